"""Anomaly detection, plant 7. Run me:  python run.py"""
from stages import STAGES, pipeline_stage  # noqa
import models  # noqa: F401  (registers)
from common import Ctx

from sagemaker.workflow.pipeline import Pipeline


def main():
    ctx = Ctx()
    built = {}
    for priority, cls in sorted(STAGES, key=lambda entry: entry[0]):
        stage = cls(ctx)
        steps = stage(built)
        built[cls.label] = steps
    flat = sum(built.values(), [])
    pipe = Pipeline(name=ctx.label("pipeline"), parameters=ctx.parameters, steps=flat, sagemaker_session=ctx.session)
    pipe.upsert(role_arn=ctx.role)
    return pipe


if __name__ == "__main__":
    main()
