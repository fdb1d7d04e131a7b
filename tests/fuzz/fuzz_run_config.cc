#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "frontends/python/evaluator.h"
#include "frontends/zenml/zenml.h"
#include "tests/fuzz/checks.h"

// Any text as the run configuration of a pipeline that has a parameter and a step of each kind.
namespace {

using namespace smgraph;  // NOLINT(google-build-using-namespace)

constexpr std::string_view kProgram = R"(
from typing import Any, Dict, List, Optional
from zenml import pipeline, step

@step
def load(rows: int, note: str = "a") -> list:
    return []

@step(enable_cache=True, settings={"resources": {"cpu_count": 1}})
def fit(data: list, options: Dict[str, Any] = {}, depth: Optional[int] = None) -> float:
    return 0.0

@pipeline(tags=["a"], settings={"docker": {"requirements": ["b"]}})
def main(rows: int = 3, names: List[str] = ["x"], options: Dict[str, Any] = {}, note: str = "b"):
    for name in names:
        fit(load(rows, note), id=f"fit_{name}")
    fit(load(1), options=options)

main.with_options(config_path="run.yaml", enable_cache=False)()
)";

graph::Document ReadWith(std::string config, SourceMap& sources) {
  static const python::Registry* registry = [] {
    auto* made = new python::Registry();
    zenml::Declare(*made);
    return made;
  }();
  const std::filesystem::path nowhere = "/no/such/folder";
  python::ProjectFiles files(nowhere, nowhere, 1'000'000);
  files.AddVirtual("run.yaml", std::move(config));
  python::Evaluator ev(*registry, sources, files, fuzz::SmallLimits().limits, {});
  python::SourceUnit unit;
  unit.file = sources.Add("main.py", std::string(kProgram));
  unit.text = kProgram;
  ev.RunModule(std::move(unit), "__main__", "main.py");
  graph::Document document;
  zenml::Collect(ev, document);
  return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  SourceMap sources;
  frontends::LoadedFile file;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!fuzz::MakeFile(bytes, "run.yaml", sources, file)) return -1;
  fuzz::CheckRead(ReadWith(file.text, sources), sources);
  return 0;
}
