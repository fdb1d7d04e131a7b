import importlib
import json
import pathlib
from types import SimpleNamespace

from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

ROOT = pathlib.Path(__file__).resolve().parent


def read(season):
    text = (ROOT / "seasons" / f"{season}.json").read_text()
    return json.loads(text, object_hook=lambda d: SimpleNamespace(**d))


def create_pipeline(season):
    cfg = read(season)
    ctx = SimpleNamespace(session=PipelineSession(), role=cfg.role, image=cfg.image, done={}, parameters=[])
    for entry in cfg.plugins:
        module_name, _, attribute = entry.use.partition(":")
        module = importlib.import_module(f"farm.plugins.{module_name}")
        build = getattr(module, attribute or "build")
        options = vars(entry.options) if hasattr(entry, "options") else {}
        made = build(ctx, **options)
        for step in made if isinstance(made, (list, tuple)) else [made]:
            ctx.done[step.name] = step
    return Pipeline(name=f"{cfg.name}-{season}", parameters=ctx.parameters, steps=list(ctx.done.values()), sagemaker_session=ctx.session)
