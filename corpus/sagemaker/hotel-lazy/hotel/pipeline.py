from functools import cached_property

import boto3
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.parameter import CategoricalParameter, ContinuousParameter, IntegerParameter
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.spark.processing import PySparkProcessor
from sagemaker.tuner import HyperparameterTuner
from sagemaker.workflow.entities import PipelineVariable
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterBoolean, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TuningStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.model import Model


class HotelPricing:
    """Everything is lazy: `pipeline` pulls what it needs."""

    bucket_template = "s3://{group}-pricing"

    def __init__(self, hotel_group, top_models=2):
        self.hotel_group = hotel_group
        self.top_models = top_models
        self._steps = {}

    def _keep(self, step):
        self._steps.setdefault(step.name, step)
        return step

    @property
    def bucket(self):
        return self.bucket_template.format(group=self.hotel_group)

    @cached_property
    def session(self):
        return PipelineSession(boto_session=boto3.Session(region_name="us-east-1"), default_bucket=f"{self.hotel_group}-scratch")

    @cached_property
    def season(self):
        return ParameterString(name="Season", default_value="winter", enum_values=["winter", "summer"])

    @cached_property
    def max_jobs(self) -> ParameterInteger:
        return ParameterInteger(name="MaxJobs", default_value=8)

    @property
    def parameters(self):
        return [self.season, self.max_jobs]

    @cached_property
    def features(self):
        spark = PySparkProcessor(base_job_name="features", framework_version="3.3", role=self.role, instance_count=3,
                                 instance_type="ml.m5.2xlarge", sagemaker_session=self.session)
        return self._keep(ProcessingStep(name="Features", step_args=spark.run(
            submit_app="s3://pricing-code/features.py",
            arguments=["--season", self.season, "--bookings", f"{self.bucket}/bookings"],
            outputs=[ProcessingOutput(output_name="matrix", source="/opt/ml/processing/matrix",
                                      destination=Join(on="/", values=[self.bucket, ExecutionVariables.PIPELINE_EXECUTION_ID, "matrix"]))])))

    @cached_property
    def role(self):
        return "arn:aws:iam::111122223333:role/" + self.hotel_group.capitalize()

    @cached_property
    def tuned(self):
        est = Estimator(image_uri=self.image("lgbm"), role=self.role, instance_count=1, instance_type="ml.c5.4xlarge",
                        output_path=f"{self.bucket}/models", sagemaker_session=self.session)
        ranges = {"num_leaves": IntegerParameter(16, 256), "eta": ContinuousParameter(0.01, 0.3), "boost": CategoricalParameter(["gbdt", "dart"])}
        tuner = HyperparameterTuner(est, "rmse", ranges, metric_definitions=[{"Name": "rmse", "Regex": "rmse=(.*)"}],
                                    objective_type="Minimize", max_jobs=self.max_jobs, max_parallel_jobs=2)
        matrix = self.features.properties.ProcessingOutputConfig.Outputs["matrix"].S3Output.S3Uri
        return self._keep(TuningStep(name="Tune", step_args=tuner.fit({"train": TrainingInput(matrix)})))

    @staticmethod
    def image(name, tag="latest"):
        return f"111122223333.dkr.ecr.us-east-1.amazonaws.com/{name}:{tag}"

    @cached_property
    def candidates(self):
        found = []
        for rank in range(self.top_models):
            model = Model(image_uri=self.image("lgbm", tag="serve"), role=self.role, sagemaker_session=self.session,
                          model_data=self.tuned.get_top_model_s3_uri(top_k=rank, s3_bucket=f"{self.hotel_group}-pricing", prefix="models"))
            found.append(self._keep(ModelStep(name=f"Candidate{rank}", step_args=model.create(instance_type="ml.m5.large"))))
        return tuple(found)

    def pipeline(self):
        assert self.candidates is self.candidates
        return Pipeline(name=f"{self.hotel_group}-pricing", parameters=self.parameters, steps=[*self._steps.values()], sagemaker_session=self.session)
