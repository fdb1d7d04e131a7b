#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "frontends/python/registry.h"

// Rows of the methods of builtin types, one function a file; the list of all is in table.cc. The
// object is the first positional argument.
namespace smgraph::python {

Rows BytesRows();
Rows CodecRows();     // str.encode, bytes.decode
Rows DictRows();      // defaultdict, Counter and OrderedDict, too
Rows IteratorRows();  // and functions
Rows ListRows();      // list, deque, tuple, range
Rows NumberMethodRows();
Rows SetRows();
Rows StrRows();
Rows StrSearchRows();  // of str: find, startswith, replace, …
Rows StrSplitRows();   // of str: split, partition, join, …

// ---- what other files build upon
/// `value` or, for an object of a class derived from list, dict or set, what it holds; null for
/// anything else.
template <typename T>
T* Held(Ref value) {
  if (T* own = As<T>(value)) return own;
  const auto* instance = As<Instance>(value);
  return instance == nullptr ? nullptr : As<T>(instance->payload);
}

/// `values` in order: by ev.Compare(<) of the keys that `key` (may be null) gives. Stable. Nothing
/// when the order is not known, which is reported.
std::optional<std::vector<Ref>> SortedValues(Evaluator& ev, std::vector<Ref> values, Ref key,
                                             bool reverse, SourceSpan span);
/// dict(…) and dict.update(…): adds the pairs of `source`, a mapping or an iterable of pairs.
void UpdateDict(Evaluator& ev, Dict& dict, Ref source, SourceSpan span);
/// dict.keys(), values() and items(): collections that remember whose they are …
Ref DictKeys(Evaluator& ev, const Call& call);
Ref DictValues(Evaluator& ev, const Call& call);
Ref DictItems(Evaluator& ev, const Call& call);
/// … and such a one, which `node` names, as the dict is now; anything else as it is.
Ref CurrentView(Evaluator& ev, Ref value, Node node);
/// A shallow copy with the same kind of dict.
Dict* CopyDict(Evaluator& ev, const Dict& dict);
/// Is there a key that may be the same as another one?
bool HasUnknownKeys(const Dict& dict);
/// May the key be the same as another one of the dict?
bool MayMeet(const Dict& dict, Ref key);
/// The value of a key that is not known: one of those there are, or `otherwise` (may be null: the
/// key is there). Null where the values are not told apart by it.
Ref SelectedItem(Evaluator& ev, Dict& dict, Ref key, Ref otherwise, SourceSpan span);
/// The value of a key; `certain` is false when it is not known whether the dict has it.
Ref LookUpKey(Evaluator& ev, const Dict& dict, Ref key, bool& certain, SourceSpan span);

}  // namespace smgraph::python
