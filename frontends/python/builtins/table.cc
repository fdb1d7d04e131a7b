#include "frontends/python/builtins/builtins.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/registry.h"

namespace smgraph::python {
namespace {

template <const char* kReason, const char* kLabel>
Ref HostValue(Evaluator& ev, const Call& call) {
  return ev.NewUnknown(kReason, kLabel, call.span);
}

constexpr char kInputReason[] = "text typed by whoever runs the program";
constexpr char kInputLabel[] = "input";
constexpr char kLocalsReason[] = "names of the running function";
constexpr char kLocalsLabel[] = "locals";

// The same operation on the same object is the same value: identities compare.
Ref Identity(Evaluator& ev, const Call& call) {
  return ev.OpaqueOperation("id", call.positional[0], nullptr, call.span);
}

constexpr FunctionModel kFunctions[] = {
    {"abs", Lifted<BuiltinAbs, 1, 1>},
    {"all", Counted<BuiltinAll, 1, 1>},
    {"any", Counted<BuiltinAny, 1, 1>},
    {"ascii", Lifted<BuiltinRepr, 1, 1>},
    {"bin", Strict<BuiltinBin, 1, 1>},
    {"bool", Lifted<BuiltinBool, 0, 1>},
    {"breakpoint", ReturnNone},
    {"bytes", Lifted<BuiltinBytes, 0, 3>},
    {"bytes.fromhex", Strict<BytesFromHex, 1, 1>},
    {"callable", Lifted<BuiltinCallable, 1, 1>},
    {"chr", Strict<BuiltinChr, 1, 1>},
    {"compile", UnknownCall},
    {"delattr", Counted<BuiltinDeleteAttribute, 2, 2>},
    {"dict", BuiltinDict},
    {"dict.fromkeys", Counted<DictFromKeys, 1, 2>},
    {"dir", UnknownCall},
    {"divmod", Lifted<BuiltinDivmod, 2, 2>},
    {"enumerate", Counted<BuiltinEnumerate, 1, 2>},
    {"eval", UnknownCall},
    {"exec", UnknownCall},
    {"exit quit", ReturnNone},
    {"filter", Counted<BuiltinFilter, 2, 2>},
    {"float", Lifted<BuiltinFloat, 0, 1>},
    {"format", Counted<BuiltinFormat, 1, 2>},
    {"frozenset", Counted<BuiltinFrozenSet, 0, 1>},
    {"getattr", Lifted<BuiltinGetAttribute, 2, 3>},
    {"globals", Counted<BuiltinGlobals, 0, 0>},
    {"hasattr", Lifted<BuiltinHasAttribute, 2, 2>},
    {"hash", Counted<BuiltinHash, 1, 1>},
    {"hex", Strict<BuiltinHex, 1, 1>},
    {"id", Counted<Identity, 1, 1>},
    {"input", HostValue<kInputReason, kInputLabel>},
    {"int", Lifted<BuiltinInt, 0, 2>},
    {"int.from_bytes", Strict<IntFromBytes, 1, 3>},
    {"isinstance", Lifted<BuiltinIsInstance, 2, 2>},
    {"issubclass", Lifted<BuiltinIsSubclass, 2, 2>},
    {"iter", Counted<BuiltinIter, 1, 2>},
    {"len", Lifted<BuiltinLen, 1, 1>},
    {"list", Counted<BuiltinList, 0, 1>},
    {"locals", HostValue<kLocalsReason, kLocalsLabel>},
    {"map", Counted<BuiltinMap, 2, kMany>},
    {"max", Counted<BuiltinMax, 1, kMany>},
    {"min", Counted<BuiltinMin, 1, kMany>},
    {"next", Counted<BuiltinNext, 1, 2>},
    {"oct", Strict<BuiltinOct, 1, 1>},
    {"open io.open codecs.open", Counted<BuiltinOpen, 1, 8>},
    {"ord", Strict<BuiltinOrd, 1, 1>},
    {"pow", Lifted<BuiltinPow, 2, 3>},
    {"print", BuiltinPrint},
    {"range", Lifted<BuiltinRange, 1, 3>},
    {"repr", Lifted<BuiltinRepr, 1, 1>},
    {"reversed", Counted<BuiltinReversed, 1, 1>},
    {"round", Lifted<BuiltinRound, 1, 2>},
    {"set", Counted<BuiltinSet, 0, 1>},
    {"setattr", Counted<BuiltinSetAttribute, 3, 3>},
    {"slice", Counted<BuiltinSlice, 1, 3>},
    {"sorted", Counted<BuiltinSorted, 1, 3>},
    {"str.maketrans", Strict<StrMakeTranslation, 1, 3>},
    {"str", Lifted<BuiltinStr, 0, 3>},
    {"sum", Counted<BuiltinSum, 1, 2>},
    {"tuple", Counted<BuiltinTuple, 0, 1>},
    {"vars", Counted<BuiltinVars, 0, 1>},
    {"zip", BuiltinZip},
    {"__import__", Counted<BuiltinImport, 1, 5>},
};

}  // namespace

std::span<const FunctionModel> BuiltinFunctions() {
  return kFunctions;
}

}  // namespace smgraph::python
