from pathlib import PurePosixPath as P
from string import Template

import settings as cfg
from sagemaker.clarify import BiasConfig, DataConfig
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn import SKLearn
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.clarify_check_step import ClarifyCheckStep, DataBiasCheckConfig
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.functions import Join
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig, QualityCheckStep
from sagemaker.workflow.steps import ProcessingStep, TrainingStep
from sagemaker.model_monitor import DatasetFormat

session = PipelineSession()
ROLE = "arn:aws:iam::111122223333:role/{}".format(cfg.OWNER)


def uri(*parts):
    return "s3://" + str(P(cfg.BUCKET).joinpath(*parts))


check_config = CheckJobConfig(role=ROLE, instance_count=1, instance_type="ml.c5.xlarge", sagemaker_session=session)
steps = []
for number, region in enumerate(cfg.REGIONS, start=1):
    title = Template("$n-$region").substitute(n=f"{number:>02}", region=region.capitalize())
    prep = ProcessingStep(
        name="Prepare-" + title,
        step_args=SKLearnProcessor(framework_version="1.2-1", role=ROLE, instance_type="ml.m5.large", instance_count=1, sagemaker_session=session).run(
            code=uri("code", "prepare.py"),
            inputs=[ProcessingInput(source=uri("raw", region), destination="/opt/ml/processing/input")],
            outputs=[ProcessingOutput(output_name="train", source="/opt/ml/processing/train",
                                      destination=Join(on="/", values=["s3:/", cfg.BUCKET, region, ExecutionVariables.PIPELINE_EXECUTION_ID]))],
        ),
    )
    data = prep.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri
    steps.append(prep)
    if cfg.QC:
        steps.append(QualityCheckStep(
            name="Quality-%s" % title, check_job_config=check_config, skip_check=False, register_new_baseline=True,
            quality_check_config=DataQualityCheckConfig(baseline_dataset=data, dataset_format=DatasetFormat.csv(header=True), output_s3_uri=uri("quality", region)),
            model_package_group_name=f"{cfg.PROJECT}-{region}"))
    if region == cfg.REGIONS[0]:
        bias = DataBiasCheckConfig(
            data_config=DataConfig(s3_data_input_path=data, s3_output_path=uri("bias"), label="churn", dataset_type="text/csv"),
            data_bias_config=BiasConfig(label_values_or_threshold=[1], facet_name="age", facet_values_or_threshold=[40]))
        steps += [ClarifyCheckStep(name="Bias-{0}".format(title), clarify_check_config=bias, check_job_config=check_config, depends_on=[steps[-1]])]
    est = SKLearn(entry_point="train.py", source_dir=uri("code", "train.tar.gz"), framework_version="1.2-1", role=ROLE, instance_type="ml.m5.xlarge",
                  sagemaker_session=session, hyperparameters={"trees": cfg.TREES})
    steps.append(TrainingStep(name=f"Train-{title}", step_args=est.fit({"train": data}), depends_on=[s.name for s in steps if s.name.startswith("Bias")]))

Pipeline(name=Template(cfg.NAME).substitute(kind="train"), steps=steps, sagemaker_session=session).upsert(role_arn=ROLE)
