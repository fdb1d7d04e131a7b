import operator
from functools import reduce

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan, ConditionLessThanOrEqualTo
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from retail.model import Branch, Model, Rule, Script, Sequence, Spec

ROLE, IMAGE = "arn:aws:iam::111122223333:role/retail", "111122223333.dkr.ecr.us-east-1.amazonaws.com/retail:1"
sess = PipelineSession()
env: dict = {}


def lookup(ref):
    match ref.split("#"):
        case [uri] if uri.startswith("s3:"):
            return uri
        case [name]:
            return env[name].properties.ModelArtifacts.S3ModelArtifacts
        case [name, port]:
            return env[name].properties.ProcessingOutputConfig.Outputs[port].S3Output.S3Uri
        case _:
            raise ValueError(ref)


def lower(spec: Spec):
    """Yields the steps of a spec; nested ones go into their condition."""
    match spec:
        case Sequence(parts=[]):
            return
        case Sequence(parts=parts):
            for part in parts:
                yield from lower(part)
            return
        case Script(name=name, code=code, reads=reads, writes=writes):
            proc = ScriptProcessor(ROLE, IMAGE, ["python3"], 1, "ml.m5.xlarge", sagemaker_session=sess)
            step = ProcessingStep(
                name, step_args=proc.run(code, inputs=[ProcessingInput(lookup(r), f"/opt/ml/processing/{k}") for k, r in reads.items()],
                                         outputs=[ProcessingOutput(output_name=w, source=f"/opt/ml/processing/{w}") for w in writes]),
                property_files=[PropertyFile("metrics", "metrics", "m.json")] if "metrics" in writes else [])
        case Model(name, data=data, parsed={"kind": "big", **rest}):
            est = Estimator(IMAGE, ROLE, 2, "ml.p3.8xlarge", sagemaker_session=sess, hyperparameters=rest)
            step = TrainingStep(name, step_args=est.fit({"train": TrainingInput(lookup(data))}))
        case Model():
            est = Estimator(IMAGE, ROLE, 1, "ml.m5.xlarge", sagemaker_session=sess, hyperparameters=spec.parsed)
            step = TrainingStep(spec.name, step_args=est.fit({"train": TrainingInput(lookup(spec.data))}))
        case Branch(rule=Rule(left, ">" | "<=" as op, (int() | float()) as right), yes=yes, no=no):
            step_name, path = left.split(":")
            cls = ConditionGreaterThan if op == ">" else ConditionLessThanOrEqualTo
            cond = cls(left=JsonGet(step_name=step_name, property_file="metrics", json_path=path), right=right)
            arms = [[s for part in arm for s in lower(part)] for arm in (yes, no)]
            step = ConditionStep(spec.name, conditions=[cond], if_steps=arms[0], else_steps=arms[1])
        case Spec():
            raise TypeError(type(spec).__name__)
    if spec.after:
        step.add_depends_on([env[a] for a in spec.after])
    env[spec.name] = step
    yield step


flow = reduce(operator.add, [
    Script("Sales", "s3://retail/sales.py", writes=("rows", "stats")),
    Script("Stores", "s3://retail/stores.py", writes=("rows",), after=["Sales"]),
    Model("Baseline", "Sales#rows"),
    Model("Deep", "Sales#rows", "kind=big layers=4", after=["Baseline", "Stores"]),
    Script("Compare", "s3://retail/cmp.py", {"a": "Baseline", "b": "Deep"}, ("metrics",)),
    Branch("Better", Rule("Compare:delta", ">", 0.1),
           yes=[Script("Publish", "s3://retail/pub.py", {"m": "Deep"})],
           no=[Branch("Worse", Rule("Compare:delta", "<=", -1), [Script("Alarm", "s3://retail/alarm.py")], [Model("Retry", "Stores#rows")])]),
])
pipeline = Pipeline(f"retail-{Spec.count}-{Script.count}", steps=[*lower(flow)], sagemaker_session=sess)
