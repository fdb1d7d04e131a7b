#!/usr/bin/env python3
"""Random programs, read by smgraph and compiled by real ZenML: the same graph for all.

  random_zenml.py [--seeds A-B] [--smgraph PROGRAM] [--keep DIR] [--jobs N]
  random_zenml.py --show SEED

A seed makes a program (zenml_generator.py) that calls one static pipeline. ZenML compiles it as it does the cases of corpus/, many in one
process; `smgraph show` reads it. Each difference is printed with its seed and the program cut down to what shows it. Nothing in these
programs is unknowable: a graph that is not complete is a difference too. A program that ZenML refuses must be complained about.

  --seeds A-B   seeds A to B, default 1-500
  --show SEED   print a program, and what both make of it
  --keep DIR    write programs with differences, whole and cut down, to DIR
  --no-shrink   do not cut down
Exit status: 0 no difference, 1 a difference, 2 usage.
"""
import concurrent.futures
import json
import pathlib
import shutil
import sys
import tempfile
import time
import types

import random_pipelines

import comparison  # noqa: E402
import shrinking  # noqa: E402
import zenml_comparison  # noqa: E402
from recording import isolation  # noqa: E402
from zenml_generator import generate  # noqa: E402

BATCH = 50  # programs that one process compiles: a process of its own costs a second


class Checker:
    """Runs both over programs, which are files by name: the first one is the module."""

    def __init__(self, recorder, smgraph, jobs):
        self.recorder, self.smgraph = recorder, smgraph
        self.pool = concurrent.futures.ThreadPoolExecutor(jobs)

    def check_all(self, programs):
        """What ZenML made of each program, and the differences to what smgraph reads."""
        batches = [programs[i:i + BATCH] for i in range(0, len(programs), BATCH)]
        for batch, expected in zip(batches, self.pool.map(self.compile, batches)):
            yield from zip(expected, self.pool.map(self.compare, batch, expected))

    def compile(self, programs):
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.recorder.scratch, prefix="programs-"))
        try:
            for files in programs:
                write(folder, files)
            modules = [pathlib.Path(next(iter(files))).stem for files in programs]
            case = types.SimpleNamespace(folder=folder, id="random", entry="", sdk="zenml", spec={"each": modules})
            recorded = self.recorder.record(case)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        if recorded.error:
            raise RuntimeError(recorded.error)
        return json.loads(recorded.files["expected.json"])["pipelines"]

    def compare(self, files, expected):
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.recorder.scratch, prefix="program-"))
        try:
            write(folder, files)
            entry = next(iter(files))
            document, said = comparison.run(self.smgraph, "show", folder, entry)
            checked, said_of_check = comparison.run(self.smgraph, "check", folder, entry)
            if document is None or checked is None:
                return ["smgraph: " + (said or said_of_check)]
            return zenml_comparison.differences(document, checked, expected)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def write(folder, files):
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


class OneProgram:
    """What shrinking.py asks: the differences of a text in place of a program's module."""

    def __init__(self, checker, files):
        self.checker, self.files = checker, files

    def check(self, text, _incomplete=False):
        return next(iter(self.checker.check_all([{**self.files, next(iter(self.files)): text}])))


def main():
    args = random_pipelines.arguments(__doc__)
    if args.show is not None:
        print("\n".join(generate(args.show).values()))
    first, _, last = (str(args.show) if args.show is not None else args.seeds).partition("-")
    seeds = range(int(first), int(last or first) + 1)
    begin, bad, refused, steps = time.monotonic(), 0, 0, 0
    with isolation.Recorder("zenml") as recorder:
        checker = Checker(recorder, args.smgraph, args.jobs)
        programs = [generate(seed) for seed in seeds]
        for seed, files, (expected, found) in zip(seeds, programs, checker.check_all(programs)):
            refused += expected["status"] == "refused"
            steps += len(expected.get("nodes", ()))
            if not found:
                continue
            bad += 1
            text = next(iter(files.values()))
            small = text if args.no_shrink else shrinking.shrink(text, found, OneProgram(checker, files), tries=100)
            random_pipelines.report(seed, found, text, small, args)
    print(f"{len(seeds)} programs ({steps} steps, {refused} refused by ZenML): {bad} with differences, {time.monotonic() - begin:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
