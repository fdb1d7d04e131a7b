// str: taken apart and put together.
#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"

namespace smgraph::python {
namespace {

using Pieces = std::vector<std::u32string_view>;

// Words between white space, at most `most` splits (-1: no limit).
Pieces SplitSpace(std::u32string_view text, std::int64_t most) {
  Pieces pieces;
  std::size_t at = 0;
  while (true) {
    while (at < text.size() && IsSpace(text[at]))
      ++at;
    if (at == text.size()) return pieces;
    if (most >= 0 && static_cast<std::int64_t>(pieces.size()) == most) {
      pieces.push_back(text.substr(at));
      return pieces;
    }
    const std::size_t begin = at;
    while (at < text.size() && !IsSpace(text[at]))
      ++at;
    pieces.push_back(text.substr(begin, at - begin));
  }
}

Pieces RsplitSpace(std::u32string_view text, std::int64_t most) {
  Pieces pieces;
  std::size_t end = text.size();
  while (true) {
    while (end > 0 && IsSpace(text[end - 1]))
      --end;
    if (end == 0) break;
    if (most >= 0 && static_cast<std::int64_t>(pieces.size()) == most) {
      pieces.push_back(text.substr(0, end));
      break;
    }
    std::size_t begin = end;
    while (begin > 0 && !IsSpace(text[begin - 1]))
      --begin;
    pieces.push_back(text.substr(begin, end - begin));
    end = begin;
  }
  std::reverse(pieces.begin(), pieces.end());
  return pieces;
}

using Texts = std::vector<std::string_view>;

Texts SplitAt(std::string_view text, std::string_view separator, std::int64_t most) {
  Texts pieces;
  while (most < 0 || static_cast<std::int64_t>(pieces.size()) < most) {
    const std::size_t at = text.find(separator);
    if (at == std::string_view::npos) break;
    pieces.push_back(text.substr(0, at));
    text.remove_prefix(at + separator.size());
  }
  pieces.push_back(text);
  return pieces;
}

Texts RsplitAt(std::string_view text, std::string_view separator, std::int64_t most) {
  Texts pieces;
  while (most < 0 || static_cast<std::int64_t>(pieces.size()) < most) {
    const std::size_t at = text.rfind(separator);
    if (at == std::string_view::npos) break;
    pieces.push_back(text.substr(at + separator.size()));
    text = text.substr(0, at);
  }
  pieces.push_back(text);
  std::reverse(pieces.begin(), pieces.end());
  return pieces;
}

// Where a Template is certainly divided by the first (last) occurrence of `separator`: it stands in
// the known beginning (end). The two sides, or nothing.
std::optional<std::pair<Ref, Ref>> DivideTemplate(Evaluator& ev, const Template& pattern,
                                                  std::string_view separator, bool from_right) {
  const std::size_t index = from_right ? pattern.parts.size() - 1 : 0;
  const std::string* piece = TextIn(pattern.parts[index]);
  if (piece == nullptr) return std::nullopt;
  const std::size_t at = from_right ? piece->rfind(separator) : piece->find(separator);
  if (at == std::string::npos) return std::nullopt;
  std::vector<Ref> left(pattern.parts.begin(),
                        pattern.parts.begin() + static_cast<std::ptrdiff_t>(index));
  std::vector<Ref> right(pattern.parts.begin() + static_cast<std::ptrdiff_t>(index + 1),
                         pattern.parts.end());
  left.push_back(ev.heap().str(piece->substr(0, at)));
  right.insert(right.begin(), ev.heap().str(piece->substr(at + separator.size())));
  return std::pair(ev.Concatenate(left), ev.Concatenate(right));
}

const std::string& NeedSeparator(Evaluator& ev, Ref separator, const Call& call) {
  const std::string& text = NeedText(ev, separator, call);
  if (text.empty()) ev.Raise("ValueError", "empty separator", call.span);
  return text;
}

template <bool kRight>
Ref Split(Evaluator& ev, const Call& call) {
  const Ref self = call.positional[0];
  const Ref separator = call.Argument(1, "sep");
  const Ref most_given = call.Argument(2, "maxsplit");
  const bool unsure = (separator != nullptr && !IsNone(separator) && TextIn(separator) == nullptr &&
                       (Unsure(separator) || separator->kind == Kind::kTemplate)) ||
                      (most_given != nullptr && Unsure(most_given));
  if (unsure) return UnknownCall(ev, call);
  const std::int64_t most = IntegerOr(ev, most_given, -1, call);
  if (const auto* pattern = As<Template>(self)) {
    if (IsNone(separator) || most != 1) return UnknownCall(ev, call);
    const auto sides = DivideTemplate(ev, *pattern, NeedSeparator(ev, separator, call), kRight);
    return sides ? static_cast<Ref>(NewList(ev, {sides->first, sides->second}))
                 : UnknownCall(ev, call);
  }
  const std::string& text = NeedText(ev, self, call);
  std::vector<Ref> items;
  if (IsNone(separator)) {
    const std::u32string points = DecodeUtf8(text);
    for (const auto piece : kRight ? RsplitSpace(points, most) : SplitSpace(points, most)) {
      items.push_back(ev.heap().str(EncodeUtf8(piece)));
    }
  } else {
    const std::string& mark = NeedSeparator(ev, separator, call);
    WorkToFind(ev, mark, text);
    for (const auto piece : kRight ? RsplitAt(text, mark, most) : SplitAt(text, mark, most)) {
      items.push_back(ev.heap().str(std::string(piece)));
    }
  }
  return NewList(ev, std::move(items));
}

template <bool kRight>
Ref Partition(Evaluator& ev, const Call& call) {
  const Ref self = call.positional[0];
  const Ref separator = call.positional[1];
  if (Unsure(separator) || separator->kind == Kind::kTemplate) return UnknownCall(ev, call);
  const std::string& mark = NeedSeparator(ev, separator, call);
  if (const auto* pattern = As<Template>(self)) {
    const auto sides = DivideTemplate(ev, *pattern, mark, kRight);
    return sides ? static_cast<Ref>(NewTuple(ev, {sides->first, separator, sides->second}))
                 : UnknownCall(ev, call);
  }
  const std::string& text = NeedText(ev, self, call);
  const std::size_t at = kRight ? text.rfind(mark) : text.find(mark);
  const Ref empty = ev.heap().str("");
  if (at == std::string::npos) {
    return kRight ? NewTuple(ev, {empty, empty, self}) : NewTuple(ev, {self, empty, empty});
  }
  return NewTuple(ev, {ev.heap().str(text.substr(0, at)), separator,
                       ev.heap().str(text.substr(at + mark.size()))});
}

bool IsLineEnd(char32_t point) {
  return (point >= 0x0A && point <= 0x0D) || (point >= 0x1C && point <= 0x1E) || point == 0x85 ||
         point == 0x2028 || point == 0x2029;
}

bool IsText(Ref value) {
  if (value->kind == Kind::kStr || value->kind == Kind::kTemplate || Unsure(value)) return true;
  const auto* instance = As<Instance>(value);
  return instance != nullptr && (instance->cls->model != nullptr || instance->cls->opaque_base ||
                                 (instance->payload != nullptr && IsText(instance->payload)));
}

Ref StrSplit(Evaluator& ev, const Call& call) {
  return Split<false>(ev, call);
}
Ref StrRsplit(Evaluator& ev, const Call& call) {
  return Split<true>(ev, call);
}
Ref StrPartition(Evaluator& ev, const Call& call) {
  return Partition<false>(ev, call);
}
Ref StrRpartition(Evaluator& ev, const Call& call) {
  return Partition<true>(ev, call);
}

Ref StrSplitLines(Evaluator& ev, const Call& call) {
  const bool keep = FlagOr(ev, call.Argument(1, "keepends"), false, call);
  const std::u32string text = DecodeUtf8(NeedText(ev, call.positional[0], call));
  std::vector<Ref> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && !IsLineEnd(text[end]))
      ++end;
    std::size_t next = std::min(end + 1, text.size());
    if (end + 1 < text.size() && text[end] == U'\r' && text[end + 1] == U'\n') ++next;
    const std::size_t size = (keep ? next : end) - begin;
    lines.push_back(ev.heap().str(EncodeUtf8(std::u32string_view(text).substr(begin, size))));
    begin = next;
  }
  return NewList(ev, std::move(lines));
}

// The first conditional element, or the number of elements.
std::size_t FirstConditional(const std::vector<Ref>& items) {
  return static_cast<std::size_t>(
      std::find_if(items.begin(), items.end(),
                   [](Ref item) { return Conditional(item) != nullptr; }) -
      items.begin());
}

Ref JoinItems(Evaluator& ev, Ref separator, const std::vector<Ref>& items, int conditional_left,
              const Call& call) {
  const std::size_t at = FirstConditional(items);
  if (at < items.size()) {
    if (conditional_left == 0) return GapText(ev, UnknownCall(ev, call));
    const auto* choice = static_cast<Choice*>(items[at]);
    const auto with = [&](Ref alternative) {
      std::vector<Ref> chosen = items;
      chosen[at] = alternative;
      if (alternative->kind == Kind::kAbsent) {
        chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(at));
      }
      return JoinItems(ev, separator, chosen, conditional_left - 1, call);
    };
    return ev.Branch(
        choice->condition, call.span, [&] { return with(choice->then); },
        [&] { return with(choice->otherwise); });
  }
  TextBuilder out(ev);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!IsText(items[i])) {
      ev.Raise(
          "TypeError",
          fmt::format("sequence item {}: expected str instance, {} found", i, TypeName(items[i])),
          call.span);
    }
    if (i > 0) out.Add(separator);
    const auto* object = As<Instance>(items[i]);  // of a class derived from str: its text, no str()
    const bool holds_text = object != nullptr && object->payload != nullptr;
    out.Add(holds_text ? object->payload : ev.ToStr(items[i], call.span));
  }
  return out.Finish();
}

Ref StrJoin(Evaluator& ev, const Call& call) {
  constexpr int kMostConditional = 3;
  const Ref separator = call.positional[0];
  const auto items = ev.Elements(call.positional[1], call.span);
  if (!items) {
    return GapText(ev, ev.OpaqueOperation("join", call.positional[1], separator, call.span));
  }
  if (HoldsMany(ev, *items)) return GapText(ev, UnknownOfItems(ev, "join of", *items, call.span));
  return JoinItems(ev, separator, *items, kMostConditional, call);
}

constexpr MethodModel kMethods[] = {
    {"join", Lifted<StrJoin, 2, 2>},
    {"partition", Lifted<StrPartition, 2, 2>},
    {"rpartition", Lifted<StrRpartition, 2, 2>},
    {"rsplit", Lifted<StrRsplit, 1, 3>},
    {"split", Lifted<StrSplit, 1, 3>},
    {"splitlines", Strict<StrSplitLines, 1, 2>},
};
constexpr TypeMethods kTypes[] = {{Kind::kStr, kMethods}, {Kind::kTemplate, kMethods}};

}  // namespace

Rows StrSplitRows() {
  return {.methods = kTypes};
}

}  // namespace smgraph::python
