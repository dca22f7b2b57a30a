"""Faults in a book are diagnostics, and the book comes out as far as it can."""

import os
import signal
import subprocess
import time

from support import PROGRAM, BookTest, epub_entries, main, pdf_text, write_book


def chapter_text(files):
    entries = epub_entries(next(f for f in files if f.suffix == ".epub"))
    return b"".join(v for k, v in entries.items() if k.endswith(".xhtml")).decode()


class BadInput(BookTest):
    def test_faults_have_their_place_and_the_book_comes_out(self):
        write_book(self.folder / "book", {
            "conf.py": "project = '书'\nlanguage = 'zh_CN'\nbroken = [1, (\n",
            "index.md": "# 前言\n\n见 ![图一](img/none.png)。\n\n:::{notee}\n留下的字\n:::\n\n"
                        "```{toctree}\na\nmissing\n```\n",
            "a.md": "# 甲\n\n正文一。\n",
        })
        files, said = self.build(self.folder / "book", "--diagnostics", "short", expect=1)
        self.assertEqual([f.suffix for f in files], [".epub", ".pdf"])
        self.assertRegex(said, r"conf\.py:3:\d+: ")
        self.assertRegex(said, r"index\.md:3:3: error: .*img/none\.png")
        self.assertRegex(said, r"index\.md:5:\d+: warning: .*notee")
        self.assertRegex(said, r"index\.md:11:1: error: .*missing")
        text = chapter_text(files)
        for words in ("留下的字", "正文一", "图一"):
            self.assertIn(words, text)
        pdf = pdf_text(files[1])
        for words in ("留下的字", "正文一", "图一"):
            self.assertIn(words, pdf)

    def test_paths_out_of_the_book_are_refused(self):
        write_book(self.folder, {"secret.md": "# 秘密\n\n不可读的字\n", "secret.png": b"x"})
        write_book(self.folder / "book", {
            "index.md": "# A\n\n![p](../secret.png)\n\n```{include} ../secret.md\n```\n\n"
                        "```{literalinclude} link.md\n```\n"})
        os.symlink(self.folder / "secret.md", self.folder / "book/link.md")
        files, said = self.build(self.folder / "book", "--diagnostics", "short", expect=1)
        self.assertNotIn("不可读的字", chapter_text(files))
        for line in (3, 5, 8):
            self.assertRegex(said, rf"index\.md:{line}:\d+: error: ")

    def test_hostile_files_are_refused_in_bounded_time(self):
        bomb = ('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">'
                + "".join(f'<!ENTITY b{i} "{("&b%d;" % (i - 1)) * 10 if i else "&a;" * 10}">' for i in range(9))
                + ']><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text>&b8;</text></svg>')
        deep = ('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">' + "<g>" * 100000
                + "</g>" * 100000 + "</svg>")
        huge_png = (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (60000).to_bytes(4, "big") * 2
                    + b"\x08\x06\0\0\0" + b"\0\0\0\0")
        write_book(self.folder / "book", {
            "index.md": "# A\n\n![b](bomb.svg)\n\n![d](deep.svg)\n\n![h](huge.png)\n\n![t](cut.jpg)\n\n"
                        "<script>alert(1)</script>\n\n<a href=\"java\tscript:alert(1)\" onclick=\"x()\">字</a>\n",
            "bomb.svg": bomb, "deep.svg": deep, "huge.png": huge_png, "cut.jpg": b"\xff\xd8\xff\xe0\0\x10JF",
        })
        start = time.monotonic()
        files, said = self.build(self.folder / "book", "--diagnostics", "short", expect=1)
        self.assertLess(time.monotonic() - start, 20)
        # The bomb's entities are not expanded; what else the drawing shows is kept.
        self.assertRegex(said, r"index\.md:3:\d+: \w+: .*entities")
        for line in (5, 7, 9):
            self.assertRegex(said, rf"index\.md:{line}:\d+: error: ")
        text = chapter_text(files)
        for word in ("alert", "onclick", "<script"):
            self.assertNotIn(word, text)
        self.assertIn("字", text)

    def test_a_killed_build_leaves_the_last_good_files(self):
        book = self.folder / "book"
        write_book(book, {"index.md": "# 甲\n\n" + "正文很长。" * 20000 + "\n"})
        files, _ = self.build(book)
        good = {f.name: f.read_bytes() for f in files}
        for delay in (0.02, 0.1, 0.2, 0.4, 0.7):
            process = subprocess.Popen([PROGRAM, "build", book, "--output", self.folder / "dist"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                       env=dict(os.environ, SOURCE_DATE_EPOCH="1700000000"))
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            process.wait()
            # A build that was not killed in time has made the same book again, to the byte.
            now = {name: (self.folder / "dist" / name).read_bytes() for name in good}
            self.assertEqual(now, good)


if __name__ == "__main__":
    main()
