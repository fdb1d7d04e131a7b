"""Blocks from the quarry are graded; whoever runs it wants retries and an order on every part."""
import sagemaker
from sagemaker.model import Model
from sagemaker.sklearn.model import SKLearnModel
from sagemaker.pipeline import PipelineModel
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.step_collections import StepCollection
from sagemaker.workflow.steps import ConfigurableRetryStep, CreateModelStep, ProcessingStep, StepTypeEnum

ROLE = "arn:aws:iam::111122223333:role/quarry"
session = PipelineSession()


def survey(name):
    processor = SKLearnProcessor("1.2-1", ROLE, 1, "ml.m5.large", sagemaker_session=session)
    return ProcessingStep(name, step_args=processor.run(code="s3://quarry/code/survey.py"))


def flatten(steps):
    for step in steps:
        if isinstance(step, StepCollection):
            yield from step.steps
        else:
            yield step


north, south = survey("SurveyNorth"), survey("SurveySouth")

grader = Model(
    image_uri="111122223333.dkr.ecr.eu-west-1.amazonaws.com/grader:3",
    model_data="s3://quarry/models/grader.tar.gz",
    role=ROLE,
    sagemaker_session=session,
)
scripted = SKLearnModel(
    model_data="s3://quarry/models/cut.tar.gz",
    role=ROLE,
    entry_point="serve.py",
    source_dir="s3://quarry/code/serve.tar.gz",
    framework_version="1.2-1",
    sagemaker_session=session,
)

create = ModelStep("Grader", step_args=grader.create("ml.m5.large"), display_name="Grader")
create.steps[0].add_depends_on([north])

register = ModelStep(
    "Cut",
    step_args=PipelineModel(
        models=[scripted, grader], role=ROLE, sagemaker_session=session, name="cut"
    ).register(
        content_types=["text/csv"],
        response_types=["text/csv"],
        inference_instances=["ml.m5.large"],
        transform_instances=["ml.m5.large"],
        model_package_group_name="cuts",
    ),
    depends_on=[south],
)
repack, package = register.steps[0], register.steps[-1]
repack.add_depends_on([create])
package.display_name = "Into the catalogue"
package.add_depends_on([create.steps[-1], north])

if package.step_type == StepTypeEnum.REGISTER_MODEL and isinstance(create.steps[0], CreateModelStep):
    register.steps.append(FailStep("Inspect", error_message="look at it", depends_on=[package]))

everything = [north, south, create, register]
for one in flatten(everything):
    if isinstance(one, ConfigurableRetryStep) and one.step_type is not StepTypeEnum.PROCESSING:
        one.add_retry_policy(
            StepRetryPolicy(exception_types=[StepExceptionTypeEnum.THROTTLING], max_attempts=3)
        )

summary = FailStep("Summary", error_message=", ".join(step.name for step in flatten(everything)))
for one in flatten(everything):
    for upstream in one.depends_on or []:
        if upstream is north:
            summary.add_depends_on([one])

pipeline = Pipeline("quarry", steps=[*everything, summary], sagemaker_session=session)
