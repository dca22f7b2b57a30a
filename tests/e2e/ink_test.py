"""Every character that a PDF says it holds is really drawn: not only kept as text."""

import re
import xml.etree.ElementTree as tree

from support import BookTest, main, need, run, text_of, write_book

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


def blank_characters(path):
    """(Han that leave no ink where the text says they stand, how many Han there are)."""
    text = run(need("mutool"), "draw", "-q", "-F", "stext", path).stdout.decode("utf-8", "replace")
    blank, count = [], 0
    pages = tree.fromstring(text).iter("page")
    for page, rows in zip(pages, gray_pages(path, path.parent), strict=True):
        for char in page.iter("char"):
            if not "\u4e00" <= char.get("c") <= "\u9fff":
                continue
            quad = [float(n) * DOTS_PER_POINT for n in char.get("quad").split()]
            left, right = int(min(quad[::2])), int(max(quad[::2])) + 1
            box = rows[int(min(quad[1::2])):int(max(quad[1::2])) + 1]
            count += 1
            if not any(row[left:right] and min(row[left:right]) < 160 for row in box):
                blank.append(char.get("c"))
    return blank, count


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


if __name__ == "__main__":
    main()
