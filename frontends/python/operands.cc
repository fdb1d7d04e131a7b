#include "frontends/python/operands.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "graph/base/catalogue.h"

namespace smgraph::python {
namespace {

/// A builtin function, the method it asks for, and what it says where there is none.
struct Builtin {
  std::string_view name;
  std::string_view method;
  std::string_view message;
};
constexpr std::string_view kNotIterable = "'{}' object is not iterable";
constexpr std::string_view kNoInteger = "'{}' object cannot be interpreted as an integer";
constexpr Builtin kBuiltins[] = {
    {"abs", "__abs__", "bad operand type for abs(): '{}'"},
    {"bin", "__index__", kNoInteger},
    {"chr", "__index__", kNoInteger},
    {"complex", "__complex__", "complex() first argument must be a string or a number, not '{}'"},
    {"dict", "__iter__", kNotIterable},
    {"float", "__float__", "float() argument must be a string or a real number, not '{}'"},
    {"hex", "__index__", kNoInteger},
    {"int", "__int__", "int() argument must be a string or a real number, not '{}'"},
    {"len", "__len__", "object of type '{}' has no len()"},
    {"next", "__next__", "'{}' object is not an iterator"},
    {"oct", "__index__", kNoInteger},
    {"range", "__index__", kNoInteger},
    {"reversed", "__iter__", "'{}' object is not reversible"},
    {"round", "__round__", "type {} doesn't define __round__ method"},
};

// May a value have an operator for values that it has never heard of?
bool MayKnowOthers(Ref value) {
  const auto* instance = As<Instance>(value);
  return Unsure(value) ||
         (instance != nullptr && (instance->cls->model != nullptr || instance->cls->opaque_base));
}

// The top package of the library that a value is of: an object that it declares or the class of
// one, what hangs below one or below an import. Empty for other values.
std::string_view PackageOf(Ref value) {
  while (const auto* opaque = As<Opaque>(value)) {
    if (opaque->origin == Opaque::Origin::kImport)
      return opaque->name.substr(0, opaque->name.find('.'));
    if (opaque->origin == Opaque::Origin::kOperation) return {};
    value = opaque->base;
  }
  const auto* instance = As<Instance>(value);
  const Class* cls = instance == nullptr ? As<Class>(value) : instance->cls;
  const ClassModel* model = cls == nullptr ? nullptr : cls->model;
  return model == nullptr ? std::string_view()
                          : model->spellings.substr(0, model->spellings.find('.'));
}

// What the library declares by that name; null for other values.
Ref HookOf(Evaluator& ev, Ref value, std::string_view name) {
  const std::string_view package = PackageOf(value);
  return package.empty() ? nullptr : ev.LibraryObject(fmt::format("{}.{}", package, name));
}

}  // namespace

Ref LibraryHas(Evaluator& ev, Ref value, std::string_view name, SourceSpan span) {
  const Ref hook = HookOf(ev, value, "__hasattr__");
  if (hook == nullptr) return nullptr;
  return ev.CallValue(hook, CallWith({value, ev.heap().str(std::string(name))}, span));
}

bool LibraryLacks(Evaluator& ev, std::string_view name) {
  const std::string_view package = name.substr(0, name.find('.'));
  const Ref hook = ev.LibraryObject(fmt::format("{}.__missing__", package));
  if (hook == nullptr) return false;
  const auto* lacks =
      As<Bool>(ev.CallValue(hook, CallWith({ev.heap().str(std::string(name))}, {})));
  return lacks != nullptr && lacks->value;
}

void RaiseIfLacking(Evaluator& ev, Ref value, std::string_view name, Ref found, SourceSpan span) {
  const auto* opaque = As<Opaque>(found);
  if (opaque == nullptr || opaque->origin != Opaque::Origin::kAttribute || opaque->base != value)
    return;
  const auto* has = As<Bool>(LibraryHas(ev, value, name, span));
  if (has == nullptr || has->value) return;
  RaiseIfCaught(ev, "AttributeError",
                fmt::format("'{}' object has no attribute '{}'", TypeName(value), name), span);
}

std::optional<std::string> Refusal(Evaluator& ev, Ref value, std::string_view method,
                                   std::string otherwise) {
  const Ref hook = HookOf(ev, value, "__refusal__");
  if (hook == nullptr) return std::nullopt;
  const Ref name = ev.heap().str(std::string(method));
  const std::string* message = TextIn(ev.CallValue(hook, CallWith({value, name}, {})));
  if (message == nullptr) return std::nullopt;
  return message->empty() ? std::move(otherwise) : *message;
}

std::optional<std::string> RefusalOfOperands(Evaluator& ev, std::string_view method, Ref a,
                                             std::string_view mirrored, Ref b,
                                             std::string otherwise) {
  auto left = Refusal(ev, a, method, otherwise);
  auto right = Refusal(ev, b, mirrored, std::move(otherwise));
  if (left && (right || !MayKnowOthers(b))) return left;
  return right && !MayKnowOthers(a) ? right : std::nullopt;
}

void RaiseIfCaught(Evaluator& ev, std::string_view exception_class, std::string message,
                   SourceSpan span) {
  const Ref exception = ev.NewInstance(ev.BuiltinClass(exception_class), span);
  if (Evaluator::Impl::IsCaught(ev, exception)) ev.Raise(exception_class, std::move(message), span);
}

Ref UnlessRaised(Evaluator& ev, std::string_view exception_class, std::string message,
                 const std::function<Ref()>& fails, Ref value, SourceSpan span) {
  if (!ev.Expects(exception_class)) return value;
  return ev.Branch(
      fails(), span, [&]() -> Ref { ev.Raise(exception_class, std::move(message), span); },
      [&] { return value; });
}

void Refuse(Evaluator& ev, std::string message, SourceSpan span) {
  RaiseIfCaught(ev, "TypeError", message, span);
  ev.ReportIncomplete("raises", "the program stops here with TypeError: " + message, span);
}

void RefuseText(Evaluator& ev, Ref value, SourceSpan span) {
  if (Evaluator::Impl::Statement(ev) == nullptr) return;
  if (auto message = Refusal(ev, value, "__str__", {}))
    RaiseIfCaught(ev, "TypeError", *std::move(message), span);
}

void RefuseWalk(Evaluator& ev, Ref value, SourceSpan span) {
  auto message =
      Refusal(ev, value, "__iter__", fmt::format("'{}' object is not iterable", TypeName(value)));
  if (message) Refuse(ev, *std::move(message), span);
}

void RefuseItem(Evaluator& ev, Ref value, SourceSpan span) {
  auto message = Refusal(ev, value, "__getitem__",
                         fmt::format("'{}' object is not subscriptable", TypeName(value)));
  if (!message) return;
  if (As<Opaque>(value) != nullptr)
    return RaiseIfCaught(ev, "TypeError", *std::move(message), span);
  Refuse(ev, *std::move(message), span);
}

void RefuseArgument(Evaluator& ev, std::string_view function, Ref value, SourceSpan span) {
  const auto* row = std::ranges::find(kBuiltins, function, &Builtin::name);
  if (row == std::end(kBuiltins)) return;
  auto message =
      Refusal(ev, value, row->method, fmt::format(fmt::runtime(row->message), TypeName(value)));
  if (message) Refuse(ev, *std::move(message), span);
}

}  // namespace smgraph::python
