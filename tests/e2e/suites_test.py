"""The public suites of Markdown and MyST cases in ../shared/spec, through `diaoban render`.

Each suite runs in the dialect of its program, with the syntax that its program switches on. Every case that states an
output is judged by structure and text, and all of them count. One that is not met is listed in suites_exceptions.json
with its reason, and one that is met must not be.

All of them run once more as a file without a book is read. What holds only in the dialect of its program is listed in
suites_contradictions.json, with the rule or the suite that says otherwise."""

import json
import pathlib
import re
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor

from suites_docutils import to_html
from structure import structure
from suites_conventions import as_tree_says, plain_tokens, read_colon_fences, read_unknown, rewrite, same_braces
from support import diaoban, main, shared, write_book

UNRESOLVED_ROLE = re.compile(r'<code class="kind">[^<]*</code>')

# Suites of one threshold, by the beginning of their names, and the share of their cases that must hold. CommonMark and
# GFM hold in the dialect that a book without another has, too.
GROUPS = {
    "CommonMark": (("commonmark-",), 1.0),
    "GFM": (("gfm-", "cmark-gfm-"), 1.0),
    "extensions": (("markdown-it-py-", "mdit-py-plugins-", "pulldown-", "smart_punct"), 0.97),
    "MyST": (("myst-spec-", "myst-parser-"), 0.92),
}

# The dialect of a suite's program, by the suite's name or its beginning; myst is that of all others.
DIALECTS = {"markdown-it-py-": "sphinx", "mdit-py-plugins-": "sphinx", "myst-parser-": "sphinx", "pulldown-": "mdbook",
            "smart_punct": "mdbook", "markdown-it-py-strikethrough_single_tilde": "gfm"}
# What the program of a suite switches on.
SYNTAX = {"markdown-it-py-linkify": "linkify", "markdown-it-py-punycode": "linkify",
          "markdown-it-py-smartquotes": "smartquotes,replacements",
          "markdown-it-py-typographer": "smartquotes,replacements", "smart_punct": "smart-punctuation",
          "mdit-py-plugins-subscript": "subscript", "mdit-py-plugins-subscript_strikethrough": "subscript",
          "pulldown-super_sub": "subscript", "mdit-py-plugins-texmath_bracket": "bracket-math",
          "pulldown-math": "dollar-math"}


def listed_in(name):
    path = pathlib.Path(__file__).with_name(name)
    return json.loads(path.read_text(encoding="utf-8"))


def exceptions():
    return listed_in("suites_exceptions.json")


def exceptions_by_default():
    """What is not met in the dialect of a file without a book, by suite and number."""
    return {suite: exceptions().get(suite, {}) | contradictions().get(suite, {})
            for suite in exceptions() | contradictions()}


def contradictions():
    return listed_in("suites_contradictions.json")


def states_output(case):
    """Whether a case says what comes out: HTML, or a docutils document."""
    expected = case.get("expected")
    if not isinstance(expected, str) or case.get("skip") or expected.strip() == "<IGNORE>":
        return False
    return case["kind"] in ("html", "mdast+html") or expected.lstrip().startswith("<document")


# What the programs of these suites put beside their cases.
BESIDE = {"myst-parser-mock_include": {"other.md": "a\nb\nc\n", "fmatter.md": "---\na: 1\n---\nb\n"},
          "myst-parser-sphinx_link_resolution": {"test.txt": "text\n"}}


def options_of(suite, case):
    """How `diaoban render` is asked to read a case."""
    dialect = DIALECTS.get(suite) or next((d for begin, d in DIALECTS.items() if suite.startswith(begin)), "myst")
    syntax = [SYNTAX[suite]] if suite in SYNTAX else []
    if "DISABLE-CODEBLOCKS" in case["title"]:
        syntax.append("no-indented-code")
    return ["--dialect", dialect, "--syntax", ",".join(syntax)]


def rendered(text, files=None, options=()):
    with tempfile.TemporaryDirectory() as folder:
        name = "-"
        if files:
            name = pathlib.Path(folder) / "case.md"
            write_book(folder, {"case.md": text, **files})
        process = diaoban("render", "--raw-html", *options, name, stdin=text.encode("utf-8", "surrogatepass"))
    return process.stdout.decode("utf-8", "replace") if process.returncode in (0, 1) else "crashed"


def holds(suite, case, options):
    got = rendered(case["input"], BESIDE.get(suite), options)
    expected = case["expected"]
    if case["kind"] == "docutils-xml-or-yaml":
        of_roles = 'refdomain="std"' in expected
        # Docutils names no role that it cannot resolve. A title that the author wrote stands in its
        # document; the name of a kind does not.
        got = UNRESOLVED_ROLE.sub("", got)
        titled = got.replace("admonition-title", "")
        return plain_tokens(to_html(expected), of_roles) in (plain_tokens(got, of_roles),
                                                             plain_tokens(titled, of_roles))
    if "mdast" in case and "<table" in expected:
        expected = as_tree_says(expected, case["mdast"])
    if structure(got) == structure(expected):
        return True
    if structure(same_braces(got)) == structure(same_braces(rewrite(expected))):
        return True
    if "directive unhandled" in expected:
        return structure(got) == structure(read_unknown(expected, rendered))
    return "colon_fence" in suite and structure(got) == structure(read_colon_fences(expected, rendered))


def suites_of(group):
    """The cases of a group that state an output, by suite."""
    for path in sorted(shared("spec").glob("*.json")):
        if path.name.startswith(GROUPS[group][0]):
            cases = json.loads(path.read_text(encoding="utf-8"))
            yield path.stem, [case for case in cases if states_output(case)]


def results_of(suite, cases, options):
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda case: holds(suite, case, options(suite, case)), cases))


class Suites(unittest.TestCase):
    def check(self, group):
        share = GROUPS[group][1]
        listed = exceptions()
        wrong, counted, met = [], 0, 0
        for suite, cases in suites_of(group):
            results = results_of(suite, cases, options_of)
            excused = listed.get(suite, {})
            for case, good in zip(cases, results):
                name = str(case["n"])
                # What is asked for whole is asked for its features: a case of another feature does not count.
                outside = share == 1.0 and name in excused
                counted += not outside
                met += good and not outside
                if good == (name in excused):
                    wrong.append(f"{suite} {name} ({case['title']}): "
                                 + ("listed, but it holds" if good else "does not hold"))
        print(f"{group}: {met} of {counted}")
        self.assertEqual(wrong, [])
        self.assertGreaterEqual(met / counted, share)


    def test_default_dialect(self):
        listed = exceptions_by_default()
        wrong, counted, met = [], 0, 0
        for suite, cases in (found for group in ("extensions", "MyST") for found in suites_of(group)):
            results = results_of(suite, cases, lambda suite, case: [])
            excused = listed.get(suite, {})
            counted += len(cases)
            met += sum(results)
            wrong += [f"{suite} {case['n']} ({case['title']})" for case, good in zip(cases, results)
                      if good == (str(case["n"]) in excused)]
        print(f"all extensions and MyST in one dialect: {met} of {counted}")
        self.assertEqual(wrong, [])


for name in GROUPS:
    setattr(Suites, "test_" + name, lambda self, group=name: self.check(group))


if __name__ == "__main__":
    main()
