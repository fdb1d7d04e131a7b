#include <cstddef>
#include <cstdint>
#include <string_view>

#include "frontends/kinds.h"
#include "tests/fuzz/checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smgraph;  // NOLINT(google-build-using-namespace)
  SourceMap sources;
  frontends::LoadedFile file;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!fuzz::MakeFile(bytes, "main.json", sources, file)) return -1;
  fuzz::CheckRead(frontends::ReadJson(file, {}, sources), sources);
  return 0;
}
