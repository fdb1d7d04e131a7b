#include "frontends/module_docstring.h"

#include <utility>
#include <vector>

#include <boost/algorithm/string/trim.hpp>

#include "frontends/python/syntax.h"

namespace smgraph::frontends {
namespace {

using python::Node;
using python::SymbolOf;

constexpr const char* kHint = "make it one plain string in triple quotes";

// Where a docstring goes: behind the comments at the top. A later block of comments that touches
// the code below it belongs to that code.
std::size_t BehindHeader(std::string_view text) {
  std::size_t behind = 0;  // the blocks that surely belong to the file
  bool in_block = false;   // the last line was a comment
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t newline = text.find('\n', at);
    if (newline == std::string_view::npos) break;
    const std::string line = boost::trim_copy(std::string(text.substr(at, newline - at)));
    if (!line.empty() && line.front() != '#') break;
    if (line.empty() && in_block) behind = at;
    in_block = !line.empty();
    at = newline + 1;
  }
  return in_block && behind == 0 ? at : behind;
}

// The first statement's value when it is nothing but an expression.
Node FirstExpression(const Node& module) {
  static const auto kStatement = SymbolOf("expression_statement");
  const std::vector<Node> statements = module.named_children();
  if (statements.empty() || !statements.front().is(kStatement)) return {};
  const std::vector<Node> parts = statements.front().children();
  return parts.size() == 1 ? parts.front() : Node();
}

// A string literal, maybe in parentheses, or several side by side.
bool BeginsWithString(Node node) {
  static const auto kParentheses = SymbolOf("parenthesized_expression");
  while (node.is(kParentheses) && node.named_count() == 1)
    node = node.named_child(0);
  return node.is(SymbolOf("string")) || node.is(SymbolOf("concatenated_string"));
}

Error Refused(std::string message, const Node& node) {
  return {std::move(message), node.span(), kHint};
}

Result<ModuleDocstring> TakenApart(const Node& string) {
  const std::vector<Node> parts = string.children();
  const Node& open = parts.front();
  const Node& close = parts.back();
  const std::string_view start = open.text();
  const std::size_t quote = start.find_first_of("'\"");
  if (parts.size() < 2 || quote == std::string_view::npos || close.is_error())
    return Refused("the module's docstring does not end", string);
  ModuleDocstring found;
  found.prefix = start.substr(0, quote);
  found.quotes = start.substr(quote);
  if (found.prefix.find_first_of("fFtT") != std::string::npos)
    return Refused("the module begins with an f-string, which is no docstring", string);
  if (found.prefix.find_first_of("bB") != std::string::npos) return found;
  found.present = true;
  found.begin = string.begin_byte();
  found.end = string.end_byte();
  found.content_begin = open.end_byte();
  found.content_end = close.begin_byte();
  return found;
}

}  // namespace

Result<ModuleDocstring> FindModuleDocstring(std::string_view text, FileId file) {
  const python::Tree tree({file, std::string(text), {}});
  ModuleDocstring found;
  const Node first = FirstExpression(tree.root());
  if (first.is(SymbolOf("string"))) {
    Result<ModuleDocstring> string = TakenApart(first);
    if (!string.ok() || string.value().present) return string;
  } else if (BeginsWithString(first)) {
    return Refused("the module's docstring is put together of several parts", first);
  }
  found.begin = found.end = BehindHeader(text);
  return found;
}

}  // namespace smgraph::frontends
