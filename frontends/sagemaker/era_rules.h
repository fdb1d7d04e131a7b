#pragma once

#include <string_view>

#include "frontends/python/evaluator.h"

namespace smgraph::sagemaker {

inline constexpr std::string_view kOldOrder = "_old_order";

/// Public code is written against many releases of the SDK, and the positional order of some
/// constructors changed: the processor stood where `step_args` is now, `conditions` where
/// `depends_on` is now. What was passed is told apart by what it is (a job, a condition, a
/// TransformInput, …) and put where the present signature has it:
///
/// | release | constructor | before |
/// | --- | --- | --- |
/// | 2.39.1 | ConditionStep | (name, conditions, if_steps, else_steps) |
/// | 2.58 | job steps | `inputs` right behind the job object, no display_name and description |
/// | 2.88.2 | job steps | the job object in second place, no step_args |
/// What was not where the present signature has it is marked with kOldOrder: present releases
/// refuse it.
void ApplyJobEras(python::Evaluator& ev, python::Instance& step);
void ApplyConditionEras(python::Evaluator& ev, python::Instance& step);

}  // namespace smgraph::sagemaker
