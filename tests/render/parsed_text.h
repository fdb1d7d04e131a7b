#pragma once

#include <string>
#include <utility>
#include <vector>

// How names and labels are written in drawings and lists. Part of their parsers.
namespace smgraph::render {

/// Pieces of a text that was cut: a piece that ends in a comma had a blank behind it.
std::string Rejoined(const std::vector<std::string>& pieces);

/// Without blanks at both ends.
std::string Stripped(std::string text);

/// Characters that are written as their numbers, <U+0009> and <0xFF>, as themselves.
std::string Decoded(const std::string& text);

/// "+ train" is the added "train", decoded.
std::pair<char, std::string> SplitMark(const std::string& label);

/// "[+] Train" is the added "Train", decoded.
std::pair<char, std::string> SplitNameMark(const std::string& name);

}  // namespace smgraph::render
