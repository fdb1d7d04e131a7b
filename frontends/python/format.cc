// str(), repr() and format() of every kind of value, and strings put together.
#include "frontends/python/format.h"

#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/exception_groups.h"
#include "frontends/python/internals.h"
#include "frontends/python/model_config.h"
#include "frontends/python/natives.h"
#include "frontends/python/operands.h"
#include "frontends/python/several_forms.h"
#include "frontends/python/text.h"
#include "frontends/python/validation.h"

namespace smgraph::python {

void TextBuilder::Add(std::string_view literal) {
  ev_.CheckBytes(literal_.size() + literal.size());
  literal_ += literal;
}

void TextBuilder::Add(Ref text) {
  if (const std::string* known = TextIn(text)) return Add(*known);
  Flush();
  parts_.push_back(text);
}

void TextBuilder::Flush() {
  if (literal_.empty()) return;
  parts_.push_back(ev_.heap().str(std::move(literal_)));
  literal_.clear();
}

Ref TextBuilder::Finish() {
  Flush();
  return ev_.Concatenate(parts_);
}

Ref GapText(Evaluator& ev, Ref value) {
  auto* gap = ev.heap().New<Template>();
  gap->parts.push_back(value);
  return gap;
}

namespace {

std::string ClassRepr(const Class& cls) {
  if (!cls.enumeration) return fmt::format("<class '{}'>", QualifiedName(cls));
  return fmt::format("<{} '{}'>", cls.flag ? "flag" : "enum", cls.name);
}

// How many Choices one string may multiply out before they become gaps.
constexpr std::ptrdiff_t kMostChoices = 3;

void FlattenParts(const std::vector<Ref>& parts, std::vector<Ref>& flat) {
  for (const Ref part : parts) {
    if (const auto* nested = As<Template>(part)) {
      FlattenParts(nested->parts, flat);
    } else {
      flat.push_back(part);
    }
  }
}

Ref JoinFlat(Evaluator& ev, const std::vector<Ref>& flat) {
  std::vector<Ref> merged;
  std::string literal;
  const auto flush = [&] {
    if (!literal.empty()) merged.push_back(ev.heap().str(literal));
    literal.clear();
  };
  for (const Ref part : flat) {
    const std::string* text = TextIn(part);
    if (text == nullptr) {
      flush();
      merged.push_back(part);
      continue;
    }
    ev.CheckBytes(literal.size() + text->size());
    literal += *text;
  }
  if (merged.empty()) return ev.heap().str(std::move(literal));
  flush();
  auto* result = ev.heap().New<Template>();
  result->parts = std::move(merged);
  return result;
}

// Texts of values while containers inside containers are written.
class Representation {
 public:
  Representation(Evaluator& ev, SourceSpan span) : ev_(ev), span_(span), out_(ev) {}
  void Add(Ref value);
  Ref Finish() { return out_.Finish(); }

 private:
  static constexpr std::size_t kDeepest = 60;
  void AddItems(std::string_view open, const std::vector<Ref>& items, std::string_view close);
  void AddList(const List& list);
  void AddDict(const Dict& dict);
  void AddOrdered(const Dict& dict);
  void AddTuple(const Tuple& tuple);
  void AddSet(const Set& set);
  void AddInstance(Instance& instance);
  void AddFields(Instance& instance);
  void AddException(Instance& exception);
  void AddPayload(const Class& cls, Ref payload);
  void AddContainer(Ref value);
  void AddPlain(Ref value);

  Evaluator& ev_;
  SourceSpan span_;
  TextBuilder out_;
  std::vector<Ref> open_;  // containers around the one being written
};

void Representation::AddItems(std::string_view open, const std::vector<Ref>& items,
                              std::string_view close) {
  out_.Add(open);
  const std::vector<Ref> copy = items;  // a user's __repr__ may change the container
  for (std::size_t i = 0; i < copy.size(); ++i) {
    if (i > 0) out_.Add(", ");
    Add(copy[i]);
  }
  out_.Add(close);
}

void Representation::AddList(const List& list) {
  if (list.view.dict != nullptr) return AddItems("dict_values([", list.items, "])");
  if (!list.deque) return AddItems("[", list.items, "]");
  const bool bounded = list.most != SIZE_MAX;
  AddItems("deque([", list.items, bounded ? fmt::format("], maxlen={})", list.most) : "])");
}

void Representation::AddDict(const Dict& dict) {
  out_.Add("{");
  const auto items = dict.items;
  bool first = true;
  for (const auto& [key, value] : items) {
    if (!first) out_.Add(", ");
    first = false;
    Add(key);
    out_.Add(": ");
    Add(value);
  }
  out_.Add("}");
}

// A Counter prints by falling count.
Ref MostCommonFirst(Evaluator& ev, const Dict& counts) {
  auto* sorted = ev.heap().New<Dict>(counts);
  std::stable_sort(sorted->items.begin(), sorted->items.end(), [](const auto& a, const auto& b) {
    return NumberIn(a.second).value_or(0) > NumberIn(b.second).value_or(0);
  });
  return sorted;
}

// OrderedDict([('a', 1), …]), as Python 3.11 prints it.
void Representation::AddOrdered(const Dict& dict) {
  out_.Add("OrderedDict(");
  std::vector<Ref> pairs;
  for (const auto& [key, value] : dict.items)
    pairs.push_back(NewTuple(ev_, {key, value}));
  if (!pairs.empty()) AddItems("[", pairs, "]");
  out_.Add(")");
}

void Representation::AddTuple(const Tuple& tuple) {
  if (tuple.cls == nullptr) return AddItems("(", tuple.items, tuple.items.size() == 1 ? ",)" : ")");
  out_.Add(tuple.cls->name);
  const auto& fields = tuple.cls->fields;
  for (std::size_t i = 0; i < tuple.items.size() && i < fields.size(); ++i) {
    out_.Add(i == 0 ? "(" : ", ");
    out_.Add(fields[i].name);
    out_.Add("=");
    Add(tuple.items[i]);
  }
  out_.Add(tuple.items.empty() ? "()" : ")");
}

void Representation::AddSet(const Set& set) {
  if (set.view.dict != nullptr) {
    const bool keys = set.view.part == DictView::Part::kKeys;
    const std::string_view kind = set.view.dict->ordered ? "odict" : "dict";
    return AddItems(fmt::format("{}_{}([", kind, keys ? "keys" : "items"), set.items, "])");
  }
  if (set.items.empty()) return out_.Add(set.frozen ? "frozenset()" : "set()");
  AddItems(set.frozen ? "frozenset({" : "{", set.items, set.frozen ? "})" : "}");
}

void Representation::AddContainer(Ref value) {
  if (open_.size() >= kDeepest || std::find(open_.begin(), open_.end(), value) != open_.end()) {
    return out_.Add(value->kind == Kind::kList ? "[...]" : "{...}");
  }
  open_.push_back(value);
  if (const auto* list = As<List>(value)) AddList(*list);
  if (const auto* tuple = As<Tuple>(value)) AddTuple(*tuple);
  if (const auto* set = As<Set>(value)) AddSet(*set);
  if (const auto* dict = As<Dict>(value)) {
    if (dict->default_factory != nullptr) {
      out_.Add("defaultdict(");
      Add(dict->default_factory);
      out_.Add(", ");
    }
    if (dict->counter) out_.Add("Counter(");
    if (dict->ordered) {
      AddOrdered(*dict);
    } else if (dict->counter && !dict->items.empty()) {
      AddDict(*As<Dict>(MostCommonFirst(ev_, *dict)));
    } else if (!dict->counter || !dict->items.empty()) {
      AddDict(*dict);
    }
    if (dict->default_factory != nullptr || dict->counter) out_.Add(")");
  }
  open_.pop_back();
}

// Name(field=value, …), as dataclasses print themselves.
void Representation::AddFields(Instance& instance) {
  out_.Add(instance.cls->name);
  out_.Add("(");
  bool first = true;
  for (const Class::Field& field : instance.cls->fields) {
    const Ref value = instance.attributes.Find(field.name);
    if (value == nullptr || !field.repr) continue;
    if (!first) out_.Add(", ");
    first = false;
    out_.Add(field.name);
    out_.Add("=");
    Add(value);
  }
  const bool model = IsModel(*instance.cls);
  for (const std::string_view name :
       model ? NamesBesideFields(instance) : std::vector<std::string_view>()) {
    out_.Add(first ? "" : ", ");
    first = false;
    out_.Add(name);
    out_.Add("=");
    Add(ev_.GetAttribute(&instance, name, span_));
  }
  out_.Add(")");
}

void Representation::AddException(Instance& exception) {
  out_.Add(exception.cls->name);
  const auto* arguments = As<Tuple>(exception.attributes.Find("args"));
  if (arguments == nullptr) return out_.Add("()");
  AddItems("(", arguments->items, ")");
}

// Of classes derived from builtin ones, only the sets say which they are of.
void Representation::AddPayload(const Class& cls, Ref payload) {
  const auto* set = As<Set>(payload);
  if (set == nullptr) return Add(payload);
  if (set->items.empty()) return out_.Add(fmt::format("{}()", cls.name));
  AddItems(fmt::format("{}({{", cls.name), set->items, "})");
}

void Representation::AddInstance(Instance& instance) {
  Evaluator::Impl::ReadView(ev_, instance);
  const Class& cls = *instance.cls;
  if (const Ref text = CallSpecial(ev_, instance, "__repr__", CallWith({}, span_))) {
    return out_.Add(text);
  }
  const Ref name = cls.enumeration ? instance.attributes.Find("name") : nullptr;
  if (name != nullptr) {
    out_.Add(fmt::format("<{}.", cls.name));
    out_.Add(ev_.ToStr(name, span_));
    out_.Add(": ");
    const Ref value = instance.attributes.Find("value");
    if (value != nullptr) Add(value);
    return out_.Add(">");
  }
  if (cls.exception) return AddException(instance);
  if (instance.payload != nullptr) return AddPayload(cls, instance.payload);
  if (cls.dataclass) {
    if (open_.size() >= kDeepest ||
        std::find(open_.begin(), open_.end(), &instance) != open_.end()) {
      return out_.Add("...");
    }
    open_.push_back(&instance);
    AddFields(instance);
    return open_.pop_back();
  }
  if (cls.model != nullptr || cls.opaque_base) return out_.Add(static_cast<Ref>(&instance));
  out_.Add(fmt::format("<{} object>", QualifiedName(cls)));
}

void Representation::AddPlain(Ref value) {
  switch (value->kind) {
    case Kind::kBytes:
      return out_.Add(QuoteBytes(static_cast<Bytes*>(value)->value));
    case Kind::kFloat:
      return out_.Add(FloatText(static_cast<Float*>(value)->value));
    case Kind::kEllipsis:
      return out_.Add("Ellipsis");
    case Kind::kRange: {
      const auto& range = *static_cast<Range*>(value);
      return out_.Add(range.step == 1
                          ? fmt::format("range({}, {})", range.start, range.stop)
                          : fmt::format("range({}, {}, {})", range.start, range.stop, range.step));
    }
    case Kind::kSlice: {
      const auto& slice = *static_cast<Slice*>(value);
      return AddItems("slice(", {slice.start, slice.stop, slice.step}, ")");
    }
    case Kind::kClass:
      return out_.Add(ClassRepr(*static_cast<Class*>(value)));
    case Kind::kFunction:
      return out_.Add(fmt::format("<function {}>", static_cast<Function*>(value)->qualified_name));
    case Kind::kNative:
      return out_.Add(fmt::format("<built-in function {}>",
                                  static_cast<Native*>(value)->name.substr(
                                      static_cast<Native*>(value)->name.rfind('.') + 1)));
    case Kind::kModule:
      return out_.Add(fmt::format("<module '{}'>", static_cast<Module*>(value)->name));
    default:
      return out_.Add(Repr(value));
  }
}

void Representation::Add(Ref value) {
  switch (value->kind) {
    case Kind::kStr:
      return out_.Add(QuoteText(static_cast<Str*>(value)->value));
    case Kind::kTemplate:
      out_.Add("'");
      out_.Add(value);
      return out_.Add("'");
    case Kind::kUnknown:
    case Kind::kOpaque:
    case Kind::kChoice:
    case Kind::kAbsent:
      return out_.Add(value);
    case Kind::kTuple: {
      auto& tuple = *static_cast<Tuple*>(value);
      const Ref own = CallSpecial(ev_, tuple, "__repr__", CallWith({}, span_));
      return own != nullptr ? out_.Add(own) : AddContainer(value);
    }
    case Kind::kClass: {
      auto& cls = *static_cast<Class*>(value);
      const Ref own = CallSpecial(ev_, cls, "__repr__", CallWith({}, span_));
      return own != nullptr ? out_.Add(own) : AddPlain(value);
    }
    case Kind::kList:
    case Kind::kSet:
    case Kind::kDict:
      return AddContainer(value);
    case Kind::kInstance:
      return AddInstance(*static_cast<Instance*>(value));
    default:
      return AddPlain(value);
  }
}

Ref EnumText(Evaluator& ev, Instance& member, SourceSpan span) {
  const Ref value = member.attributes.Find("value");
  if (value != nullptr && member.cls->value_text) return ev.ToStr(value, span);
  const Ref name = member.attributes.Find("name");
  TextBuilder out(ev);
  out.Add(member.cls->name);
  out.Add(".");
  out.Add(name == nullptr ? GapText(ev, &member) : ev.ToStr(name, span));
  return out.Finish();
}

// name=value …, as pydantic's models print themselves.
Ref ModelText(Evaluator& ev, Instance& model, SourceSpan span) {
  std::vector<Ref> parts;
  for (const Class::Field& field : model.cls->fields) {
    const Ref value = model.attributes.Find(field.name);
    if (value == nullptr || !field.repr) continue;
    parts.push_back(ev.heap().str(fmt::format("{}{}=", parts.empty() ? "" : " ", field.name)));
    parts.push_back(ev.ToRepr(value, span));
  }
  for (const std::string_view name : NamesBesideFields(model)) {
    parts.push_back(ev.heap().str(fmt::format("{}{}=", parts.empty() ? "" : " ", name)));
    parts.push_back(ev.ToRepr(ev.GetAttribute(&model, name, span), span));
  }
  return ev.Concatenate(parts);
}

Ref InstanceText(Evaluator& ev, Instance& instance, SourceSpan span) {
  if (const Ref text = CallSpecial(ev, instance, "__str__", CallWith({}, span))) return text;
  const Class& cls = *instance.cls;
  if (cls.enumeration && instance.attributes.Find("name") != nullptr) {
    return EnumText(ev, instance, span);
  }
  if (cls.exception) return ExceptionText(ev, instance, span);
  if (IsModel(cls)) return ModelText(ev, instance, span);
  const Ref payload = instance.payload;
  if (payload != nullptr && (payload->kind == Kind::kStr || payload->kind == Kind::kTemplate)) {
    return payload;
  }
  if (cls.model != nullptr) RefuseText(ev, &instance, span);
  return ev.ToRepr(&instance, span);
}

// A string that an __str__ or __format__ gave, whatever it really gave.
Ref AsText(Evaluator& ev, Ref value) {
  const bool text = value->kind == Kind::kStr || value->kind == Kind::kTemplate;
  return text || value->kind == Kind::kChoice ? value : GapText(ev, value);
}

// "several failed (2 sub-exceptions)"
Ref GroupText(Evaluator& ev, const Tuple& arguments, SourceSpan span) {
  const std::size_t count =
      ev.Elements(arguments.items[1], span).value_or(std::vector<Ref>()).size();
  TextBuilder out(ev);
  out.Add(ev.ToStr(arguments.items[0], span));
  out.Add(fmt::format(" ({} sub-exception{})", count, count == 1 ? "" : "s"));
  return out.Finish();
}

// "[Errno 13] Permission denied: 'file'"; null for other exceptions, and where it has only text.
Ref OsErrorText(Evaluator& ev, Instance& exception, const Tuple& arguments, SourceSpan span) {
  if (arguments.items.size() != 2 || !ev.IsInstance(&exception, *ev.BuiltinClass("OSError")))
    return nullptr;
  TextBuilder out(ev);
  out.Add("[Errno ");
  out.Add(ev.ToStr(arguments.items[0], span));
  out.Add("] ");
  out.Add(ev.ToStr(arguments.items[1], span));
  const Ref file = exception.attributes.Find("filename");
  if (file != nullptr) {
    out.Add(": ");
    out.Add(ev.ToRepr(file, span));
  }
  return out.Finish();
}

}  // namespace

Ref ExceptionText(Evaluator& ev, Instance& exception, SourceSpan span) {
  const auto* arguments = As<Tuple>(exception.attributes.Find("args"));
  if (arguments == nullptr || arguments->items.empty()) return ev.heap().str("");
  if (IsGroup(ev, &exception)) return GroupText(ev, *arguments, span);
  if (const Ref text = OsErrorText(ev, exception, *arguments, span)) return text;
  if (arguments->items.size() > 1) return ev.ToRepr(exception.attributes.Find("args"), span);
  const Class* key_error = ev.BuiltinClass("KeyError");
  return ev.IsInstance(&exception, *key_error) ? ev.ToRepr(arguments->items[0], span)
                                               : ev.ToStr(arguments->items[0], span);
}

namespace {

// \x, \u and \U for everything outside ASCII.
std::string InAscii(std::string_view text) {
  std::string escaped;
  for (const char32_t point : DecodeUtf8(text)) {
    const auto code = static_cast<std::uint32_t>(point);
    escaped += code < 0x80      ? std::string(1, static_cast<char>(code))
               : code < 0x100   ? fmt::format("\\x{:02x}", code)
               : code < 0x10000 ? fmt::format("\\u{:04x}", code)
                                : fmt::format("\\U{:08x}", code);
  }
  return escaped;
}

}  // namespace

Ref Converted(Evaluator& ev, char conversion, Ref value, SourceSpan span) {
  if (conversion == 's') return ev.ToStr(value, span);
  const Ref shown = ev.ToRepr(value, span);
  const std::string* text = conversion == 'a' ? TextIn(shown) : nullptr;
  return text == nullptr ? shown : NewText(ev, InAscii(*text));
}

std::string QualifiedName(const Class& cls) {
  if (cls.module == nullptr || cls.qualified_name.starts_with(cls.module->name + ".")) {
    return cls.qualified_name.empty() ? std::string(cls.name) : cls.qualified_name;
  }
  return cls.module->name + "." +
         (cls.qualified_name.empty() ? std::string(cls.name) : cls.qualified_name);
}

Ref Evaluator::Concatenate(const std::vector<Ref>& parts) {
  std::vector<Ref> flat;
  FlattenParts(parts, flat);
  const auto is_choice = [](Ref part) { return part->kind == Kind::kChoice; };
  const auto choices = std::count_if(flat.begin(), flat.end(), is_choice);
  if (choices == 0 || choices > kMostChoices) return JoinFlat(*this, flat);
  const auto at = std::find_if(flat.begin(), flat.end(), is_choice) - flat.begin();
  const Ref choice = flat[static_cast<std::size_t>(at)];
  return MapChoice(choice, [&](Ref alternative) {
    std::vector<Ref> chosen = flat;
    // What MapChoice would not take apart stays a gap.
    if (alternative == choice) return JoinFlat(*this, flat);
    chosen[static_cast<std::size_t>(at)] = alternative;
    return Concatenate(chosen);
  });
}

Ref Evaluator::ToStr(Ref value, SourceSpan span) {
  switch (value->kind) {
    case Kind::kStr:
    case Kind::kTemplate:
      return value;
    case Kind::kOpaque:
      RefuseText(*this, value, span);
      return GapText(*this, value);
    case Kind::kUnknown:
    case Kind::kAbsent:
      return GapText(*this, value);
    case Kind::kChoice:
      return MapChoice(value, [&](Ref alternative) {
        return alternative == value ? GapText(*this, value) : ToStr(alternative, span);
      });
    case Kind::kInstance:
      return AsText(*this, InstanceText(*this, *static_cast<Instance*>(value), span));
    case Kind::kTuple: {
      const Ref own =
          CallSpecial(*this, *static_cast<Tuple*>(value), "__str__", CallWith({}, span));
      return own != nullptr ? AsText(*this, own) : ToRepr(value, span);
    }
    case Kind::kClass: {
      const Ref own =
          CallSpecial(*this, *static_cast<Class*>(value), "__str__", CallWith({}, span));
      return own != nullptr ? AsText(*this, own) : ToRepr(value, span);
    }
    default:
      return ToRepr(value, span);
  }
}

Ref Evaluator::ToRepr(Ref value, SourceSpan span) {
  if (value->kind == Kind::kChoice) {
    return MapChoice(value, [&](Ref alternative) {
      return alternative == value ? GapText(*this, value) : ToRepr(alternative, span);
    });
  }
  if (const Ref apart = Apart(*this, value); apart != value)
    return MapChoice(apart, [&](Ref one) { return ToRepr(one, span); });
  if (MayLack(value)) return GapText(*this, value);
  Representation representation(*this, span);
  representation.Add(value);
  return AsText(*this, representation.Finish());
}

}  // namespace smgraph::python
