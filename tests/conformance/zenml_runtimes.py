"""Which steps of a dynamic pipeline run inline: ZenML's own decision against smgraph's rule settings-of-inline-step.

    zenml_runtimes.py --smgraph SMGRAPH SAGEMAKER_SITE_PACKAGES       in the environment of `scripts/sdk zenml`

A step that says something to the orchestrator is compiled in each combination of what ZenML looks at; the rule has a
finding just where `get_step_runtime` says inline. Then the programs on the pages of the rules about handles are compiled:
what goes wrong in the bad ones.
"""

import argparse
import importlib
import itertools
import json
import os
import pathlib
import re
import subprocess
import sys
import textwrap

import zenml_settings

PROGRAM = """from zenml import pipeline, step

@step({step})
def a() -> int:
    return 1

@pipeline(dynamic=True, depends_on=[a], settings={pipeline})
def p():
    a()
"""


def combinations():
    operators = ["", 'step_operator="op"']
    runtimes = ["", 'runtime="inline"', 'runtime="isolated"']
    resources = [None, {}, {"cpu_count": 2}, {"memory": "4GB"}, {"gpu_count": 0}]
    images = [None, {"requirements": ["a"]}, {"requirements": ["b"]}]
    for operator, runtime, resource, image in itertools.product(operators, runtimes, resources, images):
        for shared in [{}, {"docker": {"requirements": ["a"]}}, {"resources": {"cpu_count": 1}}]:
            settings = {"orchestrator.sagemaker": {"instance_type": "ml.m5.large"}}
            settings.update({"resources": resource} if resource is not None else {}, **({"docker": image} if image else {}))
            step = ", ".join(filter(None, [f"settings={settings!r}", operator, runtime]))
            yield PROGRAM.format(step=step, pipeline=repr(shared))


def load(program, serial=itertools.count()):
    """The program as a module: ZenML asks for the source of its functions."""
    name = f"program_{next(serial)}"
    (pathlib.Path(os.environ["HOME"]) / f"{name}.py").write_text(program)
    importlib.invalidate_caches()
    return importlib.import_module(name)


def compiled(pipeline):
    pipeline.prepare()
    return pipeline._compile()[0]


def runs_inline(stack, program):
    from zenml.execution.pipeline.dynamic.compilation import get_step_runtime
    snapshot = compiled(load(program).p)
    config = next(iter(snapshot.step_configurations.values())).config
    shared = snapshot.pipeline_configuration.docker_settings
    return get_step_runtime(config, shared, stack.orchestrator)[0].value == "inline"


def findings(smgraph, program, code):
    command = [smgraph, "check", "-", "--format", "json", "--orchestrator", "sagemaker", "--select", code]
    done = subprocess.run(command, input=program, capture_output=True, text=True, check=False)
    return json.loads(done.stdout)["diagnostics"]


def examples(smgraph, code):
    page = subprocess.run([smgraph, "rule", code], capture_output=True, text=True, check=True).stdout
    return [textwrap.dedent(part) for part in re.split(r"\n(?:Bad|Good):\n\n", page)[1:]]


def check_pages(smgraph):
    """What goes wrong is what the pages say."""
    for code in ["SMG605", "SMG606"]:
        try:
            compiled(load(examples(smgraph, code)[0]).nightly)
        except (RuntimeError, TypeError) as refused:
            print(f"{code}: {refused}")
        else:
            raise AssertionError(f"ZenML takes the bad example of {code}")
    train = compiled(load(examples(smgraph, "SMG607")[0]).nightly).step_configurations["train"]
    assert len(train.spec.inputs["share"]) == 2, f"no list of two: {train.spec.inputs}"
    for code in ["SMG605", "SMG606", "SMG607"]:
        compiled(load(examples(smgraph, code)[1]).nightly)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--smgraph", required=True)
    arguments.add_argument("site_packages")
    given = arguments.parse_args()
    stack = zenml_settings.prepare(given.site_packages)
    sys.path.insert(0, os.environ["HOME"])
    check_pages(given.smgraph)
    faults = count = inline = 0
    for program in combinations():
        count += 1
        real = runs_inline(stack, program)
        inline += real
        if real != bool(findings(given.smgraph, program, "SMG604")):
            faults += 1
            print(f"ZenML runs it {'inline' if real else 'isolated'}:\n{program}")
    print(f"{count} combinations, {inline} inline, {faults} faults")
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    main()
