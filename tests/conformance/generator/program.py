"""A program while it is written: its imports, what stands at its top, suites of statements, and the steps that they make."""
import builtins
import copy
import dataclasses
import keyword
import random
import re

WORDS = ("clean", "split", "train", "score", "merge", "audit", "label", "rank", "embed", "probe", "tune", "export", "sample", "join",
         "fit", "check", "pack", "route", "trim", "scale", "encode", "report", "index", "fetch", "filter", "gauge", "blend", "verify")
# What loops go over and functions are called with: no name of a step has these, so that none is another with one of them behind it.
KEYS = ("eu", "us", "apac", "north", "south", "retail", "fraud", "basket", "claims", "fares", "alpha", "beta", "gamma", "small", "large", "daily",
        "weekly", "churn", "visits", "orders")
PLACEHOLDER = re.compile(r"\{([A-Za-z_]\w*)([^{}]*)\}")


@dataclasses.dataclass
class Record:
    """What has happened to a step, wherever it is known by whichever expression."""

    by_name: bool = False  # something knows only its name: it has to be listed
    placed: bool = False  # it is in a branch, or in no list on purpose


@dataclasses.dataclass
class Handle:
    """A step as the statements of one scope reach it."""

    expr: str
    name: str  # a template: the placeholders are variables of the scope
    kind: str
    rank: int  # edges go from lower to higher ranks
    floor: int  # what the step depends on has a lower rank than this
    outputs: tuple = ()
    file: str = ""  # the property file that it writes
    fixed: bool = False  # it holds its dependencies in something that cannot grow
    parts: tuple = ()  # what the names of its steps end in, when it is a collection of steps
    record: Record = dataclasses.field(default_factory=Record)

    @property
    def listable(self):
        return not self.record.placed


class Program:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.imports = {}
        self.modules = set()
        self.top = []  # what helpers and steps share, before everything else
        self.taken = {*keyword.kwlist, *dir(builtins), "step", "word", "key", "setting", "self", "group", "part", "dep", "count", "tag", "source"}
        self.parameters = []  # (expression, name, type)
        self.shared = {}
        self.file_names = {}  # of property files, by variable
        self.ranks = 0
        self.steps = 0  # constructor calls in the text
        self.budget = self.rng.choice((1, 2, 3, 4, 6, 9, 14, 20))
        self.room = 40  # for what loops and calls make of them

    # -- names ------------------------------------------------------------------------------------------------------------------

    def use(self, module, name):
        """`name`, imported from `module`."""
        self.imports.setdefault(module, set()).add(name)
        return name

    def module(self, name):
        self.modules.add(name)
        return name

    def fresh(self, stem):
        """An identifier that the program has nowhere else."""
        number = 1
        name = stem
        while name in self.taken:
            number += 1
            name = f"{stem}_{number}"
        self.taken.add(name)
        return name

    def step_name(self):
        """The constant part of a step's name, in one of the styles that people write."""
        rng = self.rng
        while True:
            words = rng.sample(WORDS, rng.choice((1, 2, 2, 3)))
            style = rng.choice(("pascal", "kebab", "kebab", "snake", "camel"))
            if style == "pascal":
                name = "".join(word.title() for word in words)
            elif style == "camel":
                name = words[0] + "".join(word.title() for word in words[1:])
            else:
                name = ("-" if style == "kebab" else "_").join(words)
            if name.lower() not in self.taken:
                self.taken.add(name.lower())
                return name

    def rank(self):
        self.ranks += 1
        return self.ranks

    def chance(self, probability):
        return self.rng.random() < probability

    # -- what is made once ---------------------------------------------------------------------------------------------------------

    def once(self, stem, expression):
        """The name of a variable at the top of the program that holds `expression`."""
        if expression not in self.shared:
            name = self.fresh(stem)
            self.shared[expression] = name
            self.top.append(f"{name} = {expression}")
        return self.shared[expression]

    def session(self):
        return self.once("session", self.use("sagemaker.workflow.pipeline_context", "PipelineSession") + "()")

    def role(self):
        return self.once("role", '"arn:aws:iam::111122223333:role/pipelines"')

    def text(self, body):
        """The whole program."""
        lines = [f"import {module}" for module in sorted(self.modules)]
        lines += [f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(self.imports.items())]
        return "\n".join([*lines, "", *self.top, "", *body, ""])


class Block:
    """A suite of statements, and what its expressions can name."""

    def __init__(self, program, handles=(), unique=(), variables=(), steps_prefix=""):
        self.program = program
        self.rng = program.rng
        self.lines = []
        self.handles = list(handles)  # all that can be referred to
        self.made = []  # those that this suite has to hand on or to list
        self.unique = list(unique)  # placeholders that tell the steps of one round from those of the next
        self.variables = list(variables)  # expressions of plain texts
        self.prefix = steps_prefix  # "self." where steps are attributes
        self.given = []  # expressions of values that came as arguments
        self.after = []  # expressions of lists of dependencies that came as arguments
        self.bundles = []  # (expression of all, handles) of collections made here
        self.depth = 0
        self.pending = []

    def add(self, *lines):
        self.lines.extend(lines)

    def suite(self, head, inner):
        """A compound statement with the suite `inner`."""
        self.add(head, *indented(inner.lines or ["pass"]))

    def nested(self, handles=None, unique=(), variables=(), keep_unique=True):
        inner = Block(self.program, self.handles if handles is None else handles, [*(self.unique if keep_unique else ()), *unique],
                      [*self.variables, *variables])
        inner.depth = self.depth + 1
        if handles is None:
            inner.given, inner.after = list(self.given), list(self.after)
        return inner

    def inline(self):
        """The same suite; what is made in it is kept apart."""
        inner = copy.copy(self)
        inner.made, inner.bundles = [], []
        return inner

    def nested_suite(self):
        """A suite below a head that runs once and opens no scope: what is made in it is known behind it."""
        inner = self.nested()
        inner.handles, inner.prefix = list(self.handles), self.prefix
        return inner

    def adopt(self, inner):
        """What a suite that runs once has made."""
        self.handles += inner.made
        self.made += inner.made
        self.bundles += inner.bundles

    def budgeted(self, fill):
        """Something that is never run; it does not count."""
        steps = self.program.steps
        fill(self, 1)
        self.program.steps = steps

    def know(self, handle):
        """A step that was made here or handed to this suite."""
        self.handles.append(handle)
        self.made.append(handle)
        return handle

    def target(self, stem):
        return self.prefix + self.program.fresh(stem)

    def template(self):
        """The name of a step to be made in this suite; nobody else's in any round."""
        name = self.program.step_name()
        if not self.unique:
            return name
        joint = self.rng.choice("-_-")
        parts = [self.rng.choice(forms) for forms in self.unique]
        if self.rng.random() < 0.3:
            return joint.join([*parts, name])
        return joint.join([name, *parts])

    def literal(self, template):
        """An expression of the text that a template gives."""
        parts = PLACEHOLDER.findall(template)
        if not parts:
            return repr(template).replace("'", '"')
        rng = self.rng
        plain = all(":" not in rest and "!" not in rest for _, rest in parts)
        fields = [name + rest for name, rest in parts]
        shape = PLACEHOLDER.sub("\0", template)
        ways = ["f"] * 4 + ["format"] * all("!" not in rest for _, rest in parts)
        if plain:
            ways += ["percent", "plus", "join", "replace"]
        way = rng.choice(ways)
        if way == "f":
            return f'f"{template}"'
        if way == "format":
            if rng.random() < 0.5:
                pieces = [name + rest.partition(":")[0] for name, rest in parts]
                specs = iter(rest.partition(":")[1:] for _, rest in parts)
                return '"' + re.sub("\0", lambda _: "{" + "".join(next(specs)) + "}", shape) + '".format(' + ", ".join(pieces) + ")"
            numbers = iter(range(len(parts)))
            keys = iter(rest.partition(":")[1:] for _, rest in parts)
            pieces = [name + rest.partition(":")[0] for name, rest in parts]
            return ('"' + re.sub("\0", lambda _: "{p%d%s}" % (next(numbers), "".join(next(keys))), shape) + '".format('
                    + ", ".join(f"p{i}={piece}" for i, piece in enumerate(pieces)) + ")")
        if way == "percent":
            return '"' + shape.replace("\0", "%s") + '" % (' + "".join(f"{field}, " for field in fields).rstrip() + ")"
        if way == "plus":
            texts = shape.split("\0")
            out = [f'"{texts[0]}"'] if texts[0] else []
            for field, text in zip(fields, texts[1:]):
                out += [f"str({field})"] + ([f'"{text}"'] if text else [])
            return " + ".join(out)
        if way == "replace":
            marked = re.sub("\0", "@", shape)
            out = f'"{marked}"'
            for field in fields:
                out += f'.replace("@", str({field}), 1)'
            return out
        joint = "-" if "-" in shape else "_"
        items = iter(fields)
        pieces = [f"str({next(items)})" if piece == "\0" else f'"{piece}"' for piece in shape.split(joint)]
        if any("\0" in piece for piece in pieces):
            return f'f"{template}"'
        return f'"{joint}".join([' + ", ".join(pieces) + "])"


def indented(lines, by=4):
    return [" " * by + line if line else line for line in lines]


def bind(template, environment):
    """The template with the variables of `environment` filled in."""
    def fill(match):
        if match.group(1) not in environment:
            return match.group(0)
        return eval(f'f"{match.group(0)}"', {}, dict(environment))  # noqa: S307, our own text
    return PLACEHOLDER.sub(fill, template)


def exported(program, handles, expressions, environment):
    """The steps of an inner suite after one round of it, as the outer suite reaches them."""
    floor = program.ranks + 1
    program.room -= len(handles)
    out = []
    for handle, expression in zip(handles, expressions):
        out.append(dataclasses.replace(handle, expr=expression, name=bind(handle.name, environment), rank=program.rank(), floor=floor,
                                       record=copy.copy(handle.record)))
    return out


def pack(block, handles):
    """One expression that holds the steps, and for each of them what leads from the whole to it; None for the way to list them all."""
    program, rng = block.program, block.rng
    names = [handle.expr for handle in handles]
    if len(handles) == 1 and rng.random() < 0.7:
        return names[0], [""], None
    way = rng.choice(("tuple", "list", "dict", "dict", "namespace", "named"))
    if way == "tuple":
        return "(" + ", ".join(names) + ("," if len(names) == 1 else "") + ")", [f"[{i}]" for i in range(len(names))], "{}"
    if way == "list":
        return "[" + ", ".join(names) + "]", [f"[{i}]" for i in range(len(names))], "{}"
    keys = [f"part{i}" for i in range(len(names))] if len(names) > 5 or rng.random() < 0.4 else rng.sample(WORDS, len(names))
    if way == "dict":
        return "{" + ", ".join(f'"{key}": {name}' for key, name in zip(keys, names)) + "}", [f'["{key}"]' for key in keys], "{}.values()"
    pairs = ", ".join(f"{key}={name}" for key, name in zip(keys, names))
    if way == "namespace":
        return program.use("types", "SimpleNamespace") + f"({pairs})", [f".{key}" for key in keys], "vars({}).values()"
    kind = program.once("Parts", program.use("collections", "namedtuple") + f'("Parts", {keys!r})'.replace("'", '"'))
    return f"{kind}({pairs})", [f".{key}" for key in keys], "{}"
