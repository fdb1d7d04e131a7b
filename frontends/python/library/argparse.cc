// argparse: the namespace that parse_args() gives when the program is started without arguments.
// Defaults are converted with `type`; what must be given is bound with --set or is an Unknown.
#include "frontends/python/library/argparse.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/library/in_python.h"
#include "frontends/python/library/library.h"
#include "graph/base/words.h"

namespace smgraph::python {

const std::string_view kArgparseText = R"py(
import sys


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        return open(string, self._mode)
)py";

namespace {

constexpr std::string_view kCommandDest = "%command";  // attribute that names the command

Instance* Self(const Call& call) {
  return call.positional.empty() ? nullptr : As<Instance>(call.positional[0]);
}

void InitParser(Evaluator& ev, Instance& parser) {
  auto* actions = ev.heap().New<List>();
  auto* defaults = ev.heap().New<Dict>();
  // parents=[…] bring their arguments along, and defaults.
  const auto parents = ev.Elements(parser.attributes.Find("parents"), parser.span);
  for (const Ref parent : parents.value_or(std::vector<Ref>{})) {
    auto* instance = As<Instance>(parent);
    const auto* inherited = PartOfParser<List>(instance, kParserActions);
    if (inherited == nullptr) continue;
    for (const auto& [name, value] : PartOfParser<Dict>(instance, kParserDefaults)->items)
      defaults->Set(name, value);
    actions->items.insert(actions->items.end(), inherited->items.begin(), inherited->items.end());
  }
  parser.attributes.Set(kParserActions, actions);
  parser.attributes.Set(kParserDefaults, defaults);
  parser.attributes.Set(kParserCommands, ev.heap().New<List>());
}

// The name of the attribute: dest, else the first long flag, else the first one.
std::string Destination(const std::vector<std::string>& flags, const std::string* dest) {
  if (dest != nullptr) return *dest;
  const auto is_long = [](const std::string& flag) { return flag.starts_with("--"); };
  const auto found = std::find_if(flags.begin(), flags.end(), is_long);
  std::string name = found != flags.end() ? *found : flags.front();
  name.erase(0, std::min(name.find_first_not_of('-'), name.size()));
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

// What the parser says of an argument for which add_argument() names no default; may be null.
Ref InheritedDefault(const Instance& parser, const std::string& dest, bool optional) {
  const auto* defaults = PartOfParser<Dict>(&parser, kParserDefaults);
  const Ref own = defaults == nullptr ? nullptr : defaults->Find(dest);
  const Ref general = parser.attributes.Find("argument_default");
  return own != nullptr || !optional || IsNone(general) ? own : general;
}

Ref AddArgument(Evaluator& ev, const Call& call) {
  auto* actions = PartOfParser<List>(Self(call), kParserActions);
  std::vector<std::string> flags;
  for (std::size_t i = 1; i < call.positional.size(); ++i) {
    if (const std::string* flag = TextIn(call.positional[i])) flags.push_back(*flag);
  }
  const std::string* dest = TextIn(call.Keyword("dest"));
  if (flags.empty() && dest != nullptr) flags.push_back(*dest);
  if (actions == nullptr || flags.empty()) return UnknownCall(ev, call);
  auto* action = ev.heap().New<Dict>();
  const auto set = [&](std::string_view name, Ref value) {
    action->Set(ev.heap().str(std::string(name)), value);
  };
  for (const auto& [key, value] : call.keywords)
    set(key, value);
  const std::string name = Destination(flags, dest);
  set("dest", ev.heap().str(name));
  const Ref inherited = InheritedDefault(*Self(call), name, flags.front().starts_with('-'));
  if (inherited != nullptr && call.Keyword("default") == nullptr) set("default", inherited);
  set("flag", ev.heap().str(flags.back()));
  std::vector<Ref> spellings;
  for (const std::string& flag : flags)
    spellings.push_back(ev.heap().str(flag));
  set("flags", NewTuple(ev, std::move(spellings)));
  ev.CheckItems(actions->items.size() + 1);
  ev.Touch(actions);
  actions->items.push_back(action);
  return action;
}

// Groups and parsers of commands: objects of the same class that share or have their own actions.
Ref AddGroup(Evaluator& ev, const Call& call) {
  Instance* parser = Self(call);
  if (parser == nullptr) return UnknownCall(ev, call);
  Instance* group = ev.NewInstance(parser->cls, call.span);
  group->attributes = parser->attributes;
  return group;
}

Ref AddSubparsers(Evaluator& ev, const Call& call) {
  Call as_argument = CallWith({call.positional[0]}, call.span);
  Instance* parser = Self(call);
  const std::string* dest = TextIn(call.Keyword("dest"));
  if (dest != nullptr) {
    as_argument.keywords = {{"dest", call.Keyword("dest")}};
    const Ref required = call.Keyword("required");
    if (required != nullptr) as_argument.keywords.emplace_back("required", required);
    as_argument.keywords.emplace_back("nargs", ev.heap().str("A..."));
    AddArgument(ev, as_argument);
    if (parser != nullptr) parser->attributes.Set(kCommandDest, call.Keyword("dest"));
  }
  return AddGroup(ev, call);
}

Ref AddParser(Evaluator& ev, const Call& call) {
  Instance* parser = Self(call);
  auto* commands = PartOfParser<List>(parser, kParserCommands);
  if (commands == nullptr) return UnknownCall(ev, call);
  Instance* command = ev.NewInstance(parser->cls, call.span);
  command->attributes.Set("parents", NewList(ev));
  for (const std::string_view option : {"parents", "argument_default"}) {
    if (const Ref given = call.Keyword(option)) command->attributes.Set(option, given);
  }
  InitParser(ev, *command);
  std::vector<Ref> names = {call.Argument(1, "name")};
  const Ref aliases = call.Keyword("aliases");
  const auto more = aliases == nullptr ? std::nullopt : ev.Elements(aliases, call.span);
  if (more) names.insert(names.end(), more->begin(), more->end());
  command->attributes.Set(kCommandNames, NewTuple(ev, std::move(names)));
  ev.Touch(commands);
  commands->items.push_back(command);
  return command;
}

// Of arguments that are there already, in all parsers that share them.
Ref SetDefaults(Evaluator& ev, const Call& call) {
  auto* defaults = PartOfParser<Dict>(Self(call), kParserDefaults);
  const auto* actions = PartOfParser<List>(Self(call), kParserActions);
  if (defaults == nullptr || actions == nullptr) return ev.heap().none();
  ev.Touch(defaults);
  for (const auto& [name, value] : call.keywords) {
    defaults->Set(ev.heap().str(std::string(name)), value);
    for (const Ref item : actions->items) {
      auto* action = As<Dict>(item);
      const std::string* dest = action == nullptr ? nullptr : TextIn(action->Find("dest"));
      if (dest == nullptr || *dest != name) continue;
      ev.Touch(action);
      action->Set(ev.heap().str("default"), value);
    }
  }
  return ev.heap().none();
}

// ---- values

// `--set name=value` under the attribute's name or as it is written on the command line.
const std::string* Bound(Evaluator& ev, const std::string& dest) {
  std::string dashed = dest;
  std::replace(dashed.begin(), dashed.end(), '_', '-');
  const auto& set = ev.bindings().set;
  for (const std::string& name : {dest, dashed}) {
    const auto found = set.find(name);
    if (found != set.end()) return &found->second;
  }
  return nullptr;
}

// The value of a bound argument: words for nargs, true or false for flags.
Ref BoundValue(Evaluator& ev, const Dict& action, const std::string& text, SourceSpan span) {
  const std::string kind = ActionKind(action);
  if (kind == "store_true" || kind == "store_false" || kind == "other") {
    if (text == "true" || text == "True" || text == "1") return ev.heap().boolean(true);
    if (text == "false" || text == "False" || text == "0") return ev.heap().boolean(false);
  }
  if (!TakesList(action)) return ConvertedWord(ev, action, ev.heap().str(text), span);
  std::vector<Ref> items;
  for (const std::string_view word : Words(text))
    items.push_back(ConvertedWord(ev, action, ev.heap().str(std::string(word)), span));
  return NewList(ev, std::move(items));
}

Ref DefaultOf(Evaluator& ev, const Dict& action, const Dict& defaults, const std::string& dest,
              SourceSpan span) {
  Ref value = action.Find("default");
  if (value == nullptr) value = defaults.Find(dest);
  if (value != nullptr) {
    const auto* name = As<Opaque>(value);  // argparse.SUPPRESS
    if (name != nullptr && name->name == "argparse.SUPPRESS") return nullptr;
    return TextIn(value) != nullptr ? ConvertedWord(ev, action, value, span) : value;
  }
  const std::string kind = ActionKind(action);
  if (kind == "store_true") return ev.heap().boolean(false);
  if (kind == "store_false") return ev.heap().boolean(true);
  const std::string* flag = TextIn(action.Find("flag"));
  const std::string* nargs = TextIn(action.Find("nargs"));
  const bool any_number = nargs != nullptr && (*nargs == "*" || *nargs == "...");
  if (any_number && flag != nullptr && !flag->starts_with("-")) return NewList(ev);
  return ev.heap().none();
}

bool IsRequired(Evaluator& ev, const Dict& action, SourceSpan span) {
  const std::string* flag = TextIn(action.Find("flag"));
  const bool positional = flag != nullptr && !flag->starts_with("-");
  const Ref required = action.Find("required");
  if (required != nullptr) return ev.Truth(required, span).value_or(true);
  const std::string* nargs = TextIn(action.Find("nargs"));
  const bool may_be_empty = nargs != nullptr && (*nargs == "?" || *nargs == "*" || *nargs == "...");
  return positional && !may_be_empty && action.Find("default") == nullptr;
}

void SetArgument(Evaluator& ev, Instance& result, const Dict& action, const Dict& defaults,
                 SourceSpan span) {
  const std::string* dest = TextIn(action.Find("dest"));
  const std::string kind = ActionKind(action);
  if (dest == nullptr || kind == "help" || kind == "version") return;
  const std::string_view name = ev.heap().Intern(*dest);
  if (const std::string* bound = Bound(ev, *dest)) {
    result.attributes.Set(name, BoundValue(ev, action, *bound, span));
    return;
  }
  const bool has_default = defaults.Find(*dest) != nullptr;
  if (!has_default && IsRequired(ev, action, span)) {
    const std::string flag = *TextIn(action.Find("flag"));
    result.attributes.Set(
        name, ev.NewOpenName(fmt::format("command-line argument {}", flag), *dest, span));
    return;
  }
  const Ref value = DefaultOf(ev, action, defaults, *dest, span);
  // Two flags may set the same attribute: the first one's default stands.
  if (value != nullptr && result.attributes.Find(name) == nullptr) {
    result.attributes.Set(name, value);
  }
}

// ---- parse_args()

Ref ParseArgs(Evaluator& ev, const Call& call);
Ref ParseKnownArgs(Evaluator& ev, const Call& call);

Ref Text(Evaluator& ev, const Call& call) {
  return ev.NewUnknown("help text of the command line", "help", call.span);
}

Ref Fail(Evaluator& ev, const Call& call) {
  LeaveProgram(ev, kUsageError, call.span);
}

Ref Contains(Evaluator& ev, const Call& call) {
  const auto* arguments = Self(call);
  const std::string* name = TextIn(call.positional[1]);
  if (arguments == nullptr || name == nullptr) return UnknownCall(ev, call);
  return ev.heap().boolean(arguments->attributes.Find(*name) != nullptr);
}

// Namespace(a=1, b='x'), namespace(a=1)
Ref RepresentNamespace(Evaluator& ev, const Call& call) {
  const auto* arguments = Self(call);
  if (arguments == nullptr) return UnknownCall(ev, call);
  const std::string_view type = TypeName(call.positional[0]);
  const std::string shown(type == "SimpleNamespace" ? "namespace" : type);
  std::vector<Ref> parts = {ev.heap().str(shown + "(")};
  for (const auto& [name, value] : arguments->attributes.entries()) {
    parts.push_back(ev.heap().str((parts.size() > 1 ? ", " : "") + std::string(name) + "="));
    parts.push_back(ev.ToRepr(value, call.span));
  }
  parts.push_back(ev.heap().str(")"));
  return ev.Concatenate(parts);
}

Ref GetDefault(Evaluator& ev, const Call& call) {
  const auto* defaults = PartOfParser<Dict>(Self(call), kParserDefaults);
  const auto* actions = PartOfParser<List>(Self(call), kParserActions);
  if (defaults == nullptr || actions == nullptr) return UnknownCall(ev, call);
  if (const Ref value = defaults->Find(call.positional[1])) return value;
  for (const Ref item : actions->items) {
    const auto* action = As<Dict>(item);
    if (Equals(action->Find("dest"), call.positional[1]) == 1)
      return DefaultOf(ev, *action, *defaults, *TextIn(action->Find("dest")), call.span);
  }
  return ev.heap().none();
}

constexpr MethodModel kParserMethods[] = {
    {"add_argument", Counted<AddArgument, 1, kMany>},
    {"add_argument_group", Counted<AddGroup, 1, kMany>},
    {"add_mutually_exclusive_group", Counted<AddGroup, 1, kMany>},
    {"add_parser", Counted<AddParser, 2, kMany>},
    {"add_subparsers", Counted<AddSubparsers, 1, kMany>},
    {"error", Fail},
    {"exit", Fail},
    {"format_help", Text},
    {"format_usage", Text},
    {"get_default", Counted<GetDefault, 2, 2>},
    {"parse_args", Counted<ParseArgs, 1, 3>},
    {"parse_known_args", Counted<ParseKnownArgs, 1, 3>},
    {"print_help", ReturnNone},
    {"print_usage", ReturnNone},
    {"set_defaults", Counted<SetDefaults, 1, kMany>},
};

// Compared as records are (equality.cc).
Ref SameNamespace(Evaluator& ev, const Call& call) {
  const int equal = Equals(call.positional[0], call.positional[1]);
  return equal < 0 ? UnknownCall(ev, call) : ev.heap().boolean(equal == 1);
}

constexpr MethodModel kNamespaceMethods[] = {
    {"__eq__", Counted<SameNamespace, 2, 2>},
    {"__contains__", Counted<Contains, 2, 2>},
    {"__repr__", Counted<RepresentNamespace, 1, 1>},
};

constexpr ConstantModel kConstants[] = {
    {"argparse.ONE_OR_MORE", "+"}, {"argparse.OPTIONAL", "?"},     {"argparse.PARSER", "A..."},
    {"argparse.REMAINDER", "..."}, {"argparse.ZERO_OR_MORE", "*"},
};

Ref TypeError(Evaluator& ev) {
  return ev.BuiltinClass("ArgumentTypeError");
}
Ref ArgumentError(Evaluator& ev) {
  return ev.BuiltinClass("ArgumentError");
}

constexpr ValueModel kValues[] = {
    {"argparse.ArgumentTypeError", TypeError},
    {"argparse.ArgumentError", ArgumentError},
};

// Attributes that the parser does not know certainly do not exist.
Ref NamespaceAttribute(Evaluator& ev, Instance& arguments, std::string_view name) {
  if (name == "__dict__") return nullptr;
  ev.Raise("AttributeError", fmt::format("'Namespace' object has no attribute '{}'", name),
           arguments.span);
}

constexpr ClassModel kClasses[] = {
    {.name = "ArgumentParser",
     .spellings = "argparse.ArgumentParser",
     .signature = "(prog=None, usage=None, description=None, epilog=None, parents=[], "
                  "fromfile_prefix_chars=None, **kwargs)",
     .tag = kLibraryTag,
     .methods = kParserMethods,
     .init = InitParser},
    {.name = "Namespace",
     .spellings = "argparse.Namespace",
     .signature = "(**kwargs)",
     .tag = kLibraryTag,
     .methods = kNamespaceMethods,
     .attribute = NamespaceAttribute},
    {.name = "Action",
     .spellings = "argparse.Action",
     .signature = "(option_strings, dest, nargs=None, const=None, default=None, type=None, "
                  "choices=None, required=False, help=None, metavar=None)",
     .tag = kLibraryTag},
    {.name = "SimpleNamespace",
     .spellings = "types.SimpleNamespace",
     .signature = "(**kwargs)",
     .tag = kLibraryTag,
     .methods = kNamespaceMethods,
     .attribute = NamespaceAttribute},
};

void SetArguments(Evaluator& ev, Instance& result, const Instance& parser, SourceSpan span) {
  const auto* actions = PartOfParser<List>(&parser, kParserActions);
  const auto* defaults = PartOfParser<Dict>(&parser, kParserDefaults);
  if (actions == nullptr || defaults == nullptr) return;
  const std::vector<Ref> all = actions->items;
  for (const Ref item : all) {
    if (const auto* action = As<Dict>(item)) SetArgument(ev, result, *action, *defaults, span);
  }
}

void SetParserDefaults(Evaluator& ev, Instance& result, const Instance& parser) {
  const auto* defaults = PartOfParser<Dict>(&parser, kParserDefaults);
  if (defaults == nullptr) return;
  for (const auto& [name, value] : defaults->items) {
    if (const std::string* text = TextIn(name))
      result.attributes.Set(ev.heap().Intern(*text), value);
  }
}

// Which command is meant: what its attribute holds, or an Unknown where it has none.
Ref CommandOf(Evaluator& ev, const Instance& parser, const Instance& result, SourceSpan span) {
  const auto* dest = As<Str>(parser.attributes.Find(kCommandDest));
  const Ref value = dest == nullptr ? nullptr : result.attributes.Find(dest->value);
  return value != nullptr && !IsNone(value)
             ? value
             : ev.NewUnknown("command on the command line", "command", span);
}

// The command line is not known: every command may be meant. What their parsers' set_defaults say
// depends on it.
void SetPossibleCommands(Evaluator& ev, Instance& result, const Instance& parser, SourceSpan span) {
  const auto* commands = PartOfParser<List>(&parser, kParserCommands);
  if (commands == nullptr || commands->items.empty()) return;
  const Ref command = CommandOf(ev, parser, result, span);
  const auto* own = PartOfParser<Dict>(&parser, kParserDefaults);
  const std::vector<Ref> all = commands->items;
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    const auto* candidate = As<Instance>(*one);
    const auto* names = PartOfParser<Tuple>(candidate, kCommandNames);
    const auto* defaults = PartOfParser<Dict>(candidate, kParserDefaults);
    if (names == nullptr || defaults == nullptr) continue;
    SetArguments(ev, result, *candidate, span);
    for (const auto& [name, value] : defaults->items) {
      const std::string* text = TextIn(name);
      if (text == nullptr || own->Find(name) != nullptr) continue;
      const std::string_view attribute = ev.heap().Intern(*text);
      const Ref others = result.attributes.Find(attribute);
      const Ref meant = ev.Compare(CompareOp::kIn, command, NewTuple(ev, names->items), span);
      const auto known = ev.Truth(meant, span);
      const Ref either = others == nullptr || others == value || known.value_or(false) ? value
                         : known                                                       ? others
                                 : ev.Merge(meant, value, others);
      result.attributes.Set(attribute, either);
    }
    SetPossibleCommands(ev, result, *candidate, span);
  }
}

// The words that the program hands over; nothing when it hands over none, or unknown ones.
std::optional<std::vector<std::string>> GivenWords(Evaluator& ev, const Call& call) {
  Ref given = call.Argument(1, "args");
  const bool own = IsNone(given);
  if (own) given = Evaluator::Impl::Replaced(ev, "sys.argv", ev.LibraryObject("sys.argv"));
  const auto items = ev.Elements(given, call.span);
  if (!items || (own && items->size() < 2)) return std::nullopt;
  std::vector<std::string> words;
  for (const Ref item : *items) {
    std::string text;
    if (!TextOf(item, text)) return std::nullopt;
    words.push_back(std::move(text));
  }
  if (own) words.erase(words.begin());
  return words;
}

// The words that a file holds, which `@args.txt` stands for: a line each, or what the parser's own
// convert_arg_line_to_args() makes of it. False when the file is not known.
bool ReadWordFile(Evaluator& ev, Instance& parser, const std::string& name,
                  std::vector<std::string>& words, SourceSpan span) {
  const Ref path =
      ev.CallValue(ev.LibraryObject("pathlib.Path"), CallWith({ev.heap().str(name)}, span));
  const Ref text = ev.CallMethod(path, "read_text", CallWith({}, span));
  const auto lines = ev.Elements(ev.CallMethod(text, "splitlines", CallWith({}, span)), span);
  if (!lines) return false;
  for (const Ref line : *lines) {
    const Ref made = CallSpecial(ev, parser, "convert_arg_line_to_args", CallWith({line}, span));
    const auto parts = made == nullptr ? std::vector<Ref>{line} : ev.Elements(made, span);
    if (!parts) return false;
    for (const Ref part : *parts) {
      std::string word;
      if (!TextOf(part, word)) return false;
      words.push_back(std::move(word));
    }
  }
  return true;
}

// `words` with those of the files that they name (fromfile_prefix_chars); nothing when one of these
// is not known.
std::optional<std::vector<std::string>> WithFiles(Evaluator& ev, Instance& parser,
                                                  const std::vector<std::string>& words,
                                                  SourceSpan span) {
  constexpr std::size_t kMostFiles = 100;  // one may name itself
  const std::string* prefixes = TextIn(parser.attributes.Find("fromfile_prefix_chars"));
  if (prefixes == nullptr) return words;
  std::vector<std::string> open(words.rbegin(), words.rend());
  std::vector<std::string> all;
  for (std::size_t files = 0; !open.empty();) {
    std::string word = std::move(open.back());
    open.pop_back();
    if (word.empty() || prefixes->find(word[0]) == std::string::npos) {
      all.push_back(std::move(word));
      continue;
    }
    std::vector<std::string> read;
    if (++files > kMostFiles || !ReadWordFile(ev, parser, word.substr(1), read, span))
      return std::nullopt;
    open.insert(open.end(), read.rbegin(), read.rend());
  }
  return all;
}

// The attributes, and the words that are left.
std::pair<Ref, std::vector<std::string>> Parse(Evaluator& ev, const Call& call) {
  Instance* parser = Self(call);
  auto* given = As<Instance>(call.Argument(2, "namespace"));
  Instance* result = given == nullptr ? ev.NewInstance(ev.ClassOf(kClasses[1]), call.span) : given;
  ev.Touch(result);
  SetParserDefaults(ev, *result, *parser);
  SetArguments(ev, *result, *parser, call.span);
  auto words = GivenWords(ev, call);
  if (words) words = WithFiles(ev, *parser, *words, call.span);
  if (words) return {result, ReadWords(ev, *result, *parser, *words, call.span)};
  SetPossibleCommands(ev, *result, *parser, call.span);
  return {result, {}};
}

// Words are read here whose flags begin with dashes.
bool ReadsWords(const Call& call) {
  const auto* parser = Self(call);
  const Ref given = parser == nullptr ? nullptr : parser->attributes.Find("prefix_chars");
  return parser != nullptr && (given == nullptr || (TextIn(given) && *TextIn(given) == "-"));
}

Ref ParseArgs(Evaluator& ev, const Call& call) {
  return ReadsWords(call) ? Parse(ev, call).first : UnknownCall(ev, call);
}

Ref ParseKnownArgs(Evaluator& ev, const Call& call) {
  if (!ReadsWords(call)) return UnknownCall(ev, call);
  auto [result, left] = Parse(ev, call);
  std::vector<Ref> words;
  for (std::string& word : left)
    words.push_back(ev.heap().str(std::move(word)));
  return NewTuple(ev, {result, NewList(ev, std::move(words))});
}

}  // namespace

void SetCommandDefaults(Evaluator& ev, Instance& result, const Instance& command, SourceSpan span) {
  SetParserDefaults(ev, result, command);
  SetArguments(ev, result, command, span);
}

Rows ArgparseRows() {
  return {.classes = kClasses, .constants = kConstants, .values = kValues};
}

}  // namespace smgraph::python
