#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "passes/check.h"
#include "tests/frontends/sagemaker/definition_match.h"
#include "tests/frontends/sagemaker/reading.h"
#include "tests/frontends/sagemaker/recorded.h"

// Files of the corpus in which each function builds one small pipeline, beside what the real SDK
// made of it: the order of the steps with their DependsOn, the edges, the adjacency, or a refusal.
namespace smgraph::sagemaker {
namespace {

using Json = nlohmann::json;

/// What the SDK says when it refuses a pipeline, and the finding that says the same.
struct Refusal {
  std::string_view text;
  std::string_view code;
};
constexpr Refusal kRefusals[] = {
    {"Pipeline steps cannot have duplicate names", "SMG201"},
    {"The input steps do not contain the step of name", "SMG202"},
    {"KeyError: 'o'", "SMG202"},
    {"Cycle detected in pipeline step graph", "SMG205"},
    {"Invalid input step type", "SMG113"},
    {"has no attribute 'name'", "SMG113"},
    {"'TrainingStep' object is not iterable", "SMG113"},
    {"Invalid JsonGet function", "SMG117"},
    {"not found in processing step", "SMG117"},
    {"Please give a valid step name as a string", "SMG117"},
    {"the Properties object is not available for it", "SMG112"},
    {"is not allowed in for_each_body", "SMG113"},
    {"The step_args of", "SMG206"},
    {"need to be given, but not both", "SMG206"},
    {"has no attribute 'mlflow_resource_arn'", "SMG113"},
    {"The Properties object is not available for the CleanupStep", "SMG112"},
    {"'ConditionEquals' object is not iterable", "SMG301"},
    {"'bool' object has no attribute 'to_request'", "SMG301"},
    {"does not match the Parameter Python type", "SMG403"},
    {"EMRStep E", "SMG208"},
    {"is not supported for function arguments", "SMG208"},
    {"'Properties' object has no attribute", "SMG112"},
    {"max_attempts must in range", "SMG208"},
    {"expire_after_mins must in range", "SMG208"},
    {"should be non-negative", "SMG208"},
    {"types specified for PipelineSchedule", "SMG208"},
    {"No schedule type specified", "SMG208"},
    {"Incorrect type specified for", "SMG208"},
    {"Either step_args or estimator need to be given", "SMG206"},
    {"Pipeline variables do not support __str__", "SMG208"},
    {"'_ModelStepArguments' object has no attribute 'pop'", "SMG208"},
    {"SerializationError", "SMG208"},
    {"conflicting triggers", "SMG204"},
    {"execution_role_arn must be provided", "SMG208"},
    {"Either zipped_code_dir or script must be provided", "SMG208"},
    {"Either function_arn or function_name must be provided", "SMG208"},
    {"'PropertyFile' object is not iterable", "SMG208"},
    {"argument of type 'int' is not iterable", "SMG208"},
    {"S3 source_dir file must be named", "SMG208"},
};

/// What is found in pipelines that the SDK accepts.
const std::map<std::string, std::string, std::less<>> kFindings = {
    {"v20_output_object_of_a_lambda", "SMG110"},
    {"v23_reference_in_a_tuple", "SMG110"},
    {"v23_reference_in_a_tuple_to_a_step_that_is_not_listed", "SMG202"},
    {"v26_file_object_that_the_step_does_not_have", "SMG117"},
    {"v42_supplied_baseline_of_a_step_that_is_not_listed", "SMG202"},
    {"v42_supplied_baseline_of_a_listed_step", "SMG110"},
    {"v43_model_name_of_a_check", "SMG202"},
    {"v43_model_name_of_a_check_from_a_listed_step", "SMG110"},
    {"bare_string_of_one_letter", "SMG203"},
    {"json_get_of_a_file_at_an_uri", "SMG110"},
    {"json_get_of_a_file_at_an_uri_with_its_step", "SMG110"},
    {"expression_of_a_property", "SMG110"},
    {"parameter_that_is_not_declared", "SMG401"},
    {"two_parameters_of_one_name", "SMG402"},
    {"condition_not", "SMG401"},
    {"condition_in", "SMG401"},
    {"condition_or", "SMG401"},
    {"fail_that_others_depend_on", "SMG207"},
    {"callbacks_that_read_each_other", "SMG110"},
    {"lambdas_that_read_each_other", "SMG110"},
};

struct Vector {
  const RecordedCase* from;
  std::size_t index;  // among the pipelines of expected.json
  std::string function;

  const Json& expected() const { return from->expected["pipelines"][index]; }
};

void PrintTo(const Vector& vector, std::ostream* out) {
  *out << vector.from->name << " " << vector.function;
}

/// Each file is read once.
const Reading& ReadOnce(const RecordedCase& recorded) {
  static std::map<const RecordedCase*, Reading> readings;
  const auto known = readings.find(&recorded);
  if (known != readings.end()) return known->second;
  return readings
      .emplace(&recorded, ReadCorpusFile(recorded.folder, recorded.about["entry"], "", ""))
      .first->second;
}

std::string AllCodes(const graph::Pipeline& pipeline) {
  std::set<std::string> codes;
  for (const Diagnostic& found : graph::Info(pipeline).diagnostics)
    codes.insert(found.code);
  for (const Diagnostic& found : passes::Check(pipeline))
    codes.insert(found.code);
  std::string text;
  for (const std::string& code : codes)
    text += (text.empty() ? "" : " ") + code;
  return text;
}

class Vectors : public testing::TestWithParam<Vector> {};

void ExpectRefused(const std::string& error, const std::string& codes) {
  const auto* const refusal = std::ranges::find_if(
      kRefusals, [&](const Refusal& one) { return error.find(one.text) != std::string::npos; });
  ASSERT_NE(refusal, std::end(kRefusals)) << "no row for: " << error;
  EXPECT_NE(codes.find(refusal->code), std::string::npos) << error << "\nfound: " << codes;
}

/// The pipeline that the vector's function builds; null when there is none.
const graph::Pipeline* FindPipeline(const Vector& vector) {
  const graph::Pipeline* found = nullptr;
  for (const graph::Pipeline& pipeline : ReadOnce(*vector.from).document.pipelines) {
    if (graph::Info(pipeline).entry == vector.function) found = &pipeline;
  }
  return found;
}

TEST_P(Vectors, GiveWhatTheSdkMakesOfThem) {
  const Json& expected = GetParam().expected();
  const graph::Pipeline* found = FindPipeline(GetParam());
  ASSERT_NE(found, nullptr) << "no pipeline of this function";
  const std::string codes = AllCodes(*found);
  if (expected["status"] != "ok") return ExpectRefused(expected["error"], codes);
  ExpectRecorded(*found, expected);
  ExpectSchedules(*found, expected);
  EXPECT_EQ(OrderOf(*found), OrderOfDefinition(expected["definition"]["Steps"]));
  EXPECT_TRUE(graph::Info(*found).complete);
  const auto row = kFindings.find(GetParam().function);
  EXPECT_EQ(codes, row == kFindings.end() ? "" : row->second);
}

TEST_P(Vectors, CompileToTheDefinitionOfTheSdk) {
  const auto& recorded = InOrder(*GetParam().from)["pipelines"][GetParam().index];
  if (recorded["status"] != "ok") GTEST_SKIP() << "the SDK refuses it";
  const graph::Pipeline* found = FindPipeline(GetParam());
  ASSERT_NE(found, nullptr) << "no pipeline of this function";
  SameDefinition(graph::Info(*found).definition, recorded["definition"]);
}

std::vector<Vector> AllVectors() {
  std::vector<Vector> vectors;
  for (const RecordedCase& recorded : RecordedCases()) {
    if (!recorded.about.value("each", false)) continue;
    const Json& pipelines = recorded.expected["pipelines"];
    for (std::size_t i = 0; i < pipelines.size(); ++i)
      vectors.push_back({&recorded, i, pipelines[i]["function"]});
  }
  return vectors;
}

INSTANTIATE_TEST_SUITE_P(Sdk, Vectors, testing::ValuesIn(AllVectors()), [](const auto& one) {
  std::string name = one.param.from->name + "_" + one.param.function;
  std::ranges::replace_if(
      name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
});

}  // namespace
}  // namespace smgraph::sagemaker
