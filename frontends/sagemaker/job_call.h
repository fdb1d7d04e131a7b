#pragma once

#include <span>
#include <string_view>

#include "frontends/sagemaker/reader.h"

namespace smgraph::sagemaker {

/// What stands behind `step_args=`: a method called on a job object, its arguments by name. The job
/// is read when the pipeline is compiled, so that its last state counts (reference: SDK class
/// _StepArguments).
struct JobCall {
  python::Ref receiver = nullptr;   // what the method was called on
  python::Instance* job = nullptr;  // the same when it is of a declared class
  std::string_view method;
  python::Namespace arguments;  // those that the call passed
  SourceSpan span;
  bool found = false;
};

/// Takes `job.run(…)` apart.
JobCall ReadJobCall(Reader& reader, python::Ref step_args);

/// Signature of a method of a job class, without self.
struct JobMethod {
  std::string_view classes;  // names of rows, separated by single spaces; "*" for all others
  std::string_view method;
  std::string_view signature;
};
std::span<const JobMethod> JobMethods();
/// "(**kwargs)" when it is not declared.
std::string_view SignatureOf(std::string_view class_name, std::string_view method);

/// Binds arguments to a signature; keeps those that were passed.
python::Namespace Bind(Reader& reader, std::string_view signature, python::Call call,
                       std::string_view name);

}  // namespace smgraph::sagemaker
