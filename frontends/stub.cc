// Temporary: stands in for what other folders will bring.
#include "frontends/kinds.h"
#include "graph/json.h"
namespace smgraph::graph {
__attribute__((weak)) Result<Document> ReadJson(std::string_view, FileId, SourceMap&) { return Document{}; }
}  // namespace smgraph::graph
namespace smgraph::frontends {
Result<graph::Document> ReadPython(const LoadedFile&, const ReadOptions&, SourceMap&) { return graph::Document{}; }
Result<graph::Document> ReadNotebook(const LoadedFile&, const ReadOptions&, SourceMap&) { return graph::Document{}; }
}
