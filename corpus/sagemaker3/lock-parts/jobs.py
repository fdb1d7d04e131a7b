"""Jobs of the lock keepers."""
from sagemaker.core.processing import Processor
from sagemaker.core.shapes import ProcessingInput, ProcessingOutput, ProcessingS3Input, ProcessingS3Output
from sagemaker.core.workflow.pipeline_context import PipelineSession
from sagemaker.mlops.workflow.steps import ProcessingStep, TrainingStep
from sagemaker.train import ModelTrainer
from sagemaker.train.configs import Compute, InputData

ROLE = "arn:aws:iam::111122223333:role/Lock"
IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/lock:1"
session = PipelineSession()


def job(name, *refs, outs=("out",), arguments=None, **kw):
    p = Processor(image_uri=IMAGE, role=ROLE, instance_count=1, instance_type="ml.m5.large", sagemaker_session=session)
    return ProcessingStep(name=name, step_args=p.run(arguments=arguments,
        inputs=[ProcessingInput(input_name=f"in{i}", s3_input=ProcessingS3Input(s3_uri=out(r) if isinstance(r, ProcessingStep) else r, local_path=f"/in/{i}", s3_data_type="S3Prefix")) for i, r in enumerate(refs)],
        outputs=[ProcessingOutput(output_name=o, s3_output=ProcessingS3Output(s3_uri=f"s3://lock/{name}/{o}", local_path=f"/out/{o}", s3_upload_mode="EndOfJob")) for o in outs]), **kw)


def out(step, name="out"):
    return step.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri


def train(name, hyperparameters=None, after=None, **channels):
    t = ModelTrainer(training_image=IMAGE, role=ROLE, sagemaker_session=session, compute=Compute(instance_type="ml.m5.large", instance_count=1), base_job_name="t", hyperparameters=hyperparameters)
    return TrainingStep(name=name, step_args=t.train(input_data_config=[InputData(channel_name=k, data_source=v) for k, v in channels.items()]), depends_on=after)
