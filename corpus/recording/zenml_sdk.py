"""Facts about a ZenML pipeline: what the compiler writes for a static one, what a local run records for a dynamic one."""
import importlib.metadata
import inspect
import json
import os
import pathlib
import re
import shutil
import sys
import types

from . import cases
from .isolation import run_entry

compiled = []  # facts of the static pipelines in the order of the calls
snapshots = []  # what the compiler wrote for them, or the server stored
stored = False  # whether snapshots are stored, with their schedules
template = None


def prepare(scratch):
    """Import ZenML and make one empty store, which every case gets a copy of."""
    global template
    template = scratch / "zenml"
    os.environ.update(ZENML_CONFIG_PATH=str(template), ZENML_ANALYTICS_OPT_IN="false", ZENML_LOGGING_VERBOSITY="ERROR",
                      AUTO_OPEN_DASHBOARD="false", ZENML_ENABLE_RICH_TRACEBACK="false", HOME=str(scratch))
    from zenml.pipelines.pipeline_definition import Pipeline

    run_for_real = Pipeline._run

    def compile_only(self):
        if self.is_dynamic:
            return run_for_real(self)
        snapshot, schedule, _ = self._compile(**self._run_args)
        compiled.append(static_facts(self, snapshot, schedule))
        snapshots.append((store(self) if stored else snapshot).model_dump(mode="json"))
        return None

    Pipeline._run = compile_only
    from zenml.steps import base_step

    run_alone = base_step.run_as_single_step_pipeline

    def compile_alone(*args, **kwargs):
        try:
            return run_alone(*args, **kwargs)
        except AssertionError:  # it was compiled only: there is no run whose outputs could be loaded
            return None

    base_step.run_as_single_step_pipeline = compile_alone
    import zenml.execution.pipeline.dynamic.runner  # noqa: F401
    from zenml.integrations.registry import integration_registry
    integration_registry.activate_integrations()  # imports what every compilation imports
    from zenml.client import Client
    Client().active_stack.validate()
    Client().zen_store.engine.dispose()  # a database connection must not live across the forks to come
    os.environ["DISABLE_DATABASE_MIGRATION"] = "true"  # the copies of the store are up to date
    from zenml.environment import Environment
    Environment.get_python_packages = staticmethod(lambda: [])  # else every compilation starts `pip freeze`


def store(pipeline):
    """The server's answer about a snapshot, on a stack that takes schedules."""
    from zenml.client import Client

    type(Client().active_stack.orchestrator.config).is_schedulable = True
    snapshot = pipeline._create_snapshot(**pipeline._run_args)
    return Client().zen_store.get_snapshot(snapshot.id, hydrate=True)


def record(case, root):
    global stored
    from zenml.client import Client
    from zenml.config.global_config import GlobalConfiguration
    from zenml.utils import source_utils

    store = root.parent / "zenml"
    shutil.copytree(template, store)
    for file in store.rglob("*.yaml"):
        file.write_text(file.read_text().replace(str(template), str(store)))
    os.environ["ZENML_CONFIG_PATH"] = str(store)
    GlobalConfiguration._reset_instance()
    Client._reset_instance()
    source_utils.set_custom_source_root(str(root))
    stored = case.spec.get("form") == "stored-snapshot"

    if case.spec.get("each"):
        found = [each(name, make) for name, make in programs(case, root)]
        refused = sum(one["status"] == "refused" for one in found)
        return {"expected.json": cases.dump({**heading(case), "status": "ok", "pipelines": found})}, f"{len(found)} programs, {refused} of them refused"
    runs = []
    for run in case.spec.get("runs", [{}]):
        runs.append(run_once(case, root, run))
    expected = heading(case)
    dynamic = [found for run in runs for found in run["found"]]
    by_name = {}
    for found in dynamic:
        facts = by_name.setdefault(found["name"], {**found["pipeline"], "run": {"runs": []}})
        facts["run"]["runs"].append(found["run"])
    pipelines = unique([facts for run in runs for facts in run["compiled"]]) + list(by_name.values())
    errors = [run["error"] for run in runs if run["error"]]
    if not pipelines:
        if not case.spec.get("refused"):
            raise RuntimeError("no pipeline was called; " + "; ".join(errors))
        expected.update(status="refused", error=errors[0], pipelines=[])
        return {"expected.json": cases.dump(expected)}, "refused: " + errors[0]
    if errors and not by_name:
        raise RuntimeError("; ".join(errors))
    expected.update(status="ok", pipelines=pipelines)
    files = {"expected.json": cases.dump(expected)}
    if str(case.spec.get("form")).endswith("snapshot"):
        files[case.entry] = cases.dump(steady(snapshots[0]))
    return files, "; ".join(map(describe, pipelines))


def heading(case):
    return {"id": case.id, "path": case.entry, "sdk": {"name": "zenml", "version": importlib.metadata.version("zenml")}}


def programs(case, root):
    """The pipelines and functions of the entry that need no arguments, in source order, or `main` of each module that `each` lists: a call compiles
    one pipeline of that name."""
    sys.path.insert(0, str(root))
    if case.spec["each"] is not True:
        return [(module, lambda module=module: importlib.import_module(module).main()) for module in case.spec["each"]]
    names = vars(importlib.import_module(pathlib.Path(case.entry).stem))
    from zenml.pipelines.pipeline_definition import Pipeline

    def function(value):
        return value.entrypoint if isinstance(value, Pipeline) else value

    return [(name, value) for name, value in names.items() if isinstance(function(value), types.FunctionType) and not name.startswith("_")
            and function(value).__module__ == names["__name__"] and all(p.default is not p.empty for p in inspect.signature(function(value)).parameters.values())
            and (isinstance(value, Pipeline) or f'name="{name}"' in inspect.getsource(value) or f'"{name}"' in inspect.getsource(value))]


def each(name, make):
    """The facts about the pipeline that one call compiles, or what ZenML says against it."""
    compiled.clear()
    try:
        make()
        facts = [facts for facts in compiled if facts["name"] == name]
        return {**facts[0], "function": name, "status": "ok"} if facts else {"function": name, "status": "ran"}  # a dynamic one
    except Exception as error:  # whatever ZenML, or Python, raises
        return {"function": name, "status": "refused", "error": re.sub(r"0x[0-9a-f]+", "{address}", f"{type(error).__name__}: {error}").split("\nFor further")[0]}


def run_once(case, root, run, attempts=3):
    """Call the entry once; the pipelines that it compiled, and the runs that it left in the store."""
    from zenml.client import Client

    before = {r.id for r in Client().list_pipeline_runs(size=1000)}
    compiled.clear()
    error = None
    saved = dict(case.spec)
    case.spec.update({key: run[key] for key in ("argv", "call", "arguments") if key in run})
    try:
        run_entry(case, root)
    except Exception as raised:  # a fail step, or a pipeline that does not compile: the store says which
        error = f"{type(raised).__name__}: {raised}"
        print(error, file=sys.stderr)
    case.spec = saved
    new = [r for r in Client().list_pipeline_runs(size=1000, sort_by="asc:created") if r.id not in before]
    asked = {key: run[key] for key in ("argv", "arguments") if key in run}
    found = [dynamic_facts(r.id, asked) for r in new]
    for one in found:
        if one["run"]["status"] != run.get("status", "completed"):
            if attempts > 1:  # CPython 3.11 fails where several threads parse code ("AST constructor recursion depth mismatch")
                return run_once(case, root, run, attempts - 1)
            raise RuntimeError(f"run of {one['name']} {one['run']['status']}, case.json says {run.get('status', 'completed')}: {error}")
    if case.spec.get("side_by_side"):  # children start in any order
        found[1:] = sorted(found[1:], key=lambda one: (one["name"], json.dumps(one["run"])))
    return {"error": error, "compiled": list(compiled), "found": found}


def static_facts(pipeline, snapshot, schedule):
    spec = snapshot.pipeline_spec
    written = snapshot.model_dump(mode="json")  # values as the snapshot's JSON has them
    nodes, edges = [], []
    for step in spec.steps:
        values = written["step_configurations"][step.invocation_id]["config"]["parameters"]
        nodes.append(node(step.invocation_id, snapshot.step_configurations[step.invocation_id], values))
        edges += edges_into(step.invocation_id, step)
    facts = {
        "name": pipeline.name,
        "function": pipeline.entrypoint.__name__,
        "dynamic": False,
        "parameters": parameters(pipeline, written["pipeline_spec"]["parameters"]),
        "nodes": nodes,
        "edges": in_order(edges),
    }
    outputs = getattr(spec, "outputs", None) or []
    facts["outputs"] = [{"step": o.step_name, "output": o.output_name} for o in outputs]
    facts["settings"] = configuration(snapshot.pipeline_configuration)
    if schedule:
        facts["schedule"] = plain(schedule.model_dump(mode="json", exclude_none=True))
    return facts


def dynamic_facts(run_id, asked):
    from zenml.client import Client

    run = Client().get_pipeline_run(run_id)
    config = run.config
    nodes, edges = [], []
    for name, step in sorted(run.steps.items()):
        # Whether it ran or was found in the cache depends on what ran beside it.
        status = "completed" if step.status.value == "cached" else step.status.value
        nodes.append({**node(name, step), "status": status, **values_of(step)})
        edges += edges_into(name, step.spec)
    facts = {"name": run.pipeline.name, "dynamic": True, "settings": configuration(config)}
    status = run.status.value
    return {"name": run.pipeline.name, "pipeline": facts,
            "run": {**asked, "parameters": plain(config.parameters or {}), "status": status, "nodes": nodes, "edges": in_order(edges)}}


def values_of(step):
    """What a step gave, as far as it is short, plain data: conditions and loops of the body may have been decided by it."""
    values = {}
    for output, versions in step.outputs.items():
        value = versions[0].load()
        if json_like(value) and len(json.dumps(value)) < 200:
            values[output] = value
    return {"values": dict(sorted(values.items()))} if values else {}  # the store has no order


def json_like(value):
    if isinstance(value, dict):
        return all(isinstance(key, str) and json_like(item) for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return all(map(json_like, value))
    return value is None or isinstance(value, (bool, int, float, str))


def steady(value, key=""):
    """A snapshot without what differs from machine to machine and from run to run."""
    if key == "client_environment":
        return {}
    if key in ("created", "updated"):
        return "2024-01-02T03:04:05"
    if isinstance(value, dict):
        return {name: steady(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [steady(item) for item in value]
    if isinstance(value, str):
        value = re.sub(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", "{uuid}", value)
        return re.sub(r"\b([0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})\b", "{hash}", value)
    return value


def node(name, step, values=None):
    config = step.config
    out = {"id": name, "step": config.name, "source": source_of(step.spec.source), "outputs": list(config.outputs)}
    if config.parameters:
        out["parameters"] = plain(config.parameters if values is None else values)
    for key, value in (("external", config.external_input_artifacts), ("lazy", config.client_lazy_loaders),
                       ("model", config.model_artifacts_or_metadata)):
        if value:
            out[key] = sorted(value)
    return {**out, **configuration(config)}


def source_of(source):
    return f"{source.module}.{source.attribute}"


def configuration(config):
    """What was configured and is not the default."""
    out = {}
    for key in ("enable_cache", "step_operator", "experiment_tracker", "retry", "runtime", "execution_mode", "model"):
        value = getattr(config, key, None)
        if value is not None and value is not False or key == "enable_cache" and value is False:
            out[key] = plain(value)
    hooks = [key for key in ("failure", "success", "start", "end") if getattr(config, f"{key}_hook_source", None)]
    if hooks:
        out["hooks"] = {key: source_of(getattr(config, f"{key}_hook_source")) for key in hooks}
    if config.settings:
        out["settings"] = {key: plain(value.model_dump(mode="json", exclude_unset=True)) for key, value in sorted(config.settings.items())}
    return out


def plain(value):
    if hasattr(value, "model_dump"):
        value = value.model_dump(mode="json", exclude_none=True, exclude_unset=True)
    return cases.sort_keys(json.loads(re.sub("0x[0-9a-f]+", "{address}", json.dumps(value, default=str))))


def dumped(value):
    """A value of the code as JSON: models with all of their fields."""
    from pydantic_core import to_jsonable_python

    return plain(to_jsonable_python(value, fallback=str))


def parameters(pipeline, values):
    out = []
    signature = inspect.signature(pipeline.entrypoint).parameters
    for name, value in (values or {}).items():
        one = {"name": name, "value": plain(value)}
        default = signature[name].default if name in signature else inspect.Parameter.empty
        if default is not inspect.Parameter.empty:
            one["default"] = dumped(default)
        out.append(one)
    return out


def edges_into(name, spec):
    """Data edges, one for every input that another step feeds, then what is upstream without feeding one."""
    edges = []
    for argument, given in spec.inputs.items():
        listed = isinstance(given, (list, tuple))
        for index, one in enumerate(given if listed else [given]):
            edge = {"from": one.step_name, "to": name, "kind": "data", "output": one.output_name, "input": argument}
            if listed and len(given) > 1:
                edge["index"] = index
            if getattr(one, "chunk_index", None) is not None:
                edge["chunk"] = one.chunk_index
            edges.append(edge)
    fed = {edge["from"] for edge in edges}
    return edges + [{"from": upstream, "to": name, "kind": "order"} for upstream in spec.upstream_steps if upstream not in fed]


def in_order(edges):
    return sorted(edges, key=lambda e: (e["from"], e["to"], e["kind"], e.get("input", ""), e.get("index", 0), e.get("output", "")))


def unique(pipelines):
    out = []
    for facts in pipelines:
        if facts not in out:
            out.append(facts)
    return out


def describe(facts):
    if facts["dynamic"]:
        return f"{facts['name']}: " + ", ".join(f"{len(r['nodes'])} steps ({r['status']})" for r in facts["run"]["runs"])
    return f"{facts['name']}: {len(facts['nodes'])} steps, {len(facts['edges'])} edges"
