import string
import textwrap
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Iterator

import yaml
from sagemaker.processing import Processor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.parameters import ParameterInteger
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep

session = PipelineSession()
batches = ParameterInteger("Batches", default_value=12)


class T(string.Template):
    delimiter = "%"
    idpattern = r"[a-z]+(?:\.[a-z]+)?"


RECIPE = textwrap.dedent("""\
    vars: {site: Rheinfelden, tanks: [A, B]}
    flow:
      seq:
        - job: mash-%{site}
        - foreach: {item: tank, in: tanks}
          do:
            seq:
              - job: ferment-%{tank}
              - par:
                  - job: taste-%{tank}
                  - job: {name: "ph-%{tank}", machine: ml.t3.medium}
              - job: clean-%{tank}
        - par:
            - job: bottle
            - when: batches > 10
              then:
                seq:
                  - job: keg
                  - job: keg-label
              else: {job: can}
        - job: ship-%{site}
        - call: audit
    defs:
      audit:
        seq: [{job: "audit-%{site}"}, {job: archive}]
""")


@dataclass(frozen=True)
class Scope:
    vars: dict = field(default_factory=dict)
    defs: dict = field(default_factory=dict)
    depth: int = 0

    def bind(self, **more):
        return replace(self, vars={**self.vars, **more}, depth=self.depth + 1)

    def text(self, template):
        return T(template).substitute({k: v for k, v in self.vars.items() if isinstance(v, str)})


@dataclass
class Block:
    heads: list
    tails: list
    steps: list

    def then(self, other: "Block") -> "Block":
        if not self.steps:
            return other
        for head in other.heads:
            head.add_depends_on(self.tails)
        return Block(self.heads, other.tails, self.steps + other.steps)

    def beside(self, other):
        return Block(*(a + b for a, b in zip((self.heads, self.tails, self.steps), (other.heads, other.tails, other.steps))))

    @classmethod
    def empty(cls):
        return cls([], [], [])


def job(spec, scope):
    name, machine = (spec, "ml.m5.large") if isinstance(spec, str) else (spec["name"], spec.get("machine"))
    p = Processor("111122223333.dkr.ecr.us-east-1.amazonaws.com/brew:1", "arn:aws:iam::111122223333:role/Brew", 1, machine, sagemaker_session=session)
    step = ProcessingStep(scope.text(name), step_args=p.run(arguments=["--depth", str(scope.depth)]))
    return Block([step], [step], [step])


def condition(text, then, otherwise, scope):
    left, op, right = text.split()
    assert op == ">"
    arms = [compile_block(a, scope.bind()) if a else Block.empty() for a in (then, otherwise)]
    name = "If" + "".join(w.capitalize() for w in (left, "over", right))
    cond = ConditionStep(name, conditions=[ConditionGreaterThan({"batches": batches}[left], int(right))], if_steps=arms[0].steps, else_steps=arms[1].steps)
    return Block([cond], [cond], [cond])


def each(spec, body, scope) -> Iterator[Block]:
    for value in scope.vars[spec["in"]]:
        yield compile_block(body, scope.bind(**{spec["item"]: value}))


def compile_block(tree, scope):
    (kind, value), *rest = tree.items()
    rest = dict(rest)
    if kind == "seq":
        return reduce(Block.then, (compile_block(t, scope) for t in value), Block.empty())
    elif kind == "par":
        return reduce(lambda a, b: a.beside(b), [compile_block(t, scope) for t in value])
    elif kind == "foreach":
        return reduce(Block.beside, each(value, rest["do"], scope), Block.empty())
    elif kind == "when":
        return condition(value, rest.get("then"), rest.get("else"), scope)
    elif kind == "call":
        return compile_block(scope.defs[value], scope.bind(site=scope.vars["site"].lower()))
    return globals()[kind](value, scope)


def main():
    tree = yaml.safe_load(RECIPE)
    block = compile_block(tree["flow"], Scope(tree["vars"], tree["defs"]))
    return Pipeline("brewery", [batches], steps=block.steps, sagemaker_session=session)


pipeline = main()
