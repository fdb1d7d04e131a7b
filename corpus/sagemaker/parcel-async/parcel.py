"""Parcel volumes per depot."""
import argparse
import asyncio
from contextlib import asynccontextmanager

from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.estimator import SKLearn
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.lambda_helper import Lambda
from sagemaker.workflow.parameters import ParameterInteger
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

ROLE = "arn:aws:iam::111122223333:role/parcel"


def numbering(prefix: str):
    n = 0

    def following() -> str:
        nonlocal n
        n += 1
        return f"{prefix}{n:>03}"

    def used() -> int:
        return n

    following.used = used
    return following


@asynccontextmanager
async def opened(name, parameters):
    steps = []
    try:
        yield steps
    finally:
        session = PipelineSession()
        p = Pipeline(name=name, parameters=parameters, steps=steps, sagemaker_session=session)
        p.upsert(role_arn=ROLE)


async def depots(names, skip):
    for name in names:
        if name in skip:
            continue
        await asyncio.sleep(0)
        yield name


async def prepare(depot, next_name, session):
    p = SKLearnProcessor(framework_version="1.2-1", role=ROLE, instance_type="ml.m5.large", instance_count=1, sagemaker_session=session)
    args = p.run(code="s3://parcel/prepare.py", arguments=["--depot", depot],
                 outputs=[ProcessingOutput(output_name=part, source=f"/opt/ml/processing/{part}") for part in ("train", "test")])
    return ProcessingStep(name=f"{next_name()}-{depot}", step_args=args)


async def train(prepared, horizon, session):
    await asyncio.sleep(0)
    outs = prepared.properties.ProcessingOutputConfig.Outputs
    e = SKLearn(entry_point="train.py", source_dir="s3://parcel/source.tar.gz", framework_version="1.2-1", role=ROLE, instance_type="ml.m5.xlarge",
                hyperparameters={"horizon": horizon}, sagemaker_session=session)
    return TrainingStep(name=prepared.name.replace("Prep", "Fit"),
                        step_args=e.fit({k: TrainingInput(outs[k].S3Output.S3Uri) for k in ("train", "test")}))


async def announce(models):
    fn = Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:announce")
    return LambdaStep(name="Announce", lambda_func=fn,
                      inputs={f"model{i}": m.properties.ModelArtifacts.S3ModelArtifacts for i, m in enumerate(models)},
                      outputs=[LambdaOutput("status", LambdaOutputTypeEnum.String)])


async def main(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--depots", type=lambda s: s.split(","), required=True)
    ap.add_argument("--skip", action="append", default=[])
    ap.add_argument("--horizon", type=int, default=14)
    ns = ap.parse_args(argv)

    horizon = ParameterInteger("Horizon", ns.horizon)
    session = PipelineSession()
    name = numbering("Prep")
    async with opened("parcel-volumes", [horizon]) as steps:
        prepared = [await prepare(d, name, session) async for d in depots(ns.depots, ns.skip)]
        models = await asyncio.gather(*(train(p, horizon, session) for p in prepared))
        steps.extend(prepared)
        steps += models
        if (count := name.used()) > 1:
            steps.append(told := await asyncio.wait_for(announce(models), timeout=5))
            told.add_depends_on([m for m in models if (tail := m.name.rpartition("-")[2]) and len(tail) >= 4])
        task = asyncio.create_task(prepare("all", name, session))
        steps.append(await task)
    return count


if __name__ == "__main__":
    print("depots:", asyncio.run(main()))
