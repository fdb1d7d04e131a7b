from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

from depot.options import Options

ROLE = "arn:aws:iam::111122223333:role/depot"


def output(step, name):
    return step.properties.ProcessingOutputConfig.Outputs[name].S3Output.S3Uri


def make_step(name, section, made, session, cache):
    processor = SKLearnProcessor(
        framework_version="1.2-1",
        role=ROLE,
        instance_type=section["instance"],
        instance_count=section.getint("count"),
        sagemaker_session=session,
    )
    inputs = []
    for reference in section.getlist("inputs", fallback=[]):
        upstream, _, channel = reference.partition(":")
        inputs.append(ProcessingInput(source=output(made[upstream], channel), destination="/opt/ml/processing/input/" + channel))
    after = [made[n] for n in section.getlist("after", fallback=()) if n in made]
    return ProcessingStep(
        name=name.title(),
        step_args=processor.run(
            code=section.get("script"),
            inputs=inputs,
            outputs=[ProcessingOutput(output_name=o, source=f"/opt/ml/processing/output/{o}") for o in section.getlist("outputs")],
        ),
        depends_on=after or None,
        cache_config=cache,
    )


def build(*files):
    options = Options.load(*(files or ("defaults.ini", "local.cfg", "missing.cfg")))
    head = options["pipeline"]
    cache = CacheConfig(enable_caching=head.getboolean("caching"), expire_after="30d")
    session = PipelineSession()
    made = {}
    for name in head.getlist("steps"):
        made[name] = make_step(name, options.step(name), made, session, cache)
    suffix = "".join("-no-" + n for n in options.unused())
    return Pipeline(name=head["name"] + suffix, steps=[*made.values()], sagemaker_session=session)


def main():
    pipeline = build()
    pipeline.create(role_arn=ROLE)


if __name__ == "__main__":
    main()
