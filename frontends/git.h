#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontends/input.h"
#include "graph/base/result.h"

// Reading a git repository through the git program, without a shell, filters or the network.
namespace smgraph::frontends {

/// The folder that holds `.git`, at or above `folder`; nullopt outside a repository. Runs nothing.
std::optional<std::filesystem::path> FindGitRoot(const std::filesystem::path& folder);

/// A file of a revision, and the text files of that revision that it may import or read.
struct RevisionFile {
  std::string text;
  std::string path;  // below the root of the repository: "pipelines/churn.py"
  std::map<std::string, std::string, std::less<>> others;  // by path below the root
};

/// Reads `input.path` as it is in `input.revision`. The path is relative to the current folder,
/// else, as git itself has it, to the root of the repository.
Result<RevisionFile> ReadRevision(const Input& input, std::size_t max_bytes);

/// The files below `folder` that git knows or would add, relative to it: all that no .gitignore
/// names. In no certain order.
Result<std::vector<std::string>> ListUnignored(const std::string& folder);

}  // namespace smgraph::frontends
