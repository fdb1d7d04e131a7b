"""smgraph docstring on every Python file of the corpus: the module stays what it was but for its docstring.

    docstring_corpus.py SMGRAPH CORPUS [--formatters]

With --formatters, by the interpreter of `scripts/sdk formatters`: black and ruff leave the drawing alone, and docutils reads the docstring
without a complaint.
"""

import ast
import inspect
import pathlib
import shutil
import subprocess
import sys
import tempfile
import textwrap

BEGIN, END = ".. smgraph:begin", ".. smgraph:end"
WIDTH = 72
BOM = b"\xef\xbb\xbf"


def docstring(program, path, *options):
    return subprocess.run([program, "docstring", str(path), *options], capture_output=True, text=True, check=False)


def without_docstring(source):
    """The syntax tree as text, and the docstring."""
    tree = ast.parse(source)
    text = ast.get_docstring(tree, clean=False)
    if text is not None:
        del tree.body[0]
    return ast.dump(tree), text


def region_of(text):
    """The whole lines from the first marker to the last one."""
    return text[text.rfind("\n", 0, text.index(BEGIN)) + 1:text.index("\n", text.rindex(END)) + 1]


def region_faults(text):
    inside = region_of(text)
    for line in textwrap.dedent(inside).splitlines():
        if len(line) > WIDTH and BEGIN not in line:
            yield f"{len(line)} columns: {line}"
        if line != line.rstrip():
            yield f"blanks at the end of: {line!r}"
    if "\\" in inside or "'''" in inside or '"""' in inside or "\t" in inside:
        yield "a backslash, quotes or a tab"
    if textwrap.dedent(inside) not in inspect.cleandoc(text) + "\n":
        yield "inspect.cleandoc changes the drawing"


def faults_of(program, path, data):
    """Writes into the file, which holds `data`, and says what is wrong with the result."""
    path.write_bytes(data)
    done = docstring(program, path, "--write")
    written = path.read_bytes()
    if done.returncode != 0:
        if written != data:
            yield "written although refused"
        return
    before, old = without_docstring(data)
    after, new = without_docstring(written)
    if before != after:
        yield "the code is another one"
    if not new.startswith((old or "").rstrip()):
        yield "the docstring lost its text"
    if written.startswith(BOM) != data.startswith(BOM):
        yield "the byte order mark is another one"
    if (b"\r\n" in data) != (b"\r\n" in written) or (b"\r\n" in data and written.count(b"\n") != written.count(b"\r\n")):
        yield "newlines are other ones"
    yield from region_faults(new)
    if docstring(program, path, "--write").stderr.endswith("written\n") or path.read_bytes() != written:
        yield "a second run changes it"
    if docstring(program, path, "--check").returncode != 0:
        yield "not current once written"


def complaints_of_docutils(text):
    """What docutils has against the whole lines from the first marker to the last one."""
    import docutils.core

    class Collected(list):
        def write(self, line):
            self.append(line)

    messages = Collected()
    docutils.core.publish_doctree("Summary.\n\n" + textwrap.dedent(region_of(text)), settings_overrides={"warning_stream": messages})
    return messages


def page_faults(program, path):
    """docutils reads a page with the drawing; files with several pipelines would have to name one."""
    page = path.with_suffix(".rst")
    page.write_text(f".. smgraph:begin source={path.name}\n.. smgraph:end\n", encoding="utf-8")
    if docstring(program, page, "--write").returncode == 0:
        yield from complaints_of_docutils(page.read_text(encoding="utf-8"))


def formatter_faults(program, path, data):
    """The drawing is current after each formatter has been over the file."""
    path.write_bytes(data)
    if docstring(program, path, "--write").returncode != 0:
        return
    _, text = without_docstring(path.read_bytes())
    yield from complaints_of_docutils(text)
    scripts = pathlib.Path(sys.executable).parent
    yield from page_faults(program, path)
    for command in (["black", "--quiet"], ["ruff", "format", "--quiet", "--isolated"]):
        done = subprocess.run([scripts / command[0], *command[1:], path], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            yield f"{command[0]}: {done.stderr}"
        if docstring(program, path, "--check").returncode != 0:
            yield f"stale after {command[0]}"


def pipelines(program, corpus):
    """Each Python file with pipelines, in a copy of its case."""
    for case in sorted(path.parent for path in corpus.rglob("case.json")):
        with tempfile.TemporaryDirectory() as scratch:
            copy = pathlib.Path(scratch) / case.name
            shutil.copytree(case, copy)
            for path in sorted(copy.rglob("*.py")):
                shown = subprocess.run([program, "docstring", path], capture_output=True, check=False)
                if shown.returncode == 0:
                    yield f"{case.relative_to(corpus)}/{path.relative_to(copy)}", path


def main():
    program, corpus, formatters = sys.argv[1], pathlib.Path(sys.argv[2]), "--formatters" in sys.argv
    files, faults = 0, 0
    for name, path in pipelines(program, corpus):
        files += 1
        data = path.read_bytes()
        variants = {"": data}
        if not formatters:
            variants["CRLF and BOM"] = BOM + data.removeprefix(BOM).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        for variant, changed in variants.items():
            for fault in (formatter_faults if formatters else faults_of)(program, path, changed):
                faults += 1
                print(f"{name} {variant}: {fault}")
        path.write_bytes(data)
    print(f"{files} files, {faults} faults")
    sys.exit(1 if faults or files < 50 else 0)


if __name__ == "__main__":
    main()
