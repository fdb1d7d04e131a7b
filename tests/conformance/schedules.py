"""Records what ZenML's orchestrators do with schedules: the truth table of the rules 5xx.

    $(scripts/sdk schedules) tests/conformance/schedules.py [--check]

Each row is a call of a pipeline with a Schedule on an orchestrator. The real code decides (orchestrators.py, with the
clients mocked): where the call is refused, which fields change nothing (the call without them reaches the scheduler in
the same way), what an interval becomes. Cron texts that reach a scheduler are judged by its own parser where there is
one (croniter for Airflow, Go for Kubernetes and Kubeflow), else by the grammar that its documentation has: the rows of
DOCUMENTED. Writes tests/passes/check/schedules.json; with --check nothing, and fails when it would be different.
"""
import json
import logging
import os
import pathlib
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone  # noqa: F401  (rows are evaluated)

os.environ.update(ZENML_CONFIG_PATH=tempfile.mkdtemp(), ZENML_ANALYTICS_OPT_IN="false", ZENML_LOGGING_VERBOSITY="ERROR",
                  AWS_DEFAULT_REGION="eu-west-1", TZ="UTC")
logging.disable(logging.CRITICAL)

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
GOLDEN = HERE.parent / "passes" / "check" / "schedules.json"
NOW = "2026-12-01T00:00:00Z"
START = "datetime(2030, 1, 1, tzinfo=timezone.utc)"
END = "datetime(2031, 1, 1, tzinfo=timezone.utc)"
PAST = "datetime(2020, 1, 1, tzinfo=timezone.utc)"

STATIC = ["sagemaker", "kubernetes", "kubeflow", "airflow", "vertex", "azureml", "databricks", "hyperai"]
UNSCHEDULED = ["local", "local_docker", "modal", "ssh", "lightning", "tekton", "vm_aws"]
# A cron expression that is right for each.
RIGHT = {"sagemaker": "0 6 * * ? *", "kubeflow": "0 0 6 * * *", "databricks": "0 0 6 * * ?"}

# Cron texts for readers that have no parser here: documented to be taken or refused.
AWS_GOOD = """0 2 ? * SAT *|0 12 * * ? *|15 10 ? * 6L 2030-2035|0 2 ? * SAT#3 *|0/5 8-17 ? * MON-FRI *|0-59/10 0-23/2 ? * * *|* * ? * SAT#3 *
0 0 L * ? *|0 0 15W * ? *|0 0 1 JAN,JUL ? *|cron(0 6 * * ? *)|0 18 ? * 2-6 *|0 0 ? * L *|0/15 * * * ? 2030"""
AWS_BAD = """0 1 * * * *|0 1 ? * ? *|0 8 1 * MON *|71 8 1 * ? *|7 20 * * NOT *|0 0 ? * 0 *|0 0 ? * 8 *|0 0 ? * 2#6 *|0 24 * * ? *|0 6 32 * ? *
0 6 1 13 ? *|0 6 * * ? 2500|0 0 6 * * ? *"""
AZURE_DAYS = "0 6 1 * *|0 6 * 6 *"  # documented: the day of the month and the month are ignored
DOCUMENTED = {
    "sagemaker": (AWS_GOOD, AWS_BAD),
    "vertex": ("0 6 * * *|*/15 * * * *|0 9 * * 1-5|0 0 1 * *|30 8 1,15 * *|0 9 * * MON", "0 6 * * ? *|0 6 * *|60 * * * *|0 25 * * *|0 6 * 13 *|0 6 32 * *|0 0 6 * * *"),
    "azureml": ("0 6 * * *|*/15 * * * *|0 9 * * 1-5|0 8 * * 1,3|" + AZURE_DAYS, "0 6 * * ? *|0 6 * *|60 * * * *|0 25 * * *"),
    "databricks": ("0 0 6 * * ?|0 0 12 ? * MON-FRI|0 15 10 L * ?|0 0 12 * * ? 2030", "0 6 * * *|0 0 6 * * *|0 0 12 ? * 0|0 0 25 * * ?"),
}
# Cron texts that ZenML or a real parser judges.
JUDGED = {
    "sagemaker": "0 6 * * *|0 6 * *|@daily|rate(5 minutes)|at(2030-01-01T00:00:00)",
    "hyperai": "0 6 * * *|*/15 * * * *|0 6 1,15 * *|0 9 * * 1-5|0 9 * * MON|0 6 * * ? *|0 6 * *|@daily",
    "airflow": "0 6 * * *|@daily|@hourly|0 6 * * ? *|0 6 * * * 0|0 6 ? * MON|0 6 * *|61 6 * * *|0 25 * * *|@fortnightly|0 22-2 * * *|0 0 L * *|0 0 * * MON#2",
    "kubernetes": "0 6 * * *|*/15 * * * *|0 9 * * 1-5|0 0 ? * MON|@daily|@every 1h30m|0 0 * * 7|TZ=Europe/Berlin 0 6 * * *|0 6 * * ? *|0 6 * *|0 0 5-1 * *|@reboot|0 0 * * L",
    "kubeflow": "0 0 6 * * *|0 6 * * *|*/15 * * * *|0 0 6 * * MON|0 0 6 * * ?|0 0 6 * * 7|@daily|@every 6h|0 6 * *|0 0 6 * * ? *|60 0 6 * * *",
}


def cron(text):
    return {"cron_expression": repr(text)}


def split(text):
    return [one.strip() for line in text.splitlines() for one in line.split("|")]


def interval(text, start=START):
    fields = {"interval_second": f"timedelta({text})"}
    return {"start_time": start, **fields} if start else fields


def rows():
    """(orchestrator, dynamic, fields of Schedule as Python writes them)"""
    once = {"run_once_start_time": START}
    for flavour in STATIC + UNSCHEDULED:
        right = cron(RIGHT.get(flavour, "0 6 * * *"))
        for dynamic in (False, True):
            yield flavour, dynamic, right
        yield flavour, False, interval("hours=6")
        yield flavour, False, once
        yield flavour, False, interval("hours=6", start=None)
    for flavour in ("kubernetes", "sagemaker", "vertex", "azureml", "local"):
        yield flavour, True, interval("hours=6")
        yield flavour, True, {"start_time": START}
    for flavour in STATIC:
        right = cron(RIGHT.get(flavour, "0 6 * * *"))
        yield flavour, False, {**right, "start_time": START}
        yield flavour, False, {**right, "end_time": END}
        yield flavour, False, {**right, "catchup": "True"}
        yield flavour, False, {**right, **interval("hours=6")}
        yield flavour, False, {**right, **interval("hours=6", start=None)}
        yield flavour, False, {**right, **once}
        yield flavour, False, {**interval("hours=6"), "end_time": END, "catchup": "True"}
        yield flavour, False, interval("seconds=90")
        yield flavour, False, interval("days=1")
        yield flavour, False, interval("days=1, hours=6")
        yield flavour, False, interval("seconds=30")
        for text in split(JUDGED.get(flavour, "")):
            if text:
                yield flavour, False, cron(text)
        for text in split("|".join(DOCUMENTED.get(flavour, ()))):
            if text:
                yield flavour, False, cron(text)
    for fields in ({}, {"catchup": "True"}, {"start_time": START}, {"end_time": END}, {"cron_expression": "''"}, interval("0"),
                   {"start_time": START, "end_time": END}):
        yield "sagemaker", False, fields
    yield "sagemaker", False, {"run_once_start_time": PAST}
    yield "sagemaker", False, {"run_once_start_time": START, "start_time": START}
    yield "hyperai", False, {"run_once_start_time": START, "start_time": START}
    yield "sagemaker", False, {**once, **interval("hours=6", start=None)}
    yield "sagemaker", False, interval("seconds=-60")
    yield "sagemaker", False, cron("0 6 * * ? 2020")


def evaluate(fields):
    return {name: eval(text) for name, text in fields.items()}  # our own rows


def attempt(flavour, dynamic, fields):
    """What reaches the scheduler, or how far the call gets and why no further."""
    import orchestrators
    from zenml.config.schedule import Schedule
    try:
        schedule = Schedule(**evaluate(fields))
    except ValueError as error:
        return {"refused": "schedule", "error": type(error).__name__}
    if dynamic and not orchestrators.supports_dynamic(flavour):
        return {"refused": "dynamic", "error": "RuntimeError"}
    if not orchestrators.is_schedulable(flavour):
        return {"refused": "orchestrator", "error": "ValueError"}
    try:
        return {"sent": orchestrators.submit(flavour, schedule, dynamic)}
    except Exception as error:  # whatever ZenML raises is the verdict
        return {"refused": "submission", "error": type(error).__name__, "text": str(error).splitlines()[0][:100]}


def documented(flavour, text):
    """Whether the documentation of a scheduler says that it takes the text; None where there is no row for it."""
    good, bad = ([*split(part)] for part in DOCUMENTED.get(flavour, ("", "")))
    return True if text in good else False if text in bad else None


def parsers(queries):
    lines = "".join(json.dumps({"dialect": flavour, "expression": text, "after": NOW, "count": 3}) + "\n" for flavour, text in queries)
    done = subprocess.run(["go", "run", "."], cwd=HERE / "cron_parsers", input=lines, capture_output=True, text=True, check=True)
    return dict(zip(queries, (json.loads(line) for line in done.stdout.splitlines())))


def ask_croniter(text):
    import croniter
    try:
        runs = croniter.croniter(text, datetime.fromisoformat(NOW))
        return {"runs": [runs.get_next(datetime).strftime("%Y-%m-%dT%H:%M:%SZ") for _ in range(3)]}
    except croniter.CroniterError as error:
        return {"error": str(error)[:100]}


FORMS = ("cron_expression", "interval_second", "run_once_start_time")


def given(fields):
    values = evaluate(fields)
    return [name for name in fields if values[name]]


def ignored(flavour, dynamic, fields, sent):
    """The fields without which the same reaches the scheduler."""
    found = []
    for name in given(fields):
        rest = attempt(flavour, dynamic, {other: text for other, text in fields.items() if other != name})
        if rest.get("sent") == sent or (rest.get("refused") == "schedule" and name == "start_time"
                                        and attempt(flavour, dynamic, {**fields, "start_time": END}).get("sent") == sent):
            found.append(name)
    return found


def effective_interval(flavour, sent):
    if flavour == "sagemaker" and sent["expression"].startswith("rate("):
        return 60 * int(sent["expression"][5:].split()[0])
    if flavour == "azureml" and sent["interval"]:
        return 60 * sent["interval"]
    if flavour == "kubeflow":
        return sent["interval"]
    return None


def findings(flavour, dynamic, fields, outcome, go):
    """The rules that must speak, by what was seen."""
    refused = outcome.get("refused")
    if refused == "schedule":
        return ["incomplete-schedule"]
    if refused == "dynamic" or (dynamic and refused and flavour != "kubernetes"):
        return ["scheduled-dynamic-pipeline"]
    forms = [name for name in given(fields) if name in FORMS]
    if refused == "submission" and "cron_expression" in forms and len(forms) == 1:
        return ["invalid-schedule-expression"]
    if refused == "submission" and "cron_expression" in forms and "interval_second" in forms:
        return ["several-schedule-forms"]
    if refused:
        return ["schedule-not-taken"]
    found = set()
    sent = outcome["sent"]
    if "cron_expression" in forms:
        text = evaluate(fields)["cron_expression"]
        judged = go.get((flavour, text)) or (ask_croniter(text) if flavour == "airflow" else None)
        taken = "error" not in judged if judged else documented(flavour, text)
        if text.startswith("TZ="):
            taken = False  # the API server of Kubernetes looks for it before it parses
        if taken is False:
            found.add("invalid-schedule-expression")
        unix = ask_croniter(text)
        if judged and taken and flavour in ("kubeflow", "airflow") and not text.startswith("@"):
            if "runs" in unix and flavour == "kubeflow" and unix["runs"] != judged["runs"] and len(text.split()) == 5:
                found.add("cron-read-otherwise")
            if flavour == "airflow" and len(text.split()) == 6 and len({one[:16] for one in judged["runs"]}) == 1:
                found.add("cron-read-otherwise")
        if flavour == "azureml" and text in split(AZURE_DAYS):
            found.add("cron-read-otherwise")
        if taken is not False and text.endswith(" 2020"):
            found.add("schedule-never-runs")
    rest = ignored(flavour, dynamic, fields, sent)
    if len(forms) > 1:
        found.add("several-schedule-forms")
    if any(name not in FORMS for name in rest):
        found.add("ignored-schedule-field")
    seconds = effective_interval(flavour, sent) if "interval_second" in forms else None
    if seconds and seconds != evaluate(fields)["interval_second"].total_seconds() and forms[0] == "interval_second":
        found.add("interval-cut")
    if "2020" in fields.get("run_once_start_time", ""):
        found.add("schedule-never-runs")
    return sorted(found)


def record():
    from importlib.metadata import version
    table = list(rows())
    queries = sorted({(flavour, eval(fields["cron_expression"])) for flavour, _, fields in table
                      if flavour.startswith("kube") and "cron_expression" in fields})
    go = parsers(queries)
    recorded, seen = [], set()
    for flavour, dynamic, fields in table:
        key = json.dumps([flavour, dynamic, fields])
        if key in seen:
            continue
        seen.add(key)
        outcome = attempt(flavour, dynamic, fields)
        row = {"orchestrator": flavour, "dynamic": dynamic, "schedule": fields, "findings": findings(flavour, dynamic, fields, outcome, go)}
        if "refused" in outcome:
            row["refused"] = {"where": outcome["refused"], "error": outcome["error"]}
        recorded.append(row)
    packages = ("zenml", "sagemaker", "kubernetes", "kfp", "azure-ai-ml", "google-cloud-aiplatform", "croniter")
    return {"versions": {name: version(name) for name in packages}, "now": NOW, "rows": recorded}


def main():
    text = json.dumps(record(), indent=1) + "\n"
    if "--check" not in sys.argv:
        GOLDEN.write_text(text)
    elif GOLDEN.read_text() != text:
        sys.exit(f"{GOLDEN} is not what the orchestrators do today")


main()
