"""Substation load models: a grid of regions, horizons and seasons."""
import itertools as it
import operator
from collections import defaultdict, deque

from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, Processor
from sagemaker.workflow.parameters import ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

sess = PipelineSession()
role = "arn:aws:iam::111122223333:role/Grid"
image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/grid:{}".format
date = ParameterString("Date", "2024-01-01")

SUBSTATIONS = [
    ("north", "N1", 110), ("north", "N2", 220), ("south", "S1", 110), ("south", "S2", 110), ("west", "W1", 380), ("north", "N3", 380),
]
HORIZONS = (1, 24)
machines = it.cycle(["ml.m5.large", "ml.m5.xlarge", "ml.c5.xlarge"])
serial = it.count(100, 5)


def batched(iterable, n):
    src = iter(iterable)
    while chunk := tuple(it.islice(src, n)):
        yield chunk


def proc(name, *sources, depends=None):
    p = Processor(image("proc"), role, 1, next(machines), sagemaker_session=sess)
    return ProcessingStep(
        name, depends_on=depends,
        step_args=p.run(inputs=[ProcessingInput(s, f"/opt/ml/processing/in/{i}") for i, s in enumerate(sources)],
                        outputs=[ProcessingOutput("/opt/ml/processing/out", output_name="out")], arguments=["--serial", str(next(serial))]))


def out(step):
    return step.properties.ProcessingOutputConfig.Outputs["out"].S3Output.S3Uri


# one reader for each region
by_region = {region: [code for _, code, _ in rows]
             for region, rows in it.groupby(sorted(SUBSTATIONS), key=operator.itemgetter(0))}
readers = {region: proc(f"Read-{region}-{len(codes)}") for region, codes in by_region.items()}

# cleaners in batches of two substations, no two voltage levels mixed
cleaners = defaultdict(list)
for volts, group in it.groupby(sorted(SUBSTATIONS, key=operator.itemgetter(2)), operator.itemgetter(2)):
    for number, batch in enumerate(batched(group, 2), start=1):
        sources = [out(readers[r]) for r in dict.fromkeys(r for r, *_ in batch)]
        cleaners[volts].append(proc(f"Clean-{volts}kV-{number}", *sources))

for before, after in it.pairwise(cleaners[110]):
    after.add_depends_on([before])

# training: voltage x horizon
def fit(volts, horizon):
    est = Estimator(image("train"), role, 1, "ml.m5.2xlarge", sagemaker_session=sess, hyperparameters=dict(horizon=horizon))
    channels = {f"part{i}": TrainingInput(out(c)) for i, c in enumerate(cleaners[volts])}
    return TrainingStep(f"Fit-{volts}kV-{horizon:02d}h", step_args=est.fit(channels))


trained = list(it.starmap(fit, it.product(cleaners, HORIZONS)))
day, week = it.tee(t for t in trained if "380" not in t.name)
chosen = list(it.compress(day, [1, 0, 1, 1]))
rest = [t for t in it.filterfalse(chosen.__contains__, week)]

# reports pair a chosen model with what was not chosen
reports = []
for n, (best, other) in enumerate(it.zip_longest(chosen, rest)):
    arts = [m.properties.ModelArtifacts.S3ModelArtifacts for m in (best, other) if m is not None]
    reports.append(proc(f"Report-{n}", *arts))

# a chain: each total after the ones before it
prefixes = list(it.accumulate((r.name[-1] for r in reports), lambda a, b: f"{a}{b}"))
totals = [proc(f"Total-{p}", depends=[r.name for r in it.takewhile(lambda r, p=p: r.name[-1] in p, reports)]) for p in prefixes]
tail = deque(totals, maxlen=2)
tail[-1].add_depends_on([tail[0]])

pipeline = Pipeline(
    name="load-grid",
    parameters=[date],
    steps=list(it.chain(readers.values(), it.chain.from_iterable(cleaners.values()), trained, reports, totals)),
    sagemaker_session=sess,
)
