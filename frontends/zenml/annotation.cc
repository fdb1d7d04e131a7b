#include "frontends/zenml/annotation.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "frontends/dialect/origin.h"
#include "frontends/python/annotations.h"
#include "frontends/python/natives.h"
#include "frontends/zenml/legacy.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/values.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Node;
using python::Opaque;
using python::Ref;
using AnnotationKind = Annotation::Kind;

constexpr int kMaxDepth = 12;

/// The node types that annotations are made of.
struct Symbols {
  python::SymbolId type = python::SymbolOf("type");
  python::SymbolId generic = python::SymbolOf("generic_type");
  python::SymbolId subscript = python::SymbolOf("subscript");
  python::SymbolId parenthesized = python::SymbolOf("parenthesized_expression");
  python::SymbolId none = python::SymbolOf("none");
  python::SymbolId string = python::SymbolOf("string");
  python::SymbolId concatenated = python::SymbolOf("concatenated_string");
  python::SymbolId identifier = python::SymbolOf("identifier");
  python::SymbolId attribute = python::SymbolOf("attribute");
  python::SymbolId tuple = python::SymbolOf("tuple");
  python::SymbolId call = python::SymbolOf("call");
};
const Symbols& S() {
  static const Symbols symbols;
  return symbols;
}

std::string_view LastComponent(std::string_view dotted) {
  const std::size_t dot = dotted.rfind('.');
  return dot == std::string_view::npos ? dotted : dotted.substr(dot + 1);
}

AnnotationKind KindOf(std::string_view name) {
  if (name == "Tuple" || name == "tuple") return AnnotationKind::kTuple;
  return name == "Annotated" ? AnnotationKind::kAnnotated : AnnotationKind::kOther;
}

// "Tuple" for Tuple, typing.Tuple, t.Tuple, tuple and aliases of them.
std::string_view BaseName(Ref base) {
  if (const auto* cls = As<python::Class>(base)) return cls->name;
  if (const auto* native = As<python::Native>(base)) return LastComponent(native->name);
  return python::ImportedName(base);
}

bool IsNone(const Annotation& annotation) {
  return annotation.kind == AnnotationKind::kNone;
}

// typing gives None itself for what may be nothing but None: Optional[None], Union[None, None].
bool MayOnlyBeNone(std::string_view base, const std::vector<Annotation>& choices) {
  return (base == "Optional" || base == "Union") && !choices.empty() &&
         std::ranges::all_of(choices, IsNone);
}

// NoneType and type(None).
bool IsTypeOfNone(Ref value) {
  const auto* cls = As<python::Class>(value);
  return (cls != nullptr && cls->name == "NoneType") ||
         python::ImportedName(value) == "types.NoneType";
}

std::string_view Unquoted(std::string_view text) {
  const std::size_t begin = text.find_first_not_of("\"'");
  const std::size_t end = text.find_last_not_of("\"'");
  return begin == std::string_view::npos ? "" : text.substr(begin, end - begin + 1);
}

class Reader {
 public:
  Reader(python::Evaluator& ev, const python::Function& function) : ev_(ev), function_(function) {}

  Annotation Read(Node node, int depth = 0);

 private:
  Annotation ReadGeneric(Node base, const std::vector<Node>& arguments, Node whole, int depth);
  Annotation ReadValue(Ref value, std::string text, int depth);
  void ReadMetadata(Annotation& annotated, Ref value);
  /// What the annotation, or a part of it, stands for where the function was defined.
  Ref ValueOf(Node node) {
    return python::AnnotationValue(ev_, node, function_.closure, function_.module);
  }

  python::Evaluator& ev_;
  const python::Function& function_;
};

void SetName(Annotation& annotated, Ref value) {
  std::string text;
  if (!TextIn(value, text)) {
    annotated.kind = AnnotationKind::kUnknown;
  } else if (!text.empty()) {
    if (annotated.name.has_value()) annotated.named_badly = true;
    annotated.name = std::move(text);
  }
}

// The name itself, or ArtifactConfig(name="…") and its older spellings.
void Reader::ReadMetadata(Annotation& annotated, Ref value) {
  const auto* config = AsRole(value, Role::kArtifactConfig);
  if (config == nullptr) return SetName(annotated, value);
  Ref name = config->attributes.Find("name");
  if (!python::IsNone(name)) SetName(annotated, name);
}

Annotation Reader::ReadGeneric(Node base, const std::vector<Node>& arguments, Node whole,
                               int depth) {
  Annotation result;
  const std::string_view name = BaseName(ValueOf(base));
  result.kind = KindOf(name);
  result.text = std::string(whole.text());
  if (result.kind == AnnotationKind::kTuple) {
    for (const Node argument : arguments)
      result.items.push_back(Read(argument, depth + 1));
    result.variadic = !result.items.empty() && result.items.back().text == "...";
  } else if (result.kind == AnnotationKind::kAnnotated && !arguments.empty()) {
    result.items.push_back(Read(arguments[0], depth + 1));
    result.text = result.items[0].text;
    result.named_badly = arguments.size() > 3;
    for (std::size_t i = 1; i < arguments.size(); ++i)
      ReadMetadata(result,
                   python::AnnotationPart(ev_, arguments[i], function_.closure, function_.module));
  } else if (result.kind == AnnotationKind::kOther) {
    std::vector<Annotation> choices;
    for (const Node argument : arguments)
      choices.push_back(Read(argument, depth + 1));
    if (MayOnlyBeNone(name, choices)) result.kind = AnnotationKind::kNone;
  }
  return result;
}

// An alias of a type was evaluated already: `Data = Tuple[Annotated[int, "a"], str]`.
Annotation Reader::ReadValue(Ref value, std::string text, int depth) {
  Annotation result;
  result.kind = AnnotationKind::kOther;
  result.text = std::move(text);
  if (value == nullptr || depth > kMaxDepth) return result;
  if (value->kind == python::Kind::kNone || IsTypeOfNone(value))
    result.kind = AnnotationKind::kNone;
  const auto* item = As<Opaque>(value);
  if (item == nullptr || item->origin != Opaque::Origin::kItem) return result;
  const std::string_view name = BaseName(item->base);
  result.kind = KindOf(name);
  const auto* keys = As<python::Tuple>(item->key);
  const std::vector<Ref> arguments = keys != nullptr ? keys->items : std::vector<Ref>{item->key};
  const auto read = [&](Ref argument) {
    return ReadValue(argument, frontends::DescribeOrigin(argument), depth + 1);
  };
  if (result.kind == AnnotationKind::kTuple) {
    for (Ref argument : arguments)
      result.items.push_back(read(argument));
    result.variadic = !arguments.empty() && arguments.back()->kind == python::Kind::kEllipsis;
  } else if (result.kind == AnnotationKind::kAnnotated) {
    result.items.push_back(read(arguments[0]));
    result.text = result.items[0].text;
    for (std::size_t i = 1; i < arguments.size(); ++i)
      ReadMetadata(result, arguments[i]);
  } else {
    std::vector<Annotation> choices;
    for (Ref argument : arguments)
      choices.push_back(read(argument));
    if (MayOnlyBeNone(name, choices)) result.kind = AnnotationKind::kNone;
  }
  return result;
}

Annotation Reader::Read(Node node, int depth) {
  Annotation result;
  if (node.null() || depth > kMaxDepth) return result;
  if (node.is(S().type) || node.is(S().parenthesized)) return Read(node.named_child(0), depth + 1);
  result.text = std::string(node.text());
  result.kind = AnnotationKind::kOther;
  if (node.is(S().none)) {
    result.kind = AnnotationKind::kNone;
  } else if (node.is(S().generic)) {
    return ReadGeneric(node.named_child(0), node.named_child(1).named_children(), node, depth);
  } else if (node.is(S().subscript)) {
    std::vector<Node> arguments = node.named_children();
    arguments.erase(arguments.begin());
    const bool packed = arguments.size() == 1 && arguments[0].is(S().tuple);
    return ReadGeneric(node.named_child(0), packed ? arguments[0].named_children() : arguments,
                       node, depth);
  } else if (node.is(S().string) || node.is(S().concatenated)) {
    return ReadValue(ValueOf(node), std::string(Unquoted(result.text)), depth);
  } else if (node.is(S().identifier) || node.is(S().attribute)) {
    return ReadValue(ValueOf(node), result.text, depth);
  } else if (node.is(S().call)) {
    Ref value = ValueOf(node);
    const auto* made = As<Opaque>(value);
    if (made != nullptr && IsLegacy(made->base)) result.kind = AnnotationKind::kUnknown;
    if (IsTypeOfNone(value)) result.kind = AnnotationKind::kNone;
  }
  return result;
}

}  // namespace

Annotation ReadAnnotation(python::Evaluator& ev, Node node, const python::Function& function) {
  return Reader(ev, function).Read(node);
}

}  // namespace smgraph::zenml
