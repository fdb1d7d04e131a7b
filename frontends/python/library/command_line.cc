// shlex and getopt: words of command lines.
#include <algorithm>
#include <cctype>
#include <optional>

#include <fmt/format.h>

#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

// ---- shlex

bool IsSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The words of a text by the rules of a POSIX shell; nothing when a quotation does not end.
std::optional<std::vector<std::string>> ShellWords(const std::string& text, bool comments) {
  std::vector<std::string> words;
  std::string word;
  bool inside = false;
  char quote = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool escapes = c == '\\' && quote != '\'' && i + 1 < text.size();
    const bool in_quotes_escapes =
        escapes && (quote == 0 || text[i + 1] == '"' || text[i + 1] == '\\');
    if (in_quotes_escapes) {
      word += text[++i];
      inside = true;
    } else if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        word += c;
      }
    } else if (c == '"' || c == '\'') {
      quote = c;
      inside = true;
    } else if (IsSpace(c)) {
      if (inside) words.push_back(std::move(word));
      word.clear();
      inside = false;
    } else if (comments && c == '#') {
      i = std::min(text.find('\n', i), text.size()) - 1;
    } else {
      word += c;
      inside = true;
    }
  }
  if (quote != 0) return std::nullopt;
  if (inside) words.push_back(std::move(word));
  return words;
}

List* ListOfTexts(Evaluator& ev, std::vector<std::string> texts) {
  std::vector<Ref> items;
  for (std::string& text : texts)
    items.push_back(ev.heap().str(std::move(text)));
  return NewList(ev, std::move(items));
}

Ref Split(Evaluator& ev, const Call& call) {
  const std::string* text = TextIn(call.Argument(0, "s"));
  if (text == nullptr) return UnknownCall(ev, call);
  auto words = ShellWords(*text, FlagOr(ev, call.Argument(1, "comments"), false, call));
  if (!words) ev.Raise("ValueError", "No closing quotation", call.span);
  return ListOfTexts(ev, std::move(*words));
}

std::string Quoted(const std::string& word) {
  constexpr std::string_view kSafe = "@%+=:,./-_";
  const bool safe = !word.empty() && std::all_of(word.begin(), word.end(), [&](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || kSafe.find(c) != kSafe.npos;
  });
  if (safe) return word;
  std::string quoted = "'";
  for (const char c : word)
    quoted += c == '\'' ? std::string("'\"'\"'") : std::string(1, c);
  return quoted + "'";
}

Ref Quote(Evaluator& ev, const Call& call) {
  return ev.heap().str(Quoted(NeedText(ev, call.positional[0], call)));
}

Ref Join(Evaluator& ev, const Call& call) {
  const auto words = ev.Elements(call.positional[0], call.span);
  if (!words) return UnknownCall(ev, call);
  std::string line;
  for (const Ref word : *words) {
    const std::string* text = TextIn(word);
    if (text == nullptr) return UnknownCall(ev, call);
    line += (line.empty() ? "" : " ") + Quoted(*text);
  }
  return NewText(ev, std::move(line));
}

// ---- getopt

struct Options {
  std::string letters;             // "s:v"
  std::vector<std::string> longs;  // "stage=", "help"
  std::vector<Ref> found;          // pairs of flag and value
  std::vector<std::string> words;
};

[[noreturn]] void Refuse(Evaluator& ev, std::string message, SourceSpan span) {
  ev.Raise("ValueError", std::move(message), span);
}

void AddOption(Evaluator& ev, Options& options, const std::string& flag, std::string value) {
  options.found.push_back(NewTuple(ev, {ev.heap().str(flag), ev.heap().str(std::move(value))}));
}

// The value of an option that needs one and has none at it: the word behind it.
std::string NextWord(Evaluator& ev, const Options& options, std::size_t& at,
                     const std::string& flag, SourceSpan span) {
  if (at >= options.words.size())
    Refuse(ev, fmt::format("option {} requires argument", flag), span);
  return options.words[at++];
}

void TakeLong(Evaluator& ev, Options& options, std::size_t& at, SourceSpan span) {
  const std::string word = options.words[at++].substr(2);
  const std::size_t equals = word.find('=');
  const std::string name = word.substr(0, equals);
  std::vector<std::string> candidates;
  for (const std::string& one : options.longs) {
    const std::string bare = one.substr(0, one.find('='));
    if (bare == name) {
      candidates = {one};
      break;
    }
    if (bare.starts_with(name)) candidates.push_back(one);
  }
  if (candidates.size() != 1) Refuse(ev, fmt::format("option --{} not recognized", name), span);
  const bool takes = candidates.front().ends_with('=');
  const std::string flag = "--" + candidates.front().substr(0, candidates.front().find('='));
  if (!takes) return AddOption(ev, options, flag, "");
  AddOption(ev, options, flag,
            equals == std::string::npos ? NextWord(ev, options, at, flag, span)
                                        : word.substr(equals + 1));
}

void TakeLetters(Evaluator& ev, Options& options, std::size_t& at, SourceSpan span) {
  const std::string word = options.words[at++];
  for (std::size_t i = 1; i < word.size(); ++i) {
    const std::size_t known = options.letters.find(word[i]);
    const std::string flag = {'-', word[i]};
    if (known == std::string::npos) Refuse(ev, fmt::format("option {} not recognized", flag), span);
    const bool takes = known + 1 < options.letters.size() && options.letters[known + 1] == ':';
    if (!takes) {
      AddOption(ev, options, flag, "");
      continue;
    }
    const std::string rest = word.substr(i + 1);
    AddOption(ev, options, flag, rest.empty() ? NextWord(ev, options, at, flag, span) : rest);
    return;
  }
}

std::optional<std::vector<std::string>> TextsIn(Evaluator& ev, Ref values, SourceSpan span) {
  const auto items = ev.Elements(values, span);
  if (!items) return std::nullopt;
  std::vector<std::string> texts;
  for (const Ref item : *items) {
    const std::string* text = TextIn(item);
    if (text == nullptr) return std::nullopt;
    texts.push_back(*text);
  }
  return texts;
}

// getopt(words, letters, long options): the options, and the words behind them.
Ref GetOpt(Evaluator& ev, const Call& call) {
  const Ref longs = call.Argument(2, "longopts");
  const auto words = TextsIn(ev, call.positional[0], call.span);
  const auto names = longs == nullptr ? std::vector<std::string>{} : TextsIn(ev, longs, call.span);
  if (!words || !names) return UnknownCall(ev, call);
  Options options{NeedText(ev, call.positional[1], call), *names, {}, *words};
  std::size_t at = 0;
  while (at < options.words.size() && options.words[at].size() > 1 && options.words[at][0] == '-') {
    if (options.words[at] == "--") {
      ++at;
      break;
    }
    const bool is_long = options.words[at].starts_with("--");
    is_long ? TakeLong(ev, options, at, call.span) : TakeLetters(ev, options, at, call.span);
  }
  return NewTuple(ev, {NewList(ev, options.found),
                       ListOfTexts(ev, {options.words.begin() + static_cast<std::ptrdiff_t>(at),
                                        options.words.end()})});
}

constexpr FunctionModel kFunctions[] = {
    {"shlex.join", Counted<Join, 1, 1>},
    {"shlex.quote", Strict<Quote, 1, 1>},
    {"shlex.split", Lifted<Split, 1, 3>},
    {"getopt.getopt", Counted<GetOpt, 2, 3>},
};

}  // namespace

Rows CommandLineRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
