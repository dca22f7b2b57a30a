"""PNG pictures come out of the PDF with the pixels that went in, and soft edges without fringes."""

import collections
import ctypes
import ctypes.util
import re
import struct
import zlib

from support import BookTest, epub_entries, main, need, run, shared, write_book


class Decoder:
    """PNG files as rows of samples, read by the library that is no part of what is tested."""

    def __init__(self):
        name = ctypes.util.find_library("gdk_pixbuf-2.0")
        self.library = ctypes.CDLL(name) if name else self.skip()
        self.library.gdk_pixbuf_new_from_file.restype = ctypes.c_void_p
        self.library.gdk_pixbuf_get_pixels.restype = ctypes.POINTER(ctypes.c_ubyte)

    @staticmethod
    def skip():
        import unittest
        raise unittest.SkipTest("gdk-pixbuf is not installed")

    def ask(self, what, pixels):
        return getattr(self.library, "gdk_pixbuf_get_" + what)(ctypes.c_void_p(pixels))

    def channels(self, path):
        """(width, height, one bytes object for each of red, green, blue and perhaps alpha)."""
        pixels = self.library.gdk_pixbuf_new_from_file(str(path).encode(), None)
        width, height = self.ask("width", pixels), self.ask("height", pixels)
        count, stride = self.ask("n_channels", pixels), self.ask("rowstride", pixels)
        first = ctypes.addressof(self.ask("pixels", pixels).contents)
        samples = b"".join(ctypes.string_at(first + y * stride, width * count)
                           for y in range(height))
        self.library.g_object_unref(ctypes.c_void_p(pixels))
        return width, height, [samples[i::count] for i in range(count)]


def read_pnm(path):
    """The same of a PGM or PPM file."""
    data = path.read_bytes()
    head = re.match(rb"P([56])\s+(\d+)\s+(\d+)\s+255\s", data)
    count = 3 if head.group(1) == b"6" else 1
    samples = data[head.end():]
    return int(head.group(2)), int(head.group(3)), [samples[i::count] for i in range(count)]


def seen(channels, alpha):
    """The channels with 0 where alpha hides them: what is hidden has no colour."""
    if alpha is None or b"\0" not in alpha:
        return channels
    mask = int.from_bytes(alpha.translate(b"\0" + b"\xff" * 255), "big")
    return [(int.from_bytes(channel, "big") & mask).to_bytes(len(channel), "big")
            for channel in channels]


class PngPixels(BookTest):
    def test_all_png_files_of_two_books(self):
        decoder = Decoder()
        sources = sorted(path for path in shared("books").glob("*-insider/**/*.png")
                         if path.read_bytes()[:4] == b"\x89PNG")
        self.assertGreaterEqual(len(sources), 54)
        names = [f"p{number:02}.png" for number in range(len(sources))]
        files = {name: path.read_bytes() for name, path in zip(names, sources)}
        files["index.md"] = "# 图\n\n" + "\n\n".join(f"![图]({name})" for name in names) + "\n"
        write_book(self.folder / "book", files)
        pdf = self.build(self.folder / "book", "--edition", "screen")[0][-1]
        kinds = [row.split()[2] for row in
                 run(need("pdfimages"), "-list", pdf).stdout.decode().splitlines()[2:]]
        run("pdfimages", pdf, self.folder / "out")
        out = sorted(self.folder.glob("out-*.p?m"))
        self.assertEqual(len(out), len(kinds))
        found = set()  # (width, height), alpha, colours
        last = None
        for kind, path in [*zip(kinds, out), ("image", None)]:
            if kind == "smask":
                width, height, channels = read_pnm(path)
                found.add((width, height, channels[0], *seen(last[2], channels[0])))
                last = None
                continue
            if last:
                found.add((*last[:2], None, *last[2]))
            if path:
                width, height, channels = read_pnm(path)
                last = (width, height, channels * 3 if len(channels) == 1 else channels)
        for path in sources:
            with self.subTest(path.name):
                width, height, channels = decoder.channels(path)
                alpha = channels[3] if len(channels) == 4 else None
                if alpha == b"\xff" * (width * height):
                    alpha = None
                self.assertIn((width, height, alpha, *seen(channels[:3], alpha)), found,
                              "its pixels are not in the PDF")


INK = (200, 40, 200)  # no part of a page has a colour like it


def soft_disc(size, softness, hidden):
    """A PNG file of a disc whose edge is so many pixels soft, on something transparent."""
    rows = b""
    for y in range(size):
        rows += b"\0"
        for x in range(size):
            inside = 0.4 * size - ((x - size / 2) ** 2 + (y - size / 2) ** 2) ** 0.5
            alpha = round(255 * min(max(inside / softness + 0.5, 0), 1))
            rows += bytes((*(INK if alpha else hidden), alpha))
    def chunk(name, data):
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) +
            chunk(b"IEND", b""))


def fringes(channels, ground):
    """(pixels of an edge, the greatest distance of one from a mix of ink and ground)."""
    red, green, blue = (int.__sub__(g, i) for g, i in zip(ground, INK))
    pixels, worst = 0, 0
    for (r, g, b), count in collections.Counter(zip(*channels)).items():
        if r - g < 25 or abs(r - b) > 60:
            continue  # paper and letters
        share = (ground[1] - g) / green
        mix = (ground[0] - share * red, ground[2] - share * blue)
        pixels += count
        worst = max(worst, abs(r - mix[0]), abs(b - mix[1]))
    return pixels, worst


class SoftEdges(BookTest):
    def setUp(self):
        super().setUp()
        files = {f"{name}{softness}.png": soft_disc(300, softness, hidden)
                 for name, hidden in (("black", (0, 0, 0)), ("white", (255, 255, 255)))
                 for softness in (1, 4)}
        pictures = "\n\n".join(f"![圆]({name}){{width=70px}}" for name in files)
        files["white.md"] = f"# 白底\n\n{pictures}\n"
        files["tinted.md"] = f"# 底色\n\n:::{{note}}\n{pictures}\n:::\n"
        files["index.md"] = "# 书\n\n```{toctree}\nwhite\ntinted\n```\n"
        files["conf.py"] = "project = '书'\nlanguage = 'zh_CN'\n"
        write_book(self.folder / "book", files)

    def test_no_fringes_in_the_pdf(self):
        pdf = self.build(self.folder / "book", "--edition", "screen")[0][-1]
        for tool in (["pdftoppm", "-r", "90", pdf, self.folder / "page"],
                     ["mutool", "draw", "-q", "-r", "90", "-o", self.folder / "mu-%d.ppm", pdf]):
            need(tool[0])
            run(*tool)
        grounds = set()
        for path in sorted(self.folder.glob("*.ppm")):
            channels = read_pnm(path)[2]
            colors = collections.Counter(zip(*channels)).most_common(4)
            # The ground of a note covers more than anything but paper.
            tints = [c for c, _ in colors if c != (255, 255, 255) and min(c) > 225]
            ground = tints[0] if tints else (255, 255, 255)
            pixels, worst = fringes(channels, ground)
            if pixels < 1000:
                continue
            with self.subTest(path.name, ground=ground):
                self.assertLess(worst, 14, "an edge is neither ink nor ground")
                grounds.add((path.name[:2], bool(tints)))
        self.assertEqual(grounds, {(tool, tint) for tool in ("pa", "mu") for tint in (True, False)})

    def test_no_fringes_where_transparency_is_flattened(self):
        epub = self.build(self.folder / "book", "--edition", "kindle")[0][-1]
        pictures = {name: data for name, data in epub_entries(epub).items()
                    if re.search(r"(black|white)\d.*\.png$", name)}
        self.assertEqual(len(pictures), 4)
        for name, data in pictures.items():
            (self.folder / "one.png").write_bytes(data)
            channels = Decoder().channels(self.folder / "one.png")[2]
            with self.subTest(name):
                self.assertEqual(len(channels), 3)
                pixels, worst = fringes(channels, (255, 255, 255))
                self.assertGreater(pixels, 10000)
                self.assertLess(worst, 4)


if __name__ == "__main__":
    main()
