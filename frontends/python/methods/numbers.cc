// int, bool and float.
#include <bit>
#include <cmath>

#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"

namespace smgraph::python {
namespace {

std::uint64_t Magnitude(std::int64_t value) {
  return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

Ref BitLength(Evaluator& ev, const Call& call) {
  const std::uint64_t size = Magnitude(NeedInteger(ev, call.positional[0], call));
  return ev.heap().integer(64 - std::countl_zero(size));
}

Ref BitCount(Evaluator& ev, const Call& call) {
  return ev.heap().integer(std::popcount(Magnitude(NeedInteger(ev, call.positional[0], call))));
}

Ref ToBytes(Evaluator& ev, const Call& call) {
  const auto value = static_cast<std::uint64_t>(NeedInteger(ev, call.positional[0], call));
  const std::int64_t length = IntegerOr(ev, call.Argument(1, "length"), 1, call);
  const Ref order = call.Argument(2, "byteorder");
  const bool little = order != nullptr && TextIn(order) != nullptr && *TextIn(order) == "little";
  if (length < 0 || length > 8) return UnknownCall(ev, call);
  std::string bytes;
  for (std::int64_t i = 0; i < length; ++i) {
    const std::int64_t shift = 8 * (little ? i : length - 1 - i);
    bytes.push_back(static_cast<char>((value >> shift) & 0xFF));
  }
  return ev.heap().New<Bytes>(bytes);
}

Ref AsIntegerRatio(Evaluator& ev, const Call& call) {
  const auto integer = IntegerIn(call.positional[0]);
  if (integer) return NewTuple(ev, {ev.heap().integer(*integer), ev.heap().integer(1)});
  return UnknownCall(ev, call);
}

Ref IsInteger(Evaluator& ev, const Call& call) {
  const double value = NeedNumber(ev, call.positional[0], call);
  return ev.heap().boolean(std::isfinite(value) && value == std::floor(value));
}

Ref IntFromBytes(Evaluator& ev, const Call& call) {
  const auto* bytes = As<Bytes>(call.positional.empty() ? nullptr : call.positional[0]);
  const std::string* order = TextIn(call.Argument(1, "byteorder"));
  if (bytes == nullptr || bytes->value.size() > 7 || call.Keyword("signed") != nullptr) {
    return UnknownCall(ev, call);
  }
  std::string data = bytes->value;
  if (order != nullptr && *order == "little") data = std::string(data.rbegin(), data.rend());
  std::int64_t value = 0;
  for (const char c : data)
    value = value * 256 + static_cast<unsigned char>(c);
  return ev.heap().integer(value);
}

constexpr MethodModel kIntMethods[] = {
    {"as_integer_ratio", Strict<AsIntegerRatio, 1, 1>},
    {"bit_count", Strict<BitCount, 1, 1>},
    {"bit_length", Strict<BitLength, 1, 1>},
    {"conjugate", Counted<ReturnFirst, 1, 1>},
    {"is_integer", Strict<IsInteger, 1, 1>},
    {"to_bytes", Strict<ToBytes, 1, 4>},
};

constexpr MethodModel kFloatMethods[] = {
    {"as_integer_ratio", Strict<AsIntegerRatio, 1, 1>},
    {"conjugate", Counted<ReturnFirst, 1, 1>},
    {"is_integer", Strict<IsInteger, 1, 1>},
};

constexpr TypeMethods kTypes[] = {
    {Kind::kBool, kIntMethods},
    {Kind::kInt, kIntMethods},
    {Kind::kFloat, kFloatMethods},
};

constexpr FunctionModel kFunctions[] = {
    {"int.from_bytes", Strict<IntFromBytes, 1, 3>},
};

}  // namespace

Rows NumberMethodRows() {
  return {.functions = kFunctions, .methods = kTypes};
}

}  // namespace smgraph::python
