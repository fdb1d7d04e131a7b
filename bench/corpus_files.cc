#include "bench/corpus_files.h"

#include <fstream>
#include <iterator>

namespace smgraph::bench {
namespace {

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

std::filesystem::path PathOf(const CorpusFile& file) {
  return std::filesystem::path(SMGRAPH_SOURCE_DIR) / "corpus" / file.path;
}

std::string TextOf(const CorpusFile& file) {
  std::ifstream stream(PathOf(file), std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace smgraph::bench
