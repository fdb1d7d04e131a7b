import inspect
from typing import Any, Callable, Dict

import sagemaker
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionIn, ConditionNot, ConditionOr, ConditionEquals
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep


class Container:
    def __init__(self):
        self._providers: Dict[str, Callable[..., Any]] = {}
        self._made: Dict[str, Any] = {}

    def provides(self, fn=None, *, name=None):
        if fn is None:
            return lambda f: self.provides(f, name=name)
        self._providers[name or fn.__name__] = fn
        return fn

    def get(self, name):
        if name not in self._made:
            self._made[name] = self.call(self._providers[name])
        return self._made[name]

    def call(self, fn, **given):
        kwargs = dict(given)
        for parameter in inspect.signature(fn).parameters.values():
            if parameter.name in kwargs:
                continue
            if parameter.name in self._providers:
                kwargs[parameter.name] = self.get(parameter.name)
            elif parameter.default is inspect.Parameter.empty:
                raise TypeError(f"nobody provides {parameter.name}")
        return fn(**kwargs)


c = Container()


@c.provides
def session():
    return PipelineSession()


@c.provides
def role():
    return "arn:aws:iam::111122223333:role/aml"


@c.provides(name="mode")
def run_mode():
    return ParameterString("Mode", default_value="full", enum_values=["full", "light", "off"])


@c.provides
def processor(session, role, machine="ml.m5.xlarge"):
    return ScriptProcessor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/aml:1", command=["python3"], role=role,
                           instance_type=machine, instance_count=1, sagemaker_session=session)


@c.provides
def transactions(processor):
    return ProcessingStep("Transactions", step_args=processor.run(
        code="s3://aml/tx.py", outputs=[ProcessingOutput(output_name="edges", source="/opt/ml/processing/edges")]))


@c.provides
def edges(transactions):
    return transactions.properties.ProcessingOutputConfig.Outputs["edges"].S3Output.S3Uri


@c.provides
def embeddings(processor, edges):
    return ProcessingStep("Embeddings", step_args=processor.run(code="s3://aml/emb.py", inputs=[ProcessingInput(edges, "/opt/ml/processing/e")]))


@c.provides
def detector(session, role, edges, embeddings):
    est = Estimator("111122223333.dkr.ecr.us-east-1.amazonaws.com/aml:1", role, 1, "ml.m5.xlarge", sagemaker_session=session)
    step = TrainingStep("Detector", step_args=est.fit({"edges": TrainingInput(edges)}), depends_on=[embeddings])
    return step


@c.provides
def gate(mode, detector, embeddings):
    return ConditionStep("IfWanted", conditions=[ConditionNot(ConditionEquals(left=mode, right="off")),
                                                 ConditionOr(conditions=[ConditionIn(value=mode, in_values=["full", "light"]),
                                                                         ConditionEquals(left=mode, right="test")])],
                         if_steps=[embeddings, detector], else_steps=[])


def build(session, mode, transactions, gate, name="aml"):
    return Pipeline(name, parameters=[mode], steps=[transactions, gate], sagemaker_session=session)


pipeline = c.call(build, name="aml-graph")
