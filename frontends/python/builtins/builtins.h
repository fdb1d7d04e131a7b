#pragma once

#include "frontends/python/evaluator.h"

// Python's builtin functions, by file; the table is in table.cc.
namespace smgraph::python {

// types.cc
Ref BuiltinStr(Evaluator& ev, const Call& call);
Ref BuiltinBytes(Evaluator& ev, const Call& call);
Ref BuiltinInt(Evaluator& ev, const Call& call);
Ref BuiltinFloat(Evaluator& ev, const Call& call);
Ref BuiltinBool(Evaluator& ev, const Call& call);
Ref BuiltinList(Evaluator& ev, const Call& call);
Ref BuiltinTuple(Evaluator& ev, const Call& call);
Ref BuiltinDict(Evaluator& ev, const Call& call);
Ref BuiltinSet(Evaluator& ev, const Call& call);
Ref BuiltinFrozenSet(Evaluator& ev, const Call& call);
Ref BuiltinSlice(Evaluator& ev, const Call& call);
Ref BuiltinType(Evaluator& ev, const Call& call);

// ../classes.cc
Ref BuiltinProperty(Evaluator& ev, const Call& call);
Ref BuiltinStaticMethod(Evaluator& ev, const Call& call);
Ref BuiltinClassMethod(Evaluator& ev, const Call& call);

// iteration.cc
Ref BuiltinLen(Evaluator& ev, const Call& call);
Ref BuiltinRange(Evaluator& ev, const Call& call);
Ref BuiltinEnumerate(Evaluator& ev, const Call& call);
Ref BuiltinZip(Evaluator& ev, const Call& call);
Ref BuiltinMap(Evaluator& ev, const Call& call);
Ref BuiltinFilter(Evaluator& ev, const Call& call);
Ref BuiltinReversed(Evaluator& ev, const Call& call);
Ref BuiltinIter(Evaluator& ev, const Call& call);
Ref BuiltinNext(Evaluator& ev, const Call& call);

// reductions.cc
Ref BuiltinSorted(Evaluator& ev, const Call& call);
Ref BuiltinSum(Evaluator& ev, const Call& call);
Ref BuiltinMin(Evaluator& ev, const Call& call);
Ref BuiltinMax(Evaluator& ev, const Call& call);
Ref BuiltinAny(Evaluator& ev, const Call& call);
Ref BuiltinAll(Evaluator& ev, const Call& call);

// numbers.cc
Ref BuiltinAbs(Evaluator& ev, const Call& call);
Ref BuiltinRound(Evaluator& ev, const Call& call);
Ref BuiltinDivmod(Evaluator& ev, const Call& call);
Ref BuiltinPow(Evaluator& ev, const Call& call);
Ref BuiltinChr(Evaluator& ev, const Call& call);
Ref BuiltinOrd(Evaluator& ev, const Call& call);
Ref BuiltinHex(Evaluator& ev, const Call& call);
Ref BuiltinOct(Evaluator& ev, const Call& call);
Ref BuiltinBin(Evaluator& ev, const Call& call);

// objects.cc
Ref BuiltinPrint(Evaluator& ev, const Call& call);
Ref BuiltinRepr(Evaluator& ev, const Call& call);
Ref BuiltinFormat(Evaluator& ev, const Call& call);
Ref BuiltinHasAttribute(Evaluator& ev, const Call& call);
Ref BuiltinGetAttribute(Evaluator& ev, const Call& call);
Ref BuiltinSetAttribute(Evaluator& ev, const Call& call);
Ref BuiltinDeleteAttribute(Evaluator& ev, const Call& call);
Ref BuiltinCallable(Evaluator& ev, const Call& call);
Ref BuiltinVars(Evaluator& ev, const Call& call);
Ref BuiltinGlobals(Evaluator& ev, const Call& call);
Ref BuiltinHash(Evaluator& ev, const Call& call);
Ref BuiltinImport(Evaluator& ev, const Call& call);

// instances.cc
Ref BuiltinIsInstance(Evaluator& ev, const Call& call);
Ref BuiltinIsSubclass(Evaluator& ev, const Call& call);

// library/files.cc
Ref BuiltinOpen(Evaluator& ev, const Call& call);

}  // namespace smgraph::python
