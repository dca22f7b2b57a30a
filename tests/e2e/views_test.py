"""The measure of pages that are too wide: it finds what is, and leaves alone what scrolls in its box."""

import zipfile

from support import BookTest, main
from views import WIDTHS, what_is_too_wide

PAGE = ('<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>x</title></head>'
        '<body style="margin:0">{}</body></html>')
WIDE = '<p id="w" class="wide" style="width:800px">x</p>'


class Views(BookTest):
    def too_wide(self, body):
        book = self.folder / "book.epub"
        with zipfile.ZipFile(book, "w") as archive:
            archive.writestr("EPUB/one.xhtml", PAGE.format(body))
        wide, seen = what_is_too_wide(book, self.folder / "views")
        self.assertGreaterEqual(seen, len(WIDTHS))
        return {(width, what) for _, width, what, *_ in wide}

    def test_measure(self):
        self.assertEqual(self.too_wide("<p>x</p>"), set())
        self.assertEqual(self.too_wide(WIDE), {(width, what) for width in (360, 768) for what in ("page", "p.wide")})
        self.assertEqual(self.too_wide(f'<div style="overflow-x:auto">{WIDE}</div>'), set())


if __name__ == "__main__":
    main()
