import importlib
import pathlib
import sys

import envfile
from envfile import env

loaded = envfile.load(pathlib.Path(__file__).parent / ".env")
if loaded != 4:
    sys.exit(f"{loaded} settings")

from sagemaker.processing import ScriptProcessor  # noqa: E402
from sagemaker.workflow.pipeline import Pipeline  # noqa: E402
from sagemaker.workflow.pipeline_context import PipelineSession  # noqa: E402
from sagemaker.workflow.steps import ProcessingStep  # noqa: E402

import crops  # noqa: E402

session = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/harvest"


def job(name, after=None, **run):
    p = ScriptProcessor(
        image_uri=env("IMAGE"), command=["python3"], role=ROLE, instance_count=1, sagemaker_session=session,
        instance_type="ml.t3.large" if env("DEBUG", False, bool) else "ml.m5.%dxlarge" % (env("MIN_AREA", 10, float) // 5))
    return ProcessingStep(name, step_args=p.run(code=f"s3://harvest/{name.lower()}.py", **run), depends_on=after)


makers = {k.removeprefix("crop_"): v for k, v in vars(crops).items() if k.startswith("crop_") and callable(v)}
steps, problems = [], {}
for item in env("CROPS", cast=lambda v: v.split(",")):
    crop, _, fields = item.partition(":")
    mine = []
    try:
        made = makers[crop](job, int(fields))
    except ValueError:
        made = makers[crop](job)
    except KeyError as e:
        problems[crop] = e
        continue
    else:
        mine.append(f"{crop}:{fields}")
    finally:
        count = crops.number() if mine or crop in problems else 0
    for f in crops.hooks[crop]:
        made += f(job, made)
    steps.extend(made)

finals = importlib.import_module("finals")
for name in env("FINAL", "").split(","):
    try:
        final = getattr(finals, name)
        if name not in finals.__all__:
            raise LookupError(name)
        steps.append(final(job, list(steps)))
    except (NotImplementedError, LookupError):
        problems[name] = "not done"

pipeline = Pipeline(f"harvest-{env('REGION')}-{count}-{len(problems)}", steps=steps, sagemaker_session=session)
if not problems:
    pipeline.upsert(ROLE)
