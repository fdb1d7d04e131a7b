// pydantic's models: how they are made, and the methods that BaseModel gives them.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/builtins/builtins.h"
#include "frontends/python/internals.h"
#include "frontends/python/library/datetime.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"
#include "graph/base/words.h"

namespace smgraph::python {
namespace {

// model_config = ConfigDict(…) or a dict, or an inner class Config; names of both versions. What a
// class does not say its bases do.
class ModelConfig {
 public:
  ModelConfig(Evaluator& ev, const Class& cls) : ev_(ev), cls_(cls) {}

  Ref Value(std::string_view name) const {
    for (const Class* base : cls_.mro) {
      const auto* dict = As<Dict>(base->attributes.Find("model_config"));
      if (const Ref value = dict == nullptr ? nullptr : dict->Find(name)) return value;
      const auto* inner = As<Class>(base->attributes.Find("Config"));
      const Ref value = inner == nullptr ? nullptr : Evaluator::Impl::ClassMember(*inner, name);
      if (value != nullptr) return value;
    }
    return nullptr;
  }
  bool Flag(std::initializer_list<std::string_view> names) const {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      const Ref value = Value(name);
      return value != nullptr && ev_.Truth(value, {}).value_or(false);
    });
  }
  std::string Extra() const {
    const Ref value = Value("extra");
    const auto* member = value == nullptr ? nullptr : As<Instance>(value);
    const std::string* text = value == nullptr ? nullptr : TextIn(value);
    return text != nullptr ? *text : member != nullptr ? "allow" : "ignore";
  }

 private:
  Evaluator& ev_;
  const Class& cls_;
};

// The names under which a field may be given, the first found counts.
std::vector<std::string> InputNames(Evaluator& ev, const Class::Field& field,
                                    const ModelConfig& config) {
  std::vector<std::string> names;
  const auto detail = [&](std::string_view name) {
    return field.details == nullptr ? nullptr : field.details->attributes.Find(name);
  };
  for (const std::string_view key : {"validation_alias", "alias"}) {
    const Ref alias = detail(key);
    if (const std::string* text = alias == nullptr ? nullptr : TextIn(alias))
      names.push_back(*text);
    const auto* several = As<Instance>(alias);  // AliasChoices("a", "b")
    const auto* choices =
        several == nullptr ? nullptr : As<Tuple>(several->attributes.Find("choices"));
    for (const Ref choice : choices == nullptr ? std::vector<Ref>{} : choices->items) {
      if (const std::string* text = TextIn(choice)) names.push_back(*text);
    }
    if (!names.empty()) break;
  }
  const Ref generator = config.Value("alias_generator");
  if (names.empty() && generator != nullptr && generator->kind != Kind::kNone) {
    const Ref alias =
        ev.CallValue(generator, CallWith({ev.heap().str(std::string(field.name))}, {}));
    if (const std::string* text = TextIn(alias)) names.push_back(*text);
  }
  const bool by_name =
      config.Flag({"populate_by_name", "allow_population_by_field_name", "validate_by_name"});
  if (names.empty() || by_name) names.emplace_back(field.name);
  return names;
}

Ref EnumValue(Evaluator& ev, Ref value) {
  const auto* member = As<Instance>(value);
  return member != nullptr && member->cls->enumeration ? ev.FindAttribute(value, "value", {})
                                                       : value;
}

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
    if (value != nullptr && value->kind == Kind::kAbsent) value = nullptr;
    bool validates = value != nullptr;
    if (value != nullptr) {
      instance_.given.push_back(field.name);
    } else if (given.open) {
      value = ev_.NewUnknown(fmt::format("field '{}' of {}", field.name, cls_.name),
                             std::string(field.name), span_);
    } else {
      value = DefaultOf(ev_, field, data_, span_);
      validates =
          ValidatesDefault(cls_, field.name) || config_.Flag({"validate_default", "validate_all"});
    }
    if (value == nullptr && cls_.opaque_base) return;
    if (value == nullptr) RaiseValidation(ev_, cls_, field.name, "Field required", span_);
    if (validates) value = ValidatedField(ev_, cls_, field, value, *data_, span_);
    if (config_.Flag({"use_enum_values"})) value = EnumValue(ev_, value);
    if (config_.Flag({"str_strip_whitespace", "anystr_strip_whitespace"}) && IsText(value))
      value = ev_.CallMethod(value, "strip", CallWith({}, span_));
    data_->Set(ev_.heap().str(std::string(field.name)), value);
    instance_.attributes.Set(field.name, value);
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

bool IsField(const Class& cls, std::string_view name) {
  return std::any_of(cls.fields.begin(), cls.fields.end(),
                     [name](const auto& field) { return field.name == name; });
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
  Making(ev, instance, call.span).Run(given == nullptr ? unknown : *given);
  const Ref hook = Evaluator::Impl::ClassMember(cls, "model_post_init");
  if (hook == nullptr) return;
  const bool frozen = cls.frozen;
  const Ref bound = Evaluator::Impl::BindMember(ev, hook, &instance, &cls, call.span);
  ev.CallValue(bound, CallWith({ev.heap().none()}, call.span));
  cls.frozen = frozen;
}

Ref ModelOf(Evaluator& ev, Class& cls, Ref value, SourceSpan span) {
  if (ev.IsInstance(value, cls)) return value;
  if (IsRootModel(cls)) return ev.CallValue(&cls, CallWith({value}, span));
  const auto* dict = As<Dict>(value);
  if (dict == nullptr) {
    // What stands for a model is whatever its own validators make a dict of.
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

// ---- model_dump

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

// What include= and exclude= say about a name: a set or list of names, or a dict of more.
bool Selects(Ref names, std::string_view name) {
  const auto holds = [name](Ref one) {
    const std::string* text = TextIn(one);
    return text != nullptr && *text == name;
  };
  if (const auto* dict = As<Dict>(names)) {
    const Ref rest = dict->Find(name);
    return rest != nullptr && As<Dict>(rest) == nullptr && As<Set>(rest) == nullptr;
  }
  const auto* set = As<Set>(names);
  const auto* list = As<List>(names);
  if (set != nullptr) return std::any_of(set->items.begin(), set->items.end(), holds);
  return list != nullptr && std::any_of(list->items.begin(), list->items.end(), holds);
}

Ref Deeper(Ref names, std::string_view name) {
  const auto* dict = As<Dict>(names);
  return dict == nullptr ? nullptr : dict->Find(name);
}

Ref DumpModel(Evaluator& ev, Instance& model, const Dumping& how, int depth);

Ref DumpInstance(Evaluator& ev, Instance& instance, const Dumping& how, int depth) {
  if (instance.cls->enumeration) return how.json ? EnumValue(ev, &instance) : &instance;
  if (IsModel(*instance.cls)) return DumpModel(ev, instance, how, depth);
  if (instance.cls->dataclass && instance.cls->definition)
    return ev.CallValue(ev.LibraryObject("dataclasses.asdict"), CallWith({&instance}, {}));
  const auto duration = how.json ? DurationIn(&instance) : std::nullopt;
  if (duration) return ev.heap().str(IsoDuration(*duration));
  return how.json && instance.cls->model != nullptr ? ev.ToStr(&instance, {}) : &instance;
}

Ref DumpValue(Evaluator& ev, Ref value, const Dumping& how, int depth) {
  if (depth > kDeepestModel) return value;
  if (auto* instance = As<Instance>(value)) return DumpInstance(ev, *instance, how, depth);
  if (const auto* dict = As<Dict>(value)) {
    auto* copy = ev.heap().New<Dict>();
    copy->open = dict->open;
    for (const auto& [key, item] : dict->items)
      copy->Set(DumpValue(ev, key, how, depth + 1), DumpValue(ev, item, how, depth + 1));
    return copy;
  }
  const auto* list = As<List>(value);
  const auto* tuple = As<Tuple>(value);
  const auto* set = As<Set>(value);
  if (list == nullptr && tuple == nullptr && (set == nullptr || !how.json)) return value;
  std::vector<Ref> items;
  for (const Ref item : list != nullptr    ? list->items
                        : tuple != nullptr ? tuple->items
                                           : set->items)
    items.push_back(DumpValue(ev, item, how, depth + 1));
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
  return InputNames(ev, field, ModelConfig(ev, cls)).front();
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
  for (const std::string_view name : model.given) {
    if (!IsField(*model.cls, name)) names.push_back(name);
  }
  for (auto base = model.cls->mro.rbegin(); base != model.cls->mro.rend(); ++base) {
    for (const auto& [name, member] : (*base)->attributes.entries()) {
      const auto* property = As<Property>(member);
      if (property != nullptr && property->computed) names.push_back(name);
    }
  }
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

Ref DumpFields(Evaluator& ev, Instance& model, const Dumping& how, int depth) {
  const Class& cls = *model.cls;
  auto* dump = ev.heap().New<Dict>();
  for (const std::string_view name : DumpedNames(model)) {
    const Ref further = Deeper(how.include, name);
    if (how.include != nullptr && further == nullptr && !Selects(how.include, name)) continue;
    if (Selects(how.exclude, name)) continue;
    const auto field = std::find_if(cls.fields.begin(), cls.fields.end(),
                                    [name](const auto& one) { return one.name == name; });
    const bool given = std::find(model.given.begin(), model.given.end(), name) != model.given.end();
    if (how.only_given && !given && field != cls.fields.end()) continue;
    const Ref value = ev.GetAttribute(&model, name, model.span);
    if (how.no_none && value->kind == Kind::kNone) continue;
    const bool at_default = field != cls.fields.end() && field->default_value != nullptr &&
                            Equals(field->default_value, value) == 1;
    if (how.no_defaults && at_default) continue;
    Dumping inside = how;
    inside.include = As<Bool>(further) != nullptr ? nullptr : further;
    inside.exclude = Deeper(how.exclude, name);
    const Ref own = SerializedField(ev, model, name, value);
    const bool as_it_is = own != value && !how.json;  // what a serializer gives
    const Ref dumped = as_it_is ? own : DumpValue(ev, own, inside, depth + 1);
    const std::string key =
        how.by_alias && field != cls.fields.end() ? OutputName(ev, cls, *field) : std::string(name);
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

// ---- methods; what they belong to is the first thing they carry

Instance* ModelIn(const Call& call) {
  return As<Instance>(Carried(call)[0]);
}

Ref Dump(Evaluator& ev, const Call& call) {
  return DumpModel(ev, *ModelIn(call), HowOf(ev, call), 0);
}

Ref DumpJson(Evaluator& ev, const Call& call) {
  Dumping how = HowOf(ev, call);
  how.json = true;
  Call write = CallWith({DumpModel(ev, *ModelIn(call), how, 0)}, call.span);
  const Ref indent = call.Keyword("indent");
  if (indent != nullptr) write.keywords.emplace_back("indent", indent);
  if (IsNone(indent)) {
    const auto text = [&](const char* separator) { return ev.heap().str(separator); };
    write.keywords.emplace_back("separators", NewTuple(ev, {text(","), text(":")}));
  }
  write.keywords.emplace_back("ensure_ascii", ev.heap().boolean(false));
  return ev.CallValue(ev.LibraryObject("json.dumps"), std::move(write));
}

// model_copy(update=…, deep=…): nothing is validated again.
Ref CopyModel(Evaluator& ev, const Call& call) {
  Instance* model = ModelIn(call);
  const bool deep = FlagOr(ev, call.Keyword("deep"), false, call);
  Instance* copy = deep ? As<Instance>(ev.CallValue(ev.LibraryObject("copy.deepcopy"),
                                                    CallWith({model}, call.span)))
                        : ev.CopyInstance(*model);
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
    {"model_rebuild update_forward_refs", &ReturnNone, false},
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

Ref GivenNames(Evaluator& ev, const Instance& model) {
  auto* names = ev.heap().New<Set>();
  for (const std::string_view name : model.given)
    names->Add(ev.heap().str(std::string(name)));
  return names;
}

}  // namespace

Ref ModelMethod(Evaluator& ev, Class& cls, Ref self, std::string_view name) {
  auto* object = As<Instance>(self);
  if (name == "model_fields" || name == "__fields__") return FieldTable(ev, cls);
  if (object != nullptr && (name == "model_fields_set" || name == "__fields_set__"))
    return GivenNames(ev, *object);
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
