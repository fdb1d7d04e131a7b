"""docs/commands/ and what the program itself says: the same commands, options, formats and exit statuses; and the README's picture
and numbers.

    documentation.py SMGRAPH DOCS
"""

import json
import pathlib
import re
import subprocess
import sys

OPTION = re.compile(r"--[a-z][a-z-]*")
SMALL = ("stated-graphs", "vectors", "vectors-dynamic", "vectors-values")  # cases of many small pipelines


def help_of(program, *command):
    return subprocess.run([program, *command, "--help"], capture_output=True, text=True, check=True).stdout


def section(text, head):
    """The lines of the help text below `head`, up to the next empty line."""
    return text.partition(f"{head}:\n")[2].partition("\n\n")[0]


def commands_in(text):
    return re.findall(r"^  ([a-z]+)  ", section(text, "Commands"), re.M)


def options_in(text):
    """The options that a help text declares: the first long name of each row."""
    return set(re.findall(r"^  (?:-\w, |    )(--[a-z-]+)", section(text, "Options"), re.M))


def options_in_table(page):
    cells = [line.split(" | ")[0] for line in page.splitlines() if line.startswith("| `-")]
    return {option for cell in cells for option in OPTION.findall(cell)}


def formats_in(text):
    return set(re.search(r"--format ([a-z|]+)", section(text, "Options")).group(1).split("|"))


def formats_in_table(page):
    rows = re.findall(r"^\| `([a-z]+)` \|", page.partition("## Formats")[2].partition("\n## ")[0], re.M)
    return set(rows)


def examples_in(page):
    return [line.strip() for block in re.findall(r"```(?:sh)?\n(.*?)```", page, re.S) for line in block.splitlines()
            if line.startswith("smgraph ")]


def same(faults, what, said, documented):
    for name in sorted(said - documented):
        faults.append(f"{what}: {name} is not documented")
    for name in sorted(documented - said):
        faults.append(f"{what}: {name} is documented, but the program has no such thing")


def check_command(program, name, page, common, faults):
    text = help_of(program, name)
    options = options_in(text) - {"--help"}
    shared = common if "--root" in options else {"--color"}
    same(faults, f"{name}.md", options, options_in_table(page) | shared)
    if "## Formats" in page:
        same(faults, f"{name}.md, formats", formats_in(text), formats_in_table(page))
    for example in examples_in(page):
        words = example.split()
        unknown = {word.partition("=")[0] for word in words if OPTION.match(word)} - options
        if words[1] == name and unknown:
            faults.append(f"{name}.md: '{example}' has options that do not exist: {unknown}")
    for example in re.findall(r"^  (smgraph .+?)(?:   *|\n)", section(text, "Examples") + "\n", re.M):
        words = example.split()
        if words[1] == name and example not in page:
            faults.append(f"{name}.md lacks the example '{example}' of the help")


def check_readme(program, root, faults):
    """What the README shows of the output of scripts/demo is part of that output."""
    shown = (root / "README.md").read_text().partition("This is what it prints")[2].split("```")[1].strip("\n")
    pair = "corpus/pairs/churn"
    command = [program, "diff", f"{pair}/before/pipeline.py", f"{pair}/after/run.py"]
    printed = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root).stdout.splitlines()
    for line in shown.splitlines():
        if "⋮" not in line and line not in printed:  # where the picture is cut off
            faults.append(f"README.md shows '{line}', which is not printed")


def check_counts(root, faults):
    """How many recorded pipelines the README speaks of."""
    pipelines = small = 0
    for path in (root / "corpus").rglob("expected.json"):
        count = len(json.loads(path.read_text())["pipelines"])
        if path.parent.name in SMALL:
            small += count
        else:
            pipelines += count
    said = re.search(r"the (\d+) pipelines in `corpus/`, and of (\d+) small ones", (root / "README.md").read_text())
    if not said or said.groups() != (str(pipelines), str(small)):
        faults.append(f"README.md should speak of {pipelines} pipelines in the corpus and {small} small ones")


def main():
    program, docs = sys.argv[1], pathlib.Path(sys.argv[2]) / "commands"
    overview = (docs / "README.md").read_text()
    text = help_of(program)
    faults = []
    pages = {path.stem: path.read_text() for path in docs.glob("*.md") if path.name != "README.md"}
    same(faults, "commands", set(commands_in(text)), set(pages))
    for status in re.findall(r"^  (\d+)  ", section(text, "Exit status"), re.M):
        if f"| {status} |" not in overview:
            faults.append(f"README.md: exit status {status} is not documented")
    common = options_in_table(overview)
    for name, page in sorted(pages.items()):
        if f"({name}.md)" not in overview:
            faults.append(f"README.md does not link to {name}.md")
        if name in commands_in(text):
            check_command(program, name, page, common, faults)
    check_readme(program, docs.parent.parent, faults)
    check_counts(docs.parent.parent, faults)
    print("\n".join(faults) or f"{len(pages)} pages agree with the program")
    sys.exit(1 if faults or not pages else 0)


if __name__ == "__main__":
    main()
