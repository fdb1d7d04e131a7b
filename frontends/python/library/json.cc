// json: loads into values, dumps of what is known; unknown parts become gaps in the text.
#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "frontends/python/format.h"
#include "frontends/python/library/files.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/text.h"
#include "graph/base/utf8.h"

namespace smgraph::python {
namespace {

// ---- reading

// Builds values while nlohmann_json reads the text; nothing recurses.
class Reader : public nlohmann::json_sax<nlohmann::json> {
 public:
  Reader(Evaluator& ev, const Call& call)
      : ev_(ev),
        span_(call.span),
        hook_(call.Keyword("object_hook")),
        pairs_hook_(call.Keyword("object_pairs_hook")),
        integer_hook_(call.Keyword("parse_int")),
        float_hook_(call.Keyword("parse_float")) {}
  Ref result() const { return result_; }

  bool null() override { return Put(ev_.heap().none()); }
  bool boolean(bool value) override { return Put(ev_.heap().boolean(value)); }
  bool number_integer(number_integer_t value) override {
    return Put(IsNone(integer_hook_) ? ev_.heap().integer(value)
                                     : Hooked(integer_hook_, std::to_string(value)));
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max())) {
      return Put(ev_.NewUnknown("integer beyond 64 bits", "number", span_));
    }
    return number_integer(static_cast<number_integer_t>(value));
  }
  bool number_float(number_float_t value, const string_t& text) override {
    return Put(IsNone(float_hook_) ? ev_.heap().number(value) : Hooked(float_hook_, text));
  }
  bool string(string_t& value) override { return Put(ev_.heap().str(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override {
    if (IsNone(pairs_hook_)) return Open(ev_.heap().New<Dict>());
    return Open(ev_.heap().New<List>());  // of its pairs
  }
  bool start_array(std::size_t) override { return Open(ev_.heap().New<List>()); }
  bool end_object() override {
    const Ref object = open_.back();
    Close();
    if (!IsNone(pairs_hook_)) {
      Replace(ev_.CallValue(pairs_hook_, CallWith({object}, span_)));
    } else if (!IsNone(hook_)) {
      Replace(ev_.CallValue(hook_, CallWith({object}, span_)));
    }
    return true;
  }
  bool end_array() override { return Close(); }
  bool key(string_t& name) override {
    keys_.back() = ev_.heap().str(name);
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  bool Put(Ref value) {
    if (open_.empty()) {
      result_ = value;
    } else if (auto* list = As<List>(open_.back())) {
      ev_.CheckItems(list->items.size() + 1);
      list->items.push_back(Slot(value));
    } else {
      auto* dict = static_cast<Dict*>(open_.back());
      ev_.CheckItems(dict->items.size() + 1);
      dict->Set(keys_.back(), value);
    }
    return true;
  }
  bool Open(Ref container) {
    Put(container);
    open_.push_back(container);
    keys_.push_back(nullptr);
    return true;
  }
  bool Close() {
    open_.pop_back();
    keys_.pop_back();
    return true;
  }
  // What a hook made of the object that was put last.
  void Replace(Ref value) {
    if (open_.empty()) {
      result_ = value;
    } else if (auto* list = As<List>(open_.back())) {
      list->items.back() = Slot(value);
    } else {
      static_cast<Dict*>(open_.back())->Set(keys_.back(), value);
    }
  }
  // What stands in a list for a value: in that of an object's pairs it has its key.
  Ref Slot(Ref value) {
    return keys_.back() == nullptr ? value : NewTuple(ev_, {keys_.back(), value});
  }
  Ref Hooked(Ref hook, const std::string& text) {
    return ev_.CallValue(hook, CallWith({ev_.heap().str(text)}, span_));
  }

  Evaluator& ev_;
  SourceSpan span_;
  Ref hook_;
  Ref pairs_hook_;
  Ref integer_hook_;
  Ref float_hook_;
  Ref result_ = nullptr;
  std::vector<Ref> open_;
  std::vector<Ref> keys_;  // the last key of each open object
};

Ref ReadJson(Evaluator& ev, Ref text, const Call& call) {
  const auto* bytes = As<Bytes>(text);
  const std::string* known = bytes != nullptr ? &bytes->value : TextIn(text);
  if (known == nullptr) {
    if (!Unsure(text) && text->kind != Kind::kTemplate) NeedText(ev, text, call);
    return ev.OpaqueOperation("json", text, nullptr, call.span);
  }
  Reader reader(ev, call);
  const bool read = nlohmann::json::sax_parse(*known, &reader);
  if (read && reader.result() != nullptr) return reader.result();
  ev.Raise("JSONDecodeError", "text is not JSON", call.span);
}

// An object of the class that `cls` names, made with the other options; null without one.
Ref MadeByOption(Evaluator& ev, const Call& call) {
  const Ref cls = call.Keyword("cls");
  if (IsNone(cls)) return nullptr;
  Call make = CallWith({}, call.span);
  for (const auto& option : call.keywords) {
    const bool subject = option.first == "cls" || option.first == "s" || option.first == "obj";
    if (!subject) make.keywords.push_back(option);
  }
  return ev.CallValue(cls, std::move(make));
}

Ref Decoded(Evaluator& ev, Ref text, const Call& call) {
  const Ref decoder = MadeByOption(ev, call);
  return decoder == nullptr ? ReadJson(ev, text, call)
                            : ev.CallMethod(decoder, "decode", CallWith({text}, call.span));
}

Ref Loads(Evaluator& ev, const Call& call) {
  const Ref text = call.Argument(0, "s");
  return text == nullptr ? UnknownCall(ev, call) : Decoded(ev, text, call);
}

Ref Load(Evaluator& ev, const Call& call) {
  const Ref file = call.Argument(0, "fp");
  if (file == nullptr) return UnknownCall(ev, call);
  const Ref text = RestOfFile(ev, file, call.span);
  return text != nullptr ? Decoded(ev, text, call)
                         : ev.OpaqueOperation("json", file, nullptr, call.span);
}

// ---- writing

void AppendEscape(std::string& text, std::uint32_t unit) {
  text += fmt::format("\\u{:04x}", unit);
}

std::string QuoteJson(std::string_view value, bool ascii) {
  std::string text = "\"";
  for (const char32_t point : DecodeUtf8(value)) {
    constexpr std::u32string_view kSpecial = U"\"\\\n\r\t\f\b";
    constexpr std::string_view kLetters = "\"\\nrtfb";
    const std::size_t special = kSpecial.find(point);
    if (special != std::u32string_view::npos) {
      text += {'\\', kLetters[special]};
    } else if (point < 0x20 || (ascii && point >= 0x7F && point < 0x10000)) {
      if (point == 0x7F) {
        text += '\x7F';
      } else {
        AppendEscape(text, point);
      }
    } else if (ascii && point >= 0x10000) {
      AppendEscape(text, 0xD800 + ((point - 0x10000) >> 10));
      AppendEscape(text, 0xDC00 + ((point - 0x10000) & 0x3FF));
    } else {
      AppendUtf8(text, point);
    }
  }
  return text + '"';
}

std::string NumberJson(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  return FloatText(value);
}

class Writer {
 public:
  Writer(Evaluator& ev, const Call& call);
  void Write(Ref value, int depth);
  Ref Finish() { return out_.Finish(); }

 private:
  void NewLine(int depth);
  void WriteList(const std::vector<Ref>& items, int depth);
  void WriteDict(const Dict& dict, int depth);
  void WriteKey(Ref key);
  void WriteOther(Ref value, int depth);

  static constexpr int kDeepest = 100;
  Evaluator& ev_;
  const Call& call_;
  TextBuilder out_;
  bool indented_ = false;
  std::string indent_;
  std::string item_separator_ = ", ";
  std::string key_separator_ = ": ";
  bool sorted_ = false;
  bool skips_ = false;  // entries whose keys are no text
  bool ascii_ = true;
  Ref default_ = nullptr;
  int replaced_ = 0;  // objects, inside each other, that stand for others
};

Writer::Writer(Evaluator& ev, const Call& call) : ev_(ev), call_(call), out_(ev) {
  const Ref indent = call.Keyword("indent");
  if (!IsNone(indent) && !Unsure(indent)) {
    indented_ = true;
    item_separator_ = ",";
    if (const std::string* text = TextIn(indent)) {
      indent_ = *text;
    } else {
      indent_ = std::string(
          static_cast<std::size_t>(std::clamp<std::int64_t>(NeedInteger(ev, indent, call), 0, 64)),
          ' ');
    }
  }
  const auto* separators = As<Tuple>(call.Keyword("separators"));
  if (separators != nullptr && separators->items.size() == 2) {
    TextOf(separators->items[0], item_separator_);
    TextOf(separators->items[1], key_separator_);
  }
  sorted_ = FlagOr(ev, call.Keyword("sort_keys"), false, call);
  skips_ = FlagOr(ev, call.Keyword("skipkeys"), false, call);
  ascii_ = FlagOr(ev, call.Keyword("ensure_ascii"), true, call);
  default_ = call.Keyword("default");
  if (const Ref encoder = call.Keyword("cls"); !IsNone(encoder)) {
    const Ref own =
        As<Class>(encoder) == nullptr ? encoder : ev.CallValue(encoder, CallWith({}, call.span));
    default_ = ev.FindAttribute(own, "default", call.span);
  }
}

void Writer::NewLine(int depth) {
  if (!indented_) return;
  std::string line = "\n";
  for (int i = 0; i < depth; ++i)
    line += indent_;
  out_.Add(line);
}

void Writer::WriteList(const std::vector<Ref>& items, int depth) {
  if (items.empty()) return out_.Add("[]");
  out_.Add("[");
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out_.Add(item_separator_);
    NewLine(depth + 1);
    Write(items[i], depth + 1);
  }
  NewLine(depth);
  out_.Add("]");
}

namespace {

bool CanBeKey(Ref key) {
  return TextIn(key) != nullptr || key->kind == Kind::kTemplate || IsNone(key) || Unsure(key) ||
         NumberIn(key);
}

}  // namespace

void Writer::WriteKey(Ref key) {
  if (const std::string* text = TextIn(key)) return out_.Add(QuoteJson(*text, ascii_));
  if (key->kind == Kind::kBool || key->kind == Kind::kNone || NumberIn(key)) {
    out_.Add("\"");
    Write(key, kDeepest - 1);
    return out_.Add("\"");
  }
  if (!CanBeKey(key)) {
    ev_.Raise("TypeError",
              fmt::format("keys must be str, int, float, bool or None, not {}", TypeName(key)),
              call_.span);
  }
  out_.Add("\"");
  out_.Add(ev_.ToStr(key, call_.span));
  out_.Add("\"");
}

void Writer::WriteDict(const Dict& dict, int depth) {
  if (dict.items.empty() && !dict.open) return out_.Add("{}");
  auto items = dict.items;
  if (skips_) std::erase_if(items, [](const auto& item) { return !CanBeKey(item.first); });
  const bool all_texts = std::all_of(
      items.begin(), items.end(), [](const auto& item) { return TextIn(item.first) != nullptr; });
  if (sorted_ && all_texts) {
    std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
      return *TextIn(a.first) < *TextIn(b.first);
    });
  }
  out_.Add("{");
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out_.Add(item_separator_);
    NewLine(depth + 1);
    WriteKey(items[i].first);
    out_.Add(key_separator_);
    Write(items[i].second, depth + 1);
  }
  if (dict.open) out_.Add(ev_.NewUnknown("more keys", "more", call_.span));
  NewLine(depth);
  out_.Add("}");
}

void Writer::WriteOther(Ref value, int depth) {
  const auto* instance = As<Instance>(value);
  if (instance != nullptr && instance->payload != nullptr) return Write(instance->payload, depth);
  if (!IsNone(default_)) {
    if (++replaced_ > kDeepest) ev_.Raise("ValueError", "Circular reference detected", call_.span);
    Write(ev_.CallValue(default_, CallWith({value}, call_.span)), depth);
    --replaced_;
    return;
  }
  const bool declared =
      instance != nullptr && (instance->cls->model != nullptr || instance->cls->opaque_base) &&
      (instance->cls->model == nullptr || instance->cls->model->tag != kLibraryTag);
  if (declared) {
    RefuseText(ev_, value, call_.span);
    return out_.Add(value);
  }
  ev_.Raise("TypeError", fmt::format("Object of type {} is not JSON serializable", TypeName(value)),
            call_.span);
}

void Writer::Write(Ref value, int depth) {
  if (depth > kDeepest) ev_.Raise("ValueError", "Circular reference detected", call_.span);
  switch (value->kind) {
    case Kind::kNone:
      return out_.Add("null");
    case Kind::kBool:
      return out_.Add(static_cast<Bool*>(value)->value ? "true" : "false");
    case Kind::kInt:
      return out_.Add(std::to_string(static_cast<Int*>(value)->value));
    case Kind::kFloat:
      return out_.Add(NumberJson(static_cast<Float*>(value)->value));
    case Kind::kStr:
      return out_.Add(QuoteJson(static_cast<Str*>(value)->value, ascii_));
    case Kind::kTemplate:
      out_.Add("\"");
      out_.Add(value);
      return out_.Add("\"");
    case Kind::kList:
      return WriteList(static_cast<List*>(value)->items, depth);
    case Kind::kTuple:
      return WriteList(static_cast<Tuple*>(value)->items, depth);
    case Kind::kDict:
      return WriteDict(*static_cast<Dict*>(value), depth);
    case Kind::kUnknown:
    case Kind::kOpaque:
    case Kind::kAbsent:
    case Kind::kChoice:
      return out_.Add(value);
    default:
      return WriteOther(value, depth);
  }
}

// Whether an encoder of the user's does more than saying what stands for objects.
bool EncodesItself(Ref encoder) {
  const auto* cls = As<Class>(encoder);
  return cls != nullptr && std::ranges::any_of(cls->mro, [](const Class* base) {
           const auto has = [base](std::string_view name) {
             const auto* function = As<Function>(base->attributes.Find(name));
             return function != nullptr && !function->module->path.starts_with('<');
           };
           return has("encode") || has("iterencode");
         });
}

Ref Dumps(Evaluator& ev, const Call& call) {
  const Ref value = call.Argument(0, "obj");
  if (value == nullptr) return UnknownCall(ev, call);
  if (EncodesItself(call.Keyword("cls")))
    return ev.CallMethod(MadeByOption(ev, call), "encode", CallWith({value}, call.span));
  Writer writer(ev, call);
  writer.Write(value, 0);
  return writer.Finish();
}

// json.dump(object, file)
Ref Dump(Evaluator& ev, const Call& call) {
  auto* file = As<Instance>(call.Argument(1, "fp"));
  if (file == nullptr) return ev.heap().none();
  const Ref text = Dumps(ev, call);
  ev.CallMethod(file, "write", CallWith({text}, call.span));
  return ev.heap().none();
}

constexpr FunctionModel kFunctions[] = {
    {"json.loads simplejson.loads ujson.loads", Lifted<Loads, 1, kMany>},
    {"json.load simplejson.load ujson.load", Counted<Load, 1, kMany>},
    {"json.dumps simplejson.dumps ujson.dumps", Counted<Dumps, 1, kMany>},
    {"json.dump simplejson.dump ujson.dump", Counted<Dump, 1, kMany>},
};

Ref DecodeError(Evaluator& ev) {
  return ev.BuiltinClass("JSONDecodeError");
}

constexpr ValueModel kValues[] = {
    {"json.JSONDecodeError json.decoder.JSONDecodeError", DecodeError},
};

}  // namespace

Rows JsonRows() {
  return {.functions = kFunctions, .values = kValues};
}

}  // namespace smgraph::python
