"""Ops tool of the imaging group."""
import argparse
import json
import os
import sys
from pathlib import PurePosixPath

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

DEFAULT_STAINS = os.getenv("STAINS", "he,ihc").split(",")


def pair(text):
    key, sep, value = text.partition("=")
    if not sep:
        raise argparse.ArgumentTypeError(f"{text!r}: KEY=VALUE expected")
    return key, int(value) if value.isdigit() else value


def size(text, *, units={"k": 10**3, "m": 10**6}):
    return int(text[:-1]) * units[text[-1].lower()] if text[-1].isalpha() else int(text)


def parser():
    p = argparse.ArgumentParser(prog="imaging", description=__doc__)
    p.add_argument("--stage", choices=("dev", "prod"), default=os.environ.get("STAGE") or "dev")
    p.add_argument("-v", "--verbose", action="count", default=0)
    sub = p.add_subparsers(dest="cmd", metavar="CMD")
    b = sub.add_parser("build", help="build the training pipeline", aliases=["b"])
    b.add_argument("--stain", dest="stains", action="append")
    b.add_argument("--tile", type=size, default="1k")
    b.add_argument("--hp", type=pair, nargs="*", default=[("epochs", 3)], metavar="K=V")
    b.add_argument("--no-qc", dest="qc", action="store_false")
    b.set_defaults(func=build)
    s = sub.add_parser("show")
    s.add_argument("what", nargs="?", default="steps")
    s.set_defaults(func=lambda a: print(a.what))
    p.set_defaults(func=build, stains=None, tile=512, hp=[("epochs", 5), ("lr", "0.01")], qc=True)
    return p


def build(args):
    options = vars(args)
    session = PipelineSession()
    role = f"arn:aws:iam::111122223333:role/imaging-{options['stage']}"
    root = PurePosixPath("imaging-data") / args.stage
    tile = ParameterInteger("TileSize", options.get("tile"))
    slide_list = ParameterString("SlideList", f"s3://{root / 'slides.csv'}")

    def job(name, script, inputs=None, outputs=(), **kw):
        sp = ScriptProcessor(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/img:1", command=["python3"], role=role, instance_count=1,
                             instance_type="ml.m5.4xlarge", sagemaker_session=session)
        return ProcessingStep(name, step_args=sp.run(
            code=f"s3://{root.parent}/code/{script}",
            inputs=[ProcessingInput(source=v, destination=str(PurePosixPath("/opt/ml/processing", k))) for k, v in (inputs or {}).items()],
            outputs=[ProcessingOutput(output_name=x, source=f"/opt/ml/processing/{x}") for x in outputs],
            arguments=["--tile", tile.to_string()]), **kw)

    steps = [job("ListSlides", "list.py", {"list": slide_list}, ["slides"])]
    stains = options["stains"] or DEFAULT_STAINS
    for stain in stains:
        steps.append(job(f"Tile-{stain.upper()}", "tile.py",
                         {"slides": steps[0].properties.ProcessingOutputConfig.Outputs["slides"].S3Output.S3Uri}, ["tiles"]))
        if args.qc:
            steps.append(job(f"QC-{stain.upper()}", "qc.py", depends_on=steps[-1:]))
    e = Estimator(image_uri="111122223333.dkr.ecr.us-east-1.amazonaws.com/img-train:1", role=role, instance_count=1, instance_type="ml.p3.2xlarge",
                  hyperparameters=dict(args.hp), sagemaker_session=session)
    tiles = {s.name.split("-")[-1].lower(): s for s in steps if s.name.startswith("Tile-")}
    train = TrainingStep("Train", step_args=e.fit(
        {k: TrainingInput(s.properties.ProcessingOutputConfig.Outputs["tiles"].S3Output.S3Uri) for k, s in tiles.items()}),
        depends_on=[s for s in steps if s.name.startswith("QC-")])
    pipeline = Pipeline(f"imaging-{args.stage}", [tile, slide_list], steps=steps + [train], sagemaker_session=session)
    if args.verbose > 1:
        json.dump(json.loads(pipeline.definition()), sys.stdout)
    return pipeline


def main(argv=None):
    args, unknown = parser().parse_known_args(argv)
    if unknown:
        print("ignored:", *unknown, file=sys.stderr)
    result = args.func(args)
    return 0 if result else 1


if __name__ == "__main__":
    raise SystemExit(main())
