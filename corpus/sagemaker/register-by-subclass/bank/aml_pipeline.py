from bank import *
from sagemaker.model_monitor import DatasetFormat
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig, ModelQualityCheckConfig, QualityCheckStep
from sagemaker.workflow.steps import ProcessingStep

SESSION = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/aml"


class Aml(Base):
    bucket = "aml-data"

    @collected()
    @retried(4)
    def script(self, name, *inputs, out="data"):
        p = ScriptProcessor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/aml:2", command=["python3"], role=ROLE, instance_count=1,
                            instance_type="ml.m5.xlarge", sagemaker_session=SESSION)
        return ProcessingStep(name, step_args=p.run(code=f"s3://{self.bucket}/code/{name}.py", outputs=[ProcessingOutput(output_name=out, source="/opt/ml/processing/out")],
                              inputs=[ProcessingInput(source=self.uri(i), destination=f"/opt/ml/processing/{i}") for i in inputs]), cache_config=self.cache)

    @collected("late", unless=lambda s: s.name.startswith("skip"))
    def quality(self, name, config):
        return QualityCheckStep(name, config, CheckJobConfig(role=ROLE, sagemaker_session=SESSION), skip_check=True, register_new_baseline=True)

    @collected(into="late")
    def ask(self, name, about):
        return CallbackStep(name, sqs_queue_url="https://sqs.us-east-1.amazonaws.com/111122223333/aml", inputs={"case": self.uri(about)},
                            outputs=[CallbackOutput(output_name="ok", output_type=CallbackOutputTypeEnum.String)], depends_on=self.late[:])

    def uri(self, name, out="data"):
        return self[name].properties.ProcessingOutputConfig.Outputs[out].S3Output.S3Uri

    def pipeline(self):
        self.script("transfers")
        self.script("customers")
        self.script("graph", "transfers", "customers")
        common = dict(dataset_format=DatasetFormat.csv(), output_s3_uri=f"s3://{self.bucket}/checks")
        configs = {
            "data": lambda i: DataQualityCheckConfig(baseline_dataset=self.uri(i), **common),
            "model": lambda i: ModelQualityCheckConfig(baseline_dataset=self.uri(i), problem_type="BinaryClassification", inference_attribute="p", ground_truth_attribute="y", **common),
        }
        for kind, source in (("data", "graph"), ("model", "graph"), ("data", "customers")):
            self.quality(f"{'skip-' if source == 'customers' else ''}{kind}-{source}", configs[kind](source))
        self.ask("officer", "graph")
        return Pipeline("aml", steps=[*self.steps, *self.late], sagemaker_session=SESSION)


if __name__ == "__main__":
    Aml().pipeline().upsert(ROLE)
