from enum import Enum, Flag, auto
from functools import partial

from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionGreaterThanOrEqualTo, ConditionIn, ConditionLessThan
from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

SESSION = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/telemetry"


class Stage(Flag):
    RAW = auto()
    CLEAN = auto()
    AGG = auto()
    EXPORT = auto()
    DAILY = CLEAN | AGG
    FULL = RAW | DAILY | EXPORT


class Engine(Enum):
    SPARK = "spark"
    PYTHON = "python"
    NONE = None

    def __call__(self, name, *, after=()):
        match self:
            case Engine.SPARK:
                return EMRStep(name=name, display_name=name, description=self.value, cluster_id="j-TELEMETRY", depends_on=list(after),
                               step_config=EMRStepConfig(jar="command-runner.jar", args=["spark-submit", f"s3://telemetry/{name.lower()}.py"]))
            case Engine.PYTHON:
                p = Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/tele:1", ROLE, 1, "ml.m5.large", sagemaker_session=SESSION)
                return ProcessingStep(name, step_args=p.run(arguments=[name], outputs=[ProcessingOutput("/opt/ml/processing/o", output_name="o")]), depends_on=list(after) or None)
            case _:
                raise NotImplementedError(self)


class Compare(Enum):
    LESS = partial(ConditionLessThan)
    AT_LEAST = partial(ConditionGreaterThanOrEqualTo)
    ONE_OF = partial(lambda left, right: ConditionIn(value=left, in_values=right))
    SAME = partial(ConditionEquals)

    def __call__(self, *args):
        return self.value(*args)


PLAN = {Stage.RAW: Engine.SPARK, Stage.CLEAN: Engine.SPARK, Stage.AGG: Engine.PYTHON, Stage.EXPORT: Engine.PYTHON}


def build(wanted: Stage):
    steps = []
    for stage in Stage.FULL & wanted:
        engine = PLAN[stage]
        steps.append(engine(stage.name.title(), after=steps[-1:]))
    return steps


region = ParameterString("Region", "eu")
level = ParameterInteger("Level", 2)
full = build(Stage.FULL)
rules = [(Compare.ONE_OF, region, ["eu", "us"]), (Compare.AT_LEAST, level, 1), (Compare.SAME, region, "eu")]
*first, last = [op(left, right) for op, left, right in rules]
choose = ConditionStep("Choose", conditions=first, if_steps=[ConditionStep("Inner", conditions=[last, Compare["LESS"](level, 9)], if_steps=[Engine("python")("EuOnly")], else_steps=[])],
                       else_steps=[FailStep("WrongRegion", error_message=f"only {len(Stage.DAILY)} stages")], depends_on=full[-1:])
daily = Pipeline("telemetry-daily", steps=[s for s in full if Stage[s.name.upper()] & Stage.DAILY], sagemaker_session=SESSION)
daily.steps[0].depends_on = None
everything = Pipeline("telemetry-full", parameters=[region, level], steps=full + [choose], sagemaker_session=SESSION)
for p in (daily, everything):
    p.upsert(ROLE)
