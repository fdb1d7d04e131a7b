// yaml: documents read with yaml-cpp's events, scalars resolved by YAML 1.1 as PyYAML does it.
#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <sstream>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "frontends/python/library/files.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"
#include "frontends/python/text.h"

namespace smgraph::python {
namespace {

// ---- scalars

bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool AllOf(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

std::string WithoutUnderscores(std::string_view text) {
  std::string digits(text);
  std::erase(digits, '_');
  return digits;
}

// 1:30:00 is sixty times sixty … seconds.
std::optional<double> Sexagesimal(std::string_view text) {
  if (text.find(':') == std::string_view::npos) return std::nullopt;
  double total = 0;
  for (bool first = true; !text.empty(); first = false) {
    const std::size_t end = std::min(text.find(':'), text.size());
    const std::string part = WithoutUnderscores(text.substr(0, end));
    const bool last = end == text.size();
    const std::size_t digits = last ? part.find('.') : std::string::npos;
    if (part.empty() || !AllOf(std::string_view(part).substr(0, digits), "0123456789")) {
      return std::nullopt;
    }
    if (!first && part.size() > 2 && digits == std::string::npos) return std::nullopt;
    const auto value = ParseFloat(part);
    if (!value || (!first && *value >= 60)) return std::nullopt;
    total = total * 60 + *value;
    text.remove_prefix(last ? end : end + 1);
  }
  return total;
}

Ref Negated(Evaluator& ev, bool negative, std::int64_t value) {
  return ev.heap().integer(negative ? -value : value);
}

constexpr double kExactIntegers = 9007199254740992;  // 2^53: those below are exact as a double

// An integer by YAML 1.1: 0b101, 0o is none, 017 is octal, 0x1F, 1_000, 1:30; null when it is none.
Ref ResolveInteger(Evaluator& ev, std::string_view text, SourceSpan span) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !IsDigit(static_cast<unsigned char>(text[0]))) return nullptr;
  int base = 10;
  std::string_view digits = text;
  if (text.size() > 1 && text[0] == '0') {
    base = text[1] == 'x' ? 16 : text[1] == 'b' ? 2 : 8;
    digits.remove_prefix(base == 8 ? 1 : 2);
  }
  const std::string_view allowed = base == 16  ? "0123456789abcdefABCDEF_"
                                   : base == 2 ? "01_"
                                   : base == 8 ? "01234567_"
                                               : "0123456789_";
  if (!digits.empty() && AllOf(digits, allowed)) {
    bool too_large = false;
    const auto value = ParseInteger(WithoutUnderscores(digits), base, &too_large);
    if (too_large) return ev.NewUnknown("integer beyond 64 bits", "number", span);
    if (value) return Negated(ev, negative, *value);
  }
  const auto sixty = text.find('.') == std::string_view::npos ? Sexagesimal(text) : std::nullopt;
  if (!sixty || text[0] == '0') return nullptr;
  return *sixty < kExactIntegers ? Negated(ev, negative, static_cast<std::int64_t>(*sixty))
                                 : ev.NewUnknown("integer of more than 53 bits", "number", span);
}

// A float by YAML 1.1: there must be a dot, and a sign in the exponent.
Ref ResolveFloat(Evaluator& ev, std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const double sign = negative ? -1 : 1;
  if (IsOneOf(text, {".inf", ".Inf", ".INF"})) {
    return ev.heap().number(sign * std::numeric_limits<double>::infinity());
  }
  if (IsOneOf(text, {".nan", ".NaN", ".NAN"})) {
    return ev.heap().number(std::numeric_limits<double>::quiet_NaN());
  }
  if (text.find('.') == std::string_view::npos) return nullptr;
  if (const auto sixty = Sexagesimal(text)) return ev.heap().number(sign * *sixty);
  const std::size_t mark = text.find_first_of("eE");
  const std::string_view mantissa = text.substr(0, mark);
  const bool digits = AllOf(mantissa, "0123456789_.") &&
                      mantissa.find_first_of("0123456789") != std::string_view::npos &&
                      std::count(mantissa.begin(), mantissa.end(), '.') == 1 && text[0] != '_';
  if (!digits) return nullptr;
  if (mark != std::string_view::npos) {
    const std::string_view exponent = text.substr(mark + 1);
    const bool fits = exponent.size() > 1 && (exponent[0] == '+' || exponent[0] == '-') &&
                      AllOf(exponent.substr(1), "0123456789");
    if (!fits) return nullptr;
  }
  const auto value = ParseFloat(WithoutUnderscores(text));
  return value ? ev.heap().number(sign * *value) : nullptr;
}

// 2024-01-31: a date; with a time behind it a moment, which stays text.
Ref ResolveDate(Evaluator& ev, std::string_view text, SourceSpan span) {
  const bool date = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                    AllOf(text.substr(0, 4), "0123456789") &&
                    AllOf(text.substr(5, 2), "0123456789") && AllOf(text.substr(8), "0123456789");
  const Ref cls = date ? ev.LibraryObject("datetime.date") : nullptr;
  if (cls == nullptr) return nullptr;
  std::vector<Ref> parts;
  for (const std::string_view part : {text.substr(0, 4), text.substr(5, 2), text.substr(8)})
    parts.push_back(ev.heap().integer(ParseInteger(part, 10).value_or(0)));
  return ev.CallValue(cls, CallWith(std::move(parts), span));
}

Ref ResolvePlain(Evaluator& ev, const std::string& text, SourceSpan span) {
  if (IsOneOf(text, {"", "~", "null", "Null", "NULL"})) return ev.heap().none();
  if (IsOneOf(text, {"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"})) {
    return ev.heap().boolean(true);
  }
  if (IsOneOf(text, {"no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"})) {
    return ev.heap().boolean(false);
  }
  if (const Ref integer = ResolveInteger(ev, text, span)) return integer;
  if (const Ref number = ResolveFloat(ev, text)) return number;
  if (const Ref date = ResolveDate(ev, text, span)) return date;
  return ev.heap().str(text);
}

// ---- documents

constexpr std::string_view kSafe = "yaml.SafeLoader";

class Builder : public YAML::EventHandler {
 public:
  /// What becomes of text without quotes.
  enum class Plain : std::uint8_t { kRead, kStaysText, kAskLoader };
  // `loader` gives the object that makes the values with tags of their own; null when it is not
  // known.
  Builder(Evaluator& ev, std::function<Ref()> loader, Plain plain, SourceSpan span)
      : ev_(ev), loader_(std::move(loader)), plain_(plain), span_(span) {}
  Ref result() const { return result_ == nullptr ? ev_.heap().none() : result_; }

  void OnDocumentStart(const YAML::Mark&) override { result_ = nullptr; }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override {
    const bool text = plain_ == Plain::kStaysText;
    Put(text ? ev_.heap().str("") : ev_.heap().none(), anchor, /*plain_text=*/{});
  }
  void OnAlias(const YAML::Mark&, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    Put(found == anchors_.end() ? ev_.heap().none() : found->second, 0, {});
  }
  void OnScalar(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const bool plain = tag == "?" || tag.empty();
    Put(Scalar(tag, value), anchor, plain ? std::string_view(value) : std::string_view());
  }
  void OnSequenceStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    Open(ev_.heap().New<List>(), tag, anchor);
  }
  void OnSequenceEnd() override { Close("sequence"); }
  void OnMapStart(const YAML::Mark&, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    Open(ev_.heap().New<Dict>(), tag, anchor);
  }
  void OnMapEnd() override {
    FinishMap();
    Close("mapping");
  }

 private:
  struct Container {
    Ref object = nullptr;
    std::string tag;  // empty when nobody has to make something else of the object
    YAML::anchor_t anchor = 0;
    Ref key = nullptr;
    bool merge = false;
    std::vector<Ref> merged;
    std::vector<std::pair<Ref, Ref>> pairs;
  };

  Ref Scalar(const std::string& tag, const std::string& value) {
    if (tag == "?" || tag.empty()) return PlainScalar(value);
    if (tag == "!" || tag == kOwn + "str") return ev_.heap().str(value);
    if (tag == kOwn + "float") {
      const auto number = ParseFloat(value);
      if (number) return ev_.heap().number(*number);
    }
    if (tag == kOwn + "binary") {
      return ev_.CallValue(ev_.LibraryObject("base64.b64decode"),
                           CallWith({ev_.heap().str(value)}, span_));
    }
    if (tag.starts_with(kOwn) && tag.find('/') == std::string::npos)
      return ResolvePlain(ev_, value, span_);
    return Constructed(tag, "scalar", ev_.heap().str(value), ResolvePlain(ev_, value, span_));
  }

  Ref PlainScalar(const std::string& value) {
    const Ref text = ev_.heap().str(value);
    if (plain_ == Plain::kStaysText) return text;
    const Ref read = ResolvePlain(ev_, value, span_);
    const Ref loader =
        plain_ == Plain::kAskLoader && As<Str>(read) != nullptr ? loader_() : nullptr;
    if (loader == nullptr) return read;
    const Ref tag = ev_.CallMethod(loader, "_resolve", CallWith({text}, span_));
    return TextIn(tag) == nullptr ? read : Constructed(*TextIn(tag), "scalar", text, read);
  }

  // What the loader makes of a value with a tag of its own; below it everything is made.
  Ref Constructed(const std::string& tag, const char* kind, Ref value, Ref made) {
    const Ref loader = loader_();
    if (loader == nullptr)
      return ev_.NewUnknown(fmt::format("value with the tag {}", tag), tag, span_);
    const auto text = [this](std::string_view word) { return ev_.heap().str(std::string(word)); };
    return ev_.CallMethod(loader, "_construct",
                          CallWith({text(tag), text(kind), value, made}, span_));
  }

  void Open(Ref container, const std::string& tag, YAML::anchor_t anchor) {
    const bool plain =
        tag.empty() || tag == "?" || tag == "!" || tag == kOwn + "seq" || tag == kOwn + "map";
    // An alias may stand inside the container itself.
    if (anchor != 0) anchors_[anchor] = container;
    open_.emplace_back();
    open_.back().object = container;
    open_.back().tag = plain ? "" : tag;
    open_.back().anchor = anchor;
  }

  void Close(const char* kind) {
    const Container closed = std::move(open_.back());
    open_.pop_back();
    Ref made = closed.object;
    if (!closed.tag.empty()) {
      const Ref nodes = ev_.NewUnknown(fmt::format("nodes of a YAML {}", kind), kind, span_);
      made = Constructed(closed.tag, kind, nodes, made);
    }
    Put(made, closed.anchor, {});
  }

  void Put(Ref value, YAML::anchor_t anchor, std::string_view plain_text) {
    if (anchor != 0) anchors_[anchor] = value;
    ev_.CheckItems(++values_);
    if (open_.empty()) {
      result_ = value;
      return;
    }
    Container& container = open_.back();
    if (auto* list = As<List>(container.object)) {
      list->items.push_back(value);
    } else if (container.key == nullptr) {
      container.key = value;
      container.merge = plain_text == "<<";
    } else {
      if (container.merge) {
        container.merged.push_back(value);
      } else {
        container.pairs.emplace_back(container.key, value);
      }
      container.key = nullptr;
    }
  }

  // `<<: *defaults`: what is merged comes first and gives way to the map's own keys.
  void FinishMap() {
    Container& container = open_.back();
    auto* dict = static_cast<Dict*>(container.object);
    for (const Ref source : container.merged) {
      const auto* list = As<List>(source);
      const std::vector<Ref> maps = list == nullptr ? std::vector<Ref>{source} : list->items;
      for (auto map = maps.rbegin(); map != maps.rend(); ++map) {
        const auto* other = As<Dict>(*map);
        if (other == nullptr || other == dict) continue;
        for (const auto& [key, value] : other->items)
          dict->Set(key, value);
      }
    }
    for (const auto& [key, value] : container.pairs) {
      CheckHashable(ev_, key, span_);
      dict->Set(key, value);
    }
  }

  // What "!!" stands for.
  inline static const std::string kOwn = "tag:yaml.org,2002:";

  Evaluator& ev_;
  std::function<Ref()> loader_;
  Plain plain_;
  SourceSpan span_;
  Ref result_ = nullptr;
  std::vector<Container> open_;
  std::map<YAML::anchor_t, Ref> anchors_;
  std::size_t values_ = 0;
};

// The object that makes what has a tag: of the class that the call gives or, without one, of
// `otherwise`; null when the class is not known.
Ref NewLoader(Evaluator& ev, std::string_view otherwise, const Call& call) {
  Ref given = call.Argument(1, "Loader");
  if (given == nullptr) given = ev.LibraryObject(otherwise);
  const auto* cls = As<Class>(given);
  const auto* base = As<Class>(ev.LibraryObject("yaml.BaseLoader"));
  if (cls == nullptr || std::find(cls->mro.begin(), cls->mro.end(), base) == cls->mro.end())
    return nullptr;
  return ev.CallValue(given, CallWith({call.Argument(0, "stream")}, call.span));
}

// What a class of loaders makes of text without quotes.
Builder::Plain PlainOf(Evaluator& ev, const Call& call) {
  const auto* cls = As<Class>(call.Argument(1, "Loader"));
  const auto derives = [&](std::string_view base) {
    return std::ranges::find(cls->mro, As<Class>(ev.LibraryObject(base))) != cls->mro.end();
  };
  if (cls == nullptr || !derives("yaml.BaseLoader")) cls = As<Class>(ev.LibraryObject(kSafe));
  if (!derives(kSafe)) return Builder::Plain::kStaysText;
  const Ref own = SpecialMember(ev, *cls, "yaml_implicit_resolvers");
  const bool asks = As<List>(own) != nullptr && !As<List>(own)->items.empty();
  return asks ? Builder::Plain::kAskLoader : Builder::Plain::kRead;
}

// The documents of a stream, at most `most`.
std::vector<Ref> ReadDocuments(Evaluator& ev, const std::string& text, std::string_view loader,
                               std::size_t most, const Call& call) {
  std::vector<Ref> documents;
  std::string problem;
  try {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    Builder builder(
        ev, [&] { return NewLoader(ev, loader, call); }, PlainOf(ev, call), call.span);
    while (documents.size() < most && parser.HandleNextDocument(builder))
      documents.push_back(builder.result());
    return documents;
  } catch (const YAML::Exception& error) {
    problem = error.what();
  }
  ev.CallValue(ev.LibraryObject("yaml._fail"),
               CallWith({ev.heap().str("text is not YAML: " + problem)}, call.span));
  return documents;
}

// The text that a call reads: a string, bytes or a file; null when it is not known.
const std::string* SourceText(Evaluator& ev, Ref source, Ref& text, const Call& call) {
  const Ref rest = RestOfFile(ev, source, call.span);
  text = rest == nullptr ? source : rest;
  if (const auto* bytes = As<Bytes>(text)) return &bytes->value;
  return TextIn(text);
}

template <auto& kLoader>
Ref Load(Evaluator& ev, const Call& call) {
  const Ref source = call.Argument(0, "stream");
  if (source == nullptr) return UnknownCall(ev, call);
  Ref text = nullptr;
  const std::string* known = SourceText(ev, source, text, call);
  if (known == nullptr) return ev.OpaqueOperation("yaml", text, nullptr, call.span);
  const std::vector<Ref> documents = ReadDocuments(ev, *known, kLoader, 1, call);
  return documents.empty() ? ev.heap().none() : documents.front();
}

template <auto& kLoader>
Ref LoadAll(Evaluator& ev, const Call& call) {
  constexpr std::size_t kMostDocuments = 1000;
  Ref text = nullptr;
  const std::string* known = SourceText(ev, call.positional[0], text, call);
  if (known == nullptr) return ev.OpaqueOperation("yaml", text, nullptr, call.span);
  return NewIterator(ev, ReadDocuments(ev, *known, kLoader, kMostDocuments, call));
}

// The text of a document, as far as the layout of the value is known.
Ref Dumped(Evaluator& ev, const Call& call, bool safe) {
  const Ref data = call.Argument(0, "data");
  if (data != nullptr && !call.open && call.positional.size() < 3) {
    Call make = CallWith({data}, call.span);
    for (const auto& option : call.keywords) {
      if (option.first != "data" && option.first != "stream") make.keywords.push_back(option);
    }
    make.keywords.emplace_back("safe", ev.heap().boolean(safe));
    const Ref text = ev.CallValue(ev.LibraryObject("_yaml_dumper.text"), std::move(make));
    if (TextIn(text) != nullptr) return text;
  }
  return ev.NewUnknown("text of a YAML document", "yaml", call.span);
}

template <bool kSafely>
Ref Dump(Evaluator& ev, const Call& call) {
  const Ref stream = call.Argument(1, "stream");
  const Ref text = Dumped(ev, call, kSafely);
  if (IsNone(stream)) return text;
  if (As<Instance>(stream) != nullptr) ev.CallMethod(stream, "write", CallWith({text}, call.span));
  return ev.heap().none();
}

constexpr std::string_view kFull = "yaml.FullLoader";
constexpr std::string_view kUnsafe = "yaml.UnsafeLoader";

constexpr FunctionModel kFunctions[] = {
    {"yaml.safe_load", Lifted<Load<kSafe>, 1, 1>},
    {"yaml.load", Lifted<Load<kFull>, 1, 2>},
    {"yaml.full_load", Lifted<Load<kFull>, 1, 1>},
    {"yaml.unsafe_load", Lifted<Load<kUnsafe>, 1, 1>},
    {"yaml.safe_load_all", Counted<LoadAll<kSafe>, 1, 1>},
    {"yaml.load_all", Counted<LoadAll<kFull>, 1, 2>},
    {"yaml.full_load_all", Counted<LoadAll<kFull>, 1, 1>},
    {"yaml.dump", Dump<false>},
    {"yaml.safe_dump", Dump<true>},
};

}  // namespace

Rows YamlRows() {
  return {.functions = kFunctions};
}

}  // namespace smgraph::python
