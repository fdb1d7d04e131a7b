#include "frontends/python/annotations.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"

namespace smgraph::python {

// ---- what only annotations are made of

Ref Evaluator::TypeExpression(Node node) {
  return Evaluate(node.named_child(0));
}

// List[int], where the grammar sees no subscript.
Ref Evaluator::GenericType(Node node) {
  const Ref base = Evaluate(node.named_child(0));
  std::vector<Ref> keys;
  for (const Node part : node.named_child(1).named_children())
    keys.push_back(Evaluate(part));
  const Ref key = keys.size() == 1 ? keys.front() : NewTuple(*this, std::move(keys));
  return GetItem(base, key, node.span());
}

Ref Evaluator::UnionType(Node node) {
  return Binary(BinaryOp::kOr, Evaluate(node.named_child(0)), Evaluate(node.named_child(1)),
                node.span());
}

// typing.List
Ref Evaluator::MemberType(Node node) {
  return GetAttribute(Evaluate(node.named_child(0)), heap_.Intern(node.named_child(1).text()),
                      node.span());
}

Ref Evaluator::Impl::EvaluateIn(Evaluator& e, Node node, Scope* scope, Module* module) {
  Frame frame;
  frame.outer = e.frame_;
  frame.module = module;
  frame.scope = scope;
  frame.entry_path = e.path_;
  const Restore<Frame*> restore(e.frame_, &frame);
  return e.Evaluate(node);
}

// The expression that a text consists of; null for anything else. The tree stays, for lambdas.
Node Evaluator::Impl::ParseExpression(Evaluator& e, std::string text) {
  SourceUnit unit;
  unit.text = std::move(text);
  const Node root = AddTree(e, std::move(unit)).root();
  const bool one = !root.has_error() && root.named_count() == 1;
  const Node statement = one ? root.named_child(0) : Node();
  return one && statement.is(G().expression_statement) ? statement.named_child(0) : Node();
}

Ref ResolvedAnnotation(Evaluator& ev, Ref type, Scope* scope, Module* module) {
  const auto* text = As<Str>(type);
  if (text == nullptr) return type;
  const Node expression = Evaluator::Impl::ParseExpression(ev, text->value);
  if (expression.null()) return ev.NewUnknown("an annotation", text->value, {});
  return AnnotationValue(ev, expression, scope, module);
}

Ref AnnotationPart(Evaluator& ev, Node part, Scope* scope, Module* module) {
  if (part.null() || scope == nullptr) return ev.NewUnknown("an annotation", "type", {});
  try {
    return Evaluator::Impl::EvaluateIn(ev, part, scope, module);
  } catch (const Raised&) {  // a name that only type checkers know
    return ev.NewUnknown("an annotation", std::string(part.text()), part.span());
  }
}

Ref AnnotationValue(Evaluator& ev, Node annotation, Scope* scope, Module* module) {
  return ResolvedAnnotation(ev, AnnotationPart(ev, annotation, scope, module), scope, module);
}

bool HasLateAnnotations(const Module* module) {
  const auto* future = module == nullptr || module->scope == nullptr
                           ? nullptr
                           : As<Opaque>(module->scope->names.Find("annotations"));
  return future != nullptr && future->name == "__future__.annotations";
}

Ref WrittenAnnotation(Evaluator& ev, Node annotation, Scope* scope, Module* module) {
  if (HasLateAnnotations(module)) return ev.heap().str(std::string(annotation.text()));
  static const SymbolId kType = SymbolOf("type");
  const Node inner = annotation.is(kType) ? annotation.named_child(0) : annotation;
  if (inner.is(G().string)) return Evaluator::Impl::EvaluateIn(ev, inner, scope, module);
  return AnnotationValue(ev, annotation, scope, module);
}

Node ReturnAnnotationOf(const Function& function) {
  return function.definition.field(G().f_return_type);
}

// ---- parametrised types

namespace {

// What typing's spellings stand for.
constexpr std::pair<std::string_view, std::string_view> kOrigins[] = {
    {"Deque", "list"},          {"Dict", "dict"},
    {"FrozenSet", "frozenset"}, {"Iterable", "list"},
    {"List", "list"},           {"Mapping", "dict"},
    {"MutableMapping", "dict"}, {"MutableSequence", "list"},
    {"Sequence", "list"},       {"Set", "set"},
    {"Tuple", "tuple"},         {"Type", "type"},
};

Ref OriginOf(Evaluator& ev, Ref base) {
  if (base->kind == Kind::kClass) return base;
  const std::string_view name = ImportedName(base);
  const auto* row = std::find_if(std::begin(kOrigins), std::end(kOrigins),
                                 [name](const auto& known) { return known.first == name; });
  if (row != std::end(kOrigins)) return ev.TypeObject(row->second);
  if (name == "Optional") return ev.NewOpaque(Opaque::Origin::kImport, nullptr, "typing.Union", {});
  return base;
}

Ref NoneType(Evaluator& ev, Ref type) {
  return type->kind == Kind::kNone ? ev.TypeObject("NoneType") : type;
}

// Unions of unions are one; every type stands once.
void AddAlternatives(Evaluator& ev, Ref type, std::vector<Ref>& alternatives) {
  const auto* opaque = As<Opaque>(type);
  const bool bar = opaque != nullptr && opaque->origin == Opaque::Origin::kOperation &&
                   opaque->name == Spelling(BinaryOp::kOr) && opaque->key != nullptr;
  const std::string_view name = opaque != nullptr && opaque->origin == Opaque::Origin::kItem
                                    ? ImportedName(opaque->base)
                                    : std::string_view();
  if (bar) {
    AddAlternatives(ev, opaque->base, alternatives);
    AddAlternatives(ev, opaque->key, alternatives);
  } else if (name == "Union" || name == "Optional") {
    const auto* several = As<Tuple>(opaque->key);
    for (const Ref one : several == nullptr ? std::vector<Ref>{opaque->key} : several->items)
      AddAlternatives(ev, one, alternatives);
    if (name == "Optional") AddAlternatives(ev, ev.heap().none(), alternatives);
  } else {
    type = NoneType(ev, type);
    const auto known = std::find(alternatives.begin(), alternatives.end(), type);
    if (known == alternatives.end()) alternatives.push_back(type);
  }
}

}  // namespace

std::string_view ImportedName(Ref value) {
  const auto* opaque = As<Opaque>(value);
  if (opaque == nullptr || opaque->origin != Opaque::Origin::kImport) return {};
  return opaque->name.substr(opaque->name.rfind('.') + 1);
}

std::string_view ImportName(Ref value) {
  const auto* opaque = As<Opaque>(value);
  while (opaque != nullptr && opaque->origin == Opaque::Origin::kItem)
    opaque = As<Opaque>(opaque->base);
  return opaque != nullptr && opaque->origin == Opaque::Origin::kImport ? opaque->name
                                                                        : std::string_view();
}

bool IsMetaclass(const Class& cls) {
  const auto of_library = [](Ref base) {
    const std::string_view name = ImportName(base);
    return name == "abc.ABCMeta" || name == "enum.EnumMeta" || name == "enum.EnumType";
  };
  return std::ranges::any_of(cls.mro, [&](const Class* base) {
    return base->name == "type" || std::ranges::any_of(base->bases, of_library);
  });
}

std::string_view ImportedClass(const Object* value) {
  const auto* import = As<Opaque>(const_cast<Ref>(value));
  if (import == nullptr || import->origin != Opaque::Origin::kImport || import->unresolved_local)
    return "";
  const std::string_view last = import->name.substr(import->name.rfind('.') + 1);
  const auto is = [](char c, char first, char last_one) { return first <= c && c <= last_one; };
  const bool small = std::ranges::any_of(last, [&](char c) { return is(c, 'a', 'z'); });
  return small && is(last.front(), 'A', 'Z') ? last : std::string_view();
}

bool IsParametrised(Ref type) {
  const auto* opaque = As<Opaque>(type);
  if (opaque == nullptr || opaque->origin != Opaque::Origin::kItem) return false;
  const auto* base = As<Opaque>(opaque->base);
  if (base == nullptr) {
    const auto* cls = As<Class>(opaque->base);
    return cls != nullptr && !cls->enumeration;  // of those the item is a member
  }
  constexpr std::string_view kModules[] = {"typing", "typing_extensions", "collections",
                                           "pydantic"};
  const std::string_view module = base->name.substr(0, base->name.find('.'));
  return base->origin == Opaque::Origin::kImport &&
         std::find(std::begin(kModules), std::end(kModules), module) != std::end(kModules);
}

bool IsToldApart(Ref value) {
  return Known(value) || !ImportedClass(value).empty() || IsParametrised(value);
}

std::optional<Generic> GenericOf(Evaluator& ev, Ref type) {
  const auto* opaque = As<Opaque>(type);
  if (opaque == nullptr) return std::nullopt;
  Generic generic;
  if (opaque->origin == Opaque::Origin::kOperation) {
    AddAlternatives(ev, type, generic.arguments);
    if (generic.arguments.size() < 2) return std::nullopt;
    generic.origin = ev.NewOpaque(Opaque::Origin::kImport, nullptr, "types.UnionType", {});
    return generic;
  }
  if (!IsParametrised(type)) return std::nullopt;
  generic.origin = OriginOf(ev, opaque->base);
  if (ImportedName(generic.origin) == "Union") {
    AddAlternatives(ev, type, generic.arguments);
    return generic;
  }
  const auto* several = As<Tuple>(opaque->key);
  generic.arguments = several == nullptr ? std::vector<Ref>{opaque->key} : several->items;
  const bool values = ImportedName(generic.origin) == "Literal";
  for (Ref& argument : generic.arguments)
    argument = values ? argument : NoneType(ev, argument);
  return generic;
}

Class* BuiltinOf(Ref type) {
  const auto* opaque = As<Opaque>(type);
  const bool item = opaque != nullptr && opaque->origin == Opaque::Origin::kItem;
  return item ? As<Class>(opaque->base) : nullptr;
}

}  // namespace smgraph::python
