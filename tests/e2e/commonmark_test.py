"""The 652 examples of CommonMark 0.31.2, from the pinned npm package, through `diaoban render`."""

import re
import unittest
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser

from support import NODE_MODULES, diaoban, main

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Tokens(HTMLParser):
    """HTML as a list of tokens in which spelling does not count: entities, void tags, attribute order."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tokens = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tokens.append(("start", tag, tuple(sorted((k, v or "") for k, v in attributes))))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.tokens.append(("end", tag))

    def handle_data(self, text):
        if self.tokens and self.tokens[-1][0] == "text":
            text = self.tokens.pop()[1] + text
        self.tokens.append(("text", text))

    def handle_comment(self, text):
        self.tokens.append(("comment", text))

    def handle_pi(self, text):
        self.tokens.append(("pi", text.removesuffix("?")))

    def handle_decl(self, text):
        self.tokens.append(("declaration", text))

    def unknown_decl(self, text):
        self.tokens.append(("declaration", text))


def comparable(text):
    """Tokens without the white space that only separates blocks."""
    tokens = Tokens(text).tokens
    return [t for t in tokens if t[0] != "text" or t[1].strip() or "\n" not in t[1]]


def examples():
    specification = NODE_MODULES / "commonmark-spec/spec.txt"
    if not specification.exists():
        raise unittest.SkipTest("commonmark-spec is not installed")
    fence = "`" * 32
    pattern = re.compile(fence + r" example\n(.*?)^\.\n(.*?)^" + fence + r"$", re.S | re.M)
    return [(m.group(1).replace("→", "\t"), m.group(2).replace("→", "\t"))
            for m in pattern.finditer(specification.read_text(encoding="utf-8"))]


class CommonMark(unittest.TestCase):
    def test_all_examples(self):
        cases = examples()
        self.assertEqual(len(cases), 652)

        def rendered(case):
            return diaoban("render", "--raw-html", "-", stdin=case[0].encode()).stdout.decode()

        with ThreadPoolExecutor(2) as pool:
            results = list(pool.map(rendered, cases))
        wrong = [(number, source, expected, got)
                 for number, ((source, expected), got) in enumerate(zip(cases, results), 1)
                 if comparable(expected) != comparable(got)]
        for number, source, expected, got in wrong[:10]:
            print(f"example {number}: {source!r}\n  wants {expected!r}\n  got   {got!r}")
        self.assertEqual([w[0] for w in wrong], [])


if __name__ == "__main__":
    main()
