// The `%` operator of strings.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "frontends/python/format.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"

namespace smgraph::python {
namespace {

// One conversion: %(key)-08.3f
struct Conversion {
  std::optional<std::string_view> key;
  FormatSpec spec;
  bool left = false;
  bool zero = false;
  char type = 0;
};

class PercentFormatter {
 public:
  PercentFormatter(Evaluator& ev, Ref arguments, SourceSpan span)
      : ev_(ev), arguments_(arguments), span_(span), out_(ev) {}
  void AddFormat(std::string_view format);
  void AddGap(Ref gap) { out_.Add(gap); }
  Ref Finish();

 private:
  Conversion TakeConversion(std::string_view format, std::size_t& at);
  int TakeNumber(std::string_view format, std::size_t& at);
  void TakeFlags(std::string_view format, std::size_t& at, Conversion& conversion);
  Ref NextArgument();
  void AddConversion(const Conversion& conversion);
  Ref Convert(Ref value, const Conversion& conversion);
  std::string Number(Ref value, const Conversion& conversion);

  Evaluator& ev_;
  Ref arguments_;
  SourceSpan span_;
  TextBuilder out_;
  std::size_t next_ = 0;
  bool used_mapping_ = false;
};

Ref PercentFormatter::NextArgument() {
  const auto* tuple = As<Tuple>(arguments_);
  if (tuple == nullptr && (next_ == 0 || Unsure(arguments_))) {
    const bool several = next_++ > 0;
    return several ? ev_.OpaqueOperation("[]", arguments_, nullptr, span_) : arguments_;
  }
  if (tuple == nullptr || next_ >= tuple->items.size()) {
    ev_.Raise("TypeError", "not enough arguments for format string", span_);
  }
  return tuple->items[next_++];
}

void PercentFormatter::TakeFlags(std::string_view format, std::size_t& at, Conversion& conversion) {
  for (; at < format.size(); ++at) {
    switch (format[at]) {
      case '-':
        conversion.left = true;
        break;
      case '+':
        conversion.spec.sign = '+';
        break;
      case ' ':
        if (conversion.spec.sign == '-') conversion.spec.sign = ' ';
        break;
      case '#':
        conversion.spec.alternate = true;
        break;
      case '0':
        conversion.zero = true;
        break;
      default:
        return;
    }
  }
}

// A width or precision: digits, or `*` for the next argument.
int PercentFormatter::TakeNumber(std::string_view format, std::size_t& at) {
  constexpr std::int64_t kLargest = 1'000'000;
  if (at < format.size() && format[at] == '*') {
    ++at;
    return static_cast<int>(
        std::clamp<std::int64_t>(IntegerIn(NextArgument()).value_or(0), -kLargest, kLargest));
  }
  std::int64_t number = 0;
  for (; at < format.size() && format[at] >= '0' && format[at] <= '9'; ++at) {
    number = std::min(number * 10 + (format[at] - '0'), kLargest);
  }
  return static_cast<int>(number);
}

// Reads what stands behind a percent sign.
Conversion PercentFormatter::TakeConversion(std::string_view format, std::size_t& at) {
  Conversion conversion;
  if (at < format.size() && format[at] == '(') {
    const std::size_t end = format.find(')', at);
    if (end == std::string_view::npos) ev_.Raise("ValueError", "incomplete format key", span_);
    conversion.key = format.substr(at + 1, end - at - 1);
    at = end + 1;
  }
  TakeFlags(format, at, conversion);
  conversion.spec.width = TakeNumber(format, at);
  if (conversion.spec.width < 0) {
    conversion.left = true;
    conversion.spec.width = -conversion.spec.width;
  }
  if (at < format.size() && format[at] == '.') {
    conversion.spec.precision = std::max(TakeNumber(format, ++at), 0);
  }
  while (at < format.size() && std::string_view("hlL").find(format[at]) != std::string_view::npos) {
    ++at;
  }
  if (at == format.size()) ev_.Raise("ValueError", "incomplete format", span_);
  conversion.type = format[at++];
  return conversion;
}

void PercentFormatter::AddFormat(std::string_view format) {
  for (std::size_t at = 0; at < format.size();) {
    const std::size_t end = std::min(format.find('%', at), format.size());
    out_.Add(format.substr(at, end - at));
    if (end == format.size()) return;
    at = end + 1;
    AddConversion(TakeConversion(format, at));
  }
}

void PercentFormatter::AddConversion(const Conversion& conversion) {
  if (conversion.type == '%') return out_.Add("%");
  if (!conversion.key) return out_.Add(Convert(NextArgument(), conversion));
  used_mapping_ = true;
  const Ref key = ev_.heap().str(std::string(*conversion.key));
  out_.Add(Convert(ev_.GetItem(arguments_, key, span_), conversion));
}

bool IsIntegral(char type) {
  return std::string_view("diuoxX").find(type) != std::string_view::npos;
}

std::string PercentFormatter::Number(Ref value, const Conversion& conversion) {
  FormatSpec spec = conversion.spec;
  if (conversion.zero && !conversion.left) {
    spec.fill = U'0';
    spec.align = '=';
  }
  if (conversion.left) spec.align = '<';
  const auto number = NumberIn(value);
  if (!number) {
    ev_.Raise("TypeError",
              fmt::format("%{} format: a real number is required, not {}", conversion.type,
                          TypeName(value)),
              span_);
  }
  if (!IsIntegral(conversion.type)) {
    spec.type = conversion.type;
    return FormatFloat(*number, spec);
  }
  const bool decimal = std::string_view("diu").find(conversion.type) != std::string_view::npos;
  spec.type = decimal ? 'd' : conversion.type;
  const int least_digits = spec.precision;
  spec.precision = -1;
  constexpr double kLargest = 9.2e18;
  const auto integer = IntegerIn(value);
  if (!integer && !(std::abs(*number) < kLargest)) {
    ev_.Raise("OverflowError", "cannot convert float to integer", span_);
  }
  const std::int64_t whole = integer ? *integer : static_cast<std::int64_t>(*number);
  if (least_digits < 0) return FormatInteger(whole, spec);
  FormatSpec bare = spec;
  bare.width = std::min(least_digits, 1000) + (whole < 0 ? 1 : 0);
  bare.fill = U'0';
  bare.align = '=';
  return PadText("", FormatInteger(whole, bare), spec, '>');
}

Ref PercentFormatter::Convert(Ref value, const Conversion& conversion) {
  if (Unsure(value)) return ev_.ToStr(value, span_);
  const char type = conversion.type;
  if (type != 's' && type != 'r' && type != 'a' && type != 'c') {
    if (std::string_view("diouxXeEfFgG").find(type) == std::string_view::npos) {
      ev_.Raise("ValueError", fmt::format("unsupported format character '{}'", type), span_);
    }
    if (auto* object = As<Instance>(value)) {
      const Ref number = CallSpecial(ev_, *object, IsIntegral(type) ? "__int__" : "__float__",
                                     CallWith({}, span_));
      const bool known = number != nullptr && number->kind != Kind::kInstance;
      return known ? Convert(number, conversion) : GapText(ev_, value);
    }
    ev_.CheckBytes(static_cast<std::size_t>(conversion.spec.width));
    return ev_.heap().str(Number(value, conversion));
  }
  Ref text = Converted(ev_, type, value, span_);
  if (type == 'c') {
    const auto code = IntegerIn(value);
    FormatSpec character;
    character.type = 'c';
    text = code ? ev_.heap().str(FormatInteger(*code, character)) : ev_.ToStr(value, span_);
  }
  const std::string* known = TextIn(text);
  if (known == nullptr) return text;
  FormatSpec spec = conversion.spec;
  spec.align = conversion.left ? '<' : '>';
  ev_.CheckBytes(static_cast<std::size_t>(spec.width));
  return ev_.heap().str(FormatString(*known, spec));
}

Ref PercentFormatter::Finish() {
  const auto* tuple = As<Tuple>(arguments_);
  const bool left_over = tuple != nullptr ? next_ < tuple->items.size()
                                          : next_ == 0 && !used_mapping_ && !Unsure(arguments_) &&
                                                arguments_->kind != Kind::kDict &&
                                                arguments_->kind != Kind::kList &&
                                                arguments_->kind != Kind::kInstance;
  if (left_over) {
    ev_.Raise("TypeError", "not all arguments converted during string formatting", span_);
  }
  return out_.Finish();
}

}  // namespace

Ref PercentFormat(Evaluator& ev, Ref format, Ref arguments, SourceSpan span) {
  for (const Ref operand : {format, arguments}) {
    if (operand->kind != Kind::kChoice) continue;
    return ev.MapChoice(operand, [&](Ref alternative) {
      if (alternative == operand) return ev.OpaqueOperation("%", format, arguments, span);
      return operand == format ? PercentFormat(ev, alternative, arguments, span)
                               : PercentFormat(ev, format, alternative, span);
    });
  }
  PercentFormatter formatter(ev, arguments, span);
  if (const std::string* text = TextIn(format)) {
    formatter.AddFormat(*text);
    return formatter.Finish();
  }
  const auto* pattern = As<Template>(format);
  if (pattern == nullptr) return ev.OpaqueOperation("%", format, arguments, span);
  for (const Ref part : pattern->parts) {
    const std::string* literal = TextIn(part);
    if (literal != nullptr) {
      formatter.AddFormat(*literal);
    } else {
      formatter.AddGap(part);
    }
  }
  return formatter.Finish();
}

Ref FilledBytes(Evaluator& ev, const Bytes& format, Ref arguments, SourceSpan span) {
  const auto as_text = [&](Ref value) -> Ref {
    const auto* bytes = As<Bytes>(value);
    return bytes == nullptr ? value : ev.heap().str(bytes->value);
  };
  std::vector<Ref> items;
  const auto* several = As<Tuple>(arguments);
  for (const Ref one : several == nullptr ? std::vector<Ref>{arguments} : several->items)
    items.push_back(as_text(one));
  const bool read = format.value.find("%b") == std::string::npos;
  const Ref text =
      read ? PercentFormat(ev, ev.heap().str(format.value), NewTuple(ev, items), span) : nullptr;
  const std::string* known = text == nullptr ? nullptr : TextIn(text);
  if (known != nullptr) return ev.heap().New<Bytes>(*known);
  return ev.NewUnknown("bytes that are put together", "bytes", span);
}

}  // namespace smgraph::python
