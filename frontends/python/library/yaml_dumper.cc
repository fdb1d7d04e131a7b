// yaml.dump() of plain values, as PyYAML lays them out. Written in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

// `text(data, …)` is None where the layout is not known: long texts, several lines, one object in
// several places, objects of other classes.
const std::string_view kYamlDumperText = R"py(
import re
import smgraph
import yaml

_LONGEST = 60  # of texts: longer ones may be broken into lines
_PLAIN = re.compile(r"[ -~]*")


class _NotKnown(Exception):
    pass


def _is_plain(text, flow):
    follows = text[1:2] in ("", " ")
    if text[0] in "#,[]{}&*!|>'\"%@`" or text[0] == " " or text[-1] == " ":
        return False
    if text[0] in "?:" and (flow or follows) or text[0] == "-" and follows:
        return False
    if text.startswith(("---", "...")) or ": " in text or text[-1] == ":" or " #" in text:
        return False
    if flow and any(character in ",?[]{}:" for character in text):
        return False
    return text not in ("=", "<<") and isinstance(yaml.safe_load(text), str)


def _float(value):
    text = repr(value).lower()
    if text in ("inf", "-inf", "nan"):
        return text.replace("inf", ".inf").replace("nan", ".nan")
    return text.replace("e", ".0e", 1) if "." not in text and "e" in text else text


def _scalar(value, flow):
    if value is None:
        return "null"
    if type(value) is bool:
        return "true" if value else "false"
    if type(value) is int:
        return str(value)
    if type(value) is float:
        return _float(value)
    if type(value) is not str or len(value) > _LONGEST or not _PLAIN.fullmatch(value):
        raise _NotKnown
    return value if value and _is_plain(value, flow) else "'" + value.replace("'", "''") + "'"


class _Writer:
    def __init__(self, flow_style, sort_keys):
        self.flow_style, self.sort_keys, self.met = flow_style, sort_keys, []

    def enter(self, value):
        if not smgraph.is_known(value) or any(value is other for other in self.met):
            raise _NotKnown
        if type(value) in (dict, list, tuple) and value:
            self.met.append(value)
        return type(value) in (dict, list, tuple)

    def entries(self, value):
        if not self.sort_keys:
            return [*value.items()]
        try:
            return [(key, value[key]) for key in sorted(value)]
        except TypeError:
            return [*value.items()]

    def in_flow(self, value):
        if not value or self.flow_style:
            return True
        inner = value.values() if type(value) is dict else value
        return self.flow_style is None and not any(type(one) in (dict, list, tuple) for one in inner)

    def flow(self, value):
        if not self.enter(value):
            return _scalar(value, True)
        if type(value) is dict:
            inner = [f"{_scalar(key, True)}: {self.flow(one)}" for key, one in self.entries(value)]
            return "{" + ", ".join(inner) + "}"
        return "[" + ", ".join([self.flow(one) for one in value]) + "]"

    def lines(self, value):
        """The lines of a mapping or sequence in block style."""
        self.enter(value)
        lines = []
        if type(value) is dict:
            for key, one in self.entries(value):
                inner = self.block(one)
                indent = "" if type(one) in (list, tuple) else "  "
                head = _scalar(key, False) + ":"
                if type(inner) is str:
                    lines.append(f"{head} {inner}")
                else:
                    lines += [head, *[indent + line for line in inner]]
            return lines
        for one in value:
            inner = self.block(one)
            inner = [inner] if type(inner) is str else inner
            lines += ["- " + inner[0], *["  " + line for line in inner[1:]]]
        return lines

    def block(self, value):
        """Text on the line that has begun, or lines of its own."""
        if not smgraph.is_known(value):
            raise _NotKnown
        if type(value) not in (dict, list, tuple):
            return _scalar(value, False)
        return self.flow(value) if self.in_flow(value) else self.lines(value)


def text(data, default_flow_style=False, sort_keys=True, safe=True, explicit_start=False,
         **options):
    if set(options) - {"allow_unicode", "encoding", "stream"} or not safe and "(" in repr(data):
        return None
    try:
        made = _Writer(default_flow_style, sort_keys).block(data)
    except _NotKnown:
        return None
    start = "--- " if explicit_start and type(made) is str else "---\n" if explicit_start else ""
    if type(made) is not str:
        return start + "\n".join(made) + "\n"
    return start + made + ("\n" if type(data) in (dict, list, tuple) else "\n...\n")
)py";

}  // namespace smgraph::python
