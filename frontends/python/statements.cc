#include <algorithm>
#include <bit>

#include <fmt/format.h>

#include "frontends/python/contents.h"
#include "frontends/python/failures.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/raised_at.h"
#include "frontends/python/run_iterators.h"

namespace smgraph::python {

Flow Evaluator::ExpressionStatement(Node node) {
  for (const Node child : node.named_children())
    Evaluate(child);
  return Flow::kNormal;
}

namespace {

// `name: annotation = value` in a class body: a field, should the class be a dataclass.
void AddField(Class& cls, Scope* scope, Node assignment, Ref value) {
  const Node name = assignment.field(G().f_left);
  const Node annotation = assignment.field(G().f_type);
  const std::string_view text = annotation.text();
  if (!name.is(G().identifier) || text.find("ClassVar") != std::string_view::npos) return;
  Class::Field& field = cls.fields.emplace_back();
  field.name = name.text();
  field.default_value = value;
  field.init_only = text.find("InitVar") != std::string_view::npos;
  field.annotation = annotation;
  field.scope = scope;
  field.module = cls.module;
}

}  // namespace

Ref Evaluator::Assignment(Node node) {
  // a = b = value: the value first, then the targets from left to right.
  std::vector<Node> targets = {node.field(G().f_left)};
  Node right = node.field(G().f_right);
  while (right.is(G().assignment)) {
    targets.push_back(right.field(G().f_left));
    right = right.field(G().f_right);
  }
  const Ref value = right.null() ? nullptr : Evaluate(right);  // null: a bare annotation, x: int
  const bool field = frame_->class_body != nullptr && !node.field(G().f_type).null();
  if (field) AddField(*frame_->class_body, frame_->scope, node, value);
  if (value == nullptr) return heap_.none();
  for (const Node target : targets)
    Impl::Assign(*this, target, value);
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

// `target op= operand`: what the target is made of is evaluated once.
Ref Evaluator::AugmentedAssignment(Node node) {
  const Node left = node.field(G().f_left);
  const BinaryOp op = OperatorOf(node.field(G().f_operator).text());
  const auto changed = [&](Ref before) {
    return InPlace(op, before, Evaluate(node.field(G().f_right)), node.span());
  };
  if (left.is(G().attribute)) {
    const Ref object = Evaluate(left.field(G().f_object));
    const std::string_view name = Impl::Mangled(*this, left.field(G().f_attribute).text());
    const Ref value = changed(GetAttribute(object, name, left.span()));
    SetAttribute(object, name, value, left.span());
    return value;
  }
  if (left.is(G().subscript) && left.named_children().size() == 2) {
    const Ref object = Evaluate(left.field(G().f_value));
    const Ref key = Evaluate(left.named_child(1));
    const Ref value = changed(GetItem(object, key, left.span()));
    SetItem(object, key, value, left.span());
    return value;
  }
  const Ref value = changed(Evaluate(left));
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
  if (const Ref collection = LoopOf(e, settled)) {
    return ForEachUnknown(e, target, collection, settled, body, span);
  }
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
  const Exits first = ExitsSoFar(e);
  const std::size_t risks = RisksSoFar(e);
  const Flow flow = e.ExecuteBlock(body);
  // Each way out has conditions that all later rounds are under.
  constexpr std::size_t kMostExits = 128;
  const Exits now = ExitsSoFar(e);
  if (now.loops + now.returns + now.escapes > first.loops + first.returns + first.escapes &&
      now.loops + now.returns + now.escapes > kMostExits)
    throw BudgetExceeded{"rounds that may be the last one"};
  if (flow == Flow::kNormal || flow == Flow::kContinue) {
    JoinExits(e, Flow::kContinue, before, first);
    if (RisksSoFar(e) > risks) ExcludeRisks(e, risks);  // there is a next round where none failed
    return Flow::kNormal;
  }
  return flow;
}

// A loop's `else` is for runs in which no `break` was taken.
Flow Evaluator::Impl::LoopElse(Evaluator& e, Node otherwise, const std::vector<Ref>& breaks,
                               std::size_t next, SourceSpan span) {
  if (otherwise.null()) return Flow::kNormal;
  if (next == breaks.size()) return e.ExecuteBlock(otherwise.field(G().f_body));
  return BranchFlow(
      e, breaks[next], span, [] { return Flow::kNormal; },
      [&] { return LoopElse(e, otherwise, breaks, next + 1, span); });
}

// The rounds of a loop as one, `code` being what they do; of one over a `counted` collection some
// may not take place.
Flow Evaluator::Impl::RunAsOne(Evaluator& e, Ref collection, const std::vector<Node>& code,
                               bool counted, SourceSpan span, const std::function<Flow()>& round) {
  const Path* before = e.path_;
  const Exits first = ExitsSoFar(e);
  const std::size_t risks = RisksSoFar(e);
  Rounds rounds(e, collection, span);
  const Carry carry = CarryOver(e, code, span);
  const Flow flow = round();
  KeepCarried(carry);
  const Exits last = ExitsSoFar(e);
  const auto left = [&](std::string reason) {
    Unknown* unknown = e.NewUnknown(std::move(reason), "a round leaves the loop", span);
    unknown->host = false;
    return unknown;
  };
  const bool leaves = last.loops > first.loops || last.returns > first.returns ||
                      last.escapes > first.escapes || RisksSoFar(e) > risks ||
                      flow != Flow::kNormal;
  // Later rounds are for runs in which none before them left the loop, the rest of the function for
  // those in which none returned.
  if (counted && leaves) {
    rounds.inside()->outer = e.heap_.NewPath(
        before, Path::Kind::kCondition,
        left("whether a round before has left the loop is known only while it runs"), false, span);
  }
  for (std::size_t i = first.returns; i < last.returns; ++i) {
    e.frame_->pending[i].condition =
        left("whether a round returns is known only while the loop runs");
  }
  JoinExits(e, Flow::kBreak, before, first);
  const Path* after = e.path_;
  std::unique_ptr<Snapshot> state;
  if (flow == Flow::kReturn) state = std::make_unique<Snapshot>(e, e.frame_->fork);
  rounds.End();
  e.path_ = after;
  return flow == Flow::kReturn ? ReturnOfRounds(e, collection, std::move(state), span)
                               : Flow::kNormal;
}

// The rounds of a loop over a collection that is not known, as one for `element`.
Flow Evaluator::Impl::ForEachUnknown(Evaluator& e, Node target, Ref iterable, Ref element,
                                     Node body, SourceSpan span) {
  return RunAsOne(e, iterable, {body}, true, span, [&] {
    if (element == nullptr) element = e.SymbolicElement(iterable, span);
    return RunLoopBody(e, target, element, body, span);
  });
}

// Where there is a round it returns; the rest of the function is for runs without one.
Flow Evaluator::Impl::ReturnOfRounds(Evaluator& e, Ref iterable, std::unique_ptr<Snapshot> state,
                                     SourceSpan span) {
  const Ref some = NonEmpty(e, iterable);
  if (some->kind == Kind::kBool) return Flow::kReturn;
  const Ref before = PathCondition(e, e.path_, e.frame_->entry_path);
  const Ref when = before == nullptr ? some : e.OpaqueOperation("and", before, some, {});
  e.frame_->pending.push_back({when, e.frame_->returned, std::move(state)});
  e.path_ = e.heap_.NewPath(e.path_, Path::Kind::kCondition, some, false, span);
  return Flow::kNormal;
}

namespace {

/// Is there a `break` that leaves the loop of this body?
bool HasBreak(Node body) {
  static const SymbolId break_statement = SymbolOf("break_statement");
  static const SymbolId inner[] = {SymbolOf("for_statement"), SymbolOf("while_statement"),
                                   SymbolOf("function_definition")};
  for (const Node child : body.named_children()) {
    if (child.is(break_statement)) return true;
    const bool other = std::any_of(std::begin(inner), std::end(inner),
                                   [&](SymbolId symbol) { return child.is(symbol); });
    if (!other && HasBreak(child)) return true;
  }
  return false;
}

/// When rounds that are evaluated as one leave the loop by `break`.
std::vector<Ref> BreaksOfRounds(Evaluator& e, Node body, SourceSpan span) {
  if (!HasBreak(body)) return {};
  Unknown* unknown = e.NewUnknown("whether a round breaks off the loop is known only while it runs",
                                  "a round breaks off the loop", span);
  unknown->host = false;
  return {unknown};
}

}  // namespace

Flow Evaluator::Impl::ForEach(Evaluator& e, Node target, Ref iterable, Node body, Node otherwise,
                              SourceSpan span) {
  iterable = Settle(e, iterable);
  if (const Choice* choice = EitherUnknown(iterable)) {
    const auto loop = [&](Ref one) {
      return [&e, target, one, body, otherwise, span] {
        return ForEach(e, target, one, body, otherwise, span);
      };
    };
    return BranchFlow(e, choice->condition, span, loop(choice->then), loop(choice->otherwise));
  }
  iterable = LeftInRun(e, iterable, span);
  CheckInnerLoop(e, iterable, span);
  Cursor cursor(e, iterable, span);
  if (!cursor.known()) {
    const Flow flow = ForEachUnknown(e, target, iterable, nullptr, body, span);
    if (flow != Flow::kNormal || otherwise.null()) return flow;
    return LoopElse(e, otherwise, BreaksOfRounds(e, body, span), 0, span);
  }
  const Path* before = e.path_;
  const Exits first = ExitsSoFar(e);
  bool many = false;  // rounds as one
  while (const Ref element = cursor.Next()) {
    many = many || LoopOf(e, Settle(e, element)) != nullptr;
    const Flow flow = RunLoopBody(e, target, element, body, span);
    if (flow == Flow::kReturn) return flow;
    if (flow != Flow::kBreak) continue;
    JoinExits(e, Flow::kBreak, before, first);
    return Flow::kNormal;
  }
  std::vector<Ref> breaks = JoinExits(e, Flow::kBreak, before, first);
  if (many && !otherwise.null()) {
    for (const Ref one : BreaksOfRounds(e, body, span))
      breaks.push_back(one);
  }
  return LoopElse(e, otherwise, breaks, 0, span);
}

// A generator that is made for the loop is closed where that is left: nobody else can ask it.
Flow Evaluator::For(Node node) {
  static const SymbolId call = SymbolOf("call");
  const Node right = node.field(G().f_right);
  const std::uint32_t made_before = heap_.count();
  const Ref iterable = Evaluate(right);
  const bool own = right.is(call) && iterable->born >= made_before;
  Flow flow = Flow::kNormal;
  const std::optional<Raised> raised = Impl::Attempt(
      [&] {
        return Impl::ForEach(*this, node.field(G().f_left), iterable, node.field(G().f_body),
                             node.field(G().f_alternative), right.span());
      },
      flow);
  const Ref returned = frame_->returned;
  if (own) Impl::CloseLeft(*this, iterable, right.span());
  frame_->returned = returned;
  if (raised) throw Raised(*raised);
  return flow;
}

// All rounds that are not certain as one, of which there is one at least: what it makes is there as
// often as the loop goes round. How often that is depends on what the way here from its start does.
Flow Evaluator::Impl::RunLaterRounds(Evaluator& e, WhileLoop& loop) {
  loop.as_one = true;
  const SourceSpan span = loop.condition.span();
  const Ref often = SomeRounds(e, span);
  for (const Path* path = e.path_; path != nullptr && path != loop.start; path = path->outer)
    As<Unknown>(often)->inputs.push_back(path->subject);
  const Flow flow = RunAsOne(e, often, {loop.body, loop.condition}, false, span, [&] {
    const Flow round = RunRound(e, loop.body);
    if (round == Flow::kNormal) e.Evaluate(loop.condition);  // which may call a step
    return round;
  });
  return flow == Flow::kReturn ? flow : Flow::kNormal;
}

// Of `a and b`: does one hold now, or not? It may be what ends the loop. Nothing is said of others;
// what has a call in it is not asked twice.
std::optional<bool> Evaluator::Impl::Bounded(Evaluator& e, Node condition) {
  static const SymbolId boolean_operator = SymbolOf("boolean_operator");
  if (!condition.is(boolean_operator)) return std::nullopt;
  std::optional<bool> bounded;
  for (const Node part : {condition.field(G().f_left), condition.field(G().f_right)}) {
    const bool plain = part.text().find('(') == std::string_view::npos;
    const auto holds = plain && !part.is(boolean_operator) ? e.Truth(e.Evaluate(part), part.span())
                                                           : Bounded(e, part);
    if (holds) bounded = *holds && bounded.value_or(true);
  }
  return bounded;
}

// The rounds of a loop whose condition is not known: each under it, while a part of it may end the
// loop soon; the rest as one.
Flow Evaluator::Impl::WhileUnknown(Evaluator& e, WhileLoop& loop, Ref value, int round) {
  constexpr int kRounds = 8;
  const auto bounded = Bounded(e, loop.condition);
  if (bounded && !*bounded) return Flow::kNormal;
  return BranchFlow(
      e, value, loop.condition.span(),
      [&] {
        // The first one takes objects from outside, later ones from rounds before them.
        const bool alone = bounded || (round == 0 && CarriesObject(e, loop));
        if (round == kRounds || !alone) return RunLaterRounds(e, loop);
        const Flow flow = RunRound(e, loop.body);
        if (flow != Flow::kNormal) return flow;
        Step(e);
        return WhileUnknown(e, loop, e.Evaluate(loop.condition), round + 1);
      },
      [] { return Flow::kNormal; });
}

Flow Evaluator::While(Node node) {
  // Rounds that meet unknown conditions may never lead to the one that ends the loop.
  constexpr std::uint32_t kUncertainRounds = 16;
  constexpr std::uint32_t kLong = 256;
  const Node condition = node.field(G().f_condition);
  const Node body = node.field(G().f_body);
  const Node otherwise = node.field(G().f_alternative);
  const bool endless = condition.text() == "True" || condition.text() == "1";
  const Path* before = path_;
  const Impl::Exits first = Impl::ExitsSoFar(*this);
  Impl::WhileLoop loop{condition, body, before};
  std::uint32_t uncertain = 0;
  std::uint32_t rounds = 0;
  const auto leave = [&] {
    std::vector<Ref> breaks = Impl::JoinExits(*this, Flow::kBreak, before, first);
    if (loop.as_one && !otherwise.null())
      std::ranges::copy(BreaksOfRounds(*this, body, condition.span()), std::back_inserter(breaks));
    return Impl::LoopElse(*this, otherwise, breaks, 0, condition.span());
  };
  while (true) {
    // Code that waits for a service: a round that leaves all as it was is followed by its like
    // until the limit is reached. Looked at now and then, and where no arm watches the changes
    // already.
    const bool watched = std::has_single_bit(++rounds) && rounds >= kLong && fork_ == nullptr &&
                         frame_->generator == nullptr;
    const std::size_t made = instances_.size();
    Fork changes;
    changes.born_before = heap_.count();
    const Restore<Fork*> watch(fork_, watched ? &changes : fork_);
    Impl::Step(*this);
    const Ref value = Evaluate(condition);
    const auto truth = Truth(value, condition.span());
    if (!truth) {
      const Flow flow = Impl::WhileUnknown(*this, loop, value, 0);
      return flow == Flow::kReturn ? flow : leave();
    }
    if (!*truth) return leave();
    const std::uint64_t arms = arms_;
    const Flow flow = Impl::RunRound(*this, body);
    if (flow == Flow::kReturn) return flow;
    if (flow == Flow::kBreak) {
      Impl::JoinExits(*this, Flow::kBreak, before, first);
      return Flow::kNormal;
    }
    if (arms_ != arms) ++uncertain;
    // Of a loop that its condition ends, rounds are told apart; others end in one like the first.
    const bool may_be_over = endless && path_ != before;
    if (may_be_over || uncertain == kUncertainRounds) {
      const Flow later = Impl::RunLaterRounds(*this, loop);
      return later == Flow::kReturn ? later : leave();
    }
    const bool same = watched && instances_.size() == made && arms_ == arms &&
                      std::ranges::all_of(changes.saved, [](const auto& change) {
                        return SameContents(change.first, change.second);
                      });
    if (same) throw BudgetExceeded{"evaluation steps"};
  }
}

// manager.__exit__(…): true when it swallows the exception.
Ref Evaluator::Impl::Leave(Evaluator& e, Ref exit, const std::optional<Raised>& raised,
                           SourceSpan span) {
  const Ref none = e.heap_.none();
  if (exit == nullptr || exit->kind == Kind::kOpaque) return none;
  Call call;
  call.span = span;
  call.positional = {none, none, none};
  if (raised) {
    const auto* exception = As<Instance>(raised->exception);
    const Ref type = exception == nullptr ? raised->exception : exception->cls;
    call.positional = {type, raised->exception, none};
  }
  return AwaitValue(e, e.CallValue(exit, std::move(call)), span);
}

namespace {

// The name that an item of `with` gives to what it enters; null without one. The grammar reads
// `a if b else c as name` as `a if b else (c as name)`.
Node NameOfItem(Node value) {
  const auto count = value.named_count();
  if (!value.is(G().as_pattern) && count > 0) value = value.named_child(count - 1);
  return value.is(G().as_pattern) ? value.field(G().f_alias) : Node();
}

bool IsAsyncWith(Node statement) {
  return statement.child_count() > 0 && statement.child(0).text() == "async";
}

// What `with` calls of a manager: "enter" or "exit". Those of the library that are for both kinds
// of `with` have the plain one.
Ref ManagerMethod(Evaluator& e, Ref manager, std::string_view which, bool async, SourceSpan span) {
  const Ref own = async ? e.FindAttribute(manager, fmt::format("__a{}__", which), span) : nullptr;
  const bool found = own != nullptr && own->kind != Kind::kOpaque;
  return found ? own : e.FindAttribute(manager, fmt::format("__{}__", which), span);
}

// What the manager may swallow; null when nothing.
Ref Swallowed(Evaluator& e, Ref manager, Ref exit) {
  if (exit == nullptr || exit->kind == Kind::kOpaque) return nullptr;
  const auto* instance = As<Instance>(manager);
  const bool named = instance != nullptr && instance->cls->name == "suppress";
  const Ref exceptions = named ? instance->attributes.Find("_exceptions") : nullptr;
  return exceptions == nullptr ? e.BuiltinClass("BaseException") : exceptions;
}

}  // namespace

// The managers from `next` on, each inside the one before, then the body.
Flow Evaluator::Impl::WithItems(Evaluator& e, const std::vector<Node>& items, std::size_t next,
                                Node with) {
  if (next == items.size()) return e.ExecuteBlock(with.field(G().f_body));
  const Node item = items[next];
  const Node value = item.is(G().with_item) ? item.field(G().f_value) : item;
  const Node name = NameOfItem(value);
  const Ref manager = Settle(e, e.Evaluate(value));
  const Ref enter = ManagerMethod(e, manager, "enter", IsAsyncWith(with), value.span());
  const Ref entered =
      enter == nullptr
          ? manager
          : AwaitValue(e, e.CallValue(enter, CallWith({}, value.span())), value.span());
  const auto exit = [&] {
    return ManagerMethod(e, manager, "exit", IsAsyncWith(with), item.span());
  };
  const auto inside = [&](std::vector<Ref>& types) {
    if (const Ref swallowed = Swallowed(e, manager, exit())) types.push_back(swallowed);
    if (name) Assign(e, name, entered);
    return WithItems(e, items, next + 1, with);
  };
  return RunCatching(
      e, item.span(), inside,
      [&](const std::optional<Raised>& raised, Flow flow, Exits first, const Path* all) {
        const Ref returned = e.frame_->returned;
        Ref swallows = nullptr;
        AlsoForExits(e, first, all, [&] {
          swallows = Leave(e, exit(), raised, item.span());
          return Flow::kNormal;
        });
        e.frame_->returned = returned;
        if (!raised) return flow;
        return BranchFlow(
            e, swallows, item.span(), [] { return Flow::kNormal; },
            [&]() -> Flow { throw Raised(*raised); });
      });
}

Flow Evaluator::With(Node node) {
  std::vector<Node> items;
  for (const Node child : node.named_children()) {
    if (child.is(G().with_clause)) items = child.named_children();
  }
  // `with (a, b):` is read as one tuple.
  if (items.size() == 1 && items[0].is(G().with_item) &&
      items[0].field(G().f_value).is(G().tuple)) {
    items = items[0].field(G().f_value).named_children();
  }
  return Impl::WithItems(*this, items, 0, node);
}

Flow Evaluator::Return(Node node) {
  const std::vector<Node> values = node.named_children();
  frame_->returned = values.empty() ? heap_.none() : Evaluate(values.front());
  return Flow::kReturn;
}

Flow Evaluator::RaiseStatement(Node node) {
  const std::vector<Node> parts = node.named_children();
  if (parts.empty()) {
    if (frame_->handled_exception != nullptr) Throw(*this, frame_->handled_exception, node.span());
    Raise("RuntimeError", "No active exception to reraise", node.span());
  }
  const auto made = [&](Ref exception) {
    return exception->kind == Kind::kClass ? CallValue(exception, CallWith({}, node.span()))
                                           : exception;
  };
  const Ref exception = made(Evaluate(parts.front()));
  if (const Node cause = node.field(G().f_cause)) {
    SetAttribute(exception, "__cause__", made(Evaluate(cause)), node.span());
  }
  auto* object = As<Instance>(exception);
  // What the library raises again is the fault of whoever raised it first.
  const bool again = object != nullptr && object->span.known() &&
                     object->span.file != node.span().file && frame_->module->path.starts_with('<');
  const Ref handled = frame_->handled_exception;
  if (object != nullptr && handled != nullptr && handled != object) {
    Touch(object);
    object->attributes.Set("__context__", handled);
  }
  Throw(*this, exception, again ? object->span : node.span());
}

Flow Evaluator::Assert(Node node) {
  const std::vector<Node> parts = node.named_children();
  if (parts.empty()) return Flow::kNormal;
  const Ref condition = Evaluate(parts.front());
  const auto fail = [&]() -> Flow {
    std::vector<Ref> arguments;
    if (parts.size() > 1) arguments.push_back(Evaluate(parts[1]));
    Throw(*this, CallValue(BuiltinClass("AssertionError"), CallWith(arguments, node.span())),
          node.span());
  };
  const auto truth = Truth(condition, node.span());
  if (truth) return *truth ? Flow::kNormal : fail();
  if (!MayBeCaught("AssertionError") && !State<Failures>().listened_to()) return Flow::kNormal;
  return Impl::BranchFlow(
      *this, condition, node.span(), [] { return Flow::kNormal; }, fail);
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
      DeleteAttribute(Evaluate(target.field(G().f_object)),
                      Impl::Mangled(*this, target.field(G().f_attribute).text()), target.span());
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
