import os

from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

SCRIPTS = os.path.join(os.path.dirname(os.path.realpath(__file__)), "scripts")


def get_pipeline(role: str) -> Pipeline:
    session = PipelineSession()
    scans = ParameterString(name="ScansUri", default_value="s3://invoices/scans/")
    ledger = ParameterString(name="Ledger", default_value="ledger-2024")

    processor = SKLearnProcessor(
        framework_version="1.2-1", role=role, instance_type="ml.m5.large", instance_count=1, sagemaker_session=session
    )

    read_scans = ProcessingStep(
        name="ReadScans",
        step_args=processor.run(
            code=os.path.join(SCRIPTS, "read_scans.py"),
            inputs=[ProcessingInput(source=scans, destination="/opt/ml/processing/scans")],
            outputs=[ProcessingOutput(output_name="pages", source="/opt/ml/processing/pages")],
        ),
    )
    extract = ProcessingStep(
        name="ExtractFields",
        step_args=processor.run(
            code=os.path.join(SCRIPTS, "extract_fields.py"),
            inputs=[
                ProcessingInput(
                    source=read_scans.properties.ProcessingOutputConfig.Outputs["pages"].S3Output.S3Uri,
                    destination="/opt/ml/processing/pages",
                )
            ],
            outputs=[ProcessingOutput(output_name="fields", source="/opt/ml/processing/fields")],
        ),
    )
    fields = extract.properties.ProcessingOutputConfig.Outputs["fields"].S3Output.S3Uri
    check = ProcessingStep(
        name="CheckTotals",
        step_args=processor.run(
            code=os.path.join(SCRIPTS, "check_totals.py"),
            inputs=[ProcessingInput(source=fields, destination="/opt/ml/processing/fields")],
        ),
    )
    export = ProcessingStep(
        name="ExportToLedger",
        step_args=processor.run(
            code=os.path.join(SCRIPTS, "export.py"),
            inputs=[ProcessingInput(source=fields, destination="/opt/ml/processing/fields")],
            arguments=["--ledger", ledger],
        ),
        depends_on=[check],
    )
    return Pipeline("invoice-ocr", parameters=[scans, ledger], steps=[read_scans, extract, check, export], sagemaker_session=session)
