"""Lines of text read back from finished PDFs: where they end, what copies, what no face has."""

import re
import unicodedata

from support import BookTest, line_figures, main, pdf_text, shared, write_book

BOOK = """# 雕版

他说“Let’s go”，然后走了——没有回头……“‘好’（真的）”。office、fluffy 与 difficult 都有连字，
🤷 和 👩‍💻 是图，{ruby}`汉字(hàn zì)` 有注音，链接[雕版印书](https://example.org/a_b/c)也一样。

一份手稿，出每一种版本的书：EPUB 3、PDF 和封面。一行放不下的 internationalization 会断开，
`ThreadLocalMap::getEntryAfterMiss` 也会断开，拷出来的文字仍是稿件里的文字。
"""
READING = (
    "他说“Let’s go”，然后走了——没有回头……“‘好’（真的）”。office、fluffy 与 difficult 都有连字，"
    "🤷 和 👩‍💻 是图，汉字有注音，链接雕版印书也一样。",
    "一份手稿，出每一种版本的书：EPUB 3、PDF 和封面。一行放不下的 internationalization 会断开，"
    "ThreadLocalMap::getEntryAfterMiss 也会断开，拷出来的文字仍是稿件里的文字。")


def normalised(text):
    """Without white space and the hyphens that lines added; compatibility forms as what they are."""
    text = re.sub("[\u00ad\u200b]|hàn\\s*zì", "", text)
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


class Lines(BookTest):
    def test_copied_text_is_the_manuscript_s(self):
        write_book(self.folder / "book", {"index.md": BOOK})
        files, _ = self.build(self.folder / "book", "--edition", "screen")
        copied = normalised(pdf_text(files[0]))
        for paragraph in READING:
            self.assertIn(normalised(paragraph), copied)

    def test_a_character_without_a_face_is_told_with_its_place(self):
        # Private-use characters are no face's.
        write_book(self.folder / "book", {
            "index.md": "# 题\n\n正文\U0010fffd。\n\n```text\nfirst\nx = \U0010fffc\n```\n"})
        _, said = self.build(self.folder / "book", "--edition", "screen", "--diagnostics", "short",
                             expect=1)
        self.assertIn("index.md:3:3: error: no face has U+10FFFD", said)
        self.assertRegex(said, r"index\.md:5:1: error: no face has U\+10FFFC .*, in line 2 of the listing")
        self.assertEqual(said.count("[missing-glyph]"), 2)


class BackFromBooks(BookTest):
    def check(self, book, pairs):
        files, _ = self.build(shared("books/" + book), "--edition", "screen", expect=None)
        found = line_figures(files[0])
        self.assertGreaterEqual(found["flush"], 0.995)
        self.assertLessEqual(found["maxp"], 1.12)
        self.assertGreaterEqual(found["pairs"], pairs)
        self.assertEqual((found["end"], found["gap"], found["gap0"], found["dash"], found["lone"]),
                         (0, 0.25, 0, 2, 0))

    def test_a_book_of_simplified_chinese_and_code(self):
        self.check("trpl-zh-cn", 1)

    def test_a_book_of_traditional_chinese(self):
        # Taiwan's question mark is a full em without blank sides: a mark after it stays apart.
        self.check("wenyanwen", 0.93)


if __name__ == "__main__":
    main()
