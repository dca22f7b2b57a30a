"""What the Kindle Publishing Guidelines ask of a file, read from the guidelines and not from the
program: one function a rule, which gives what breaks it in a finished EPUB. Names of rules are the
titles of the guidelines' sections."""

import posixpath
import re
import struct
import sys
import urllib.parse
import xml.etree.ElementTree as tree
import zipfile

XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


class Book:
    """An EPUB with its pages parsed and its stylesheets taken apart."""

    def __init__(self, files):
        self.files = files
        self.size = sum(len(data) for data in self.files.values())
        package_name = next(n for n in self.files if n.endswith(".opf"))
        self.folder = posixpath.dirname(package_name)
        self.package = tree.fromstring(self.files[package_name])
        self.items = {i.get("id"): i for i in self.package.iter(OPF + "item")}
        self.spine = [self.full(self.items[r.get("idref")].get("href"))
                      for r in self.package.iter(OPF + "itemref")]
        self.pages = {self.full(i.get("href")): tree.fromstring(self.files[self.full(i.get("href"))])
                      for i in self.items.values() if i.get("media-type") == "application/xhtml+xml"}
        self.nav = next(self.full(i.get("href")) for i in self.items.values()
                        if "nav" in (i.get("properties") or "").split())
        self.css = [rule for i in self.items.values() if i.get("media-type") == "text/css"
                    for rule in self.rules(self.files[self.full(i.get("href"))].decode())]

    def full(self, href):
        return posixpath.normpath(posixpath.join(self.folder, urllib.parse.unquote(href)))

    def target(self, page, href):
        path, _, fragment = href.partition("#")
        full = posixpath.normpath(posixpath.join(posixpath.dirname(page), urllib.parse.unquote(path)))
        return (full if path else page), fragment

    @staticmethod
    def rules(css):
        css = re.sub(r"/\*.*?\*/|@charset[^;]*;", "", css, flags=re.S)
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
            for selector in selectors.split(","):
                for piece in body.split(";"):
                    if ":" in piece:
                        name, value = piece.split(":", 1)
                        yield selector.strip(), name.strip(), value.strip()

    def elements(self, *names):
        for path, root in self.pages.items():
            for element in root.iter():
                if not names or element.tag in [XHTML + name for name in names]:
                    yield path, element

    def nav_part(self, kind):
        for nav in self.pages[self.nav].iter(XHTML + "nav"):
            if nav.get(OPS + "type") == kind:
                return nav
        return None


def text_of(element):
    return "".join(element.itertext())


def logical_toc(book):
    toc = book.nav_part("toc")
    if toc is None or toc.find(f"{XHTML}ol/{XHTML}li") is None:
        yield "no contents"


def ncx_two_levels(book):
    def depth(element):
        lists = element.findall(XHTML + "ol")
        return max((1 + max((depth(li) for li in ol), default=0) for ol in lists), default=0)
    if (deep := depth(book.nav_part("toc"))) > 2:
        yield f"contents of {deep} levels"
    for name, data in book.files.items():
        if name.endswith(".ncx"):
            root = tree.fromstring(data)
            if root.findall(f".//{NCX}navPoint/{NCX}navPoint/{NCX}navPoint"):
                yield "the NCX has three levels"


def contents_in_reading_order(book):
    offsets = {}
    for path, root in book.pages.items():
        for at, element in enumerate(root.iter()):
            if element.get("id"):
                offsets[path, element.get("id")] = at
    last = (-1, -1)
    for link in book.nav_part("toc").iter(XHTML + "a"):
        path, fragment = book.target(book.nav, link.get("href"))
        place = (book.spine.index(path), offsets.get((path, fragment), 0))
        if place < last:
            yield f"'{text_of(link)}' stands before the entry above it"
        last = place


def html_toc(book):
    landmarks = book.nav_part("landmarks")
    kinds = {a.get(OPS + "type"): book.target(book.nav, a.get("href"))[0]
             for a in landmarks.iter(XHTML + "a")} if landmarks is not None else {}
    for kind in ("toc", "bodymatter"):
        if kind not in kinds:
            yield f"no landmark '{kind}'"
    guide = {r.get("type"): book.full(r.get("href")) for r in book.package.iter(OPF + "reference")}
    if "toc" not in guide:
        yield "the guide has no contents"
    page = kinds.get("toc")
    if page not in book.spine[:4]:
        yield "the contents page is not near the front"
    elif page == book.nav:
        yield "the contents page is the nav document"
    else:
        root = book.pages[page]
        if root.find(f".//{XHTML}table") is not None:
            yield "the contents page has a table"
        for item in root.iter(XHTML + "li"):
            if item.find(XHTML + "a") is None:
                yield f"no link: {text_of(item)[:40]}"


def real_page_numbers(book):
    part = book.nav_part("page-list")
    links = list(part.iter(XHTML + "a")) if part is not None else []
    labels = [text_of(a) for a in links]
    if len(set(labels)) != len(labels) or len({a.get("href") for a in links}) != len(links):
        yield "labels or goals twice"
    for label in labels:
        if not re.fullmatch(r"\d+|[ivxlcdm]+|[IVXLCDM]+", label):
            yield f"label '{label}'"


def cover_page(book):
    cover = [book.full(i.get("href")) for i in book.items.values()
             if "cover-image" in (i.get("properties") or "")]
    metas = [m for m in book.package.iter(OPF + "meta") if m.get("name") == "cover"]
    if len(cover) != 1 or len(metas) != 1 or book.full(
            book.items[metas[0].get("content")].get("href")) != cover[0]:
        yield "the cover is not declared once in both ways"
    for path in book.spine:
        body = book.pages[path].find(XHTML + "body")
        images = [book.target(path, i.get("src") or "")[0] for i in body.iter(XHTML + "img")]
        if images and set(images) <= set(cover) and not text_of(body).strip():
            yield f"{path} is a cover page"


def supported_html(book):
    known = set("script form frame iframe input button object embed canvas audio video".split())
    for path, element in book.elements():
        name = element.tag.replace(XHTML, "")
        if name in known:
            yield f"{path}: <{name}>"
        if name == "p" and any(e is not element for e in element.iter(XHTML + "p")):
            yield f"{path}: <p> in <p>"
        if any(a.startswith("on") for a in element.keys()):
            yield f"{path}: script in an attribute"


def exact_references(book):
    for path, element in book.elements("a", "img", "link"):
        href = element.get("href") or element.get("src")
        if href is None:
            if element.tag == XHTML + "img":
                yield f"{path}: a picture without a file"
        elif not re.match(r"[a-z][a-z0-9+.-]*:", href, re.I):
            full, fragment = book.target(path, href)
            if "\\" in href or full not in book.files:
                yield f"{path}: {href}"
            elif fragment and not any(e.get("id") == fragment for e in book.pages[full].iter()):
                yield f"{path}: {href}: no such id"
            elif fragment and book.pages[full].find(XHTML + "body").get("id") == fragment:
                yield f"{path}: {href}: leads to the body"


def encodings(book):
    for path in book.pages:
        if not re.match(rb'<\?xml version="1.0" encoding="utf-8"', book.files[path], re.I):
            yield f"{path}: no encoding"
        for comment in re.findall(rb"<!--(.*?)-->", book.files[path], re.S):
            if b"--" in comment:
                yield f"{path}: '--' in a comment"


def metadata(book):
    for name in ("language", "title", "identifier"):
        found = book.package.findall(f".//{{http://purl.org/dc/elements/1.1/}}{name}")
        if not found or not (found[0].text or "").strip():
            yield f"no {name}"
        if name == "language" and found and found[0].text[:2] not in (
                "af ar eu nb br ca zh kw co da nl en fi fr fy gl de gu hi is ga it ja lb mr ml gv nn pl "
                "pt oc rm sco gd es sv ta cy").split():
            yield f"language {found[0].text}"


def body_text_defaults(book):
    fixed = ("font-size", "line-height", "color", "background", "background-color", "font-family",
             "font-weight", "font-style", "margin-left", "margin-right", "padding-left",
             "padding-right")
    for selector, name, value in book.css:
        if selector in ("html", "body", "p", "div", "section") and name in fixed and not (
                name == "font-size" and value in ("1em", "100%")) and value not in ("0", "inherit"):
            yield f"{selector} {{ {name}: {value} }}"


def headings_aligned(book):
    aligned = {s for s, name, _ in book.css if name == "text-align"}
    for level in range(1, 7):
        if f"h{level}" not in aligned:
            yield f"h{level} has no text-align"


SIZES = ("font-size", "width", "height", "margin", "padding", "text-indent")


def margins_and_sizes(book):
    for selector, name, value in book.css:
        shown = f"{selector} {{ {name}: {value} }}"
        if any(name == size or name.startswith(size + "-") for size in SIZES):
            if re.search(r"\d(px|pt|cm|mm|in|vh|vw)\b", value):
                yield shown
            if re.search(r"(^|\s)-\.?\d", value) and name != "text-indent":
                yield shown
        if re.fullmatch(r"(margin|padding)-(left|right)", name) and not re.fullmatch(
                r"0|auto|inherit|[\d.]+%", value):
            yield shown
        if name == "text-indent" and float(re.sub(r"[a-z%]", "", value) or 0) > 4:
            yield shown
        if name == "height" and selector != "img":
            yield shown


def css_support(book):
    for selector, name, value in book.css:
        shown = f"{selector} {{ {name}: {value} }}"
        if name in ("max-width", "max-height", "counter-reset", "counter-increment", "position",
                    "outline", "content", "column-count", "direction", "unicode-bidi") or name[:2] == "--":
            yield shown
        if re.search(r"\bvar\(|\b(flex|grid)\b", value):
            yield shown
        if re.search(r"[+~]|::?(before|after|first-|last-|nth-|only-|not|empty|root|target)", selector):
            yield shown
        if re.match(r"(.*\s)?img\b", selector) and name in ("width", "height"):
            yield shown


def blank_paragraphs(book):
    for path, root in book.pages.items():
        blank = 0
        for element in root.iter():
            if element.tag == XHTML + "p":
                blank = 0 if text_of(element).strip() or len(element) else blank + 1
                if blank == 2:
                    yield f"{path}: blank paragraphs one after the other"


def file_sizes(book):
    if len(book.pages) >= 300:
        yield f"{len(book.pages)} pages"
    for path in book.pages:
        if len(book.files[path]) > 300 * 1024:
            yield f"{path}: {len(book.files[path])} bytes"
    if book.size > 650e6:
        yield f"{book.size} bytes"


def footnotes(book):
    ids = {(path, e.get("id")): e for path, e in book.elements() if e.get("id")}
    for path, mark in book.elements("a"):
        if mark.get(OPS + "type") != "noteref":
            continue
        note = ids.get(book.target(path, mark.get("href")))
        if note is None or note.get(OPS + "type") not in ("footnote", "rearnote", "endnote"):
            yield f"{path}: {mark.get('href')} is no note"
            continue
        note_path = book.target(path, mark.get("href"))[0]
        back = [a for a in note.iter(XHTML + "a")
                if book.target(note_path, a.get("href") or "") == (path, mark.get("id"))]
        if len(back) != 1:
            yield f"{path}: {len(back)} links back to {mark.get('id')}"


def mutual_links(book):
    ids = {(path, e.get("id")): e for path, e in book.elements("a") if e.get("id")}
    for (path, name), link in ids.items():
        if link.get(OPS + "type") == "noteref" or not link.get("href"):
            continue
        goal = book.target(path, link.get("href"))
        other = ids.get(goal)
        if other is not None and other.get(OPS + "type") != "noteref" and other.get("href") and (
                book.target(goal[0], other.get("href")) == (path, name)):
            yield f"{path}#{name} and {goal[1]} lead to each other"


def png_facts(data):
    """(width, height, see-through)"""
    width, height = struct.unpack(">II", data[16:24])
    return width, height, data[25] in (4, 6) or b"tRNS" in data[:2000]


def jpeg_facts(data):
    at = 2
    while at + 9 < len(data):
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2:at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5:at + 9])
            return width, height, data[at + 9] == 4
        at += 2 + length
    raise ValueError("no frame in a JPEG")


def image_formats(book):
    for item in book.items.values():
        kind = item.get("media-type")
        if not kind.startswith("image/"):
            continue
        data = book.files[book.full(item.get("href"))]
        if data[:3] == b"\xff\xd8\xff" and kind == "image/jpeg":
            if jpeg_facts(data)[2]:
                yield f"{item.get('href')}: CMYK"
        elif data[:4] == b"\x89PNG" and kind == "image/png":
            if png_facts(data)[2]:
                yield f"{item.get('href')}: transparency"
        else:
            yield f"{item.get('href')}: {kind}"


def image_sizes(book):
    for path, image in book.elements("img"):
        style = image.get("style") or ""
        percent = re.search(r"width: *([\d.]+)%", style)
        inline = re.search(r"(width|height): *([\d.]+)em", style)
        if not percent and not inline:
            yield f"{path}: {image.get('src')}: no width beside it"
            continue
        data = book.files[book.target(path, image.get("src") or "")[0]]
        width = (jpeg_facts(data) if data[:2] == b"\xff\xd8" else png_facts(data))[0]
        if percent and width < 72 * 4 * float(percent[1]) / 100 - 1:
            yield f"{path}: {image.get('src')}: {width} pixels at {percent[1]} %"


def alternative_texts(book):
    for path, image in book.elements("img"):
        if image.get("alt") is None or len(image.get("alt")) >= 140:
            yield f"{path}: {image.get('src')}: alternative text {image.get('alt')!r:.60}"


def svg(book):
    drawings = [(p, e) for p, e in book.elements() if e.tag == "{http://www.w3.org/2000/svg}svg"]
    for path, drawing in drawings:
        if any(e.tag.endswith("}text") for e in drawing.iter()):
            yield f"{path}: a drawing with text"
    if len(drawings) > 25:
        yield f"{len(drawings)} drawings"


MATH = set("math mrow mi mn mo ms mtext mspace msqrt mroot mfrac msub msup msubsup munder mover "
           "munderover mmultiscripts mtable mtr mlabeledtr mtd menclose mfenced mpadded mphantom mstyle "
           "maligngroup malignmark semantics annotation mprescripts none".split())


def mathml(book):
    for path, element in book.elements():
        if element.tag.startswith("{http://www.w3.org/1998/Math/MathML}"):
            if element.tag.split("}")[1] not in MATH:
                yield f"{path}: <{element.tag.split('}')[1]}>"


def tables(book):
    for path, table in book.elements("table"):
        rows = list(table.iter(XHTML + "tr"))
        wide = max((sum(int(c.get("colspan", 1)) for c in row) for row in rows), default=0)
        if len(rows) >= 100 or wide > 10:
            yield f"{path}: a table of {len(rows)} rows and {wide} columns"
        if any(inner is not table for inner in table.iter(XHTML + "table")):
            yield f"{path}: a table in a table"


def embedded_fonts(book):
    for item in book.items.values():
        if "font" in item.get("media-type"):
            if book.files[book.full(item.get("href"))][:4] not in (b"OTTO", b"\0\1\0\0"):
                yield item.get("href")


RULES = [logical_toc, ncx_two_levels, contents_in_reading_order, html_toc, real_page_numbers,
         cover_page, supported_html, exact_references, encodings, metadata, body_text_defaults,
         headings_aligned, margins_and_sizes, css_support, blank_paragraphs, file_sizes, footnotes,
         mutual_links, image_formats, image_sizes, alternative_texts, svg, mathml, tables,
         embedded_fonts]


def broken(path):
    """[(rule, what breaks it)] of a finished file."""
    with zipfile.ZipFile(path) as archive:
        book = Book({name: archive.read(name) for name in archive.namelist()})
    return [(rule.__name__, what) for rule in RULES for what in rule(book)]


if __name__ == "__main__":
    for name in sys.argv[1:]:
        for rule, what in broken(name):
            print(f"{posixpath.basename(name)}: {rule}: {what}")
