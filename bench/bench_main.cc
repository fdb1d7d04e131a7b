#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

// Google Benchmark's own options, and --full: also the sizes that take seconds each. A filter of
// the user's own is obeyed in any case.
int main(int argc, char** argv) {
  std::vector<char*> arguments(argv, argv + argc);
  char small_sizes[] = "--benchmark_filter=-/[1-9][0-9]{4,}$";
  const auto is_full = [](const char* argument) { return std::string_view(argument) == "--full"; };
  if (std::erase_if(arguments, is_full) == 0) arguments.insert(arguments.begin() + 1, small_sizes);
  auto count = static_cast<int>(arguments.size());
  arguments.push_back(nullptr);
  benchmark::Initialize(&count, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 64;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
