import sagemaker
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.tensorflow import TensorFlow, TensorFlowModel
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan, ConditionLessThan
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

sess = PipelineSession()
role = sagemaker.get_execution_role(sess)
sklearn = lambda: SKLearnProcessor("1.2-1", role, instance_type="ml.m5.xlarge", instance_count=1, sagemaker_session=sess)  # noqa: E731


def processing(name, inputs=(), outputs=(), **kw):
    """inputs: (uri, folder) pairs, outputs: names"""
    return ProcessingStep(
        name,
        step_args=sklearn().run(
            code=f"s3://forest-fires/code/{name.lower()}.py",
            inputs=[ProcessingInput(uri, f"/opt/ml/processing/{folder}") for uri, folder in inputs],
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in outputs],
        ),
        **kw,
    )


def out(step, name):
    return step.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri


weather = processing("Weather", outputs=["daily"])
satellite = processing("Satellite", outputs=["tiles"])
cleanup = processing("Cleanup")  # forgotten: nobody refers to it
joined = processing("JoinAll", [(out(weather, "daily"), "weather"), (out(satellite, "tiles"), "tiles")], ["train", "holdout"])

tf = TensorFlow(
    entry_point="train.py", source_dir="s3://forest-fires/code/src.tar.gz", role=role, instance_count=1,
    instance_type="ml.p3.2xlarge", framework_version="2.11", py_version="py39", sagemaker_session=sess,
)
train = TrainingStep("TrainFires", step_args=tf.fit({"train": TrainingInput(out(joined, "train"))}))

# needed inside the branch only; still runs always, because nobody lists it
drift = processing("DriftReference", [(out(joined, "holdout"), "holdout")], ["reference"])

model = TensorFlowModel(
    model_data=train.properties.ModelArtifacts.S3ModelArtifacts, role=role, framework_version="2.11", sagemaker_session=sess,
    env={"DRIFT_REFERENCE": out(drift, "reference")},
)
register = ModelStep(
    "FiresModel",
    step_args=model.register(
        content_types=["application/json"], response_types=["application/json"], inference_instances=["ml.m5.xlarge"],
        transform_instances=["ml.m5.xlarge"], model_package_group_name="forest-fires",
    ),
)
accuracy = train.properties.FinalMetricDataList["val:auc"].Value
good = ConditionStep("GoodEnough", conditions=[ConditionGreaterThan(accuracy, 0.8), ConditionLessThan(accuracy, 1.0)],
                     if_steps=[register], else_steps=[])

notify = processing("Notify", depends_on=[processing("Archive", [(out(satellite, "tiles"), "tiles")])])

pipeline = Pipeline(name="forest-fires", steps=[good, notify], sagemaker_session=sess)
