"""Random dynamic ZenML pipelines of which every call is reached by some arguments."""
import collections
import random
import re
import sys
import types

STEPS = '''from typing import Annotated, Dict, List, Tuple

from zenml import pipeline, step, unmapped


@step
def number(n: int = 3) -> int:
    return n


@step
def twice(x: int, times: int = 2) -> Annotated[int, "doubled"]:
    return x * times


@step
def add(x: int, y: int = 1) -> Annotated[int, "sum"]:
    return x + y


@step
def pair(x: int) -> Tuple[Annotated[int, "low"], Annotated[int, "high"]]:
    low, high = x - 1, x + 1
    return low, high


@step
def numbers(n: int) -> Annotated[List[int], "numbers"]:
    return list(range(n))


@step
def table(x: int) -> Annotated[Dict[str, int], "table"]:
    return {"a": x, "b": 2}


@step
def even(x: int) -> bool:
    return x % 2 == 0


@step
def total(xs: List[int]) -> Annotated[int, "total"]:
    return sum(xs)


@step
def note(text: str = "") -> None:
    print(text)

'''
PLAIN = 60  # seeds of programs without loops that only the run ends, and groups
ARGUMENTS = [{"n": n, "extra": extra} for n in range(1, 5) for extra in (False, True)]


def generate(seed):
    """The text of a program, and arguments of its pipeline `p` that reach every call."""
    for attempt in range(1000):
        text = Writer(random.Random(f"{seed}/{attempt}"), seed > PLAIN).program()
        arguments = [] if ambiguous(text) else covering(text)
        if arguments:
            return text, arguments
    raise RuntimeError(f"seed {seed} makes no program of which every call is reached")


class Writer:
    """Writes a pipeline statement by statement; knows which names hold what where it is."""

    def __init__(self, rng, wide):
        self.rng = rng
        self.wide = wide
        self.lines = []
        self.count = 0
        self.calls = 0
        self.helpers = []

    def program(self):
        names = {"int": [], "future": [], "list": [], "map": [], "pair": [], "bool": [], "table": []}
        self.block(names, 1, self.rng.randint(4, 8))
        default = self.rng.randint(1, 4)
        head = f"@pipeline(dynamic=True, enable_cache=False)\ndef p(n: int = {default}, extra: bool = False):\n"
        return STEPS + "\n" + "".join(self.helpers) + head + "\n".join(self.lines) + "\n"

    def line(self, depth, text):
        self.lines.append("    " * depth + text)

    def name(self, prefix):
        self.count += 1
        return f"{prefix}{self.count}"

    def block(self, names, depth, size):
        names = {kind: list(some) for kind, some in names.items()}
        self.call(names, depth)
        for _ in range(size - 1):
            kinds = [self.call] * 4 + [self.submit] * 2 + [self.map, self.numbers, self.sum, self.helper]
            if depth < 3 and self.calls < 12:
                kinds += [self.branch] * 3 + [self.loop, self.leave, self.attempt]
                kinds += [self.until, self.drain, self.group] * (2 * self.wide)
            self.rng.choice(kinds)(names, depth)
        return names

    # What goes into a step.

    def value(self, names):
        """An argument that is a number: a handle, a literal, a parameter, a loaded value."""
        options = [str(self.rng.randint(0, 3)), "n"] + names["int"] * 2 + names["future"]
        options += [f"{one}.load()" for one in names["int"] + names["future"]]
        options += [f"{one}[{self.rng.randint(0, 1)}]" for one in names["pair"]]
        return self.rng.choice(options)

    def after(self, names):
        futures = names["future"] + names["map"]
        if not futures or self.rng.random() < 0.8:
            return ""
        return f", after={self.rng.choice(futures)}"

    def condition(self, names):
        """One that both arms of are taken by some arguments, perhaps."""
        number = self.rng.choice([f"{one}.load()" for one in names["int"] + names["future"]] + ["n"])
        options = ["extra", f"{number} {self.rng.choice(['>', '<=', '==', '!='])} {self.rng.randint(1, 4)}"]
        options += [f"{one}.load()" for one in names["bool"]]
        options += [f"{one}.load()['{self.rng.choice('ab')}'] >= {self.rng.randint(1, 4)}" for one in names["table"]]
        one = self.rng.choice(options)
        if self.rng.random() < 0.2:
            one += self.rng.choice([" and not extra", " or extra"])
        return one

    # Statements.

    def call(self, names, depth):
        self.calls += 1
        step = self.rng.choice(["number", "twice", "add", "even", "note", "table", "pair"])
        id_ = f', id="{self.name("own_")}"' if self.rng.random() < 0.15 else ""
        after = self.after(names)
        if step == "note":
            self.line(depth, f'note("{self.rng.choice(["so", "then"])}"{id_}{after})')
            return
        target = self.name(step[0])
        arguments = self.value(names)
        if step in ("twice", "add") and self.rng.random() < 0.3:
            arguments += f", {self.value(names)}"
        if step == "pair" and self.rng.random() < 0.5:
            self.line(depth, f"{target}, {target}_high = pair({arguments}{id_}{after})")
            names["int"] += [target, f"{target}_high"]
            return
        self.line(depth, f"{target} = {step}({arguments}{id_}{after})")
        names[{"even": "bool", "table": "table", "pair": "pair"}.get(step, "int")].append(target)

    def submit(self, names, depth):
        self.calls += 1
        target = self.name("f")
        self.line(depth, f"{target} = {self.rng.choice(['twice', 'add', 'number'])}.submit({self.value(names)}{self.after(names)})")
        names["future"].append(target)

    def numbers(self, names, depth):
        self.calls += 1
        target = self.name("xs")
        self.line(depth, f"{target} = numbers({self.rng.choice(['2', '3', 'n'])})")
        names["list"].append(target)

    def map(self, names, depth):
        sources = names["list"] + names["map"]
        if not sources:
            return self.numbers(names, depth)
        self.calls += 1
        target = self.name("m")
        source = self.rng.choice(sources)
        extra = self.rng.choice(["", ", times=3"] + [f", times=unmapped({one})" for one in names["int"]])
        if len(names["list"]) > 1 and self.rng.random() < 0.4:
            first, second = self.rng.sample(names["list"], 2)
            self.line(depth, f"{target} = add.product(x={first}, y={second}{self.after(names)})")
        else:
            self.line(depth, f"{target} = twice.map({source}{extra}{self.after(names)})")
        names["map"].append(target)

    def sum(self, names, depth):
        many = names["map"] + names["list"] + [f"[{', '.join(names['int'][-2:])}]"] * bool(names["int"])
        if not many:
            return self.call(names, depth)
        self.calls += 1
        target = self.name("t")
        self.line(depth, f"{target} = total({self.rng.choice(many)})")
        names["int"].append(target)

    def helper(self, names, depth):
        """A function that calls steps under a condition of its own, and may return early."""
        name, target = self.name("helper_"), self.name("h")
        limit = self.rng.randint(1, 4)
        self.helpers.append(
            f"def {name}(x, extra):\n    found = add(x)\n    if found.load() > {limit}:\n"
            f"        return twice(found)\n    if extra:\n        note('{name}')\n    return found\n\n\n")
        self.calls += 2
        self.line(depth, f"{target} = {name}({self.value(names)}, extra)")
        names["int"].append(target)

    def branch(self, names, depth):
        arms = self.rng.choice([["if"], ["if", "else"], ["if", "else"], ["if", "elif", "else"]])
        for arm in arms:
            self.line(depth, "else:" if arm == "else" else f"{arm} {self.condition(names)}:")
            self.block(names, depth + 1, self.rng.randint(1, 2))

    def loop(self, names, depth):
        item = self.name("i")
        if not names["list"]:
            self.numbers(names, depth)
        source = self.rng.choice(names["list"])
        form = self.rng.choice(["plain", "chunk", "range"])
        if form == "chunk":
            self.line(depth, f"for {item}, _ in enumerate({source}.load()):")
            self.line(depth + 1, f"{self.name('c')} = twice({source}.chunk({item}))")
            self.calls += 1
            return
        over = f"{source}.load()" if form == "plain" else f"range({self.rng.randint(1, 3)})"
        self.line(depth, f"for {item} in {over}:")
        self.line(depth + 1, f"{self.name('c')} = {self.rng.choice(['twice', 'add', 'add.submit'])}({item})")
        self.calls += 1
        if self.rng.random() < 0.5:
            test = f"{item} == 1" if form == "plain" else self.condition(names)
            self.line(depth + 1, f"if {test}:")
            self.line(depth + 2, "note('round')")
            self.calls += 1
            if form == "range" and self.rng.random() < 0.5:
                self.line(depth + 2, "break")

    def until(self, names, depth):
        """Rounds that end when a step says so; numbers are handed on from one to the next."""
        count, target, limit = self.name("k"), self.name("c"), self.rng.randint(3, 4)
        form = self.rng.choice(["condition", "bound", "break"])
        self.line(depth, f"{count} = {1 if form == 'bound' else 'n'}")
        if form != "break":
            self.line(depth, f"while add({count}).load() <= {4 if form == 'bound' else limit}{f' and {count} < 3' * (form == 'bound')}:")
            self.line(depth + 1, f"{count} += 1")
        else:
            self.line(depth, "while True:")
            self.line(depth + 1, f"{target} = add({count}{self.after(names)})")
            self.line(depth + 1, f"if {target}.load() > {limit}:")
            self.line(depth + 2, "break")
            self.line(depth + 1, f"{count} += 1")
        self.calls += 2
        if self.rng.random() < 0.6:
            self.line(depth + 1, self.rng.choice(["note('again')", f"twice.submit({count})", f"pair({count})"]))
        if self.rng.random() < 0.5:
            self.line(depth, f"{self.name('n')} = number({count})")

    def drain(self, names, depth):
        """Elements of a loaded list that are taken one by one."""
        left, item = self.name("q"), self.name("i")
        if not names["list"]:
            self.numbers(names, depth)
        source = self.rng.choice(names["list"])
        if self.rng.random() < 0.5:
            self.line(depth, f"{left} = list({source}.load())")
            self.line(depth, f"while {left}:")
            self.line(depth + 1, f"{item} = {left}.pop()")
        else:
            self.line(depth, f"{left} = iter({source}.load())")
            self.line(depth, "while True:")
            self.line(depth + 1, f"{item} = next({left}, None)")
            self.line(depth + 1, f"if {item} is None:")
            self.line(depth + 2, "break")
        self.calls += 2
        self.line(depth + 1, f"{self.name('c')} = {self.rng.choice(['twice', 'add.submit', 'even'])}({item})")

    def group(self, names, depth):
        """Outputs under keys of which some are the same."""
        groups, item, made = self.name("g"), self.name("i"), self.name("v")
        if not names["list"]:
            self.numbers(names, depth)
        source = self.rng.choice(names["list"])
        key = self.rng.choice([f"{item} % 2", f"{item}", f"even({item}).load()"])
        lists = self.rng.random() < 0.5
        self.calls += 3
        self.line(depth, f"{groups} = {{}}")
        self.line(depth, f"for {item} in {source}.load():")
        put = f"{groups}.setdefault({key}, []).append" if lists else f"{groups}[{key}] = "
        self.line(depth + 1, f"{put}(add({item}))")
        self.line(depth, self.rng.choice([f"for {made} in {groups}.values():", f"for _, {made} in {groups}.items():"]))
        self.line(depth + 1, f"{self.name('c')} = {'total' if lists else 'twice'}({made})")
        if self.rng.random() < 0.4:
            self.line(depth, f"for _ in sorted({groups}):")
            self.line(depth + 1, "note('key')")

    def leave(self, names, depth):
        self.line(depth, f"if {self.condition(names)}:")
        if self.rng.random() < 0.5:
            self.line(depth + 1, "note('leaves')")
            self.calls += 1
        self.line(depth + 1, "return")

    def attempt(self, names, depth):
        """A step that cannot fail inside `try`: the handler would be an arm that no arguments reach, so it calls nothing."""
        target = self.name("a")
        self.calls += 1
        self.line(depth, "try:")
        self.line(depth + 1, f"{target} = add({self.value(names)})")
        self.line(depth, "except ValueError as error:")
        self.line(depth + 1, "raise RuntimeError('no number') from error")
        names["int"].append(target)


# Which calls does a run reach? Steps that are plain functions answer at once.


class Value:
    """A handle, a future or a list of them: what a step gave."""

    def __init__(self, value):
        self.value = value

    def load(self):
        return [one.load() for one in self.value] if isinstance(self.value, list) and any(isinstance(one, Value) for one in self.value) else self.value

    def chunk(self, index):
        return Value(self.value[index])

    def __getitem__(self, index):
        return Value(self.value[index])

    def __iter__(self):
        return iter([Value(one) for one in self.value] if isinstance(self.value, tuple) else self.value)


def plain(value):
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.load() if isinstance(value, Value) else value


class Step:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args, id=None, after=None, **kwargs):
        return Value(self.function(*map(plain, args), **{key: plain(one) for key, one in kwargs.items()}))

    submit = __call__

    def map(self, xs, after=None, **kwargs):
        return Value([self(x, **kwargs) for x in plain(xs)])

    def product(self, x, y, after=None):
        return Value([self(a, b) for a in plain(x) for b in plain(y)])


def covering(text):
    """Few arguments that reach every line of the pipeline and its helpers, as often as any arguments do; none when a line is never reached,
    or a run is too long."""
    fake = {"pipeline": lambda **_: lambda body: body, "step": Step, "unmapped": lambda x: x}
    module = types.ModuleType("program")
    source = text.replace("from zenml import pipeline, step, unmapped", "")
    vars(module).update(fake, print=lambda *_: None)
    code = compile(source, "program", "exec")
    exec(code, vars(module))
    runs = [(arguments, traced(module.p, arguments)) for arguments in ARGUMENTS]
    if any(visits is None for _, visits in runs):
        return []
    missing = set().union(*(visits for _, visits in runs))
    begin = STEPS.count("\n")
    lines = {line for line in lines_of(code) if line > begin} - definitions(text) - unreachable(text)
    if lines - {line for line, _ in missing} or rounds(text) - missing:
        return []
    chosen = []
    while missing:
        arguments, visits = max(runs, key=lambda run: len(run[1] & missing))
        chosen.append(arguments)
        missing -= visits
    return chosen if len(chosen) <= 4 else []


def ambiguous(text):
    """Two loops that only the run ends and that call the same step: a run does not tell which rounds are of which."""
    return len(re.findall(r"add\(k\d", text)) > 1


def rounds(text):
    """The last visits of the loops whose number of rounds is written down: a `break` may never let it come to them."""
    loops = ((i, re.search(r"in range\((\d)\):", line)) for i, line in enumerate(text.splitlines(), 1))
    return {(i + 1, int(loop[1]) - 1) for i, loop in loops if loop}


def lines_of(code):
    lines = {line for _, _, line in code.co_lines() if line}
    return lines.union(*(lines_of(one) for one in code.co_consts if isinstance(one, types.CodeType)))


def definitions(text):
    """Lines outside of functions, and those of `else`, `try` and the heads of functions."""
    return {i for i, line in enumerate(text.splitlines(), 1) if not line.startswith(" ") or line.strip() in ("else:", "try:")}


def unreachable(text):
    """Handlers of steps that do not fail."""
    lines = text.splitlines()
    return {i for i, line in enumerate(lines, 1) if line.strip().startswith(("except ", "raise "))}


def traced(function, arguments, limit=25):
    """The lines that a call reaches, each with the number of the visit; None when it fails or calls more than `limit` steps."""
    visits, calls = collections.Counter(), [0]

    def trace(frame, event, _):
        if frame.f_code.co_filename != "program":
            calls[0] += frame.f_code is Step.__call__.__code__
            return None
        visits[frame.f_lineno] += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(**arguments)
    except Exception:
        return None
    finally:
        sys.settrace(before)
    return {(line, i) for line, count in visits.items() for i in range(count)} if calls[0] <= limit else None
