import logging
import pathlib

from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.retry import StepExceptionTypeEnum, StepRetryPolicy
from sagemaker.workflow.steps import ProcessingStep, TrainingStep
from sagemaker.inputs import TrainingInput

from tariff import PipelineConfig

logging.basicConfig(level=logging.INFO)
logger = logging.getLogger("tariff")


def camel(snake):
    return "".join(part[:1].upper() + part[1:] for part in snake.split("_"))


def build(config: PipelineConfig) -> Pipeline:
    session = PipelineSession()
    steps = {}

    def locate(uri):
        if "@" in uri:
            output, task = uri.split("@", 1)
            return steps[task].properties.ProcessingOutputConfig.Outputs[output].S3Output.S3Uri
        return uri

    for name, task in config.tasks.items():
        processor = ScriptProcessor(image_uri=config.models[0].image, command=["python3"], role=config.role,
                                    sagemaker_session=session, **task.compute.as_kwargs())
        args = processor.run(
            code=task.script,
            inputs=[ProcessingInput(source=locate(u), destination=f"/opt/ml/processing/input/{n}", input_name=n) for n, u in task.inputs.items()],
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/output/{o}") for o in task.outputs])
        policies = [StepRetryPolicy(exception_types=[StepExceptionTypeEnum.SERVICE_FAULT], max_attempts=task.retries)] if task.retries else None
        steps[name] = ProcessingStep(name=camel(name), step_args=args, retry_policies=policies)
        logger.info("task %s on %s", name, task.compute.instance_type)
    for i, model in enumerate(config.active_models, start=1):
        estimator = Estimator(image_uri=model.image, role=config.role, sagemaker_session=session,
                              hyperparameters=dict(model.hyperparameters), **model.compute.as_kwargs())
        steps[f"model{i}"] = TrainingStep(name=f"Train{config.version.upper()}Model{i}",
                                          step_args=estimator.fit({"train": TrainingInput(locate("policies@split"))}))
    return Pipeline(name=config.full_name, steps=list(steps.values()), sagemaker_session=session)


config = PipelineConfig.load(pathlib.Path(__file__).parent / "tariff" / "tariff.json")
pipelines = [build(config.for_environment(env)) for env in ("dev", "prod")]
