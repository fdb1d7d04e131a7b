#include <string>
#include <utility>

#include "frontends/python/natives.h"
#include "frontends/sagemaker/compile/carriers.h"
#include "frontends/sagemaker/compile/requests.h"
#include "frontends/sagemaker/compile/text.h"
#include "frontends/sagemaker/condition_guards.h"
#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/steps/steps.h"
#include "graph/base/catalogue.h"

// Steps that steer the pipeline: condition, for-each, fail, clean-up (reference: SDK classes of
// those names).
namespace smgraph::sagemaker {
namespace {

using python::As;
using python::Ref;

void ReportCondition(Builder& b, const std::string& problem) {
  b.reader.diagnostics().push_back(Finding(
      "not-a-condition", "the conditions of step '" + b.step.name + "' " + problem, b.step.span));
}

/// `properties.X == 1` is a bool of Python, not a condition.
void CheckConditions(Builder& b, Ref conditions) {
  if (RoleOf(conditions) == Role::kCondition) {
    return ReportCondition(b, "are a single one instead of a list");
  }
  const auto* list = ItemsIn(python::Plain(conditions));
  if (list == nullptr) return;
  for (Ref item : *list) {
    if (python::Known(item) && RoleOf(item) != Role::kCondition) {
      ReportCondition(b, "hold " + python::Repr(item) + ", which is none");
    }
  }
}

void BuildCondition(Builder& b) {
  CheckConditions(b, b.Argument("conditions"));
  graph::Value conditions = ReadConditions(b.reader, b.Argument("conditions"));
  if (b.compiled() != nullptr) b.compiled()->arguments.Set("Conditions", CompileRead(conditions));
  b.SetArgument("conditions", std::move(conditions));
}

constexpr Field kConditionFields[] = {
    {From::kInputs, "", Into::kArgument, "conditions", "Conditions"}};
constexpr StandardOutput kConditionOutputs[] = {{"Outcome", "Outcome"}};
constexpr Branch kConditionBranches[] = {{"if_steps", "IfSteps", "then"},
                                         {"else_steps", "ElseSteps", "else"}};

constexpr Field kForEachFields[] = {
    {From::kStep, "iterable_items", Into::kInput, "IterableItems", "IterableItems"},
    {From::kStep, "max_concurrency", Into::kArgument, "max_concurrency", "MaxConcurrency"},
    {From::kInputs, "", Into::kArgument, "selector", "Selector"},
};
constexpr StandardOutput kForEachOutputs[] = {{"IterationOutputs", "IterationOutputs"},
                                              {"Selected", "Selected"}};
constexpr Branch kForEachBranches[] = {{"for_each_body", "ForEachBody", "body"}};

Compiled CompileMessage(FieldReader& fields, Ref value) {
  return value == nullptr ? graph::Value("") : CompileValue(fields.builder().reader, value);
}

constexpr Field kFailFields[] = {{From::kStep, "error_message", Into::kArgument, "error_message",
                                  "ErrorMessage", &CompileMessage}};

constexpr Field kCleanupFields[] = {
    {From::kInputs, "", Into::kArgument, "sources", "Resources.S3"}};

constexpr Member kSelector[] = {{"Selector.Pick", "pick"}, {"Selector.Field", "field"}};

void BuildForEach(Builder& b) {
  FieldReader(b, {}).Read(kForEachFields);
  if (Ref selector = b.Argument("selector")) {
    graph::Map map;
    if (Ref pick = PartOf(selector, "pick")) map.Set("pick", b.reader.Read(MemberValue(pick)));
    if (Ref field = PartOf(selector, "field")) map.Set("field", b.reader.Read(field));
    if (b.compiled() != nullptr) {
      CompileMembers(b.reader, kSelector, selector, b.compiled()->arguments);
    }
    b.SetArgument("selector", std::move(map));
  }
}

constexpr Member kCleanupUris[] = {{"S3Uris", "s3_uris"}};

/// Every source is also something to wait for (reference: SDK class CleanupStep).
void BuildCleanup(Builder& b) {
  graph::List sources;
  graph::List resources;
  const auto* list = ItemsIn(b.Argument("s3_sources"));
  if (list == nullptr) return;
  for (Ref item : *list) {
    Ref producer = PartOf(item, "step");
    if (producer == nullptr) continue;
    graph::Map source;
    const StepObject* step = b.reader.StepOf(producer);
    source.Set("step", step == nullptr ? NameText(producer) : step->name);
    if (Ref uris = PartOf(item, "s3_uris")) source.Set("s3_uris", b.reader.Read(uris));
    if (b.compiled() != nullptr) {
      graph::Map compiled;
      compiled.Set("StepName", step == nullptr ? NameText(producer) : step->name);
      CompileMembers(b.reader, kCleanupUris, item, compiled);
      resources.items.emplace_back(std::move(compiled));
    }
    sources.items.emplace_back(std::move(source));
    b.request.also_after.push_back(producer);
  }
  if (b.compiled() != nullptr) {
    SetAt(b.compiled()->arguments, "Resources.S3", std::move(resources));
  }
  b.SetArgument("sources", std::move(sources));
}

}  // namespace

const StepType kCondition = {.type = "Condition",
                             .kind = graph::StepKind::kCondition,
                             .classes = "ConditionStep",
                             .shape = "Condition",
                             .by_name = true,
                             .build = &BuildCondition,
                             .fields = kConditionFields,
                             .outputs = kConditionOutputs,
                             .branches = kConditionBranches};

const StepType kForEach = {.type = "ForEach",
                           .kind = graph::StepKind::kForEach,
                           .classes = "ForEachStep",
                           .shape = "ForEach",
                           .build = &BuildForEach,
                           .fields = kForEachFields,
                           .outputs = kForEachOutputs,
                           .branches = kForEachBranches};

const StepType kFail = {
    .type = "Fail", .kind = graph::StepKind::kFail, .classes = "FailStep", .fields = kFailFields};

const StepType kCleanup = {.type = "Cleanup",
                           .kind = graph::StepKind::kCleanup,
                           .classes = "CleanupStep",
                           .build = &BuildCleanup,
                           .fields = kCleanupFields};

}  // namespace smgraph::sagemaker
