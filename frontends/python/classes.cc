#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/internals.h"

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

bool Evaluator::Impl::IsAbstract(const Class& cls) {
  for (const Class* base : cls.mro) {
    for (const auto& [name, member] : base->attributes.entries()) {
      const auto is_abstract = [](Ref value) {
        const auto* property = As<Property>(value);
        const auto* function = As<Function>(property != nullptr ? property->getter : value);
        return function != nullptr && function->abstract_method;
      };
      if (is_abstract(member) && is_abstract(ClassMember(cls, name))) return true;
    }
  }
  return false;
}

namespace {

constexpr std::string_view kEnumBases[] = {"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"};
constexpr std::string_view kFieldBases[] = {
    "pydantic.BaseModel",    "pydantic_settings.BaseSettings",
    "pydantic.BaseSettings", "pydantic.v1.BaseModel",
    "typing.NamedTuple",     "typing.TypedDict",
    "msgspec.Struct"};
// Bases that add nothing: no reason to think of unknown members.
constexpr std::string_view kNeutralBases[] = {"abc.ABC", "typing.Generic", "typing.Protocol",
                                              "object"};

template <std::size_t N>
bool IsOneOf(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string_view ImportName(Ref value) {
  const auto* opaque = As<Opaque>(value);
  while (opaque != nullptr && opaque->origin == Opaque::Origin::kItem)
    opaque = As<Opaque>(opaque->base);
  return opaque != nullptr && opaque->origin == Opaque::Origin::kImport ? opaque->name
                                                                        : std::string_view();
}

void AddBase(Evaluator& e, Class& cls, Ref base) {
  const std::string_view name = ImportName(base);
  const std::size_t dot = name.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? name : name.substr(dot + 1);
  if (name.starts_with("enum.") && IsOneOf(last, kEnumBases)) {
    cls.enumeration = true;
    if (last == "StrEnum") cls.bases.push_back(e.BuiltinClass("str"));
  } else if (IsOneOf(name, kFieldBases)) {
    cls.dataclass = true;
  } else if (!IsOneOf(name, kNeutralBases)) {
    cls.bases.push_back(base);
  }
}

}  // namespace

Flow Evaluator::ClassDefinition(Node node) {
  auto* cls = heap_.New<Class>();
  cls->name = heap_.Intern(node.field(G().f_name).text());
  cls->module = frame_->module;
  cls->qualified_name = fmt::format("{}.{}", frame_->module->name, cls->name);
  cls->definition = node;
  if (const Node bases = node.field(G().f_superclasses)) {
    const Call call = Impl::ReadArguments(*this, bases, bases.span());
    for (const Ref base : call.positional)
      AddBase(*this, *cls, base);
  }
  Impl::ComputeMro(*cls);
  for (const Class* base : cls->mro)
    cls->dataclass = cls->dataclass || base->dataclass;

  Frame frame;
  frame.outer = frame_;
  frame.module = frame_->module;
  frame.scope = heap_.New<Scope>(frame_->scope);
  frame.scope->is_class = true;
  frame.class_body = cls;
  frame.entry_path = path_;
  {
    const Restore<Frame*> restore(frame_, &frame);
    ExecuteBlock(node.field(G().f_body));
  }
  cls->attributes = frame.scope->names;
  Impl::CollectFields(*this, *cls);
  if (cls->enumeration) Impl::FinishEnum(*this, *cls);
  Impl::Bind(*this, cls->name, cls);
  if (const Ref hook = Impl::ClassMember(*cls, "__init_subclass__", cls)) {
    Call call;
    call.span = node.span();
    CallValue(Impl::BindMember(*this, hook, cls, cls, node.span()), std::move(call));
  }
  return Flow::kNormal;
}

// Fields of a dataclass-like class: inherited ones first, a redefinition in the place of the first.
void Evaluator::Impl::CollectFields(Evaluator& e, Class& cls) {
  for (Class::Field& field : cls.fields) {
    const auto* call = As<Instance>(field.default_value);
    if (call == nullptr || call->cls->name != "Field")
      continue;  // dataclasses.field(…), pydantic.Field(…)
    const auto value = [&](std::string_view name) {
      const bool given =
          std::find(call->given.begin(), call->given.end(), name) != call->given.end();
      const Ref found = given ? call->attributes.Find(name) : nullptr;
      return found != nullptr && found->kind == Kind::kEllipsis ? nullptr : found;
    };
    field.default_factory = value("default_factory");
    const Ref init = value("init");
    field.init = init == nullptr || e.Truth(init, {}).value_or(true);
    field.default_value = value("default");
    if (field.default_value == nullptr) cls.attributes.Erase(field.name);
  }
  std::vector<Class::Field> all;
  for (auto base = cls.mro.rbegin(); base != cls.mro.rend(); ++base) {
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

// The members of an Enum: instances with `name` and `value`; auto() counts from 1.
void Evaluator::Impl::FinishEnum(Evaluator& e, Class& cls) {
  std::int64_t next = 1;
  const Namespace plain = cls.attributes;
  bool text = false;
  for (const Class* base : cls.mro)
    text = text || base->name == "str";
  for (const auto& [name, value] : plain.entries()) {
    const bool member = !name.starts_with("_") && value->kind != Kind::kFunction &&
                        value->kind != Kind::kProperty && value->kind != Kind::kBoundMethod &&
                        value->kind != Kind::kClass;
    if (!member) continue;
    Ref shown = value;
    const auto* opaque = As<Opaque>(value);
    const bool automatic = opaque != nullptr && opaque->origin == Opaque::Origin::kCall &&
                           ImportName(opaque->base) == "enum.auto";
    if (automatic) shown = text ? e.heap_.str(std::string(name)) : e.heap_.integer(next);
    if (const auto* number = As<Int>(shown)) next = number->value + 1;
    Instance* instance = e.NewInstance(&cls, cls.definition.span());
    instance->attributes.Set("name", e.heap_.str(std::string(name)));
    instance->attributes.Set("value", shown);
    if (text) instance->payload = shown;
    cls.attributes.Set(name, instance);
  }
  cls.instances = 0;
}

// The constructor of a class that a dialect declares: arguments become attributes.
Ref Evaluator::Impl::ConstructDeclared(Evaluator& e, Instance& instance, const ClassModel& model,
                                       const Call& call) {
  const Namespace bound = e.BindSignature(model.signature, call, model.name, &instance.given);
  e.Touch(&instance);
  for (const auto& [name, value] : bound.entries())
    instance.attributes.Set(name, value);
  if (model.init != nullptr) model.init(e, instance);
  return e.heap_.none();
}

void Evaluator::Impl::ConstructFields(Evaluator& e, Instance& instance, const Call& call) {
  const Class& cls = *instance.cls;
  std::size_t next = 0;
  for (const Class::Field& field : cls.fields) {
    Ref value = nullptr;
    if (field.init) {
      value = next < call.positional.size() ? call.positional[next] : call.Keyword(field.name);
      ++next;
    }
    if (value == nullptr && field.default_factory != nullptr) {
      Call make;
      make.span = call.span;
      value = e.CallValue(field.default_factory, std::move(make));
    }
    if (value == nullptr) value = field.default_value;
    if (value == nullptr && (call.open || cls.opaque_base)) {
      value = e.NewUnknown(fmt::format("field '{}' of {}", field.name, cls.name),
                           std::string(field.name), call.span);
    }
    if (value == nullptr && field.init) {
      e.Raise("TypeError",
              fmt::format("{}() missing required argument: '{}'", cls.name, field.name), call.span);
    }
    if (value != nullptr) instance.attributes.Set(field.name, value);
  }
  for (const auto& [name, value] : call.keywords) {
    if (instance.attributes.Find(name) == nullptr) instance.attributes.Set(name, value);
  }
  for (const std::string_view hook : {"__post_init__", "model_post_init"}) {
    const Ref method = ClassMember(cls, hook);
    if (method == nullptr) continue;
    Call after;
    after.span = call.span;
    if (hook == "model_post_init") after.positional.push_back(e.heap_.none());
    e.CallValue(BindMember(e, method, &instance, instance.cls, call.span), std::move(after));
  }
}

namespace {

// Decorators that change how a member is bound rather than what it is.
Ref ApplyMemberDecorator(Evaluator& e, std::string_view name, Ref decorated) {
  auto* function = As<Function>(decorated);
  if (name == "staticmethod" && function != nullptr) {
    function->static_method = true;
    return decorated;
  }
  if (name == "classmethod" && function != nullptr) {
    function->class_method = true;
    return decorated;
  }
  if (name == "property" || name == "functools.cached_property" || name == "abc.abstractproperty") {
    auto* property = e.heap().New<Property>();
    property->getter = decorated;
    property->cached = name == "functools.cached_property";
    return property;
  }
  if (name == "abc.abstractmethod" && function != nullptr) {
    function->abstract_method = true;
    return decorated;
  }
  const bool dataclass = name == "dataclasses.dataclass" || name == "attr.s" ||
                         name == "attrs.define" || name == "attr.dataclass" ||
                         name == "attrs.frozen" || name == "pydantic.dataclasses.dataclass" ||
                         name == "attr.attrs";
  if (dataclass && decorated->kind == Kind::kClass) {
    static_cast<Class*>(decorated)->dataclass = true;
    return decorated;
  }
  return nullptr;
}

}  // namespace

Ref Evaluator::Impl::Decorate(Evaluator& e, Ref decorator, Ref decorated, SourceSpan span) {
  std::string_view name = ImportName(decorator);
  if (const auto* cls = As<Class>(decorator)) name = cls->name;
  const auto* called = As<Opaque>(decorator);
  if (called != nullptr && called->origin == Opaque::Origin::kCall) name = ImportName(called->base);
  if (const Ref done = ApplyMemberDecorator(e, name, decorated)) return done;
  if (name == "pytest.fixture") DeclareFixture(e, decorated);
  if (called != nullptr && called->origin == Opaque::Origin::kAttribute &&
      called->name == "setter") {
    return decorated;
  }
  // A decorator that nobody knows is taken to give back something that behaves like what it wraps.
  const bool unknown = decorator->kind == Kind::kOpaque || decorator->kind == Kind::kUnknown;
  if (unknown) return decorated;
  Call call;
  call.span = span;
  call.positional.push_back(decorated);
  return e.CallValue(decorator, std::move(call));
}

Flow Evaluator::DecoratedDefinition(Node node) {
  std::vector<std::pair<Ref, SourceSpan>> decorators;
  for (const Node child : node.named_children()) {
    if (!child.is(G().decorator)) continue;
    const Node expression = child.named_child(0);
    // `@name.setter` extends the property called `name`.
    if (expression.is(G().attribute) && expression.field(G().f_attribute).text() == "setter") {
      if (auto* property = As<Property>(Evaluate(expression.field(G().f_object)))) {
        Function* setter = Impl::MakeFunction(*this, node.field(G().f_definition));
        property->setter = setter;
        return Flow::kNormal;
      }
    }
    decorators.emplace_back(Evaluate(expression), child.span());
  }
  const Node definition = node.field(G().f_definition);
  const Flow flow = Execute(definition);
  const std::string_view name = heap_.Intern(definition.field(G().f_name).text());
  Ref value = Impl::LookUp(*this, name);
  for (auto decorator = decorators.rbegin(); decorator != decorators.rend(); ++decorator) {
    value = Impl::Decorate(*this, decorator->first, value, decorator->second);
  }
  Impl::Bind(*this, name, value);
  return flow;
}

bool Evaluator::IsInstance(Ref value, const Class& cls) const {
  const auto* instance = As<Instance>(value);
  if (instance == nullptr) {
    return cls.name == TypeName(value) || cls.name == "object" ||
           (cls.name == "int" && value->kind == Kind::kBool);
  }
  return std::find(instance->cls->mro.begin(), instance->cls->mro.end(), &cls) !=
             instance->cls->mro.end() ||
         cls.name == "object";
}

}  // namespace smgraph::python
