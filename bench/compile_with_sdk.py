"""Compiles one case of the corpus with the real SDK: the process that scripts/bench times beside smgraph.

    python compile_with_sdk.py CASE SCRATCH

Uses corpus/recording, so AWS is a table of answers and nothing but compiling happens: SageMaker's `Pipeline.definition()`, for ZenML
the snapshot that it would send to its server. ZenML keeps its store in SCRATCH, where a second run finds it. Prints what was compiled.
"""
import importlib
import importlib.metadata
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "corpus"))

from recording import cases, isolation  # noqa: E402


def main(case_id, scratch):
    case, = cases.select([case_id])
    sdk = importlib.import_module(f"recording.{isolation.MODULES[case.sdk]}")
    sdk.prepare(pathlib.Path(scratch))
    isolation.run_entry(case, case.folder)
    if case.sdk == "zenml":
        names = [facts["name"] for facts in sdk.compiled]
    else:
        names = [pipeline.name for pipeline in sdk.built if pipeline.definition()]
    if len(names) != 1:
        raise SystemExit(f"{case_id}: {len(names)} pipelines were compiled")
    print(case.sdk.rstrip("3"), importlib.metadata.version(case.sdk.rstrip("3")), names[0])


if __name__ == "__main__":
    main(*sys.argv[1:])
