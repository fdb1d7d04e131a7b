#include "frontends/zenml/carried.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "frontends/dialect/alternatives.h"
#include "frontends/python/natives.h"
#include "frontends/python/value.h"
#include "frontends/zenml/arguments.h"

// A round of a loop that is evaluated for many takes from the round before what that has left: the
// evaluator gives an Unknown for it, whose inputs are what the round has there at its end.
namespace smgraph::zenml {
namespace {

using frontends::Alternatives;
using python::As;
using python::Opaque;
using python::Path;
using python::Ref;

constexpr std::size_t kMostValues = 1000;  // looked at for one input

/// All that a value may be, seen through what rounds leave.
class LeftValues {
 public:
  explicit LeftValues(Ref value) { Visit(value, ends_); }

  const std::vector<Ref>& ends() const { return ends_; }
  /// False when it may be something else.
  bool all() const { return all_; }

 private:
  void Visit(Ref value, std::vector<Ref>& ends) {
    for (Ref one : Alternatives(value)) {
      if (std::ranges::find(path_, one) != path_.end()) continue;  // left as it was found
      if (++visited_ > kMostValues) {
        all_ = false;
        return;
      }
      path_.push_back(one);
      VisitOne(one, ends);
      path_.pop_back();
    }
  }

  void VisitOne(Ref one, std::vector<Ref>& ends) {
    const auto* unknown = As<python::Unknown>(one);
    const auto* opaque = As<Opaque>(one);
    if (unknown != nullptr && !unknown->inputs.empty()) {
      all_ = all_ && unknown->carried;
      for (Ref left : unknown->inputs)
        Visit(left, ends);
    } else if (opaque != nullptr && IsPart(*opaque)) {
      std::vector<Ref> whole;
      Visit(opaque->base, whole);
      for (Ref base : whole)
        VisitPart(base, one, ends);
    } else {
      ends.push_back(one);
    }
  }

  void VisitPart(Ref base, Ref one, std::vector<Ref>& ends) {
    const Opaque& part = *As<Opaque>(one);
    const auto* dict = As<python::Dict>(base);
    if (dict != nullptr && part.key != nullptr && !python::Known(part.key)) {
      all_ = all_ && !dict->open;
      for (const auto& [key, value] : dict->items)
        Visit(value, ends);
    } else if (Ref value = PartOf(base, part)) {
      Visit(value, ends);
    } else {
      ends.push_back(one);
    }
  }

  static bool IsPart(const Opaque& value) {
    return value.origin == Opaque::Origin::kAttribute || value.origin == Opaque::Origin::kItem;
  }

  static Ref PartOf(Ref base, const Opaque& part) {
    const auto* instance = As<python::Instance>(base);
    if (part.origin == Opaque::Origin::kAttribute)
      return instance != nullptr ? instance->attributes.Find(part.name) : nullptr;
    const auto* dict = As<python::Dict>(base);
    return dict != nullptr && python::Known(part.key) ? dict->Find(part.key) : nullptr;
  }

  std::vector<Ref> ends_;
  std::vector<Ref> path_;
  std::size_t visited_ = 0;
  bool all_ = true;
};

struct LeftUses {
  std::vector<Use> uses;
  bool all = true;  // whatever else it may be is a plain value
};

void AddUses(const Recording& recording, Ref value, int depth, LeftUses& found) {
  constexpr int kDeepest = 4;  // lists in lists
  const LeftValues left(value);
  found.all = found.all && left.all() && depth < kDeepest;
  for (Ref one : left.ends()) {
    const auto* items = python::ItemsIn(one);
    if (const auto uses = UsesOf(recording, one)) {
      found.uses.insert(found.uses.end(), uses->begin(), uses->end());
    } else if (items == nullptr) {
      found.all = found.all && (python::Known(one) || one->kind == python::Kind::kAbsent);
    } else if (depth < kDeepest) {
      for (Ref item : *items)
        AddUses(recording, item, depth + 1, found);
    }
  }
}

bool ShareLoop(const Path* one, const Path* other) {
  for (; one != nullptr; one = one->outer) {
    for (const Path* at = other; at != nullptr; at = at->outer) {
      if (at == one && at->kind == Path::Kind::kEach) return true;
    }
  }
  return false;
}

// What was there before the loop, and what is used behind it, is handed over once.
bool IsCarried(const Recording& recording, std::size_t producer, std::size_t consumer) {
  return producer >= consumer ||
         ShareLoop(recording.invocations[producer].path, recording.invocations[consumer].path);
}

}  // namespace

void AddCarried(Recording& recording) {
  for (const Recording::Carried& one : recording.carried) {
    LeftUses from;
    AddUses(recording, one.value, 0, from);
    if (from.uses.empty()) continue;
    Invocation& consumer = recording.invocations[one.consumer];
    const auto input = std::ranges::find(consumer.inputs, one.input, &InvocationInput::name);
    const bool feeds = input != consumer.inputs.end();
    for (Use& use : from.uses) {
      use.carried = IsCarried(recording, use.producer, one.consumer);
      if (one.after)
        (use.carried ? consumer.after_round : consumer.after_some).insert(use.producer);
      const bool added = feeds && std::ranges::find(input->uses, use) == input->uses.end();
      if (added) input->uses.push_back(std::move(use));
    }
    if (from.all) continue;
    recording.Incomplete(
        "step-in-unknown-loop",
        fmt::format("{} may be what the round before of a loop made: which step is not known",
                    one.after ? "after=" : fmt::format("input '{}'", one.input)),
        one.span);
  }
}

}  // namespace smgraph::zenml
