#include "frontends/dialect/unknowns.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "frontends/dialect/origin.h"

namespace smgraph::frontends {
namespace {

using python::As;
using python::Ref;

constexpr std::size_t kMaxParts = 1'000;

/// Walks what a value was computed from; bounded, each part once.
class BindingCollector {
 public:
  void Add(Ref value) {
    if (value == nullptr || seen_.size() >= kMaxParts || !seen_.insert(value).second) return;
    if (const auto* unknown = As<python::Unknown>(value)) {
      AddUnknown(*unknown);
    } else if (const auto* opaque = As<python::Opaque>(value)) {
      Add(opaque->base);
      Add(opaque->key);
      AddAll(opaque->positional);
      for (const auto& [name, argument] : opaque->keywords.entries())
        Add(argument);
    } else if (const auto* choice = As<python::Choice>(value)) {
      Add(choice->condition);
      Add(choice->then);
      Add(choice->otherwise);
    } else if (const auto* text = As<python::Template>(value)) {
      AddAll(text->parts);
    }
  }

  std::vector<graph::Binding> Take() {
    std::ranges::sort(bindings_);
    bindings_.erase(std::unique(bindings_.begin(), bindings_.end()), bindings_.end());
    return std::move(bindings_);
  }

 private:
  void AddAll(const std::vector<Ref>& values) {
    for (const Ref value : values)
      Add(value);
  }

  void AddUnknown(const python::Unknown& unknown) {
    using Open = python::Unknown::Open;
    using Kind = graph::Binding::Kind;
    if (unknown.open != Open::kNo) {
      bindings_.push_back(
          {unknown.open == Open::kEnvironment ? Kind::kEnvironment : Kind::kName, unknown.label});
    }
    AddAll(unknown.inputs);
  }

  std::unordered_set<Ref> seen_;  // only for look-ups
  std::vector<graph::Binding> bindings_;
};

}  // namespace

SourceSpan PlaceOf(Ref value, SourceSpan fallback) {
  SourceSpan span;
  if (const auto* choice = As<python::Choice>(value)) return PlaceOf(choice->condition, fallback);
  if (const auto* unknown = As<python::Unknown>(value)) span = unknown->span;
  if (const auto* opaque = As<python::Opaque>(value)) span = opaque->span;
  if (const auto* object = As<python::Instance>(value)) span = object->span;
  return span.known() ? span : fallback;
}

graph::Unknown MakeUnknown(Ref value, SourceSpan fallback) {
  BindingCollector bindings;
  bindings.Add(value);
  return {WhyUnknown(value), python::LabelOf(value), PlaceOf(value, fallback), bindings.Take()};
}

void AddUnknownsOfName(Ref name, SourceSpan fallback, std::vector<graph::Unknown>& unknowns) {
  if (name == nullptr || As<python::Str>(name) != nullptr) return;
  if (const auto* parts = As<python::Template>(name)) {
    for (const Ref part : parts->parts)
      AddUnknownsOfName(part, fallback, unknowns);
    return;
  }
  const bool open = As<python::Unknown>(name) != nullptr || As<python::Opaque>(name) != nullptr ||
                    As<python::Choice>(name) != nullptr;
  if (!open) return;
  graph::Unknown unknown = MakeUnknown(name, fallback);
  if (std::ranges::find(unknowns, unknown) == unknowns.end())
    unknowns.push_back(std::move(unknown));
}

}  // namespace smgraph::frontends
