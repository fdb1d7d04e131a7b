#include "frontends/python/internals.h"

namespace smgraph::python {

// A comprehension has a scope of its own; its first iterable belongs to the scope around it, which
// makes no difference here because the inner scope starts empty.
Ref Evaluator::Impl::InComprehensionScope(Evaluator& e, const std::function<Ref()>& body) {
  Scope* outer = e.frame_->scope;
  while (outer->is_class && outer->outer != nullptr)
    outer = outer->outer;
  Frame frame = *e.frame_;
  frame.outer = e.frame_;
  frame.comprehension = true;
  frame.scope = e.heap_.New<Scope>(e.frame_->scope->is_class ? e.frame_->scope : outer);
  const Restore<Frame*> restore(e.frame_, &frame);
  return body();
}

// One level of `for … in …` or `if …`; `emit` runs for each element that gets through.
void Evaluator::Impl::Comprehend(Evaluator& e, const std::vector<Node>& clauses, std::size_t next,
                                 const std::function<void()>& emit) {
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
          Comprehend(e, clauses, next + 1, emit);
          return e.heap_.none();
        },
        [&] { return e.heap_.none(); });
    return;
  }
  const Node target = clause.field(G().f_left);
  const Ref iterable = e.Evaluate(clause.field(G().f_right));
  const auto each = [&](Ref element) {
    Assign(e, target, element);
    Comprehend(e, clauses, next + 1, emit);
  };
  const auto elements = e.Elements(iterable, clause.span());
  if (!elements) {
    const Path* inside = e.heap_.NewPath(e.path_, Path::Kind::kEach, iterable, true, clause.span());
    const Restore<const Path*> restore(e.path_, inside);
    each(e.SymbolicElement(iterable, clause.span()));
    return;
  }
  for (const Ref element : *elements) {
    const Choice* choice = Guarded(e, element);
    if (choice == nullptr) {
      each(element);
      continue;
    }
    const auto arm = [&](Ref value) {
      return [&, value] {
        if (value->kind != Kind::kAbsent) each(value);
        return e.heap_.none();
      };
    };
    e.Branch(choice->condition, clause.span(), arm(choice->then), arm(choice->otherwise));
  }
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

Ref Evaluator::ListComprehension(Node node) {
  return Impl::InComprehensionScope(*this, [&]() -> Ref {
    auto* list = heap_.New<List>();
    Impl::Comprehend(*this, Clauses(node), 0, [&] {
      const Ref item = Evaluate(node.field(G().f_body));
      Touch(list);
      list->items.push_back(item);
      CheckItems(list->items.size());
    });
    return list;
  });
}

Ref Evaluator::SetComprehension(Node node) {
  const Ref list = ListComprehension(node);
  auto* set = heap_.New<Set>();
  for (const Ref item : As<List>(list)->items)
    set->Add(item);
  return set;
}

Ref Evaluator::GeneratorExpression(Node node) {
  const Ref list = ListComprehension(node);
  return heap_.New<Iterator>(std::move(As<List>(list)->items));
}

Ref Evaluator::DictComprehension(Node node) {
  return Impl::InComprehensionScope(*this, [&]() -> Ref {
    auto* dict = heap_.New<Dict>();
    Impl::Comprehend(*this, Clauses(node), 0, [&] {
      const Node pair = node.field(G().f_body);
      const Ref key = Evaluate(pair.field(G().f_key));
      const Ref value = Evaluate(pair.field(G().f_value));
      Touch(dict);
      dict->Set(key, value);
      CheckItems(dict->items.size());
    });
    return dict;
  });
}

}  // namespace smgraph::python
