import operator
from collections import ChainMap
from itertools import chain

from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.function_step import step
from sagemaker.workflow.parameters import ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.step_outputs import get_step

from news.remote import gpu, remote, tagged


@remote
def crawl(source, day):
    return {"n": 3}


@remote(name="dedupe", instance_type="ml.m5.4xlarge")
def dedupe(*batches):
    return batches, len(batches)


@gpu(name="embed-articles")
def embed(articles):
    return articles


def scorer(market):
    @tagged(market=market)
    @remote(name=f"score-{market}", instance_type="ml.m5.large")
    def score(vectors, threshold=0.5, previous=None):
        return {"auc": threshold}

    return score


day = ParameterString("Day", "2024-01-01")
top = ParameterInteger("TopN", 20)
feeds = ["reuters", "dpa", "blogs"]
crawled = {f: crawl(f, day) for f in feeds if f != "blogs"}
crawled.update({f + "_late": crawl(f, day) for f in feeds[1:]})

unique, count = None, None
result = dedupe(*crawled.values())
unique, count = result[0], result[1]
vectors = embed(unique)

scores, last = [], None
for market in sorted({"us", "de", "fr"}):
    last = scorer(market)(vectors, previous=last)
    scores.append(last)
best = ChainMap(*[{s: s["auc"]} for s in scores])


@remote
def publish(*markets, n=10):
    return "ok"


out = publish(*[operator.getitem(s, "auc") for s in scores[::2]], n=top)
get_step(out).add_depends_on([get_step(scores[1])])
gate = ConditionStep(
    name="EnoughArticles",
    conditions=[ConditionGreaterThan(left=count, right=100)],
    if_steps=[out],
    else_steps=[FailStep(name="TooFew", error_message="too few articles")],
)

pipeline = Pipeline("news-ranker", parameters=[day, top], steps=list(chain([gate], scores)))
if __name__ == "__main__":
    pipeline.definition()
