from functools import singledispatchmethod

from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThanOrEqualTo
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from .dag import Check, Fit, Script


class Compiler:
    def __init__(self, dag):
        self.dag = dag
        self.session = PipelineSession()
        self.steps = {}

    @singledispatchmethod
    def make(self, node):
        raise NotImplementedError(type(node))

    @make.register
    def _(self, node: Script):
        proc = ScriptProcessor(image_uri=node.options["image"], role=node.options["role"], command=["python3"], instance_count=1,
                               instance_type=node.options.get("machine", "ml.m5.large"), sagemaker_session=self.session)
        files = [PropertyFile(node.name + "Report", "report", "report.json")] if node.options.get("report") else None
        return ProcessingStep(node.name, property_files=files, step_args=proc.run(
            code=f"s3://rail/{node.name}.py",
            inputs=[ProcessingInput(self.uri(up), f"/opt/ml/processing/{i}") for i, up in enumerate(node.upstream)],
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in ("data", "report")[: 1 + bool(files)]]))

    @make.register
    def _(self, node: Fit):
        est = Estimator(node.options["image"], node.options["role"], 1, node.options.get("machine", "ml.m5.xlarge"), sagemaker_session=self.session)
        return TrainingStep(node.name, step_args=est.fit({f"c{i}": self.uri(up) for i, up in enumerate(node.upstream)}))

    @make.register(Check)
    def _make_check(self, node):
        source = node.upstream[0]
        cond = ConditionGreaterThanOrEqualTo(left=JsonGet(step_name=source.name, property_file=source.name + "Report", json_path="score"),
                                             right=node.minimum)
        return ConditionStep(node.name, conditions=[cond], if_steps=[self.step(n) for n in node.passed], else_steps=[self.step(n) for n in node.failed])

    def uri(self, node):
        step = self.step(node)
        if isinstance(node, Fit):
            return step.properties.ModelArtifacts.S3ModelArtifacts
        return step.properties.ProcessingOutputConfig.Outputs["data"].S3Output.S3Uri

    def step(self, node):
        if node.name not in self.steps:
            self.steps[node.name] = self.make(node)
        return self.steps[node.name]


def to_pipeline(dag):
    compiler = Compiler(dag)
    nested = {n.name for check in dag if isinstance(check, Check) for n in check.passed + check.failed}
    return Pipeline(dag.name, steps=[compiler.step(n) for n in dag if n.name not in nested], sagemaker_session=compiler.session)
