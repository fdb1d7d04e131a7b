#include "frontends/sagemaker/unknown_calls.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

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

 private:
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
    const auto* object = As<Instance>(value);
    if (object == nullptr || RoleOf(value) != Role::kNone) return false;
    return (*this)(object->payload, depth) || AnySecond(object->attributes.entries(), depth);
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
  const auto* import = As<Opaque>(BeginningOf(call.base));
  return import != nullptr && import->origin == Opaque::Origin::kImport &&
         (import->unresolved_local || !python::IsInstalled(import->name));
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
    if (!CannotBeRead(*call)) continue;
    const auto* method = As<Opaque>(call->base);
    const bool given =
        std::ranges::any_of(call->positional, [&](Ref value) { return leads(value); }) ||
        std::ranges::any_of(call->keywords.entries(),
                            [&](const auto& entry) { return leads(entry.second); }) ||
        (method != nullptr && As<Instance>(method->base) != nullptr && leads(method->base));
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
