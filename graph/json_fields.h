#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/json_tree.h"
#include "graph/base/result.h"
#include "graph/guard.h"
#include "graph/value.h"

// The parts of the reader of smgraph.graph/1 that the values, the guards and the rest share. Only
// json_*.cc include this.
namespace smgraph::graph {

/// Takes typed fields out of JSON nodes. The first mistake is kept, with its place; what is read
/// after it is not used, so that readers need not test after each field.
class JsonFields {
 public:
  explicit JsonFields(SourceMap& sources) : sources_(sources) {}

  const std::optional<Error>& error() const { return error_; }
  void Fail(const JsonNode& node, std::string message, std::string hint = {});

  /// The node itself as text, truth or number; a mistake when it is of another type.
  std::string Text(const JsonNode& node);
  bool Truth(const JsonNode& node);
  std::uint32_t Count(const JsonNode& node);
  /// The items of an array; empty, and a mistake, when the node is none.
  const JsonNode::Array& Items(const JsonNode& node);
  /// The members of an object, whose keys must be among `known` and differ.
  const JsonNode::Object& Members(const JsonNode& node,
                                  std::initializer_list<std::string_view> known);
  /// The member `key`, or null and a mistake when there is none.
  const JsonNode* Required(const JsonNode& node, std::string_view key);

  std::string OptionalText(const JsonNode& node, std::string_view key);
  bool OptionalTruth(const JsonNode& node, std::string_view key);
  std::string RequiredText(const JsonNode& node, std::string_view key);
  /// The place that the member "span" describes; its file is added to the source map.
  SourceSpan OptionalSpan(const JsonNode& node);

  /// Reads each item of the array `key`, when there is one, with `read`.
  template <typename T, typename Read>
  std::vector<T> OptionalList(const JsonNode& node, std::string_view key, Read read) {
    std::vector<T> list;
    const JsonNode* const array = node.Find(key);
    if (array == nullptr) return list;
    for (const JsonNode& item : Items(*array))
      list.push_back(read(item));
    return list;
  }

  /// The one of `names` that the member `key` says, as the enumerator in that place.
  template <typename Enum, std::size_t count>
  Enum Choice(const JsonNode& node, std::string_view key,
              const std::array<std::string_view, count>& names) {
    const std::string text = RequiredText(node, key);
    const auto* const found = std::ranges::find(names, text);
    if (found == names.end()) FailChoice(node, key, text, names.begin(), names.end());
    return static_cast<Enum>(found == names.end() ? 0 : found - names.begin());
  }

 private:
  void FailChoice(const JsonNode& node, std::string_view key, std::string_view text,
                  const std::string_view* begin, const std::string_view* end);

  SourceMap& sources_;
  std::optional<Error> error_;
};

Value ReadValue(const JsonNode& node, JsonFields& fields);
Unknown ReadUnknown(const JsonNode& node, JsonFields& fields);
Map ReadMap(const JsonNode& node, JsonFields& fields);
Guard ReadGuard(const JsonNode& node, JsonFields& fields);

}  // namespace smgraph::graph
