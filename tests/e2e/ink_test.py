"""Every character that a PDF says it holds is really drawn: not only kept as text."""

import itertools
import re
import xml.etree.ElementTree as tree

from support import BookTest, main, need, run, shared, text_of, write_book

DOTS_PER_POINT = 1.5


def gb2312():
    """The 6,763 Han of GB 2312: rows 16 to 87 of its table."""
    cells = (bytes((row + 0xA0, cell + 0xA0)) for row in range(16, 88) for cell in range(1, 95))
    return [c for cell in cells if len(c := cell.decode("gb2312", "ignore")) == 1]


def gray_pages(path, folder):
    """Each page as its rows of bytes."""
    run(need("pdftoppm"), "-gray", "-r", str(72 * DOTS_PER_POINT), path, folder / "page")
    for file in sorted(folder.glob("page-*.pgm")):
        data = file.read_bytes()
        head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
        width, height = int(head.group(1)), int(head.group(2))
        yield [data[head.end() + y * width:head.end() + (y + 1) * width] for y in range(height)]


def is_han(character):
    return "\u4e00" <= character <= "\u9fff"


def characters(path, folder):
    """(page, character, the dots of its box) for each character of text, in its order."""
    text = run(need("mutool"), "draw", "-q", "-F", "stext", path).stdout.decode("utf-8", "replace")
    pages = list(tree.fromstring(text).iter("page"))
    size = pages[0].get("width"), pages[0].get("height")
    for number, (page, rows) in enumerate(zip(pages, gray_pages(path, folder), strict=True), 1):
        if (page.get("width"), page.get("height")) != size:
            continue  # a fold-out, in whose drawing boxes stand over labels
        for char in page.iter("char"):
            quad = [float(n) * DOTS_PER_POINT for n in char.get("quad").split()]
            left, right = max(0, int(min(quad[::2]))), int(max(quad[::2])) + 1
            box = rows[max(0, int(min(quad[1::2]))):int(max(quad[1::2])) + 1]
            yield number, char.get("c"), b"".join(row[left:right] for row in box)


def blank_characters(path):
    """(Han that leave no ink where the text says they stand, how many Han there are)."""
    han = [(c, dots) for _, c, dots in characters(path, path.parent) if is_han(c)]
    return [c for c, dots in han if min(dots, default=255) >= 160], len(han)


def unseen_text(path, folder):
    """Runs of six letters, digits or Han, or more, whose boxes are all of one colour: something hides them."""
    unseen, hidden = [], ""
    for page, c, dots in itertools.chain(characters(path, folder), [(0, "", b"")]):
        if not c.isalnum() and c:
            continue
        if len(dots) >= 30 and max(dots) - min(dots) < 20:
            hidden += c
            continue
        if len(hidden) >= 6:
            unseen.append((page, hidden))
        hidden = ""
    return unseen


class Ink(BookTest):
    def pdf_of(self, text):
        write_book(self.folder / "book", {"index.md": text})
        files, _ = self.build(self.folder / "book", "--edition", "screen")
        return next(f for f in files if f.suffix == ".pdf")

    def test_a_character_of_many_subroutines_is_drawn(self):
        blank, count = blank_characters(self.pdf_of("# 如\n\n如 **如** *如* `如`\n\n    如\n"))
        self.assertGreaterEqual(count, 6)
        self.assertEqual(blank, [])

    def test_all_of_gb_2312_is_drawn_in_every_face(self):
        characters = gb2312()
        self.assertEqual(len(characters), 6763)
        rows = ["".join(characters[i:i + 36]) for i in range(0, len(characters), 36)]
        paragraphs = (f"{row}\n\n**{row}**\n\n*{row}*\n\n`{row}`\n\n**`{row}`**\n" for row in rows)
        path = self.pdf_of("# 字\n\n" + "\n".join(paragraphs))
        blank, count = blank_characters(path)
        self.assertGreaterEqual(count, 5 * 6763)
        self.assertEqual(blank, [])
        said = text_of(run(need("mutool"), "draw", "-q", "-r", "36", "-o", "/dev/null", "-F", "pgm",
                           path))
        self.assertNotIn("cannot render glyph", said)

    def test_text_below_a_picture_is_seen(self):
        """Cairo lets the clip of a picture stand: text must not be written into it."""
        write_book(self.folder / "book", {"index.md": "# 图\n\n![图](a.svg)\n" + "\n图下面的文字都看得见。\n" * 12,
                                          "a.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="684">'
                                                   '<rect width="800" height="684" fill="#eee"/></svg>'})
        files, _ = self.build(self.folder / "book", "--edition", "screen")
        blank, count = blank_characters(files[0])
        self.assertGreaterEqual(count, 12 * 10)
        self.assertEqual(blank, [])

    def test_all_text_of_books_is_seen(self):
        for book in ("jvm-insider", "advanced-go"):
            with self.subTest(book):
                files, _ = self.build(shared("books/" + book), "--edition", "screen", expect=None)
                folder = self.folder / book
                folder.mkdir()
                self.assertEqual(unseen_text(files[0], folder), [])


if __name__ == "__main__":
    main()
