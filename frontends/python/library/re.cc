// re: on known strings with patterns that the machine knows; everything else is not known.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/library/library.h"
#include "frontends/python/library/regex.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"

namespace smgraph::python {
namespace {

// Attributes that user code does not see.
constexpr std::string_view kGroups = "%groups";  // of a match: Tuple of strings or None
constexpr std::string_view kSpans = "%spans";    // Tuple of (start, end)
constexpr std::string_view kNames = "%names";    // Dict: name of a group -> its number

struct RegexCache {
  std::map<std::pair<std::string, std::int64_t>, std::optional<Regex>> known;
  std::size_t steps_left = 40'000'000;  // of one evaluation
};

const Regex* Compiled(Evaluator& ev, const std::string& pattern, std::int64_t flags) {
  auto& known = ev.State<RegexCache>().known;
  const auto key = std::pair(pattern, flags);
  auto found = known.find(key);
  if (found == known.end()) found = known.emplace(key, Regex::Compile(pattern, flags)).first;
  return found->second ? &*found->second : nullptr;
}

const std::string* TextOrBytes(Ref value) {
  if (const auto* bytes = As<Bytes>(value)) return &bytes->value;
  return TextIn(value);
}

// The pattern of a call and the position of the argument behind it, for re.search(pattern, …) and
// pattern.search(…) alike.
struct Query {
  const Regex* regex = nullptr;
  Ref pattern = nullptr;
  std::size_t next = 1;
};

Query ReadQuery(Evaluator& ev, const Call& call, std::size_t flags_position) {
  Query query;
  if (call.positional.empty()) return query;
  query.pattern = call.positional[0];
  if (const auto* compiled = As<Instance>(query.pattern)) {
    const std::string* text = TextOrBytes(compiled->attributes.Find("pattern"));
    const auto flags = IntegerIn(compiled->attributes.Find("flags"));
    if (text != nullptr && flags) query.regex = Compiled(ev, *text, *flags);
    return query;
  }
  const Ref flags = call.Argument(flags_position, "flags");
  const auto number = flags == nullptr ? std::optional<std::int64_t>(0) : IntegerIn(flags);
  const std::string* text = TextOrBytes(query.pattern);
  if (text != nullptr && number) query.regex = Compiled(ev, *text, *number);
  return query;
}

// What is searched: a text from a place on.
struct Subject {
  std::u32string points;
  std::size_t from = 0;
};

// The argument `string` of a call; those behind it cut it, where a compiled pattern is called.
// Nothing where they are not known.
std::optional<Subject> ReadSubject(Evaluator& ev, const Query& query, const Call& call) {
  const std::string* text = TextOrBytes(call.Argument(1, "string"));
  if (query.regex == nullptr || text == nullptr) return std::nullopt;
  Subject subject{DecodeUtf8(*text)};
  if (As<Instance>(query.pattern) == nullptr) return subject;
  const Ref from = call.Argument(2, "pos");
  const Ref to = call.Argument(3, "endpos");
  for (const Ref given : {from, to})
    if (given != nullptr && Unsure(given)) return std::nullopt;
  const auto within = [&](Ref given, std::int64_t otherwise) {
    const auto size = static_cast<std::int64_t>(subject.points.size());
    return static_cast<std::size_t>(
        std::clamp<std::int64_t>(IntegerOr(ev, given, otherwise, call), 0, size));
  };
  subject.from = within(from, 0);
  subject.points.resize(within(to, static_cast<std::int64_t>(subject.points.size())));
  return subject;
}

Ref Slice(Evaluator& ev, std::u32string_view text, std::pair<std::ptrdiff_t, std::ptrdiff_t> span) {
  if (span.first < 0 || span.second < span.first) return ev.heap().none();
  return ev.heap().str(EncodeUtf8(text.substr(static_cast<std::size_t>(span.first),
                                              static_cast<std::size_t>(span.second - span.first))));
}

// lastindex: the number of the group that was closed last, of two in the same place the outer one;
// 0 when none was.
std::size_t LastGroup(const RegexMatch& match) {
  std::size_t last = 0;
  for (std::size_t i = 1; i < match.groups.size(); ++i) {
    const bool later = last == 0 || match.groups[i].second > match.groups[last].second;
    if (match.groups[i].second >= 0 && later) last = i;
  }
  return last;
}

Ref NewMatch(Evaluator& ev, const Regex& regex, std::u32string_view text, const RegexMatch& match,
             SourceSpan span);

// ---- match, search, fullmatch

template <bool kAnchored, bool kWhole>
Ref Match(Evaluator& ev, const Call& call) {
  const Query query = ReadQuery(ev, call, 2);
  const auto subject = ReadSubject(ev, query, call);
  if (!subject) return UnknownCall(ev, call);
  const auto& [points, from] = *subject;
  if (from > points.size()) return ev.heap().none();
  RegexMode mode;
  mode.anchored = kAnchored;
  mode.whole = kWhole;
  mode.steps_left = &ev.State<RegexCache>().steps_left;
  RegexMatch match;
  switch (query.regex->Find(points, from, mode, match)) {
    case RegexOutcome::kMatch:
      return NewMatch(ev, *query.regex, points, match, call.span);
    case RegexOutcome::kNoMatch:
      return ev.heap().none();
    default:
      return UnknownCall(ev, call);
  }
}

// All matches from left to right, as findall and sub go through them; nothing when that takes too
// long.
std::optional<std::vector<RegexMatch>> AllMatches(Evaluator& ev, const Regex& regex,
                                                  std::u32string_view text, std::int64_t most,
                                                  std::size_t at = 0) {
  std::vector<RegexMatch> matches;
  RegexMode mode;
  mode.steps_left = &ev.State<RegexCache>().steps_left;
  RegexMatch match;
  while (at <= text.size() && (most <= 0 || static_cast<std::int64_t>(matches.size()) < most)) {
    const RegexOutcome outcome = regex.Find(text, at, mode, match);
    if (outcome == RegexOutcome::kGaveUp) return std::nullopt;
    if (outcome == RegexOutcome::kNoMatch) break;
    matches.push_back(match);
    ev.CheckItems(matches.size());
    at = static_cast<std::size_t>(match.groups[0].second);
    mode.must_advance = match.groups[0].first == match.groups[0].second;
  }
  return matches;
}

Ref FindAll(Evaluator& ev, const Call& call) {
  const Query query = ReadQuery(ev, call, 2);
  const auto subject = ReadSubject(ev, query, call);
  if (!subject) return UnknownCall(ev, call);
  const std::u32string& points = subject->points;
  const auto matches = AllMatches(ev, *query.regex, points, 0, subject->from);
  if (!matches) return UnknownCall(ev, call);
  const auto group = [&](const RegexMatch& match, std::size_t index) {
    const Ref found = Slice(ev, points, match.groups[index]);
    return IsNone(found) ? ev.heap().str("") : found;
  };
  std::vector<Ref> items;
  for (const RegexMatch& match : *matches) {
    const std::size_t groups = query.regex->group_count();
    if (groups < 2) {
      items.push_back(group(match, groups));
      continue;
    }
    std::vector<Ref> tuple;
    for (std::size_t i = 1; i <= groups; ++i)
      tuple.push_back(group(match, i));
    items.push_back(NewTuple(ev, std::move(tuple)));
  }
  return NewList(ev, std::move(items));
}

Ref FindIterator(Evaluator& ev, const Call& call) {
  const Query query = ReadQuery(ev, call, 2);
  const auto subject = ReadSubject(ev, query, call);
  if (!subject) return UnknownCall(ev, call);
  const std::u32string& points = subject->points;
  const auto matches = AllMatches(ev, *query.regex, points, 0, subject->from);
  if (!matches) return UnknownCall(ev, call);
  std::vector<Ref> items;
  for (const RegexMatch& match : *matches)
    items.push_back(NewMatch(ev, *query.regex, points, match, call.span));
  return NewIterator(ev, std::move(items));
}

Ref Split(Evaluator& ev, const Call& call) {
  const Query query = ReadQuery(ev, call, 3);
  const std::string* text = TextOrBytes(call.Argument(1, "string"));
  if (query.regex == nullptr || text == nullptr) return UnknownCall(ev, call);
  const std::u32string points = DecodeUtf8(*text);
  const std::int64_t most = IntegerOr(ev, call.Argument(2, "maxsplit"), 0, call);
  const auto matches = AllMatches(ev, *query.regex, points, most);
  if (!matches) return UnknownCall(ev, call);
  std::vector<Ref> items;
  std::ptrdiff_t at = 0;
  for (const RegexMatch& match : *matches) {
    items.push_back(Slice(ev, points, {at, match.groups[0].first}));
    for (std::size_t i = 1; i < match.groups.size(); ++i)
      items.push_back(Slice(ev, points, match.groups[i]));
    at = match.groups[0].second;
  }
  items.push_back(Slice(ev, points, {at, static_cast<std::ptrdiff_t>(points.size())}));
  return NewList(ev, std::move(items));
}

// ---- sub

// The group that \1, \g<1> or \g<name> names behind the backslash at `at` - 1; moves behind it.
std::optional<std::size_t> TemplateGroup(const std::string& text, std::size_t& at,
                                         const Regex& regex) {
  std::string name;
  if (text[at] == 'g' && at + 1 < text.size() && text[at + 1] == '<') {
    const std::size_t end = text.find('>', at);
    if (end == std::string::npos) return std::nullopt;
    name = text.substr(at + 2, end - at - 2);
    at = end + 1;
  } else {
    while (at < text.size() && name.size() < 2 && IsDigit(static_cast<unsigned char>(text[at])))
      name += text[at++];
  }
  if (const auto index = ParseInteger(name, 10)) return static_cast<std::size_t>(*index);
  for (const auto& [known, index] : regex.names()) {
    if (known == name) return index;
  }
  return std::nullopt;
}

void AddReplacement(Evaluator& ev, TextBuilder& out, const std::string& text, const Regex& regex,
                    std::u32string_view points, const RegexMatch& match, const Call& call) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find('\\', at), text.size());
    out.Add(std::string_view(text).substr(at, mark - at));
    at = mark + 1;
    if (at >= text.size()) return;
    constexpr std::string_view kLetters = "nrtfv\\";
    constexpr std::string_view kPoints = "\n\r\t\f\v\\";
    const std::size_t letter = kLetters.find(text[at]);
    if (letter != std::string_view::npos) {
      out.Add(kPoints.substr(letter, 1));
      ++at;
      continue;
    }
    const auto group = TemplateGroup(text, at, regex);
    if (!group || *group >= match.groups.size()) {
      ev.Raise("ValueError", "invalid group reference", call.span);
    }
    const Ref part = Slice(ev, points, match.groups[*group]);
    if (!IsNone(part)) out.Add(part);
  }
}

// The text with its matches replaced, and how often; null when that is not known.
Ref Replaced(Evaluator& ev, const Regex& regex, const std::string& text, Ref replacement,
             std::int64_t most, std::int64_t& count, const Call& call) {
  const std::u32string points = DecodeUtf8(text);
  const auto matches = AllMatches(ev, regex, points, most);
  if (!matches) return nullptr;
  TextBuilder out(ev);
  std::ptrdiff_t at = 0;
  for (const RegexMatch& match : *matches) {
    out.Add(Slice(ev, points, {at, match.groups[0].first}));
    at = match.groups[0].second;
    if (const std::string* plain = TextOrBytes(replacement)) {
      AddReplacement(ev, out, *plain, regex, points, match, call);
    } else if (Unsure(replacement) || replacement->kind == Kind::kTemplate) {
      out.Add(ev.ToStr(replacement, call.span));
    } else {
      const Ref found = NewMatch(ev, regex, points, match, call.span);
      out.Add(ev.ToStr(ev.CallValue(replacement, CallWith({found}, call.span)), call.span));
    }
  }
  out.Add(Slice(ev, points, {at, static_cast<std::ptrdiff_t>(points.size())}));
  count = static_cast<std::int64_t>(matches->size());
  return out.Finish();
}

Ref Substitute(Evaluator& ev, const Call& call, std::int64_t& count) {
  const Query query = ReadQuery(ev, call, 4);
  const Ref replacement = call.Argument(1, "repl");
  const Ref text = call.Argument(2, "string");
  if (query.regex == nullptr || replacement == nullptr || text == nullptr) {
    return UnknownCall(ev, call);
  }
  const std::int64_t most = IntegerOr(ev, call.Argument(3, "count"), 0, call);
  if (const std::string* known = TextOrBytes(text)) {
    const Ref result = Replaced(ev, *query.regex, *known, replacement, most, count, call);
    return result == nullptr ? UnknownCall(ev, call) : result;
  }
  const auto* pattern = As<Template>(text);
  if (pattern == nullptr) return UnknownCall(ev, call);
  // Of a string with unknown parts the known pieces are changed.
  std::vector<Ref> parts;
  for (const Ref part : pattern->parts) {
    const std::string* piece = TextIn(part);
    const Ref changed = piece == nullptr
                            ? ev.OpaqueOperation("re.sub", part, replacement, call.span)
                            : Replaced(ev, *query.regex, *piece, replacement, most, count, call);
    if (changed == nullptr) return UnknownCall(ev, call);
    parts.push_back(changed);
  }
  return ev.Concatenate(parts);
}

Ref Sub(Evaluator& ev, const Call& call) {
  std::int64_t count = 0;
  return Substitute(ev, call, count);
}

Ref SubCount(Evaluator& ev, const Call& call) {
  std::int64_t count = 0;
  const Ref text = Substitute(ev, call, count);
  return NewTuple(ev, {text, ev.heap().integer(count)});
}

Ref EscapeText(Evaluator& ev, const Call& call) {
  std::string text;
  for (const char c : NeedText(ev, call.positional[0], call)) {
    constexpr std::string_view kSpecial = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f";
    if (kSpecial.find(c) != std::string_view::npos) text += '\\';
    text += c;
  }
  return NewText(ev, std::move(text));
}

// ---- match objects

// The number of the group that an argument names; nothing for what is no group.
std::optional<std::size_t> GroupIndex(const Instance& match, Ref name) {
  const auto* groups = As<Tuple>(match.attributes.Find(kGroups));
  const auto* names = As<Dict>(match.attributes.Find(kNames));
  if (groups == nullptr || names == nullptr) return std::nullopt;
  const auto index = name == nullptr           ? std::optional<std::int64_t>(0)
                     : TextIn(name) != nullptr ? IntegerIn(names->Find(name))
                                               : IntegerIn(name);
  const bool fits = index && *index >= 0 && static_cast<std::size_t>(*index) < groups->items.size();
  return fits ? std::optional(static_cast<std::size_t>(*index)) : std::nullopt;
}

Ref GroupAt(Evaluator& ev, const Call& call, Ref name, std::string_view part) {
  const auto* match = As<Instance>(call.positional[0]);
  const auto index = match == nullptr ? std::nullopt : GroupIndex(*match, name);
  if (!index) ev.Raise("IndexError", "no such group", call.span);
  return As<Tuple>(match->attributes.Find(part))->items[*index];
}

Ref Group(Evaluator& ev, const Call& call) {
  if (call.positional.size() < 3) return GroupAt(ev, call, call.Argument(1, "group"), kGroups);
  std::vector<Ref> items;
  for (std::size_t i = 1; i < call.positional.size(); ++i)
    items.push_back(GroupAt(ev, call, call.positional[i], kGroups));
  return NewTuple(ev, std::move(items));
}

Ref Groups(Evaluator& ev, const Call& call) {
  const auto* match = As<Instance>(call.positional[0]);
  const auto* groups = match == nullptr ? nullptr : As<Tuple>(match->attributes.Find(kGroups));
  const Ref otherwise = call.Argument(1, "default");
  if (groups == nullptr) return UnknownCall(ev, call);
  std::vector<Ref> items(groups->items.begin() + 1, groups->items.end());
  for (Ref& item : items) {
    if (IsNone(item) && otherwise != nullptr) item = otherwise;
  }
  return NewTuple(ev, std::move(items));
}

Ref GroupDict(Evaluator& ev, const Call& call) {
  const auto* match = As<Instance>(call.positional[0]);
  const auto* names = match == nullptr ? nullptr : As<Dict>(match->attributes.Find(kNames));
  if (names == nullptr) return UnknownCall(ev, call);
  const Ref otherwise = call.Argument(1, "default");
  auto* dict = ev.heap().New<Dict>();
  for (const auto& [name, index] : names->items) {
    const Ref group = GroupAt(ev, call, name, kGroups);
    dict->Set(name, IsNone(group) && otherwise != nullptr ? otherwise : group);
  }
  return dict;
}

Ref Span(Evaluator& ev, const Call& call) {
  return GroupAt(ev, call, call.Argument(1, "group"), kSpans);
}

Ref Start(Evaluator& ev, const Call& call) {
  return static_cast<Tuple*>(Span(ev, call))->items[0];
}

Ref End(Evaluator& ev, const Call& call) {
  return static_cast<Tuple*>(Span(ev, call))->items[1];
}

Ref MatchText(Evaluator& ev, const Call& call) {
  const Ref text = ev.ToRepr(GroupAt(ev, call, nullptr, kGroups), call.span);
  const Ref span = ev.ToRepr(GroupAt(ev, call, nullptr, kSpans), call.span);
  const auto part = [&ev](const char* literal) { return ev.heap().str(literal); };
  return ev.Concatenate({part("<re.Match object; span="), span, part(", match="), text, part(">")});
}

constexpr MethodModel kPatternMethods[] = {
    {"findall", Lifted<FindAll, 2, 4>},
    {"finditer", Lifted<FindIterator, 2, 4>},
    {"fullmatch", Lifted<Match<true, true>, 2, 4>},
    {"match", Lifted<Match<true, false>, 2, 4>},
    {"search", Lifted<Match<false, false>, 2, 4>},
    {"split", Lifted<Split, 2, 3>},
    {"sub", Lifted<Sub, 3, 4>},
    {"subn", Lifted<SubCount, 3, 4>},
};

constexpr MethodModel kMatchMethods[] = {
    {"__getitem__", Counted<Group, 2, 2>},
    {"__repr__", Counted<MatchText, 1, 1>},
    {"end", Counted<End, 1, 2>},
    {"group", Counted<Group, 1, kMany>},
    {"groupdict", Counted<GroupDict, 1, 2>},
    {"groups", Counted<Groups, 1, 2>},
    {"span", Counted<Span, 1, 2>},
    {"start", Counted<Start, 1, 2>},
};

constexpr ClassModel kClasses[] = {
    {.name = "Pattern",
     .spellings = "re.Pattern typing.Pattern",
     .signature = "(pattern, flags=0)",
     .tag = kLibraryTag,
     .methods = kPatternMethods},
    {.name = "Match",
     .spellings = "re.Match typing.Match",
     .signature = "(**kwargs)",
     .tag = kLibraryTag,
     .methods = kMatchMethods},
};

Ref NewMatch(Evaluator& ev, const Regex& regex, std::u32string_view text, const RegexMatch& match,
             SourceSpan span) {
  Instance* result = ev.NewInstance(ev.ClassOf(kClasses[1]), span);
  std::vector<Ref> groups;
  std::vector<Ref> spans;
  for (const auto& group : match.groups) {
    groups.push_back(Slice(ev, text, group));
    spans.push_back(
        NewTuple(ev, {ev.heap().integer(group.first), ev.heap().integer(group.second)}));
  }
  auto* names = ev.heap().New<Dict>();
  const std::size_t last = LastGroup(match);
  Ref last_name = ev.heap().none();
  for (const auto& [name, index] : regex.names()) {
    names->Set(ev.heap().str(name), ev.heap().integer(static_cast<std::int64_t>(index)));
    if (index == last) last_name = ev.heap().str(name);
  }
  result->attributes.Set("lastgroup", last_name);
  result->attributes.Set("lastindex", last == 0
                                          ? ev.heap().none()
                                          : ev.heap().integer(static_cast<std::int64_t>(last)));
  result->attributes.Set(kGroups, NewTuple(ev, std::move(groups)));
  result->attributes.Set(kSpans, NewTuple(ev, std::move(spans)));
  result->attributes.Set(kNames, names);
  result->attributes.Set("string", ev.heap().str(EncodeUtf8(text)));
  return result;
}

Ref Compile(Evaluator& ev, const Call& call) {
  return ev.CallValue(ev.ClassOf(kClasses[0]), call);
}

template <int kFlag>
Ref Flag(Evaluator& ev) {
  return ev.heap().integer(kFlag);
}

constexpr FunctionModel kFunctions[] = {
    {"re.compile", Counted<Compile, 1, 2>},
    {"re.escape", Strict<EscapeText, 1, 1>},
    {"re.findall", Lifted<FindAll, 2, 3>},
    {"re.finditer", Lifted<FindIterator, 2, 3>},
    {"re.fullmatch", Lifted<Match<true, true>, 2, 3>},
    {"re.match", Lifted<Match<true, false>, 2, 3>},
    {"re.search", Lifted<Match<false, false>, 2, 3>},
    {"re.split", Lifted<Split, 2, 4>},
    {"re.sub", Lifted<Sub, 3, 5>},
    {"re.subn", Lifted<SubCount, 3, 5>},
    {"re.purge", ReturnNone},
};

constexpr ValueModel kValues[] = {
    {"re.A re.ASCII", Flag<256>}, {"re.I re.IGNORECASE", Flag<2>}, {"re.M re.MULTILINE", Flag<8>},
    {"re.S re.DOTALL", Flag<16>}, {"re.U re.UNICODE", Flag<32>},   {"re.X re.VERBOSE", Flag<64>},
};

}  // namespace

Rows ReRows() {
  return {.functions = kFunctions, .classes = kClasses, .values = kValues};
}

}  // namespace smgraph::python
