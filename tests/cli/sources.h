#pragma once

#include <string>
#include <string_view>

// Small pipelines for the tests of the command line.
namespace smgraph::testing {

/// A SageMaker pipeline of lambda-free steps: `steps` are the names, each after the one before.
inline std::string SageMakerSource(std::string_view name, std::string_view steps) {
  return "from sagemaker.workflow.pipeline import Pipeline\n"
         "from sagemaker.workflow.fail_step import FailStep\n"
         "\n"
         "steps = []\n"
         "for step in \"" +
         std::string(steps) +
         "\".split():\n"
         "    steps.append(FailStep(name=step, error_message=\"no\", depends_on=steps[-1:]))\n"
         "pipeline = Pipeline(name=\"" +
         std::string(name) + "\", steps=steps)\n";
}

}  // namespace smgraph::testing
