#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "graph/pipeline.h"

namespace smgraph::zenml {

/// Python texts and the pipelines that the ZenML frontend sees in them.
struct ReadOptions {
  std::map<std::string, std::string> files;  // other files of the project
  std::map<std::string, std::string> set;    // --set
};
graph::Document ReadZenMl(std::string_view main, const ReadOptions& options = {});
/// A file on disk, a script or a notebook: `root` bounds what is read, `before` is Python text that
/// runs first. With `call` the function or pipeline of that name is called with the arguments, a
/// JSON object; else entry points are evaluated.
struct FileCase {
  std::string root;
  std::string path;
  std::string before;
  std::string call;
  std::string arguments = "{}";
};
graph::Document ReadZenMlFile(const FileCase& file);

/// The only pipeline of a text.
graph::Pipeline ReadOne(std::string_view main, const ReadOptions& options = {});

/// The pipeline p with this body, behind kPrelude and `before`.
graph::Pipeline Static(std::string_view body, std::string_view parameters = "",
                       std::string_view before = "");
graph::Pipeline Dynamic(std::string_view body, std::string_view parameters = "",
                        std::string_view before = "");
bool Complete(const graph::Pipeline& pipeline);

using Lines = std::vector<std::string>;
/// Whether `text` contains `part`; the message shows the text.
testing::AssertionResult Contains(const std::string& text, std::string_view part);

/// "two.a -> sink.x" for data, "n1 ~> sink" for order, sorted.
Lines Edges(const graph::Pipeline& pipeline);
/// "id(step)" in insertion order, "id" alone when both are the same.
Lines Steps(const graph::Pipeline& pipeline);
/// The value of an input, as people read it.
std::string InputOf(const graph::Pipeline& pipeline, std::string_view step, std::string_view input);
Lines OutputsOf(const graph::Pipeline& pipeline, std::string_view step);
std::string GuardOf(const graph::Pipeline& pipeline, std::string_view step);
/// What a step's multiplicity is over, "one" without any.
std::string MultiplicityOf(const graph::Pipeline& pipeline, std::string_view step);
/// The messages of a pipeline's diagnostics, one a line.
std::string Messages(const graph::Pipeline& pipeline);

/// Definitions that the examples S1 to S25 and D1 to D16 use.
extern const std::string_view kPrelude;

}  // namespace smgraph::zenml
