import argparse
import importlib
import json
import sys


def load(path):
    with open(path, encoding="utf-8") as stream:
        plan = json.load(stream)
    unknown = [job for job in plan["jobs"] if "pipeline" not in job]
    if unknown:
        raise SystemExit(f"{len(unknown)} jobs without pipeline")
    return plan


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--plan", type=str, required=True)
    parser.add_argument("--skip", nargs="+", default=[])
    parser.add_argument("--season", choices=("dry", "wet"))
    options = parser.parse_args()
    plan = load(options.plan)
    module = importlib.import_module(plan.get("module", "hydro"))
    for job in plan["jobs"]:
        name = job["pipeline"]
        if name in options.skip:
            print("skipping", name, file=sys.stderr)
            continue
        flow = getattr(module, name)
        arguments = {**plan.get("common", {}), **job.get("arguments", {})}
        if options.season:
            arguments["season"] = options.season
        flow.with_options(run_name=f"{name}-{{date}}", enable_cache=job.get("cache", True))(**arguments)


if __name__ == "__main__":
    main()
