"""What the methods of Clarify's processor make of their configurations: one small pipeline a function."""
from sagemaker import clarify
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

session = PipelineSession()
BIAS = clarify.BiasConfig(label_values_or_threshold=[1], facet_name="age", facet_values_or_threshold=[40])
MODEL = clarify.ModelConfig(model_name="m", instance_type="ml.m5.large", instance_count=1, accept_type="text/csv")


def _processor(**more):
    return clarify.SageMakerClarifyProcessor(role="arn:aws:iam::111122223333:role/r", instance_count=1, instance_type="ml.m5.xlarge",
                                             sagemaker_session=session, **more)


def _data(**more):
    return clarify.DataConfig(s3_data_input_path="s3://b/data.csv", s3_output_path="s3://b/report", label="y", **more)


def bias_before_training():
    return Pipeline("P", steps=[ProcessingStep("C", step_args=_processor().run_pre_training_bias(_data(), BIAS))])


def bias_with_a_place_for_the_configuration():
    data = _data(s3_analysis_config_output_path="s3://b/config", headers=["y", "age"])
    step = ProcessingStep("C", step_args=_processor(volume_size_in_gb=50, output_kms_key="k").run_bias(data, BIAS, MODEL))
    return Pipeline("P", steps=[step])


def explanations():
    shap = clarify.SHAPConfig(baseline=[[1, 2]], num_samples=10, agg_method="mean_abs")
    step = ProcessingStep("C", step_args=_processor(max_runtime_in_seconds=600).run_explainability(_data(), MODEL, shap))
    return Pipeline("P", steps=[step])
