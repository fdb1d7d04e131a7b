// argparse: what words set, by the rules of parse_args().
#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>

#include "frontends/python/library/argparse.h"

namespace smgraph::python {

void LeaveProgram(Evaluator& ev, int status, SourceSpan span) {
  ev.RaiseWith("SystemExit", ev.heap().integer(status), span);
}

namespace {

// What argparse takes for a word that does not fit; anything else a type raises goes on.
bool RefusesWord(Evaluator& ev, const Raised& raised) {
  constexpr std::string_view kRefusals[] = {"ArgumentTypeError", "TypeError", "ValueError"};
  return std::ranges::any_of(kRefusals, [&](std::string_view name) {
    return ev.IsInstance(raised.exception, *ev.BuiltinClass(name));
  });
}

}  // namespace

Ref ConvertedWord(Evaluator& ev, const Dict& action, Ref text, SourceSpan span) {
  const Ref type = action.Find("type");
  if (IsNone(type)) return text;
  try {
    return ev.CallValue(type, CallWith({text}, span));
  } catch (const Raised& raised) {
    if (!RefusesWord(ev, raised)) throw;
  }
  LeaveProgram(ev, kUsageError, span);
}

std::string ActionKind(const Dict& action) {
  const Ref given = action.Find("action");
  if (const std::string* name = TextIn(given)) return *name;
  return IsNone(given) ? "store" : "other";
}

bool TakesList(const Dict& action) {
  const Ref nargs = action.Find("nargs");
  const std::string* text = TextIn(nargs);
  return IntegerIn(nargs) || (text != nullptr && *text != "?");
}

namespace {

using TextList = std::vector<std::string>;

constexpr std::size_t kAny = SIZE_MAX;
constexpr std::string_view kCommand = "A...";  // argparse.PARSER: a command and all behind it
constexpr std::string_view kRemainder = "...";

struct Arity {
  std::size_t least = 1;
  std::size_t most = 1;
};

bool IsFlag(const Dict& action) {
  const std::string* flag = TextIn(action.Find("flag"));
  return flag != nullptr && flag->starts_with("-");
}

bool TakesNothing(const std::string& kind) {
  return kind == "store_true" || kind == "store_false" || kind == "store_const" ||
         kind == "append_const" || kind == "count" || kind == "help" || kind == "version";
}

bool IsOnOff(const Dict& action) {
  const auto* kind = As<Opaque>(action.Find("action"));
  return kind != nullptr && kind->name == "argparse.BooleanOptionalAction";
}

Arity ArityOf(const Dict& action) {
  if (TakesNothing(ActionKind(action)) || IsOnOff(action)) return {0, 0};
  const Ref nargs = action.Find("nargs");
  if (const auto count = IntegerIn(nargs)) {
    const auto words = static_cast<std::size_t>(std::max<std::int64_t>(*count, 0));
    return {words, words};
  }
  const std::string* text = TextIn(nargs);
  if (text == nullptr) return {};
  if (*text == "?") return {0, 1};
  if (*text == "+" || *text == kCommand) return {1, kAny};
  return {0, kAny};
}

std::vector<const Dict*> ActionsOf(const Instance& parser) {
  std::vector<const Dict*> actions;
  const auto* all = PartOfParser<List>(&parser, kParserActions);
  for (const Ref item : all == nullptr ? std::vector<Ref>{} : all->items) {
    const auto* action = As<Dict>(item);
    if (action != nullptr && TextIn(action->Find("dest")) != nullptr) actions.push_back(action);
  }
  return actions;
}

/// A flag among the words: its action, how it is spelled, and the value behind "=".
struct Flag {
  const Dict* action = nullptr;
  std::string spelling;
  std::optional<std::string> value;
};

class WordReader {
 public:
  WordReader(Evaluator& ev, Instance& result, Instance& parser, SourceSpan span)
      : ev_(ev), result_(result), parser_(parser), span_(span), actions_(ActionsOf(parser)) {
    std::copy_if(actions_.begin(), actions_.end(), std::back_inserter(positional_),
                 [](const Dict* action) { return !IsFlag(*action); });
    const auto* commands = PartOfParser<List>(&parser, kParserCommands);
    has_command_ = commands != nullptr && !commands->items.empty();
  }

  TextList Read(const TextList& words) {
    words_ = words;
    while (next_ < words_.size()) {
      if (!only_positional_ && words_[next_] == "--") {
        only_positional_ = true;
        ++next_;
      } else if (const auto flag = FlagAt(next_)) {
        ++next_;
        ReadFlag(*flag);
      } else {
        ReadPositional();
      }
    }
    return left_;
  }

 private:
  /// The action of a flag, whole or by a beginning that only it has.
  const Dict* ActionOf(const std::string& spelling) const {
    const Dict* beginning = nullptr;
    int candidates = 0;
    for (const Dict* action : actions_) {
      const auto* flags = As<Tuple>(action->Find("flags"));
      for (const Ref flag : flags == nullptr ? std::vector<Ref>{} : flags->items) {
        const std::string& text = *TextIn(flag);
        if (text == spelling || (IsOnOff(*action) && "--no-" + text.substr(2) == spelling))
          return action;
        if (spelling.starts_with("--") && text.starts_with(spelling)) {
          beginning = action;
          ++candidates;
        }
      }
    }
    return candidates == 1 ? beginning : nullptr;
  }

  std::optional<Flag> FlagAt(std::size_t index) const {
    const std::string& word = words_[index];
    if (only_positional_ || word.size() < 2 || word[0] != '-') return std::nullopt;
    if (const Dict* action = ActionOf(word)) return Flag{action, word, {}};
    const std::size_t equals = word.find('=');
    if (equals != std::string::npos) {
      const std::string spelling = word.substr(0, equals);
      if (const Dict* action = ActionOf(spelling))
        return Flag{action, spelling, word.substr(equals + 1)};
    }
    if (word[1] != '-') {  // -n3, -vq
      if (const Dict* action = ActionOf(word.substr(0, 2)))
        return Flag{action, word.substr(0, 2), word.substr(2)};
    }
    const bool number = std::isdigit(static_cast<unsigned char>(word[1])) != 0 || word[1] == '.';
    if (number || word.find(' ') != std::string::npos) return std::nullopt;
    return Flag{nullptr, word, {}};
  }

  std::size_t EndOfRun() const {
    std::size_t end = next_;
    while (end < words_.size() && (only_positional_ || words_[end] != "--") && !FlagAt(end))
      ++end;
    return end;
  }

  void ReadFlag(const Flag& flag) {
    if (flag.action == nullptr) return left_.push_back(flag.spelling);
    const Arity arity = ArityOf(*flag.action);
    if (flag.value && arity.most == 0) {  // -vq: one flag behind the other
      Store(*flag.action, {}, flag.spelling);
      const std::string rest = "-" + *flag.value;
      if (rest.size() > 1) words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(next_), rest);
      return;
    }
    if (flag.value) return Store(*flag.action, {*flag.value}, flag.spelling);
    const std::string* nargs = TextIn(flag.action->Find("nargs"));
    const bool rest = nargs != nullptr && *nargs == kRemainder;
    const std::size_t end = rest ? words_.size() : EndOfRun();
    const std::size_t count = std::min(arity.most, end - next_);
    Store(*flag.action, Take(count), flag.spelling);
  }

  TextList Take(std::size_t count) {
    const auto begin = words_.begin() + static_cast<std::ptrdiff_t>(next_);
    next_ += count;
    return {begin, begin + static_cast<std::ptrdiff_t>(count)};
  }

  /// How many of `size` words the first `count` positional arguments take, as many as they can from
  /// left to right; nothing when the words are too few.
  std::optional<std::vector<std::size_t>> Shares(std::size_t count, std::size_t size) const {
    std::size_t needed = 0;
    for (std::size_t i = 0; i < count; ++i)
      needed += ArityOf(*positional_[i]).least;
    if (needed > size) return std::nullopt;
    std::size_t spare = size - needed;
    std::vector<std::size_t> shares;
    for (std::size_t i = 0; i < count; ++i) {
      const Arity arity = ArityOf(*positional_[i]);
      const std::size_t more = std::min(spare, arity.most - arity.least);
      spare -= more;
      shares.push_back(arity.least + more);
    }
    return shares;
  }

  void ReadPositional() {
    if (positional_.empty()) {
      if (has_command_) return ReadCommand(nullptr);
      left_.push_back(words_[next_++]);
      return;
    }
    const std::size_t size = EndOfRun() - next_;
    std::optional<std::vector<std::size_t>> shares;
    std::size_t count = positional_.size();
    while (count > 0 && !(shares = Shares(count, size)))
      --count;
    if (!shares) return left_.push_back(words_[next_++]);
    const std::vector<const Dict*> taken(positional_.begin(),
                                         positional_.begin() + static_cast<std::ptrdiff_t>(count));
    positional_.erase(positional_.begin(),
                      positional_.begin() + static_cast<std::ptrdiff_t>(count));
    for (std::size_t i = 0; i < count; ++i) {
      const std::string* nargs = TextIn(taken[i]->Find("nargs"));
      if (nargs != nullptr && *nargs == kCommand) return ReadCommand(taken[i]);
      const bool rest = nargs != nullptr && *nargs == kRemainder;
      const TextList words = Take(rest ? words_.size() - next_ : (*shares)[i]);
      if (!words.empty()) Store(*taken[i], words, "");
    }
  }

  /// A command takes all words behind it.
  void ReadCommand(const Dict* action) {
    has_command_ = false;
    const std::string name = words_[next_++];
    const TextList rest = Take(words_.size() - next_);
    const auto* commands = PartOfParser<List>(&parser_, kParserCommands);
    if (action != nullptr) Set(*TextIn(action->Find("dest")), ev_.heap().str(name));
    const std::vector<Ref> all = commands->items;
    for (const Ref item : all) {
      auto* command = As<Instance>(item);
      const auto* names = PartOfParser<Tuple>(command, kCommandNames);
      const bool meant =
          names != nullptr && std::any_of(names->items.begin(), names->items.end(), [&](Ref one) {
            const std::string* text = TextIn(one);
            return text != nullptr && *text == name;
          });
      if (!meant) continue;
      SetCommandDefaults(ev_, result_, *command, span_);
      for (std::string& word : ReadWords(ev_, result_, *command, rest, span_))
        left_.push_back(std::move(word));
      return;
    }
    LeaveProgram(ev_, kUsageError, span_);
  }

  void Set(const std::string& dest, Ref value) {
    ev_.Touch(&result_);
    ev_.SetAttribute(&result_, ev_.heap().Intern(dest), value, span_);
  }

  /// What a list that is added to holds so far; a default stays as it is.
  std::vector<Ref> ListSoFar(const std::string& dest) const {
    const Ref value = result_.attributes.Find(dest);
    return value == nullptr ? std::vector<Ref>{}
                            : ev_.Elements(IsNone(value) ? NewList(ev_) : value, span_)
                                  .value_or(std::vector<Ref>{});
  }

  void Store(const Dict& action, const TextList& words, const std::string& spelling) {
    const std::string& dest = *TextIn(action.Find("dest"));
    const std::string kind = ActionKind(action);
    const Ref constant = action.Find("const");
    const Ref constant_or_none = constant == nullptr ? ev_.heap().none() : constant;
    if (IsOnOff(action)) return Set(dest, ev_.heap().boolean(!spelling.starts_with("--no-")));
    if (kind == "store_true" || kind == "store_false")
      return Set(dest, ev_.heap().boolean(kind == "store_true"));
    if (kind == "store_const") return Set(dest, constant_or_none);
    if (kind == "help" || kind == "version") LeaveProgram(ev_, 0, span_);
    if (kind == "count") {
      const Ref before = result_.attributes.Find(dest);
      return Set(dest, ev_.heap().integer(IntegerIn(before).value_or(0) + 1));
    }
    const Ref value = words.empty() && !TakesList(action) ? constant_or_none
                      : kind == "append_const"            ? constant_or_none
                                                          : ValueOf(action, words);
    if (kind == "append" || kind == "append_const" || kind == "extend") {
      std::vector<Ref> all = ListSoFar(dest);
      const auto more = kind == "extend" ? ev_.Elements(value, span_) : std::nullopt;
      if (more) {
        all.insert(all.end(), more->begin(), more->end());
      } else {
        all.push_back(value);
      }
      return Set(dest, NewList(ev_, std::move(all)));
    }
    if (kind == "other") return CallAction(action, value, spelling);
    Set(dest, value);
  }

  Ref ValueOf(const Dict& action, const TextList& words) {
    std::vector<Ref> values;
    for (const std::string& word : words)
      values.push_back(ConvertedWord(ev_, action, ev_.heap().str(word), span_));
    if (!TakesList(action)) return values.front();
    return NewList(ev_, std::move(values));
  }

  /// A class of the user's: an object of it is called with the values.
  void CallAction(const Dict& action, Ref value, const std::string& spelling) {
    Call making = CallWith({}, span_);
    making.keywords.emplace_back("option_strings", action.Find("flags"));
    for (const auto& [name, given] : action.items) {
      const std::string* text = TextIn(name);
      if (text != nullptr && *text != "action" && *text != "flag" && *text != "flags")
        making.keywords.emplace_back(ev_.heap().Intern(*text), given);
    }
    const Ref object = ev_.CallValue(action.Find("action"), making);
    ev_.CallValue(object, CallWith({&parser_, &result_, value, ev_.heap().str(spelling)}, span_));
  }

  Evaluator& ev_;
  Instance& result_;
  Instance& parser_;
  const SourceSpan span_;
  const std::vector<const Dict*> actions_;
  std::vector<const Dict*> positional_;  // that still wait for words
  bool has_command_ = false;
  bool only_positional_ = false;
  TextList words_;
  std::size_t next_ = 0;
  TextList left_;
};

}  // namespace

std::vector<std::string> ReadWords(Evaluator& ev, Instance& result, Instance& parser,
                                   const std::vector<std::string>& words, SourceSpan span) {
  return WordReader(ev, result, parser, span).Read(words);
}

}  // namespace smgraph::python
