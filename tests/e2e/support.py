"""What the end-to-end tests share: running diaoban and its judges, and reading what it made."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
PROGRAM = pathlib.Path(os.environ.get("DIAOBAN", ROOT / "build/release/diaoban"))
NODE_MODULES = ROOT / "tests/node_modules"


def run(*words, cwd=None, environment=None, stdin=b"", timeout=120):
    """Runs a command; gives the finished process with bytes as output."""
    return subprocess.run([str(w) for w in words], cwd=cwd, input=stdin, capture_output=True,
                          env=environment, timeout=timeout, check=False)


def diaoban(*words, cwd=None, stdin=b"", timeout=120, **variables):
    """Runs diaoban with no cache unless XDG_CACHE_HOME is given, and the given variables."""
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1700000000")
    environment.setdefault("XDG_CACHE_HOME", tempfile.gettempdir() + "/diaoban-tests-cache")
    environment.update(variables)
    return run(PROGRAM, *words, cwd=cwd, environment=environment, stdin=stdin, timeout=timeout)


def text_of(process):
    return process.stdout.decode("utf-8", "replace") + process.stderr.decode("utf-8", "replace")


def shared(path):
    """A path of the test data beside the project, or a skipped test where there is none."""
    full = SHARED / path
    if not full.exists():
        raise unittest.SkipTest(f"no test data at {full}")
    return full


def need(command):
    if shutil.which(command) is None:
        raise unittest.SkipTest(f"{command} is not installed")
    return command


def write_book(folder, files):
    """Writes {path: text or bytes} below the folder."""
    for path, content in files.items():
        full = pathlib.Path(folder) / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(content.encode() if isinstance(content, str) else content)


def epub_entries(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pdf_text(path, *options):
    return run(need("pdftotext"), *options, "-enc", "UTF-8", path, "-").stdout.decode("utf-8", "replace")


def epubcheck(path):
    """What EPUBCheck has to say: its fatal, error and warning lines."""
    need("java")
    jars = [p for p in ("/usr/share/java/epubcheck.jar", "/usr/bin/epubcheck") if os.path.exists(p)]
    if not jars:
        raise unittest.SkipTest("epubcheck is not installed")
    # The JVM gets a bounded heap, so that two checks side by side fit a small machine.
    said = text_of(run("java", "-Xmx1g", "-jar", jars[0], path, timeout=300))
    if "Messages:" not in said and "EPUBCheck completed" not in said:
        raise AssertionError("EPUBCheck did not run: " + said[:2000])
    return [line for line in said.splitlines() if re.match(r"(FATAL|ERROR|WARNING)\b", line)]


def epubcheck_ts(path):
    """The same of epubcheck-ts."""
    program = NODE_MODULES / "@likecoin/epubcheck-ts/bin/epubcheck.js"
    if not program.exists():
        raise unittest.SkipTest("epubcheck-ts is not installed")
    process = run(need("node"), program, path, timeout=300)
    said = text_of(process)
    lines = [line for line in said.splitlines() if re.search(r"\b(FATAL|ERROR|WARNING)\b", line)]
    lines = [line for line in lines if not re.search(r"\b0 (fatal|error|warning)", line, re.I)]
    if process.returncode != 0 and not lines:
        lines = [said[-2000:]]
    return lines


class BookTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="diaoban-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def build(self, book, *options, expect=0, **variables):
        """Builds `book` into self.folder/dist; gives (list of files, what was said)."""
        out = self.folder / "dist"
        process = diaoban("build", book, "--output", out, *options, cwd=self.folder, **variables)
        said = text_of(process)
        if expect is not None:
            self.assertEqual(process.returncode, expect, said[-4000:])
        return sorted(out.glob("*")) if out.exists() else [], said


def main():
    """Runs the module's tests; the exit code 77 says that all were skipped."""
    result = unittest.main(exit=False, verbosity=1).result
    if not result.wasSuccessful():
        sys.exit(1)
    for _, reason in result.skipped:
        print("skipped:", reason)
    sys.exit(77 if result.testsRun and len(result.skipped) == result.testsRun else 0)
