#include "frontends/zenml/program_order.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "frontends/python/value.h"

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

/// Truth values of conditions, loops and failures, which are atoms by their identity: a loop that
/// goes round at least once is true.
class Assignment {
 public:
  void Add(Ref condition) {
    const auto* formula = As<Opaque>(condition);
    if (!IsFormula(formula)) return AddAtom(condition);
    Add(formula->base);
    if (formula->key != nullptr) Add(formula->key);
  }
  void Add(const Path* path, const Path* outermost) {
    for (; path != nullptr && path != outermost; path = path->outer) {
      path->kind == Path::Kind::kEach ? AddAtom(path) : Add(path->subject);
    }
  }
  std::size_t count() const { return atoms_.size(); }

  void Set(std::size_t bits) { bits_ = bits; }
  bool Holds(Ref condition) const {
    const auto* formula = As<Opaque>(condition);
    if (!IsFormula(formula)) return Atom(condition);
    const bool left = Holds(formula->base);
    if (formula->name == "not") return !left;
    return formula->name == "and" ? left && Holds(formula->key) : left || Holds(formula->key);
  }
  bool Holds(const Path* path, const Path* outermost) const {
    for (; path != nullptr && path != outermost; path = path->outer) {
      const bool holds =
          path->kind == Path::Kind::kEach ? Atom(path) : Holds(path->subject) == path->positive;
      if (!holds) return false;
    }
    return true;
  }

 private:
  void AddAtom(const void* atom) { atoms_.emplace(atom, atoms_.size()); }
  bool Atom(const void* atom) const { return ((bits_ >> atoms_.at(atom)) & 1U) != 0; }

  std::unordered_map<const void*, std::size_t> atoms_;  // only for look-ups
  std::size_t bits_ = 0;
};

/// Is there a run that reaches `path` and `wanted`, but none of `others`?
bool Possible(const Path* path, const Path* wanted, const std::vector<const Path*>& others,
              const Path* outermost) {
  if (others.size() > kMaxAtoms) return true;
  Assignment values;
  values.Add(path, outermost);
  values.Add(wanted, outermost);
  for (const Path* other : others)
    values.Add(other, outermost);
  if (values.count() > kMaxAtoms) return true;
  for (std::size_t bits = 0; bits < (std::size_t{1} << values.count()); ++bits) {
    values.Set(bits);
    const bool possible = values.Holds(path, outermost) && values.Holds(wanted, outermost) &&
                          std::ranges::none_of(others, [&](const Path* other) {
                            return values.Holds(other, outermost);
                          });
    if (possible) return true;
  }
  return false;
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
  return Implied(other, one) || Possible(one, other, {}, recording.outermost);
}

std::set<std::size_t> LastBefore(const Recording& recording, const std::vector<Reached>& calls,
                                 const Path* path) {
  std::set<std::size_t> last;
  std::vector<const Path*> later;
  for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
    const Ended ended = HowEnded(recording.invocations[call->invocation].id, path);
    if (ended == Ended::kNever) continue;
    const bool certain = ended == Ended::kWell && Implied(call->path, path);
    if (!certain && !Possible(path, call->path, later, recording.outermost)) continue;
    last.insert(call->invocation);
    if (certain) break;
    if (ended == Ended::kPerhaps) continue;
    later.push_back(call->path);
    if (!Possible(path, path, later, recording.outermost)) break;
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
