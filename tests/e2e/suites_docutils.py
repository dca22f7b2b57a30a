"""The pseudo-XML of docutils, which MyST-Parser's cases state, as HTML of the same meaning."""

import ast
import html
import re

# Elements of docutils and what they are in HTML; those that are not here only wrap.
TAGS = {"paragraph": "p", "emphasis": "em", "strong": "b", "literal": "code", "literal_strong": "code",
        "literal_emphasis": "code", "literal_block": "pre", "doctest_block": "pre", "bullet_list": "ul",
        "enumerated_list": "ol", "list_item": "li", "block_quote": "blockquote", "attribution": "p", "table": "table",
        "thead": "thead", "row": "tr", "entry": "td", "definition_list": "dl", "term": "dt", "definition": "dd",
        "field_list": "dl", "docinfo": "dl", "field_name": "dt", "field_body": "dd", "caption": "p",
        "desc": "dl", "desc_content": "dd", "subscript": "sub", "superscript": "sup", "footnote": "li", "abbreviation": "abbr"}
# What no reader of the text sees: notes of the program to itself and to its user.
HIDDEN = {"system_message", "comment", "target", "index", "meta", "pending", "colspec", "label", "substitution_definition"}
ELEMENT = re.compile(r'<([\w.]+)((?:\s+[\w:.-]+="[^"]*")*)\s*>$')
ATTRIBUTE = re.compile(r'([\w:.-]+)="([^"]*)"')


class Node:
    def __init__(self, tag="", attributes=""):
        self.tag = tag
        self.attributes = dict(ATTRIBUTE.findall(attributes))
        self.children = []  # nodes and texts


def parse(text):
    """The tree of a pseudo-XML text: an element ends where the indent does."""
    root = Node()
    open_nodes = [(-1, root)]
    for line in text.split("\n"):
        if not line.strip():
            if open_nodes[-1][1].children:
                open_nodes[-1][1].children.append("\n")
            continue
        indent = (len(line) - len(line.lstrip(" "))) // 4 * 4  # a text may begin with a space
        while open_nodes[-1][0] >= indent:
            open_nodes.pop()
        parent = open_nodes[-1][1]
        element = ELEMENT.match(line.strip())
        literal = parent.attributes.get("xml:space") == "preserve" and parent.tag != "literal_block"
        if element and not literal:
            node = Node(element.group(1), element.group(2))
            parent.children.append(node)
            open_nodes.append((indent, node))
        else:
            parent.children.append(line.strip() + "\n")
    return root


def told(text):
    """The directive that docutils has for its own tests only says what it was given; here it is an unknown one, whose
    argument and content are shown."""
    arguments = re.search(r"arguments=(\[.*?\]), options=", text)
    return "".join(f"<p>{html.escape(a)}</p>" for a in ast.literal_eval(arguments.group(1)))


def write(node, depth=0, parent=""):
    if isinstance(node, str):
        return html.escape(node, quote=False)
    if node.tag == "paragraph" and "Directive processed." in "".join(map(str, node.children)):
        return told("".join(map(str, node.children)))
    if node.tag == "literal_block" and parent == "told":
        return "<p>" + "".join(map(write, node.children)) + "</p>"
    if node.tag == "system_message" and node.attributes.get("type") == "INFO":
        return "".join(write(child, depth, "told") for child in node.children)
    inside = depth + (node.tag == "section")
    if node.tag in HIDDEN or "system-messages" in node.attributes.get("classes", ""):
        return ""
    # The rows of a table's head hand its name on to their cells.
    name = parent if node.tag == "row" else node.tag
    content = "".join(write(child, inside, name) for child in node.children)
    if node.tag == "raw":
        return html.unescape(content) if node.attributes.get("format") == "html" else ""
    if node.tag == "transition":
        return "" if "footnotes" in node.attributes.get("classes", "") else "<hr>"
    if node.tag == "title":
        level = depth or int(parent == "document")  # a sole heading is the document's own
        return f"<h{level}>{content}</h{level}>" if level else f"<div>{content}</div>"
    if node.tag == "image":
        words = {"src": node.attributes.get("uri", ""), "alt": node.attributes.get("alt", ""),
                 "title": node.attributes.get("title", "")}
        return "<img" + "".join(f' {k}="{v}"' for k, v in words.items() if v or k == "src") + ">"
    if node.tag == "reference":
        address = node.attributes.get("refuri", "")
        return f'<a href="{address}">{content}</a>' if address else content
    if node.tag == "footnote_reference":
        return f'<sup class="footnote-ref"><a>{content}</a></sup>'
    if node.tag == "footnote":
        return f"<ol><li>{content}</li></ol>"
    if node.tag == "enumerated_list" and "start" in node.attributes:
        return f'<ol start="{node.attributes["start"]}">{content}</ol>'
    if node.tag == "desc_signature":
        return f"<dt><code>{content}</code></dt>"
    if node.tag == "entry":
        aligned = re.search(r"text-(left|right|center)", node.attributes.get("classes", ""))
        tag = "th" if parent == "thead" else "td"
        return f'<{tag} align="{aligned.group(1)}">{content}</{tag}>' if aligned else f"<{tag}>{content}</{tag}>"
    if parent == "versionmodified":
        content = re.sub(r"\.\s*(</div>)?\s*$", r"\1", content)  # a sentence there, a title here
    if node.tag == "hlist":  # its columns are those of a screen
        content = re.sub(r"</ul>\s*(</div>\s*<div>\s*)?<ul>", "", content)
    tag = TAGS.get(node.tag, "div")
    return f"<{tag}>{content}</{tag}>"


def to_html(text):
    """The HTML of the document that the pseudo-XML `text` begins with."""
    return write(parse(text[: text.index("\n\n<string>:")] if "\n\n<string>:" in text else text))
