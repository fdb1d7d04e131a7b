"""What loops go over, and what each round finds in the variables."""
import types

from .program import KEYS


class Rounds:
    """The head of a loop or comprehension: `for {target} in {iterable}`, and the variables of each round that is made."""

    def __init__(self, target, iterable, environments, forms, texts, skip="", key=""):
        self.target, self.iterable, self.environments = target, iterable, environments
        self.forms = forms  # lists of placeholders; one of each list tells a round from the others
        self.texts = texts  # expressions of plain texts
        self.skip = skip  # a condition under which a round makes nothing
        self.key = key  # an expression that is another in each round


def texts_of(words):
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def rounds(block):
    rng, program = block.rng, block.program
    kind = rng.choice((words, words, numbers, enumerated, zipped, items, pairs, rows, configurations, product, sliced, split, nested_dict))
    made = kind(block, program, rng)
    if len(made.environments) > 1 and rng.random() < 0.15:
        environment = rng.choice(made.environments)
        name, value = next((n, v) for n, v in environment.items() if isinstance(v, (str, int)) or n) if environment else (None, None)
        if isinstance(value, (str, int)):
            made.skip = f"{name} == {value!r}".replace("'", '"')
            made.environments = [e for e in made.environments if e[name] != value]
    return made


def some_words(rng, low=1, high=3):
    return rng.sample(KEYS, rng.randint(low, high))


def words(block, program, rng):
    name = program.fresh(rng.choice(("region", "kind", "part", "key")))
    chosen = some_words(rng)
    way = rng.choice(("list", "tuple", "top", "sorted", "reversed", "set"))
    ordered = list(chosen)
    if way == "list":
        iterable = texts_of(chosen)
    elif way == "tuple":
        iterable = "(" + ", ".join(f'"{word}"' for word in chosen) + ",)"
    elif way == "top":
        iterable = program.once("NAMES", texts_of(chosen))
    elif way == "sorted":
        iterable, ordered = f"sorted({texts_of(chosen)})", sorted(chosen)
    elif way == "reversed":
        iterable, ordered = f"reversed({texts_of(chosen)})", chosen[::-1]
    else:
        iterable, ordered = "sorted({" + ", ".join(f'"{word}"' for word in chosen) + "}, key=len)", sorted(chosen, key=lambda w: (len(w), w))
        iterable = iterable.replace("key=len", "key=lambda word: (len(word), word)")
    return Rounds(name, iterable, [{name: word} for word in ordered], [[f"{{{name}}}", f"{{{name}.upper()}}", f"{{{name}.title()}}", f"{{{name}!s}}"]],
                  [name], key=name)


def numbers(block, program, rng):
    name = program.fresh(rng.choice(("i", "n", "number")))
    start, stop, stride = rng.choice(((0, 2, 1), (0, 3, 1), (1, 3, 1), (0, 4, 2), (3, 0, -1), (1, 2, 1)))
    forms = [f"{{{name}}}", f"{{{name}:02d}}", f"{{{name} + 1}}", f"{{{name} * 10}}", f"{{{name}:03}}"]
    return Rounds(name, f"range({stop})" if start == 0 and stride == 1 else f"range({start}, {stop}, {stride})",
                  [{name: i} for i in range(start, stop, stride)], [forms], [], key=name)


def enumerated(block, program, rng):
    number, word = program.fresh("i"), program.fresh("item")
    chosen = some_words(rng)
    start = rng.choice((0, 0, 1))
    return Rounds(f"{number}, {word}", f"enumerate({texts_of(chosen)}{', start=1' if start else ''})",
                  [{number: i, word: w} for i, w in enumerate(chosen, start)], [[f"{{{number}}}", f"{{{word}}}", f"{{{word}[0]}}{{{number}}}"]],
                  [word], key=rng.choice((number, word)))


def zipped(block, program, rng):
    left, right = program.fresh("left"), program.fresh("right")
    chosen, others = some_words(rng), some_words(rng)
    size = min(len(chosen), len(others))
    return Rounds(f"{left}, {right}", f"zip({texts_of(chosen)}, {texts_of(others)})",
                  [{left: a, right: b} for a, b in zip(chosen[:size], others[:size])], [[f"{{{left}}}", f"{{{left}}}-{{{right}}}"]],
                  [left, right], key=left)


def items(block, program, rng):
    key, value = program.fresh("key"), program.fresh("size")
    chosen = {word: rng.randint(1, 9) for word in some_words(rng)}
    source = program.once("SIZES", "{" + ", ".join(f'"{k}": {v}' for k, v in chosen.items()) + "}") if rng.random() < 0.6 else repr(chosen).replace("'", '"')
    way = rng.choice(("items", "sorted", "keys"))
    if way == "keys":
        return Rounds(key, source + rng.choice(("", ".keys()")), [{key: k} for k in chosen], [[f"{{{key}}}"]], [key], key=key)
    pairs_ = list(chosen.items()) if way == "items" else sorted(chosen.items(), key=lambda pair: (-pair[1], pair[0]))
    iterable = f"{source}.items()" if way == "items" else f"sorted({source}.items(), key=lambda pair: (-pair[1], pair[0]))"
    return Rounds(f"{key}, {value}", iterable, [{key: k, value: v} for k, v in pairs_], [[f"{{{key}}}", f"{{{key}}}{{{value}}}"]], [key], key=key)


def pairs(block, program, rng):
    first, second = program.fresh("code"), program.fresh("label")
    chosen = [(rng.randint(1, 99), word) for word in some_words(rng)]
    target = rng.choice((f"{first}, {second}", f"({first}, {second})"))
    return Rounds(target, repr(chosen).replace("'", '"'), [{first: a, second: b} for a, b in chosen],
                  [[f"{{{second}}}", f"{{{second}}}{{{first}:03d}}"]], [second], key=second)


def rows(block, program, rng):
    name = program.fresh("row")
    chosen = [{"id": word, "size": rng.randint(1, 5)} for word in some_words(rng)]
    source = program.once("ROWS", repr(chosen).replace("'", '"')) if rng.random() < 0.5 else repr(chosen).replace("'", '"')
    return Rounds(name, source, [{name: row} for row in chosen], [[f"{{{name}['id']}}", f"{{{name}.get('id')}}", f"{{{name}['id']}}{{{name}['size']}}"]],
                  [f"{name}['id']"], key=f"{name}['id']")


def configurations(block, program, rng):
    name = program.fresh("job")
    program.use("dataclasses", "dataclass")
    program.use("dataclasses", "field")
    kind = program.fresh("Job")
    frozen = rng.choice(("@dataclass", "@dataclass(frozen=True)"))
    body = [frozen, f"class {kind}:", "    name: str", "    size: int = 1", "    tags: list = field(default_factory=list)"]
    slug = rng.random() < 0.5
    if slug:
        body += ["", "    @property", "    def slug(self):", '        return f"{self.name}-{self.size}"']
    program.top += body
    chosen = some_words(rng)
    made, environments = [], []
    for word in chosen:
        size = rng.randint(1, 4)
        made.append(rng.choice((f'{kind}("{word}", {size})', f'{kind}(name="{word}", size={size})', f'{kind}("{word}", size={size}, tags=["x"])')))
        environments.append({name: types.SimpleNamespace(name=word, size=size, slug=f"{word}-{size}")})
    forms = [f"{{{name}.name}}", f"{{{name}.name}}{{{name}.size:02d}}"] + ([f"{{{name}.slug}}"] if slug else [])
    return Rounds(name, "[" + ", ".join(made) + "]", environments, [forms], [f"{name}.name"], key=f"{name}.name")


def product(block, program, rng):
    left, right = program.fresh("model"), program.fresh("fold")
    chosen, count = some_words(rng, 1, 2), rng.choice((1, 2))
    program.module("itertools")
    return Rounds(f"{left}, {right}", f"itertools.product({texts_of(chosen)}, range({count}))",
                  [{left: a, right: b} for a in chosen for b in range(count)], [[f"{{{left}}}-{{{right}}}", f"{{{left}}}_{{{right}:02d}}"]], [left],
                  key=f"({left}, {right})")


def sliced(block, program, rng):
    name = program.fresh("stage")
    chosen = some_words(rng, 3, 4)
    cut, ordered = rng.choice((("[1:]", chosen[1:]), ("[:-1]", chosen[:-1]), ("[::2]", chosen[::2]), ("[::-1]", chosen[::-1]), ("[-2:]", chosen[-2:])))
    return Rounds(name, program.once("STAGES", texts_of(chosen)) + cut, [{name: word} for word in ordered], [[f"{{{name}}}"]], [name], key=name)


def split(block, program, rng):
    name = program.fresh("word")
    chosen = some_words(rng)
    iterable, ordered = rng.choice(((f'"{",".join(chosen)}".split(",")', chosen), (f'"{" ".join(chosen)}".split()', chosen),
                                    (f'map(str.upper, {texts_of(chosen)})', [word.upper() for word in chosen]),
                                    (f'[word[::-1] for word in {texts_of(chosen)}]', [word[::-1] for word in chosen]),
                                    (f'filter(None, {texts_of(["", *chosen])})', chosen)))
    return Rounds(name, iterable, [{name: word} for word in ordered], [[f"{{{name}}}", f"{{{name}.lower()}}"]], [name], key=name)


def nested_dict(block, program, rng):
    name = program.fresh("entry")
    chosen = {word: {"size": rng.randint(1, 5), "on": rng.random() < 0.7} for word in some_words(rng)}
    source = program.once("SETTINGS", repr(chosen).replace("'", '"'))
    kept = [word for word, setting in chosen.items() if setting["on"]]
    if not kept:
        return words(block, program, rng)
    iterable = rng.choice((f'[key for key, setting in {source}.items() if setting["on"]]', f'list(filter(lambda key: {source}[key]["on"], {source}))'))
    return Rounds(name, iterable, [{name: word} for word in kept], [[f"{{{name}}}", f"{{{name}}}{{{source}[{name}]['size']}}"][:1]], [name], key=name)
