// Rounds of a loop that are evaluated as one, because its collection is not known. What such a
// round puts into a list, a set or a dict is one element that stands for any number of them, for
// none as well.
#include <algorithm>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/contents.h"
#include "frontends/python/internals.h"
#include "frontends/python/item_text.h"
#include "frontends/python/natives.h"
#include "frontends/python/several_forms.h"
#include "graph/base/catalogue.h"

namespace smgraph::python {
namespace {

const Opaque* Operation(Ref value) {
  const auto* opaque = As<Opaque>(value);
  return opaque != nullptr && opaque->origin == Opaque::Origin::kOperation ? opaque : nullptr;
}

const Opaque* SomeRound(Ref condition) {
  const Opaque* operation = Operation(condition);
  return operation != nullptr && operation->name == kSomeRound ? operation : nullptr;
}

// The side of a conditional element that is no Absent.
Ref Present(const Choice& conditional) {
  return conditional.then->kind == Kind::kAbsent ? conditional.otherwise : conditional.then;
}

const Path* PathOf(Ref value) {
  const auto* opaque = As<Opaque>(value);
  const auto* object = As<Instance>(value);
  return opaque != nullptr ? opaque->path : object != nullptr ? object->path : nullptr;
}

bool MayBeAbsent(Ref value) {
  if (const auto* choice = As<Choice>(value))
    return MayBeAbsent(choice->then) || MayBeAbsent(choice->otherwise);
  return value->kind == Kind::kAbsent;
}

struct RoundMemory {
  std::map<std::pair<Ref, Ref>, Opaque*> known;  // only for look-ups
};

Ref RoundOf(Evaluator& e, Ref outside, Ref collection) {
  Opaque*& known = e.State<RoundMemory>().known[{outside, collection}];
  if (known == nullptr) {
    known = e.NewOpaque(Opaque::Origin::kOperation, outside, kSomeRound, {});
    known->key = collection;
  }
  return known;
}

// Iterators over a collection have as many elements as it.
constexpr std::string_view kAsMany[] = {"enumerate", "iter",   "list", "reversed",
                                        "set",       "sorted", "tuple"};

}  // namespace

Ref PresentIn(Ref value) {
  while (const Choice* choice = Conditional(value))
    value = Present(*choice);
  return value;
}

bool Evaluator::Impl::Inside(const Evaluator& e, Ref collection) {
  for (const Path* here = e.path_; here != nullptr; here = here->outer) {
    if (here->kind == Path::Kind::kEach && here->subject == collection) return true;
  }
  return false;
}

const Choice* Evaluator::Impl::EitherUnknown(Ref iterable) {
  constexpr std::uint32_t kMost = 4;
  const auto* choice = As<Choice>(iterable);
  if (choice == nullptr || choice->alternatives > kMost) return nullptr;
  const auto unknown = [](Ref side) {
    return side->kind == Kind::kOpaque || EitherUnknown(side) != nullptr;
  };
  return unknown(choice->then) && unknown(choice->otherwise) ? choice : nullptr;
}

bool Evaluator::Impl::HoldsIn(const Path& each, Ref condition) {
  const Opaque* round = SomeRound(condition);
  return round != nullptr && round->key == each.subject;
}

Ref Evaluator::Impl::LoopOf(const Evaluator& e, Ref value, int depth) {
  if (value == nullptr || depth == 0) return nullptr;
  const auto first = [&](const std::vector<Ref>& parts) -> Ref {
    for (const Ref part : parts) {
      if (const Ref found = LoopOf(e, part, depth - 1)) return found;
    }
    return nullptr;
  };
  while (const Choice* choice = python::Conditional(value)) {
    if (const Ref found = LoopOf(e, choice->condition, depth - 1)) return found;
    value = Present(*choice);
  }
  if (const auto* tuple = As<Tuple>(value)) return first(tuple->items);
  if (const auto* text = As<Template>(value)) return first(text->parts);
  if (const Opaque* round = SomeRound(value)) return Inside(e, round->key) ? nullptr : round->key;
  if (const Opaque* operation = Operation(value)) return first({operation->base, operation->key});
  Ref outermost = nullptr;
  for (const Path* path = PathOf(value); path != nullptr; path = path->outer) {
    if (path->kind == Path::Kind::kEach && !Inside(e, path->subject)) outermost = path->subject;
  }
  return outermost;
}

Ref PresentWhen(Evaluator& ev, Ref element, Ref& there) {
  using Impl = Evaluator::Impl;
  element = Impl::Settle(ev, element);
  while (const Choice* choice = Conditional(element)) {
    const Ref condition = choice->then->kind == Kind::kAbsent
                              ? Impl::Negation(ev, choice->condition)
                              : choice->condition;
    element = Impl::Settle(ev, Present(*choice));
    if (Impl::IsOfRounds(condition) || Impl::IsOfNewKey(ev, condition)) continue;
    there = there == nullptr ? condition : ev.OpaqueOperation("and", there, condition, {});
  }
  return element;
}

bool Evaluator::Impl::IsCertain(const Evaluator& e, Ref item) {
  item = Settle(e, item);
  return !MayBeAbsent(item) && LoopOf(e, item) == nullptr;
}

namespace {

struct SomeMemory {
  std::unordered_set<const Object*> some;  // only for look-ups
};

}  // namespace

Ref Evaluator::Impl::SomeRounds(Evaluator& e, SourceSpan span) {
  Unknown* often = e.NewUnknown("how often the loop goes round is not known", "rounds", span);
  e.State<SomeMemory>().some.insert(often);
  return often;
}

Ref Evaluator::Impl::NonEmpty(Evaluator& e, Ref collection) {
  if (e.State<SomeMemory>().some.contains(collection)) return e.heap_.boolean(true);
  const Opaque* operation = Operation(collection);
  if (operation != nullptr && operation->name == "range" && operation->key == nullptr)
    return e.OpaqueOperation(">", operation->base, e.heap_.integer(0), operation->span);
  if (operation != nullptr && std::ranges::find(kAsMany, operation->name) != std::end(kAsMany))
    return NonEmpty(e, operation->base);
  if (collection->kind == Kind::kInstance || collection->kind == Kind::kModule)
    return e.OpaqueOperation("list", collection, nullptr, {});
  if (const auto truth = e.Truth(collection, {})) return e.heap_.boolean(*truth);
  return Condition(e, collection);
}

int Evaluator::Impl::LoopsAround(const Evaluator& e, Ref value) {
  int loops = 0;
  for (const Path* path = PathOf(PresentIn(value)); path != nullptr; path = path->outer) {
    if (path->kind == Path::Kind::kEach && !Inside(e, path->subject)) ++loops;
  }
  return loops;
}

Ref Evaluator::Impl::ForLoop(Evaluator& e, Ref collection, Ref value) {
  const Ref round = RoundOf(e, NonEmpty(e, collection), collection);
  return e.heap_.New<Choice>(round, value, e.heap_.absent());
}

namespace {

struct LaterMemory {
  std::unordered_map<std::string, Unknown*> known;  // only for look-ups
};

// Known only while the loop runs: the same object for the same question.
Unknown* Later(Evaluator& ev, std::string key, std::string reason, const std::string& label,
               SourceSpan span) {
  Unknown*& known = ev.State<LaterMemory>().known[std::move(key)];
  if (known == nullptr) {
    known = ev.NewUnknown(std::move(reason), ShortLabel(label), span);
    known->host = false;
  }
  return known;
}

std::string KeyOf(std::string_view what, const std::vector<Ref>& items) {
  std::string key(what);
  for (const Ref item : items)
    key += item->kind <= Kind::kBytes ? fmt::format(" {}", Repr(item))
                                      : fmt::format(" @{}", static_cast<const void*>(item));
  return key;
}

}  // namespace

Ref UnknownOfItems(Evaluator& ev, std::string_view what, const std::vector<Ref>& items,
                   SourceSpan span) {
  constexpr int kDepth = 8;
  constexpr std::size_t kShown = 20;
  ev.Work(items.size());
  const std::vector<Ref> shown(
      items.begin(), items.begin() + static_cast<std::ptrdiff_t>(std::min(items.size(), kShown)));
  const std::string text = TextFor(ev.sources(), NewList(ev, shown), kDepth);
  return Later(
      ev, KeyOf(what, items),
      fmt::format("{} {}: which elements there are is known only while it runs", what, text),
      fmt::format("{} {}", what, text), span);
}

bool HoldsMany(Evaluator& ev, const std::vector<Ref>& items) {
  return std::ranges::any_of(
      items, [&](Ref item) { return Evaluator::Impl::LoopOf(ev, item) != nullptr; });
}

namespace {

/// A collection that was there before the loops around.
class Collected {
 public:
  Collected(const Path* here, const Object& collection) : here_(here), born_(collection.born) {}

  bool InLoop() const {
    const Path* path = here_;
    while (path != nullptr && (path->kind != Path::Kind::kEach || path->born <= born_))
      path = path->outer;
    return path != nullptr;
  }
  // Was the value made in a round of a loop over the same as one of those?
  bool InAnotherRound(Ref value, int depth = 4) const {
    value = PresentIn(value);
    if (depth == 0) return false;
    if (const auto* tuple = As<Tuple>(value)) {
      return std::ranges::any_of(tuple->items,
                                 [&](Ref item) { return InAnotherRound(item, depth - 1); });
    }
    for (const Path* path = PathOf(value); path != nullptr; path = path->outer)
      if (path->kind == Path::Kind::kEach && IsEnteredAgain(*path)) return true;
    return false;
  }

 private:
  // Of a list that a round itself has made, all is of that round.
  bool IsEnteredAgain(const Path& loop) const {
    bool again = false;
    if (loop.born < born_) return false;
    for (const Path* path = here_; path != nullptr; path = path->outer) {
      if (path == &loop) return false;  // this very round
      again = again || (path->kind == Path::Kind::kEach && path->subject == loop.subject &&
                        path->born > born_);
    }
    return again;
  }

  const Path* here_;
  std::uint32_t born_;
};

}  // namespace

bool HoldsOthers(Evaluator& ev, Ref collection) {
  const auto* list = As<List>(collection);
  const auto* set = As<Set>(collection);
  const auto* view = list != nullptr ? &list->view : set != nullptr ? &set->view : nullptr;
  if (view != nullptr && view->dict != nullptr) return HoldsOthers(ev, view->dict);
  const Collected collected(ev.path(), *collection);
  if (!collected.InLoop()) return false;
  const auto other = [&](Ref item) { return collected.InAnotherRound(item); };
  if (list != nullptr) return std::ranges::any_of(list->items, other);
  if (set != nullptr) return std::ranges::any_of(set->items, other);
  const auto* dict = As<Dict>(collection);
  return dict != nullptr && std::ranges::any_of(dict->items, [&](const auto& item) {
           return other(item.first) || other(item.second);
         });
}

void Evaluator::Impl::CheckInnerLoop(Evaluator& e, Ref iterable, SourceSpan span) {
  const bool again = iterable->kind == Kind::kOpaque && Inside(e, iterable);
  if (!again && !HoldsOthers(e, iterable)) return;
  e.ReportIncomplete("unknown-dependency",
                     "a loop inside a loop over the same elements: which of them are the same in "
                     "both is known only while it runs",
                     span);
}

Ref Evaluator::Impl::Outside(Evaluator& e, Ref condition) {
  if (const Opaque* round = SomeRound(condition)) return round->base;
  if (LoopOf(e, condition) == nullptr) return condition;
  const std::string text = TextFor(e.sources_, condition, 8);
  return Later(e, KeyOf("condition", {condition}),
               fmt::format("{} of a round of a loop: known only while it runs", text), text, {});
}

namespace {

// When a conditional element exists.
Ref Exists(Evaluator& e, Ref item) {
  using Impl = Evaluator::Impl;
  item = Impl::Settle(e, item);
  if (item->kind == Kind::kAbsent) return e.heap().boolean(false);
  const auto unknown = [&] { return UnknownOfItems(e, "any of", {item}, {}); };
  if (const auto* choice = MayBeAbsent(item) ? As<Choice>(item) : nullptr) {
    if (Impl::IsOfNewKey(e, choice->condition)) return Exists(e, choice->then);
    const Opaque* round = SomeRound(choice->condition);
    if (round == nullptr && Impl::LoopOf(e, choice->condition) != nullptr) return unknown();
    if (round != nullptr && !Impl::IsCertain(e, Present(*choice))) return unknown();
    return e.Merge(Impl::Outside(e, choice->condition), Exists(e, choice->then),
                   Exists(e, choice->otherwise));
  }
  const Ref loop = Impl::LoopOf(e, item);
  if (loop == nullptr) return e.heap().boolean(true);
  return Impl::LoopsAround(e, item) == 1 ? Impl::NonEmpty(e, loop) : unknown();
}

}  // namespace

Ref Evaluator::Impl::HasAny(Evaluator& e, const std::vector<Ref>& items) {
  constexpr std::size_t kMost = 6;
  if (items.size() > kMost) return UnknownOfItems(e, "any of", items, {});
  Ref any = e.heap_.boolean(false);
  for (const Ref item : items) {
    const Ref exists = Exists(e, item);
    if (const auto truth = e.Truth(exists, {})) {
      if (*truth) return e.heap_.boolean(true);
      continue;
    }
    const Ref one = Condition(e, exists);
    any = any->kind == Kind::kBool ? one : e.OpaqueOperation("or", any, one, {});
  }
  return any;
}

namespace {

struct SharedCollections {
  std::vector<Ref> filled;  // in rounds that have not ended
};

// Each of their elements stands for those of all rounds with the same key.
void EndSharedRounds(Evaluator& e) {
  for (const Ref collection : std::exchange(e.State<SharedCollections>().filled, {})) {
    Unknown* often = e.NewUnknown(
        "how many rounds of a loop have the same key is known only while "
        "it runs",
        "rounds of the key", {});
    often->host = false;
    auto* list = As<List>(collection);
    std::vector<Ref> items = list != nullptr ? list->items : As<Set>(collection)->items;
    for (Ref& item : items)
      item = Evaluator::Impl::ForRounds(e, often, item);
    e.Touch(collection);
    if (list != nullptr) list->items = std::move(items);
    if (auto* set = As<Set>(collection)) set->Assign(std::move(items));
  }
}

}  // namespace

Evaluator::Rounds::Rounds(Evaluator& e, Ref collection, SourceSpan span)
    : e_(e),
      before_(e.path_),
      inside_(e.heap_.NewPath(e.path_, Path::Kind::kEach, collection, true, span)) {
  // What a generator's caller does between two of its values is no part of the loop.
  const bool generator = e.frame_ != nullptr && e.frame_->generator != nullptr;
  if (!generator) state_.emplace(e, e.fork_);
  e.path_ = inside_;
}

Evaluator::Rounds::~Rounds() {
  if (ended_) return;
  e_.path_ = before_;
  e_.State<SharedCollections>().filled.clear();
}

void FilledByRounds(Evaluator& ev, Ref collection) {
  const bool filled = collection->kind == Kind::kList || collection->kind == Kind::kSet;
  bool in_round = false;
  for (const Path* path = ev.path(); path != nullptr && !in_round; path = path->outer)
    in_round = path->kind == Path::Kind::kEach;
  if (filled && in_round) ev.State<SharedCollections>().filled.push_back(collection);
}

void Evaluator::Rounds::End() {
  ended_ = true;
  EndSharedRounds(e_);
  e_.path_ = before_;
  if (!state_) return;
  const auto changed = state_->Changed();
  if (changed.empty()) return;
  const Ref collection = inside_->subject;
  const Ref outside = Impl::NonEmpty(e_, collection);
  const Ref round = RoundOf(e_, outside, collection);
  for (const auto& [object, before] : changed) {
    const bool many =
        object->kind == Kind::kList || object->kind == Kind::kDict || object->kind == Kind::kSet;
    if (!many && outside->kind == Kind::kBool) continue;
    e_.Touch(object);
    const Object* after = CopyOf(e_.heap_, object);
    Impl::MergeContents(e_, many ? round : outside, after, before, object);
  }
}

bool Evaluator::Impl::StandsAlone(Ref condition, Ref item) {
  const Opaque* round = SomeRound(condition);
  if (round == nullptr) return false;
  for (const Path* path = PathOf(item); path != nullptr; path = path->outer) {
    if (path->kind == Path::Kind::kEach && path->subject == round->key) return true;
  }
  return false;
}

bool Evaluator::Impl::IsOfRounds(Ref condition) {
  return SomeRound(condition) != nullptr;
}

Ref Evaluator::Impl::ForRounds(Evaluator& e, Ref often, Ref value) {
  const Ref round = RoundOf(e, often, often);
  return e.heap_.New<Choice>(round, value, e.heap_.absent());
}

Ref Evaluator::Impl::OfRounds(Evaluator& e, Ref value, const Path* from) {
  std::vector<Ref> collections;
  for (const Path* path = e.path_; path != nullptr && path != from; path = path->outer) {
    if (path->kind == Path::Kind::kEach) collections.push_back(path->subject);
  }
  const Restore<const Path*> outside(e.path_, from);
  for (const Ref collection : collections) {
    if (LoopOf(e, value) != nullptr) return value;
    value = ForLoop(e, collection, value);
  }
  return value;
}

Ref Evaluator::ForElement(Ref element, SourceSpan span, const std::function<Ref(Ref)>& function) {
  element = Impl::Settle(*this, element);
  if (element->kind == Kind::kAbsent) return element;
  if (const Ref collection = Impl::LoopOf(*this, element)) {
    const Path* from = path_;
    Rounds rounds(*this, collection, span);
    const Ref made = ForElement(element, span, function);
    const Ref result = made->kind == Kind::kAbsent ? made : Impl::OfRounds(*this, made, from);
    rounds.End();
    return result;
  }
  const Choice* choice = python::Conditional(element);
  if (choice == nullptr) return function(element);
  return Branch(
      choice->condition, span, [&] { return ForElement(choice->then, span, function); },
      [&] { return ForElement(choice->otherwise, span, function); });
}

}  // namespace smgraph::python
