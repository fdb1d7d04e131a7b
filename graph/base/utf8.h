#pragma once

#include <string>

namespace smgraph {

/// Appends a code point to UTF-8 text.
inline void AppendUtf8(std::string& text, char32_t point) {
  const auto push = [&text](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  const auto push_rest = [&](int shift) { push(0x80 | ((point >> shift) & 0x3F)); };
  if (point < 0x80) return push(point);
  if (point < 0x800) {
    push(0xC0 | (point >> 6));
  } else if (point < 0x10000) {
    push(0xE0 | (point >> 12));
    push_rest(6);
  } else {
    push(0xF0 | (point >> 18));
    push_rest(12);
    push_rest(6);
  }
  push_rest(0);
}

/// True for the bytes of a code point behind its first one.
inline bool IsUtf8Tail(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace smgraph
