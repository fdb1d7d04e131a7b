// pydantic's generic models: Reading[int] is a class of its own, whose fields of type T are ints.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "frontends/python/internals.h"
#include "frontends/python/validation.h"

namespace smgraph::python {
namespace {

// What was made of each class, so that Reading[int] is always the same one.
struct GenericModels {
  struct Made {
    const Class* of;
    std::vector<Ref> arguments;
    Class* made;
  };
  std::vector<Made> all;
};

// The names in Generic[T, U] among the bases of a class.
std::vector<std::string_view> TypeParameters(const Class& cls) {
  std::vector<std::string_view> names;
  if (cls.definition.null()) return names;
  const Node bases = cls.definition.field(G().f_superclasses);
  if (bases.null()) return names;
  for (const Node base : bases.named_children()) {
    const bool generic =
        base.is(G().subscript) && base.field(G().f_value).text().ends_with("Generic");
    if (!generic) continue;
    for (const Node part : base.named_children()) {
      if (!(part == base.field(G().f_value))) names.push_back(part.text());
    }
  }
  return names;
}

std::string NameOf(const Class& cls, const std::vector<Ref>& arguments) {
  std::vector<std::string> names;
  for (const Ref argument : arguments) {
    const auto* type = As<Class>(argument);
    names.push_back(type == nullptr ? Repr(argument) : std::string(type->name));
  }
  return fmt::format("{}[{}]", cls.name, fmt::join(names, ", "));
}

// RootModel or RootModel[X] among the bases of a class.
Node RootBase(const Class& cls) {
  const Node bases = cls.definition.null() ? Node() : cls.definition.field(G().f_superclasses);
  if (bases.null()) return {};
  for (const Node base : bases.named_children()) {
    const Node named = base.is(G().subscript) ? base.field(G().f_value) : base;
    if (named.text().ends_with("RootModel")) return base;
  }
  return {};
}

// What stands in brackets behind it.
Node RootType(const Class& cls) {
  const Node base = RootBase(cls);
  return !base.null() && base.is(G().subscript) ? base.field(G().f_subscript) : Node();
}

constexpr std::string_view kRoot = "root";

}  // namespace

bool IsRootModel(const Class& cls) {
  const bool named = std::ranges::any_of(
      cls.fields, [](const Class::Field& field) { return field.name == kRoot; });
  return named &&
         std::ranges::any_of(cls.mro, [](const Class* base) { return !RootBase(*base).null(); });
}

void AddRootField(Class& cls, Scope* scope) {
  const Node type = RootType(cls);
  const bool written = std::ranges::any_of(
      cls.fields, [](const Class::Field& field) { return field.name == kRoot; });
  if (type.null() || written) return;
  Class::Field field;
  field.name = kRoot;
  field.annotation = type;
  field.scope = scope;
  field.module = cls.module;
  cls.fields.push_back(field);
}

Class* ParametrisedModel(Evaluator& ev, Class& cls, Ref key) {
  const std::vector<std::string_view> parameters = TypeParameters(cls);
  const auto* several = As<Tuple>(key);
  const std::vector<Ref> arguments = several == nullptr ? std::vector<Ref>{key} : several->items;
  if (!IsModel(cls) || parameters.empty() || parameters.size() != arguments.size()) return &cls;
  auto& known = ev.State<GenericModels>().all;
  const auto same = std::ranges::find_if(known, [&](const GenericModels::Made& one) {
    return one.of == &cls && one.arguments == arguments;
  });
  if (same != known.end()) return same->made;
  auto* made = ev.heap().New<Class>(cls);
  made->name = ev.heap().Intern(NameOf(cls, arguments));
  made->bases = {&cls};
  made->mro.insert(made->mro.begin(), made);
  made->attributes = {};
  made->subclasses.clear();
  for (Class::Field& field : made->fields) {
    if (field.scope == nullptr) continue;
    field.scope = ev.heap().New<Scope>(*field.scope);
    for (std::size_t i = 0; i < parameters.size(); ++i)
      field.scope->names.Set(ev.heap().Intern(parameters[i]), arguments[i]);
  }
  known.push_back({&cls, arguments, made});
  return made;
}

}  // namespace smgraph::python
