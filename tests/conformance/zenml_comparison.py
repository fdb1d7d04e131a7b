"""What smgraph reads and what ZenML compiled: the same steps, edges, parameters and configuration."""
import json
import re

from comparison import unlike

# What ZenML says when it refuses a pipeline or a call, and the rule of `smgraph check` that finds the same.
REFUSALS = {"depend on each other": "cycle", "contains a cycle": "cycle", "Missing entrypoint input": "missing-input"}


def differences(document, checked, expected):
    """Each fact on which `smgraph show` and ZenML disagree, as a line."""
    if expected["status"] == "refused":
        found = {finding["rule"] for finding in checked["diagnostics"] if finding["severity"] == "error"}
        rule = next((rule for text, rule in REFUSALS.items() if text in expected["error"]), None)
        said = rule in found if rule else found
        return [] if said else [f"nothing is said, and ZenML refuses it: {expected['error']}"]
    named = [one for one in document["pipelines"] if one["name"] == expected["name"]]
    return min((pipeline_differences(one, expected) for one in named), key=len) if named else ["no such pipeline"]


def pipeline_differences(found, expected):
    out = [] if found["complete"] else ["it is not complete"]
    out += [f"ZenML finds no fault, and here is found: {one['message']}" for one in found.get("diagnostics", []) if one["severity"] == "error"]
    out += unlike("step", {(s["id"], s["type"], *(o["name"] for o in s.get("outputs", []))) for s in found["steps"]},
                  {(n["id"], n["step"], *n["outputs"]) for n in expected["nodes"]})
    out += unlike("edge", {edge(e) for e in found["edges"]}, {edge(e) for e in expected["edges"]})
    given = {**{p["name"]: p.get("default") for p in found.get("parameters", [])}, **found.get("settings", {}).get("parameters", {})}
    out += unlike("parameter", {(p["name"], text(given[p["name"]])) for p in found.get("parameters", [])},
                  {(p["name"], text(p["value"])) for p in expected["parameters"]})
    steps = {step["id"]: step for step in found["steps"]}
    for node in expected["nodes"]:
        step = steps.get(node["id"], {})
        arguments = {k: resolved(v, given) for k, v in step.get("arguments", {}).items()}
        fed = {e["input"] for e in expected["edges"] if e["to"] == node["id"] and e["kind"] == "data"} | set(node.get("external", []))
        for name, value in node.get("parameters", {}).items():
            if name in fed:  # artifacts win over what is configured
                continue
            if name not in arguments or text(arguments[name]) != text(value):
                out.append(f"step {node['id']} has {name} = {text(arguments.get(name))}, ZenML has {text(value)}")
        out += [f"step {node['id']} has a parameter {name}" for name in sorted(set(arguments) - set(node.get("parameters", {})) - set(node.get("external", [])))]
    return out


def edge(one):
    kind = {"reference": "data"}.get(one["kind"], one["kind"])
    return one["from"], one["to"], kind, one.get("output") or "", one.get("input") or ""


def resolved(value, parameters):
    """A value with the pipeline's parameters put in."""
    if isinstance(value, dict):
        if set(value) == {"$parameter"}:
            return parameters.get(value["$parameter"])
        return {k: resolved(v, parameters) for k, v in value.items()}
    return [resolved(v, parameters) for v in value] if isinstance(value, list) else value


def text(value):
    return json.dumps(value, sort_keys=True)
