"""A declarative graph from YAML."""
import sys
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path
from string import Template

import yaml
from zenml import pipeline

HERE = Path(__file__).parent


def load(name):
    with open(HERE / "dags" / f"{name}.yml") as stream:
        return yaml.safe_load(stream)


def resolve(path):
    module, _, attribute = path.rpartition(".")
    return getattr(import_module(module), attribute)


def value_of(value, params, spec):
    if isinstance(value, str) and value.startswith("$") and not value.startswith("${"):
        return params[value[1:]]
    if isinstance(value, str):
        return Template(value).safe_substitute(name=spec["name"])
    return value


def compile_graph(spec):
    nodes = {node["id"]: node for node in spec["nodes"]}
    order = TopologicalSorter({key: [*node.get("needs", ()), *node.get("after", ())] for key, node in nodes.items()}).static_order()

    @pipeline(name=spec["name"])
    def graph(wells, rate: int = 1):
        params = {"wells": wells, "rate": rate}
        made, ids = {}, {}
        for key in order:
            node = nodes[key]
            call = resolve(node["use"])
            options = {k: value_of(v, params, spec) for k, v in node.get("with", {}).items()}
            after = [one for need in node.get("after", ()) for one in ids[need]]
            if node.get("foreach"):
                results, names = [], []
                for index, item in enumerate(params[node["foreach"]]):
                    inputs = [made[need][index] for need in node.get("needs", ())] or [item]
                    names.append(f"{key}_{item}")
                    results.append(call(*inputs, id=names[-1], after=after, **options))
                made[key], ids[key] = results, names
            else:
                inputs = [made[need] for need in node.get("needs", ())]
                made[key] = call(*inputs, id=key, after=after, **options)
                ids[key] = [key]

    return graph


if __name__ == "__main__":
    spec = load(sys.argv[1])
    compile_graph(spec)(**spec["params"])
