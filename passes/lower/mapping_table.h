#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "graph/pipeline.h"

namespace smgraph::passes {

/// How well ZenML has a counterpart of a SageMaker construct.
enum class MappingClass : std::uint8_t { kDirect, kApproximate, kAbsent };
/// "direct", "approximate", "absent".
std::string_view MappingClassName(MappingClass mapping);

/// What is at stake: at kHigh a person must decide.
enum class MappingSeverity : std::uint8_t { kInfo, kLow, kMedium, kHigh };
/// "info", "low", "medium", "high".
std::string_view MappingSeverityName(MappingSeverity severity);

/// One construct of SageMaker Pipelines and what becomes of it in ZenML.
struct MappingRow {
  std::string_view construct;  // key, stable: "processing-step"
  std::string_view source;     // as its users call it: "ProcessingStep"
  MappingClass mapping;
  MappingSeverity severity;
  std::string_view target;  // the shape in ZenML
  std::string_view caveat;  // what is not the same, or empty
  std::string_view links;   // keys of pages, separated by spaces (see PageOf)
};

/// All rows: the pipeline first, then its steps, then what they are made of.
std::span<const MappingRow> MappingTable();
/// Which edition of the table a result was made with; changes whenever a row's meaning does.
std::string_view MappingTableVersion();
/// The row `construct`; null when there is none.
const MappingRow* FindMapping(std::string_view construct);
/// The address of the page that `link` stands for; empty for an unknown key.
std::string_view PageOf(std::string_view link);

/// The row for what a step does: by kind, and by what makes it a harder case (several instances,
/// Spark, the repacking of a model). `is_repack` as the plan of lowering says.
const MappingRow& MappingOf(const graph::Step& step, bool is_repack = false);

}  // namespace smgraph::passes
