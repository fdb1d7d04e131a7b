// The builtin types as functions: str(x), int(x), list(x), …
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/set_order.h"
#include "frontends/python/text.h"
#include "frontends/python/unknown_names.h"

namespace smgraph::python {
namespace {

Ref LargeInteger(Evaluator& ev, SourceSpan span) {
  return ev.NewUnknown("integer beyond 64 bits", "number", span);
}

// What a conversion has to work on: the contents of an object of a class derived from a builtin.
Ref Content(Ref value) {
  const auto* instance = As<Instance>(value);
  return instance != nullptr && instance->payload != nullptr ? instance->payload : value;
}

// int(x), float(x) of what is not known.
Ref ConvertUnknown(Evaluator& ev, Ref value, const Call& call) {
  const auto fails = [&] {
    Unknown* raises =
        ev.NewUnknown("whether the value is a number is not known",
                      fmt::format("{}() raises ValueError", CalledName(call)), call.span);
    raises->inputs.push_back(value);
    return raises;
  };
  return UnlessRaised(ev, "ValueError", "invalid literal", fails, UnknownCall(ev, call), call.span);
}

// int(x), float(x) of something that is neither number nor text; null when a method did it.
Ref ConvertObject(Evaluator& ev, Ref value, std::initializer_list<std::string_view> methods,
                  const Call& call) {
  if (Unsure(value) || value->kind == Kind::kTemplate) return ConvertUnknown(ev, value, call);
  auto* instance = As<Instance>(value);
  if (instance != nullptr) {
    for (const std::string_view method : methods) {
      if (const Ref result = CallSpecial(ev, *instance, method, CallWith({}, call.span))) {
        return result;
      }
    }
    if (instance->cls->model != nullptr || instance->cls->opaque_base) return UnknownCall(ev, call);
  }
  ev.Raise("TypeError",
           fmt::format("{}() argument must be a string or a real number, not '{}'",
                       CalledName(call), TypeName(value)),
           call.span);
}

Ref IntegerFromText(Evaluator& ev, const std::string& text, int base, const Call& call) {
  bool too_large = false;
  const auto parsed = ParseInteger(text, base, &too_large);
  if (parsed) return ev.heap().integer(*parsed);
  if (too_large) return LargeInteger(ev, call.span);
  ev.Raise("ValueError",
           fmt::format("invalid literal for int() with base {}: {}", base, QuoteText(text)),
           call.span);
}

Ref IntegerFromFloat(Evaluator& ev, double value, const Call& call) {
  constexpr double kLimit = 9223372036854775808.0;  // 2**63
  if (std::isnan(value)) {
    ev.Raise("ValueError", "cannot convert float NaN to integer", call.span);
  }
  if (std::isinf(value)) {
    ev.Raise("OverflowError", "cannot convert float infinity to integer", call.span);
  }
  if (std::abs(value) >= kLimit) return LargeInteger(ev, call.span);
  return ev.heap().integer(static_cast<std::int64_t>(value));
}

// The elements for list(x), tuple(x), …; nothing when they are not known.
std::optional<std::vector<Ref>> Collect(Evaluator& ev, const Call& call) {
  if (call.positional.empty()) return std::vector<Ref>{};
  return ev.Elements(call.positional[0], call.span);
}

Ref MakeSet(Evaluator& ev, const Call& call, bool frozen) {
  const InAnyOrder in_any_order(ev);
  const auto elements = Collect(ev, call);
  if (!elements) return UnknownCall(ev, call);
  auto* set = ev.heap().New<Set>(frozen);
  for (const Ref element : *elements) {
    AddElement(ev, *set, element, call.span);
  }
  return set;
}

}  // namespace

Ref BuiltinStr(Evaluator& ev, const Call& call) {
  const Ref value = call.Argument(0, "object");
  if (value == nullptr) return ev.heap().str("");
  const auto* bytes = As<Bytes>(value);
  const bool decode = call.positional.size() + call.keywords.size() > 1;
  if (bytes != nullptr && decode) {
    Call rest = call;
    rest.positional.erase(rest.positional.begin());
    return ev.CallMethod(value, "decode", std::move(rest));
  }
  return ev.ToStr(value, call.span);
}

namespace {

Ref BuiltinBytes(Evaluator& ev, const Call& call) {
  const Ref value = call.Argument(0, "source");
  if (value == nullptr) return ev.heap().New<Bytes>("");
  if (TextIn(value) != nullptr) {
    Call rest = call;
    rest.positional.erase(rest.positional.begin());
    return ev.CallMethod(value, "encode", std::move(rest));
  }
  if (As<Bytes>(value) != nullptr) return value;
  if (auto* object = As<Instance>(value)) {
    if (const Ref own = CallSpecial(ev, *object, "__bytes__", CallWith({}, call.span))) return own;
  }
  if (const auto size = IntegerIn(value)) {
    ev.CheckBytes(static_cast<std::size_t>(std::max<std::int64_t>(*size, 0)));
    return ev.heap().New<Bytes>(
        std::string(static_cast<std::size_t>(std::max<std::int64_t>(*size, 0)), '\0'));
  }
  const auto elements = ev.Elements(value, call.span);
  if (!elements || !Known(value)) return UnknownCall(ev, call);
  std::string data;
  for (const Ref element : *elements) {
    data.push_back(static_cast<char>(NeedInteger(ev, element, call) & 0xFF));
  }
  return ev.heap().New<Bytes>(data);
}

Ref BuiltinInt(Evaluator& ev, const Call& call) {
  if (call.positional.empty() && call.keywords.empty()) return ev.heap().integer(0);
  const Ref given = call.Argument(0, "x");
  if (given == nullptr) return UnknownCall(ev, call);
  const Ref value = Content(given);
  const Ref base = call.Argument(1, "base");
  if (base != nullptr && Unsure(base)) return UnknownCall(ev, call);
  if (const std::string* text = TextIn(value)) {
    const std::int64_t number = IntegerOr(ev, base, 10, call);
    if (number != 0 && (number < 2 || number > 36)) {
      ev.Raise("ValueError", "int() base must be >= 2 and <= 36, or 0", call.span);
    }
    return IntegerFromText(ev, *text, static_cast<int>(number), call);
  }
  if (const auto integer = IntegerIn(value)) return ev.heap().integer(*integer);
  if (const auto* number = As<Float>(value)) return IntegerFromFloat(ev, number->value, call);
  if (const auto* bytes = As<Bytes>(value)) return IntegerFromText(ev, bytes->value, 10, call);
  return ConvertObject(ev, value, {"__int__", "__index__", "__trunc__"}, call);
}

Ref BuiltinFloat(Evaluator& ev, const Call& call) {
  if (call.positional.empty()) return ev.heap().number(0);
  const Ref value = Content(call.positional[0]);
  if (const std::string* text = TextIn(value)) {
    const auto parsed = ParseFloat(*text);
    if (parsed) return ev.heap().number(*parsed);
    ev.Raise("ValueError", fmt::format("could not convert string to float: {}", QuoteText(*text)),
             call.span);
  }
  if (const auto number = NumberIn(value)) return ev.heap().number(*number);
  return ConvertObject(ev, value, {"__float__", "__index__"}, call);
}

Ref BuiltinBool(Evaluator& ev, const Call& call) {
  if (call.positional.empty()) return ev.heap().boolean(false);
  const auto truth = ev.Truth(call.positional[0], call.span);
  return truth ? ev.heap().boolean(*truth) : UnknownCall(ev, call);
}

}  // namespace

Ref BuiltinList(Evaluator& ev, const Call& call) {
  auto elements = Collect(ev, call);
  return elements ? NewList(ev, std::move(*elements)) : UnknownCall(ev, call);
}

namespace {

Ref BuiltinTuple(Evaluator& ev, const Call& call) {
  auto elements = Collect(ev, call);
  return elements ? NewTuple(ev, std::move(*elements)) : UnknownCall(ev, call);
}

Ref BuiltinSet(Evaluator& ev, const Call& call) {
  return MakeSet(ev, call, /*frozen=*/false);
}

Ref BuiltinFrozenSet(Evaluator& ev, const Call& call) {
  return MakeSet(ev, call, /*frozen=*/true);
}

}  // namespace

Ref BuiltinDict(Evaluator& ev, const Call& call) {
  auto* dict = ev.heap().New<Dict>();
  if (!call.positional.empty()) UpdateDict(ev, *dict, call.positional[0], call.span);
  TakeOpenArguments(ev, *dict, call);
  for (const auto& [name, value] : call.keywords) {
    dict->Set(ev.heap().str(std::string(name)), value);
  }
  return dict;
}

namespace {

Ref BuiltinSlice(Evaluator& ev, const Call& call) {
  const Ref none = ev.heap().none();
  const auto& given = call.positional;
  if (given.size() == 1) return ev.heap().New<Slice>(none, given[0], none);
  return ev.heap().New<Slice>(given[0], given[1], given.size() > 2 ? given[2] : none);
}

}  // namespace

Ref BuiltinType(Evaluator& ev, const Call& call) {
  const Ref value = call.positional.empty() ? nullptr : call.positional[0];
  if (value == nullptr || Unsure(value) || call.positional.size() > 1) return UnknownCall(ev, call);
  if (const auto* instance = As<Instance>(value)) return instance->cls;
  const auto* tuple = As<Tuple>(value);
  if (tuple != nullptr && tuple->cls != nullptr) return tuple->cls;
  const auto* cls = As<Class>(value);
  if (cls != nullptr && cls->meta != nullptr) return cls->meta;
  if (const auto* dict = As<Dict>(value)) {
    const std::string_view name = dict->counter                      ? "collections.Counter"
                                  : dict->default_factory != nullptr ? "collections.defaultdict"
                                  : dict->ordered                    ? "collections.OrderedDict"
                                                                     : "dict";
    return ev.TypeObject(name);
  }
  const auto* list = As<List>(value);
  return ev.TypeObject(list != nullptr && list->deque ? "collections.deque" : TypeName(value));
}

namespace {

constexpr FunctionModel kFunctions[] = {
    {"bool", Lifted<BuiltinBool, 0, 1>},
    {"bytes", Lifted<BuiltinBytes, 0, 3>},
    {"dict", BuiltinDict},
    {"float", Lifted<BuiltinFloat, 0, 1>},
    {"frozenset", Counted<BuiltinFrozenSet, 0, 1>},
    {"int", Lifted<BuiltinInt, 0, 2>},
    {"list", Counted<BuiltinList, 0, 1>},
    {"set", Counted<BuiltinSet, 0, 1>},
    {"slice", Counted<BuiltinSlice, 1, 3>},
    {"str", Lifted<BuiltinStr, 0, 3>},
    {"tuple", Counted<BuiltinTuple, 0, 1>},
};

}  // namespace

Rows TypeRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
