#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "frontends/read.h"

// Notebooks as people leave them: magics, names of IPython, and definitions that cells printed.
namespace smgraph::frontends {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

struct Cell {
  std::string source;
  std::string output = {};
};

graph::Document ReadCells(const std::vector<Cell>& cells) {
  json notebook = {{"nbformat", 4}, {"nbformat_minor", 5}, {"metadata", json::object()}};
  for (const Cell& cell : cells) {
    json outputs = json::array();
    if (!cell.output.empty()) {
      outputs.push_back({{"output_type", "execute_result"},
                         {"metadata", json::object()},
                         {"execution_count", 1},
                         {"data", {{"text/plain", cell.output}}}});
    }
    notebook["cells"].push_back({{"cell_type", "code"},
                                 {"execution_count", 1},
                                 {"metadata", json::object()},
                                 {"source", cell.source},
                                 {"outputs", outputs}});
  }
  const fs::path path =
      fs::temp_directory_path() / ("smgraph-notebook-" + std::to_string(getpid()) + ".ipynb");
  std::ofstream(path) << notebook.dump();
  SourceMap sources;
  Input input;
  input.path = path.string();
  Result<graph::Document> read = Read(input, {}, sources);
  fs::remove(path);
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().message);
  return read.ok() ? std::move(read.value()) : graph::Document();
}

std::string Printed(const graph::Document& document) {
  std::string messages;
  for (const graph::Pipeline& pipeline : document.pipelines) {
    for (const Diagnostic& found : graph::Info(pipeline).diagnostics) {
      if (found.code == "SMG031") messages += found.message + "\n";
    }
  }
  return messages;
}

constexpr const char* kPipeline = R"(
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.pipeline import Pipeline

first = FailStep(name="First")
second = FailStep(name="Second", depends_on=[first])
pipeline = Pipeline(name="p", steps=[first, second])
)";

constexpr const char* kDefinition = R"({'Version': '2020-12-01',
 'Metadata': {},
 'Parameters': [],
 'PipelineExperimentConfig': {'ExperimentName': {'Get': 'Execution.PipelineName'}, 'TrialName': None},
 'Steps': [{'Name': 'First', 'Type': 'Fail', 'Arguments': {'ErrorMessage': "isn't there"}},
  {'Name': 'Second', 'Type': 'Fail', 'Arguments': {'ErrorMessage': ''}, 'DependsOn': ['First']}]})";

TEST(Notebooks, SayThatThePrintedDefinitionAgrees) {
  const graph::Document document = ReadCells({{kPipeline}, {"json.loads(d)", kDefinition}});
  ASSERT_EQ(document.pipelines.size(), 1U);
  EXPECT_TRUE(graph::Info(document.pipelines.front()).complete);
  EXPECT_EQ(Printed(document),
            "the definition that cell 2 printed has the same steps, edges and parameters\n");
}

TEST(Notebooks, SayInWhatThePrintedDefinitionDiffers) {
  const std::string other =
      "{'Parameters': [{'Name': 'Mode', 'Type': 'String'}], 'Steps': "
      "[{'Name': 'First', 'Type': 'Callback', 'Arguments': {}}, {'Name': "
      "'Third', 'Type': 'Fail', 'Arguments': {}, 'DependsOn': ['First']}]}";
  const graph::Document document = ReadCells({{kPipeline}, {"d", other}});
  ASSERT_EQ(document.pipelines.size(), 1U);
  EXPECT_EQ(Printed(document),
            "the definition that cell 2 printed is another one: step 'First' is of type Fail, "
            "printed as Callback; step 'Second' is only in the code; step 'Third' is only in the "
            "output; order from 'First' to 'Second' is only in the code; order from 'First' to "
            "'Third' is only in the output; parameter 'Mode' is only in the output\n");
}

TEST(Notebooks, AnswersOfDescribePipelineHoldTheDefinition) {
  const std::string answer = R"({'PipelineName': 'elsewhere',
 'PipelineDefinition': '{"Steps": [{"Name": "Other", "Type": "Fail", "Arguments": {}}]}',
 'CreationTime': datetime.datetime(2024, 1, 2, 3, 4, tzinfo=tzlocal())})";
  const graph::Document document = ReadCells({{kPipeline}, {"describe()", answer}});
  ASSERT_EQ(document.pipelines.size(), 2U);
  EXPECT_EQ(graph::Info(document.pipelines.back()).name, "elsewhere");
  EXPECT_EQ(Printed(document), "");
}

TEST(Notebooks, LinesInsideBracketsAndStringsAreNoMagics) {
  const graph::Document document = ReadCells({{R"(!pip install sagemaker
%matplotlib inline
text = """
!not a command
%neither this
"""
same = (
    "a"
    != "b"
)
rest = (7
    % 4)
)"},
                                              {kPipeline},
                                              {"display(pipeline)\npipeline.name = text"}});
  EXPECT_TRUE(document.complete);
  EXPECT_TRUE(document.diagnostics.empty())
      << (document.diagnostics.empty() ? "" : document.diagnostics.front().message);
  ASSERT_EQ(document.pipelines.size(), 1U);
  EXPECT_EQ(graph::Info(document.pipelines.front()).name, "\n!not a command\n%neither this\n");
}

}  // namespace
}  // namespace smgraph::frontends
