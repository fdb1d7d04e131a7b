#!/usr/bin/env python
"""Backtests of the pricing models. One training per (market, model), one report per market, chained in batches."""
import itertools as it
import operator as op
from collections import defaultdict, namedtuple

from sagemaker.pytorch import PyTorch
from sagemaker.processing import ProcessingInput, ProcessingOutput
from sagemaker.pytorch.processing import PyTorchProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

sm = PipelineSession()
role = "arn:aws:iam::111122223333:role/quant"
Run = namedtuple("Run", "market model depth")
MARKETS = ["DE", "FR", "NL"]
MODELS = {"lstm": 2, "tcn": 4}


def batched(iterable, n):
    iterator = iter(iterable)
    while batch := tuple(it.islice(iterator, n)):
        yield batch


def pairwise(xs):
    a, b = it.tee(xs)
    next(b, None)
    return zip(a, b)


def train(run):
    job = PyTorch(
        entry_point="train.py", source_dir="s3://quant-code/src.tar.gz", role=role, framework_version="2.0", py_version="py310",
        instance_count=1, instance_type="ml.g4dn.xlarge", sagemaker_session=sm,
        hyperparameters={**run._asdict(), "epochs": 10},
    )
    return TrainingStep(name="Train-{0.market}-{0.model}{0.depth}".format(run), step_args=job.fit({"train": f"s3://quant/{run.market}"}))


runs = [
    Run(market, model, depth)
    for (market, (model, layers)) in it.product(MARKETS, MODELS.items())
    for depth in range(1, layers, 2)
    if (market, model) != ("NL", "lstm")
]
runs.sort(key=op.attrgetter("model", "market"))
trained = {run: train(run) for run in runs}

# A line of at most three trainings at a time: the account has three GPUs.
for earlier, later in pairwise(batched(trained.values(), 3)):
    for step, previous in it.zip_longest(later, earlier):
        if step is not None and previous is not None:
            step.add_depends_on([previous.name])

by_market = defaultdict(list)
for market, group in it.groupby(sorted(runs, key=op.itemgetter(0)), key=lambda r: r.market):
    by_market[market].extend(trained[r] for r in group)

reports = []
for i, (market, steps) in enumerate(by_market.items(), 1):
    p = PyTorchProcessor("2.0", role, 1, "ml.m5.large", py_version="py310", sagemaker_session=sm)
    reports.append(
        ProcessingStep(
            f"Report{i}{market}",
            step_args=p.run(
                code="report.py", source_dir="s3://quant-code/report/sourcedir.tar.gz",
                inputs=[ProcessingInput(s.properties.ModelArtifacts.S3ModelArtifacts, f"/opt/ml/processing/m{n}") for n, s in zip(it.count(), steps)],
                outputs=[ProcessingOutput(output_name="report", source="/opt/ml/processing/report")],
            ),
        )
    )

compare = [
    ProcessingStep(
        "Compare-%s-%s" % tuple(s.name[-2:] for s in pair),
        step_args=PyTorchProcessor("2.0", role, 1, "ml.m5.large", py_version="py310", sagemaker_session=sm).run(
            code="compare.py", source_dir="s3://quant-code/report/sourcedir.tar.gz",
            inputs=[
                ProcessingInput(s.properties.ProcessingOutputConfig.Outputs["report"].S3Output.S3Uri, f"/opt/ml/processing/{side}")
                for side, s in zip("ab", pair)
            ],
        ),
    )
    for pair in it.combinations(reports, 2)
]

totals = list(it.accumulate(map(len, by_market.values())))
pipeline = Pipeline(name=f"backtest-{totals[-1]}", steps=[*trained.values(), *reports, *it.starmap(lambda *c: c[0], zip(compare))], sagemaker_session=sm)
