#include <algorithm>
#include <unordered_map>

#include <boost/container/flat_set.hpp>
#include <fmt/format.h>

#include "frontends/python/enums.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/notebook.h"
#include "frontends/python/replaced_names.h"
#include "frontends/python/several_forms.h"
#include "graph/base/words.h"

namespace smgraph::python {
namespace {

bool Lists(const std::vector<std::string_view>& names, std::string_view name) {
  return !names.empty() && std::find(names.begin(), names.end(), name) != names.end();
}

// The names that a function's body binds, nested functions and classes apart.
using NameSet = boost::container::flat_set<std::string_view>;

void AddTargets(Node node, std::vector<std::string_view>& names) {
  const Grammar& g = G();
  if (node.is(g.identifier)) {
    names.push_back(node.text());
  } else if (!node.is(g.attribute) && !node.is(g.subscript)) {
    for (const Node child : node.named_children())
      AddTargets(child, names);
  }
}

NameSet BoundIn(Node body) {
  const Grammar& g = G();
  std::vector<std::string_view> names;
  body.ForEachBelow([&](Node node) {
    const SymbolId symbol = node.symbol();
    if (symbol == g.assignment || symbol == g.augmented_assignment)
      AddTargets(node.field(g.f_left), names);
    const bool defines = symbol == g.function_definition || symbol == g.class_definition;
    if (defines) names.push_back(node.field(g.f_name).text());
    return !defines && symbol != g.lambda;
  });
  return {names.begin(), names.end()};
}

struct BoundNames {
  std::unordered_map<const void*, NameSet> of_body;  // only for look-ups
};

}  // namespace

// Does the function bind the name itself? Then no name outside is meant.
bool Evaluator::Impl::IsLocal(Evaluator& e, const Scope& scope, std::string_view name) {
  if (Lists(scope.globals, name) || Lists(scope.nonlocals, name)) return false;
  const Function& function = *scope.function;
  if (function.definition.is(G().lambda)) return false;
  auto& known = e.State<BoundNames>().of_body;
  auto found = known.find(function.body.id());
  if (found == known.end()) {
    found = known.emplace(function.body.id(), BoundIn(function.body)).first;
  }
  return found->second.contains(name);
}

// Inside a class `__name` means `_Class__name`.
std::string_view Evaluator::Impl::Mangled(Evaluator& e, std::string_view name) {
  if (!name.starts_with("__") || name.ends_with("__")) return name;
  const Class* cls = e.frame_ == nullptr ? nullptr : e.frame_->class_body;
  for (const Scope* scope = e.frame_ == nullptr ? nullptr : e.frame_->scope;
       cls == nullptr && scope != nullptr; scope = scope->outer) {
    if (scope->function != nullptr) cls = scope->function->owner;
  }
  if (cls == nullptr) return name;
  const std::size_t letters = cls->name.find_first_not_of('_');
  if (letters == std::string_view::npos) return name;
  return e.heap_.Intern(fmt::format("_{}{}", cls->name.substr(letters), name));
}

Ref Evaluator::Impl::LookUp(Evaluator& e, std::string_view name) {
  Scope* const start = e.frame_ == nullptr ? nullptr : e.frame_->scope;
  for (Scope* scope = start; scope != nullptr; scope = scope->outer) {
    if (scope->is_class && scope != start) continue;
    if (Lists(scope->globals, name)) scope = e.frame_->module->scope;
    const Ref value = scope->names.Find(name);
    const Ref settled =
        value == nullptr ? nullptr : Evaluator::Impl::WithoutAbsent(Settle(e, value));
    if (settled != nullptr && settled->kind != Kind::kAbsent) return settled;
    if (scope == start && scope->function != nullptr && IsLocal(e, *scope, name)) return nullptr;
    const Ref late = scope->outer == nullptr ? LateName(e, *scope, name) : nullptr;
    if (late != nullptr) return late;
  }
  const bool replaces = e.State<ReplacedNames>().names != nullptr;
  const Ref set = replaces ? Replaced(e, fmt::format("builtins.{}", name), nullptr) : nullptr;
  if (set != nullptr) return set;
  if (Class* cls = e.BuiltinClass(name)) return cls;
  if (const Ref builtin = e.LibraryObject(name)) return builtin;
  return FromStarImports(e, name);
}

bool Evaluator::Impl::RestoresNames(const Module& module) {
  return Lists(module.star_imports, kStoredNames);
}

namespace {

// All that `import *` brings of modules that nobody declares as a whole.
constexpr std::pair<std::string_view, std::string_view> kExports[] = {
    {"abc",
     "ABC ABCMeta abstractclassmethod abstractmethod abstractproperty abstractstaticmethod "
     "get_cache_token update_abstractmethods"},
    {"dataclasses",
     "FrozenInstanceError InitVar KW_ONLY MISSING Field asdict astuple dataclass field fields "
     "is_dataclass make_dataclass replace"},
    {"enum",
     "CONFORM CONTINUOUS EJECT EnumCheck EnumMeta EnumType Enum Flag FlagBoundary IntEnum IntFlag "
     "KEEP NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE auto global_enum global_enum_repr "
     "global_flag_repr global_str member nonmember property show_flag_values unique verify"},
    {"typing",
     "AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable "
     "AsyncIterator Awaitable BinaryIO ByteString Callable ChainMap ClassVar Collection "
     "Concatenate Container ContextManager Coroutine Counter DefaultDict Deque Dict Final "
     "ForwardRef FrozenSet Generator Generic Hashable IO ItemsView Iterable Iterator KeysView "
     "List Literal LiteralString Mapping MappingView Match MutableMapping MutableSequence "
     "MutableSet NamedTuple Never NewType NoReturn NotRequired Optional OrderedDict ParamSpec "
     "ParamSpecArgs ParamSpecKwargs Pattern Protocol Required Reversible Self Sequence Set "
     "Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt "
     "SupportsRound TYPE_CHECKING Text TextIO Tuple Type TypeAlias TypeGuard TypeVar "
     "TypeVarTuple TypedDict Union Unpack ValuesView assert_never assert_type cast "
     "clear_overloads dataclass_transform final get_args get_origin get_overloads "
     "get_type_hints is_typeddict no_type_check no_type_check_decorator overload reveal_type "
     "runtime_checkable "
     // of later versions
     "NoDefault ReadOnly TypeAliasType TypeIs get_protocol_members is_protocol override"},
};

// Whether `import *` of the library brings the name; nothing where that is not known.
std::optional<bool> Exports(std::string_view library, std::string_view name) {
  const auto* row =
      std::ranges::find(kExports, library, &std::pair<std::string_view, std::string_view>::first);
  return row == std::end(kExports) ? std::nullopt : std::optional(HasWord(row->second, name));
}

}  // namespace

// A name that `from library import *` may have brought.
Ref Evaluator::Impl::FromStarImports(Evaluator& e, std::string_view name) {
  if (e.frame_ == nullptr) return nullptr;
  std::vector<std::string_view> libraries = e.frame_->module->star_imports;
  std::erase_if(libraries,
                [name](std::string_view one) { return !Exports(one, name).value_or(true); });
  if (libraries.empty()) return nullptr;
  for (auto library = libraries.rbegin(); library != libraries.rend(); ++library) {
    const std::string qualified = fmt::format("{}.{}", *library, name);
    if (const Ref object = e.LibraryObject(qualified)) return object;
    // A class of which only members are declared: an enumeration.
    if (e.registry_.KnowsModule(qualified) || Exports(*library, name))
      return e.NewOpaque(Opaque::Origin::kImport, nullptr, qualified, {});
  }
  if (RestoresNames(*e.frame_->module)) return nullptr;
  return e.NewOpaque(Opaque::Origin::kImport, nullptr, fmt::format("{}.{}", libraries.back(), name),
                     {});
}

void Evaluator::Impl::Bind(Evaluator& e, std::string_view name, Ref value) {
  Class* body = e.frame_->class_body;
  if (body != nullptr && body->enumeration)
    value = EnumEntry(e, *body, *e.frame_->scope, name, value);
  BindIn(e, e.frame_->scope, name, value);
}

void Evaluator::Impl::BindIn(Evaluator& e, Scope* scope, std::string_view name, Ref value) {
  if (Lists(scope->globals, name)) {
    scope = e.frame_->module->scope;
  } else if (Lists(scope->nonlocals, name)) {
    scope = scope->outer;
    while (scope->outer != nullptr && (scope->is_class || scope->names.Find(name) == nullptr))
      scope = scope->outer;
  }
  e.Touch(scope);
  scope->names.Set(name, value);
}

void Evaluator::Impl::Unbind(Evaluator& e, std::string_view name, SourceSpan span) {
  Scope* scope = e.frame_->scope;
  if (Lists(scope->globals, name)) scope = e.frame_->module->scope;
  e.Touch(scope);
  if (!scope->names.Erase(name))
    e.Raise("NameError", fmt::format("name '{}' is not defined", name), span);
}

void Evaluator::Impl::Assign(Evaluator& e, Node target, Ref value) {
  const Grammar& g = G();
  if (target.is(g.identifier)) {
    return Bind(e, Mangled(e, target.text()), value);
  }
  if (target.is(g.attribute)) {
    const Ref object = e.Evaluate(target.field(g.f_object));
    return e.SetAttribute(object, Mangled(e, target.field(g.f_attribute).text()), value,
                          target.span());
  }
  if (target.is(g.subscript)) {
    const Ref object = e.Evaluate(target.field(g.f_value));
    const std::vector<Node> children = target.named_children();
    if (children.size() < 2) return;
    std::vector<Ref> keys;
    for (std::size_t i = 1; i < children.size(); ++i)
      keys.push_back(e.Evaluate(children[i]));
    const Ref key = keys.size() == 1 ? keys.front() : e.heap_.New<Tuple>(std::move(keys));
    return e.SetItem(object, key, value, target.span());
  }
  if (target.is(g.pattern_list) || target.is(g.tuple_pattern) || target.is(g.list_pattern) ||
      target.is(g.tuple) || target.is(g.list) || target.is(g.expression_list)) {
    return Unpack(e, target.named_children(), value, target.span());
  }
  if (target.is(g.parenthesized_expression) || target.is(g.as_pattern_target)) {
    return Assign(e, target.named_child(0), value);
  }
  if (target.is(g.list_splat_pattern) || target.is(g.list_splat)) {
    return Assign(e, target.named_child(0), value);
  }
}

namespace {

// … of elements that stand for many, or may be absent.
void UnpackUncertain(Evaluator& e, const std::vector<Node>& targets,
                     const std::vector<Ref>& elements, SourceSpan span) {
  const auto is_star = [](Node node) {
    return node.is(G().list_splat_pattern) || node.is(G().list_splat);
  };
  const auto star = std::ranges::find_if(targets, is_star) - targets.begin();
  const auto count = std::ssize(targets);
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    const Node target = targets[static_cast<std::size_t>(i)];
    if (i == star) {
      const auto stop = i + 1 == count ? std::nullopt : std::optional<std::int64_t>(i + 1 - count);
      Evaluator::Impl::Assign(e, target, NewList(e, SliceAmongMany(e, elements, i, stop, span)));
      continue;
    }
    const std::int64_t index = i < star ? i : i - count;
    const Ref item = ItemAmongUncertain(e, elements, index, span);
    if (item == nullptr) e.Raise("ValueError", "not enough values to unpack", span);
    Evaluator::Impl::Assign(e, target, item);
  }
}

// The items of one of two tuples or lists of one length, side by side; null for others.
std::optional<std::vector<Ref>> ItemsOfEither(Evaluator& e, Ref value) {
  if (const auto* tuple = As<Tuple>(value)) return tuple->items;
  if (const auto* list = As<List>(value))
    return HoldsMany(e, list->items) ? std::nullopt : std::optional(list->items);
  const auto* choice = As<Choice>(value);
  if (choice == nullptr) return std::nullopt;
  auto items = ItemsOfEither(e, choice->then);
  const auto others = ItemsOfEither(e, choice->otherwise);
  if (!items || !others || items->size() != others->size()) return std::nullopt;
  for (std::size_t i = 0; i < items->size(); ++i)
    (*items)[i] = e.Merge(choice->condition, (*items)[i], (*others)[i]);
  return items;
}

}  // namespace

void Evaluator::Impl::Unpack(Evaluator& e, const std::vector<Node>& targets, Ref value,
                             SourceSpan span) {
  const Grammar& g = G();
  const auto is_star = [&](Node node) {
    return node.is(g.list_splat_pattern) || node.is(g.list_splat);
  };
  value = Settle(e, value);
  if (const Ref apart = Apart(e, value); apart != value) {
    const auto* choice = As<Choice>(apart);
    const auto unpack = [&](Ref one) {
      return [&e, &targets, one, span] {
        Unpack(e, targets, one, span);
        return e.heap_.none();
      };
    };
    e.Branch(choice->condition, span, unpack(choice->then), unpack(choice->otherwise));
    return;
  }
  const bool iterable = value->kind >= Kind::kStr && value->kind != Kind::kSlice &&
                        (value->kind < Kind::kFunction || value->kind >= Kind::kClass);
  if (!iterable) {
    e.Raise("TypeError", fmt::format("cannot unpack non-iterable {} object", TypeName(value)),
            span);
  }
  auto elements = As<Choice>(value) != nullptr ? ItemsOfEither(e, value) : std::nullopt;
  if (!elements) elements = e.Elements(value, span);
  if (!elements) {
    // Each target gets the item it would get: x, *y, z = unknown  ->  unknown[0], unknown[1:-1],
    // unknown[-1].
    bool behind = false;  // of the star
    for (std::int64_t i = 0; i < std::ssize(targets); ++i) {
      const Node target = targets[static_cast<std::size_t>(i)];
      const std::int64_t from_end = i - std::ssize(targets);
      if (is_star(target)) {
        behind = true;
        const Ref stop = from_end == -1 ? e.heap_.none() : e.heap_.integer(from_end + 1);
        const Ref part = e.heap_.New<Slice>(e.heap_.integer(i), stop, e.heap_.none());
        Assign(e, target, NewList(e, {e.SymbolicElement(e.GetItem(value, part, span), span)}));
      } else {
        Assign(e, target, e.GetItem(value, e.heap_.integer(behind ? from_end : i), span));
      }
    }
    return;
  }
  const auto star = std::find_if(targets.begin(), targets.end(), is_star);
  const std::size_t fixed = targets.size() - (star == targets.end() ? 0 : 1);
  // A tuple is a row of a round, or all that rounds have made.
  const bool row = value->kind == Kind::kTuple && elements->size() == fixed;
  const bool uncertain =
      HoldsMany(e, *elements) || std::ranges::any_of(*elements, &python::Conditional);
  if (!row && uncertain) return UnpackUncertain(e, targets, *elements, span);
  if (elements->size() < fixed) {
    e.Raise("ValueError",
            fmt::format("not enough values to unpack (expected {}{}, got {})",
                        star == targets.end() ? "" : "at least ", fixed, elements->size()),
            span);
  }
  if (star == targets.end() && elements->size() > fixed) {
    e.Raise("ValueError", fmt::format("too many values to unpack (expected {})", fixed), span);
  }
  const std::size_t extra = elements->size() - fixed;
  std::size_t next = 0;
  for (const Node target : targets) {
    if (!is_star(target)) {
      Assign(e, target, (*elements)[next++]);
      continue;
    }
    const auto begin = elements->begin() + static_cast<std::ptrdiff_t>(next);
    Assign(e, target,
           e.heap_.New<List>(std::vector<Ref>(begin, begin + static_cast<std::ptrdiff_t>(extra))));
    next += extra;
  }
}

Flow Evaluator::GlobalStatement(Node node) {
  for (const Node name : node.named_children())
    frame_->scope->globals.push_back(name.text());
  return Flow::kNormal;
}

Flow Evaluator::NonlocalStatement(Node node) {
  if (frame_->scope->outer == nullptr) return Flow::kNormal;  // Python refuses the module
  for (const Node name : node.named_children())
    frame_->scope->nonlocals.push_back(name.text());
  return Flow::kNormal;
}

}  // namespace smgraph::python
