// attrs: fields that attr.ib() describes, with converters and validators.
#include <algorithm>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"

namespace smgraph::python {
namespace {

bool IsAttribute(Ref value) {
  const auto* instance = As<Instance>(value);
  return instance != nullptr && instance->cls->name == "attrib";
}

// A list of functions of the user's, or one; those of attrs itself check what is taken for granted.
std::vector<Ref> FunctionsIn(Ref given) {
  if (IsNone(given)) return {};
  if (const auto* list = As<List>(given)) return list->items;
  if (const auto* tuple = As<Tuple>(given)) return tuple->items;
  return {given};
}

}  // namespace

bool IsInherited(const Class& cls, const Class::Field& field) {
  return std::any_of(cls.mro.begin() + 1, cls.mro.end(), [&](const Class* base) {
    return std::any_of(base->fields.begin(), base->fields.end(), [&](const auto& other) {
      return other.name == field.name && other.details == field.details &&
             other.scope == field.scope;
    });
  });
}

void CollectAttrs(Evaluator& ev, Class& cls, bool annotated) {
  std::vector<Class::Field> inherited;
  std::vector<Class::Field> own;
  for (const Class::Field& field : cls.fields)
    (IsInherited(cls, field) ? inherited : own).push_back(field);
  const Namespace members = cls.attributes;
  bool bare = false;  // some field has no annotation: then only attr.ib() makes fields
  for (const auto& [name, member] : members.entries()) {
    if (!IsAttribute(member)) continue;
    bare = true;
    Class::Field& field = own.emplace_back();
    field.name = name;
    field.default_value = member;
    Evaluator::Impl::ReadField(ev, cls, field);
  }
  std::ranges::stable_sort(own, {}, [](const Class::Field& field) {
    return field.annotation.null() ? 0 : field.annotation.begin_byte();
  });
  if (bare || !annotated)
    std::erase_if(own, [](const auto& field) { return field.details == nullptr; });
  if (bare) {
    std::stable_sort(own.begin(), own.end(), [](const auto& a, const auto& b) {
      return a.details->serial < b.details->serial;
    });
  }
  std::erase_if(inherited, [&](const auto& field) {
    return std::any_of(own.begin(), own.end(),
                       [&](const auto& other) { return other.name == field.name; });
  });
  cls.fields = std::move(inherited);
  cls.fields.insert(cls.fields.end(), own.begin(), own.end());
  for (Class::Field& field : cls.fields) {
    const std::size_t name = field.name.find_first_not_of('_');
    if (name != 0 && name != std::string_view::npos) field.argument = field.name.substr(name);
    const Ref alias = field.details == nullptr ? nullptr : field.details->attributes.Find("alias");
    if (const std::string* text = alias == nullptr ? nullptr : TextIn(alias))
      field.argument = ev.heap().Intern(*text);
  }
}

Ref ConvertedAttr(Evaluator& ev, const Class::Field& field, Ref value, SourceSpan span) {
  if (field.details == nullptr || value == nullptr) return value;
  for (const Ref converter : FunctionsIn(field.details->attributes.Find("converter")))
    value = ev.CallValue(converter, CallWith({value}, span));
  return value;
}

namespace {

void ValidateAttr(Evaluator& ev, Instance& instance, const Class::Field& field, Ref value,
                  SourceSpan span) {
  std::vector<Ref> validators = FunctionsIn(field.details->attributes.Find("validator"));
  if (const Ref own = field.details->attributes.Find("%validator")) validators.push_back(own);
  Instance* attribute = ev.CopyInstance(*field.details);
  attribute->attributes.Set("name", ev.heap().str(std::string(field.name)));
  for (const Ref validator : validators) {
    const auto* function = As<Function>(validator);
    const bool of_attrs = function != nullptr && function->module->path.starts_with('<');
    if (Unsure(validator) || (of_attrs && Unsure(value))) continue;
    ev.CallValue(validator, CallWith({&instance, attribute, value}, span));
  }
}

}  // namespace

void ValidateAttrs(Evaluator& ev, Instance& instance, SourceSpan span) {
  for (const Class::Field& field : instance.cls->fields) {
    const Ref value = field.details == nullptr ? nullptr : instance.attributes.Find(field.name);
    if (value != nullptr) ValidateAttr(ev, instance, field, value, span);
  }
}

Ref AssignedAttr(Evaluator& ev, Instance& instance, std::string_view name, Ref value,
                 SourceSpan span) {
  const auto& fields = instance.cls->fields;
  const auto field = std::ranges::find(fields, name, &Class::Field::name);
  if (field == fields.end() || field->details == nullptr) return value;
  value = ConvertedAttr(ev, *field, value, span);
  ValidateAttr(ev, instance, *field, value, span);
  return value;
}

}  // namespace smgraph::python
