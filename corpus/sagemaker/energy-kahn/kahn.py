from collections import defaultdict, deque

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

DAG = {
    "report": ["forecast", "quality"],
    "forecast": ["features"],
    "quality": ["raw"],
    "features": ["raw", "weather"],
    "weather": [],
    "raw": [],
}
session = PipelineSession()


def kahn(dag):
    degree = {node: len(parents) for node, parents in dag.items()}
    children = defaultdict(list)
    for node, parents in dag.items():
        for parent in parents:
            children[parent].append(node)
    ready = deque(sorted(n for n, d in degree.items() if not d))
    order = []
    while ready:
        node = ready.popleft()
        order.append(node)
        for child in sorted(children[node]):
            degree[child] -= 1
            if degree[child] == 0:
                ready.append(child)
    if len(order) < len(dag):
        raise ValueError("cycle through " + ", ".join(sorted(set(dag) - set(order))))
    return order


def make(node, parents):
    proc = ScriptProcessor("arn:aws:iam::111122223333:role/k", "111122223333.dkr.ecr.us-east-1.amazonaws.com/k:1", ["python3"], 1, "ml.m5.large",
                           sagemaker_session=session)
    wired = {p: s for p, s in parents.items() if p != "quality"}
    step = ProcessingStep(name=node.capitalize(), step_args=proc.run(
        code=f"s3://k/{node}.py",
        inputs=[ProcessingInput(source=s.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri, destination=f"/opt/ml/processing/{p}")
                for p, s in wired.items()],
        outputs=[ProcessingOutput(source="/opt/ml/processing/out", output_name="out")]))
    step.add_depends_on([parents[p] for p in parents.keys() - wired.keys()])
    return step


built = {}
for node in kahn(DAG):
    built[node] = make(node, {p: built[p] for p in DAG[node]})
pipeline = Pipeline(name="energy-report", steps=[built[n] for n in DAG], sagemaker_session=session)
