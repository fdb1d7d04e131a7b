#include "frontends/sagemaker/models/models.h"

#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "frontends/python/evaluator.h"
#include "frontends/sagemaker/job_call.h"
#include "frontends/sagemaker/property_shapes.h"
#include "frontends/sagemaker/sagemaker.h"
#include "frontends/sagemaker/step_types.h"

// Walks the tables: a row that cannot work is found here.
namespace smgraph::sagemaker {
namespace {

std::vector<std::string> Words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::vector<std::span<const python::ClassModel>> AllClasses() {
  return {StepClasses(),    ValueClasses(), ConditionClasses(), ConfigurationClasses(),
          CarrierClasses(), JobClasses(),   EstimatorClasses(), ModelClasses()};
}

class Tables : public testing::Test {
 protected:
  Tables() { Declare(registry_); }

  python::Registry registry_;
  SourceMap sources_;
  python::ProjectFiles files_{"/nonexistent", "/nonexistent", 1};
  python::Evaluator ev_{registry_, sources_, files_, {}, {}};
};

TEST_F(Tables, SpellingsAndNamesAreUnique) {
  std::map<std::string, std::string> owner;
  std::set<std::string_view> names;
  for (const auto classes : AllClasses()) {
    for (const python::ClassModel& row : classes) {
      EXPECT_TRUE(names.insert(row.name).second) << row.name;
      const auto spellings = Words(row.spellings);
      EXPECT_FALSE(spellings.empty()) << row.name;
      for (const std::string& spelling : spellings) {
        EXPECT_TRUE(spelling.starts_with("sagemaker.")) << row.name << ": '" << spelling << "'";
        const auto [it, added] = owner.emplace(spelling, row.name);
        EXPECT_TRUE(added) << spelling << " of " << row.name << " and " << it->second;
        EXPECT_EQ(registry_.FindClass(spelling), &row);
      }
    }
  }
}

TEST_F(Tables, EverySignatureBindsItsRequiredArguments) {
  for (const auto classes : AllClasses()) {
    for (const python::ClassModel& row : classes) {
      python::Call call;
      call.open = true;  // what is missing is filled in
      const python::Namespace bound = ev_.BindSignature(row.signature, call, row.name);
      EXPECT_TRUE(row.signature.starts_with("(") && row.signature.ends_with(")")) << row.name;
      if (static_cast<Role>(row.tag) == Role::kStep ||
          static_cast<Role>(row.tag) == Role::kCollection) {
        EXPECT_NE(bound.Find("name"), nullptr) << row.name;
      }
      for (const auto& [name, value] : bound.entries()) {
        EXPECT_EQ(name.find_first_not_of(
                      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789"),
                  std::string_view::npos)
            << row.name << ": " << name;
      }
    }
  }
}

TEST_F(Tables, EveryJobMethodBinds) {
  std::set<std::string> classes;
  for (const auto rows : AllClasses()) {
    for (const python::ClassModel& row : rows)
      classes.emplace(row.name);
  }
  for (const JobMethod& row : JobMethods()) {
    python::Call call;
    EXPECT_FALSE(ev_.BindSignature(row.signature, call, row.method).empty()) << row.method;
    for (const std::string& name : Words(row.classes))
      EXPECT_TRUE(name == "*" || classes.contains(name)) << name;
  }
}

TEST_F(Tables, FunctionsAndConstantsAreFound) {
  for (const python::FunctionModel& row : Functions()) {
    for (const std::string& spelling : Words(row.spellings))
      EXPECT_NE(registry_.FindFunction(spelling), nullptr) << spelling;
  }
  std::set<std::string> seen;
  for (const python::ConstantModel& row : Constants()) {
    for (const std::string& spelling : Words(row.spellings)) {
      EXPECT_NE(registry_.FindConstant(spelling), nullptr) << spelling;
      EXPECT_TRUE(seen.insert(spelling).second) << spelling;
    }
  }
}

std::set<std::string> StepClassNames() {
  std::set<std::string> names;
  for (const python::ClassModel& row : StepClasses())
    names.insert(std::string(row.name));
  return names;
}

TEST(StepTypes, HaveClassesAndAShapeThatExist) {
  const std::set<std::string> known = StepClassNames();
  std::set<std::string> seen;
  for (const StepType* type : StepTypes()) {
    for (const std::string& name : Words(type->classes)) {
      EXPECT_TRUE(known.contains(name)) << name;
      EXPECT_TRUE(seen.insert(name).second) << name;
      EXPECT_EQ(TypeOfClass(name), type) << name;
    }
    std::string shapes(type->shape);
    for (char& c : shapes)
      c = c == '+' ? '\n' : c;
    std::string_view rest = shapes;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      EXPECT_TRUE(KnowsShape(rest.substr(0, end))) << rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

TEST(StepTypes, ADefinitionHasOnePlaceForEachValue) {
  for (const StepType* type : StepTypes()) {
    std::set<std::string> paths;
    for (const Field& field : type->fields) {
      for (const std::string& path : Words(field.path))
        EXPECT_TRUE(paths.insert(path).second) << type->type << ": " << path;
      EXPECT_TRUE(field.path.empty() || field.into != Into::kNowhere) << type->type;
    }
  }
}

TEST(PropertyShapes, AcceptWhatTheSdkAccepts) {
  const auto attribute = [](std::string text) { return PathLink{false, std::move(text), false}; };
  const auto item = [](std::string text) { return PathLink{true, std::move(text), true}; };
  EXPECT_EQ(PropertyProblem("DescribeTrainingJobResponse",
                            {attribute("ModelArtifacts"), attribute("S3ModelArtifacts")}),
            "");
  EXPECT_EQ(PropertyProblem("DescribeProcessingJobResponse",
                            {attribute("ProcessingOutputConfig"), attribute("Outputs"),
                             item("train"), attribute("S3Output"), attribute("S3Uri")}),
            "");
  EXPECT_EQ(
      PropertyProblem("DescribeTrainingJobResponse", {attribute("HyperParameters"), item("a.b")}),
      "");
  EXPECT_NE(PropertyProblem("DescribeTrainingJobResponse", {attribute("ModelArtefacts")}), "");
  EXPECT_NE(PropertyProblem("DescribeTrainingJobResponse",
                            {attribute("TrainingJobName"), attribute("x")}),
            "");
  EXPECT_NE(
      PropertyProblem("DescribeTrainingJobResponse", {attribute("TrainingJobName"), item("0")}),
      "");
  EXPECT_EQ(PropertyProblem("NoSuchShape", {attribute("x")}), "");
}

}  // namespace
}  // namespace smgraph::sagemaker
