#include "tests/frontends/sagemaker/reading.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "frontends/python/evaluator.h"
#include "frontends/python/notebook.h"
#include "frontends/sagemaker/assemble.h"
#include "frontends/sagemaker/sagemaker.h"

namespace smgraph::sagemaker {
namespace {

namespace fs = std::filesystem;

Reading Evaluate(std::vector<python::SourceUnit> units, SourceMap& sources,
                 python::ProjectFiles& files, const std::string& path) {
  python::Registry registry;
  Declare(registry);
  python::Evaluator ev(registry, sources, files, {}, {});
  python::Module* module = ev.RunModule(std::move(units), "__main__", path);
  if (module != nullptr) ev.RunEntryPoints(*module);
  Reading reading;
  CollectCompiled(ev, reading.document);
  reading.diagnostics = ev.diagnostics();
  reading.complete = ev.complete();
  return reading;
}

std::string Join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts)
    text += (text.empty() ? "" : std::string(separator)) + part;
  return text;
}

std::string OneStep(const graph::Pipeline& pipeline, graph::StepId id);

/// The parent of a step by its control edge, and the arm.
std::pair<graph::StepId, std::string> ParentOf(const graph::Pipeline& pipeline, graph::StepId id) {
  for (auto [it, end] = boost::in_edges(id, pipeline); it != end; ++it) {
    if (pipeline[*it].kind == graph::EdgeKind::kControl) {
      return {boost::source(*it, pipeline), pipeline[*it].arm};
    }
  }
  return {id, ""};
}

std::string Nested(const graph::Pipeline& pipeline, graph::StepId parent) {
  std::string text;
  std::string last_arm = "then";
  for (auto [it, end] = boost::vertices(pipeline); it != end; ++it) {
    const auto [above, arm] = ParentOf(pipeline, *it);
    if (above != parent || *it == parent) continue;
    const bool other = arm == "else" && last_arm != "else";
    if (!text.empty()) text += other ? "; " : ", ";
    if (other) text += "else ";
    if (other) last_arm = arm;
    text += OneStep(pipeline, *it);
  }
  return text;
}

std::string OneStep(const graph::Pipeline& pipeline, graph::StepId id) {
  std::vector<std::string> after;
  for (auto [it, end] = boost::in_edges(id, pipeline); it != end; ++it) {
    const graph::Edge& edge = pipeline[*it];
    if (edge.kind != graph::EdgeKind::kOrder) continue;
    const std::string trigger = edge.arm.empty() ? "" : edge.arm == "any" ? "?" : "!";
    after.push_back(pipeline[boost::source(*it, pipeline)].id + trigger);
  }
  std::string text = pipeline[id].id;
  if (!after.empty()) text += "[" + Join(after, ",") + "]";
  const std::string nested = Nested(pipeline, id);
  return nested.empty() ? text : text + "{" + nested + "}";
}

}  // namespace

Reading ReadProgram(std::string_view text) {
  SourceMap sources;
  python::SourceUnit unit;
  unit.file = sources.Add("program.py", std::string(text));
  unit.text = text;
  python::ProjectFiles files(fs::temp_directory_path() / "smgraph-no-such-folder",
                             fs::temp_directory_path() / "smgraph-no-such-folder", 1'000'000);
  std::vector<python::SourceUnit> units;
  units.push_back(std::move(unit));
  return Evaluate(std::move(units), sources, files, "program.py");
}

Reading ReadCells(const std::vector<std::string>& cells) {
  nlohmann::json notebook = {{"nbformat", 4}, {"cells", nlohmann::json::array()}};
  for (const std::string& cell : cells)
    notebook["cells"].push_back({{"cell_type", "code"}, {"source", cell}});
  SourceMap sources;
  const FileId file = sources.Add("notebook.ipynb");
  auto read = python::ReadNotebook(notebook.dump(), file, sources);
  EXPECT_TRUE(read.ok());
  if (!read.ok()) return {};
  const fs::path nowhere = fs::temp_directory_path() / "smgraph-no-such-folder";
  python::ProjectFiles files(nowhere, nowhere, 1'000'000);
  return Evaluate(std::move(read).value().cells, sources, files, "notebook.ipynb");
}

Reading ReadCorpusFile(const std::string& folder, const std::string& entry,
                       const std::string& before, const std::string& behind) {
  const fs::path path = fs::path(folder) / entry;
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  SourceMap sources;
  const FileId file = sources.Add(entry, text.str());
  if (entry.ends_with(".json")) {
    Reading reading;
    auto read = ReadDefinition(text.str(), file, sources);
    EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().message);
    if (read.ok()) reading.document = std::move(read).value();
    return reading;
  }
  python::ProjectFiles files(folder, path.parent_path(), 16'000'000);
  std::vector<python::SourceUnit> units;
  if (entry.ends_with(".ipynb")) {
    auto notebook = python::ReadNotebook(text.str(), file, sources);
    EXPECT_TRUE(notebook.ok());
    if (!notebook.ok()) return {};
    units = std::move(notebook.value().cells);
  } else {
    python::SourceUnit unit;
    unit.file = file;
    unit.text = text.str() + behind;
    units.push_back(std::move(unit));
  }
  if (!before.empty()) {
    python::SourceUnit unit;
    unit.file = sources.Add("before.py", before);
    unit.text = before;
    units.insert(units.begin(), std::move(unit));
  }
  return Evaluate(std::move(units), sources, files, path.string());
}

graph::Pipeline ReadOne(std::string_view text) {
  Reading reading = ReadProgram(text);
  for (const Diagnostic& diagnostic : reading.diagnostics)
    ADD_FAILURE() << diagnostic.code << " line " << diagnostic.span.begin.line << ": "
                  << diagnostic.message;
  EXPECT_EQ(reading.document.pipelines.size(), 1U);
  if (reading.document.pipelines.empty()) return {};
  return std::move(reading.document.pipelines.front());
}

std::string OrderOf(const graph::Pipeline& pipeline) {
  std::vector<std::string> steps;
  for (auto [it, end] = boost::vertices(pipeline); it != end; ++it) {
    if (ParentOf(pipeline, *it).first == *it) steps.push_back(OneStep(pipeline, *it));
  }
  return Join(steps, ", ");
}

std::string AdjacencyOf(const graph::Pipeline& pipeline) {
  std::map<std::string, std::set<std::string>> after;
  for (auto [it, end] = boost::edges(pipeline); it != end; ++it) {
    if (pipeline[*it].made_by == kMadeByService) continue;
    after[pipeline[boost::source(*it, pipeline)].id].insert(
        pipeline[boost::target(*it, pipeline)].id);
  }
  std::vector<std::string> lines;
  for (const auto& [from, to] : after) {
    const std::string targets = Join({to.begin(), to.end()}, ",");
    lines.push_back(from + "->" + (to.size() == 1 ? targets : "{" + targets + "}"));
  }
  return Join(lines, " ");
}

std::string CodesOf(const graph::Pipeline& pipeline) {
  std::set<std::string> codes;
  for (const Diagnostic& diagnostic : graph::Info(pipeline).diagnostics)
    codes.insert(diagnostic.code);
  return Join({codes.begin(), codes.end()}, " ");
}

}  // namespace smgraph::sagemaker
