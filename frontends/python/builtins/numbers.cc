// abs, round, divmod, pow, chr, ord, hex, oct, bin.
#include <cmath>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/format.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"
#include "graph/base/utf8.h"

namespace smgraph::python {
namespace {

// The result of a user's own method for the builtin, or an opaque one; null for plain numbers.
Ref OwnMethod(Evaluator& ev, std::string_view method, const Call& call) {
  const Ref value = call.positional[0];
  if (AnyUnsure(call)) return UnknownCall(ev, call);
  auto* instance = As<Instance>(value);
  if (instance == nullptr) return nullptr;
  Call rest = call;
  rest.positional.erase(rest.positional.begin());
  if (const Ref own = CallSpecial(ev, *instance, method, rest)) return own;
  const bool declared = instance->cls->model != nullptr || instance->cls->opaque_base;
  return declared ? UnknownCall(ev, call) : nullptr;
}

// An integer rounded to tens, hundreds, …: halves to the even side.
std::int64_t RoundInteger(std::int64_t value, std::int64_t digits) {
  if (digits < -18) return 0;
  std::int64_t unit = 1;
  for (std::int64_t i = digits; i < 0; ++i)
    unit *= 10;
  const std::int64_t rest = ((value % unit) + unit) % unit;
  const std::int64_t below = value - rest;
  const bool up = rest * 2 > unit || (rest * 2 == unit && (below / unit) % 2 != 0);
  return up ? below + unit : below;
}

Ref WithPrefix(Evaluator& ev, const Call& call, char type) {
  FormatSpec spec;
  spec.type = type;
  spec.alternate = true;
  return ev.heap().str(FormatInteger(NeedInteger(ev, call.positional[0], call), spec));
}

Ref ModularPower(Evaluator& ev, const Call& call) {
  const std::int64_t base = NeedInteger(ev, call.positional[0], call);
  std::int64_t exponent = NeedInteger(ev, call.positional[1], call);
  const std::int64_t modulus = NeedInteger(ev, call.positional[2], call);
  if (modulus == 0) ev.Raise("ValueError", "pow() 3rd argument cannot be 0", call.span);
  if (exponent < 0 || modulus < 0) return UnknownCall(ev, call);
  __extension__ using Wide = __int128;
  Wide factor = ((base % modulus) + modulus) % modulus;
  Wide result = 1 % modulus;
  for (; exponent > 0; exponent /= 2) {
    if (exponent % 2 == 1) result = result * factor % modulus;
    factor = factor * factor % modulus;
  }
  return ev.heap().integer(static_cast<std::int64_t>(result));
}

Ref BuiltinAbs(Evaluator& ev, const Call& call) {
  if (const Ref own = OwnMethod(ev, "__abs__", call)) return own;
  const Ref value = call.positional[0];
  if (const auto integer = IntegerIn(value)) {
    return *integer < 0 ? ev.Unary(UnaryOp::kNeg, ev.heap().integer(*integer), call.span)
                        : ev.heap().integer(*integer);
  }
  return ev.heap().number(std::abs(NeedNumber(ev, value, call)));
}

Ref BuiltinRound(Evaluator& ev, const Call& call) {
  if (const Ref own = OwnMethod(ev, "__round__", call)) return own;
  const Ref value = call.positional[0];
  const Ref digits_given = call.Argument(1, "ndigits");
  if (const auto integer = IntegerIn(value)) {
    const std::int64_t digits = IntegerOr(ev, digits_given, 0, call);
    return ev.heap().integer(digits >= 0 ? *integer : RoundInteger(*integer, digits));
  }
  const double number = NeedNumber(ev, value, call);
  if (IsNone(digits_given)) {
    constexpr double kLimit = 9.2e18;
    if (!std::isfinite(number)) {
      ev.Raise(std::isnan(number) ? "ValueError" : "OverflowError",
               std::isnan(number) ? "cannot convert float NaN to integer"
                                  : "cannot convert float infinity to integer",
               call.span);
    }
    if (std::abs(number) > kLimit) return UnknownCall(ev, call);
    return ev.heap().integer(static_cast<std::int64_t>(std::nearbyint(number)));
  }
  const std::int64_t digits = NeedInteger(ev, digits_given, call);
  if (!std::isfinite(number) || digits > 300) return ev.heap().number(number);
  if (digits >= 0) {
    return ev.heap().number(
        ParseFloat(FixedText(number, static_cast<int>(digits))).value_or(number));
  }
  const double unit = std::pow(10.0, static_cast<double>(-digits));
  return ev.heap().number(std::nearbyint(number / unit) * unit);
}

Ref BuiltinDivmod(Evaluator& ev, const Call& call) {
  const Ref a = call.positional[0];
  const Ref b = call.positional[1];
  const auto ask = [&](Ref self, std::string_view method, Ref other) {
    auto* object = As<Instance>(self);
    const Ref own = object == nullptr
                        ? nullptr
                        : CallSpecial(ev, *object, method, CallWith({other}, call.span));
    return own == nullptr || IsNotImplemented(ev, own) ? nullptr : own;
  };
  if (const Ref own = ask(a, "__divmod__", b)) return own;
  if (const Ref own = ask(b, "__rdivmod__", a)) return own;
  return NewTuple(ev, {ev.Binary(BinaryOp::kFloorDiv, a, b, call.span),
                       ev.Binary(BinaryOp::kMod, a, b, call.span)});
}

Ref BuiltinPow(Evaluator& ev, const Call& call) {
  if (call.positional.size() > 2 && !IsNone(call.positional[2])) {
    if (const Ref own = OwnMethod(ev, "__pow__", call)) return own;
    return ModularPower(ev, call);
  }
  const Ref base = call.Argument(0, "base");
  const Ref exponent = call.Argument(1, "exp");
  if (base == nullptr || exponent == nullptr) return UnknownCall(ev, call);
  return ev.Binary(BinaryOp::kPow, base, exponent, call.span);
}

Ref BuiltinChr(Evaluator& ev, const Call& call) {
  const std::int64_t code = NeedInteger(ev, call.positional[0], call);
  if (code < 0 || code > 0x10FFFF) {
    ev.Raise("ValueError", "chr() arg not in range(0x110000)", call.span);
  }
  std::string text;
  AppendUtf8(text, static_cast<char32_t>(code));
  return ev.heap().str(std::move(text));
}

Ref BuiltinOrd(Evaluator& ev, const Call& call) {
  if (const auto* bytes = As<Bytes>(call.positional[0]);
      bytes != nullptr && bytes->value.size() == 1) {
    return ev.heap().integer(static_cast<unsigned char>(bytes->value[0]));
  }
  const std::u32string points = DecodeUtf8(NeedText(ev, call.positional[0], call));
  if (points.size() != 1) {
    ev.Raise("TypeError",
             "ord() expected a character, but string of length " + std::to_string(points.size()) +
                 " found",
             call.span);
  }
  return ev.heap().integer(static_cast<std::int64_t>(points[0]));
}

Ref BuiltinHex(Evaluator& ev, const Call& call) {
  return WithPrefix(ev, call, 'x');
}
Ref BuiltinOct(Evaluator& ev, const Call& call) {
  return WithPrefix(ev, call, 'o');
}
Ref BuiltinBin(Evaluator& ev, const Call& call) {
  return WithPrefix(ev, call, 'b');
}

constexpr FunctionModel kFunctions[] = {
    {"abs", Lifted<BuiltinAbs, 1, 1>},     {"bin", Strict<BuiltinBin, 1, 1>},
    {"chr", Strict<BuiltinChr, 1, 1>},     {"divmod", Lifted<BuiltinDivmod, 2, 2>},
    {"hex", Strict<BuiltinHex, 1, 1>},     {"oct", Strict<BuiltinOct, 1, 1>},
    {"ord", Strict<BuiltinOrd, 1, 1>},     {"pow", Lifted<BuiltinPow, 2, 3>},
    {"round", Lifted<BuiltinRound, 1, 2>},
};

}  // namespace

Rows NumberRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
