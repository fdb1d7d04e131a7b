// Classes that are made of fields: dataclasses, pydantic models, named tuples.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"

namespace smgraph::python {
// What dataclasses.field(…), attr.ib(…) or pydantic.Field(…) says about a field.
void Evaluator::Impl::ReadField(Evaluator& e, Class& cls, Class::Field& field) {
  const auto* call = As<Instance>(field.default_value);
  constexpr std::string_view kCalls[] = {"Field", "attrib", "Factory"};
  if (call == nullptr ||
      std::find(std::begin(kCalls), std::end(kCalls), call->cls->name) == std::end(kCalls)) {
    return;
  }
  field.details = call;
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
  const auto* made = As<Instance>(field.default_value);
  if (made != nullptr && made->cls->name == "Factory") {  // attr.Factory(list)
    field.default_factory = made->attributes.Find("factory");
    field.default_value = nullptr;
  }
  if (field.default_value == nullptr) {
    cls.attributes.Erase(field.name);
  } else {
    cls.attributes.Set(field.name, field.default_value);
  }
}

// Fields of a dataclass-like class: inherited ones first, a redefinition in the place of the first.
void Evaluator::Impl::CollectFields(Evaluator& e, Class& cls) {
  bool keyword_only = false;
  if (IsModel(cls) && e.frame_ != nullptr) AddRootField(cls, e.frame_->scope);
  for (Class::Field& field : cls.fields) {
    keyword_only =
        keyword_only || field.annotation.text().find("KW_ONLY") != std::string_view::npos;
    field.keyword_only = keyword_only;
    ReadField(e, cls, field);
  }
  std::erase_if(cls.fields, [&](const Class::Field& field) {
    return field.name == "_" || (IsModel(cls) && field.name.starts_with('_'));
  });
  const auto* only = cls.bases.size() == 1 ? As<Class>(cls.bases.front()) : nullptr;
  if (cls.fields.empty() && only != nullptr) {  // in the order that it has them
    cls.fields = only->fields;
    return;
  }
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

std::string_view ArgumentOf(const Class::Field& field) {
  return field.argument.empty() ? field.name : field.argument;
}

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
    const bool known =
        std::any_of(cls.fields.begin(), cls.fields.end(), [name = name](const Class::Field& field) {
          return ArgumentOf(field) == name && field.init;
        });
    if (known) continue;
    e.Raise("TypeError",
            fmt::format("{}() got an unexpected keyword argument '{}'", function, name), call.span);
  }
}

}  // namespace

namespace {

// The default of a field; attr.Factory(f, takes_self=True) and @x.default see the object so far.
Ref FieldDefault(Evaluator& e, Instance& instance, const Class::Field& field, SourceSpan span) {
  const Ref own = field.details == nullptr ? nullptr : field.details->attributes.Find("%default");
  if (own != nullptr) return e.CallValue(own, CallWith({&instance}, span));
  if (field.default_factory == nullptr) return field.default_value;
  const Ref given = field.details == nullptr ? nullptr : field.details->attributes.Find("default");
  const auto* factory = given == nullptr ? field.details : As<Instance>(given);
  const Ref sees = factory == nullptr ? nullptr : factory->attributes.Find("takes_self");
  const bool takes_self = sees != nullptr && e.Truth(sees, span).value_or(false);
  return e.CallValue(field.default_factory,
                     CallWith(takes_self ? std::vector<Ref>{&instance} : std::vector<Ref>{}, span));
}

}  // namespace

void Evaluator::Impl::ConstructFields(Evaluator& e, Instance& instance, const Call& call) {
  if (IsModel(*instance.cls)) return ConstructModel(e, instance, call);
  const Class& cls = *instance.cls;
  Dict& data = *e.heap_.New<Dict>();
  std::size_t next = 0;
  std::vector<std::string_view> missing;
  std::vector<Ref> init_only;
  if (const Ref before = ClassMember(cls, "__attrs_pre_init__"))
    e.CallValue(BindMember(e, before, &instance, instance.cls, call.span), CallWith({}, call.span));
  for (const Class::Field& field : cls.fields) {
    Ref value = nullptr;
    if (field.init) {
      const bool positional = !field.keyword_only && next < call.positional.size();
      value = positional ? call.positional[next] : call.Keyword(ArgumentOf(field));
      if (!field.keyword_only) ++next;
    }
    if (value != nullptr && cls.validated) {
      value = ValidatedField(e, *instance.cls, field, value, data, call.span);
    }
    if (value == nullptr) value = FieldDefault(e, instance, field, call.span);
    value = ConvertedAttr(e, field, value, call.span);
    if (value == nullptr && (call.open || cls.opaque_base)) {
      value = e.NewUnknown(fmt::format("field '{}' of {}", field.name, cls.name),
                           std::string(field.name), call.span);
    }
    if (value == nullptr && field.init) missing.push_back(ArgumentOf(field));
    if (value == nullptr) continue;
    data.Set(e.heap_.str(std::string(field.name)), value);
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
  if (cls.validated) ValidateModel(e, instance, data, call.span);
  ValidateAttrs(e, instance, call.span);
  for (const std::string_view hook : {"__post_init__", "__attrs_post_init__"}) {
    const Ref method = ClassMember(cls, hook);
    if (method == nullptr) continue;
    const Ref bound = BindMember(e, method, &instance, instance.cls, call.span);
    e.CallValue(bound, CallWith(init_only, call.span));
  }
}

void AddFieldOf(Evaluator& e, Class& cls, std::string_view name, Ref type, Ref value) {
  Class::Field& field = cls.fields.emplace_back();
  field.name = e.heap().Intern(name);
  field.default_value = value;
  if (value != nullptr) cls.attributes.Set(field.name, value);
  field.scope = e.heap().New<Scope>(nullptr);
  field.scope->names.Set(field.name, type);
  field.module = cls.module;
  field.annotation = Evaluator::Impl::ParseExpression(e, std::string(name));
}

Ref NewDataclass(Evaluator& ev, Ref name, const std::vector<Ref>& fields, const Call& options) {
  const Ref bases = options.Keyword("bases");
  const Ref names = options.Keyword("namespace");
  Call make = CallWith({name, IsNone(bases) ? NewTuple(ev, {}) : bases,
                        IsNone(names) ? ev.heap().New<Dict>() : names},
                       options.span);
  Class* cls = Evaluator::Impl::MakeClass(ev, make, 0);
  if (cls == nullptr) return nullptr;
  for (const Ref field : fields) {
    const auto* parts = As<Tuple>(field);
    const std::string* text = TextIn(parts == nullptr ? field : parts->items.front());
    if (text == nullptr) return nullptr;
    const std::size_t size = parts == nullptr ? 1 : parts->items.size();
    const Ref any = ev.NewOpaque(Opaque::Origin::kImport, nullptr, "typing.Any", options.span);
    AddFieldOf(ev, *cls, *text, size > 1 ? parts->items[1] : any,
               size > 2 ? parts->items[2] : nullptr);
  }
  Evaluator::Impl::CollectFields(ev, *cls);
  const Ref decorator =
      ev.NewOpaque(Opaque::Origin::kImport, nullptr, "dataclasses.dataclass", options.span);
  Call with = CallWith({}, options.span);
  for (const auto& option : options.keywords) {
    if (option.first != "bases" && option.first != "namespace") with.keywords.push_back(option);
  }
  return Evaluator::Impl::Decorate(ev, ev.CallValue(decorator, std::move(with)), cls, options.span);
}

Ref NewModel(Evaluator& ev, Ref name, Ref base, const Dict& fields, SourceSpan span) {
  const Ref model = IsNone(base)
                        ? ev.NewOpaque(Opaque::Origin::kImport, nullptr, "pydantic.BaseModel", span)
                        : base;
  const Ref bases = As<Tuple>(model) != nullptr ? model : NewTuple(ev, {model});
  const Call make = CallWith({name, bases, ev.heap().New<Dict>()}, span);
  Class* cls = Evaluator::Impl::MakeClass(ev, make, 0);
  if (cls == nullptr || fields.open) return nullptr;
  for (const auto& [key, given] : fields.items) {
    const auto* pair = As<Tuple>(given);
    const std::string* text = TextIn(key);
    if (text == nullptr || (pair != nullptr && pair->items.size() != 2)) return nullptr;
    const Ref value =
        pair == nullptr || pair->items[1]->kind == Kind::kEllipsis ? nullptr : pair->items[1];
    AddFieldOf(ev, *cls, *text, pair == nullptr ? given : pair->items[0], value);
  }
  Evaluator::Impl::CollectFields(ev, *cls);
  return cls;
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
