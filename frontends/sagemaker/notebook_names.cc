#include "frontends/sagemaker/notebook_names.h"

namespace smgraph::sagemaker {
namespace {

bool Plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

std::string DefaultNotebookName(python::Ref input_notebook) {
  std::string path;
  if (!python::TextOf(input_notebook, path)) return "{notebook}-{time}";
  std::string_view file = path;
  if (const auto slash = file.rfind('/'); slash != std::string_view::npos) {
    file.remove_prefix(slash + 1);
  }
  while (!file.empty() && !Plain(file.front()))
    file.remove_prefix(1);
  std::string name;
  for (const char c : file)
    name += Plain(c) ? c : '-';
  return name + "-{time}";
}

}  // namespace smgraph::sagemaker
