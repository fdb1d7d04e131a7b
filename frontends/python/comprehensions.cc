#include "frontends/python/generator.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/run_iterators.h"

namespace smgraph::python {

// A comprehension has a scope of its own; only its first iterable belongs to the scope around it.
Evaluator::Frame Evaluator::Impl::ComprehensionFrame(Evaluator& e) {
  Frame frame;
  frame.outer = e.frame_;
  frame.function = e.frame_->function;
  frame.module = e.frame_->module;
  frame.entry_path = e.frame_->entry_path;
  frame.fork = e.fork_;
  frame.generator = e.frame_->generator;
  frame.handled_exception = e.frame_->handled_exception;
  frame.scope = e.heap_.New<Scope>(e.frame_->scope);
  frame.scope->comprehension = true;
  return frame;
}

// One level of `for … in …` or `if …`; `emit` runs for each element that gets through.
void Evaluator::Impl::Comprehend(Evaluator& e, const std::vector<Node>& clauses, std::size_t next,
                                 Ref iterable, const std::function<void()>& emit) {
  if (next == clauses.size()) {
    Step(e);
    emit();
    return;
  }
  const Node clause = clauses[next];
  if (clause.is(G().if_clause)) {
    const Ref condition = e.Evaluate(clause.named_child(0));
    e.Branch(
        condition, clause.span(),
        [&] {
          Comprehend(e, clauses, next + 1, nullptr, emit);
          return e.heap_.none();
        },
        [&] { return e.heap_.none(); });
    return;
  }
  const Node target = clause.field(G().f_left);
  if (iterable == nullptr) iterable = e.Evaluate(clause.field(G().f_right));
  iterable = Settle(e, iterable);
  const auto each = [&](Ref element) {
    return e.ForElement(element, clause.span(), [&](Ref one) {
      Assign(e, target, one);
      Comprehend(e, clauses, next + 1, nullptr, emit);
      return e.heap_.absent();
    });
  };
  if (const Choice* choice = EitherUnknown(iterable)) {
    const auto loop = [&](Ref one) {
      return [&, one] {
        Comprehend(e, clauses, next, one, emit);
        return e.heap_.none();
      };
    };
    e.Branch(choice->condition, clause.span(), loop(choice->then), loop(choice->otherwise));
    return;
  }
  iterable = LeftInRun(e, iterable, clause.span());
  CheckInnerLoop(e, iterable, clause.span());
  Cursor cursor(e, iterable, clause.span());
  if (!cursor.known()) {
    each(e.SymbolicElement(iterable, clause.span()));
    return;
  }
  while (const Ref element = cursor.Next())
    each(element);
}

namespace {

std::vector<Node> Clauses(Node node) {
  std::vector<Node> clauses;
  for (const Node child : node.named_children()) {
    if (child.is(G().for_in_clause) || child.is(G().if_clause)) clauses.push_back(child);
  }
  return clauses;
}

}  // namespace

void Evaluator::Impl::RunComprehension(Evaluator& e, Node node, const std::function<void()>& emit) {
  const std::vector<Node> clauses = Clauses(node);
  const Ref first = e.Evaluate(clauses.front().field(G().f_right));
  Frame frame = ComprehensionFrame(e);
  const Restore<Frame*> restore(e.frame_, &frame);
  Comprehend(e, clauses, 0, first, emit);
}

Ref Evaluator::ListComprehension(Node node) {
  auto* list = heap_.New<List>();
  Impl::RunComprehension(*this, node, [&] {
    const Ref item = Evaluate(node.field(G().f_body));
    Touch(list);
    list->items.push_back(item);
    CheckItems(list->items.size());
  });
  return list;
}

Ref Evaluator::SetComprehension(Node node) {
  const Ref list = ListComprehension(node);
  auto* set = heap_.New<Set>();
  for (const Ref item : As<List>(list)->items) {
    AddElement(*this, *set, item, node.span());
  }
  return set;
}

Ref Evaluator::DictComprehension(Node node) {
  auto* dict = heap_.New<Dict>();
  Impl::RunComprehension(*this, node, [&] {
    const Node pair = node.field(G().f_body);
    const Ref key = Evaluate(pair.field(G().f_key));
    CheckHashable(*this, key, pair.span());
    const Ref value = Evaluate(pair.field(G().f_value));
    SetEntry(*this, *dict, key, value, pair.span());
  });
  return dict;
}

Ref Evaluator::GeneratorExpression(Node node) {
  const std::vector<Node> clauses = Clauses(node);
  const Ref first = Evaluate(clauses.front().field(G().f_right));
  const auto frame = std::make_shared<Frame>(Impl::ComprehensionFrame(*this));
  frame->generator = nullptr;  // it runs on a stack of its own
  return Impl::Generate(*this, [this, node, clauses, first, frame](Generator& generator) {
    frame->outer = frame_;
    const Restore<Frame*> restore_frame(frame_, frame.get());
    const Restore<const Path*> restore_path(path_);
    Impl::Comprehend(*this, clauses, 0, first,
                     [&] { generator.Yield(Evaluate(node.field(G().f_body)), node.span()); });
    return heap_.none();
  });
}

}  // namespace smgraph::python
