#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "graph/base/result.h"
#include "graph/stack.h"

// What `zenml stack export` writes: the components of a stack and their flavours. A project's own
// .zen/config.yaml holds the id of the active stack only, which says nothing without its server.
namespace smgraph::frontends {

/// The components in a stack file. Fails when it cannot be read or is no stack with an
/// orchestrator.
Result<graph::Stack> ReadStack(const std::string& path);

/// The nearest stack.yaml at or above `folder`, up to the root of its git repository (outside of
/// one: in `folder` only).
std::optional<std::filesystem::path> FindStackFile(const std::filesystem::path& folder);

}  // namespace smgraph::frontends
