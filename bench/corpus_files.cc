#include "bench/corpus_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace smgraph::bench {
namespace {

namespace fs = std::filesystem;

constexpr CorpusFile kPythonFiles[] = {
    kBefore,
    kAfter,
    {"SageMaker, a module with helpers", "sagemaker/credit-quality/credit_quality.py"},
    {"SageMaker, a project", "pairs/churn/before/pipeline.py"},
    {"ZenML, a dynamic project", "pairs/churn/after/run.py"},
};

constexpr CorpusFile kJsonFiles[] = {
    {"notebook", "sagemaker/card-fraud-notebook/card_fraud_pipeline.ipynb"},
    {"SageMaker definition", "sagemaker/compiled-definition/definition.json"},
    {"ZenML snapshot", "zenml/compiled-snapshot/snapshot.json"},
};

}  // namespace

std::span<const CorpusFile> PythonFiles() {
  return kPythonFiles;
}
std::span<const CorpusFile> JsonFiles() {
  return kJsonFiles;
}

std::vector<fs::path> PythonFilesBelow(std::string_view folder) {
  std::vector<fs::path> files;
  for (const std::string_view one : {"pairs", "sagemaker", "sagemaker3", "zenml"}) {
    if (!folder.empty() && folder != one) continue;
    const fs::path below = fs::path(SMGRAPH_SOURCE_DIR) / "corpus" / one;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(below)) {
      if (entry.path().extension() == ".py") files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

fs::path PathOf(const CorpusFile& file) {
  return fs::path(SMGRAPH_SOURCE_DIR) / "corpus" / file.path;
}

std::string TextOf(const CorpusFile& file) {
  std::ifstream stream(PathOf(file), std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace smgraph::bench
