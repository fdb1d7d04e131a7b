// Keys of dicts and elements of sets that rounds of a loop make which are evaluated as one: several
// of the rounds may have the same.
#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/internals.h"
#include "frontends/python/item_text.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

struct KeyMemory {
  std::unordered_set<const Object*> counted;      // only for look-ups
  std::unordered_map<Ref, Unknown*> new_keys;     // only for look-ups
  std::unordered_set<const Object*> of_new_keys;  // only for look-ups
};

const Opaque* MethodCall(Ref value) {
  const auto* call = As<Opaque>(value);
  const auto* method = call == nullptr ? nullptr : As<Opaque>(call->base);
  const bool calls = method != nullptr && call->origin == Opaque::Origin::kCall &&
                     method->origin == Opaque::Origin::kAttribute;
  return calls ? method : nullptr;
}

// Is no element of the collection there twice?
bool HasDistinct(Ref collection) {
  constexpr std::string_view kSameElements[] = {"iter", "list", "reversed", "sorted", "tuple"};
  if (const Opaque* method = MethodCall(collection))
    return method->name == "keys" || method->name == "items";
  const auto* operation = As<Opaque>(collection);
  if (operation == nullptr || operation->origin != Opaque::Origin::kOperation) return false;
  if (operation->name == "range" || operation->name == "set") return true;
  return std::ranges::find(kSameElements, operation->name) != std::end(kSameElements) &&
         HasDistinct(operation->base);
}

// Does the key tell which round made it?
bool TellsRound(const KeyMemory& memory, Ref key) {
  const auto tells = [&memory](Ref part) { return TellsRound(memory, part); };
  if (memory.counted.contains(key)) return true;
  if (const auto* tuple = As<Tuple>(key)) return std::ranges::any_of(tuple->items, tells);
  if (const auto* text = As<Template>(key)) return std::ranges::any_of(text->parts, tells);
  const auto* opaque = As<Opaque>(key);
  if (opaque == nullptr) return false;
  if (opaque->origin == Opaque::Origin::kElement) return HasDistinct(opaque->base);
  const auto* pair = As<Opaque>(opaque->base);
  const bool first = opaque->origin == Opaque::Origin::kItem && IntegerIn(opaque->key) == 0;
  const Opaque* method = first && pair != nullptr ? MethodCall(pair->base) : nullptr;
  return method != nullptr && pair->origin == Opaque::Origin::kElement && method->name == "items";
}

Unknown* IsNew(Evaluator& e, Ref key) {
  Unknown*& known = e.State<KeyMemory>().new_keys[key];
  if (known == nullptr) {
    const std::string text = TextFor(e.sources(), key, 8);
    known = e.NewUnknown(
        fmt::format("whether a round before has {} as well is known only while it runs", text),
        ShortLabel("first with " + text), {});
    known->host = false;
    e.State<KeyMemory>().of_new_keys.insert(known);
  }
  return known;
}

}  // namespace

void CountsRounds(Evaluator& ev, Ref index) {
  ev.State<KeyMemory>().counted.insert(index);
}

bool Evaluator::Impl::IsOfNewKey(Evaluator& e, Ref condition) {
  return e.State<KeyMemory>().of_new_keys.contains(condition);
}

Ref Evaluator::Impl::OnceForKey(Evaluator& e, Ref key, Ref value, Ref shown) {
  const Choice* conditional = python::Conditional(shown);
  const bool said = conditional != nullptr && IsOfNewKey(e, conditional->condition);
  if (said || shown->kind == Kind::kAbsent) return shown;
  const Ref of_key = LoopOf(e, key);
  const Ref loop = of_key == nullptr ? LoopOf(e, value) : of_key;
  if (loop == nullptr) return shown;
  if (LoopOf(e, shown) == nullptr) shown = ForLoop(e, loop, shown);
  const bool one_loop = LoopsAround(e, key) <= 1 && LoopsAround(e, value) <= 1;
  if (one_loop && TellsRound(e.State<KeyMemory>(), key)) return shown;
  return e.heap_.New<Choice>(IsNew(e, key), shown, e.heap_.absent());
}

}  // namespace smgraph::python
