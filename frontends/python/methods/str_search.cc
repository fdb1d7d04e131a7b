// str: searching and replacing.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"

namespace smgraph::python {
namespace {

// The part of a string that start and end arguments choose, in bytes.
struct Window {
  std::string_view text;
  std::size_t offset = 0;  // of the window in the whole string
  bool valid = true;       // false when it begins behind the end of the string
};

Window WindowOf(Evaluator& ev, const std::string& text, const Call& call) {
  const auto size = static_cast<std::int64_t>(CountPoints(text));
  const auto clip = [size](std::int64_t index) {
    return std::clamp<std::int64_t>(index < 0 ? index + size : index, 0, size);
  };
  const std::int64_t start = IntegerOr(ev, call.Argument(2, "start"), 0, call);
  const std::int64_t stop = IntegerOr(ev, call.Argument(3, "end"), size, call);
  const std::int64_t from = clip(start);
  const std::int64_t to = clip(stop);
  if (start > size || from > to) return {std::string_view(), text.size(), false};
  const std::size_t begin = ByteOffset(text, static_cast<std::size_t>(from));
  const std::size_t end = ByteOffset(text, static_cast<std::size_t>(to));
  return {std::string_view(text).substr(begin, end - begin), begin, true};
}

// Code point where the argument is found; -1 when it is not.
template <bool kRight>
std::int64_t Search(Evaluator& ev, const Call& call) {
  const std::string& text = NeedText(ev, call.positional[0], call);
  const std::string& wanted = NeedText(ev, call.positional[1], call);
  const Window window = WindowOf(ev, text, call);
  if (!window.valid) return -1;
  WorkToFind(ev, wanted, window.text);
  const std::size_t at = kRight ? window.text.rfind(wanted) : window.text.find(wanted);
  if (at == std::string_view::npos) return -1;
  return static_cast<std::int64_t>(PointOffset(text, window.offset + at));
}

template <bool kRight>
Ref Index(Evaluator& ev, const Call& call) {
  const std::int64_t at = Search<kRight>(ev, call);
  if (at < 0) ev.Raise("ValueError", "substring not found", call.span);
  return ev.heap().integer(at);
}

bool Matches(std::string_view text, std::string_view affix, bool at_end) {
  return at_end ? text.ends_with(affix) : text.starts_with(affix);
}

// Whether the known end of a Template decides: 1 it does, 0 it does not, -1 not known.
int MatchesTemplate(const Template& pattern, const std::string& affix, bool at_end) {
  if (affix.empty()) return 1;
  const std::string* piece = TextIn(at_end ? pattern.parts.back() : pattern.parts.front());
  if (piece == nullptr) return -1;
  if (Matches(*piece, affix, at_end)) return 1;
  const bool longer = affix.size() > piece->size() && Matches(affix, *piece, at_end);
  return longer ? -1 : 0;
}

// One affix against a Str or Template.
int MatchesOne(Evaluator& ev, Ref self, Ref affix, bool at_end, const Call& call) {
  if (Unsure(affix) || affix->kind == Kind::kTemplate) return -1;
  const std::string& wanted = NeedText(ev, affix, call);
  if (const auto* pattern = As<Template>(self)) {
    return call.positional.size() > 2 ? -1 : MatchesTemplate(*pattern, wanted, at_end);
  }
  const Window window = WindowOf(ev, NeedText(ev, self, call), call);
  return window.valid && Matches(window.text, wanted, at_end) ? 1 : 0;
}

template <bool kAtEnd>
Ref MatchAffix(Evaluator& ev, const Call& call) {
  const Ref self = call.positional[0];
  if (Unsure(self)) return UnknownCall(ev, call);
  std::vector<Ref> affixes = {call.positional[1]};
  if (const auto* tuple = As<Tuple>(call.positional[1])) affixes = tuple->items;
  bool unsure = false;
  for (const Ref affix : affixes) {
    const int matches = MatchesOne(ev, self, affix, kAtEnd, call);
    if (matches == 1) return ev.heap().boolean(true);
    unsure = unsure || matches < 0;
  }
  return unsure ? UnknownCall(ev, call) : ev.heap().boolean(false);
}

std::string ReplaceText(Evaluator& ev, const std::string& text, const std::string& from,
                        const std::string& to, std::int64_t most) {
  WorkToFind(ev, from, text);
  std::string result;
  std::size_t at = 0;
  std::int64_t count = 0;
  while (most < 0 || count < most) {
    const std::size_t found = text.find(from, at);
    if (found == std::string::npos || (from.empty() && at >= text.size() && count > 0)) break;
    result.append(text, at, found - at).append(to);
    ++count;
    at = found + from.size();
    if (from.empty()) {
      if (at >= text.size()) return result;
      const std::size_t step = ByteOffset(std::string_view(text).substr(at), 1);
      result.append(text, at, step);
      at += step;
      if (at >= text.size() && (most < 0 || count < most)) return result.append(to);
    }
    ev.CheckBytes(result.size());
  }
  return result.append(text, at, std::string::npos);
}

Ref StrFind(Evaluator& ev, const Call& call) {
  return ev.heap().integer(Search<false>(ev, call));
}
Ref StrRfind(Evaluator& ev, const Call& call) {
  return ev.heap().integer(Search<true>(ev, call));
}
Ref StrIndex(Evaluator& ev, const Call& call) {
  return Index<false>(ev, call);
}
Ref StrRindex(Evaluator& ev, const Call& call) {
  return Index<true>(ev, call);
}
Ref StrStartsWith(Evaluator& ev, const Call& call) {
  return MatchAffix<false>(ev, call);
}
Ref StrEndsWith(Evaluator& ev, const Call& call) {
  return MatchAffix<true>(ev, call);
}

Ref StrCount(Evaluator& ev, const Call& call) {
  const std::string& text = NeedText(ev, call.positional[0], call);
  const std::string& wanted = NeedText(ev, call.positional[1], call);
  const Window window = WindowOf(ev, text, call);
  if (!window.valid) return ev.heap().integer(0);
  if (wanted.empty()) {
    return ev.heap().integer(static_cast<std::int64_t>(CountPoints(window.text)) + 1);
  }
  WorkToFind(ev, wanted, window.text);
  std::int64_t count = 0;
  for (std::size_t at = window.text.find(wanted); at != std::string_view::npos;
       at = window.text.find(wanted, at + wanted.size())) {
    ++count;
  }
  return ev.heap().integer(count);
}

Ref StrReplace(Evaluator& ev, const Call& call) {
  const Ref self = call.positional[0];
  const Ref from = call.positional.size() > 1 ? call.positional[1] : nullptr;
  const Ref to = call.positional.size() > 2 ? call.positional[2] : nullptr;
  if (from == nullptr || to == nullptr) {
    ev.Raise("TypeError", "replace expected at least 2 arguments", call.span);
  }
  const Ref count = call.Argument(3, "count");
  const auto unsure = [](Ref value) { return Unsure(value) || value->kind == Kind::kTemplate; };
  if (unsure(from) || (count != nullptr && unsure(count))) return UnknownCall(ev, call);
  const std::string& wanted = NeedText(ev, from, call);
  const std::int64_t most = IntegerOr(ev, count, -1, call);
  const std::string* text = TextIn(self);
  if (text != nullptr && TextIn(to) != nullptr) {
    return NewText(ev, ReplaceText(ev, *text, wanted, *TextIn(to), most));
  }
  if (text != nullptr && unsure(to)) {
    // "a-NAME-b".replace("NAME", unknown): known pieces around what is not known.
    if (wanted.empty() || most >= 0) return UnknownCall(ev, call);
    TextBuilder out(ev);
    std::size_t at = 0;
    for (std::size_t next = text->find(wanted); next != std::string::npos;
         next = text->find(wanted, at)) {
      out.Add(std::string_view(*text).substr(at, next - at));
      out.Add(ev.ToStr(to, call.span));
      at = next + wanted.size();
    }
    out.Add(std::string_view(*text).substr(at));
    return out.Finish();
  }
  const auto* pattern = As<Template>(self);
  if (pattern == nullptr || TextIn(to) == nullptr || most >= 0 || wanted.empty()) {
    if (!unsure(to)) NeedText(ev, to, call);
    return UnknownCall(ev, call);
  }
  std::vector<Ref> parts;
  for (const Ref part : pattern->parts) {
    const std::string* piece = TextIn(part);
    parts.push_back(piece != nullptr
                        ? ev.heap().str(ReplaceText(ev, *piece, wanted, *TextIn(to), -1))
                        : ev.OpaqueOperation("replace", part, from, call.span));
  }
  return ev.Concatenate(parts);
}

// removeprefix, removesuffix; decided by the known end of a Template when possible.
Ref RemoveAffix(Evaluator& ev, const Call& call, bool at_end) {
  const Ref self = call.positional[0];
  const Ref affix = call.positional[1];
  if (Unsure(self)) return UnknownCall(ev, call);
  const int matches = MatchesOne(ev, self, affix, at_end, call);
  if (matches < 0) return UnknownCall(ev, call);
  if (matches == 0) return self;
  const std::size_t size = TextIn(affix)->size();
  const auto cut = [&](const std::string& text) {
    return at_end ? text.substr(0, text.size() - size) : text.substr(size);
  };
  if (const std::string* text = TextIn(self)) return NewText(ev, cut(*text));
  std::vector<Ref> parts = static_cast<Template*>(self)->parts;
  Ref& end = at_end ? parts.back() : parts.front();
  if (size > 0) end = ev.heap().str(cut(*TextIn(end)));
  return ev.Concatenate(parts);
}

Ref StrRemovePrefix(Evaluator& ev, const Call& call) {
  return RemoveAffix(ev, call, /*at_end=*/false);
}

Ref StrRemoveSuffix(Evaluator& ev, const Call& call) {
  return RemoveAffix(ev, call, /*at_end=*/true);
}

Ref StrContains(Evaluator& ev, const Call& call) {
  return ev.Compare(CompareOp::kIn, call.positional[1], call.positional[0], call.span);
}

constexpr MethodModel kMethods[] = {
    {"__contains__", Lifted<StrContains, 2, 2>},
    {"count", Strict<StrCount, 2, 4>},
    {"endswith", Lifted<StrEndsWith, 2, 4>},
    {"find", Strict<StrFind, 2, 4>},
    {"index", Strict<StrIndex, 2, 4>},
    {"removeprefix", Lifted<StrRemovePrefix, 2, 2>},
    {"removesuffix", Lifted<StrRemoveSuffix, 2, 2>},
    {"replace", Lifted<StrReplace, 3, 4>},
    {"rfind", Strict<StrRfind, 2, 4>},
    {"rindex", Strict<StrRindex, 2, 4>},
    {"startswith", Lifted<StrStartsWith, 2, 4>},
};
constexpr TypeMethods kTypes[] = {{Kind::kStr, kMethods}, {Kind::kTemplate, kMethods}};

}  // namespace

Rows StrSearchRows() {
  return {.methods = kTypes};
}

}  // namespace smgraph::python
