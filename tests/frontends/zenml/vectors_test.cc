#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "passes/check.h"
#include "tests/frontends/zenml/recorded.h"

// Files of the corpus in which each function compiles one small pipeline, beside what real ZenML
// made of it: the graph, or a refusal.
namespace smgraph::zenml {
namespace {

using Json = nlohmann::json;

/// What ZenML says when it refuses a pipeline, and the finding that says the same.
struct Refusal {
  std::string_view text;
  std::string_view code;
};
constexpr Refusal kRefusals[] = {
    {"Missing entrypoint input", "SMG051"},
    {"contains a cycle", "SMG205"},
    {"No such file or directory", "SMG056"},
    // What Python or a handle raises in the body.
    {"Unable to unpack step artifact", "SMG004"},
    {"'OutputArtifact' object is not subscriptable", "SMG004"},
    {"'int' object is not", "SMG004"},
    {"is not subscriptable", "SMG605"},
    {"only possible within a dynamic pipeline", "SMG606"},
    {"has no attribute 'load'", "SMG606"},
    {"'StepArtifact' object has no attribute", "SMG605"},
    {"'NoneType' object has no attribute 'get_artifact'", "SMG004"},
    {"argument must be a string", "SMG004"},
    {"object is not callable", "SMG004"},
    {"define __round__ method", "SMG004"},
    {"bad operand type", "SMG004"},
    {"not 'StepArtifact'", "SMG004"},
    {"can only concatenate str", "SMG004"},
    {"object of type 'int' has no len()", "SMG004"},
    {"KeyError: 'b'", "SMG004"},
    {"ValueError: no", "SMG004"},
    {"AssertionError: no", "SMG004"},
    {"not StepArtifact", "SMG004"},
    {"'StepArtifact' object cannot be interpreted", "SMG004"},
    {"'StepArtifact' has no len()", "SMG004"},
    {"arguments which have not been configured yet", "SMG059"},
    {"not supported between instances", "SMG004"},
    {"has no attribute '__name__'", "SMG004"},
    {"unsupported operand type(s)", "SMG004"},
    {"does not return any outputs", "SMG004"},
    {"too many values to unpack", "SMG004"},
    {"can only be used inside dynamic pipelines", "SMG606"},
    {"'str' object has no attribute '__name__'", "SMG004"},
    {"__new__() missing", "SMG050"},
    {"missing 1 required positional argument", "SMG004"},
    {"Invalid or missing pipeline function entrypoint arguments", "SMG05"},  // 050 or 059
    {"", "SMG050"},
};

/// What is found in pipelines that ZenML accepts.
const std::map<std::string, std::string, std::less<>> kFindings = {
    {"results_as_text", "SMG055"},
    {"results_as_conditions", "SMG605"},
    {"results_negated", "SMG605"},
    {"passes_both_outputs", "SMG607"},
    {"yaml_schedules", "SMG513"},
    {"yaml_schedules_below_options", "SMG513"},
    {"results_as_a_list", "SMG607"},
    {"inputs_from_outside_by_name", "SMG057"},
    {"external_artifact_of_a_name", "SMG057"},
    {"yaml_with_unknown_keys", "SMG056"},
    {"yaml_in_a_dict_of_options", "SMG056"},
    {"yaml_configures_steps_below_options", "SMG056"},
    {"options_configure_steps", "SMG056"},
    {"options_configure_steps_alone", "SMG056"},
    {"child_of_a_number", "SMG032"},
    {"child_of_anything", "SMG032"},
    {"child_gets_an_output_for_anything", "SMG033"},
    {"child_gets_what_was_loaded", "SMG033"},
};

/// What depends on the stack, which the code does not say.
const std::set<std::string, std::less<>> kOfTheStack = {
    "settings_twice", "settings_of_an_absent_component", "steps_of_commands_with_a_step_operator"};

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
const graph::Document& ReadOnce(const RecordedCase& recorded) {
  static std::map<const RecordedCase*, graph::Document> documents;
  const auto known = documents.find(&recorded);
  if (known != documents.end()) return known->second;
  return documents.emplace(&recorded, ReadCase(recorded, recorded.about)).first->second;
}

/// All findings but those about schedules and orchestrators, which have recordings of their own.
std::string CodesOf(const graph::Pipeline& pipeline) {
  std::set<std::string> codes;
  for (const Diagnostic& found : graph::Info(pipeline).diagnostics)
    codes.insert(found.code);
  for (const Diagnostic& found : passes::Check(pipeline)) {
    if (!found.code.starts_with("SMG5")) codes.insert(found.code);
  }
  std::string text;
  for (const std::string& code : codes)
    text += (text.empty() ? "" : " ") + code;
  return text;
}

/// The pipeline that the vector is about, as it is called; null when there is none.
const graph::Pipeline* FindPipeline(const Vector& vector) {
  for (const graph::Pipeline& pipeline : ReadOnce(*vector.from).pipelines) {
    if (graph::Info(pipeline).name == vector.function) return &pipeline;
  }
  return nullptr;
}

class Vectors : public testing::TestWithParam<Vector> {};

TEST_P(Vectors, GiveWhatZenMlMakesOfThem) {
  const Json& expected = GetParam().expected();
  const graph::Pipeline* found = FindPipeline(GetParam());
  ASSERT_NE(found, nullptr) << "no pipeline of this name";
  if (kOfTheStack.contains(GetParam().function)) return;
  const std::string codes = CodesOf(*found);
  if (expected["status"] == "refused") {
    const std::string error = expected["error"];
    const auto* const refusal = std::ranges::find_if(
        kRefusals, [&](const Refusal& one) { return error.find(one.text) != std::string::npos; });
    ASSERT_NE(refusal, std::end(kRefusals));
    EXPECT_NE(codes.find(refusal->code), std::string::npos) << error << "\nfound: " << codes;
    return;
  }
  if (expected["status"] == "ok") {  // one that "ran" has no graph, but for its run
    for (const std::string& difference : Differences(*found, expected))
      ADD_FAILURE() << difference;
  }
  const auto row = kFindings.find(GetParam().function);
  EXPECT_EQ(codes, row == kFindings.end() ? "" : row->second);
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

INSTANTIATE_TEST_SUITE_P(ZenMl, Vectors, testing::ValuesIn(AllVectors()),
                         [](const auto& one) { return one.param.function; });

}  // namespace
}  // namespace smgraph::zenml
