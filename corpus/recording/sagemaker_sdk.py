"""Facts about a SageMaker pipeline: Pipeline.definition() and PipelineGraph, with AWS mocked."""
import contextlib
import functools
import importlib
import importlib.metadata
import json
import re
import types

from . import aws, cases, clock
from .isolation import run_entry

built = []  # Pipeline objects in the order of their construction
stage = "construction"  # what the SDK is doing: the error of a refused pipeline says where it came up
REFUSALS = (ValueError, TypeError, KeyError, AttributeError, RuntimeError, NotImplementedError, AssertionError)


def prepare(_scratch):
    aws.mock()
    with contextlib.suppress(ImportError):
        importlib.import_module("pydantic.v1")  # derives types from date before it stands still
    for home in ("sagemaker.workflow.pipeline", "sagemaker.mlops.workflow.pipeline"):
        try:
            module = importlib.import_module(home)
            break
        except ImportError:
            continue
    importlib.import_module("sagemaker.core.processing" if "mlops" in home else "sagemaker.workflow.steps")
    for home in ("sagemaker.telemetry.telemetry_logging", "sagemaker.core.telemetry.telemetry_logging"):
        with contextlib.suppress(ImportError):
            importlib.import_module(home)._requests_helper = lambda *args: None
    for home in ("sagemaker.utils", "sagemaker.core.common_utils"):
        with contextlib.suppress(ImportError, AttributeError):
            utils = importlib.import_module(home)
            utils._botocore_resolver = functools.cache(utils._botocore_resolver)  # else a file of 1 MB is parsed for every upload
            utils._botocore_resolver()
    for home in ("sagemaker.remote_function.errors", "sagemaker.core.remote_function.errors"):
        with contextlib.suppress(ImportError):
            globals()["REFUSALS"] += (importlib.import_module(home).SerializationError,)
    construct = module.Pipeline.__init__

    def remember(self, *args, **kwargs):
        construct(self, *args, **kwargs)
        built.append(self)

    module.Pipeline.__init__ = remember
    globals()["PipelineGraph"] = module.PipelineGraph


def record(case, root):
    clock.stop("sagemaker")
    clock.count_identifiers()
    expected = {"id": case.id, "path": case.entry, "sdk": {"name": "sagemaker", "version": importlib.metadata.version("sagemaker")}}
    files = {}
    if case.spec.get("each"):
        pipelines = [each(name, make, root) for name, make in programs(run_entry(case, root))]
        expected.update(status="ok", pipelines=pipelines)
        refused = sum(one["status"] == "refused" for one in pipelines)
        return {"expected.json": cases.dump(expected)}, f"{len(pipelines)} programs, {refused} of them refused"
    try:
        run_entry(case, root)
        pipelines = [facts(pipeline, root) for pipeline in built]
        if case.spec.get("form"):
            files[case.entry] = printed(built[0], case.spec["form"], root)
            if case.spec["form"] != "describe":
                pipelines[0]["name"] = None  # a definition does not say its name
        expected.update(status="ok", pipelines=pipelines)
        summary = "; ".join(f"{p['name']}: {len(p['nodes'])} steps, {len(p['edges'])} edges" for p in pipelines)
        if not pipelines:
            raise RuntimeError("no Pipeline was built")
    except REFUSALS as error:
        if not case.spec.get("refused"):
            raise
        summary = f"refused: {error}"
        expected.update(status="refused", at=stage, error=f"{type(error).__name__}: {error}", pipelines=[])
    else:
        if case.spec.get("refused") is True:
            raise RuntimeError("case.json says that the SDK refuses this pipeline, but it does not")
    return {"expected.json": cases.dump(expected), **files}, summary


def programs(names):
    """The functions of a file that need no arguments, in source order: each builds one pipeline."""
    return [(name, value) for name, value in names.items() if isinstance(value, types.FunctionType) and not name.startswith("_")
            and value.__module__ == names["__name__"] and not value.__code__.co_argcount]


def each(name, make, root):
    """The facts about the pipeline that one function builds, as far as the SDK goes."""
    global stage
    stage = "construction"
    found = {}
    try:
        facts(make(), root, found)
    except REFUSALS as error:
        return {"function": name, "status": "refused", "at": stage, "error": f"{type(error).__name__}: {error}", **found}
    return {"function": name, "status": "ok", **found}


def facts(pipeline, root, found=None):
    """What the SDK says about a pipeline; `found` gets it bit by bit, for the caller of a pipeline that is refused on the way."""
    global stage
    found = {} if found is None else found
    found["name"] = pipeline.name
    stage = "definition"
    definition = json.loads(pipeline.definition())
    found["parameters"] = [parameter(p) for p in definition["Parameters"]]
    schedules = [{key: one[key] for key in ("name", "expression", "state")} for one in aws.schedules.values()
                 if one["pipeline"] == pipeline.name.lower()]
    if schedules:
        found["schedules"] = schedules
    found["nodes"] = [node(step, parent, arm) for step, parent, arm in steps_of(definition["Steps"])]
    found["edges"] = edges(definition)
    stage = "graph"
    try:
        graph = PipelineGraph.from_pipeline(pipeline)  # noqa: F821, set by prepare
        found["adjacency"] = {name: sorted(after) for name, after in sorted(graph.adjacency_list.items())}
    finally:
        found["definition"] = steady(definition, root)
    return found


def parameter(p):
    out = {"name": p["Name"], "type": p["Type"]}
    if "DefaultValue" in p:
        out["default"] = p["DefaultValue"]
    if "EnumValues" in p:
        out["enum"] = p["EnumValues"]
    return out


def node(step, parent, arm):
    out = {"id": step["Name"], "type": step["Type"]}
    if parent:
        out["parent"] = parent
    if arm:
        out["arm"] = arm
    return out


def steps_of(steps, parent=None, arm=None):
    """Every step with the condition (or loop) that holds it and the branch it is in."""
    for step in steps:
        yield step, parent, arm
        for key, branch in (("IfSteps", "if"), ("ElseSteps", "else"), ("ForEachBody", None)):
            if step["Type"] in ("Condition", "ForEach"):
                yield from steps_of(step["Arguments"].get(key, []), step["Name"], branch)


def edges(definition):
    """The edges that the definition states, each once, in order of their names."""
    found = {}
    names = sorted((step["Name"] for step, _, _ in steps_of(definition["Steps"])), key=len, reverse=True)

    def add(source, target, kind, **more):
        found.setdefault((source, target, kind), {"from": source, "to": target, "kind": kind, **more})

    for step, parent, arm in steps_of(definition["Steps"]):
        name = step["Name"]
        if parent:
            add(parent, name, "control", **({"arm": arm} if arm else {}))
        for upstream in step.get("DependsOn", []):
            if isinstance(upstream, dict):
                add(upstream["Step"], name, "order", trigger=upstream["Trigger"])
            else:
                add(upstream, name, "order")
        own = dict(step)
        if step["Type"] in ("Condition", "ForEach"):  # what the branches refer to is theirs
            own["Arguments"] = {k: v for k, v in step["Arguments"].items() if k not in ("IfSteps", "ElseSteps", "ForEachBody")}
        inside = list(gets(own["Arguments"]))
        for got in [*inside, *gets(own)]:
            if not got.startswith("Steps."):
                continue
            source = next((n for n in names if got[6:] == n or got[6:].startswith(n + ".")), got[6:].split(".")[0])
            kind = "property-file" if got[6 + len(source):].startswith(".PropertyFiles.") else "reference"
            add(source, name, kind, **({} if got in inside else {"outside_arguments": True}))
    return [found[key] for key in sorted(found)]


def gets(value):
    if isinstance(value, dict):
        if set(value) == {"Get"} and isinstance(value["Get"], str):
            yield value["Get"]
        else:
            for item in value.values():
                yield from gets(item)
    elif isinstance(value, list):
        for item in value:
            yield from gets(item)


def steady(value, root):
    """The same definition without content hashes, keys that are drawn, names of temporary files, and the folder it was recorded in."""
    if isinstance(value, dict):
        return {key: steady(item, root) for key, item in value.items()}
    if isinstance(value, list):
        return [steady(item, root) for item in value]
    if isinstance(value, str):
        value = re.sub(r"\b[0-9a-f]{64}\b", "{sha256}", value)
        value = re.sub(r"(?s)(?<=-----BEGIN PUBLIC KEY-----\n).*?(?=\n-----END PUBLIC KEY-----)", "{key}", value)
        return re.sub(r"(?<=sagemaker_requirements_)\w{8}(?=\.txt)", "{random}", value).replace(f"{root}/", "")
    return value


def printed(pipeline, form, root):
    """A definition as people have it: saved to a file, inside the answer of describe_pipeline, or below a cell of a notebook."""
    definition = steady(json.loads(pipeline.definition()), root)
    if form == "definition":
        return json.dumps(definition, indent=4) + "\n"
    if form == "notebook-output":
        return notebook(pipeline.name, json.dumps(definition, indent=2))
    arn = f"arn:aws:sagemaker:{aws.REGION}:{aws.ACCOUNT}:pipeline/{pipeline.name.lower()}"
    who = {"UserProfileArn": f"arn:aws:sagemaker:{aws.REGION}:{aws.ACCOUNT}:user-profile/d-exampledomain/ml-engineer",
           "UserProfileName": "ml-engineer", "DomainId": "d-exampledomain"}
    when = "2024-01-02T03:04:05.123000+00:00"
    return json.dumps({"PipelineArn": arn, "PipelineName": pipeline.name, "PipelineDisplayName": pipeline.name,
                       "PipelineDefinition": json.dumps(definition), "RoleArn": aws.ROLE, "PipelineStatus": "Active",
                       "CreationTime": when, "LastModifiedTime": when, "CreatedBy": who, "LastModifiedBy": who}, indent=4) + "\n"


def notebook(name, text):
    code = ["import json\n", "\n", "import boto3\n", "\n", "sm = boto3.client(\"sagemaker\")\n",
            f"answer = sm.describe_pipeline(PipelineName=\"{name}\")\n",
            "print(json.dumps(json.loads(answer[\"PipelineDefinition\"]), indent=2))"]
    output = {"name": "stdout", "output_type": "stream", "text": (text + "\n").splitlines(keepends=True)}
    cells = [{"cell_type": "markdown", "id": "title", "metadata": {}, "source": [f"# What is in {name}?"]},
             {"cell_type": "code", "execution_count": 1, "id": "print", "metadata": {}, "outputs": [output], "source": code}]
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return json.dumps({"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}, indent=1) + "\n"
