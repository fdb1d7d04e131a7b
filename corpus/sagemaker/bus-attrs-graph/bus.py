import enum
import re
from typing import Iterable

from attrs import asdict, define, evolve, field, validators
from sagemaker.estimator import Estimator
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep, TrainingStep


class Colour(enum.IntEnum):
    WHITE, GREY, BLACK = range(3)


def tags(value):
    return frozenset(re.findall(r"\w+", value)) if isinstance(value, str) else frozenset(value)


@define(frozen=True)
class Node:
    name: str = field(validator=[validators.instance_of(str), validators.min_len(2)])
    kind: str = field(default="script", validator=validators.in_(("script", "fit")))
    parents: tuple = field(default=(), converter=tuple)
    tags: frozenset = field(factory=frozenset, converter=tags)

    @classmethod
    def parse(cls, line):
        m = re.match(r"(?P<name>\w+)\s*(?:\[(?P<kind>\w+)\])?\s*(?:<-\s*(?P<parents>[\w, ]+?))?\s*(?:#(?P<tags>.*))?$", line.strip())
        found = {k: v for k, v in m.groupdict().items() if v}
        if "parents" in found:
            found["parents"] = re.split(r"\s*,\s*", found["parents"])
        return cls(**found)


TEXT = """
    Stops               # static, base
    Rides <- Stops      # daily
    Delays [fit] <- Rides, Weather  # daily model
    Weather             # daily
    Crowding [fit] <- Rides # model weekly
    Board <- Delays, Crowding, Stops
"""
nodes = {n.name: n for n in map(Node.parse, filter(str.strip, TEXT.splitlines()))}
nodes["Board"] = evolve(nodes["Board"], tags="daily")


def select(nodes, expression: str):
    wanted, unwanted = set(), set()
    for word in expression.split():
        (unwanted if word.startswith("-") else wanted).add(word.lstrip("+-"))
    keep = {n for n, node in nodes.items() if (not wanted or node.tags & wanted) and node.tags.isdisjoint(unwanted)}
    return {n: evolve(nodes[n], parents=[p for p in nodes[n].parents if p in keep]) for n in nodes if n in keep}


def depth_first(nodes) -> Iterable[Node]:
    colour = dict.fromkeys(nodes, Colour.WHITE)

    def visit(name):
        if colour[name] == Colour.GREY:
            raise ValueError("cycle at " + name)
        if colour[name] is Colour.BLACK:
            return
        colour[name] = Colour.GREY
        for parent in nodes[name].parents:
            yield from visit(parent)
        colour[name] = Colour(colour[name] + 1)
        yield nodes[name]

    for name in nodes:
        yield from visit(name)


sess = PipelineSession()
role, image = "arn:aws:iam::111122223333:role/bus", "111122223333.dkr.ecr.us-east-1.amazonaws.com/bus:1"
pipelines = []
for suffix, expression in {"all": "", "daily": "daily -weekly +base"}.items():
    steps = {}
    for node in depth_first(select(nodes, expression)):
        uris = {p: steps[p].properties.ModelArtifacts.S3ModelArtifacts if nodes[p].kind == "fit" else
                steps[p].properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri for p in node.parents}
        if node.kind == "script":
            proc = ScriptProcessor(role, image, ["python3"], 1, "ml.m5.large", sagemaker_session=sess)
            steps[node.name] = ProcessingStep(node.name, step_args=proc.run(
                f"s3://bus/{node.name}.py", inputs=[ProcessingInput(u, f"/opt/ml/processing/{p}") for p, u in uris.items()],
                outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]))
        else:
            est = Estimator(image, role, 1, "ml.m5.large", sagemaker_session=sess, hyperparameters={"tags": ",".join(sorted(node.tags))})
            steps[node.name] = TrainingStep(node.name, step_args=est.fit(uris))
    pipelines.append(Pipeline("bus-" + suffix, steps=list(steps.values()), sagemaker_session=sess))
