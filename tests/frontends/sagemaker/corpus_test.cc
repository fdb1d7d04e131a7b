#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "frontends/read.h"
#include "passes/check.h"
#include "tests/frontends/sagemaker/definition_match.h"
#include "tests/frontends/sagemaker/reading.h"
#include "tests/frontends/sagemaker/recorded.h"

// Each SageMaker case of the corpus read, and compared with the graph that the real SDK made of it.
namespace smgraph::sagemaker {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// A JSON value as Python text.
std::string PythonText(const Json& value) {
  if (value.is_null()) return "None";
  if (value.is_boolean()) return value.get<bool>() ? "True" : "False";
  if (value.is_array()) {
    std::string text;
    for (const Json& item : value)
      text += PythonText(item) + ", ";
    return "[" + text + "]";
  }
  if (!value.is_object()) return value.dump();
  std::string text;
  for (const auto& [key, item] : value.items())
    text += Json(key).dump() + ": " + PythonText(item) + ", ";
  return "{" + text + "}";
}

/// The call that made the recorded pipeline, as Python text behind the file.
std::string CallOf(const Json& about) {
  if (!about.contains("call")) return "";
  const std::string call = about["call"];
  const auto spread = [&](const char* key) {
    return about.contains(key) ? "(**" + PythonText(about[key]) + ")" : "()";
  };
  const std::size_t dot = call.find('.');
  if (dot == std::string::npos) return "\n\n" + call + spread("arguments") + "\n";
  return "\n\n" + call.substr(0, dot) + spread("construct") + call.substr(dot) +
         spread("arguments") + "\n";
}

/// What a case is started with: the words of its command line, its environment variables (no others
/// are set).
std::string StartOf(const Json& about) {
  std::string text;
  if (about.contains("argv"))
    text += "import sys\nsys.argv[1:] = " + PythonText(about["argv"]) + "\n";
  if (about.contains("environment")) {
    text += "import os\nos.environ.clear()\nos.environ.update(" + PythonText(about["environment"]) +
            ")\n";
  }
  return text;
}

/// The definition that a notebook printed is found by the front door, not by evaluating cells.
Reading ReadPrinted(const fs::path& file) {
  SourceMap sources;
  frontends::Input input;
  input.path = file.string();
  auto document = frontends::Read(input, {}, sources);
  Reading reading;
  if (!document.ok()) {
    ADD_FAILURE() << document.error().message;
    return reading;
  }
  reading.document = std::move(document.value());
  return reading;
}

/// The case read in the way in which it was recorded.
Reading ReadCase(const RecordedCase& one) {
  const bool printed = one.about.value("form", "") == "notebook-output";
  return printed ? ReadPrinted(fs::path(one.folder) / one.about["entry"])
                 : ReadCorpusFile(one.folder, one.expected["path"], StartOf(one.about),
                                  CallOf(one.about));
}

class Corpus : public testing::TestWithParam<const RecordedCase*> {};

TEST_P(Corpus, GivesTheRecordedGraph) {
  const Json& expected = GetParam()->expected;
  const Reading reading = ReadCase(*GetParam());
  if (expected["status"] != "ok") {
    bool found = !reading.complete;
    for (const graph::Pipeline& pipeline : reading.document.pipelines)
      found =
          found || !graph::Info(pipeline).diagnostics.empty() || !passes::Check(pipeline).empty();
    EXPECT_TRUE(found) << "nothing is said about a pipeline that the SDK refuses";
    return;
  }
  for (const Json& pipeline : expected["pipelines"]) {
    // A definition does not say what its pipeline is called.
    const std::string name = pipeline["name"].is_null() ? "" : pipeline["name"];
    SCOPED_TRACE(name);
    const auto match =
        std::find_if(reading.document.pipelines.begin(), reading.document.pipelines.end(),
                     [&](const graph::Pipeline& one) {
                       return name.empty() || SameName(graph::Info(one).name, name);
                     });
    if (match == reading.document.pipelines.end()) {
      ADD_FAILURE() << "no such pipeline";
      continue;
    }
    ExpectRecorded(*match, pipeline);
    ExpectSchedules(*match, pipeline);
    for (const Diagnostic& diagnostic : graph::Info(*match).diagnostics) {
      if (HasFailure()) {
        ADD_FAILURE() << diagnostic.code << " line " << diagnostic.span.begin.line << ": "
                      << diagnostic.message;
      }
    }
  }
  if (HasFailure()) {
    for (const Diagnostic& diagnostic : reading.diagnostics)
      ADD_FAILURE() << diagnostic.code << " line " << diagnostic.span.begin.line << ": "
                    << diagnostic.message;
  }
}

TEST_P(Corpus, CompilesToTheRecordedDefinition) {
  const RecordedCase& one = *GetParam();
  if (one.expected["status"] != "ok") GTEST_SKIP() << "the SDK refuses it";
  const Reading reading = ReadCase(one);
  for (const auto& pipeline : InOrder(one)["pipelines"]) {
    const std::string name = pipeline["name"].is_null() ? "" : pipeline["name"];
    SCOPED_TRACE(name);
    // Of several of that name (the file makes one, too) it is one.
    const graph::Value* last = nullptr;
    bool same = false;
    for (const graph::Pipeline& found : reading.document.pipelines) {
      if (!name.empty() && !SameName(graph::Info(found).name, name)) continue;
      last = &graph::Info(found).definition;
      same = same || SameDefinition(*last, pipeline["definition"], /*report=*/false);
    }
    ASSERT_NE(last, nullptr) << "no such pipeline";
    if (!same) SameDefinition(*last, pipeline["definition"]);
  }
}

std::vector<const RecordedCase*> Cases() {
  std::vector<const RecordedCase*> cases;
  for (const RecordedCase& one : RecordedCases()) {
    if (!one.about.value("each", false)) cases.push_back(&one);
  }
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Sdk, Corpus, testing::ValuesIn(Cases()), [](const auto& one) {
  std::string name = one.param->name;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); },
      '_');
  return name;
});

}  // namespace
}  // namespace smgraph::sagemaker
