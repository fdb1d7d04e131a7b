#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/base/source.h"

namespace smgraph::sagemaker {

/// Where the values of a JSON text stand, as a tree of the same shape: the JSON library keeps no
/// places. Only for texts that have been parsed before.
struct JsonPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::pair<std::string, JsonPlace>> members;  // keys as written, empty for elements

  const JsonPlace* Find(std::string_view key) const;
  const JsonPlace* At(std::size_t index) const;
};

JsonPlace ReadPlaces(std::string_view text);

/// Bytes of a text to lines and columns.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);
  SourceSpan Span(FileId file, std::size_t begin, std::size_t end) const;

 private:
  Position PositionOf(std::size_t byte) const;
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

}  // namespace smgraph::sagemaker
