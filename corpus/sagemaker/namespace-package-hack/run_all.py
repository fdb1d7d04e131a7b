import importlib
import os
import sys

BASE = os.path.dirname(os.path.abspath(__file__))
for extra in ("libs", "common"):
    path = os.path.join(BASE, extra)
    if path not in sys.path:
        sys.path.insert(0, path)

from geo.helpers import session  # noqa: E402
from sagemaker.workflow.pipeline import Pipeline  # noqa: E402

MODULES = "tiles publish ingest".split()
loaded = [importlib.import_module("geo." + m) for m in MODULES]
state = {}
steps = []
for module in sorted(loaded, key=lambda m: m.PRIORITY):
    if not getattr(module, "ENABLED", True):
        continue
    print(module.__name__, "->", end=" ")
    steps.extend(module.get_steps(state))

pipeline = Pipeline(name="-".join(["geo", *(m.__name__.rpartition(".")[2] for m in loaded)]), steps=steps, sagemaker_session=session())
assert len({s.name for s in steps}) == len(steps), "duplicate names"
pipeline.upsert(role_arn=sys.modules["consts"].ROLE)
