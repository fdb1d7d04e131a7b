#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/result.h"
#include "graph/base/source.h"

// Regions of a text that smgraph writes, between two marker lines:
//
//     .. smgraph:begin pipeline=churn width=72 sha=0123456789ab
//     …
//     .. smgraph:end
//
// The first form is a comment of reStructuredText; `<!-- smgraph:begin … -->` is the same in
// Markdown. A region knows by its checksum whether someone has written into it.
namespace smgraph::cli {

/// What the begin marker says; what is empty is not said.
struct RegionOptions {
  std::string pipeline;
  std::string source;  // the file with the pipeline, from the folder of the file with the region
  std::string style;   // rst, markdown, plain
  std::string format;  // text, ascii, mermaid
  std::string width;
  std::string sha;
};

struct Region {
  std::size_t begin = 0;  // the first byte of the begin marker's line
  std::size_t end = 0;    // behind the end marker, in front of its newline
  std::string indent;     // blanks in front of the begin marker
  bool html = false;      // the form of the markers
  RegionOptions options;
  std::string body;  // between the markers: see BodyOf
  SourceSpan span;   // of the begin marker
};

/// What is shown to readers as it is, so that it holds no markers: fenced code blocks of Markdown,
/// literal blocks of reStructuredText.
enum class CodeBlocks { kNone, kFenced, kLiteral };

/// The regions in the bytes from `begin` to `end` of `text`, which is registered as `file`; none
/// begins in `blocks`. Fails, with the lines, on markers that are nested or have no counterpart,
/// and on options that do not exist.
Result<std::vector<Region>> FindRegions(std::string_view text, std::size_t begin, std::size_t end,
                                        FileId file, CodeBlocks blocks);

/// True when `text` may hold a region at all: a quick look.
bool MentionsRegion(std::string_view text);

/// True when something stands in the region that no checksum vouches for.
bool EditedByHand(const Region& region);

/// The region with `body` between its markers, every line behind `indent`; lines end in `newline`,
/// the last one in nothing. Its checksum is that of the body.
std::string RegionText(RegionOptions options, std::string_view body, std::string_view indent,
                       std::string_view newline);

}  // namespace smgraph::cli
