#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontends/python/evaluator.h"
#include "frontends/python/value.h"

// What functions written in C++ share: how many arguments they take, what they do with arguments
// that are not known, and how they read the others.
namespace smgraph::python {

/// A function that takes any number of arguments.
inline constexpr int kMany = -1;

/// The name under which a native was called, for messages and for operations on what is not known.
std::string_view CalledName(const Call& call);
/// Raises TypeError when there are fewer than `least` or more than `most` arguments.
void CheckArity(Evaluator& ev, const Call& call, int least, int most);
/// Calls `function` once for every alternative of the Choices among the arguments, and merges.
Ref CallLifted(Evaluator& ev, const Call& call, NativeFunction function);
/// The result of the called function when some argument is not known.
Ref UnknownCall(Evaluator& ev, const Call& call);
/// True for what has no value yet: opaque, Unknown, Choice. A Template is a string.
bool Unsure(Ref value);
/// True when some argument is not known, or is a string with unknown parts.
bool AnyUnsure(const Call& call);

/// The call with Absent in the place of positional arguments that were given by name, so that a
/// function that takes them by position finds something there. Raises TypeError for methods of
/// builtin types: what they need goes by position only.
Call WithPlaces(Evaluator& ev, Call call, std::size_t least);

/// Rows of tables: the function with its arguments counted, the receiver of a method included.
template <NativeFunction kFunction, int kLeast, int kMost>
Ref Counted(Evaluator& ev, const Call& call) {
  if (call.open && call.positional.size() < static_cast<std::size_t>(kLeast)) {
    return UnknownCall(ev, call);
  }
  CheckArity(ev, call, kLeast, kMost);
  if (call.positional.size() < static_cast<std::size_t>(kLeast))
    return kFunction(ev, WithPlaces(ev, call, kLeast));
  return kFunction(ev, call);
}

/// … and Choices among the arguments taken apart: for functions that change nothing.
template <NativeFunction kFunction, int kLeast, int kMost>
Ref Lifted(Evaluator& ev, const Call& call) {
  return CallLifted(ev, call, &Counted<kFunction, kLeast, kMost>);
}

template <NativeFunction kFunction>
Ref IfKnown(Evaluator& ev, const Call& call) {
  return call.open || AnyUnsure(call) ? UnknownCall(ev, call) : kFunction(ev, call);
}

/// … and called with known arguments only: the result is opaque when one of them is not known.
template <NativeFunction kFunction, int kLeast, int kMost>
Ref Strict(Evaluator& ev, const Call& call) {
  return CallLifted(ev, call, &Counted<&IfKnown<kFunction>, kLeast, kMost>);
}

/// Does nothing, gives None.
Ref ReturnNone(Evaluator& ev, const Call& call);
/// Gives its first argument back.
Ref ReturnFirst(Evaluator& ev, const Call& call);
/// An opaque value that remembers the call: for functions known not to matter.
Ref ReturnOpaque(Evaluator& ev, const Call& call);

/// An Unknown for what only the machine or the moment decides: the time, a random number, a user.
template <const char* kReason, const char* kLabel>
Ref HostValue(Evaluator& ev, const Call& call) {
  return ev.NewUnknown(kReason, kLabel, call.span);
}

// ---- reading arguments
/// What an object of a class derived from str, list, … holds; any other value, null included, is
/// itself.
Ref Plain(Ref value);
/// The text of a Str, or null.
const std::string* TextIn(Ref value);
/// The value of an Int or Bool.
std::optional<std::int64_t> IntegerIn(Ref value);
/// The value of a number.
std::optional<double> NumberIn(Ref value);
/// As above; raises TypeError for anything else that is known.
const std::string& NeedText(Evaluator& ev, Ref value, const Call& call);
std::int64_t NeedInteger(Evaluator& ev, Ref value, const Call& call);
double NeedNumber(Evaluator& ev, Ref value, const Call& call);
/// The integer argument, or `otherwise` when it is absent or None.
std::int64_t IntegerOr(Evaluator& ev, Ref value, std::int64_t otherwise, const Call& call);
/// The truth of an argument; `otherwise` when it is absent or not known.
bool FlagOr(Evaluator& ev, Ref value, bool otherwise, const Call& call);
inline bool IsNone(Ref value) {
  return value == nullptr || value->kind == Kind::kNone;
}

// ---- elements that exist in one arm of a branch only
/// The Choice of a conditional element, one of whose sides is absent; null for ordinary ones.
const Choice* Conditional(Ref element);
/// The element where it is there: `there` becomes when that is, and stays as it is where it always
/// is, once for each round of a loop if it stands for many.
Ref PresentWhen(Evaluator& ev, Ref element, Ref& there);
/// The value of a dict's entry or a list's slot, with `otherwise` where it is absent.
Ref ValueOr(Evaluator& ev, Ref value, Ref otherwise, SourceSpan span);
/// Is one of the elements of a loop that was evaluated as one, so that it stands for any number?
bool HoldsMany(Evaluator& ev, const std::vector<Ref>& items);
/// The value is another one in each round of the loop that is being evaluated as one.
void CountsRounds(Evaluator& ev, Ref index);
/// Inside a loop over what an earlier loop has put into the collection: has it elements of other
/// rounds than this one?
bool HoldsOthers(Evaluator& ev, Ref collection);
/// The items of a list or tuple, which much code takes alike; null for anything else.
const std::vector<Ref>* ItemsIn(Ref value);
/// What is asked (`len of`) of items of which some stand for many: the same for the same items.
Ref UnknownOfItems(Evaluator& ev, std::string_view what, const std::vector<Ref>& items,
                   SourceSpan span);
/// One of the items.
Ref AnyOfItems(Evaluator& ev, const std::vector<Ref>& items, SourceSpan span);
/// The item at an index that counts items which stand for many; nullopt when it counts none.
std::optional<Ref> ItemAmongMany(Evaluator& ev, const std::vector<Ref>& items, std::int64_t index,
                                 SourceSpan span);
/// The same, taken out.
std::optional<Ref> PopAmongMany(Evaluator& ev, std::vector<Ref>& items, std::int64_t index,
                                SourceSpan span);
/// `items[start:stop]` of items of which some stand for many.
std::vector<Ref> SliceAmongMany(Evaluator& ev, const std::vector<Ref>& items,
                                std::optional<std::int64_t> start, std::optional<std::int64_t> stop,
                                SourceSpan span);
/// How many of the elements exist: an Int, or unknown when there are conditional ones.
Ref CountElements(Evaluator& ev, const std::vector<Ref>& elements, SourceSpan span);

// ---- walking over iterables
/// Walks over any iterable as `for` does: one element at a time, as late as possible.
class Cursor {
 public:
  /// Raises TypeError on what can certainly not be iterated.
  Cursor(Evaluator& ev, Ref iterable, SourceSpan span);
  /// False when the elements are not known.
  bool known() const { return known_; }
  /// The next element; null at the end.
  Ref Next();

 private:
  void Open(Ref iterable, int depth);
  void OpenInstance(Instance& instance, int depth);
  Ref AskInstance(Instance& instance);

  Evaluator& ev_;
  SourceSpan span_;
  bool known_ = true;
  Ref walked_ = nullptr;  // a List, Iterator or Instance; null: `items_`
  std::vector<Ref> items_;
  std::size_t next_ = 0;
};
/// The next element of an iterator; null at its end.
Ref NextItem(Evaluator& ev, Iterator& iterator);
/// What next() raises at the end: carries what a generator returned.
[[noreturn]] void RaiseStopIteration(Evaluator& ev, const Iterator& iterator, SourceSpan span);
/// Lets an iterator make all its values, without taking them: for values that leave the evaluation.
void Materialize(Evaluator& ev, Ref value);

// ---- making values
Tuple* NewTuple(Evaluator& ev, std::vector<Ref> items);
/// A class as collections.namedtuple makes it, and an object of one.
Class* NewNamedTupleClass(Evaluator& ev, std::string_view name,
                          const std::vector<std::string_view>& fields);
Tuple* NewNamedTuple(Evaluator& ev, Class* cls, std::vector<Ref> items);
List* NewList(Evaluator& ev, std::vector<Ref> items = {});
/// list.extend(): what `more` still has to make is made while the list grows.
void ExtendList(Evaluator& ev, List& list, Ref more, SourceSpan span);
Iterator* NewIterator(Evaluator& ev, std::vector<Ref> items);
/// An iterator whose values `next` makes when they are asked for; null ends it.
Iterator* NewLazyIterator(Evaluator& ev, std::function<Ref()> next);
Ref NewText(Evaluator& ev, std::string text);
/// A native that carries values (Call::callee leads to them).
Native* NewClosure(Evaluator& ev, std::string_view name, NativeFunction function,
                   std::vector<Ref> bound);
/// What the native being called carries.
const std::vector<Ref>& Carried(const Call& call);
/// A call with positional arguments only.
Call CallWith(std::vector<Ref> positional, SourceSpan span);
/// Whether objects of the class have a hash, as far as the class tells.
bool HasHash(Evaluator& ev, const Class& cls);
/// What keeps the value from being a key of a dict or an element of a set: itself, or an item of a
/// tuple; null where nothing does.
Ref WithoutHash(Evaluator& ev, Ref value);
/// Raises TypeError unless the value can be a key of a dict or an element of a set.
void CheckHashable(Evaluator& ev, Ref value, SourceSpan span);
/// The element of `items` that is the same for a user's __eq__; `item` itself when there is none.
Ref SameElement(Evaluator& ev, const std::vector<Ref>& items, Ref item, SourceSpan span);
/// Adds to a set, or sets an entry of a dict, as Python does: after TypeError for what cannot be
/// hashed, and asking the __eq__ of the user's classes.
void AddElement(Evaluator& ev, Set& set, Ref item, SourceSpan span);
void SetEntry(Evaluator& ev, Dict& dict, Ref key, Ref value, SourceSpan span);
/// True for the object that a special method gives when it does not know the other operand.
bool IsNotImplemented(Evaluator& ev, Ref value);
/// The value of a key as `d[key]` finds it: by Dict::Find, and for objects of classes with an
/// __eq__ of their own by asking them. Null when there is none.
Ref FindKey(Evaluator& ev, const Dict& dict, Ref key, SourceSpan span);
/// Takes a key out of a dict. False when it is not there.
bool EraseKey(Evaluator& ev, Dict& dict, Ref key);
/// Counts the work of looking for `part` everywhere in `text`: the worst case grows with both.
void WorkToFind(Evaluator& ev, std::string_view part, std::string_view text);
/// The member `name` of the class, or of one that it inherits from, in its own body or in the
/// methods of the model: where Python looks for __str__ and its like. Null when there is none.
Ref SpecialMember(Evaluator& ev, const Class& cls, std::string_view name);
/// Calls the special method; null when the class has none.
Ref CallSpecial(Evaluator& ev, Instance& instance, std::string_view name, Call call);
/// The same of a class, which its metaclass gives special methods.
Ref CallSpecial(Evaluator& ev, Class& cls, std::string_view name, Call call);
/// The same of a tuple: null as well when it is of no class of the user's (NamedTuple).
Ref CallSpecial(Evaluator& ev, Tuple& tuple, std::string_view name, Call call);

}  // namespace smgraph::python
