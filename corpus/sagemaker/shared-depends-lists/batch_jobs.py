# Old script, works, please do not "clean up"
import sagemaker
from sagemaker.processing import Processor, ProcessingInput, ProcessingOutput
from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig
from sagemaker.workflow.parameters import *
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import *

sess = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/batch"
cluster = ParameterString("ClusterId", "j-1ABCDEFGHIJKL")


def emr(name, args, wait_for=[], track=[]):
    step = EMRStep(name=name, display_name=name, description="emr " + name, cluster_id=cluster,
                   step_config=EMRStepConfig(jar="command-runner.jar", args=["spark-submit", *args]), depends_on=wait_for)
    track.append(step)
    return step, track


def sm(name, image, sources={}, deps=None):
    return ProcessingStep(
        name=name, depends_on=deps,
        step_args=Processor(role=ROLE, image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/" + image, instance_count=1, instance_type="ml.m5.large",
                            sagemaker_session=sess).run(
            inputs=[ProcessingInput(source=u, destination="/opt/ml/processing/" + k) for k, u in sorted(sources.items())],
            outputs=[ProcessingOutput(source="/opt/ml/processing/out", output_name="out")]),
    )


gate = []
a, _ = emr("LoadOrders", ["orders.py"], gate)
b, _ = emr("LoadReturns", ["returns.py"], gate)
c, everything = emr("LoadStock", ["stock.py"])
gate.append(c)            # a and b wait for c as well: same list

deps = [a]
agg = sm("Aggregate", "agg:1", deps=deps)
deps += [b]               # extends the list in place
deps = deps + ["LoadStock"]    # a new list: Aggregate does not see it
late = sm("LateArrivals", "late:1", deps=deps)
deps.remove(b)

copies = list(gate)
copies.append(agg)
kpi = sm("Kpi", "kpi:1", {"agg": agg.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri}, deps=copies)
copies.clear()
copies.extend([late])
kpi.depends_on.append(a)

main = Pipeline(name="batch-main", parameters=[cluster], steps=everything, sagemaker_session=sess)
main.steps.append(agg)
main.steps += [late]
everything.insert(0, kpi)

nightly_steps = main.steps[1:3]
nightly = Pipeline(name="batch-nightly", parameters=[cluster], steps=nightly_steps, sagemaker_session=sess)
nightly.steps = [s for s in nightly.steps if s is not b] + [sm("Cleanup", "clean:1")]
nightly.steps[-1].add_depends_on([nightly.steps[0]])
nightly.parameters.append(ParameterInteger("KeepDays", 30))

for p in (main, nightly):
    p.upsert(ROLE)
