#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/internals.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/validation.h"
#include "graph/base/catalogue.h"
#include "graph/base/words.h"

namespace smgraph::python {
namespace {

// The C3 merge of the bases' orders; falls back to "first seen" where Python would refuse.
void MergeOrders(std::vector<std::vector<Class*>> orders, std::vector<Class*>& mro) {
  while (true) {
    std::erase_if(orders, [](const auto& order) { return order.empty(); });
    if (orders.empty()) return;
    Class* next = nullptr;
    for (const auto& order : orders) {
      Class* candidate = order.front();
      const bool blocked =
          std::any_of(orders.begin(), orders.end(), [candidate](const auto& other) {
            return std::find(other.begin() + 1, other.end(), candidate) != other.end();
          });
      if (!blocked) {
        next = candidate;
        break;
      }
    }
    if (next == nullptr) next = orders.front().front();
    mro.push_back(next);
    for (auto& order : orders)
      std::erase(order, next);
  }
}

}  // namespace

void Evaluator::Impl::ComputeMro(Class& cls) {
  cls.mro = {&cls};
  std::vector<std::vector<Class*>> orders;
  std::vector<Class*> direct;
  for (const Ref base : cls.bases) {
    auto* known = As<Class>(base);
    if (known == nullptr) {
      cls.opaque_base = true;
      continue;
    }
    orders.push_back(known->mro);
    direct.push_back(known);
    if (cls.model == nullptr) cls.model = known->model;
    cls.exception = cls.exception || known->exception;
    cls.enumeration = cls.enumeration || known->enumeration;
    cls.opaque_base = cls.opaque_base || known->opaque_base;
  }
  if (direct.size() == 1) {  // what the merge comes to
    cls.mro.insert(cls.mro.end(), orders.front().begin(), orders.front().end());
    return;
  }
  orders.push_back(direct);
  MergeOrders(std::move(orders), cls.mro);
}

Ref Evaluator::Impl::ClassMember(const Class& cls, std::string_view name, const Class* after,
                                 const Class** owner) {
  bool active = after == nullptr;
  for (const Class* base : cls.mro) {
    if (active) {
      if (const Ref member = base->attributes.Find(name)) {
        if (owner != nullptr) *owner = base;
        return member;
      }
    }
    if (base == after) active = true;
  }
  return nullptr;
}

bool Evaluator::IsAbstract(const Class& cls) const {
  return !Impl::AbstractMembers(cls).empty();
}

void Evaluator::Impl::RefuseAbstract(Evaluator& e, const Class& cls, SourceSpan span) {
  const auto abstract = AbstractMembers(cls);
  if (abstract.empty()) return;
  e.Raise("TypeError",
          fmt::format("Can't instantiate abstract class {} with abstract method{} {}", cls.name,
                      abstract.size() == 1 ? "" : "s", fmt::join(abstract, ", ")),
          span);
}

std::vector<std::string_view> Evaluator::Impl::AbstractMembers(const Class& cls) {
  const auto is_abstract = [](Ref value) {
    const auto* property = As<Property>(value);
    const auto* function = As<Function>(property != nullptr ? property->getter : value);
    return function != nullptr && function->abstract_method;
  };
  std::vector<std::string_view> names;
  for (const Class* base : cls.mro) {
    for (const auto& [name, member] : base->attributes.entries()) {
      const bool known = std::find(names.begin(), names.end(), name) != names.end();
      if (!known && is_abstract(member) && is_abstract(ClassMember(cls, name))) {
        names.push_back(name);
      }
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

namespace {

constexpr std::string_view kFieldBases[] = {"pydantic.BaseModel", "pydantic.v1.BaseModel",
                                            "pydantic.RootModel", "msgspec.Struct"};
// Bases that add nothing: no reason to think of unknown members.
constexpr std::string_view kNeutralBases[] = {"abc.ABC", "typing.Generic", "object"};
constexpr std::string_view kAbstractMeta = "abc.ABCMeta";
constexpr std::string_view kProtocols[] = {"typing.Protocol", "typing_extensions.Protocol"};

// enum's classes: the builtin type that members are of, too, and how they behave.
struct EnumBase {
  std::string_view name;
  std::string_view type;
  bool flag = false;
};
constexpr EnumBase kEnumBases[] = {
    {"enum.Enum", ""},       {"enum.IntEnum", "int"},       {"enum.StrEnum", "str"},
    {"enum.Flag", "", true}, {"enum.IntFlag", "int", true}, {"enum.ReprEnum", ""},
};

template <std::size_t N>
bool IsOneOf(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// class Steps(typing.List[Step]): the class that the alias stands for.
Class* AliasedByTyping(Evaluator& e, Ref base) {
  constexpr std::pair<std::string_view, std::string_view> kAliases[] = {
      {"typing.Counter", "collections.Counter"},
      {"typing.DefaultDict", "collections.defaultdict"},
      {"typing.Deque", "collections.deque"},
      {"typing.Dict", "dict"},
      {"typing.FrozenSet", "frozenset"},
      {"typing.List", "list"},
      {"typing.OrderedDict", "collections.OrderedDict"},
      {"typing.Set", "set"},
      {"typing.Tuple", "tuple"}};
  const auto* row = std::ranges::find(kAliases, ImportName(base),
                                      &std::pair<std::string_view, std::string_view>::first);
  if (row == std::end(kAliases)) return nullptr;
  Class* builtin = e.BuiltinClass(row->second);
  return builtin != nullptr ? builtin : As<Class>(e.LibraryObject(row->second));
}

void AddBase(Evaluator& e, Class& cls, Ref base) {
  if (Class* builtin = BuiltinOf(base)) base = builtin;  // class Steps(list[Step])
  if (Class* aliased = AliasedByTyping(e, base)) base = aliased;
  const std::string_view name = ImportName(base);
  cls.abstract_base = cls.abstract_base || name == "abc.ABC";
  const auto* enumeration = std::find_if(std::begin(kEnumBases), std::end(kEnumBases),
                                         [name](const EnumBase& row) { return row.name == name; });
  if (enumeration != std::end(kEnumBases)) {
    cls.enumeration = true;
    cls.flag = enumeration->flag;
    cls.value_text = !enumeration->type.empty() || name == "enum.ReprEnum";
    if (!enumeration->type.empty()) cls.bases.push_back(e.BuiltinClass(enumeration->type));
  } else if (name == "typing.NamedTuple") {
    cls.named_tuple = true;
    cls.bases.push_back(e.BuiltinClass("tuple"));
  } else if (name == "typing.TypedDict" || name == "typing_extensions.TypedDict") {
    cls.typed_dict = true;
    cls.bases.push_back(e.BuiltinClass("dict"));
  } else if (IsOneOf(name, kFieldBases)) {
    cls.dataclass = true;
    cls.validated = name.starts_with("pydantic");
  } else if (IsOneOf(name, kProtocols)) {
    cls.protocol = true;
  } else if (Class* abstract = Evaluator::Impl::AbstractBase(e, name)) {
    cls.bases.push_back(abstract);
  } else if (!IsOneOf(name, kNeutralBases)) {
    if (base == e.BuiltinClass("property"))
      cls.bases.push_back(e.LibraryObject("builtins._property"));
    cls.bases.push_back(base);
  }
}

// What a class takes over from its bases beside members.
void InheritTraits(Class& cls) {
  for (const Class* base : cls.mro) {
    cls.dataclass = cls.dataclass || base->dataclass;
    cls.exact = cls.exact || base->exact;
    cls.named_tuple = cls.named_tuple || base->named_tuple;
    cls.typed_dict = cls.typed_dict || base->typed_dict;
    cls.by_identity = cls.by_identity || base->by_identity;
    cls.validated = cls.validated || base->validated;
    cls.flag = cls.flag || base->flag;
    cls.abstract_base = cls.abstract_base || base->abstract_base;
    cls.value_text = cls.value_text || base->value_text;
    if (cls.meta == nullptr) cls.meta = base->meta;
  }
}

}  // namespace

namespace {

// abc.ABCMeta, or a metaclass derived from it.
bool IsAbstractMeta(Ref meta) {
  const auto* cls = As<Class>(meta);
  if (cls == nullptr) return ImportName(meta) == kAbstractMeta;
  return std::ranges::any_of(cls->mro, [](const Class* base) {
    return std::ranges::any_of(base->bases,
                               [](Ref one) { return ImportName(one) == kAbstractMeta; });
  });
}

// The bases with their arguments, which are lost where `Loader[Small]` is the class itself; null
// when none has any.
Ref BasesWritten(Evaluator& e, Node bases, const Call& header,
                 const std::function<Ref(Node)>& evaluate) {
  if (!bases) return nullptr;
  std::vector<Ref> written;
  bool generic = false;
  for (const Node base : bases.named_children()) {
    if (written.size() == header.positional.size()) break;
    Ref one = header.positional[written.size()];
    if (base.is(G().subscript) && one->kind == Kind::kClass) {
      Opaque* item = e.NewOpaque(Opaque::Origin::kItem, one, "", base.span());
      item->key = evaluate(base.field(G().f_subscript));
      one = item;
    }
    generic = generic || IsParametrised(one);
    written.push_back(one);
  }
  return generic ? NewTuple(e, std::move(written)) : nullptr;
}

// The classes that stand for a base that is none (PEP 560).
std::vector<Ref> BaseEntries(Evaluator& e, Ref base, const Call& header) {
  auto* object = As<Instance>(base);
  const Call call = CallWith({NewTuple(e, header.positional)}, header.span);
  const Ref given = object == nullptr ? nullptr : CallSpecial(e, *object, "__mro_entries__", call);
  const auto* entries = As<Tuple>(given);
  return entries == nullptr ? std::vector<Ref>{base} : entries->items;
}

// The names that the metaclass lays out for the class's body; null when it has no __prepare__.
Ref PreparedNames(Evaluator& e, const Class& cls, const Call& header) {
  const Ref prepare =
      cls.meta == nullptr ? nullptr : Evaluator::Impl::ClassMember(*cls.meta, "__prepare__");
  if (prepare == nullptr) return nullptr;
  Call call = header;
  call.positional = {e.heap().str(std::string(cls.name)), NewTuple(e, cls.bases)};
  return e.CallValue(Evaluator::Impl::BindMember(e, prepare, cls.meta, cls.meta, header.span),
                     std::move(call));
}

}  // namespace

Flow Evaluator::ClassDefinition(Node node) {
  auto* cls = heap_.New<Class>();
  cls->name = node.field(G().f_name).text();
  cls->module = frame_->module;
  cls->qualified_name =
      fmt::format("{}.{}", frame_->module->name, Impl::QualifiedHere(*this, cls->name));
  cls->definition = node;
  Call header;
  if (const Node bases = node.field(G().f_superclasses)) {
    header = Impl::ReadArguments(*this, bases, bases.span());
    for (const Ref base : header.positional) {
      for (const Ref entry : BaseEntries(*this, base, header))
        AddBase(*this, *cls, entry);
    }
  }
  const Ref written = BasesWritten(*this, node.field(G().f_superclasses), header,
                                   [this](Node part) { return Evaluate(part); });
  header.span = node.span();
  if (const Ref meta = header.Keyword("metaclass")) {
    cls->meta = As<Class>(meta);
    cls->abstract_base = cls->abstract_base || IsAbstractMeta(meta);
  }
  std::erase_if(header.keywords, [](const auto& keyword) { return keyword.first == "metaclass"; });
  Impl::ComputeMro(*cls);
  InheritTraits(*cls);

  Frame frame;
  frame.outer = frame_;
  frame.module = frame_->module;
  frame.scope = heap_.New<Scope>(frame_->scope);
  frame.scope->is_class = true;
  frame.class_body = cls;
  frame.entry_path = path_;
  const Ref prepared = PreparedNames(*this, *cls, header);
  if (const auto* names = prepared == nullptr ? nullptr : As<Dict>(Content(prepared))) {
    std::string name;
    for (const auto& [key, value] : names->items) {
      if (TextOf(key, name)) frame.scope->names.Set(heap_.Intern(name), value);
    }
  }
  if (written != nullptr) frame.scope->names.Set("__orig_bases__", written);
  {
    const Restore<Frame*> restore(frame_, &frame);
    ExecuteBlock(node.field(G().f_body));
  }
  cls->attributes = frame.scope->names;
  Impl::Bind(*this, cls->name, Impl::BuildClass(*this, *cls, header, prepared));
  return Flow::kNormal;
}

// "Outer.name" inside a class, "function.<locals>.name" inside a function.
std::string Evaluator::Impl::QualifiedHere(const Evaluator& e, std::string_view name) {
  const Frame& frame = *e.frame_;
  if (frame.class_body != nullptr) {
    const std::string& outer = frame.class_body->qualified_name;
    const std::string prefix = frame.module->name + ".";
    const bool inside = outer.starts_with(prefix);
    return fmt::format("{}.{}", inside ? outer.substr(prefix.size()) : outer, name);
  }
  if (frame.function == nullptr) return std::string(name);
  return fmt::format("{}.<locals>.{}", frame.function->qualified_name, name);
}

// Classes whose metaclass is about to make them.
struct ClassesInMaking {
  std::vector<Class*> all;
};

namespace {

// The members of a class as its metaclass gets them: in what it has prepared for them.
Ref MembersFor(Evaluator& e, const Class& cls, Ref prepared, SourceSpan span) {
  const Ref members = prepared == nullptr ? e.heap().New<Dict>() : prepared;
  for (const auto& [name, value] : cls.attributes.entries()) {
    const auto* held = As<Dict>(Content(members));
    if (held != nullptr && held->Find(name) == value) continue;
    e.SetItem(members, e.heap().str(std::string(name)), value, span);
  }
  return members;
}

}  // namespace

// A class whose body was evaluated: made by its metaclass, when the user wrote one.
Ref Evaluator::Impl::BuildClass(Evaluator& e, Class& cls, const Call& header, Ref prepared) {
  const auto call_meta = [&](std::string_view hook, Ref self) -> Ref {
    const Ref member = cls.meta == nullptr ? nullptr : ClassMember(*cls.meta, hook);
    if (member == nullptr) return nullptr;
    Call call = header;
    call.positional = {self, e.heap_.str(std::string(cls.name)), NewTuple(e, cls.bases),
                       MembersFor(e, cls, prepared, header.span)};
    return e.CallValue(member, std::move(call));
  };
  auto& making = e.State<ClassesInMaking>().all;
  making.push_back(&cls);
  Ref made = call_meta("__new__", cls.meta);
  const bool taken = making.empty() || making.back() != &cls;
  if (!taken) making.pop_back();
  if (made == nullptr) {
    FinishClass(e, cls, header);
    made = &cls;
  }
  if (made == &cls) call_meta("__init__", &cls);
  return made;
}

namespace {

// The fields of a class that no statement has made: what its names say of their annotations.
void AddAnnotated(Evaluator& e, Class& cls) {
  const auto* annotations = As<Dict>(cls.attributes.Find("__annotations__"));
  if (annotations == nullptr || cls.definition) return;
  for (const auto& [key, type] : annotations->items) {
    if (const std::string* name = TextIn(key))
      AddFieldOf(e, cls, *name, type, cls.attributes.Find(*name));
  }
}

}  // namespace

// type(name, bases, names), and what a metaclass's __new__ hands on to type.__new__.
Class* Evaluator::Impl::MakeClass(Evaluator& e, const Call& call, std::size_t first) {
  std::string name;
  const auto* bases = As<Tuple>(call.Argument(first + 1, "bases"));
  const Ref given = call.Argument(first + 2, "dict");
  const auto* names = given == nullptr ? nullptr : As<Dict>(Content(given));
  if (bases == nullptr || names == nullptr || !TextOf(call.Argument(first, "name"), name)) {
    return nullptr;
  }
  auto& making = e.State<ClassesInMaking>().all;
  Class* cls = nullptr;
  if (!making.empty() && making.back()->name == name) {
    cls = making.back();
    making.pop_back();
    cls->attributes = Namespace();
  } else {
    cls = e.heap_.New<Class>();
    cls->name = e.heap_.Intern(name);
    cls->module = e.frame_ == nullptr ? nullptr : e.frame_->module;
    cls->qualified_name =
        cls->module == nullptr ? name : fmt::format("{}.{}", cls->module->name, name);
    for (const Ref base : bases->items)
      AddBase(e, *cls, base);
    ComputeMro(*cls);
    InheritTraits(*cls);
  }
  for (const auto& [key, value] : names->items) {
    std::string attribute;
    if (TextOf(key, attribute)) cls->attributes.Set(e.heap_.Intern(attribute), value);
  }
  AddAnnotated(e, *cls);
  Call header;
  header.keywords = call.keywords;
  header.span = call.span;
  FinishClass(e, *cls, header);
  return cls;
}

namespace {

// A base whose objects take no attributes either.
bool IsSlotted(Ref base) {
  const auto* cls = As<Class>(base);
  if (cls == nullptr || cls->slotted || cls->definition) return cls != nullptr && cls->slotted;
  return HasWord("bytes dict float frozenset int list object set str tuple", cls->name);
}

}  // namespace

void Evaluator::Impl::ReadSlots(Evaluator& e, Class& cls, SourceSpan span) {
  const Ref given = cls.attributes.Find("__slots__");
  if (given == nullptr || !std::ranges::all_of(cls.bases, &IsSlotted)) return;
  const auto several = As<Str>(given) == nullptr ? e.Elements(given, span) : std::vector{given};
  if (!several || !std::ranges::all_of(*several, [](Ref one) { return TextIn(one) != nullptr; }))
    return;
  cls.slots.clear();
  for (const Class* base : cls.mro)
    cls.slots.insert(cls.slots.end(), base->slots.begin(), base->slots.end());
  for (const Ref one : *several) {
    const std::string& name = *TextIn(one);
    const bool is_private = name.starts_with("__") && !name.ends_with("__");
    const std::size_t letters = std::min(cls.name.find_first_not_of('_'), cls.name.size());
    cls.slots.push_back(
        e.heap_.Intern(is_private ? fmt::format("_{}{}", cls.name.substr(letters), name) : name));
  }
  cls.slotted = std::ranges::find(cls.slots, "__dict__") == cls.slots.end();
}

namespace {

// What configures a pydantic model among the keywords of its class statement: it becomes part of
// `model_config`, and what is left is for __init_subclass__.
Call TakeModelConfig(Evaluator& e, Class& cls, Call header) {
  static constexpr std::string_view kOptions =
      "alias_generator allow_inf_nan arbitrary_types_allowed coerce_numbers_to_str extra "
      "from_attributes frozen ignored_types json_encoders json_schema_extra loc_by_alias "
      "populate_by_name protected_namespaces regex_engine revalidate_instances "
      "ser_json_bytes ser_json_timedelta str_max_length str_min_length str_strip_whitespace "
      "str_to_lower str_to_upper strict title use_attribute_docstrings use_enum_values "
      "validate_assignment validate_by_alias validate_by_name validate_default validate_return";
  const auto configures = [](const auto& keyword) { return HasWord(kOptions, keyword.first); };
  if (!cls.validated || std::ranges::none_of(header.keywords, configures)) return header;
  const auto* own = As<Dict>(cls.attributes.Find("model_config"));
  auto* config = own == nullptr ? e.heap().New<Dict>() : e.heap().New<Dict>(*own);
  for (const auto& [name, value] : header.keywords) {
    if (HasWord(kOptions, name)) config->Set(e.heap().str(std::string(name)), value);
  }
  cls.attributes.Set("model_config", config);
  std::erase_if(header.keywords, configures);
  return header;
}

}  // namespace

void Evaluator::Impl::FinishClass(Evaluator& e, Class& cls, const Call& header) {
  for (const Ref base : cls.bases) {
    if (auto* known = As<Class>(base)) known->subclasses.push_back(&cls);
  }
  cls.asked_first = ClassMember(cls, "__getattribute__") != nullptr;
  // What says when two objects are equal has to say what they are in a dict, too.
  if (cls.attributes.Find("__eq__") != nullptr && cls.attributes.Find("__hash__") == nullptr)
    cls.attributes.Set("__hash__", e.heap_.none());
  ReadSlots(e, cls, header.span);
  const Call rest = TakeModelConfig(e, cls, header);
  CollectFields(e, cls);
  if (const Ref total = cls.typed_dict ? header.Keyword("total") : nullptr)
    cls.attributes.Set("__total__", total);
  if (cls.enumeration) FinishEnum(e, cls);
  const Namespace members = cls.attributes;  // hooks may add some
  for (const auto& [name, member] : members.entries()) {
    auto* descriptor = As<Instance>(member);
    if (descriptor == nullptr || cls.enumeration) continue;
    CallSpecial(e, *descriptor, "__set_name__",
                CallWith({&cls, e.heap_.str(std::string(name))}, header.span));
  }
  for (const std::string_view name : {"__init_subclass__", "__pydantic_init_subclass__"}) {
    const Ref hook = ClassMember(cls, name, &cls);
    if (hook == nullptr) continue;
    Call call = rest;
    call.positional.clear();
    e.CallValue(BindMember(e, hook, &cls, &cls, header.span), std::move(call));
  }
}

namespace {

// Is it what `holder` is, or what that has somewhere in it?
bool IsWithin(Ref value, Ref holder, int depth = 0) {
  constexpr int kDeepest = 4;
  if (holder == value) return true;
  if (holder == nullptr || depth == kDeepest) return false;
  const auto within = [&](Ref inner) { return IsWithin(value, inner, depth + 1); };
  const auto second_within = [&](const auto& entry) { return within(entry.second); };
  if (const auto* list = As<List>(holder)) return std::ranges::any_of(list->items, within);
  if (const auto* tuple = As<Tuple>(holder)) return std::ranges::any_of(tuple->items, within);
  if (const auto* dict = As<Dict>(holder)) return std::ranges::any_of(dict->items, second_within);
  if (const auto* method = As<BoundMethod>(holder)) return within(method->self);
  const auto* object = As<Instance>(holder);
  return object != nullptr && std::ranges::any_of(object->attributes.entries(), second_within);
}

// Was it an argument of code that is not known, or in one, so that something may have been put into
// it?
bool WasGivenAway(const Evaluator& e, Ref value) {
  const auto within = [value](Ref argument) { return IsWithin(value, argument); };
  return std::ranges::any_of(e.calls(), [&](const Opaque* call) {
    return std::ranges::any_of(call->positional, within) ||
           std::ranges::any_of(call->keywords.entries(),
                               [&](const auto& keyword) { return within(keyword.second); });
  });
}

// What a declared class does not keep as it was given.
void MakeOwn(Evaluator& e, Instance& instance, const ClassModel& model) {
  ForEachWord(model.lists, [&](std::string_view name) {
    const Ref given = instance.attributes.Find(name);
    const auto* list = As<List>(Plain(given));
    const bool empty = list != nullptr && list->items.empty();
    if (empty && WasGivenAway(e, given)) {
      e.ReportIncomplete(
          "unknown-step",
          fmt::format("what code that is not known puts into '{}' of {} is not known", name,
                      model.name),
          instance.span);
    }
    if (IsNone(given) || empty) instance.attributes.Set(name, NewList(e, {}));
  });
  ForEachWord(model.copies, [&](std::string_view name) {
    const auto* dict = As<Dict>(instance.attributes.Find(name));
    if (dict != nullptr) instance.attributes.Set(name, CopyDict(e, *dict));
  });
}

}  // namespace

// The constructor of a class that a dialect declares: arguments become attributes.
Ref Evaluator::Impl::ConstructDeclared(Evaluator& e, Instance& instance, const ClassModel& model,
                                       const Call& call) {
  const Namespace bound = e.BindSignature(model.signature, call, model.name, &instance.given);
  e.Touch(&instance);
  for (const auto& [name, value] : bound.entries()) {
    if (model.tag != kLibraryTag) Materialize(e, value);
    instance.attributes.Set(name, value);
  }
  if (model.init != nullptr) model.init(e, instance);
  MakeOwn(e, instance, model);
  return e.heap_.none();
}

bool Evaluator::IsInstance(Ref value, const Class& cls) const {
  if (cls.name == "object") return true;
  const auto* instance = As<Instance>(value);
  const auto* tuple = As<Tuple>(value);
  const auto* made = As<Class>(value);  // by its metaclass
  const Class* own = instance != nullptr ? instance->cls
                     : tuple != nullptr  ? tuple->cls
                     : made != nullptr   ? made->meta
                                         : nullptr;
  if (made != nullptr && cls.name == "type") return true;
  if (own == nullptr) {
    return cls.name == TypeName(value) || cls.qualified_name == TypeName(value) ||
           (cls.name == "int" && value->kind == Kind::kBool) ||
           (cls.name == "dict" && value->kind == Kind::kDict);
  }
  return std::find(own->mro.begin(), own->mro.end(), &cls) != own->mro.end();
}

}  // namespace smgraph::python
