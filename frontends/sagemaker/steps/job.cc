#include "frontends/sagemaker/steps/job.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/refusals.h"
#include "frontends/sagemaker/steps/steps.h"
#include "graph/base/catalogue.h"
#include "graph/base/words.h"

namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Instance;
using python::Ref;

/// What the older constructors take directly: `inputs`, `outputs`, `code`, … of the step itself.
python::Namespace DirectArguments(const Builder& b) {
  constexpr std::string_view kNames[] = {"inputs", "outputs", "job_arguments", "code", "kms_key"};
  python::Namespace call;
  for (const std::string_view name : kNames) {
    if (Ref value = b.Argument(name)) call.Set(name, value);
  }
  return call;
}

/// The type of the steps that take what a method of a job gives (reference: SDK enumeration
/// _JobStepCallerType).
std::string_view TypeOfCall(const JobCall& call) {
  struct Row {
    std::string_view method;
    std::string_view job;  // the class's row; empty: any
    std::string_view type;
  };
  constexpr Row kRows[] = {{"fit", "HyperparameterTuner", "Tuning"},
                           {"fit", "AutoML", "AutoML"},
                           {"fit", "", "Training"},
                           {"train", "", "Training"},
                           {"tune", "", "Tuning"},
                           {"transform", "", "Transform"},
                           {"run", "", "Processing"}};
  if (call.method.starts_with("run_")) return "Processing";  // of Clarify
  const auto* row = std::ranges::find_if(kRows, [&](const Row& one) {
    return one.method == call.method && (one.job.empty() || IsModel(call.job, one.job));
  });
  return row == std::end(kRows) ? std::string_view() : row->type;
}

void ReportJob(Builder& b, const std::string& problem) {
  b.reader.diagnostics().push_back(
      Finding("invalid-job-arguments", "step '" + b.step.name + "' " + problem, b.step.span));
}

/// The SDK takes one of both styles, and the method of the right kind of job.
void CheckJob(Builder& b, const Job& job, Ref legacy) {
  const StepType& type = *b.step.type;
  if (!python::IsNone(legacy)) {
    return ReportJob(b, "is given both step_args and " + std::string(type.job));
  }
  if (!job.call.found || job.object == nullptr || &type == &kJob) return;
  const std::string_view made = TypeOfCall(job.call);
  if (made.empty() || made == type.type) return;
  ReportJob(b, "of type " + std::string(type.type) + " is given what " +
                   std::string(job.call.method) + "() of " +
                   std::string(job.object->cls->model->name) +
                   " gives, which is for a step of type " + std::string(made));
}

/// A step of the SDK's own that is given no job at all.
void CheckGiven(Builder& b, Ref legacy) {
  if (b.step.type == nullptr || !python::IsNone(legacy) || b.step.part != Part::kWhole) return;
  if (Given(*b.step.source, "**")) return;
  if (TypeOfClass(b.step.source->cls->model->name) != b.step.type) return;
  ReportJob(b, "is given neither step_args nor " + std::string(b.step.type->job));
}

}  // namespace

Job FindJob(Builder& b) {
  Job job;
  const Ref legacy = b.step.type == nullptr ? nullptr : b.Argument(b.step.type->job);
  if (b.step_args != nullptr) {
    job.call = ReadJobCall(b.reader, b.step_args);
    job.object = job.call.job;
    if (b.step.type != nullptr) CheckJob(b, job, legacy);
    ReportRefusedCall(b, job.call);
    // What is handed to code that is not known may end in the request.
    if (!job.call.found || job.object == nullptr) {
      b.reader.Uncertainly([&] { b.reader.Read(b.step_args); });
    }
    return job;
  }
  CheckGiven(b, legacy);
  job.object = RoleOf(legacy) == Role::kNone ? nullptr : As<Instance>(legacy);
  if (legacy != nullptr && job.object == nullptr) {
    b.reader.Uncertainly([&] { b.reader.Read(legacy); });
  }
  job.call.arguments = DirectArguments(b);
  job.call.found = true;
  return job;
}

bool IsTrainer(const Instance* job) {
  return job != nullptr && job->cls->model->name == "ModelTrainer";
}

namespace {

/// Jobs whose requests are made otherwise than the rows say.
constexpr std::string_view kOtherwise =
    "DataWranglerProcessor FrameworkProcessorV3 HyperparameterTunerV3 JumpStartEstimator";

bool MadeOtherwise(const Instance* job) {
  if (job == nullptr) return true;
  if (IsTrainer(job)) return false;
  const std::string_view name = job->cls->model->name;
  return name.ends_with("Trainer") || HasWord(kOtherwise, name);
}

}  // namespace

FieldReader FieldsOf(Builder& b, const Job& job) {
  const Sources sources{.job = job.object, .call = &job.call.arguments};
  if (!MadeOtherwise(job.object)) return {b, sources};
  if (b.compiled() != nullptr) {
    const std::string what =
        job.object == nullptr ? "job" : std::string(job.object->cls->model->name);
    b.compiled()->arguments.Set(
        "**", graph::Unknown{"what the SDK makes of this " + what, "**", b.step.span});
  }
  return {b, sources, nullptr};
}

}  // namespace smgraph::sagemaker
