#pragma once

#include "frontends/sagemaker/fields.h"
#include "frontends/sagemaker/job_call.h"

namespace smgraph::sagemaker {

/// The job and what it is called with, in the present and in the older style.
struct Job {
  python::Instance* object = nullptr;
  JobCall call;
};

/// The job of a step. Reports what the SDK refuses: both styles, the method of another kind of job.
Job FindJob(Builder& b);
/// The trainer of SDK v3 that runs any script; the others tune models of the hub.
bool IsTrainer(const python::Instance* job);
/// A reader of the job's values. What its request is otherwise is not known as a whole.
FieldReader FieldsOf(Builder& b, const Job& job);

}  // namespace smgraph::sagemaker
