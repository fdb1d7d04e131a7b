"""smgraph equiv of every SageMaker program of the corpus and the definition that the real SDK made of it: nothing differs.

    own_definitions.py SMGRAPH CORPUS
"""

import json
import pathlib
import subprocess
import sys
import tempfile

# What the SDK calls otherwise each time that it compiles: names with the time or a random part in them; and what is not read completely.
OPEN = {
    "corpus/pairs/school-notes/before": "the time in the name of a notebook job",
    "corpus/sagemaker/automl-notebook-jobs": "the time in the name of a notebook job",
    "corpus/sagemaker/carbon-step-functions": "random parts of names of function steps",
    "corpus/sagemaker/fare-functions": "random parts of names of function steps",
    "corpus/sagemaker/kept-job-names": "random parts of names of function steps",
    "corpus/sagemaker/notebook-jobs": "the time in the name of a notebook job",
    "corpus/sagemaker/step-functions-decorated": "random parts of names of function steps",
    "corpus/sagemaker/team-session": "random parts of names of function steps",
}
SAME = {"identical", "renamed"}


def cases(corpus):
    """The folder, the entry and the definition of programs that need no arguments and make one pipeline."""
    for recorded in sorted([*corpus.glob("sagemaker*/*/expected.json"), *corpus.glob("pairs/*/*/expected.json")]):
        case = json.loads((recorded.parent / "case.json").read_text())
        pipelines = json.loads(recorded.read_text()).get("pipelines", [])
        given = {"argv", "environment", "arguments", "construct", "each", "form", "refused"} & set(case)
        if len(pipelines) == 1 and "definition" in pipelines[0] and not given:
            yield recorded.parent, case["entry"], pipelines[0]


def compared(program, folder, entry, pipeline, place):
    definition = pathlib.Path(place) / f"{pipeline['name']}.json"
    definition.write_text(json.dumps(pipeline["definition"]))
    command = [program, "equiv", str(folder / entry), str(definition), "--root", str(folder), "--format", "json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if not run.stdout:
        return "unreadable", run.stderr
    proof = json.loads(run.stdout)
    return proof["verdict"], (proof.get("counterexample") or {}).get("text", "") or "; ".join(proof.get("unknown", []))


def main():
    program, corpus = sys.argv[1], pathlib.Path(sys.argv[2])
    wrong = count = 0
    with tempfile.TemporaryDirectory() as place:
        for folder, entry, pipeline in cases(corpus):
            count += 1
            verdict, told = compared(program, folder, entry, pipeline, place)
            name = f"corpus/{folder.relative_to(corpus)}"
            if (verdict in SAME) == (name in OPEN):
                wrong += 1
                print(f"{name}: {verdict}: {told}", file=sys.stderr)
    print(f"  {count} programs, {wrong} wrong")
    return wrong > 0 or count == 0


if __name__ == "__main__":
    sys.exit(main())
