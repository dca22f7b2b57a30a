"""The command line: exit codes, suggestions, styles of diagnostics, wrong use."""

import json
import re

from support import BookTest, diaoban, epub_entries, main, need, run, text_of, write_book


class CommandLine(BookTest):
    def test_help_and_version(self):
        for words in (["--help"], ["build", "--help"], ["render", "--help"], ["explain", "--help"]):
            process = diaoban(*words)
            self.assertEqual(process.returncode, 0, words)
            self.assertIn("Usage: diaoban", text_of(process))
        self.assertRegex(text_of(diaoban("--version")), r"^diaoban \d+\.\d+\.\d+\n$")

    def test_wrong_use_exits_with_2_and_a_suggestion(self):
        for words, hint in ((["biuld"], "build"), (["build", "--editoin", "epub"], "--edition"),
                            (["explain", "file-mising"], "file-missing")):
            process = diaoban(*words)
            self.assertEqual(process.returncode, 2, words)
            self.assertIn(f"did you mean '{hint}'?", text_of(process))
        self.assertEqual(diaoban().returncode, 2)
        self.assertEqual(diaoban("render").returncode, 2)
        self.assertEqual(diaoban("render", "--to", "docx", "-").returncode, 2)
        self.assertEqual(diaoban("build", "a", "b").returncode, 2)

    def test_a_missing_book_is_told(self):
        process = diaoban("build", self.folder / "nowhere")
        self.assertEqual(process.returncode, 1)
        self.assertIn("nowhere", text_of(process))

    def test_every_kind_can_be_explained(self):
        names = [line.split()[0] for line in text_of(diaoban("explain")).splitlines()]
        self.assertEqual(names, sorted(set(names)))
        self.assertGreater(len(names), 20)
        for name in names:
            said = text_of(diaoban("explain", name))
            self.assertIn("For example:", said)
            self.assertIn(f"[{name}]", said)

    def test_an_unknown_edition_gets_a_suggestion(self):
        write_book(self.folder / "book", {"index.md": "# A\n\ntext\n"})
        files, said = self.build(self.folder / "book", "--edition", "scren", expect=1)
        self.assertEqual(files, [])
        self.assertIn("did you mean 'screen'?", said)

    def test_render_gives_xhtml_and_a_tree(self):
        process = diaoban("render", "-", stdin="# 标题\n\n正文\n".encode())
        self.assertEqual(process.returncode, 0)
        self.assertIn("<h1", process.stdout.decode())
        tree = diaoban("render", "--to", "tree", "-", stdin="# 标题\n".encode()).stdout.decode()
        self.assertIn("标题", tree)

    def test_a_layout_report_tells_of_each_adjusted_line(self):
        word = "Supercalifragilisticexpialidocious"
        write_book(self.folder / "book", {
            "index.md": f"# 题\n\n{'雕版印书' * 6}。`{word}`也在这里。\n"})
        book = self.folder / "book"
        files, said = self.build(book, "--edition", "screen", "--report", "layout")
        report = next(path for path in files if path.name.endswith("-screen-layout.json"))
        self.assertRegex(said, r"-layout\.json  \d+ lines; loosest \+\d\.\d\d em at index\.md:3; \d+ rules? relaxed\n")
        found = json.loads(report.read_text(encoding="utf-8"))
        self.assertGreaterEqual(found["count"], 3)
        line = next(line for line in found["lines"] if line.get("source") == "index.md")
        self.assertEqual(line["line"], 3)
        taken = sum(one["amount"] for one in line["adjusted"])
        self.assertAlmostEqual(line["natural"] + taken, line["width"], places=1)
        self.assertEqual(diaoban("build", book, "--report", "lines").returncode, 2)
        self.assertNotIn("layout", self.build(book, "--edition", "epub")[1])

    def test_an_edition_may_have_a_title_and_a_language_of_its_own(self):
        drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><circle cx="9" cy="9" r="5"/></svg>'
        write_book(self.folder / "book", {
            "book.toml": 'title = "書"\nlanguage = "zh-Hans"\nnumber-sections = true\n'
                         '[editions.epub]\n[editions.english]\nformat = "epub"\nlanguage = "en"\ntitle = "A Book"\n'
                         'identifier = "urn:isbn:9787111128069"\npictures = "raster"\n'
                         '[editions.paper]\nformat = "pdf"\nlanguage = "en"\ntitle = "A Book"\n',
            "index.md": "# 章\n\n见{numref}`b`。\n\n(b)=\n## 節\n\n字。\n\n![圓](a.svg)\n", "a.svg": drawing})
        files, _ = self.build(self.folder / "book")
        self.assertEqual([re.sub(r"^.*?-(?=en-|zh-)", "", f.name) for f in files],
                         ["en-english.epub", "en-paper.pdf", "zh-Hans-epub.epub"])
        entries = epub_entries(files[0])
        package = entries["EPUB/package.opf"].decode()
        for piece in (">A Book</dc:title>", ">en</dc:language>", ">urn:isbn:9787111128069</dc:identifier>"):
            self.assertIn(piece, package)
        self.assertIn("Chapter 1", entries["EPUB/file-001.xhtml"].decode())
        self.assertTrue(any(name.endswith(".png") for name in entries))
        chinese = epub_entries(files[2])
        self.assertIn("第 1 章", chinese["EPUB/file-001.xhtml"].decode())
        self.assertFalse(any(name.endswith(".png") for name in chinese))
        self.assertRegex(text_of(run(need("pdfinfo"), files[1])), r"Title: +A Book")

    def test_what_a_check_finds_names_the_manuscript(self):
        write_book(self.folder, {"index.md": "# 书\n\n第一段。\n\n见[另一家书店](https://www.kobo.com/x)。\n"})
        words = ("check", ".", "--quick", "--diagnostics", "short")
        for target, expected in ((), 0), (("--for", "kindle"), 1), (("--for", "kobo"), 0):
            process = diaoban(*words, *target, cwd=self.folder)
            self.assertEqual(process.returncode, expected, text_of(process))
            found = re.findall(r"^index\.md:(\d+):\d+: error: .*\[kindle-store-link\]", text_of(process), re.M)
            self.assertEqual(found, ["5"] * expected)
        self.assertIn("[kindle-simplified-chinese]", text_of(diaoban(*words, "--for", "kindle", cwd=self.folder)))

    def test_a_check_runs_the_checkers_that_are_there(self):
        """Stand-ins on the path: one finds something, one fails; then neither is there."""
        write_book(self.folder, {"index.md": "# 书\n\n第一段。\n"})
        tools = self.folder / "tools"
        write_book(tools, {
            "ace": "#!/bin/sh\necho no browser >&2\nexit 1\n",
            "epubcheck": '#!/bin/sh\necho "ERROR(RSC-005): $1/EPUB/file-001.xhtml(9,1): bad"\necho Messages: 1\n'})
        for name in ("ace", "epubcheck"):
            (tools / name).chmod(0o755)
        process = diaoban("check", ".", "--diagnostics", "short", cwd=self.folder,
                          PATH=f"{tools}:/bin-without-java", LC_ALL="C.UTF-8")
        self.assertIn("epubcheck-error", text_of(process))
        self.assertIn("Ace could not do its work: no browser", text_of(process))
        self.assertEqual(process.returncode, 1)
        process = diaoban("check", ".", cwd=self.folder, PATH="/nowhere")
        self.assertEqual((process.returncode, text_of(process)), (0, ""))

    def test_styles_of_diagnostics_and_strictness(self):
        write_book(self.folder / "book", {"index.md": "# A\n\n{ref}`nowhere`\n"})
        book = self.folder / "book"
        _, said = self.build(book, "--edition", "epub", "--diagnostics", "short")
        self.assertRegex(said, r"index\.md:3:1: warning: .*\[[a-z-]+\]\n")
        self.assertNotIn("\x1b", said)
        self.build(book, "--edition", "epub", "--strict", expect=1)
        process = diaoban("build", book, "--edition", "epub", "--output", self.folder / "d",
                          "--diagnostics", "json")
        found = json.loads(process.stderr)
        self.assertEqual([d["place"]["line"] for d in found], [3])
        self.assertEqual(found[0]["severity"], "warning")


if __name__ == "__main__":
    main()
