#include "frontends/zenml/program_order.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

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

bool InLoop(const Path* path) {
  while (path != nullptr && path->kind != Path::Kind::kEach)
    path = path->outer;
  return path != nullptr;
}

/// Truth values of conditions, loops and failures. The same condition asked a second time, of what
/// a step has given or of a parameter, is the same atom; a loop, which is true when it goes round
/// at least once, and anything else is one by its identity.
class Assignment {
 public:
  explicit Assignment(const Recording& recording) : recording_(recording) {}

  void Add(Ref condition) {
    const auto* formula = As<Opaque>(condition);
    if (!IsFormula(formula)) return AddAtom(condition, condition);
    Add(formula->base);
    if (formula->key != nullptr) Add(formula->key);
  }
  void Add(const Path* path) {
    for (; path != nullptr && path != recording_.outermost; path = path->outer)
      path->kind == Path::Kind::kEach ? AddAtom(path, nullptr) : Add(path->subject);
  }
  std::size_t count() const { return conditions_.size(); }

  /// Chooses the next atom in the order in which they were added.
  void Choose(bool value) { chosen_.push_back(value); }
  void TakeBack() { chosen_.pop_back(); }

  /// Nothing where that depends on atoms that are not chosen yet.
  std::optional<bool> Holds(Ref condition) const {
    const auto* formula = As<Opaque>(condition);
    if (!IsFormula(formula)) return Atom(condition);
    const std::optional<bool> left = Holds(formula->base);
    if (formula->name == "not") return left ? std::optional(!*left) : left;
    const bool decisive = formula->name == "or";  // for the whole, whatever the other side is
    if (left == decisive) return left;
    const std::optional<bool> right = Holds(formula->key);
    return right == decisive || left ? right : left;
  }
  std::optional<bool> Holds(const Path* path) const {
    std::optional<bool> all = true;
    for (; path != nullptr && path != recording_.outermost; path = path->outer) {
      const bool loop = path->kind == Path::Kind::kEach;
      const std::optional<bool> holds = loop ? Atom(path) : Holds(path->subject);
      if (!holds) all.reset();
      if (holds && *holds != (loop || path->positive)) return false;
    }
    return all;
  }

 private:
  void AddAtom(const void* atom, Ref condition) {
    if (count() > kMaxAtoms || atoms_.contains(atom)) return;
    const auto known = std::ranges::find_if(conditions_, [&](Ref one) {
      return one != nullptr && condition != nullptr &&
             frontends::SameInEveryRun(one, condition, [this](const Opaque& a, const Opaque& b) {
               return LoadTheSame(a, b);
             });
    });
    atoms_.emplace(atom, static_cast<std::size_t>(known - conditions_.begin()));
    if (known == conditions_.end()) conditions_.push_back(condition);
  }
  std::optional<bool> Atom(const void* atom) const {
    const std::size_t at = atoms_.at(atom);
    return at < chosen_.size() ? std::optional<bool>(chosen_[at]) : std::nullopt;
  }

  // `.load()` of one output, unless there is one of each round.
  bool LoadTheSame(const Opaque& a, const Opaque& b) const {
    const auto* one = As<Opaque>(a.base);
    const auto* other = As<Opaque>(b.base);
    const bool loads = one != nullptr && other != nullptr && one->name == "load" &&
                       other->name == "load" && a.positional.empty() && b.positional.empty();
    const auto handle = loads ? HandleOf(one->base) : std::nullopt;
    return handle && handle == HandleOf(other->base) && handle->recording == recording_.index &&
           !InLoop(recording_.invocations[handle->invocation].path);
  }

  const Recording& recording_;
  std::unordered_map<const void*, std::size_t> atoms_;  // only for look-ups
  std::vector<Ref> conditions_;                         // of atoms; null for loops
  std::vector<bool> chosen_;
};

/// Can the atoms that are not chosen yet be so that all of `wanted` hold and none of `others`?
bool Possible(Assignment& values, const std::array<const Path*, 2>& wanted,
              const std::vector<const Path*>& others) {
  bool open = false;
  for (const Path* path : wanted) {
    const std::optional<bool> holds = values.Holds(path);
    if (holds == false) return false;
    open = open || !holds;
  }
  for (const Path* path : others) {
    const std::optional<bool> holds = values.Holds(path);
    if (holds == true) return false;
    open = open || !holds;
  }
  if (!open) return true;
  for (const bool value : {true, false}) {
    values.Choose(value);
    const bool possible = Possible(values, wanted, others);
    values.TakeBack();
    if (possible) return true;
  }
  return false;
}

/// Is there a run that reaches `path` and `wanted`, but none of `others`?
bool Possible(const Recording& recording, const Path* path, const Path* wanted,
              const std::vector<const Path*>& others) {
  if (others.size() > kMaxAtoms) return true;
  Assignment values(recording);
  values.Add(path);
  values.Add(wanted);
  for (const Path* other : others)
    values.Add(other);
  return values.count() > kMaxAtoms || Possible(values, {path, wanted}, others);
}

/// How a call ended where a path says that something failed.
enum class Ended : std::uint8_t { kWell, kPerhaps, kNever };

/// `except` is reached because one of the calls of the `try` failed: the condition has their ids.
/// The last of them did, or it never began.
Ended HowEnded(const std::string& id, const Path* path) {
  for (; path != nullptr; path = path->outer) {
    const auto* failed = path->kind == Path::Kind::kCondition && path->positive
                             ? As<python::Unknown>(path->subject)
                             : nullptr;
    if (failed == nullptr) continue;
    const auto is_this = [&id](Ref input) {
      const auto* text = As<python::Str>(input);
      return text != nullptr && text->value == id;
    };
    if (std::ranges::none_of(failed->inputs, is_this)) continue;
    return is_this(failed->inputs.back()) ? Ended::kNever : Ended::kPerhaps;
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
  return Implied(other, one) || Possible(recording, one, other, {});
}

std::set<std::size_t> LastBefore(const Recording& recording, const std::vector<Reached>& calls,
                                 const Path* path) {
  std::set<std::size_t> last;
  std::vector<const Path*> later;
  for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
    const Ended ended = HowEnded(recording.invocations[call->invocation].id, path);
    if (ended == Ended::kNever) continue;
    const bool certain = ended == Ended::kWell && Implied(call->path, path);
    if (!certain && !Possible(recording, path, call->path, later)) continue;
    last.insert(call->invocation);
    if (certain) break;
    if (ended == Ended::kPerhaps) continue;
    later.push_back(call->path);
    if (!Possible(recording, path, path, later)) break;
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
