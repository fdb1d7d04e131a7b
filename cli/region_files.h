#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "cli/edits.h"
#include "cli/inputs.h"
#include "cli/region_body.h"
#include "cli/regions.h"

// Files with regions, and what is to be written there.
namespace smgraph::cli {

enum class RegionState { kCurrent, kStale, kMissing };
/// "current", "stale", "missing".
std::string_view RegionStateName(RegionState state);

/// One region of a file, as it is to be.
struct PlannedRegion {
  std::string pipeline;
  RegionState state = RegionState::kCurrent;
  bool by_hand = false;  // someone wrote into it
  SourceSpan span;       // of the begin marker; of the file when there is none
  std::string text;      // with its markers
};

/// A file and the edits that make its regions current.
struct RegionFile {
  std::string path;
  std::string mark;  // the byte order mark, if it has one
  std::string text;  // behind that
  std::vector<PlannedRegion> regions;
  std::vector<Edit> edits;

  std::string Written() const { return mark + Edited(text, edits); }
};

struct RegionRequest {
  std::string style;         // of regions in docstrings; empty: what their markers say, else rst
  std::string width;         // empty: what the markers say
  bool update_only = false;  // no region is added, files without any are left alone
};

class RegionPlanner {
 public:
  RegionPlanner(Console& console, Inputs& inputs, RegionRequest request)
      : console_(console), inputs_(inputs), request_(std::move(request)) {}

  /// FILE or FILE::PIPELINE, a Python module (one region in its docstring for each pipeline) or a
  /// document in Markdown or reStructuredText (the regions that are there). Nullopt, with a
  /// message, when it cannot be done.
  std::optional<RegionFile> Plan(const std::string& argument);

 private:
  Result<RegionFile> PlanPython(RegionFile file, FileId id, const std::string& pipeline);
  Result<RegionFile> PlanDocument(RegionFile file, RegionHome home, FileId id,
                                  const std::string& pipeline);
  Result<std::size_t> FindPipeline(const graph::Document& document, const std::string& name,
                                   const SourceSpan& span) const;
  std::optional<Error> Update(RegionFile& file, Region region, RegionHome home,
                              const graph::Document& document, std::size_t index) const;
  std::optional<Error> AddMissing(RegionFile& file, FileId id, const graph::Document& document,
                                  const std::vector<std::size_t>& missing) const;
  const graph::Document* ReadSource(const std::string& path);

  Console& console_;
  Inputs& inputs_;
  RegionRequest request_;
  std::map<std::string, std::optional<graph::Document>> read_;
};

}  // namespace smgraph::cli
