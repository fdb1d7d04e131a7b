"""Starts the package as `python -m wharf` would."""
import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "packages"))
found = runpy.run_module("wharf", run_name="__main__", init_globals={"CRANES": ("north", "south")})
checked = runpy.run_module("wharf.checks")
pipeline = found["pipeline"]
pipeline.steps.append(checked["check"](found["steps"]))
