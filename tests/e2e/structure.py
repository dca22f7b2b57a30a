"""HTML and docutils XML as comparable structure: what wrapper tags and classes of one renderer do not decide."""

import re
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "col"}
# Wrappers that every renderer chooses for itself; what they hold counts.
WRAPPERS = {"span", "div", "section", "aside", "article", "figure", "eq", "eqn", "math", "main", "header", "nav",
            "tbody", "cite", "label", "html", "body"}
# One meaning, several tags.
SAME = {"strong": "b", "em": "i", "s": "del", "strike": "del", "figcaption": "p", "kbd": "code", "samp": "code", "var": "code"}
# Classes of one renderer that make its tag another.
BY_CLASS = {"markdown-alert-note": "div", "markdown-alert-tip": "div", "markdown-alert-important": "div",
            "markdown-alert-warning": "div", "markdown-alert-caution": "div"}
# What renderers add of their own: ways back to the text, titles and numbers that the author did not
# write, labels of equations.
SILENT = {"footnote-backref", "footnote-backlink", "data-footnote-backref", "admonition-title", "markdown-alert-title", "mathlabel",
          "myst-target", "caption-number"}
NO_RULE = {"footnotes-sep", "myst-block"}
KEPT = {"href", "src", "alt", "title", "start", "checked", "type", "align"}
BLOCK = {"p", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tr", "td", "th", "hr", "dl", "dt", "dd", "h1",
         "h2", "h3", "h4", "h5", "h6", "br"}


class Structure(HTMLParser):
    """Tokens of a text: tags that mean something, their attributes that mean something, text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tokens = []
        self.preformatted = 0
        self.note_mark = 0
        self.names = []  # of each open tag: its name as written, and as it counts ("" for none)
        self.feed(text)
        self.close()

    def silent(self):
        return any(name == "silent" for _, name in self.names)

    def handle_starttag(self, tag, attributes):
        values = {k: v or "" for k, v in attributes}
        classes = values.get("class", "").split()
        name = next((BY_CLASS[c] for c in classes if c in BY_CLASS), SAME.get(tag, tag))
        if SILENT & set(classes) and tag not in VOID:
            name = "silent"
        elif name in WRAPPERS or NO_RULE & set(classes):
            name = ""
        if tag not in VOID:
            self.names.append((tag, name))
        if not name or self.silent():
            return
        self.note_mark += "footnote-ref" in classes or "footnote-reference" in classes
        self.preformatted += tag == "pre"
        self.tokens.append(("start", name, self.kept(name, values, classes)))

    def kept(self, name, values, classes):
        if name == "code":
            return tuple(c for c in classes if c.startswith("language-"))
        aligned = re.search(r"text-align:\s*(\w+)", values.get("style", ""))
        if aligned:
            values["align"] = aligned.group(1)
        if "checked" in values:
            values["checked"] = ""
        if self.note_mark and name == "a":
            return ()  # how a note is called differs
        return tuple(sorted((k, v) for k, v in values.items() if k in KEPT and (k, v) != ("alt", "")))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        while self.names:
            opened, name = self.names.pop()
            if name not in ("", "silent") and not self.silent():
                self.preformatted -= opened == "pre"
                self.note_mark -= self.note_mark > 0 and opened == "sup"
                self.tokens.append(("end", name, ()))
            if opened == tag:
                return

    def handle_data(self, text):
        if self.silent():
            return
        if self.note_mark:
            text = text.strip("[]")
        if not self.preformatted:
            text = re.sub(r"\s+", " ", text)
        if self.tokens and self.tokens[-1][0] == "text":
            text = self.tokens.pop()[1] + text
        self.tokens.append(("text", text if self.preformatted else re.sub(r"\s+", " ", text), ()))


def structure(text):
    """The tokens, without white space at the edges of blocks."""
    tokens = Structure(text).tokens
    kept = []
    for i, token in enumerate(tokens):
        if token[0] == "text":
            words = token[1]
            if i == 0 or tokens[i - 1][1] in BLOCK:
                words = words.lstrip(" \n")
            if i + 1 == len(tokens) or tokens[i + 1][1] in BLOCK:
                words = words.rstrip(" \n")
            if not words:
                continue
            token = ("text", words, ())
        kept.append(token)
    return kept


def visible_text(text, titles=False):
    """All text of an XML or HTML text, without white space; with `titles`, those of admonitions too."""
    if titles:
        text = text.replace("admonition-title", "")
    return re.sub(r"\s+", "", "".join(t[1] for t in Structure(text).tokens if t[0] == "text"))
