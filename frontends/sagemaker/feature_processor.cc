#include "frontends/sagemaker/feature_processor.h"

#include <string>
#include <string_view>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"

namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Call;
using python::Evaluator;
using python::Instance;
using python::Opaque;
using python::Ref;

void SetGiven(Instance& object, std::string_view name, Ref value) {
  if (python::IsNone(value)) return;
  object.attributes.Set(name, value);
  object.given.push_back(name);
}

/// The function that a decorator decorates; null before it is called with one.
Ref DecoratedBy(const Instance& decorator) {
  return Attribute(decorator, "_func");
}

/// The estimator that runs the function, from its decorators: @remote says on what it runs,
/// @feature_processor what it reads and writes.
Instance* EstimatorOf(Evaluator& ev, Ref function, SourceSpan span) {
  Instance* estimator = NewDeclared(ev, "sagemaker.estimator.Estimator", span);
  while (const auto* decorator = As<Instance>(function)) {
    for (const std::string_view name : decorator->given) {
      if (name != "_func") SetGiven(*estimator, name, decorator->attributes.Find(name));
    }
    function = DecoratedBy(*decorator);
  }
  if (const auto* code = As<python::Function>(function)) {
    SetGiven(*estimator, "function", ev.heap().str(std::string(code->name)));
  }
  return estimator;
}

/// Both kinds of policies that the SDK makes of max_retries.
Ref PoliciesOf(Evaluator& ev, Ref attempts, SourceSpan span) {
  struct Row {
    std::string_view policy;
    std::initializer_list<std::string_view> exceptions;
  };
  const Row rows[] = {
      {"sagemaker.workflow.retry.StepRetryPolicy", {"Step.SERVICE_FAULT", "Step.THROTTLING"}},
      {"sagemaker.workflow.retry.SageMakerJobStepRetryPolicy",
       {"SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"}}};
  auto* policies = python::NewList(ev);
  for (const Row& row : rows) {
    Instance* policy = NewDeclared(ev, row.policy, span);
    auto* exceptions = python::NewList(ev);
    for (const std::string_view exception : row.exceptions)
      exceptions->items.push_back(ev.heap().str(std::string(exception)));
    SetGiven(*policy, "exception_types", exceptions);
    SetGiven(*policy, "max_attempts", attempts);
    policies->items.push_back(policy);
  }
  return policies;
}

/// The SDK's own tag, which says where the pipeline comes from, and the caller's pairs.
Ref Tags(Evaluator& ev, Ref pairs, SourceSpan span) {
  const auto tag = [&](Ref key, Ref value) {
    auto* dict = ev.heap().New<python::Dict>();
    dict->Set(ev.heap().str("Key"), key);
    dict->Set(ev.heap().str("Value"), value);
    return dict;
  };
  auto* tags = python::NewList(
      ev, {tag(ev.heap().str("sm-fs-fe:created-from"), ev.heap().str("fp-to-pipeline"))});
  const auto more = python::IsNone(pairs) ? std::nullopt : ev.Elements(pairs, span);
  for (Ref pair : more.value_or(std::vector<Ref>())) {
    const auto parts = ev.Elements(pair, span);
    if (parts && parts->size() == 2) tags->items.push_back(tag((*parts)[0], (*parts)[1]));
  }
  return tags;
}

}  // namespace

Ref CallRemotely(Evaluator& ev, Instance& decorator, const Call& call) {
  if (DecoratedBy(decorator) != nullptr) {
    return ev.NewUnknown("what a function gives that runs elsewhere", "result", call.span);
  }
  auto* decorated = ev.NewInstance(decorator.cls, call.span);
  decorated->attributes = decorator.attributes;
  decorated->given = decorator.given;
  if (!call.positional.empty()) decorated->attributes.Set("_func", call.positional.front());
  return decorated;
}

Ref FeatureProcessorPipeline(Evaluator& ev, const Call& call) {
  const python::Namespace given = ev.BindSignature(
      "(pipeline_name, step, role=None, transformation_code=None, max_retries=None, tags=None, "
      "sagemaker_session=None, role_arn=None)",
      call, "to_pipeline");
  Ref name = given.Find("pipeline_name");
  Instance* step = NewDeclared(ev, "sagemaker.workflow.steps.TrainingStep", call.span);
  SetGiven(*step, "name", ev.Concatenate({name, ev.heap().str("-feature-processor")}));
  SetGiven(*step, "estimator", EstimatorOf(ev, given.Find("step"), call.span));
  Ref retries = given.Find("max_retries");
  if (!python::IsNone(retries)) {
    SetGiven(*step, "retry_policies", PoliciesOf(ev, retries, call.span));
  }
  Instance* time = NewDeclared(ev, "sagemaker.workflow.parameters.ParameterString", call.span);
  SetGiven(*time, "name", ev.heap().str("scheduled_time"));
  Call make;
  make.span = call.span;
  make.keywords = {{"name", name},
                   {"parameters", python::NewList(ev, {time})},
                   {"steps", python::NewList(ev, {step})}};
  const python::ClassModel* model = ev.registry().FindClass("sagemaker.workflow.pipeline.Pipeline");
  Ref pipeline = ev.CallValue(ev.ClassOf(*model), make);
  Call upsert;
  upsert.span = call.span;
  for (const std::string_view role : {"role", "role_arn"}) {  // v2, v3
    if (Ref value = given.Find(role); !python::IsNone(value)) {
      upsert.keywords.emplace_back("role_arn", value);
    }
  }
  upsert.keywords.emplace_back("tags", Tags(ev, given.Find("tags"), call.span));
  ev.CallMethod(pipeline, "upsert", upsert);
  return ev.NewOpaque(Opaque::Origin::kAttribute, pipeline, "arn", call.span);
}

}  // namespace smgraph::sagemaker
