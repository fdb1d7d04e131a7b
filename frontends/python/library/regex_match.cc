// The machine that runs the programs of regular expressions.
#include <algorithm>

#include "frontends/python/library/regex.h"
#include "frontends/python/text.h"

namespace smgraph::python {
namespace {

constexpr std::size_t kMostSteps = 2'000'000;
constexpr int kDeepestLook = 20;

bool IsWord(char32_t point) {
  return point == U'_' || IsDigit(point) || IsAlpha(point);
}

bool InClass(char32_t point, char letter) {
  switch (letter) {
    case 'd':
      return IsDigit(point);
    case 'D':
      return !IsDigit(point);
    case 'w':
      return IsWord(point);
    case 'W':
      return !IsWord(point);
    case 's':
      return IsSpace(point);
    default:
      return !IsSpace(point);
  }
}

bool SamePoint(char32_t a, char32_t b, bool ignore_case) {
  return a == b || (ignore_case && ToLower(a) == ToLower(b));
}

}  // namespace

bool Regex::CharSet::Has(char32_t point, bool ignore_case) const {
  const auto listed = [this](char32_t wanted) {
    return std::any_of(ranges.begin(), ranges.end(), [wanted](const Range& range) {
      return wanted >= range.first && wanted <= range.last;
    });
  };
  bool found = listed(point) || (ignore_case && (listed(ToLower(point)) || listed(ToUpper(point))));
  found = found || std::any_of(classes.begin(), classes.end(),
                               [point](char letter) { return InClass(point, letter); });
  return found != negated;
}

class RegexMachine {
 public:
  RegexMachine(const Regex& regex, std::u32string_view text, RegexMode mode)
      : regex_(regex), text_(text), mode_(mode), slots_(regex.slots_, -1) {}
  RegexOutcome Try(std::size_t start, bool must_advance);
  const std::vector<std::ptrdiff_t>& slots() const { return slots_; }

 private:
  using Op = Regex::Op;
  // Where to go on after a failure, or (slot >= 0) what to put back before.
  struct Choice {
    std::size_t pc = 0;
    std::size_t at = 0;
    std::ptrdiff_t slot = -1;
    std::ptrdiff_t value = -1;
  };

  // Runs from `pc` until kMatch; the end of the match, or npos.
  std::size_t Run(std::size_t pc, std::size_t at, bool outermost);
  bool Step(std::size_t& pc, std::size_t& at, std::vector<Choice>& choices);
  bool Accepts(std::size_t at) const;
  bool AtWordEdge(std::size_t at) const;
  bool AtLineEnd(std::size_t at, bool every_line) const;
  bool ReadBackReference(const Regex::Instruction& instruction, std::size_t& at) const;
  bool LookAround(const Regex::Instruction& instruction, std::size_t pc, std::size_t at);
  void Save(std::size_t slot, std::size_t at, std::vector<Choice>& choices);

  const Regex& regex_;
  std::u32string_view text_;
  RegexMode mode_;
  std::vector<std::ptrdiff_t> slots_;
  std::size_t steps_ = 0;
  std::size_t start_ = 0;
  bool must_advance_ = false;
  int looks_ = 0;
  bool gave_up_ = false;
};

bool RegexMachine::Accepts(std::size_t at) const {
  return !(mode_.whole && at != text_.size()) && !(must_advance_ && at == start_);
}

bool RegexMachine::AtWordEdge(std::size_t at) const {
  const bool before = at > 0 && IsWord(text_[at - 1]);
  const bool after = at < text_.size() && IsWord(text_[at]);
  return before != after;
}

bool RegexMachine::AtLineEnd(std::size_t at, bool every_line) const {
  if (at == text_.size()) return true;
  return text_[at] == U'\n' && (every_line || at + 1 == text_.size());
}

bool RegexMachine::ReadBackReference(const Regex::Instruction& instruction, std::size_t& at) const {
  const auto group = static_cast<std::size_t>(instruction.a);
  const std::ptrdiff_t begin = slots_[2 * group];
  const std::ptrdiff_t end = slots_[2 * group + 1];
  if (begin < 0 || end < begin) return false;
  const auto size = static_cast<std::size_t>(end - begin);
  if (at + size > text_.size()) return false;
  for (std::size_t i = 0; i < size; ++i) {
    if (!SamePoint(text_[at + i], text_[static_cast<std::size_t>(begin) + i], instruction.flag)) {
      return false;
    }
  }
  at += size;
  return true;
}

bool RegexMachine::LookAround(const Regex::Instruction& instruction, std::size_t pc,
                              std::size_t at) {
  const auto width = static_cast<std::size_t>(std::max(instruction.width, 0));
  const bool negated = instruction.b == 1;
  if (width > at) return negated;
  if (++looks_ > kDeepestLook) {
    gave_up_ = true;
    return false;
  }
  const std::vector<std::ptrdiff_t> before = slots_;
  const bool found = Run(pc + 1, at - width, /*outermost=*/false) != std::u32string_view::npos;
  --looks_;
  if (!found || negated) slots_ = before;
  return found != negated;
}

void RegexMachine::Save(std::size_t slot, std::size_t at, std::vector<Choice>& choices) {
  choices.push_back({0, 0, static_cast<std::ptrdiff_t>(slot), slots_[slot]});
  slots_[slot] = static_cast<std::ptrdiff_t>(at);
}

// One instruction; false when it fails.
bool RegexMachine::Step(std::size_t& pc, std::size_t& at, std::vector<Choice>& choices) {
  const Regex::Instruction& instruction = regex_.program_[pc];
  const auto relative = [pc](std::int32_t offset) {
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(pc) + offset);
  };
  const bool more = at < text_.size();
  std::size_t next = pc + 1;
  bool holds = true;
  switch (instruction.op) {
    case Op::kChar:
      holds = more && SamePoint(text_[at], static_cast<char32_t>(instruction.a), instruction.flag);
      ++at;
      break;
    case Op::kAny:
      holds = more && (instruction.flag || text_[at] != U'\n');
      ++at;
      break;
    case Op::kSet:
      holds = more && regex_.sets_[static_cast<std::size_t>(instruction.a)].Has(text_[at],
                                                                                instruction.flag);
      ++at;
      break;
    case Op::kLineStart:
      holds = at == 0 || text_[at - 1] == U'\n';
      break;
    case Op::kLineEnd:
      holds = AtLineEnd(at, instruction.a == 1);
      break;
    case Op::kTextStart:
      holds = at == 0;
      break;
    case Op::kTextEnd:
      holds = at == text_.size();
      break;
    case Op::kWordEdge:
      holds = AtWordEdge(at);
      break;
    case Op::kNoWordEdge:
      holds = !AtWordEdge(at);
      break;
    case Op::kSplit:
      choices.push_back({relative(instruction.b), at});
      next = relative(instruction.a);
      break;
    case Op::kJump:
      next = relative(instruction.a);
      break;
    case Op::kSave:
      Save(static_cast<std::size_t>(instruction.a), at, choices);
      break;
    case Op::kProgress:
      holds = slots_[static_cast<std::size_t>(instruction.a)] != static_cast<std::ptrdiff_t>(at);
      break;
    case Op::kBackReference:
      holds = ReadBackReference(instruction, at);
      break;
    case Op::kLook:
      holds = LookAround(instruction, pc, at);
      next = relative(instruction.a);
      break;
    case Op::kMatch:
      break;
  }
  pc = next;
  return holds;
}

std::size_t RegexMachine::Run(std::size_t pc, std::size_t at, bool outermost) {
  std::vector<Choice> choices;
  while (true) {
    if (++steps_ > kMostSteps) gave_up_ = true;
    if (mode_.steps_left != nullptr && (*mode_.steps_left)-- == 0) {
      *mode_.steps_left = 0;
      gave_up_ = true;
    }
    if (gave_up_) return std::u32string_view::npos;
    const bool matched = regex_.program_[pc].op == Op::kMatch;
    if (matched && (!outermost || Accepts(at))) return at;
    if (!matched && Step(pc, at, choices)) continue;
    while (!choices.empty() && choices.back().slot >= 0) {
      slots_[static_cast<std::size_t>(choices.back().slot)] = choices.back().value;
      choices.pop_back();
    }
    if (choices.empty()) return std::u32string_view::npos;
    pc = choices.back().pc;
    at = choices.back().at;
    choices.pop_back();
  }
}

RegexOutcome RegexMachine::Try(std::size_t start, bool must_advance) {
  std::fill(slots_.begin(), slots_.end(), -1);
  start_ = start;
  must_advance_ = must_advance;
  const std::size_t end = Run(0, start, /*outermost=*/true);
  if (gave_up_) return RegexOutcome::kGaveUp;
  if (end == std::u32string_view::npos) return RegexOutcome::kNoMatch;
  slots_[0] = static_cast<std::ptrdiff_t>(start);
  slots_[1] = static_cast<std::ptrdiff_t>(end);
  return RegexOutcome::kMatch;
}

RegexOutcome Regex::Find(std::u32string_view text, std::size_t from, RegexMode mode,
                         RegexMatch& match) const {
  RegexMachine machine(*this, text, mode);
  for (std::size_t start = from; start <= text.size(); ++start) {
    const RegexOutcome outcome = machine.Try(start, mode.must_advance && start == from);
    if (outcome == RegexOutcome::kMatch) {
      match.groups.clear();
      for (std::size_t group = 0; group <= group_count_; ++group)
        match.groups.emplace_back(machine.slots()[2 * group], machine.slots()[2 * group + 1]);
      return outcome;
    }
    if (outcome == RegexOutcome::kGaveUp || mode.anchored) return outcome;
  }
  return RegexOutcome::kNoMatch;
}

}  // namespace smgraph::python
