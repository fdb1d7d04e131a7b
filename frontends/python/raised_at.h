#pragma once

#include "frontends/python/evaluator.h"

namespace smgraph::python {

/// The exception that was raised last, and under which conditions and in which loops that was.
struct RaisedAt {
  Ref exception = nullptr;
  const Path* path = nullptr;
};

/// Whether something was taken to be as it is when nobody says anything: variables of the
/// environment, arguments of the command line.
struct Assumed {
  bool anything = false;
};

/// Where the program has called a library whose text is Python of ours; not known outside of one.
struct LibraryEntry {
  SourceSpan span;
};

/// Whether a module's path is that of such a library.
bool IsOfLibrary(std::string_view path);

/// `span`; for one in such a library, whose text nobody has, where the program has called it.
SourceSpan PlaceInProgram(Evaluator& ev, SourceSpan span);

/// Throws Raised and keeps where that was.
[[noreturn]] void Throw(Evaluator& ev, Ref exception, SourceSpan span);

}  // namespace smgraph::python
