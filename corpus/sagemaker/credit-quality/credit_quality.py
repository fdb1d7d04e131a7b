"""Credit scoring with Model Monitor and Clarify checks, in the shape of the `create_baselines` branch of our template."""
import sagemaker
from sagemaker import clarify
from sagemaker.drift_check_baselines import DriftCheckBaselines
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.model_monitor import DatasetFormat
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.transformer import Transformer
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.clarify_check_step import (
    ClarifyCheckStep,
    DataBiasCheckConfig,
    ModelBiasCheckConfig,
    ModelExplainabilityCheckConfig,
    ModelPredictedLabelConfig,
    SHAPConfig,
)
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterBoolean, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig, ModelQualityCheckConfig, QualityCheckStep
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep, TransformStep


class Check:
    """The three switches that every check has, as pipeline parameters."""

    def __init__(self, name, kinds=("Constraints",)):
        self.skip = ParameterBoolean(name=f"SkipCheck{name}", default_value=False)
        self.register = ParameterBoolean(name=f"RegisterNewBaseline{name}", default_value=False)
        self.supplied = {kind: ParameterString(name=f"Supplied{kind}{name}", default_value="") for kind in kinds}

    @property
    def parameters(self):
        return [self.skip, self.register, *self.supplied.values()]

    def kwargs(self, group):
        supplied = {f"supplied_baseline_{kind.lower()}": parameter for kind, parameter in self.supplied.items()}
        return dict(skip_check=self.skip, register_new_baseline=self.register, model_package_group_name=group, **supplied)


def get_pipeline(region, role, group="credit-scoring", pipeline_name="credit-scoring-quality"):
    session = PipelineSession(default_bucket=f"credit-ml-{region}")
    bucket = session.default_bucket()

    data_quality = Check("DataQuality", ("Statistics", "Constraints"))
    data_bias = Check("DataBias")
    model_quality = Check("ModelQuality", ("Statistics", "Constraints"))
    model_bias = Check("ModelBias")
    explainability = Check("ModelExplainability")
    checks = [data_quality, data_bias, model_quality, model_bias, explainability]

    input_data = ParameterString(name="InputData", default_value=f"s3://{bucket}/applications/latest.csv")

    check_job_config = CheckJobConfig(
        role=role, instance_count=1, instance_type="ml.c5.xlarge", volume_size_in_gb=120, sagemaker_session=session,
    )

    def output(check):
        return Join(on="/", values=["s3:/", bucket, "checks", ExecutionVariables.PIPELINE_EXECUTION_ID, check])

    # -- data ----------------------------------------------------------------------------
    process = ProcessingStep(
        name="PrepareApplications",
        step_args=SKLearnProcessor(
            "1.0-1", role, instance_type="ml.m5.xlarge", instance_count=1, sagemaker_session=session
        ).run(
            code=f"s3://{bucket}/code/prepare.py",
            inputs=[ProcessingInput(source=input_data, destination="/opt/ml/processing/input")],
            outputs=[
                ProcessingOutput(output_name=name, source=f"/opt/ml/processing/{name}") for name in ("train", "validation", "test")
            ],
        ),
        cache_config=CacheConfig(enable_caching=True, expire_after="PT12H"),
    )
    split = {name: process.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri for name in ("train", "validation", "test")}

    data_quality_check = QualityCheckStep(
        name="DataQualityCheck",
        quality_check_config=DataQualityCheckConfig(
            baseline_dataset=split["train"], dataset_format=DatasetFormat.csv(header=False), output_s3_uri=output("data-quality"),
        ),
        check_job_config=check_job_config,
        **data_quality.kwargs(group),
    )
    bias_data = clarify.DataConfig(
        s3_data_input_path=split["train"], s3_output_path=output("data-bias"), label=0, dataset_type="text/csv",
        s3_analysis_config_output_path=f"s3://{bucket}/checks/config",
    )
    bias_config = clarify.BiasConfig(label_values_or_threshold=[1], facet_name=[3], facet_values_or_threshold=[[0]])
    data_bias_check = ClarifyCheckStep(
        name="DataBiasCheck",
        clarify_check_config=DataBiasCheckConfig(data_config=bias_data, data_bias_config=bias_config),
        check_job_config=check_job_config,
        fail_on_violation=False,
        **data_bias.kwargs(group),
    )

    # -- model ---------------------------------------------------------------------------
    image_uri = sagemaker.image_uris.retrieve("xgboost", region, version="1.5-1")
    estimator = Estimator(image_uri, role, 1, "ml.m5.xlarge", sagemaker_session=session,
                          hyperparameters={"objective": "binary:logistic", "num_round": 100})
    train = TrainingStep(
        name="TrainScorecard",
        step_args=estimator.fit({
            "train": TrainingInput(split["train"], content_type="text/csv"),
            "validation": TrainingInput(split["validation"], content_type="text/csv"),
        }),
        depends_on=["DataBiasCheck", data_quality_check],
    )
    model = Model(image_uri=image_uri, model_data=train.properties.ModelArtifacts.S3ModelArtifacts, role=role, sagemaker_session=session)
    create = ModelStep(name="Scorecard", step_args=model.create(instance_type="ml.m5.large"))

    transform = TransformStep(
        name="PredictTest",
        step_args=Transformer(
            model_name=create.properties.ModelName, instance_count=1, instance_type="ml.m5.xlarge", accept="text/csv",
            assemble_with="Line", output_path=f"s3://{bucket}/predictions", sagemaker_session=session,
        ).transform(data=split["test"], input_filter="$[1:]", join_source="Input", output_filter="$[0,-1]",
                    content_type="text/csv", split_type="Line"),
    )
    model_quality_check = QualityCheckStep(
        name="ModelQualityCheck",
        quality_check_config=ModelQualityCheckConfig(
            baseline_dataset=transform.properties.TransformOutput.S3OutputPath, dataset_format=DatasetFormat.csv(header=False),
            output_s3_uri=output("model-quality"), problem_type="BinaryClassification",
            probability_attribute="_c1", ground_truth_attribute="_c0", probability_threshold_attribute="0.5",
        ),
        check_job_config=check_job_config,
        **model_quality.kwargs(group),
    )
    model_config = clarify.ModelConfig(
        model_name=create.properties.ModelName, instance_count=1, instance_type="ml.m5.xlarge", accept_type="text/csv",
    )
    model_bias_check = ClarifyCheckStep(
        name="ModelBiasCheck",
        clarify_check_config=ModelBiasCheckConfig(
            data_config=bias_data, data_bias_config=bias_config, model_config=model_config,
            model_predicted_label_config=ModelPredictedLabelConfig(probability_threshold=0.5),
        ),
        check_job_config=check_job_config,
        fail_on_violation=False,
        **model_bias.kwargs(group),
    )
    explain_check = ClarifyCheckStep(
        name="ExplainabilityCheck",
        clarify_check_config=ModelExplainabilityCheckConfig(
            data_config=clarify.DataConfig(
                s3_data_input_path=split["test"], s3_output_path=output("explainability"), label=0, dataset_type="text/csv",
                s3_analysis_config_output_path=f"s3://{bucket}/checks/config",
            ),
            model_config=model_config,
            explainability_config=SHAPConfig(seed=123, num_samples=10),
        ),
        check_job_config=check_job_config,
        fail_on_violation=False,
        **explainability.kwargs(group),
        depends_on=[create],
    )

    # -- registry ------------------------------------------------------------------------
    def source(step, what):
        return MetricsSource(s3_uri=getattr(step.properties, what), content_type="application/json")

    register = ModelStep(
        name="RegisterScorecard",
        step_args=model.register(
            content_types=["text/csv"], response_types=["text/csv"], inference_instances=["ml.m5.large"],
            transform_instances=["ml.m5.large"], model_package_group_name=group,
            model_metrics=ModelMetrics(
                model_data_statistics=source(data_quality_check, "CalculatedBaselineStatistics"),
                model_data_constraints=source(data_quality_check, "CalculatedBaselineConstraints"),
                bias_pre_training=source(data_bias_check, "CalculatedBaselineConstraints"),
                model_statistics=source(model_quality_check, "CalculatedBaselineStatistics"),
                model_constraints=source(model_quality_check, "CalculatedBaselineConstraints"),
                bias_post_training=source(model_bias_check, "CalculatedBaselineConstraints"),
                explainability=source(explain_check, "CalculatedBaselineConstraints"),
            ),
            drift_check_baselines=DriftCheckBaselines(
                model_data_statistics=source(data_quality_check, "BaselineUsedForDriftCheckStatistics"),
                model_data_constraints=source(data_quality_check, "BaselineUsedForDriftCheckConstraints"),
                bias_pre_training_constraints=source(data_bias_check, "BaselineUsedForDriftCheckConstraints"),
            ),
        ),
    )

    return Pipeline(
        name=pipeline_name,
        parameters=[input_data] + [parameter for check in checks for parameter in check.parameters],
        steps=[
            process, data_quality_check, data_bias_check, train, create, transform,
            model_quality_check, model_bias_check, explain_check, register,
        ],
        sagemaker_session=session,
    )
