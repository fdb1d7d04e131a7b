import acme_ml as acme
from acme_ml import AcmePipeline, AcmeProcessor, AcmeStep, namespace
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.steps import ProcessingStep

depot = ParameterString("Depot", default_value="ZRH")


@namespace("prep")
def prepare():
    orders = AcmeStep("orders", "s3://acme/orders")
    roads = ProcessingStep("roads", step_args=AcmeProcessor(base_job_name="roads").sql(arguments=["--q", "select * from roads"]))
    with_roads = roads.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri
    return AcmeStep("matrix", orders, with_roads, machine="ml.c5.4xlarge")


@namespace("solve", "vrp")
def solve(matrix, *, kinds):
    best = None
    for kind in kinds:
        best = AcmeStep(kind, matrix, script="solve.py", after=filter(None, [best]))
    return best


matrix = prepare()
last = solve(matrix, kinds=["greedy", "tabu", "alns"])
AcmeStep("dispatch", last, matrix)
pipeline = AcmePipeline("routes", parameters=[depot])

AcmeStep("weekly", "s3://acme/week")
report = AcmePipeline("weekly-report", notify=False)

if __name__ == "__main__":
    for p in sorted(AcmePipeline.instances, key=lambda p: p.name):
        p.upsert(role_arn="arn:aws:iam::111122223333:role/Acme")
