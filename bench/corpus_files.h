#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The files of the corpus that are measured.
namespace smgraph::bench {

struct CorpusFile {
  std::string_view name;  // what stands behind the figures
  std::string_view path;  // below corpus/
};

/// Two ten-step pipelines, one for each SDK: what scripts/bench times as a user meets them.
inline constexpr CorpusFile kBefore = {"SageMaker, ten steps",
                                       "pairs/store-demand/before/store_demand.py"};
inline constexpr CorpusFile kAfter = {"ZenML, ten steps",
                                      "pairs/store-demand/after/store_demand.py"};

std::span<const CorpusFile> PythonFiles();
/// Notebooks and compiled pipelines.
std::span<const CorpusFile> JsonFiles();

/// Every Python file of the corpus below `folder` ("zenml"; "" for all), sorted.
std::vector<std::filesystem::path> PythonFilesBelow(std::string_view folder);

std::filesystem::path PathOf(const CorpusFile& file);
std::string TextOf(const CorpusFile& file);

}  // namespace smgraph::bench
