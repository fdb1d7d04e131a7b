// try: exceptions that the body raises here, and those that it may raise while the pipeline runs.
#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "frontends/python/exception_groups.h"
#include "frontends/python/generator.h"
#include "frontends/python/internals.h"
#include "graph/base/catalogue.h"

namespace smgraph::python {
namespace {

/// `except types as name: block`, any of the first two absent.
struct Handler {
  Node types;
  Node name;
  Node block;
  bool of_group = false;  // except*
};

struct TryStatement {
  Node body;
  std::vector<Handler> handlers;
  Node otherwise;
  Node finally;
};

Handler ReadHandler(Node clause) {
  Handler handler;
  handler.of_group = clause.is(G().except_group_clause);
  for (const Node part : clause.named_children()) {
    if (part.is(G().block)) {
      handler.block = part;
    } else if (part.is(G().as_pattern)) {
      handler.types = part.named_child(0);
      handler.name = part.field(G().f_alias);
    } else {
      (handler.types.null() ? handler.types : handler.name) = part;
    }
  }
  return handler;
}

/// How many `try` statements with handlers run their bodies.
struct Handling {
  int statements = 0;
};

bool IsExcluded(const Path* path, Ref condition) {
  while (path != nullptr && (path->subject != condition || path->positive))
    path = path->outer;
  return path != nullptr;
}

// What a loop over an iterator ends with: a step that fails raises something else.
bool EndsIteration(Ref types) {
  if (const auto* tuple = As<Tuple>(types))
    return !tuple->items.empty() && std::ranges::all_of(tuple->items, &EndsIteration);
  const auto* cls = As<Class>(types);
  return cls != nullptr && (cls->name == "StopIteration" || cls->name == "StopAsyncIteration" ||
                            cls->name == "GeneratorExit");
}

TryStatement ReadTry(Node node) {
  TryStatement statement;
  statement.body = node.field(G().f_body);
  for (const Node child : node.named_children()) {
    if (child.is(G().except_clause) || child.is(G().except_group_clause)) {
      statement.handlers.push_back(ReadHandler(child));
    }
    if (child.is(G().else_clause)) statement.otherwise = child.field(G().f_body);
    if (child.is(G().finally_clause)) statement.finally = child.named_children().back();
  }
  return statement;
}

}  // namespace

void Evaluator::MayRaise(std::string_view what, const void* who) {
  ++State<Started>().count;
  if (risks_ == nullptr) return;
  Unknown* fails = NewUnknown("whether a step fails is known only while the pipeline runs",
                              fmt::format("{} fails", what), statement_.span());
  fails->host = false;
  fails->inputs.push_back(heap_.str(std::string(what)));  // a dialect may ask which of them it is
  risks_->push_back({std::string(what), who, std::make_unique<Snapshot>(*this, nullptr), fails});
  Impl::ExcludeRisks(*this, risks_->size() - 1);
}

void Evaluator::Impl::ExcludeRisks(Evaluator& e, std::size_t first) {
  if (e.State<Handling>().statements == 0) return;
  for (std::size_t i = first; i < e.risks_->size(); ++i) {
    Unknown* fails = (*e.risks_)[i].fails;
    if (!IsExcluded(e.path_, fails)) Exclude(e, fails, fails->span);
  }
}

std::size_t Evaluator::Impl::RisksSoFar(Evaluator& e) {
  return e.risks_ == nullptr || e.State<Handling>().statements == 0 ? 0 : e.risks_->size();
}

void Evaluator::Impl::PassOn(Evaluator& e, std::vector<Risk> risks) {
  if (e.risks_ != nullptr) std::ranges::move(risks, std::back_inserter(*e.risks_));
}

// Handlers run behind the `catch`, never inside: a generator may stop in one, on a stack of its
// own.
std::optional<Raised> Evaluator::Impl::Attempt(const std::function<Flow()>& body, Flow& flow) {
  try {
    flow = body();
  } catch (const Raised& raised) {
    return raised;
  }
  return std::nullopt;
}

/// One run of a `try` statement.
struct Evaluator::Impl::TryRun {
  Evaluator& e;
  const TryStatement statement;
  SourceSpan span;
  std::vector<Risk> risks = {};        // in the body
  std::vector<Handler> of_steps = {};  // the handlers that may be for a step that fails

  Flow Run() {
    return RunCatching(
        e, span, [&](std::vector<Ref>& types) { return RunBody(types); },
        [&](const std::optional<Raised>& raised, Flow flow, Exits first, const Path* all) {
          e.path_ = WithoutRisks(e.path_);
          return Finally(first, all, [&] { return raised ? Handle(*raised) : GoOn(flow); });
        });
  }

 private:
  Flow Optional(Node block) { return block.null() ? Flow::kNormal : e.ExecuteBlock(block); }

  Flow RunBody(std::vector<Ref>& types) {
    for (const Handler& handler : statement.handlers) {
      types.push_back(handler.types.null() || handler.of_group ? e.BuiltinClass("BaseException")
                                                               : e.Evaluate(handler.types));
      if (!EndsIteration(types.back())) of_steps.push_back(handler);
    }
    const Restore<std::vector<Risk>*> restore(e.risks_, &risks);
    int& handling = e.State<Handling>().statements;
    const Restore<int> restore_handling(handling, handling + (of_steps.empty() ? 0 : 1));
    return e.ExecuteBlock(statement.body);
  }

  /// The way that all have come to the end of the body, whether something failed or not.
  const Path* WithoutRisks(const Path* path) const {
    const auto is_risk = [path](const Risk& risk) { return IsExcluded(path, risk.fails); };
    if (std::ranges::none_of(risks, is_risk)) return path;
    const Path* outer = WithoutRisks(path->outer);
    const auto is_here = [path](const Risk& risk) { return path->subject == risk.fails; };
    return std::ranges::any_of(risks, is_here)
               ? outer
               : e.heap_.NewPath(outer, path->kind, path->subject, path->positive, path->span);
  }

  Flow Handle(const Raised& raised) {
    if (!statement.handlers.empty() && statement.handlers.front().of_group)
      return HandleGroup(raised);
    for (const Handler& handler : statement.handlers) {
      if (Matches(handler, raised.exception)) return RunHandler(handler, raised.exception);
    }
    throw Raised(raised);
  }

  /// Each handler gets a group of those that are for it; the others go on.
  Flow HandleGroup(const Raised& raised) {
    Ref left = raised.exception;
    for (const Handler& handler : statement.handlers) {
      if (left == nullptr) break;
      GroupParts parts = SplitGroup(
          e, left, [&](Ref exception) { return Matches(handler, exception); }, span);
      left = parts.rest;
      if (parts.wanted == nullptr) continue;
      if (!IsGroup(e, parts.wanted) && As<Instance>(parts.wanted) != nullptr) {
        List* only = e.heap_.New<List>(std::vector<Ref>{parts.wanted});
        Call make;
        make.positional = {e.heap_.str(""), only};
        parts.wanted = e.CallValue(e.BuiltinClass("ExceptionGroup"), std::move(make));
      }
      RunHandler(handler, parts.wanted);
    }
    if (left != nullptr) throw Raised{left, raised.span};
    return Flow::kNormal;
  }

  Flow GoOn(Flow flow) {
    if (of_steps.empty()) PassOn(e, std::exchange(risks, {}));
    return risks.empty() ? Finish(flow) : HandleWhileRunning(flow);
  }

  /// What comes before `finally`, and that, for all who have left since `first` as well.
  Flow Finally(Exits first, const Path* all, const std::function<Flow()>& before) {
    if (statement.finally.null()) return before();
    Flow flow = Flow::kNormal;
    const std::optional<Raised> raised = Attempt(before, flow);
    const Ref returned = e.frame_->returned;
    const Flow last =
        AlsoForExits(e, first, all, [&] { return e.ExecuteBlock(statement.finally); });
    if (last != Flow::kNormal) return last;
    e.frame_->returned = returned;
    if (raised) throw Raised(*raised);
    return flow;
  }

  Flow Finish(Flow flow) { return flow == Flow::kNormal ? Optional(statement.otherwise) : flow; }

  bool Matches(const Handler& handler, Ref exception) {
    return handler.types.null() || MayCatch(e, e.Evaluate(handler.types), exception);
  }

  Flow RunHandler(const Handler& handler, Ref exception) {
    if (!handler.name.null()) Assign(e, handler.name, exception);
    const Restore<Ref> restore(e.frame_->handled_exception, exception);
    const Flow flow = e.ExecuteBlock(handler.block);
    const Node name =
        handler.name.is(G().as_pattern_target) ? handler.name.named_child(0) : handler.name;
    if (name.is(G().identifier)) {  // the name goes with the handler
      e.Touch(e.frame_->scope);
      e.frame_->scope->names.Erase(name.text());
    }
    return flow;
  }

  /// The body went through here, but what it started may fail later: the handlers are an arm, the
  /// other arm is the body's own way on.
  Flow HandleWhileRunning(Flow flow) {
    Ref fails = nullptr;
    for (const Risk& risk : risks) {
      risk.fails->label = Failure(risk.what, AllTypes());
      fails = fails == nullptr ? risk.fails : e.OpaqueOperation("or", fails, risk.fails, span);
    }
    const Ref returned = e.frame_->returned;
    return BranchFlow(
        e, fails, span,
        [&] {
          RestoreStateOfFailure();
          Unknown* exception = e.NewUnknown("raised while the pipeline runs", "exception", span);
          exception->host = false;
          return HandleFailure(exception, 0);
        },
        [&] {
          e.frame_->returned = returned;
          return Finish(flow);
        });
  }

  /// Everything is as it was before what failed was started.
  void RestoreStateOfFailure() {
    risks.back().before->Restore();
    for (std::size_t i = risks.size() - 1; i-- > 0;)
      risks[i].before->Join(risks[i].fails);
  }

  /// The handlers from `index` on: which of them it is for is known only while the pipeline runs.
  Flow HandleFailure(Ref exception, std::size_t index) {
    const Handler& handler = of_steps[index];
    if (index + 1 == of_steps.size()) return RunFor(handler, exception);
    Unknown* fits = e.NewUnknown("what a step raises is known only while the pipeline runs",
                                 Failure(AllRisks(), TypesOf(handler)), span);
    fits->host = false;
    return BranchFlow(
        e, fits, span, [&] { return RunFor(handler, exception); },
        [&] { return HandleFailure(exception, index + 1); });
  }

  /// A handler that starts nothing leaves no trace: what comes next follows what ended, or, after a
  /// failure, something earlier.
  Flow RunFor(const Handler& handler, Ref exception) {
    std::vector<Risk> started;
    Flow flow = Flow::kNormal;
    const std::optional<Raised> raised = Attempt(
        [&] {
          const Restore<std::vector<Risk>*> restore(e.risks_, &started);
          return RunHandler(handler, exception);
        },
        flow);
    const bool idle = started.empty() && flow == Flow::kNormal;
    PassOn(e, std::move(started));
    if (raised) throw Raised(*raised);
    for (const Risk& risk : risks)
      if (idle && risk.who != nullptr) e.passed_over_.insert(risk.who);
    return flow;
  }

  static std::string TypesOf(const Handler& handler) {
    return handler.types.null() ? std::string() : std::string(handler.types.text());
  }
  /// Those of all handlers; empty when one takes everything.
  std::string AllTypes() const {
    std::vector<std::string> types;
    for (const Handler& handler : of_steps)
      types.push_back(TypesOf(handler));
    return types.back().empty() ? std::string() : fmt::format("{}", fmt::join(types, " or "));
  }
  std::string AllRisks() const {
    std::string what;
    for (const Risk& risk : risks)
      what += (what.empty() ? "" : " or ") + risk.what;
    return what;
  }
  static std::string Failure(std::string_view what, std::string_view types) {
    return types.empty() ? fmt::format("{} fails", what) : fmt::format("{} raises {}", what, types);
  }
};

Flow Evaluator::Try(Node node) {
  return Impl::TryRun{*this, ReadTry(node), node.span()}.Run();
}

}  // namespace smgraph::python
