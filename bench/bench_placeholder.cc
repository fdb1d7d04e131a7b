#include <benchmark/benchmark.h>

namespace {

void Nothing(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
  }
}
BENCHMARK(Nothing);

}  // namespace
