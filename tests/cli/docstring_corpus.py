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


def formatter_faults(program, files):
    """The drawings are current after each formatter has been over all files at once, which takes it no longer than a few."""
    for name, path in files:
        if docstring(program, path, "--write").returncode != 0:
            yield f"{name}: not written"
            continue
        _, text = without_docstring(path.read_bytes())
        for complaint in (*complaints_of_docutils(text), *page_faults(program, path)):
            yield f"{name}: {complaint}"
    scripts = pathlib.Path(sys.executable).parent
    for command in (["black", "--quiet"], ["ruff", "format", "--quiet", "--isolated"]):
        arguments = [scripts / command[0], *command[1:], *(path for _, path in files)]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            yield f"{command[0]}: {done.stderr}"
        for name, path in files:
            if docstring(program, path, "--check").returncode != 0:
                yield f"{name}: stale after {command[0]}"


def variant_faults(program, files):
    """The files as they are, and with other newlines and a byte order mark."""
    for name, path in files:
        data = path.read_bytes()
        windows = BOM + data.removeprefix(BOM).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        for variant, changed in (("", data), ("CRLF and BOM", windows)):
            for fault in faults_of(program, path, changed):
                yield f"{name} {variant}: {fault}"
        path.write_bytes(data)


def pipelines(program, corpus):
    """The name and the path of each Python file with pipelines."""
    for case in sorted(path.parent for path in corpus.rglob("case.json")):
        for path in sorted(case.rglob("*.py")):
            if subprocess.run([program, "docstring", path], capture_output=True, check=False).returncode == 0:
                yield str(path.relative_to(corpus)), path


def main():
    program, corpus, formatters = sys.argv[1], pathlib.Path(sys.argv[2]), "--formatters" in sys.argv
    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(scratch) / "corpus"
        shutil.copytree(corpus, copy)
        files = list(pipelines(program, copy))
        faults = list((formatter_faults if formatters else variant_faults)(program, files))
    print(*faults, sep="\n")
    print(f"{len(files)} files, {len(faults)} faults")
    sys.exit(1 if faults or len(files) < 50 else 0)


if __name__ == "__main__":
    main()
