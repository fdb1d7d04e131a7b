"""Sales by region: one model a region."""
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn import SKLearn
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

CODE = "s3://sales-ml/code"


class SalesPipeline:
    role = "arn:aws:iam::111122223333:role/sales"

    def __init__(self, regions=("north", "south")):
        self.regions = list(regions)
        self.session = PipelineSession()
        self.sales_uri = ParameterString("SalesUri", default_value="s3://sales-ml/sales.csv")
        self.depth = ParameterInteger("Depth", default_value=6)

    def processing(self, name, script, inputs, outputs):
        processor = SKLearnProcessor("1.2-1", self.role, instance_type="ml.m5.large", instance_count=1, sagemaker_session=self.session)
        args = processor.run(
            code=f"{CODE}/{script}",
            inputs=[ProcessingInput(input_name=key, source=uri, destination=f"/opt/ml/processing/{key}") for key, uri in inputs.items()],
            outputs=[ProcessingOutput(output_name=key, source=f"/opt/ml/processing/{key}") for key in outputs],
        )
        return ProcessingStep(name=name, step_args=args)

    def training(self, region, split):
        estimator = SKLearn(
            "train.py", source_dir=f"{CODE}/train.tar.gz", framework_version="1.2-1", role=self.role, instance_type="ml.m5.xlarge",
            hyperparameters={"depth": self.depth, "region": region}, sagemaker_session=self.session,
        )
        uri = split.properties.ProcessingOutputConfig.Outputs[region].S3Output.S3Uri
        return TrainingStep(name=f"Train-{region}", step_args=estimator.fit({"sales": TrainingInput(uri)}))

    def create(self):
        split = self.processing("SplitByRegion", "split.py", {"sales": self.sales_uri}, self.regions)
        trained = {region: self.training(region, split) for region in self.regions}
        report = self.processing(
            "Report", "report.py", {region: step.properties.ModelArtifacts.S3ModelArtifacts for region, step in trained.items()}, ["report"]
        )
        return Pipeline(
            "region-sales", parameters=[self.sales_uri, self.depth], steps=[split, *trained.values(), report], sagemaker_session=self.session
        )
