#include "frontends/zenml/option_check.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "frontends/python/natives.h"
#include "frontends/python/text.h"
#include "frontends/python/validation.h"
#include "frontends/zenml/models/models.h"
#include "graph/base/words.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Call;
using python::Dict;
using python::Evaluator;
using python::Kind;
using python::Ref;

constexpr std::string_view kDigits = "0123456789";

// "none float>0 =uv @Tag" as people read it: "None | float>0 | 'uv' | Tag".
std::string Described(std::string_view types) {
  std::string text;
  ForEachWord(types, [&text](std::string_view word) {
    if (word == "object") return;
    if (!text.empty()) text += " | ";
    if (word == "none") {
      text += "None";
    } else if (word.front() == '=') {
      text += fmt::format("'{}'", word.substr(1));
    } else {
      text += word.front() == '@' ? word.substr(1) : word;
    }
  });
  return text;
}

// 16GB, 512MiB
bool IsMemory(std::string_view text) {
  const std::size_t unit = std::min(text.find_first_not_of(kDigits), text.size());
  std::string_view rest = text.substr(unit);
  if (unit == 0 || rest.empty() || rest.back() != 'B') return false;
  rest.remove_suffix(1);
  if (rest.empty()) return true;
  if (std::string_view("KMGTP").find(rest.front()) == std::string_view::npos) return false;
  return rest.substr(1).empty() || rest.substr(1) == "i";
}

// "", ">0", ">=0", "10..60"
bool Within(double number, std::string_view bounds) {
  if (bounds.empty()) return true;
  if (bounds == ">0") return number > 0;
  if (bounds == ">=0") return number >= 0;
  const auto read = [](std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return static_cast<double>(value);
  };
  const std::size_t dots = bounds.find("..");
  return number >= read(bounds.substr(0, dots)) && number <= read(bounds.substr(dots + 2));
}

/// Values as options of certain types.
class Fitting {
 public:
  Fitting(Evaluator& ev, SourceSpan span) : ev_(ev), span_(span) {}

  /// What pydantic makes of the value; null when it is of none of the types. What is of one of them
  /// stays as it is.
  Ref Fit(Ref value, std::string_view types) {
    if (IsOpen(value, types)) return value;
    if (value->kind <= Kind::kStr && HasWord(types, python::TypeName(value))) return value;
    Ref fitting = nullptr;
    AnyWord(types, [&](std::string_view word) {
      fitting = FitWord(value, word);
      return fitting != nullptr;
    });
    return fitting;
  }

 private:
  // What is not known, and objects, which may be of any class that nobody declares here.
  bool IsOpen(Ref value, std::string_view types) const {
    if (python::Unsure(value) || value->kind == Kind::kTemplate || HasWord(types, "any"))
      return true;
    if (value->kind < Kind::kFunction) return false;
    return RoleOf(value) == Role::kNone || HasWord(types, "object");
  }

  Ref FitWord(Ref value, std::string_view word) {
    const std::string* text = python::TextIn(value);
    const auto when = [value](bool fits) { return fits ? value : nullptr; };
    if (word.front() == '=') return when(text != nullptr && *text == word.substr(1));
    if (word.front() == '@') return when(FitsClass(value, word.substr(1)));
    if (word == "object") return nullptr;
    if (word == "none") return when(value->kind == Kind::kNone);
    if (word == "memory") return when(text != nullptr && IsMemory(*text));
    if (word == "policy") return when(text != nullptr && python::LowerText(*text) == "default");
    if (word == "time")
      return when(text == nullptr || text->find_first_of(kDigits) != std::string::npos);
    if (word.starts_with("list")) return when(FitsList(value, Inner(word)));
    if (word.starts_with("dict")) return when(FitsDict(value, Inner(word)));
    return FitScalar(value, word);
  }

  // "str,object" of "list:str,object", as words.
  static std::string Inner(std::string_view word) {
    const std::size_t colon = word.find(':');
    std::string inner(colon == std::string_view::npos ? "any" : word.substr(colon + 1));
    std::ranges::replace(inner, ',', ' ');
    return inner;
  }

  bool FitsList(Ref value, const std::string& inner) {
    const bool listed = value->kind == Kind::kList || value->kind == Kind::kTuple ||
                        value->kind == Kind::kSet || value->kind == Kind::kIterator ||
                        value->kind == Kind::kRange;
    if (!listed || value->kind == Kind::kIterator) return listed;
    const auto elements = ev_.Elements(value, span_);
    return !elements || std::ranges::all_of(*elements, [&](Ref element) {
      return python::Conditional(element) != nullptr || Fit(element, inner) != nullptr;
    });
  }

  bool FitsDict(Ref value, const std::string& inner) {
    const auto* dict = As<Dict>(value);
    return dict != nullptr && std::ranges::all_of(dict->items, [&](const auto& entry) {
             const bool key = Fit(entry.first, "str") != nullptr;
             return key && (python::Conditional(entry.second) != nullptr ||
                            Fit(entry.second, inner) != nullptr);
           });
  }

  bool FitsClass(Ref value, std::string_view name);

  Ref FitScalar(Ref value, std::string_view word) {
    const std::size_t end = std::min(word.find_first_of(">0123456789"), word.size());
    const python::AnnotationPlace place = {nullptr, nullptr, span_};
    Ref converted = python::ConvertTo(ev_, value, ev_.BuiltinClass(word.substr(0, end)), place);
    if (converted == nullptr) return nullptr;
    const auto number = python::NumberIn(converted);
    return !number || Within(*number, word.substr(end)) ? converted : nullptr;
  }

  Evaluator& ev_;
  SourceSpan span_;
};

Call OptionsOf(Evaluator& ev, const Dict& dict, SourceSpan span) {
  Call options;
  options.span = span;
  options.open = dict.open;
  for (const auto& [key, value] : dict.items) {
    if (const std::string* name = python::TextIn(key))
      options.keywords.emplace_back(ev.heap().Intern(*name), value);
  }
  return options;
}

std::string ProblemWithFields(Evaluator& ev, const OptionTypes& types, const Call& options,
                              PlainOptions* converted) {
  Fitting fitting(ev, options.span);
  for (const auto& [name, value] : options.keywords) {
    const OptionField* field = types.Find(name);
    if (field == nullptr || value == nullptr || value->kind == Kind::kAbsent) continue;
    Ref fits = fitting.Fit(value, field->types);
    if (fits == nullptr) {
      return fmt::format("{}={} does not fit {}", name, python::Repr(value),
                         Described(field->types));
    }
    if (converted != nullptr && fits->kind <= Kind::kStr) converted->emplace(name, fits);
  }
  return "";
}

// A dictionary of settings is merged with others before it is one of the class: it is wrong where a
// single field is. None takes back what others say.
std::string ProblemWithSettings(Evaluator& ev, const Call& options) {
  constexpr std::pair<std::string_view, std::string_view> kClasses[] = {
      {"docker", "DockerSettings"}, {"resources", "ResourceSettings"}};
  const auto* settings = As<Dict>(options.Keyword("settings"));
  for (const auto& [key, name] : kClasses) {
    const auto* given = settings == nullptr ? nullptr : As<Dict>(settings->Find(key));
    if (given == nullptr) continue;
    Call fields = OptionsOf(ev, *given, options.span);
    std::erase_if(fields.keywords, [](const auto& one) { return python::IsNone(one.second); });
    const std::string problem = ProblemWithFields(ev, *FindOptionTypes(name), fields, nullptr);
    if (!problem.empty()) return fmt::format("settings of '{}': {}", key, problem);
  }
  return "";
}

std::string ProblemWithRules(const OptionTypes& types, const GivenOption& given) {
  const std::string of_base = types.base == nullptr ? "" : ProblemWithRules(*types.base, given);
  return of_base.empty() && types.rule != nullptr ? types.rule(given) : of_base;
}

bool Fitting::FitsClass(Ref value, std::string_view name) {
  const auto* dict = As<Dict>(value);
  return dict != nullptr &&
         ProblemWith(ev_, *FindOptionTypes(name), OptionsOf(ev_, *dict, span_), nullptr).empty();
}

}  // namespace

std::string ProblemWith(Evaluator& ev, const OptionTypes& types, const Call& options,
                        PlainOptions* converted) {
  const bool lacks =
      !types.required.empty() && !options.open && options.Keyword(types.required) == nullptr;
  if (lacks) return fmt::format("{}= is missing", types.required);
  std::string problem = ProblemWithFields(ev, types, options, converted);
  if (problem.empty()) problem = ProblemWithSettings(ev, options);
  // What a mapping that is not known may have given, too.
  const GivenOption given = [&](std::string_view name) -> Ref {
    Ref value = options.Keyword(name);
    return value == nullptr && options.open
               ? ev.NewUnknown("an option", std::string(name), options.span)
               : value;
  };
  return problem.empty() ? ProblemWithRules(types, given) : problem;
}

}  // namespace smgraph::zenml
