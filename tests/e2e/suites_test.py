"""The public suites of Markdown and MyST cases in ../shared/spec, through `diaoban render`.

Every case of the features that diaoban has is judged by structure and text. One that is not met is listed in
suites_exceptions.json with its reason, and one that is met must not be. Whole suites are left out there only when
their feature is none of diaoban's."""

import json
import pathlib
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor

from suites_docutils import to_html
from structure import structure
from suites_conventions import plain_tokens, read_colon_fences, read_unknown, rewrite, same_braces
from support import diaoban, main, shared, write_book

# Classes of exceptions that do not count against the share, for no reader could meet them beside the other cases: what
# another suite states the other way (conflict), and what runs with options of its own program (option).
OUTSIDE = {"conflict", "option"}

# Suites of one threshold, by the beginning of their names, and the share of their cases that must hold.
GROUPS = {
    "CommonMark": (("commonmark-",), 1.0),
    "GFM": (("gfm-", "cmark-gfm-"), 1.0),
    "extensions": (("markdown-it-py-", "mdit-py-plugins-", "pulldown-"), 0.97),
    "MyST": (("myst-spec-", "myst-parser-"), 0.92),
}


def exceptions():
    path = pathlib.Path(__file__).with_name("suites_exceptions.json")
    return json.loads(path.read_text(encoding="utf-8"))


def states_output(case):
    """Whether a case says what comes out: HTML, or a docutils document."""
    expected = case.get("expected")
    if not isinstance(expected, str) or case.get("skip"):
        return False
    return case["kind"] in ("html", "mdast+html") or expected.lstrip().startswith("<document")


# What the program of this suite puts beside its cases.
INCLUDED = {"other.md": "a\nb\nc\n", "fmatter.md": "---\na: 1\n---\nb\n"}


def rendered(text, files=None):
    with tempfile.TemporaryDirectory() as folder:
        name = "-"
        if files:
            name = pathlib.Path(folder) / "case.md"
            write_book(folder, {"case.md": text, **files})
        process = diaoban("render", "--raw-html", name, stdin=text.encode("utf-8", "surrogatepass"))
    return process.stdout.decode("utf-8", "replace") if process.returncode in (0, 1) else "crashed"


def holds(case):
    got = rendered(case["input"], INCLUDED if "mock_include" in case["suite"] else None)
    expected = case["expected"]
    if case["kind"] == "docutils-xml-or-yaml":
        of_roles = 'refdomain="std"' in expected
        # A title that the author wrote stands in the document; the name of a kind does not.
        titled = got.replace("admonition-title", "")
        return plain_tokens(to_html(expected), of_roles) in (plain_tokens(got, of_roles),
                                                             plain_tokens(titled, of_roles))
    if structure(got) == structure(expected):
        return True
    if structure(same_braces(got)) == structure(same_braces(rewrite(expected))):
        return True
    if "directive unhandled" in expected:
        return structure(got) == structure(read_unknown(expected, rendered))
    return "colon_fence" in case["suite"] and structure(got) == structure(read_colon_fences(expected, rendered))


class Suites(unittest.TestCase):
    def check(self, group):
        begins, share = GROUPS[group]
        listed = exceptions()
        folder = shared("spec")
        wrong, counted, met = [], 0, 0
        for path in sorted(folder.glob("*.json")):
            if not path.name.startswith(begins) or path.stem in listed["suites"]:
                continue
            cases = [c for c in json.loads(path.read_text(encoding="utf-8")) if states_output(c)]
            with ThreadPoolExecutor(2) as pool:
                results = list(pool.map(holds, cases))
            excused = listed["cases"].get(path.stem, {})
            for case, good in zip(cases, results):
                name = str(case["n"])
                outside = excused.get(name, {}).get("class") in OUTSIDE
                counted += not outside
                met += good and not outside
                if good == (name in excused):
                    wrong.append(f"{path.stem} {name} ({case['title']}): "
                                 + ("listed, but it holds" if good else "does not hold"))
        print(f"{group}: {met} of {counted}")
        self.assertEqual(wrong, [])
        self.assertGreaterEqual(met / counted, share)


for name in GROUPS:
    setattr(Suites, "test_" + name, lambda self, group=name: self.check(group))


if __name__ == "__main__":
    main()
