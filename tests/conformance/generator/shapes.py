"""Statements that make steps: straight lines, loops, comprehensions, conditions, exceptions, contexts, lists that are worked through."""
from . import services, steps, values
from .program import exported, pack
from .rounds import rounds


def fill(block, count, shapes=None):
    """Writes `count` shapes, as far as the program may still grow."""
    shapes = shapes or SHAPES
    for _ in range(count):
        program = block.program
        deep = block.depth >= 3 or program.steps >= program.budget or program.room < 0
        choices = {shape: weight for shape, weight in shapes.items() if not deep or shape in SIMPLE}
        block.rng.choices(list(choices), list(choices.values()))[0](block)


def some(block, low=1, high=2):
    return block.rng.randint(low, high)


def stem(handle):
    return handle.kind.replace("-", "_")


# -- one step ------------------------------------------------------------------------------------------------------------------------------


def straight(block):
    text, handle = steps.step(block)
    handle.expr = block.target(stem(handle))
    way = block.rng.random()
    if way < 0.06 and not block.prefix:
        block.add(f"if ({handle.expr} := {text}) is not None:", "    pass")
    elif way < 0.12 and not block.prefix:
        kind = text.partition("(")[0]
        block.add(f"{handle.expr}: {kind} = {text}")
    elif way < 0.16 and handle.kind not in ("function",):
        block.add(f"{handle.expr} = {block.target('same')} = {text}")
    else:
        block.add(f"{handle.expr} = {text}")
    block.know(handle)


def function_step(block):
    text, handle = steps.function_call(block)
    handle.expr = block.target("result")
    block.add(f"{handle.expr} = {text}")
    block.know(handle)


def two_at_once(block):
    made = [steps.step(block) for _ in range(2)]
    for _, handle in made:
        handle.expr = block.target(stem(handle))
    block.add(", ".join(handle.expr for _, handle in made) + " = " + ", ".join(text for text, _ in made))
    for _, handle in made:
        block.know(handle)


def shared_list(block):
    """One list as the depends_on of several steps: what is added for one is added for all."""
    rng = block.rng
    before = [h for h in block.handles if h.kind != "fail"]
    if not before:
        return straight(block)
    waits = block.target("after")
    chosen = rng.sample(before, min(len(before), rng.choice((1, 2))))
    block.add(f"{waits} = [{', '.join(steps.dependency(block, handle) for handle in chosen)}]")
    kept, block.after = block.after, [waits]
    inner = block.inline()
    for _ in range(rng.choice((2, 2, 3))):
        straight(inner)
    block.after = kept
    block.made += inner.made
    floor = min(handle.floor for handle in inner.made)
    for handle in inner.made:
        handle.floor = floor
    late = [h for h in before if h.rank < floor]
    settable = [h for h in inner.made if addable(h)]
    for extra in rng.sample(late, min(len(late), rng.choice((0, 1, 1)))):
        added = steps.dependency(block, extra)
        way = rng.choice(("add", "append", "extend", "plus"))
        if way == "add" and settable:
            block.add(f"{rng.choice(settable).expr}.add_depends_on([{added}])")
        else:
            block.add({"append": f"{waits}.append({added})", "extend": f"{waits}.extend(({added},))"}.get(way, f"{waits} += [{added}]"))
    return None


def addable(handle):
    """Has the step add_depends_on()?"""
    return not handle.fixed and not handle.parts and handle.kind not in ("function", "collection")


def late_dependency(block):
    """An order between two steps that are there already."""
    rng = block.rng
    later = [h for h in block.handles if addable(h)]
    if not later:
        return straight(block)
    handle = rng.choice(later)
    earlier = [h for h in block.handles if h.rank < handle.floor and h.kind != "fail"]
    if not earlier:
        return straight(block)
    chosen = [steps.dependency(block, h) for h in rng.sample(earlier, min(len(earlier), rng.choice((1, 1, 2))))]
    if rng.random() < 0.8 or handle.kind == "notebook":
        block.add(f"{handle.expr}.add_depends_on({steps.collection(block, chosen)})")
    else:
        block.add(f"{handle.expr}.depends_on = [{', '.join(chosen)}]")
    return None


# -- loops ---------------------------------------------------------------------------------------------------------------------------------


def for_loop(block):
    over = rounds(block)
    rng = block.rng
    inner = block.nested(unique=over.forms, variables=over.texts)
    if over.skip:
        inner.add(f"if {over.skip}:", "    continue")
    fill(inner, some(block))
    chain(block, inner)
    collect(block, inner, over.environments, over.key)
    tail = ["else:", f"    {block.target('done')} = True"] if rng.random() < 0.05 else []
    block.suite(f"for {over.target} in {over.iterable}:", inner)
    block.add(*tail)
    block.handles += block.pending
    block.made += block.pending
    block.pending = []


def chain(block, inner):
    """Sometimes each round waits for the one before."""
    candidates = [h for h in inner.made if addable(h)]
    if not candidates or block.rng.random() > 0.25:
        return
    handle = block.rng.choice(candidates)
    before = block.target("previous")
    block.add(f"{before} = None")
    inner.add(f"if {before}:" if block.rng.random() < 0.5 else f"if {before} is not None:", f"    {handle.expr}.add_depends_on([{before}])",
              f"{before} = {handle.expr}")


def collect(block, inner, environments, key):
    """What a round made is put into a collection; the collection's elements are the steps that are known behind the loop."""
    rng, program = block.rng, block.program
    block.pending = []
    handles = inner.made
    if not handles:
        return
    ways = ["append", "append", "flat", "plus"] + (["dict", "dict", "setdefault"] if key else [])
    way = rng.choice(ways)
    whole = block.target("made")
    if way == "flat":
        block.add(f"{whole} = []")
        inner.add(*[f"{whole}.append({handle.expr})" for handle in handles])
        for number, environment in enumerate(environments):
            expressions = [f"{whole}[{number * len(handles) + i}]" for i in range(len(handles))]
            block.pending += exported(program, handles, expressions, environment)
        block.bundles.append((whole, list(block.pending)))
        return
    packed, leads, listing = pack(inner, handles)
    if way in ("append", "plus"):
        block.add(f"{whole} = []")
        inner.add(f"{whole}.append({packed})" if way == "append" else f"{whole} += [{packed}]")
        bases = [f"{whole}[{number}]" for number in range(len(environments))]
        every = whole
    else:
        block.add(f"{whole} = {{}}" if way == "dict" or rng.random() < 0.5 else f"{whole} = dict()")
        inner.add(f"{whole}[{key}] = {packed}" if way == "dict" else f"{whole}.setdefault({key}, {packed})")
        bases = [f"{whole}[{evaluated(key, environment)}]" for environment in environments]
        every = f"{whole}.values()"
    for base, environment in zip(bases, environments):
        block.pending += exported(program, handles, [base + lead for lead in leads], environment)
    if listing is None:
        block.bundles.append((every, list(block.pending)))
    else:
        block.bundles.append((f"(step for group in {every} for step in {listing.format('group')})", list(block.pending)))


def evaluated(expression, environment):
    """The value of a key as it is written in a program."""
    return repr(eval(expression, {}, dict(environment))).replace("'", '"')  # noqa: S307, our own text


def while_loop(block):
    rng, program = block.rng, block.program
    name = program.fresh("turn")
    way = rng.choice(("count", "queue", "forever"))
    if way == "queue":
        words = rng.sample(("eu", "us", "north", "small", "beta"), rng.choice((1, 2, 3)))
        queue = program.fresh("queue")
        first = rng.random() < 0.5
        block.add(f"{queue} = {words!r}".replace("'", '"'))
        environments = [{name: word} for word in (words if first else words[::-1])]
        inner = block.nested(unique=[[f"{{{name}}}"]], variables=[name])
        inner.add(f"{name} = {queue}.pop({'0' if first else ''})")
        head = rng.choice((f"while {queue}:", f"while len({queue}) > 0:"))
        fill(inner, some(block))
    else:
        count = rng.choice((1, 2, 3))
        block.add(f"{name} = 0")
        environments = [{name: i} for i in range(count)]
        inner = block.nested(unique=[[f"{{{name}}}", f"{{{name}:02d}}"]])
        head = f"while {name} < {count}:" if way == "count" else "while True:"
        fill(inner, some(block))
    collect(block, inner, environments, name)
    if way != "queue":
        inner.add(f"{name} += 1")
    if way == "forever":
        inner.add(f"if {name} >= {len(environments)}:", "    break")
    block.suite(head, inner)
    block.handles += block.pending
    block.made += block.pending


def comprehension(block):
    rng, program = block.rng, block.program
    over = rounds(block)
    inner = block.nested(unique=over.forms, variables=over.texts)
    text, handle = steps.step(inner)
    whole = block.target("made")
    test = f" if not {over.skip}" if over.skip else ""
    way = rng.choice(("list", "list", "dict", "dict", "generator", "tuple"))
    loop = f"for {over.target} in {over.iterable}{test}"
    if way == "dict":
        block.add(f"{whole} = {{{over.key}: {text} {loop}}}")
        expressions = [f"{whole}[{evaluated(over.key, environment)}]" for environment in over.environments]
        every = f"{whole}.values()"
    else:
        block.add(f"{whole} = " + {"list": f"[{text} {loop}]", "generator": f"list({text} {loop})", "tuple": f"tuple({text} {loop})"}[way])
        expressions = [f"{whole}[{i}]" for i in range(len(over.environments))]
        if len(expressions) > 0 and rng.random() < 0.15:
            expressions[-1] = f"{whole}[-1]"
        every = whole
    found = [one for expression, environment in zip(expressions, over.environments)
             for one in exported(program, [handle], [expression], environment)]
    for one in found:
        block.know(one)
    block.bundles.append((every, found))


def worked_through(block):
    """A list of steps that are there, put in order by neighbours, slices or reversal."""
    rng, program = block.rng, block.program
    usable = [(expr, handles) for expr, handles in block.bundles if len(handles) > 1 and all(addable(h) and h.kind != "notebook" for h in handles)
              and not expr.startswith("(")]
    if not usable:
        return late_dependency(block)
    expr, _ = rng.choice(usable)
    listed = expr if not expr.endswith("()") else f"list({expr})"
    a, b = program.fresh("a"), program.fresh("b")
    way = rng.choice(("zip", "index", "pairwise", "first"))
    if way == "zip":
        block.add(f"for {a}, {b} in zip({listed}, {listed}[1:]):", f"    {b}.add_depends_on([{a}])")
    elif way == "index":
        block.add(f"for {a} in range(1, len({listed})):", f"    {listed}[{a}].add_depends_on({listed}[:{a}])")
    elif way == "pairwise":
        program.module("itertools")
        block.add(f"for {a}, {b} in itertools.pairwise({listed}):", f"    {b}.add_depends_on([{rng.choice((a, a + '.name'))}])")
        if ".name" in block.lines[-1]:
            mark(usable, expr)
    else:
        each = program.fresh("each")
        block.add(f"{a}, *{b} = {listed}", f"for {each} in reversed({b}):", f"    {each}.add_depends_on([{a}])")
    return None


def mark(usable, expr):
    for other, handles in usable:
        if other == expr:
            for handle in handles:
                handle.record.by_name = True


# -- choices -------------------------------------------------------------------------------------------------------------------------------


def constant_choice(block):
    """An if that is decided while the pipeline is built; the other side is never run."""
    rng, program = block.rng, block.program
    flag = program.once("FULL", "True") if rng.random() < 0.5 else program.once("MODE", '"full"')
    tests = (flag, f"{flag} and True", f"bool({flag})") if flag == program.shared.get("True") else (
        f'{flag} == "full"', f'{flag} in ("full", "most")', f'{flag} != "none"', f'{flag}.startswith("f")', f'{flag} is not None and len({flag}) == 4')
    test = rng.choice(tests)
    live, dead = block.nested_suite(), block.nested()
    fill(live, some(block))
    if rng.random() < 0.5:
        dead.budgeted(fill)
    way = rng.random()
    if way < 0.6:
        block.suite(f"if {test}:", live)
        if dead.lines:
            block.suite("else:", dead)
    elif way < 0.8:
        block.suite(f"if not ({test}):", dead)
        block.suite("else:", live)
    elif flag != program.shared.get("True"):
        block.add(f"match {flag}:")
        block.add(*["    " + line for line in ['case "none":', "    pass", 'case "full" | "most":', *["    " + line for line in live.lines or ["pass"]]]])
    else:
        block.suite(f"if {test} is None:", dead)
        block.suite(f"elif {test}:", live)
    block.adopt(live)


def exceptions(block):
    """A try whose suite ends, or fails, as it is known to."""
    rng = block.rng
    live, dead = block.nested_suite(), block.nested()
    fill(live, some(block))
    if rng.random() < 0.3:
        dead.budgeted(fill)
    way = rng.choice(("fine", "raised", "else", "finally"))
    error, cause = rng.choice((("KeyError", '{"a": 1}["b"]'), ("ValueError", 'int("x")'), ("IndexError", "[][0]"), ("ZeroDivisionError", "1 / 0"),
                               ("AttributeError", "None.region")))
    if way == "raised":
        block.add("try:", f"    {block.target('setting')} = {cause}")
        block.suite(rng.choice((f"except {error}:", f"except ({error}, OSError):", "except Exception as error:")), live)
    elif way == "fine":
        block.suite("try:", live)
        block.suite(f"except {error}:", dead)
    elif way == "else":
        block.add("try:", f"    {block.target('setting')} = {{'b': 1}}['b']")
        block.suite(f"except {error}:", dead)
        block.suite("else:", live)
    else:
        block.suite("try:", live)
        block.suite("finally:", block.nested())
    block.adopt(live)


def context(block):
    """A with statement around steps."""
    rng, program = block.rng, block.program
    live = block.nested_suite()
    way = rng.choice(("function", "class", "suppress", "stack"))
    if way == "function":
        program.use("contextlib", "contextmanager")
        manager = program.fresh("stage")
        if not program.shared.get("stage"):
            program.top += ["@contextmanager", f"def {manager}(name):", "    label = name.title()", "    try:", "        yield label", "    finally:",
                            "        label = None"]
        variable = program.fresh("label")
        live.variables.append(variable)
        head = f'with {manager}("daily") as {variable}:'
    elif way == "class":
        manager = program.fresh("Group")
        program.top += [f"class {manager}:", "    def __init__(self, name):", "        self.name = name", "", "    def __enter__(self):",
                        "        return self", "", "    def __exit__(self, *error):", "        return False"]
        variable = program.fresh("group")
        live.variables.append(f"{variable}.name")
        head = f'with {manager}("nightly") as {variable}:'
    elif way == "suppress":
        program.use("contextlib", "suppress")
        head = "with suppress(KeyError):"
    else:
        program.use("contextlib", "ExitStack")
        head = f"with ExitStack() as {program.fresh('stack')}:"
    fill(live, some(block))
    if way == "suppress" and rng.random() < 0.5:
        live.add('{}["nothing"]')
    block.suite(head, live)
    block.adopt(live)


def decision(block):
    """A condition step and what it decides about."""
    rng, program = block.rng, block.program
    decides = services.conditions(block)
    options = [o for o in steps.options(block, services.condition_step)]
    template = block.template()
    floor = program.ranks + 1
    arms = []
    for probability in (0.9, 0.5):
        if rng.random() > probability:
            arms.append("")
            continue
        inner = block.inline()
        block.depth += 1
        inner.depth = block.depth
        fill(inner, some(block), BRANCH)
        block.depth -= 1
        found = [h for h in inner.made if h.listable]
        kept = found if rng.random() < 0.8 else found[:1]
        for handle in kept:
            handle.record.placed = True
        block.made += inner.made
        block.bundles += [bundle for bundle in inner.bundles if not any(h in kept for h in bundle[1])]
        arms.append(listed(block, [h.expr for h in kept]))
    program.steps += 1
    made = services.condition_step(block, steps.named(block, template), options, decides, *arms)
    handle = steps.handle_of(block, made, template, floor)
    handle.expr = block.target("condition")
    block.add(f"{handle.expr} = {made.text}")
    block.know(handle)


def listed(block, expressions):
    """A list of these, as condition steps want it: no tuple."""
    rng = block.rng
    way = rng.random()
    inner = ", ".join(expressions)
    if way < 0.7 or not expressions:
        return f"[{inner}]"
    if way < 0.8:
        return f"list(({inner},))"
    if way < 0.9:
        return f"[*({inner},)]"
    return f"[step for step in ({inner},)]"


SIMPLE = (straight, function_step, late_dependency, shared_list)
SHAPES = {straight: 10, function_step: 2, two_at_once: 1, shared_list: 1, late_dependency: 2, for_loop: 4, while_loop: 2, comprehension: 3,
          worked_through: 2, constant_choice: 2, exceptions: 1, context: 1, decision: 4}
BRANCH = dict(SHAPES)
