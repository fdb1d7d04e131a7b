#include <algorithm>
#include <functional>

#include "frontends/python/annotations.h"
#include "frontends/python/class_model.h"
#include "frontends/python/internals.h"
#include "frontends/python/library_objects.h"
#include "frontends/python/natives.h"
#include "frontends/python/value.h"
#include "graph/base/words.h"

// Equality, hashes and whether a value is known: walks through values that are bounded.
namespace smgraph::python {
namespace {

bool IsNumber(Ref value) {
  return value->kind == Kind::kBool || value->kind == Kind::kInt || value->kind == Kind::kFloat;
}

double AsNumber(Ref value) {
  if (const auto* boolean = As<Bool>(value)) return boolean->value ? 1 : 0;
  if (const auto* integer = As<Int>(value)) return static_cast<double>(integer->value);
  return As<Float>(value)->value;
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
  const auto in_b = [&](Ref item) { return b.Has(item); };
  if (a.items.size() == b.items.size() && std::ranges::all_of(a.items, in_b)) return 1;
  // Elements that are not known may be any, and several of them the same.
  return std::ranges::all_of(a.items, &Known) && std::ranges::all_of(b.items, &Known) ? 0 : -1;
}

// Objects of a dataclass, and of library classes that say so, compare by their fields, others by
// identity.
bool ComparesByFields(const Class& cls) {
  if (cls.dataclass) return !cls.by_identity;
  if (cls.model != nullptr && !cls.model->compared.empty()) return true;
  return cls.model != nullptr && cls.model->tag == kLibraryTag &&
         std::any_of(cls.model->methods.begin(), cls.model->methods.end(),
                     [](const MethodModel& method) { return method.name == "__eq__"; });
}

// The fields that the row of a library's class names.
int EqualNamed(const Instance& a, const Instance& b, std::string_view names, Walk& walk) {
  int result = 1;
  ForEachWord(names, [&](std::string_view name) {
    const Ref one = a.attributes.Find(name);
    const Ref other = b.attributes.Find(name);
    const bool both = one != nullptr && other != nullptr;
    const int equal = result == 0 ? 0 : both ? EqualWithin(one, other, walk) : one == other ? 1 : 0;
    result = equal == 0 ? 0 : std::min(result, equal);
  });
  return result;
}

int EqualRecords(const Instance& a, const Instance& b, Walk& walk) {
  if (a.cls != b.cls || !ComparesByFields(*a.cls)) return 0;
  if (a.cls->model != nullptr && !a.cls->model->compared.empty())
    return EqualNamed(a, b, a.cls->model->compared, walk);
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

// Do two known pieces of text at the same end of two texts contradict each other?
bool Contradict(Ref a, Ref b, bool at_end) {
  const auto* left = As<Str>(a);
  const auto* right = As<Str>(b);
  if (left == nullptr || right == nullptr) return false;
  const std::string& x = left->value.size() < right->value.size() ? left->value : right->value;
  const std::string& y = left->value.size() < right->value.size() ? right->value : left->value;
  return at_end ? !y.ends_with(x) : !y.starts_with(x);
}

// Is a text without gaps shorter than what is known of another one?
bool IsTooShort(const std::vector<Ref>& whole, const std::vector<Ref>& pattern) {
  const auto* text = whole.size() == 1 ? As<Str>(whole.front()) : nullptr;
  if (text == nullptr) return false;
  std::size_t known = 0;
  for (const Ref part : pattern) {
    const auto* piece = As<Str>(part);
    known += piece == nullptr ? 0 : piece->value.size();
  }
  return known > text->value.size();
}

// Texts of which at least one has gaps: equal when they are made of the same parts.
int EqualTexts(Ref a, Ref b, Walk& walk) {
  const std::vector<Ref> x = PartsOf(a);
  const std::vector<Ref> y = PartsOf(b);
  if (Contradict(x.front(), y.front(), false) || Contradict(x.back(), y.back(), true)) return 0;
  if (IsTooShort(x, y) || IsTooShort(y, x)) return 0;
  return EqualSequences(x, y, walk) == 1 ? 1 : -1;
}

// The object whose identity `id(object)` is; null for other values, and where that is not known.
Ref IdentifiedBy(Ref value) {
  const auto* operation = As<Opaque>(value);
  const bool identity = operation != nullptr && operation->origin == Opaque::Origin::kOperation &&
                        operation->name == "id";
  if (!identity || Uncertain(operation->base) || operation->base->kind <= Kind::kBytes)
    return nullptr;
  return operation->base;
}

// `Optional[int]`, `Union[int, str]`
bool IsUnion(Ref type) {
  const std::string_view name =
      IsParametrised(type) ? ImportedName(As<Opaque>(type)->base) : std::string_view();
  return name == "Union" || name == "Optional";
}

// What a union is of, None as null; unions of unions are one.
void AddAlternatives(Ref type, std::vector<Ref>& alternatives) {
  const auto* cls = As<Class>(type);
  if (!IsUnion(type)) {
    const bool none = type->kind == Kind::kNone || (cls != nullptr && cls->name == "NoneType");
    return alternatives.push_back(none ? nullptr : type);
  }
  const auto* union_type = As<Opaque>(type);
  const auto* several = As<Tuple>(union_type->key);
  for (const Ref one : several == nullptr ? std::vector<Ref>{union_type->key} : several->items)
    AddAlternatives(one, alternatives);
  if (ImportedName(union_type->base) == "Optional") alternatives.push_back(nullptr);
}

// Unions are equal when they are of the same types, in whatever order.
int EqualUnions(Ref a, Ref b, Walk& walk) {
  std::vector<Ref> left;
  std::vector<Ref> right;
  AddAlternatives(a, left);
  AddAlternatives(b, right);
  const auto is_in = [&walk](Ref one, const std::vector<Ref>& others) {
    return std::ranges::any_of(others, [&](Ref other) {
      return one == other ||
             (one != nullptr && other != nullptr && EqualWithin(one, other, walk) == 1);
    });
  };
  const auto told_apart = [](Ref one) { return one == nullptr || IsToldApart(one); };
  const bool same = std::ranges::all_of(left, [&](Ref one) { return is_in(one, right); }) &&
                    std::ranges::all_of(right, [&](Ref one) { return is_in(one, left); });
  if (same) return 1;
  return std::ranges::all_of(left, told_apart) && std::ranges::all_of(right, told_apart) ? 0 : -1;
}

// `list[int]`, of which at least one of two values is: equal when both are of the same.
int EqualParametrised(Ref a, Ref b, Walk& walk) {
  if (IsUnion(a) && IsUnion(b)) return EqualUnions(a, b, walk);
  if (IsParametrised(a) && IsParametrised(b)) {
    return EqualSequences({As<Opaque>(a)->base, As<Opaque>(a)->key},
                          {As<Opaque>(b)->base, As<Opaque>(b)->key}, walk);
  }
  const Ref other = IsParametrised(a) ? b : a;
  return Uncertain(other) && ImportedClass(other).empty() ? -1 : 0;
}

// One name of a library's is one object, which only a NaN would say is another one.
bool SameImport(Ref a, Ref b) {
  const auto* one = As<Opaque>(a);
  const auto* other = As<Opaque>(b);
  return one != nullptr && other != nullptr && one->origin == Opaque::Origin::kImport &&
         other->origin == Opaque::Origin::kImport && one->name == other->name &&
         !one->name.ends_with(".nan") && !one->name.ends_with(".NaN");
}

int EqualContents(Ref a, Ref b, Walk& walk) {
  a = PlainContent(a);
  b = PlainContent(b);
  const Ref first = IdentifiedBy(a);
  const Ref second = IdentifiedBy(b);
  if (first != nullptr && second != nullptr) return first == second ? 1 : 0;
  const bool handles = IsHandle(a) || IsHandle(b);
  if (handles && (IsHandle(a) || !Uncertain(a)) && (IsHandle(b) || !Uncertain(b))) return 0;
  if (IsParametrised(a) || IsParametrised(b)) return EqualParametrised(a, b, walk);
  if (SameImport(a, b)) return 1;
  const auto [name, other_name] = std::pair(ImportedClass(a), ImportedClass(b));
  if (!name.empty() && !other_name.empty()) {
    if (name != other_name) return 0;
    return As<Opaque>(a)->name == As<Opaque>(b)->name ? 1 : -1;  // often one class in two places
  }
  if ((!name.empty() && !Uncertain(b)) || (!other_name.empty() && !Uncertain(a))) return 0;
  if (IsText(a) && IsText(b) && (Uncertain(a) || Uncertain(b))) return EqualTexts(a, b, walk);
  if (Uncertain(a) || Uncertain(b)) return -1;
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
  if (IsUnion(value)) return std::hash<std::string_view>()("Union");
  if (IsParametrised(value)) return HashWithin(As<Opaque>(value)->key, walk);
  if (const Ref object = IdentifiedBy(value)) value = object;
  return std::hash<const void*>()(value);  // only for look-ups: never reaches an output
}

}  // namespace

bool Uncertain(Ref value) {
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
  if (Uncertain(value)) return IdentifiedBy(value) != nullptr || IsHandle(value);
  const auto* dict = As<Dict>(value);
  const auto* set = As<Set>(value);
  const std::vector<Ref>* items = set != nullptr ? &set->items : ItemsIn(value);
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

}  // namespace smgraph::python
