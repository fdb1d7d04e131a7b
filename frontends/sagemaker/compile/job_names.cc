#include <regex>
#include <string>

#include "frontends/sagemaker/compile/compilation.h"
#include "frontends/sagemaker/compile/environment.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/values.h"

// The names of jobs, without the time that the SDK puts into them, which only a pipeline with
// use_custom_job_prefix keeps (reference: SDK functions trim_request_dict, base_from_name,
// name_from_base).
namespace smgraph::sagemaker {
namespace {

using graph::Value;
using python::Ref;

// Of what stands in front of the time.
constexpr std::size_t kLongest = 39;
constexpr std::size_t kLongestOfTuning = 20;

Value WithoutTime(Value name) {
  static const std::regex kTimed(
      R"((.+)-(\d{4}-\d{2}-\d{2}-\d{2}-\d{2}-\d{2}-\d{3}|\d{6}-\d{4})[^]*)");
  auto* text = name.As<std::string>();
  std::smatch match;
  if (text != nullptr && std::regex_match(*text, match, kTimed)) *text = match.str(1);
  return name;
}

/// The name that the call was given, else the job's own prefix, else the image's name.
Compiled Kept(FieldReader& fields, std::string_view prefix, Ref image, std::size_t longest) {
  Reader& reader = fields.builder().reader;
  if (!reader.compilation()->keeps_job_names) return std::nullopt;
  if (Ref given = fields.Peek(From::kCall, "job_name"))
    return WithoutTime(CompileValue(reader, given));
  Ref base = fields.Peek(From::kJob, prefix);
  Value name = base != nullptr ? CompileValue(reader, base) : Value();
  if (base == nullptr && image != nullptr) name = ImageName(CompileValue(reader, image));
  if (name.null()) return Gap(kJobName);
  if (auto* text = name.As<std::string>(); text != nullptr && text->size() > longest)
    text->resize(longest);
  return name;
}

}  // namespace

Compiled CompileProcessingName(FieldReader& fields, Ref) {
  return Kept(fields, "base_job_name", fields.Peek(From::kJob, "image_uri"), kLongest);
}

/// A tuner names the jobs that it starts itself.
Compiled CompileTrainingName(FieldReader& fields, Ref) {
  if (fields.builder().step.type->type != "Training") return std::nullopt;
  return Kept(fields, "base_job_name", fields.Peek(From::kJob, "image_uri image_name"), kLongest);
}

Compiled CompileTransformName(FieldReader& fields, Ref) {
  return Kept(fields, "base_transform_job_name", nullptr, kLongest);
}

Compiled CompileTuningName(FieldReader& fields, Ref) {
  Ref estimator = fields.Peek(From::kJob, "estimator");
  Ref image = estimator == nullptr ? nullptr : PartOf(estimator, "image_uri");
  return Kept(fields, "base_tuning_job_name", image, kLongestOfTuning);
}

}  // namespace smgraph::sagemaker
