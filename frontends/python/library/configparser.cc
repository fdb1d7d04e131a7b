// configparser: INI files below the root. A file that is not there leaves the parser open: what is
// then asked of it is not known.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/library/files.h"
#include "frontends/python/library/library.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"

namespace smgraph::python {
namespace {

constexpr std::string_view kData = "%data";        // Dict: section -> Dict of options
constexpr std::string_view kSection = "%section";  // of a section: its name
constexpr std::string_view kInterpolation = "interpolation";
constexpr std::string_view kDefaultSection = "DEFAULT";

Instance* Self(const Call& call) {
  return call.positional.empty() ? nullptr : As<Instance>(call.positional[0]);
}

Dict* Data(Instance* parser) {
  return parser == nullptr ? nullptr : As<Dict>(parser->attributes.Find(kData));
}

Dict& Section(Evaluator& ev, Dict& data, std::string_view name) {
  if (auto* section = As<Dict>(data.Find(name))) return *section;
  auto* section = ev.heap().New<Dict>();
  ev.Touch(&data);
  data.Set(ev.heap().str(std::string(name)), section);
  return *section;
}

void Init(Evaluator& ev, Instance& parser) {
  auto* data = ev.heap().New<Dict>();
  parser.attributes.Set(kData, data);
  const auto* defaults = As<Dict>(parser.attributes.Find("defaults"));
  parser.attributes.Erase("defaults");
  if (defaults == nullptr) return;
  Dict& section = Section(ev, *data, kDefaultSection);
  for (const auto& [name, value] : defaults->items)
    section.Set(name, value);
}

// Reads the text of an INI file into the sections.
void ReadIni(Evaluator& ev, Dict& data, const std::string& text) {
  Dict* section = nullptr;
  Ref last_option = nullptr;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    const std::string_view content = TrimSpace(line);
    if (content.empty() || content[0] == '#' || content[0] == ';') continue;
    const bool indented = line[0] == ' ' || line[0] == '\t';
    if (indented && section != nullptr && last_option != nullptr) {
      const std::string* before = TextIn(section->Find(last_option));
      const std::string joined = (before == nullptr ? "" : *before + "\n") + std::string(content);
      section->Set(last_option, NewText(ev, joined));
      continue;
    }
    if (content[0] == '[' && content.back() == ']') {
      section = &Section(ev, data, content.substr(1, content.size() - 2));
      ev.Touch(section);
      last_option = nullptr;
      continue;
    }
    if (section == nullptr) continue;
    const std::size_t mark = content.find_first_of("=:");
    last_option = ev.heap().str(LowerText(TrimSpace(content.substr(0, mark))));
    ev.CheckItems(section->items.size() + 1);
    section->Set(last_option, mark == std::string_view::npos
                                  ? ev.heap().none()
                                  : NewText(ev, std::string(TrimSpace(content.substr(mark + 1)))));
  }
}

Ref ReadFiles(Evaluator& ev, const Call& call) {
  Dict* data = Data(Self(call));
  const Ref given = call.Argument(1, "filenames");
  if (data == nullptr || given == nullptr) return UnknownCall(ev, call);
  std::vector<Ref> names = {given};
  if (given->kind == Kind::kList || given->kind == Kind::kTuple) {
    names = ev.Elements(given, call.span).value_or(std::vector<Ref>{});
  }
  std::vector<Ref> read;
  for (const Ref name : names) {
    const Ref path = PathText(ev, name, call.span);
    const std::string* text = path == nullptr ? nullptr : TextIn(ReadFile(ev, path, call.span));
    if (text != nullptr) {
      ReadIni(ev, *data, *text);
      read.push_back(path);
    } else {
      ev.Touch(data);
      data->open = true;
    }
  }
  return NewList(ev, std::move(read));
}

Ref ReadString(Evaluator& ev, const Call& call) {
  Dict* data = Data(Self(call));
  const Ref file = call.positional[1];
  const Ref rest = RestOfFile(ev, file, call.span);
  const std::string* text = TextIn(rest == nullptr ? file : rest);
  if (data == nullptr) return ev.heap().none();
  if (text != nullptr) {
    ReadIni(ev, *data, *text);
  } else {
    data->open = true;
  }
  return ev.heap().none();
}

Ref ReadDict(Evaluator& ev, const Call& call) {
  Dict* data = Data(Self(call));
  const auto* source = As<Dict>(call.positional[1]);
  if (data == nullptr || source == nullptr) return ev.heap().none();
  for (const auto& [name, options] : source->items) {
    const auto* pairs = As<Dict>(options);
    if (TextIn(name) == nullptr || pairs == nullptr) continue;
    Dict& section = Section(ev, *data, *TextIn(name));
    ev.Touch(&section);
    for (const auto& [option, value] : pairs->items)
      section.Set(option, ev.ToStr(value, call.span));
  }
  return ev.heap().none();
}

// An option of a section or of DEFAULT; null when there is none. `known` is false when the section
// may come from a file that is not here.
Ref FindOption(Dict& data, const std::string& section, const std::string& option) {
  const std::string name = LowerText(option);
  for (const std::string_view place : {std::string_view(section), kDefaultSection}) {
    const auto* options = As<Dict>(data.Find(place));
    const Ref value = options == nullptr ? nullptr : options->Find(name);
    if (value != nullptr) return value;
  }
  return nullptr;
}

// What stands for another option in a value, by the parser's `interpolation`.
enum class Interpolation : std::uint8_t { kNone, kBasic, kExtended };

Interpolation InterpolationOf(const Instance& object) {
  const Ref given = object.attributes.Find(kInterpolation);
  if (given == nullptr) return Interpolation::kBasic;
  const auto* chosen = As<Opaque>(given);
  const auto* cls = chosen == nullptr ? nullptr : As<Opaque>(chosen->base);
  return cls != nullptr && cls->name.ends_with("ExtendedInterpolation") ? Interpolation::kExtended
         : cls != nullptr && cls->name.ends_with("BasicInterpolation")  ? Interpolation::kBasic
                                                                        : Interpolation::kNone;
}

struct Form {
  char mark;
  std::string_view open;
  std::string_view close;
};
constexpr Form kBasicForm = {'%', "%(", ")s"};
constexpr Form kExtendedForm = {'$', "${", "}"};

// %(name)s stands for another option of the section; ${name}, ${section:name} likewise.
Ref Interpolated(Evaluator& ev, const Instance& self, Dict& data, const std::string& section,
                 Ref value, int depth = 0) {
  constexpr int kDeepest = 10;
  const Interpolation interpolation = InterpolationOf(self);
  const Form& form = interpolation == Interpolation::kExtended ? kExtendedForm : kBasicForm;
  const std::string* text = TextIn(value);
  if (text == nullptr || depth > kDeepest || interpolation == Interpolation::kNone) return value;
  if (text->find(form.mark) == std::string::npos) return value;
  TextBuilder out(ev);
  std::size_t at = 0;
  for (std::size_t mark = text->find(form.mark); mark != std::string::npos;
       mark = text->find(form.mark, at)) {
    out.Add(std::string_view(*text).substr(at, mark - at));
    const std::size_t end = text->find(form.close, mark);
    if (text->compare(mark, 2, form.open) != 0 || end == std::string::npos) {
      const bool doubled = text->compare(mark, 2, std::string(2, form.mark)) == 0;
      out.Add(std::string_view(&form.mark, 1));
      at = mark + (doubled ? 2 : 1);
      continue;
    }
    const std::string name = text->substr(mark + 2, end - mark - 2);
    const std::size_t colon =
        interpolation == Interpolation::kExtended ? name.find(':') : std::string::npos;
    const bool elsewhere = colon != std::string::npos;
    const std::string place = elsewhere ? name.substr(0, colon) : section;
    const Ref other = FindOption(data, place, elsewhere ? name.substr(colon + 1) : name);
    if (other != nullptr) out.Add(Interpolated(ev, self, data, place, other, depth + 1));
    at = end + form.close.size();
  }
  out.Add(std::string_view(*text).substr(at));
  return out.Finish();
}

// Section and option of a call: of a parser both are arguments, of a section it knows its name.
struct Question {
  Dict* data = nullptr;
  std::string section;
  std::string option;
  Ref fallback = nullptr;
  bool known = false;
};

Question Ask(const Call& call) {
  Question question;
  Instance* self = Self(call);
  question.data = Data(self);
  const std::string* own = self == nullptr ? nullptr : TextIn(self->attributes.Find(kSection));
  const std::size_t first = own == nullptr ? 2 : 1;
  const std::string* section = own == nullptr ? TextIn(call.Argument(1, "section")) : own;
  const std::string* option = TextIn(call.Argument(first, "option"));
  question.fallback = call.Keyword("fallback");
  if (own != nullptr && question.fallback == nullptr && call.positional.size() > 2) {
    question.fallback = call.positional[2];
  }
  question.known = question.data != nullptr && section != nullptr && option != nullptr;
  if (question.known) {
    question.section = *section;
    question.option = *option;
  }
  return question;
}

Ref UnknownOption(Evaluator& ev, const Question& question, SourceSpan span) {
  return ev.NewUnknown(fmt::format("option {} of section {} in a file that is not in the project",
                                   question.option, question.section),
                       question.option, span);
}

Ref GetOption(Evaluator& ev, const Call& call) {
  const Question question = Ask(call);
  if (!question.known) return UnknownCall(ev, call);
  if (const Ref value = FindOption(*question.data, question.section, question.option)) {
    return Interpolated(ev, *Self(call), *question.data, question.section, value);
  }
  if (question.data->open) return UnknownOption(ev, question, call.span);
  if (question.fallback != nullptr) return question.fallback;
  const bool of_section = TextIn(Self(call)->attributes.Find(kSection)) != nullptr;
  if (of_section && CalledName(call) == "get") return ev.heap().none();
  ev.Raise("KeyError", question.option, call.span);
}

template <const char* kType>
Ref GetConverted(Evaluator& ev, const Call& call) {
  const Ref value = GetOption(ev, call);
  if (TextIn(value) == nullptr) return value;
  return ev.CallValue(ev.BuiltinClass(kType), CallWith({value}, call.span));
}

constexpr char kInt[] = "int";
constexpr char kFloat[] = "float";

Ref GetBoolean(Evaluator& ev, const Call& call) {
  const Ref value = GetOption(ev, call);
  if (TextIn(value) == nullptr) return value;
  const std::string text = LowerText(*TextIn(value));
  for (const std::string_view yes : {"1", "yes", "true", "on"}) {
    if (text == yes) return ev.heap().boolean(true);
  }
  for (const std::string_view no : {"0", "no", "false", "off"}) {
    if (text == no) return ev.heap().boolean(false);
  }
  ev.Raise("ValueError", "Not a boolean: " + text, call.span);
}

Ref SetOption(Evaluator& ev, const Call& call) {
  Instance* self = Self(call);
  Dict* data = Data(self);
  const std::string* own = self == nullptr ? nullptr : TextIn(self->attributes.Find(kSection));
  const std::size_t first = own == nullptr ? 2 : 1;
  const std::string* section = own == nullptr ? TextIn(call.positional[1]) : own;
  if (data == nullptr || section == nullptr || call.positional.size() <= first + 1) {
    return ev.heap().none();
  }
  const std::string* option = TextIn(call.positional[first]);
  if (option == nullptr) return ev.heap().none();
  Dict& options = Section(ev, *data, *section);
  ev.Touch(&options);
  options.Set(ev.heap().str(LowerText(*option)), call.positional[first + 1]);
  return ev.heap().none();
}

Ref AddSection(Evaluator& ev, const Call& call) {
  Dict* data = Data(Self(call));
  const std::string* name = TextIn(call.positional[1]);
  if (data != nullptr && name != nullptr) Section(ev, *data, *name);
  return ev.heap().none();
}

// parser["section"] = {…}
Ref SetSection(Evaluator& ev, const Call& call) {
  Dict* data = Data(Self(call));
  if (data == nullptr) return ev.heap().none();
  auto* wrapped = ev.heap().New<Dict>();
  wrapped->Set(call.positional[1], call.positional[2]);
  return ReadDict(ev, CallWith({call.positional[0], wrapped}, call.span));
}

Ref Sections(Evaluator& ev, const Call& call) {
  Dict* data = Data(Self(call));
  if (data == nullptr || data->open) return UnknownCall(ev, call);
  std::vector<Ref> names;
  for (const auto& [name, options] : data->items) {
    if (*TextIn(name) != kDefaultSection) names.push_back(name);
  }
  return NewList(ev, std::move(names));
}

Ref Defaults(Evaluator& ev, const Call& call) {
  Dict* data = Data(Self(call));
  if (data == nullptr || data->open) return UnknownCall(ev, call);
  return &Section(ev, *data, kDefaultSection);
}

Ref HasSection(Evaluator& ev, const Call& call) {
  Dict* data = Data(Self(call));
  const std::string* name = TextIn(call.positional[1]);
  if (data == nullptr || name == nullptr) return UnknownCall(ev, call);
  if (data->Find(*name) != nullptr) return ev.heap().boolean(true);
  return data->open ? UnknownCall(ev, call) : ev.heap().boolean(false);
}

Ref HasOption(Evaluator& ev, const Call& call) {
  const Question question = Ask(call);
  if (!question.known) return UnknownCall(ev, call);
  const bool found = FindOption(*question.data, question.section, question.option) != nullptr;
  return found || !question.data->open ? ev.heap().boolean(found) : UnknownCall(ev, call);
}

// Options of a section with those of DEFAULT, as a dict; null when they are not known. The
// section's own stand first, but for items() of a parser.
Dict* Options(Evaluator& ev, Instance* self, Ref given, bool own_first) {
  Dict* data = Data(self);
  const std::string* own = self == nullptr ? nullptr : TextIn(self->attributes.Find(kSection));
  const std::string* section = own != nullptr ? own : given == nullptr ? nullptr : TextIn(given);
  if (data == nullptr || section == nullptr || data->open) return nullptr;
  auto* options = ev.heap().New<Dict>();
  const auto add = [&](std::string_view place, bool replace) {
    const auto* source = As<Dict>(data->Find(place));
    if (source == nullptr) return;
    for (const auto& [name, value] : source->items) {
      if (!replace && options->Find(name) != nullptr) continue;
      options->Set(name, Interpolated(ev, *self, *data, *section, value));
    }
  };
  add(own_first ? std::string_view(*section) : kDefaultSection, true);
  add(own_first ? kDefaultSection : std::string_view(*section), !own_first);
  return options;
}

template <const char* kMethod>
Ref OfOptions(Evaluator& ev, const Call& call) {
  Instance* self = Self(call);
  const bool of_parser = self != nullptr && self->attributes.Find(kSection) == nullptr;
  const bool own_first = !(of_parser && kMethod == std::string_view("items"));
  Dict* options = Options(ev, self, call.Argument(1, "section"), own_first);
  if (options == nullptr) return UnknownCall(ev, call);
  const Ref result = ev.CallMethod(options, kMethod, CallWith({}, call.span));
  if (!of_parser) return result;
  return NewList(ev, ev.Elements(result, call.span).value_or(std::vector<Ref>{}));
}

constexpr char kItems[] = "items";
constexpr char kKeys[] = "keys";
constexpr char kValues[] = "values";

Ref GetSection(Evaluator& ev, const Call& call);

constexpr MethodModel kParserMethods[] = {
    {"__contains__", Counted<HasSection, 2, 2>},
    {"__getitem__", Counted<GetSection, 2, 2>},
    {"__iter__", Counted<Sections, 1, 1>},
    {"__setitem__", Counted<SetSection, 3, 3>},
    {"add_section", Counted<AddSection, 2, 2>},
    {"get", Counted<GetOption, 3, kMany>},
    {"getboolean", Counted<GetBoolean, 3, kMany>},
    {"getfloat", Counted<GetConverted<kFloat>, 3, kMany>},
    {"getint", Counted<GetConverted<kInt>, 3, kMany>},
    {"defaults", Counted<Defaults, 1, 1>},
    {"has_option", Counted<HasOption, 3, 3>},
    {"has_section", Counted<HasSection, 2, 2>},
    {"items", Counted<OfOptions<kItems>, 2, kMany>},
    {"options", Counted<OfOptions<kKeys>, 2, 2>},
    {"read", Counted<ReadFiles, 2, 3>},
    {"read_dict", Counted<ReadDict, 2, 3>},
    {"read_file", Counted<ReadString, 2, 3>},
    {"read_string", Counted<ReadString, 2, 3>},
    {"sections", Counted<Sections, 1, 1>},
    {"set", Counted<SetOption, 4, 4>},
    {"write", ReturnNone},
};

constexpr MethodModel kSectionMethods[] = {
    {"__contains__", Counted<HasOption, 2, 2>},
    {"__getitem__", Counted<GetOption, 2, 2>},
    {"__iter__", Counted<OfOptions<kKeys>, 1, 1>},
    {"__setitem__", Counted<SetOption, 3, 3>},
    {"get", Counted<GetOption, 2, kMany>},
    {"getboolean", Counted<GetBoolean, 2, kMany>},
    {"getfloat", Counted<GetConverted<kFloat>, 2, kMany>},
    {"getint", Counted<GetConverted<kInt>, 2, kMany>},
    {"items", Counted<OfOptions<kItems>, 1, 1>},
    {"keys", Counted<OfOptions<kKeys>, 1, 1>},
    {"values", Counted<OfOptions<kValues>, 1, 1>},
};

constexpr ClassModel kClasses[] = {
    {.name = "ConfigParser",
     .spellings = "configparser.ConfigParser configparser.RawConfigParser "
                  "configparser.SafeConfigParser",
     .signature = "(defaults=None, **kwargs)",
     .tag = kLibraryTag,
     .methods = kParserMethods,
     .init = Init},
    {.name = "SectionProxy",
     .spellings = "configparser.SectionProxy",
     .signature = "(**kwargs)",
     .tag = kLibraryTag,
     .methods = kSectionMethods},
};

Ref GetSection(Evaluator& ev, const Call& call) {
  Dict* data = Data(Self(call));
  const std::string* name = TextIn(call.positional[1]);
  if (data == nullptr || name == nullptr) return UnknownCall(ev, call);
  if (data->Find(*name) == nullptr && !data->open && *name != kDefaultSection) {
    ev.Raise("KeyError", *name, call.span);
  }
  Instance* section = ev.NewInstance(ev.ClassOf(kClasses[1]), call.span);
  section->attributes.Set(kData, data);
  section->attributes.Set(kSection, call.positional[1]);
  if (const Ref interpolation = Self(call)->attributes.Find(kInterpolation)) {
    section->attributes.Set(kInterpolation, interpolation);
  }
  return section;
}

}  // namespace

Rows ConfigparserRows() {
  return {.classes = kClasses};
}

}  // namespace smgraph::python
