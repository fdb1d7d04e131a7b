#include "frontends/sagemaker/unknown_calls.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

#include "frontends/dialect/callee.h"
#include "frontends/dialect/origin.h"
#include "frontends/python/installed.h"
#include "frontends/sagemaker/models/models.h"

namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Instance;
using python::Opaque;
using python::Ref;

constexpr int kMaxDepth = 12;

/// Which values lead to the steps of one pipeline.
class Reach {
 public:
  explicit Reach(const Compiler& compiler) {
    for (const auto& compiled : compiler.steps())
      known_[compiled->step->source] = true;
  }

  bool operator()(Ref value, int depth = 0) {
    if (value == nullptr || depth > kMaxDepth) return false;
    const auto [known, first] = known_.try_emplace(value, false);
    if (!first) return known->second;
    return known_[value] = Below(value, depth + 1);
  }

  /// Whether calling the value may do something to them.
  bool WhenCalled(Ref value) {
    const auto* method = As<python::BoundMethod>(value);
    if (method == nullptr) return IsCalled(value) && (*this)(value);
    const auto* function = As<python::Function>(method->function);
    return function != nullptr && Touches(*function, As<Instance>(method->self), 0);
  }

  /// Whether calling something of a table, an object or a module may.
  bool WhenOneIsCalled(Ref holder) {
    const auto called = [this](const auto& entry) { return WhenCalled(entry.second); };
    if (const auto* list = As<python::List>(holder)) return AnyCalled(list->items);
    if (const auto* tuple = As<python::Tuple>(holder)) return AnyCalled(tuple->items);
    if (const auto* dict = As<python::Dict>(holder))
      return std::ranges::any_of(dict->items, called);
    if (const auto* module = As<python::Module>(holder))
      return std::ranges::any_of(module->scope->names.entries(), called);
    const auto* object = As<Instance>(holder);
    const auto* cls = object != nullptr ? object->cls : As<python::Class>(holder);
    if (cls == nullptr || RoleOf(holder) != Role::kNone) return false;
    return (object != nullptr && std::ranges::any_of(object->attributes.entries(), called)) ||
           std::ranges::any_of(cls->mro, [&](const python::Class* base) {
             return std::ranges::any_of(base->attributes.entries(), [&](const auto& entry) {
               const auto* method = As<python::Function>(entry.second);
               return method != nullptr && Touches(*method, object, 0);
             });
           });
  }

 private:
  bool AnyCalled(const std::vector<Ref>& values) {
    return std::ranges::any_of(values, [this](Ref value) { return WhenCalled(value); });
  }
  static bool IsCalled(Ref value) {
    const auto* object = As<Instance>(value);
    return As<python::Function>(value) != nullptr ||
           (object != nullptr && RoleOf(value) == Role::kNone &&
            std::ranges::any_of(object->cls->mro, [](const python::Class* base) {
              return base->attributes.Find("__call__") != nullptr;
            }));
  }

  template <typename Values>
  bool Any(const Values& values, int depth) {
    return std::ranges::any_of(values, [&](Ref value) { return (*this)(value, depth); });
  }
  template <typename Entries>
  bool AnySecond(const Entries& entries, int depth) {
    return std::ranges::any_of(entries,
                               [&](const auto& entry) { return (*this)(entry.second, depth); });
  }

  bool Below(Ref value, int depth) {
    if (const auto* list = As<python::List>(value)) return Any(list->items, depth);
    if (const auto* tuple = As<python::Tuple>(value)) return Any(tuple->items, depth);
    if (const auto* set = As<python::Set>(value)) return Any(set->items, depth);
    if (const auto* dict = As<python::Dict>(value)) return AnySecond(dict->items, depth);
    if (const auto* method = As<python::BoundMethod>(value)) return (*this)(method->self, depth);
    if (const auto* function = As<python::Function>(value))
      return Touches(*function, nullptr, depth);
    const auto* object = As<Instance>(value);
    if (object == nullptr || RoleOf(value) != Role::kNone) return false;
    return (*this)(object->payload, depth) || AnySecond(object->attributes.entries(), depth);
  }

  /// Whether the body of a function, `self` being its first argument, names what leads to steps, or
  /// makes some that nobody has made by calling it.
  bool Touches(const python::Function& function, const Instance* self, int depth) {
    if (function.module == nullptr || function.module->path.starts_with('<')) return false;
    return Mentions(function.body, function, self, depth);
  }

  bool Mentions(python::Node node, const python::Function& function, const Instance* self,
                int depth) {
    static const python::SymbolId identifier = python::SymbolOf("identifier");
    static const python::SymbolId attribute = python::SymbolOf("attribute");
    static const python::FieldId of_object = python::FieldOf("object");
    if (node.is(identifier)) return Counts(Named(function, node.text()), function, depth);
    if (node.is(attribute)) {
      const python::Node object = node.field(of_object);
      const bool own = self != nullptr && object.is(identifier) && !function.parameters.empty() &&
                       object.text() == function.parameters.front().name;
      return own ? OfSelf(*self, node.named_children().back().text(), depth)
                 : Mentions(object, function, self, depth);
    }
    return std::ranges::any_of(node.named_children(), [&](python::Node child) {
      return Mentions(child, function, self, depth);
    });
  }

  bool OfSelf(const Instance& self, std::string_view name, int depth) {
    if (const Ref own = self.attributes.Find(name)) return (*this)(own, depth);
    for (const python::Class* base : self.cls->mro) {
      if (const auto* method = As<python::Function>(base->attributes.Find(name)))
        return depth < kMaxDepth && Touches(*method, &self, depth + 1);
    }
    return false;
  }

  static Ref Named(const python::Function& function, std::string_view name) {
    for (const python::Scope* scope = function.closure; scope != nullptr; scope = scope->outer) {
      if (const Ref value = scope->names.Find(name)) return value;
    }
    return function.module->scope->names.Find(name);
  }

  bool Counts(Ref value, const python::Function& function, int depth) {
    if (const auto* cls = As<python::Class>(value))
      return function.calls == 0 && cls->model != nullptr && cls->model->tag == Tag(Role::kStep);
    return RoleOf(value) == Role::kNone && (*this)(value, depth);
  }

  std::unordered_map<const python::Object*, bool> known_;  // only for look-ups
};

/// Where a chain of attributes, items and calls begins.
Ref BeginningOf(Ref value) {
  while (const auto* opaque = As<Opaque>(value)) {
    if (opaque->base == nullptr) break;
    value = opaque->base;
  }
  return value;
}

/// True for code of a package that nobody has, and for a method that an object has of such code.
bool CannotBeRead(const Opaque& call) {
  const auto* method = As<Opaque>(call.base);
  if (method != nullptr && As<Instance>(method->base) != nullptr)
    return RoleOf(method->base) == Role::kNone && !method->name.starts_with("__");
  if (frontends::MayBeAnything(call.base)) return true;
  const auto* import = As<Opaque>(BeginningOf(call.base));
  return import != nullptr && import->origin == Opaque::Origin::kImport &&
         (import->unresolved_local || !python::IsInstalled(import->name));
}

/// True for what the SDK itself does with what it is given.
bool IsOfSdk(const Opaque& call) {
  const Ref beginning = BeginningOf(call.base);
  const auto* import = As<Opaque>(beginning);
  return RoleOf(beginning) != Role::kNone ||
         (import != nullptr && import->name.starts_with("sagemaker"));
}

/// A method that an object has of a class which cannot be read, as ast.NodeVisitor has `visit`: it
/// may call the object's own methods, which fill its collections.
const Instance* MayCallBack(const Opaque& call) {
  const auto* method = As<Opaque>(call.base);
  const auto* object = method == nullptr ? nullptr : As<Instance>(method->base);
  if (object == nullptr || !object->cls->opaque_base) return nullptr;
  const auto is_method = [](const auto& entry) {
    return As<python::Function>(entry.second) != nullptr && !entry.first.starts_with("__");
  };
  const auto is_collection = [](const auto& entry) {
    return As<python::List>(entry.second) != nullptr || As<python::Dict>(entry.second) != nullptr ||
           As<python::Set>(entry.second) != nullptr;
  };
  const bool fills =
      std::ranges::any_of(object->attributes.entries(), is_collection) &&
      std::ranges::any_of(object->cls->mro, [&](const python::Class* cls) {
        return cls->definition && std::ranges::any_of(cls->attributes.entries(), is_method);
      });
  return fills ? object : nullptr;
}

}  // namespace

void ReportUnknownCalls(python::Evaluator& ev, const Compiler& compiler, Findings& findings) {
  Reach leads(compiler);
  for (const Opaque* call : ev.calls()) {
    const bool unreadable = CannotBeRead(*call);
    if (!unreadable && IsOfSdk(*call)) continue;
    const auto* method = As<Opaque>(call->base);
    const auto changes = [&](Ref value) {
      return unreadable ? leads(value) : leads.WhenCalled(value);
    };
    const bool given =
        std::ranges::any_of(call->positional, changes) ||
        std::ranges::any_of(call->keywords.entries(),
                            [&](const auto& entry) { return changes(entry.second); }) ||
        (unreadable && method != nullptr && As<Instance>(method->base) != nullptr &&
         leads(method->base)) ||
        std::ranges::any_of(frontends::HoldersOf(call->base),
                            [&](Ref holder) { return leads.WhenOneIsCalled(holder); });
    if (!given && !unreadable) continue;
    const std::string what = "what " + frontends::DescribeOrigin(call->base);
    if (given) {
      findings.Incomplete("unknown-step", what + " does with steps of this pipeline is not known",
                          call->span);
    } else if (const Instance* object = MayCallBack(*call)) {
      findings.Incomplete(
          "unknown-step",
          fmt::format("{} calls of {}'s own methods is not known", what, object->cls->name),
          call->span);
    }
  }
}

}  // namespace smgraph::sagemaker
