from contextlib import ExitStack, nullcontext, suppress

from sagemaker.workflow.parameters import ParameterString

from flow import Flow, cached, job, scope

CENTRES = {"basel": ["hd", "pd"], "bern": ["hd"], "chur": []}
SENSITIVE = {"bern"}


@cached(days=30)
def history(centre):
    raw = job("history")
    with cached(1):
        return job("recent", raw)


def modality(kind, *sources):
    with scope(kind):
        fit = job("fit", *sources)
        score = job("score", fit)
    return score


with Flow("dialysis-adequacy", ParameterString("Until", "2024-01")) as flow:
    flow.finally_("cleanup")
    flow.finally_("audit")
    results = {}
    for centre, kinds in CENTRES.items():
        with ExitStack() as stack:
            label = stack.enter_context(scope(centre))
            guard = stack.enter_context(cached(2) if centre in SENSITIVE else nullcontext())
            recent = history(centre)
            if not kinds:
                continue
            stack.callback(lambda c=centre: results[c].append(job(f"summary-{c}", *results[c])))
            results[centre] = [modality(kind, recent) for kind in kinds]
    with suppress(KeyError):
        job("chur-extra", *results["chur"])
    with scope("all"), cached(days=7):
        merged = job("merge", *(steps[-1] for steps in results.values()))

pipeline = flow.pipeline
print(pipeline.definition())
