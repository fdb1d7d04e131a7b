// Exceptions that are raised under a condition that is not known, and that a handler around
// catches: the body goes on where the condition does not hold; the handler is an arm of its own
// afterwards, from the state in which the exception was raised.
#include <algorithm>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "frontends/python/internals.h"

namespace smgraph::python {
namespace {

// Does `except types:` catch it? 1 yes, 0 no, -1 not known.
int Catches(Evaluator& e, Ref types, Ref exception) {
  if (const auto* tuple = As<Tuple>(types)) {
    int result = 0;
    for (const Ref type : tuple->items) {
      const int one = Catches(e, type, exception);
      if (one == 1) return 1;
      if (one < 0) result = -1;
    }
    return result;
  }
  const auto* cls = As<Class>(types);
  const auto* instance = As<Instance>(exception);
  if (cls == nullptr || instance == nullptr) return -1;
  return e.IsInstance(exception, *cls) ? 1 : 0;
}

bool NamesException(Evaluator& e, Ref types, const Class& exception) {
  if (const auto* tuple = As<Tuple>(types)) {
    return std::any_of(tuple->items.begin(), tuple->items.end(),
                       [&](Ref type) { return NamesException(e, type, exception); });
  }
  const auto* cls = As<Class>(types);
  return cls != nullptr && cls->name != "Exception" && cls->name != "BaseException" &&
         std::find(exception.mro.begin(), exception.mro.end(), cls) != exception.mro.end();
}

}  // namespace

// The conditions that `path` has had since `from`, behind `onto`.
const Path* Evaluator::Impl::Moved(Evaluator& e, const Path* path, const Path* from,
                                   const Path* onto) {
  if (path == nullptr || path == from) return onto;
  const Path* outer = Moved(e, path->outer, from, onto);
  return e.heap_.NewPath(outer, path->kind, path->subject, path->positive, path->span);
}

bool Evaluator::Expects(std::string_view exception_class) {
  const Class* exception = BuiltinClass(exception_class);
  if (exception == nullptr) return false;
  for (const Catching* around = catching_; around != nullptr; around = around->outer) {
    for (const Ref types : around->types)
      if (NamesException(*this, types, *exception)) return true;
  }
  return false;
}

bool Evaluator::MayBeCaught(std::string_view exception_class) {
  return catching_ != nullptr &&
         Impl::IsCaught(*this, CallValue(BuiltinClass(exception_class), Call()));
}

bool Evaluator::Impl::MayCatch(Evaluator& e, Ref types, Ref exception) {
  return Catches(e, types, exception) != 0;
}

bool Evaluator::Impl::IsCaught(Evaluator& e, Ref exception) {
  for (const Catching* around = e.catching_; around != nullptr; around = around->outer) {
    for (const Ref types : around->types)
      if (MayCatch(e, types, exception)) return true;
  }
  return false;
}

Evaluator::Catching* Evaluator::Impl::Statement(const Evaluator& e) {
  Catching* around = e.catching_;
  while (around != nullptr && around->boundary)
    around = around->outer;
  return around;
}

std::size_t Evaluator::Impl::EscapesSoFar(const Evaluator& e) {
  const Catching* around = Statement(e);
  return around == nullptr ? 0 : around->escapes.size();
}

bool Evaluator::Impl::LetEscape(Evaluator& e, const Raised& raised) {
  Catching* around = Statement(e);
  if (around == nullptr || !IsCaught(e, raised.exception)) return false;
  around->escapes.push_back(
      {.raised = raised, .path = e.path_, .state = std::make_unique<Snapshot>(e, around->fork)});
  return true;
}

// The condition under which it was raised, where `from` has led. A round of a loop that stands for
// many may be any of them.
Ref Evaluator::Impl::EscapeCondition(Evaluator& e, Escape& escape, const Path* from) {
  for (const Path* path = escape.path; path != nullptr && path != from; path = path->outer) {
    if (path->kind != Path::Kind::kEach) continue;
    if (escape.some_round == nullptr) {
      escape.some_round = e.NewUnknown("whether a round raises is known only while the loop runs",
                                       "a round raises", escape.raised.span);
      escape.some_round->host = false;
    }
    return escape.some_round;
  }
  return PathCondition(e, escape.path, from);
}

void Evaluator::Impl::ExcludeEscapes(Evaluator& e, std::size_t first, const Path* from) {
  Catching* around = Statement(e);
  if (around == nullptr) return;
  for (std::size_t i = first; i < around->escapes.size(); ++i) {
    Escape& escape = around->escapes[i];
    const Ref when = EscapeCondition(e, escape, from);
    if (when != nullptr) escape.excluded.push_back(Exclude(e, when, escape.raised.span));
  }
}

void Evaluator::Impl::ExcludeExits(Evaluator& e, Exits first, Exits last, const Path* from,
                                   SourceSpan span) {
  const Frame& frame = *e.frame_;
  for (std::size_t i = first.loops; i < std::min(last.loops, frame.exits.size()); ++i) {
    if (const Ref when = PathCondition(e, frame.exits[i].path, from)) Exclude(e, when, span);
  }
  for (std::size_t i = first.returns; i < std::min(last.returns, frame.pending.size()); ++i)
    Exclude(e, frame.pending[i].condition, span);
}

Flow Evaluator::Impl::AlsoForExits(Evaluator& e, Exits first, const Path* all,
                                   const std::function<Flow()>& body) {
  Frame& frame = *e.frame_;
  const Exits last = ExitsSoFar(e);
  if (last.loops == first.loops && last.returns == first.returns) return body();
  for (std::size_t i = last.loops; i-- > first.loops;) {
    if (const Ref when = PathCondition(e, frame.exits[i].path, all))
      frame.exits[i].state->Join(when);
  }
  for (std::size_t i = last.returns; i-- > first.returns;)
    frame.pending[i].state->Join(frame.pending[i].condition);
  const Path* on = std::exchange(e.path_, all);
  const Flow flow = body();
  if (flow != Flow::kNormal) {
    frame.exits.resize(first.loops);
    frame.pending.resize(first.returns);
    return flow;
  }
  for (std::size_t i = first.loops; i < last.loops; ++i)
    frame.exits[i].state = std::make_unique<Snapshot>(e, frame.fork);
  for (std::size_t i = first.returns; i < last.returns; ++i)
    frame.pending[i].state = std::make_unique<Snapshot>(e, frame.fork);
  e.path_ = Moved(e, e.path_, all, on);
  return flow;
}

/// One run of a statement that may catch what its body raises.
struct Evaluator::Impl::CatchingRun {
  Evaluator& e;
  const SourceSpan span;
  const Ending& ending;
  Catching catching = {};

  Flow Run(const std::function<Flow(std::vector<Ref>&)>& body) {
    const Path* before = e.path_;
    const Exits first = ExitsSoFar(e);
    catching.outer = e.catching_;
    catching.fork = e.fork_;
    Flow flow = Flow::kNormal;
    const std::optional<Raised> raised = Attempt(
        [&] {
          const Restore<Catching*> restore(e.catching_, &catching);
          return body(catching.types);
        },
        flow);
    if (catching.escapes.empty()) return ending(raised, flow, first, before);
    const Exits last = ExitsSoFar(e);
    const Ref returned = e.frame_->returned;
    e.path_ = before;
    const Flow result = Escaped(0, before, [&] {
      const Path* all = e.path_;
      ExcludeExits(e, first, last, all, span);
      e.frame_->returned = returned;
      return ending(raised, flow, first, all);
    });
    if (result == Flow::kNormal) ExcludeExits(e, first, last, before, span);
    return result;
  }

 private:
  /// Each escape from `index` on is an arm; the last arm is the body's own way on.
  Flow Escaped(std::size_t index, const Path* before, const std::function<Flow()>& went_on) {
    if (index == catching.escapes.size()) return went_on();
    Escape& escape = catching.escapes[index];
    const Ref when = EscapeCondition(e, escape, before);
    const std::size_t outer = EscapesSoFar(e);
    return BranchFlow(
        e, when, escape.raised.span, [&] { return Handle(escape); },
        [&] {
          PassOn(escape, outer);
          return Escaped(index + 1, before, went_on);
        });
  }

  /// What was not handled here has escaped from the statement around: its handler decides.
  void PassOn(const Escape& escape, std::size_t outer) {
    if (EscapesSoFar(e) == outer) return;
    Escape& again = Statement(e)->escapes.back();
    if (again.raised.exception != escape.raised.exception) return;
    again.excluded.insert(again.excluded.end(), escape.excluded.begin(), escape.excluded.end());
  }

  Flow Handle(Escape& escape) {
    escape.state->Restore();
    Flow flow = Flow::kNormal;
    const std::optional<Raised> raised =
        Attempt([&] { return ending(escape.raised, Flow::kNormal, ExitsSoFar(e), e.path_); }, flow);
    if (!raised) return flow;
    // The program ends there: all that is left is what goes on otherwise.
    if (!IsCaught(e, raised->exception)) {
      for (Path* path : escape.excluded)
        path->kind = Path::Kind::kGiven;
    }
    throw Raised(*raised);
  }
};

Flow Evaluator::Impl::RunCatching(Evaluator& e, SourceSpan span,
                                  const std::function<Flow(std::vector<Ref>&)>& body,
                                  const Ending& ending) {
  return CatchingRun{.e = e, .span = span, .ending = ending}.Run(body);
}

}  // namespace smgraph::python
