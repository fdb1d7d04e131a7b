// string: Template, Formatter and capwords. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kStringText = R"py(
import re


def capwords(s, sep=None):
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Template:
    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = re.IGNORECASE

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        _compile_pattern(cls)

    def __init__(self, template):
        self.template = template

    def _wrong(self, match):
        before = self.template[:match.start("invalid")]
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _replaced(self, mapping, others, safe):
        def value_of(match):
            name = match["named"] or match["braced"]
            if name is None:
                if match["escaped"] is not None:
                    return self.delimiter
                return match[0] if safe else self._wrong(match)
            if not safe:
                return str(others[name] if name in others else mapping[name])
            try:
                return str(others[name] if name in others else mapping[name])
            except KeyError:
                return match[0]

        return self.pattern.sub(value_of, self.template)

    def substitute(self, mapping={}, /, **kws):
        return self._replaced(mapping, kws, False)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._replaced(mapping, kws, True)

    def is_valid(self):
        return all(match["invalid"] is None for match in self.pattern.finditer(self.template))

    def get_identifiers(self):
        names = []
        for match in self.pattern.finditer(self.template):
            name = match["named"] or match["braced"]
            if name is not None and name not in names:
                names.append(name)
        return names


def _compile_pattern(cls):
    pattern = cls.__dict__.get("pattern")
    if pattern is None:
        mark, name = re.escape(cls.delimiter), cls.idpattern
        pattern = (
            f"{mark}(?:(?P<escaped>{mark})|(?P<named>{name})|"
            f"{{(?P<braced>{cls.braceidpattern or name})}}|(?P<invalid>))"
        )
    cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)


_compile_pattern(Template)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        self._next = 0
        used = set()
        text = self._expand(format_string, args, kwargs, used)
        self.check_unused_args(used, args, kwargs)
        return text

    def _expand(self, format_string, args, kwargs, used):
        parts = []
        for literal, field, spec, conversion in self.parse(format_string):
            parts.append(literal)
            if field is None:
                continue
            if field == "":
                field, self._next = str(self._next), self._next + 1
            value, first = self.get_field(field, args, kwargs)
            used.add(first)
            value = self.convert_field(value, conversion)
            parts.append(self.format_field(value, self._expand(spec, args, kwargs, used)))
        return "".join(parts)

    def parse(self, format_string):
        literal, at = "", 0
        while at < len(format_string):
            c = format_string[at]
            if c in "{}" and format_string[at:at + 2] == c + c:
                literal, at = literal + c, at + 2
            elif c == "{":
                depth, end = 1, at + 1
                while depth:
                    depth += {"{": 1, "}": -1}.get(format_string[end], 0)
                    end += 1
                name, _, spec = format_string[at + 1:end - 1].partition(":")
                name, _, conversion = name.partition("!")
                yield literal, name, spec, conversion or None
                literal, at = "", end
            elif c == "}":
                raise ValueError("Single '}' encountered in format string")
            else:
                literal, at = literal + c, at + 1
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        end = min((field_name.find(c) for c in ".[" if c in field_name), default=len(field_name))
        first, rest = field_name[:end], field_name[end:]
        first = int(first) if first.isdigit() else first
        value = self.get_value(first, args, kwargs)
        while rest:
            if rest[0] == ".":
                end = min((rest.find(c, 1) for c in ".[" if c in rest[1:]), default=len(rest))
                value, rest = getattr(value, rest[1:end]), rest[end:]
            else:
                key, _, rest = rest[1:].partition("]")
                value = value[int(key) if key.isdigit() else key]
        return value, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        return {None: lambda v: v, "s": str, "r": repr, "a": ascii}[conversion](value)
)py";

}  // namespace smgraph::python
