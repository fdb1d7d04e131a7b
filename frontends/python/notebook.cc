#include "frontends/python/notebook.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace smgraph::python {
namespace {

using nlohmann::json;

// Text of a notebook field: a string, or a list of lines.
std::string JoinedText(const json& source) {
  if (source.is_string()) return source.get<std::string>();
  std::string text;
  if (source.is_array()) {
    for (const json& line : source) {
      if (line.is_string()) text += line.get<std::string>();
    }
  }
  return text;
}

const json& Member(const json& object, const char* name) {
  static const json kNull;
  if (!object.is_object()) return kNull;
  const auto found = object.find(name);
  return found == object.end() ? kNull : *found;
}

std::string_view FirstWord(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_first_of(" \t\r", begin) - begin);
}

// A text as a string literal of Python.
std::string Quoted(std::string_view text) {
  std::string literal = "'";
  for (const char c : text) {
    switch (c) {
      case '\n':
        literal += "\\n";
        break;
      case '\r':
        literal += "\\r";
        break;
      case '\'':
      case '\\':
        literal += '\\';
        [[fallthrough]];
      default:
        literal += c;
    }
  }
  return literal + '\'';
}

// The words of a magic, in which IPython puts variables: `{folder}/train.py`, `$folder/train.py`.
std::string MagicWords(std::string_view words) {
  const auto of_name = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
  };
  std::string text;
  bool names = words.find('{') != std::string_view::npos;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != '$' || i + 1 == words.size() || !of_name(words[i + 1])) {
      text += words[i];
      continue;
    }
    text += '{';
    while (i + 1 < words.size() && of_name(words[i + 1]))
      text += words[++i];
    text += '}';
    names = true;
  }
  return (names ? "f" : "") + Quoted(text);
}

std::string_view WithoutSpaces(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// "%run helpers.py" as IPython has it in Python: get_ipython().run_line_magic('run', 'helpers.py').
std::string MagicCall(std::string_view magic) {
  const std::string_view word = FirstWord(magic);
  const std::string_view words = WithoutSpaces(magic.substr(magic.find(word) + word.size()));
  return fmt::format("get_ipython().run_line_magic({}, {})", Quoted(word.substr(1)),
                     MagicWords(words));
}

// Magics that matter to what comes behind them; the others do nothing.
constexpr std::string_view kLineMagics[] = {"%run", "%env", "%set_env", "%store"};

// Cell magics that leave Python code behind them.
constexpr std::string_view kPythonCells[] = {"%%time",    "%%timeit", "%%capture", "%%prun",
                                             "%%python3", "%%python", "%%local"};

// Whether brackets or a string of earlier lines are still open: what stands there is no statement.
class OpenText {
 public:
  bool open() const { return depth_ > 0 || !quote_.empty(); }

  void Read(std::string_view line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (!quote_.empty()) {
        i = EndOfString(line, i);
      } else if (line[i] == '#') {
        return;
      } else if (line[i] == '"' || line[i] == '\'') {
        quote_ = line.substr(i, line.substr(i, 3) == std::string(3, line[i]) ? 3 : 1);
        i += quote_.size() - 1;
      } else if (std::string_view("([{").find(line[i]) != std::string_view::npos) {
        ++depth_;
      } else if (std::string_view(")]}").find(line[i]) != std::string_view::npos) {
        depth_ = std::max(0, depth_ - 1);
      }
    }
    if (quote_.size() == 1) quote_ = {};  // does not go over lines
  }

 private:
  // The last character of the string that goes on at `i`, or of the line.
  std::size_t EndOfString(std::string_view line, std::size_t i) {
    for (; i < line.size(); ++i) {
      if (line[i] == '\\') {
        ++i;
      } else if (line.substr(i).starts_with(quote_)) {
        const std::size_t last = i + quote_.size() - 1;
        quote_ = {};
        return last;
      }
    }
    return line.size();
  }

  int depth_ = 0;
  std::string_view quote_;
};

class MagicLines {
 public:
  // The line without its magic; keeps the number of lines.
  std::string Clean(std::string_view line) {
    if (text_.open()) {
      text_.Read(line);
      return std::string(line);
    }
    const std::string_view word = FirstWord(line);
    const bool goes_on = !line.empty() &&
                         line.find_last_not_of(" \t\r") != std::string_view::npos &&
                         line[line.find_last_not_of(" \t\r")] == '\\';
    if (continued_) {
      continued_ = goes_on;
      return {};
    }
    if (std::find(std::begin(kLineMagics), std::end(kLineMagics), word) != std::end(kLineMagics))
      return Indent(line) + MagicCall(line);
    if (word == "%time") {
      text_.Read(line);
      return Indent(line) + Timed(line);
    }
    const bool magic = word.starts_with("%") || word.starts_with("!") || word.starts_with("?");
    if (magic) {
      continued_ = goes_on;
      // Keeps a block that holds nothing else valid.
      return word.size() > 1 || word == "!" ? Indent(line) + "pass" : std::string(line);
    }
    const std::size_t assigned = ShellAssignment(line);
    if (assigned != std::string_view::npos) {
      continued_ = goes_on;
      const std::string_view value = line.substr(assigned);
      return std::string(line.substr(0, assigned)) +
             (value.front() == '%' ? MagicCall(value) : "get_ipython().getoutput()");
    }
    text_.Read(line);
    return std::string(line);
  }

 private:
  static std::string Indent(std::string_view line) {
    return std::string(line.substr(0, std::min(line.find_first_not_of(" \t"), line.size())));
  }
  // What `%time statement` runs.
  static std::string Timed(std::string_view line) {
    const std::string_view statement = WithoutSpaces(line.substr(line.find("%time") + 5));
    return statement.empty() ? "pass" : std::string(statement);
  }
  // Where the "!" or "%" of `name = !command` stands; npos when it is something else.
  static std::size_t ShellAssignment(std::string_view line) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0) return std::string_view::npos;
    const std::string_view target = line.substr(0, equals);
    const bool name = target.find_first_not_of(
                          " \tabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_,") ==
                      std::string_view::npos;
    const std::size_t value = line.find_first_not_of(" \t", equals + 1);
    if (!name || value == std::string_view::npos || value + 1 >= line.size())
      return std::string_view::npos;
    const bool shell = line[value] == '!' && line[value + 1] != '=';
    const bool magic =
        line[value] == '%' && std::isalpha(static_cast<unsigned char>(line[value + 1])) != 0;
    return shell || magic ? value : std::string_view::npos;
  }
  bool continued_ = false;
  OpenText text_;
};

std::string WithoutMagics(std::string_view text, bool skip_first_line) {
  std::string clean;
  MagicLines magics;
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (!first || !skip_first_line) clean += magics.Clean(line);
    clean += '\n';
    first = false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return clean;
}

// A cell that writes a file, as IPython has it in Python.
std::string WritingCall(std::string_view code) {
  const std::size_t end = std::min(code.find('\n'), code.size());
  const std::string_view first_line = code.substr(0, end);
  const std::string_view words =
      first_line.substr(first_line.find(FirstWord(first_line)) + FirstWord(first_line).size());
  std::string text(code.substr(std::min(end + 1, code.size())));
  if (!text.ends_with('\n')) text += '\n';  // as every cell of IPython's ends
  return fmt::format("get_ipython().run_cell_magic('writefile', {}, {})\n",
                     MagicWords(WithoutSpaces(words)), Quoted(text));
}

bool IsPythonCell(std::string_view magic) {
  return std::find(std::begin(kPythonCells), std::end(kPythonCells), magic) !=
         std::end(kPythonCells);
}

void CollectOutputs(const json& cell, std::uint32_t number, std::vector<Output>& outputs) {
  for (const json& output : Member(cell, "outputs")) {
    std::string text = JoinedText(Member(output, "text"));
    if (text.empty()) text = JoinedText(Member(Member(output, "data"), "text/plain"));
    if (!text.empty()) outputs.push_back({std::move(text), number});
  }
}

const json& CellsOf(const json& notebook) {
  const json& cells = Member(notebook, "cells");
  if (cells.is_array()) return cells;
  const json& sheets = Member(notebook, "worksheets");  // format 3
  return sheets.is_array() && !sheets.empty() ? Member(sheets.front(), "cells") : cells;
}

}  // namespace

Result<Notebook> ReadNotebook(std::string_view text, FileId file, SourceMap& sources) {
  const json notebook = json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
  if (notebook.is_discarded()) {
    return Error{"not a notebook: the file is not JSON",
                 {file, 0, {}, {}},
                 "save it again with Jupyter, or name a .py file"};
  }
  const json& cells = CellsOf(notebook);
  if (!cells.is_array()) {
    return Error{"not a notebook: no list of cells",
                 {file, 0, {}, {}},
                 "a notebook is a JSON object with \"cells\""};
  }
  Notebook result;
  std::uint32_t number = 0;
  for (const json& cell : cells) {
    ++number;
    if (Member(cell, "cell_type") != "code") continue;
    const json& source =
        Member(cell, "source").is_null() ? Member(cell, "input") : Member(cell, "source");
    const std::string code = JoinedText(source);
    sources.AddCell(file, number, code);
    CollectOutputs(cell, number, result.outputs);
    const std::string_view first_line = std::string_view(code).substr(0, code.find('\n'));
    const std::string_view magic = FirstWord(first_line);
    const bool writes = magic == "%%writefile" || magic == "%%file";
    const bool cell_magic = magic.starts_with("%%");
    if (cell_magic && !writes && !IsPythonCell(magic)) continue;
    SourceUnit unit;
    unit.file = file;
    unit.text = writes ? WritingCall(code) : WithoutMagics(code, cell_magic);
    unit.rows.push_back({0, number, 1});
    result.cells.push_back(std::move(unit));
  }
  return result;
}

}  // namespace smgraph::python
