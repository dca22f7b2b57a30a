"""What must hold on every page of a finished book, read back from its PDF. Each check gives what is wrong."""

import collections
import re

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
BODY = 10.5
GRID = 17.5
LATIN = re.compile(r"[\x21-\x7e\u4e00-\u9fff]")


def paragraphs(book):
    """The P elements of running text: not in a table, a note or the contents."""
    return [e for e in book.in_order() if e.role == "P" and not e.within("TD", "TH", "Note", "TOC")]


def widows_and_orphans(book):
    """Paragraphs that leave one line alone at a page's foot or top."""
    wrong = []
    for paragraph in paragraphs(book):
        if any(e.role == "Code" and e.parent is paragraph and len(book.lines(e)) == len(book.lines(paragraph))
               for e in paragraph.children if hasattr(e, "role")):
            continue  # a listing has rules of its own
        rows = collections.defaultdict(list)
        for page, y, runs in book.lines(paragraph):
            # Raised and small text of a line is near its baseline.
            if not rows[page] or y - rows[page][-1] > 6:
                rows[page].append(y)
        pages = sorted(rows)
        if len(pages) < 2:
            continue
        if len(rows[pages[0]]) < 2:
            wrong.append(("orphan", pages[0], paragraph.text()[:30]))
        if len(rows[pages[-1]]) < 2:
            wrong.append(("widow", pages[-1], paragraph.text()[:30]))
    return wrong


def headings_at_foot(book):
    """Headings with less than two lines, or a picture, of what they name below them on their page."""
    wrong = []
    order = [e for e in book.in_order() if not e.within("Note") and any(not hasattr(c, "role") for c in e.children)]
    for i, element in enumerate(order):
        heading = next((e for e in element.ancestors() if e.role in HEADINGS), None)
        runs = [r for r in element.children if not hasattr(r, "role") and not r.drawn]
        if heading is None or not runs:
            continue
        page, y = runs[-1].page, runs[-1].y
        below, drawn, after = set(), False, None
        for other in order[i + 1:]:
            here = [r for r in other.children if not hasattr(r, "role")]
            on_page = [r for r in other.runs() if r.page == page]
            if not on_page and not other.within("Figure", "Caption", "Table"):
                after = after or next((e.role for e in other.ancestors() if e.role in HEADINGS), "text")
                break
            drawn = drawn or any(r.drawn for r in on_page)
            below |= {round(r.y, 1) for r in on_page if not r.drawn and r.y > y + 3}
            if drawn or len(below) >= 2:
                break
        # All that a section has may be one line; a part's page has nothing.
        whole = after != "text" and (below or heading.role == "H1")
        if not drawn and len(below) < 2 and not whole:
            wrong.append((page, heading.text()[:30], sorted(below)))
    return wrong


def off_grid(book):
    """Baselines of running text at the body's size that are not on the grid of baselines."""
    found = []
    for paragraph in paragraphs(book):
        if paragraph.within("BlockQuote"):
            continue
        for page, y, runs in book.lines(paragraph):
            # Text inside of a picture has sizes of its own.
            if any(r.size == BODY for r in runs if not r.element.within("Figure", "Formula", "Note")):
                found.append((page, y, runs[0].text[:12]))
    phases = collections.Counter(round(y % GRID, 1) for _, y, _ in found)
    if not phases:
        return [], 0
    origin = phases.most_common(1)[0][0]
    def off(y):
        distance = (y - origin) % GRID
        return min(distance, GRID - distance)
    exact = min((y for _, y, _ in found if off(y) < 0.1), key=lambda y: off(y))
    origin = exact % GRID
    return [line for line in found if off(line[1]) > 0.05], len(found)


def notes_elsewhere(book):
    """Marks of footnotes whose note begins on another page."""
    wrong, count = [], 0
    for element in book.in_order():
        if element.role != "Note":
            continue
        runs = [r for r in element.runs() if not r.drawn]
        if not runs:
            continue
        count += 1
        first = runs[0].page
        marks = [l for l in book.links if l.to_page == first and abs(l.to_y - (runs[0].y - 10)) < 8]
        if not marks or not any(l.page == first for l in marks):
            wrong.append((first, element.text()[:30]))
    return wrong, count


def squeezed(text):
    return re.sub(r"[\s\u2000-\u200b\u2060\u00a0]+", "", text)


def wrong_outline(book, renamed=()):
    """Entries of the outline that lead to no heading, or to one of other words (but those `renamed` by a list)."""
    headings = collections.defaultdict(list)
    for element in book.in_order():
        if element.role in HEADINGS:
            runs = [r for r in element.runs() if not r.drawn]
            if runs:
                headings[runs[0].page].append((runs[0].y, squeezed(element.text())))
    wrong, count = [], 0
    for title, (page, y) in book.outline:
        if not y:
            continue  # a page of the front matter, as a whole
        count += 1
        near = [words for at, words in headings[page] if -2 < at - y < 95]
        words = squeezed(title)
        if not near or (words not in near and not any(squeezed(r) in words for r in renamed)):
            wrong.append((title, page, near))
    return wrong, count


def wrong_contents(book):
    """Lines of the contents whose page number is not that of the page they lead to, or whose words are not there."""
    wrong, count = [], 0
    by_place = collections.defaultdict(list)
    for link in book.links:
        by_place[link.page].append(link)
    for entry in book.in_order():
        if entry.role != "TOCI":
            continue
        runs = [r for r in entry.runs() if not r.drawn]
        if not runs:
            continue
        number = re.search(r"(\d+|[ivxlc]*)$", runs[-1].text.strip()).group(1)
        links = [l for l in by_place[runs[-1].page]
                 if any(top - 2 <= runs[-1].y <= low + 2 and left - 1 <= runs[-1].x <= right + 1
                        for left, top, right, low in l.areas)]
        if not links:
            continue
        count += 1
        link = links[0]
        if book.labels[link.to_page] != number:
            wrong.append((entry.text(), book.labels[link.to_page]))
    return wrong, count


NUMBERED = re.compile(r"^(图|表|代码|Figure|Table|Listing)\s*[A-Z\d]+[-.]\d+$|^(图|表|代码)\s*\d+$")


def wrong_references(book):
    """References to a numbered thing whose goal does not bear that number."""
    wrong, count = [], 0
    captions = collections.defaultdict(set)
    for element in book.in_order():
        if element.role == "Caption":
            for r in element.runs():
                captions[r.page].add(squeezed(element.text()))
    for link in book.links:
        if not NUMBERED.match(link.text.strip()):
            continue
        count += 1
        words = squeezed(link.text)
        if not any(c.startswith(words) and not c[len(words):len(words) + 1].isdigit() for c in captions[link.to_page]):
            wrong.append((link.text, link.page, link.to_page))
    return wrong, count


def wrong_titles(book):
    """References by the title of a heading or the text of a caption, whose goal does not bear it."""
    headings, captions = [], collections.defaultdict(set)
    for element in book.in_order():
        runs = [r for r in element.runs() if not r.drawn] if element.role in HEADINGS + ("Caption",) else []
        if not runs:
            continue
        if element.role == "Caption":
            captions[runs[0].page].add(squeezed(element.text()))
        else:
            headings.append((runs[0].page, runs[0].y, squeezed(element.text())))
    headings.sort()
    names = {words for *_, words in headings}.union(*captions.values())
    wrong, count = [], 0
    for element in book.in_order():
        if element.role != "Link" or element.within("TOC", "Reference") or not element.annotations:
            continue
        words = squeezed(element.text())
        destination = book.destination(element.annotations[0])
        if destination is None or words not in names:
            continue
        count += 1
        page, y = book.place(destination)
        # A file may show something before its first heading.
        next_heading = next((other for at, down, other in headings if (at, down) >= (page, y - 2)), "")
        if words != next_heading and words not in captions[page]:
            wrong.append((element.text(), page, next_heading))
    return wrong, count


def overfull(book):
    """Runs that begin beside the type area, whose measure is that of the running text. A drawing folded out
    has a page of its own size, without a number."""
    starts = collections.Counter(round(r.x, 1) for p in paragraphs(book) for r in p.runs()
                                 if not r.drawn and book.labels[r.page])
    # Fewer lines begin with the trimmed half of an opening mark, whose box reaches out of the measure.
    left = min(x for x, count in starts.items() if count > max(starts.values()) / 10)
    right = left + 38 * BODY
    wrong = []
    for page, marks in enumerate(book.by_mark):
        if not book.labels[page]:
            continue
        for mark, runs in marks.items():
            if mark is None:
                continue
            wrong += [(r.page, round(r.x, 1), r.text[:20]) for r in runs
                      if not r.drawn and r.upright and r.text.strip() and (r.x < left - 6 or r.x > right - 2)]
    return wrong


def titles_of_references(book):
    """For each link of the text to a place in the book, in reading order: the heading there, and its own words."""
    headings = collections.defaultdict(list)
    for element in book.in_order():
        if element.role in HEADINGS:
            runs = [r for r in element.runs() if not r.drawn]
            if runs:
                headings[runs[0].page].append((runs[0].y, element.text()))
    found = []
    for element in book.in_order():
        if element.role != "Link" or element.within("TOC", "Reference") or not element.annotations:
            continue
        destination = book.destination(element.annotations[0])
        if destination is None:
            continue
        page, y = book.place(destination)
        near = [words for at, words in headings[page] if -2 < at - y < 95]
        found.append((near[0] if near else "", element.text()))
    return found


def pages_named(book):
    """(page, label) of each reference that says 见第 … 页, in order."""
    found = []
    for page in range(len(book.page_names)):
        text = squeezed(book.text_of_page(page))
        found += [(page, label) for label in re.findall(r"（见第(\w+?)页）", text)]
    return found
