"""Settings for SageMaker: what real ZenML made of them (zenml_settings.json, which tests/conformance/zenml_settings.py
recorded), and the findings of smgraph check in a program that has them.

    zenml_settings.py SMGRAPH RECORDED
"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

RULES = {"SMG601", "SMG602", "SMG603", "SMG608", "SMG609", "SMG610"}
# What the orchestrator and the step operator put over whatever is given.
REPLACED = {"orchestrator": {"image_uri", "instance_count", "sagemaker_session"},
            "step_operator": {"environment", "container_entry_point", "instance_count", "sagemaker_session"}}


def program(row):
    operator = ', step_operator="op"' if any(key.startswith("step_operator") for key in row["step"]) else ""
    return f"""from zenml import pipeline, step

@step(settings={row["step"]!r}{operator})
def a() -> int:
    return 1

@pipeline(settings={row["pipeline"]!r})
def p():
    a()
"""


def values(settings):
    return {name: value for key, given in settings.items() if key.startswith("orchestrator") for name, value in given.items()}


def about_error(text):
    """The rule that finds an error of ZenML's, and how severe it says that is."""
    if "use_training_step=True` is not supported" in text:
        return {("SMG603", "error")}
    if "Duplicate settings" in text:
        return {("SMG610", "error")}
    if "got multiple values for" in text:
        return {("SMG602", "error")}
    return {("SMG609", "error")} if text.startswith("ValidationError") else set()


def replaced(row):
    """Whether the job was made with another value for an argument that the settings give it."""
    job = row["real"].get("job", {"error": ""})
    if "error" in job:
        return False
    kind = "processor_args" if job.get("kind") == "Processor" else "estimator_args"
    for key, settings in row["step"].items():
        given = settings.get(kind)
        names = REPLACED[key.partition(".")[0].partition(":")[0]]
        if isinstance(given, dict) and any(name in given and job.get(name) != given[name] for name in names):
            return True
    return False


def expected(row):
    real = row["real"]
    if "error" in real:
        return about_error(real["error"])
    found = about_error(real.get("job", {}).get("error", ""))
    if real.get("dropped"):
        found.add(("SMG608", "warning"))
    wanted, own = values(row["pipeline"]).get("instance_type"), values(row["step"])
    if wanted and not own.get("instance_type") and real["instance_type"] != wanted:
        found.add(("SMG601", "warning"))
    if replaced(row):
        found.add(("SMG602", "warning"))
    return found


# The stack of the recordings: its orchestrator is called sm.
STACK = """components:
  orchestrator:
  - configuration: {}
    flavor: sagemaker
    name: sm
    type: orchestrator
stack_name: recorded
zenml_version: 0.98.0
"""


def said(smgraph, stack, row):
    command = [smgraph, "check", "-", "--format", "json", "--stack", stack]
    done = subprocess.run(command, input=program(row), capture_output=True, text=True, check=False)
    return {(one["code"], one["severity"]) for one in json.loads(done.stdout)["diagnostics"] if one["code"] in RULES}


def main():
    rows = json.loads(pathlib.Path(sys.argv[2]).read_text())
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        stack = pathlib.Path(folder) / "stack.yaml"
        stack.write_text(STACK)
        answers = list(pool.map(lambda row: said(sys.argv[1], stack, row), rows))
    faults = 0
    for row, found in zip(rows, answers):
        wanted = expected(row)
        if found != wanted:
            faults += 1
            print(f"pipeline {row['pipeline']}, step {row['step']}\n  ZenML: {row['real']}\n  expected {wanted}, found {found}")
    print(f"{len(rows)} settings, {faults} faults")
    sys.exit(1 if faults or len(rows) < 250 else 0)


if __name__ == "__main__":
    main()
