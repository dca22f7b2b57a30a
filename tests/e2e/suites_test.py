"""The public suites of Markdown and MyST cases in ../shared/spec, through `diaoban render`.

Every case that is not met is listed in suites_exceptions.json with its reason; a case that is met must not be."""

import json
import pathlib
import re
import unittest
from concurrent.futures import ThreadPoolExecutor

from structure import structure, visible_text
from support import diaoban, main, shared

# Classes of exceptions that no reader could meet beside the other suites: options of the suite's own program, and
# what GFM and CommonMark, which hold whole, read otherwise. They do not count against the share; the rest does.
OUTSIDE = {"option", "renderer", "message", "gfm", "cm"}

# Suites of one threshold, by the beginning of their names, and the share of their cases that must hold.
GROUPS = {
    "CommonMark": (("commonmark-",), 1.0),
    "GFM": (("gfm-", "cmark-gfm-"), 1.0),
    "extensions": (("markdown-it-py-", "mdit-py-plugins-", "pulldown-"), 0.95),
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


def holds(case):
    process = diaoban("render", "--raw-html", "-", stdin=case["input"].encode("utf-8", "surrogatepass"))
    if process.returncode not in (0, 1):
        return False
    got = process.stdout.decode("utf-8", "replace")
    if case["kind"] == "docutils-xml-or-yaml":
        # Messages of docutils about the text are diagnostics here.
        expected = re.sub(r"<system_message.*?</system_message>", "", case["expected"], flags=re.S)
        # A title that the author wrote stands in the document; the name of a kind does not.
        return visible_text(expected) in (visible_text(got), visible_text(got, titles=True))
    return structure(got) == structure(case["expected"])


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
