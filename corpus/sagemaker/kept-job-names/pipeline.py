"""Cost reports go by the prefix of a job's name, so the pipeline keeps the names that we give."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TransformInput
from sagemaker.model import Model
from sagemaker.processing import ScriptProcessor
from sagemaker.transformer import Transformer
from sagemaker.tuner import ContinuousParameter, HyperparameterTuner
from sagemaker.workflow.function_step import step
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.pipeline_definition_config import PipelineDefinitionConfig
from sagemaker.workflow.steps import ProcessingStep, TrainingStep, TransformStep, TuningStep

ROLE = "arn:aws:iam::111122223333:role/Costs"
IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/costs/trainer:3"
session = PipelineSession(default_bucket="costs-ml")


def processor(**options):
    return ScriptProcessor(image_uri=IMAGE, command=["python3"], role=ROLE, instance_type="ml.m5.large", instance_count=1,
                           sagemaker_session=session, **options)


def estimator(**options):
    return Estimator(IMAGE, ROLE, 1, "ml.m5.large", output_path="s3://costs-ml/models", sagemaker_session=session, **options)


def tuner(**options):
    return HyperparameterTuner(estimator(), "auc", {"eta": ContinuousParameter(0, 1)},
                               metric_definitions=[{"Name": "auc", "Regex": "auc=(.*)"}], **options)


@step(name="tell", job_name_prefix="costs-tell", instance_type="ml.m5.large", image_uri=IMAGE, role=ROLE)
def tell(rows):
    return rows


@step(instance_type="ml.m5.large", image_uri=IMAGE, role=ROLE)
def _count_rows(rows):
    return rows


CODE = "s3://costs-ml/code/prepare.py"
IN = "s3://costs-ml/in"
model = Model(IMAGE, "s3://costs-ml/models/m.tar.gz", ROLE, name="costs-model", sagemaker_session=session)
scorer = Transformer("costs-model", 1, "ml.m5.large", output_path="s3://costs-ml/out", base_transform_job_name="costs-score",
                     sagemaker_session=session)
pipeline = Pipeline(
    name="costs",
    steps=[
        ProcessingStep("Prefixed", step_args=processor(base_job_name="costs/prepare").run(code=CODE)),
        ProcessingStep("Given", step_args=processor().run(code=CODE, job_name="costs-given-2024-01-02-03-04-05-678")),
        ProcessingStep("OfImage", step_args=processor().run(code=CODE)),
        ProcessingStep("Long", step_args=processor(base_job_name="costs-" + "very-" * 12 + "long").run(code=CODE)),
        TrainingStep("Train", step_args=estimator(base_job_name="costs-train").fit(IN)),
        TuningStep("Tune", step_args=tuner(base_tuning_job_name="costs-tune-everything-there-is").fit(IN)),
        TuningStep("TuneOfImage", step_args=tuner().fit(IN)),
        ModelStep("Keep", step_args=model.create("ml.m5.large")),
        TransformStep("Score", step_args=scorer.transform(IN)),
        tell(3),
        _count_rows(4),
    ],
    sagemaker_session=session,
    pipeline_definition_config=PipelineDefinitionConfig(use_custom_job_prefix=True),
)
