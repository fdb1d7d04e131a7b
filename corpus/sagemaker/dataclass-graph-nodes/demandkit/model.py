from demandkit import Graph, Node, each
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

sess = PipelineSession()

with Graph() as g:
    sales, weather = Node("Sales"), Node("Weather", size="xlarge")
    features = sales | weather | Node("Holidays")
    joined = features >> Node("Join")
    models = joined >> each(lambda f: Node("Fit", script=f"{f}.py"), ["arima", "ets", "lgbm"])
    with Graph() as audit:
        log = Node("Audit", size="medium")
    models >> Node("Blend") >> log


def step_of(node, made):
    p = ScriptProcessor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/dk:1", command=["python3"], role="arn:aws:iam::111122223333:role/dk", instance_count=1,
                        instance_type="ml.m5." + node.size, sagemaker_session=sess)
    return ProcessingStep(node.name, step_args=p.run(
        code="s3://dk/" + node.script, outputs=[ProcessingOutput(output_name=node.title.lower(), source="/opt/ml/processing/out")],
        inputs=[ProcessingInput(source=made[u.key].properties.ProcessingOutputConfig.Outputs[u.title.lower()].S3Output.S3Uri, destination=f"/opt/ml/processing/{u.key}") for u in node.upstream if u.key in made]))


steps = {}
for node in g.ordered():
    if node in g:
        steps[node.key] = step_of(node, steps)
extra = [step_of(n, steps) for n in audit]
extra[0].add_depends_on([s for s in steps.values() if "Blend" in s.name])
Pipeline("demandkit", steps=[*steps.values(), *extra], sagemaker_session=sess).upsert("arn:aws:iam::111122223333:role/dk")
