// bytes: the methods that it shares with str, by way of them.
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"

namespace smgraph::python {
namespace {

// Bytes as strings of the same bytes, inside tuples and lists too.
Ref ToText(Evaluator& ev, Ref value) {
  if (const auto* bytes = As<Bytes>(value)) return ev.heap().str(bytes->value);
  const std::vector<Ref>* items = ItemsIn(value);
  if (items == nullptr) return value;
  std::vector<Ref> texts;
  for (const Ref item : *items)
    texts.push_back(ToText(ev, item));
  return value->kind == Kind::kList ? static_cast<Ref>(NewList(ev, std::move(texts)))
                                    : NewTuple(ev, std::move(texts));
}

Ref ToBytes(Evaluator& ev, Ref value) {
  if (const std::string* text = TextIn(value)) return ev.heap().New<Bytes>(*text);
  if (auto* list = As<List>(value)) {
    for (Ref& item : list->items)
      item = ToBytes(ev, item);
  }
  if (auto* tuple = As<Tuple>(value)) {
    for (Ref& item : tuple->items)
      item = ToBytes(ev, item);
  }
  return value;
}

// Calls the method of the same name of str.
Ref AsText(Evaluator& ev, const Call& call) {
  Call copy = call;
  for (Ref& value : copy.positional)
    value = ToText(ev, value);
  const MethodModel* method = ev.registry().FindMethod(Kind::kStr, CalledName(call));
  return method == nullptr ? UnknownCall(ev, call) : ToBytes(ev, method->function(ev, copy));
}

Ref Hex(Evaluator& ev, const Call& call) {
  const auto* bytes = As<Bytes>(call.positional[0]);
  if (bytes == nullptr) return UnknownCall(ev, call);
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const char c : bytes->value) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return NewText(ev, std::move(text));
}

Ref BytesFromHex(Evaluator& ev, const Call& call) {
  std::string digits;
  for (const char c : NeedText(ev, call.positional[0], call)) {
    if (c != ' ') digits += c;
  }
  std::string data;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    const auto byte = ParseInteger(digits.substr(i, 2), 16);
    if (!byte) return UnknownCall(ev, call);
    data.push_back(static_cast<char>(*byte));
  }
  return ev.heap().New<Bytes>(data);
}

constexpr MethodModel kMethods[] = {
    {"count", AsText},     {"endswith", AsText}, {"find", AsText},       {"hex", Strict<Hex, 1, 3>},
    {"index", AsText},     {"join", AsText},     {"lower", AsText},      {"lstrip", AsText},
    {"partition", AsText}, {"replace", AsText},  {"rpartition", AsText}, {"rsplit", AsText},
    {"rstrip", AsText},    {"split", AsText},    {"splitlines", AsText}, {"startswith", AsText},
    {"strip", AsText},     {"title", AsText},    {"upper", AsText},
};

constexpr TypeMethods kTypes[] = {{Kind::kBytes, kMethods}};

constexpr FunctionModel kFunctions[] = {
    {"bytes.fromhex", Strict<BytesFromHex, 1, 1>},
};

}  // namespace

Rows BytesRows() {
  return {.functions = kFunctions, .methods = kTypes};
}

}  // namespace smgraph::python
