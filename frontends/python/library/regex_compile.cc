// Patterns to programs. A fragment's jumps are relative, so that fragments are put together by
// writing them one behind the other.
#include <algorithm>
#include <limits>

#include "frontends/python/library/regex.h"
#include "frontends/python/text.h"

namespace smgraph::python {

using Fragment = std::vector<Regex::Instruction>;

class RegexCompiler {
 public:
  RegexCompiler(std::u32string pattern, std::int64_t flags)
      : pattern_(std::move(pattern)), flags_(flags) {}
  std::optional<Regex> Compile();

 private:
  using Op = Regex::Op;
  static constexpr std::size_t kLongestProgram = 20'000;
  static constexpr std::int32_t kForever = std::numeric_limits<std::int32_t>::max();
  static constexpr int kDeepest = 100;

  bool AtEnd() const { return at_ >= pattern_.size(); }
  bool Looking(std::u32string_view text) const {
    return std::u32string_view(pattern_).substr(std::min(at_, pattern_.size())).starts_with(text);
  }
  bool Take(std::u32string_view text) {
    if (!Looking(text)) return false;
    at_ += text.size();
    return true;
  }
  void Fail() { failed_ = true; }
  static void Append(Fragment& to, const Fragment& more) {
    to.insert(to.end(), more.begin(), more.end());
  }
  static std::int32_t Size(const Fragment& fragment) {
    return static_cast<std::int32_t>(fragment.size());
  }

  Fragment Alternatives();
  Fragment Sequence();
  Fragment Atom();
  Fragment Group();
  Fragment Look(bool negated, bool behind);
  Fragment Capture(const std::string& name);
  Fragment NamedReference();
  Fragment InlineFlags();
  Fragment Escape();
  Fragment Set();
  Fragment Literal(char32_t point);
  Fragment One(Op op, std::int32_t a = 0, bool flag = false);
  Fragment Repeated(const Fragment& atom);
  Fragment Repeat(const Fragment& atom, std::int32_t least, std::int32_t most, bool lazy);
  Fragment Loop(const Fragment& atom, bool lazy);
  bool Counts(std::int32_t& least, std::int32_t& most);
  std::int32_t Number();
  char32_t EscapedPoint(char32_t letter);
  bool SetClass(Regex::CharSet& set, char32_t letter);
  std::int32_t Width(const Fragment& fragment);
  std::string Name(char32_t end);
  void SkipVerbose();

  std::u32string pattern_;
  std::int64_t flags_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
  std::size_t marks_ = 0;
  Regex regex_;
};

Fragment RegexCompiler::One(Op op, std::int32_t a, bool flag) {
  Regex::Instruction instruction;
  instruction.op = op;
  instruction.a = a;
  instruction.flag = flag;
  return {instruction};
}

Fragment RegexCompiler::Literal(char32_t point) {
  return One(Op::kChar, static_cast<std::int32_t>(point), (flags_ & kRegexIgnoreCase) != 0);
}

Fragment RegexCompiler::Alternatives() {
  if (++depth_ > kDeepest) Fail();
  const std::int64_t flags = flags_;
  Fragment result = Sequence();
  while (!failed_ && Take(U"|")) {
    Fragment other = Sequence();
    // split L1, L2; L1: result; jump end; L2: other
    Fragment both = One(Op::kSplit, 1);
    both[0].b = Size(result) + 2;
    Append(both, result);
    Append(both, One(Op::kJump, Size(other) + 1));
    Append(both, other);
    result = std::move(both);
  }
  flags_ = flags;
  --depth_;
  if (result.size() > kLongestProgram) Fail();
  return result;
}

void RegexCompiler::SkipVerbose() {
  while ((flags_ & kRegexVerbose) != 0 && !AtEnd()) {
    if (IsSpace(pattern_[at_])) {
      ++at_;
    } else if (pattern_[at_] == U'#') {
      while (!AtEnd() && pattern_[at_] != U'\n')
        ++at_;
    } else {
      return;
    }
  }
}

Fragment RegexCompiler::Sequence() {
  Fragment result;
  for (SkipVerbose(); !failed_ && !AtEnd() && !Looking(U"|") && !Looking(U")"); SkipVerbose()) {
    Append(result, Repeated(Atom()));
    if (result.size() > kLongestProgram) Fail();
  }
  return result;
}

std::int32_t RegexCompiler::Number() {
  std::int32_t number = -1;
  while (!AtEnd() && IsDigit(pattern_[at_])) {
    number = std::max(number, 0) * 10 + static_cast<std::int32_t>(pattern_[at_++] - U'0');
    if (number > 10'000) Fail();
    number = std::min(number, 10'000);
  }
  return number;
}

// {m}, {m,}, {,n}, {m,n}; anything else is a literal brace.
bool RegexCompiler::Counts(std::int32_t& least, std::int32_t& most) {
  const std::size_t start = at_;
  if (!Take(U"{")) return false;
  least = Number();
  most = least;
  if (Take(U",")) {
    most = Number();
    if (most < 0) most = kForever;
    least = std::max(least, 0);
  }
  if (least >= 0 && at_ > start + 1 && Take(U"}")) return true;
  at_ = start;
  return false;
}

Fragment RegexCompiler::Repeated(const Fragment& atom) {
  Fragment result = atom;
  while (!failed_) {
    SkipVerbose();
    std::int32_t least = 0;
    std::int32_t most = kForever;
    if (Take(U"+")) {
      least = 1;
    } else if (Take(U"?")) {
      most = 1;
    } else if (!Take(U"*") && !Counts(least, most)) {
      return result;
    }
    if (Looking(U"+") || least > most) Fail();  // possessive
    const bool lazy = Take(U"?");
    result = Repeat(result, least, most, lazy);
  }
  return result;
}

// L: mark; atom; progress; split L… with a way out in front, which a lazy loop takes first.
Fragment RegexCompiler::Loop(const Fragment& atom, bool lazy) {
  const auto slot = static_cast<std::int32_t>(marks_++);
  Fragment loop = One(Op::kSplit, 1);
  Append(loop, One(Op::kSave, -1 - slot));
  Append(loop, atom);
  Append(loop, One(Op::kProgress, -1 - slot));
  Append(loop, One(Op::kJump, -Size(loop)));
  loop[0].b = Size(loop);
  if (lazy) std::swap(loop[0].a, loop[0].b);
  return loop;
}

Fragment RegexCompiler::Repeat(const Fragment& atom, std::int32_t least, std::int32_t most,
                               bool lazy) {
  const auto copies = static_cast<std::size_t>(most == kForever ? least + 1 : most);
  if (copies * (atom.size() + 1) > kLongestProgram) {
    Fail();
    return {};
  }
  Fragment result;
  for (std::int32_t i = 0; i < least; ++i)
    Append(result, atom);
  if (most == kForever) {
    Append(result, Loop(atom, lazy));
    return result;
  }
  // Each optional copy may jump over all that are left.
  for (std::int32_t left = most - least; left > 0; --left) {
    Fragment split = One(Op::kSplit, 1);
    split[0].b = left * (Size(atom) + 1);
    if (lazy) std::swap(split[0].a, split[0].b);
    Append(result, split);
    Append(result, atom);
  }
  return result;
}

Fragment RegexCompiler::Atom() {
  const char32_t point = pattern_[at_++];
  switch (point) {
    case U'.':
      return One(Op::kAny, 0, (flags_ & kRegexDotAll) != 0);
    case U'^':
      return One((flags_ & kRegexMultiLine) != 0 ? Op::kLineStart : Op::kTextStart);
    case U'$':
      return One(Op::kLineEnd, (flags_ & kRegexMultiLine) != 0 ? 1 : 0);
    case U'[':
      return Set();
    case U'(':
      return Group();
    case U'\\':
      return Escape();
    case U'*':
    case U'+':
    case U'?':
      Fail();
      return {};
    default:
      return Literal(point);
  }
}

std::string RegexCompiler::Name(char32_t end) {
  std::u32string name;
  while (!AtEnd() && pattern_[at_] != end)
    name += pattern_[at_++];
  if (AtEnd()) Fail();
  ++at_;
  return EncodeUtf8(name);
}

Fragment RegexCompiler::Group() {
  if (!Take(U"?")) return Capture("");
  Fragment inner;
  if (Take(U":")) {
    inner = Alternatives();
  } else if (Take(U"P<")) {
    return Capture(Name(U'>'));
  } else if (Take(U"P=")) {
    return NamedReference();
  } else if (Take(U"=")) {
    return Look(false, false);
  } else if (Take(U"!")) {
    return Look(true, false);
  } else if (Take(U"<=")) {
    return Look(false, true);
  } else if (Take(U"<!")) {
    return Look(true, true);
  } else if (Take(U"#")) {
    Name(U')');
    return {};
  } else {
    return InlineFlags();
  }
  if (!Take(U")")) Fail();
  return inner;
}

Fragment RegexCompiler::Capture(const std::string& name) {
  const auto index = static_cast<std::int32_t>(++regex_.group_count_);
  if (!name.empty()) regex_.names_.emplace_back(name, static_cast<std::size_t>(index));
  Fragment result = One(Op::kSave, 2 * index);
  Append(result, Alternatives());
  Append(result, One(Op::kSave, 2 * index + 1));
  if (!Take(U")")) Fail();
  return result;
}

Fragment RegexCompiler::NamedReference() {
  const std::string name = Name(U')');
  for (const auto& [known, index] : regex_.names_) {
    if (known == name) {
      return One(Op::kBackReference, static_cast<std::int32_t>(index),
                 (flags_ & kRegexIgnoreCase) != 0);
    }
  }
  Fail();
  return {};
}

// (?i) at the beginning holds for the rest, (?i:…) for the group.
Fragment RegexCompiler::InlineFlags() {
  const std::int64_t before = flags_;
  for (; !AtEnd() && pattern_[at_] != U')' && pattern_[at_] != U':'; ++at_) {
    switch (pattern_[at_]) {
      case U'i':
        flags_ |= kRegexIgnoreCase;
        break;
      case U'm':
        flags_ |= kRegexMultiLine;
        break;
      case U's':
        flags_ |= kRegexDotAll;
        break;
      case U'x':
        flags_ |= kRegexVerbose;
        break;
      case U'a':
      case U'u':
        break;
      default:
        Fail();
    }
  }
  if (Take(U")")) return {};
  Fragment inner;
  if (Take(U":")) inner = Alternatives();
  flags_ = before;
  if (!Take(U")")) Fail();
  return inner;
}

Fragment RegexCompiler::Look(bool negated, bool behind) {
  Fragment inner = Alternatives();
  if (!Take(U")")) Fail();
  const std::int32_t width = behind ? Width(inner) : -1;
  if (behind && width < 0) Fail();
  Fragment look = One(Op::kLook, Size(inner) + 2);
  look[0].b = negated ? 1 : 0;
  look[0].width = width;
  Append(look, inner);
  Append(look, One(Op::kMatch));
  return look;
}

// How many characters a fragment without loops reads; -1 when that is not one number.
std::int32_t RegexCompiler::Width(const Fragment& fragment) {
  std::int32_t width = 0;
  for (std::size_t i = 0; i < fragment.size(); ++i) {
    const auto& instruction = fragment[i];
    switch (instruction.op) {
      case Op::kChar:
      case Op::kAny:
      case Op::kSet:
        ++width;
        break;
      case Op::kSplit: {
        // An alternative: both sides must be equally wide.
        const auto second = i + static_cast<std::size_t>(std::max(instruction.b, 1));
        if (second <= i + 1 || second > fragment.size()) return -1;
        const auto& jump = fragment[second - 1];
        if (jump.op != Op::kJump || jump.a < 1) return -1;
        const auto begin = fragment.begin() + static_cast<std::ptrdiff_t>(i);
        const auto middle = fragment.begin() + static_cast<std::ptrdiff_t>(second);
        const std::int32_t left = Width(Fragment(begin + 1, middle - 1));
        const std::int32_t right = Width(Fragment(middle, middle + jump.a - 1));
        if (left < 0 || left != right) return -1;
        width += left;
        i = second + static_cast<std::size_t>(jump.a) - 2;
        break;
      }
      case Op::kJump:
      case Op::kBackReference:
        return -1;
      case Op::kLook:
        i += static_cast<std::size_t>(instruction.a) - 1;
        break;
      default:
        break;
    }
  }
  return width;
}

char32_t RegexCompiler::EscapedPoint(char32_t letter) {
  const auto hex = [&](std::size_t digits) -> char32_t {
    const std::string text =
        EncodeUtf8(std::u32string_view(pattern_).substr(std::min(at_, pattern_.size()), digits));
    const auto value = text.size() == digits ? ParseInteger(text, 16) : std::nullopt;
    if (!value) Fail();
    at_ += digits;
    return static_cast<char32_t>(value.value_or(0));
  };
  switch (letter) {
    case U'n':
      return U'\n';
    case U't':
      return U'\t';
    case U'r':
      return U'\r';
    case U'f':
      return U'\f';
    case U'v':
      return U'\v';
    case U'a':
      return U'\a';
    case U'0':
      return U'\0';
    case U'x':
      return hex(2);
    case U'u':
      return hex(4);
    case U'U':
      return hex(8);
    default:
      if (letter < 0x80 && IsAlpha(letter)) Fail();  // bad escape
      return letter;
  }
}

Fragment RegexCompiler::Escape() {
  if (AtEnd()) {
    Fail();
    return {};
  }
  const char32_t letter = pattern_[at_++];
  Regex::CharSet set;
  if (SetClass(set, letter)) {
    regex_.sets_.push_back(std::move(set));
    return One(Op::kSet, static_cast<std::int32_t>(regex_.sets_.size() - 1));
  }
  switch (letter) {
    case U'A':
      return One(Op::kTextStart);
    case U'Z':
      return One(Op::kTextEnd);
    case U'b':
      return One(Op::kWordEdge);
    case U'B':
      return One(Op::kNoWordEdge);
    default:
      break;
  }
  if (letter >= U'1' && letter <= U'9') {
    --at_;
    return One(Op::kBackReference, Number(), (flags_ & kRegexIgnoreCase) != 0);
  }
  return Literal(EscapedPoint(letter));
}

bool RegexCompiler::SetClass(Regex::CharSet& set, char32_t letter) {
  if (std::u32string_view(U"dDwWsS").find(letter) == std::u32string_view::npos) return false;
  set.classes.push_back(static_cast<char>(letter));
  return true;
}

Fragment RegexCompiler::Set() {
  Regex::CharSet set;
  set.negated = Take(U"^");
  bool first = true;
  while (!failed_ && !AtEnd() && (first || !Looking(U"]"))) {
    first = false;
    char32_t point = pattern_[at_++];
    if (point == U'\\') {
      if (AtEnd()) break;
      const char32_t letter = pattern_[at_++];
      if (SetClass(set, letter)) continue;
      point = letter == U'b' ? U'\b' : EscapedPoint(letter);
    }
    char32_t last = point;
    const bool range = Looking(U"-") && at_ + 1 < pattern_.size() && pattern_[at_ + 1] != U']';
    if (range) {
      ++at_;
      last = pattern_[at_++];
      if (last == U'\\' && !AtEnd()) last = EscapedPoint(pattern_[at_++]);
      if (last < point) Fail();
    }
    set.ranges.push_back({point, last});
  }
  if (!Take(U"]")) Fail();
  regex_.sets_.push_back(std::move(set));
  return One(Op::kSet, static_cast<std::int32_t>(regex_.sets_.size() - 1),
             (flags_ & kRegexIgnoreCase) != 0);
}

std::optional<Regex> RegexCompiler::Compile() {
  Fragment body = Alternatives();
  if (failed_ || !AtEnd()) return std::nullopt;
  // Marks of loops live behind the slots of the groups.
  const auto first_mark = static_cast<std::int32_t>(2 * (regex_.group_count_ + 1));
  for (auto& instruction : body) {
    const bool slot = instruction.op == Op::kSave || instruction.op == Op::kProgress;
    if (slot && instruction.a < 0) instruction.a = first_mark - 1 - instruction.a;
    const bool reference = instruction.op == Op::kBackReference;
    if (reference && instruction.a > static_cast<std::int32_t>(regex_.group_count_)) {
      return std::nullopt;
    }
  }
  regex_.slots_ = static_cast<std::size_t>(first_mark) + marks_;
  regex_.program_ = std::move(body);
  Append(regex_.program_, One(Op::kMatch));
  return std::move(regex_);
}

std::optional<Regex> Regex::Compile(std::string_view pattern, std::int64_t flags) {
  constexpr std::size_t kLongestPattern = 10'000;
  if (pattern.size() > kLongestPattern) return std::nullopt;
  return RegexCompiler(DecodeUtf8(pattern), flags).Compile();
}

}  // namespace smgraph::python
