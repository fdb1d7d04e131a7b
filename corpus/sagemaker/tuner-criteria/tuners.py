"""Rail brakes: two tuners, when they stop, and what they start from."""
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.parameter import ContinuousParameter, IntegerParameter
from sagemaker.tuner import CategoricalParameter, HyperparameterTuner, TuningJobCompletionCriteriaConfig, WarmStartConfig, WarmStartTypes
from sagemaker.workflow.parameters import ParameterInteger
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import TuningStep

session = PipelineSession()
patience = ParameterInteger("Patience", default_value=3)
brakes = Estimator("111122223333.dkr.ecr.us-east-1.amazonaws.com/brakes:1", "arn:aws:iam::111122223333:role/brakes", 1, "ml.m5.large",
                   sagemaker_session=session, output_path="s3://brakes/out")


def tuner(ranges, criteria, **more):
    return HyperparameterTuner(brakes, "heat", ranges, metric_definitions=[{"Name": "heat", "Regex": "heat=(.*)"}], objective_type="Minimize",
                               max_jobs=4, completion_criteria_config=TuningJobCompletionCriteriaConfig(**criteria), **more)


coarse = TuningStep("Coarse", step_args=tuner({"depth": IntegerParameter(2, 8)}, {"max_number_of_training_jobs_not_improving": patience}).fit(
    {"train": TrainingInput("s3://brakes/train")}))
fine = TuningStep(
    "Fine",
    step_args=tuner(
        {"depth": IntegerParameter(4, 6), "rate": ContinuousParameter(0.1, 0.3), "kind": CategoricalParameter(("disc", "drum"))},
        {"complete_on_convergence": True, "target_objective_metric_value": 0.25},
        warm_start_config=WarmStartConfig(WarmStartTypes["TRANSFER_LEARNING"], parents={"brakes-of-2023"}),
    ).fit({"train": TrainingInput("s3://brakes/train")}),
    depends_on=[coarse],
)
calm = TuningStep("Calm", step_args=tuner({"depth": IntegerParameter(1, 2)}, {"complete_on_convergence": False}).fit({"train": TrainingInput("s3://brakes/train")}))
pipeline = Pipeline("brake-tuners", parameters=[patience], steps=[coarse, fine, calm])
