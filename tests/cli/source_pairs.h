#pragma once

#include <regex>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/cli/program_run.h"

// Two small sources that differ in one place, and what `smgraph equiv` says of them.
namespace smgraph::testing {

/// The verdict for before and after, and something that the proof says besides; each source is
/// identical with itself.
inline void ExpectVerdict(const std::string& before, const std::string& after,
                          std::string_view verdict, std::string_view says = {}) {
  const TemporaryFolder folder;
  folder.Write("before.py", before);
  folder.Write("after.py", after);
  ProgramRun run = Smgraph({"equiv", "before.py", "after.py"}, {.folder = folder.path()});
  EXPECT_TRUE(run.out.starts_with(verdict)) << run.out << run.err;
  run.out = std::regex_replace(run.out, std::regex("\n +"), " ");  // lines that were broken
  EXPECT_NE(run.out.find(says), std::string::npos) << run.out << run.err;
  for (const char* const one : {"before.py", "after.py"}) {
    const ProgramRun same = Smgraph({"equiv", one, one}, {.folder = folder.path()});
    EXPECT_TRUE(same.out.starts_with("identical")) << same.out << same.err;
  }
}

}  // namespace smgraph::testing
