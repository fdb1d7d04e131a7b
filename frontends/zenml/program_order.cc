#include "frontends/zenml/program_order.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <map>
#include <optional>
#include <utility>

#include "frontends/dialect/terms.h"
#include "frontends/python/value.h"
#include "frontends/zenml/values.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Opaque;
using python::Path;
using python::Ref;

constexpr std::size_t kMaxAtoms = 12;  // with more, what is not excluded at sight is possible

bool IsFormula(const Opaque* operation) {
  return operation != nullptr && operation->origin == Opaque::Origin::kOperation &&
         (operation->name == "not" || operation->name == "and" || operation->name == "or");
}

const Path* InnermostLoop(const Path* path) {
  while (path != nullptr && path->kind != Path::Kind::kEach)
    path = path->outer;
  return path;
}

/// The loop whose rounds a value is of: there is one of each. Null when it is of none.
const Path* LoopOf(const Recording& recording, Ref value, int depth = 8) {
  if (value == nullptr || depth == 0) return nullptr;
  const auto first = [&](const std::vector<Ref>& parts) -> const Path* {
    for (Ref part : parts) {
      if (const Path* found = LoopOf(recording, part, depth - 1)) return found;
    }
    return nullptr;
  };
  if (const auto handle = HandleOf(value); handle && handle->recording == recording.index)
    return InnermostLoop(recording.invocations[handle->invocation].path);
  if (const auto* object = As<python::Instance>(value)) return InnermostLoop(object->path);
  if (const auto* unknown = As<python::Unknown>(value)) return first(unknown->inputs);
  if (const auto* text = As<python::Template>(value)) return first(text->parts);
  const auto* opaque = As<Opaque>(value);
  if (opaque == nullptr) return nullptr;
  const bool element = opaque->origin == Opaque::Origin::kElement;
  if (const Path* loop = element ? InnermostLoop(opaque->path) : nullptr) return loop;
  const Path* of_parts = first({opaque->base, opaque->key});
  return of_parts != nullptr ? of_parts : first(opaque->positional);
}

/// Of the loops around a place, the one that a value of rounds of `loop` has an element of there:
/// that loop, or another one over the same.
const Path* RoundAt(const Path* place, const Path* loop) {
  for (; place != nullptr; place = place->outer) {
    if (place->kind == Path::Kind::kEach && place->subject == loop->subject) return place;
  }
  return loop;
}

/// What can be true together, a bit for each way to give the atoms their truth values: all ways are
/// looked at in the time of a few words.
using Ways = std::bitset<std::size_t{1} << kMaxAtoms>;

/// The ways in which an atom is true.
const Ways& WaysOf(std::size_t atom) {
  static const auto ways = [] {
    std::array<Ways, kMaxAtoms> made;
    for (std::size_t one = 0; one < made.size(); ++one) {
      for (std::size_t bits = 0; bits < made[one].size(); ++bits)
        made[one][bits] = ((bits >> one) & 1U) != 0;
    }
    return made;
  }();
  return ways[atom];
}

/// Conditions, loops and failures, and when they are true. The same condition asked a second time,
/// of what a step has given or of a parameter, is the same atom; a loop, which is true when it goes
/// round at least once, and anything else is one by its identity. What is of rounds of a loop is
/// another atom in another loop: which rounds of both are for the same is not known.
class Truths {
 public:
  explicit Truths(const Recording& recording) : recording_(&recording) {}

  void Add(const Path* path) {
    for (; !full() && !IsOutside(path) && paths_.insert(path).second; path = path->outer)
      path->kind == Path::Kind::kEach ? AddAtom({path, nullptr}, nullptr)
                                      : Add(path->subject, path);
  }
  /// Are there more atoms than are looked at? Then some are left out.
  bool full() const { return conditions_.size() > kMaxAtoms; }
  bool empty() const { return paths_.empty(); }

  /// Of a path that was added.
  Ways Holds(const Path* path) const {
    std::vector<const Path*> inner;
    for (; !IsOutside(path) && !ways_of_path_.contains(path); path = path->outer)
      inner.push_back(path);
    Ways ways = IsOutside(path) ? Ways().set() : ways_of_path_.at(path);
    for (auto part = inner.rbegin(); part != inner.rend(); ++part) {
      ways &= HoldsHere(**part);
      ways_of_path_.emplace(*part, ways);
    }
    return ways;
  }

 private:
  using Atom = std::pair<const void*, const Path*>;  // a loop, or a condition and its round

  bool IsOutside(const Path* path) const {
    return path == nullptr || path == recording_->outermost;
  }

  Ways HoldsHere(const Path& path) const {
    if (path.kind == Path::Kind::kEach) return WaysOf(atoms_.at({&path, nullptr}));
    const Ways ways = Holds(path.subject, &path);
    return path.positive ? ways : ~ways;
  }

  Atom AtomOf(Ref condition, const Path* place) const {
    const Path* loop = LoopOf(*recording_, condition);
    return {condition, loop == nullptr ? nullptr : RoundAt(place, loop)};
  }
  void Add(Ref condition, const Path* place) {
    if (full()) return;
    const auto* formula = As<Opaque>(condition);
    if (!IsFormula(formula)) return AddAtom(AtomOf(condition, place), condition);
    if (!added_.insert({condition, place}).second) return;
    Add(formula->base, place);
    if (formula->key != nullptr) Add(formula->key, place);
  }
  Ways Holds(Ref condition, const Path* place) const {
    const auto* formula = As<Opaque>(condition);
    if (!IsFormula(formula)) return WaysOf(atoms_.at(AtomOf(condition, place)));
    const auto known = ways_.find({condition, place});
    if (known != ways_.end()) return known->second;
    Ways ways = Holds(formula->base, place);
    if (formula->name == "not") {
      ways.flip();
    } else if (formula->name == "and") {
      ways &= Holds(formula->key, place);
    } else {
      ways |= Holds(formula->key, place);
    }
    ways_.emplace(Atom{condition, place}, ways);
    return ways;
  }
  void AddAtom(const Atom& atom, Ref condition) {
    if (atoms_.contains(atom)) return;
    if (atom.second != nullptr) condition = nullptr;
    const auto known = std::ranges::find_if(conditions_, [&](Ref one) {
      return one != nullptr && condition != nullptr &&
             frontends::SameInEveryRun(one, condition, [this](const Opaque& a, const Opaque& b) {
               return LoadTheSame(a, b);
             });
    });
    atoms_.emplace(atom, static_cast<std::size_t>(known - conditions_.begin()));
    if (known == conditions_.end()) conditions_.push_back(condition);
  }

  // `.load()` of one output, unless there is one of each round.
  bool LoadTheSame(const Opaque& a, const Opaque& b) const {
    const auto* one = As<Opaque>(a.base);
    const auto* other = As<Opaque>(b.base);
    const bool loads = one != nullptr && other != nullptr && one->name == "load" &&
                       other->name == "load" && a.positional.empty() && b.positional.empty();
    const auto handle = loads ? HandleOf(one->base) : std::nullopt;
    return handle && handle == HandleOf(other->base) && handle->recording == recording_->index &&
           !InnermostLoop(recording_->invocations[handle->invocation].path);
  }

  const Recording* recording_;
  std::map<Atom, std::size_t> atoms_;  // only for look-ups
  std::vector<Ref> conditions_;        // of atoms; null for those of rounds
  // Formulas and paths share their parts: each is looked at once.
  std::set<Atom> added_;
  std::set<const Path*> paths_;
  mutable std::map<Atom, Ways> ways_;                 // only for look-ups
  mutable std::map<const Path*, Ways> ways_of_path_;  // only for look-ups
};

/// Asks what the runs of a pipeline can reach, many times for one place.
class Runs {
 public:
  explicit Runs(const Recording& recording) : recording_(recording), truths_(recording) {}

  /// Is there a run that reaches `path` and `wanted`, but none of `others`?
  bool MayReach(const Path* path, const Path* wanted, const std::vector<const Path*>& others) {
    if (others.size() > kMaxAtoms) return true;
    const bool first = truths_.empty();
    if (!AddAll(path, wanted, others)) {
      truths_ = Truths(recording_);
      // Those of earlier questions may have left no room for these.
      if (first || !AddAll(path, wanted, others)) return true;
    }
    Ways possible = truths_.Holds(path) & truths_.Holds(wanted);
    for (const Path* other : others)
      possible &= ~truths_.Holds(other);
    return possible.any();
  }

 private:
  bool AddAll(const Path* path, const Path* wanted, const std::vector<const Path*>& others) {
    truths_.Add(path);
    truths_.Add(wanted);
    for (const Path* other : others)
      truths_.Add(other);
    return !truths_.full();
  }

  const Recording& recording_;
  Truths truths_;
};

/// How a call ended where a path says that something failed.
enum class Ended : std::uint8_t { kWell, kPerhaps, kNever };

/// The ids of the calls of a `try` of which one failed where the condition holds, in their order.
void AddFailed(Ref condition, std::vector<std::string_view>& ids) {
  const auto* formula = As<Opaque>(condition);
  if (IsFormula(formula) && formula->name == "or") {
    AddFailed(formula->base, ids);
    AddFailed(formula->key, ids);
  } else if (const auto* failed = As<python::Unknown>(condition)) {
    for (Ref input : failed->inputs)
      if (const auto* id = As<python::Str>(input)) ids.push_back(id->value);
  }
}

/// `except` is reached because one of the calls of the `try` failed. The last of them did, or it
/// never began.
Ended HowEnded(std::string_view id, const Path* path) {
  for (; path != nullptr; path = path->outer) {
    if (path->kind != Path::Kind::kCondition || !path->positive) continue;
    std::vector<std::string_view> ids;
    AddFailed(path->subject, ids);
    if (std::ranges::find(ids, id) == ids.end()) continue;
    return ids.back() == id ? Ended::kNever : Ended::kPerhaps;
  }
  return Ended::kWell;
}

}  // namespace

bool Implied(const Path* outer, const Path* path) {
  for (;; path = path->outer) {
    if (path == outer) return true;
    if (path == nullptr) return false;
  }
}

bool BothReached(const Recording& recording, const Path* one, const Path* other) {
  return Implied(other, one) || Runs(recording).MayReach(one, other, {});
}

bool HoldsWhere(const Recording& recording, Ref condition, const Path* place, const Path* other) {
  Path fails;
  fails.outer = place;
  fails.subject = condition;
  fails.positive = false;
  return !Runs(recording).MayReach(&fails, other, {});
}

std::set<std::size_t> LastBefore(const python::Evaluator& ev, const Recording& recording,
                                 const std::vector<Reached>& calls, const Path* path) {
  std::set<std::size_t> last;
  std::vector<const Path*> later;
  Runs runs(recording);
  for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
    const Invocation& invocation = recording.invocations[call->invocation];
    Ended ended = HowEnded(invocation.id, path);
    if (ended == Ended::kNever) continue;
    if (ev.MayHaveFailed(&invocation)) ended = Ended::kPerhaps;
    const bool certain = ended == Ended::kWell && Implied(call->path, path);
    if (!certain && !runs.MayReach(path, call->path, later)) continue;
    last.insert(call->invocation);
    if (certain) break;
    if (ended == Ended::kPerhaps) continue;
    later.push_back(call->path);
    if (!runs.MayReach(path, path, later)) break;
  }
  return last;
}

std::set<std::size_t> AllBefore(const Recording& recording, const std::vector<Reached>& calls,
                                const Path* path) {
  std::set<std::size_t> all;
  for (const Reached& call : calls) {
    if (BothReached(recording, path, call.path)) all.insert(call.invocation);
  }
  return all;
}

}  // namespace smgraph::zenml
