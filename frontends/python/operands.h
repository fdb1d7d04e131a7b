#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "frontends/python/evaluator.h"

// Operations of Python's own on values of a library that are no text, no number and no collection.
namespace smgraph::python {

/// What the library says of hasattr(value, name) for a value of its own, where neither is declared:
/// a Bool or what is not known (`<package>.__hasattr__` among the declared functions). Null where
/// it says nothing.
Ref LibraryHas(Evaluator& ev, Ref value, std::string_view name, SourceSpan span);

/// Whether the library says that it has no such module, or class of a module, where the program
/// runs
/// (`<package>.__missing__` among the declared functions).
bool LibraryLacks(Evaluator& ev, std::string_view name);

/// Raises AttributeError where a handler around catches it, when the library says that the value
/// has no such attribute; `found` is what was taken for it.
void RaiseIfLacking(Evaluator& ev, Ref value, std::string_view name, Ref found, SourceSpan span);

/// The method that puts objects of one class in order, as Refusal is asked for it.
inline constexpr std::string_view kOrderOfItsClass = "__lt__ of its class";

/// The message of the TypeError that a special method of the value raises ("__int__", "__lt__",
/// "__iter__"): of one that the class has not, `otherwise`. The library says it
/// (`<package>.__refusal__` among the declared functions). Nothing where it says nothing.
std::optional<std::string> Refusal(Evaluator& ev, Ref value, std::string_view method,
                                   std::string otherwise);

/// The same for an operator, of whose operands one has `method` or the other `mirrored`: nothing
/// where an operand may know the other.
std::optional<std::string> RefusalOfOperands(Evaluator& ev, std::string_view method, Ref a,
                                             std::string_view mirrored, Ref b,
                                             std::string otherwise);

/// Raises the builtin exception where a handler around catches it.
void RaiseIfCaught(Evaluator& ev, std::string_view exception_class, std::string message,
                   SourceSpan span);
/// What an operation gives that may fail, as only a run or the machine knows: where a handler
/// around names the builtin exception that is raised then, `value` is it where `fails` does not
/// hold.
Ref UnlessRaised(Evaluator& ev, std::string_view exception_class, std::string message,
                 const std::function<Ref()>& fails, Ref value, SourceSpan span);
/// Raises TypeError there. Elsewhere the program ends with it: that is said, and the evaluation
/// goes on without.
void Refuse(Evaluator& ev, std::string message, SourceSpan span);
/// What str() of the value does. Of text outside of handlers the reader says where it ends up.
void RefuseText(Evaluator& ev, Ref value, SourceSpan span);

/// What walking over the value does, and looking an item of it up. Of what hangs below an object
/// the reader says where it ends up that it has no items.
void RefuseWalk(Evaluator& ev, Ref value, SourceSpan span);
void RefuseItem(Evaluator& ev, Ref value, SourceSpan span);
/// What a builtin function called with the value does, which wants a number or a collection:
/// `Refuse`, when the value is none.
void RefuseArgument(Evaluator& ev, std::string_view function, Ref value, SourceSpan span);

}  // namespace smgraph::python
