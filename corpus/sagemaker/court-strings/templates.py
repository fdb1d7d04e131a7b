import operator
import re
import string
from collections import ChainMap, namedtuple
from datetime import datetime, timezone
from functools import partial, reduce
from textwrap import dedent, fill

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

SESSION = PipelineSession()


class Slashed(string.Template):
    delimiter = "%"
    idpattern = r"[a-z][a-z_]*(?:\.[a-z]+)?"


SCRIPT = dedent("""\
    # name      <- inputs              ; options
    Harvest     <-                     ; size=large, out=docs|meta
    Redact      <- Harvest.docs        ; size=xlarge
    Classify-%{court.id} <- Redact, Harvest.meta ; each=court
    Summary     <- Classify-*          ; out=report
      after Redact
""")

LINE = re.compile(r"""
    ^(?P<name>[\w\-%{}.]+) \s* <- \s*
    (?P<inputs>[^;]*?) \s* ; \s*
    (?P<options>.*)$
""", re.VERBOSE)
Item = namedtuple("Item", ["name", "inputs", "options", "after"])
COURTS = [dict(id="A1", city="Bern"), dict(id="B2", city="Basel"), dict(id="C3", city="Zug")]


def parse(text):
    item = None
    for number, line in enumerate(text.splitlines(), start=1):
        stripped, *_ = line.split("#", 1)
        if not stripped.strip():
            continue
        if stripped[0].isspace():
            keyword, *names = stripped.split()
            assert keyword == "after" and item is not None, f"line {number}"
            item = item._replace(after=item.after + tuple(names))
            continue
        if item is not None:
            yield item
        match = LINE.match(stripped.rstrip())
        if match is None:
            raise SyntaxError(f"{number}: {line}")
        options = dict(re.findall(r"(\w+)=([\w|]+)", match["options"]))
        item = Item(match["name"], [i for i in re.split(r",\s*", match["inputs"]) if i], options, ())
    if item:
        yield item


def fan(item):
    axis = item.options.get("each")
    if axis is None:
        return [item]
    rows = {"court": COURTS}[axis]
    return [item._replace(name=Slashed(item.name).substitute({f"{axis}.{k}": v for k, v in row.items()})) for row in rows]


def path(step, *keys):
    return reduce(lambda obj, key: obj[key[1:]] if key[0] == "@" else getattr(obj, key), keys, step.properties)


made = {}
outputs = {}
for template in parse(SCRIPT):
    for item in fan(template):
        sources = []
        for ref in item.inputs:
            owner, dot, out = ref.partition(".")
            regex = re.compile(re.escape(owner).replace(r"\*", ".*") + r"\Z")
            for name in filter(regex.match, list(made)):
                sources.append((name, path(made[name], "ProcessingOutputConfig", "Outputs", "@" + (out or outputs[name][0]), "S3Output", "S3Uri")))
        outs = outputs[item.name] = item.options.get("out", "result").split("|")
        p = ScriptProcessor(role="arn:aws:iam::111122223333:role/court", image_uri="court", command=["python3"], instance_count=1,
                            instance_type="ml.m5." + item.options.get("size", "large"), sagemaker_session=SESSION)
        step = ProcessingStep(item.name, step_args=p.run(
            code="s3://court/{}.py".format(item.name.split("-")[0].casefold()),
            inputs=[ProcessingInput(u, "/opt/ml/processing/%s" % n) for n, u in sources],
            outputs=[ProcessingOutput(output_name=o, source="/opt/ml/processing/%(o)s" % {"o": o}) for o in outs]))
        for other in item.after:
            step.add_depends_on([made[other]])
        made[item.name] = step

when = datetime(2024, 5, 6, 7, 8, tzinfo=timezone.utc)
title = "court-{0:%Y}-{n:>03}-{1!s:.3}".format(when, "abcdef", n=len(made))
print(fill(", ".join(made), width=40, subsequent_indent="  "))
pipeline = Pipeline(title.translate(str.maketrans("_", "-")), steps=list(made.values()), sagemaker_session=SESSION)
