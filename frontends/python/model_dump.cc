// model_dump(): the objects of pydantic's models as dicts and lists.
#include <algorithm>
#include <optional>

#include "frontends/python/annotations.h"
#include "frontends/python/internals.h"
#include "frontends/python/model_config.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"

namespace smgraph::python {

std::vector<std::string_view> NamesBesideFields(const Instance& model) {
  std::vector<std::string_view> names;
  for (const std::string_view name : model.given) {
    if (!IsField(*model.cls, name)) names.push_back(name);
  }
  for (auto base = model.cls->mro.rbegin(); base != model.cls->mro.rend(); ++base) {
    for (const auto& [name, member] : (*base)->attributes.entries()) {
      const auto* property = As<Property>(member);
      const auto* descriptor = As<Instance>(member);
      const bool computed = (property != nullptr && property->computed) ||
                            (descriptor != nullptr && descriptor->attributes.Find(kComputed));
      if (computed) names.push_back(name);
    }
  }
  return names;
}

namespace {

struct Dumping {
  Ref include = nullptr;
  Ref exclude = nullptr;
  bool by_alias = false;
  bool no_none = false;
  bool only_given = false;
  bool no_defaults = false;
  bool json = false;
};

constexpr int kDeepestModel = 32;

// What include= and exclude= say about a name or a position: null for nothing, true, or what they
// say about what is inside. They are a set or list of keys, or a dict by them; "__all__" is each.
Ref SaidOf(Evaluator& ev, Ref said, Ref key, std::size_t size) {
  const auto* index = As<Int>(key);
  const auto is = [&](Ref one) {
    const std::string* text = TextIn(one);
    const auto number = IntegerIn(one);
    return Equals(one, key) == 1 || (index != nullptr && text != nullptr && *text == "__all__") ||
           (index != nullptr && number && *number < 0 &&
            *number + static_cast<std::int64_t>(size) == index->value);
  };
  if (const auto* dict = As<Dict>(said)) {
    const auto found =
        std::ranges::find_if(dict->items, [&](const auto& one) { return is(one.first); });
    return found == dict->items.end() ? nullptr : found->second;
  }
  const auto* set = As<Set>(said);
  const auto* list = As<List>(said);
  const bool holds = (set != nullptr && std::ranges::any_of(set->items, is)) ||
                     (list != nullptr && std::ranges::any_of(list->items, is));
  return holds ? ev.heap().boolean(true) : nullptr;
}

// How what stands under a key is written; nothing when it is left out.
std::optional<Dumping> Inside(Evaluator& ev, const Dumping& how, Ref key, std::size_t size = 0) {
  const auto whole = [&](Ref said) {
    return said != nullptr && (As<Bool>(said) != nullptr || said->kind == Kind::kEllipsis) &&
           ev.Truth(said, {}).value_or(true);
  };
  const Ref included = how.include == nullptr ? nullptr : SaidOf(ev, how.include, key, size);
  const Ref excluded = how.exclude == nullptr ? nullptr : SaidOf(ev, how.exclude, key, size);
  if ((how.include != nullptr && included == nullptr) || whole(excluded)) return std::nullopt;
  Dumping inside = how;
  inside.include = whole(included) ? nullptr : included;
  inside.exclude = excluded;
  return inside;
}

Ref DumpModel(Evaluator& ev, Instance& model, const Dumping& how, int depth);

Ref DumpInstance(Evaluator& ev, Instance& instance, const Dumping& how, int depth) {
  if (instance.cls->enumeration) return how.json ? EnumValue(ev, &instance) : &instance;
  if (IsModel(*instance.cls)) return DumpModel(ev, instance, how, depth);
  if (instance.cls->dataclass && instance.cls->definition)
    return ev.CallValue(ev.LibraryObject("dataclasses.asdict"), CallWith({&instance}, {}));
  const bool of_library = instance.cls->model != nullptr ||
                          Evaluator::Impl::ClassMember(*instance.cls, kTakesValue) != nullptr;
  if (!how.json || !of_library) return &instance;
  return ev.CallValue(ev.LibraryObject("pydantic.types.to_json"), CallWith({&instance}, {}));
}

Ref DumpValue(Evaluator& ev, Ref value, const Dumping& how, int depth) {
  if (depth > kDeepestModel) return value;
  if (auto* instance = As<Instance>(value)) return DumpInstance(ev, *instance, how, depth);
  if (const auto* dict = As<Dict>(value)) {
    auto* copy = ev.heap().New<Dict>();
    copy->open = dict->open;
    for (const auto& [key, item] : dict->items) {
      if (const auto inside = Inside(ev, how, key))
        copy->Set(DumpValue(ev, key, how, depth + 1), DumpValue(ev, item, *inside, depth + 1));
    }
    return copy;
  }
  if (const auto* bytes = As<Bytes>(value); bytes != nullptr && how.json)
    return ev.heap().str(bytes->value);
  const auto* list = As<List>(value);
  const auto* tuple = As<Tuple>(value);
  const auto* set = As<Set>(value);
  if (list == nullptr && tuple == nullptr && (set == nullptr || !how.json)) return value;
  const std::vector<Ref>& all = list != nullptr    ? list->items
                                : tuple != nullptr ? tuple->items
                                                   : set->items;
  std::vector<Ref> items;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Ref index = ev.heap().integer(static_cast<std::int64_t>(i));
    if (const auto inside = Inside(ev, how, index, all.size()))
      items.push_back(DumpValue(ev, all[i], *inside, depth + 1));
  }
  return tuple != nullptr && !how.json ? Ref(NewTuple(ev, std::move(items)))
                                       : NewList(ev, std::move(items));
}

// The alias under which a field is written.
std::string OutputName(Evaluator& ev, const Class& cls, const Class::Field& field) {
  const Ref own =
      field.details == nullptr ? nullptr : field.details->attributes.Find("serialization_alias");
  if (const std::string* text = own == nullptr ? nullptr : TextIn(own)) return *text;
  const Ref alias = field.details == nullptr ? nullptr : field.details->attributes.Find("alias");
  if (const std::string* text = alias == nullptr ? nullptr : TextIn(alias)) return *text;
  const std::vector<std::string> names = InputNames(ev, field, ModelConfig(ev, cls));
  return names.empty() ? std::string(field.name) : names.front();
}

// The same of a computed field.
std::string NameOfComputed(const Class& cls, std::string_view name) {
  const auto* property = As<Property>(Evaluator::Impl::ClassMember(cls, name));
  const auto* getter = property == nullptr ? nullptr : As<Function>(property->getter);
  const std::string* alias =
      getter == nullptr ? nullptr : TextIn(getter->attributes.Find(kComputedAlias));
  return alias == nullptr ? std::string(name) : *alias;
}

// The names that are written, in their order: fields, computed fields, extra ones.
std::vector<std::string_view> DumpedNames(const Instance& model) {
  std::vector<std::string_view> names;
  for (const Class::Field& field : model.cls->fields) {
    const Ref hidden =
        field.details == nullptr ? nullptr : field.details->attributes.Find("exclude");
    const bool shown = hidden == nullptr || hidden->kind != Kind::kBool ||
                       !static_cast<const Bool*>(hidden)->value;
    if (shown) names.push_back(field.name);
  }
  const auto others = NamesBesideFields(model);
  names.insert(names.end(), others.begin(), others.end());
  return names;
}

// The handler of a serializer in "wrap" mode: what pydantic itself would have written.
Ref CallDump(Evaluator& ev, const Call& call) {
  (void)ev;
  return Carried(call)[0];
}

Ref DumpFields(Evaluator& ev, Instance& model, const Dumping& how, int depth);

Ref DumpModel(Evaluator& ev, Instance& model, const Dumping& how, int depth) {
  const Ref own = IsRootModel(*model.cls) ? DumpValue(ev, model.attributes.Find("root"), how, depth)
                                          : DumpFields(ev, model, how, depth);
  const Ref serialized = SerializedModel(ev, model, NewClosure(ev, "handler", &CallDump, {own}));
  return serialized == nullptr ? own : DumpValue(ev, serialized, how, depth + 1);
}

bool IsDefault(Evaluator& ev, const Class::Field& field, Ref value, SourceSpan span) {
  const Ref usual = field.default_factory == nullptr
                        ? field.default_value
                        : ev.CallValue(field.default_factory, CallWith({}, span));
  return usual != nullptr && Equals(usual, value) == 1;
}

// What a PlainSerializer in the annotation of a field makes of a value; null without one.
Ref SerializedAs(Evaluator& ev, const Class::Field& field, Ref value, const Dumping& how,
                 SourceSpan span) {
  if (field.annotation.text().find("Annotated") == std::string_view::npos) return nullptr;
  const auto generic =
      GenericOf(ev, AnnotationValue(ev, field.annotation, field.scope, field.module));
  for (const Ref argument : generic ? generic->arguments : std::vector<Ref>{}) {
    const auto* call = As<Opaque>(argument);
    const bool plain = call != nullptr && call->origin == Opaque::Origin::kCall &&
                       ImportedName(call->base) == "PlainSerializer" && !call->positional.empty();
    const std::string* when = plain ? TextIn(call->keywords.Find("when_used")) : nullptr;
    const bool used = when == nullptr || (*when == "json" && how.json) || *when == "always" ||
                      (*when == "unless-none" && value->kind != Kind::kNone);
    if (plain && used) return ev.CallValue(call->positional[0], CallWith({value}, span));
  }
  return nullptr;
}

Ref DumpFields(Evaluator& ev, Instance& model, const Dumping& how, int depth) {
  const Class& cls = *model.cls;
  auto* dump = ev.heap().New<Dict>();
  for (const std::string_view name : DumpedNames(model)) {
    const auto inside = Inside(ev, how, ev.heap().str(std::string(name)));
    if (!inside) continue;
    const auto field = std::find_if(cls.fields.begin(), cls.fields.end(),
                                    [name](const auto& one) { return one.name == name; });
    const bool given = std::find(model.given.begin(), model.given.end(), name) != model.given.end();
    if (how.only_given && !given && field != cls.fields.end()) continue;
    const Ref value = ev.GetAttribute(&model, name, model.span);
    if (how.no_none && value->kind == Kind::kNone) continue;
    if (how.no_defaults && field != cls.fields.end() && IsDefault(ev, *field, value, model.span))
      continue;
    const Ref own =
        field == cls.fields.end() ? nullptr : SerializedAs(ev, *field, value, how, model.span);
    const Ref made = SerializedField(ev, model, name, own == nullptr ? value : own);
    const bool as_it_is =
        own != nullptr || (made != value && !how.json);  // what a serializer gives
    const Ref dumped = as_it_is ? made : DumpValue(ev, made, *inside, depth + 1);
    const std::string key = !how.by_alias               ? std::string(name)
                            : field == cls.fields.end() ? NameOfComputed(cls, name)
                                                        : OutputName(ev, cls, *field);
    dump->Set(ev.heap().str(key), dumped);
  }
  return dump;
}

Dumping HowOf(Evaluator& ev, const Call& call) {
  const auto flag = [&](std::string_view name) {
    return FlagOr(ev, call.Keyword(name), false, call);
  };
  const auto names = [&](std::string_view name) {
    const Ref value = call.Keyword(name);
    return IsNone(value) ? nullptr : value;
  };
  const Ref mode = call.Keyword("mode");
  const std::string* text = mode == nullptr ? nullptr : TextIn(mode);
  return {names("include"),
          names("exclude"),
          flag("by_alias"),
          flag("exclude_none"),
          flag("exclude_unset"),
          flag("exclude_defaults"),
          text != nullptr && *text == "json"};
}

}  // namespace

Ref DumpedValue(Evaluator& ev, Ref value, const Call& options) {
  return DumpValue(ev, value, HowOf(ev, options), 0);
}

}  // namespace smgraph::python
