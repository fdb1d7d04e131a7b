// What is known of conditions where the evaluation stands: what it took for given on its way there.
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

const Opaque* Formula(Ref condition) {
  const auto* operation = As<Opaque>(condition);
  if (operation == nullptr || operation->origin != Opaque::Origin::kOperation) return nullptr;
  const bool formula =
      operation->name == "not" || operation->name == "and" || operation->name == "or";
  return formula ? operation : nullptr;
}

/// Whether a condition holds where a path has led. Formulas share their parts, so that each part is
/// decided once: linear in their number.
class Decider {
  static constexpr std::size_t kParts = 1000;  // a longer formula is not worth its time
  static constexpr std::size_t kFacts = 100;   // and more facts than that are not looked for

 public:
  explicit Decider(const Path* path) : path_(path) {}

  const Path* path() const { return path_; }

  std::optional<bool> Decide(Ref condition) {
    parts_ = 0;
    return DecidePart(condition);
  }

  /// What was done since it was asked last, in steps of an evaluation.
  std::size_t TakeWork() {
    constexpr std::size_t kLooksOfStep = 64;
    const std::size_t steps = looks_ / kLooksOfStep;
    looks_ -= steps * kLooksOfStep;
    return steps;
  }

 private:
  std::optional<bool> DecidePart(Ref condition) {
    if (const auto taken = Taken(condition)) return taken;
    const Opaque* formula = Formula(condition);
    if (formula == nullptr) return std::nullopt;
    if (const auto known = decided_.find(condition); known != decided_.end()) return known->second;
    if (++parts_ > kParts) return std::nullopt;
    const auto result = DecideFormula(*formula);
    decided_.emplace(condition, result);
    return result;
  }

  std::optional<bool> Taken(Ref condition) {
    bool formulas = false;
    for (const Path* path = path_; path != nullptr; path = path->outer) {
      ++looks_;
      if (path->kind == Path::Kind::kEach) {
        if (Evaluator::Impl::HoldsIn(*path, condition)) return true;
        continue;
      }
      if (path->subject == condition) return path->positive;
      formulas = formulas || Formula(path->subject) != nullptr;
    }
    if (formulas && !learned_) LearnAll();
    const auto fact = facts_.find(condition);
    return fact == facts_.end() ? std::nullopt : std::optional<bool>(fact->second);
  }

  // What follows from the formulas of the path. A second time, for what the first one left open.
  void LearnAll() {
    learned_ = true;
    std::vector<const Path*> conditions;
    for (const Path* path = path_; path != nullptr; path = path->outer) {
      if (path->kind != Path::Kind::kEach) conditions.push_back(path);
    }
    for (auto path = conditions.rbegin(); path != conditions.rend(); ++path)
      Learn((*path)->subject, (*path)->positive);
    Forget();
    for (const auto& [formula, holds] : std::exchange(open_, {}))
      LearnParts(*formula, holds);
    Forget();
  }

  // What was decided with less knowledge.
  void Forget() {
    decided_.clear();
    parts_ = 0;
  }

  void Learn(Ref condition, bool holds) {
    if (facts_.size() >= kFacts || !facts_.emplace(condition, holds).second) return;
    if (const Opaque* formula = Formula(condition)) LearnParts(*formula, holds);
  }

  void LearnParts(const Opaque& formula, bool holds) {
    if (formula.name == "not") return Learn(formula.base, !holds);
    if (holds == (formula.name == "and")) {
      Learn(formula.base, holds);
      return Learn(formula.key, holds);
    }
    // Of `a or b` that holds, b does when a does not; of `a and b` that does not, likewise.
    const auto left = DecidePart(formula.base);
    const auto right = DecidePart(formula.key);
    if (left && *left != holds) Learn(formula.key, holds);
    if (right && *right != holds) Learn(formula.base, holds);
    if (!left && !right) open_.emplace_back(&formula, holds);
  }

  std::optional<bool> DecideFormula(const Opaque& formula) {
    const auto left = DecidePart(formula.base);
    if (formula.name == "not") return left ? std::optional<bool>(!*left) : std::nullopt;
    const bool deciding = formula.name == "or";
    if (left && *left == deciding) return deciding;
    const auto right = DecidePart(formula.key);
    if (right && *right == deciding) return deciding;
    return left && right ? std::optional<bool>(!deciding) : std::nullopt;
  }

  const Path* path_;
  bool learned_ = false;
  std::size_t parts_ = 0;                                 // that this question has looked at
  std::size_t looks_ = 0;                                 // at a part of the path
  std::unordered_map<Ref, bool> facts_;                   // only for look-ups
  std::vector<std::pair<const Opaque*, bool>> open_;      // facts of which no part is known yet
  std::unordered_map<Ref, std::optional<bool>> decided_;  // only for look-ups
};

// Where the evaluation stands it asks many questions one after the other.
struct LastDecider {
  std::optional<Decider> decider;
};

}  // namespace

namespace {

// The alternative that is left where the path has led, or several.
Ref LeftAt(const Path& path, Ref value) {
  Decider decider(&path);
  while (const auto* choice = As<Choice>(value)) {
    const auto decided = decider.Decide(choice->condition);
    if (!decided) return value;
    value = *decided ? choice->then : choice->otherwise;
  }
  return value;
}

// The same for each of several, which are at most 2 to the power of `depth`.
Ref AllLeftAt(Heap& heap, const Path& path, Ref value, int depth) {
  value = LeftAt(path, value);
  const auto* choice = As<Choice>(value);
  if (choice == nullptr || depth == 0) return value;
  const auto side = [&](bool holds, Ref one) {
    if (As<Choice>(one) == nullptr) return one;
    const Path here{.outer = &path, .subject = choice->condition, .positive = holds, .span = {}};
    return AllLeftAt(heap, here, one, depth - 1);
  };
  const Ref then = side(true, choice->then);
  const Ref otherwise = side(false, choice->otherwise);
  if (then == choice->then && otherwise == choice->otherwise) return value;
  return then == otherwise ? then : heap.New<Choice>(choice->condition, then, otherwise);
}

}  // namespace

Ref Evaluator::Impl::Where(Ref condition, bool holds, Ref value) {
  return LeftAt({.subject = condition, .positive = holds, .span = {}}, value);
}

Ref Evaluator::Impl::Within(Evaluator& e, Ref condition, bool holds, Ref value) {
  constexpr std::uint32_t kFew = 8;
  const auto* choice = As<Choice>(value);
  if (choice == nullptr) return value;
  const int depth = choice->alternatives <= kFew ? 4 : 0;
  const Path path{.subject = condition, .positive = holds, .span = {}};
  return AllLeftAt(e.heap(), path, value, depth);
}

std::optional<bool> Evaluator::Impl::Decided(const Evaluator& e, Ref condition) {
  if (e.path_ == nullptr) return Decider(nullptr).Decide(condition);
  // A memory of what is the same whenever it is asked.
  std::optional<Decider>& decider = const_cast<Evaluator&>(e).State<LastDecider>().decider;
  if (!decider || decider->path() != e.path_) decider.emplace(e.path_);
  const auto decided = decider->Decide(condition);
  const_cast<Evaluator&>(e).Work(decider->TakeWork());
  return decided;
}

Ref Evaluator::Impl::Settle(const Evaluator& e, Ref value) {
  while (const auto* choice = As<Choice>(value)) {
    const auto decided = Decided(e, choice->condition);
    if (!decided) return value;
    value = *decided ? choice->then : choice->otherwise;
  }
  return value;
}

const Choice* Evaluator::Impl::Guarded(const Evaluator& e, Ref value) {
  const auto* choice = As<Choice>(Settle(e, value));
  if (choice == nullptr) return nullptr;
  const bool guarded =
      choice->then->kind == Kind::kAbsent || choice->otherwise->kind == Kind::kAbsent;
  return guarded ? choice : nullptr;
}

Ref Evaluator::Impl::WithoutAbsent(Ref value) {
  const auto* choice = As<Choice>(value);
  if (choice == nullptr) return value;
  if (choice->then->kind == Kind::kAbsent) return choice->otherwise;
  if (choice->otherwise->kind == Kind::kAbsent) return choice->then;
  return value;
}

Ref Evaluator::Impl::Negation(Evaluator& e, Ref condition) {
  const auto* operation = As<Opaque>(condition);
  if (operation != nullptr && operation->origin == Opaque::Origin::kOperation &&
      operation->name == "not") {
    return operation->base;
  }
  return e.OpaqueOperation("not", condition, nullptr, {});
}

namespace {

Ref HasAnyKey(Evaluator& e, const Dict& dict) {
  std::vector<Ref> entries;
  for (const auto& [key, value] : dict.items) {
    const Choice* choice = Conditional(value);
    if (choice == nullptr) {
      entries.push_back(key);
    } else {
      const bool absent = choice->then->kind == Kind::kAbsent;
      entries.push_back(absent ? e.heap().New<Choice>(choice->condition, choice->then, key)
                               : e.heap().New<Choice>(choice->condition, key, choice->otherwise));
    }
  }
  if (!dict.open) return Evaluator::Impl::HasAny(e, entries);
  return UnknownOfItems(e, "any key of", entries, {});
}

}  // namespace

namespace {

// The same condition, or one that is put together in the same way of the same ones. Bounded: longer
// formulas are taken for different ones.
bool SameFormula(Ref a, Ref b, int& parts) {
  if (a == b) return true;
  const Opaque* left = Formula(a);
  const Opaque* right = Formula(b);
  return left != nullptr && right != nullptr && --parts > 0 && left->name == right->name &&
         SameFormula(left->base, right->base, parts) && SameFormula(left->key, right->key, parts);
}

}  // namespace

Ref Evaluator::Impl::Condition(Evaluator& e, Ref value) {
  value = Settle(e, value);
  if (const auto* list = As<List>(value)) return HasAny(e, list->items);
  if (const auto* set = As<Set>(value)) return HasAny(e, set->items);
  if (const auto* tuple = As<Tuple>(value)) return HasAny(e, tuple->items);
  if (const auto* dict = As<Dict>(value)) return HasAnyKey(e, *dict);
  const auto* choice = As<Choice>(value);
  if (choice == nullptr || choice->then->kind == Kind::kAbsent ||
      choice->otherwise->kind == Kind::kAbsent) {
    return Outside(e, value);
  }
  const Ref condition = Outside(e, choice->condition);
  const auto then = e.Truth(choice->then, {});
  const auto otherwise = e.Truth(choice->otherwise, {});
  if (then && otherwise) return *then ? condition : Negation(e, condition);
  const auto side = [&](Ref arm, const std::optional<bool>& truth) {
    return truth ? e.heap_.boolean(*truth) : Condition(e, arm);
  };
  const Ref if_so = side(choice->then, then);
  const Ref if_not = side(choice->otherwise, otherwise);
  const auto is_condition = [&](Ref formula) {
    int parts = 100;
    return SameFormula(formula, choice->condition, parts);
  };
  // What `a or b` and `a and b` give.
  if (!otherwise && is_condition(if_so)) return e.OpaqueOperation("or", condition, if_not, {});
  if (!then && is_condition(if_not)) return e.OpaqueOperation("and", condition, if_so, {});
  // (c and a) or (not c and b)
  const auto both = [&](Ref left, Ref right, const std::optional<bool>& right_truth) {
    if (right_truth) return *right_truth ? left : right;
    return e.OpaqueOperation("and", left, right, {});
  };
  const Ref a = both(condition, if_so, then);
  const Ref b = both(Negation(e, condition), if_not, otherwise);
  if (a->kind == Kind::kBool) return b;
  if (b->kind == Kind::kBool) return a;
  return e.OpaqueOperation("or", a, b, {});
}

Ref Evaluator::Impl::PathCondition(Evaluator& e, const Path* path, const Path* from) {
  Ref all = nullptr;
  for (; path != nullptr && path != from; path = path->outer) {
    if (path->kind != Path::Kind::kCondition) continue;
    const Ref one = path->positive ? path->subject : Negation(e, path->subject);
    all = all == nullptr ? one : e.OpaqueOperation("and", one, all, {});
  }
  return all;
}

}  // namespace smgraph::python
