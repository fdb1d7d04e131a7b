"""Records what CPython prints for the programs beside this file.

    python3 tests/frontends/python/record_programs.py [NAME...]

Runs every programs/NAME.py in that folder and writes programs/NAME.out. Programs whose output
depends on the machine or the clock have a hand-written NAME.expected, where unknown values stand in
braces, and are left alone. Needs addict, attrs, click, environs, Jinja2, jsonschema, munch,
networkx, numpy 2, pandas 3, pydantic 2, python-box, python-decouple, PyYAML and typer. The folder
is no place to import from (-P): programs are called as modules of the standard library are.
"""

import pathlib
import subprocess
import sys

PROGRAMS = pathlib.Path(__file__).parent / "programs"


def record(program: pathlib.Path) -> bool:
    if program.with_suffix(".expected").exists():
        return True
    result = subprocess.run(
        [sys.executable, "-P", "-B", program.name],
        cwd=PROGRAMS,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env={"PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin"},
    )
    if result.returncode != 0:
        print(f"{program.name}: {result.stderr}", file=sys.stderr)
        return False
    program.with_suffix(".out").write_text(result.stdout, encoding="utf-8")
    return True


def main() -> int:
    names = sys.argv[1:]
    programs = sorted(PROGRAMS.glob("*.py"))
    chosen = [p for p in programs if not names or p.stem in names]
    return 0 if all([record(p) for p in chosen]) else 1


if __name__ == "__main__":
    sys.exit(main())
