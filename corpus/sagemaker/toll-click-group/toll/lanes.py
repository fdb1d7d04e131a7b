from functools import wraps

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

ALL = {}


def pipeline(fn):
    @wraps(fn)
    def build(project):
        steps = []
        fn(project, add=lambda s: steps.append(s) or s)
        return Pipeline(f"toll-{fn.__name__}-{project.env}", steps=steps, sagemaker_session=project.session)

    ALL[fn.__name__.replace("_", "-")] = build
    return build


def script(project, name, *sources):
    p = ScriptProcessor(role=project.role, image_uri="toll", command=["python3"], instance_count=1, instance_type=project.machine,
                        sagemaker_session=project.session)
    return ProcessingStep(name, step_args=p.run(code="s3://toll/x.py", inputs=[ProcessingInput(s, f"/opt/ml/processing/{i}") for i, s in enumerate(sources)],
                                                outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]))


def out(step):
    return step.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri


@pipeline
def plates(project, add):
    images = add(script(project, "Images"))
    crops = {v: add(script(project, f"Crop-{v}", out(images))) for v in project.vehicles.split(",")}
    est = Estimator("toll", project.role, 1, "ml.g5.xlarge", sagemaker_session=project.session)
    add(TrainingStep("Ocr", step_args=est.fit({v: TrainingInput(out(c)) for v, c in crops.items()})))


@pipeline
def fraud_rings(project, add):
    trips = add(script(project, "Trips"))
    rings = add(script(project, "Rings", out(trips)))
    rings.add_depends_on([trips])
