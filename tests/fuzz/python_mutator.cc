#include "tests/fuzz/python_mutator.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace smgraph::fuzz {
namespace {

// Values at which programs break, and statements that make something of what is around them.
constexpr std::array<std::string_view, 40> kValues = {"None",
                                                      "True",
                                                      "[]",
                                                      "{}",
                                                      "()",
                                                      "''",
                                                      "0",
                                                      "-1",
                                                      "1.5",
                                                      "10**10",
                                                      "'{}'",
                                                      "'%s'",
                                                      "b'x'",
                                                      "self",
                                                      "x",
                                                      "[x]",
                                                      "{'a': x}",
                                                      "(x, x)",
                                                      "lambda *a, **k: a",
                                                      "range(3)",
                                                      "iter([1])",
                                                      "object()",
                                                      "super()",
                                                      "type(x)",
                                                      "x.y",
                                                      "x[0]",
                                                      "x[::-1]",
                                                      "x()",
                                                      "*x",
                                                      "**x",
                                                      "f'{x!r:>9}'",
                                                      "[y for y in x]",
                                                      "(y for y in x)",
                                                      "(yield x)",
                                                      "x if x else y",
                                                      "not x",
                                                      "x == x",
                                                      "x in x",
                                                      "__import__('os').environ['A']",
                                                      "pipeline"};
constexpr std::array<std::string_view, 18> kStatements = {
    "x = {}",          "x += {}",   "return {}",     "yield {}",
    "raise {}",        "assert {}", "del {}",        "for x in {}:",
    "while {}:",       "if {}:",    "with {} as x:", "try:",
    "except {} as x:", "finally:",  "else:",         "def x(a={}, *b, **c):",
    "class x({}):",    "match {}:"};

template <typename Choices>
const auto& Pick(const Choices& choices, std::minstd_rand& random) {
  return choices[random() % choices.size()];
}

std::vector<std::string> LinesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += line + '\n';
  return text;
}

std::size_t Indentation(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

// The names, numbers and simple strings of a line, as begin and length.
std::vector<std::pair<std::size_t, std::size_t>> Atoms(std::string_view line) {
  std::vector<std::pair<std::size_t, std::size_t>> atoms;
  const auto is_word = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
  };
  for (std::size_t at = 0; at < line.size();) {
    std::size_t end = at + 1;
    if (line[at] == '"' || line[at] == '\'') {
      end = std::min(line.find(line[at], at + 1), line.size() - 1) + 1;
    } else if (is_word(line[at])) {
      while (end < line.size() && is_word(line[end]))
        ++end;
    } else {
      at = end;
      continue;
    }
    atoms.emplace_back(at, end - at);
    at = end;
  }
  return atoms;
}

// A name or value that stands somewhere in the text, or one of ours.
std::string AnyValue(const std::vector<std::string>& lines, std::minstd_rand& random) {
  const std::string& line = Pick(lines, random);
  const auto atoms = Atoms(line);
  if (atoms.empty() || random() % 3 == 0) return std::string(Pick(kValues, random));
  const auto [begin, length] = Pick(atoms, random);
  return line.substr(begin, length);
}

std::string AnyStatement(const std::vector<std::string>& lines, std::minstd_rand& random) {
  std::string statement(Pick(kStatements, random));
  const std::size_t gap = statement.find("{}");
  if (gap != std::string::npos) statement.replace(gap, 2, AnyValue(lines, random));
  return statement;
}

void ReplaceAtom(std::vector<std::string>& lines, std::minstd_rand& random) {
  std::string& line = lines[random() % lines.size()];
  const auto atoms = Atoms(line);
  if (atoms.empty()) return;
  const auto [begin, length] = Pick(atoms, random);
  line.replace(begin, length, AnyValue(lines, random));
}

void InsertStatement(std::vector<std::string>& lines, std::minstd_rand& random) {
  const std::size_t at = random() % lines.size();
  const bool opens = lines[at].ends_with(':');
  const std::string blanks(Indentation(lines[at]) + (opens ? 4 : 0), ' ');
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at) + 1,
               blanks + AnyStatement(lines, random));
}

void DeleteLines(std::vector<std::string>& lines, std::minstd_rand& random) {
  const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(random() % lines.size());
  const auto count = static_cast<std::ptrdiff_t>(1 + random() % 4);
  lines.erase(begin, begin + std::min(count, lines.end() - begin));
}

// A line with what stands below it, once more or somewhere else.
void CopyBlock(std::vector<std::string>& lines, std::minstd_rand& random) {
  const std::size_t begin = random() % lines.size();
  std::size_t end = begin + 1;
  while (end < lines.size() && Indentation(lines[end]) > Indentation(lines[begin]))
    ++end;
  const std::vector<std::string> block(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                                       lines.begin() + static_cast<std::ptrdiff_t>(end));
  const std::size_t to = random() % (lines.size() + 1);
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(to), block.begin(), block.end());
}

void Indent(std::vector<std::string>& lines, std::minstd_rand& random) {
  std::string& line = lines[random() % lines.size()];
  if (random() % 2 == 0) {
    line.insert(0, "    ");
  } else {
    line.erase(0, std::min<std::size_t>(Indentation(line), 4));
  }
}

constexpr std::array kMutations = {&ReplaceAtom, &ReplaceAtom, &InsertStatement,
                                   &DeleteLines, &CopyBlock,   &Indent};

}  // namespace

std::string MutatePython(std::string_view text, unsigned seed) {
  std::minstd_rand random(seed);
  std::vector<std::string> lines = LinesOf(text);
  for (std::size_t count = 1 + random() % 3; count > 0; --count) {
    if (lines.empty()) lines.emplace_back("x = 1");
    Pick(kMutations, random)(lines, random);
  }
  return Joined(lines);
}

std::string CrossPython(std::string_view a, std::string_view b, unsigned seed) {
  std::minstd_rand random(seed);
  std::vector<std::string> lines = LinesOf(a);
  const std::vector<std::string> others = LinesOf(b);
  if (others.empty()) return std::string(a);
  const std::size_t to = random() % (lines.size() + 1);
  const std::size_t from = random() % others.size();
  const std::size_t count = std::min<std::size_t>(1 + random() % 20, others.size() - from);
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(to),
               others.begin() + static_cast<std::ptrdiff_t>(from),
               others.begin() + static_cast<std::ptrdiff_t>(from + count));
  return Joined(lines);
}

}  // namespace smgraph::fuzz
