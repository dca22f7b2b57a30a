"""How some suites write what every renderer writes in its own way, and the same in ours: a table of rewritings.

None of them changes what is text and what is not, nor which block holds which."""

import html
import re

from structure import Structure

ROLE = re.compile(r'<code class="myst role">\{([^}]*)\}\[(.*?)\]</code>', re.S)
UNKNOWN_DIRECTIVE = re.compile(r'<div class="directive unhandled">\s*<p><code class="kind">[^<]*</code>'
                               r'(?:<code class="args">(.*?)</code>)?</p>\s*<pre><code>(.*?)</code></pre>\s*</div>', re.S)
BRACES = re.compile(r"\{\{\s*(\w+)\s*\}\}")
SUBSTITUTION = re.compile(r'<(div|span) class="substitution" text="(.*?)" />')
DISPLAY_MATH = re.compile(r'<p>(<span class="math math-display">[^<]*</span>)</p>')
NOTE = re.compile(r'<div class="footnote-definition" id="([^"]*)"><sup class="footnote-definition-label">\d+</sup>\s*')
NOTE_MARK = re.compile(r'<sup class="footnote-reference"><a href="#([^"]*)">(\d+)</a></sup>')
MDAST_NOTE = re.compile(r'<sup><a href="#m-fn-[^"]*" id="[^"]*" data-footnote-ref[^>]*>(\d+)</a></sup>')
MDAST_HEAD = re.compile(r'<h2 id="footnote-label" class="sr-only">.*?</h2>', re.S)
FIGURE_TABLE = re.compile(r'<figure[^>]*>\s*<figcaption>\s*<p>(?:<span class="caption-number">[^<]*</span>)?(.*?)</p>'
                          r"\s*</figcaption>\s*<table>", re.S)
COLON_FENCE = re.compile(r'<pre><code(?: class="block-([^"]*)" ?)?>(.*?)</code></pre>', re.S)


def read_unknown(expected, render):
    """myst-spec shows an unknown directive as it is written; here its argument and content are text."""
    def read(match):
        body = re.sub(r"\A(:\w+:.*\n)+\n?", "", html.unescape(match[2]))
        return (f"<p>{match[1]}</p>" if match[1] else "") + render(body)

    return UNKNOWN_DIRECTIVE.sub(read, expected)


def end_of_div(text, begin):
    """Where the div whose content begins at `begin` ends: (before its end tag, behind it)."""
    depth = 1
    for tag in re.compile(r"<(/?)div\b[^>]*>").finditer(text, begin):
        depth += -1 if tag.group(1) else 1
        if depth == 0:
            return tag.start(), tag.end()
    return len(text), len(text)


def notes_last(text):
    """pulldown-cmark shows a note where it is written; here they stand at the end, as they are called, and a note
    that nothing calls is a diagnostic."""
    notes = {}
    while (found := NOTE.search(text)) is not None:
        inner, outer = end_of_div(text, found.end())
        nested = NOTE.search(text, found.end(), inner)
        if nested:
            found = nested
            inner, outer = end_of_div(text, found.end())
        notes.setdefault(found.group(1), text[found.end():inner])
        text = text[:found.start()] + text[outer:]
    order = []

    def call(match):
        if match.group(1) not in order:
            order.append(match.group(1))
        return f'<sup class="footnote-ref"><a>{order.index(match.group(1)) + 1}</a></sup>'

    text = NOTE_MARK.sub(call, text)
    items = ""
    for name in order:  # grows: notes call notes
        items += "<li>" + NOTE_MARK.sub(call, notes.get(name, "")) + "</li>"
    return text + (f"<ol>{items}</ol>" if items else "")


def cells_of(tree):
    """The cells of all tables of an mdast tree, in their order."""
    if tree.get("type") == "tableCell":
        return [tree]
    return [cell for child in tree.get("children", []) for cell in cells_of(child)]


def as_tree_says(expected, tree):
    """myst-spec's own renderer makes a head of every table's first row and forgets how cells are aligned; what its
    tree says of them holds."""
    cells = iter(cells_of(tree))
    heads = []  # of each table: whether a cell is one of a head

    def tag(match):
        name, rest = match[2], match[3]
        if name == "table" and not match[1]:
            heads.append(False)
        if name == "thead":
            return match[0]
        if name in ("th", "td") and not match[1]:
            cell = next(cells, {})
            heads[-1] = heads[-1] or bool(cell.get("header"))
            aligned = f' align="{cell["align"]}"' if cell.get("align") else ""
            return f"<{'th' if cell.get('header') else 'td'}{aligned}{rest}>"
        return match[0]

    expected = re.sub(r"<(/?)(table|thead|th|td)\b([^>]*)>", tag, expected)
    parts = re.split(r"(?=<table\b)", expected)
    for i, head in enumerate(heads, 1):
        if not head:
            parts[i] = re.sub(r"</?thead>", "", parts[i])
    # End tags take the name of what they end.
    opened = []

    def close(match):
        if not match[1]:
            opened.append(match[2])
            return match[0]
        return f"</{opened.pop() if opened else match[2]}>"

    return re.sub(r"<(/?)(th|td)\b[^>]*>", close, "".join(parts))


def same_braces(text):
    """{{a}} and {{ a }} are one name, and the plugin does not say which was written."""
    return BRACES.sub(r"{{\1}}", text)


def rewrite(expected):
    """`expected` with the conventions of its suite turned into ours."""
    expected = ROLE.sub(r'<span class="role unhandled"><code class="kind">{\1}</code><code>\2</code></span>', expected)
    expected = SUBSTITUTION.sub(lambda m: f"<p>{{{{{m[2]}}}}}</p>" if m[1] == "div" else f"{{{{{m[2]}}}}}", expected)
    expected = DISPLAY_MATH.sub(r"\1", expected)
    expected = MDAST_NOTE.sub(r'<sup class="footnote-ref"><a>\1</a></sup>', expected)
    expected = MDAST_HEAD.sub("", expected)
    expected = FIGURE_TABLE.sub(r"<table><caption>\1</caption>", expected)
    return notes_last(expected) if 'class="footnote-definition"' in expected else expected


def read_colon_fences(expected, render):
    """The plugin colon_fence alone shows the text of a fence as code; MyST reads it, which `render` does here."""
    return COLON_FENCE.sub(lambda m: f"<div>{render(html.unescape(m[2]))}</div>", expected)


def plain_tokens(text, of_roles):
    """Tokens of a document as docutils and we both have them: without white space, paragraphs (docutils has one in
    every list item and cell) and links in the book; with `of_roles`, without the code face that a role's link has."""
    kept = []
    links = []  # of each open link: whether it counts
    listings = 0
    for kind, name, value in Structure(text).tokens:
        if kind == "text":
            words = re.sub(r"\s+", "", name)
            if words and kept and kept[-1][0] == "text":
                words = kept.pop()[1] + words
            if words:
                kept.append(("text", words, ()))
            continue
        listings += (name == "pre") * (1 if kind == "start" else -1)
        if name == "p" or name == "code" and (of_roles or listings):
            continue
        if name == "a":
            # An address in the book is its writer's own affair, and a link that is not yet resolved has none.
            value = tuple(v for k, v in value if k == "href" and re.match(r"[a-z]+:", v))
            if kind == "start":
                links.append(bool(value))
            if not (links[-1] if kind == "start" else links.pop()):
                continue
        if name == "img":
            value = tuple((k, v) for k, v in value if k != "align")
        kept.append((kind, name, value if name in ("a", "img", "ol", "td", "th") else ()))
    return kept
