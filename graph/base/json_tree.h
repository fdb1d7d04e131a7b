#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/base/result.h"
#include "graph/base/source.h"

namespace smgraph {

struct JsonMember;

/// A JSON value that remembers where it stands in its text, so that what is read from it can point
/// there. Members keep their order, and a repeated key is kept as often as it is written.
struct JsonNode {
  using Array = std::vector<JsonNode>;
  using Object = std::vector<JsonMember>;

  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> data;
  SourceSpan span;

  bool null() const { return data.index() == 0; }
  template <typename T>
  const T* As() const {
    return std::get_if<T>(&data);
  }
  /// The value of the last member called `key`, as JSON readers commonly have it; null when this is
  /// no object or has no such member. Linear in the number of members.
  const JsonNode* Find(std::string_view key) const;
  /// "null", "a boolean", "a number", "a string", "an array", "an object".
  std::string_view TypeName() const;
};

struct JsonMember {
  std::string key;
  SourceSpan key_span;
  JsonNode value;
};

/// Reads one JSON text (RFC 8259, UTF-8, a byte order mark allowed). An integer that needs more
/// than 64 bits becomes a double. The error has the place and, where one is known, a hint; nesting
/// deeper than `max_depth` is an error. Linear in the text.
Result<JsonNode> ParseJson(std::string_view text, FileId file, int max_depth = 500);

}  // namespace smgraph
