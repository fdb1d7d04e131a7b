#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/base/source.h"

namespace smgraph::frontends {

/// Why a file's bytes are no text that smgraph reads. `at` has line 0 when the place says nothing.
struct TextFault {
  std::string message;
  std::string hint;
  Position at;
};

/// Looks at the bytes of a file and removes what only editors need: the byte order mark. A Python
/// file that declares Latin-1 (PEP 263) is converted. Nullopt when `text` is valid UTF-8 then.
std::optional<TextFault> MakeUtf8(std::string& text);

/// The first byte that does not belong to valid UTF-8; npos when there is none.
std::size_t FirstInvalidUtf8(std::string_view text);

/// Line and column (code points) of a byte.
Position PositionOf(std::string_view text, std::size_t offset);

}  // namespace smgraph::frontends
