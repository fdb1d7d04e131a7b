"""One model of readmission a cohort; the best of them is for the service desk to approve."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

from clinic.settings import Cohort, Compute, get_settings

IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/clinic:2024"
CACHE = CacheConfig(enable_caching=True, expire_after="P14D")


def processor(session, role, compute: Compute) -> ScriptProcessor:
    return ScriptProcessor(
        image_uri=IMAGE, command=["python3"], role=role, sagemaker_session=session,
        volume_size_in_gb=compute.volume_gb, **compute.dict(include={"instance_type", "instance_count"}),
    )


def cohort_steps(cohort: Cohort, extract: ProcessingStep, threshold, session):
    settings = get_settings()
    evaluation = PropertyFile(name=f"Evaluation{cohort.code}", output_name="evaluation", path="metrics.json")
    estimator = Estimator(
        image_uri=IMAGE, role=settings.role_arn, sagemaker_session=session,
        **settings.train.copy(update={"instance_count": 2 if cohort.min_age >= 65 else 1}).dict(exclude={"volume_gb"}),
    )
    estimator.set_hyperparameters(min_age=cohort.min_age, tags=",".join(cohort.tags))
    train = TrainingStep(
        f"Train-{cohort.code}", cache_config=CACHE,
        step_args=estimator.fit({"train": TrainingInput(extract.properties.ProcessingOutputConfig.Outputs[cohort.code].S3Output.S3Uri)}),
    )
    evaluate = ProcessingStep(
        f"Evaluate-{cohort.code}", property_files=[evaluation],
        step_args=processor(session, settings.role_arn, settings.prepare).run(
            code="s3://clinic-code/evaluate.py",
            inputs=[ProcessingInput(source=train.properties.ModelArtifacts.S3ModelArtifacts, destination="/opt/ml/processing/model")],
            outputs=[ProcessingOutput(output_name="evaluation", source="/opt/ml/processing/evaluation")],
        ),
    )
    auc = JsonGet(step_name=evaluate.name, property_file=evaluation, json_path="auc.value")
    gate = ConditionStep(
        f"Gate-{cohort.code}",
        conditions=[ConditionGreaterThanOrEqualTo(left=auc, right=threshold)],
        if_steps=[],
        else_steps=[FailStep(f"Reject-{cohort.code}", error_message=Join(on=" ", values=["AUC below", threshold, "for", cohort.code]))],
    )
    return [train, evaluate, gate]


def build() -> Pipeline:
    settings = get_settings()
    session = PipelineSession()
    threshold = ParameterFloat(name="MinAuc", default_value=settings.min_auc)
    bucket = ParameterString(name="Bucket", default_value=settings.bucket)
    extract = ProcessingStep(
        "ExtractCohorts", cache_config=CACHE,
        step_args=processor(session, settings.role_arn, settings.prepare).run(
            code="s3://clinic-code/extract.py",
            arguments=["--bucket", bucket, "--stage", settings.stage.value],
            outputs=[ProcessingOutput(output_name=c.code, source=f"/opt/ml/processing/{c.code.lower()}") for c in settings.active_cohorts],
        ),
    )
    steps = [extract]
    for cohort in settings.active_cohorts:
        steps += cohort_steps(cohort, extract, threshold, session)
    return Pipeline(f"readmission-{settings.stage.value}", parameters=[threshold, bucket], steps=steps, sagemaker_session=session)


if __name__ == "__main__":
    pipeline = build()
    print(pipeline.definition())
