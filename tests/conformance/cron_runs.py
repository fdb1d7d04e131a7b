"""Records what other cron libraries make of expressions: croniter for Unix and Airflow, and the Go parsers of
Kubernetes and Kubeflow Pipelines (cron_parsers/).

    $(scripts/sdk schedules) tests/conformance/cron_runs.py [--check]

Writes tests/graph/schedule/cron_runs.json; with --check nothing, and fails when it would be different.
"""
import importlib.metadata
import json
import pathlib
import random
import subprocess
import sys
from datetime import datetime, timezone

import croniter

HERE = pathlib.Path(__file__).parent
GOLDEN = HERE.parent / "graph" / "schedule" / "cron_runs.json"
AFTER = datetime(2027, 2, 26, 21, 37, 45, tzinfo=timezone.utc)
COUNT = 5
RANDOM = 60  # expressions for each library
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
DAYS = "SUN MON TUE WED THU FRI SAT".split()

# What people write, and what they get wrong.
EXPRESSIONS = {
    "unix": """0 6 * * *|*/15 * * * *|0 9 * * 1-5|0 0 1 * *|0 0 13 * 5|30 6 * * MON|0 0 29 2 *|5,35 8-18/2 * * *
               0 0 * * 7|0 0 * * 5-7|0 0 1 JAN *|0 0 1 jan-mar *|60 * * * *|* 24 * * *|* * 0 * *|* * 32 * *|* * * 13 *
               * * * * 8|* * * *|*/0 * * * *|a * * * *|0 0 * FOO *|0 0 * * *X|0 0 1,15 * 1|10/20 * * * *|-1 * * * *""",
    "airflow": """0 6 * * *|0 6 * * ? *|0 6 * * * 30|0 6 ? * *|0 0 L * *|0 0 * * MON#2|0 0 15W * *|@daily|@hourly|@weekly|@monthly
                  0 22-2 * * *|0 0 * * FRI-MON|0 0 * OCT-FEB *|0 6 * *|61 6 * * *|0 25 * * *|@fortnightly|0 0 * * 1#6|? * * * *
                  cron(0 6 * * ? *)|0 0 * * 7""",
    "kubernetes": """0 6 * * *|*/15 * * * *|0 9 * * 1-5|0 0 * * 7|0 0 * * ?|0 0 ? * MON|@daily|@hourly|@every 1h30m|@midnight|@yearly
                     0 6 * * ? *|0 6 * *|0 0 5-1 * *|60 * * * *|0 0 * * SUN|0 0 */2 * 1|0 0 * * L|@reboot|0 0 1 JAN *|*/0 * * * *
                     0 0 15W * *|0 0 31 2 *|? ? ? ? ?|1,,2 * * * *|@every soon|0 0 1 MARCH *""",
    "kubeflow": """0 0 6 * * *|0 6 * * *|*/15 * * * *|0 0 6 * * ?|0 0 6 * * MON|0 0 6 * * 7|@daily|@every 6h|0 6 * *|0 0 6 * * ? *
                   0 */2 * * * *|0 0 0 */2 * 1|60 0 6 * * *|0 0 25 * * *|0 0 9 * * 1-5|0 0 9 1 * ?|0 0 9 L * ?""",
}


def item(rng, first, last, names):
    number = rng.randint(first, last - 1)
    end = rng.randint(number + 1, last)
    step = rng.randint(2, max(2, (last - first) // 3))
    plain = names[number - first] if names and rng.random() < 0.4 else str(number)
    return rng.choice([plain, plain, f"{number}-{end}", f"{number}-{end}/{step}", f"*/{step}", f"{number}/{step}"])


def field(rng, first, last, names=None):
    kind = rng.random()
    if kind < 0.45:
        return "*"
    if kind < 0.8:
        return item(rng, first, last, names)
    return ",".join(sorted({str(rng.randint(first, last)) for _ in range(rng.randint(2, 4))}, key=int))


def random_expression(rng, seconds):
    fields = [field(rng, 0, 59), field(rng, 0, 23), field(rng, 1, 31), field(rng, 1, 12, MONTHS), field(rng, 0, 6, DAYS)]
    return " ".join(([field(rng, 0, 59)] if seconds else []) + fields)


def expressions():
    rng = random.Random(5)
    for dialect, text in EXPRESSIONS.items():
        known = [one.strip() for line in text.splitlines() for one in line.split("|")]
        made = [random_expression(rng, seconds=dialect == "kubeflow") for _ in range(RANDOM)]
        yield from ((dialect, one) for one in known + made)


def ask_croniter(expression):
    try:
        runs = croniter.croniter(expression, AFTER)
    except croniter.CroniterError as error:
        return {"error": str(error)}
    found = []
    try:
        while len(found) < COUNT:
            found.append(runs.get_next(datetime).strftime("%Y-%m-%dT%H:%M:%SZ"))
    except croniter.CroniterBadDateError:
        pass  # never again
    return {"runs": found}


def ask_go(queries):
    lines = "".join(json.dumps({"dialect": dialect, "expression": one, "after": AFTER.isoformat(), "count": COUNT}) + "\n"
                    for dialect, one in queries)
    done = subprocess.run(["go", "run", "."], cwd=HERE / "cron_parsers", input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def record():
    cases = []
    queries = list(expressions())
    go = [query for query in queries if query[0].startswith("kube")]
    answers = dict(zip(go, ask_go(go)))
    for dialect, one in queries:
        answer = answers[dialect, one] if dialect.startswith("kube") else ask_croniter(one)
        cases.append({"dialect": dialect, "expression": one, **answer})
    return {"croniter": importlib.metadata.version("croniter"),
            "after": AFTER.strftime("%Y-%m-%dT%H:%M:%SZ"), "count": COUNT, "cases": cases}


def main():
    text = json.dumps(record(), indent=1) + "\n"
    if "--check" in sys.argv:
        if GOLDEN.read_text() != text:
            sys.exit(f"{GOLDEN} is not what the libraries say today")
    else:
        GOLDEN.write_text(text)


main()
