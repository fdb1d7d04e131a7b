#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontends/python/syntax.h"
#include "graph/base/source.h"

// Why a text is no Python 3: the grammar only says where it lost the thread.
namespace smgraph::python {

/// One mistake at the place where a person would look for it.
struct SyntaxError {
  SourceSpan span;
  std::string message;  // "'(' was never closed"
};

/// The mistakes of a parsed text in order, at most `limit` of them; empty for valid Python. Besides
/// what the grammar refuses also what it lets through: wrong indentation, the print statement of
/// Python 2. Linear in the number of statements, in the text when there are mistakes.
std::vector<SyntaxError> FindSyntaxErrors(const Tree& tree, std::size_t limit);

/// A bracket or string that does not end, or a bracket that closes nothing.
struct TokenFault {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::string message;
};

/// The first of them in `text`; nullptr-like (an empty message) when there is none.
TokenFault FindTokenFault(std::string_view text);

/// How much of `text` the parser can take: all of it, or up to and with the first fault when
/// brackets are nested so deeply that Python refuses them and the parser loses its stack.
std::size_t ParseableBytes(std::string_view text);

/// The text with blanks for comments and joined lines where there are more of them in a row than
/// the parser can count; nullopt when it can take the text as it is.
std::optional<std::string> WithoutManyExtras(std::string_view text);

/// The text with other characters for what the grammar does not know, as long as it was. For `=` as
/// fill character in the format specifications of f-strings, whose `:=` it takes for an assignment:
/// f"{title:=^60}". For the star before a literal outside of brackets, `return *[1, 2], x`, an
/// operator. Nullopt when there is none. Linear.
std::optional<std::string> TextForGrammar(std::string_view text);

}  // namespace smgraph::python
