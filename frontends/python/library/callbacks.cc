// timeit, sched, cProfile, cmd, html.parser, json.decoder: what calls the program back. Written in
// Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kTimeitText = R"py(
import _timeit

default_timer = _timeit.default_timer
_MOST = 100  # of calls one after the other: more of them are any number


def _repeat(stmt, number, globals):
    rounds = range(number) if number <= _MOST else _timeit.rounds()
    for _ in rounds:
        if callable(stmt):
            stmt()
        else:
            exec(stmt, globals)


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=None, globals=None):
        self._stmt, self._setup, self._globals = stmt, setup, {} if globals is None else globals

    def timeit(self, number=1000000):
        _repeat(self._setup, 1, self._globals)
        _repeat(self._stmt, number, self._globals)
        return _timeit.timeit()

    def repeat(self, repeat=5, number=1000000):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        return _timeit.rounds(), self.timeit()


def timeit(stmt="pass", setup="pass", timer=None, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=None, repeat=5, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
)py";

// Everything is entered at the same moment; what is waited for comes in its order.
const std::string_view kSchedText = R"py(
from collections import namedtuple

Event = namedtuple("Event", "time priority sequence action argument kwargs")


class scheduler:
    def __init__(self, timefunc=None, delayfunc=None):
        self._events, self._entered, self._now = [], 0, 0

    def enterabs(self, time, priority, action, argument=(), kwargs=None):
        self._entered += 1
        event = Event(time, priority, self._entered, action, argument, kwargs or {})
        self._events.append(event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=None):
        return self.enterabs(self._now + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        self._events.remove(event)

    def empty(self):
        return not self._events

    @property
    def queue(self):
        return sorted(self._events, key=lambda event: event[:3])

    def run(self, blocking=True):
        while self._events:
            event = self.queue[0]
            self._events.remove(event)
            self._now = event.time
            event.action(*event.argument, **event.kwargs)
)py";

const std::string_view kProfileText = R"py(
import sys


class Profile:
    def _nothing(self, *args, **options):
        pass

    __init__ = enable = disable = create_stats = print_stats = dump_stats = _nothing

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass

    def runcall(self, func, /, *args, **kwargs):
        return func(*args, **kwargs)

    def runctx(self, cmd, globals, locals):
        exec(cmd, globals, locals)
        return self

    def run(self, cmd):
        names = sys.modules["__main__"].__dict__
        return self.runctx(cmd, names, names)


def run(statement, filename=None, sort=-1):
    Profile().run(statement)


def runctx(statement, globals, locals, filename=None, sort=-1):
    Profile().runctx(statement, globals, locals)
)py";

const std::string_view kCmdText = R"py(
import _cmd
import string
import sys


class Cmd:
    prompt, identchars = "(Cmd) ", string.ascii_letters + string.digits + "_"
    lastcmd, intro = "", None

    def __init__(self, completekey="tab", stdin=None, stdout=None):
        self.stdin, self.stdout = stdin or sys.stdin, stdout or sys.stdout
        self.completekey, self.cmdqueue = completekey, []

    def parseline(self, line):
        line = line.strip()
        if line.startswith("?"):
            line = "help " + line[1:]
        elif line.startswith("!") and hasattr(self, "do_shell"):
            line = "shell " + line[1:]
        rest = line.lstrip(self.identchars)
        command = line[:len(line) - len(rest)]
        return (None, None, line) if not line or line[0] == "!" else (command, rest.strip(), line)

    def onecmd(self, line):
        command, argument, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if command is not None:
            self.lastcmd = "" if line == "EOF" else line
        function = getattr(self, "do_" + command, None) if command else None
        return self.default(line) if function is None else function(argument)

    def emptyline(self):
        return self.onecmd(self.lastcmd) if self.lastcmd else None

    def default(self, line):
        self.stdout.write(f"*** Unknown syntax: {line}\n")

    def precmd(self, line):
        return line

    def postcmd(self, stop, line):
        return stop

    def preloop(self):
        pass

    def postloop(self):
        pass

    def cmdloop(self, intro=None):
        self.preloop()
        stop = None
        while self.cmdqueue and not stop:
            line = self.precmd(self.cmdqueue.pop(0))
            stop = self.postcmd(self.onecmd(line), line)
        if not stop:
            _cmd.read_commands(self)
        self.postloop()
)py";

const std::string_view kHtmlParserText = R"py(
import html
import re

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>")
_ATTRIBUTE = re.compile(r"([^\s=/>\"'][^\s=/>]*)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']+))?")
_ASIDES = (("<!--", "-->", "handle_comment"), ("<?", ">", "handle_pi"), ("<!", ">", "handle_decl"))


def _value(text):
    if text is None:
        return None
    return html.unescape(text[1:-1] if text[0] in "\"'" else text)


class HTMLParser:
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata, self.lasttag, self.cdata_elem, self._start = "", "???", None, None

    def feed(self, data):
        self.rawdata += data
        while self.rawdata and self._step():
            pass

    def close(self):
        if self.rawdata:
            self._text(len(self.rawdata))

    def _take(self, end):
        taken, self.rawdata = self.rawdata[:end], self.rawdata[end:]
        return taken

    def _text(self, end):
        text = self._take(end)
        plain = self.cdata_elem is not None or not self.convert_charrefs
        self.handle_data(text if plain else html.unescape(text))
        return True

    def _step(self):
        """Takes one piece off the text; False when it has no end yet."""
        text = self.rawdata
        start = text.find("<" if self.cdata_elem is None else "</" + self.cdata_elem)
        if start != 0:
            return self._text(len(text) if start < 0 else start)
        for opening, closing, handler in _ASIDES:
            if text.startswith(opening):
                end = text.find(closing, len(opening))
                if end >= 0:
                    getattr(self, handler)(self._take(end + len(closing))[len(opening):-len(closing)])
                return end >= 0
        tag = _TAG.match(text)
        if tag is None:
            return len(text) > 1 and not (text[1].isalpha() or text[1] == "/") and self._text(1)
        self._take(tag.end())
        self._tag(tag)
        return True

    def _tag(self, tag):
        name = tag.group(2).lower()
        if tag.group(1):
            self.cdata_elem = None
            return self.handle_endtag(name)
        self.lasttag, self._start = name, tag.group()
        attributes = [(found.group(1).lower(), _value(found.group(2)))
                      for found in _ATTRIBUTE.finditer(tag.group(3))]
        if tag.group(3).endswith("/"):
            return self.handle_startendtag(name, attributes)
        self.handle_starttag(name, attributes)
        if name in self.CDATA_CONTENT_ELEMENTS:
            self.cdata_elem = name

    def get_starttag_text(self):
        return self._start

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_data(self, data):
        pass

    handle_comment = handle_pi = handle_decl = handle_data
)py";

const std::string_view kJsonText = R"py(
import _json
import json


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook = object_hook, object_pairs_hook
        self.parse_float, self.parse_int = parse_float, parse_int

    def _options(self):
        return {"object_hook": self.object_hook, "object_pairs_hook": self.object_pairs_hook,
                "parse_float": self.parse_float, "parse_int": self.parse_int}

    def decode(self, s):
        return json.loads(s, **self._options())

    def raw_decode(self, s, idx=0):
        return _json.raw_decode(s, idx)


class JSONEncoder:
    item_separator, key_separator = ", ", ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.sort_keys = skipkeys, ensure_ascii, sort_keys
        self.indent, self._separators = indent, separators
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        return json.dumps(o, skipkeys=self.skipkeys, ensure_ascii=self.ensure_ascii,
                          sort_keys=self.sort_keys, indent=self.indent,
                          separators=self._separators, default=self.default)

    def iterencode(self, o):
        return iter([self.encode(o)])
)py";

}  // namespace smgraph::python
