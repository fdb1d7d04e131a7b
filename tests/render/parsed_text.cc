#include "tests/render/parsed_text.h"

#include <algorithm>
#include <cstddef>

namespace smgraph::render {
namespace {

void AppendUtf8(unsigned long value, std::string& out) {
  const auto add = [&](unsigned long byte) { out += static_cast<char>(byte); };
  if (value < 0x80) {
    add(value);
  } else if (value < 0x800) {
    add(0xC0U | (value >> 6U));
    add(0x80U | (value & 0x3FU));
  } else {
    add(0xE0U | (value >> 12U));
    add(0x80U | ((value >> 6U) & 0x3FU));
    add(0x80U | (value & 0x3FU));
  }
}

}  // namespace

std::string Rejoined(const std::vector<std::string>& pieces) {
  std::string text;
  for (const std::string& piece : pieces) {
    if (!text.empty() && text.back() == ',') text += ' ';
    text += piece;
  }
  return text;
}

std::string Stripped(std::string text) {
  while (!text.empty() && text.back() == ' ')
    text.pop_back();
  return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

std::string Decoded(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool point = text.compare(at, 3, "<U+") == 0;
    const std::size_t close = text.find('>', at);
    if ((!point && text.compare(at, 3, "<0x") != 0) || close == std::string::npos) {
      out += text[at++];
      continue;
    }
    const unsigned long value = std::stoul(text.substr(at + 3, close - at - 3), nullptr, 16);
    if (point) AppendUtf8(value, out);
    if (!point) out += static_cast<char>(value);
    at = close + 1;
  }
  return out;
}

std::pair<char, std::string> SplitMark(const std::string& label) {
  const bool marked = !label.empty() && std::string("+-~").find(label[0]) != std::string::npos &&
                      (label.size() == 1 || label[1] == ' ');
  if (!marked) return {' ', Decoded(label)};
  return {label[0], label.size() == 1 ? "" : Decoded(label.substr(2))};
}

std::pair<char, std::string> SplitNameMark(const std::string& name) {
  const bool marked = name.size() > 4 && name[0] == '[' && name.compare(2, 2, "] ") == 0;
  return marked ? std::pair(name[1], Decoded(name.substr(4))) : std::pair(' ', Decoded(name));
}

}  // namespace smgraph::render
