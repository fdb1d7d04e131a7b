#include "frontends/python/value.h"

#include <algorithm>

namespace smgraph::python {
namespace {

// From this many entries on, look-ups go through an index. Names are compared faster than values.
constexpr std::size_t kIndexNamesFrom = 32;
constexpr std::size_t kIndexFrom = 12;
constexpr std::size_t kNotFound = HashIndex::kNotFound;

// Most names of one length end in other letters, which is told without a call.
bool SameName(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || (a.back() == b.back() && a == b));
}

std::size_t HashOfName(std::string_view name) {
  return std::hash<std::string_view>()(name);
}

}  // namespace

std::size_t Namespace::Position(std::string_view name) const {
  if (!index_.empty()) {
    return index_.Find(HashOfName(name),
                       [&](std::size_t at) { return entries_[at].first == name; });
  }
  for (std::size_t at = 0; at < entries_.size(); ++at) {
    if (SameName(entries_[at].first, name)) return at;
  }
  return kNotFound;
}

Ref Namespace::Find(std::string_view name) const {
  const std::size_t at = Position(name);
  return at == kNotFound ? nullptr : entries_[at].second;
}

void Namespace::Set(std::string_view name, Ref value) {
  const std::size_t at = Position(name);
  if (at == kNotFound) return Add(name, value);
  entries_[at].second = value;
}

void Namespace::Add(std::string_view name, Ref value) {
  constexpr std::size_t kFew = 4;
  if (entries_.capacity() == 0) entries_.reserve(kFew);
  entries_.emplace_back(name, value);
  if (!index_.empty()) {
    index_.Add(HashOfName(name), entries_.size() - 1);
  } else if (entries_.size() >= kIndexNamesFrom) {
    for (std::size_t i = 0; i < entries_.size(); ++i)
      index_.Add(HashOfName(entries_[i].first), i);
  }
}

bool Namespace::Erase(std::string_view name) {
  const std::size_t at = Position(name);
  if (at == kNotFound) return false;
  if (!index_.empty()) index_.Remove(HashOfName(name), at);
  entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(at));
  return true;
}

std::size_t Dict::Position(Ref key) const {
  if (items.size() < kIndexFrom) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (Equals(items[i].first, key) == 1) return i;
    }
    return kNotFound;
  }
  return index_.Find(Hash(key), [&](std::size_t i) { return Equals(items[i].first, key) == 1; });
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
  const auto* name = mirror.names == nullptr ? nullptr : As<Str>(key);
  if (name != nullptr) mirror.names->Set(name->value, value);
  const std::size_t at = Position(key);
  if (at != kNotFound) {
    items[at].second = value;
    return;
  }
  items.emplace_back(key, value);
  if (items.size() == kIndexFrom) {
    MakeIndex();
  } else if (items.size() > kIndexFrom) {
    index_.Add(Hash(key), items.size() - 1);
  }
}

bool Dict::Erase(Ref key) {
  const std::size_t at = Position(key);
  if (at == kNotFound) return false;
  const auto* name = mirror.names == nullptr ? nullptr : As<Str>(key);
  if (name != nullptr) mirror.names->Erase(name->value);
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
  if (items.size() < kIndexFrom) {
    index_.Clear();
  } else {
    index_.Remove(Hash(key), at);
  }
  return true;
}

void Dict::Assign(std::vector<std::pair<Ref, Ref>> entries) {
  if (mirror.names != nullptr) {  // one by one, so that the names follow
    while (!items.empty())
      Erase(items.back().first);
    for (const auto& [key, value] : entries)
      Set(key, value);
    return;
  }
  items = std::move(entries);
  MakeIndex();
}

void Dict::MakeIndex() {
  index_.Clear();
  if (items.size() < kIndexFrom) return;
  for (std::size_t i = 0; i < items.size(); ++i)
    index_.Add(Hash(items[i].first), i);
}

std::size_t Set::Position(Ref item) const {
  if (items.size() < kIndexFrom) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (Equals(items[i], item) == 1) return i;
    }
    return kNotFound;
  }
  for (; indexed_ < items.size(); ++indexed_)
    index_.Add(Hash(items[indexed_]), indexed_);
  return index_.Find(Hash(item), [&](std::size_t i) { return Equals(items[i], item) == 1; });
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
  if (items.size() < kIndexFrom) {
    index_.Clear();
    indexed_ = 0;
  } else {
    index_.Remove(Hash(item), at);
    --indexed_;
  }
  return true;
}

void Set::Assign(std::vector<Ref> elements) {
  items = std::move(elements);
  index_.Clear();
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
  return New<Str>(std::move(value));
}

std::string_view Heap::Intern(std::string_view name) {
  const auto found = names_.find(name);
  if (found != names_.end()) return found->second;
  const std::string_view kept = name_texts_.emplace_back(name);
  names_.emplace(kept, kept);
  return kept;
}

Path* Heap::NewPath(const Path* outer, Path::Kind kind, Ref subject, bool positive,
                    SourceSpan span) {
  bytes_ += sizeof(Path);
  return &paths_.emplace_back(Path{outer, kind, subject, positive, span, count_});
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
      return static_cast<Iterator*>(value)->is_coroutine() ? "coroutine" : "generator";
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

}  // namespace smgraph::python
