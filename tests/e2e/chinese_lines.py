"""What must hold for the Chinese lines of a finished PDF, read back by the shared tool."""

import contextlib
import io
import runpy
import sys

from support import need, run, shared, text_of

# An author may begin a paragraph with an interpunct, and a name in code with anything: only these
# marks may never stand there.
NEVER_FIRST, NEVER_LAST = "，。、；：？！）》」』】〉〗〕］｝～”’", "（《「『【〈〖〔［｛“‘"


def figures(path):
    """What the tool finds in a PDF, by the names of its columns."""
    said = text_of(run(sys.executable, shared("tools/typocheck.py"), path, timeout=300))
    names, values = (row.split()[1:] for row in said.strip().splitlines())
    return {name: float(value.split("/")[0]) for name, value in zip(names, values)}


def reader_of_lines():
    """The tool's own functions."""
    arguments, sys.argv = sys.argv, ["typocheck.py"]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return runpy.run_path(str(shared("tools/typocheck.py")))
    finally:
        sys.argv = arguments


def forbidden_edges(path):
    """Lines of eight Han or more that begin or end with a mark that may not stand there."""
    read = reader_of_lines()
    lines = ["".join(c[2] for c in line).strip() for page in read["pages"](str(path))
             for line in read["lines"](page) if sum(read["han"](c[2]) for c in line) >= 8]
    return [line for line in lines if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST]


def check_lines(test, path):
    """Marks, measure, pairs, gaps, dashes, last lines and pitch, all on the finished PDF."""
    need("mutool")
    found = figures(path)
    test.assertEqual(found["off/pages"], 0, "text off the paper")
    test.assertGreaterEqual(found["flush"], 0.995)
    test.assertLessEqual(found["maxp"], 1.12)
    test.assertEqual((found["pairs"], found["gap"], found["gap0"], found["dash"], found["lone"]),
                     (1, 0.25, 0, 2, 0))
    test.assertEqual(forbidden_edges(path), [])
