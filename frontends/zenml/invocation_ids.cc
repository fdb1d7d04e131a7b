#include "frontends/zenml/invocation_ids.h"

#include <fmt/format.h>

namespace smgraph::zenml {
std::size_t FindInvocation(const Recording& recording, std::string_view id) {
  for (std::size_t i = 0; i < recording.invocations.size(); ++i) {
    if (recording.invocations[i].id == id) return i;
  }
  return recording.invocations.size();
}

bool IdTaken(const Recording& recording, std::string_view id) {
  return recording.ids.contains(id);
}

std::string AllocateId(const Recording& recording, std::string_view base) {
  std::string id(base);
  for (int suffix = 2; IdTaken(recording, id); ++suffix)
    id = fmt::format("{}_{}", base, suffix);
  return id;
}

}  // namespace smgraph::zenml
