import bisect
import configparser
import csv
import io
import textwrap
from collections import Counter, OrderedDict, defaultdict

from sagemaker.pytorch.processing import PyTorchProcessor
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

JOBS = textwrap.dedent(
    """\
    name,after,prio,gpu,args
    Fetch corpus,,10,no,
    tokenize,fetch corpus,20,no,--lower
    Embed (large),tokenize,30,yes,--model=large;--batch=8
    embed (small),tokenize,25,yes,--model=small
    "Cluster, final","embed (large)|embed (small)",90,no,
    # disabled,,99,no,
    """
)
CONF = configparser.ConfigParser()
CONF.read_string("""
[DEFAULT]
cpu = ml.m5.xlarge
role = arn:aws:iam::111122223333:role/%(team)s
team = nlp
[gpu]
instance = ml.g4dn.xlarge
cache = no
[cpu]
instance = %(cpu)s
cache = yes
days = 3
""")

session = PipelineSession()
table = str.maketrans({" ": "-", "(": None, ")": None, ",": ""})
yes = {"yes": True, "no": False}.__getitem__
rows = [r for r in csv.DictReader(io.StringIO(JOBS)) if not r["name"].startswith("#")]
slots, by_prio = [], {}
for row in rows:
    prio = int(row["prio"])
    bisect.insort(slots, prio)
    by_prio[prio] = row

kinds = Counter("gpu" if yes(r["gpu"]) else "cpu" for r in rows)
done = OrderedDict()
waiting = defaultdict(list)
for slot in slots:
    row = by_prio[slot]
    section = CONF["gpu" if yes(row["gpu"]) else "cpu"]
    key = row["name"].casefold()
    before = [done[a] for a in row["after"].split("|") if a]
    processor = PyTorchProcessor("1.13", py_version="py39", role=section["role"], instance_count=1,
                                     instance_type=section["instance"], sagemaker_session=session)
    step = ProcessingStep(
        name=row["name"].title().translate(table),
        step_args=processor.run(
            code="run.py", source_dir="s3://nlp/code/sourcedir.tar.gz", arguments=[a for a in row["args"].split(";") if a] or None,
            inputs=[ProcessingInput(source=b.properties.ProcessingOutputConfig.Outputs["data"].S3Output.S3Uri, destination=f"/opt/ml/processing/{i}")
                    for i, b in enumerate(before)],
            outputs=[ProcessingOutput(output_name="data", source="/opt/ml/processing/data")],
        ),
        cache_config=CacheConfig(section.getboolean("cache"), "P%dD" % section.getint("days", fallback=1)),
    )
    done[key] = step
    for b in before:
        waiting[b.name].append(step.name)

done.move_to_end("tokenize", last=False)
(top, n), *_ = kinds.most_common()
pipeline = Pipeline(name=f"{CONF.defaults()['team']}-{top}{n}", steps=list(done.values()), sagemaker_session=session)
print({k: sorted(v) for k, v in waiting.items()})
