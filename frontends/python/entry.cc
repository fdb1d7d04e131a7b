#include <algorithm>
#include <iterator>

#include <boost/container/flat_set.hpp>
#include <fmt/format.h>

#include "frontends/python/internals.h"

// Entry points: functions and classes of the main module that nothing called, evaluated as if
// somebody did, because most pipelines are made by a function that other code imports.
namespace smgraph::python {
namespace {

using Names = boost::container::flat_set<std::string_view>;

// What attributes, keywords, functions and classes are called is no variable.
bool IsLabel(Node identifier) {
  const Grammar& g = G();
  const Node parent = identifier.parent();
  if (parent.is(g.attribute)) return parent.field(g.f_attribute) == identifier;
  const bool named = parent.is(g.keyword_argument) || parent.is(g.function_definition) ||
                     parent.is(g.class_definition);
  return named && parent.field(g.f_name) == identifier;
}

// Calls `visit` with every identifier below a node: variables, attributes, keyword names alike.
template <typename Visit>
void ForEachName(Node node, Visit visit) {
  const SymbolId identifier = G().identifier;
  node.ForEachBelow([&](Node below) {
    if (below.symbol() == identifier) visit(below);
    return true;
  });
}

bool IsFinder(std::string_view name) {
  constexpr std::string_view kFinders[] = {"getattr", "globals", "locals", "methodcaller", "vars"};
  return std::ranges::find(kFinders, name) != std::end(kFinders);
}

struct Definition {
  std::string_view name;
  Ref value;  // Function, Class, or what wraps a Function
  Node node;
  Names mentions;   // of what the module or a dialect has: other names lead nowhere
  Names variables;  // the mentions that are no labels
  // Code that finds functions by names made while it runs (`getattr(self, f"make_{kind}")()`) may
  // be what calls the functions that nothing mentions: it goes first.
  bool finds_by_name = false;
};

void CollectNames(const Evaluator& e, const Module& module, Definition& definition) {
  ForEachName(definition.node, [&](Node node) {
    const std::string_view name = node.text();
    definition.finds_by_name = definition.finds_by_name || IsFinder(name);
    if (module.scope->names.Find(name) == nullptr && !e.registry().IsDialectPackage(name)) return;
    definition.mentions.insert(name);
    if (!IsLabel(node)) definition.variables.insert(name);
  });
}

// The function that a decorator made an object of (functools.update_wrapper, click.command).
Ref Unwrapped(Ref value) {
  const auto* wrapper = As<Instance>(value);
  const Ref wrapped = wrapper == nullptr ? nullptr : wrapper->attributes.Find("__wrapped__");
  return As<Function>(wrapped) == nullptr ? value : wrapped;
}

bool IsOwn(const Module& module, Ref value) {
  value = Unwrapped(value);
  if (const auto* function = As<Function>(value))
    return function->module == &module && !function->name.starts_with("<");
  const auto* cls = As<Class>(value);
  return cls != nullptr && cls->module == &module;
}

std::vector<Definition> DefinitionsOf(const Evaluator& e, const Module& module) {
  std::vector<Definition> definitions;
  for (const auto& [name, value] : module.scope->names.entries()) {
    if (!IsOwn(module, value)) continue;
    const auto* function = As<Function>(Unwrapped(value));
    Definition definition{name,
                          value,
                          function != nullptr ? function->definition : As<Class>(value)->definition,
                          {},
                          {}};
    CollectNames(e, module, definition);
    definitions.push_back(std::move(definition));
  }
  return definitions;
}

// Does a module-level value lead to what a dialect declares, directly or through the project's
// code? Of code in other modules we assume it.
bool LeadsToDialect(const Evaluator& e, const Module& module, Ref value) {
  if (const auto* cls = As<Class>(value)) {
    if (cls->model != nullptr) return cls->model->tag != kLibraryTag;
    return cls->module != nullptr && cls->module != &module;
  }
  if (const auto* instance = As<Instance>(value)) {
    return instance->cls->model != nullptr && instance->cls->model->tag != kLibraryTag;
  }
  if (const auto* opaque = As<Opaque>(value)) {
    const bool import = opaque->origin == Opaque::Origin::kImport;
    return import && (opaque->unresolved_local || e.registry().IsDialectPackage(opaque->name.substr(
                                                      0, opaque->name.find('.'))));
  }
  return value->kind == Kind::kModule || value->kind == Kind::kFunction ||
         value->kind == Kind::kNative;
}

// The names that matter: those that lead to a dialect, and the definitions that mention them.
Names RelevantNames(const Evaluator& e, const Module& module,
                    const std::vector<Definition>& definitions) {
  Names relevant;
  for (const auto& [name, value] : module.scope->names.entries()) {
    const bool candidate = !IsOwn(module, value) || value->kind == Kind::kClass;
    if (candidate && LeadsToDialect(e, module, value)) relevant.insert(name);
  }
  // Imports inside a function are not module-level names: the package's own name tells.
  const auto mentions_relevant = [&](const Definition& definition) {
    return std::any_of(definition.mentions.begin(), definition.mentions.end(),
                       [&](std::string_view name) {
                         return relevant.contains(name) || e.registry().IsDialectPackage(name);
                       });
  };
  for (bool grew = true; grew;) {
    grew = false;
    for (const Definition& definition : definitions) {
      if (!relevant.contains(definition.name) && mentions_relevant(definition)) {
        relevant.insert(definition.name);
        grew = true;
      }
    }
  }
  return relevant;
}

bool UsedByOthers(const std::vector<Definition>& definitions, const Definition& one) {
  return std::any_of(definitions.begin(), definitions.end(), [&](const Definition& other) {
    return &other != &one && other.variables.contains(one.name);
  });
}

// The attributes of its own object that a method mentions: `self.run`, `super().run`, and not the
// `run` of a processor.
Names OwnMentions(const Function& method) {
  const Grammar& g = G();
  const std::string_view self = method.parameters.empty() ? "" : method.parameters.front().name;
  Names mentions;
  method.body.ForEachBelow([&](Node below) {
    if (!below.is(g.attribute)) return true;
    const Node object = below.field(g.f_object);
    const bool own = object.text() == self || object.text().starts_with("super(");
    if (own) mentions.insert(below.field(g.f_attribute).text());
    return true;
  });
  return mentions;
}

// Public methods that no other method of the class mentions, in the order of the class.
std::vector<std::string_view> RootMethods(const Class& cls) {
  struct Method {
    std::string_view name;
    Names mentions;
    bool finds_by_name = false;
  };
  std::vector<Method> methods;
  for (const Class* base : cls.mro) {
    for (const auto& [name, member] : base->attributes.entries()) {
      const auto* function = As<Function>(member);
      const bool known = std::any_of(methods.begin(), methods.end(),
                                     [name = name](const auto& m) { return m.name == name; });
      if (function == nullptr || known || function->definition.null()) continue;
      Method& method = methods.emplace_back(Method{name, OwnMentions(*function)});
      ForEachName(function->body, [&](Node node) {
        method.finds_by_name = method.finds_by_name || IsFinder(node.text());
      });
    }
  }
  std::stable_partition(methods.begin(), methods.end(),
                        [](const auto& method) { return method.finds_by_name; });
  std::vector<std::string_view> roots;
  for (const Method& method : methods) {
    const bool used = std::any_of(methods.begin(), methods.end(), [&](const Method& other) {
      return other.name != method.name && other.mentions.contains(method.name);
    });
    if (!used && !method.name.starts_with("_")) roots.push_back(method.name);
  }
  return roots;
}

// A module that never ended must not take its functions with it; they share a part of the budget,
// as nobody may have meant them.
std::uint64_t SpentBefore(const Limits& limits) {
  return limits.steps - limits.steps / 5;
}

}  // namespace

bool Evaluator::Impl::MayMakePipelines(const Evaluator& e) {
  const auto missing = [](const auto& name) {
    const auto* opaque = As<Opaque>(name.second);
    return opaque != nullptr && opaque->unresolved_local;
  };
  return std::ranges::any_of(
             e.trees_,
             [&](const auto& tree) { return e.registry_.NamesDialect(tree->unit().text); }) ||
         std::ranges::any_of(e.modules_, [&](const Module* module) {
           return module->scope != nullptr &&
                  std::ranges::any_of(module->scope->names.entries(), missing);
         });
}

// An object of `cls` made with Unknowns for the constructor's required arguments; null when that
// fails.
Ref Evaluator::Impl::MakeWithSymbols(Evaluator& e, Class& cls) {
  Call call;
  const SourceSpan span = cls.definition.span();
  const auto add = [&](std::string_view name, Node annotation, Ref default_value, bool required) {
    Ref value = e.BoundValue(name, annotation, default_value);
    if (value == nullptr && !required) return;
    if (value == nullptr) {
      value = e.NewOpenName(fmt::format("argument '{}' of {}", name, cls.name), name, span);
    }
    call.keywords.emplace_back(name, value);
  };
  if (const auto* init = As<Function>(ClassMember(cls, "__init__"))) {
    for (std::size_t i = 1; i < init->parameters.size(); ++i) {
      const Parameter& parameter = init->parameters[i];
      const bool plain =
          parameter.kind == ParameterKind::kNormal || parameter.kind == ParameterKind::kKeywordOnly;
      const Ref otherwise = parameter.default_value;
      if (plain) add(parameter.name, parameter.annotation, otherwise, otherwise == nullptr);
    }
  } else {
    for (const Class::Field& field : cls.fields) {
      const bool required = field.default_value == nullptr && field.default_factory == nullptr;
      if (field.init) add(field.name, field.annotation, field.default_value, required);
    }
  }
  const Ref made = e.CallWithSymbols(&cls, std::move(call), span);
  return As<Instance>(made) == nullptr ? nullptr : made;
}

void Evaluator::RunEntryPoints(Module& module) {
  if (!Impl::MayMakePipelines(*this)) return;
  Frame frame;
  frame.module = &module;
  frame.scope = module.scope;
  const Restore<Frame*> restore(frame_, &frame);
  steps_ = SpentBefore(limits_);
  std::vector<Definition> definitions = DefinitionsOf(*this, module);
  std::stable_partition(definitions.begin(), definitions.end(),
                        [](const auto& definition) { return definition.finds_by_name; });
  const Names relevant = RelevantNames(*this, module, definitions);
  for (const Definition& definition : definitions) {
    if (!relevant.contains(definition.name) || UsedByOthers(definitions, definition)) continue;
    runs_.push_back({serial_});
    if (const auto* function = As<Function>(Unwrapped(definition.value))) {
      if (function->calls == 0) CallWithSymbols(definition.value, {}, function->definition.span());
      continue;
    }
    auto* cls = As<Class>(definition.value);
    if (cls == nullptr || cls->instances > 0 || cls->exception || cls->enumeration ||
        !Impl::AbstractMembers(*cls).empty() || cls->model != nullptr)
      continue;
    const Ref object = Impl::MakeWithSymbols(*this, *cls);
    if (object == nullptr) continue;
    for (const std::string_view method : RootMethods(*cls)) {
      const auto* function = As<Function>(Impl::ClassMember(*cls, method));
      if (function == nullptr || function->calls > 0) continue;
      CallWithSymbols(GetAttribute(object, method, function->definition.span()), {},
                      function->definition.span());
    }
  }
}

void Evaluator::RunOtherFunctions(Module& module) {
  if (!Impl::MayMakePipelines(*this)) return;
  Frame frame;
  frame.module = &module;
  frame.scope = module.scope;
  const Restore<Frame*> restore(frame_, &frame);
  steps_ = SpentBefore(limits_);
  const std::vector<Definition> definitions = DefinitionsOf(*this, module);
  const Names relevant = RelevantNames(*this, module, definitions);
  for (const Definition& definition : definitions) {
    auto* function = As<Function>(definition.value);
    if (function == nullptr || !relevant.contains(definition.name)) continue;
    const SourceSpan span = function->definition.span();
    Call call;
    call.open = true;  // `**kwargs` has whatever is read from it
    bool differs = function->calls == 0;
    for (const Parameter& parameter : function->parameters) {
      differs = differs || parameter.kind == ParameterKind::kVarKeywords;
      const bool set = BoundValue(parameter.name, parameter.annotation, heap_.none()) != nullptr;
      if (set || parameter.default_value != heap_.none()) continue;
      differs = true;
      call.keywords.emplace_back(
          parameter.name,
          NewOpenName(fmt::format("argument '{}' of {}", parameter.name, function->name),
                      parameter.name, span));
    }
    if (differs) CallWithSymbols(function, std::move(call), span);
  }
}

}  // namespace smgraph::python
