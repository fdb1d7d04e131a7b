#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "frontends/kinds.h"
#include "tests/fuzz/checks.h"
#include "tests/fuzz/python_mutator.h"

using smgraph::fuzz::CrossPython;
using smgraph::fuzz::MutatePython;

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

std::string_view TextOf(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

std::size_t Store(std::string_view text, std::uint8_t* data, std::size_t most) {
  const std::size_t size = std::min(text.size(), most);
  std::copy_n(text.begin(), size, data);
  return size;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  constexpr unsigned kBytesOnceIn = 8;
  if (seed % kBytesOnceIn == 0) return LLVMFuzzerMutate(data, size, most);
  return Store(MutatePython(TextOf(data, size), seed), data, most);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* a, std::size_t a_size,
                                                 const std::uint8_t* b, std::size_t b_size,
                                                 std::uint8_t* out, std::size_t most,
                                                 unsigned seed) {
  return Store(CrossPython(TextOf(a, a_size), TextOf(b, b_size), seed), out, most);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smgraph;  // NOLINT(google-build-using-namespace)
  SourceMap sources;
  frontends::LoadedFile file;
  if (!fuzz::MakeFile(TextOf(data, size), "main.py", sources, file)) return -1;
  const auto read = frontends::ReadPython(file, fuzz::SmallLimits(), sources);
  fuzz::CheckRead(read, sources);
  SourceMap sources_again;
  file.file = sources_again.Add("main.py", file.text);
  const auto again = frontends::ReadPython(file, fuzz::SmallLimits(), sources_again);
  fuzz::CheckSame(read, sources, again, sources_again);
  return 0;
}
