"""The handbook: both editions build without a warning, and say all that the program has to say."""

import json
import re

import kindle_rules
from reading import assert_same_reading
from support import (ROOT, BookTest, diaoban, epub_entries, epubcheck, epubcheck_ts, main, need,
                     run, text_of)
from views import what_is_too_wide

EDITIONS = ("zh", "en")


def chapter(language, name):
    return (ROOT / "manuscript" / language / name).read_text(encoding="utf-8")


class Handbook(BookTest):
    def build_edition(self, language, *options):
        files, said = self.build(ROOT / "manuscript" / language, "--diagnostics", "json", *options)
        found = json.loads(said[said.index("["):said.rindex("]") + 1]) if "[" in said else []
        wrong = [(d["name"], d["message"], d.get("place")) for d in found
                 if d["severity"] != "note"]
        self.assertEqual(wrong, [])
        return files

    def check_epub(self, path):
        self.assertEqual(epubcheck(path), [])
        self.assertEqual(epubcheck_ts(path), [])
        names = epub_entries(path)
        self.assertTrue(any(name.endswith((".svg", ".png")) or b"<svg" in data
                            for name, data in names.items()))

    def check_pdf(self, path):
        check = run(need("qpdf"), "--check", path)
        self.assertEqual(check.returncode, 0, text_of(check))
        drawn = text_of(run(need("mutool"), "draw", "-r", "10", "-F", "ppm", "-o", "/dev/null", path))
        self.assertFalse("cannot render" in drawn, path.name + drawn[:500])

    def test_editions(self):
        for language in EDITIONS:
            with self.subTest(language):
                epub, pdf = [f for f in self.build_edition(language)
                             if f"-{'en' if language == 'en' else 'zh-Hans'}-" in f.name]
                # The profile for all readers is not Kindle's, which proves that its rules can fail.
                broken = {rule for rule, _ in kindle_rules.broken(epub)}
                self.assertLessEqual({"html_toc", "cover_page", "css_support"}, broken)
                self.check_epub(epub)
                self.check_pdf(pdf)
                assert_same_reading(self, epub, pdf)
                self.assertEqual(text_of(diaoban("check", pdf)).strip(), "")
                with self.subTest("views"):
                    self.assertEqual(what_is_too_wide(epub, self.folder / language)[0], [])

    def test_other_editions(self):
        """Kindle's and the printer's, with its cover."""
        for language in EDITIONS:
            with self.subTest(language):
                files = self.build_edition(language, "-e", "kindle", "-e", "print")
                kindle, = [f for f in files if f.suffix == ".epub" and f"-{language}" in f.name]
                self.assertEqual(kindle_rules.broken(kindle), [])
                self.check_epub(kindle)
                pdfs = [f for f in files if f.suffix == ".pdf" and f"-{language}" in f.name]
                self.assertEqual([f.name.split("-print")[1] for f in pdfs], ["-cover.pdf", ".pdf"])
                for path in pdfs:
                    self.check_pdf(path)


class Reference(BookTest):
    """The chapters that list names leave none out, and name nothing that is not there."""

    def test_diagnostics(self):
        listed = dict(line.split() for line in text_of(diaoban("explain")).splitlines())
        self.assertGreater(len(listed), 50)
        words = {"zh": {"error": "错误", "warning": "警告", "note": "提示"},
                 "en": {"error": "error", "warning": "warning", "note": "note"}}
        for language in EDITIONS:
            text = chapter(language, "diagnostics.md")
            told = dict(re.findall(r"^`([a-z0-9-]+)` ?[（(](\w+)[）)]$", text, re.M))
            expected = {name: words[language][severity] for name, severity in listed.items()}
            self.assertEqual(sorted(told.items() ^ expected.items()), [], language)

    def test_commands(self):
        overview = text_of(diaoban("--help"))
        commands = re.findall(r"^  ([a-z]+) ", overview.split("Commands:")[1], re.M)
        commands = [c for c in commands if c != "diaoban"]
        self.assertIn("build", commands)
        options = {"--help", "--version"}
        for command in commands:
            options |= set(re.findall(r"--[a-z][a-z-]+", text_of(diaoban(command, "--help"))))
        for language in EDITIONS:
            text = chapter(language, "commands.md")
            for command in commands:
                self.assertTrue(f"## {command}\n" in text, f"{language}: {command}")
            told = set(re.findall(r"--[a-z][a-z-]+", text))
            self.assertEqual(sorted(told ^ options), [], language)

    def test_settings(self):
        """Every table of the default theme is explained."""
        theme = (ROOT / "toolchain/project/themes/default.toml").read_text(encoding="utf-8")
        for language in EDITIONS:
            text = chapter(language, "theme.md") + chapter(language, "chinese.md")
            table = ""
            for line in theme.splitlines():
                if match := re.match(r"\[([\w.-]+)\]", line):
                    table = match[1]
                    self.assertTrue(table.split(".")[-1] in text, f"{language}: [{table}]")
                elif match := re.match(r"([\w-]+) = ", line):
                    self.assertTrue(f"`{match[1]}`" in text, f"{language}: {table}.{match[1]}")

    def test_both_editions_have_the_same_chapters(self):
        names = [sorted(p.name for p in (ROOT / "manuscript" / language).glob("*.md"))
                 for language in EDITIONS]
        self.assertEqual(*names)


if __name__ == "__main__":
    main()
