#include <string>
#include <utility>

#include <benchmark/benchmark.h>

#include "bench/corpus_files.h"
#include "frontends/all_frontends.h"
#include "frontends/python/evaluator.h"
#include "frontends/python/files.h"
#include "frontends/python/registry.h"
#include "frontends/python/syntax.h"
#include "frontends/read.h"

// What becomes of a file, in three steps that include each other: its syntax tree, the evaluated
// module, its pipelines.
namespace smgraph::bench {
namespace {

const CorpusFile& PythonFile(const benchmark::State& state) {
  return PythonFiles()[static_cast<std::size_t>(state.range(0))];
}

const CorpusFile& JsonFile(const benchmark::State& state) {
  return JsonFiles()[static_cast<std::size_t>(state.range(0))];
}

// What the figures of one file are called, and bytes per second of it.
void Describe(benchmark::State& state, const CorpusFile& file) {
  state.SetLabel(std::string(file.name));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(TextOf(file).size()));
}

python::SourceUnit UnitOf(const CorpusFile& file, SourceMap& sources) {
  python::SourceUnit unit;
  unit.text = TextOf(file);
  unit.file = sources.Add(PathOf(file).string(), unit.text);
  return unit;
}

const python::Registry& AllDialects() {
  static const python::Registry kRegistry = [] {
    python::Registry registry;
    frontends::DeclareAll(registry);
    return registry;
  }();
  return kRegistry;
}

// Once a process: the tables of all that the dialects declare.
void BenchDeclare(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    python::Registry registry;
    frontends::DeclareAll(registry);
    benchmark::DoNotOptimize(&registry);
  }
}
BENCHMARK(BenchDeclare)->Unit(benchmark::kMicrosecond);

void BenchParse(benchmark::State& state) {
  SourceMap sources;
  const python::SourceUnit unit = UnitOf(PythonFile(state), sources);
  for ([[maybe_unused]] auto _ : state) {
    const python::Tree tree(unit);
    benchmark::DoNotOptimize(tree.root());
  }
  Describe(state, PythonFile(state));
}
BENCHMARK(BenchParse)->DenseRange(0, 4)->Unit(benchmark::kMicrosecond);

// A module with what it imports.
void BenchEvaluate(benchmark::State& state) {
  const std::filesystem::path path = PathOf(PythonFile(state));
  for ([[maybe_unused]] auto _ : state) {
    SourceMap sources;
    python::ProjectFiles files(path.parent_path(), path.parent_path(), python::Limits().file_bytes);
    python::Evaluator evaluator(AllDialects(), sources, files, {}, {});
    python::Module* module =
        evaluator.RunModule(UnitOf(PythonFile(state), sources), "__main__", path.string());
    if (module != nullptr) evaluator.RunEntryPoints(*module);
    benchmark::DoNotOptimize(module);
  }
  Describe(state, PythonFile(state));
}
BENCHMARK(BenchEvaluate)->DenseRange(0, 4)->Unit(benchmark::kMicrosecond);

void Read(benchmark::State& state, const CorpusFile& file) {
  frontends::ReadOptions options;
  options.root = PathOf(file).parent_path();
  for ([[maybe_unused]] auto _ : state) {
    SourceMap sources;
    auto document = frontends::Read(frontends::ParseInput(PathOf(file).string()), options, sources);
    if (!document.ok() || document.value().pipelines.empty())
      return state.SkipWithError("no pipeline was read");
    benchmark::DoNotOptimize(document);
  }
  Describe(state, file);
}

void BenchReadPython(benchmark::State& state) {
  Read(state, PythonFile(state));
}
BENCHMARK(BenchReadPython)->DenseRange(0, 4)->Unit(benchmark::kMicrosecond);

void BenchReadJson(benchmark::State& state) {
  Read(state, JsonFile(state));
}
BENCHMARK(BenchReadJson)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace smgraph::bench
