#!/usr/bin/env python3
"""Random programs, read by smgraph and compiled by the real SDK: the same graph for all.

  random_pipelines.py [--seeds A-B] [--smgraph PROGRAM] [--keep DIR] [--jobs N]
  random_pipelines.py --show SEED

A seed makes a program (generator/) that builds pipelines with SDK version 2. The SDK compiles it with AWS mocked, as it does the cases
of corpus/; `smgraph show` reads it. Each difference is printed with its seed and the program cut down to what shows it. Nothing in these
programs is unknowable: a graph that is not complete is a difference too. A program that the SDK refuses must be complained about.

  --seeds A-B   seeds A to B, default 1-500
  --show SEED   print a program, and what both make of it
  --keep DIR    write programs with differences, whole and cut down, to DIR
  --no-shrink   do not cut down
Exit status: 0 no difference, 1 a difference, 2 usage.
"""
import argparse
import concurrent.futures
import gc
import importlib
import json
import os
import pathlib
import shutil
import sys
import tempfile
import time
import types

# Sets print in hash order: one order for everybody.
if os.environ.get("PYTHONHASHSEED") != "0":
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "corpus"))

import comparison  # noqa: E402
import shrinking  # noqa: E402
from generator import generate  # noqa: E402
from recording import isolation  # noqa: E402

ENTRY = "pipeline.py"
FILES = {"src/train.py": "", "src/inference.py": "", "src/report.ipynb": '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'}


class Checker:
    """Runs both over programs."""

    def __init__(self, recorder, smgraph):
        self.recorder, self.smgraph = recorder, smgraph

    def check(self, text, incomplete=False):
        """What the SDK made of a program, and the differences to what smgraph reads. `incomplete`: nothing else than that is asked for."""
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.recorder.scratch, prefix="program-"))
        try:
            for name, content in {**FILES, ENTRY: text}.items():
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_text(content, encoding="utf-8")
            document, said = comparison.run(self.smgraph, "show", folder, ENTRY)
            if incomplete and document and document["complete"] and all(p["complete"] for p in document["pipelines"]):
                return None, []
            case = types.SimpleNamespace(folder=folder, id="random", entry=ENTRY, sdk="sagemaker", spec={"refused": "maybe"})
            recorded = self.recorder.record(case)
            if recorded.error:
                return None, ["the SDK did not run it: " + recorded.error.strip().splitlines()[-1]]
            expected = json.loads(recorded.files["expected.json"])
            if document is None:
                return expected, ["smgraph: " + said]
            checked, said = comparison.run(self.smgraph, "check", folder, ENTRY)
            if checked is None:
                return expected, ["smgraph: " + said]
            return expected, comparison.differences(document, checked, expected)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def arguments(about):
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", default="1-500")
    parser.add_argument("--show", type=int, metavar="SEED")
    parser.add_argument("--keep", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--no-shrink", action="store_true")
    parser.add_argument("--smgraph", default=next((str(p) for p in (ROOT / "build/release/smgraph", ROOT / "build/dev/smgraph") if p.exists()), "smgraph"))
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def report(seed, found, text, small, args):
    """Prints what differs in a program, and writes it where --keep says."""
    print(f"seed {seed}:", *found[:8], *([f"… {len(found)} in all"] if len(found) > 8 else []), sep="\n  ", flush=True)
    if not args.no_shrink:
        print("\n".join("    " + line for line in small.splitlines()), flush=True)
    if args.keep:
        args.keep.mkdir(parents=True, exist_ok=True)
        (args.keep / f"{seed}.py").write_text(text, encoding="utf-8")
        (args.keep / f"{seed}-small.py").write_text(small, encoding="utf-8")


def main():
    args = arguments(__doc__)
    if args.show is not None:
        print(generate(args.show).text)
    first, _, last = (str(args.show) if args.show is not None else args.seeds).partition("-")
    seeds = range(int(first), int(last or first) + 1)
    begin, bad, refused, steps = time.monotonic(), 0, 0, 0
    with isolation.Recorder("sagemaker") as recorder, concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        checker = Checker(recorder, args.smgraph)
        sources = [generate(seed) for seed in seeds]
        for module in sorted({module for source in sources for module in source.modules}):
            importlib.import_module(module)  # here once, instead of in every child
        gc.freeze()
        for seed, source, (expected, found) in zip(seeds, sources, pool.map(checker.check, [source.text for source in sources])):
            if expected:
                refused += expected["status"] == "refused"
                steps += sum(len(p["nodes"]) for p in expected["pipelines"])
            if not found:
                continue
            bad += 1
            small = source.text if args.no_shrink else shrinking.shrink(source.text, found, checker)
            report(seed, found, source.text, small, args)
    print(f"{len(seeds)} programs ({steps} steps, {refused} refused by the SDK): {bad} with differences, {time.monotonic() - begin:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
