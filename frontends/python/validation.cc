#include "frontends/python/validation.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/internals.h"
#include "frontends/python/model_config.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"

// Values converted to the types of annotations, as pydantic does it in its lax mode.
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

// A member of an enumeration of texts is taken as its text.
Ref ToText(Evaluator& ev, Ref value) {
  if (IsText(value)) return value;
  const auto* member = As<Instance>(value);
  const bool text = member != nullptr && ev.IsInstance(value, *ev.BuiltinClass("str"));
  if (!text) return nullptr;
  return member->cls->enumeration ? ev.FindAttribute(value, "value", {}) : member->payload;
}

bool IsListed(Ref value) {
  const Kind kind = value->kind;
  return kind == Kind::kList || kind == Kind::kTuple || kind == Kind::kSet ||
         kind == Kind::kIterator || kind == Kind::kRange;
}

Ref ToList(Evaluator& ev, Ref value) {
  if (value->kind == Kind::kList) return value;
  return IsListed(value) ? NewList(ev, *ev.Elements(value, {})) : nullptr;
}

Ref ToTuple(Evaluator& ev, Ref value) {
  if (value->kind == Kind::kTuple) return value;
  return IsListed(value) ? NewTuple(ev, *ev.Elements(value, {})) : nullptr;
}

template <bool kFrozen>
Ref ToSet(Evaluator& ev, Ref value) {
  if (!IsListed(value)) return nullptr;
  auto* set = ev.heap().New<Set>(kFrozen);
  const auto elements = ev.Elements(value, {});
  for (const Ref item : *elements)
    AddElement(ev, *set, item, {});
  return set;
}

Ref ToDict(Evaluator&, Ref value) {
  return value->kind == Kind::kDict ? value : nullptr;
}

Ref ToPath(Evaluator& ev, Ref value) {
  if (!IsText(value)) return value->kind == Kind::kInstance ? value : nullptr;
  return ev.CallValue(ev.LibraryObject("pathlib.Path"), CallWith({value}, {}));
}

Ref ToBytes(Evaluator& ev, Ref value) {
  if (value->kind == Kind::kBytes) return value;
  const std::string* text = TextIn(value);
  return text == nullptr ? nullptr : ev.heap().New<Bytes>(*text);
}

struct PlainType {
  std::string_view type;
  Coercion convert;
};
constexpr PlainType kPlainTypes[] = {
    {"bool", ToBool},   {"bytes", ToBytes},         {"dict", ToDict},
    {"float", ToFloat}, {"frozenset", ToSet<true>}, {"int", ToInt},
    {"list", ToList},   {"set", ToSet<false>},      {"str", ToText},
    {"tuple", ToTuple}, {"PosixPath", ToPath},
};

// Types of Python's library, and what makes one of them of other values; that raises ValueError to
// refuse one.
constexpr std::pair<std::string_view, std::string_view> kMadeInPython[] = {
    {"UUID", "pydantic.types.to_uuid"},           {"date", "pydantic.types.to_date"},
    {"datetime", "pydantic.types.to_datetime"},   {"time", "pydantic.types.to_time"},
    {"timedelta", "pydantic.types.to_timedelta"},
};

// Whether a value is of the type already, as pydantic asks for where it is strict.
bool IsStrictly(Ref value, std::string_view type) {
  const std::string_view own = TypeName(value);
  return own == type || (type == "float" && own == "int");
}

bool AtLeastZero(double number) {
  return number >= 0;
}
bool AtMostZero(double number) {
  return number <= 0;
}
bool AboveZero(double number) {
  return number > 0;
}
bool BelowZero(double number) {
  return number < 0;
}

/// pydantic's own name for a builtin type with bounds.
struct BoundedType {
  std::string_view name;
  std::string_view type;
  bool (*within)(double) = nullptr;
};
constexpr BoundedType kBounded[] = {
    {"DirectoryPath", "PosixPath"},
    {"EmailStr", "str"},
    {"FilePath", "PosixPath"},
    {"NegativeFloat", "float", BelowZero},
    {"NegativeInt", "int", BelowZero},
    {"NonNegativeFloat", "float", AtLeastZero},
    {"NonNegativeInt", "int", AtLeastZero},
    {"NonPositiveFloat", "float", AtMostZero},
    {"NonPositiveInt", "int", AtMostZero},
    {"PositiveFloat", "float", AboveZero},
    {"PositiveInt", "int", AboveZero},
    {"StrictBool", "bool"},
    {"StrictFloat", "float"},
    {"StrictInt", "int"},
    {"StrictStr", "str"},
    {"confloat", "float"},
    {"conint", "int"},
    {"constr", "str"},
};

const BoundedType* FindBounded(std::string_view name) {
  const auto* found = std::find_if(std::begin(kBounded), std::end(kBounded),
                                   [name](const BoundedType& row) { return row.name == name; });
  return found == std::end(kBounded) ? nullptr : found;
}

Coercion CoercionTo(std::string_view type) {
  if (const BoundedType* bounded = FindBounded(type)) type = bounded->type;
  const auto* plain = std::find_if(std::begin(kPlainTypes), std::end(kPlainTypes),
                                   [type](const PlainType& row) { return row.type == type; });
  return plain == std::end(kPlainTypes) ? nullptr : plain->convert;
}

std::optional<std::size_t> SizeOf(Ref value) {
  if (const std::string* text = TextIn(value)) return text->size();
  if (const auto* list = As<List>(value)) return list->items.size();
  if (const auto* tuple = As<Tuple>(value)) return tuple->items.size();
  if (const auto* dict = As<Dict>(value)) return dict->items.size();
  if (const auto* set = As<Set>(value)) return set->items.size();
  return std::nullopt;
}

// `option` gives the value of ge=, max_length=, pattern= …, null where it is not given.
bool KeepsBounds(Evaluator& ev, Ref value, const std::function<Ref(std::string_view)>& option) {
  const auto bound = [&](std::string_view name) { return NumberIn(option(name)); };
  const auto number = NumberIn(value);
  if (number) {
    const auto [ge, gt, le, lt] = std::array{bound("ge"), bound("gt"), bound("le"), bound("lt")};
    const bool within = (!ge || *number >= *ge) && (!gt || *number > *gt) &&
                        (!le || *number <= *le) && (!lt || *number < *lt);
    const auto unit = bound("multiple_of");
    if (!within || (unit && *unit != 0 && std::fmod(*number, *unit) != 0)) return false;
  }
  const Ref pattern = option("pattern") != nullptr ? option("pattern") : option("regex");
  if (TextIn(value) != nullptr && TextIn(pattern) != nullptr) {
    const Ref search = ev.LibraryObject("re.search");
    if (!ev.Truth(ev.CallValue(search, CallWith({pattern, value}, {})), {}).value_or(true))
      return false;
  }
  const auto length = SizeOf(value);
  if (!length) return true;
  auto least = bound("min_length");
  auto most = bound("max_length");
  if (!least) least = bound("min_items");
  if (!most) most = bound("max_items");
  const auto size = static_cast<double>(*length);
  return (!least || size >= *least) && (!most || size <= *most);
}

// What an option of StringConstraints makes of a text.
Ref WithOption(Evaluator& ev, Ref value, const Namespace& options, std::string_view option,
               std::string_view method) {
  const Ref given = options.Find(option);
  const bool wanted = given != nullptr && ev.Truth(given, {}).value_or(false);
  return wanted && IsText(value) ? ev.CallMethod(value, method, CallWith({}, {})) : value;
}

class Validator {
 public:
  Validator(Evaluator& ev, const AnnotationPlace& place) : ev_(ev), place_(place) {}

  /// Null when pydantic refuses the value.
  Ref Convert(Ref value, Ref type);

 private:
  Ref ConvertClass(Ref value, Class& cls);
  Ref ConvertGeneric(Ref value, const Generic& generic);
  Ref ConvertAny(Ref value, const std::vector<Ref>& alternatives);
  Ref Bounded(Ref value, Ref constraints);
  Ref ConvertAnnotated(Ref value, const std::vector<Ref>& arguments);
  Ref ConvertItems(Ref value, std::string_view container, const std::vector<Ref>& types);
  Ref ConvertEntries(Ref value, Ref key, Ref element);
  Ref ConvertDeque(Ref value, Ref type);
  Ref ConvertDefaultDict(Ref value, const std::vector<Ref>& types);
  Ref ConvertField(Ref value, const Class::Field& field);
  Ref ConvertTypedDict(Ref value, const Class& cls);
  Ref Coerced(Ref value, std::string_view type) const;
  Ref AsRuled(Ref value) const;
  Ref Attempt(Ref value, Ref type);
  template <typename Make>
  Ref OrNull(Make make);
  Ref Taken(Ref value, Class& cls);

  Evaluator& ev_;
  const AnnotationPlace& place_;
};

Ref Validator::Convert(Ref value, Ref type) {
  if (Unsure(value) || value->kind == Kind::kTemplate) return value;
  type = ResolvedAnnotation(ev_, type, place_.scope, place_.module);
  if (type->kind == Kind::kNone) return value->kind == Kind::kNone ? value : nullptr;
  if (auto* cls = As<Class>(type)) return ConvertClass(value, *cls);
  if (const auto generic = GenericOf(ev_, type)) return ConvertGeneric(value, *generic);
  const auto* opaque = As<Opaque>(type);
  const bool called = opaque != nullptr && opaque->origin == Opaque::Origin::kCall;  // conint(ge=1)
  const std::string_view name = ImportedName(called ? opaque->base : type);
  if (name == "Json") {
    if (!IsText(value)) return nullptr;
    return OrNull([&] {
      return ev_.CallValue(ev_.LibraryObject("json.loads"), CallWith({value}, place_.span));
    });
  }
  if (CoercionTo(name) == nullptr) return value;
  const Ref converted = Coerced(value, name);
  const auto bound = [&](std::string_view key) { return opaque->keywords.Find(key); };
  if (converted == nullptr || (called && !KeepsBounds(ev_, converted, bound))) return nullptr;
  const BoundedType* bounded = FindBounded(name);
  const auto number = NumberIn(converted);
  const bool outside =
      bounded != nullptr && bounded->within != nullptr && number && !bounded->within(*number);
  return outside ? nullptr : converted;
}

Ref Validator::ConvertClass(Ref value, Class& cls) {
  if (ev_.IsInstance(value, cls) && cls.definition)
    return place_.rules.values_of_enums ? EnumValue(ev_, value) : value;
  if (cls.name == "NoneType") return value->kind == Kind::kNone ? value : nullptr;
  if (cls.enumeration) {
    try {
      const Ref member = ev_.CallValue(&cls, CallWith({value}, place_.span));
      return place_.rules.values_of_enums ? EnumValue(ev_, member) : member;
    } catch (const Raised&) {
      return nullptr;
    }
  }
  if (IsModel(cls)) return ModelOf(ev_, cls, value, place_.span);
  if (cls.typed_dict) return ConvertTypedDict(value, cls);
  const auto* dict = As<Dict>(value);
  if (cls.dataclass && dict != nullptr && !dict->open) {
    Call call = CallWith({}, place_.span);
    for (const auto& [key, item] : dict->items) {
      const std::string* name = TextIn(key);
      if (name == nullptr) return nullptr;
      const auto field = std::ranges::find(cls.fields, *name, &Class::Field::name);
      const Ref converted = field == cls.fields.end() ? item : ConvertField(item, *field);
      if (converted == nullptr) return nullptr;
      call.keywords.emplace_back(ev_.heap().Intern(*name), converted);
    }
    return ev_.CallValue(&cls, std::move(call));
  }
  if (cls.named_tuple && IsListed(value))
    return ev_.CallValue(&cls, CallWith(*ev_.Elements(value, place_.span), place_.span));
  if (Evaluator::Impl::ClassMember(cls, kTakesValue) != nullptr) return Taken(value, cls);
  if (CoercionTo(cls.name) != nullptr) return Coerced(value, cls.name);
  const auto* made = std::ranges::find(kMadeInPython, cls.name,
                                       &std::pair<std::string_view, std::string_view>::first);
  const bool own = cls.definition && !cls.module->path.starts_with('<');
  if (own || made == std::end(kMadeInPython))
    return !cls.definition || cls.opaque_base || cls.protocol ? value : nullptr;
  if (place_.rules.strict) return IsStrictly(value, cls.name) ? value : nullptr;
  return OrNull([&] {
    return ev_.CallValue(ev_.LibraryObject(made->second), CallWith({value}, place_.span));
  });
}

// A value of a builtin type.
Ref Validator::Coerced(Ref value, std::string_view type) const {
  const BoundedType* bounded = FindBounded(type);
  const std::string_view plain = bounded == nullptr ? type : bounded->type;
  const bool strict = place_.rules.strict || type.starts_with("Strict");
  if (strict && !IsStrictly(value, plain)) return nullptr;
  const Ref converted = CoercionTo(type)(ev_, value);
  return converted == nullptr ? nullptr : AsRuled(converted);
}

Ref Validator::AsRuled(Ref value) const {
  if (!IsText(value)) return value;
  const auto call = [&](bool wanted, std::string_view method) {
    if (wanted) value = ev_.CallMethod(value, method, CallWith({}, place_.span));
  };
  call(place_.rules.strip, "strip");
  call(place_.rules.lower, "lower");
  call(place_.rules.upper, "upper");
  return value;
}

Ref Validator::ConvertField(Ref value, const Class::Field& field) {
  return Convert(value, AnnotationValue(ev_, field.annotation, field.scope, field.module));
}

Ref Validator::ConvertTypedDict(Ref value, const Class& cls) {
  const auto* dict = As<Dict>(value);
  if (dict == nullptr) return nullptr;
  auto* converted = ev_.heap().New<Dict>();
  converted->open = dict->open;
  for (const Class::Field& field : cls.fields) {
    const Ref given = dict->Find(field.name);
    if (given == nullptr) continue;
    const Ref item = ConvertField(given, field);
    if (item == nullptr) return nullptr;
    converted->Set(ev_.heap().str(std::string(field.name)), item);
  }
  return converted;
}

Ref Validator::ConvertGeneric(Ref value, const Generic& generic) {
  const auto* cls = As<Class>(generic.origin);
  if (cls != nullptr) {
    if (cls->name == "type") return value;
    const bool entries = cls->name == "dict" && generic.arguments.size() == 2;
    if (entries) return ConvertEntries(value, generic.arguments[0], generic.arguments[1]);
    if (CoercionTo(cls->name) != nullptr) return ConvertItems(value, cls->name, generic.arguments);
  }
  const std::string_view name = cls != nullptr ? cls->name : ImportedName(generic.origin);
  if (name == "deque" || name == "Deque") return ConvertDeque(value, generic.arguments.front());
  if (name.ends_with("defaultdict") || name == "DefaultDict")
    return ConvertDefaultDict(value, generic.arguments);
  if (name == "Union" || name == "UnionType") return ConvertAny(value, generic.arguments);
  if (name == "Annotated") return ConvertAnnotated(value, generic.arguments);
  if (name == "Literal") {
    const auto same = [&](Ref literal) { return Equals(literal, value) == 1; };
    const auto found = std::find_if(generic.arguments.begin(), generic.arguments.end(), same);
    return found == generic.arguments.end() ? nullptr : *found;
  }
  if (name == "Json") {
    const Ref read = Convert(value, generic.origin);
    return read == nullptr ? nullptr : Convert(read, generic.arguments.front());
  }
  if (name == "InstanceOf") return value->kind < Kind::kFunction ? nullptr : value;
  const bool transparent = name == "Final" || name == "Required" || name == "NotRequired";
  return transparent ? Convert(value, generic.arguments.front()) : value;
}

// Converts the value; null also when an alternative that is a model refuses its fields.
Ref Validator::Attempt(Ref value, Ref type) {
  return OrNull([&] { return Convert(value, type); });
}

// What `make` gives; null where it raises ValueError.
template <typename Make>
Ref Validator::OrNull(Make make) {
  try {
    return make();
  } catch (const Raised& raised) {
    if (!ev_.IsInstance(raised.exception, *ev_.BuiltinClass("ValueError"))) throw;
    return nullptr;
  }
}

Ref Validator::Taken(Ref value, Class& cls) {
  return OrNull([&] { return ev_.CallMethod(&cls, kTakesValue, CallWith({value}, place_.span)); });
}

// The alternative that leaves the value as it is; else the one that uses most of a dict's entries;
// else the first that takes the value.
Ref Validator::ConvertAny(Ref value, const std::vector<Ref>& alternatives) {
  Ref best = nullptr;
  std::size_t most = 0;
  for (const Ref alternative : alternatives) {
    const Ref converted = Attempt(value, alternative);
    if (converted == nullptr) continue;
    if (converted == value || (IsListed(value) && Equals(converted, value) == 1)) return converted;
    const auto* model = As<Instance>(converted);
    const std::size_t used = model == nullptr ? 0 : model->given.size();
    if (best != nullptr && used <= most) continue;
    best = converted;
    most = used;
  }
  return best;
}

// Field(ge=1), StringConstraints(to_lower=True): null when the value does not keep to it.
Ref Validator::Bounded(Ref value, Ref constraints) {
  const auto* field = As<Instance>(constraints);
  const auto* call = As<Opaque>(constraints);
  const bool text = call != nullptr && call->origin == Opaque::Origin::kCall &&
                    ImportedName(call->base) == "StringConstraints";
  if (field == nullptr && !text) return value;
  const Namespace& given = field != nullptr ? field->attributes : call->keywords;
  if (text) value = WithOption(ev_, value, given, "strip_whitespace", "strip");
  const auto find = [&](std::string_view name) { return given.Find(name); };
  if (!KeepsBounds(ev_, value, find)) return nullptr;
  if (!text) return value;
  value = WithOption(ev_, value, given, "to_lower", "lower");
  return WithOption(ev_, value, given, "to_upper", "upper");
}

// The handler of a WrapValidator: converts to the type.
Ref CallConversion(Evaluator& ev, const Call& call) {
  const std::vector<Ref>& carried = Carried(call);
  auto* scope = const_cast<Scope*>(As<Scope>(carried[1]));
  const AnnotationPlace place{scope, As<Module>(carried[2]), call.span};
  if (const Ref converted = ConvertTo(ev, call.positional.at(0), carried[0], place))
    return converted;
  ev.Raise("ValidationError", "1 validation error", call.span);
}

// Annotated[int, Field(ge=1), AfterValidator(f)]
Ref Validator::ConvertAnnotated(Ref value, const std::vector<Ref>& arguments) {
  bool replaced = false;  // "plain" and "wrap" validators stand for pydantic's own
  const auto apply = [&](std::string_view when, const std::vector<Ref>& more) {
    for (std::size_t i = 1; i < arguments.size(); ++i) {
      const auto* call = As<Opaque>(arguments[i]);
      const bool named = call != nullptr && call->origin == Opaque::Origin::kCall &&
                         ImportedName(call->base) == when && !call->positional.empty();
      if (!named) continue;
      std::vector<Ref> given = {value};
      given.insert(given.end(), more.begin(), more.end());
      value = ev_.CallValue(call->positional[0], CallWith(std::move(given), place_.span));
      replaced = replaced || when == "PlainValidator" || when == "WrapValidator";
    }
  };
  apply("BeforeValidator", {});
  apply("PlainValidator", {});
  apply("WrapValidator", {NewClosure(ev_, "handler", &CallConversion,
                                     {arguments.front(), place_.scope, place_.module})});
  if (!replaced) value = Convert(value, arguments.front());
  if (value == nullptr) return nullptr;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    value = Bounded(value, arguments[i]);
    if (value == nullptr) return nullptr;
  }
  apply("AfterValidator", {});
  return value;
}

Ref Validator::ConvertItems(Ref value, std::string_view container, const std::vector<Ref>& types) {
  const bool same_kind = (container == "list" && value->kind == Kind::kList) ||
                         (container == "tuple" && value->kind == Kind::kTuple);
  if (!IsListed(value) || (place_.rules.strict && !IsStrictly(value, container))) return nullptr;
  std::vector<Ref> items = *ev_.Elements(value, place_.span);
  const bool fixed =
      container == "tuple" && (types.size() != 2 || types[1]->kind != Kind::kEllipsis);
  if (fixed && types.size() != items.size()) return nullptr;
  bool changed = !same_kind;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Ref converted = Convert(items[i], fixed ? types[i] : types.front());
    if (converted == nullptr) return nullptr;
    changed = changed || converted != items[i];
    items[i] = converted;
  }
  if (!changed) return value;
  const Ref list = NewList(ev_, std::move(items));
  return CoercionTo(container)(ev_, list);
}

Ref Validator::ConvertEntries(Ref value, Ref key, Ref element) {
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

Ref Validator::ConvertDeque(Ref value, Ref type) {
  if (!IsListed(value) && value->kind != Kind::kInstance) return nullptr;
  const auto elements = ev_.Elements(value, place_.span);
  if (!elements) return value;
  const Ref items = ConvertItems(NewList(ev_, *elements), "list", {type});
  if (items == nullptr) return nullptr;
  return ev_.CallValue(ev_.LibraryObject("collections.deque"), CallWith({items}, place_.span));
}

// defaultdict[str, list[int]]: its default is an empty value of the second type.
Ref Validator::ConvertDefaultDict(Ref value, const std::vector<Ref>& types) {
  auto* dict = types.size() == 2 ? As<Dict>(ConvertEntries(value, types[0], types[1])) : nullptr;
  if (dict == nullptr) return nullptr;
  const auto generic = GenericOf(ev_, types[1]);
  const auto* given = As<Dict>(value);
  dict->default_factory = given->default_factory != nullptr ? given->default_factory
                          : generic                         ? generic->origin
                                                            : types[1];
  return dict;
}

}  // namespace

void ValidateArguments(Evaluator& ev, const Function& function, Scope& scope, SourceSpan span) {
  const AnnotationPlace place{function.closure, function.module, span};
  for (const Parameter& parameter : function.parameters) {
    const Ref value = scope.names.Find(parameter.name);
    const bool several =
        parameter.kind == ParameterKind::kVarArgs || parameter.kind == ParameterKind::kVarKeywords;
    if (value == nullptr || value == parameter.default_value || several ||
        parameter.annotation.null())
      continue;
    const Ref type = AnnotationValue(ev, parameter.annotation, function.closure, function.module);
    const Ref converted = ConvertTo(ev, value, type, place);
    if (converted == nullptr) {
      ev.Raise("ValidationError",
               fmt::format("1 validation error for {}\n{}\n  Input should be a valid {}",
                           function.name, parameter.name, parameter.annotation.text()),
               span);
    }
    scope.names.Set(parameter.name, converted);
  }
}

Ref ConvertTo(Evaluator& ev, Ref value, Ref type, const AnnotationPlace& place) {
  return Validator(ev, place).Convert(value, type);
}

bool KeepsBounds(Evaluator& ev, Ref value, const Instance& field) {
  return KeepsBounds(ev, value,
                     [&field](std::string_view name) { return field.attributes.Find(name); });
}

void RaiseValidation(Evaluator& ev, const Class& cls, std::string_view field,
                     std::string_view problem, SourceSpan span) {
  ev.Raise("ValidationError",
           fmt::format("1 validation error for {}\n{}\n  {}", cls.name, field, problem), span);
}

}  // namespace smgraph::python
