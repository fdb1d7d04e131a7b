#include "frontends/sagemaker/json_places.h"

#include <algorithm>
#include <cstdint>

namespace smgraph::sagemaker {
namespace {

constexpr int kMaxDepth = 200;

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  JsonPlace Value(int depth) {
    SkipSpace();
    JsonPlace place;
    place.begin = at_;
    if (at_ >= text_.size()) return place;
    if (depth > kMaxDepth) {
      at_ = text_.size();
    } else if (text_[at_] == '{' || text_[at_] == '[') {
      Members(place, depth);
    } else if (text_[at_] == '"') {
      String();
    } else {
      while (at_ < text_.size() &&
             std::string_view(",]} \t\r\n").find(text_[at_]) == std::string_view::npos)
        ++at_;
    }
    place.end = at_;
    return place;
  }

 private:
  void SkipSpace() {
    while (at_ < text_.size() &&
           std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
      ++at_;
  }

  std::string String() {
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && text_[at_] != '"')
      at_ += text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_, text_.size());
    std::string inner(text_.substr(begin, at_ - begin));
    if (at_ < text_.size()) ++at_;
    return inner;
  }

  void Members(JsonPlace& place, int depth) {
    const bool object = text_[at_++] == '{';
    for (;;) {
      SkipSpace();
      if (at_ >= text_.size()) return;
      if (text_[at_] == '}' || text_[at_] == ']') {
        ++at_;
        return;
      }
      if (text_[at_] == ',') {
        ++at_;
        continue;
      }
      std::string key;
      if (object) {
        if (text_[at_] != '"') return;
        key = String();
        SkipSpace();
        if (at_ < text_.size() && text_[at_] == ':') ++at_;
      }
      const std::size_t before = at_;
      place.members.emplace_back(std::move(key), Value(depth + 1));
      if (at_ == before) return;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

const JsonPlace* JsonPlace::Find(std::string_view key) const {
  for (const auto& [name, place] : members) {
    if (name == key) return &place;
  }
  return nullptr;
}

const JsonPlace* JsonPlace::At(std::size_t index) const {
  return index < members.size() ? &members[index].second : nullptr;
}

JsonPlace ReadPlaces(std::string_view text) {
  return Scanner(text).Value(0);
}

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') starts_.push_back(i + 1);
  }
}

Position LineIndex::PositionOf(std::size_t byte) const {
  byte = std::min(byte, text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), byte);
  const std::size_t start = *(after - 1);
  Position position{static_cast<std::uint32_t>(after - starts_.begin()), 1};
  for (std::size_t i = start; i < byte; ++i) {
    if ((static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U) ++position.column;
  }
  return position;
}

SourceSpan LineIndex::Span(FileId file, std::size_t begin, std::size_t end) const {
  return {file, 0, PositionOf(begin), PositionOf(end)};
}

}  // namespace smgraph::sagemaker
