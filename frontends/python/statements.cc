#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/internals.h"

namespace smgraph::python {

Flow Evaluator::ExpressionStatement(Node node) {
  const std::vector<Node> children = node.named_children();
  for (const Node child : children)
    Evaluate(child);
  return Flow::kNormal;
}

Ref Evaluator::Assignment(Node node) {
  const Node right = node.field(G().f_right);
  const Node left = node.field(G().f_left);
  if (right.null()) {  // a bare annotation: x: int
    if (left.is(G().identifier) && frame_->class_body != nullptr) {
      frame_->class_body->fields.push_back(
          {heap_.Intern(left.text()), nullptr, nullptr, false, true});
    }
    return heap_.none();
  }
  const Ref value = Evaluate(right);
  const bool annotated = !node.field(G().f_type).null();
  if (annotated && left.is(G().identifier) && frame_->class_body != nullptr) {
    const bool class_variable =
        node.field(G().f_type).text().find("ClassVar") != std::string_view::npos;
    if (!class_variable) {
      frame_->class_body->fields.push_back(
          {heap_.Intern(left.text()), value, nullptr, false, true});
    }
  }
  Impl::Assign(*this, left, value);
  return value;
}

namespace {

BinaryOp OperatorOf(std::string_view augmented) {
  augmented.remove_suffix(1);
  for (int op = 0; op <= static_cast<int>(BinaryOp::kRShift); ++op) {
    if (Spelling(static_cast<BinaryOp>(op)) == augmented) return static_cast<BinaryOp>(op);
  }
  return BinaryOp::kAdd;
}

}  // namespace

Ref Evaluator::AugmentedAssignment(Node node) {
  const Node left = node.field(G().f_left);
  const Ref before = Evaluate(left);
  const Ref operand = Evaluate(node.field(G().f_right));
  const Ref value =
      InPlace(OperatorOf(node.field(G().f_operator).text()), before, operand, node.span());
  Impl::Assign(*this, left, value);
  return value;
}

// if / elif / else as nested branches; `rest` are the clauses behind the first condition.
Flow Evaluator::Impl::IfChain(Evaluator& e, Node condition, Node consequence,
                              const std::vector<Node>& rest, std::size_t next) {
  const Ref value = e.Evaluate(condition);
  return BranchFlow(
      e, value, condition.span(), [&] { return e.ExecuteBlock(consequence); },
      [&] {
        if (next >= rest.size()) return Flow::kNormal;
        const Node clause = rest[next];
        if (clause.is(G().else_clause)) return e.ExecuteBlock(clause.field(G().f_body));
        return IfChain(e, clause.field(G().f_condition), clause.field(G().f_consequence), rest,
                       next + 1);
      });
}

Flow Evaluator::If(Node node) {
  std::vector<Node> rest;
  for (const Node child : node.named_children()) {
    if (child.is(G().elif_clause) || child.is(G().else_clause)) rest.push_back(child);
  }
  return Impl::IfChain(*this, node.field(G().f_condition), node.field(G().f_consequence), rest, 0);
}

// One round of a loop; a `continue` under an unknown condition holds for this round only.
Flow Evaluator::Impl::RunLoopBody(Evaluator& e, Node target, Ref element, Node body,
                                  SourceSpan span) {
  Step(e);
  const Ref settled = Settle(e, element);
  if (const Choice* choice =
          Guarded(e, settled)) {  // an element that exists under a condition: so does its round
    const auto arm = [&](Ref value) {
      return [&e, target, value, body, span] {
        return value->kind == Kind::kAbsent ? Flow::kNormal
                                            : RunLoopBody(e, target, value, body, span);
      };
    };
    return BranchFlow(e, choice->condition, span, arm(choice->then), arm(choice->otherwise));
  }
  Assign(e, target, settled);
  return RunRound(e, body);
}

Flow Evaluator::Impl::RunRound(Evaluator& e, Node body) {
  const Path* before = e.path_;
  const std::size_t pending = e.frame_->pending.size();
  const std::uint32_t breaks = e.frame_->partial_breaks;
  const Flow flow = e.ExecuteBlock(body);
  // A partial `return` or `break` keeps its condition for what follows; a partial `continue` ends
  // here.
  if (e.frame_->pending.size() == pending && e.frame_->partial_breaks == breaks) e.path_ = before;
  return flow == Flow::kContinue ? Flow::kNormal : flow;
}

Flow Evaluator::Impl::ForEach(Evaluator& e, Node target, Ref iterable, Node body, Node otherwise,
                              SourceSpan span) {
  const auto elements = e.Elements(iterable, span);
  if (!elements) {
    const Path* inside = e.heap_.NewPath(e.path_, Path::Kind::kEach, iterable, true, span);
    const Restore<const Path*> restore(e.path_, inside);
    const Flow flow = RunLoopBody(e, target, e.SymbolicElement(iterable, span), body, span);
    return flow == Flow::kReturn ? flow : Flow::kNormal;
  }
  const Path* before = e.path_;
  const std::size_t pending = e.frame_->pending.size();
  const auto leave_loop = [&] {
    if (e.frame_->pending.size() == pending) e.path_ = before;
  };
  for (const Ref element : *elements) {
    const Flow flow = RunLoopBody(e, target, element, body, span);
    if (flow == Flow::kReturn) return flow;
    if (flow != Flow::kBreak) continue;
    leave_loop();
    return Flow::kNormal;
  }
  leave_loop();
  return otherwise.null() ? Flow::kNormal : e.ExecuteBlock(otherwise.field(G().f_body));
}

Flow Evaluator::For(Node node) {
  const Ref iterable = Evaluate(node.field(G().f_right));
  return Impl::ForEach(*this, node.field(G().f_left), iterable, node.field(G().f_body),
                       node.field(G().f_alternative), node.field(G().f_right).span());
}

// All rounds that are not certain as one: what it makes is there as often as the loop goes round.
Flow Evaluator::Impl::RunLaterRounds(Evaluator& e, Node body, SourceSpan span) {
  Unknown* often = e.NewUnknown("how often the loop goes round is not known", "rounds", span);
  const Path* inside = e.heap_.NewPath(e.path_, Path::Kind::kEach, often, true, span);
  const Restore<const Path*> restore(e.path_, inside);
  const Flow flow = RunRound(e, body);
  return flow == Flow::kReturn ? flow : Flow::kNormal;
}

Flow Evaluator::While(Node node) {
  // Rounds that meet unknown conditions may never lead to the one that ends the loop.
  constexpr std::uint32_t kUncertainRounds = 16;
  const Node condition = node.field(G().f_condition);
  const Node body = node.field(G().f_body);
  const Path* before = path_;
  const std::size_t pending = frame_->pending.size();
  const std::uint32_t breaks = frame_->partial_breaks;
  std::uint32_t uncertain = 0;
  const auto leave = [&](Flow flow) {
    if (frame_->pending.size() == pending) path_ = before;
    return flow;
  };
  while (true) {
    Impl::Step(*this);
    const Ref value = Evaluate(condition);
    const auto truth = Truth(value, condition.span());
    if (!truth) {
      return leave(Impl::BranchFlow(
          *this, value, condition.span(),
          [&] { return Impl::RunLaterRounds(*this, body, condition.span()); },
          [] { return Flow::kNormal; }));
    }
    if (!*truth) break;
    const std::uint64_t arms = arms_;
    const Flow flow = Impl::RunRound(*this, body);
    if (flow == Flow::kBreak) return leave(Flow::kNormal);
    if (flow == Flow::kReturn) return flow;
    if (arms_ != arms) ++uncertain;
    const bool may_be_over = frame_->partial_breaks != breaks || frame_->pending.size() != pending;
    if (may_be_over || uncertain == kUncertainRounds) {
      return leave(Impl::RunLaterRounds(*this, body, condition.span()));
    }
  }
  leave(Flow::kNormal);
  const Node otherwise = node.field(G().f_alternative);
  return otherwise.null() ? Flow::kNormal : ExecuteBlock(otherwise.field(G().f_body));
}

Flow Evaluator::With(Node node) {
  std::vector<Ref> managers;
  std::vector<Node> items;
  for (const Node child : node.named_children()) {
    if (child.is(G().with_clause)) items = child.named_children();
  }
  for (const Node item : items) {
    const Node value = item.is(G().with_item) ? item.field(G().f_value) : item;
    const bool named = value.is(G().as_pattern);
    const Ref manager = Evaluate(named ? value.named_child(0) : value);
    managers.push_back(manager);
    const Ref enter = FindAttribute(manager, "__enter__", value.span());
    Call call;
    call.span = value.span();
    const Ref entered = enter == nullptr ? manager : CallValue(enter, std::move(call));
    if (named) Impl::Assign(*this, value.field(G().f_alias), entered);
  }
  const auto leave = [&](Ref exception) {
    bool swallowed = false;
    for (auto manager = managers.rbegin(); manager != managers.rend(); ++manager) {
      const Ref exit = FindAttribute(*manager, "__exit__", node.span());
      if (exit == nullptr || exit->kind == Kind::kOpaque) continue;
      Call call;
      call.span = node.span();
      call.positional = {exception, exception, heap_.none()};
      const Ref result = CallValue(exit, std::move(call));
      swallowed = swallowed || Truth(result, node.span()).value_or(false);
    }
    return swallowed;
  };
  Flow flow = Flow::kNormal;
  try {
    flow = ExecuteBlock(node.field(G().f_body));
  } catch (const Raised& raised) {
    if (!leave(raised.exception)) throw;
    return Flow::kNormal;
  }
  leave(heap_.none());
  return flow;
}

Flow Evaluator::Return(Node node) {
  const std::vector<Node> values = node.named_children();
  frame_->returned = values.empty() ? heap_.none() : Evaluate(values.front());
  return Flow::kReturn;
}

Flow Evaluator::RaiseStatement(Node node) {
  const std::vector<Node> parts = node.named_children();
  if (parts.empty()) {
    if (frame_->handled_exception != nullptr) throw Raised{frame_->handled_exception, node.span()};
    Raise("RuntimeError", "No active exception to reraise", node.span());
  }
  Ref exception = Evaluate(parts.front());
  if (exception->kind == Kind::kClass) {
    Call call;
    call.span = node.span();
    exception = CallValue(exception, std::move(call));
  }
  throw Raised{exception, node.span()};
}

Flow Evaluator::Assert(Node node) {
  const std::vector<Node> parts = node.named_children();
  if (parts.empty()) return Flow::kNormal;
  const auto truth = Truth(Evaluate(parts.front()), node.span());
  if (truth && !*truth) {
    std::string message;
    if (parts.size() > 1) TextOf(ToStr(Evaluate(parts[1]), node.span()), message);
    Raise("AssertionError", message, node.span());
  }
  return Flow::kNormal;
}

Flow Evaluator::Delete(Node node) {
  std::vector<Node> targets = node.named_children();
  if (targets.size() == 1 && (targets[0].is(G().expression_list) || targets[0].is(G().tuple))) {
    targets = targets[0].named_children();
  }
  for (const Node target : targets) {
    if (target.is(G().identifier)) {
      Impl::Unbind(*this, target.text(), target.span());
    } else if (target.is(G().subscript)) {
      const Ref object = Evaluate(target.field(G().f_value));
      DeleteItem(object, Evaluate(target.field(G().f_subscript)), target.span());
    } else if (target.is(G().attribute)) {
      const Ref object = Evaluate(target.field(G().f_object));
      if (auto* instance = As<Instance>(object)) {
        Touch(instance);
        instance->attributes.Erase(target.field(G().f_attribute).text());
      }
    }
  }
  return Flow::kNormal;
}

Flow Evaluator::Pass(Node) {
  return Flow::kNormal;
}
Flow Evaluator::Break(Node) {
  return Flow::kBreak;
}
Flow Evaluator::Continue(Node) {
  return Flow::kContinue;
}

}  // namespace smgraph::python
