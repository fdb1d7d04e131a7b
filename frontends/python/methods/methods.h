#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "frontends/python/registry.h"

// The methods of builtin types, a table each. The object is the first positional argument.
namespace smgraph::python {

std::span<const BuiltinMethod> StrMethods();
std::span<const BuiltinMethod> BytesMethods();
std::span<const BuiltinMethod> ListMethods();
std::span<const BuiltinMethod> TupleMethods();
std::span<const BuiltinMethod> DictMethods();
std::span<const BuiltinMethod> SetMethods();
std::span<const BuiltinMethod> IntMethods();
std::span<const BuiltinMethod> FloatMethods();
std::span<const BuiltinMethod> IteratorMethods();
std::span<const BuiltinMethod> RangeMethods();
std::span<const BuiltinMethod> FunctionMethods();

// ---- str: functions by file, one table in str.cc
// str_split.cc
Ref StrSplit(Evaluator& ev, const Call& call);
Ref StrRsplit(Evaluator& ev, const Call& call);
Ref StrSplitLines(Evaluator& ev, const Call& call);
Ref StrPartition(Evaluator& ev, const Call& call);
Ref StrRpartition(Evaluator& ev, const Call& call);
Ref StrJoin(Evaluator& ev, const Call& call);
// str_search.cc
Ref StrFind(Evaluator& ev, const Call& call);
Ref StrRfind(Evaluator& ev, const Call& call);
Ref StrIndex(Evaluator& ev, const Call& call);
Ref StrRindex(Evaluator& ev, const Call& call);
Ref StrCount(Evaluator& ev, const Call& call);
Ref StrStartsWith(Evaluator& ev, const Call& call);
Ref StrEndsWith(Evaluator& ev, const Call& call);
Ref StrReplace(Evaluator& ev, const Call& call);
Ref StrRemovePrefix(Evaluator& ev, const Call& call);
Ref StrRemoveSuffix(Evaluator& ev, const Call& call);
Ref StrContains(Evaluator& ev, const Call& call);

/// str.maketrans, which has no receiver.
Ref StrMakeTranslation(Evaluator& ev, const Call& call);
/// dict.fromkeys, which has no receiver.
Ref DictFromKeys(Evaluator& ev, const Call& call);
/// int.from_bytes and bytes.fromhex, too.
Ref IntFromBytes(Evaluator& ev, const Call& call);
Ref BytesFromHex(Evaluator& ev, const Call& call);

/// `value` or, for an object of a class derived from list, dict or set, what it holds; null for
/// anything else.
template <typename T>
T* Held(Ref value) {
  if (T* own = As<T>(value)) return own;
  const auto* instance = As<Instance>(value);
  return instance == nullptr ? nullptr : As<T>(instance->payload);
}

/// `values` in order: by ev.Compare(<) of the keys that `key` (may be null) gives. Stable. Nothing
/// when the order is not known.
std::optional<std::vector<Ref>> SortedValues(Evaluator& ev, std::vector<Ref> values, Ref key,
                                             bool reverse, SourceSpan span);
/// dict(…) and dict.update(…): adds the pairs of `source`, a mapping or an iterable of pairs.
void UpdateDict(Evaluator& ev, Dict& dict, Ref source, SourceSpan span);
/// A shallow copy with the same kind of dict.
Dict* CopyDict(Evaluator& ev, const Dict& dict);
/// The value of a key; `certain` is false when it is not known whether the dict has it.
Ref LookUpKey(Evaluator& ev, const Dict& dict, Ref key, bool& certain, SourceSpan span);

}  // namespace smgraph::python
