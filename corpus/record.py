#!/usr/bin/env python3
"""Record the expected graph of every corpus case from the real SDK.

  record.py [--sdk sagemaker|sagemaker3|zenml] [--check] [--jobs N] [CASE...]

CASE is a folder below corpus/ (`sagemaker/abalone`) or the beginning of its name (`zenml`, `pairs/churn`); without one, all cases are recorded.
Only cases of an SDK that this interpreter has can be recorded; the others are counted as skipped. With --check nothing is written: every
case is recorded again in memory and compared with the stored expected.json. Exit status: 0 recorded or equal, 1 different or failed, 2 usage.

The format of case.json and expected.json is described in README.md beside this file.
"""
import argparse
import collections
import concurrent.futures
import difflib
import os
import sys
import time

# Sets print in hash order: one order for everybody.
if os.environ.get("PYTHONHASHSEED") != "0":
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})

from recording import cases, isolation  # noqa: E402


def store(case, files):
    """Write the recorded files; true when one of them changed."""
    changed = False
    for name, text in files.items():
        target = case.folder / name
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8")
            changed = True
    return changed


def difference(case, files):
    """What a stored case and a new recording disagree on, as lines of a unified diff."""
    lines = []
    for name, text in files.items():
        target = case.folder / name
        stored = target.read_text(encoding="utf-8") if target.exists() else ""
        lines += difflib.unified_diff(stored.splitlines(), text.splitlines(), f"stored/{name}", f"recorded/{name}", lineterm="", n=2)
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", metavar="CASE")
    parser.add_argument("--sdk", choices=isolation.SDKS, help="default: the one that this interpreter has")
    parser.add_argument("--check", action="store_true", help="compare with what is stored, write nothing")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()

    available = [sdk for sdk in isolation.SDKS if isolation.installed(sdk)]
    if args.sdk and args.sdk not in available:
        parser.error(f"{sys.executable} has no {args.sdk}: pip install -r requirements-{args.sdk}.txt")
    if not available:
        parser.error(f"{sys.executable} has no SDK: pip install -r one of the requirements-*.txt files")
    wanted = [args.sdk] if args.sdk else available[:1]
    selected = cases.select(args.cases)
    if not selected:
        parser.error("no such case: " + " ".join(args.cases))

    todo = [case for case in selected if case.sdk in wanted]
    begin = time.monotonic()
    bad = 0
    with isolation.Recorder(wanted[0]) as recorder, concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for case, result in zip(todo, pool.map(recorder.record, todo)):
            if result.error:
                bad += 1
                print(f"failed     {case.id}\n{result.error}")
            elif not args.check:
                print(f"{'recorded' if store(case, result.files) else 'unchanged':10} {case.id}  ({result.seconds:.1f} s)  {result.summary}")
            elif lines := difference(case, result.files):
                bad += 1
                print(f"different  {case.id}")
                print("\n".join(lines[:60]) + (f"\n... {len(lines) - 60} more lines" if len(lines) > 60 else ""))
            sys.stdout.flush()
    skipped = collections.Counter(case.sdk for case in selected if case.sdk not in wanted)
    verb = "equal" if args.check else "recorded"
    print(f"{len(todo) - bad} of {len(todo)} {wanted[0]} cases {verb} in {time.monotonic() - begin:.0f} s"
          + "".join(f"; {count} skipped (need {sdk})" for sdk, count in sorted(skipped.items())))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
