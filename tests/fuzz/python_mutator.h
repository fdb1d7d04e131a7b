#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

// Changes to Python source that mostly leave it Python: bytes flipped at random end in the parser.
namespace smgraph::fuzz {

/// `text` with one to three changes: a value replaced, a statement put in, lines taken out, a block
/// copied, a line indented. The same seed gives the same text.
std::string MutatePython(std::string_view text, unsigned seed);

/// `a` with some lines of `b` in it.
std::string CrossPython(std::string_view a, std::string_view b, unsigned seed);

}  // namespace smgraph::fuzz
