"""The project's own syntax cases: tests/spec/*.md and their English counterparts in the handbook, each a chapter on one feature with its examples.

An example is a fence of 32 backticks with the word `example`, the manuscript, a line with a dot, and what
`diaoban render` gives for it. Diagnostics follow a second line with a dot, in the short style, with exact places."""

import re
import unittest
from concurrent.futures import ThreadPoolExecutor

from support import ROOT, diaoban, main

FENCE = "`" * 32
EXAMPLE = re.compile("^" + FENCE + r" example\n(.*?)^" + FENCE + "$", re.S | re.M)


def examples(path):
    """(line, manuscript, output, diagnostics) of each example; → is a tab."""
    text = path.read_text(encoding="utf-8")
    for match in EXAMPLE.finditer(text):
        parts = re.split(r"^\.\n", match.group(1).replace("→", "\t"), flags=re.M)
        line = text.count("\n", 0, match.start()) + 1
        assert len(parts) in (2, 3), f"{path.name}:{line}: an example has two or three parts"
        yield line, parts[0], parts[1], parts[2] if len(parts) == 3 else ""


def rendered(source, folder):
    process = diaoban("render", "--diagnostics", "short", "-", cwd=folder, stdin=source.encode())
    said = re.sub(r"^-:", "", process.stderr.decode(), flags=re.M)
    return process.stdout.decode(), said


class Spec(unittest.TestCase):
    def test_examples(self):
        chinese = sorted((ROOT / "tests/spec").glob("*.md"))
        english = sorted((ROOT / "manuscript/en/syntax").glob("*.md"))
        self.assertTrue(chinese)
        self.assertEqual([path.name for path in chinese], [path.name for path in english])
        files = chinese + english
        for path in files:
            cases = list(examples(path))
            self.assertTrue(cases, f"{path.name} has no example")
            with ThreadPoolExecutor(2) as pool:
                results = list(pool.map(lambda case, path=path: rendered(case[1], path.parent), cases))
            for (line, source, output, said), (got, got_said) in zip(cases, results):
                with self.subTest(f"{path.name}:{line}"):
                    self.assertEqual(got, output)
                    self.assertEqual(got_said, said)


if __name__ == "__main__":
    main()
