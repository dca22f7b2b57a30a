"""A book of 300,000 characters of Chinese made by diaoban and by Typst, one after the other: argument 1
is diaoban. Typst is the command in TYPST, or `typst`; without it nothing is measured, which is said.
Prints the least and the median of each; fails when diaoban takes more than half of Typst's time."""

import os
import pathlib
import random
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 7
PARAGRAPHS = 2000
CHARACTERS = 150  # a paragraph
MARKS = "，，，。，、；。：？"
TYPST_PAGE = """#set page(width: 185mm, height: 260mm, margin: (x: 22.1mm, y: 25mm))
#set text(font: ("Noto Serif", "Noto Serif CJK SC"), size: 10.5pt, top-edge: 0.88em,
  bottom-edge: -0.12em, lang: "zh", region: "cn")
#set par(justify: true, leading: 7pt, spacing: 7pt, first-line-indent: (amount: 2em, all: true))
"""


def make_paragraph(chance):
    text = ""
    since_mark = 0
    for _ in range(CHARACTERS):
        since_mark += 1
        if since_mark > 4 and chance.random() < 1 / 9:
            text += chance.choice(MARKS)
            since_mark = 0
        else:
            text += chr(0x4E00 + chance.randrange(3500))
        if chance.random() < 1 / 120:
            text += " Istio "
    return text + "。"


def run(command):
    """Seconds of the clock, and of the processor, that the command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    typst = shlex.split(os.environ.get("TYPST", "typst"))
    if shutil.which(typst[0]) is None:
        print("against Typst: not measured, there is no typst (see TYPST)")
        return 0
    chance = random.Random(2026)
    text = "\n\n".join(make_paragraph(chance) for _ in range(PARAGRAPHS))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "book").mkdir()
        (folder / "book/index.md").write_text(f"# 书\n\n{text}\n", encoding="utf-8")
        (folder / "book.typ").write_text(f"{TYPST_PAGE}\n{text}\n", encoding="utf-8")
        commands = {
            "diaoban": [sys.argv[1], "build", folder / "book", "--edition", "screen", "--output",
                        folder / "out", "--no-cache", "--quiet"],
            "Typst": [*typst, "compile", folder / "book.typ", folder / "typst.pdf"],
        }
        times = {who: [] for who in commands}
        for _ in range(ROUNDS):
            for who, command in commands.items():
                times[who].append(run(command))
    ratios = []
    for kind, what in ((0, "of the clock"), (1, "of the processor")):
        least = {who: min(one[kind] for one in found) for who, found in times.items()}
        for who, found in times.items():
            median = statistics.median(one[kind] for one in found)
            print(f"{who}: {least[who]:.2f} s {what}, median {median:.2f} s")
        ratios.append(least["diaoban"] / least["Typst"])
        print(f"{ratios[-1]:.2f} of Typst's time {what}")
    return 0 if min(ratios) <= 0.5 else 1


sys.exit(main())
