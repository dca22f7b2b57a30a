"""Lines of text read back from finished PDFs: where they end, what copies, what no face has."""

import html
import re
import unicodedata

from chinese_lines import check_lines
from support import BookTest, main, need, pdf_text, run, shared, write_book

BOOK = """# 雕版

他说“Let’s go”，然后走了——没有回头……“‘好’（真的）”。office、fluffy 与 difficult 都有连字，
🤷 和 👩‍💻 是图，{ruby}`汉字(hàn zì)` 有注音，链接[雕版印书](https://example.org/a_b/c)也一样。

一份手稿，出每一种版本的书：EPUB 3、PDF 和封面。一行放不下的 internationalization 会断开，
`ThreadLocalMap::getEntryAfterMiss` 也会断开，拷出来的文字仍是稿件里的文字。
"""
READING = (
    "他说“Let’s go”，然后走了——没有回头……“‘好’（真的）”。office、fluffy 与 difficult 都有连字，"
    "🤷 和 👩‍💻 是图，汉字有注音，链接雕版印书也一样。",
    "一份手稿，出每一种版本的书：EPUB 3、PDF 和封面。一行放不下的 internationalization 会断开，"
    "ThreadLocalMap::getEntryAfterMiss 也会断开，拷出来的文字仍是稿件里的文字。")


def normalised(text):
    """Without white space and the hyphens that lines added; compatibility forms as what they are."""
    text = re.sub("[\u00ad\u200b]|hàn\\s*zì", "", text)
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


# What files of text tend to lose or change, a paragraph each.
COPIED = {
    "emoji of several characters": "家👨‍👩‍👧‍👦、肤色👍🏽、旗🇨🇳🇩🇪、键帽1️⃣、心❤️。",
    "combining marks": "拼音 a\u0304 o\u030c e\u0301，越南 Tiê\u0301ng Viê\u0323t，天城 नमस्ते。",
    "look-alikes": "一字、人字、水字；口 與 囗；土 士；己 已 巳。",
    "compatibility ideographs": "塚﨑、神、福、都各有一形。",
    "ligatures": "office fluffy difficult affine, waffle; fjord.",
    "Hangul": "한국어 문장은 띄어 씁니다. 각각의 글자.",
    "kana": "がぎぐげご、パピプペポ、ヴァイオリン、ちょっと、キャッシュ、々、ー。",
    "variation selectors": "葛\U000e0100城、辻\U000e0101堂、邊\U000e0101。",
    "traditional": "繁體字：臺灣、裏面、爲、衆、說、户、「引號」『內』。",
    "rare ideographs": "𠮷野家、𡃁仔、㐂、䶮。",
    "dashes and dots": "他——她……《〈书〉》“‘引’”（注）。",
}
ADDED_HYPHEN = "\u00ad"  # as it copies
HYPHENATED = {
    "de": "Die Donaudampfschifffahrtsgesellschaft veröffentlicht Sicherheitsbestimmungen, "
          "Lebensversicherungsgesellschaften und Geschwindigkeitsbegrenzungen verantwortlich. ",
    "fr": "Les établissements gouvernementaux internationaux considèrent particulièrement "
          "l’administration constitutionnelle extraordinairement représentative. ",
    "en": "International organizations characteristically demonstrate extraordinary "
          "responsibilities concerning environmental infrastructure considerations. ",
}


def body_lines(path, size):
    """Baselines of each page's lines of Han of the size, from the top."""
    said = run(need("mutool"), "draw", "-q", "-F", "stext", path, timeout=60).stdout.decode()
    pages = []
    for page in re.findall(r"<page .*?</page>", html.unescape(said), re.S):
        found = set()
        for height, signs in re.findall(r'<font [^>]*size="([^"]+)">(.*?)</font>', page, re.S):
            if abs(float(height) - size) < 0.05:
                found.update(round(float(y), 2)
                             for y in re.findall(r'y="([^"]+)"[^>]* c="[一-鿿]"', signs))
        pages.append(sorted(found))
    return pages


class Lines(BookTest):
    def test_copied_text_is_the_manuscript_s(self):
        write_book(self.folder / "book", {"index.md": BOOK})
        files, _ = self.build(self.folder / "book", "--edition", "screen")
        copied = normalised(pdf_text(files[0]))
        for paragraph in READING:
            self.assertIn(normalised(paragraph), copied)

    def test_every_kind_of_text_is_copied(self):
        chapters = "\n\n".join(COPIED.values())
        write_book(self.folder / "book", {"index.md": f"# 题\n\n{chapters}\n"})
        files, _ = self.build(self.folder / "book", "--edition", "screen")
        copied = normalised(pdf_text(files[0]))
        for kind, text in COPIED.items():
            with self.subTest(kind):
                self.assertIn(normalised(text), copied)

    def test_readings_and_dots_keep_the_lines_on_the_grid(self):
        plain = "雕版印书，一版可印千部。" * 6
        marked = "雕{ruby}`版印(bǎn yìn)`书，{dot}`一版`可印{name}`千部`。" * 6
        text = "\n\n".join([plain, marked] * 12)
        write_book(self.folder / "book", {"index.md": f"# 题\n\n{text}\n"})
        files, _ = self.build(self.folder / "book", "--edition", "screen")
        steps = []
        for lines in body_lines(files[0], 10.5):
            steps += [below - above for above, below in zip(lines, lines[1:])]
        self.assertGreater(len(steps), 40)
        for step in steps:
            self.assertAlmostEqual(step, 17.5, delta=0.05)

    def test_words_are_hyphenated_in_their_language(self):
        for language, text in HYPHENATED.items():
            with self.subTest(language):
                words = set(re.findall(r"\w+", text))
                said = self.lines_of(language, text * 7)  # a page
                broken = [(line, following) for line, following in zip(said, said[1:])
                          if line.endswith(ADDED_HYPHEN)]
                self.assertGreater(len(broken), 2)
                for line, following in broken:
                    word = re.search(rf"(\w+){ADDED_HYPHEN}$", line)[1] + re.match(r"\w+", following)[0]
                    self.assertIn(word, words)

    def test_code_links_and_compound_names_get_no_hyphens(self):
        name = "InternationalOrganizationRepresentative"
        for piece in (f"`{name.lower()}`", f"[{name.lower()}](https://example.org)", name):
            with self.subTest(piece):
                said = self.lines_of("en", f"see {piece} and {piece}, " * 30)
                self.assertGreater(len(said), 10)
                self.assertFalse([line for line in said if line.endswith(("-", ADDED_HYPHEN))])

    def lines_of(self, language, paragraph):
        """The lines of a paragraph of a book in the language, as they stand in the PDF."""
        write_book(self.folder / language, {
            "index.md": f"# T\n\n{paragraph}\n",
            "book.toml": f'title = "T"\nlanguage = "{language}"\n'})
        files, _ = self.build(self.folder / language, "--edition", "screen")
        path = next(one for one in files if f"-{language}-" in one.name)
        said = run(need("pdftotext"), "-layout", path, "-").stdout.decode()
        return [line.strip() for line in said.splitlines() if len(line.strip()) > 20]

    def test_a_character_without_a_face_is_told_with_its_place(self):
        # Private-use characters are no face's.
        write_book(self.folder / "book", {
            "index.md": "# 题\n\n正文\U0010fffd。\n\n```text\nfirst\nx = \U0010fffc\n```\n"})
        _, said = self.build(self.folder / "book", "--edition", "screen", "--diagnostics", "short",
                             expect=1)
        self.assertIn("index.md:3:3: error: no face has U+10FFFD", said)
        self.assertRegex(said, r"index\.md:5:1: error: no face has U\+10FFFC .*, in line 2 of the listing")
        self.assertEqual(said.count("[missing-glyph]"), 2)


class BackFromBooks(BookTest):
    def check(self, book):
        files, _ = self.build(shared("books/" + book), "--edition", "screen", expect=None)
        check_lines(self, files[0])

    def test_a_book_of_simplified_chinese_and_code(self):
        self.check("trpl-zh-cn")

    def test_a_book_of_traditional_chinese(self):
        self.check("wenyanwen")


if __name__ == "__main__":
    main()
