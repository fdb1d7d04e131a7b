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

std::string AllocateId(Recording& recording, std::string_view base) {
  std::string id(base);
  if (!IdTaken(recording, id)) return id;
  // Ids stay taken: no suffix that was not free once is free again.
  int& suffix = recording.next_suffix.try_emplace(id, 2).first->second;
  do
    id = fmt::format("{}_{}", base, suffix++);
  while (IdTaken(recording, id));
  return id;
}

}  // namespace smgraph::zenml
