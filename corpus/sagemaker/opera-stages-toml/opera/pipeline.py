from dataclasses import asdict
from pathlib import Path

from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from opera.settings import Settings

IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/opera:1"


def create_pipeline(profile="default"):
    settings = Settings.load(Path(__file__).with_name("opera.toml"), profile)
    session = PipelineSession()
    made = {}
    defaults = [ParameterString(f"{k.title()}Setting", default_value=str(v)) for k, v in asdict(settings.compute).items()]

    def ref(name):
        step = made[name]
        if isinstance(step, TrainingStep):
            return step.properties.ModelArtifacts.S3ModelArtifacts
        return step.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri

    for kind, options in settings.stages:
        name, source = options["name"], options.get("from", [])
        uris = [ref(s) for s in source if s in made]
        if kind == "script":
            proc = ScriptProcessor(settings.role, IMAGE, ["python3"], settings.compute.nodes, settings.compute.prepare, sagemaker_session=session)
            made[name] = ProcessingStep(name, step_args=proc.run(
                options["code"], inputs=[ProcessingInput(u, f"/opt/ml/processing/{n}") for n, u in enumerate(uris)],
                outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]))
        elif kind == "fit":
            est = Estimator(IMAGE, settings.role, 1, settings.compute.train, sagemaker_session=session)
            made[name] = TrainingStep(name, step_args=est.fit(dict(zip("abc", uris))))
    return Pipeline(f"{settings.name}-{profile}", parameters=defaults, steps=[*made.values()], sagemaker_session=session)
