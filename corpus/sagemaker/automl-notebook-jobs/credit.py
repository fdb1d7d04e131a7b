from datetime import date, timedelta

from sagemaker import AutoML, AutoMLInput
from sagemaker.workflow.automl_step import AutoMLStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.notebook_job_step import NotebookJobStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession

QUARTERS = {f"{y}Q{q}": date(y, 3 * q - 2, 1) for y in (2022, 2023) for q in range(1, 5) if (y, q) >= (2022, 4)}


class Flow:
    image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/nb:1"
    plan = ("explore", *(f"fit:{q}" for q in list(QUARTERS)[-2:]), "explore:late", "publish")

    def __init__(self):
        self.session = PipelineSession()
        self.role = "arn:aws:iam::111122223333:role/credit"
        self.done = {}
        self.target = ParameterString("Target", default_value="default")

    def do_explore(self, when="early"):
        return [
            NotebookJobStep(
                name=f"Explore-{when}", input_notebook="explore.ipynb", image_uri=self.image, kernel_name="python3", role=self.role,
                parameters={"until": str(max(QUARTERS.values()) - timedelta(days=1)), "when": when},
                depends_on=[s for key, steps in self.done.items() if key.startswith("fit") for s in steps[-1:]],
            )
        ]

    def do_fit(self, quarter):
        start = QUARTERS[quarter]
        automl = AutoML(role=self.role, target_attribute_name=self.target, sagemaker_session=self.session, mode="ENSEMBLING",
                        output_path=f"s3://credit/{start:%Y/%m}")
        inputs = AutoMLInput(inputs=f"s3://credit/train/{start.isoformat()}", target_attribute_name=self.target, compression="Gzip")
        step = AutoMLStep(name="Fit-" + quarter, step_args=automl.fit(inputs=[inputs]))
        best = step.get_best_auto_ml_model(self.role, sagemaker_session=self.session)
        return [step, ModelStep(name=f"Model{quarter}", step_args=best.create(instance_type="ml.m5.large"))]

    def do_publish(self):
        last = [steps[-1] for steps in self.done.values()][-2]
        return [NotebookJobStep(name="Publish", input_notebook="publish.ipynb", image_uri=self.image, kernel_name="python3", role=self.role,
                                environment_variables={"MODEL": last.properties.ModelName}, depends_on=self.done["explore:late"])]

    def make(self):
        for item in self.plan:
            verb, _, argument = item.partition(":")
            self.done[item] = getattr(self, f"do_{verb}")(*filter(None, [argument]))
        return Pipeline("credit-quarterly", parameters=[self.target], steps=sum(self.done.values(), start=[]), sagemaker_session=self.session)
