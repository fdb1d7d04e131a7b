#include "frontends/zenml/state.h"

#include <algorithm>
#include <utility>

namespace smgraph::zenml {

std::set<std::size_t> Invocation::DataUpstream() const {
  std::set<std::size_t> upstream;
  for (const InvocationInput& input : inputs) {
    for (const Use& use : input.uses) {
      if (!use.carried) upstream.insert(use.producer);
    }
  }
  return upstream;
}

void Recording::Report(RuleName rule, std::string message, SourceSpan span) {
  Report(Finding(rule, std::move(message), span));
}

void Recording::Report(Diagnostic diagnostic) {
  if (std::ranges::find(diagnostics, diagnostic) == diagnostics.end()) {
    diagnostics.push_back(std::move(diagnostic));
  }
}

void Recording::Refuse(std::string message, SourceSpan span) {
  Report("zenml-refuses", std::move(message), span);
  complete = false;
}

void Recording::Incomplete(RuleName rule, std::string message, SourceSpan span) {
  Report(rule, std::move(message), span);
  complete = false;
}

KnownPipeline* State::Find(const python::Instance* pipeline) {
  const auto found = std::ranges::find(pipelines, pipeline, [](const KnownPipeline& known) {
    return static_cast<const python::Instance*>(known.object);
  });
  return found == pipelines.end() ? nullptr : &*found;
}

}  // namespace smgraph::zenml
