import sys
from functools import singledispatchmethod
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from sagemaker.estimator import Estimator
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from tidal.specs import MACHINES, AnyStep, Base, Invoke, Plan, Processing, Ref, Training

IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/tidal:latest"


class Compiler:
    def __init__(self, plan: Plan):
        self.plan = plan
        self.session = PipelineSession()
        self.made = {}
        self.specs = {spec.name: spec for spec in plan.steps}

    def locate(self, ref: Ref):
        step, spec = self.made[ref.step], self.specs[ref.step]
        if spec.kind == "training":
            return step.properties.ModelArtifacts.S3ModelArtifacts
        return step.properties.ProcessingOutputConfig.Outputs[ref.output or spec.outputs[0]].S3Output.S3Uri

    @singledispatchmethod
    def emit(self, spec: Base):
        raise NotImplementedError(f"no step for {spec.kind}")

    @emit.register
    def _(self, spec: Processing):
        processor = ScriptProcessor(
            image_uri=IMAGE, role=self.plan.role, command=["python3"], instance_count=1, instance_type=MACHINES[spec.compute], sagemaker_session=self.session
        )
        return ProcessingStep(spec.title, step_args=processor.run(
            code=spec.script,
            inputs=[ProcessingInput(source=self.locate(ref), destination=f"/opt/ml/processing/in/{name}") for name, ref in spec.inputs.items()],
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/out/{o}") for o in spec.outputs],
        ))

    @emit.register
    def _(self, spec: Training):
        estimator = Estimator(
            image_uri=IMAGE, role=self.plan.role, instance_count=1, instance_type=MACHINES[spec.compute],
            hyperparameters=spec.model_dump()["hyperparameters"], sagemaker_session=self.session,
        )
        return TrainingStep(spec.title, step_args=estimator.fit({k: self.locate(r) for k, r in spec.inputs.items()}))

    @emit.register
    def _(self, spec: Invoke):
        return LambdaStep(
            spec.title,
            lambda_func=Lambda(function_arn=f"arn:aws:lambda:us-east-1:111122223333:function:{spec.function}"),
            inputs={k: self.locate(v) if isinstance(v, Ref) else v for k, v in spec.payload.items()},
            outputs=[LambdaOutput(output_name="status", output_type=LambdaOutputTypeEnum.String)],
        )

    def compile(self) -> Pipeline:
        for spec in self.plan.steps:
            step = self.made[spec.name] = self.emit(spec)
            if spec.after:
                step.add_depends_on([self.made[name] for name in spec.after])
        return Pipeline(f"{self.plan.name}-v{self.plan.version}", steps=list(self.made.values()), sagemaker_session=self.session)


def main():
    plan = Plan.load(Path(__file__).with_name("plan.json"))
    extra = AnyStep.validate_python({"kind": "processing", "name": "archive", "script": "s3://tidal/archive.py", "after": [plan.steps[-1].name]})
    plan.steps.append(extra)
    pipeline = Compiler(plan).compile()
    pipeline.upsert(role_arn=plan.role)
    return pipeline


if __name__ == "__main__":
    main()
