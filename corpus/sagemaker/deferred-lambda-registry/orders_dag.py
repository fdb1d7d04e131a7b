"""Airflow refugees: we keep the DAG as data."""
from __future__ import annotations
from collections import defaultdict
from functools import lru_cache, partial, wraps
from typing import Callable

from sagemaker.lambda_helper import Lambda
from sagemaker.processing import FrameworkProcessor, ProcessingInput, ProcessingOutput
from sagemaker.sklearn.estimator import SKLearn
from sagemaker.workflow.lambda_step import LambdaOutput, LambdaOutputTypeEnum, LambdaStep
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import CacheConfig, ProcessingStep

TASKS: dict[str, Callable] = {}
EDGES = """
extract_orders >> clean_orders >> [score, report]
extract_users >> clean_users >> score
score >> report >> mail
"""


def task(fn=None, /, *, id=None, pool="default"):
    if fn is None:
        return partial(task, id=id, pool=pool)
    TASKS[id or fn.__name__] = fn
    fn.pool = pool
    return fn


def memo(fn):
    store = {}

    @wraps(fn)
    def inner(*key):
        if key not in store:
            store[key] = fn(*key)
        return store[key]

    inner.store = store
    return inner


@lru_cache(None)
def session():
    return PipelineSession()


def parse(text):
    edges = defaultdict(list)
    for line in filter(None, map(str.strip, text.splitlines())):
        groups = [[n.strip() for n in part.strip().strip("[]").split(",")] for part in line.split(">>")]
        for left, right in zip(groups, groups[1:]):
            for l in left:
                for r in right:
                    if l not in edges[r]:
                        edges[r].append(l)
    return edges


def framework(name, script, **kw):
    fp = FrameworkProcessor(estimator_cls=SKLearn, framework_version="1.2-1", role="arn:aws:iam::111122223333:role/orders", instance_count=1, instance_type="ml.m5.xlarge", sagemaker_session=session())
    return ProcessingStep(name, step_args=fp.run(code=script, source_dir="s3://orders/src/sourcedir.tar.gz", **kw), cache_config=CacheConfig(True, "T1H"))


for kind in ("orders", "users"):
    task(id=f"extract_{kind}")(lambda ctx, kind=kind: framework(f"extract_{kind}", "extract.py", arguments=["--kind", kind], outputs=[ProcessingOutput(output_name=kind, source="/opt/ml/processing/x")]))
    task(id=f"clean_{kind}", pool="big")(
        lambda ctx, k=kind: framework(f"clean_{k}", "clean.py", outputs=[ProcessingOutput(output_name="clean", source="/opt/ml/processing/c")],
                                      inputs=[ProcessingInput(source=ctx(f"extract_{k}").properties.ProcessingOutputConfig.Outputs[k].S3Output.S3Uri, destination="/opt/ml/processing/i")]))


@task(pool="big")
def score(ctx):
    ups = {up: ctx(up) for up in ctx.upstream["score"]}
    return framework("score", "score.py", inputs=[ProcessingInput(source=s.properties.ProcessingOutputConfig.Outputs["clean"].S3Output.S3Uri, destination=f"/opt/ml/processing/{n}") for n, s in ups.items()])


@task
def report(ctx):
    return framework("report", "report.py")


@task(id="mail")
def send_mail(ctx):
    return LambdaStep("mail", lambda_func=Lambda(function_arn="arn:aws:lambda:us-east-1:111122223333:function:mail"), inputs={"pools": ",".join(sorted({t.pool for t in TASKS.values()}))},
                      outputs=[LambdaOutput("sent", LambdaOutputTypeEnum.Boolean)])


def dag(name="orders"):
    @memo
    def ctx(task_id):
        return TASKS[task_id](ctx)

    ctx.upstream = parse(EDGES)
    data_edges = {("score", u) for u in ctx.upstream["score"]} | {(f"clean_{k}", f"extract_{k}") for k in ("orders", "users")}
    for task_id in reversed(TASKS):
        step = ctx(task_id)
        step.add_depends_on([u for u in ctx.upstream[task_id] if (task_id, u) not in data_edges])
    by_pool = {pool: {t: ctx(t) for t in TASKS if TASKS[t].pool == pool} for pool in ("big", "default")}
    return Pipeline(name, steps=[s for group in by_pool.values() for s in group.values()], sagemaker_session=session())
