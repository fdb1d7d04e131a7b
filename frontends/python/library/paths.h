#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "frontends/python/evaluator.h"

// Paths as text, by the rules of os.path and pathlib on POSIX. Strings with unknown parts work as
// far as their known ends decide.
namespace smgraph::python {

/// os.path.join: an absolute part drops what stands before it.
Ref JoinPaths(Evaluator& ev, const std::vector<Ref>& parts);
/// os.path.abspath: relative paths begin with "./" and stay relative to the project, where they are
/// read; "." is the folder of the program, ".." the one above.
std::string AbsolutePath(std::string_view path);
/// os.path.split: what stands before and behind the last slash; nothing known gives false.
bool SplitPath(Evaluator& ev, Ref path, Ref& head, Ref& tail);
/// What the folder that "." or ".." stands for is called; an Unknown for the project's root and
/// what is above, which lie wherever the machine has them.
Ref FolderName(Evaluator& ev, std::string_view path, SourceSpan span);
/// os.path.normpath of a known path.
std::string NormalPath(std::string_view path);
/// A path as pathlib writes it: no "./", no double or trailing slashes.
std::string PurePath(std::string_view path);
/// "name.tar.gz" -> {"name.tar", ".gz"}; dots at the beginning belong to the name.
std::pair<std::string, std::string> SplitSuffix(std::string_view name);
/// Whether a file or folder exists: true when the project has it, else not known.
Ref PathExists(Evaluator& ev, Ref path, std::string_view question, SourceSpan span);
/// The name of the file that a path leads to. What is not known of it, as where a temporary folder
/// is, has a name of its own, so that what the program writes there can be read back.
std::optional<std::string> FileName(Ref path);
/// os.chdir(): relative paths lead on from that folder of the project; a folder of the machine
/// changes nothing, for the project may stand there.
void EnterFolder(Evaluator& ev, std::string_view path);
/// Where the program is now; "." where it began.
std::string WorkingFolder(Evaluator& ev);
/// Where a path leads when it is used now: from the working folder, or from the program's own file.
/// Nothing when it may be either.
std::optional<std::string> PlacedPath(Evaluator& ev, std::string_view path);
/// True for '*', '?', '[…]' patterns that match one name.
bool MatchesPattern(std::string_view name, std::string_view pattern);
/// Files of the project that match a path pattern ("data/**/*.csv"), sorted.
std::vector<std::string> GlobFiles(Evaluator& ev, std::string_view folder,
                                   std::string_view pattern);

}  // namespace smgraph::python
