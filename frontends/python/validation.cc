#include "frontends/python/validation.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"

// What pydantic makes of a model's arguments, in its lax mode.
namespace smgraph::python {
namespace {

// A conversion of a known value to a builtin type; null when pydantic refuses it.
using Coercion = Ref (*)(Evaluator&, Ref);

Ref ToInt(Evaluator& ev, Ref value) {
  if (value->kind == Kind::kInt) return value;
  if (const auto* boolean = As<Bool>(value)) return ev.heap().integer(boolean->value ? 1 : 0);
  const auto* number = As<Float>(value);
  const bool whole = number != nullptr && number->value == std::trunc(number->value) &&
                     std::abs(number->value) < 1e15;
  if (whole) return ev.heap().integer(static_cast<std::int64_t>(number->value));
  const std::string* text = TextIn(value);
  const auto parsed = text == nullptr ? std::nullopt : ParseInteger(*text, 10);
  return parsed ? ev.heap().integer(*parsed) : nullptr;
}

Ref ToFloat(Evaluator& ev, Ref value) {
  if (value->kind == Kind::kFloat) return value;
  if (const auto number = NumberIn(value)) return ev.heap().number(*number);
  const std::string* text = TextIn(value);
  const auto parsed = text == nullptr ? std::nullopt : ParseFloat(*text);
  return parsed ? ev.heap().number(*parsed) : nullptr;
}

Ref ToBool(Evaluator& ev, Ref value) {
  if (value->kind == Kind::kBool) return value;
  const auto number = NumberIn(value);
  if (number && (*number == 0 || *number == 1)) return ev.heap().boolean(*number == 1);
  constexpr std::string_view kTrue[] = {"1", "on", "t", "true", "y", "yes"};
  constexpr std::string_view kFalse[] = {"0", "off", "f", "false", "n", "no"};
  const std::string* text = TextIn(value);
  const std::string lower = text == nullptr ? "" : LowerText(*text);
  if (std::find(std::begin(kTrue), std::end(kTrue), lower) != std::end(kTrue))
    return ev.heap().boolean(true);
  const bool no = std::find(std::begin(kFalse), std::end(kFalse), lower) != std::end(kFalse);
  return no ? ev.heap().boolean(false) : nullptr;
}

Ref ToText(Evaluator&, Ref value) {
  return value->kind == Kind::kStr || value->kind == Kind::kTemplate ? value : nullptr;
}

struct Plain {
  std::string_view type;
  Coercion convert;
};
constexpr Plain kPlain[] = {{"bool", ToBool}, {"float", ToFloat}, {"int", ToInt}, {"str", ToText}};

class Validator {
 public:
  Validator(Evaluator& ev, Module& module, SourceSpan span)
      : ev_(ev), module_(module), span_(span) {}

  /// Null when pydantic refuses the value.
  Ref Convert(Ref value, Node annotation);

 private:
  Ref ConvertNamed(Ref value, std::string_view name);
  Ref ConvertGeneric(Ref value, std::string_view name, const std::vector<Node>& arguments);
  Ref ConvertAny(Ref value, const std::vector<Node>& alternatives);
  Ref ConvertItems(Ref value, bool tuple, Node element);
  Ref ConvertEntries(Ref value, Node key, Node element);
  Ref ConvertModel(Ref value, Class& cls);

  Evaluator& ev_;
  Module& module_;
  SourceSpan span_;
};

// `List` of `typing.List`.
std::string_view LastName(Node name) {
  const std::string_view text = name.text();
  return text.substr(text.rfind('.') + 1);
}

Ref Validator::Convert(Ref value, Node annotation) {
  static const SymbolId kType = SymbolOf("type");
  static const SymbolId kGeneric = SymbolOf("generic_type");
  static const SymbolId kParameter = SymbolOf("type_parameter");
  static const SymbolId kNone = SymbolOf("none");
  if (Unsure(value) || annotation.null()) return value;
  if (annotation.is(kType)) return Convert(value, annotation.named_child(0));
  if (annotation.is(kNone)) return value->kind == Kind::kNone ? value : nullptr;
  if (annotation.is(G().identifier) || annotation.is(G().attribute)) {
    return ConvertNamed(value, LastName(annotation));
  }
  if (annotation.is(G().binary_operator)) {
    return ConvertAny(value, {annotation.field(G().f_left), annotation.field(G().f_right)});
  }
  std::vector<Node> parts = annotation.named_children();
  if (annotation.is(kGeneric) && parts.size() == 2 && parts[1].is(kParameter)) {
    return ConvertGeneric(value, LastName(parts[0]), parts[1].named_children());
  }
  if (annotation.is(G().subscript) && parts.size() > 1) {
    return ConvertGeneric(value, LastName(parts[0]), {parts.begin() + 1, parts.end()});
  }
  return value;
}

Ref Validator::ConvertNamed(Ref value, std::string_view name) {
  const auto* plain = std::find_if(std::begin(kPlain), std::end(kPlain),
                                   [name](const Plain& row) { return row.type == name; });
  if (plain != std::end(kPlain)) return plain->convert(ev_, value);
  auto* cls = As<Class>(module_.scope->names.Find(name));
  if (cls == nullptr || cls->module == nullptr) return value;
  return cls->validated || cls->enumeration ? ConvertModel(value, *cls) : value;
}

Ref Validator::ConvertGeneric(Ref value, std::string_view name,
                              const std::vector<Node>& arguments) {
  const bool sequence = name == "List" || name == "list" || name == "Sequence";
  if (sequence && arguments.size() == 1) return ConvertItems(value, false, arguments[0]);
  const bool mapping = name == "Dict" || name == "dict" || name == "Mapping";
  if (mapping && arguments.size() == 2) return ConvertEntries(value, arguments[0], arguments[1]);
  const bool tuple = name == "Tuple" || name == "tuple";
  if (tuple && arguments.size() == 2 && arguments[1].text() == "...") {
    return ConvertItems(value, true, arguments[0]);
  }
  if (name == "Union") return ConvertAny(value, arguments);
  if (name == "Optional") {
    return value->kind == Kind::kNone ? value : Convert(value, arguments.front());
  }
  if (name == "Annotated" || name == "Final") return Convert(value, arguments.front());
  return value;
}

// The first alternative that leaves the value as it is; else the first that takes it.
Ref Validator::ConvertAny(Ref value, const std::vector<Node>& alternatives) {
  Ref first = nullptr;
  for (const Node alternative : alternatives) {
    const Ref converted = Convert(value, alternative);
    if (converted == value) return value;
    if (first == nullptr) first = converted;
  }
  return first;
}

Ref Validator::ConvertItems(Ref value, bool tuple, Node element) {
  const bool sequence = value->kind == Kind::kList || value->kind == Kind::kTuple;
  if (!sequence)
    return value->kind == Kind::kSet || value->kind == Kind::kIterator ? value : nullptr;
  std::vector<Ref> items = *ev_.Elements(value, span_);
  for (Ref& item : items) {
    item = Convert(item, element);
    if (item == nullptr) return nullptr;
  }
  return tuple ? Ref(NewTuple(ev_, std::move(items))) : NewList(ev_, std::move(items));
}

Ref Validator::ConvertEntries(Ref value, Node key, Node element) {
  const auto* dict = As<Dict>(value);
  if (dict == nullptr) return nullptr;
  auto* converted = ev_.heap().New<Dict>();
  converted->open = dict->open;
  for (const auto& [name, item] : dict->items) {
    const Ref new_name = Convert(name, key);
    const Ref new_item = Convert(item, element);
    if (new_name == nullptr || new_item == nullptr) return nullptr;
    converted->Set(new_name, new_item);
  }
  return converted;
}

// A dict for a model, a value for an enumeration.
Ref Validator::ConvertModel(Ref value, Class& cls) {
  if (ev_.IsInstance(value, cls)) return value;
  if (cls.enumeration) return ev_.CallValue(&cls, CallWith({value}, span_));
  const auto* dict = As<Dict>(value);
  if (dict == nullptr || dict->open) return dict == nullptr ? nullptr : value;
  Call call;
  call.span = span_;
  for (const auto& [key, item] : dict->items) {
    if (const std::string* name = TextIn(key))
      call.keywords.emplace_back(ev_.heap().Intern(*name), item);
  }
  return ev_.CallValue(&cls, std::move(call));
}

// The value as pydantic converts it; Unknown where it refuses.
Ref Validated(Evaluator& ev, Ref value, Node annotation, Module& module, SourceSpan span) {
  const Ref converted = Validator(ev, module, span).Convert(value, annotation);
  if (converted != nullptr) return converted;
  return ev.NewUnknown(fmt::format("a value that is no {}", annotation.text()), "value", span);
}

// ---- the class's own validators

// A validator of a model: which fields it looks at (none: the whole model), and when.
struct Rule {
  Function* function = nullptr;
  const Tuple* fields = nullptr;
  std::string mode;
};

std::vector<Rule> RulesOf(const Class& cls) {
  std::vector<Rule> rules;
  for (auto base = cls.mro.rbegin(); base != cls.mro.rend(); ++base) {
    for (const auto& [name, member] : (*base)->attributes.entries()) {
      auto* function = As<Function>(member);
      const auto* fields =
          function == nullptr ? nullptr : As<Tuple>(function->attributes.Find(kValidates));
      if (fields == nullptr) continue;
      const std::string* mode = TextIn(function->attributes.Find(kValidatesMode));
      rules.push_back({function, fields, mode == nullptr ? "after" : *mode});
    }
  }
  return rules;
}

bool LooksAt(const Rule& rule, std::string_view field) {
  return std::any_of(rule.fields->items.begin(), rule.fields->items.end(), [field](Ref name) {
    const std::string* text = TextIn(name);
    return text != nullptr && (*text == field || *text == "*");
  });
}

// One validator's result; not known when it asks for more than the value.
Ref Apply(Evaluator& ev, const Rule& rule, Class& cls, Ref value, SourceSpan span) {
  if (rule.function->parameters.size() != 2) {
    return ev.NewUnknown("what a validator of pydantic gives", std::string(rule.function->name),
                         span);
  }
  const Ref bound = Evaluator::Impl::BindMember(ev, rule.function, &cls, &cls, span);
  return ev.CallValue(bound, CallWith({value}, span));
}

}  // namespace

Ref ValidatedField(Evaluator& ev, Class& cls, const Class::Field& field, Ref value,
                   SourceSpan span) {
  const std::vector<Rule> rules = RulesOf(cls);
  bool replaced = false;  // a "plain" validator stands for pydantic's own
  for (const Rule& rule : rules) {
    if (rule.mode == "after" || !LooksAt(rule, field.name)) continue;
    value = Apply(ev, rule, cls, value, span);
    replaced = replaced || rule.mode == "plain";
  }
  if (!replaced && cls.module != nullptr)
    value = Validated(ev, value, field.annotation, *cls.module, span);
  for (const Rule& rule : rules) {
    if (rule.mode == "after" && LooksAt(rule, field.name))
      value = Apply(ev, rule, cls, value, span);
  }
  return value;
}

void ValidateModel(Evaluator& ev, Instance& instance, SourceSpan span) {
  for (const Rule& rule : RulesOf(*instance.cls)) {
    if (!rule.fields->items.empty()) continue;
    const bool sees_object = rule.mode == "after" && rule.function->parameters.size() == 1;
    if (sees_object) {
      ev.CallValue(rule.function, CallWith({&instance}, span));
      continue;
    }
    // It may change any argument before the fields see them.
    for (const Class::Field& field : instance.cls->fields) {
      instance.attributes.Set(field.name, ev.NewUnknown("what a validator of pydantic gives",
                                                        std::string(field.name), span));
    }
  }
}

}  // namespace smgraph::python
