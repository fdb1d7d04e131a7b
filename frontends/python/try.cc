// try: exceptions that the body raises here, and those that it may raise while the pipeline runs.
#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

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
};

struct TryStatement {
  Node body;
  std::vector<Handler> handlers;
  Node otherwise;
  Node finally;
};

Handler ReadHandler(Node clause) {
  Handler handler;
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
  risks_->push_back({std::string(what), who, std::make_unique<Snapshot>(*this, nullptr)});
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
  std::vector<Risk> risks = {};  // in the body

  Flow Run() {
    return RunCatching(
        e, span, [&](std::vector<Ref>& types) { return RunBody(types); },
        [&](const std::optional<Raised>& raised, Flow flow, Exits first, const Path* all) {
          return Finally(first, all, [&] { return raised ? Handle(*raised) : GoOn(flow); });
        });
  }

 private:
  Flow Optional(Node block) { return block.null() ? Flow::kNormal : e.ExecuteBlock(block); }

  Flow RunBody(std::vector<Ref>& types) {
    for (const Handler& handler : statement.handlers) {
      types.push_back(handler.types.null() ? e.BuiltinClass("BaseException")
                                           : e.Evaluate(handler.types));
    }
    const Restore<std::vector<Risk>*> restore(e.risks_, &risks);
    return e.ExecuteBlock(statement.body);
  }

  Flow Handle(const Raised& raised) {
    for (const Handler& handler : statement.handlers) {
      if (Matches(handler, raised.exception)) return RunHandler(handler, raised.exception);
    }
    throw Raised(raised);
  }

  Flow GoOn(Flow flow) {
    if (statement.handlers.empty()) PassOn(e, std::exchange(risks, {}));
    return risks.empty() ? Finish(flow) : HandleWhileRunning(flow, 0);
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

  /// The body went through here, but what it started may fail later: each handler is an arm, the
  /// last arm is the body's own way on.
  Flow HandleWhileRunning(Flow flow, std::size_t index) {
    if (index == statement.handlers.size()) return Finish(flow);
    const Handler& handler = statement.handlers[index];
    Unknown* fails = e.NewUnknown("whether a step fails is known only while the pipeline runs",
                                  Failure(handler), span);
    fails->host = false;
    for (const Risk& risk : risks)  // in order: a dialect may ask which of them ended
      fails->inputs.push_back(e.heap_.str(risk.what));
    const Ref returned = e.frame_->returned;
    return BranchFlow(
        e, fails, span,
        [&] {
          RestoreStateOfFailure();
          Unknown* exception = e.NewUnknown("raised while the pipeline runs", "exception", span);
          exception->host = false;
          return HandleFailure(handler, exception);
        },
        [&] {
          e.frame_->returned = returned;
          return HandleWhileRunning(flow, index + 1);
        });
  }

  /// Everything is as it was before what failed was started.
  void RestoreStateOfFailure() {
    risks.back().before->Restore();
    for (std::size_t i = risks.size() - 1; i-- > 0;) {
      Unknown* failed = e.NewUnknown("which step fails is known only while the pipeline runs",
                                     risks[i].what + " fails", span);
      failed->host = false;
      risks[i].before->Join(failed);
    }
  }

  /// A handler that starts nothing leaves no trace: what comes next follows what ended, or, after a
  /// failure, something earlier, and which of them cannot be said.
  Flow HandleFailure(const Handler& handler, Ref exception) {
    std::vector<Risk> started;
    Flow flow = Flow::kNormal;
    const std::optional<Raised> raised = Attempt(
        [&] {
          const Restore<std::vector<Risk>*> restore(e.risks_, &started);
          return RunHandler(handler, exception);
        },
        flow);
    const bool idle = started.empty();
    PassOn(e, std::move(started));
    if (raised) throw Raised(*raised);
    if (idle && flow == Flow::kNormal && risks.size() == 1 && risks[0].who != nullptr) {
      e.passed_over_.insert(risks[0].who);
    } else if (idle && flow == Flow::kNormal) {
      e.ReportIncomplete("unknown-dependency",
                         fmt::format("when {} nothing is done about it: what comes next follows "
                                     "another step then",
                                     Failure(handler)),
                         span);
    }
    return flow;
  }

  std::string Failure(const Handler& handler) const {
    std::string what;
    for (const Risk& risk : risks)
      what += (what.empty() ? "" : " or ") + risk.what;
    return handler.types.null() ? what + " fails"
                                : fmt::format("{} raises {}", what, handler.types.text());
  }
};

Flow Evaluator::Try(Node node) {
  return Impl::TryRun{*this, ReadTry(node), node.span()}.Run();
}

}  // namespace smgraph::python
