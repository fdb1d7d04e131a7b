"""Nightly jobs that share tables in a database: the data flows outside of SageMaker, so the order is all there is."""
from sagemaker.model import Model
from sagemaker.processing import Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

sess = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/nightly"
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/nightly:latest"
mode = ParameterString("Mode", default_value="full")


def job(name, *command, **kwargs):
    processor = Processor(IMAGE, ROLE, 1, "ml.m5.large", entrypoint=["nightly", name], sagemaker_session=sess)
    return ProcessingStep(name=name, step_args=processor.run(arguments=list(command) or None), **kwargs)


def model(name, artifact, **kwargs):
    m = Model(image_uri=IMAGE, model_data=f"s3://nightly-models/{artifact}/model.tar.gz", role=ROLE, sagemaker_session=sess)
    return ModelStep(name=name, step_args=m.create(instance_type="ml.m5.large"), **kwargs)


lock = job("lock")
# the imports may run side by side
after_lock = [lock]
customers = job("import-customers", "--incremental", depends_on=after_lock)
orders = job("import-orders", depends_on=after_lock)
returns = job("import-returns", depends_on=["lock"])

# careful: one list object, three steps. What is added for one is added for all that hold it
imports = [customers, orders]
margin = job("compute-margin", depends_on=imports)
basket = job("compute-basket", depends_on=imports)
basket.add_depends_on(["import-returns"])

scorer = model("scorer", "basket", depends_on=[basket])
score = job("score", depends_on=["scorer"])                          # name of the collection
check_model = job("check-model", depends_on=["scorer-CreateModel"])  # name of its only sub-step
export = job("export", depends_on=(margin, score.properties.ProcessingJobName))

full = ConditionStep(
    name="is-full-run",
    depends_on=[check_model],
    conditions=[ConditionEquals(left=mode, right="full")],
    if_steps=[job("vacuum"), job("reindex", depends_on=["vacuum"])],
    else_steps=[],
)
mail = job("mail", depends_on=["reindex", full])

unlock = job("unlock")
unlock.depends_on = [export]
unlock.add_depends_on([scorer, mail])

never = FailStep("never", error_message="not part of the pipeline")

pipeline = Pipeline(
    name="nightly",
    parameters=[mode],
    steps=[lock, customers, orders, returns, margin, basket, scorer, score, check_model, export, full, mail, unlock],
    sagemaker_session=sess,
)
