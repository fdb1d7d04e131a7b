"""Agents that learn to play: one training step a toolkit."""
import sagemaker
from sagemaker.inputs import TrainingInput
from sagemaker.rl import RLEstimator, RLFramework, RLToolkit
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.entities import Entity
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.parameters import Parameter, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import Step, TrainingStep

session = PipelineSession()
VERSIONS = {RLToolkit.RAY: ("1.6.0", RLFramework.TENSORFLOW), RLToolkit("coach"): ("1.0.0", RLFramework.TENSORFLOW)}


class Arcade:
    """Whatever is set on it and is the SDK's goes into the pipeline."""

    def __init__(self):
        self.role = sagemaker.get_execution_role(session)
        self.region = session.boto_region_name
        self.bucket = "arcade"
        self.levels = ParameterString(name="Levels", default_value="s3://arcade/levels")
        self.reward = ParameterInteger(name="Reward", default_value=200)

    def agent(self, toolkit, **options):
        version, framework = VERSIONS[toolkit]
        return RLEstimator(entry_point="play.py", source_dir="code", toolkit=toolkit, toolkit_version=version, framework=framework, role=self.role,
                           instance_type="ml.c5.2xlarge", instance_count=1, hyperparameters={"rl.stop": 50, "rl.toolkit": toolkit.value},
                           sagemaker_session=session, **options)

    def learn(self):
        levels = TrainingInput(self.levels)
        for toolkit in RLToolkit:
            name = toolkit.name.title()
            setattr(self, f"learn_{toolkit.value}", TrainingStep(name=f"Learn{name}", step_args=self.agent(toolkit).fit({"levels": levels})))
        own = self.agent(RLToolkit.RAY, metric_definitions=[{"Name": "reward", "Regex": "reward=(.*)"}], output_path="s3://arcade/models")
        self.learn_again = TrainingStep(name="LearnAgain", step_args=own.fit(), depends_on=[self.learn_ray])
        self.enough = ConditionGreaterThan(left=self.learn_again.properties.FinalMetricDataList["reward"].Value, right=self.reward)
        self.gate = ConditionStep(name="Enough", conditions=[self.enough], else_steps=[FailStep(name="TooLow", error_message=self.levels)])

    def pipeline(self):
        parts = [part for part in vars(self).values() if isinstance(part, Entity)]
        return Pipeline(name=f"arcade-{len(parts)}", parameters=[part for part in vars(self).values() if isinstance(part, Parameter)],
                        steps=[part for part in parts if isinstance(part, Step)], sagemaker_session=session)


arcade = Arcade()
arcade.learn()
pipeline = arcade.pipeline()
