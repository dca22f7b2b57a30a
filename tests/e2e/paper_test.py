"""A small book on paper: greys, addresses as notes, pictures over the edges, files for a press, and
what cannot be printed."""

import re
import struct
import zlib

from print_test import MM, has_color, ink_bounds, pages_drawn
from support import BookTest, diaoban, main, need, pdf_text, run, text_of, write_book

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80">
<defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs>
<rect width="90" height="80" fill="url(#g)"/><rect x="100" width="90" height="80" fill="#c03020"/>
<text x="105" y="40" fill="#0044cc">字</text></svg>"""

CHAPTER = """# 一

看[雕版](https://example.org/diaoban?a=1)的网页。`code`。

:::{note}
注意。
:::

```python
def f(): return "字"  # 注
```

![图](p.png)

![透明的图](a.png)

![画](d.svg)

:::{figure} p.png
:class: full-bleed
:alt: 满页的图
:::

:::{figure} p.png
:class: full-bleed
:alt: 有题的满页图

题目在这里
:::
"""


def png(width, height, alpha=False):
    """A picture of many colours; with alpha, its left half is clear."""
    def pixel(x, y):
        color = (255 * x // width, 255 * y // height, 90)
        return color + ((255 if x > width // 2 else 40),) if alpha else color
    rows = b"".join(b"\0" + bytes(v for x in range(width) for v in pixel(x, y)) for y in range(height))
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    head = struct.pack(">IIBBBBB", width, height, 8, 6 if alpha else 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))


def plain_objects(path):
    """The file with all its streams unpacked."""
    return run(need("qpdf"), "--qdf", "--object-streams=disable", "--stream-data=uncompress", path,
               "-").stdout


def operands(data, *operators):
    """The operands of painting operators in all contents, as they are written."""
    pattern = rb"((?:[-\d.]+ )+)(?:" + b"|".join(o.encode() for o in operators) + rb")(?=\s)"
    return {match.strip().decode() for match in re.findall(pattern, data)}


class Paper(BookTest):
    def make(self, settings, *editions, chapter=CHAPTER):
        write_book(self.folder / "book", {
            "index.md": chapter, "p.png": png(300, 200), "a.png": png(60, 40, alpha=True), "d.svg": DRAWING,
            "book.toml": 'title = "书"\nlanguage = "zh-Hans"\nslug = "b"\n' + settings})
        options = [word for name in editions for word in ("-e", name)]
        files, said = self.build(self.folder / "book", *options, "--diagnostics", "short", expect=None)
        return {f.stem.removeprefix("b-zh-Hans-"): f for f in files}, said

    def test_grey_with_addresses(self):
        files, _ = self.make('[editions.grey]\nprofile = "print"\ngrey = true\nlink-notes = true\n', "grey")
        self.assertFalse(any(has_color(rows) for _, rows in pages_drawn(files["grey"])))
        data = plain_objects(files["grey"])
        self.assertEqual(operands(data, "rg", "RG", "k", "K"), set())
        self.assertNotIn(b"/Annots", data)
        # Text is black, or white on something dark: never a screen of grey.
        inks = set()
        for block in re.findall(rb"BT(.*?)ET", data, re.S):
            inks |= set(re.findall(rb"([\d.]+) g\s", block))
        self.assertLessEqual(inks, {b"0", b"1"})
        # What a link leads to is a note on its page.
        page = next(p for p in pdf_text(files["grey"]).split("\f") if "的网页" in p)
        self.assertRegex(page, r"①\s*https://example\.org/diaoban\?a=1")

    def test_pictures_over_the_edges(self):
        files, said = self.make('[editions.full]\nprofile = "print"\nprinter = "kdp"\npaper = "premium-color"\n'
                                'trim = "6x9in"\nbleed = true\n[editions.bare]\nprofile = "print"\n', "full", "bare")
        full, headed = 0, 0
        for width, rows in pages_drawn(files["full"]):
            bounds = ink_bounds(width, rows)
            # No bleed at the spine: the sheet ends there, at the trim.
            if bounds == [0, 0, width, len(rows)]:
                full += 1
            elif bounds is not None and bounds[:3] == [0, 0, width]:
                headed += 1
        self.assertEqual((full, headed), (1, 1))
        self.assertIn("题目在这里", pdf_text(files["full"]))
        checked = text_of(diaoban("check", files["full"], "--for", "kdp", "--diagnostics", "short"))
        for rule in ("print-bleed", "print-sheet", "print-margin", "print-gutter"):
            self.assertNotIn(rule, checked)
        # Without bleed they stay in the type area, which is told.
        self.assertEqual(len(re.findall(r"index\.md:\d+:1: warning: .*\[bleed-missing\]", said)), 2, said)
        for width, rows in pages_drawn(files["bare"]):
            bounds = ink_bounds(width, rows)
            self.assertTrue(bounds is None or bounds[0] > 8 * MM)

    def check_press_file(self, path):
        data = path.read_bytes()
        self.assertTrue(data.startswith(b"%PDF-1.3"))
        self.assertEqual(run(need("qpdf"), "--check", path).returncode, 0)
        objects = plain_objects(path)
        for key in (b"/GTS_PDFXConformance (PDF/X-1a:2001)", b"/GTS_PDFXVersion (PDF/X-1:2001)", b"/Trapped /False",
                    b"/S /GTS_PDFX", b"/TrimBox", b"/BleedBox", b"/ID "):
            self.assertIn(key, objects)
        for key in (b"/DeviceRGB", b"/ICCBased", b"/SMask", b"/ca ", b"/CA ", b"/Group", b"/Metadata", b"/ObjStm",
                    b"/Annots"):
            self.assertNotIn(key, objects, key)
        self.assertEqual(operands(objects, "rg", "RG"), set())
        for ink in operands(objects, "k", "K"):
            self.assertLessEqual(sum(float(part) for part in ink.split()[-4:]), 2.401, ink)

    def test_files_for_a_press(self):
        settings = ('[cover]\nisbn = "978-7-111-64124-7"\n[editions.ink]\nprofile = "print"\nprinter = "ingram"\n'
                    'trim = "6x9in"\n[editions.plain]\nprofile = "print"\nprinter = "ingram"\nstandard = []\n')
        for more in ("", 'design = "leaf"\n', 'design = "woodcut"\npicture = "p.png"\n'):
            files, said = self.make(settings.replace("[cover]\n", "[cover]\n" + more), "ink")
            self.assertNotIn("pdf-press-refused", said)
            for name in ("ink", "ink-cover"):
                self.check_press_file(files[name])
            checked = text_of(diaoban("check", files["ink"], "--for", "ingram", "--diagnostics", "short"))
            for rule in ("print-standard", "print-device-color", "print-transparency"):
                self.assertNotIn(rule, checked)
        drawn = list(pages_drawn(files["ink"]))
        self.assertTrue(any(has_color(rows) for _, rows in drawn))
        self.assertIn("978-7-111-64124-7", pdf_text(files["ink-cover"]))
        files, _ = self.make(settings, "plain")
        self.assertNotIn(b"GTS_PDFX", plain_objects(files["plain"]))

    def test_transparency_is_flattened(self):
        """Where the printer wants none, a drawing with some is printed as it looks."""
        write_book(self.folder / "book", {"t.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">'
                                                   '<rect width="60" height="60" fill="#ff0000"/><rect x="30" y="30" '
                                                   'width="60" height="60" fill="#0000ff" fill-opacity="0.5"/></svg>'})
        settings = "".join(f'[editions.{name}]\nprofile = "print"\nprinter = "{printer}"\n{more}' for name, printer, more in (
            ("ink", "ingram", ""), ("pod", "kdp", 'paper = "premium-color"\n'), ("own", "cn-press", "")))
        files, said = self.make(settings, "ink", "pod", "own", chapter="# 一\n\n![叠](t.svg)\n")
        self.assertNotIn("pdf-press-refused", said)
        self.check_press_file(files["ink"])
        self.assertNotIn("print-transparency", text_of(diaoban("check", files["pod"], "--for", "kdp")))
        self.assertIn(b"/ca .5", plain_objects(files["own"]).replace(b"0.5", b".5"))
        for name in ("pod", "own"):
            rows = [row for _, page in pages_drawn(files[name]) for row in page]
            self.assertTrue(any(abs(row[x] - 127) < 4 and row[x + 1] < 4 and abs(row[x + 2] - 127) < 4
                                for row in rows for x in range(0, len(row), 3)), name)

    def test_what_cannot_be_printed_has_its_place(self):
        for settings, told in (
                ('cover = "no.png"\n', r"book\.toml:4:9: error: .*\[file-missing\]"),
                ('cover = "index.md"\n', r"book\.toml:4:9: error: .*\[picture-broken\]"),
                ('[cover]\ndesign = "leaf"\npicture = "no.png"\n', r"book\.toml:6:11: error: .*\[file-missing\]"),
                ('[cover]\ndesign = "label"\npicture = "p.png"\n', r"book\.toml:6:11: warning: .*\[cover-picture-unused\]"),
                ('[cover]\nisbn = "978-7-111-64124-8"\n', r"book\.toml:5:8: error: .*\[isbn-wrong\]"),
                ('[cover]\nisbn = "978-7-111-6412"\n', r"book\.toml:5:8: error: .*\[isbn-wrong\]"),
                ('identifier = "urn:isbn:9787111641248"\n', r"book\.toml:4:14: error: .*\[isbn-wrong\]"),
                ('[print]\ntrim = "-10x20mm"\n', r"book\.toml:5:8: error: .*\[settings-value-wrong\]"),
                ('[print]\ntrim = "17开"\n', r"book\.toml:5:8: error: .*\[settings-value-wrong\]"),
                ('[print]\ntrim = "9999x9999mm"\n', r"book\.toml:5:8: error: .*\[settings-value-wrong\]"),
                ('[print]\nprinter = "kdp"\ntrim = "300x400mm"\n', r"book\.toml:6:8: warning: .*\[print-trim\]"),
                ('[print]\nprinter = "kdp"\ntrim = "6x9in"\n', r"book\.toml:5:11: warning: .*\[print-page-count\]")):
            with self.subTest(settings):
                files, said = self.make(settings, "print", chapter="# 一\n\n字。\n")
                self.assertRegex(said, told)
                self.assertEqual(set(files), {"print", "print-cover"})


if __name__ == "__main__":
    main()
