from itertools import chain

from sagemaker.model_monitor import DatasetFormat
from sagemaker.processing import ProcessingOutput, ScriptProcessor
from sagemaker.transformer import Transformer
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan, ConditionLessThan, ConditionOr
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.monitor_batch_transform_step import MonitorBatchTransformStep
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig
from sagemaker.workflow.steps import ProcessingStep

sess = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/monitor"
day = ParameterString("Day", default_value="2024-01-01")
MODELS = {"pd": ("loans", True), "lgd": ("collateral", False)}


def monitored(short, table, before):
    data = Join(on="/", values=["s3://lending", table, day])
    transformer = Transformer(model_name=f"{short}-prod", instance_count=1, instance_type="ml.m5.large", accept="text/csv", assemble_with="Line", output_path="s3://lending/scores/" + short, sagemaker_session=sess)
    return MonitorBatchTransformStep(
        name=f"Monitor{short.upper()}",
        transform_step_args=transformer.transform(data=data, content_type="text/csv"),
        monitor_configuration=DataQualityCheckConfig(baseline_dataset=data, dataset_format=DatasetFormat.csv(header=False), output_s3_uri=f"s3://lending/monitor/{short}"),
        check_job_configuration=CheckJobConfig(role=ROLE, sagemaker_session=sess),
        monitor_before_transform=before,
        fail_on_violation=not before,
    )


monitors = {short: monitored(short, *spec) for short, spec in MODELS.items()}
stop = FailStep("Drift", error_message=Join(on=" ", values=["drift on", day]))


def drift_of(short):
    report = PropertyFile(short + "Drift", "drift", f"{short}.json")
    sp = ScriptProcessor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/drift:1", command=["python3"], role=ROLE, instance_count=1, instance_type="ml.m5.large", sagemaker_session=sess)
    measure = ProcessingStep(f"Drift-{short}", step_args=sp.run(code="s3://lending/drift.py", outputs=[ProcessingOutput(output_name="drift", source="/opt/ml/processing/d")]),
                             property_files=[report], depends_on=[monitors[short]])

    def psi(column, op=ConditionGreaterThan, limit=0.2):
        return op(left=JsonGet(step_name=measure.name, property_file=report, json_path=f"psi.{column}"), right=limit)

    psi.step = measure
    return psi


measures = [drift_of(m) for m in monitors]
limits = [m(c) for m in measures for c in ("income", "age")] + [measures[0]("ltv", ConditionLessThan, limit=-1)]
gate = ConditionStep("AnyDrift", conditions=[ConditionOr(conditions=limits)], if_steps=[stop], else_steps=[])
gate.else_steps.append(ConditionStep("Strict", conditions=limits[:1], if_steps=[FailStep("StrictDrift", "strict")], else_steps=gate.else_steps[:0]))
pipeline = Pipeline("lending-monitor", parameters=[day], steps=list(chain(monitors.values(), (m.step for m in measures), [gate])), sagemaker_session=sess)
