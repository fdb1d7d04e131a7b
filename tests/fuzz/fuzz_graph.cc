#include <cstddef>
#include <cstdint>
#include <string_view>

#include "graph/json.h"
#include "tests/fuzz/checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smgraph;  // NOLINT(google-build-using-namespace)
  SourceMap sources;
  frontends::LoadedFile file;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!fuzz::MakeFile(bytes, "graph.json", sources, file)) return -1;
  const Result<graph::Document> read = graph::ReadJson(file.text, file.file, sources);
  if (!read.ok()) return 0;
  fuzz::CheckRoundTrip(read.value(), sources);
  return 0;
}
