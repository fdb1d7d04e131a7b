#include "frontends/python/value.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "frontends/python/class_model.h"

namespace smgraph::python {
namespace {

// From this many entries on, look-ups go through an index.
constexpr std::size_t kIndexFrom = 12;
constexpr std::size_t kNotFound = static_cast<std::size_t>(-1);

bool IsNumber(Ref value) {
  return value->kind == Kind::kBool || value->kind == Kind::kInt || value->kind == Kind::kFloat;
}

double AsNumber(Ref value) {
  if (const auto* boolean = As<Bool>(value)) return boolean->value ? 1 : 0;
  if (const auto* integer = As<Int>(value)) return static_cast<double>(integer->value);
  return As<Float>(value)->value;
}

bool IsUncertain(Ref value) {
  switch (value->kind) {
    case Kind::kTemplate:
    case Kind::kOpaque:
    case Kind::kUnknown:
    case Kind::kChoice:
    case Kind::kAbsent:
      return true;
    default:
      return false;
  }
}

// Bounds of one walk through nested values: lists may contain themselves, or the same list often.
struct Walk {
  int depth = 60;
  std::size_t steps = 2'000'000;
  bool Enter() { return depth > 0 && steps > 0; }
};
int EqualWithin(Ref a, Ref b, Walk& walk);

int EqualSequences(const std::vector<Ref>& a, const std::vector<Ref>& b, Walk& walk) {
  if (a.size() != b.size()) return 0;
  int result = 1;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const int equal = EqualWithin(a[i], b[i], walk);
    if (equal == 0) return 0;
    if (equal < 0) result = -1;
  }
  return result;
}

int EqualDicts(const Dict& a, const Dict& b, Walk& walk) {
  if (a.open || b.open) return -1;
  if (a.items.size() != b.items.size()) return 0;
  int result = 1;
  for (const auto& [key, value] : a.items) {
    const Ref other = b.Find(key);
    if (other == nullptr) return 0;
    const int equal = EqualWithin(value, other, walk);
    if (equal == 0) return 0;
    if (equal < 0) result = -1;
  }
  return result;
}

int EqualSets(const Set& a, const Set& b) {
  if (a.items.size() != b.items.size()) return 0;
  return std::all_of(a.items.begin(), a.items.end(), [&](Ref item) { return b.Has(item); }) ? 1 : 0;
}

// Objects of a dataclass, and of library classes that say so, compare by their fields, others by
// identity.
bool ComparesByFields(const Class& cls) {
  if (cls.dataclass) return true;
  return cls.model != nullptr && cls.model->tag == kLibraryTag &&
         std::any_of(cls.model->methods.begin(), cls.model->methods.end(),
                     [](const MethodModel& method) { return method.name == "__eq__"; });
}

int EqualRecords(const Instance& a, const Instance& b, Walk& walk) {
  if (a.cls != b.cls || !ComparesByFields(*a.cls)) return 0;
  int result = 1;
  for (const auto& [name, value] : a.attributes.entries()) {
    const auto field = std::find_if(a.cls->fields.begin(), a.cls->fields.end(),
                                    [name = name](const auto& f) { return f.name == name; });
    const bool counts =
        field == a.cls->fields.end() ? a.cls->model != nullptr || !a.cls->exact : field->compare;
    if (!counts) continue;
    const Ref other = b.attributes.Find(name);
    const int equal = other == nullptr ? 0 : EqualWithin(value, other, walk);
    if (equal == 0) return 0;
    if (equal < 0) result = -1;
  }
  return result;
}

}  // namespace

Ref Namespace::Find(std::string_view name) const {
  if (!index_.empty()) {
    const auto found = index_.find(name);
    return found == index_.end() ? nullptr : entries_[found->second].second;
  }
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [name](const Entry& entry) { return entry.first == name; });
  return found == entries_.end() ? nullptr : found->second;
}

void Namespace::Set(std::string_view name, Ref value) {
  if (!index_.empty()) {
    const auto found = index_.find(name);
    if (found != index_.end()) {
      entries_[found->second].second = value;
      return;
    }
  } else {
    for (Entry& entry : entries_) {
      if (entry.first != name) continue;
      entry.second = value;
      return;
    }
  }
  entries_.emplace_back(name, value);
  if (!index_.empty()) {
    index_.emplace(name, static_cast<std::uint32_t>(entries_.size() - 1));
  } else if (entries_.size() >= kIndexFrom) {
    for (std::uint32_t i = 0; i < entries_.size(); ++i)
      index_.emplace(entries_[i].first, i);
  }
}

bool Namespace::Erase(std::string_view name) {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [name](const Entry& entry) { return entry.first == name; });
  if (found == entries_.end()) return false;
  entries_.erase(found);
  index_.clear();
  if (entries_.size() >= kIndexFrom) {
    for (std::uint32_t i = 0; i < entries_.size(); ++i)
      index_.emplace(entries_[i].first, i);
  }
  return true;
}

std::size_t Dict::Position(Ref key) const {
  if (items.size() < kIndexFrom) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (Equals(items[i].first, key) == 1) return i;
    }
    return kNotFound;
  }
  const auto found = index_.find(Hash(key));
  if (found == index_.end()) return kNotFound;
  for (const std::uint32_t i : found->second) {
    if (Equals(items[i].first, key) == 1) return i;
  }
  return kNotFound;
}

Ref Dict::Find(Ref key) const {
  const std::size_t at = Position(key);
  return at == kNotFound ? nullptr : items[at].second;
}

Ref Dict::Find(std::string_view key) const {
  for (const auto& [name, value] : items) {
    const auto* text = As<Str>(name);
    if (text != nullptr && text->value == key) return value;
  }
  return nullptr;
}

void Dict::Set(Ref key, Ref value) {
  const std::size_t at = Position(key);
  if (at != kNotFound) {
    items[at].second = value;
    return;
  }
  items.emplace_back(key, value);
  if (items.size() == kIndexFrom) {
    index_.clear();
    for (std::uint32_t i = 0; i < items.size(); ++i)
      index_[Hash(items[i].first)].push_back(i);
  } else if (items.size() > kIndexFrom) {
    index_[Hash(key)].push_back(static_cast<std::uint32_t>(items.size() - 1));
  }
}

bool Dict::Erase(Ref key) {
  const std::size_t at = Position(key);
  if (at == kNotFound) return false;
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
  index_.clear();
  if (items.size() >= kIndexFrom) {
    for (std::uint32_t i = 0; i < items.size(); ++i)
      index_[Hash(items[i].first)].push_back(i);
  }
  return true;
}

std::size_t Set::Position(Ref item) const {
  if (items.size() < kIndexFrom) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (Equals(items[i], item) == 1) return i;
    }
    return kNotFound;
  }
  for (; indexed_ < items.size(); ++indexed_)
    index_[Hash(items[indexed_])].push_back(static_cast<std::uint32_t>(indexed_));
  const auto found = index_.find(Hash(item));
  if (found == index_.end()) return kNotFound;
  for (const std::uint32_t i : found->second) {
    if (Equals(items[i], item) == 1) return i;
  }
  return kNotFound;
}

bool Set::Has(Ref item) const {
  return Position(item) != kNotFound;
}

void Set::Add(Ref item) {
  if (!Has(item)) items.push_back(item);
}

bool Set::Erase(Ref item) {
  const std::size_t at = Position(item);
  if (at == kNotFound) return false;
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
  index_.clear();
  indexed_ = 0;
  return true;
}

void Set::Assign(std::vector<Ref> elements) {
  items = std::move(elements);
  index_.clear();
  indexed_ = 0;
}

Heap::Heap()
    : none_(New<None>()),
      ellipsis_(New<Ellipsis>()),
      absent_(New<Absent>()),
      true_(New<Bool>(true)),
      false_(New<Bool>(false)) {}

Heap::~Heap() = default;

Ref Heap::integer(std::int64_t value) {
  return New<Int>(value);
}

Ref Heap::str(std::string value) {
  bytes_ += value.size();
  return New<Str>(std::move(value));
}

std::string_view Heap::Intern(std::string_view name) {
  const auto found = names_.find(name);
  if (found != names_.end()) return found->second;
  const std::string_view kept = name_texts_.emplace_back(name);
  names_.emplace(kept, kept);
  return kept;
}

const Path* Heap::NewPath(const Path* outer, Path::Kind kind, Ref subject, bool positive,
                          SourceSpan span) {
  return &paths_.emplace_back(Path{outer, kind, subject, positive, span});
}

std::string_view TypeName(Ref value) {
  switch (value->kind) {
    case Kind::kNone:
      return "NoneType";
    case Kind::kEllipsis:
      return "ellipsis";
    case Kind::kBool:
      return "bool";
    case Kind::kInt:
      return "int";
    case Kind::kFloat:
      return "float";
    case Kind::kStr:
    case Kind::kTemplate:
      return "str";
    case Kind::kBytes:
      return "bytes";
    case Kind::kList:
      return static_cast<List*>(value)->deque ? "collections.deque" : "list";
    case Kind::kTuple: {
      const Class* cls = static_cast<Tuple*>(value)->cls;
      return cls == nullptr ? "tuple" : cls->name;
    }
    case Kind::kDict: {
      const auto* dict = static_cast<Dict*>(value);
      return dict->default_factory != nullptr ? "collections.defaultdict"
             : dict->counter                  ? "Counter"
             : dict->ordered                  ? "collections.OrderedDict"
                                              : "dict";
    }
    case Kind::kSet:
      return static_cast<Set*>(value)->frozen ? "frozenset" : "set";
    case Kind::kSlice:
      return "slice";
    case Kind::kRange:
      return "range";
    case Kind::kIterator:
      return "generator";
    case Kind::kFunction:
      return "function";
    case Kind::kBoundMethod:
      return "method";
    case Kind::kNative:
      return "builtin_function_or_method";
    case Kind::kProperty:
      return "property";
    case Kind::kClass:
      return "type";
    case Kind::kInstance:
      return static_cast<Instance*>(value)->cls->name;
    case Kind::kSuper:
      return "super";
    case Kind::kModule:
      return "module";
    default:
      return "object";
  }
}

namespace {

// What an object of a class derived from str, int, … holds.
Ref PlainContent(Ref value) {
  const auto* instance = As<Instance>(value);
  const bool wraps = instance != nullptr && instance->payload != nullptr;
  return wraps ? instance->payload : value;
}

// A text as parts, known or not.
std::vector<Ref> PartsOf(Ref text) {
  const auto* pattern = As<Template>(text);
  return pattern == nullptr ? std::vector<Ref>{text} : pattern->parts;
}

bool IsText(Ref value) {
  return value->kind == Kind::kStr || value->kind == Kind::kTemplate;
}

// Do two known pieces of text at the same end of two texts contradict each other?
bool Contradict(Ref a, Ref b, bool at_end) {
  const auto* left = As<Str>(a);
  const auto* right = As<Str>(b);
  if (left == nullptr || right == nullptr) return false;
  const std::string& x = left->value.size() < right->value.size() ? left->value : right->value;
  const std::string& y = left->value.size() < right->value.size() ? right->value : left->value;
  return at_end ? !y.ends_with(x) : !y.starts_with(x);
}

// Texts of which at least one has gaps: equal when they are made of the same parts.
int EqualTexts(Ref a, Ref b, Walk& walk) {
  const std::vector<Ref> x = PartsOf(a);
  const std::vector<Ref> y = PartsOf(b);
  if (Contradict(x.front(), y.front(), false) || Contradict(x.back(), y.back(), true)) return 0;
  return EqualSequences(x, y, walk) == 1 ? 1 : -1;
}

int EqualContents(Ref a, Ref b, Walk& walk) {
  a = PlainContent(a);
  b = PlainContent(b);
  if (IsText(a) && IsText(b) && (IsUncertain(a) || IsUncertain(b))) return EqualTexts(a, b, walk);
  if (IsUncertain(a) || IsUncertain(b)) return -1;
  if (IsNumber(a) && IsNumber(b)) {
    const auto* left = As<Int>(a);
    const auto* right = As<Int>(b);
    if (left != nullptr && right != nullptr) return left->value == right->value ? 1 : 0;
    return AsNumber(a) == AsNumber(b) ? 1 : 0;
  }
  if (a->kind != b->kind) return 0;
  switch (a->kind) {
    case Kind::kStr:
      return static_cast<Str*>(a)->value == static_cast<Str*>(b)->value ? 1 : 0;
    case Kind::kBytes:
      return static_cast<Bytes*>(a)->value == static_cast<Bytes*>(b)->value ? 1 : 0;
    case Kind::kList:
      return EqualSequences(static_cast<List*>(a)->items, static_cast<List*>(b)->items, walk);
    case Kind::kTuple:
      return EqualSequences(static_cast<Tuple*>(a)->items, static_cast<Tuple*>(b)->items, walk);
    case Kind::kDict:
      return EqualDicts(*static_cast<Dict*>(a), *static_cast<Dict*>(b), walk);
    case Kind::kSet:
      return EqualSets(*static_cast<Set*>(a), *static_cast<Set*>(b));
    case Kind::kRange: {
      const auto* left = static_cast<Range*>(a);
      const auto* right = static_cast<Range*>(b);
      const auto size = [](const Range& range) -> std::int64_t {
        const std::int64_t width =
            range.step > 0 ? range.stop - range.start : range.start - range.stop;
        const std::int64_t step = range.step > 0 ? range.step : -range.step;
        return width <= 0 || step == 0 ? 0 : (width - 1) / step + 1;
      };
      const std::int64_t count = size(*left);
      if (count != size(*right)) return 0;
      if (count == 0) return 1;
      return left->start == right->start && (count == 1 || left->step == right->step) ? 1 : 0;
    }
    case Kind::kInstance:
      return EqualRecords(*static_cast<Instance*>(a), *static_cast<Instance*>(b), walk);
    case Kind::kBoundMethod: {
      const auto* left = static_cast<BoundMethod*>(a);
      const auto* right = static_cast<BoundMethod*>(b);
      return left->self == right->self && left->function == right->function ? 1 : 0;
    }
    default:
      return 0;
  }
}

int EqualWithin(Ref a, Ref b, Walk& walk) {
  if (a == b) return 1;
  if (!walk.Enter()) return -1;
  --walk.depth;
  --walk.steps;
  const int equal = EqualContents(a, b, walk);
  ++walk.depth;
  return equal;
}

std::size_t HashWithin(Ref value, Walk& walk) {
  value = PlainContent(value);
  if (!walk.Enter()) return 0;
  --walk.steps;
  if (IsNumber(value)) return std::hash<double>()(AsNumber(value));
  if (const auto* text = As<Str>(value)) return std::hash<std::string>()(text->value);
  if (const auto* bytes = As<Bytes>(value)) return std::hash<std::string>()(bytes->value) + 1;
  if (const auto* tuple = As<Tuple>(value)) {
    std::size_t hash = tuple->items.size();
    --walk.depth;
    for (const Ref item : tuple->items)
      hash = hash * 1000003 + HashWithin(item, walk);
    ++walk.depth;
    return hash;
  }
  if (const auto* set = As<Set>(value)) {
    std::size_t hash = set->items.size();
    --walk.depth;
    for (const Ref item : set->items)
      hash += HashWithin(item, walk);
    ++walk.depth;
    return hash;
  }
  if (const auto* instance = As<Instance>(value);
      instance != nullptr && ComparesByFields(*instance->cls)) {
    return std::hash<std::string_view>()(instance->cls->name);
  }
  return std::hash<const void*>()(value);  // only for look-ups: never reaches an output
}

}  // namespace

int Equals(Ref a, Ref b) {
  Walk walk;
  return EqualWithin(a, b, walk);
}

std::size_t Hash(Ref value) {
  Walk walk;
  return HashWithin(value, walk);
}

namespace {

bool KnownWithin(Ref value, Walk& walk) {
  if (IsUncertain(value)) return false;
  const auto* dict = As<Dict>(value);
  const auto* items = As<List>(value) != nullptr    ? &static_cast<List*>(value)->items
                      : As<Tuple>(value) != nullptr ? &static_cast<Tuple*>(value)->items
                      : As<Set>(value) != nullptr   ? &static_cast<Set*>(value)->items
                                                    : nullptr;
  if (dict == nullptr && items == nullptr) return true;
  if (!walk.Enter() || (dict != nullptr && dict->open)) return false;
  --walk.depth;
  --walk.steps;
  const auto known = [&walk](Ref item) { return KnownWithin(item, walk); };
  const bool all = items != nullptr
                       ? std::all_of(items->begin(), items->end(), known)
                       : std::all_of(dict->items.begin(), dict->items.end(), [&](const auto& item) {
                           return known(item.first) && known(item.second);
                         });
  ++walk.depth;
  return all;
}

}  // namespace

bool Known(Ref value) {
  Walk walk;
  return KnownWithin(value, walk);
}

bool TextOf(Ref value, std::string& text) {
  if (const auto* str = As<Str>(value)) {
    text = str->value;
    return true;
  }
  const auto* pattern = As<Template>(value);
  if (pattern == nullptr) return false;
  text.clear();
  for (const Ref part : pattern->parts) {
    if (const auto* piece = As<Str>(part)) {
      text += piece->value;
    } else {
      text += '{' + LabelOf(part) + '}';
    }
  }
  return true;
}

namespace {

std::string LabelWithin(Ref value, int depth);

// Methods that give the same text in another form: x.lower() is called what x is called.
bool GivesText(std::string_view method) {
  constexpr std::string_view kMethods[] = {"capitalize",   "casefold",     "lower",   "lstrip",
                                           "removeprefix", "removesuffix", "replace", "rstrip",
                                           "strip",        "swapcase",     "title",   "upper"};
  return std::binary_search(std::begin(kMethods), std::end(kMethods), method);
}

std::string OpaqueLabel(const Opaque& opaque, int depth) {
  switch (opaque.origin) {
    case Opaque::Origin::kImport: {
      const std::size_t dot = opaque.name.rfind('.');
      return std::string(dot == std::string_view::npos ? opaque.name : opaque.name.substr(dot + 1));
    }
    case Opaque::Origin::kAttribute:
      return std::string(opaque.name);
    case Opaque::Origin::kCall: {
      const auto* method = As<Opaque>(opaque.base);
      const bool of_text = method != nullptr && method->origin == Opaque::Origin::kAttribute &&
                           GivesText(method->name);
      return of_text ? LabelWithin(method->base, depth) : LabelWithin(opaque.base, depth) + "()";
    }
    case Opaque::Origin::kItem: {
      std::string key;
      return TextOf(opaque.key, key) ? key : LabelWithin(opaque.base, depth);
    }
    case Opaque::Origin::kOperation:
      return opaque.base == nullptr ? "value" : LabelWithin(opaque.base, depth);
    case Opaque::Origin::kElement:
      return "each " + LabelWithin(opaque.base, depth);
  }
  return "value";
}

std::string LabelWithin(Ref value, int depth) {
  if (depth == 0) return "value";
  if (const auto* unknown = As<Unknown>(value))
    return unknown->label.empty() ? "value" : unknown->label;
  if (const auto* opaque = As<Opaque>(value)) return OpaqueLabel(*opaque, depth - 1);
  if (const auto* choice = As<Choice>(value)) {
    const Ref shown = choice->then->kind == Kind::kAbsent || choice->then->kind == Kind::kNone
                          ? choice->otherwise
                          : choice->then;
    return LabelWithin(shown, depth - 1);
  }
  if (const auto* instance = As<Instance>(value)) {
    std::string name;
    const Ref named = instance->attributes.Find("name");
    if (named != nullptr && TextOf(named, name)) return name;
    return std::string(instance->cls->name);
  }
  const auto* pattern = As<Template>(value);
  if (pattern != nullptr && pattern->parts.size() == 1)
    return LabelWithin(pattern->parts.front(), depth - 1);
  std::string text;
  if (TextOf(value, text)) return text;
  return std::string(TypeName(value));
}

}  // namespace

std::string LabelOf(Ref value) {
  std::string label = LabelWithin(value, 8);
  std::replace_if(
      label.begin(), label.end(), [](char c) { return c == '{' || c == '}' || c == '\n'; }, ' ');
  constexpr std::size_t kLongest = 40;
  if (label.size() > kLongest) label.resize(kLongest);
  return label;
}

namespace {

std::string ReprWithin(Ref value, int depth);

std::string ReprItems(const std::vector<Ref>& items, int depth) {
  std::string text;
  constexpr std::size_t kShown = 8;
  for (std::size_t i = 0; i < items.size() && i < kShown; ++i) {
    if (i > 0) text += ", ";
    text += ReprWithin(items[i], depth - 1);
  }
  if (items.size() > kShown) text += ", …";
  return text;
}

std::string ReprWithin(Ref value, int depth) {
  if (depth == 0) return "…";
  std::string text;
  if (const auto* str = As<Str>(value)) return '\'' + str->value.substr(0, 60) + '\'';
  if (TextOf(value, text)) return '\'' + text + '\'';
  if (const auto* boolean = As<Bool>(value)) return boolean->value ? "True" : "False";
  if (const auto* integer = As<Int>(value)) return std::to_string(integer->value);
  if (const auto* number = As<Float>(value)) return fmt::format("{}", number->value);
  if (const auto* list = As<List>(value)) return '[' + ReprItems(list->items, depth) + ']';
  if (const auto* tuple = As<Tuple>(value)) {
    return '(' + ReprItems(tuple->items, depth) + (tuple->items.size() == 1 ? ",)" : ")");
  }
  if (const auto* set = As<Set>(value)) return '{' + ReprItems(set->items, depth) + '}';
  if (const auto* dict = As<Dict>(value)) {
    for (const auto& [key, item] : dict->items) {
      if (!text.empty()) text += ", ";
      if (text.size() > 80) {
        text += "…";
        break;
      }
      text += ReprWithin(key, depth - 1) + ": " + ReprWithin(item, depth - 1);
    }
    return '{' + text + '}';
  }
  if (value->kind == Kind::kNone) return "None";
  if (const auto* cls = As<Class>(value)) return fmt::format("<class {}>", cls->name);
  if (const auto* function = As<Function>(value))
    return fmt::format("<function {}>", function->name);
  if (value->kind == Kind::kInstance) return '<' + LabelOf(value) + '>';
  if (IsUncertain(value)) return '{' + LabelOf(value) + '}';
  return fmt::format("<{}>", TypeName(value));
}

}  // namespace

std::string Repr(Ref value) {
  return ReprWithin(value, 4);
}

}  // namespace smgraph::python
