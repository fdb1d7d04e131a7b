#include "frontends/zenml/validation.h"

#include <algorithm>
#include <vector>

#include "frontends/python/natives.h"
#include "frontends/python/validation.h"
#include "frontends/zenml/models/models.h"

namespace smgraph::zenml {
namespace {

using python::As;
using python::Kind;
using python::Ref;

constexpr int kMaxDepth = 40;

Ref NoJsonAt(Ref value, int depth);

Ref NoJsonIn(const std::vector<Ref>& items, int depth) {
  for (Ref item : items) {
    if (Ref found = NoJsonAt(item, depth + 1)) return found;
  }
  return nullptr;
}

// Dataclasses, pydantic's models, members of enums, dates and paths can be written.
bool IsPlainObject(const python::Instance& object) {
  const python::Class& cls = *object.cls;
  const bool written = cls.dataclass || cls.validated || cls.enumeration || cls.opaque_base ||
                       object.payload != nullptr;
  if (written) return false;
  const Role role = RoleOf(const_cast<python::Instance*>(&object));
  return cls.model == nullptr || role == Role::kStep || role == Role::kPipeline;
}

// `import numpy`; a name with a dot may be anything that the library has.
bool IsLibrary(const python::Opaque& value) {
  return value.origin == python::Opaque::Origin::kImport &&
         value.name.find('.') == std::string_view::npos;
}

Ref NoJsonAt(Ref value, int depth) {
  if (value == nullptr || depth > kMaxDepth) return nullptr;
  switch (value->kind) {
    case Kind::kFunction:
    case Kind::kBoundMethod:
    case Kind::kNative:
    case Kind::kClass:
    case Kind::kModule:
    case Kind::kRange:
      return value;
    case Kind::kOpaque:
      return IsLibrary(*As<python::Opaque>(value)) ? value : nullptr;
    case Kind::kInstance:
      return IsPlainObject(*As<python::Instance>(value)) ? value : nullptr;
    case Kind::kList:
      return NoJsonIn(As<python::List>(value)->items, depth);
    case Kind::kTuple:
      return NoJsonIn(As<python::Tuple>(value)->items, depth);
    case Kind::kSet:
      return NoJsonIn(As<python::Set>(value)->items, depth);
    case Kind::kDict:
      for (const auto& [key, item] : As<python::Dict>(value)->items) {
        if (key->kind == Kind::kTuple) return key;
        if (Ref found = NoJsonAt(item, depth + 1)) return found;
      }
      return nullptr;
    default:
      return nullptr;
  }
}

// ZenML copies tuples as `type(value)(generator)`, which is one argument.
bool TakesOneArgument(const python::Class& row) {
  const auto required = [](const python::Class::Field& field) {
    return field.default_value == nullptr;
  };
  return std::ranges::count_if(row.fields, required) <= 1 && !row.fields.empty();
}

const python::Class* NamedTupleAt(Ref value, int depth) {
  if (depth > kMaxDepth) return nullptr;
  std::vector<Ref> parts;
  if (const auto* tuple = As<python::Tuple>(value)) {
    if (tuple->cls != nullptr && !TakesOneArgument(*tuple->cls)) return tuple->cls;
    parts = tuple->items;
  } else if (const auto* list = As<python::List>(value)) {
    parts = list->items;
  } else if (const auto* set = As<python::Set>(value)) {
    parts = set->items;
  } else if (const auto* dict = As<python::Dict>(value)) {
    for (const auto& [key, item] : dict->items)
      parts.insert(parts.end(), {key, item});
  }
  for (Ref part : parts) {
    if (const python::Class* found = NamedTupleAt(part, depth + 1)) return found;
  }
  return nullptr;
}

}  // namespace

Ref Converted(python::Evaluator& ev, Ref value, Ref annotation, const python::Function& function,
              SourceSpan span) {
  if (annotation == nullptr || !python::Known(value)) return value;
  const python::AnnotationPlace place = {function.closure, function.module, span};
  try {
    return python::ConvertTo(ev, value, annotation, place);
  } catch (const python::Raised&) {  // a model whose fields are refused
    return nullptr;
  }
}

Ref NoJson(Ref value) {
  return NoJsonAt(value, 0);
}

const python::Class* NamedTupleIn(Ref value) {
  return NamedTupleAt(value, 0);
}

}  // namespace smgraph::zenml
