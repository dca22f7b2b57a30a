"""PNG pictures come out of the PDF with the pixels that went in."""

import ctypes
import ctypes.util
import re

from support import BookTest, main, need, run, shared, write_book


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
        found = {}  # (width, height) and colours -> mask
        last = None
        for kind, path in zip(kinds, out):
            width, height, channels = read_pnm(path)
            if kind == "smask":
                found[last] = channels[0]
                continue
            last = (width, height, *(channels * 3 if len(channels) == 1 else channels))
            found[last] = None
        for path in sources:
            with self.subTest(path.name):
                width, height, channels = decoder.channels(path)
                colors = (width, height, *channels[:3])
                self.assertIn(colors, found, "its colours are not in the PDF")
                alpha = channels[3] if len(channels) == 4 else None
                if alpha is not None and alpha != b"\xff" * len(alpha):
                    self.assertEqual(found[colors], alpha, "its alpha is another one")


if __name__ == "__main__":
    main()
