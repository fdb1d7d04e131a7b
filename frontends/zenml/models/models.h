#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "frontends/python/class_model.h"
#include "frontends/python/evaluator.h"

// What ZenML's own classes and functions are to the evaluator: rows of tables, one file a
// topic.
namespace smgraph::zenml {

/// What a declared class stands for; the tag of its ClassModel.
enum class Role : std::uint32_t {
  kNone = 0x5A00,
  kStep,              // a step: decorated function or instance of a subclass of BaseStep
  kPipeline,          // a pipeline
  kArtifact,          // what calling a step gives: one output of one invocation
  kFuture,            // what `.submit` gives: all outputs of one invocation
  kMapResults,        // what `.map` and `.product` give
  kUnmapped,          // unmapped(x)
  kExternalArtifact,  // ExternalArtifact(value=…)
  kArtifactConfig,    // ArtifactConfig(name=…)
  kModel,             // Model(name=…)
  kSchedule,          // Schedule(cron_expression=…)
  kContext,           // get_pipeline_context()
  kSettings           // configuration objects: they are read as the arguments they were given
};

/// The role of an object of one of the classes declared here; kNone for everything else.
Role RoleOf(python::Ref value);
/// `value` as an object of that role, or null.
python::Instance* AsRole(python::Ref value, Role role);
/// The declared class of a role that has one class only.
const python::ClassModel& ModelOf(Role role);

/// A step that ZenML or one of its integrations brings along: its code is not the user's.
struct LibraryStep {
  std::string_view name;       // the step's name
  std::string_view spellings;  // qualified names, separated by spaces
  std::string_view
      inputs;  // "model deploy_decision=True": names, with "=" when they have a default
  std::string_view outputs;  // "report_json:str report_html:HTMLString"
};
std::span<const LibraryStep> LibrarySteps();

std::span<const python::ClassModel> StepModels();
std::span<const python::ClassModel> PipelineModels();
std::span<const python::ClassModel> SettingsModels();
std::span<const python::FunctionModel> StepFunctions();
std::span<const python::FunctionModel> PipelineFunctions();
std::span<const python::ValueModel> LibraryStepObjects();
std::span<const python::ValueModel> Enumerations();

}  // namespace smgraph::zenml
