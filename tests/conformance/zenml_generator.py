"""Random programs that call one static ZenML pipeline, one a seed: `main()` of a module that is called as its pipeline."""
import dataclasses
import json
import random

HEAD = """import functools
from dataclasses import dataclass
from enum import Enum
from typing import Any, Dict, List, Optional, Tuple

from pydantic import BaseModel
from typing_extensions import Annotated
from zenml import ArtifactConfig, ExternalArtifact, pipeline, step
from zenml.client import Client
from zenml.steps import BaseStep
"""
VERBS = ("load", "clean", "split", "train", "score", "merge", "audit", "label", "rank", "embed", "probe", "tune", "export", "join", "fit", "check")
KEYS = ("eu", "us", "north", "south", "alpha", "beta", "gamma", "small", "large", "daily")
TYPES = ("int", "str", "float", "bool", "List[int]", "List[str]", "Dict[str, int]", "Optional[int]", "Any", "")
OUTPUTS = ("none", "bare", "one", "named", "config", "pair", "half", "variable", "alias")


@dataclasses.dataclass
class Step:
    expr: str
    inputs: list  # (name, type, has a default)
    outputs: int
    used: bool = False


@dataclasses.dataclass
class Var:
    expr: str
    kind: str  # "handle", "handles" (a list of some), or a type


class Program:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.name = f"seed_{seed}"
        self.top, self.config = [], {}
        self.steps, self.helpers, self.inner = [], [], []
        self.ids, self.count, self.room, self.depth = [], 0, 30, 0
        self.bold = self.rng.random() < 0.15  # may do what ZenML refuses

    def fresh(self, stem):
        self.count += 1
        return f"{stem}{self.count}"

    def chance(self, share):
        return self.rng.random() < share

    # -- values -----------------------------------------------------------------------------------------------------------------

    def value(self, kind, scope):
        """An expression of a type."""
        rng = self.rng
        kind = rng.choice(TYPES[:6]) if kind in ("Any", "") else kind
        if kind == "Optional[int]":
            return "None" if self.chance(0.4) else self.value("int", scope)
        known = [var.expr for var in scope if var.kind == kind]
        if known and self.chance(0.6):
            return rng.choice(known)
        numbers = [var.expr for var in scope if var.kind == "int"]
        texts = [var.expr for var in scope if var.kind == "str"]
        key = rng.choice(KEYS)
        if kind == "int":
            made = [str(rng.randrange(20)), f"len({[1] * rng.randrange(4)})", f"{rng.randrange(5)} * 2"]
            made += [f"{n} + {rng.randrange(1, 4)}" for n in numbers] + [f"len({t})" for t in texts]
        elif kind == "str":
            made = [repr(key), f"'{key}'.upper()", f"'-'.join(['a', '{key}'])"]
            made += [f"f'{key}_{{{n}}}'" for n in numbers] + [f"{t} + '_x'" for t in texts]
        elif kind == "float":
            made = [f"{rng.randrange(9)}.5", "1e-3", f"{rng.randrange(1, 9)} / 4"]
        elif kind == "bool":
            made = ["True", "False"] + [f"{n} > 2" for n in numbers] + [f"{t}.startswith('a')" for t in texts]
        elif kind == "List[int]":
            made = [str([rng.randrange(9) for _ in range(rng.randrange(4))]), f"list(range({rng.randrange(4)}))", f"[n * 2 for n in ({rng.randrange(4)}, 1)]"]
        elif kind == "List[str]":
            made = [str(rng.sample(KEYS, rng.randrange(3))), f"sorted({rng.sample(KEYS, 3)})[:2]", "'a b'.split()"]
        else:
            made = [str({key: rng.randrange(5)}), f"dict({key}={rng.randrange(5)})", f"{{**{{'a': 1}}, '{key}': 2}}"]
        return rng.choice(made)

    def handle(self, scope, kinds=("handle",)):
        known = [var.expr for var in scope if var.kind in kinds]
        return self.rng.choice(known) if known else None

    # -- steps ------------------------------------------------------------------------------------------------------------------

    def define_step(self):
        rng = self.rng
        name = self.fresh(rng.choice(VERBS))
        inputs = [(f"{chr(97 + n)}", rng.choice(TYPES), False) for n in range(rng.randrange(3))]
        inputs += [(f"{chr(97 + len(inputs) + n)}", rng.choice(TYPES), True) for n in range(rng.randrange(3))]
        arguments = ", ".join(f"{n}{': ' + t if t else ''}" + (f"{' = ' if t else '='}{self.value(t, [])}" if d else "") for n, t, d in inputs)
        form = rng.choice(OUTPUTS)
        arrow, lines, outputs = {
            "none": (" -> None", ["pass"], 0),
            "bare": ("", ["return 1"], 1),
            "one": (" -> int", ["return 1"], 1),
            "named": (f" -> Annotated[int, '{name}_out']", ["return 1"], 1),
            "config": (f" -> Annotated[int, ArtifactConfig(name='{name}' + '_c')]", ["return 1"], 1),
            "pair": (" -> Tuple[Annotated[int, 'left'], Annotated[str, 'right']]", ["return 1, 'a'"], 2),
            "half": (" -> Tuple[int, Annotated[str, 'second'], float]", ["if 1 > 2:", "    return 1, 'a', 2.0", "return (3, 'b', 4.0)"], 3),
            "variable": (" -> Tuple[int, str]", ["pair = 1, 'a'", "return pair"], 1),
            "alias": (" -> PAIR", ["return 1, 2"], 2),
        }[form]
        look = rng.choice(("plain", "plain", "plain", "options", "function", "class", "factory", "wrapped"))
        if look == "class":
            self.top += [f"class {name.title()}(BaseStep):", f"    def entrypoint(self, {arguments}){arrow}:", *("        " + line for line in lines), "", ""]
            given = f"name='{self.fresh('named')}'" if self.chance(0.4) else ""
            self.top += [f"{name} = {name.title()}({given})", "", ""]
        elif look == "factory":
            self.top += [f"def make_{name}(label):", f"    @step(name=f'{name}_{{label}}')", f"    def inner({arguments}){arrow}:", *("        " + line for line in lines), "",
                         "    return inner", "", "", f"{name} = make_{name}({rng.choice(KEYS)!r})", "", ""]
        else:
            decorators = {"plain": ["@step"], "options": [rng.choice(("@step(enable_cache=False)", f"@step(name='{self.fresh('other')}')", "@step()"))],
                          "function": [], "wrapped": ["@step", "@logged"]}[look]
            self.top += [*decorators, f"def {name}({arguments}){arrow}:", *("    " + line for line in lines), "", ""]
            if look == "function":
                self.top += [f"{name} = step({name})", "", ""]
        self.steps.append(Step(name, inputs, outputs))

    def arguments(self, one, scope, lone=False):
        """What stands in the parentheses of a call."""
        rng, given = self.rng, []
        skip = self.bold and self.chance(0.1)
        position = self.chance(0.5)
        for name, kind, default in one.inputs:
            if default and self.chance(0.5):
                position = False
                continue
            if not default and skip:
                position = False
                continue
            handle = self.handle(scope)
            handles = self.handle(scope, ("handles",))
            if handle and self.chance(0.6):
                text = rng.choice([handle] * 4 + [f"[{handle}, {self.handle(scope)}]"] + ([handles] * 2 if handles else []))
            elif self.chance(0.06):
                text = rng.choice(["ExternalArtifact(value=3)", "Client().get_artifact_version('kept')"])
            elif self.bold and self.chance(0.1):
                text = rng.choice(["'text'", "{1: 2}", "object()", "None"])
            else:
                text = self.value(kind, scope)
            given.append(text if position else f"{name}={text}")
        if not lone and self.chance(0.2):
            label = self.fresh("id_")
            numbers = [var.expr for var in scope if var.kind == "int" and var.expr.isidentifier()]
            if numbers and self.chance(0.5):
                given.append(f"id=f'{label}_{{{rng.choice(numbers)}}}'")
            elif self.depth == 0 or self.bold:
                given.append(f"id='{label}'")
                self.ids.append(label)
        if self.chance(0.25):
            given.append(self.after(scope))
        return ", ".join(given)

    def after(self, scope):
        targets = [repr(one) for one in self.ids[-4:]]
        if self.bold and self.chance(0.2):
            targets.append("'nobody'")
        targets += [var.expr for var in scope if var.kind in ("handle", "handles")][-4:]
        if not targets:
            return "after=None"
        some = self.rng.sample(targets, min(len(targets), self.rng.randrange(1, 4)))
        return f"after={some[0]}" if len(some) == 1 and self.chance(0.7) else f"after=[{', '.join(some)}]"

    def call(self, scope, lone=False):
        one = self.rng.choice(self.steps)
        expr = one.expr
        defaults = [n for n, t, d in one.inputs if d and t == "int"]
        if self.chance(0.15):
            options = f"parameters={{'{defaults[0]}': {self.rng.randrange(50)}}}" if defaults and self.chance(0.7) else "enable_cache=True"
            expr += f".with_options({options})"
        elif self.chance(0.08):
            expr = f"functools.partial({expr})"
        return f"{expr}({self.arguments(one, scope, lone)})", one

    # -- statements -------------------------------------------------------------------------------------------------------------

    def suite(self, scope, depth, length):
        lines = []
        for _ in range(length):
            if self.room <= 0:
                break
            lines += self.statement(scope, depth)
        return lines or ["pass"]

    def block(self, scope, depth):
        self.depth += 1
        lines = self.suite(list(scope), depth + 1, self.rng.randrange(1, 4))
        self.depth -= 1
        return ["    " + line for line in lines]

    def statement(self, scope, depth):
        kinds = ["call"] * 7 + ["list", "item", "ternary", "number"]
        kinds += ["helper"] * (1 if self.helpers else 0) + ["inner"] * (1 if self.inner else 0)
        if depth < 2:
            kinds += ["for", "comprehension", "if", "while", "match", "try", "zip", "collect"]
        return getattr(self, "write_" + self.rng.choice(kinds))(scope, depth)

    def bind(self, scope, text, outputs):
        if outputs == 0 or self.chance(0.15):
            return [text]
        if outputs == 1:
            name = self.fresh("h")
            scope.append(Var(name, "handle"))
            return [f"{name} = {text}"]
        if self.chance(0.6):
            names = [self.fresh("p") for _ in range(outputs)]
            scope += [Var(name, "handle") for name in names]
            return [f"{', '.join(names)} = {text}"]
        name = self.fresh("r")
        scope += [Var(name, "handles"), Var(f"{name}[0]", "handle"), Var(f"{name}[-1]", "handle")]
        return [f"{name} = {text}"]

    def write_call(self, scope, _depth):
        self.room -= 1
        text, one = self.call(scope)
        return self.bind(scope, text, one.outputs)

    def write_list(self, scope, _depth):
        handles = [var.expr for var in scope if var.kind == "handle"]
        if not handles:
            return self.write_call(scope, 0)
        name = self.fresh("xs")
        some = self.rng.sample(handles, min(len(handles), self.rng.randrange(1, 4)))
        whole = self.handle(scope, ("handles",))
        text = f"[{', '.join(some)}]" + (f" + {whole}" if whole and self.chance(0.3) else "")
        text = self.rng.choice([text, text, f"list(reversed({text}))", f"[x for x in {text}]"])
        scope += [Var(name, "handles"), Var(f"{name}[0]", "handle")]
        return [f"{name} = {text}"]

    def write_item(self, scope, _depth):
        handle = self.handle(scope)
        if not handle:
            return self.write_call(scope, 0)
        name, key = self.fresh("d"), self.rng.choice(KEYS)
        scope.append(Var(f"{name}['{key}']", "handle"))
        return [f"{name} = {{'{key}': {handle}}}"]

    def write_ternary(self, scope, _depth):
        one, other = self.handle(scope), self.handle(scope)
        if not one:
            return self.write_call(scope, 0)
        name = self.fresh("t")
        line = f"{name} = {one} if {self.value('bool', scope)} else {other}"
        scope.append(Var(name, "handle"))
        return [line]

    def write_number(self, scope, _depth):
        name, kind = self.fresh("v"), self.rng.choice(("int", "str", "List[int]", "List[str]"))
        line = f"{name} = {self.value(kind, scope)}"
        scope.append(Var(name, kind))
        return [line]

    def write_for(self, scope, depth):
        name = self.fresh("i")
        kind = self.rng.choice(("int", "str"))
        over = self.value(f"List[{kind}]", scope)
        if self.chance(0.3):
            kind, over = "int", f"range({self.rng.randrange(1, 4)})"
        inner = [*scope, Var(name, kind)]
        self.room -= 2
        lines = [f"for {name} in {over}:", *self.block(inner, depth)]
        if self.chance(0.2):
            lines[1:1] = [f"    if {self.value('bool', inner)}:", f"        {self.rng.choice(('continue', 'break'))}"]
        return lines

    def write_collect(self, scope, depth):
        """Handles appended in a loop."""
        one = next((s for s in self.rng.sample(self.steps, len(self.steps)) if s.outputs == 1), None)
        if one is None:
            return self.write_call(scope, depth)
        name, index = self.fresh("ys"), self.fresh("i")
        inner = [*scope, Var(index, "int")]
        self.room -= 2
        lines = [f"{name} = []", f"for {index} in range({self.rng.randrange(1, 4)}):", f"    {name}.append({one.expr}({self.arguments(one, inner, lone=True)}))"]
        scope += [Var(name, "handles"), Var(f"{name}[-1]", "handle")]
        return lines

    def write_comprehension(self, scope, depth):
        one = next((s for s in self.rng.sample(self.steps, len(self.steps)) if s.outputs == 1), None)
        if one is None:
            return self.write_call(scope, depth)
        name, index = self.fresh("cs"), self.fresh("i")
        over = self.rng.choice([f"range({self.rng.randrange(1, 4)})", f"{[self.rng.randrange(5) for _ in range(2)]}"])
        self.room -= 2
        lines = [f"{name} = [{one.expr}({self.arguments(one, [*scope, Var(index, 'int')], lone=True)}) for {index} in {over}]"]
        scope += [Var(name, "handles"), Var(f"{name}[0]", "handle")]
        return lines

    def write_zip(self, scope, depth):
        whole = self.handle(scope, ("handles",))
        if not whole:
            return self.write_list(scope, depth)
        one, other = self.fresh("z"), self.fresh("i")
        over, kind = self.rng.choice([(f"enumerate({whole})", "int"), (f"zip({KEYS[:4]}, {whole})", "str")])
        self.room -= 3
        return [f"for {other}, {one} in {over}:", *self.block([*scope, Var(one, "handle"), Var(other, kind)], depth)]

    def write_if(self, scope, depth):
        lines = [f"if {self.value('bool', scope)}:", *self.block(scope, depth)]
        return lines + (["else:", *self.block(scope, depth)] if self.chance(0.5) else [])

    def write_while(self, scope, depth):
        name = self.fresh("n")
        inner = [*scope, Var(name, "int")]
        self.room -= 2
        return [f"{name} = {self.rng.randrange(1, 3)}", f"while {name} > 0:", *self.block(inner, depth), f"    {name} -= 1"]

    def write_match(self, scope, depth):
        return [f"match {self.value('str', scope)}:", f"    case {self.rng.choice(KEYS)!r} | {self.rng.choice(KEYS)!r}:",
                *("    " + line for line in self.block(scope, depth)), "    case _:", *("    " + line for line in self.block(scope, depth))]

    def write_try(self, scope, depth):
        table = str({self.rng.choice(KEYS): 1})
        lines = ["try:", f"    {table}[{self.value('str', scope)}]", *self.block(scope, depth), "except KeyError:", *self.block(scope, depth)]
        return lines + (["finally:", *self.block(scope, depth)] if self.chance(0.3) else [])

    def write_helper(self, scope, _depth):
        name, outputs = self.rng.choice(self.helpers)
        self.room -= 3
        handle = self.handle(scope) or self.value("int", scope)
        return self.bind(scope, f"{name}({handle}, {self.value('int', scope)})", outputs)

    def write_inner(self, scope, _depth):
        name, outputs = self.rng.choice(self.inner)
        self.room -= 3
        return self.bind(scope, f"{name}({self.value('int', scope)})", outputs)

    # -- the program ------------------------------------------------------------------------------------------------------------

    def define_function(self, decorator):
        """A helper or a nested pipeline: a few calls, of which some are returned."""
        name = self.fresh("wire" if not decorator else "flow")
        scope = [Var("k", "int")] + ([] if decorator else [Var("x", "handle")])
        self.room += 6
        self.depth += 1
        lines = self.suite(scope, 1, self.rng.randrange(1, 4))
        self.depth -= 1
        handle = self.handle(scope[1 if decorator else 2:])
        lines.append(f"return {handle}" if handle else "return None")
        self.top += [*decorator, f"def {name}({'' if decorator else 'x, '}k{': int' if decorator else ''}):", *("    " + line for line in lines), "", ""]
        return name, 1 if handle else 0

    def parameter(self):
        kind = self.rng.choice(TYPES[:8])
        return self.fresh("arg"), kind, self.value(kind, []), self.chance(0.3)

    def write(self):
        rng = self.rng
        self.top += ["PAIR = Tuple[Annotated[int, 'one'], Annotated[int, 'two']]", "", "", "def logged(fn):", "    @functools.wraps(fn)",
                     "    def inner(*args, **kwargs):", "        return fn(*args, **kwargs)", "", "    return inner", "", ""]
        for _ in range(rng.randrange(2, 7)):
            self.define_step()
        if self.chance(0.4):
            self.helpers.append(self.define_function([]))
        if self.chance(0.35):
            self.inner.append(self.define_function([rng.choice(("@pipeline", "@pipeline(enable_cache=False)"))]))
        parameters = [self.parameter() for _ in range(rng.randrange(4))]
        parameters.sort(key=lambda one: not one[3])
        scope = [Var(name, kind) for name, kind, _, _ in parameters]
        self.room = rng.choice((4, 8, 14, 24))
        body = self.suite(scope, 0, rng.randrange(2, 10))
        text, _ = self.call(scope, lone=True)
        body.append(text)
        if self.chance(0.4):
            handles = [self.handle(scope) for _ in range(rng.randrange(1, 3))]
            body += [f"return {', '.join(filter(None, handles))}"] if any(handles) else []
        head = ", ".join(f"{n}: {t}" + ("" if required else f" = {v}") for n, t, v, required in parameters)
        top = [f"@pipeline(name='{self.name}')", f"def main_flow({head}):", *("    " + line for line in body), "", ""]
        main = self.main(parameters)
        return "\n".join([HEAD, "", *self.top, *top, *main, ""])

    def main(self, parameters):
        """How the pipeline is called: by position, by name, from a file."""
        given, config, options = [], [], []
        for name, kind, _, required in parameters:
            if not required and self.chance(0.5):
                continue
            value = self.value(kind, [])
            if self.chance(0.3) and kind != "Optional[int]":
                config.append((name, value))
            else:
                given.append(f"{name}={value}")
        if self.chance(0.2):
            options.append("enable_cache=False")
        if config:
            self.config["parameters"] = {name: eval(value) for name, value in config}  # of our own making
            options.append(f"config_path='{self.name}.yaml'")
        flow = f"main_flow.with_options({', '.join(options)})" if options else "main_flow"
        return ["def main():", f"    {flow}({', '.join(given)})", "", "", "if __name__ == '__main__':", "    main()"]


def generate(seed):
    """The files of a program: `main()` of `seed_SEED.py` calls a pipeline called `seed_SEED`."""
    program = Program(seed)
    files = {f"{program.name}.py": program.write()}
    if program.config:
        files[f"{program.name}.yaml"] = json.dumps(program.config, indent=1) + "\n"
    return files
