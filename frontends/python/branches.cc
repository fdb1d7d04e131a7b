#include <algorithm>
#include <utility>

#include "frontends/python/contents.h"
#include "frontends/python/internals.h"

// Branches on conditions that are not known: both arms are evaluated from the same state, what they
// changed is recorded by Touch, undone, and merged afterwards.
namespace smgraph::python {
namespace {

// A value that changes under one unknown condition after another has a number of alternatives that
// doubles each time. Nobody reads that many; an operation would be evaluated for each.
constexpr std::uint32_t kAlternatives = 64;

std::uint32_t Alternatives(Ref value) {
  const auto* choice = As<Choice>(value);
  return choice == nullptr ? 1 : choice->alternatives;
}

// What other names may refer to as well, so that an operation on it may change what they see.
bool Inert(Ref value) {
  if (const auto* choice = As<Choice>(value)) return choice->inert;
  return value->kind <= Kind::kTemplate || value->kind == Kind::kOpaque ||
         value->kind == Kind::kUnknown || value->kind == Kind::kAbsent;
}

// Where the first comparison of a condition is.
SourceSpan PlaceOf(Ref condition) {
  const auto* opaque = As<Opaque>(condition);
  if (opaque != nullptr) return opaque->span.known() ? opaque->span : PlaceOf(opaque->base);
  const auto* unknown = As<Unknown>(condition);
  return unknown == nullptr ? SourceSpan{} : unknown->span;
}

}  // namespace

Choice::Choice(Ref c, Ref t, Ref e)
    : Object(kKind),
      condition(c),
      then(t),
      otherwise(e),
      alternatives(std::min(Alternatives(t) + Alternatives(e), kAlternatives + 1)),
      inert(Inert(t) && Inert(e)) {}

void Evaluator::Touch(Object* object) {
  if (fork_ == nullptr || object->born >= fork_->born_before || !fork_->seen.insert(object).second)
    return;
  if (Object* copy = CopyOf(heap_, object)) fork_->saved.emplace_back(object, copy);
}

template <typename Body>
Evaluator::Impl::Arm Evaluator::Impl::RunArm(Evaluator& e, const Path* path, Body body) {
  const DepthGuard guard(e.fork_depth_, e.limits_.fork_depth,
                         "unknown conditions inside each other");
  ++e.arms_;
  Fork fork;
  fork.outer = e.fork_;
  fork.born_before = e.heap_.count();
  Arm arm;
  {
    const Restore<Fork*> restore_fork(e.fork_, &fork);
    const Restore<const Path*> restore_path(e.path_, path);
    try {
      body(arm);
      arm.path = e.path_;
    } catch (const Raised& raised) {
      arm.raised = raised;
      e.raises_.push_back({raised.exception, e.path_, raised.span});
    } catch (const BudgetExceeded&) {
      for (auto& [object, before] : fork.saved)
        SwapContents(object, before);
      throw;
    }
  }
  for (auto& [object, before] : fork.saved)
    SwapContents(object, before);  // `before` is now the after
  arm.after = std::move(fork.saved);
  return arm;
}

namespace {

// Is `value` made from `part`? Bounded: what lies too deep is not.
bool MadeFrom(Ref value, Ref part, int depth) {
  if (value == part) return true;
  if (value == nullptr || depth == 0) return false;
  const auto any = [&](const std::vector<Ref>& values) {
    return std::any_of(values.begin(), values.end(),
                       [&](Ref one) { return MadeFrom(one, part, depth - 1); });
  };
  if (const auto* text = As<Template>(value)) return any(text->parts);
  if (const auto* list = As<List>(value)) return any(list->items);
  if (const auto* tuple = As<Tuple>(value)) return any(tuple->items);
  const auto* opaque = As<Opaque>(value);
  return opaque != nullptr && (MadeFrom(opaque->base, part, depth - 1) ||
                               MadeFrom(opaque->key, part, depth - 1) || any(opaque->positional));
}

// The environment variable about which a condition is; null when it is about anything else.
const Unknown* VariableAskedFor(Ref condition) {
  for (int depth = 0; depth < 8 && condition != nullptr; ++depth) {
    if (const auto* unknown = As<Unknown>(condition)) return unknown->optional ? unknown : nullptr;
    const auto* opaque = As<Opaque>(condition);
    if (opaque == nullptr) return nullptr;
    condition = opaque->base;
  }
  return nullptr;
}

// `os.environ.get("STAGE") or "dev"`, and the same with `if`: code that says itself what holds when
// a variable is not set means that, as `os.environ.get("STAGE", "dev")` does.
Ref Fallback(Ref condition, Ref a, Ref b) {
  const Unknown* variable = VariableAskedFor(condition);
  if (variable == nullptr || a->kind == Kind::kAbsent || b->kind == Kind::kAbsent) return nullptr;
  constexpr int kDepth = 6;
  auto* made_from = const_cast<Unknown*>(variable);
  const bool first = MadeFrom(a, made_from, kDepth);
  const bool second = MadeFrom(b, made_from, kDepth);
  if (first == second) return nullptr;
  return first ? b : a;
}

}  // namespace

Ref Evaluator::Merge(Ref condition, Ref a, Ref b) {
  if (a == b) return a;
  if (const Ref fallback = Fallback(condition, a, b)) return fallback;
  const bool plain = a->kind == b->kind && a->kind <= Kind::kBytes;
  if (plain && Equals(a, b) == 1) return a;
  Choice* choice = heap_.New<Choice>(condition, a, b);
  if (choice->alternatives <= kAlternatives || !choice->inert) return choice;
  return NewUnknown("it may have one of very many values", LabelOf(choice), PlaceOf(condition));
}

namespace {

void MergeNamespaces(Evaluator& e, Ref condition, const Namespace& a, const Namespace& b,
                     Namespace& into) {
  const auto merged = [&](const Namespace& other_side, std::string_view name, Ref value,
                          bool value_is_then) {
    Ref other = other_side.Find(name);
    if (other == nullptr) other = e.heap().absent();
    return value_is_then ? e.Merge(condition, value, other) : e.Merge(condition, other, value);
  };
  Namespace result;
  for (const auto& [name, value] : a.entries())
    result.Set(name, merged(b, name, value, true));
  for (const auto& [name, value] : b.entries()) {
    if (a.Find(name) == nullptr) result.Set(name, merged(a, name, value, false));
  }
  into = std::move(result);
}

// Common beginning once; the rest of each arm as elements that exist in that arm only.
std::vector<Ref> MergeLists(Evaluator& e, Ref condition, const std::vector<Ref>& a,
                            const std::vector<Ref>& b) {
  std::vector<Ref> merged;
  std::size_t common = 0;
  while (common < a.size() && common < b.size() && a[common] == b[common])
    merged.push_back(a[common++]);
  if (a.size() == b.size()) {
    for (std::size_t i = common; i < a.size(); ++i)
      merged.push_back(e.Merge(condition, a[i], b[i]));
    return merged;
  }
  for (std::size_t i = common; i < a.size(); ++i)
    merged.push_back(e.Merge(condition, a[i], e.heap().absent()));
  for (std::size_t i = common; i < b.size(); ++i)
    merged.push_back(e.Merge(condition, e.heap().absent(), b[i]));
  return merged;
}

void MergeDicts(Evaluator& e, Ref condition, const Dict& a, const Dict& b, Dict& into) {
  const auto or_absent = [&](Ref value) { return value == nullptr ? e.heap().absent() : value; };
  const Dict then = a;
  const Dict otherwise = b;
  into.Assign({});
  for (const auto& [key, value] : then.items) {
    into.Set(key, e.Merge(condition, value, or_absent(otherwise.Find(key))));
  }
  for (const auto& [key, value] : otherwise.items) {
    if (then.Find(key) == nullptr) into.Set(key, e.Merge(condition, e.heap().absent(), value));
  }
  into.open = then.open || otherwise.open;
}

void MergeContents(Evaluator& e, Ref condition, const Object* a, const Object* b, Object* into) {
  switch (into->kind) {
    case Kind::kList:
      static_cast<List*>(into)->items = MergeLists(e, condition, static_cast<const List*>(a)->items,
                                                   static_cast<const List*>(b)->items);
      return;
    case Kind::kDict:
      return MergeDicts(e, condition, *static_cast<const Dict*>(a), *static_cast<const Dict*>(b),
                        *static_cast<Dict*>(into));
    case Kind::kSet:
      static_cast<Set*>(into)->Assign(MergeLists(e, condition, static_cast<const Set*>(a)->items,
                                                 static_cast<const Set*>(b)->items));
      return;
    case Kind::kScope:
      return MergeNamespaces(e, condition, static_cast<const Scope*>(a)->names,
                             static_cast<const Scope*>(b)->names, static_cast<Scope*>(into)->names);
    case Kind::kInstance:
      return MergeNamespaces(e, condition, static_cast<const Instance*>(a)->attributes,
                             static_cast<const Instance*>(b)->attributes,
                             static_cast<Instance*>(into)->attributes);
    case Kind::kClass:
      return MergeNamespaces(e, condition, static_cast<const Class*>(a)->attributes,
                             static_cast<const Class*>(b)->attributes,
                             static_cast<Class*>(into)->attributes);
    case Kind::kIterator:
      static_cast<Iterator*>(into)->next =
          std::max(static_cast<const Iterator*>(a)->next, static_cast<const Iterator*>(b)->next);
      return;
    case Kind::kFunction:
      return MergeNamespaces(e, condition, static_cast<const Function*>(a)->attributes,
                             static_cast<const Function*>(b)->attributes,
                             static_cast<Function*>(into)->attributes);
    default:
      return;
  }
}

const Object* StateAfter(const std::vector<std::pair<Object*, Object*>>& after, Object* object) {
  const auto found = std::find_if(after.begin(), after.end(),
                                  [object](const auto& entry) { return entry.first == object; });
  return found == after.end() ? object : found->second;
}

}  // namespace

// An arm that raised leaves nothing behind: the other arm's state is the state.
void Evaluator::Impl::MergeArms(Evaluator& e, Ref condition, const Arm& then,
                                const Arm& otherwise) {
  std::vector<Object*> objects;
  for (const auto& [object, state] : then.after)
    objects.push_back(object);
  for (const auto& [object, state] : otherwise.after) {
    if (StateAfter(then.after, object) == object) objects.push_back(object);
  }
  for (Object* object : objects) {
    e.Touch(object);
    Object* before = CopyOf(e.heap_, object);
    const auto state = [&](const Arm& arm) {
      const Object* after = StateAfter(arm.after, object);
      return after == object ? static_cast<const Object*>(before) : after;
    };
    const Object* a = state(then);
    const Object* b = state(otherwise);
    // The scope of a function that was left in one arm only goes on as in the other arm.
    const bool own_scope = e.frame_ != nullptr && object == e.frame_->scope;
    if (then.raised || (own_scope && then.left() && !otherwise.left())) a = b;
    if (otherwise.raised || (own_scope && otherwise.left() && !then.left())) b = a;
    if (then.raised && otherwise.raised) continue;
    MergeContents(e, condition, a, b, object);
  }
}

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

  std::optional<bool> Decide(Ref condition) {
    if (const auto taken = Taken(condition)) return taken;
    const Opaque* formula = Formula(condition);
    if (formula == nullptr || decided_.size() > kParts) return std::nullopt;
    if (const auto known = decided_.find(condition); known != decided_.end()) return known->second;
    const auto result = DecideFormula(*formula);
    decided_.emplace(condition, result);
    return result;
  }

 private:
  std::optional<bool> Taken(Ref condition) {
    bool formulas = false;
    for (const Path* path = path_; path != nullptr; path = path->outer) {
      if (path->kind != Path::Kind::kCondition) continue;
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
      if (path->kind == Path::Kind::kCondition) conditions.push_back(path);
    }
    for (int time = 0; time < 2; ++time) {
      for (auto path = conditions.rbegin(); path != conditions.rend(); ++path)
        Learn((*path)->subject, (*path)->positive);
      decided_.clear();
    }
  }

  void Learn(Ref condition, bool holds) {
    if (facts_.size() >= kFacts || !facts_.emplace(condition, holds).second) return;
    const Opaque* formula = Formula(condition);
    if (formula == nullptr) return;
    if (formula->name == "not") return Learn(formula->base, !holds);
    if (holds == (formula->name == "and")) {
      Learn(formula->base, holds);
      return Learn(formula->key, holds);
    }
    // Of `a or b` that holds, b does when a does not; of `a and b` that does not, likewise.
    const auto left = Decide(formula->base);
    const auto right = Decide(formula->key);
    if (left && *left != holds) Learn(formula->key, holds);
    if (right && *right != holds) Learn(formula->base, holds);
    if (!left && !right) facts_.erase(condition);  // looked at again
  }

  std::optional<bool> DecideFormula(const Opaque& formula) {
    const auto left = Decide(formula.base);
    if (formula.name == "not") return left ? std::optional<bool>(!*left) : std::nullopt;
    const bool deciding = formula.name == "or";
    if (left && *left == deciding) return deciding;
    const auto right = Decide(formula.key);
    if (right && *right == deciding) return deciding;
    return left && right ? std::optional<bool>(!deciding) : std::nullopt;
  }

  const Path* path_;
  bool learned_ = false;
  std::unordered_map<Ref, bool> facts_;                   // only for look-ups
  std::unordered_map<Ref, std::optional<bool>> decided_;  // only for look-ups
};

}  // namespace

std::optional<bool> Evaluator::Impl::Decided(const Evaluator& e, Ref condition) {
  return Decider(e.path_).Decide(condition);
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

Ref Evaluator::Impl::Condition(Evaluator& e, Ref value) {
  value = Settle(e, value);
  const auto* choice = As<Choice>(value);
  if (choice == nullptr || choice->then->kind == Kind::kAbsent ||
      choice->otherwise->kind == Kind::kAbsent) {
    return value;
  }
  const auto then = e.Truth(choice->then, {});
  const auto otherwise = e.Truth(choice->otherwise, {});
  if (then && otherwise) return *then ? choice->condition : Negation(e, choice->condition);
  // What `a or b` and `a and b` give.
  if (choice->then == choice->condition && !otherwise) {
    return e.OpaqueOperation("or", choice->condition, Condition(e, choice->otherwise), {});
  }
  if (choice->otherwise == choice->condition && !then) {
    return e.OpaqueOperation("and", choice->condition, Condition(e, choice->then), {});
  }
  // (c and a) or (not c and b)
  const auto both = [&](Ref left, Ref right, const std::optional<bool>& right_truth) {
    if (right_truth) return *right_truth ? left : e.heap_.boolean(false);
    return e.OpaqueOperation("and", left, Condition(e, right), {});
  };
  const Ref a = both(choice->condition, choice->then, then);
  const Ref b = both(Negation(e, choice->condition), choice->otherwise, otherwise);
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

Ref Evaluator::Branch(Ref condition, SourceSpan span, const std::function<Ref()>& then,
                      const std::function<Ref()>& otherwise) {
  if (const auto truth = Truth(condition, span)) return *truth ? then() : otherwise();
  condition = Impl::Condition(*this, condition);
  if (const auto decided = Impl::Decided(*this, condition)) return *decided ? then() : otherwise();
  const auto run = [&](bool positive, const std::function<Ref()>& body) {
    const Path* path = heap_.NewPath(path_, Path::Kind::kCondition, condition, positive, span);
    return Impl::RunArm(*this, path, [&](Impl::Arm& arm) { arm.value = body(); });
  };
  const Impl::Arm a = run(true, then);
  const Impl::Arm b = run(false, otherwise);
  if (a.raised && b.raised) throw Raised(*a.raised);
  Impl::MergeArms(*this, condition, a, b);
  if (a.raised) return b.value;
  if (b.raised) return a.value;
  return Merge(condition, a.value, b.value);
}

Flow Evaluator::Impl::BranchFlow(Evaluator& e, Ref condition, SourceSpan span,
                                 const std::function<Flow()>& then,
                                 const std::function<Flow()>& otherwise) {
  if (const auto truth = e.Truth(condition, span)) return *truth ? then() : otherwise();
  condition = Condition(e, condition);
  if (const auto decided = Decided(e, condition)) return *decided ? then() : otherwise();
  Frame& frame = *e.frame_;
  const Exits first = ExitsSoFar(e);
  const auto run = [&](bool positive, const std::function<Flow()>& body) {
    const Path* path = e.heap_.NewPath(e.path_, Path::Kind::kCondition, condition, positive, span);
    return RunArm(e, path, [&](Arm& arm) {
      arm.flow = body();
      if (arm.flow == Flow::kReturn) arm.value = frame.returned;
    });
  };
  const Arm a = run(true, then);
  const Arm b = run(false, otherwise);
  if (a.raised && b.raised) throw Raised(*a.raised);
  const auto keep_exit = [&](const Arm& arm, const Arm& other) {
    const bool leaves_loop = arm.flow == Flow::kBreak || arm.flow == Flow::kContinue;
    const bool goes_on =
        other.flow == Flow::kNormal || (arm.flow == Flow::kBreak && other.flow == Flow::kContinue);
    if (arm.raised || other.raised || !leaves_loop || !goes_on) return;
    const auto* scope = static_cast<const Scope*>(StateAfter(arm.after, frame.scope));
    frame.exits.push_back({arm.flow, arm.path, scope->names});
  };
  const Exits inner = ExitsSoFar(e);
  keep_exit(a, b);
  keep_exit(b, a);
  MergeArms(e, condition, a, b);
  const auto leave_behind = [&](const Arm& arm, bool positive) {
    // One arm left the block: what follows happens in the other arm only.
    if (arm.flow == Flow::kReturn) {
      const Ref here = positive ? condition : Negation(e, condition);
      const Ref outside = PathCondition(e, e.path_, frame.entry_path);
      const Ref when = outside == nullptr ? here : e.OpaqueOperation("and", outside, here, {});
      frame.pending.push_back({when, arm.value});
    }
    e.path_ = e.heap_.NewPath(e.path_, Path::Kind::kCondition, condition, !positive, span);
  };
  if (a.left() && b.left()) {
    if (a.raised || b.raised) {
      const Arm& other = a.raised ? b : a;
      if (other.flow == Flow::kReturn) frame.returned = other.value;
      return other.flow;
    }
    if (a.flow == b.flow) {
      if (a.flow == Flow::kReturn) frame.returned = e.Merge(condition, a.value, b.value);
      return a.flow;
    }
    // Different exits: the one that leaves more is remembered, the other arm goes on.
    const bool first_leaves =
        a.flow == Flow::kReturn || (a.flow == Flow::kBreak && b.flow == Flow::kContinue);
    leave_behind(first_leaves ? a : b, first_leaves);
    return first_leaves ? b.flow : a.flow;
  }
  const Path* here = e.path_;
  if (a.left() && !a.raised) leave_behind(a, true);
  if (b.left() && !b.raised) leave_behind(b, false);
  // Exits inside an arm that goes on.
  for (std::size_t i = first.loops; i < inner.loops; ++i) {
    if (const Ref when = PathCondition(e, frame.exits[i].path, here)) Exclude(e, when, span);
  }
  for (std::size_t i = first.returns; i < inner.returns; ++i)
    Exclude(e, frame.pending[i].condition, span);
  return Flow::kNormal;
}

void Evaluator::Impl::Exclude(Evaluator& e, Ref condition, SourceSpan span) {
  const auto* operation = As<Opaque>(condition);
  const bool negated = operation != nullptr && operation->origin == Opaque::Origin::kOperation &&
                       operation->name == "not";
  e.path_ = e.heap_.NewPath(e.path_, Path::Kind::kCondition, negated ? operation->base : condition,
                            negated, span);
}

Evaluator::Impl::Exits Evaluator::Impl::ExitsSoFar(const Evaluator& e) {
  return {e.frame_->exits.size(), e.frame_->pending.size()};
}

std::vector<Ref> Evaluator::Impl::JoinExits(Evaluator& e, Flow flow, const Path* before,
                                            Exits first) {
  Frame& frame = *e.frame_;
  if (frame.exits.size() > first.loops) e.Touch(frame.scope);
  std::vector<Ref> joined;
  std::vector<Ref> excluded;
  std::vector<Frame::PendingExit> kept;
  for (std::size_t i = frame.exits.size(); i-- > first.loops;) {
    Frame::PendingExit& one = frame.exits[i];
    const Ref when = PathCondition(e, one.path, before);
    if (when == nullptr) continue;
    if (one.flow != flow) {
      excluded.push_back(when);
      kept.push_back(std::move(one));
      continue;
    }
    MergeNamespaces(e, when, one.names, Namespace(frame.scope->names), frame.scope->names);
    joined.push_back(when);
  }
  frame.exits.resize(first.loops);
  std::move(kept.rbegin(), kept.rend(), std::back_inserter(frame.exits));
  e.path_ = before;
  for (auto when = excluded.rbegin(); when != excluded.rend(); ++when)
    Exclude(e, *when, {});
  for (std::size_t i = first.returns; i < frame.pending.size(); ++i)
    Exclude(e, frame.pending[i].condition, {});
  std::reverse(joined.begin(), joined.end());
  return joined;
}

void Evaluator::Impl::CheckAlternatives(const Choice& choice) {
  if (choice.alternatives > kAlternatives) throw BudgetExceeded{"alternatives of one value"};
}

Ref Evaluator::MapChoice(Ref value, const std::function<Ref(Ref)>& function) {
  value = Impl::Settle(*this, value);
  const auto* choice = As<Choice>(value);
  if (choice == nullptr) return function(value);
  Impl::CheckAlternatives(*choice);
  if (choice->then->kind == Kind::kAbsent) return MapChoice(choice->otherwise, function);
  if (choice->otherwise->kind == Kind::kAbsent) return MapChoice(choice->then, function);
  return Branch(
      choice->condition, {}, [&] { return MapChoice(choice->then, function); },
      [&] { return MapChoice(choice->otherwise, function); });
}

}  // namespace smgraph::python
