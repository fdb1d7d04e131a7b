#include "frontends/dialect/origin.h"

#include <utility>

#include "graph/base/utf8.h"

namespace smgraph::frontends {
namespace {

using python::As;
using python::Kind;
using python::Opaque;
using python::Ref;

constexpr int kMaxLabelDepth = 12;
constexpr std::size_t kMaxLength = 100;

std::string Describe(Ref value, int depth);

// What tells two calls of one function apart, where it is short.
std::string DescribeArguments(const Opaque& call, int depth) {
  constexpr std::size_t kLongest = 40;
  std::string text;
  const auto add = [&](const std::string& name, Ref value) {
    if (!text.empty()) text += ", ";
    text += name + Describe(value, depth + 1);
  };
  for (Ref value : call.positional)
    add("", value);
  for (const auto& [name, value] : call.keywords.entries())
    add(std::string(name) + "=", value);
  return text.size() > kLongest ? "..." : text;
}

std::string DescribeOpaque(const Opaque& opaque, int depth) {
  const auto base = [&] { return Describe(opaque.base, depth + 1); };
  switch (opaque.origin) {
    case Opaque::Origin::kImport:
      return std::string(opaque.name);
    case Opaque::Origin::kAttribute:
      return base() + "." + std::string(opaque.name);
    case Opaque::Origin::kItem:
      return base() + "[" + Describe(opaque.key, depth + 1) + "]";
    case Opaque::Origin::kCall:
      return base() + "(" + DescribeArguments(opaque, depth) + ")";
    case Opaque::Origin::kElement:
      return "element of " + base();
    case Opaque::Origin::kOperation:
      if (opaque.key == nullptr) return std::string(opaque.name) + " " + base();
      return base() + " " + std::string(opaque.name) + " " + Describe(opaque.key, depth + 1);
  }
  return "...";
}

std::string Describe(Ref value, int depth) {
  if (value == nullptr || depth > kMaxLabelDepth) return "...";
  if (const auto* opaque = As<Opaque>(value)) return DescribeOpaque(*opaque, depth);
  if (const auto* object = As<python::Instance>(value)) return std::string(object->cls->name);
  if (const auto* cls = As<python::Class>(value)) return std::string(cls->name);
  if (const auto* function = As<python::Function>(value)) return std::string(function->name);
  if (const auto* unknown = As<python::Unknown>(value)) {
    return unknown->label.empty() ? unknown->reason : unknown->label;
  }
  return python::Repr(value);
}

std::string Shortened(std::string text) {
  if (text.size() <= kMaxLength) return text;
  std::size_t end = kMaxLength;
  while (end > 0 && IsUtf8Tail(text[end]))
    --end;
  return text.substr(0, end) + "...";
}

}  // namespace

std::string DescribeOrigin(Ref value) {
  return Shortened(Describe(value, 0));
}

std::string WhyUnknown(Ref value) {
  if (value == nullptr) return "a value that is not known";
  if (const auto* unknown = As<python::Unknown>(value)) {
    return unknown->reason.empty() ? "a value that is not known" : unknown->reason;
  }
  if (const auto* choice = As<python::Choice>(value)) {
    return "depends on " + DescribeOrigin(choice->condition);
  }
  const std::string origin = DescribeOrigin(value);
  if (const auto* opaque = As<Opaque>(value)) {
    const bool call = opaque->origin == Opaque::Origin::kCall;
    const bool element = opaque->origin == Opaque::Origin::kElement;
    return (call ? "result of " : element ? "" : "value of ") + origin;
  }
  if (value->kind == Kind::kInstance) return "an object of class " + origin;
  return "a " + std::string(python::TypeName(value)) + " (" + origin + ")";
}

std::string ImportedName(Ref value) {
  std::string suffix;
  for (int depth = 0; depth < kMaxLabelDepth; ++depth) {
    const auto* opaque = As<Opaque>(value);
    if (opaque == nullptr) return {};
    if (opaque->origin == Opaque::Origin::kImport) return std::string(opaque->name) + suffix;
    if (opaque->origin != Opaque::Origin::kAttribute) return {};
    suffix = "." + std::string(opaque->name) + suffix;
    value = opaque->base;
  }
  return {};
}

}  // namespace smgraph::frontends
