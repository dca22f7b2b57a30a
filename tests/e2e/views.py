"""What of an EPUB's pages is wider than the screen, seen by a browser: one Chromium shows every page in
a frame of each width, and a script in the frame's page measures."""

import html
import json
import pathlib
import shutil

from support import epub_entries, need, run

WIDTHS = (360, 768, 1200)

# An element may be wider than the page only where it scrolls or is cut in a box that is not.
HARNESS = """<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><script>
const pages = PAGES, widths = WIDTHS, wide = [];
function holds(box, width) {
  for (; box && box.tagName !== 'BODY'; box = box.parentElement) {
    const overflow = box.ownerDocument.defaultView.getComputedStyle(box).overflowX;
    if (overflow !== 'visible' && box.getBoundingClientRect().right <= width + 1) return true;
  }
  return false;
}
function measure(frame, page, width) {
  const inside = frame.contentDocument, room = inside.documentElement.clientWidth;
  if (inside.documentElement.scrollWidth > room) wide.push([page, width, 'page', inside.documentElement.scrollWidth]);
  let count = 0;
  for (const one of inside.body.querySelectorAll('*')) {
    if (one.closest('svg') && one.localName !== 'svg') continue;
    const box = one.getBoundingClientRect();
    if (box.width === 0 || (box.left >= -1 && box.right <= room + 1)) continue;
    if (holds(one.parentElement, room)) continue;
    if (++count <= 3) wide.push([page, width, one.localName + '.' + (one.getAttribute('class') || ''),
                                 Math.round(box.left), Math.round(box.right), one.textContent.slice(0, 40)]);
  }
  return inside.body.querySelectorAll('*').length;
}
(async () => {
  let seen = 0;
  for (const width of widths) {
    for (const page of pages) {
      const frame = document.createElement('iframe');
      frame.style.cssText = `border:0;height:900px;width:${width}px`;
      await new Promise(done => { frame.onload = done; frame.src = page; document.body.append(frame); });
      seen += measure(frame, page, width);
      frame.remove();
    }
  }
  document.body.innerHTML = '<pre id="found"></pre>';
  document.getElementById('found').textContent = JSON.stringify({seen, wide});
})();
</script></body></html>"""


def what_is_too_wide(epub, folder):
    """([page, width, element …] of what neither fits nor scrolls in its own box, elements seen)."""
    browser = need("chromium")
    folder = pathlib.Path(folder)
    for name, data in epub_entries(epub).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    pages = sorted(str(p.relative_to(folder)) for p in folder.rglob("*.xhtml"))
    (folder / "views.html").write_text(
        HARNESS.replace("PAGES", json.dumps(pages)).replace("WIDTHS", json.dumps(WIDTHS)), "utf-8")
    shown = run(browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
                f"--user-data-dir={folder}/profile", "--window-size=1400,1000", "--timeout=200000",
                "--virtual-time-budget=600000000", "--dump-dom", f"file://{folder}/views.html", timeout=240)
    shutil.rmtree(folder / "profile", ignore_errors=True)
    text = shown.stdout.decode("utf-8", "replace")
    if '<pre id="found">' not in text:
        raise AssertionError("Chromium did not show the pages: " + shown.stderr.decode("utf-8", "replace")[-2000:])
    found = json.loads(html.unescape(text.split('<pre id="found">')[1].split("</pre>")[0]))
    return found["wide"], found["seen"]
