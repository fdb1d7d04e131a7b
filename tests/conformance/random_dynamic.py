#!/usr/bin/env python3
"""Random dynamic ZenML pipelines, run for real: what their runs leave in the store.

  random_dynamic.py [--seeds A-B] [--jobs N]           record dynamic_runs.json beside this file, or some seeds of it
  random_dynamic.py --check [--seeds A-B] [--jobs N]   run some again: is what is stored still true?
  random_dynamic.py --show SEED                        print a program and the arguments of its runs

A seed makes a program (dynamic_programs.py) and arguments that reach every call of it. The local orchestrator runs it once for each. The
tests of the ZenML frontend read the stored programs: each run has to be one that the guarded graph allows, and every step has to run in
one of them. Exit status: 0 recorded or equal, 1 different or failed, 2 usage.
"""
import argparse
import concurrent.futures
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

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "corpus"))

from dynamic_programs import generate  # noqa: E402
from recording import cases, isolation  # noqa: E402

STORED = HERE / "dynamic_runs.json"


def record(recorder, seed):
    """A program with its runs; text when ZenML does not run it."""
    text, arguments = generate(seed)
    folder = pathlib.Path(tempfile.mkdtemp(dir=recorder.scratch, prefix="program-"))
    try:
        (folder / "program.py").write_text(text, encoding="utf-8")
        spec = {"call": "p", "runs": [{"arguments": one} for one in arguments]}
        result = recorder.record(types.SimpleNamespace(folder=folder, id="random", entry="program.py", sdk="zenml", spec=spec))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if result.error:
        return f"seed {seed}: {result.error}\n{text}"
    runs = json.loads(result.files["expected.json"])["pipelines"][0]["run"]["runs"]
    for run in runs:
        for node in run["nodes"]:
            for key in ("source", "outputs", "enable_cache"):
                node.pop(key, None)
    return {"seed": seed, "program": text.splitlines(), "runs": runs}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", help="default: 1-100, with --check 1-8")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--show", type=int, metavar="SEED")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    if args.show is not None:
        text, arguments = generate(args.show)
        print(text, *arguments, sep="\n")
        return 0
    first, _, last = (args.seeds or ("1-8" if args.check else "1-100")).partition("-")
    seeds = range(int(first), int(last or first) + 1)
    keep = args.check or args.seeds
    stored = {one["seed"]: one for one in json.loads(STORED.read_text(encoding="utf-8"))} if keep else {}
    begin, bad, programs = time.monotonic(), 0, []
    for seed in stored:
        if args.check and generate(seed)[0].splitlines() != stored[seed]["program"]:
            bad += 1
            print(f"seed {seed}: makes another program than the stored one")
    with isolation.Recorder("zenml") as recorder, concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for program in pool.map(lambda seed: record(recorder, seed), seeds):
            if isinstance(program, str):
                bad += 1
                print(program, flush=True)
                continue
            programs.append(program)
            if args.check and program != stored.get(program["seed"]):
                bad += 1
                print(f"seed {program['seed']}: runs otherwise than stored", flush=True)
    if not args.check:
        kept = {**stored, **{program["seed"]: program for program in programs}}
        STORED.write_text(cases.dump([kept[seed] for seed in sorted(kept)]), encoding="utf-8")
    runs = [run for program in programs for run in program["runs"]]
    print(f"{len(programs)} programs, {len(runs)} runs, {sum(len(run['nodes']) for run in runs)} steps: {bad} different or failed, "
          f"{time.monotonic() - begin:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
