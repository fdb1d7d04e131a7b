#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontends/python/evaluator.h"

// Values to text: str(), repr(), format(), `%` and str.format().
namespace smgraph::python {

/// Collects a string of which parts may be unknown. The result is a Str, or a Template.
class TextBuilder {
 public:
  explicit TextBuilder(Evaluator& ev) : ev_(ev) {}
  void Add(std::string_view literal);
  void Add(Ref text);
  Ref Finish();

 private:
  void Flush();
  Evaluator& ev_;
  std::string literal_;
  std::vector<Ref> parts_;
};

/// `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`
struct FormatSpec {
  char32_t fill = U' ';
  char align = 0;
  char sign = '-';
  bool negative_zero = false;  // z: -0.0 is written without its sign
  bool alternate = false;
  int width = 0;
  char grouping = 0;
  int precision = -1;
  char type = 0;
};
/// Nothing when the text is no format specification.
std::optional<FormatSpec> ParseFormatSpec(std::string_view text);
/// Pads `body`, which begins with `lead` (sign and prefix), to the width. `align` is the alignment
/// when the specification names none.
std::string PadText(std::string_view lead, std::string_view body, const FormatSpec& spec,
                    char align);
std::string FormatString(std::string_view text, const FormatSpec& spec);
/// For the types d b o x X c n and none.
std::string FormatInteger(std::int64_t value, const FormatSpec& spec);
/// For the types e f g n % and none.
std::string FormatFloat(double value, const FormatSpec& spec);
/// A number of which the digits are known: with its sign, grouped and padded.
std::string FormatDigits(bool negative, const std::string& digits, const FormatSpec& spec);

/// "__main__.Prep": as str() of a class shows it between quotes.
std::string QualifiedName(const Class& cls);
/// str() of an exception: its arguments.
Ref ExceptionText(Evaluator& ev, Instance& exception, SourceSpan span);
/// What `!s`, `!r` and `!a` make of a value.
Ref Converted(Evaluator& ev, char conversion, Ref value, SourceSpan span);
/// A Template of which all is unknown.
Ref GapText(Evaluator& ev, Ref value);
/// `format % arguments`.
Ref PercentFormat(Evaluator& ev, Ref format, Ref arguments, SourceSpan span);
/// b"%d" % 5: as texts are filled; bytes among the arguments stay as they are.
Ref FilledBytes(Evaluator& ev, const Bytes& format, Ref arguments, SourceSpan span);
/// `format.format(…)`: the arguments are those of `call` behind the first, which is the format.
Ref FormatFields(Evaluator& ev, Ref format, const Call& call);
/// `format.format_map(mapping)`.
Ref FormatMapping(Evaluator& ev, Ref format, Ref mapping, SourceSpan span);

}  // namespace smgraph::python
