"""The house itself: sizes of files, their first lines, and words that do not belong."""

import pathlib
import re
import subprocess
import unittest

from support import ROOT, main

TOP_LEVEL = {"README.md", "LICENSE", "CHANGELOG.md", "CMakeLists.txt", "CMakePresets.json", "Makefile",
             "toolchain", "manuscript", "fonts", "cover", "tests", ".ci", ".github", ".clang-format",
             ".clang-tidy", ".gitignore"}


def tracked():
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listing.stdout.splitlines() if (ROOT / name).exists()]


class Tidy(unittest.TestCase):
    def setUp(self):
        if not (ROOT / ".git").exists():
            self.skipTest("not a checkout")

    def test_the_top_level_is_the_house(self):
        self.assertEqual({name.split("/")[0] for name in tracked()}, TOP_LEVEL)

    def test_no_source_file_is_over_600_lines(self):
        long = {name: lines for name in tracked() if re.search(r"\.(cpp|hpp|py|sh)$", name)
                if (lines := (ROOT / name).read_text().count("\n")) > 600}
        self.assertEqual(long, {})

    def test_every_source_file_says_its_purpose_first(self):
        silent = [name for name in tracked() if re.match(r"toolchain/.*\.(cpp|hpp)$", name)
                  if not (ROOT / name).read_text().startswith("// ")]
        self.assertEqual(silent, [])

    def test_nothing_is_left_open(self):
        left = [f"{name}:{i}" for name in tracked() if re.match(r"(toolchain|tests)/.*\.(cpp|hpp|py)$", name)
                for i, line in enumerate((ROOT / name).read_text().splitlines(), 1)
                if re.search(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b", line) and "Todo" not in line]
        self.assertEqual(left, [])

    def test_c_objects_are_freed_by_their_owners_only(self):
        naked = [f"{name}:{i}" for name in tracked() if re.match(r"toolchain/.*\.cpp$", name)
                 for i, line in enumerate((ROOT / name).read_text().splitlines(), 1)
                 if re.search(r"(?<![<,.\w] )\b(g_object_unref|cairo_(surface_)?destroy|hb_\w+_destroy|"
                              r"cmark_node_free|zip_discard)\(\w", line)]
        self.assertEqual(naked, [])

    def test_every_rule_of_lines_names_tests_that_exist(self):
        named = re.findall(r'`(\w+_test)` "([^"]+)"', (ROOT / "tests/typography.md").read_text())
        self.assertGreater(len(named), 50)
        files = {pathlib.Path(name).stem: (ROOT / name).read_text() for name in tracked()
                 if re.match(r"tests/.*_test\.(cpp|py)$", name)}
        lost = [(file, test) for file, test in named
                if f'TEST_CASE("{test}")' not in files[file] and f"def {test}(" not in files[file]]
        self.assertEqual(lost, [])


if __name__ == "__main__":
    main()
