"""What may be written differently in a program without going wrong, and what goes wrong: one place of a module changed at a time.

A rewrite is a function that takes the tree of a module and gives the changed trees, one for each place where it can be done.
"""

import ast
import copy
import itertools

FLIPPED = {ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt}
CONDITIONS = {"ConditionLessThan": "ConditionGreaterThanOrEqualTo", "ConditionGreaterThan": "ConditionLessThanOrEqualTo"}
CONDITIONS |= {other: one for one, other in CONDITIONS.items()}
IN_CONDITIONS = "sagemaker.workflow.conditions"


def bodies(tree):
    """Every list of statements, with what it stands in."""
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(node, field, None)
            if isinstance(statements, list) and statements and isinstance(statements[0], ast.stmt):
                yield node, statements


def changed(tree, nodes, change):
    """A copy of the tree for each of the nodes that `change` changes: what it gives replaces the node."""
    numbered = list(ast.walk(tree))
    places = [i for i, node in enumerate(numbered) if node in nodes]
    for place in places:
        fresh = copy.deepcopy(tree)
        old = next(itertools.islice(ast.walk(fresh), place, None))
        new = change(old)
        if new is None:
            continue
        yield Replace(old, new).visit(fresh)


class Replace(ast.NodeTransformer):
    def __init__(self, old, new):
        self.old, self.new = old, new

    def visit(self, node):
        return self.new if node is self.old else super().generic_visit(node)


def of_type(tree, kind):
    return {node for node in ast.walk(tree) if isinstance(node, kind)}


def name_of(call):
    return getattr(call.func, "id", getattr(call.func, "attr", None))


def names(node, context):
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, context)}


def bound_elsewhere(tree, name):
    stored = names(tree, (ast.Store, ast.Del))
    given = {argument.arg for argument in ast.walk(tree) if isinstance(argument, ast.arg)}
    return name in stored | given


def after_docstring(tree):
    """Where statements of a module may begin: behind its docstring and imports from the future."""
    for place, statement in enumerate(tree.body):
        is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if not is_text and getattr(statement, "module", None) != "__future__":
            return place
    return len(tree.body)


# What changes nothing.


def modules_aliased(tree):
    """from a.b import C, used as C, is import a.b as C_module, used as C_module.C."""
    for place, statement in enumerate(tree.body):
        if not isinstance(statement, ast.ImportFrom) or statement.level or statement.module == "__future__":
            continue
        for alias in statement.names:
            name = alias.asname or alias.name
            if name == "*" or alias.name[0].islower() or bound_elsewhere(tree, name):
                continue
            fresh = copy.deepcopy(tree)
            module = f"{name.lower()}_module"
            fresh.body.insert(place, ast.Import([ast.alias(statement.module, module)]))
            yield Renamer(name, f"{module}.{alias.name}").visit(fresh)


def names_aliased(tree):
    """from a import C as C_again, used by that name."""
    for place, statement in enumerate(tree.body):
        if not isinstance(statement, ast.ImportFrom) or statement.module == "__future__":
            continue
        for number, alias in enumerate(statement.names):
            name = alias.asname or alias.name
            if name == "*" or bound_elsewhere(tree, name):
                continue
            fresh = copy.deepcopy(tree)
            fresh.body[place].names[number] = ast.alias(alias.name, f"{name}_again")
            yield Renamer(name, f"{name}_again").visit(fresh)


class Renamer(ast.NodeTransformer):
    def __init__(self, name, text):
        self.name, self.text = name, text

    def visit_Name(self, node):
        return ast.parse(self.text, mode="eval").body if node.id == self.name else node


def helper_extracted(tree):
    """x = call(...) is a function in front that returns it."""

    def change(assign):
        if not isinstance(assign.value, ast.Call):
            return None
        helper = f"make_{abs(hash(ast.unparse(assign))) % 10**6}"
        function = ast.parse(f"def {helper}():\n    return None").body[0]
        function.body[0].value = assign.value
        call = copy.copy(assign)
        call.value = ast.parse(f"{helper}()", mode="eval").body
        return [function, call]

    in_classes = {node for parent, statements in bodies(tree) if isinstance(parent, ast.ClassDef) for node in statements}
    awaited = {node for node in of_type(tree, ast.Assign) if any(isinstance(part, (ast.Await, ast.Yield, ast.NamedExpr)) for part in ast.walk(node))}
    yield from changed(tree, of_type(tree, ast.Assign) - in_classes - awaited, change)


def loop_unrolled(tree):
    """for x in (1, 2): its body twice."""

    def change(loop):
        items = loop.iter.elts if isinstance(loop.iter, (ast.List, ast.Tuple)) else None
        leaves = any(isinstance(part, (ast.Break, ast.Continue)) for part in ast.walk(loop))
        if not items or len(items) > 8 or loop.orelse or leaves or any(isinstance(item, ast.Starred) for item in items):
            return None
        unrolled = []
        for item in items:
            unrolled += [ast.Assign([copy.deepcopy(loop.target)], item, lineno=0), *copy.deepcopy(loop.body)]
        return unrolled

    yield from changed(tree, of_type(tree, ast.For), change)


def loop_rolled(tree):
    """x = f(1); y = f(2) as a loop over what differs would be written: a list of calls that are unpacked."""
    for number, (_, statements) in enumerate(bodies(tree)):
        for place in range(len(statements) - 1):
            one, other = statements[place:place + 2]
            if not (plain_call(one) and plain_call(other)) or names(one, ast.Store) & names(other, ast.Load):
                continue
            fresh = copy.deepcopy(tree)
            block = next(itertools.islice(bodies(fresh), number, None))[1]
            one, other = block[place:place + 2]
            targets = ast.Tuple([one.targets[0], other.targets[0]], ast.Store())
            calls = ast.parse("[make() for make in (lambda: None, lambda: None)]", mode="eval").body
            calls.generators[0].iter.elts[0].body, calls.generators[0].iter.elts[1].body = one.value, other.value
            block[place:place + 2] = [ast.Assign([targets], calls, lineno=0)]
            yield fresh


def plain_call(statement):
    return isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call) and isinstance(statement.targets[0], ast.Name)


def reordered(tree):
    """Two statements that do not need each other, the other way round. Calls of ZenML steps run in their order."""
    zenml = any(getattr(node, "module", "") and node.module.startswith("zenml") for node in of_type(tree, ast.ImportFrom))

    def movable(statement):
        if isinstance(statement, (ast.FunctionDef, ast.ImportFrom, ast.Import)):
            return getattr(statement, "module", "") != "__future__"
        return not zenml and plain_call(statement)

    def bound(statement):
        if isinstance(statement, ast.FunctionDef):
            return {statement.name}
        aliases = getattr(statement, "names", [])
        return names(statement, ast.Store) | {(alias.asname or alias.name).split(".")[0] for alias in aliases}

    for number, (_, statements) in enumerate(bodies(tree)):
        for place in range(len(statements) - 1):
            one, other = statements[place:place + 2]
            if not (movable(one) and movable(other)):
                continue
            if bound(one) & (names(other, ast.Load) | bound(other)) or bound(other) & names(one, ast.Load):
                continue
            fresh = copy.deepcopy(tree)
            block = next(itertools.islice(bodies(fresh), number, None))[1]
            block[place:place + 2] = block[place + 1], block[place]
            yield fresh


def negated(tree):
    """a >= b is not a < b; ConditionLessThan is ConditionNot(ConditionGreaterThanOrEqualTo)."""

    def turn(compare):
        flipped = FLIPPED.get(type(compare.ops[0]))
        if len(compare.ops) > 1 or flipped is None:
            return None
        compare = copy.deepcopy(compare)
        compare.ops = [flipped()]
        return ast.UnaryOp(ast.Not(), compare)

    yield from changed(tree, {node for test in tests(tree) for node in of_type(test, ast.Compare)}, turn)

    def wrap(call):
        inner = f"__import__('{IN_CONDITIONS}', fromlist=['x'])"
        wrapped = ast.parse(f"{inner}.ConditionNot({inner}.{CONDITIONS[name_of(call)]}())", mode="eval").body
        wrapped.args[0].args, wrapped.args[0].keywords = call.args, call.keywords
        return wrapped

    yield from with_import(changed(tree, conditions(tree), wrap))


def with_import(trees):
    for tree in trees:
        text = ast.unparse(tree).replace(f"__import__('{IN_CONDITIONS}', fromlist=['x'])", "conditions_of_sdk")
        fresh = ast.parse(text)
        fresh.body.insert(after_docstring(fresh), ast.Import([ast.alias(IN_CONDITIONS, "conditions_of_sdk")]))
        yield fresh


def conditions(tree):
    imported = {alias.name for node in of_type(tree, ast.ImportFrom) if node.module == IN_CONDITIONS for alias in node.names}
    return {node for node in of_type(tree, ast.Call) if name_of(node) in CONDITIONS and name_of(node) in imported}


def tests(tree):
    """Of decisions that pipelines of ZenML make; what steps decide inside is not compared, nor what a program does with a pipeline."""
    made = {node for node in of_type(tree, ast.FunctionDef) if any("pipeline" in ast.unparse(decorator) for decorator in node.decorator_list)}
    return [decision.test for function in made for decision in of_type(function, ast.If)]


def nested(tree):
    """if a and b is if a: if b; a list of conditions is two condition steps."""

    def change(decision):
        both = decision.test
        if not isinstance(both, ast.BoolOp) or not isinstance(both.op, ast.And) or decision.orelse:
            return None
        rest = both.values[1] if len(both.values) == 2 else ast.BoolOp(ast.And(), both.values[1:])
        return ast.If(both.values[0], [ast.If(rest, decision.body, [])], [])

    yield from changed(tree, of_type(tree, ast.If), change)

    def split(call):
        given = {keyword.arg: keyword for keyword in call.keywords}
        listed = [getattr(given.get(key), "value", None) for key in ("name", "conditions", "if_steps", "else_steps")]
        name, conditions, then, otherwise = listed
        lists = isinstance(conditions, ast.List) and len(conditions.elts) > 1 and then is not None and name is not None
        if name_of(call) != "ConditionStep" or not lists or getattr(otherwise, "elts", []):
            return None
        inner = copy.deepcopy(call)
        inner.keywords = [keyword for keyword in inner.keywords if keyword.arg != "depends_on"]
        for keyword in inner.keywords:
            if keyword.arg == "name":
                keyword.value = ast.BinOp(keyword.value, ast.Add(), ast.Constant("Inner"))
            if keyword.arg == "conditions":
                keyword.value.elts = keyword.value.elts[1:]
        conditions.elts = conditions.elts[:1]
        given["if_steps"].value = ast.List([inner], ast.Load())
        return copy.copy(call)

    yield from changed(tree, of_type(tree, ast.Call), split)


def branches_turned(tree):
    """if not c: else-body; else: body."""
    yield from changed(tree, of_type(tree, ast.If), lambda node: node.orelse and ast.If(ast.UnaryOp(ast.Not(), node.test), node.orelse, node.body) or None)


def subtracted(tree):
    """a < b is a - b < 0."""

    def turn(compare):
        if len(compare.ops) > 1 or type(compare.ops[0]) not in FLIPPED:
            return None
        return ast.Compare(ast.BinOp(compare.left, ast.Sub(), compare.comparators[0]), compare.ops, [ast.Constant(0)])

    yield from changed(tree, {node for test in tests(tree) for node in of_type(test, ast.Compare)}, turn)


def wrapped_in_bool(tree):
    yield from changed(tree, set(tests(tree)), lambda test: ast.Call(ast.Name("bool", ast.Load()), [test], []))


def arguments_unpacked(tree):
    """f(a=1) is f(**{"a": 1})."""

    def change(call):
        if not call.keywords or any(keyword.arg is None for keyword in call.keywords):
            return None
        given = ast.Dict([ast.Constant(keyword.arg) for keyword in call.keywords], [keyword.value for keyword in call.keywords])
        return ast.Call(call.func, call.args, [ast.keyword(None, given)])

    decorators = {part for node in of_type(tree, ast.FunctionDef) for decorator in node.decorator_list for part in ast.walk(decorator)}
    yield from changed(tree, of_type(tree, ast.Call) - decorators, change)


def called_by_a_variable(tree):
    """f(x) is (lambda f: f(x))(f): what is called has another name where it is called."""

    def change(call):
        if not isinstance(call.func, ast.Name) or not call.func.id[0].isupper():
            return None
        wrapped = ast.parse("(lambda called: None)()", mode="eval").body
        wrapped.args = [call.func]
        wrapped.func.body = ast.Call(ast.Name("called", ast.Load()), call.args, call.keywords)
        return wrapped

    yield from changed(tree, of_type(tree, ast.Call), change)


# What goes wrong.


def operators_flipped(tree):
    def turn(compare):
        flipped = FLIPPED.get(type(compare.ops[0]))
        return flipped and ast.Compare(compare.left, [flipped(), *compare.ops[1:]], compare.comparators)

    yield from changed(tree, {node for test in tests(tree) for node in of_type(test, ast.Compare)}, turn)


def conditions_flipped(tree):
    def turn(call):
        flipped = ast.parse(f"__import__('{IN_CONDITIONS}', fromlist=['x']).{CONDITIONS[name_of(call)]}()", mode="eval").body
        flipped.args, flipped.keywords = call.args, call.keywords
        return flipped

    yield from with_import(changed(tree, conditions(tree), turn))


def branches_swapped(tree):
    yield from changed(tree, decisions(tree), lambda node: node.orelse and ast.If(node.test, node.orelse, node.body) or None)

    def turn(call):
        arms = {keyword.arg: keyword for keyword in call.keywords if keyword.arg in ("if_steps", "else_steps")}
        if name_of(call) != "ConditionStep" or len(arms) < 2:
            return None
        call = copy.deepcopy(call)
        for keyword in call.keywords:
            keyword.arg = {"if_steps": "else_steps", "else_steps": "if_steps"}.get(keyword.arg, keyword.arg)
        return call

    yield from changed(tree, of_type(tree, ast.Call), turn)


def decisions(tree):
    return {node for node in of_type(tree, ast.If) if node.test in tests(tree)}


def conditions_lost(tree):
    yield from changed(tree, decisions(tree), lambda node: ast.If(ast.Constant(True), node.body, []))


def bodies_fail(tree):
    failure = ast.parse("raise RuntimeError('no')").body
    going_on = {node for node in decisions(tree) if not isinstance(node.body[-1], ast.Return)}
    yield from changed(tree, going_on, lambda node: ast.If(node.test, [*node.body, *failure], node.orelse))


def thresholds_moved(tree):
    def move(number):
        return ast.Constant(number.value + 0.125)

    numbers = {node for test in tests(tree) for compare in of_type(test, ast.Compare) for node in compare.comparators}
    numbers |= {part.value for call in conditions(tree) for part in call.keywords if part.arg == "right"}
    yield from changed(tree, {node for node in numbers if isinstance(node, ast.Constant) and isinstance(node.value, float)}, move)


def defaults_changed(tree):
    """Of parameters of a SageMaker pipeline."""

    def change(call):
        call = copy.deepcopy(call)
        for keyword in call.keywords:
            if keyword.arg == "default_value" and isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, (int, float, str)):
                other = keyword.value.value
                keyword.value = ast.Constant(not other if isinstance(other, bool) else other + ("x" if isinstance(other, str) else 1))
                return call
        return None

    yield from changed(tree, {node for node in of_type(tree, ast.Call) if str(name_of(node)).startswith("Parameter")}, change)


PRESERVING = [modules_aliased, names_aliased, helper_extracted, loop_unrolled, loop_rolled, reordered, negated, nested, branches_turned,
              subtracted, wrapped_in_bool, arguments_unpacked, called_by_a_variable]
CHANGING = [operators_flipped, conditions_flipped, branches_swapped, conditions_lost, bodies_fail, thresholds_moved, defaults_changed]
