"""Pictures of a book from the command line: one cache for several builds, and names with `.*`."""

import concurrent.futures
import pathlib
import re
import struct
import tempfile
import unittest
import zlib

from support import diaoban, epub_entries, main, need, run, text_of, write_book

LABEL = """<switch><foreignObject width="100%%" height="100%%"><div
xmlns="http://www.w3.org/1999/xhtml" style="width: 90px; margin-left: 5px">label %d of a drawing
</div></foreignObject><text>cut...</text></switch>"""


def svg(inside):
    return ('<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60">'
            f'<rect width="99" height="59" fill="#dae8fc"/>{inside}</svg>')


def png(red, green, blue):
    """A picture of 8 by 8 pixels of one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + bytes((red, green, blue)) * 8) * 8
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def outputs(folder):
    return {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}


class Cache(unittest.TestCase):
    def test_several_builds_share_one_cache_at_once(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            text = "# Drawings\n\n" + "".join(f"![drawing {i}](d{i}.svg)\n\n" for i in range(30))
            write_book(folder / "book", {"index.md": text, **{
                f"d{i}.svg": svg(LABEL % i) for i in range(30)}})

            def build(number, cache):
                out = folder / f"out{number}"
                made = diaoban("build", "book", "--output", out, cwd=folder,
                               XDG_CACHE_HOME=str(folder / cache))
                self.assertEqual(made.returncode, 0, text_of(made))
                return outputs(out)

            alone = build("alone", "other-cache")
            with concurrent.futures.ThreadPoolExecutor(4) as pool:
                together = list(pool.map(lambda number: build(number, "cache"), range(4)))
            for one in together + [build("after", "cache")]:
                self.assertEqual(one, alone)
            kept = [path for path in (folder / "cache").rglob("*") if path.is_file()]
            self.assertGreaterEqual(len(kept), 30)
            # A damaged entry is made anew.
            for path in kept:
                path.write_bytes(path.read_bytes()[:40])
            self.assertEqual(build("damaged", "cache"), alone)


class Wildcards(unittest.TestCase):
    def build(self, folder, files):
        write_book(folder, {"index.md": "# One\n\n```{figure} fig.*\n:alt: a figure\n\nCaption\n```\n",
                            **files})
        made = diaoban("build", ".", "--output", "out", cwd=folder)
        self.assertEqual(made.returncode, 0, text_of(made))
        entries = epub_entries(next(pathlib.Path(folder, "out").glob("*.epub")))
        pages = b"".join(data for name, data in entries.items() if name.endswith((".xhtml", ".svg")))
        return entries, pages.decode(), next(pathlib.Path(folder, "out").glob("*.pdf"))

    def test_a_drawing_comes_before_a_picture_in_both_outputs(self):
        need("pdftotext")
        with tempfile.TemporaryDirectory() as folder:
            _, pages, pdf = self.build(folder, {
                "fig.svg": svg('<text x="9" y="30">drawn here</text>'), "fig.png": png(255, 0, 0)})
            self.assertIn("drawn here", pages)
            self.assertNotRegex(pages, r"<img[^>]*png")
            self.assertIn("drawn here", run("pdftotext", pdf, "-").stdout.decode())

    def test_a_picture_is_taken_where_there_is_no_drawing(self):
        need("pdfimages")
        with tempfile.TemporaryDirectory() as folder:
            entries, pages, pdf = self.build(folder, {"fig.png": png(0, 0, 255), "fig.gif": b"GIF"})
            source = re.search(r'<img[^>]*src="([^"]*\.png)"', pages)
            self.assertIsNotNone(source)
            self.assertTrue(any(name.endswith(source.group(1)) for name in entries))
            listed = run("pdfimages", "-list", pdf).stdout.decode()
            self.assertRegex(listed, r"\bimage +8 +8\b")


if __name__ == "__main__":
    main()
