// jinja2: templates of texts and settings. Written in Python: a template is parsed into functions
// that write its parts. Inheritance, imports and escaping are not here, their texts are not known.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kJinjaParserText = R"py(
import re
from jinja2.runtime import NotHere, Scope, TemplateSyntaxError, Undefined, called, loop_over, output, subscript, attribute

_TOKEN = re.compile(r"""(?P<space>\s+)|(?P<number>\d[\d_]*\.\d+(?:[eE][+-]?\d+)?|\d[\d_]*)|(?P<name>[^\W\d]\w*)|(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<mark>//|\*\*|==|!=|<=|>=|[-+*/%~<>=|.,:()\[\]{}])""", re.S)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_CONSTANTS = {"true": True, "True": True, "false": False, "False": False, "none": None, "None": None}
_COMPARED = {"==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b,
             ">": lambda a, b: a > b, ">=": lambda a, b: a >= b, "in": lambda a, b: a in b, "not in": lambda a, b: a not in b}
_LEVELS = (
    {"+": lambda a, b: a + b, "-": lambda a, b: a - b},
    {"~": lambda a, b: output(a) + output(b)},
    {"*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "%": lambda a, b: a % b},
    {"**": lambda a, b: a ** b},
)


def _text(token):
    return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), token[1:-1], flags=re.S)


class Expressions:
    """Reads the tokens of one tag; each method gives a function of the scope."""

    def __init__(self, tokens, environment):
        self.tokens, self.at, self.environment = tokens, 0, environment

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ("end", "")

    def take(self, *values):
        kind, value = self.peek()
        if kind not in ("name", "mark") or value not in values:
            return None
        self.at += 1
        return value

    def need(self, value):
        if self.take(value) is None:
            raise TemplateSyntaxError(f"expected {value!r}, got {self.peek()[1]!r}")

    def name(self):
        kind, value = self.peek()
        if kind != "name":
            raise TemplateSyntaxError(f"expected a name, got {value!r}")
        self.at += 1
        return value

    def expression(self):
        value = self.either()
        while self.take("if"):
            value = self._conditional(value)
        return value

    def _conditional(self, value):
        condition = self.either()
        other = self.expression() if self.take("else") else None
        return lambda scope: value(scope) if condition(scope) else Undefined("the inline if-expression") if other is None else other(scope)

    def either(self):
        left = self.both()
        while self.take("or"):
            left = (lambda a, b: lambda scope: a(scope) or b(scope))(left, self.both())
        return left

    def both(self):
        left = self.negated()
        while self.take("and"):
            left = (lambda a, b: lambda scope: a(scope) and b(scope))(left, self.negated())
        return left

    def negated(self):
        if self.take("not"):
            value = self.negated()
            return lambda scope: not value(scope)
        return self.compared()

    def compared(self):
        first, rest = self.level(0), []
        while True:
            sign = self.take("==", "!=", "<", "<=", ">", ">=", "in")
            if sign is None and self.peek() == ("name", "not") and self.tokens[self.at + 1:self.at + 2] == [("name", "in")]:
                self.at += 2
                sign = "not in"
            if sign is None:
                break
            rest.append((_COMPARED[sign], self.level(0)))
        return (lambda scope: self._chain(scope, first, rest)) if rest else first

    def _chain(self, scope, first, rest):
        left, held = first(scope), True
        for holds, right in rest:
            value = right(scope)
            held = held and holds(left, value)
            left = value
        return held

    def level(self, number):
        if number == len(_LEVELS):
            return self.unary()
        left = self.level(number + 1)
        while True:
            sign = self.take(*_LEVELS[number])
            if sign is None:
                return left
            left = (lambda apply, a, b: lambda scope: apply(a(scope), b(scope)))(_LEVELS[number][sign], left, self.level(number + 1))

    def unary(self, filtered=True):
        if self.take("-"):
            inner = self.unary(False)
            value = lambda scope: -inner(scope)
        elif self.take("+"):
            value = self.unary(False)
        else:
            value = self.postfix(self.primary())
        return self.filters(value) if filtered else value

    def primary(self):
        kind, value = self.peek()
        self.at += 1
        if kind == "number":
            number = float(value) if "." in value else int(value)
            return lambda scope: number
        if kind == "text":
            text = _text(value)
            while self.peek()[0] == "text":
                text += _text(self.peek()[1])
                self.at += 1
            return lambda scope: text
        if kind == "name":
            if value in _CONSTANTS:
                constant = _CONSTANTS[value]
                return lambda scope: constant
            return lambda scope: scope.find(value)
        if value == "(":
            return self._tuple(")")
        if value == "[":
            items = self._items("]")
            return lambda scope: [item(scope) for item in items]
        if value == "{":
            return self._dict()
        raise TemplateSyntaxError(f"unexpected {value!r}")

    def _items(self, end):
        items = []
        while not self.take(end):
            items.append(self.expression())
            if not self.take(","):
                self.need(end)
                break
        return items

    def _tuple(self, end):
        start = self.at
        items = self._items(end)
        single = len(items) == 1 and self.tokens[self.at - 2] != ("mark", ",")
        return items[0] if single and self.at > start else lambda scope: tuple([item(scope) for item in items])

    def _dict(self):
        pairs = []
        while not self.take("}"):
            key = self.expression()
            self.need(":")
            pairs.append((key, self.expression()))
            if not self.take(","):
                self.need("}")
                break
        return lambda scope: {key(scope): value(scope) for key, value in pairs}

    def postfix(self, value):
        environment = self.environment
        while True:
            if self.take("."):
                kind, name = self.peek()
                self.at += 1
                if kind == "number":
                    value = (lambda inner, at: lambda scope: subscript(environment, inner(scope), at))(value, int(name))
                else:
                    value = (lambda inner, name: lambda scope: attribute(environment, inner(scope), name))(value, name)
            elif self.take("["):
                value = (lambda inner, key: lambda scope: subscript(environment, inner(scope), key(scope)))(value, self._subscript())
            elif self.take("("):
                value = (lambda inner, given: lambda scope: called(scope, inner(scope), *given(scope)))(value, self.arguments())
            else:
                return value

    def _subscript(self):
        parts = []
        while True:
            parts.append(None if self.peek()[1] in (":", "]") and self.peek()[0] == "mark" else self.expression())
            if not self.take(":"):
                break
        self.need("]")
        return parts[0] if len(parts) == 1 else lambda scope: slice(*[None if part is None else part(scope) for part in parts])

    def arguments(self):
        """What stands in the brackets of a call: a function that gives the positional ones and the others."""
        positional, named = [], []
        while not self.take(")"):
            if self.peek() in (("mark", "*"), ("mark", "**")):
                raise NotHere
            if self.peek()[0] == "name" and self.tokens[self.at + 1:self.at + 2] == [("mark", "=")]:
                name = self.name()
                self.need("=")
                named.append((name, self.expression()))
            else:
                positional.append(self.expression())
            if not self.take(","):
                self.need(")")
                break
        return lambda scope: ([one(scope) for one in positional], {name: one(scope) for name, one in named})

    def filters(self, value):
        while True:
            if self.take("|"):
                value = self._filter(value)
            elif self.take("is"):
                value = self._test(value)
            elif self.peek() == ("mark", "("):
                self.at += 1
                value = (lambda inner, given: lambda scope: called(scope, inner(scope), *given(scope)))(value, self.arguments())
            else:
                return value

    def _filter(self, value):
        name = self.name()
        given = self.arguments() if self.take("(") else lambda scope: ([], {})
        environment = self.environment

        def apply(scope):
            positional, named = given(scope)
            return environment.call_filter(name, value(scope), positional, named)

        return apply

    def _test(self, value):
        wanted = not self.take("not")
        name, environment = self.name(), self.environment
        kind, mark = self.peek()
        if self.take("("):
            given = self.arguments()
        elif kind in ("number", "text") or (kind == "name" and mark not in ("and", "or", "else", "if", "is", "not", "in")) or (kind == "mark" and mark in "[{"):
            argument = self.postfix(self.primary())
            given = lambda scope: ([argument(scope)], {})
        else:
            given = lambda scope: ([], {})

        def apply(scope):
            positional, named = given(scope)
            return (not not environment.call_test(name, value(scope), positional, named)) is wanted

        return apply


class Parser:
    """Reads a template; `body` gives functions that write into a list."""

    def __init__(self, source, environment):
        self.environment, self.at = environment, 0
        self.parts = self._split(source.replace("\r\n", "\n"))

    def _split(self, source):
        env, parts, at = self.environment, [], 0
        if not env.keep_trailing_newline and source.endswith("\n"):
            source = source[:-1]
        openings = {env.variable_start_string: "variable", env.block_start_string: "block", env.comment_start_string: "comment"}
        opening = re.compile("|".join(re.escape(one) for one in sorted(openings, key=len, reverse=True)))
        strip_next, trim_next = False, False
        while True:
            found = opening.search(source, at)
            text = source[at:] if found is None else source[at:found.start()]
            rest = text.lstrip() if strip_next else text[1:] if trim_next and text.startswith("\n") else text
            fresh = at == 0 or text[:len(text) - len(rest)].endswith("\n")
            text = rest
            if found is None:
                parts.append(("data", text))
                return parts
            kind, start = openings[found[0]], found.end()
            sign = source[start:start + 1]
            if sign == "-":
                text = text.rstrip()
            elif sign != "+" and env.lstrip_blocks and kind != "variable":
                line = text[text.rfind("\n") + 1:]
                text = text[:len(text) - len(line)] if (fresh or "\n" in text) and not line.strip() else text
            parts.append(("data", text))
            start += 1 if sign in ("-", "+") and sign else 0
            if kind == "comment":
                end = source.find(env.comment_end_string, start)
                if end < 0:
                    raise TemplateSyntaxError("Missing end of comment tag")
                closing, at = source[end - 1:end], end + len(env.comment_end_string)
            else:
                tokens, closing, at = self._tokens(source, start, env.variable_end_string if kind == "variable" else env.block_end_string)
                if tokens == [("name", "raw")]:
                    end = re.compile(re.escape(env.block_start_string) + r"[-+]?\s*endraw\s*[-+]?" + re.escape(env.block_end_string)).search(source, at)
                    if end is None or "-" in end[0] or "+" in end[0] or env.lstrip_blocks or env.trim_blocks:
                        raise NotHere
                    parts.append(("data", source[at:end.start()]))
                    closing, at = "", end.end()
                else:
                    parts.append((kind, tokens))
            strip_next, trim_next = closing == "-", env.trim_blocks and kind != "variable" and closing != "+"

    def _tokens(self, source, at, end):
        tokens, depth = [], 0
        closing = re.compile(r"([-+]?)" + re.escape(end))
        while True:
            done = closing.match(source, at) if depth == 0 else None
            if done is not None:
                return tokens, done[1], done.end()
            found = _TOKEN.match(source, at)
            if found is None:
                raise TemplateSyntaxError(f"unexpected char {source[at:at + 1]!r}")
            if found.lastgroup != "space":
                tokens.append((found.lastgroup, found[0]))
                depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(found[0], 0)
            at = found.end()

    def _expression(self, tokens):
        return Expressions(tokens, self.environment)

    def body(self, *ends):
        """The parts up to one of the tags, and that tag's tokens."""
        written = []
        while self.at < len(self.parts):
            kind, value = self.parts[self.at]
            self.at += 1
            if kind == "data":
                if value:
                    written.append((lambda text: lambda scope, out: out.append(text))(value))
            elif kind == "variable":
                written.append(self._variable(value))
            elif value and value[0][1] in ends:
                return self._all(written), value
            else:
                statement = getattr(self, "_tag_" + value[0][1], None) if value else None
                if statement is None:
                    raise NotHere
                written.append(statement(self._expression(value[1:])))
        if ends:
            raise TemplateSyntaxError("Unexpected end of template")
        return self._all(written), None

    def _all(self, written):
        def write(scope, out):
            for one in written:
                one(scope, out)

        return write

    def _variable(self, tokens):
        reader = self._expression(tokens)
        value = reader.expression()
        if reader.peek()[0] != "end":
            raise NotHere
        finalize = self.environment.finalize
        return lambda scope, out: out.append(output(value(scope) if finalize is None else finalize(value(scope))))

    def _tag_if(self, reader):
        arms, condition = [], reader.expression()
        while True:
            body, tag = self.body("elif", "else", "endif")
            arms.append((condition, body))
            if tag[0][1] == "endif":
                break
            condition = self._expression(tag[1:]).expression() if tag[0][1] == "elif" else lambda scope: True

        def write(scope, out):
            for condition, body in arms:
                if condition(scope):
                    return body(scope, out)

        return write

    def _targets(self, reader):
        names = [reader.name()]
        while reader.take(","):
            names.append(reader.name())
        return names

    def _tag_for(self, reader):
        reader.take("(")
        names = self._targets(reader)
        reader.take(")")
        reader.need("in")
        values = reader.either()
        condition = reader.expression() if reader.take("if") else None
        if reader.peek()[0] != "end":
            raise NotHere
        body, tag = self.body("else", "endfor")
        otherwise = self.body("endfor")[0] if tag[0][1] == "else" else None
        return lambda scope, out: loop_over(self.environment, scope, out, names, values(scope), condition, body, otherwise)

    def _tag_set(self, reader):
        names = self._targets(reader)
        field = reader.name() if reader.take(".") else None
        if reader.take("="):
            values = [reader.expression()]
            while reader.take(","):
                values.append(reader.expression())
            value = values[0] if len(values) == 1 else lambda scope: [one(scope) for one in values]
        elif reader.peek()[0] == "end":
            body = self.body("endset")[0]

            def value(scope):
                out = []
                body(scope, out)
                return "".join(out)
        else:
            raise NotHere

        def write(scope, out):
            found = value(scope)
            if field is not None:
                setattr(scope.find(names[0]), field, found)
            elif len(names) == 1:
                scope.set(names[0], found)
            else:
                for name, one in zip(names, found):
                    scope.set(name, one)

        return write

    def _tag_with(self, reader):
        pairs = []
        while reader.peek()[0] != "end":
            name = reader.name()
            reader.need("=")
            pairs.append((name, reader.expression()))
            reader.take(",")
        body = self.body("endwith")[0]

        def write(scope, out):
            inner = Scope(scope)
            for name, value in pairs:
                inner.set(name, value(scope))
            body(inner, out)

        return write

    def _tag_include(self, reader):
        name = reader.expression()
        if reader.peek()[0] != "end":
            raise NotHere
        return lambda scope, out: self.environment.get_template(name(scope)).write(scope, out)

    def _tag_macro(self, reader):
        name, parameters = reader.name(), []
        reader.need("(")
        while not reader.take(")"):
            parameter = reader.name()
            parameters.append((parameter, reader.expression() if reader.take("=") else None))
            reader.take(",")
        body = self.body("endmacro")[0]
        environment = self.environment

        def write(scope, out):
            def macro(*args, **named):
                inner, result = Scope(scope), []
                for at, (parameter, default) in enumerate(parameters):
                    given = args[at] if at < len(args) else named.get(parameter, environment.undefined(parameter) if default is None else default(scope))
                    inner.set(parameter, given)
                body(inner, result)
                return "".join(result)

            scope.set(name, macro)

        return write
)py";

}  // namespace smgraph::python
