"""smgraph equiv of every program of the pairs and of the same, rewritten: source_rewrites.py says how.

    source_mutants.py SMGRAPH CORPUS [PAIR ...]
"""

import ast
import concurrent.futures
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import source_rewrites

MOST = 3  # places of one kind in one file
PROVED = {"identical", "renamed", "equivalent"}


def programs(corpus, chosen):
    """The folder and the entry of each side that is a program."""
    for pair in sorted((corpus / "pairs").iterdir()):
        about = json.loads((pair / "pair.json").read_text())
        for side in ("before", "after"):
            case = json.loads((pair / side / "case.json").read_text())
            entry = about.get(side, case["entry"])
            if entry.endswith(".py") and (not chosen or pair.name in chosen):
                yield pair / side, entry


def spread(trees):
    """The first, the middle and the last places."""
    trees = list(trees)
    step = max(1, -(-len(trees) // MOST))
    return trees[::step]


def verdict(program, before, after, entry):
    command = [program, "equiv", str(before / entry), str(after / entry), "--root", str(before.parent), "--format", "json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        proof = json.loads(run.stdout)
    except json.JSONDecodeError:
        return "unreadable", run.stderr
    told = (proof.get("counterexample") or {}).get("text", "") or "; ".join(proof.get("unknown", []))
    return proof["verdict"], told


def mutants(folder):
    """What is changed, the file, its new text, and whether nothing may change."""
    for file in sorted(folder.rglob("*.py")):
        tree = ast.parse(file.read_text())
        text = ast.unparse(tree)
        if file.name == "__init__.py" or "pipeline" not in text.lower() and "step" not in text.lower():
            continue  # what others import keeps its name; scripts of steps run elsewhere
        for preserves, kinds in ((True, source_rewrites.PRESERVING), (False, source_rewrites.CHANGING)):
            for kind in kinds:
                for number, changed in enumerate(spread(kind(tree))):
                    new = ast.unparse(ast.fix_missing_locations(changed))
                    if new != text:
                        yield kind.__name__, number, file.relative_to(folder), new, preserves


def try_one(program, folder, entry, mutant):
    kind, number, file, text, preserves = mutant
    with tempfile.TemporaryDirectory() as place:
        before, after = pathlib.Path(place) / "before", pathlib.Path(place) / "after"
        shutil.copytree(folder, before)
        shutil.copytree(folder, after)
        (after / file).write_text(text)
        found, told = verdict(program, before, after, entry)
    right = found in PROVED if preserves else found == "different"
    return right, f"{folder.parent.name}/{folder.name}/{file}: {kind} {number}: {found}: {told.strip()}\n{text if not right else ''}"


def main():
    program, corpus, chosen = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    jobs, counts, wrong = [], {}, 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for folder, entry in programs(corpus, chosen):
            if verdict(program, folder, folder, entry)[0] != "identical":
                print(f"{folder}: not read completely", file=sys.stderr)
                continue
            jobs += [(mutant[0], pool.submit(try_one, program, folder, entry, mutant)) for mutant in mutants(folder)]
        for kind, job in jobs:
            right, told = job.result()
            counts[kind] = counts.get(kind, 0) + 1
            wrong += not right
            if not right:
                print(told, file=sys.stderr)
    for kind, count in counts.items():
        print(f"  {kind}: {count}")
    print(f"  all: {sum(counts.values())}; {wrong} wrong")
    return wrong > 0 or not counts


if __name__ == "__main__":
    sys.exit(main())
