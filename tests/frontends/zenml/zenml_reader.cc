#include "tests/frontends/zenml/zenml_reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "frontends/python/evaluator.h"
#include "frontends/python/natives.h"
#include "frontends/python/notebook.h"
#include "frontends/zenml/zenml.h"
#include "graph/verify.h"

namespace smgraph::zenml {
namespace {

// Calls a function of the module with arguments from JSON text.
void CallFunction(python::Evaluator& ev, const python::Module& main, const FileCase& file) {
  python::Ref function = main.scope->names.Find(file.call);
  ASSERT_NE(function, nullptr) << file.call;
  python::Ref text = ev.heap().str(file.arguments);
  try {
    const auto* arguments = python::As<python::Dict>(
        ev.CallValue(ev.LibraryObject("json.loads"), python::CallWith({text}, {})));
    ASSERT_NE(arguments, nullptr);
    python::Call call;
    for (const auto& [name, value] : arguments->items)
      call.keywords.emplace_back(ev.heap().Intern(python::As<python::Str>(name)->value), value);
    ev.CallValue(function, std::move(call));
  } catch (const python::Raised& raised) {
    ADD_FAILURE() << file.call << " raises " << python::Repr(raised.exception);
  }
}

python::SourceUnit UnitOf(FileId file, std::string text) {
  python::SourceUnit unit;
  unit.file = file;
  unit.text = std::move(text);
  return unit;
}

graph::Document Evaluate(python::ProjectFiles& files, const FileCase& file, std::string text,
                         python::Bindings bindings) {
  const std::string& path = file.path;
  static const python::Registry* registry = [] {
    auto* made = new python::Registry();
    Declare(*made);
    return made;
  }();
  SourceMap sources;
  python::Evaluator ev(*registry, sources, files, {}, std::move(bindings));
  std::vector<python::SourceUnit> units;
  if (!file.before.empty()) {
    units.push_back(UnitOf(sources.Add("before.py", file.before), file.before));
  }
  const FileId id = sources.Add(path, text);
  if (path.ends_with(".ipynb")) {
    auto notebook = python::ReadNotebook(text, id, sources);
    if (!notebook.ok()) ADD_FAILURE() << notebook.error().message;
    if (notebook.ok()) std::ranges::move(notebook.value().cells, std::back_inserter(units));
  } else {
    units.push_back(UnitOf(id, std::move(text)));
  }
  // Who calls a function imports its module first.
  const std::string name =
      file.call.empty() ? "__main__" : std::filesystem::path(path).stem().string();
  python::Module* main = ev.RunModule(std::move(units), name, path);
  if (main != nullptr && file.call.empty()) ev.RunEntryPoints(*main);
  if (main != nullptr && !file.call.empty()) CallFunction(ev, *main, file);
  graph::Document document;
  Collect(ev, document);
  document.diagnostics = ev.diagnostics();
  document.complete = ev.complete();
  for (const graph::Pipeline& pipeline : document.pipelines) {
    for (const std::string& broken : graph::Verify(pipeline))
      ADD_FAILURE() << graph::Info(pipeline).name << ": " << broken;
  }
  return document;
}

}  // namespace

graph::Document ReadZenMl(std::string_view main, const ReadOptions& options) {
  const std::filesystem::path root = std::filesystem::path(testing::TempDir()) / "no_such_project";
  python::ProjectFiles files(root, root, 1'000'000);
  for (const auto& [path, text] : options.files)
    files.AddVirtual(path, text);
  python::Bindings bindings;
  for (const auto& [name, value] : options.set)
    bindings.set.emplace(name, value);
  FileCase file;
  file.path = "main.py";
  return Evaluate(files, file, std::string(main), std::move(bindings));
}

graph::Document ReadZenMlFile(const FileCase& file) {
  const std::filesystem::path path = std::filesystem::path(file.root) / file.path;
  python::ProjectFiles files(file.root, path.parent_path(), 16'000'000);
  std::ifstream stream(path);
  std::stringstream text;
  text << stream.rdbuf();
  return Evaluate(files, file, text.str(), {});
}

graph::Pipeline ReadOne(std::string_view main, const ReadOptions& options) {
  graph::Document document = ReadZenMl(main, options);
  if (document.pipelines.size() != 1) {
    ADD_FAILURE() << document.pipelines.size() << " pipelines instead of one";
    for (const Diagnostic& diagnostic : document.diagnostics)
      ADD_FAILURE() << diagnostic.message;
  }
  return document.pipelines.empty() ? graph::Pipeline() : std::move(document.pipelines.front());
}

namespace {

graph::Pipeline OfBody(std::string_view decorator, std::string_view body,
                       std::string_view parameters, std::string_view before) {
  std::string indented;
  for (const char c : body) {
    indented += c;
    if (c == '\n') indented += "    ";
  }
  return ReadOne(fmt::format("{}{}\n{}\ndef p({}):\n    {}\n", kPrelude, before, decorator,
                             parameters, indented));
}

}  // namespace

graph::Pipeline Static(std::string_view body, std::string_view parameters,
                       std::string_view before) {
  return OfBody("@pipeline", body, parameters, before);
}

graph::Pipeline Dynamic(std::string_view body, std::string_view parameters,
                        std::string_view before) {
  return OfBody("@pipeline(dynamic=True)", body, parameters, before);
}

bool Complete(const graph::Pipeline& pipeline) {
  return graph::Info(pipeline).complete;
}

testing::AssertionResult Contains(const std::string& text, std::string_view part) {
  if (text.find(part) != std::string::npos) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "no '" << part << "' in:\n" << text;
}

Lines Edges(const graph::Pipeline& pipeline) {
  Lines lines;
  for (const auto edge : boost::make_iterator_range(boost::edges(pipeline))) {
    const graph::Edge& one = pipeline[edge];
    const std::string& from = pipeline[boost::source(edge, pipeline)].id;
    const std::string& to = pipeline[boost::target(edge, pipeline)].id;
    lines.push_back(one.kind == graph::EdgeKind::kOrder
                        ? fmt::format("{} ~> {}", from, to)
                        : fmt::format("{}.{} -> {}.{}", from, one.output, to, one.input));
    if (one.carried) lines.back() += ", carried";
  }
  std::ranges::sort(lines);
  return lines;
}

Lines Steps(const graph::Pipeline& pipeline) {
  Lines lines;
  for (const auto step : boost::make_iterator_range(boost::vertices(pipeline))) {
    const graph::Step& one = pipeline[step];
    lines.push_back(one.id == one.type ? one.id : fmt::format("{}({})", one.id, one.type));
  }
  return lines;
}

std::string InputOf(const graph::Pipeline& pipeline, std::string_view step,
                    std::string_view input) {
  const auto found = graph::FindStep(pipeline, step);
  if (!found) return "no such step";
  const graph::Port* port = graph::FindPort(pipeline[*found].inputs, input);
  return port == nullptr ? "no such input" : graph::Describe(port->value);
}

Lines OutputsOf(const graph::Pipeline& pipeline, std::string_view step) {
  Lines names;
  const auto found = graph::FindStep(pipeline, step);
  if (!found) return {"no such step"};
  for (const graph::Port& port : pipeline[*found].outputs)
    names.push_back(port.name);
  return names;
}

std::string GuardOf(const graph::Pipeline& pipeline, std::string_view step) {
  const auto found = graph::FindStep(pipeline, step);
  return found ? graph::Describe(pipeline[*found].guard) : "no such step";
}

std::string MultiplicityOf(const graph::Pipeline& pipeline, std::string_view step) {
  const auto found = graph::FindStep(pipeline, step);
  if (!found) return "no such step";
  const auto& multiplicity = pipeline[*found].multiplicity;
  if (!multiplicity) return "one";
  std::string text;
  for (const graph::Value& value : multiplicity->over)
    text += (text.empty() ? "" : ", ") + graph::Describe(value);
  return text;
}

std::string Messages(const graph::Pipeline& pipeline) {
  std::string text;
  for (const Diagnostic& diagnostic : graph::Info(pipeline).diagnostics)
    text += diagnostic.message + "\n";
  return text;
}

const std::string_view kPrelude = R"(
from typing import Any, List, Optional, Tuple
from typing_extensions import Annotated
from zenml import pipeline, step, get_pipeline_context, unmapped, ExternalArtifact, Model
from zenml.client import Client

@step
def one() -> int:
    return 7

@step
def src(n: int = 1) -> int:
    return n

@step
def two() -> Tuple[Annotated[int, "a"], Annotated[str, "b"]]:
    return 1, "x"

@step
def nothing() -> None:
    pass

@step
def sink(x: Any, y: Any = None) -> int:
    return 0

@step
def nums(n: int = 2) -> List[int]:
    return list(range(n))

@step
def sq(x: int, f: int = 2) -> int:
    return x * f

@step
def add(xs: List[int]) -> int:
    return sum(xs)

@step
def big(v: Any) -> None:
    print(v)

@step
def pr(a: int, b: int) -> int:
    return a * b

@step
def noop() -> None:
    pass

@step
def tw(x: int) -> Tuple[Annotated[int, "a"], Annotated[int, "b"]]:
    return x, x

@step
def train() -> None:
    pass

@step(name="train_2")
def t2() -> None:
    pass
)";

}  // namespace smgraph::zenml
