#include "frontends/sagemaker/models/models.h"
#include "frontends/sagemaker/natives.h"

// The comparisons of a condition step.
namespace smgraph::sagemaker {
namespace {

constexpr python::ClassModel kConditionClasses[] = {
    {.name = "ConditionEquals",
     .spellings = "sagemaker.workflow.conditions.ConditionEquals "
                  "sagemaker.core.workflow.conditions.ConditionEquals "
                  "sagemaker.core.workflow.ConditionEquals",
     .signature = "(left, right)",
     .tag = Tag(Role::kCondition),
     .compared = "left right"},
    {.name = "ConditionGreaterThan",
     .spellings = "sagemaker.workflow.conditions.ConditionGreaterThan "
                  "sagemaker.core.workflow.conditions.ConditionGreaterThan "
                  "sagemaker.core.workflow.ConditionGreaterThan",
     .signature = "(left, right)",
     .tag = Tag(Role::kCondition),
     .compared = "left right"},
    {.name = "ConditionGreaterThanOrEqualTo",
     .spellings = "sagemaker.workflow.conditions.ConditionGreaterThanOrEqualTo "
                  "sagemaker.core.workflow.conditions.ConditionGreaterThanOrEqualTo "
                  "sagemaker.core.workflow.ConditionGreaterThanOrEqualTo",
     .signature = "(left, right)",
     .tag = Tag(Role::kCondition),
     .compared = "left right"},
    {.name = "ConditionLessThan",
     .spellings = "sagemaker.workflow.conditions.ConditionLessThan "
                  "sagemaker.core.workflow.conditions.ConditionLessThan "
                  "sagemaker.core.workflow.ConditionLessThan",
     .signature = "(left, right)",
     .tag = Tag(Role::kCondition),
     .compared = "left right"},
    {.name = "ConditionLessThanOrEqualTo",
     .spellings = "sagemaker.workflow.conditions.ConditionLessThanOrEqualTo "
                  "sagemaker.core.workflow.conditions.ConditionLessThanOrEqualTo "
                  "sagemaker.core.workflow.ConditionLessThanOrEqualTo",
     .signature = "(left, right)",
     .tag = Tag(Role::kCondition),
     .compared = "left right"},
    {.name = "ConditionIn",
     .spellings = "sagemaker.workflow.conditions.ConditionIn "
                  "sagemaker.core.workflow.conditions.ConditionIn "
                  "sagemaker.core.workflow.ConditionIn",
     .signature = "(value, in_values)",
     .tag = Tag(Role::kCondition)},
    {.name = "ConditionNot",
     .spellings = "sagemaker.workflow.conditions.ConditionNot "
                  "sagemaker.core.workflow.conditions.ConditionNot "
                  "sagemaker.core.workflow.ConditionNot",
     .signature = "(expression)",
     .tag = Tag(Role::kCondition)},
    {.name = "ConditionOr",
     .spellings = "sagemaker.workflow.conditions.ConditionOr "
                  "sagemaker.core.workflow.conditions.ConditionOr "
                  "sagemaker.core.workflow.ConditionOr",
     .signature = "(conditions=None)",
     .tag = Tag(Role::kCondition),
     .lists = "conditions"},
};

}  // namespace

std::span<const python::ClassModel> ConditionClasses() {
  return kConditionClasses;
}

}  // namespace smgraph::sagemaker
