"""What only some editions show, and diagrams that the book's own commands draw."""

import re

from support import BookTest, epub_entries, epubcheck, main, pdf_text, write_book

CHAPTER = """# 章

(fig)=
所有版本都有的话，见 {ref}`sec`。

```{only} epub
电子书才有的话。

(sec)=
## 电子书的节
```

```{only} pdf and not draft
纸上才有的话。

(sec)=
## 纸上的节
```

- 列表
  ```{only} draft or (not epub and not pdf)
  草稿才有的话。
  ```
"""

TOML = """title = "条件"
language = "zh-Hans"
files = ["a.md"]

[editions.epub]
[editions.screen]
[editions.draft]
format = "pdf"
profile = "screen"
tags = ["draft"]
"""

DIAGRAMS = """# 图

```{graphviz}
:caption: 一幅图

digraph { a -> b }
```

```dot
digraph { 出错 }
```

```{mermaid}
graph TD
```
"""

# A program that draws: it knows one source only.
DRAWER = """import pathlib, sys
source = sys.stdin.read()
pathlib.Path(sys.argv[2]).open("a").write("drawn\\n")
if "a -> b" not in source:
    sys.exit("no such graph")
pathlib.Path(sys.argv[1]).write_text(
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><text x="2" y="15">DRAWN</text></svg>')
"""


class Conditions(BookTest):
    def test_each_edition_has_its_own(self):
        book = self.folder / "book"
        write_book(book, {"a.md": CHAPTER, "book.toml": TOML})
        files, said = self.build(book)
        self.assertNotIn("label-twice", said)
        self.assertEqual(said.count("label-unknown]"), 1)  # the draft has neither section
        by_name = {path.stem.split("-")[-1]: path for path in files}
        epub = b"".join(data for name, data in epub_entries(by_name["epub"]).items() if "xhtml" in name).decode()
        texts = {"epub": re.sub(r"<[^>]*>|\s", "", epub)}
        for name in ("screen", "draft"):
            texts[name] = re.sub(r"\s", "", pdf_text(by_name[name]))
        for name, has in (("epub", "电子书"), ("screen", "纸上"), ("draft", "草稿")):
            for word in ("电子书", "纸上", "草稿"):
                self.assertEqual(word + "才有的话" in texts[name], word == has, f"{word} in {name}")
            self.assertIn("所有版本都有的话", texts[name])
        self.assertIn("见电子书的节", texts["epub"])
        self.assertIn("见纸上的节", texts["screen"])
        self.assertEqual(epubcheck(by_name["epub"]), [])


class Diagrams(BookTest):
    def test_drawn_once_and_shown(self):
        book = self.folder / "book"
        log = self.folder / "log"
        draw = self.folder / "draw.py"
        command = f'["python3", "{draw}", "{{output}}", "{log}"]'
        write_book(book, {"a.md": DIAGRAMS, "book.toml":
                          'title = "图"\nlanguage = "zh-Hans"\nfiles = ["a.md"]\n[editions.epub]\n'
                          f"[commands]\ngraphviz = {command}\n"})
        draw.write_text(DRAWER, encoding="utf-8")
        cache = str(self.folder / "cache")
        for _ in range(2):
            files, said = self.build(book, XDG_CACHE_HOME=cache)
            self.assertIn("says: no such graph", said)
            self.assertEqual(said.count("diagram-failed]"), 1)
            self.assertEqual(said.count("diagram-as-code]"), 1)  # mermaid has no command
            pages = {n: d.decode() for n, d in epub_entries(files[0]).items() if n.endswith((".xhtml", ".svg"))}
            self.assertTrue(any("DRAWN" in data for data in pages.values()))
            whole = "".join(pages.values())
            self.assertIn("一幅图", whole)
            self.assertIn("出错", whole)
            self.assertIn("graph TD", re.sub(r"<[^>]*>", "", whole))
        # The one that can be drawn is kept; the broken one is tried anew.
        self.assertEqual(log.read_text().count("drawn"), 3)


if __name__ == "__main__":
    main()
