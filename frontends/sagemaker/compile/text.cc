#include "frontends/sagemaker/compile/text.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "frontends/python/text.h"
#include "frontends/sagemaker/compile/json_text.h"
#include "graph/base/words.h"

namespace smgraph::sagemaker {
namespace {

using graph::Value;

constexpr std::string_view kScheme = "s3://";

/// The pieces of text with or without gaps; of anything else the value itself.
std::vector<Value> Pieces(const Value& value) {
  if (const auto* join = value.As<graph::Join>(); join != nullptr && HasGaps(value)) {
    return join->values;
  }
  return {value};
}

void TrimFront(std::vector<Value>& pieces, std::string_view characters) {
  auto* text = pieces.empty() ? nullptr : pieces.front().As<std::string>();
  if (text == nullptr) return;
  text->erase(0, std::min(text->find_first_not_of(characters), text->size()));
  if (text->empty()) pieces.erase(pieces.begin());
}

void TrimBack(std::vector<Value>& pieces, std::string_view characters) {
  auto* text = pieces.empty() ? nullptr : pieces.back().As<std::string>();
  if (text == nullptr) return;
  text->erase(text->find_last_not_of(characters) + 1);
  if (text->empty()) pieces.pop_back();
}

Value Together(const std::vector<Value>& pieces) {
  TextBuilder text;
  for (const Value& piece : pieces)
    text.Add(piece);
  return text.Finish();
}

}  // namespace

bool HasGaps(const Value& value) {
  return value.As<graph::Join>() != nullptr;
}

std::string GapText(const Value& value) {
  std::string text;
  for (const Value& piece : Pieces(value)) {
    if (const auto* known = piece.As<std::string>()) {
      text += *known;
    } else if (const auto* unknown = piece.As<graph::Unknown>()) {
      text += "{" + unknown->label + "}";
    }
  }
  return text;
}

TextBuilder& TextBuilder::Add(const Value& part) {
  for (Value& piece : Pieces(part)) {
    if (piece.null()) continue;
    if (piece.As<std::string>() == nullptr && piece.As<graph::Unknown>() == nullptr) {
      piece = StrText(piece);
    }
    auto* text = piece.As<std::string>();
    if (text != nullptr && text->empty()) continue;
    auto* last = empty() ? nullptr : join_.values.back().As<std::string>();
    if (text != nullptr && last != nullptr) {
      *last += *text;
    } else {
      join_.values.push_back(std::move(piece));
    }
  }
  return *this;
}

Value TextBuilder::Finish() {
  if (empty()) return "";
  if (join_.values.size() == 1) return std::move(join_.values.front());
  return std::move(join_);
}

Value StrText(const Value& value) {
  if (const auto* flag = value.As<bool>()) return *flag ? "True" : "False";
  if (const auto* number = value.As<std::int64_t>()) return std::to_string(*number);
  if (const auto* number = value.As<double>()) return python::FloatText(*number);
  if (value.null()) return "None";
  if (value.As<std::string>() != nullptr || value.As<graph::Unknown>() != nullptr ||
      HasGaps(value)) {
    return value;
  }
  return graph::Unknown{"how Python prints " + graph::Describe(value), "object", {}};
}

Value JoinPath(std::initializer_list<Value> parts) {
  std::vector<Value> path;
  for (const Value& part : parts) {
    std::vector<Value> pieces = Pieces(StrText(part.null() ? Value("") : part));
    if (!path.empty()) TrimFront(pieces, "/");
    const bool scheme = path.empty() && BeginsWith(part, kScheme);
    if (pieces.empty() || pieces == std::vector<Value>{""}) continue;
    if (!path.empty()) {
      auto* last = path.back().As<std::string>();
      if (last == nullptr || !last->ends_with('/')) path.emplace_back("/");
    }
    if (!scheme) TrimBack(pieces, "/");
    path.insert(path.end(), pieces.begin(), pieces.end());
  }
  if (path.size() > 1 || path != std::vector<Value>{kScheme}) TrimBack(path, "/");
  return Together(path);
}

Value BaseName(const Value& path) {
  std::vector<Value> pieces = Pieces(path);
  for (std::size_t i = pieces.size(); i-- > 0;) {
    auto* text = pieces[i].As<std::string>();
    const std::size_t slash = text == nullptr ? std::string::npos : text->rfind('/');
    if (slash == std::string::npos) continue;
    text->erase(0, slash + 1);
    pieces.erase(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(i));
    break;
  }
  return Together(pieces);
}

std::pair<Value, Value> SplitS3(const Value& uri) {
  std::vector<Value> pieces = Pieces(uri);
  if (auto* first = pieces.front().As<std::string>(); first != nullptr) {
    if (first->starts_with(kScheme)) first->erase(0, kScheme.size());
  }
  std::vector<Value> bucket;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    auto* text = pieces[i].As<std::string>();
    const std::size_t slash = text == nullptr ? std::string::npos : text->find('/');
    if (slash == std::string::npos) {
      bucket.push_back(pieces[i]);
      continue;
    }
    bucket.emplace_back(text->substr(0, slash));
    std::vector<Value> rest(pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.end());
    rest.front() = text->substr(slash + 1);
    TrimBack(rest, "/");
    return {Together(bucket), Together(rest)};
  }
  return {Together(bucket), ""};
}

bool BeginsWith(const Value& text, std::string_view prefix) {
  const std::vector<Value> pieces = Pieces(text);
  const auto* first = pieces.front().As<std::string>();
  return first != nullptr && first->starts_with(prefix);
}

Value AsText(const Value& value) {
  return value.As<graph::Unknown>() == nullptr ? value : Value(graph::Join{"", {value}});
}

Value JsonText(const Value& value) {
  TextBuilder text;
  std::string known;
  WriteJson(value, known,
            [&](const Value& gap, std::string& out) { text.Add(std::exchange(out, {})).Add(gap); });
  return text.Add(known).Finish();
}

void SetAt(graph::Map& map, std::string_view path, Value value) {
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) return map.Set(path, std::move(value));
  const std::string_view key = path.substr(0, dot);
  Value* inner = map.Find(key);
  if (inner == nullptr || inner->As<graph::Map>() == nullptr) {
    map.Set(key, graph::Map{});
    inner = map.Find(key);
  }
  SetAt(*inner->As<graph::Map>(), path.substr(dot + 1), std::move(value));
}

void SortKeys(graph::Map& map, std::string_view path, std::string_view order) {
  if (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    Value* inner = map.Find(path.substr(0, dot));
    auto* below = inner == nullptr ? nullptr : inner->As<graph::Map>();
    if (below != nullptr) SortKeys(*below, path.substr(std::min(dot + 1, path.size())), order);
    return;
  }
  const auto keys = Words(order);
  std::ranges::stable_sort(map.items, {}, [&](const auto& item) {
    return std::ranges::find(keys, std::string_view(item.first)) - keys.begin();
  });
}

}  // namespace smgraph::sagemaker
