#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "frontends/python/evaluator.h"
#include "frontends/python/natives.h"

// What the two halves of argparse share: parsers as they are declared (argparse.cc), and the words
// that a program hands them (argparse_words.cc).
namespace smgraph::python {

// Attributes of parsers that user code does not see. A parser and its groups share one List of
// actions, each a Dict with the arguments of add_argument and "dest", "flag" and "flags".
inline constexpr std::string_view kParserActions = "%actions";
inline constexpr std::string_view kParserDefaults = "%defaults";  // Dict of set_defaults
inline constexpr std::string_view kParserCommands = "%commands";  // List of parsers …
inline constexpr std::string_view kCommandNames = "%names";       // … and their names: a Tuple

template <typename T>
T* PartOfParser(const Instance* parser, std::string_view name) {
  return parser == nullptr ? nullptr : As<T>(parser->attributes.Find(name));
}

/// "store", "append", …; "other" for a class.
std::string ActionKind(const Dict& action);
/// True when its value is a list of words.
bool TakesList(const Dict& action);
/// The program ends, as argparse does where words do not fit.
inline constexpr int kUsageError = 2;
[[noreturn]] void LeaveProgram(Evaluator& ev, int status, SourceSpan span);
/// A word as the action's `type` makes it. Leaves the program where it refuses.
Ref ConvertedWord(Evaluator& ev, const Dict& action, Ref text, SourceSpan span);
/// Sets the defaults of a command: what its parser says of attributes that words do not set.
void SetCommandDefaults(Evaluator& ev, Instance& result, const Instance& command, SourceSpan span);
/// Sets the attributes that `words` name; gives the words that no argument takes.
std::vector<std::string> ReadWords(Evaluator& ev, Instance& result, Instance& parser,
                                   const std::vector<std::string>& words, SourceSpan span);

}  // namespace smgraph::python
