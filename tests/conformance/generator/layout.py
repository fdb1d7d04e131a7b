"""Whole programs: where the steps are made, how they are listed, and what the SDK is to refuse."""
import dataclasses

from . import classes, functions, shapes, steps, values
from .program import Block, Program, indented

shapes.SHAPES.update(functions.SHAPES)
shapes.SHAPES.update(classes.SHAPES)


@dataclasses.dataclass
class Source:
    text: str
    modules: tuple  # what it imports


def generate(seed):
    """The program of a seed."""
    program = Program(seed)
    rng = program.rng
    refused = rng.choice(("duplicate", "branch", "unknown", "cycle")) if rng.random() < 0.08 else ""
    body = []
    count = 2 if rng.random() < 0.08 and not refused else 1
    for _ in range(count):
        body += pipeline(program, refused)
        program.budget += program.steps
    return Source(program.text(body), tuple(program.imports))


def pipeline(program, refused):
    """The statements that make one pipeline."""
    rng = program.rng
    layout = rng.choice(("script", "script", "function", "function", "main", "class"))
    block = Block(program)
    if layout == "class":
        block.prefix = "self."
    block.variables = [program.once("BUCKET", '"lake"')] if rng.random() < 0.3 else []
    while program.steps < program.budget:
        shapes.fill(block, 1)
    wrong = refusal(block, refused) if refused else None
    listing = list_steps(block, wrong)
    name = program.step_name()
    final = block.target("pipeline")
    pipeline_class = program.use("sagemaker.workflow.pipeline", "Pipeline")
    parameters = "[" + ", ".join(expr for expr, _, _ in program.parameters) + "]"
    named = rng.choice((f'name="{name}"', f'"{name}"', f'name=f"{{"{name[:2]}"}}{name[2:]}"'.replace('{"', "{'").replace('"}', "'}")))
    late = rng.random() < 0.06 and listing.startswith("[") and listing.endswith("]") and listing != "[]"
    block.add(f"{final} = {pipeline_class}({named}, parameters={parameters}, steps={listing}, sagemaker_session={program.session()})")
    if late and block.made:
        text, handle = steps.step(block)
        block.add(f"{final}.steps.append({text})")
    if layout == "script":
        return block.lines
    if layout == "class":
        owner = program.fresh("PipelineFactory")
        half = split_point(block.lines)
        first, second = block.lines[:half], block.lines[half:]
        lines = [f"class {owner}:", "    def __init__(self, name=None):", "        self.pipeline_name = name", "", "    def build(self):"]
        if first and second and not any(local in "\n".join(second) for local in locals_of(first)):
            lines += ["        self.prepare()", *indented(second, 8), "", "    def prepare(self):", *indented(first, 8)]
        else:
            lines += indented(block.lines, 8)
        return [*lines, "", f"{owner}().build()"]
    function = program.fresh("main" if layout == "main" else "get_pipeline")
    if layout == "main":
        return [f"def {function}():", *indented([*block.lines, f"{final}.definition()" if rng.random() < 0.2 else f"return {final}"]), "",
                'if __name__ == "__main__":', f"    {function}()"]
    return [f'def {function}(region="us-east-1", role_arn=None, prefix="p"):', *indented([*block.lines, f"return {final}"]), "",
            rng.choice((f"{program.fresh('built')} = {function}()", f'{program.fresh("built")} = {function}(region="eu-west-1", role_arn={program.role()})'))]


def split_point(lines):
    """A line in the middle at which a statement begins."""
    starts = [i for i, line in enumerate(lines) if line and line[0] not in " )]}" and not line.startswith(("else", "except", "finally", "elif", "def", "@"))
              and not (i and lines[i - 1].startswith("@"))]
    return starts[len(starts) // 2] if len(starts) > 2 else 0


def locals_of(lines):
    """The plain variables that statements at the outermost level bind."""
    out = set()
    for line in lines:
        words = line.replace(",", " ").replace(":", " ").split()
        if line[:1] not in (" ", "") and words:
            out |= {word.partition("(")[0] for word in words[:8] if word.partition("(")[0].isidentifier() and not word.startswith("self")}
    return out - {"for", "in", "if", "else", "try", "with", "def", "class", "while", "as", "match", "not", "True", "False", "None"}


# -- the list of steps -----------------------------------------------------------------------------------------------------------------


def list_steps(block, wrong):
    """The steps= of the pipeline; what it needs before is added to the block."""
    rng = block.rng
    handles = [h for h in block.made if h.listable]
    leave_out = rng.choice((0, 0, 0.2, 1))
    kept = [h for h in handles if h.record.by_name or h.kind not in steps.UNLISTED or h.parts or rng.random() >= leave_out]
    kept = kept or handles
    items, seen = [], set()
    for expr, members in block.bundles:
        if members and all(any(m is h for h in kept) and id(m) not in seen for m in members) and rng.random() < 0.6:
            items.append("*" + expr)
            seen |= {id(m) for m in members}
    singles = [h for h in kept if id(h) not in seen]
    items += [h.expr + ("" if h.kind in values.NAMED or h.parts or h.kind in ("function", "collection", "fail") or rng.random() > 0.04 else ".properties")
              for h in singles]
    if wrong:
        items += wrong
    if rng.random() < 0.4:
        rng.shuffle(items)
    elif rng.random() < 0.2:
        items.reverse()
    inner = ", ".join(items)
    way = rng.choice(("list", "list", "append", "named", "chain", "filter", "plus", "sorted"))
    if way == "list" or not items:
        return f"[{inner}]"
    name = block.target("steps")
    if way == "append":
        block.add(f"{name} = []")
        for item in items:
            block.add(f"{name}.extend({item[1:]})" if item.startswith("*") else rng.choice((f"{name}.append({item})", f"{name} += [{item}]")))
        return name
    if way == "named":
        block.add(f"{name} = [{inner}]")
        return rng.choice((name, f"list({name})", f"{name}[:]", f"[*{name}]", f"{name}.copy()", f"list(reversed({name}))"))
    if way == "chain":
        block.program.module("itertools")
        half = rng.randint(0, len(items))
        return f"list(itertools.chain([{', '.join(items[:half])}], [{', '.join(items[half:])}]))"
    if way == "filter" and ".properties" not in inner:
        return f"[step for step in ({inner},) if step is not None]"
    if way == "sorted" and all(h.kind != "function" and ".properties" not in inner for h in kept):
        return f"sorted([{inner}], key=lambda step: step.name)"
    half = rng.randint(0, len(items))
    return f"[{', '.join(items[:half])}] + [{', '.join(items[half:])}]"


# -- what the SDK refuses ------------------------------------------------------------------------------------------------------------


def refusal(block, why):
    """Adds what the SDK refuses; gives what has to be listed besides."""
    rng = block.rng

    def job(template, *options):
        writer = rng.choice((steps.jobs.processing, steps.jobs.training))
        made = writer(block, steps.named(block, template), [option for option in options if option])
        name = block.target(made.kind)
        block.add(f"{name} = {made.text}")
        return name

    if why == "duplicate":
        template = block.program.step_name()
        return [job(template), job(template)]
    if why == "unknown":
        return [job(block.program.step_name(), 'depends_on=["no-such-step"]')]
    if why == "branch":
        inner = job(block.program.step_name())
        step = block.program.use("sagemaker.workflow.condition_step", "ConditionStep")
        name = block.target("condition")
        block.add(f'{name} = {step}(name="{block.program.step_name()}", conditions={steps.services.conditions(block)}, if_steps=[{inner}], else_steps=[])')
        return [name, inner]
    first_name = block.program.step_name()
    first = job(first_name)
    second_name = block.program.step_name()
    second = job(second_name, f"depends_on=[{rng.choice((first, repr(first_name)))}]")
    block.add(f"{first}.add_depends_on([{rng.choice((second, repr(second_name)))}])")
    return [first, second]
