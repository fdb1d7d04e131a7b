#pragma once

#include "frontends/python/evaluator.h"
#include "frontends/python/registry.h"

// Rows of Python's builtin functions and types, one function a file; the list of all is in
// table.cc.
namespace smgraph::python {

Rows CoreRows();       // ../object.cc: super, type, object's methods, property
Rows GroupRows();      // methods of ExceptionGroup
Rows InstanceRows();   // isinstance, issubclass
Rows IterationRows();  // len, range, zip, map, next, …
Rows NumberRows();     // abs, round, pow, chr, …
Rows ObjectRows();     // print, repr, getattr, vars, …
Rows ReductionRows();  // sorted, sum, min, any, …
Rows TypeRows();       // str, int, list, dict, …

// ---- what loops leave that were evaluated as one (../zipped.cc)
/// zip(…) of lists of which each is one element that stands for many, or not known at all: a row
/// that stands for many; null for other lists.
Ref RowOfRounds(Evaluator& ev, const std::vector<Ref>& iterables, SourceSpan span);
/// zip(*rows) of rows some of which stand for many: the columns; null when the rows are no tuples
/// of one width.
Ref ColumnsOfRounds(Evaluator& ev, const std::vector<Ref>& rows, SourceSpan span);
/// The list or set stands under a key that is not known: other rounds of the loop may fill it, too.
void FilledByRounds(Evaluator& ev, Ref collection);
/// `what` (`max of`) of items some of which stand for many: one of them.
Ref OneOfItems(Evaluator& ev, std::string_view what, const std::vector<Ref>& items,
               SourceSpan span);

// ---- builtins that other files build upon
Ref BuiltinDict(Evaluator& ev, const Call& call);
Ref BuiltinIter(Evaluator& ev, const Call& call);
Ref BuiltinLen(Evaluator& ev, const Call& call);
Ref BuiltinList(Evaluator& ev, const Call& call);
Ref BuiltinStr(Evaluator& ev, const Call& call);
/// An attribute that is certainly there, certainly not (null), or not known (an opaque value).
/// AttributeErrors of properties mean that it is not there.
Ref FindQuietly(Evaluator& ev, Ref object, std::string_view name, SourceSpan span);
/// type(x): the class of a value.
Ref BuiltinType(Evaluator& ev, const Call& call);
/// property, staticmethod and classmethod (../classes.cc).
Ref BuiltinProperty(Evaluator& ev, const Call& call);
Ref BuiltinStaticMethod(Evaluator& ev, const Call& call);
Ref BuiltinClassMethod(Evaluator& ev, const Call& call);

}  // namespace smgraph::python
