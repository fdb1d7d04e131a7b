"""One session for all of the team's pipelines; options that this release of the SDK does not take are left out."""
import inspect
import warnings
from functools import wraps

import sagemaker
from packaging.version import Version
from sagemaker.processing import ProcessingOutput, ScriptProcessor
from sagemaker.session import Session
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.function_step import step
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep


class TeamSession(PipelineSession):
    _only = None

    def __new__(cls, *args, **kwargs):
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __init__(self, team):
        if getattr(self, "_ready", False):
            return
        super().__init__(default_bucket=f"{team}-artifacts")
        self.team = team
        self._ready = True


class FrozenSession(PipelineSession):
    def default_bucket(self):
        return "frozen"


def accepted(cls, **options):
    """The options that the constructor knows."""
    known = inspect.signature(cls.__init__).parameters
    return {name: value for name, value in options.items() if name in known}


def timed(function):
    @wraps(function)
    def inner(*args, **kwargs):
        return function(*args, **kwargs)

    return inner


ON = {"image_uri": "team/image:1", "instance_type": "ml.m5.large", "role": "arn:aws:iam::111122223333:role/Team"}


@step(name="count" if Version(sagemaker.__version__) >= Version("2.200") else "count-old", **ON)
@timed
def count_rows(place):
    return place


@step(**ON)
@timed
def report(rows):
    return rows


def processor(session):
    return ScriptProcessor(image_uri="team/image:1", command=["python3"], role="arn:aws:iam::111122223333:role/Team",
                           instance_count=1, instance_type="ml.m5.large", sagemaker_session=session)


def prepare(name, session):
    outputs = [ProcessingOutput(output_name="rows", source="/opt/ml/processing/rows")]
    return ProcessingStep(
        name=name,
        step_args=processor(session).run(code=f"s3://{session.default_bucket()}/prepare.py", outputs=outputs),
        **accepted(ProcessingStep, display_name=f"{name} of {session.team}", mood="good"),
    )


session = TeamSession("growth")
again = TeamSession("other")
assert again is session and issubclass(TeamSession, Session) and isinstance(session, Session)
frozen = FrozenSession()
frozen.team = "none"

rows = prepare("Prepare", again)
kept = prepare("PrepareFrozen", frozen)
steps = [rows, kept, report(count_rows(rows.properties.ProcessingOutputConfig.Outputs["rows"].S3Output.S3Uri))]
if not hasattr(Pipeline, "put_triggers") or hasattr(ProcessingStep, "mood"):
    steps.append(FailStep("TooOld", "the SDK is too old"))
try:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.warn("rows without a date are left out", DeprecationWarning)
except DeprecationWarning as warning:
    steps.append(FailStep("Strict", str(warning)))
pipeline = Pipeline(name="team", steps=steps, sagemaker_session=session)
steps.append(FailStep("Trial", pipeline.pipeline_experiment_config.trial_name))
pipeline.steps.append(FailStep("TooLate", "x"))
