#include "cli/console.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdlib>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace smgraph::cli {
namespace {

// An environment variable; empty when it is not set.
std::string_view Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

bool Set(const char* name) {
  const std::string_view value = Variable(name);
  return !value.empty() && value != "0";
}

int Columns() {
  winsize size = {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string_view columns = Variable("COLUMNS");
  int width = 0;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  return width > 0 ? width : 80;
}

// Only a locale that is set and names another charset speaks against Unicode.
bool LocaleIsUnicode() {
  std::string locale;
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    if (locale.empty()) locale = Variable(name);
  }
  std::transform(locale.begin(), locale.end(), locale.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (locale.empty()) return true;
  return locale.find("utf-8") != std::string::npos || locale.find("utf8") != std::string::npos;
}

}  // namespace

Console::Console()
    : out_terminal_(::isatty(STDOUT_FILENO) == 1),
      error_terminal_(::isatty(STDERR_FILENO) == 1),
      refused_(!Variable("NO_COLOR").empty() || Variable("TERM") == "dumb"),
      forced_(Set("CLICOLOR_FORCE") || Set("FORCE_COLOR")) {
  if (!out_terminal_) return;
  width_ = Columns();
  unicode_ = LocaleIsUnicode();
}

bool Console::Decide(bool terminal) const {
  if (mode_ != ColorMode::kAuto) return mode_ == ColorMode::kAlways;
  return !refused_ && (forced_ || terminal);
}

void Console::Print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) failed_ = true;
}

void Console::PrintError(std::string_view text) {
  std::fflush(stdout);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

void Console::Complain(std::string_view message, std::string_view hint) {
  const bool color = error_color();
  std::string text = color ? fmt::format("smgraph: \x1b[1;31merror:\x1b[0m {}\n", message)
                           : fmt::format("smgraph: error: {}\n", message);
  if (!hint.empty()) text += fmt::format("  hint: {}\n", hint);
  PrintError(text);
}

bool Console::Flush() {
  if (std::fflush(stdout) != 0) failed_ = true;
  return !failed_;
}

}  // namespace smgraph::cli
