import pathlib
import sys

from pydantic import ValidationError
from sagemaker.workflow.pipeline import Pipeline

from ad_schema import SESSION, PipelineSpec

SETTINGS = pathlib.Path(__file__).parent / "settings"


def compile_spec(spec: PipelineSpec) -> Pipeline:
    made = {}
    for step in spec.steps:
        if not step.enabled:
            continue
        made[step.name] = step.make(made)
    return Pipeline(name=spec.slug, parameters=list(spec.sm_parameters()), steps=list(made.values()), sagemaker_session=SESSION)


def main():
    for path in sorted(SETTINGS.glob("*.json")):
        try:
            spec = PipelineSpec.model_validate_json(path.read_text())
        except ValidationError as e:
            print(e, file=sys.stderr)
            return 1
        pipeline = compile_spec(spec)
        print(pipeline.definition())
        nightly = compile_spec(spec.model_copy(update={"name": spec.name + " Nightly", "steps": [s for s in spec.steps if s.kind != "notify"]}))
        print(nightly.definition())
    return 0


if __name__ == "__main__":
    sys.exit(main())
