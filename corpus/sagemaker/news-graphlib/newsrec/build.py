from graphlib import CycleError, TopologicalSorter

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.lambda_helper import Lambda
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

from newsrec.graph import NODES, edges

ROLE, IMAGE = "arn:aws:iam::111122223333:role/news", "111122223333.dkr.ecr.us-east-1.amazonaws.com/news:1"


def ordered(nodes):
    sorter = TopologicalSorter()
    for name in nodes:
        sorter.add(name)
    for before, after in edges(nodes):
        sorter.add(after, before)
    try:
        return tuple(sorter.static_order())
    except CycleError as error:
        raise SystemExit(f"cycle: {' -> '.join(error.args[1])}")


def build(debug=False):
    session = PipelineSession()
    nodes = {n: v for n, v in NODES.items() if debug or "if" not in v}
    steps = {}

    def uri(ref):
        owner, sep, port = ref.partition(":")
        if owner == "s3":
            return ref
        step = steps[owner]
        if port == "model":
            return step.properties.ModelArtifacts.S3ModelArtifacts
        return step.properties.ProcessingOutputConfig.Outputs[port].S3Output.S3Uri

    for name in ordered(nodes):
        node = nodes[name]
        title = name.title()
        if node["type"] == "process":
            proc = ScriptProcessor(role=ROLE, image_uri=IMAGE, command=["python3"], instance_count=1, instance_type=node.get("machine", "ml.m5.xlarge"),
                                   sagemaker_session=session)
            steps[name] = ProcessingStep(title, step_args=proc.run(
                code=f"s3://news/{name}.py", inputs=[ProcessingInput(uri(r), f"/opt/ml/processing/{k}") for k, r in node["data"].items()],
                outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/{o}") for o in node.get("outputs", [])]))
        elif node["type"] == "train":
            est = Estimator(IMAGE, ROLE, 1, "ml.m5.xlarge", sagemaker_session=session)
            steps[name] = TrainingStep(title, step_args=est.fit({k: TrainingInput(uri(r)) for k, r in node["data"].items()}))
        else:
            steps[name] = LambdaStep(title, lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:pub"),
                                     inputs={}, depends_on=[steps[a] for a in node["after"]])
    first = TopologicalSorter({"b": {"a"}, "c": {"a"}, "d": ["b", "c"]})
    first.prepare()
    waves = []
    while first.is_active():
        ready = sorted(first.get_ready())
        waves.append("".join(ready))
        first.done(*ready)
    return Pipeline("news-" + "-".join(waves), steps=list(steps.values()), sagemaker_session=session)


if __name__ == "__main__":
    build()
