"""What smgraph reads and what the SDK compiled: the same steps, edges and parameters."""
import json
import re
import subprocess

ARMS = {"if": "then", "else": "else"}


# What the SDK says when it refuses a pipeline, and the rule of `smgraph check` that finds the same.
REFUSALS = {"cannot have duplicate names": "duplicate-step-name", "do not contain the step of name": "dependency-not-in-pipeline",
            "Cycle detected": "cycle"}


def run(smgraph, command, folder, entry, limit=60):
    """The document that a command prints of a program; what it said instead when it printed none."""
    command = [smgraph, command, "--format", "json", "--root", str(folder), str(folder / entry)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return None, f"no answer in {limit} s"
    try:
        return json.loads(done.stdout), ""
    except ValueError:
        return None, f"exit {done.returncode}: " + (done.stderr or done.stdout).decode(errors="replace")[-500:]


def differences(document, checked, expected):
    """Each fact on which `smgraph show`, `smgraph check` and the SDK disagree, as a line."""
    found = {finding["rule"] for finding in checked["diagnostics"]}
    if expected["status"] == "refused":
        rule = next((rule for text, rule in REFUSALS.items() if text in expected["error"]), None)
        said = rule in found if rule else found or not document["complete"]
        return [] if said else [f"nothing is said, and the SDK refuses it at {expected['at']}: {expected['error']}"]
    return [f"{rule} is found, and the SDK finds no fault" for rule in sorted(found & set(REFUSALS.values()))] + graph_differences(document, expected)


def graph_differences(document, expected):
    out = []
    found = document["pipelines"]
    # The document's own `complete` may be false: a class that nothing uses fails when it is tried as an entry point.
    names = [p["name"] for p in found], [p["name"] for p in expected["pipelines"]]
    if names[0] != names[1]:
        return [*out, f"pipelines {names[0]}, the SDK has {names[1]}"]
    for one, other in zip(found, expected["pipelines"]):
        out += [f"{one['name']}: {text}" for text in pipeline_differences(one, other)]
    return out


def pipeline_differences(found, expected):
    out = [] if found["complete"] else ["it is not complete"]
    ids = renamed([step["id"] for step in found["steps"]], [node["id"] for node in expected["nodes"]])
    out += unlike("step", {(ids[step["id"]], step["type"]) for step in found["steps"]}, {(node["id"], node["type"]) for node in expected["nodes"]})
    out += unlike("edge", {(ids.get(e["from"], e["from"]), ids.get(e["to"], e["to"]), e["kind"], e.get("arm", "")) for e in found["edges"]},
                  {(e["from"], e["to"], e["kind"], ARMS.get(e.get("arm"), "")) for e in expected["edges"]})
    both = [[(p["name"], p["type"], json.dumps(p.get("default"))) for p in parameters]
            for parameters in (found.get("parameters", []), expected["parameters"])]
    return out + ([] if both[0] == both[1] else [f"parameters {both[0]}, the SDK has {both[1]}"])


def unlike(what, found, expected):
    out = [f"{what} {' '.join(filter(None, one))}: not in the SDK's" for one in sorted(found - expected)]
    return out + [f"{what} {' '.join(filter(None, one))}: missed" for one in sorted(expected - found)]


def renamed(found, expected):
    """What each found id is called by the SDK: {…} in it stands for any text."""
    free = [name for name in expected if name not in set(found)]
    out = {}
    for name in found:
        shape = re.compile(re.sub(r"\\\{[^{}]*\\\}", ".*", re.escape(name)), re.S)
        match = None if "{" not in name else next((other for other in free if shape.fullmatch(other)), None)
        if match:
            free.remove(match)
        out[name] = match or name
    return out
