import contextlib
import os
import sys
import typing as t

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.estimator import Estimator
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from noc.errors import MissingInput, PipelineError, Skip

try:
    import tomllib
except ModuleNotFoundError:
    import tomli as tomllib  # type: ignore

MAX_ROUNDS = 6
REGION = os.environ.get("NOC_REGION") or "eu-central-1"
CONFIG = tomllib.loads("""
role = "arn:aws:iam::111122223333:role/noc"
[stages.anomalies]
needs = ["alarms", "counters"]
[stages.alarms]
script = "alarms.py"
[stages.counters]
script = "counters.py"
regions = ["eu-central-1", "eu-west-1"]
[stages.lte]
script = "lte.py"
regions = ["ap-south-1"]
[stages.approve]
queue = "https://sqs.eu-central-1.amazonaws.com/111122223333/approve"
needs = ["anomalies"]
""")


class Registry(t.Dict[str, t.Any]):
    stage: t.Optional[str] = None

    def __missing__(self, key):
        raise MissingInput(self.stage, key, hint="order?")

    @contextlib.contextmanager
    def building(self, stage):
        previous, self.stage = self.stage, stage
        try:
            yield self
        except Skip as skip:
            print("skipped", stage, *skip.args, file=sys.stderr)
        finally:
            self.stage = previous


def make(name, spec, done, session):
    match spec:
        case {"regions": list(regions)} if REGION not in regions:
            raise Skip(REGION)
        case {"queue": queue, "needs": [first, *_]}:
            return CallbackStep("Approve", sqs_queue_url=queue, inputs={"model": done[first].properties.ModelArtifacts.S3ModelArtifacts},
                                outputs=[CallbackOutput("approved", CallbackOutputTypeEnum.String)])
        case {"script": script}:
            p = ScriptProcessor(role=CONFIG["role"], image_uri="noc", command=["python3"], instance_type="ml.m5.large", instance_count=1,
                                sagemaker_session=session)
            return ProcessingStep(name.capitalize(), step_args=p.run(code=f"s3://noc/{script}", outputs=[
                ProcessingOutput(output_name="out", source="/opt/ml/processing/out")]))
        case {"needs": needs}:
            sources = {n: done[n].properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri for n in needs}
            est = Estimator("noc", CONFIG["role"], 1, "ml.m5.xlarge", sagemaker_session=session)
            return TrainingStep(name.capitalize(), step_args=est.fit({k: TrainingInput(u) for k, u in sources.items()}))
        case _:
            raise PipelineError(f"what is {name}?")


def build(stages):
    session = PipelineSession()
    done = Registry()
    waiting = dict(stages)
    for attempt in range(MAX_ROUNDS):
        postponed = {}
        for name, spec in waiting.items():
            with done.building(name):
                try:
                    step = make(name, spec, done, session)
                except MissingInput as problem:
                    if problem.key not in stages:
                        raise PipelineError(str(problem)) from problem
                    postponed[name] = spec
                except PipelineError:
                    raise
                else:
                    done[name] = step
        if not postponed:
            break
        waiting = postponed
    else:
        raise PipelineError("cycle: " + ", ".join(waiting))
    return Pipeline(f"noc-{attempt + 1}", steps=list(done.values()), sagemaker_session=session)


def main():
    try:
        pipeline = build(CONFIG["stages"])
    except PipelineError as e:
        sys.exit(f"error: {e}")
    pipeline.upsert(role_arn=CONFIG["role"])
    return pipeline


if __name__ == "__main__":
    main()
