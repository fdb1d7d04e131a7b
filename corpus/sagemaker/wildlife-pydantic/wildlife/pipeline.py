from pathlib import Path

import yaml
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.pytorch import PyTorch
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from wildlife.schema import GateSpec, PipelineSpec, ProcessSpec, TrainSpec

ROLE = "arn:aws:iam::111122223333:role/wildlife"


class Compiler:
    def __init__(self, spec: PipelineSpec):
        self.spec = spec
        self.session = PipelineSession()
        self.steps = {}
        self.files = {}

    def compile(self):
        top = [self.visit(step) for step in self.spec.steps]
        return Pipeline(name=self.spec.name, steps=top, sagemaker_session=self.session)

    def visit(self, spec):
        step = getattr(self, "visit_" + spec.kind)(spec)
        step_needs = [self.steps[n] for n in spec.needs]
        if step_needs:
            step.add_depends_on(step_needs)
        self.steps[spec.name] = step
        return step

    def uri(self, text):
        step, output = text.split("/")
        return self.steps[step].properties.ProcessingOutputConfig.Outputs[output].S3Output.S3Uri

    def visit_process(self, spec: ProcessSpec):
        proc = ScriptProcessor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/cam:1", command=["python3"], role=ROLE,
                               instance_type=spec.run_on.value, instance_count=1, sagemaker_session=self.session)
        files = [PropertyFile(name=f"{spec.name}-{o}", output_name=o, path=f"{o}.json") for o in spec.produces if o.endswith("report")]
        self.files.update({f"{spec.name}/{f.output_name}": f for f in files})
        return ProcessingStep(name=spec.name, property_files=files or None, step_args=proc.run(
            code=spec.code, outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in spec.produces]))

    def visit_train(self, spec: TrainSpec):
        est = PyTorch(entry_point="t.py", source_dir="s3://wild/src.tar.gz", role=ROLE, framework_version="2.0", py_version="py310",
                      instance_type=spec.run_on.value, instance_count=1, hyperparameters=spec.model_dump()["hyperparameters"],
                      sagemaker_session=self.session)
        return TrainingStep(name=spec.name, step_args=est.fit({"train": TrainingInput(self.uri(spec.data))}))

    def visit_gate(self, spec: GateSpec):
        source, _ = spec.report.split("/")
        cond = ConditionGreaterThanOrEqualTo(
            left=JsonGet(step_name=self.steps[source].name, property_file=self.files[spec.report], json_path="score"), right=spec.threshold)
        return ConditionStep(name=spec.name, conditions=[cond], if_steps=[self.visit(s) for s in spec.then],
                             else_steps=[FailStep(name=spec.name + "Failed", error_message=spec.otherwise)])


def get_pipeline(config_path):
    raw = yaml.safe_load((Path(__file__).parents[1] / config_path).read_text())
    return Compiler(PipelineSpec.model_validate(raw)).compile()
