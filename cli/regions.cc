#include "cli/regions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/predicate.hpp>
#include <boost/algorithm/string/split.hpp>
#include <boost/algorithm/string/trim.hpp>
#include <boost/uuid/detail/sha1.hpp>
#include <fmt/format.h>

#include "graph/base/similar.h"

namespace smgraph::cli {
namespace {

constexpr std::string_view kRstMark = ".. smgraph:";
constexpr std::string_view kHtmlMark = "<!-- smgraph:";
constexpr std::string_view kHtmlEnd = "-->";
constexpr std::size_t kDigits = 12;

struct OptionField {
  std::string_view name;
  std::string RegionOptions::*field;
};
constexpr std::array<OptionField, 6> kFields = {{{"pipeline", &RegionOptions::pipeline},
                                                 {"source", &RegionOptions::source},
                                                 {"style", &RegionOptions::style},
                                                 {"format", &RegionOptions::format},
                                                 {"width", &RegionOptions::width},
                                                 {"sha", &RegionOptions::sha}}};

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  boost::split(parts, text, [separator](char c) { return c == separator; });
  return parts;
}

// Lines without the indentation that all have and without blanks at their ends; no empty lines at
// either end. What formatters change is not in it.
std::string BodyOf(std::string_view text, std::string_view indent) {
  std::string body;
  for (std::string& line : Split(text, '\n')) {
    boost::trim_right(line);
    if (line.starts_with(indent)) line.erase(0, indent.size());
    body += line + "\n";
  }
  boost::trim_right(body);
  body.erase(0, std::min(body.find_first_not_of('\n'), body.size()));
  return body;
}

std::string Checksum(std::string_view body) {
  boost::uuids::detail::sha1 sha;
  sha.process_bytes(body.data(), body.size());
  boost::uuids::detail::sha1::digest_type digest;
  sha.get_digest(digest);
  std::string hex;
  for (const auto part : digest)
    hex += fmt::format("{:0{}x}", part, 2 * sizeof(part));
  return hex.substr(0, kDigits);
}

// A value as one word that needs no escapes in a docstring and ends no comment.
std::string Quoted(std::string_view value) {
  constexpr std::string_view kSpecial = "%\\\"'<>";
  std::string out;
  for (const char c : value) {
    const bool plain = c > ' ' && c <= '~' && kSpecial.find(c) == std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string Unquoted(std::string_view word) {
  const auto hex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == '%' && i + 2 < word.size() && hex(word[i + 1]) && hex(word[i + 2])) {
      out += static_cast<char>(std::stoi(std::string(word.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += word[i];
    }
  }
  return out;
}

// A line that is a marker, taken apart.
struct Marker {
  bool html = false;
  std::vector<std::string> words;  // "begin", "width=72"
};

std::optional<Marker> MarkerOf(std::string_view line) {
  std::string text = boost::trim_copy(std::string(line));
  Marker marker;
  marker.html = text.starts_with(kHtmlMark) && text.ends_with(kHtmlEnd);
  if (!marker.html && !text.starts_with(kRstMark)) return std::nullopt;
  if (marker.html) text.resize(text.size() - kHtmlEnd.size());
  text.erase(0, marker.html ? kHtmlMark.size() : kRstMark.size());
  boost::trim(text);
  boost::split(marker.words, text, boost::is_any_of(" \t"), boost::token_compress_on);
  return marker;
}

std::string ReadOption(const std::string& word, RegionOptions& options) {
  const std::size_t equals = word.find('=');
  const std::string name = word.substr(0, equals);
  const auto field = std::ranges::find(kFields, name, &OptionField::name);
  if (field == kFields.end()) return fmt::format("a region has no option '{}'", name);
  if (equals == std::string::npos || equals + 1 == word.size())
    return fmt::format("{}: expected {}=VALUE", word, name);
  std::string& value = options.*field->field;
  if (!value.empty()) return fmt::format("'{}' is said twice", name);
  value = Unquoted(word.substr(equals + 1));
  return {};
}

std::string OptionHint() {
  std::vector<std::string_view> names;
  for (const OptionField& field : kFields)
    names.push_back(field.name);
  return fmt::format("the options are {}", fmt::join(names, ", "));
}

// Goes through the lines of a text and pairs the markers.
class Finder {
 public:
  Finder(FileId file, CodeBlocks blocks) : file_(file), blocks_(blocks) {}

  // `line` begins at byte `at` of `text`.
  std::optional<Error> Line(std::string_view text, std::string_view line, std::size_t at,
                            std::uint32_t number) {
    if (blocks_ == CodeBlocks::kFenced && InFence(line)) return std::nullopt;
    if (blocks_ == CodeBlocks::kLiteral && InLiteral(line)) return std::nullopt;
    const std::optional<Marker> marker = MarkerOf(line);
    if (!marker) return std::nullopt;
    const SourceSpan span = SpanOf(line, number);
    if (marker->words.front() == "begin") return Begin(*marker, line, at, span);
    if (marker->words.front() == "end" && marker->words.size() == 1)
      return End(*marker, text, line, at, span);
    return Error{fmt::format("no marker 'smgraph:{}'", fmt::join(marker->words, " ")), span,
                 "a region begins with smgraph:begin and ends with smgraph:end"};
  }

  Result<std::vector<Region>> Take() {
    if (open_) {
      return Error{"this region has no end", open_->span,
                   "end it with a line that holds the marker smgraph:end"};
    }
    return std::move(regions_);
  }

 private:
  // A fence counts until one that is as long; that the region itself has one does not matter, its
  // markers stand outside.
  bool InFence(std::string_view line) {
    const std::string text = boost::trim_copy(std::string(line));
    const char c = text.empty() ? ' ' : text.front();
    const std::size_t length = std::min(text.find_first_not_of(c), text.size());
    if ((c != '`' && c != '~') || length < 3) return !fence_.empty();
    if (fence_.empty())
      fence_ = text.substr(0, length);
    else if (text.starts_with(fence_) && length == text.size())
      fence_.clear();
    return true;
  }

  // A line that ends in "::", or a directive for code, makes what is indented below it a block.
  bool InLiteral(std::string_view line) {
    const std::string text = boost::trim_copy(std::string(line));
    if (text.empty()) return literal_.has_value();
    const std::size_t indent = line.find_first_not_of(" \t");
    if (literal_ && indent > *literal_) return true;
    literal_.reset();
    const bool code = text.starts_with(".. code") || text.starts_with(".. sourcecode");
    if (text.ends_with("::") || (code && text.find("::") != std::string::npos)) literal_ = indent;
    return false;
  }

  SourceSpan SpanOf(std::string_view line, std::uint32_t number) const {
    const std::size_t blanks = line.find_first_not_of(" \t");
    const Position place{number, static_cast<std::uint32_t>(blanks) + 1};
    return {file_, 0, place, place};
  }

  std::optional<Error> Begin(const Marker& marker, std::string_view line, std::size_t at,
                             const SourceSpan& span) {
    if (open_) {
      return Error{fmt::format("a region begins inside the one of line {}", open_->span.begin.line),
                   span, "end that one first"};
    }
    Region region;
    region.begin = at;
    region.indent = line.substr(0, line.find_first_not_of(" \t"));
    region.html = marker.html;
    region.span = span;
    for (std::size_t i = 1; i < marker.words.size(); ++i) {
      const std::string fault = ReadOption(marker.words[i], region.options);
      if (!fault.empty()) return Error{fault, span, OptionHint()};
    }
    body_begin_ = at + line.size();
    open_ = std::move(region);
    return std::nullopt;
  }

  std::optional<Error> End(const Marker& marker, std::string_view text, std::string_view line,
                           std::size_t at, const SourceSpan& span) {
    if (!open_) return Error{"a region ends here that does not begin", span, {}};
    if (open_->html != marker.html) {
      return Error{
          fmt::format("the region of line {} has a marker of another kind", open_->span.begin.line),
          span, "both are comments of Markdown, or both of reStructuredText"};
    }
    open_->body = BodyOf(text.substr(body_begin_, at - body_begin_), open_->indent);
    open_->end = at + boost::trim_right_copy(std::string(line)).size();
    regions_.push_back(*std::move(open_));
    open_.reset();
    return std::nullopt;
  }

  FileId file_;
  CodeBlocks blocks_;
  std::string fence_;
  std::optional<std::size_t> literal_;  // the indentation of the line that began a literal block
  std::optional<Region> open_;
  std::size_t body_begin_ = 0;
  std::vector<Region> regions_;
};

std::string MarkerLine(const RegionOptions& options, bool html) {
  std::string line = fmt::format("{}begin", html ? kHtmlMark : kRstMark);
  for (const OptionField& field : kFields) {
    const std::string& value = options.*field.field;
    if (!value.empty()) line += fmt::format(" {}={}", field.name, Quoted(value));
  }
  return html ? line + " -->" : line;
}

}  // namespace

Result<std::vector<Region>> FindRegions(std::string_view text, std::size_t begin, std::size_t end,
                                        FileId file, CodeBlocks blocks) {
  Finder finder(file, blocks);
  auto number = static_cast<std::uint32_t>(
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
  for (std::size_t at = begin; at < end; ++number) {
    const std::size_t newline = std::min(text.find('\n', at), end);
    if (std::optional<Error> error = finder.Line(text, text.substr(at, newline - at), at, number))
      return *std::move(error);
    at = newline + 1;
  }
  return finder.Take();
}

bool MentionsRegion(std::string_view text) {
  return text.find("smgraph:begin") != std::string_view::npos ||
         text.find("smgraph:end") != std::string_view::npos;
}

bool EditedByHand(const Region& region) {
  return !region.body.empty() && region.options.sha != Checksum(region.body);
}

std::string RegionText(RegionOptions options, std::string_view body, std::string_view indent,
                       std::string_view newline) {
  const bool html = options.style == "markdown";
  if (options.style != "plain") options.style.clear();  // the markers say it
  options.sha = Checksum(BodyOf(body, {}));
  // Blank lines: to reStructuredText a comment goes on until one.
  const std::string lines = fmt::format("{}\n\n{}\n\n{}end{}", MarkerLine(options, html), body,
                                        html ? kHtmlMark : kRstMark, html ? " -->" : "");
  std::string out;
  for (const std::string& line : Split(lines, '\n')) {
    if (!out.empty()) out += newline;
    if (!line.empty()) out.append(indent).append(line);
  }
  return out;
}

}  // namespace smgraph::cli
