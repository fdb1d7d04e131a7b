#pragma once

#include <string_view>

#include "frontends/load.h"
#include "frontends/read.h"
#include "graph/base/result.h"
#include "graph/base/source.h"
#include "graph/pipeline.h"

// What must hold whatever the input was. A check that fails says why and aborts, which libFuzzer
// reports with the input.
namespace smgraph::fuzz {

/// A text as it comes from the disk, under a name in a folder that does not exist, so that no other
/// file is found. False when it is no text, which is not the readers' business.
bool MakeFile(std::string_view bytes, std::string_view name, SourceMap& sources,
              frontends::LoadedFile& file);

/// Bounds that are reached within milliseconds, with the sanitizers, too.
frontends::ReadOptions SmallLimits();

/// An error has a message. What was read is sound, survives being written and read, is not
/// different from itself, and every pass and text renderer takes it.
void CheckRead(const Result<graph::Document>& read, const SourceMap& sources);

/// Both readings of the same input say the same.
void CheckSame(const Result<graph::Document>& read, const SourceMap& sources,
               const Result<graph::Document>& again, const SourceMap& sources_again);

/// Writing, reading and writing again gives the same bytes.
void CheckRoundTrip(const graph::Document& document, const SourceMap& sources);

}  // namespace smgraph::fuzz
