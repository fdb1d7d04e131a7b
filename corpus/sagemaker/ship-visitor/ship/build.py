import json
from pathlib import Path

from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join
from sagemaker.workflow.parameters import ParameterInteger
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from ship.nodes import If, Node
from ship.visitor import Names, Visitor


class Emit(Visitor):
    role = "arn:aws:iam::111122223333:role/ship"

    def __init__(self, fast):
        self.session, self.fast = PipelineSession(), fast
        self.limit = ParameterInteger("Limit", default_value=100)
        self.outputs, self.previous = {}, None

    def visit_seq(self, node):
        return [s for child in node.steps for s in self._flat(self.visit(child))]

    @staticmethod
    def _flat(x):
        return x if isinstance(x, list) else [x]

    def visit_job(self, node):
        made = []
        for i in range((node.repeat or 1) if not self.fast else min(node.repeat or 1, 2)):
            name = node.name if not node.repeat else "%s-%02d" % (node.name, i)
            proc = ScriptProcessor(role=self.role, image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/ship:1", command=["python3"],
                                   instance_type="ml.m5.large", instance_count=1, sagemaker_session=self.session)
            step = ProcessingStep(name, step_args=proc.run(
                code=f"s3://ship/{node.script}", arguments=["--limit", self.limit.to_string()],
                inputs=[ProcessingInput(self.outputs[u], f"/opt/ml/processing/{u}") for u in node.uses or []],
                outputs=[ProcessingOutput(output_name="out", source="/opt/ml/processing/out")]))
            self.outputs[name] = step.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri
            made.append(step)
        return made

    def visit_train(self, node):
        est = Estimator(node.image, self.role, 1, "ml.m5.xlarge", sagemaker_session=self.session)
        step = TrainingStep(node.name, step_args=est.fit({"train": self.outputs[node.on]}))
        self.outputs[node.name] = step.properties.ModelArtifacts.S3ModelArtifacts
        self.metrics = step.properties.FinalMetricDataList
        return step

    def visit_if(self, node):
        cond = ConditionGreaterThan(left=self.metrics[node.metric].Value, right=node.above)
        then, otherwise = ([s for n in arm or [] for s in self._flat(self.visit(n))] for arm in (node.then, node.otherwise))
        return ConditionStep(node.name, conditions=[cond], if_steps=then, else_steps=otherwise)

    def visit_stop(self, node):
        return FailStep(node.name, error_message=Join(on=" ", values=[node.because, self.limit]))


def build(path, fast=False):
    tree = Node.parse(json.loads(Path(path).read_text()))
    Names().visit(tree)
    depth = sum(isinstance(n, If) for n in tree.walk())
    emit = Emit(fast)
    return Pipeline(f"voyage-{depth}", parameters=[emit.limit], steps=emit.visit(tree), sagemaker_session=emit.session)


if __name__ == "__main__":
    voyage = build(Path(__file__).with_name("voyage.json"), fast=True)
    voyage.upsert(role_arn=Emit.role)
