#include <algorithm>
#include <utility>

#include "frontends/python/contents.h"
#include "frontends/python/failures.h"
#include "frontends/python/internals.h"

// Branches on conditions that are not known: both arms are evaluated from the same state, what they
// changed is recorded by Touch, undone, and merged afterwards.
namespace smgraph::python {

void Evaluator::Touch(Object* object) {
  if (latest_ != nullptr) latest_->Keep(object);
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
      arm.escaped = LetEscape(e, raised);
      if (!arm.escaped) e.State<Failures>().Tell(raised, e.path_);
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

const Object* StateAfter(const std::vector<std::pair<Object*, Object*>>& after, Object* object) {
  const auto found = std::find_if(after.begin(), after.end(),
                                  [object](const auto& entry) { return entry.first == object; });
  return found == after.end() ? object : found->second;
}

}  // namespace

// An arm that raised leaves nothing behind: the other arm's state is the state; of two, the
// second's.
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
    if (then.raised || (own_scope && then.left() && !otherwise.left())) {
      a = b;
    } else if (otherwise.raised || (own_scope && otherwise.left() && !then.left())) {
      b = a;
    }
    MergeContents(e, condition, a, b, object);
  }
}

void Evaluator::Impl::ThrowEither(Evaluator& e, Ref condition, const Arm& then,
                                  const Arm& otherwise, std::size_t escapes) {
  if (!then.escaped && !otherwise.escaped) throw Raised(*then.raised);
  if (otherwise.escaped) Statement(e)->escapes.pop_back();  // its own, which goes on being raised
  MergeArms(e, condition, then, otherwise);
  ExcludeEscapes(e, escapes, e.path_);
  throw Raised(*otherwise.raised);
}

Ref Evaluator::Branch(Ref condition, SourceSpan span, const std::function<Ref()>& then,
                      const std::function<Ref()>& otherwise) {
  if (const auto truth = Truth(condition, span)) return *truth ? then() : otherwise();
  condition = Impl::Condition(*this, condition);
  if (const auto decided = Impl::Decided(*this, condition)) return *decided ? then() : otherwise();
  const std::size_t escapes = Impl::EscapesSoFar(*this);
  const auto run = [&](bool positive, const std::function<Ref()>& body) {
    const Path* path = heap_.NewPath(path_, Path::Kind::kCondition, condition, positive, span);
    return Impl::RunArm(*this, path, [&](Impl::Arm& arm) { arm.value = body(); });
  };
  const Impl::Arm a = run(true, then);
  const Impl::Arm b = run(false, otherwise);
  if (a.raised && b.raised) Impl::ThrowEither(*this, condition, a, b, escapes);
  Impl::MergeArms(*this, condition, a, b);
  Impl::ExcludeEscapes(*this, escapes, path_);
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
      if (arm.flow != Flow::kNormal) arm.state = std::make_unique<Snapshot>(e, frame.fork);
    });
  };
  Arm a = run(true, then);
  Arm b = run(false, otherwise);
  if (a.raised && b.raised) ThrowEither(e, condition, a, b, first.escapes);
  const auto keep_exit = [&](Arm& arm, const Arm& other) {
    const bool leaves_loop = arm.flow == Flow::kBreak || arm.flow == Flow::kContinue;
    const bool goes_on =
        other.flow == Flow::kNormal || (arm.flow == Flow::kBreak && other.flow == Flow::kContinue);
    if (arm.raised || other.raised || !leaves_loop || !goes_on) return;
    frame.exits.push_back({arm.flow, arm.path, std::move(arm.state)});
  };
  const Exits inner = ExitsSoFar(e);
  keep_exit(a, b);
  keep_exit(b, a);
  MergeArms(e, condition, a, b);
  const Path* outside = e.path_;
  ExcludeEscapes(e, first.escapes, outside);
  const auto leave_behind = [&](Arm& arm, bool positive) {
    // One arm left the block: what follows happens in the other arm only.
    if (arm.flow == Flow::kReturn) {
      const Ref here = positive ? condition : Negation(e, condition);
      const Ref before = PathCondition(e, outside, frame.entry_path);
      const Ref when = before == nullptr ? here : e.OpaqueOperation("and", before, here, {});
      frame.pending.push_back({when, arm.value, std::move(arm.state)});
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
  if (a.left() && !a.raised) leave_behind(a, true);
  if (b.left() && !b.raised) leave_behind(b, false);
  // Exits inside an arm that goes on.
  ExcludeExits(e, first, inner, outside, span);
  return Flow::kNormal;
}

Path* Evaluator::Impl::Exclude(Evaluator& e, Ref condition, SourceSpan span) {
  const auto* operation = As<Opaque>(condition);
  const bool negated = operation != nullptr && operation->origin == Opaque::Origin::kOperation &&
                       operation->name == "not";
  Path* path = e.heap_.NewPath(e.path_, Path::Kind::kCondition,
                               negated ? operation->base : condition, negated, span);
  e.path_ = path;
  return path;
}

Evaluator::Impl::Exits Evaluator::Impl::ExitsSoFar(const Evaluator& e) {
  return {e.frame_->exits.size(), e.frame_->pending.size(), EscapesSoFar(e)};
}

std::vector<Ref> Evaluator::Impl::JoinExits(Evaluator& e, Flow flow, const Path* before,
                                            Exits first) {
  Frame& frame = *e.frame_;
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
    one.state->Join(when);
    joined.push_back(when);
  }
  frame.exits.resize(first.loops);
  std::move(kept.rbegin(), kept.rend(), std::back_inserter(frame.exits));
  e.path_ = before;
  for (auto when = excluded.rbegin(); when != excluded.rend(); ++when)
    Exclude(e, *when, {});
  for (std::size_t i = first.returns; i < frame.pending.size(); ++i)
    Exclude(e, frame.pending[i].condition, {});
  ExcludeEscapes(e, first.escapes, before);
  std::reverse(joined.begin(), joined.end());
  return joined;
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
