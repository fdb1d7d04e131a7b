from sagemaker.clarify import DataConfig
from sagemaker.model_monitor import DatasetFormat
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.check_job_config import CheckJobConfig
from sagemaker.workflow.parameters import ParameterInteger
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.quality_check_step import DataQualityCheckConfig, QualityCheckStep
from sagemaker.workflow.steps import ProcessingStep

from hydro.config import load


def step(conf, session, name, *upstream, landing=None):
    p = Processor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/hydro:5", role=conf["role"], instance_count=1,
                  instance_type="ml.m5.large", sagemaker_session=session)
    inputs = [ProcessingInput(source=landing, destination="/in/landing")] if landing else []
    inputs += [ProcessingInput(source=u.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri, destination=f"/in/{u.name}") for u in upstream]
    return ProcessingStep(name, step_args=p.run(inputs=inputs, outputs=[ProcessingOutput(output_name="out", source="/out")]))


def main():
    conf = load()
    session = PipelineSession()
    horizon = ParameterInteger("Horizon", conf["forecast"]["horizon"])
    steps, finals = [], {}
    for c in conf["catchments"]:
        features = [f for f, on in conf["features"].items() if on and f not in c.get("skip", ())]
        made = [step(conf, session, f"{c['id']}-{f}", landing=f"{conf['landing']}/{c['id']}/{f}") for f in features]
        join = step(conf, session, f"{c['id']}-join-{c['gauges']}", *made)
        quants = [step(conf, session, f"{c['id']}-q{int(q * 100):02d}", join) for q in conf["forecast"]["quantiles"]]
        finals[c["id"]] = quants[-1]
        steps += [*made, join, *quants]

    monitor = conf["monitor"]
    if monitor["enabled"]:
        for target in monitor["targets"]:
            uri = finals[target].properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri
            steps.append(QualityCheckStep(
                name=f"{target}-quality", skip_check=False, register_new_baseline=True,
                quality_check_config=DataQualityCheckConfig(baseline_dataset=uri, dataset_format=DatasetFormat.csv(header=True),
                                                            output_s3_uri=f"{conf['landing']}/quality"),
                check_job_config=CheckJobConfig(role=conf["role"], instance_type="ml.m5.large", sagemaker_session=session),
                model_package_group_name=conf["name"]))
    return Pipeline(name=conf["name"], parameters=[horizon], steps=steps, sagemaker_session=session)


if __name__ == "__main__":
    pipeline = main()
    print(pipeline.definition())
