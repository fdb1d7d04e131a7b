// Classes that are made of fields: dataclasses, pydantic models, named tuples.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"

namespace smgraph::python {
namespace {

// What dataclasses.field(…) or pydantic.Field(…) says about a field.
void ReadField(Evaluator& e, Class& cls, Class::Field& field) {
  const auto* call = As<Instance>(field.default_value);
  if (call == nullptr || call->cls->name != "Field") return;
  const auto value = [&](std::string_view name) {
    const bool given = std::find(call->given.begin(), call->given.end(), name) != call->given.end();
    const Ref found = given ? call->attributes.Find(name) : nullptr;
    return found != nullptr && found->kind == Kind::kEllipsis ? nullptr : found;
  };
  const auto flag = [&](std::string_view name, bool otherwise) {
    const Ref found = value(name);
    return found == nullptr ? otherwise : e.Truth(found, {}).value_or(otherwise);
  };
  field.default_factory = value("default_factory");
  if (field.default_factory == nullptr) field.default_factory = value("factory");
  field.init = flag("init", true);
  field.repr = flag("repr", true);
  field.compare = flag("compare", true);
  field.keyword_only = flag("kw_only", field.keyword_only);
  field.default_value = value("default");
  if (field.default_value == nullptr) {
    cls.attributes.Erase(field.name);
  } else {
    cls.attributes.Set(field.name, field.default_value);
  }
}

}  // namespace

// Fields of a dataclass-like class: inherited ones first, a redefinition in the place of the first.
void Evaluator::Impl::CollectFields(Evaluator& e, Class& cls) {
  bool keyword_only = false;
  for (Class::Field& field : cls.fields) {
    keyword_only =
        keyword_only || field.annotation.text().find("KW_ONLY") != std::string_view::npos;
    field.keyword_only = keyword_only;
    ReadField(e, cls, field);
  }
  std::erase_if(cls.fields, [](const Class::Field& field) { return field.name == "_"; });
  std::vector<Class::Field> all;
  for (auto base = cls.mro.rbegin(); base != cls.mro.rend(); ++base) {
    const bool counts =
        *base == &cls || (*base)->dataclass || (*base)->named_tuple || (*base)->opaque_base;
    if (!counts) continue;
    for (const Class::Field& field : (*base)->fields) {
      const auto same =
          std::find_if(all.begin(), all.end(), [&](const auto& f) { return f.name == field.name; });
      if (same == all.end()) {
        all.push_back(field);
      } else {
        *same = field;
      }
    }
  }
  cls.fields = std::move(all);
}

namespace {

bool IsRequired(const Class::Field& field) {
  return field.init && !field.keyword_only && field.default_value == nullptr &&
         field.default_factory == nullptr;
}

// Arguments that no field takes.
void CheckExact(Evaluator& e, const Class& cls, const Call& call, std::size_t positional) {
  const std::string function = fmt::format("{}.__init__", cls.name);
  if (call.positional.size() > positional) {
    const auto required = std::count_if(cls.fields.begin(), cls.fields.end(), IsRequired);
    e.Raise("TypeError",
            TooManyArguments(function, static_cast<std::size_t>(required) + 1, positional + 1,
                             call.positional.size() + 1),
            call.span);
  }
  for (const auto& [name, value] : call.keywords) {
    const bool known = std::any_of(
        cls.fields.begin(), cls.fields.end(),
        [name = name](const Class::Field& field) { return field.name == name && field.init; });
    if (known) continue;
    e.Raise("TypeError",
            fmt::format("{}() got an unexpected keyword argument '{}'", function, name), call.span);
  }
}

}  // namespace

void Evaluator::Impl::ConstructFields(Evaluator& e, Instance& instance, const Call& call) {
  const Class& cls = *instance.cls;
  std::size_t next = 0;
  std::vector<std::string_view> missing;
  std::vector<Ref> init_only;
  for (const Class::Field& field : cls.fields) {
    Ref value = nullptr;
    if (field.init) {
      const bool positional = !field.keyword_only && next < call.positional.size();
      value = positional ? call.positional[next] : call.Keyword(field.name);
      if (!field.keyword_only) ++next;
    }
    if (value != nullptr && cls.validated) {
      value = ValidatedField(e, *instance.cls, field, value, call.span);
    }
    if (value == nullptr && field.default_factory != nullptr) {
      value = e.CallValue(field.default_factory, CallWith({}, call.span));
    }
    if (value == nullptr) value = field.default_value;
    if (value == nullptr && (call.open || cls.opaque_base)) {
      value = e.NewUnknown(fmt::format("field '{}' of {}", field.name, cls.name),
                           std::string(field.name), call.span);
    }
    if (value == nullptr && field.init) missing.push_back(field.name);
    if (value == nullptr) continue;
    if (field.init_only) {
      init_only.push_back(value);
    } else {
      instance.attributes.Set(field.name, value);
    }
  }
  if (!missing.empty()) {
    e.Raise("TypeError",
            MissingArguments(fmt::format("{}.__init__", cls.name), missing, "positional"),
            call.span);
  }
  if (cls.exact) {
    CheckExact(e, cls, call, next);
  } else {
    for (const auto& [name, value] : call.keywords) {
      if (instance.attributes.Find(name) == nullptr) instance.attributes.Set(name, value);
    }
  }
  if (cls.validated) ValidateModel(e, instance, call.span);
  for (const std::string_view hook : {"__post_init__", "model_post_init"}) {
    const Ref method = ClassMember(cls, hook);
    if (method == nullptr) continue;
    Call after = CallWith(init_only, call.span);
    if (hook == "model_post_init") after.positional.push_back(e.heap_.none());
    e.CallValue(BindMember(e, method, &instance, instance.cls, call.span), std::move(after));
  }
}

Ref Evaluator::Impl::ConstructNamedTuple(Evaluator& e, Class& cls, const Call& call) {
  std::vector<Ref> items;
  std::vector<std::string_view> missing;
  for (std::size_t i = 0; i < cls.fields.size(); ++i) {
    const Class::Field& field = cls.fields[i];
    Ref value = call.Argument(i, field.name);
    if (value == nullptr) value = field.default_value;
    if (value == nullptr && call.open) {
      value =
          e.NewUnknown(fmt::format("field '{}'", field.name), std::string(field.name), call.span);
    }
    if (value == nullptr) {
      missing.push_back(field.name);
    } else {
      items.push_back(value);
    }
  }
  const auto is_field = [&](const auto& keyword) {
    return std::any_of(cls.fields.begin(), cls.fields.end(),
                       [&](const auto& field) { return field.name == keyword.first; });
  };
  const std::string function = fmt::format("{}.__new__", cls.name);
  if (!missing.empty())
    e.Raise("TypeError", MissingArguments(function, missing, "positional"), call.span);
  if (call.positional.size() > cls.fields.size()) {
    const auto required = std::count_if(cls.fields.begin(), cls.fields.end(), IsRequired);
    e.Raise("TypeError",
            TooManyArguments(function, static_cast<std::size_t>(required) + 1,
                             cls.fields.size() + 1, call.positional.size() + 1),
            call.span);
  }
  const auto other = std::find_if_not(call.keywords.begin(), call.keywords.end(), is_field);
  if (other != call.keywords.end()) {
    e.Raise("TypeError",
            fmt::format("{}() got an unexpected keyword argument '{}'", function, other->first),
            call.span);
  }
  return NewNamedTuple(e, &cls, std::move(items));
}

Class* NewNamedTupleClass(Evaluator& ev, std::string_view name,
                          const std::vector<std::string_view>& fields) {
  auto* cls = ev.heap().New<Class>();
  cls->name = ev.heap().Intern(name);
  cls->qualified_name = std::string(name);
  cls->named_tuple = true;
  Class* tuple = ev.BuiltinClass("tuple");
  cls->bases = {tuple};
  cls->mro = {cls, tuple};
  for (const std::string_view field : fields) {
    Class::Field& added = cls->fields.emplace_back();
    added.name = ev.heap().Intern(field);
  }
  return cls;
}

Tuple* NewNamedTuple(Evaluator& ev, Class* cls, std::vector<Ref> items) {
  Tuple* tuple = NewTuple(ev, std::move(items));
  tuple->cls = cls;
  return tuple;
}

}  // namespace smgraph::python
