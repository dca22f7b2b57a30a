"""The two books that diaoban was first made for, from their trees as they are."""

import json
import re
import shutil
import sys

import chinese_lines
import page_checks
from printed import PrintedBook
from reading import assert_same_reading, english_without_language, read_epub
from support import (SHARED, BookTest, diaoban, epub_entries, epubcheck, epubcheck_ts, main, need,
                     pdf_text, run, shared, text_of)
from views import what_is_too_wide

FIGURES = {"istio-insider": 66, "jvm-insider": 21}


def tool(name, *words):
    return text_of(run(sys.executable, SHARED / "tools" / name, *words, timeout=300))


def written_by_author(source):
    """Texts of links to a place in a file: an author may call it by another heading's title."""
    found = set()
    for path in source.rglob("*.md"):
        found.update(re.findall(r"\[([^\]]+)\]\([^)]*#", path.read_text("utf-8", "replace")))
    return {page_checks.squeezed(text) for text in found}


def check_all_pages(test, book, source, renamed=()):
    """What must hold on every page, counted on the finished PDF."""
    test.assertEqual(page_checks.widows_and_orphans(book), [])
    test.assertEqual(page_checks.headings_at_foot(book), [])
    wrong, lines = page_checks.off_grid(book)
    test.assertEqual(wrong, [])
    test.assertGreater(lines, 1000)
    test.assertEqual(page_checks.notes_elsewhere(book)[0], [])
    wrong, entries = page_checks.wrong_outline(book, renamed)
    test.assertEqual(wrong, [])
    test.assertGreater(entries, 100)
    wrong, entries = page_checks.wrong_contents(book)
    test.assertEqual(wrong, [])
    test.assertGreater(entries, 100)
    test.assertEqual(page_checks.wrong_references(book)[0], [])
    free = written_by_author(source)
    wrong = [one for one in page_checks.wrong_titles(book)[0] if page_checks.squeezed(one[0]) not in free]
    test.assertEqual(wrong, [])
    test.assertEqual(page_checks.overfull(book), [])


class RealBook(BookTest):
    book = ""

    @classmethod
    def setUpClass(cls):
        if not cls.book:
            raise cls.skipTest(cls, "the shared base of the books' tests")

    def setUp(self):
        super().setUp()
        self.source = shared("books/" + self.book)
        files, self.said = self.build(self.source, "--diagnostics", "short", expect=None)
        self.epub, self.pdf = files

    def test_the_book(self):
        """One build serves all checks: each is a sub-test."""
        for check in (self.check_validators, self.check_figures, self.check_text, self.check_reading,
                      self.check_pdf, self.check_lines, self.check_page_list, self.check_pages,
                      self.check_views, self.check_same_bytes):
            with self.subTest(check.__name__):
                check()

    def check_validators(self):
        self.assertEqual(epubcheck(self.epub), [])
        self.assertEqual(epubcheck_ts(self.epub), [])

    def check_figures(self):
        entries = epub_entries(self.epub)
        chapters = b"".join(v for k, v in sorted(entries.items()) if k.endswith(".xhtml")).decode()
        self.assertGreaterEqual(chapters.count("<figcaption"), FIGURES[self.book])
        self.assertNotIn("Text is not SVG", chapters + pdf_text(self.pdf))

    def check_text(self):
        for row in tool("textkept.py", self.source, self.epub, self.pdf).strip().splitlines():
            kept = float(re.search(r"kept ([\d.]+)", row).group(1))
            self.assertGreaterEqual(kept, 0.999, row)

    def check_reading(self):
        blocks = assert_same_reading(self, self.epub, self.pdf)
        code = {text for text, tag in read_epub(self.epub) if tag == "pre"}
        self.assertEqual(english_without_language(blocks, code), [])
        self.assertEqual(text_of(diaoban("check", self.pdf)).strip(), "")
        xmp = text_of(run(need("qpdf"), "--qdf", "--object-streams=disable", self.pdf, "-"))
        self.assertIn("<pdfuaid:part>1<", xmp)
        self.assertIn("<pdfaid:conformance>A<", xmp)

    def check_pdf(self):
        check = run(need("qpdf"), "--check", self.pdf)
        self.assertEqual(check.returncode, 0, text_of(check))
        rows = text_of(run(need("pdffonts"), self.pdf)).splitlines()[2:]
        self.assertTrue(rows)
        for row in rows:
            self.assertRegex(row, r"\byes (yes|no) (yes|no)\s+\d+\s+\d+$")
        self.assertNotIn("[missing-glyph]", self.said)
        text = pdf_text(self.pdf)
        if self.book == "istio-insider":
            for emoji in "🤷🙅💞🌻":
                self.assertIn(emoji, text)

    def check_lines(self):
        chinese_lines.check_lines(self, self.pdf)

    def check_pages(self):
        self.assertNotIn("[layout-unsettled]", self.said)
        check_all_pages(self, PrintedBook(self.pdf), self.source)

    def check_views(self):
        self.assertEqual(what_is_too_wide(self.epub, self.folder / "views")[0], [])

    def check_page_list(self):
        """The EPUB lists the numbered pages of the PDF, each where its text starts there."""
        entries = epub_entries(self.epub)
        self.assertIn("(PDF, screen)</dc:source>", entries["EPUB/package.opf"].decode())
        nav = entries["EPUB/nav.xhtml"].decode().split('epub:type="page-list"')[1]
        listed = re.findall(r'href="([^"#]+)#([^"]+)">([^<]+)</a>', nav)
        pages = pdf_text(self.pdf).split("\f")[:-1]
        numbered = [label for label in PrintedBook(self.pdf).labels if label]
        self.assertEqual([label for *_, label in listed], numbered)
        self.assertEqual(len({label for *_, label in listed}), len(listed))
        found = tried = 0
        for (name, anchor, label), page in zip(listed, pages[1:]):
            text = entries["EPUB/" + name].decode()
            mark = re.search(f'<span[^>]* id="{anchor}"', text)
            self.assertTrue(mark, label)
            # Up to two lines of running heads stand above the text.
            words = re.findall(r"[\u4e00-\u9fff]{3,}|[A-Za-z_]{6,}", page)[3:9]
            if label.isdigit() and len(words) > 3:
                behind = re.sub(r"<svg.*?</svg>|<[^>]*>", "", text[mark.end():], flags=re.S)[:1500]
                tried += 1
                found += sum(word in behind for word in words) >= len(words) / 2
        self.assertGreater(tried, len(listed) / 2)
        self.assertGreaterEqual(found, 0.8 * tried, f"{found} of {tried} pages start with their text")

    def check_same_bytes(self):
        elsewhere = self.folder / "elsewhere/书"
        shutil.copytree(self.source, elsewhere)
        again = self.folder / "again"
        process = diaoban("build", elsewhere, "--output", again, cwd=elsewhere, TZ="Asia/Tokyo",
                          LC_ALL="C", XDG_CACHE_HOME=str(self.folder / "cache"))
        self.assertIn(process.returncode, (0, 1))
        made = sorted(again.glob("*"))
        self.assertEqual([f.suffix for f in made], [".epub", ".pdf"])
        for ours, theirs in zip((self.epub, self.pdf), made):
            self.assertEqual(ours.read_bytes(), theirs.read_bytes(), ours.name)


class IstioInsider(RealBook):
    book = "istio-insider"


class JvmInsider(RealBook):
    book = "jvm-insider"


class TrplPages(BookTest):
    """The Rust book in Chinese: numbered chapters, references between them, 500 pages."""

    def setUp(self):
        super().setUp()
        self.source = shared("books/trpl-zh-cn")
        files, self.said = self.build(self.source, "--edition", "screen", "--edition", "print",
                                      "--report", "layout", "--diagnostics", "short", expect=None)
        self.reports = [json.loads(f.read_bytes()) for f in files if f.suffix == ".json"]
        self.screen = next(f for f in files if f.name.endswith("-screen.pdf"))
        self.print = next(f for f in files if f.name.endswith("-print.pdf"))

    def test_pages(self):
        # The list names chapters in words of its own, and parts that have no page.
        summary = (self.source / "src/SUMMARY.md").read_text("utf-8")
        listed = re.findall(r"\[(.+?)\]\(", summary) + re.findall(r"^#+ (.+)$", summary, re.M)
        book = PrintedBook(self.screen)
        check_all_pages(self, book, self.source, [re.sub(r"[`*\\\\]", "", title) for title in listed])
        self.assertNotIn("[table-wide]", self.said)
        self.assertNotIn("[layout-unsettled]", self.said)
        self.assertEqual(len(self.reports), 2)
        for report in self.reports:
            self.assertIn(report["rounds"], range(2, 6))
        self.check_printed_page_numbers(book)

    def check_printed_page_numbers(self, screen):
        """The k-th reference that names a page on paper is the k-th link on the screen."""
        titles = page_checks.titles_of_references(screen)
        printed = PrintedBook(self.print)
        shown = page_checks.pages_named(printed)
        self.assertGreater(len(shown), 50)
        self.assertEqual(len(shown), len(titles))
        texts = {}
        for (title, words), (page, label) in zip(titles, shown):
            goal = printed.labels.index(label)
            text = texts.setdefault(goal, page_checks.squeezed(printed.text_of_page(goal)))
            self.assertIn(page_checks.squeezed(title), text, f"{words} on page {page}")


del RealBook

if __name__ == "__main__":
    main()
