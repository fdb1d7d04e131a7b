#include "frontends/zenml/signature.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/zenml/annotation.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Function;
using python::Node;
using python::Ref;
using AnnotationKind = Annotation::Kind;

/// What the return statements of a function's own body say.
struct Returns {
  bool tuple = false;     // `return a, b`: a literal tuple of more than one element
  bool only_none = true;  // nothing but `return` and `return None`
};

void ReadReturn(Node statement, Returns& returns) {
  static const auto kTuple = python::SymbolOf("tuple");
  static const auto kList = python::SymbolOf("expression_list");
  static const auto kParenthesized = python::SymbolOf("parenthesized_expression");
  static const auto kNone = python::SymbolOf("none");
  const std::vector<Node> children = statement.named_children();
  if (children.empty()) return;
  Node value = children[0];
  while (value.is(kParenthesized))
    value = value.named_child(0);
  if (value.is(kNone)) return;
  returns.only_none = false;
  const bool tuple = value.is(kTuple) || value.is(kList);
  returns.tuple = returns.tuple || (tuple && value.named_children().size() > 1);
}

void ReadReturns(Node node, Returns& returns) {
  static const auto kReturn = python::SymbolOf("return_statement");
  static const auto kFunction = python::SymbolOf("function_definition");
  std::vector<Node> open = {node};
  while (!open.empty()) {
    const Node current = open.back();
    open.pop_back();
    for (const Node child : current.named_children()) {
      if (child.is(kReturn)) {
        ReadReturn(child, returns);
      } else if (!child.is(kFunction)) {
        open.push_back(child);
      }
    }
  }
}

bool IsLocal(std::string_view name, const Function& function) {
  const python::Scope* top = function.module == nullptr ? nullptr : function.module->scope;
  if (top == nullptr || top->names.Find(name) != nullptr) return false;
  for (const python::Scope* scope = function.closure; scope != nullptr && scope != top;
       scope = scope->outer) {
    if (scope->names.Find(name) != nullptr) return true;
  }
  return false;
}

std::string_view LocalNameIn(Node part, const Function& function) {
  static const auto kIdentifier = python::SymbolOf("identifier");
  static const auto kAttribute = python::SymbolOf("attribute");
  if (part.is(kIdentifier)) return IsLocal(part.text(), function) ? part.text() : "";
  if (part.is(kAttribute)) return LocalNameIn(part.named_child(0), function);
  for (const Node child : part.named_children()) {
    const std::string_view found = LocalNameIn(child, function);
    if (!found.empty()) return found;
  }
  return {};
}

// A name in an annotation that is text, which only the functions around `function` have: ZenML
// looks for it at the top level of the module. Empty when there is none.
std::string_view LocalName(Node annotation, const Function& function) {
  static const auto kType = python::SymbolOf("type");
  static const auto kString = python::SymbolOf("string");
  static const auto kContent = python::SymbolOf("string_content");
  if (python::HasLateAnnotations(function.module)) return LocalNameIn(annotation, function);
  const Node inner = annotation.is(kType) ? annotation.named_child(0) : annotation;
  const Node text = inner.is(kString) ? inner.named_child(1) : Node();
  return text.is(kContent) && IsLocal(text.text(), function) ? text.text() : "";
}

void AddOutput(Signature& signature, const Annotation& annotation, std::string name) {
  if (annotation.kind == AnnotationKind::kUnknown) {
    signature.outputs_known = false;
    signature.why = "the name of an output in " + annotation.text;
  }
  if (annotation.named_badly) {
    signature.refused.push_back("an output annotation has more than a name and a configuration");
  }
  if (annotation.name) name = *annotation.name;
  const auto same = std::ranges::find(signature.outputs, name, &Output::name);
  if (same != signature.outputs.end()) {
    signature.refused.push_back(fmt::format("duplicate output name {}", name));
    return;
  }
  signature.outputs.push_back({std::move(name), annotation.text});
}

void ReadOutputs(python::Evaluator& ev, const Function& function, Signature& signature) {
  static const auto kReturnType = python::FieldOf("return_type");
  Returns returns;
  ReadReturns(function.body, returns);
  const Node written = function.definition.field(kReturnType);
  const std::string_view local = written.null() ? "" : LocalName(written, function);
  if (!local.empty()) {
    signature.refused.push_back(
        fmt::format("the return annotation is text that names '{}', which "
                    "is not at the top level of its module",
                    local));
  }
  const Annotation annotation = ReadAnnotation(ev, written, function);
  if (annotation.kind == AnnotationKind::kUnknown &&
      annotation.items.empty()) {  // Output(a=int) of old releases, for one
    signature.outputs_known = false;
    signature.why = fmt::format("outputs annotated as {}", written.text());
    return;
  }
  if (annotation.kind == AnnotationKind::kNone) return;
  if (annotation.kind == AnnotationKind::kAbsent && returns.only_none) return;
  if (annotation.kind == AnnotationKind::kAbsent) {
    signature.outputs.push_back({"output", ""});
    return;
  }
  if (annotation.kind != AnnotationKind::kTuple || !returns.tuple) {
    return AddOutput(signature, annotation, "output");
  }
  if (annotation.variadic) {
    signature.refused.emplace_back("variable length output annotations are not allowed");
    return AddOutput(signature, annotation, "output");
  }
  for (std::size_t i = 0; i < annotation.items.size(); ++i)
    AddOutput(signature, annotation.items[i], fmt::format("output_{}", i));
}

void ReadInputs(python::Evaluator& ev, const Function& function, bool method,
                Signature& signature) {
  bool first = method && !function.static_method;
  for (const python::Parameter& parameter : function.parameters) {
    if (std::exchange(first, false)) continue;
    const bool variable = parameter.kind == python::ParameterKind::kVarArgs ||
                          parameter.kind == python::ParameterKind::kVarKeywords;
    if (variable) {
      signature.refused.push_back(
          fmt::format("variable args or kwargs not allowed for function {}", function.name));
      continue;
    }
    if (parameter.name == "after" || parameter.name == "id") {
      signature.refused.push_back(fmt::format("reserved argument name '{}'", parameter.name));
    }
    const Node annotation = parameter.annotation;
    signature.inputs.push_back({parameter.name,
                                annotation.null() ? "" : std::string(annotation.text()),
                                parameter.default_value, parameter.default_value != nullptr,
                                AnnotationOf(ev, function, parameter), parameter.kind});
  }
}

}  // namespace

bool IsSingle(const Output& output) {
  constexpr std::string_view kSingle[] = {"int",   "float", "complex", "bool",       "str",
                                          "bytes", "dict",  "Dict",    "typing.Dict"};
  const std::string_view type = output.type;
  return std::ranges::find(kSingle, type.substr(0, type.find('['))) != std::end(kSingle);
}

const Function* FunctionBehind(Ref value) {
  for (int depth = 0; depth < 12 && value != nullptr; ++depth) {
    if (const auto* function = As<Function>(value)) {
      Ref wrapped = function->attributes.Find("__wrapped__");
      if (wrapped == nullptr) return function;
      value = wrapped;
    } else if (const auto* method = As<python::BoundMethod>(value)) {
      value = method->function;
    } else if (const auto* native = As<python::Native>(value)) {
      value = native->bound.empty() ? nullptr : native->bound[0];
    } else if (const auto* opaque = As<python::Opaque>(value)) {
      // decorator(function): taken to be made with functools.wraps.
      value = opaque->origin == python::Opaque::Origin::kCall && !opaque->positional.empty()
                  ? opaque->positional[0]
                  : nullptr;
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

Ref AnnotationOf(python::Evaluator& ev, const Function& function,
                 const python::Parameter& parameter) {
  const Node annotation = parameter.annotation;
  if (annotation.null() || !LocalName(annotation, function).empty()) return nullptr;
  return python::AnnotationValue(ev, annotation, function.closure, function.module);
}

Signature ReadSignature(python::Evaluator& ev, const Function& function, bool method) {
  Signature signature;
  signature.function = &function;
  ReadInputs(ev, function, method, signature);
  ReadOutputs(ev, function, signature);
  return signature;
}

std::string DocstringOf(const Function& function) {
  static const auto kStatement = python::SymbolOf("expression_statement");
  static const auto kString = python::SymbolOf("string");
  static const auto kContent = python::SymbolOf("string_content");
  const Node first = function.body.null() ? Node() : function.body.named_child(0);
  if (!first.is(kStatement) || !first.named_child(0).is(kString)) return {};
  for (const Node child : first.named_child(0).named_children()) {
    if (!child.is(kContent)) continue;
    std::string text(child.text());
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string::npos) return {};
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    text = text.substr(begin, end - begin);
    text.erase(text.find_last_not_of(" \t\r") + 1);
    return text;
  }
  return {};
}

}  // namespace smgraph::zenml
