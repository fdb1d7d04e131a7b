// click: what a command does when the program is started without arguments. Written in Python:
// defaults are converted as the option says, what must be given is an Unknown (--set).
#include <string>

#include "frontends/python/library/in_python.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {

const std::string_view kClickText = R"py(
import os
import sys

from smgraph import call_command, is_known

UNSET = object()
INT, FLOAT, STRING, BOOL = int, float, str, bool


class Exit(SystemExit):
    def __init__(self, code=0):
        super().__init__(code)
        self.exit_code = code


class Abort(RuntimeError):
    pass


class ClickException(Exception):
    def __init__(self, message):
        super().__init__(message)
        self.message = message


class UsageError(ClickException):
    def __init__(self, message, ctx=None):
        super().__init__(message)


class BadParameter(UsageError):
    def __init__(self, message, ctx=None, param=None, param_hint=None):
        super().__init__(message, ctx)


class Context:
    def __init__(self, command=None, parent=None, obj=None, **extra):
        self.command = command
        self.parent = parent
        settings = {} if command is None else command.settings
        obj = settings.get("obj") if obj is None else obj
        self.obj = parent.obj if obj is None and parent is not None else obj
        self.invoked_subcommand = None
        self.args = []
        self.params = {}
        self.meta = {} if parent is None else parent.meta
        self.info_name = None if command is None else command.name
        above = None if parent is None else parent.lookup_default(self.info_name)
        self.default_map = settings.get("default_map", above) or {}
        self.auto_envvar_prefix = settings.get("auto_envvar_prefix") or extra.get("auto_envvar_prefix")
        if self.auto_envvar_prefix is None and parent is not None and parent.auto_envvar_prefix is not None:
            self.auto_envvar_prefix = parent.auto_envvar_prefix + "_" + self.info_name.upper().replace("-", "_")

    def lookup_default(self, name, call=True):
        return self.default_map.get(name)

    def ensure_object(self, kind):
        if not isinstance(self.obj, kind):
            self.obj = kind()
        return self.obj

    def find_root(self):
        return self if self.parent is None else self.parent.find_root()

    def find_object(self, kind):
        here = self
        while here is not None and not isinstance(here.obj, kind):
            here = here.parent
        return None if here is None else here.obj

    def invoke(self, target, *args, **kwargs):
        if isinstance(target, Command):
            context = Context(target, self)
            return target.run(context, {**target.defaults(context), **kwargs})
        return target(*args, **kwargs)

    def forward(self, target, *args, **kwargs):
        return self.invoke(target, *args, **{**self.params, **kwargs})

    def exit(self, code=0):
        raise SystemExit(code)


def _typed(kind, value):
    if kind is bool and isinstance(value, str):
        return value.strip().lower() in ("1", "true", "t", "yes", "y", "on")
    if kind in (int, float) and isinstance(value, str) and is_known(value):
        try:
            return kind(value)
        except ValueError:
            raise BadParameter(f"{value!r} is not a valid {'integer' if kind is int else 'float'}.")
    return kind(value) if isinstance(kind, type) or isinstance(kind, ParamType) else value


class Parameter:
    def __init__(self, decls, attrs, argument):
        self.attrs = attrs
        self.argument = argument
        names = [d for d in decls if d.isidentifier()]
        self.flags = [f.strip() for d in decls if not d.isidentifier() or argument for f in d.split("/")]
        self.off = [d.split("/")[1].strip() for d in decls if "/" in d]
        first = sorted((d.split("/")[0].strip() for d in decls), key=lambda d: not d.startswith("--"))[0]
        self.name = names[0] if names else first.lstrip("-").replace("-", "_").lower()
        default = attrs.get("default")
        self.switch = attrs.get("is_flag", bool(self.off) or "flag_value" in attrs or (isinstance(default, bool) and "type" not in attrs))

    def convert(self, value):
        kind = self.attrs.get("type")
        if value is None or kind is None:
            return value
        if isinstance(kind, tuple):
            return tuple([_typed(one, part) for one, part in zip(kind, value)])
        return _typed(kind, value)

    def parse(self, text):
        default = self.attrs.get("default")
        if "type" not in self.attrs and isinstance(default, (int, float)) and not isinstance(default, bool):
            return type(default)(text)
        return self.convert(text)

    def words(self):
        kind = self.attrs.get("type")
        return self.attrs.get("nargs", len(kind) if isinstance(kind, tuple) else 1)

    # What the option gets of the words behind it.
    def take(self, flag, words):
        if self.attrs.get("count"):
            return 1
        if self.switch:
            return self.attrs.get("flag_value", flag not in self.off)
        taken = words[:self.words()]
        del words[:self.words()]
        if isinstance(self.attrs.get("type"), tuple):
            return self.convert(taken)
        return self.parse(taken[0]) if self.words() == 1 else tuple(self.parse(word) for word in taken)

    # The value of an option that was given so often.
    def joined(self, values):
        if self.attrs.get("count"):
            return sum(values)
        return tuple(values) if self.attrs.get("multiple") else values[-1]

    def several(self):
        return self.attrs.get("multiple") or self.words() != 1

    # The variables of the environment that say the value, the strongest first.
    def variables(self, context):
        own = self.attrs.get("envvar") or []
        own = [own] if isinstance(own, str) else list(own)
        prefix = None if self.argument else context.auto_envvar_prefix
        return own if prefix is None else [*own, prefix + "_" + self.name.upper()]

    def default(self, context):
        attrs = self.attrs
        mapped = context.lookup_default(self.name)
        value = attrs.get("default", UNSET) if mapped is None else mapped
        if callable(value):
            value = value()
        for variable in reversed(self.variables(context)):
            given = os.environ.get(variable, UNSET)
            value = value if given is UNSET else given
        if value is UNSET or (value is None and attrs.get("required")):
            needed = attrs.get("required", self.argument and attrs.get("nargs", 1) != -1)
            if needed or attrs.get("prompt"):
                return UNSET
            if self.several():
                return ()
            return 0 if attrs.get("count") else False if self.switch and "flag_value" not in attrs else None
        if attrs.get("multiple") or (self.several() and not isinstance(attrs.get("type"), tuple)):
            return () if value is None else tuple(self.convert(one) for one in value)
        return self.convert(value)


class ParamType:
    name = "text"

    def __init__(self, *args, **kwargs):
        self.args = args
        self.kwargs = kwargs

    def __call__(self, value, param=None, ctx=None):
        return None if value is None else self.convert(value, param, ctx)

    def convert(self, value, param, ctx):
        return value

    def fail(self, message, param=None, ctx=None):
        raise BadParameter(message, ctx, param)


class Range(ParamType):
    def __init__(self, min=None, max=None, min_open=False, max_open=False, clamp=False):
        self.min, self.max, self.min_open, self.max_open, self.clamp = min, max, min_open, max_open, clamp

    def convert(self, value, param, ctx):
        value = _typed(self.kind, value)
        if not is_known(value):
            return value
        low = self.min is not None and (value <= self.min if self.min_open else value < self.min)
        high = self.max is not None and (value >= self.max if self.max_open else value > self.max)
        if (low or high) and not self.clamp:
            self.fail(f"{value} is not in the range.")
        return self.min if low else self.max if high else value


class IntRange(Range):
    kind = int


class FloatRange(Range):
    kind = float


class Choice(ParamType):
    def __init__(self, choices, case_sensitive=True):
        super().__init__(choices, case_sensitive=case_sensitive)
        self.choices, self.case_sensitive = choices, case_sensitive

    def convert(self, value, param, ctx):
        if not self.case_sensitive and is_known(value):
            for choice in self.choices:
                if str(choice).lower() == str(value).lower():
                    return choice
        return value


class Path(ParamType):
    def convert(self, value, param, ctx):
        kind = self.kwargs.get("path_type")
        return value if kind is None else kind(value)


class Command:
    def __init__(self, name=None, callback=None, params=None, **extra):
        self.name = name
        self.callback = callback
        self.params = list(params or [])
        self.extra = extra
        self.settings = extra.get("context_settings") or {}
        if callback is not None:
            self.__wrapped__ = callback
            self.__name__ = callback.__name__
            self.__doc__ = callback.__doc__

    def __call__(self, *args, **kwargs):
        return self.main(*args, **kwargs)

    def main(self, args=None, prog_name=None, obj=None, **extra):
        return self.start(Context(self, None, obj, **extra), list(sys.argv[1:] if args is None else args))

    def start(self, context, words):
        return self.run(context, self.parse(context, words))

    def values(self, context, given):
        values = {}
        for p in self.params:
            value = p.joined(given[p.name]) if p.name in given else p.default(context)
            if value is not UNSET and (value is not None or values.get(p.name) is None):
                values[p.name] = p.attrs["callback"](context, p, value) if p.attrs.get("callback") else value
        return values

    def defaults(self, context):
        return self.values(context, {})

    # The option that a word begins with, `-n` of `-n5` or `-nv`, and the rest as a word of its own.
    def split_short(self, words):
        short, rest = words[0][:2], words[0][2:]
        found = [p for p in self.params if not p.argument and short in p.flags]
        if short == "--" or not rest or not found:
            return False
        words[:1] = [short, "-" + rest if found[0].switch or found[0].attrs.get("count") else rest]
        return True

    def parse(self, context, words):
        given = {}
        unknown, more = self.settings.get("ignore_unknown_options"), self.settings.get("allow_extra_args")
        arguments = [p for p in self.params if p.argument]
        ended = False  # behind "--" no word is an option
        while words:
            flag, equals, text = words[0].partition("=")
            found = [p for p in self.params if not p.argument and flag in p.flags]
            if words[0] == "--" and not ended and not isinstance(self, Group):
                ended = True
                words.pop(0)
            elif found and not ended:
                words[:1] = [text] if equals else []
                given.setdefault(found[0].name, []).append(found[0].take(flag, words))
            elif flag.startswith("-") and not ended and self.split_short(words):
                pass
            elif arguments and (ended or unknown or not flag.startswith("-")):
                first = arguments[0]
                if first.words() == -1:
                    given[first.name] = [(*given.get(first.name, [()])[0], first.parse(words.pop(0)))]
                else:
                    given[first.name] = [first.take(flag, words)]
                    arguments.pop(0)
            elif unknown if flag.startswith("-") else more and not isinstance(self, Group):
                context.args.append(words.pop(0))
            else:
                break
        return self.values(context, given)

    def run(self, context, values):
        context.params = values
        return None if self.callback is None else call_command(self.callback, context, values)


class Group(Command):
    def __init__(self, name=None, commands=None, invoke_without_command=False, chain=False, **extra):
        super().__init__(name, **extra)
        self.commands = dict(commands or {})
        self.chain = chain
        self.result = None

    def add_command(self, command, name=None):
        self.commands[name or command.name] = command

    def command(self, *args, **kwargs):
        return self._add(command, args, kwargs)

    def group(self, *args, **kwargs):
        return self._add(group, args, kwargs)

    def result_callback(self, *args, **kwargs):
        def decorate(function):
            self.result = function
            return function

        return decorate

    def finished(self, context, result):
        return result if self.result is None else call_command(self.result, context, context.params, result)

    def _add(self, make, args, kwargs):
        if args and callable(args[0]):
            made = make()(args[0])
            self.add_command(made)
            return made

        def decorate(function):
            made = make(*args, **kwargs)(function)
            self.add_command(made)
            return made

        return decorate

    def get_command(self, context, name):
        return self.commands.get(name)

    def list_commands(self, context):
        return sorted(self.commands)

    # Without a word, each command is what the program may be started with.
    def start(self, context, words):
        values = self.parse(context, words)
        if words:
            context.invoked_subcommand = "*" if self.chain else words[0]
            super().run(context, values)
            results = []
            while words and (self.chain or not results):
                made, words = self.commands[words[0]], words[1:]
                results.append(made.start(Context(made, context), words))
            return self.finished(context, results if self.chain else results[0])
        super().run(context, values)
        for made in self.commands.values():
            result = made.start(Context(made, context), [])
            self.finished(context, [result] if self.chain else result)


def command(name=None, cls=None, **attrs):
    if callable(name):
        return command()(name)

    def decorate(function):
        params = list(reversed(getattr(function, "__click_params__", [])))
        kind = Command if cls is None or not issubclass(cls, Command) else cls
        return kind(name=name or function.__name__.lower().replace("_", "-"), callback=function, params=params, **attrs)

    return decorate


def group(name=None, cls=None, **attrs):
    if callable(name):
        return group()(name)
    return command(name, Group if cls is None or not issubclass(cls, Group) else cls, **attrs)


def _remember(function, parameter):
    if isinstance(function, Command):
        function.params.append(parameter)
    else:
        function.__click_params__ = [*getattr(function, "__click_params__", []), parameter]
    return function


def option(*decls, cls=None, **attrs):
    return lambda function: _remember(function, Parameter(decls, attrs, False))


def argument(*decls, cls=None, **attrs):
    return lambda function: _remember(function, Parameter(decls, attrs, True))


def without(*decls, **attrs):
    return lambda function: function


confirmation_option = help_option = version_option = without


def pass_context(function):
    function.__click_passes__ = "context"
    return function


def pass_obj(function):
    function.__click_passes__ = "obj"
    return function


def make_pass_decorator(kind, ensure=False):
    def decorate(function):
        function.__click_passes__ = (kind, ensure)
        return function

    return decorate
)py";

namespace {

// smgraph.call_command(function, context, values, *more): with what the context and the options
// give; --set goes before.
Ref CallCommand(Evaluator& ev, const Call& call) {
  const Ref callback = call.positional[0];
  const auto* values = As<Dict>(call.positional[2]);
  if (values == nullptr) return UnknownCall(ev, call);
  Call given;
  const auto* function = As<Function>(callback);
  const Ref passes = function == nullptr ? nullptr : function->attributes.Find("__click_passes__");
  if (passes != nullptr) {
    const Ref context = call.positional[1];
    const std::string* what = TextIn(passes);
    if (const auto* pair = As<Tuple>(passes)) {
      const auto& wanted = pair->items;
      const bool ensure = FlagOr(ev, wanted[1], false, call);
      given.positional.push_back(ev.CallMethod(context, ensure ? "ensure_object" : "find_object",
                                               CallWith({wanted[0]}, call.span)));
    } else if (what == nullptr) {
      return UnknownCall(ev, call);
    } else if (*what == "context") {
      given.positional.push_back(context);
    } else if (*what == "obj") {
      given.positional.push_back(ev.GetAttribute(context, "obj", call.span));
    } else {
      given.keywords.emplace_back(ev.heap().Intern(*what), context);
    }
  }
  given.positional.insert(given.positional.end(), call.positional.begin() + 3,
                          call.positional.end());
  for (const auto& [key, value] : values->items) {
    const std::string* name = TextIn(key);
    if (name == nullptr) continue;
    const Ref bound = ev.BoundValue(*name, {}, value);
    given.keywords.emplace_back(ev.heap().Intern(*name), bound == nullptr ? value : bound);
  }
  return ev.CallWithSymbols(callback, std::move(given), call.span);
}

constexpr FunctionModel kFunctions[] = {{"smgraph.call_command", Counted<CallCommand, 3, kMany>}};

}  // namespace

Rows ClickRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
