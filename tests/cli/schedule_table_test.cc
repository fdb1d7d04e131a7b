#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/cli/program_run.h"

// The rules about schedules say of each row what ZenML's orchestrators were seen to do with it:
// tests/conformance/schedules.py has run them.
namespace smgraph::testing {
namespace {

using Json = nlohmann::json;
using Slugs = std::set<std::string>;

std::string Program(const Json& row) {
  std::string arguments;
  for (const auto& [name, value] : row["schedule"].items())
    arguments += name + "=" + value.get<std::string>() + ", ";
  // What Databricks wants besides a schedule.
  const bool databricks = row["orchestrator"] == "databricks";
  const std::string settings =
      databricks ? R"(settings={"orchestrator.databricks": {"schedule_timezone": "UTC"}})" : "";
  const std::string dynamic = row["dynamic"].get<bool>() ? "dynamic=True, " : "";
  return "from datetime import datetime, timedelta, timezone\n"
         "from zenml import pipeline, step\n"
         "from zenml.config.schedule import Schedule\n\n"
         "@step\ndef score() -> float:\n    return 0.5\n\n"
         "@pipeline(" +
         dynamic + settings +
         ")\ndef nightly():\n    score()\n\n"
         "nightly.with_options(schedule=Schedule(" +
         arguments + "))()\n";
}

Slugs FoundIn(const Json& row, const std::string& now) {
  const ProgramRun run = Smgraph({"check", "-", "--format", "json", "--now", now, "--select",
                                  "SMG5", "--orchestrator", row["orchestrator"].get<std::string>()},
                                 {.input = Program(row)});
  const Json found = Json::parse(run.out, nullptr, false);
  Slugs slugs;
  if (found.is_discarded()) return {"no JSON: " + run.err};
  for (const Json& finding : found["diagnostics"]) {
    if (finding["severity"] != "note") slugs.insert(finding["rule"].get<std::string>());
  }
  return slugs;
}

TEST(ScheduleTable, EachRowHasItsFindingsAndNoOthers) {
  std::ifstream file(SMGRAPH_SOURCE_DIR "/tests/passes/check/schedules.json");
  const Json table = Json::parse(file);
  ASSERT_GE(table["rows"].size(), 150U);
  for (const Json& row : table["rows"])
    EXPECT_EQ(FoundIn(row, table["now"]), row["findings"].get<Slugs>()) << row.dump();
}

}  // namespace
}  // namespace smgraph::testing
