#include "frontends/python/natives.h"
#include "frontends/sagemaker/models/models.h"

// The SDK's sessions (v2 2.257.7, v3 3.27).
namespace smgraph::sagemaker {
namespace {

using python::Call;
using python::Evaluator;
using python::Instance;
using python::Ref;

/// What the SDK puts there itself when it is given none.
constexpr std::string_view kMadeBySdk[] = {"boto_session",
                                           "sagemaker_client",
                                           "sagemaker_runtime_client",
                                           "sagemaker_featurestore_runtime_client",
                                           "sagemaker_metrics_client",
                                           "sagemaker_config",
                                           "settings"};

Ref GivenBucket(Evaluator&, const Call& call) {
  return python::Carried(call)[0];
}

bool MayBeNone(Ref value) {
  const auto* choice = python::As<python::Choice>(value);
  return choice == nullptr ? python::IsNone(value)
                           : MayBeNone(choice->then) || MayBeNone(choice->otherwise);
}

/// An argument `default_bucket` is what the method of that name gives. Without one, or where it may
/// be None, the method is not known, as others are.
void InitSession(Evaluator& ev, Instance& session) {
  for (const std::string_view name : kMadeBySdk) {
    if (python::IsNone(session.attributes.Find(name))) session.attributes.Erase(name);
  }
  constexpr std::string_view kMethod = "default_bucket";
  Ref bucket = session.attributes.Find(kMethod);
  session.attributes.Erase(kMethod);
  const bool own = python::SpecialMember(ev, *session.cls, kMethod) != nullptr;
  if (!own && !MayBeNone(bucket))
    session.attributes.Set(kMethod, python::NewClosure(ev, kMethod, &GivenBucket, {bucket}));
}

constexpr std::string_view kSession =
    "(boto_session=None, sagemaker_client=None, sagemaker_runtime_client=None, "
    "sagemaker_featurestore_runtime_client=None, default_bucket=None, settings=None, "
    "sagemaker_metrics_client=None, sagemaker_config=None, default_bucket_prefix=None)";
constexpr std::string_view kSessionV3 =
    "(boto_session=None, sagemaker_client=None, sagemaker_runtime_client=None, "
    "sagemaker_featurestore_runtime_client=None, default_bucket=None, sagemaker_config=None, "
    "settings=None, sagemaker_metrics_client=None, default_bucket_prefix=None)";
constexpr std::string_view kPipelineSession =
    "(boto_session=None, sagemaker_client=None, default_bucket=None, settings=None, "
    "sagemaker_config=None, default_bucket_prefix=None)";
constexpr std::string_view kLocalSession =
    "(boto_session=None, default_bucket=None, s3_endpoint_url=None, disable_local_code=False, "
    "sagemaker_config=None, default_bucket_prefix=None)";
constexpr std::string_view kLocalPipelineSession =
    "(boto_session=None, default_bucket=None, s3_endpoint_url=None, disable_local_code=False, "
    "default_bucket_prefix=None)";

constexpr python::ClassModel Row(std::string_view name, std::string_view spellings,
                                 std::string_view signature) {
  return {.name = name,
          .spellings = spellings,
          .signature = signature,
          .tag = Tag(Role::kSession),
          .init = &InitSession};
}

constexpr python::ClassModel kClasses[] = {
    Row("Session", "sagemaker.session.Session sagemaker.Session", kSession),
    Row("PipelineSession", "sagemaker.workflow.pipeline_context.PipelineSession", kPipelineSession),
    Row("LocalSession", "sagemaker.local.local_session.LocalSession sagemaker.local.LocalSession",
        kLocalSession),
    Row("LocalPipelineSession", "sagemaker.workflow.pipeline_context.LocalPipelineSession",
        kLocalPipelineSession),
    Row("SessionV3", "sagemaker.core.helper.session_helper.Session sagemaker.train.Session",
        kSessionV3),
    Row("PipelineSessionV3", "sagemaker.core.workflow.pipeline_context.PipelineSession",
        kPipelineSession),
    Row("LocalSessionV3",
        "sagemaker.core.local.local_session.LocalSession sagemaker.core.local.LocalSession",
        kLocalSession),
    Row("LocalPipelineSessionV3", "sagemaker.core.workflow.pipeline_context.LocalPipelineSession",
        kLocalPipelineSession),
};

}  // namespace

std::span<const python::ClassModel> SessionClasses() {
  return kClasses;
}

}  // namespace smgraph::sagemaker
