"""Classes whose methods make steps."""
import types

from . import values
from .functions import PASSABLE, tags
from .program import Block, exported, indented
from .shapes import fill, some


def method_of(block, closed, attributes):
    """The suite of a method: what it makes are attributes."""
    unique = [["{self.tag}"]]
    inner = block.nested(unique=unique, variables=["self.tag"]) if closed else Block(block.program, [], unique, ["self.tag"])
    inner.depth = block.depth + 1
    # Around it may be another method, whose `self` is not seen here.
    inner.handles = [h for h in inner.handles if not h.expr.startswith("self.")] + attributes
    inner.variables = [v for v in inner.variables if not v.startswith("self.")] + ["self.tag"]
    inner.given = [v for v in inner.given if not v.startswith("self.")]
    inner.after = [v for v in inner.after if "self." not in v]
    inner.prefix = "self."
    return inner


def builder(block):
    """A class that builds a part of the pipeline, and an object or two of it."""
    program, rng = block.program, block.rng
    closed = rng.random() < 0.4
    name = program.fresh(rng.choice(("Builder", "Stage", "Workflow", "Part")))
    source = values.choose(block, PASSABLE) if rng.random() < 0.5 else None
    attributes = []
    if source:
        import dataclasses
        from .program import Record
        outputs = ("status",) if source.kind in ("lambda", "callback") else source.outputs[:1]
        attributes = [dataclasses.replace(source, expr="self.source", name="", file="", outputs=outputs, rank=0, floor=0, record=Record())]
    base = ""
    methods, made = [], []
    if rng.random() < 0.4:
        base, base_made, lines = base_class(block, closed, attributes)
        made += base_made
        (block.add if closed else lambda *text: program.top.extend(["", *text]))(*lines)
    for _ in range(rng.choice((1, 2))):
        inner = method_of(block, closed, attributes + made)
        before = len(made)
        fill(inner, some(block))
        made += inner.made
        methods.append((program.fresh("add"), inner, before))
    lines = [f"class {name}({base}):" if base else f"class {name}:"]
    if rng.random() < 0.3:
        lines += ['    """Makes steps."""', '    kind = "part"', ""]
    parameters = "tag, source=None" if source else "tag"
    setup = ["self.tag = tag", *(["self.source = source"] if source else [])]
    if base:
        setup = [f"super().__init__({'tag, source' if source else 'tag'})" if rng.random() < 0.8 else f"{base}.__init__(self, {'tag, source' if source else 'tag'})"]
    lines += [f"    def __init__(self, {parameters}):", *indented(setup, 8)]
    at_once = rng.random() < 0.3
    calls = [f"self.{method}()" for method, _, _ in methods]
    if base:
        calls.insert(0, "super().prepare()")
    if at_once:
        lines += indented(calls, 8)
    for method, inner, _ in methods:
        lines += ["", f"    def {method}(self):", *indented(inner.lines or ["pass"], 8)]
        if rng.random() < 0.3:
            lines += ["        return self"]
    if not at_once:
        lines += ["", "    def build(self):", *indented(calls, 8), "        return self"]
    if not made:
        return
    sources = [h for h in block.handles if source and h.kind == source.kind and set(attributes[0].outputs) <= set(h.outputs) and h.name]
    if source and not sources:
        return
    if closed:
        block.add(*lines)
    else:
        program.top += ["", *lines]
    for template, expression in tags(block, rng.choice((1, 1, 2))):
        argument = ""
        if source:
            handle = rng.choice(sources)
            handle.record.by_name = handle.record.by_name or attributes[0].record.by_name
            argument = rng.choice((f", {handle.expr}", f", source={handle.expr}"))
        variable = block.target("part")
        block.add(f"{variable} = {name}({expression}{argument})" + ("" if at_once else ".build()"))
        environment = {"self": types.SimpleNamespace(tag=template)}
        for handle in exported(program, made, [variable + h.expr.removeprefix("self") for h in made], environment):
            block.know(handle)


def base_class(block, closed, attributes):
    """A base class with a method that the derived class calls."""
    program, rng = block.program, block.rng
    name = program.fresh("Base")
    inner = method_of(block, closed, list(attributes))
    fill(inner, 1)
    parameters = "tag, source" if attributes else "tag"
    lines = [f"class {name}:", f"    def __init__(self, {parameters}):", "        self.tag = tag", *(["        self.source = source"] if attributes else []),
             "", "    def prepare(self):", *indented(inner.lines or ["pass"], 8)]
    if rng.random() < 0.3:
        program.use("abc", "ABC")
        lines[0] = f"class {name}(ABC):"
    return name, inner.made, lines


SHAPES = {builder: 4}
