#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "graph/base/catalogue.h"
#include "graph/pipeline.h"
#include "passes/check.h"

// What the rules are made of, and the list of them. A new rule is a file with a Checker and two
// lines below.
namespace smgraph::passes {

/// Where a rule puts what it finds.
class Findings {
 public:
  Findings(const Rule& rule, std::vector<Diagnostic>& found) : rule_(rule), found_(found) {}

  /// A finding as the rule says; the caller may add to it.
  Diagnostic& Add(const SourceSpan& span, std::string message) {
    found_.push_back(Finding(rule_, std::move(message), span));
    return found_.back();
  }

 private:
  const Rule& rule_;
  std::vector<Diagnostic>& found_;
};

/// `find` is null when reading the pipeline finds it: then there is a page, and nothing to do.
struct Checker {
  Rule rule;
  void (*find)(const graph::Pipeline& pipeline, const CheckOptions& options, Findings& findings);
};

// References and data, 1xx.
extern const Checker kNoSuchPropertyFile;
// The graph, 2xx.
extern const Checker kCycle;
extern const Checker kDependencyOnFailStep;
// Parameters, 4xx.
extern const Checker kUndeclaredParameter;
extern const Checker kDuplicateParameter;
extern const Checker kParameterDefault;
// Schedules and orchestrators, 5xx.
extern const Checker kScheduledDynamicPipeline;
extern const Checker kInvalidScheduleExpression;
extern const Checker kCronReadOtherwise;
extern const Checker kIncompleteSchedule;
extern const Checker kIntervalCut;
extern const Checker kIgnoredScheduleField;
extern const Checker kScheduleNeverRuns;
extern const Checker kSeveralScheduleForms;
extern const Checker kScheduleNotTaken;
extern const Checker kScheduleWithoutParameter;
extern const Checker kNoSchedulerRole;
extern const Checker kScheduleMadeAnew;
extern const Checker kFrozenParameter;

// ZenML, 6xx.
extern const Checker kSettingsResetInstanceType;
extern const Checker kReservedJobArguments;
extern const Checker kOutputNeedsProcessingStep;
extern const Checker kSettingsOfInlineStep;
extern const Checker kHandleAsValue;
extern const Checker kDynamicOnlyCall;
extern const Checker kOutputsAsList;
extern const Checker kUnknownSetting;
extern const Checker kInvalidSetting;
extern const Checker kDuplicateSettings;
extern const Checker kUnusedJobArguments;
extern const Checker kWarmPoolNotOff;

// clang-format off
inline constexpr std::array kCheckers = {
    &kNoSuchPropertyFile,
    &kCycle,
    &kDependencyOnFailStep,
    &kUndeclaredParameter,
    &kDuplicateParameter,
    &kParameterDefault,
    &kScheduledDynamicPipeline,
    &kInvalidScheduleExpression,
    &kCronReadOtherwise,
    &kIncompleteSchedule,
    &kIntervalCut,
    &kIgnoredScheduleField,
    &kScheduleNeverRuns,
    &kSeveralScheduleForms,
    &kScheduleNotTaken,
    &kScheduleWithoutParameter,
    &kNoSchedulerRole,
    &kScheduleMadeAnew,
    &kFrozenParameter,
    &kSettingsResetInstanceType,
    &kReservedJobArguments,
    &kOutputNeedsProcessingStep,
    &kSettingsOfInlineStep,
    &kHandleAsValue,
    &kDynamicOnlyCall,
    &kOutputsAsList,
    &kUnknownSetting,
    &kInvalidSetting,
    &kDuplicateSettings,
    &kUnusedJobArguments,
    &kWarmPoolNotOff,
};
// clang-format on

}  // namespace smgraph::passes
