// argparse: the namespace that parse_args() gives when the program is started without arguments.
// Defaults are converted with `type`; what must be given is bound with --set or is an Unknown.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"
#include "graph/base/words.h"

namespace smgraph::python {
namespace {

// Attributes of parsers that user code does not see. A parser and its groups share one List of
// actions, each a Dict with the arguments of add_argument and "dest" and "flag".
constexpr std::string_view kActions = "%actions";
constexpr std::string_view kDefaults = "%defaults";  // Dict of set_defaults
constexpr std::string_view kCommands = "%commands";  // List of (name, parser)

Instance* Self(const Call& call) {
  return call.positional.empty() ? nullptr : As<Instance>(call.positional[0]);
}

template <typename T>
T* Part(Instance* parser, std::string_view name) {
  return parser == nullptr ? nullptr : As<T>(parser->attributes.Find(name));
}

void InitParser(Evaluator& ev, Instance& parser) {
  auto* actions = ev.heap().New<List>();
  auto* defaults = ev.heap().New<Dict>();
  // parents=[…] bring their arguments along.
  const auto parents = ev.Elements(parser.attributes.Find("parents"), parser.span);
  for (const Ref parent : parents.value_or(std::vector<Ref>{})) {
    auto* instance = As<Instance>(parent);
    const auto* inherited = Part<List>(instance, kActions);
    if (inherited == nullptr) continue;
    actions->items.insert(actions->items.end(), inherited->items.begin(), inherited->items.end());
  }
  parser.attributes.Set(kActions, actions);
  parser.attributes.Set(kDefaults, defaults);
  parser.attributes.Set(kCommands, ev.heap().New<List>());
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

Ref AddArgument(Evaluator& ev, const Call& call) {
  auto* actions = Part<List>(Self(call), kActions);
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
  for (const auto& [name, value] : call.keywords)
    set(name, value);
  set("dest", ev.heap().str(Destination(flags, dest)));
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
  const std::string* dest = TextIn(call.Keyword("dest"));
  if (dest != nullptr) {
    as_argument.keywords = {{"dest", call.Keyword("dest")}};
    const Ref required = call.Keyword("required");
    if (required != nullptr) as_argument.keywords.emplace_back("required", required);
    AddArgument(ev, as_argument);
  }
  return AddGroup(ev, call);
}

Ref AddParser(Evaluator& ev, const Call& call) {
  Instance* parser = Self(call);
  auto* commands = Part<List>(parser, kCommands);
  if (commands == nullptr) return UnknownCall(ev, call);
  Instance* command = ev.NewInstance(parser->cls, call.span);
  command->attributes.Set("parents", NewList(ev));
  if (const Ref parents = call.Keyword("parents")) command->attributes.Set("parents", parents);
  InitParser(ev, *command);
  ev.Touch(commands);
  commands->items.push_back(command);
  return command;
}

Ref SetDefaults(Evaluator& ev, const Call& call) {
  auto* defaults = Part<Dict>(Self(call), kDefaults);
  if (defaults == nullptr) return ev.heap().none();
  ev.Touch(defaults);
  for (const auto& [name, value] : call.keywords)
    defaults->Set(ev.heap().str(std::string(name)), value);
  return ev.heap().none();
}

// ---- values

Ref Converted(Evaluator& ev, const Dict& action, Ref text, SourceSpan span) {
  const Ref type = action.Find("type");
  return IsNone(type) ? text : ev.CallValue(type, CallWith({text}, span));
}

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

std::string ActionOf(const Dict& action) {
  const Ref given = action.Find("action");
  if (const std::string* name = TextIn(given)) return *name;
  return IsNone(given) ? "store" : "other";
}

bool TakesList(const Dict& action) {
  const Ref nargs = action.Find("nargs");
  const std::string* text = TextIn(nargs);
  return IntegerIn(nargs) || (text != nullptr && *text != "?");
}

// The value of a bound argument: words for nargs, true or false for flags.
Ref BoundValue(Evaluator& ev, const Dict& action, const std::string& text, SourceSpan span) {
  const std::string kind = ActionOf(action);
  if (kind == "store_true" || kind == "store_false" || kind == "other") {
    if (text == "true" || text == "True" || text == "1") return ev.heap().boolean(true);
    if (text == "false" || text == "False" || text == "0") return ev.heap().boolean(false);
  }
  if (!TakesList(action)) return Converted(ev, action, ev.heap().str(text), span);
  std::vector<Ref> items;
  for (const std::string_view word : Words(text))
    items.push_back(Converted(ev, action, ev.heap().str(std::string(word)), span));
  return NewList(ev, std::move(items));
}

Ref DefaultOf(Evaluator& ev, const Dict& action, const Dict& defaults, const std::string& dest,
              SourceSpan span) {
  Ref value = defaults.Find(dest);
  if (value == nullptr) value = action.Find("default");
  if (value != nullptr) {
    const auto* name = As<Opaque>(value);  // argparse.SUPPRESS
    if (name != nullptr && name->name == "argparse.SUPPRESS") return nullptr;
    return TextIn(value) != nullptr ? Converted(ev, action, value, span) : value;
  }
  const std::string kind = ActionOf(action);
  if (kind == "store_true") return ev.heap().boolean(false);
  if (kind == "store_false") return ev.heap().boolean(true);
  return ev.heap().none();
}

bool IsRequired(Evaluator& ev, const Dict& action, SourceSpan span) {
  const std::string* flag = TextIn(action.Find("flag"));
  const bool positional = flag != nullptr && !flag->starts_with("-");
  const Ref required = action.Find("required");
  if (required != nullptr) return ev.Truth(required, span).value_or(true);
  const std::string* nargs = TextIn(action.Find("nargs"));
  return positional && (nargs == nullptr || (*nargs != "?" && *nargs != "*")) &&
         action.Find("default") == nullptr;
}

void SetArgument(Evaluator& ev, Instance& result, const Dict& action, const Dict& defaults,
                 SourceSpan span) {
  const std::string* dest = TextIn(action.Find("dest"));
  const std::string kind = ActionOf(action);
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
        name, ev.NewUnknown(fmt::format("command-line argument {}", flag), *dest, span));
    return;
  }
  const Ref value = DefaultOf(ev, action, defaults, *dest, span);
  // Two flags may set the same attribute: the first one's default stands.
  if (value != nullptr && result.attributes.Find(name) == nullptr) {
    result.attributes.Set(name, value);
  }
}

// ---- arguments given in the program: parse_args(["--epochs", "3"])

// Takes the words of one flag; returns how many behind the flag were used.
std::size_t TakeWords(Evaluator& ev, Instance& result, const Dict& action,
                      const std::vector<std::string>& words, std::size_t next, SourceSpan span) {
  const std::string_view name = ev.heap().Intern(*TextIn(action.Find("dest")));
  const std::string kind = ActionOf(action);
  if (kind == "store_true" || kind == "store_false" || kind == "store_const") {
    const Ref constant = action.Find("const");
    result.attributes.Set(name, kind == "store_const" && constant != nullptr
                                    ? constant
                                    : ev.heap().boolean(kind == "store_true"));
    return 0;
  }
  std::size_t count = 0;
  const bool list = TakesList(action);
  const auto wanted = IntegerIn(action.Find("nargs"));
  const std::size_t most = !list ? 1 : wanted ? static_cast<std::size_t>(*wanted) : words.size();
  std::vector<Ref> values;
  while (count < most && next + count < words.size() && !words[next + count].starts_with("--")) {
    values.push_back(Converted(ev, action, ev.heap().str(words[next + count]), span));
    ++count;
  }
  if (list || kind == "append") {
    auto* known = As<List>(result.attributes.Find(name));
    std::vector<Ref> all = kind == "append" && known != nullptr ? known->items : std::vector<Ref>{};
    all.insert(all.end(), values.begin(), values.end());
    result.attributes.Set(name, NewList(ev, std::move(all)));
  } else if (!values.empty()) {
    result.attributes.Set(name, values.front());
  }
  return count;
}

const Dict* FindFlag(const List& actions, const std::string& word) {
  for (const Ref item : actions.items) {
    const auto* action = As<Dict>(item);
    const auto* flags = action == nullptr ? nullptr : As<Tuple>(action->Find("flags"));
    if (flags == nullptr) continue;
    const auto is_word = [&word](Ref flag) { return *TextIn(flag) == word; };
    if (std::any_of(flags->items.begin(), flags->items.end(), is_word)) return action;
  }
  return nullptr;
}

void ParseWords(Evaluator& ev, Instance& result, const List& actions,
                const std::vector<std::string>& words, SourceSpan span) {
  std::vector<const Dict*> positional;
  for (const Ref item : actions.items) {
    const auto* action = As<Dict>(item);
    const std::string* flag = action == nullptr ? nullptr : TextIn(action->Find("flag"));
    if (flag != nullptr && !flag->starts_with("-")) positional.push_back(action);
  }
  std::size_t next_positional = 0;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t equals = words[i].starts_with("--") ? words[i].find('=') : std::string::npos;
    std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
    if (equals != std::string::npos) rest = {words[i].substr(equals + 1)};
    const Dict* action = FindFlag(actions, words[i].substr(0, equals));
    if (action != nullptr && action->Find("dest") != nullptr) {
      const std::size_t used = TakeWords(ev, result, *action, rest, 0, span);
      i += 1 + (equals == std::string::npos ? used : 0);
    } else if (next_positional < positional.size() && !words[i].starts_with("-")) {
      i += std::max<std::size_t>(
          TakeWords(ev, result, *positional[next_positional++], words, i, span), 1);
    } else {
      ++i;
    }
  }
}

// The words that the program itself hands over; nothing when it hands over none, or unknown ones.
std::vector<std::string> GivenWords(Evaluator& ev, const Call& call) {
  std::vector<std::string> words;
  const Ref given = call.Argument(1, "args");
  if (IsNone(given)) return words;
  for (const Ref item : ev.Elements(given, call.span).value_or(std::vector<Ref>{})) {
    std::string text;
    if (TextOf(item, text)) words.push_back(std::move(text));
  }
  return words;
}

Ref ParseArgs(Evaluator& ev, const Call& call);

Ref ParseKnownArgs(Evaluator& ev, const Call& call) {
  return NewTuple(ev, {ParseArgs(ev, call), NewList(ev)});
}

Ref Text(Evaluator& ev, const Call& call) {
  return ev.NewUnknown("help text of the command line", "help", call.span);
}

Ref Fail(Evaluator& ev, const Call& call) {
  ev.Raise("SystemExit", "2", call.span);
}

Ref Contains(Evaluator& ev, const Call& call) {
  const auto* arguments = Self(call);
  const std::string* name = TextIn(call.positional[1]);
  if (arguments == nullptr || name == nullptr) return UnknownCall(ev, call);
  return ev.heap().boolean(arguments->attributes.Find(*name) != nullptr);
}

// Namespace(a=1, b='x')
Ref RepresentNamespace(Evaluator& ev, const Call& call) {
  const auto* arguments = Self(call);
  if (arguments == nullptr) return UnknownCall(ev, call);
  std::vector<Ref> parts = {ev.heap().str(std::string(TypeName(call.positional[0])) + "(")};
  for (const auto& [name, value] : arguments->attributes.entries()) {
    parts.push_back(ev.heap().str((parts.size() > 1 ? ", " : "") + std::string(name) + "="));
    parts.push_back(ev.ToRepr(value, call.span));
  }
  parts.push_back(ev.heap().str(")"));
  return ev.Concatenate(parts);
}

constexpr MethodModel kParserMethods[] = {
    {"add_argument", Counted<AddArgument, 1, kMany>},
    {"add_argument_group", Counted<AddGroup, 1, kMany>},
    {"add_mutually_exclusive_group", Counted<AddGroup, 1, kMany>},
    {"add_parser", Counted<AddParser, 1, kMany>},
    {"add_subparsers", Counted<AddSubparsers, 1, kMany>},
    {"error", Fail},
    {"exit", Fail},
    {"format_help", Text},
    {"format_usage", Text},
    {"parse_args", Counted<ParseArgs, 1, 3>},
    {"parse_known_args", Counted<ParseKnownArgs, 1, 3>},
    {"print_help", ReturnNone},
    {"print_usage", ReturnNone},
    {"set_defaults", Counted<SetDefaults, 1, kMany>},
};

constexpr MethodModel kNamespaceMethods[] = {
    {"__contains__", Counted<Contains, 2, 2>},
    {"__repr__", Counted<RepresentNamespace, 1, 1>},
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
     .signature = "(prog=None, usage=None, description=None, epilog=None, parents=[], **kwargs)",
     .tag = kLibraryTag,
     .methods = kParserMethods,
     .init = InitParser},
    {.name = "Namespace",
     .spellings = "argparse.Namespace",
     .signature = "(**kwargs)",
     .tag = kLibraryTag,
     .methods = kNamespaceMethods,
     .attribute = NamespaceAttribute},
    {.name = "namespace",
     .spellings = "types.SimpleNamespace",
     .signature = "(**kwargs)",
     .tag = kLibraryTag,
     .methods = kNamespaceMethods,
     .attribute = NamespaceAttribute},
};

Ref ParseArgs(Evaluator& ev, const Call& call) {
  Instance* parser = Self(call);
  const auto* actions = Part<List>(parser, kActions);
  const auto* defaults = Part<Dict>(parser, kDefaults);
  const auto* commands = Part<List>(parser, kCommands);
  if (actions == nullptr || defaults == nullptr || commands == nullptr)
    return UnknownCall(ev, call);
  Instance* result = ev.NewInstance(ev.ClassOf(kClasses[1]), call.span);
  for (const auto& [name, value] : defaults->items) {
    if (const std::string* text = TextIn(name))
      result->attributes.Set(ev.heap().Intern(*text), value);
  }
  const std::vector<Ref> all = actions->items;
  for (const Ref item : all) {
    if (const auto* action = As<Dict>(item))
      SetArgument(ev, *result, *action, *defaults, call.span);
  }
  for (const Ref command : commands->items) {
    const auto* more = Part<List>(As<Instance>(command), kActions);
    const auto* own_defaults = Part<Dict>(As<Instance>(command), kDefaults);
    if (more == nullptr || own_defaults == nullptr) continue;
    for (const Ref item : more->items) {
      if (const auto* action = As<Dict>(item)) {
        SetArgument(ev, *result, *action, *own_defaults, call.span);
      }
    }
  }
  ParseWords(ev, *result, *actions, GivenWords(ev, call), call.span);
  return result;
}

}  // namespace

Rows ArgparseRows() {
  return {.classes = kClasses};
}

}  // namespace smgraph::python
