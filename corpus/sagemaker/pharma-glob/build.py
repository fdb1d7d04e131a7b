"""Every folder below stages/ is a stage: its number gives the order, its stage.yaml what it is."""
import argparse
import json
import os
import pathlib
import runpy
from functools import reduce

import yaml
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

HERE = pathlib.Path(__file__).absolute().parent


def merge(a: dict, b: dict) -> dict:
    return a | {k: merge(a[k], v) if isinstance(v, dict) and isinstance(a.get(k), dict) else v for k, v in b.items()}


class StageDir:
    def __init__(self, path):
        self.path = path
        number, _, self.name = path.name.partition("_")
        self.number = int(number)

    def __lt__(self, other):
        return self.number < other.number

    @property
    def config(self):
        files = [self.path / "stage.yaml", self.path / f"stage.{os.getenv('STAGE_ENV', 'test')}.yml"]
        return reduce(merge, (yaml.safe_load(f.read_text()) or {} for f in files if f.is_file()), {"enabled": True, "options": {}})

    def build(self, ctx):
        namespace = runpy.run_path(str(self.path / "build.py"), init_globals={"CTX": ctx})
        return namespace["make"](self.name, **self.config["options"])


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--stages", type=pathlib.Path, default=HERE / "stages")
    ap.add_argument("--dump", type=argparse.FileType("w"))
    ns = ap.parse_args()
    ctx = {"session": PipelineSession(), "role": "arn:aws:iam::111122223333:role/pharma", "steps": {}, "params": []}
    stages = sorted(StageDir(p) for p in ns.stages.iterdir() if p.is_dir() and p.name[:1].isdigit())
    for stage in stages:
        if not stage.config["enabled"]:
            continue
        made = stage.build(ctx)
        ctx["steps"].update(made)
    pipeline = Pipeline("pharma-assay", parameters=ctx["params"], steps=list(ctx["steps"].values()), sagemaker_session=ctx["session"])
    if ns.dump:
        json.dump(json.loads(pipeline.definition()), ns.dump, indent=2)
    return pipeline


if __name__ == "__main__":
    main()
