"""Print editions on real books: boxes, margins and inks measured from what is drawn, not from what
was meant; the wrap by the printers' formulas, and its barcode read back."""

import json
import re
import shutil

from support import ROOT, BookTest, diaoban, main, need, run, shared, text_of

MM = 72 / 25.4
# Name -> (settings, trim in points, least inner margin by page count, other margins in points).
EDITIONS = {
    "kdp": ('printer = "kdp"\npaper = "white"\ntrim = "6x9in"\n', (432, 648),
            lambda pages: 27 if pages <= 150 else 36 if pages <= 300 else 45, 18),
    "k16": ('printer = "cn-press"\ntrim = "16开"\ngrey = true\n', (185 * MM, 260 * MM),
            lambda pages: (12 if pages <= 200 else 15 if pages <= 400 else 18) * MM, 8 * MM),
}


FAINT = bytes(255 if value > 235 else value for value in range(256))


def pages_drawn(path):
    """(width, rows of RGB bytes) of each page at 72 dots an inch."""
    data = run(need("mutool"), "draw", "-q", "-r", "72", "-F", "ppm", "-o", "-", path,
               timeout=300).stdout
    at = 0
    while at < len(data):
        header = re.compile(rb"P6\s+(\d+)\s+(\d+)\s+255\s").match(data, at)
        width, height, at = int(header[1]), int(header[2]), header.end()
        yield width, [data[at + 3 * width * y:at + 3 * width * (y + 1)] for y in range(height)]
        at += 3 * width * height


def ink_bounds(width, rows):
    """Left, top, right and bottom of what is not white, in points; None for an empty page."""
    bounds = None
    for y, row in enumerate(rows):
        # Traces of smoothing that no eye sees do not count.
        dark = row.translate(FAINT)
        if dark.count(255) == len(dark):
            continue
        left = (len(dark) - len(dark.lstrip(b"\xff"))) // 3
        right = width - (len(dark) - len(dark.rstrip(b"\xff"))) // 3
        if bounds is None:
            bounds = [left, y, right, y + 1]
        bounds = [min(bounds[0], left), bounds[1], max(bounds[2], right), y + 1]
    return bounds


def pages_with_titles(path):
    """Pages, from 0, on which a part or chapter opens: nothing else is set so large."""
    text = text_of(run(need("mutool"), "draw", "-q", "-F", "stext", path, timeout=300))
    pages = re.split(r"<page ", text)[1:]
    sizes = [max(map(float, re.findall(r'<font [^>]*size="([\d.]+)"', page)), default=0) for page in pages]
    return [i for i, size in enumerate(sizes) if size >= 20]


def has_color(rows):
    return any(row[0::3] != row[1::3] or row[1::3] != row[2::3] for row in rows)


def boxes_of(path):
    """{box: [left, bottom, right, top]} of each page, by mutool and, rounded, by pdfinfo."""
    pages = []
    for page in re.findall(r"<page .*?</page>", text_of(run(need("mutool"), "pages", path)), re.S):
        found = re.findall(r'<(\w+Box) l="([-\d.]+)" b="([-\d.]+)" r="([-\d.]+)" t="([-\d.]+)"', page)
        pages.append({name: [float(v) for v in values] for name, *values in found})
    said = text_of(run(need("pdfinfo"), "-box", "-f", "1", "-l", str(len(pages)), path))
    for number, name, *values in re.findall(
            r"^Page +(\d+) (\w+Box): +([-\d.]+) +([-\d.]+) +([-\d.]+) +([-\d.]+)", said, re.M):
        if name in pages[int(number) - 1]:
            for value, other in zip(values, pages[int(number) - 1][name]):
                assert abs(float(value) - other) < 0.006, (path, number, name)
    return pages


class Print(BookTest):
    def make_book(self, source):
        book = self.folder / "book"
        shutil.copytree(source, book, ignore=shutil.ignore_patterns("_build", ".git"))
        with open(book / "book.toml", "a", encoding="utf-8") as settings:
            for name, (lines, *_) in EDITIONS.items():
                settings.write(f'\n[editions.{name}]\nprofile = "print"\n{lines}')
            settings.write('\n[cover]\nisbn = "978-7-111-64124-7"\n')
        options = [word for name in EDITIONS for word in ("-e", name)]
        files, _ = self.build(book, *options, expect=None)
        return book, {re.search(r"-(\w+?)(-cover)?\.pdf", f.name)[0][1:-4]: f for f in files}

    def check_inside(self, path, name):
        _, (width, height), gutter, margin = EDITIONS[name]
        self.assertEqual(run(need("qpdf"), "--check", path).returncode, 0)
        boxes = boxes_of(path)
        self.assertEqual(len(boxes) % 2, 0)
        for page in boxes:
            for box in ("MediaBox", "TrimBox", "BleedBox"):
                for value, wanted in zip(page[box], (0, 0, width, height)):
                    self.assertLess(abs(value - wanted), 0.01 * MM, f"{name} {box}")
        inner = gutter(len(boxes))
        lefts, rights = [], []
        for index, (columns, rows) in enumerate(pages_drawn(path)):
            self.assertFalse(has_color(rows), f"{name}, page {index + 1}")
            bounds = ink_bounds(columns, rows)
            if bounds is None:
                continue
            left, top, right, bottom = bounds
            recto = index % 2 == 0
            spine, edge = (left, width - right) if recto else (width - right, left)
            # A pixel of tolerance, as smoothing spreads ink.
            self.assertGreaterEqual(spine, inner - 1, f"{name}, page {index + 1}: {bounds}")
            self.assertGreaterEqual(min(edge, top, height - bottom), margin - 1,
                                    f"{name}, page {index + 1}: {bounds}")
            (lefts if recto else rights).append(left if recto else width - right)
        self.assertLessEqual(abs(min(lefts) - min(rights)), 2, "margins are mirrored")
        opens = pages_with_titles(path)
        self.assertGreater(len(opens), 8)
        self.assertEqual([i + 1 for i in opens if i % 2 == 1], [], "chapters open on right-hand pages")
        fonts = text_of(run(need("pdffonts"), path)).splitlines()[2:]
        self.assertEqual([f for f in fonts if f.split()[-5] != "yes"], [])
        objects = text_of(run(need("mutool"), "show", "-g", path, "grep", timeout=300))
        for key in ("/Annots", "/Outlines", "/JavaScript", "/AA", "/OCProperties"):
            self.assertFalse(key in objects, key)
        return len(boxes)

    def check_cover(self, path, name, pages):
        _, (width, height), *_ = EDITIONS[name]
        bleed, leaf = (9, 2 * 0.002252 * 72) if name == "kdp" else (3 * MM, 0.1 * MM)
        box = boxes_of(path)[0]
        spine = pages / 2 * leaf
        wanted = {"MediaBox": (0, 0, 2 * width + spine + 2 * bleed, height + 2 * bleed),
                  "TrimBox": (bleed, bleed, 2 * width + spine + bleed, height + bleed)}
        for key, values in wanted.items():
            for value, other in zip(box[key], values):
                self.assertLess(abs(value - other), 0.01 * MM, f"{name} {key}")
        picture = self.folder / "cover"
        run(need("pdftoppm"), "-r", "200", "-png", "-singlefile", path, picture)
        read = run(need("zbarimg"), "-q", "--raw", picture.with_suffix(".png"))
        self.assertEqual(read.stdout.decode().split(), ["9787111641247"])

    def check_all(self, source):
        book, files = self.make_book(source)
        for name in EDITIONS:
            pages = self.check_inside(files[name], name)
            self.check_cover(files[name + "-cover"], name, pages)
        checked = diaoban("check", files["kdp"], "--for", "kdp", "--diagnostics", "json")
        found = json.loads(checked.stdout or checked.stderr or "[]")
        self.assertEqual([d for d in found if d["severity"] == "error"], [])
        return book, files

    def test_handbook(self):
        book, files = self.check_all(ROOT / "manuscript/zh")
        # All numbered chapters are among those that were found to open on right-hand pages.
        text = run(need("pdftotext"), "-layout", files["kdp"], "-").stdout.decode("utf-8")
        numbered = [i for i, page in enumerate(text.split("\f"))
                    if any(re.fullmatch(r"第 ?\d+ ?章", line.strip()) for line in page.split("\n"))]
        self.assertGreater(len(numbered), 10)
        self.assertLessEqual(set(numbered), set(pages_with_titles(files["kdp"])))
        # The same again, with one thread.
        before = {f: f.read_bytes() for f in files.values()}
        self.build(book, "-e", "kdp", "-e", "k16", "--jobs", "1", expect=None)
        for path, content in before.items():
            self.assertTrue(path.read_bytes() == content, path.name)

    def test_jvm_insider(self):
        self.check_all(shared("books/jvm-insider"))

    def test_bleed(self):
        """Tints go over the edge as far as the printer asks, not at the spine; marks are asked for."""
        book = self.folder / "book"
        shutil.copytree(ROOT / "manuscript/zh", book)
        with open(book / "book.toml", "a", encoding="utf-8") as settings:
            settings.write('\n[print]\nprinter = "kdp"\ntrim = "6x9in"\nbleed = true\n'
                           '[editions.marked]\nprofile = "print"\nmarks = true\n')
        files, _ = self.build(book, "-e", "print", "-e", "marked", expect=None)
        path = next(f for f in files if f.name.endswith("-print.pdf"))
        tinted = 0
        boxes = boxes_of(path)
        for index, ((columns, rows), page) in enumerate(zip(pages_drawn(path), boxes)):
            left = 0 if index % 2 == 0 else 9
            for value, wanted in zip(page["MediaBox"] + page["BleedBox"] + page["TrimBox"],
                                     (0, 0, 441, 666) * 2 + (left, 9, left + 432, 657)):
                self.assertLess(abs(value - wanted), 0.01 * MM)
            if ink_bounds(columns, rows) == [0, 0, columns, len(rows)]:
                tinted += 1
        parts = (book / "book.toml").read_text(encoding="utf-8").count("[[parts]]")
        self.assertEqual(tinted, parts)
        checked = diaoban("check", path, "--for", "kdp")
        self.assertEqual(checked.returncode, 0, text_of(checked))
        marked = next(f for f in files if f.name.endswith("-marked.pdf"))
        self.assertGreater(boxes_of(marked)[0]["MediaBox"][2], 460)
        checked = diaoban("check", marked, "--for", "kdp", "--diagnostics", "short")
        self.assertEqual(checked.returncode, 1)
        self.assertTrue("print-sheet" in text_of(checked))


if __name__ == "__main__":
    main()
