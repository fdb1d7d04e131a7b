#include "frontends/sagemaker/compile/json_text.h"

#include <cmath>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "frontends/python/text.h"

namespace smgraph::sagemaker {
namespace {

using graph::Value;

constexpr std::pair<char32_t, std::string_view> kEscapes[] = {
    {'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'\r', "\\r"},
    {'\t', "\\t"}, {'\f', "\\f"},  {'\b', "\\b"}};

void WritePoint(char32_t point, std::string& out) {
  for (const auto& [escaped, text] : kEscapes) {
    if (point == escaped) {
      out += text;
      return;
    }
  }
  if (point >= 0x20 && point < 0x7f) {
    out += static_cast<char>(point);
  } else if (point < 0x10000) {
    out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(point));
  } else {
    const std::uint32_t rest = point - 0x10000;
    out += fmt::format("\\u{:04x}\\u{:04x}", 0xd800 + (rest >> 10), 0xdc00 + (rest & 0x3ff));
  }
}

void WriteLetters(std::string_view text, std::string& out) {
  for (const char32_t point : python::DecodeUtf8(text))
    WritePoint(point, out);
}

class JsonWriter {
 public:
  JsonWriter(std::string& out, int indent, const WriteGap& gap)
      : out_(out), indent_(indent), gap_(gap) {}

  void Write(const Value& value, int depth) {
    std::visit([&](const auto& data) { WriteData(data, depth); }, value.data);
  }

 private:
  void Break(int depth) {
    if (indent_ == 0) return;
    out_ += '\n';
    out_.append(static_cast<std::size_t>(indent_ * depth), ' ');
  }

  void Text(std::string_view text) {
    out_ += '"';
    WriteLetters(text, out_);
    out_ += '"';
  }

  /// What stands between the brackets, one element at a time.
  template <typename Items, typename WriteItem>
  void Enclosed(char open, char close, const Items& items, int depth, WriteItem write) {
    out_ += open;
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += indent_ == 0 ? ", " : ",";
      first = false;
      Break(depth + 1);
      write(item);
    }
    if (!first) Break(depth);
    out_ += close;
  }

  void WriteData(graph::Null, int) { out_ += "null"; }
  void WriteData(bool truth, int) { out_ += truth ? "true" : "false"; }
  void WriteData(std::int64_t number, int) { out_ += std::to_string(number); }
  void WriteData(double number, int) {
    if (std::isfinite(number)) {
      out_ += python::FloatText(number);
    } else {
      out_ += std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
    }
  }
  void WriteData(const std::string& text, int) { Text(text); }
  void WriteData(const graph::List& list, int depth) {
    Enclosed('[', ']', list.items, depth, [&](const Value& item) { Write(item, depth + 1); });
  }
  void WriteData(const graph::Map& map, int depth) {
    Enclosed('{', '}', map.items, depth, [&](const auto& item) {
      Text(item.first);
      out_ += ": ";
      Write(item.second, depth + 1);
    });
  }
  void WriteData(const graph::Join& text, int) {
    out_ += '"';
    for (const Value& piece : text.values) {
      if (const auto* known = piece.As<std::string>()) {
        WriteLetters(*known, out_);
      } else {
        gap_(piece, out_);
      }
    }
    out_ += '"';
  }
  template <typename Other>
  void WriteData(const Other& other, int) {
    gap_(other, out_);
  }

  std::string& out_;
  const int indent_;
  const WriteGap& gap_;
};

}  // namespace

void WriteJson(const Value& value, std::string& out, const WriteGap& gap) {
  JsonWriter(out, 0, gap).Write(value, 0);
}

std::string JsonOf(const Value& value, int indent) {
  std::string out;
  JsonWriter(out, indent, [](const Value&, std::string& text) { text += "null"; }).Write(value, 0);
  return out;
}

}  // namespace smgraph::sagemaker
