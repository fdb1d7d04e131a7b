#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "frontends/python/value.h"

// Values as text for people: names with gaps, labels of what is not known, short reprs.
namespace smgraph::python {

bool TextOf(Ref value, std::string& text) {
  // Of a class derived from str, such as the members of a StrEnum.
  if (const auto* object = As<Instance>(value); object != nullptr && object->payload != nullptr)
    value = object->payload;
  if (const auto* str = As<Str>(value)) {
    text = str->value;
    return true;
  }
  const auto* pattern = As<Template>(value);
  if (pattern == nullptr) return false;
  text.clear();
  for (const Ref part : pattern->parts) {
    if (const auto* piece = As<Str>(part)) {
      text += piece->value;
    } else {
      text += '{' + LabelOf(part) + '}';
    }
  }
  return true;
}

namespace {

std::string LabelWithin(Ref value, int depth);

// Methods that give the same text in another form: x.lower() is called what x is called.
bool GivesText(std::string_view method) {
  constexpr std::string_view kMethods[] = {"capitalize",   "casefold",     "lower",   "lstrip",
                                           "removeprefix", "removesuffix", "replace", "rstrip",
                                           "strip",        "swapcase",     "title",   "upper"};
  return std::binary_search(std::begin(kMethods), std::end(kMethods), method);
}

std::string OpaqueLabel(const Opaque& opaque, int depth) {
  switch (opaque.origin) {
    case Opaque::Origin::kImport: {
      const std::size_t dot = opaque.name.rfind('.');
      return std::string(dot == std::string_view::npos ? opaque.name : opaque.name.substr(dot + 1));
    }
    case Opaque::Origin::kAttribute:
      return std::string(opaque.name);
    case Opaque::Origin::kCall: {
      const auto* method = As<Opaque>(opaque.base);
      const bool of_text = method != nullptr && method->origin == Opaque::Origin::kAttribute &&
                           GivesText(method->name);
      return of_text ? LabelWithin(method->base, depth) : LabelWithin(opaque.base, depth) + "()";
    }
    case Opaque::Origin::kItem: {
      std::string key;
      return TextOf(opaque.key, key) ? key : LabelWithin(opaque.base, depth);
    }
    case Opaque::Origin::kOperation: {
      if (opaque.base == nullptr) return "value";
      std::string pattern;  // tells the cases of a `match` apart
      const bool matches = opaque.name == "matches" && TextOf(opaque.key, pattern);
      return LabelWithin(opaque.base, depth) + (matches ? " matches " + pattern : "");
    }
    case Opaque::Origin::kElement:
      return "each " + LabelWithin(opaque.base, depth);
  }
  return "value";
}

std::string LabelWithin(Ref value, int depth) {
  if (depth == 0) return "value";
  if (const auto* unknown = As<Unknown>(value))
    return unknown->label.empty() ? "value" : unknown->label;
  if (const auto* opaque = As<Opaque>(value)) return OpaqueLabel(*opaque, depth - 1);
  if (const auto* choice = As<Choice>(value)) {
    const Ref shown = choice->then->kind == Kind::kAbsent || choice->then->kind == Kind::kNone
                          ? choice->otherwise
                          : choice->then;
    return LabelWithin(shown, depth - 1);
  }
  if (const auto* instance = As<Instance>(value)) {
    std::string name;
    const Ref named = instance->attributes.Find("name");
    if (named != nullptr && TextOf(named, name)) return name;
    return std::string(instance->cls->name);
  }
  const auto* pattern = As<Template>(value);
  if (pattern != nullptr && pattern->parts.size() == 1)
    return LabelWithin(pattern->parts.front(), depth - 1);
  std::string text;
  if (TextOf(value, text)) return text;
  return std::string(TypeName(value));
}

}  // namespace

std::string LabelOf(Ref value) {
  std::string label = LabelWithin(value, 8);
  std::erase_if(label, [](char c) { return c == '{' || c == '}'; });
  std::ranges::replace(label, '\n', ' ');
  constexpr std::size_t kLongest = 40;
  if (label.size() > kLongest) label.resize(kLongest);
  return label;
}

namespace {

std::string ReprWithin(Ref value, int depth);

std::string ReprItems(const std::vector<Ref>& items, int depth) {
  std::string text;
  constexpr std::size_t kShown = 8;
  for (std::size_t i = 0; i < items.size() && i < kShown; ++i) {
    if (i > 0) text += ", ";
    text += ReprWithin(items[i], depth - 1);
  }
  if (items.size() > kShown) text += ", ...";
  return text;
}

std::string ReprWithin(Ref value, int depth) {
  if (depth == 0) return "...";
  std::string text;
  if (const auto* str = As<Str>(value)) return '\'' + str->value.substr(0, 60) + '\'';
  if (TextOf(value, text)) return '\'' + text + '\'';
  if (const auto* boolean = As<Bool>(value)) return boolean->value ? "True" : "False";
  if (const auto* integer = As<Int>(value)) return std::to_string(integer->value);
  if (const auto* number = As<Float>(value)) return fmt::format("{}", number->value);
  if (const auto* list = As<List>(value)) return '[' + ReprItems(list->items, depth) + ']';
  if (const auto* tuple = As<Tuple>(value)) {
    return '(' + ReprItems(tuple->items, depth) + (tuple->items.size() == 1 ? ",)" : ")");
  }
  if (const auto* set = As<Set>(value)) return '{' + ReprItems(set->items, depth) + '}';
  if (const auto* dict = As<Dict>(value)) {
    for (const auto& [key, item] : dict->items) {
      if (!text.empty()) text += ", ";
      if (text.size() > 80) {
        text += "...";
        break;
      }
      text += ReprWithin(key, depth - 1) + ": " + ReprWithin(item, depth - 1);
    }
    return '{' + text + '}';
  }
  if (const auto* slice = As<Slice>(value))
    return "slice(" + ReprItems({slice->start, slice->stop, slice->step}, depth) + ')';
  if (value->kind == Kind::kNone) return "None";
  if (const auto* cls = As<Class>(value)) return fmt::format("<class {}>", cls->name);
  if (const auto* function = As<Function>(value))
    return fmt::format("<function {}>", function->name);
  if (value->kind == Kind::kInstance) return '<' + LabelOf(value) + '>';
  if (Uncertain(value)) return '{' + LabelOf(value) + '}';
  return fmt::format("<{}>", TypeName(value));
}

}  // namespace

std::string Repr(Ref value) {
  return ReprWithin(value, 4);
}

}  // namespace smgraph::python
