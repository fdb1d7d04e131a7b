#include "frontends/kinds.h"

namespace smgraph::frontends {
namespace {

// Until the interpreter has its library.
Error NotYet(const LoadedFile& loaded) {
  SourceSpan span;
  span.file = loaded.file;
  return {"Python is not read yet", span, "name a JSON file"};
}

}  // namespace

Result<graph::Document> ReadPython(const LoadedFile& loaded, const ReadOptions&, SourceMap&) {
  return NotYet(loaded);
}

Result<graph::Document> ReadNotebook(const LoadedFile& loaded, const ReadOptions&, SourceMap&) {
  return NotYet(loaded);
}

}  // namespace smgraph::frontends
