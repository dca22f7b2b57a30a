"""The reading text of an EPUB and of a PDF, block by block, for the law that they say the same.

What the two have on purpose in ways of their own is named here, and nothing else:
- cover, title page, colophon, the book's contents and lists of figures and tables: each edition's own, at its own place;
- lists of contents inside the text: the PDF shows fewer levels, with page numbers;
- the index: page numbers below letters in the PDF, links one by one in the EPUB;
- marks of lists, tasks and notes: an EPUB's reader makes them, a PDF has them as labels;
- notes: after the block that names them in the PDF, at the chapter's end in the EPUB;
- what is written inside pictures: the alternative text stands for it;
- the pages at a PDF's end that show drawings again as large as they need: a figure and a way back."""

import json
import os
import pathlib
import posixpath
import re
import xml.etree.ElementTree as ElementTree
import zipfile

from support import ROOT, run, text_of

PROGRAM = pathlib.Path(os.environ.get("PDF_READING", ROOT / "build/release/tests/pdf_reading"))
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
TYPE = "{http://www.idpf.org/2007/ops}type"
BLOCKS = {"address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt",
          "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav",
          "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
OWN_PAGES = {"cover", "titlepage", "toc", "colophon", "landmarks"}
INVISIBLE = "[\u00ad\u2060\u200b\ufeff]"
WIDE = r"[\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
LABEL = re.compile(r"[•–‣]|\(?[0-9A-Za-z]{1,6}[.)]|[①-⑳㉑-㉟㊱-㊿]|[0-9]{1,3}")


def plain(text):
    """Without what no voice speaks: invisible characters, and runs of white space as one space."""
    return re.sub(r"\s+", " ", re.sub(INVISIBLE, "", text)).strip()


class EpubReader:
    """The blocks of one XHTML file; [text, addresses of the notes named in it, tag]."""

    def __init__(self, name):
        self.name = name
        self.blocks = []
        self.notes = {}  # address -> its blocks
        self.text = ""
        self.calls = []
        self.tag = ""

    def close(self):
        text = re.sub(rf"(?<={WIDE})[ \n]*\v[ \n]*(?={WIDE})", "", re.sub(INVISIBLE, "", self.text))
        if plain(text) or self.calls:
            self.blocks.append([plain(text), self.calls, self.tag])
        self.text, self.calls = "", []

    def read(self, element):
        if isinstance(element.tag, str):
            self.enter(element, element.tag.removeprefix(XHTML))
        self.text += element.tail or ""

    def enter(self, element, tag):
        classes = element.get("class", "").split()
        types = element.get(TYPE, "").split()
        if tag.startswith("{") or tag in ("rp", "head", "script") or element.get("hidden"):
            return
        if "noteref" in types:
            self.calls.append(posixpath.normpath(posixpath.join(
                posixpath.dirname(self.name), element.get("href")) if not element.get("href").startswith("#")
                else self.name + element.get("href")))
            return
        if "backlink" in types or "note-back" in classes or element.get("role") == "doc-backlink":
            return
        if "missing-picture" in classes or "callout-mark" in classes or (tag == "ul" and "contents" in self.outer_classes):
            return
        if self.in_index and tag == "a":
            return
        outer_index, self.in_index = self.in_index, self.in_index or "index" in types
        self.at_end = self.at_end or "endnotes" in types
        if "footnote" in types and not self.at_end:
            self.in_index = outer_index
            self.take_note(element)
            return
        outer, self.outer_classes = self.outer_classes, classes
        if tag in BLOCKS:
            self.close()
            self.tag = tag
        self.text += "\v" if tag == "br" else ""
        self.text += element.text or ""
        for child in element:
            self.read(child)
        if tag in BLOCKS:
            self.close()
        self.outer_classes = outer
        self.in_index = outer_index

    outer_classes = []
    in_index = False
    at_end = False  # notes have a heading, and stand where the PDF has them too

    def take_note(self, element):
        self.close()
        outer, self.blocks = self.blocks, []
        self.text += element.text or ""
        for child in element:
            self.read(child)
        self.close()
        self.notes[f"{self.name}#{element.get('id')}"] = self.blocks
        self.blocks = outer


def read_epub(path):
    """[text, tag] of the text's blocks, notes after the block that names them."""
    blocks, notes = [], {}
    with zipfile.ZipFile(path) as archive:
        package = next(name for name in archive.namelist() if name.endswith(".opf"))
        root = ElementTree.fromstring(archive.read(package))
        files = {item.get("id"): item.get("href") for item in root.iter(OPF + "item")}
        for entry in root.iter(OPF + "itemref"):
            name = posixpath.join(posixpath.dirname(package), files[entry.get("idref")])
            body = ElementTree.fromstring(archive.read(name)).find(XHTML + "body")
            if any(OWN_PAGES & set(e.get(TYPE, "").split()) for e in body.iter()):
                continue
            reader = EpubReader(name)
            reader.read(body)
            reader.close()
            blocks += reader.blocks
            notes.update(reader.notes)
    placed = []

    def place(block):
        if block[0]:
            placed.append((re.sub("^[☐☑] ?", "", block[0]), block[2]))
        for call in block[1]:
            for line in notes.pop(call, []):
                place(line)

    for block in blocks:
        place(block)
    return placed


def read_pdf(path):
    """[role, alternative, [[language, text, is the mark of a note, is literal or a link]]] of all blocks."""
    process = run(PROGRAM, path)
    if process.returncode != 0:
        raise AssertionError(text_of(process))
    return [json.loads(line) for line in process.stdout.decode("utf-8").splitlines()]


def text_of_pdf(blocks):
    """The texts of the blocks after the book's own contents."""
    entries = [i for i, block in enumerate(blocks) if block[0] == "TOCI"]
    start = entries[0] if entries else 0
    while start + 1 < len(blocks) and "TOCI" in (blocks[start][0], blocks[start + 1][0]):
        start += 1  # the entries, and the heading of a list of figures or tables that follows
    start += start < len(blocks) and blocks[start][0] == "TOCI"
    end = len(blocks)
    while end > start + 2 and [b[0] for b in blocks[end - 2:end]] == ["Figure", "P"] and all(
            piece[3] for piece in blocks[end - 1][2]):
        end -= 2
    texts = []
    for at, (role, _, pieces) in enumerate(blocks[start:end], start):
        if role == "LBody":  # an entry of the index; bodies of lists hold paragraphs
            pieces = [piece for piece in pieces if not piece[3]]
        text = plain("".join(piece[1] for piece in pieces if not piece[2]))
        is_letter = role == "P" and len(text) == 1 and at + 1 < end and blocks[at + 1][0] == "LBody"
        if role == "TOCI" or (role == "Lbl" and LABEL.fullmatch(text)) or is_letter:
            continue
        if text:
            texts.append(text)
    return texts


def assert_same_reading(test, epub, pdf):
    """Fails with the first places where the two do not say the same."""
    blocks = read_pdf(pdf)
    ours, theirs = text_of_pdf(blocks), [text for text, _ in read_epub(epub)]
    test.assertGreater(len(ours), 10)
    for i, (one, other) in enumerate(zip(ours, theirs)):
        if one != other:
            same = len(os.path.commonprefix([one, other]))
            around = "\n".join(f"  {name}: {text[max(0, same - 40):same + 80]!r}"
                               for name, texts in (("PDF", ours), ("EPUB", theirs)) for text in texts[i:i + 3])
            test.fail(f"{pdf.name}, block {i} of {len(theirs)}:\n{around}")
    test.assertEqual(len(ours), len(theirs), (ours[len(theirs):], theirs[len(ours):]))
    return blocks


def english_without_language(blocks, code):
    """English words that a Chinese book's PDF gives to a Chinese voice. `code`: texts of listings."""
    words = []
    for _, _, pieces in blocks:
        if plain("".join(piece[1] for piece in pieces)) in code:
            continue
        for language, text, *_ in pieces:
            if language.startswith("zh"):
                words += [w for w in re.findall(r"[^\W\d_]{2,}", text) if w.isascii()]
    return words
