# -*- coding: utf-8 -*-
from itertools import chain, count, islice, tee
from typing import Dict, Generator, Iterable, Iterator, List, Tuple

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, Step

IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/ledger:3"
SOURCES = (
    ("sap", ["invoices", "payments"]),
    ("stripe", ["charges"]),
    ("bank", ["mt940", "camt053", "fees"]),
)
_numbers = count(start=10, step=10)


def proc(sess: PipelineSession) -> ScriptProcessor:
    return ScriptProcessor(image_uri=IMAGE, command=["python3"], role="arn:aws:iam::111122223333:role/ledger", instance_count=1,
                           instance_type="ml.c5.xlarge", sagemaker_session=sess)


def uri(step: ProcessingStep, out: str = "out"):
    return step.properties.ProcessingOutputConfig.Outputs[out].S3Output.S3Uri


def one(sess, title, inputs=(), args=None, **kw) -> ProcessingStep:
    number = next(_numbers)
    return ProcessingStep(
        name=f"{number:03d}-{title}",
        step_args=proc(sess).run(
            code="s3://ledger-code/run.py",
            inputs=[ProcessingInput(source=u, destination=f"/opt/ml/processing/in/{i}") for i, u in enumerate(inputs)],
            outputs=[ProcessingOutput(source="/opt/ml/processing/out", output_name="out")],
            arguments=args,
        ),
        **kw,
    )


def imports(sess, system: str, tables: Iterable[str]) -> Generator[ProcessingStep, None, ProcessingStep]:
    """Yields one step a table, then the merge; returns the merge to whoever delegates here."""
    made: List[ProcessingStep] = []
    for table in tables:
        step = one(sess, f"{system}-{table}", args=["--table", table])
        made.append(step)
        yield step
    if len(made) == 1:
        return made[0]
    merge = one(sess, f"{system}-merge", map(uri, made))
    yield merge
    return merge


def all_imports(sess, last: Dict[str, ProcessingStep]) -> Iterator[ProcessingStep]:
    for system, tables in SOURCES:
        last[system] = yield from imports(sess, system, tables)


def checks(sess, reconciled, tolerance) -> Iterator[Step]:
    report = PropertyFile("Recon", output_name="out", path="recon.json")
    measure = one(sess, "measure", [uri(reconciled)], property_files=[report])
    yield measure
    try:
        difference = JsonGet(step_name=measure.name, property_file=report, json_path="totals.difference")
        yield ConditionStep(
            "OutOfTolerance",
            conditions=[ConditionGreaterThan(left=difference, right=tolerance)],
            if_steps=[FailStep("Unreconciled", error_message=Join(on=" ", values=["difference is", difference]))],
            else_steps=list(islice(closing(sess, measure), 2)),
        )
    finally:
        pass


def closing(sess, measure):
    previous = None
    while True:
        step = one(sess, "close" if previous is None else "archive", depends_on=[previous] if previous else None)
        yield step
        previous = step


def make_pipeline() -> Pipeline:
    sess = PipelineSession()
    tolerance = ParameterFloat("Tolerance", 0.01)
    period = ParameterString("Period", "2023-12")
    last: Dict[str, ProcessingStep] = {}
    first, again = tee(all_imports(sess, last))
    steps: List[Step] = list(first)
    reconciled = one(sess, "reconcile", (uri(s) for s in last.values()), args=["--period", period])
    tables_seen: Tuple[str, ...] = tuple(s.name for s in again)
    assert len(tables_seen) == len(steps)
    return Pipeline("ledger-close", parameters=[tolerance, period],
                    steps=list(chain(steps, [reconciled], checks(sess, reconciled, tolerance))), sagemaker_session=sess)
