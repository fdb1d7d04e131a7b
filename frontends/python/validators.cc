// The validators and serializers that a class of pydantic has of its own.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"

namespace smgraph::python {
namespace {

// A validator of a model: which fields it looks at (none: the whole model), and when.
struct Rule {
  Function* function = nullptr;
  const Tuple* fields = nullptr;
  std::string mode;
  std::string decorator;  // "validator" and "root_validator" are version 1's
};

// Members that a decorator marked, those of base classes first; what a class overrides is gone.
std::vector<std::pair<Function*, const Tuple*>> MarkedMembers(const Class& cls,
                                                              std::string_view mark) {
  std::vector<std::pair<Function*, const Tuple*>> marked;
  for (auto base = cls.mro.rbegin(); base != cls.mro.rend(); ++base) {
    for (const auto& [name, member] : (*base)->attributes.entries()) {
      auto* function = As<Function>(member);
      const auto* fields =
          function == nullptr ? nullptr : As<Tuple>(function->attributes.Find(mark));
      const bool current = Evaluator::Impl::ClassMember(cls, name) == member;
      if (fields != nullptr && current) marked.emplace_back(function, fields);
    }
  }
  return marked;
}

std::vector<Rule> RulesOf(const Class& cls) {
  std::vector<Rule> rules;
  for (const auto& [function, fields] : MarkedMembers(cls, kValidates)) {
    const std::string* mode = TextIn(function->attributes.Find(kValidatesMode));
    rules.push_back({function, fields, mode == nullptr ? "after" : *mode,
                     *TextIn(function->attributes.Find(kValidatesBy))});
  }
  return rules;
}

bool LooksAt(const Tuple& fields, std::string_view field) {
  return std::any_of(fields.items.begin(), fields.items.end(), [field](Ref name) {
    const std::string* text = TextIn(name);
    return text != nullptr && (*text == field || *text == "*");
  });
}

bool HasOption(const Rule& rule, std::string_view option) {
  const Ref value = rule.function->attributes.Find(option);
  return value != nullptr && value->kind == Kind::kBool && static_cast<Bool*>(value)->value;
}

// Calls something of the user's; what it says against the value is a ValidationError.
Ref CallValidator(Evaluator& ev, const Class& cls, std::string_view field, Ref function,
                  Call call) {
  const SourceSpan span = call.span;
  try {
    return ev.CallValue(function, std::move(call));
  } catch (const Raised& raised) {
    const auto is = [&](std::string_view name) {
      return ev.IsInstance(raised.exception, *ev.BuiltinClass(name));
    };
    if (is("ValidationError") || !(is("ValueError") || is("AssertionError"))) throw;
    std::string text;
    TextOf(ev.ToStr(raised.exception, span), text);
    RaiseValidation(ev, cls, field, text, span);
  }
}

// ---- one field

struct Asked {
  Evaluator& ev;
  Class& cls;
  const Class::Field& field;
  Dict& data;
  SourceSpan span;
};

// What version 2 hands to a validator with a third parameter.
Ref InfoOf(const Asked& asked) {
  const Ref info = asked.ev.LibraryObject("pydantic.ValidationInfo");
  return asked.ev.CallValue(
      info,
      CallWith({&asked.data, asked.ev.heap().str(std::string(asked.field.name))}, asked.span));
}

Ref Inner(const Asked& asked, Ref value);

// The handler of a "wrap" validator: converts as the annotation says.
Ref CallHandler(Evaluator& ev, const Call& call) {
  const std::vector<Ref>& carried = Carried(call);
  const auto* names = As<Scope>(carried[2]);
  const AnnotationPlace place{const_cast<Scope*>(names), As<Module>(carried[3]), call.span};
  const Ref converted = ConvertTo(ev, call.positional[0], carried[1], place);
  if (converted == nullptr) RaiseValidation(ev, *As<Class>(carried[0]), "", "refused", call.span);
  return converted;
}

Ref HandlerOf(const Asked& asked) {
  const Class::Field& field = asked.field;
  const Ref type = AnnotationValue(asked.ev, field.annotation, field.scope, field.module);
  return NewClosure(asked.ev, "handler", &CallHandler,
                    {&asked.cls, type, field.scope, field.module});
}

Ref ApplyRule(const Asked& asked, const Rule& rule, Ref value) {
  Evaluator& ev = asked.ev;
  const Ref bound =
      Evaluator::Impl::BindMember(ev, rule.function, &asked.cls, &asked.cls, asked.span);
  Call call = CallWith({value}, asked.span);
  if (rule.mode == "wrap") call.positional.push_back(HandlerOf(asked));
  const auto& parameters = rule.function->parameters;
  const std::size_t taken = call.positional.size() + (rule.function->static_method ? 0 : 1);
  for (std::size_t i = taken; i < parameters.size(); ++i) {
    const std::string_view name = parameters[i].name;
    if (parameters[i].kind == ParameterKind::kVarKeywords) {
      call.keywords.emplace_back("values", &asked.data);
    } else if (rule.decorator == "validator" && name == "values") {
      call.keywords.emplace_back("values", &asked.data);
    } else if (rule.decorator != "validator") {
      call.positional.push_back(InfoOf(asked));
    }
  }
  return CallValidator(ev, asked.cls, asked.field.name, bound, std::move(call));
}

// each_item=True looks at the elements of a list.
Ref ApplyEach(const Asked& asked, const Rule& rule, Ref value) {
  const auto* list = As<List>(value);
  if (!HasOption(rule, "each_item") || list == nullptr) return ApplyRule(asked, rule, value);
  std::vector<Ref> items;
  for (const Ref item : list->items)
    items.push_back(ApplyRule(asked, rule, item));
  return NewList(asked.ev, std::move(items));
}

// What the annotation and Field(…) make of the value.
Ref Inner(const Asked& asked, Ref value) {
  const Class::Field& field = asked.field;
  if (field.annotation.null() || field.scope == nullptr) return value;
  const Ref type = AnnotationValue(asked.ev, field.annotation, field.scope, field.module);
  const Ref converted =
      ConvertTo(asked.ev, value, type,
                {field.scope, field.module, asked.span, RulesFor(asked.ev, asked.cls, field)});
  const bool kept = converted != nullptr &&
                    (field.details == nullptr || KeepsBounds(asked.ev, converted, *field.details));
  if (kept) return converted;
  RaiseValidation(asked.ev, asked.cls, field.name,
                  fmt::format("Input should be a valid {}", field.annotation.text()), asked.span);
}

}  // namespace

Ref ValidatedField(Evaluator& ev, Class& cls, const Class::Field& field, Ref value, Dict& data,
                   SourceSpan span) {
  const Asked asked{ev, cls, field, data, span};
  const std::vector<Rule> rules = RulesOf(cls);
  bool replaced = false;  // "plain" and "wrap" validators stand for pydantic's own
  for (const Rule& rule : rules) {
    if (rule.mode == "after" || !LooksAt(*rule.fields, field.name)) continue;
    value = ApplyEach(asked, rule, value);
    replaced = replaced || rule.mode != "before";
  }
  if (!replaced) value = Inner(asked, value);
  for (const Rule& rule : rules) {
    if (rule.mode == "after" && LooksAt(*rule.fields, field.name))
      value = ApplyEach(asked, rule, value);
  }
  return value;
}

bool ValidatesDefault(const Class& cls, std::string_view field) {
  const std::vector<Rule> rules = RulesOf(cls);
  return std::any_of(rules.begin(), rules.end(), [field](const Rule& rule) {
    return LooksAt(*rule.fields, field) && HasOption(rule, "always");
  });
}

// ---- the whole model

Ref ValidatedData(Evaluator& ev, Class& cls, Ref data, SourceSpan span) {
  for (const Rule& rule : RulesOf(cls)) {
    if (!rule.fields->items.empty() || rule.mode != "before") continue;
    Call call = CallWith({data}, span);
    if (rule.function->parameters.size() > 2) call.positional.push_back(ev.heap().none());
    const Ref bound = Evaluator::Impl::BindMember(ev, rule.function, &cls, &cls, span);
    data = CallValidator(ev, cls, "", bound, std::move(call));
  }
  return data;
}

Ref WrappedModel(Evaluator& ev, Class& cls, Ref data, Ref handler, SourceSpan span) {
  for (const Rule& rule : RulesOf(cls)) {
    if (!rule.fields->items.empty() || rule.mode != "wrap") continue;
    Call call = CallWith({data, handler}, span);
    if (rule.function->parameters.size() > 3) call.positional.push_back(ev.heap().none());
    const Ref bound = Evaluator::Impl::BindMember(ev, rule.function, &cls, &cls, span);
    return CallValidator(ev, cls, "", bound, std::move(call));
  }
  return nullptr;
}

void ValidateModel(Evaluator& ev, Instance& instance, Dict& data, SourceSpan span) {
  for (const Rule& rule : RulesOf(*instance.cls)) {
    if (!rule.fields->items.empty() || rule.mode == "before") continue;
    Class& cls = *instance.cls;
    if (rule.mode == "wrap") continue;
    if (rule.decorator == "model_validator" && !rule.function->class_method) {
      const Ref bound = Evaluator::Impl::BindMember(ev, rule.function, &instance, &cls, span);
      Call call = CallWith({}, span);
      if (rule.function->parameters.size() > 1) call.positional.push_back(ev.heap().none());
      CallValidator(ev, cls, "", bound, std::move(call));
      continue;
    }
    // Version 1: a dict of the values, from which the object's attributes are taken.
    const Ref bound = Evaluator::Impl::BindMember(ev, rule.function, &cls, &cls, span);
    const Ref values = CallValidator(ev, cls, "", bound, CallWith({&data}, span));
    if (const auto* dict = As<Dict>(values)) {
      for (const auto& [key, value] : dict->items) {
        if (const std::string* name = TextIn(key))
          instance.attributes.Set(ev.heap().Intern(*name), value);
      }
    }
  }
}

namespace {

// The last argument of a serializer: the SerializationInfo, or the handler of one that wraps.
Ref HowItIsWritten(Evaluator& ev, const Instance& model) {
  return ev.NewUnknown("how pydantic writes a field", "info", model.span);
}

}  // namespace

Ref SerializedModel(Evaluator& ev, Instance& model, Ref dump) {
  for (const auto& [function, fields] : MarkedMembers(*model.cls, kSerializes)) {
    if (!fields->items.empty()) continue;
    const Ref bound = Evaluator::Impl::BindMember(ev, function, &model, model.cls, model.span);
    Call call = CallWith({}, model.span);
    if (function->parameters.size() > 1) call.positional.push_back(dump);
    if (function->parameters.size() > 2) call.positional.push_back(HowItIsWritten(ev, model));
    return ev.CallValue(bound, std::move(call));
  }
  return nullptr;
}

Ref SerializedField(Evaluator& ev, Instance& model, std::string_view field, Ref value) {
  for (const auto& [function, fields] : MarkedMembers(*model.cls, kSerializes)) {
    if (!LooksAt(*fields, field)) continue;
    const Ref bound = Evaluator::Impl::BindMember(ev, function, &model, model.cls, model.span);
    Call call = CallWith({value}, model.span);
    if (function->parameters.size() > 2) call.positional.push_back(HowItIsWritten(ev, model));
    value = ev.CallValue(bound, std::move(call));
  }
  return value;
}

}  // namespace smgraph::python
