#include "frontends/input.h"

#include <filesystem>
#include <system_error>

namespace smgraph::frontends {
namespace {

bool Exists(std::string_view path) {
  std::error_code error;
  return std::filesystem::exists(std::filesystem::path(path), error);
}

}  // namespace

std::string Input::Shown() const {
  if (standard_input()) return "<stdin>";
  return in_git ? revision + ":" + path : path;
}

Input ParseInput(std::string_view argument) {
  Input input;
  std::string_view file = argument;
  const std::size_t selector = argument.rfind("::");
  if (selector != std::string_view::npos && selector > 0 && !Exists(argument)) {
    input.pipeline = argument.substr(selector + 2);
    file = argument.substr(0, selector);
  }
  const std::size_t colon = file.find(':');
  if (colon == std::string_view::npos || Exists(file)) {
    input.path = file;
    return input;
  }
  input.in_git = true;
  input.revision = file.substr(0, colon);
  input.path = file.substr(colon + 1);
  return input;
}

}  // namespace smgraph::frontends
