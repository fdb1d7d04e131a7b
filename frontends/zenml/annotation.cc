#include "frontends/zenml/annotation.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "frontends/dialect/origin.h"
#include "frontends/zenml/models/models.h"
#include "frontends/zenml/values.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Node;
using python::Opaque;
using python::Ref;
using python::Scope;
using Kind = Annotation::Kind;

constexpr int kMaxDepth = 12;

/// The node types that annotations are made of.
struct Symbols {
  python::SymbolId type = python::SymbolOf("type");
  python::SymbolId generic = python::SymbolOf("generic_type");
  python::SymbolId type_parameter = python::SymbolOf("type_parameter");
  python::SymbolId subscript = python::SymbolOf("subscript");
  python::SymbolId parenthesized = python::SymbolOf("parenthesized_expression");
  python::SymbolId none = python::SymbolOf("none");
  python::SymbolId string = python::SymbolOf("string");
  python::SymbolId concatenated = python::SymbolOf("concatenated_string");
  python::SymbolId content = python::SymbolOf("string_content");
  python::SymbolId interpolation = python::SymbolOf("interpolation");
  python::SymbolId identifier = python::SymbolOf("identifier");
  python::SymbolId attribute = python::SymbolOf("attribute");
  python::SymbolId call = python::SymbolOf("call");
  python::SymbolId keyword = python::SymbolOf("keyword_argument");
  python::SymbolId ellipsis = python::SymbolOf("ellipsis");
  python::FieldId function = python::FieldOf("function");
  python::FieldId arguments = python::FieldOf("arguments");
  python::FieldId name = python::FieldOf("name");
  python::FieldId value = python::FieldOf("value");
  python::FieldId object = python::FieldOf("object");
  python::FieldId attribute_name = python::FieldOf("attribute");
};
const Symbols& S() {
  static const Symbols symbols;
  return symbols;
}

std::string_view LastComponent(std::string_view dotted) {
  const std::size_t dot = dotted.rfind('.');
  return dot == std::string_view::npos ? dotted : dotted.substr(dot + 1);
}

class Reader {
 public:
  Reader(python::Evaluator& ev, const Scope* scope) : ev_(ev), scope_(scope) {}

  Annotation Read(Node node, int depth = 0);

 private:
  Annotation ReadGeneric(Node base, const std::vector<Node>& arguments, Node whole, int depth);
  Annotation ReadValue(Ref value, std::string text, int depth);
  Annotation ReadQuoted(Node string, int depth);
  void ReadMetadata(Annotation& annotated, Node node);
  void ReadMetadata(Annotation& annotated, Ref value);
  void Name(Annotation& annotated, std::optional<std::string> name);
  Ref Resolve(Node node);
  std::string_view BaseName(Node node);
  std::optional<std::string> Text(Node node);

  python::Evaluator& ev_;
  const Scope* scope_;
};

Ref Reader::Resolve(Node node) {
  if (node.is(S().identifier)) {
    for (const Scope* scope = scope_; scope != nullptr; scope = scope->outer) {
      if (Ref value = scope->names.Find(node.text())) return value;
    }
    return nullptr;
  }
  if (!node.is(S().attribute)) return nullptr;
  Ref object = Resolve(node.field(S().object));
  if (object == nullptr) return nullptr;
  const auto name = ev_.heap().Intern(node.field(S().attribute_name).text());
  return ev_.FindAttribute(object, name, node.span());
}

// "Tuple" for Tuple, typing.Tuple, t.Tuple, tuple and aliases of them.
std::string_view Reader::BaseName(Node node) {
  Ref value = Resolve(node);
  if (const auto* cls = As<python::Class>(value)) return cls->name;
  if (const auto* native = As<python::Native>(value)) return LastComponent(native->name);
  const std::string imported = frontends::ImportedName(value);
  return LastComponent(imported.empty() ? node.text() : ev_.heap().Intern(imported));
}

Kind KindOf(std::string_view name) {
  if (name == "Tuple" || name == "tuple") return Kind::kTuple;
  return name == "Annotated" ? Kind::kAnnotated : Kind::kOther;
}

std::optional<std::string> Reader::Text(Node node) {
  if (node.is(S().type) || node.is(S().parenthesized)) return Text(node.named_child(0));
  if (node.is(S().string) || node.is(S().concatenated)) {
    std::string text;
    for (const Node child : node.named_children()) {
      if (child.is(S().interpolation)) return std::nullopt;
      if (child.is(S().content)) text += child.text();
      if (child.is(S().string)) text += Text(child).value_or("");
    }
    return text;
  }
  std::string text;
  return TextIn(Resolve(node), text) ? std::optional(text) : std::nullopt;
}

void Reader::Name(Annotation& annotated, std::optional<std::string> name) {
  if (annotated.name.has_value() || name == "") annotated.named_badly = true;
  annotated.name = std::move(name);
}

void Reader::ReadMetadata(Annotation& annotated, Ref value) {
  std::string text;
  if (TextIn(value, text)) return Name(annotated, text);
  const auto* config = AsRole(value, Role::kArtifactConfig);
  if (config == nullptr) {
    annotated.kind = Kind::kUnknown;
    return;
  }
  if (TextIn(config->attributes.Find("name"), text)) Name(annotated, text);
}

void Reader::ReadMetadata(Annotation& annotated, Node node) {
  while (node.is(S().type) || node.is(S().parenthesized))
    node = node.named_child(0);
  if (auto text = Text(node)) return Name(annotated, std::move(text));
  if (!node.is(S().call)) {
    Ref value = Resolve(node);
    if (value != nullptr) return ReadMetadata(annotated, value);
    annotated.kind = Kind::kUnknown;
    return;
  }
  // ArtifactConfig(name="…") and its older spellings.
  const std::string_view function = BaseName(node.field(S().function));
  if (!function.ends_with("ArtifactConfig")) {
    annotated.kind = Kind::kUnknown;
    return;
  }
  bool first = true;
  for (const Node argument : node.field(S().arguments).named_children()) {
    const bool keyword = argument.is(S().keyword);
    if (keyword ? argument.field(S().name).text() == "name" : first) {
      auto name = Text(keyword ? argument.field(S().value) : argument);
      if (!name) annotated.kind = Kind::kUnknown;
      Name(annotated, std::move(name));
    }
    first = false;
  }
}

Annotation Reader::ReadGeneric(Node base, const std::vector<Node>& arguments, Node whole,
                               int depth) {
  Annotation result;
  result.kind = KindOf(BaseName(base));
  result.text = std::string(whole.text());
  if (result.kind == Kind::kTuple) {
    for (const Node argument : arguments)
      result.items.push_back(Read(argument, depth + 1));
    result.variadic = !result.items.empty() && result.items.back().text == "...";
  } else if (result.kind == Kind::kAnnotated && !arguments.empty()) {
    result.items.push_back(Read(arguments[0], depth + 1));
    result.text = result.items[0].text;
    result.named_badly = arguments.size() > 3;
    for (std::size_t i = 1; i < arguments.size(); ++i)
      ReadMetadata(result, arguments[i]);
  }
  return result;
}

// An annotation in quotes is parsed like one without.
Annotation Reader::ReadQuoted(Node string, int depth) {
  const std::string text = Text(string).value_or("");
  python::SourceUnit unit;
  unit.file = string.span().file;
  unit.text = text;
  const python::Tree tree(std::move(unit));
  Node node = tree.root();
  for (int level = 0; level < 2 && node.named_count() == 1; ++level)
    node = node.named_child(0);
  Annotation result = Read(node, depth + 1);
  if (result.kind == Kind::kOther || result.kind == Kind::kAbsent) {
    result.kind = Kind::kOther;
    result.text = text;
  }
  return result;
}

// An alias of a type was evaluated already: `Data = Tuple[Annotated[int, "a"], str]`.
Annotation Reader::ReadValue(Ref value, std::string text, int depth) {
  Annotation result;
  result.kind = Kind::kOther;
  result.text = std::move(text);
  if (value == nullptr || depth > kMaxDepth) return result;
  if (value->kind == python::Kind::kNone) result.kind = Kind::kNone;
  const auto* item = As<Opaque>(value);
  if (item == nullptr || item->origin != Opaque::Origin::kItem) return result;
  const auto* cls = As<python::Class>(item->base);
  const std::string imported = frontends::ImportedName(item->base);
  result.kind = KindOf(cls != nullptr ? cls->name : LastComponent(imported));
  const auto* keys = As<python::Tuple>(item->key);
  const std::vector<Ref> arguments = keys != nullptr ? keys->items : std::vector<Ref>{item->key};
  const auto read = [&](Ref argument) {
    return ReadValue(argument, frontends::DescribeOrigin(argument), depth + 1);
  };
  if (result.kind == Kind::kTuple) {
    for (Ref argument : arguments)
      result.items.push_back(read(argument));
    result.variadic = !arguments.empty() && arguments.back()->kind == python::Kind::kEllipsis;
  } else if (result.kind == Kind::kAnnotated) {
    result.items.push_back(read(arguments[0]));
    result.text = result.items[0].text;
    for (std::size_t i = 1; i < arguments.size(); ++i)
      ReadMetadata(result, arguments[i]);
  }
  return result;
}

Annotation Reader::Read(Node node, int depth) {
  Annotation result;
  if (node.null() || depth > kMaxDepth) return result;
  if (node.is(S().type) || node.is(S().parenthesized)) return Read(node.named_child(0), depth + 1);
  result.text = std::string(node.text());
  result.kind = Kind::kOther;
  if (node.is(S().none)) {
    result.kind = Kind::kNone;
  } else if (node.is(S().string) || node.is(S().concatenated)) {
    return ReadQuoted(node, depth);
  } else if (node.is(S().generic)) {
    return ReadGeneric(node.named_child(0), node.named_child(1).named_children(), node, depth);
  } else if (node.is(S().subscript)) {
    std::vector<Node> arguments = node.named_children();
    arguments.erase(arguments.begin());
    const bool packed = arguments.size() == 1 && arguments[0].is(python::SymbolOf("tuple"));
    return ReadGeneric(node.named_child(0), packed ? arguments[0].named_children() : arguments,
                       node, depth);
  } else if (node.is(S().identifier) || node.is(S().attribute)) {
    return ReadValue(Resolve(node), result.text, depth);
  }
  return result;
}

}  // namespace

Annotation ReadAnnotation(python::Evaluator& ev, Node node, const Scope* scope) {
  return Reader(ev, scope).Read(node);
}

}  // namespace smgraph::zenml
