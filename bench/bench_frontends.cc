#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <tree_sitter/api.h>

#include "bench/corpus_files.h"
#include "frontends/all_frontends.h"
#include "frontends/kinds.h"
#include "frontends/python/evaluator.h"
#include "frontends/python/files.h"
#include "frontends/python/registry.h"
#include "frontends/python/syntax.h"
#include "frontends/read.h"

extern "C" const TSLanguage* tree_sitter_python();

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

using Clock = std::chrono::steady_clock;

double SecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// What tree-sitter alone needs for the modules of `sources`.
double ParseSeconds(TSParser* parser, const SourceMap& sources) {
  const Clock::time_point begin = Clock::now();
  for (FileId file{}; !sources.Path(file).empty();
       file = FileId{static_cast<std::uint32_t>(file) + 1}) {
    if (!sources.Path(file).ends_with(".py")) continue;
    const std::string_view text = sources.Text(file);
    ts_tree_delete(ts_parser_parse_string(parser, nullptr, text.data(),
                                          static_cast<std::uint32_t>(text.size())));
  }
  return SecondsSince(begin);
}

// A folder of the corpus, or all of it, from the file to the graph. `parses`: as many times as long
// as tree-sitter alone needs for the same modules. Both work by turns, so that neither finds the
// processor's caches full of its own tables; the parser is a file behind, because a text that was
// parsed a moment ago is parsed faster.
void BenchReadCorpus(benchmark::State& state, std::string_view folder) {
  const std::vector<std::filesystem::path> files = PythonFilesBelow(folder);
  const std::unique_ptr<TSParser, decltype(&ts_parser_delete)> parser(ts_parser_new(),
                                                                      &ts_parser_delete);
  ts_parser_set_language(parser.get(), tree_sitter_python());
  double reading = 0;
  double parsing = 0;
  for ([[maybe_unused]] auto _ : state) {
    std::vector<SourceMap> sources(files.size());
    double seconds = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
      const Clock::time_point begin = Clock::now();
      benchmark::DoNotOptimize(
          frontends::Read(frontends::ParseInput(files[i].string()), {}, sources[i]));
      seconds += SecondsSince(begin);
      parsing += ParseSeconds(parser.get(), sources[(i == 0 ? files.size() : i) - 1]);
    }
    parsing += ParseSeconds(parser.get(), sources.back());
    state.SetIterationTime(seconds);
    reading += seconds;
  }
  state.counters["parses"] = reading / parsing;
  state.SetLabel(fmt::format("{} files", files.size()));
}
BENCHMARK_CAPTURE(BenchReadCorpus, all, "")->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BenchReadCorpus, sagemaker, "sagemaker")
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BenchReadCorpus, zenml, "zenml")->UseManualTime()->Unit(benchmark::kMillisecond);

// A pipeline of any size in a few lines.
constexpr std::string_view kSageMakerLoop = R"(
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.steps import ProcessingStep

processor = ScriptProcessor(image_uri="i", command=["python3"], role="r", instance_count=1, instance_type="ml.m5.large")
steps = []
for i in range({0}):
    inputs = []
    if i > 0:
        uri = steps[i - 1].properties.ProcessingOutputConfig.Outputs["data"].S3Output.S3Uri
        inputs.append(ProcessingInput(source=uri, destination="/opt/ml/processing/input"))
    outputs = [ProcessingOutput(output_name="data", source="/opt/ml/processing/output")]
    steps.append(ProcessingStep(name=f"Step-{{i}}", processor=processor, inputs=inputs, outputs=outputs, code="s3://b/c.py", job_arguments=["--i", str(i)]))
pipeline = Pipeline(name="Loop", steps=steps)
)";
constexpr std::string_view kZenMLLoop = R"(
from zenml import pipeline, step

@step
def work(value: int, i: int) -> int:
    return value + i

@pipeline
def loop():
    value = 0
    for i in range({0}):
        value = work(value, i)
)";

void BenchReadLoop(benchmark::State& state, std::string_view program) {
  frontends::LoadedFile file;
  file.text = fmt::format(fmt::runtime(program), state.range(0));
  file.path = "/dev/null/loop.py";
  frontends::ReadOptions options;
  options.root = "/dev/null";
  for ([[maybe_unused]] auto _ : state) {
    SourceMap sources;
    file.file = sources.Add("loop.py", file.text);
    const auto document = frontends::ReadPython(file, options, sources);
    if (!document.ok() || document.value().pipelines.size() != 1 ||
        num_vertices(document.value().pipelines.front()) !=
            static_cast<std::size_t>(state.range(0)))
      return state.SkipWithError("the steps of the loop were not read");
    benchmark::DoNotOptimize(document);
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK_CAPTURE(BenchReadLoop, SageMaker, kSageMakerLoop)
    ->RangeMultiplier(10)
    ->Range(10, 10'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BenchReadLoop, ZenML, kZenMLLoop)
    ->RangeMultiplier(10)
    ->Range(10, 10'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace smgraph::bench
