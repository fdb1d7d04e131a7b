#include "frontends/python/methods/methods.h"

namespace smgraph::python {

std::span<const BuiltinMethod> MethodsOf(Kind kind) {
  switch (kind) {
    case Kind::kStr:
    case Kind::kTemplate:
      return StrMethods();
    case Kind::kBytes:
      return BytesMethods();
    case Kind::kList:
      return ListMethods();
    case Kind::kTuple:
      return TupleMethods();
    case Kind::kDict:
      return DictMethods();
    case Kind::kSet:
      return SetMethods();
    case Kind::kBool:
    case Kind::kInt:
      return IntMethods();
    case Kind::kFloat:
      return FloatMethods();
    case Kind::kIterator:
      return IteratorMethods();
    case Kind::kRange:
      return RangeMethods();
    case Kind::kFunction:
      return FunctionMethods();
    default:
      return {};
  }
}

}  // namespace smgraph::python
