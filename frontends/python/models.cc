// pydantic's models: how they are made, and the methods that BaseModel gives them.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/builtins/builtins.h"
#include "frontends/python/internals.h"
#include "frontends/python/model_config.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"
#include "graph/base/words.h"

namespace smgraph::python {

namespace {

// What the aliases of a field are, the first found counts: texts, AliasPath("a", "b").
std::vector<Ref> AliasesOf(const Class::Field& field) {
  for (const std::string_view key : {"validation_alias", "alias"}) {
    const Ref alias = field.details == nullptr ? nullptr : field.details->attributes.Find(key);
    if (IsNone(alias)) continue;
    const auto* several = As<Instance>(alias);  // AliasChoices("a", "b")
    const auto* choices =
        several == nullptr ? nullptr : As<Tuple>(several->attributes.Find("choices"));
    return choices == nullptr ? std::vector<Ref>{alias} : choices->items;
  }
  return {};
}

// What an AliasPath finds in what was given; null for nothing.
Ref AtPath(Evaluator& ev, const Instance& alias, const Dict& given) {
  const auto* path = As<Tuple>(alias.attributes.Find("path"));
  const std::string* first = TextIn(alias.attributes.Find("first"));
  Ref at = first == nullptr || path == nullptr ? nullptr : given.Find(*first);
  for (std::size_t i = 0; at != nullptr && i < path->items.size(); ++i) {
    const Ref key = path->items[i];
    const auto* list = As<List>(at);
    const auto index = IntegerIn(key);
    if (const auto* dict = As<Dict>(at)) {
      at = dict->Find(key);
    } else if (list != nullptr && index) {
      const auto size = static_cast<std::int64_t>(list->items.size());
      const std::int64_t place = *index < 0 ? *index + size : *index;
      at = place >= 0 && place < size ? list->items[static_cast<std::size_t>(place)] : nullptr;
    } else {
      at = Unsure(at) ? ev.GetItem(at, key, alias.span) : nullptr;
    }
  }
  return at;
}

}  // namespace

std::vector<std::string> InputNames(Evaluator& ev, const Class::Field& field,
                                    const ModelConfig& config) {
  std::vector<std::string> names;
  const std::vector<Ref> aliases = AliasesOf(field);
  for (const Ref alias : aliases) {
    if (const std::string* text = TextIn(alias)) names.push_back(*text);
  }
  const Ref generator = config.Value("alias_generator");
  if (aliases.empty() && !IsNone(generator)) {
    const Ref alias =
        ev.CallValue(generator, CallWith({ev.heap().str(std::string(field.name))}, {}));
    if (const std::string* text = TextIn(alias)) names.push_back(*text);
  }
  const bool by_name =
      config.Flag({"populate_by_name", "allow_population_by_field_name", "validate_by_name"});
  if ((names.empty() && aliases.empty()) || by_name) names.emplace_back(field.name);
  return names;
}

Ref EnumValue(Evaluator& ev, Ref value) {
  const auto* member = As<Instance>(value);
  return member != nullptr && member->cls->enumeration ? ev.FindAttribute(value, "value", {})
                                                       : value;
}

bool IsField(const Class& cls, std::string_view name) {
  return std::ranges::find(cls.fields, name, &Class::Field::name) != cls.fields.end();
}

namespace {

// The default of a field: its own for every object, as pydantic copies it.
// A factory that takes an argument sees the fields before it, `data`.
Ref DefaultOf(Evaluator& ev, const Class::Field& field, Ref data, SourceSpan span) {
  if (field.default_factory != nullptr) {
    const auto* function = As<Function>(field.default_factory);
    const bool sees = function != nullptr && function->parameters.size() == 1 &&
                      function->parameters.front().kind <= ParameterKind::kNormal &&
                      function->parameters.front().default_value == nullptr;
    return ev.CallValue(field.default_factory,
                        CallWith(sees ? std::vector<Ref>{data} : std::vector<Ref>{}, span));
  }
  const bool changeable =
      field.default_value != nullptr &&
      (field.default_value->kind == Kind::kList || field.default_value->kind == Kind::kDict ||
       field.default_value->kind == Kind::kSet);
  if (!changeable) return field.default_value;
  return ev.CallValue(ev.LibraryObject("copy.deepcopy"), CallWith({field.default_value}, span));
}

// PrivateAttr(…) of the class and its bases.
void SetPrivateAttributes(Evaluator& ev, Instance& instance, SourceSpan span) {
  for (auto base = instance.cls->mro.rbegin(); base != instance.cls->mro.rend(); ++base) {
    for (const auto& [name, member] : (*base)->attributes.entries()) {
      const auto* details = As<Instance>(member);
      if (details == nullptr || details->cls->name != "PrivateAttr") continue;
      const Ref factory = details->attributes.Find("default_factory");
      instance.attributes.Set(name, IsNone(factory) ? details->attributes.Find("default")
                                                    : ev.CallValue(factory, CallWith({}, span)));
    }
  }
}

// One construction: the fields in their order, then what no field takes.
class Making {
 public:
  Making(Evaluator& ev, Instance& instance, SourceSpan span)
      : ev_(ev), instance_(instance), cls_(*instance.cls), span_(span), config_(ev, cls_) {}

  void Run(const Dict& given) {
    data_ = ev_.heap().New<Dict>();
    ev_.Touch(&instance_);
    for (const Class::Field& field : cls_.fields)
      SetField(field, given);
    SetExtra(given);
    SetPrivateAttributes(ev_, instance_, span_);
    ValidateModel(ev_, instance_, *data_, span_);
  }

 private:
  void SetField(const Class::Field& field, const Dict& given) {
    Ref value = nullptr;
    for (const std::string& name : InputNames(ev_, field, config_)) {
      used_.push_back(name);
      if (value == nullptr) value = given.Find(name);
    }
    for (const Ref alias : AliasesOf(field)) {
      const auto* path = As<Instance>(alias);
      if (path == nullptr) continue;
      if (const std::string* first = TextIn(path->attributes.Find("first")))
        used_.push_back(*first);
      if (value == nullptr) value = AtPath(ev_, *path, given);
    }
    if (value != nullptr && value->kind == Kind::kAbsent) value = nullptr;
    bool validates = value != nullptr;
    if (value != nullptr) {
      instance_.given.push_back(field.name);
    } else if (given.open) {
      value = ev_.NewUnknown(fmt::format("field '{}' of {}", field.name, cls_.name),
                             std::string(field.name), span_);
    } else {
      value = DefaultOf(ev_, field, data_, span_);
      validates = ValidatesDefault(field);
    }
    if (value == nullptr && cls_.opaque_base) return;
    if (value == nullptr) RaiseValidation(ev_, cls_, field.name, "Field required", span_);
    if (validates) value = ValidatedField(ev_, cls_, field, value, *data_, span_);
    if (validates && config_.Flag({"use_enum_values"})) value = EnumValue(ev_, value);
    data_->Set(ev_.heap().str(std::string(field.name)), value);
    instance_.attributes.Set(field.name, value);
  }

  // Said of the field, or of the model.
  bool ValidatesDefault(const Class::Field& field) const {
    const Ref own =
        field.details == nullptr ? nullptr : field.details->attributes.Find("validate_default");
    if (!IsNone(own)) return ev_.Truth(own, {}).value_or(false);
    return python::ValidatesDefault(cls_, field.name) ||
           config_.Flag({"validate_default", "validate_all"});
  }

  void SetExtra(const Dict& given) {
    const std::string extra = config_.Extra();
    for (const auto& [key, value] : given.items) {
      const std::string* name = TextIn(key);
      const bool used =
          name == nullptr || std::find(used_.begin(), used_.end(), *name) != used_.end();
      if (used || extra == "ignore") continue;
      if (extra == "forbid")
        RaiseValidation(ev_, cls_, *name, "Extra inputs are not permitted", span_);
      instance_.given.push_back(ev_.heap().Intern(*name));
      instance_.attributes.Set(instance_.given.back(), value);
    }
  }

  Evaluator& ev_;
  Instance& instance_;
  Class& cls_;
  SourceSpan span_;
  ModelConfig config_;
  Dict* data_ = nullptr;
  std::vector<std::string> used_;
};

// The handler of a model's validator in "wrap" mode: makes the object itself.
Ref MakeWrapped(Evaluator& ev, const Call& call) {
  auto* instance = As<Instance>(Carried(call)[0]);
  const Ref data = call.positional.empty() ? nullptr : call.positional[0];
  if (const auto* other = As<Instance>(data)) {
    if (!ev.IsInstance(data, *instance->cls)) return UnknownCall(ev, call);
    instance->attributes = other->attributes;
    instance->given = other->given;
    return instance;
  }
  Dict unknown;
  unknown.open = true;
  const auto* given = As<Dict>(data);
  Making(ev, *instance, call.span).Run(given == nullptr ? unknown : *given);
  return instance;
}

// Takes what a validator in "wrap" mode gave for the object.
void TakeWrapped(Evaluator& ev, Instance& instance, Ref made, SourceSpan span) {
  if (made == &instance) return;
  const auto* other = As<Instance>(made);
  if (other != nullptr && other->cls == instance.cls) {
    instance.attributes = other->attributes;
    instance.given = other->given;
    return;
  }
  for (const Class::Field& field : instance.cls->fields) {
    instance.attributes.Set(field.name, ev.NewUnknown("what a validator of pydantic gives",
                                                      std::string(field.name), span));
  }
}

}  // namespace

void ConstructModel(Evaluator& ev, Instance& instance, const Call& call) {
  Class& cls = *instance.cls;
  if (call.positional.size() == 1 && IsRootModel(cls)) {
    Call named = call;
    named.keywords.emplace_back("root", call.positional[0]);
    named.positional.clear();
    return ConstructModel(ev, instance, named);
  }
  if (!call.positional.empty()) {
    ev.Raise("TypeError",
             fmt::format("BaseModel.__init__() takes 1 positional argument but {} were given",
                         call.positional.size() + 1),
             call.span);
  }
  auto* arguments = ev.heap().New<Dict>();
  arguments->open = call.open;
  for (const auto& [name, value] : call.keywords)
    arguments->Set(ev.heap().str(std::string(name)), value);
  const Ref data = ValidatedData(ev, cls, arguments, call.span);
  const auto* given = As<Dict>(data);
  Dict unknown;
  unknown.open = true;
  cls.frozen = cls.frozen || ModelConfig(ev, cls).Flag({"frozen"});
  const Ref handler = NewClosure(ev, "handler", &MakeWrapped, {&instance});
  if (const Ref made = WrappedModel(ev, cls, data, handler, call.span)) {
    TakeWrapped(ev, instance, made, call.span);
  } else {
    Making(ev, instance, call.span).Run(given == nullptr ? unknown : *given);
  }
  const Ref hook = Evaluator::Impl::ClassMember(cls, "model_post_init");
  if (hook == nullptr) return;
  const bool frozen = cls.frozen;
  const Ref bound = Evaluator::Impl::BindMember(ev, hook, &instance, &cls, call.span);
  ev.CallValue(bound, CallWith({ev.heap().none()}, call.span));
  cls.frozen = frozen;
}

ValueRules RulesFor(Evaluator& ev, const Class& cls, const Class::Field& field) {
  const ModelConfig config(ev, cls);
  const Ref own = field.details == nullptr ? nullptr : field.details->attributes.Find("strict");
  return {.strict = IsNone(own) ? config.Flag({"strict"}) : ev.Truth(own, {}).value_or(false),
          .strip = config.Flag({"str_strip_whitespace", "anystr_strip_whitespace"}),
          .lower = config.Flag({"str_to_lower", "anystr_lower"}),
          .upper = config.Flag({"str_to_upper", "anystr_upper"}),
          .values_of_enums = config.Flag({"use_enum_values"})};
}

Ref AssignedValue(Evaluator& ev, Instance& model, std::string_view name, Ref value,
                  SourceSpan span) {
  Class& cls = *model.cls;
  const auto field = std::ranges::find(cls.fields, name, &Class::Field::name);
  const ModelConfig config(ev, cls);
  const bool kept = field != cls.fields.end() || config.Extra() == "allow";
  if (kept && !name.starts_with("_") && std::ranges::find(model.given, name) == model.given.end()) {
    ev.Touch(&model);
    model.given.push_back(ev.heap().Intern(name));
  }
  if (field == cls.fields.end() || !config.Flag({"validate_assignment"})) return value;
  auto* data = ev.heap().New<Dict>();
  for (const Class::Field& other : cls.fields) {
    const Ref now = model.attributes.Find(other.name);
    if (now != nullptr && other.name != name)
      data->Set(ev.heap().str(std::string(other.name)), now);
  }
  value = ValidatedField(ev, cls, *field, value, *data, span);
  return config.Flag({"use_enum_values"}) ? EnumValue(ev, value) : value;
}

namespace {

// What a model that is configured to take any object reads of one; null for other models.
Ref AttributesFor(Evaluator& ev, const Class& cls, Ref value, SourceSpan span) {
  const ModelConfig config(ev, cls);
  if (As<Instance>(value) == nullptr || !config.Flag({"from_attributes", "orm_mode"}))
    return nullptr;
  auto* attributes = ev.heap().New<Dict>();
  for (const Class::Field& field : cls.fields) {
    for (const std::string& name : InputNames(ev, field, config)) {
      const Ref found = ev.FindAttribute(value, ev.heap().Intern(name), span);
      if (found != nullptr) attributes->Set(ev.heap().str(name), found);
    }
  }
  return attributes;
}

}  // namespace

Ref ModelOf(Evaluator& ev, Class& cls, Ref value, SourceSpan span) {
  if (ev.IsInstance(value, cls)) return value;
  if (IsRootModel(cls)) return ev.CallValue(&cls, CallWith({value}, span));
  const auto* dict = As<Dict>(value);
  if (dict == nullptr) {
    // What stands for a model is whatever its own validators make a dict of.
    if (const Ref attributes = AttributesFor(ev, cls, value, span))
      return ModelOf(ev, cls, attributes, span);
    const Ref data = Unsure(value) ? nullptr : ValidatedData(ev, cls, value, span);
    return As<Dict>(data) != nullptr ? ModelOf(ev, cls, data, span) : nullptr;
  }
  Call call = CallWith({}, span);
  call.open = dict->open;
  for (const auto& [key, item] : dict->items) {
    if (const std::string* name = TextIn(key))
      call.keywords.emplace_back(ev.heap().Intern(*name), item);
  }
  return ev.CallValue(&cls, std::move(call));
}

// ---- methods; what they belong to is the first thing they carry

namespace {

Instance* ModelIn(const Call& call) {
  return As<Instance>(Carried(call)[0]);
}

Ref Dump(Evaluator& ev, const Call& call) {
  return DumpedValue(ev, ModelIn(call), call);
}

Ref DumpJson(Evaluator& ev, const Call& call) {
  Call options = call;
  options.keywords.emplace_back("mode", ev.heap().str("json"));
  Call write = CallWith({DumpedValue(ev, ModelIn(call), options)}, call.span);
  const Ref indent = call.Keyword("indent");
  if (indent != nullptr) write.keywords.emplace_back("indent", indent);
  if (IsNone(indent)) {
    const auto text = [&](const char* separator) { return ev.heap().str(separator); };
    write.keywords.emplace_back("separators", NewTuple(ev, {text(","), text(":")}));
  }
  write.keywords.emplace_back("ensure_ascii", ev.heap().boolean(false));
  return ev.CallValue(ev.LibraryObject("json.dumps"), std::move(write));
}

Ref CopyModel(Evaluator& ev, const Call& call) {
  return ModelCopy(ev, *ModelIn(call), call);
}

Ref Validate(Evaluator& ev, const Call& call) {
  auto* cls = As<Class>(Carried(call)[0]);
  if (call.positional.empty() || Unsure(call.positional[0])) {
    Call open = CallWith({}, call.span);
    open.open = true;
    return ev.CallValue(cls, std::move(open));
  }
  const Ref model = ModelOf(ev, *cls, call.positional[0], call.span);
  if (model != nullptr) return model;
  RaiseValidation(ev, *cls, "",
                  fmt::format("Input should be a valid dictionary or instance of {}", cls->name),
                  call.span);
}

Ref ValidateJson(Evaluator& ev, const Call& call) {
  Call validate = call;
  validate.positional = {
      ev.CallValue(ev.LibraryObject("json.loads"), CallWith({call.positional.at(0)}, call.span))};
  return Validate(ev, validate);
}

// model_construct(**values): as they are.
Ref ConstructUnchecked(Evaluator& ev, const Call& call) {
  auto* cls = As<Class>(Carried(call)[0]);
  Instance* model = ev.NewInstance(cls, call.span);
  auto* data = ev.heap().New<Dict>();
  for (const Class::Field& field : cls->fields) {
    const Ref given = call.Keyword(field.name);
    if (given != nullptr) model->given.push_back(field.name);
    const Ref value = given != nullptr ? given : DefaultOf(ev, field, data, call.span);
    if (value == nullptr) continue;
    model->attributes.Set(field.name, value);
    data->Set(ev.heap().str(std::string(field.name)), value);
  }
  return model;
}

// for name, value in model: what dict(model) is made of.
Ref IterateModel(Evaluator& ev, const Call& call) {
  const auto* model = As<Instance>(Carried(call)[0]);
  std::vector<Ref> pairs;
  for (const auto& [name, value] : model->attributes.entries()) {
    const bool inner = name.starts_with("_");
    if (!inner) pairs.push_back(NewTuple(ev, {ev.heap().str(std::string(name)), value}));
  }
  return BuiltinIter(ev, CallWith({NewList(ev, std::move(pairs))}, call.span));
}

struct ModelMethodRow {
  std::string_view names;
  NativeFunction function;
  bool of_object;
};

constexpr ModelMethodRow kModelMethods[] = {
    {"model_dump dict", &Dump, true},
    {"model_dump_json json", &DumpJson, true},
    {"model_copy copy", &CopyModel, true},
    {"model_validate parse_obj validate", &Validate, false},
    {"model_validate_json parse_raw", &ValidateJson, false},
    {"model_construct construct", &ConstructUnchecked, false},
    {"__iter__", &IterateModel, true},
    {"model_rebuild update_forward_refs __pydantic_init_subclass__", &ReturnNone, false},
};

Ref FieldTable(Evaluator& ev, const Class& cls) {
  auto* fields = ev.heap().New<Dict>();
  for (const Class::Field& field : cls.fields) {
    Instance* info =
        field.details != nullptr
            ? ev.CopyInstance(*field.details)
            : As<Instance>(ev.CallValue(ev.LibraryObject("pydantic.Field"), CallWith({}, {})));
    info->attributes.Set("annotation",
                         AnnotationValue(ev, field.annotation, field.scope, field.module));
    if (field.default_value != nullptr) {
      info->attributes.Set("default", field.default_value);
      info->given.emplace_back("default");
    }
    fields->Set(ev.heap().str(std::string(field.name)), info);
  }
  return fields;
}

// model_extra: None where the model keeps no values but its fields.
Ref ExtraValues(Evaluator& ev, const Instance& model) {
  if (ModelConfig(ev, *model.cls).Extra() != "allow") return ev.heap().none();
  auto* values = ev.heap().New<Dict>();
  for (const std::string_view name : model.given) {
    const Ref value = IsField(*model.cls, name) ? nullptr : model.attributes.Find(name);
    if (value != nullptr) values->Set(ev.heap().str(std::string(name)), value);
  }
  return values;
}

Ref GivenNames(Evaluator& ev, const Instance& model) {
  auto* names = ev.heap().New<Set>();
  for (const std::string_view name : model.given)
    names->Add(ev.heap().str(std::string(name)));
  return names;
}

}  // namespace

Ref ModelCopy(Evaluator& ev, Instance& model, const Call& call) {
  const bool deep = FlagOr(ev, call.Keyword("deep"), false, call);
  Instance* copy = deep ? As<Instance>(ev.CallValue(ev.LibraryObject("copy.deepcopy"),
                                                    CallWith({&model}, call.span)))
                        : ev.CopyInstance(model);
  const Ref update = call.Keyword("update");
  const auto* changes = As<Dict>(update);
  if (!IsNone(update) && (changes == nullptr || changes->open)) return UnknownCall(ev, call);
  if (changes == nullptr) return copy;
  for (const auto& [key, value] : changes->items) {
    const std::string* name = TextIn(key);
    if (name == nullptr) continue;
    const std::string_view known = ev.heap().Intern(*name);
    copy->attributes.Set(known, value);
    copy->given.push_back(known);
  }
  return copy;
}

Ref ModelMethod(Evaluator& ev, Class& cls, Ref self, std::string_view name) {
  auto* object = As<Instance>(self);
  if (name == "model_fields" || name == "__fields__") return FieldTable(ev, cls);
  if (object != nullptr && (name == "model_fields_set" || name == "__fields_set__"))
    return GivenNames(ev, *object);
  if (object != nullptr && name == "model_extra") return ExtraValues(ev, *object);
  const auto* row =
      std::find_if(std::begin(kModelMethods), std::end(kModelMethods),
                   [name](const ModelMethodRow& one) { return HasWord(one.names, name); });
  if (row != std::end(kModelMethods) && (object != nullptr || !row->of_object))
    return NewClosure(ev, row->names, row->function, {row->of_object ? self : Ref(&cls)});
  // model_json_schema and the like: not known what they give, but they are there.
  const bool other = name.starts_with("model_") || name == "schema" || name == "schema_json";
  return other ? Evaluator::Impl::OpaqueAttribute(ev, self, name, {}) : nullptr;
}

}  // namespace smgraph::python
