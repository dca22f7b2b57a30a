"""Input that is made to be slow, deep or large: `diaoban render` ends in little time and memory, whatever it gets.

The patterns are those that have cost Markdown readers quadratic time or their stack, and the same for what MyST adds.
A limit of CPU time stands for each that is loose on any machine; all of them take less than a second."""

import os
import resource
import subprocess
import tempfile
import unittest

from support import PROGRAM, main

MANY = 30000


def definitions(count):
    return "".join(f"[{i}]: u\n" for i in range(count))


# What follows is each written `MANY` times or nested as deep, of some 0.1 to 1 MB.
PATTERNS = {
    "nested strong emphasis": "*a **a " * MANY + "b" + " a** a*" * MANY,
    "emphasis closers without openers": "a_ " * MANY,
    "emphasis openers without closers": "_a " * MANY,
    "openers and closers that never match": "*a_ " * MANY,
    "closers in multiples of three": "a**b" + "c* " * MANY,
    "openers of two lengths": "x" + "*a **b " * MANY,
    "empty emphasis": "**x" * MANY + "*" * MANY,
    "link closers without openers": "a]" * MANY,
    "link openers without closers": "[a" * MANY,
    "link openers and emphasis closers": "[ a_" * MANY,
    "open links": "[a](" * MANY,
    "open links in angle brackets": "[a](<b" * MANY,
    "open titles": "[a](b \"" * MANY,
    "brackets and parentheses": "[ (](" * MANY,
    "pictures without ends": "![[]()" * MANY,
    "strong around links": "**x [a*b**c*](d)" * MANY,
    "nested brackets": "[" * 100000 + "a" + "]" * 100000,
    "nested parentheses in an address": "[a](" + "(" * MANY + ")" * MANY,
    "nested quotations": "> " * 100000 + "a",
    "nested lists in a line": "- " * 100000 + "a",
    "nested lists in lines": "".join("  " * i + "- a\n" for i in range(1500)),
    "quotations that end": "".join("> " * i + "a\n" for i in range(1000)),
    "an empty list item many times": "*\n" * MANY,
    "code of growing fences": "".join("e" + "`" * i for i in range(2500)),
    "unmatched backticks": "`a``b" * MANY,
    "unclosed comments": "a <!-- " * MANY,
    "unclosed instructions": "a <? " * MANY,
    "unclosed declarations": "a <!A " * MANY,
    "unclosed CDATA": "a <![CDATA[ " * MANY,
    "unclosed tags": "a <b c=\"" * MANY,
    "unclosed tags of a block": "<div a=\n" * MANY,
    "open elements": "<b>" * MANY,
    "open elements of a block": "<div>\n" * MANY,
    "attributes of a tag": "a <b " + "".join(f'a{i}="" ' for i in range(MANY)) + ">b</b>",
    "attributes of a block's tag": "<div " + "".join(f'a{i}="" ' for i in range(MANY)) + ">\nb\n</div>",
    "elements that are closed in another order": "<b><i>" * MANY + "</b></i>" * MANY,
    "entities": "&" * MANY + "&a" * MANY + "&#x" * MANY,
    "long entities": ("&" + "a" * 100) * (MANY // 10),
    "escapes": "\\" * 200000 + "\\*" * MANY,
    "definitions": definitions(MANY),
    "definitions and their uses": definitions(MANY) + "".join(f"[{i}] " for i in range(MANY)),
    "a long address used often": "[a]: /" + "u" * 50000 + "\n\n" + "[a] " * MANY,
    "labels that are nearly the same": "".join(f"[{'a' * 900}{i}]: u\n" for i in range(1000)) + "[a] " * MANY,
    "definitions without ends": "[a]: <b\n" * MANY,
    "a definition of many lines": "[a]:\n" * MANY,
    "headings": "# a {#b}\n" * MANY,
    "chapters in a file": "# a\n" * 100000,
    "elements of a drawing": "a <svg>" + "<g>" * 300000 + "</svg>",
    "headings and lost anchors": "".join(f"## a{i}\n\n[b](#b{i})\n\n" for i in range(MANY)),
    "underlines": "a\n-\n" * MANY,
    "rows of a table": "|a|b|\n|-|-|\n" + "|c|d|\n" * MANY,
    "columns of a table": "|a" * 5000 + "|\n" + "|-" * 5000 + "|\n" + "|b|\n" * 5000,
    "heads of tables": "|a|\n|-\n" * MANY,
    "bars": "|" * 100000 + "\n" + "|-" * 50000,
    "rows of a CSV table": "```{csv-table}\n" + "a,b\n" * MANY * 4 + "```\n",
    "footnotes": "".join(f"[^{i}]: a\n" for i in range(MANY)) + "".join(f"[^{i}] " for i in range(MANY)),
    "notes in notes": "[^a]: " * MANY,
    "notes in the line": "^[" * MANY + "a" + "]" * MANY,
    "notes in the line, beside each other": "a^[b] " * MANY * 2,
    "undefined notes": "".join(f"[^{i}]: a\n\n[^x{i}]\n\n" for i in range(MANY)),
    "a note called often": "[^a]\n" * MANY + "\n[^a]: b",
    "definition lists in each other": "".join("  " * i + "t\n" + "  " * i + ": " for i in range(600)) + "a",
    "a deep definition list": "".join("  " * i + "t\n\n" + "  " * i + ": d\n\n" for i in range(1400)),
    "terms": "t\n: d\n" * MANY,
    "colons": ": a\n" * MANY,
    "fields": ":a: b\n" * MANY,
    "fields in fields": "".join("  " * i + ":a:\n" for i in range(1000)),
    "unclosed directives": ":::{note}\n" * 100000,
    "unclosed directives of growing fences": "".join(":" * (1400 - i) + "{note}\n" for i in range(1390)),
    "unclosed fences": "```{note}\n" * 100000,
    "unclosed containers": ":::\n" * 100000,
    "options": "```{note}\n" + ":a: b\n" * MANY + "```\n",
    "unclosed options": "```{note}\n---\n```\n" * MANY,
    "admonitions in each other": "".join("    " * i + "!!! note\n" for i in range(500)),
    "admonitions": "!!! note\n\n" * MANY,
    "unknown directives": "".join(f"```{{a{i}}}\n```\n" for i in range(MANY)),
    "unknown options": "```{note}\n" + "".join(f":a{i}: b\n" for i in range(MANY)) + "```\n",
    "roles": "{a}`b`" * MANY,
    "unknown roles": "".join(f"{{a{i}}}`b`" for i in range(MANY)),
    "references to nothing": "".join(f"{{ref}}`a{i}` {{doc}}`b{i}` {{term}}`c{i}`\n" for i in range(MANY)),
    "links to files that are not there": "".join(f"[a](b{i}.md) " for i in range(MANY)),
    "a link to a file that is not there": "[a]: b.md\n\n" + "[a] " * MANY * 4,
    "lost includes": "".join(f"```{{include}} a{i}.md\n```\n" for i in range(MANY)),
    "lost template includes": "".join(f"{{{{#include a{i}.md}}}}\n" for i in range(MANY)),
    "contents of files that are not there": "```{toctree}\n" + "a/b\n" * MANY * 8 + "```\n",
    "terms of a glossary": "```{glossary}\n" + "a\n  b\n" * MANY * 3 + "```\n",
    "unclosed roles": "{a}`b``" * MANY,
    "substitutions": "{{a}} " * MANY,
    "unclosed substitutions": "{{a " * MANY,
    "attributes": "[a]{.b}" * MANY,
    "unclosed attributes": "[a]{.b " * MANY,
    "math": "$a" * MANY,
    "math in braces": "${" * MANY + "$",
    "display math": "$$\na\n\n" * MANY,
    "unclosed display math": "$$a\n" * MANY,
    "environments": "\\begin{align}\n" * MANY,
    "tildes": "~~a ~b " * MANY + "~" * MANY,
    "scripts": "a^b^c~d~" * MANY,
    "addresses": "http://a.b " * MANY,
    "addresses that run on": "http://a" * MANY,
    "mail addresses": "a@" * MANY + "b.c",
    "targets": "(a)=\n" * MANY,
    "comments": "% a\n\n" * MANY,
    "template tags": "{% if %}\n" * MANY,
    "unclosed template tags": "{% raw " * MANY,
    "front matter without an end": "---\n" + "a: b\n" * MANY,
    "aliases in front matter": "---\na0: &a0 [x, x]\n" + "".join(
        f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, 40)) + "---\n",
    "nested front matter": "---\na: " + "[" * MANY + "\n---\n",
    "tabs": "\t" * 100000 + "a\n" + "-\t" * MANY,
    "line ends": "\n" * 500000,
    "a line of spaces": " " * 500000 + "a",
    "NUL": "\0a" * 100000,
    "Han without marks": "雕版印刷" * 100000,
    "emphasis beside Han": "**重点。**" * MANY,
}


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def spent(data):
    """Seconds of CPU and bytes of memory that reading `data` takes, and how it ends."""
    with tempfile.TemporaryFile() as source:
        source.write(data)
        source.seek(0)
        process = subprocess.Popen([PROGRAM, "render", "-"], stdin=source, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, preexec_fn=limit)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, process.returncode


class Pathological(unittest.TestCase):
    LIMIT = 3.0  # seconds of CPU, for a slow machine and a build without optimisation

    def check(self, name, data, memory=900e6):
        seconds, size, status = spent(data)
        with self.subTest(name):
            self.assertIn(status, (0, 1), f"{name} ends with {status}")
            self.assertLess(seconds, self.LIMIT, name)
            self.assertLess(size, memory, name)
        return seconds, name

    def test_patterns(self):
        slowest = sorted((self.check(name, text.encode()) for name, text in PATTERNS.items()), reverse=True)
        print("slowest:", ", ".join(f"{name} {seconds:.2f} s" for seconds, name in slowest[:5]))

    def test_bytes_that_are_no_text(self):
        self.check("bytes", bytes(range(256)) * 4000)
        self.check("broken UTF-8", b"\xe9\x9b\x95\xe7\x89" * 100000)
        self.check("surrogates and overlong forms", b"\xed\xa0\x80\xc0\xaf\xf8\x88\x80\x80\x80" * 50000)

    def test_a_line_of_ten_megabytes(self):
        """Memory in proportion to the text, with marks all over it."""
        part = "一行**重点**与`代码`和[链接](https://example.org/)，"
        text = (part * (10_000_000 // len(part.encode()))).encode()
        seconds, size, status = spent(text)
        self.assertEqual(status, 0)
        self.assertLess(seconds, 15)
        self.assertLess(size, 70 * len(text))


if __name__ == "__main__":
    main()
