"""EPUB and PDF of a book say the same, in the same order; what the PDF says is whole."""

import re

from reading import assert_same_reading, english_without_language, plain, read_epub, read_pdf
from support import ROOT, BookTest, diaoban, main, need, pdf_text, run, shared, text_of, write_book


def settings(language):
    return f'title = "Title"\nlanguage = "{language}"\nfiles = ["ch1.md"]\n'


class Reading(BookTest):
    def editions(self, book, expect=None):
        files, _ = self.build(book, expect=expect)
        return [next(f for f in files if f.suffix == suffix) for suffix in (".epub", ".pdf")]

    def check_book(self, book):
        epub, pdf = self.editions(book)
        blocks = assert_same_reading(self, epub, pdf)
        code = {text for text, tag in read_epub(epub) if tag == "pre"}
        self.assertEqual(english_without_language(blocks, code), [])
        findings = text_of(diaoban("check", pdf))
        self.assertEqual(findings.strip(), "")

    def test_the_book_of_every_feature(self):
        self.check_book(ROOT / "tests/books/everything")

    def test_notes_and_callouts(self):
        """Marks as the theme wants them, notes at the chapter's end, the list that explains a listing."""
        write_book(self.folder, {
            "book.toml": settings("zh-Hans") + 'theme = "t.toml"\n',
            "t.toml": '[footnote]\nnumbering = "endnotes"\nmark = "before-stop"\n',
            "ch1.md": "# 一\n\n文。[^a]又有文[^b]。\n\n[^a]: 甲注\n[^b]: 乙注\n\n"
                      "```c\nint a; // <1>\nint b; // <2>\n```\n\n1. 解释甲\n2. 解释乙\n\n" + "另一段。\n\n" * 4})
        self.check_book(self.folder)
        epub = next((self.folder / "dist").glob("*.epub"))
        blocks = [text for text, _ in read_epub(epub)]
        self.assertIn("解释甲", blocks)
        pdf = pdf_text(next((self.folder / "dist").glob("*.pdf")))
        self.assertEqual((pdf.count("①"), pdf.count("②"), pdf.count("1. ")), (4, 4, 0))

    def test_a_large_book(self):
        self.check_book(shared("books/trpl-zh-cn"))

    def test_books_that_do_not_conform(self):
        """For their pictures without a text, say, they cannot claim PDF/UA, but say the same in both."""
        for book in ("advanced-go", "js-primer", "myst-parser-docs", "wenyanwen", "zhyantao"):
            with self.subTest(book):
                epub, pdf = self.editions(shared("books/" + book))
                assert_same_reading(self, epub, pdf)

    def test_a_chapter_that_shows_nothing(self):
        """It has its title in both, where the contents lead."""
        write_book(self.folder, {"SUMMARY.md": "- [甲](a.md)\n- [空章](b.md)\n", "a.md": "# 甲\n" + "\n文。\n" * 12,
                                 "b.md": "<!-- 无 -->\n"})
        epub, pdf = self.editions(self.folder)
        assert_same_reading(self, epub, pdf)
        self.assertEqual(read_epub(epub)[-1][0], "空章")

    def test_emoji_and_ligatures(self):
        """What is drawn as a picture or as one glyph for several letters is found as text."""
        write_book(self.folder, {"book.toml": settings("en"), "ch1.md": (
            "# Efficient office\n\nA fine affluent waffle 🤷 and 💞 and 👨‍👩‍👧 in 🇨🇳, first of five.\n")})
        _, pdf = self.editions(self.folder)
        texts = {"pdftotext": pdf_text(pdf),
                 "mutool": text_of(run(need("mutool"), "draw", "-F", "txt", pdf))}
        for reader, text in texts.items():
            for word in ("Efficient office", "fine affluent waffle 🤷 and 💞 and 👨‍👩‍👧 in 🇨🇳, first of five"):
                self.assertIn(word, plain(text), reader)

    def test_languages(self):
        """Chinese in an English book and English in a Chinese one, down to headings and cells."""
        for language, text, foreign in (
                ("en", "# One\n\nThe word 雕版 means a block. It is read diāobǎn.\n\n| a | 中文 |\n|---|---|\n| b | 字 |\n",
                 [("zh", "雕版"), ("zh", "中文"), ("zh", "字")]),
                ("zh-Hans", "# 一\n\n用 Envoy proxy 转发，读作 diāobǎn。\n\n## Second part\n\n见 [the manual](https://a.example/)。\n",
                 [("en", "Envoy proxy"), ("en", "Second part"), ("en", "the manual")])):
            with self.subTest(language):
                folder = self.folder / language
                write_book(folder, {"book.toml": settings(language), "ch1.md": text})
                process = diaoban("build", folder, "--output", folder / "dist")
                pdf = next((folder / "dist").glob("*.pdf"))
                found = [(piece[0], plain(piece[1])) for block in read_pdf(pdf) for piece in block[2]]
                for one in foreign:
                    self.assertIn(one, found, text_of(process))
                spoken = " ".join(t for tag, t in found if tag == language)
                self.assertTrue(re.search("diāobǎn", spoken), found)


class Refusals(BookTest):
    """What would make a claim false is told with its place, and not claimed."""

    picture = (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde\0\0\0\x0cIDATx\x9cc"
               b"\xf8\xcf\xc0\0\0\3\1\1\0\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB`\x82")

    def claims(self, text, more=""):
        write_book(self.folder, {"book.toml": settings("zh-Hans") + more, "a.png": self.picture, "ch1.md": text})
        files, said = self.build(self.folder, "-e", "screen", "--diagnostics", "short", expect=None)
        xmp = text_of(run(need("qpdf"), "--qdf", "--object-streams=disable", files[0], "-"))
        return "<pdfuaid:part>1<" in xmp, "<pdfaid:conformance>A<" in xmp, said

    def test_refusals(self):
        self.assertEqual(self.claims("# 一\n\n字。\n\n![一点](a.png)\n")[:2], (True, True))
        for text, told in (("# 一\n\n![](a.png)\n", r"ch1\.md:3:1: warning: .*\[pdf-no-alternative\]"),
                           ("# 一\n\n![图](b.png)\n", r"ch1\.md:3:1: warning: .*\[pdf-outside-file\]"),
                           ("# 一\n\n字\U0010fffd。\n", r"\[pdf-missing-glyph\]")):
            with self.subTest(told):
                accessible, archival, said = self.claims(text)
                self.assertEqual((accessible, archival), (False, False), said)
                self.assertRegex(said, told)

    def test_links_to_files(self):
        """They are told where they stand, and are no links in the book."""
        accessible, archival, said = self.claims("# 一\n\n[字](file:///tmp/a.txt)\n")
        self.assertEqual((accessible, archival), (True, True), said)
        self.assertRegex(said, r"ch1\.md:3:1: .*\[link-unsafe\]")

    def test_no_standard_is_asked_for(self):
        accessible, archival, said = self.claims("# 一\n\n![](a.png)\n", "[editions.screen]\nstandard = []\n")
        self.assertEqual((accessible, archival), (False, False))
        self.assertNotIn("pdf-no-alternative", said)
        pdf = next((self.folder / "dist").glob("*.pdf"))
        self.assertGreater(len(read_pdf(pdf)), 2)


if __name__ == "__main__":
    main()
