import asyncio
import bisect
import heapq
import itertools
from contextlib import ExitStack, contextmanager
from graphlib import TopologicalSorter
from operator import itemgetter

from sagemaker.workflow.callback_step import CallbackOutput, CallbackOutputTypeEnum, CallbackStep
from sagemaker.workflow.functions import Join
from sagemaker.workflow.pipeline import Pipeline

PLAN = {
    "pick": {"sort": 3, "weigh": 1},
    "sort": {"pack": 2},
    "weigh": {"pack": 5, "press": 1},
    "press": {"bottle": 4},
    "pack": {},
    "bottle": {},
}
SIZES = [2, 5, 8]
NAMES = ["small", "medium", "large", "huge"]


@contextmanager
def collecting(into, kind):
    made = []
    try:
        yield made.append
    finally:
        into.extend(made if kind != "dropped" else [])


async def cost(name):
    await asyncio.sleep(0)
    return name, sum(PLAN[name].values())


async def costs():
    return dict(await asyncio.gather(*(cost(name) for name in PLAN)))


def callback(name, size, inputs, depends_on):
    return CallbackStep(name=f"{name.title()}-{size}", sqs_queue_url="https://sqs.eu-west-1.amazonaws.com/111122223333/orchard",
                        inputs=inputs, outputs=[CallbackOutput(output_name="crates", output_type=CallbackOutputTypeEnum.String)],
                        depends_on=depends_on)


def main():
    needs = {name: set() for name in PLAN}
    for name, following in PLAN.items():
        for other in following:
            needs[other].add(name)
    weights = asyncio.run(costs())
    cheapest = heapq.nsmallest(2, weights.items(), key=itemgetter(1, 0))
    steps, by_name = [], {}
    with ExitStack() as stack:
        keep = stack.enter_context(collecting(steps, "kept"))
        drop = stack.enter_context(collecting(steps, "dropped"))
        sorter = TopologicalSorter(needs)
        sorter.prepare()
        while sorter.is_active():
            for name in sorted(sorter.get_ready()):
                size = NAMES[bisect.bisect_right(SIZES, weights[name])]
                before = [by_name[other] for other in sorted(needs[name])]
                inputs = {f"from_{i}": step.properties.Outputs["crates"] for i, step in enumerate(before)}
                step = callback(name, size, inputs, None)
                by_name[name] = step
                keep(step)
                sorter.done(name)
        drop(callback("spare", "none", {}, None))
    groups = itertools.groupby(sorted(by_name, key=len), key=len)
    for (length, names), label in itertools.zip_longest(groups, ["short", "long"], fillvalue="odd"):
        members = [by_name[name] for name in sorted(names)]
        text = Join(on=",", values=[step.properties.Outputs["crates"] for step in members])
        steps.append(callback(f"report{length}", label, {"crates": text}, None))
    last = callback("close", "-".join(name for name, _ in cheapest), {}, steps[-2:])
    return Pipeline(name="orchard", steps=[*steps, last])


pipeline = main()
