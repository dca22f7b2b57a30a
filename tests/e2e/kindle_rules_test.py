"""Kindle's rules on finished files: what diaoban makes breaks none, and each is proved by files that
break it."""

import posixpath
import re
import struct

import kindle_rules
from support import ROOT, BookTest, diaoban, epub_entries, main, shared

BOOKS = ("istio-insider", "jvm-insider", "zhyantao", "myst-parser-docs", "trpl-zh-cn", "advanced-go",
         "js-primer", "wenyanwen")
PAGE, NOTES = "EPUB/file-005.xhtml", "EPUB/file-003.xhtml"


def swap(path, old, new):
    """Replaces the first match of `old` in one file."""
    def change(files):
        text = files[path].decode()
        assert re.search(old, text), f"{old} is not in {path}"
        files[path] = re.sub(old, lambda _: new, text, count=1).encode()
    return change


def page(text):
    return swap(PAGE, "</section>\\s*</body>", text + "</section></body>")


def style(text):
    def change(files):
        files["EPUB/style.css"] += text.encode()
    return change


def picture(data):
    """Another content for the cover's file."""
    def change(files):
        files["EPUB/images/cover.jpg"] = data
    return change


def png(width, height, color_type):
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBB", 13, b"IHDR", width, height, 8, color_type) + b"\0" * 7


def many_pages(files):
    items = ""
    for number in range(300):
        files[f"EPUB/more-{number}.xhtml"] = files["EPUB/colophon.xhtml"]
        items += f'<item id="more-{number}" href="more-{number}.xhtml" media-type="application/xhtml+xml"/>'
    swap("EPUB/package.opf", "</manifest>", items + "</manifest>")(files)


def ncx_deeper(files):
    entry = '<navPoint id="x{0}"><navLabel><text>x</text></navLabel><content src="title.xhtml"/>{1}</navPoint>'
    swap("EPUB/toc.ncx", "</navMap>",
         entry.format(1, entry.format(2, entry.format(3, ""))) + "</navMap>")(files)


LINK = '<a href="file-005.xhtml">x</a>'
ROW = "<tr><td>x</td></tr>"

# What breaks each rule, one way or several.
BREAKS = {
    "logical_toc": [swap("EPUB/nav.xhtml", 'epub:type="toc"', 'epub:type="lot"')],
    "ncx_two_levels": [
        swap("EPUB/nav.xhtml", "</li>", f"<ol><li>{LINK}<ol><li>{LINK}</li></ol></li></ol></li>"), ncx_deeper],
    "contents_in_reading_order": [
        swap("EPUB/nav.xhtml", "<ol>", '<ol><li><a href="colophon.xhtml">x</a></li>')],
    "html_toc": [
        swap("EPUB/nav.xhtml", '<a [^>]*epub:type="toc"[^>]*>', '<a href="title.xhtml">'),
        swap("EPUB/package.opf", '<reference type="toc"[^>]*>', ""),
        swap("EPUB/contents.xhtml", "</body>", "<table></table></body>"),
        swap("EPUB/contents.xhtml", "</ol>", "<li>no link</li></ol>")],
    "real_page_numbers": [
        swap("EPUB/nav.xhtml", "</body>", f'<nav epub:type="page-list"><ol><li>'
             f'{LINK.replace("x<", "page 3<")}</li></ol></nav></body>'),
        swap("EPUB/nav.xhtml", "</body>", '<nav epub:type="page-list"><ol><li><a href="a">1</a></li>'
             '<li><a href="b">1</a></li></ol></nav></body>')],
    "cover_page": [
        swap("EPUB/title.xhtml", "(?s)<body.*</body>", '<body><img src="images/cover.jpg" alt=""/></body>'),
        swap("EPUB/package.opf", '<meta name="cover"[^>]*>', "")],
    "supported_html": [page("<form></form>"), page("<p><span><p>x</p></span></p>"),
                       page('<p onclick="x">x</p>')],
    "exact_references": [page('<a href="File-005.xhtml">x</a>'), page('<a href="#none">x</a>'),
                         page("<img alt=''/>"), page("<a href='images\\dot.png'>x</a>")],
    "encodings": [swap(PAGE, '<\\?xml.*?\\?>', '<?xml version="1.0"?>')],
    "metadata": [swap("EPUB/package.opf", "<dc:title[^>]*>.*?</dc:title>", ""),
                 swap("EPUB/package.opf", "(?<=<dc:language>).*?(?=<)", "tlh")],
    "body_text_defaults": [style("p { line-height: 2; }"), style("body { color: black }")],
    "headings_aligned": [swap("EPUB/style.css", "h1, h2, h3, h4, h5, h6 \\{", "h2, h3, h4, h5, h6 {")],
    "margins_and_sizes": [style(".x { width: 3px; }"), style(".x { margin-top: -1em; }"),
                          style(".x { margin-left: 2em; }"), style(".x { text-indent: 5em; }"),
                          style("p { height: 2em; }")],
    "css_support": [style(".x { max-width: 10%; }"), style(".x { display: flex; }"), style("a::before { color: red; }"),
                    style(".x + p { margin-top: 0; }"), style(".x { color: var(--x); }"),
                    style(".x img { width: 50%; }")],
    "blank_paragraphs": [page("<p></p><p> </p>")],
    "file_sizes": [many_pages, page("<p>" + "x" * 310 * 1024 + "</p>")],
    "footnotes": [swap(NOTES, 'epub:type="footnote"', ""),
                  swap(NOTES, '(?s)<a [^>]*doc-backlink[^>]*>.*?</a>', "")],
    "mutual_links": [page('<a id="xa" href="#xb">x</a><a id="xb" href="#xa">x</a>')],
    "image_formats": [picture(png(1600, 2560, 6)), picture(b"GIF89a"),
                      picture(b"\xff\xd8\xff\xc0" + struct.pack(">HBHHB", 11, 8, 900, 900, 4) + b"\0" * 9)],
    "image_sizes": [page('<img src="images/cover.jpg" alt=""/>'),
                    page('<img src="images/small.png" alt="" style="width: 80%"/>')],
    "alternative_texts": [page('<img src="images/cover.jpg" style="width: 80%"/>'),
                          page(f'<img src="images/cover.jpg" alt="{"x" * 140}" style="width: 80%"/>')],
    "svg": [page('<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>'),
            page('<svg xmlns="http://www.w3.org/2000/svg"/>' * 26)],
    "mathml": [page('<math xmlns="http://www.w3.org/1998/Math/MathML"><mglyph/></math>')],
    "tables": [page(f"<table>{ROW * 100}</table>"), page(f"<table><tr>{'<td>x</td>' * 11}</tr></table>"),
               page(f"<table><tr><td><table>{ROW}</table></td></tr></table>")],
    "embedded_fonts": [lambda files: files.update(
        {name: b"wOF2" + data[4:] for name, data in files.items() if name.endswith(".otf")})],
}


class KindleRules(BookTest):
    def kindle_edition(self, book):
        process = diaoban("build", book, "-e", "kindle", "--output", self.folder / book.name,
                          "--diagnostics", "short")
        self.assertIn(process.returncode, (0, 1))
        made, = (self.folder / book.name).glob("*.epub")
        return made

    def test_each_rule_finds_what_breaks_it(self):
        good = epub_entries(self.kindle_edition(ROOT / "tests/books/everything"))
        good["EPUB/images/small.png"] = png(100, 100, 2)
        for rule in kindle_rules.RULES:
            self.assertEqual(list(rule(kindle_rules.Book(good))), [], rule.__name__)
        self.assertEqual(set(BREAKS), {rule.__name__ for rule in kindle_rules.RULES})
        for rule in kindle_rules.RULES:
            for number, change in enumerate(BREAKS[rule.__name__]):
                with self.subTest(f"{rule.__name__} {number}"):
                    files = dict(good)
                    change(files)
                    self.assertNotEqual(list(rule(kindle_rules.Book(files))), [])

    def test_all_books(self):
        for name in BOOKS:
            with self.subTest(name):
                made = self.kindle_edition(shared("books/" + name))
                self.assertEqual(kindle_rules.broken(made), [], posixpath.basename(made))


if __name__ == "__main__":
    main()
