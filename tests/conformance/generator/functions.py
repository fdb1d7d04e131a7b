"""Functions, closures, generators, recursion, decorators, tables of functions: steps that are made by calls."""
import dataclasses

from . import steps, values
from .program import KEYS, Block, Record, bind, exported, indented, pack
from .rounds import rounds, texts_of
from .shapes import fill, some, stem

PASSABLE = ("processing", "training", "transform", "lambda", "callback", "emr", "quality")


class Signature:
    """The parameters of a helper: what it calls the steps by, and the steps, values and dependencies that it is given."""

    def __init__(self, block):
        program, rng = block.program, block.rng
        self.tag = program.fresh(rng.choice(("tag", "suffix", "label", "what")))
        self.steps, self.value, self.after = [], "", ""
        for _ in range(rng.choice((0, 0, 1, 1, 2))):
            source = values.choose(block, PASSABLE)
            if source:
                name = program.fresh(rng.choice(("source", "upstream", "before")))
                outputs = ("status",) if source.kind in ("lambda", "callback") else source.outputs[:1]
                self.steps.append(dataclasses.replace(source, expr=name, name="", file="", outputs=outputs, rank=0, floor=0, record=Record()))
        if rng.random() < 0.4:
            self.value = program.fresh(rng.choice(("data", "uri", "location")))
        if rng.random() < 0.4:
            self.after = program.fresh(rng.choice(("after", "waits_for")))
        self.collects = bool(self.after) and not self.value and rng.random() < 0.3  # *after
        self.keyword_only = not self.collects and rng.random() < 0.3
        self.default = rng.choice(("None", "()", "[]"))

    def enter(self, block):
        """What the suite of the function can use besides what is around it."""
        block.handles += self.steps
        block.variables.append(self.tag)
        if self.value:
            block.given.append(self.value)
        if self.after:
            copies = [f"list({self.after})", f"[*{self.after}]"]
            if self.default == "None" and not self.collects:
                copies = [f"list({self.after} or [])", f"[*({self.after} or ())]", f"[] if {self.after} is None else [*{self.after}]"]
            block.after = copies

    def text(self, rng, annotate=False):
        hint = (lambda name, kind: f"{name}: {kind}") if annotate else (lambda name, kind: name)
        out = [hint(self.tag, "str")]
        out += [handle.expr for handle in self.steps]
        if self.keyword_only:
            out.append("*") if self.value or self.after else None
        if self.value:
            out.append(f'{self.value}="s3://lake/default"')
        if self.after:
            out.append(f"*{self.after}" if self.collects else f"{self.after}={self.default}")
        return ", ".join(out)

    def arguments(self, block, tag, used=()):
        """A call's arguments in `block`; what the function knows by name of a step, is known so of the argument."""
        rng = block.rng
        out = [(self.tag, tag)]
        for parameter in self.steps:
            found = [h for h in block.handles if h.kind == parameter.kind and set(parameter.outputs) <= set(h.outputs) and h.expr != parameter.expr]
            handle = rng.choice(found)
            handle.record.by_name = handle.record.by_name or parameter.record.by_name
            out.append((parameter.expr, handle.expr))
        tail = []
        if self.value and rng.random() < 0.7:
            tail.append((self.value, values.place(block)))
        if self.after and rng.random() < 0.7:
            found = [h for h in block.handles if h.kind != "fail" and h.name]
            chosen = [steps.dependency(block, h) for h in rng.sample(found, min(len(found), rng.choice((1, 2))))]
            if self.collects:
                return ", ".join([text for _, text in out] + chosen)
            if chosen:
                tail.append((self.after, f"[{', '.join(chosen)}]"))
        way = rng.random()
        if way < 0.3:
            pairs = out + tail
            rng.shuffle(pairs)
            return ", ".join(f"{name}={text}" for name, text in pairs)
        if way < 0.4 and len(out) > 1:
            return f"*({', '.join(text for _, text in out)},)" + "".join(f", {name}={text}" for name, text in tail)
        if way < 0.5 and tail:
            return ", ".join(text for _, text in out) + ", **{" + ", ".join(f'"{name}": {text}' for name, text in tail) + "}"
        return ", ".join([text for _, text in out] + [f"{name}={text}" for name, text in tail])


def scope_of(block, signature, closed):
    """The suite of a function: of one that closes over what is around it, or of one that has its arguments only."""
    if closed:
        inner = block.nested(unique=[[f"{{{signature.tag}}}"]])
    else:
        inner = Block(block.program, [], [[f"{{{signature.tag}}}"]])
        inner.depth = block.depth + 1
    inner.handles = list(inner.handles)
    signature.enter(inner)
    return inner


def tags(block, count):
    """What calls of a helper in this suite give as its tag, as templates and as expressions."""
    out = []
    for word in block.rng.sample(KEYS, count):
        template = "-".join([word, *(block.rng.choice(forms) for forms in block.unique)])
        out.append((template, block.literal(template)))
    return out


def define(block, name, parameters, inner, closed, decorators=(), returns=""):
    lines = [*decorators, f"def {name}({parameters}){returns}:", *indented(inner.lines or ["pass"])]
    if closed:
        block.add(*lines)
    else:
        block.program.top += ["", *lines]


def take(block, handles, leads, base, environment):
    """The steps that a call has returned, known by what the call was assigned to."""
    for handle in exported(block.program, handles, [base + lead for lead in leads], environment):
        block.know(handle)


def helper(block):
    """A function that makes steps, called a few times."""
    program, rng = block.program, block.rng
    signature = Signature(block)
    closed = rng.random() < 0.5
    name = program.fresh(rng.choice(("make_stage", "add_steps", "build_part", "create")))
    inner = scope_of(block, signature, closed)
    if rng.random() < 0.2:
        inner.add(f"if not {signature.tag}:", f"    {rng.choice(('return None', 'raise ValueError(' + signature.tag + ')'))}")
    fill(inner, some(block))
    handles = inner.made
    if not handles:
        return
    packed, leads, _ = pack(inner, handles)
    inner.add(f"return {packed}")
    decorators = [wrapper(block, rng)] if rng.random() < 0.2 else []
    define(block, name, signature.text(rng, rng.random() < 0.3), inner, closed, decorators)
    for template, expression in tags(block, rng.choice((1, 1, 2))):
        call = f"{name}({signature.arguments(block, expression)})"
        if rng.random() < 0.08:
            call = f"(lambda: {call})()"
        if rng.random() < 0.1:
            program.use("functools", "partial")
            call = f"partial({name}, {call[len(name) + 1:]}()" if call.startswith(name) else call
        environment = {signature.tag: template}
        if len(handles) > 1 and leads[0] == "[0]" and rng.random() < 0.5:
            found = exported(program, handles, [block.target(stem(h)) for h in handles], environment)
            block.add(", ".join(h.expr for h in found) + f" = {call}")
            for handle in found:
                block.know(handle)
            continue
        base = block.target("stage")
        block.add(f"{base} = {call}")
        take(block, handles, leads, base, environment)


def wrapper(block, rng):
    """A decorator that calls what it decorates."""
    program = block.program
    program.module("functools")
    name = "traced"
    if name not in program.taken:
        program.taken.add(name)
        program.top += ["", f"def {name}(function):", "    @functools.wraps(function)", "    def run(*args, **kwargs):",
                        "        return function(*args, **kwargs)", "    return run"]
    return "@" + name


def maker(block):
    """A closure: a function that returns the function that makes a step."""
    program, rng = block.program, block.rng
    outer, name = program.fresh("maker"), program.fresh("make")
    kind = program.fresh("kind")
    tag = program.fresh("tag")
    unique = [[f"{{{tag}}}"], [f"{{{kind}}}"]]
    counted = rng.random() < 0.4
    inner = block.nested(unique=unique, variables=[tag, kind])
    before = []
    if counted:
        before = ["    count = 0"]
        inner.add("nonlocal count", "count += 1")
    text, handle = steps.step(inner)
    inner.add(f"return {text}")
    block.add(f"def {outer}({kind}):", *before, *indented([f"def {name}({tag}):", *indented(inner.lines)]), f"    return {name}")
    first, second = rng.sample(KEYS, 2)
    made = block.target("make_one")
    template = "-".join([first, *(rng.choice(forms) for forms in block.unique)])
    block.add(f"{made} = {outer}({block.literal(template)})")
    for word in rng.sample(KEYS, rng.choice((1, 2))):
        variable = block.target(stem(handle))
        block.add(f'{variable} = {made}("{word}")')
        take(block, [handle], [""], variable, {tag: word, kind: template})


def generator(block):
    """A generator function whose rounds yield steps."""
    program, rng = block.program, block.rng
    over = rounds(block)
    name = program.fresh("stages")
    inner = block.nested(unique=over.forms, variables=over.texts)
    if over.skip:
        inner.add(f"if {over.skip}:", "    continue")
    fill(inner, some(block))
    if not inner.made:
        return
    packed, leads, _ = pack(inner, inner.made)
    inner.add(f"yield {packed}")
    block.add(f"def {name}():", f"    for {over.target} in {over.iterable}:", *indented(inner.lines, 8))
    base = block.target("yielded")
    count = len(over.environments)
    way = rng.choice(("list", "loop", "star", "from", "unpack" if count > 1 else "list"))
    bases = [f"{base}[{i}]" for i in range(count)]
    if way == "list":
        block.add(f"{base} = {rng.choice(('list', 'tuple'))}({name}())")
    elif way == "loop":
        each = program.fresh("each")
        block.add(f"{base} = []", f"for {each} in {name}():", f"    {base}.append({each})")
    elif way == "star":
        block.add(f"{base} = [*{name}()]")
    elif way == "from":
        again = program.fresh("all_stages")
        block.add(f"def {again}():", f"    yield from {name}()", f"{base} = list({again}())")
    else:
        bases = [block.target("one") for _ in range(count)]
        block.add(", ".join(bases) + f" = {name}()")
    for found, environment in zip(bases, over.environments):
        take(block, inner.made, leads, found, environment)


def recursion(block):
    """A function that makes a step and calls itself for the rest."""
    program, rng = block.program, block.rng
    name, number, before = program.fresh("chain"), program.fresh("depth"), program.fresh("before")
    inner = block.nested(unique=[[f"{{{number}}}", f"{{{number}:02d}}"]])
    inner.after = [f"[{before}] if {before} is not None else []", f"[step for step in [{before}] if step]"]
    text, handle = steps.step(inner)
    current = program.fresh("current")
    count = rng.choice((1, 2, 3))
    inner.add(f"{current} = {text}")
    start = rng.choice([h for h in block.handles if h.kind != "fail"] or [None])
    first = start.expr if start and rng.random() < 0.7 else "None"
    whole = block.target("chained")
    if rng.random() < 0.5:
        inner.add(f"return [{current}, *{name}({number} - 1, {current})]")
        ordered = range(count, 0, -1)
    else:
        inner.add(f"return {name}({number} - 1, {current}) + [{current}]")
        ordered = range(1, count + 1)
    block.add(f"def {name}({number}, {before}=None):", f"    if {number} == 0:", "        return []", *indented(inner.lines),
              f"{whole} = {name}({count}, {first})")
    for i, value in enumerate(ordered):
        take(block, [handle], [""], f"{whole}[{i}]", {number: value})


def folded(block):
    """A chain by reduce: only the last step is known."""
    program, rng = block.program, block.rng
    program.use("functools", "reduce")
    before, word = program.fresh("before"), program.fresh("word")
    start = [h for h in block.handles if h.kind not in ("fail", "function")]
    if not start:
        return
    first = rng.choice(start)
    inner = block.nested(unique=[[f"{{{word}}}"]], variables=[word])
    inner.after = [f"[{before}]"]
    text, handle = steps.step(inner)
    words = rng.sample(KEYS, rng.choice((1, 2, 3)))
    last = block.target("last")
    block.add(f"{last} = reduce(lambda {before}, {word}: {text}, {texts_of(words)}, {first.expr})")
    take(block, [handle], [""], last, {word: words[-1]})


def factories(block):
    """A table of functions that make steps."""
    program, rng = block.program, block.rng
    table = block.target("factories")
    entries, found = [], []
    for key in rng.sample(KEYS, rng.choice((1, 2, 3))):
        tag = program.fresh("tag")
        inner = block.nested(unique=[[f"{{{tag}}}"]], variables=[tag])
        text, handle = steps.step(inner)
        found.append((key, tag, handle))
        if rng.random() < 0.7:
            entries.append(f'"{key}": lambda {tag}: {text}')
        else:
            name = program.fresh("make")
            block.add(f"def {name}({tag}):", f"    return {text}")
            entries.append(f'"{key}": {name}')
    block.add(f"{table} = {{{', '.join(entries)}}}")
    parts = [rng.choice(forms) for forms in block.unique]
    if rng.random() < 0.5:
        for key, tag, handle in found:
            template = "-".join([key, *parts])
            variable = block.target(stem(handle))
            block.add(f'{variable} = {table}["{key}"]({block.literal(template)})')
            take(block, [handle], [""], variable, {tag: template})
        return
    key_name, make = program.fresh("key"), program.fresh("make")
    template = "-".join([f"{{{key_name}}}", *parts])
    whole = block.target("made")
    block.add(f"{whole} = {{{key_name}: {make}({block.literal(template)}) for {key_name}, {make} in {table}.items()}}")
    for key, tag, handle in found:
        take(block, [handle], [""], f'{whole}["{key}"]', {tag: bind(template, {key_name: key})})


def registry(block):
    """Functions that a decorator puts into a table."""
    program, rng = block.program, block.rng
    table, register = program.fresh("REGISTRY"), program.fresh("register")
    program.top += ["", f"{table} = {{}}", "", f"def {register}(key):", "    def wrap(function):", f"        {table}[key] = function",
                    "        return function", "    return wrap"]
    found = []
    for key in rng.sample(KEYS, rng.choice((1, 2))):
        tag = program.fresh("tag")
        inner = block.nested(unique=[[f"{{{tag}}}"]], variables=[tag])
        fill(inner, 1)
        if not inner.made:
            continue
        packed, leads, _ = pack(inner, inner.made)
        inner.add(f"return {packed}")
        block.add(f'@{register}("{key}")', f"def {program.fresh('build')}({tag}):", *indented(inner.lines))
        found.append((key, tag, inner.made, leads))
    key_name = program.fresh("key")
    parts = [rng.choice(forms) for forms in block.unique]
    template = "-".join([f"{{{key_name}}}", *parts])
    whole = block.target("built")
    if not found:
        return
    block.add(f"{whole} = {{}}", f"for {key_name} in {texts_of([key for key, *_ in found])}:",
              f"    {whole}[{key_name}] = {table}[{key_name}]({block.literal(template)})")
    for key, tag, handles, leads in found:
        take(block, handles, leads, f'{whole}["{key}"]', {tag: bind(template, {key_name: key})})


SHAPES = {helper: 5, maker: 2, generator: 2, recursion: 2, folded: 1, factories: 2, registry: 1}
