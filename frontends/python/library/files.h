#pragma once

#include <string>
#include <string_view>

#include "frontends/python/evaluator.h"

// Files named in user code: read from the project, written to nowhere.
namespace smgraph::python {

/// The text of a path: of a string as it is, of a pathlib object what it stands for. Str or
/// Template; null when it is neither nor unknown.
Ref PathText(Evaluator& ev, Ref path, SourceSpan span);
/// What a file holds: its text, or an Unknown when it is not in the project.
Ref ReadFile(Evaluator& ev, Ref path, SourceSpan span);
/// The file holds `text` from now on; what it holds is not known when the text is not.
void WriteFile(Evaluator& ev, Ref path, Ref text);
/// The file is gone, if that is certain.
void RemoveFile(Evaluator& ev, Ref path);
/// The text of `from` is in `to` as well, a file or a folder for one of the same name; with `moves`
/// nowhere else. Gives the path of the new file.
Ref CopyFile(Evaluator& ev, Ref from, Ref to, bool moves, SourceSpan span);
/// open(path, mode): a file object.
Ref OpenFile(Evaluator& ev, Ref path, std::string_view mode, SourceSpan span);
/// What is left to read of a file object; null when `file` is no file object.
Ref RestOfFile(Evaluator& ev, Ref file, SourceSpan span);
/// A file object that reads `text`.
Ref NewTextFile(Evaluator& ev, Ref text, SourceSpan span);

}  // namespace smgraph::python
