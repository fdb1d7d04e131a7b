#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <boost/container/deque.hpp>

#include "frontends/python/hash_index.h"
#include "frontends/python/syntax.h"
#include "graph/base/source.h"

// The values of the abstract interpreter. All objects live in one Heap and die with it; a `Ref`
// never owns. Identity is the address, as in Python.
namespace smgraph::python {

class Evaluator;
struct Call;
struct ClassModel;

enum class Kind : std::uint8_t {
  kNone,
  kEllipsis,
  kBool,
  kInt,
  kFloat,
  kStr,
  kBytes,
  kTemplate,
  kList,
  kTuple,
  kDict,
  kSet,
  kSlice,
  kRange,
  kIterator,
  kFunction,
  kBoundMethod,
  kNative,
  kProperty,
  kClass,
  kInstance,
  kSuper,
  kModule,
  kScope,
  kOpaque,
  kUnknown,
  kChoice,
  kAbsent
};

struct Object {
  explicit Object(Kind k) : kind(k) {}
  const Kind kind;
  std::uint32_t born = 0;  // how many objects there were before it; tells what a branch arm created
};
using Ref = Object*;

/// `As<Str>(ref)` is null when `ref` is null or something else.
template <typename T>
inline T* As(Ref ref) {
  return ref != nullptr && ref->kind == T::kKind ? static_cast<T*>(ref) : nullptr;
}

/// Names to values in order of insertion: scopes, attributes, keyword arguments. The names must
/// outlive it: those of a Tree and of constant tables do, others are interned in the Heap.
class Namespace {
 public:
  using Entry = std::pair<std::string_view, Ref>;
  Ref Find(std::string_view name) const;
  void Set(std::string_view name, Ref value);
  /// The same for a name that is not there yet.
  void Add(std::string_view name, Ref value);
  void Reserve(std::size_t names) { entries_.reserve(names); }
  bool Erase(std::string_view name);
  const std::vector<Entry>& entries() const { return entries_; }
  bool empty() const { return entries_.empty(); }
  std::size_t size() const { return entries_.size(); }

 private:
  std::size_t Position(std::string_view name) const;
  std::vector<Entry> entries_;
  HashIndex index_;  // only when large
};

struct None : Object {
  static constexpr Kind kKind = Kind::kNone;
  None() : Object(kKind) {}
};
struct Ellipsis : Object {
  static constexpr Kind kKind = Kind::kEllipsis;
  Ellipsis() : Object(kKind) {}
};
/// A list slot or name that exists in one arm of a branch only; occurs inside Choice alone.
struct Absent : Object {
  static constexpr Kind kKind = Kind::kAbsent;
  Absent() : Object(kKind) {}
};
struct Bool : Object {
  static constexpr Kind kKind = Kind::kBool;
  explicit Bool(bool v) : Object(kKind), value(v) {}
  bool value;
};
/// Integers beyond 64 bits are Unknown.
struct Int : Object {
  static constexpr Kind kKind = Kind::kInt;
  explicit Int(std::int64_t v) : Object(kKind), value(v) {}
  std::int64_t value;
};
struct Float : Object {
  static constexpr Kind kKind = Kind::kFloat;
  explicit Float(double v) : Object(kKind), value(v) {}
  double value;
};
/// UTF-8; Python's indexes count code points.
struct Str : Object {
  static constexpr Kind kKind = Kind::kStr;
  explicit Str(std::string v) : Object(kKind), value(std::move(v)) {}
  std::string value;
};
struct Bytes : Object {
  static constexpr Kind kKind = Kind::kBytes;
  explicit Bytes(std::string v) : Object(kKind), value(std::move(v)) {}
  std::string value;
};
/// A string of which some parts are not known: literal pieces (Str) and the values that fill the
/// gaps, in order; no two Str stand side by side. "Train-{time}" in names.
struct Template : Object {
  static constexpr Kind kKind = Kind::kTemplate;
  Template() : Object(kKind) {}
  std::vector<Ref> parts;
};
/// What a collection shows of a dict: keys(), values(), items(). A copy is no view.
struct DictView {
  enum class Part : std::uint8_t { kKeys, kValues, kItems };
  struct Dict* dict = nullptr;
  Part part = Part::kKeys;
  DictView() = default;
  DictView(struct Dict* d, Part p) : dict(d), part(p) {}
  DictView(const DictView&) {}
  DictView& operator=(const DictView&) = default;
};
struct List : Object {
  static constexpr Kind kKind = Kind::kList;
  explicit List(std::vector<Ref> v = {}) : Object(kKind), items(std::move(v)) {}
  std::vector<Ref> items;
  bool deque = false;
  std::size_t most = SIZE_MAX;  // a deque's maxlen
  DictView view;                // of values
};
struct Tuple : Object {
  static constexpr Kind kKind = Kind::kTuple;
  explicit Tuple(std::vector<Ref> v = {}) : Object(kKind), items(std::move(v)) {}
  std::vector<Ref> items;
  struct Class* cls = nullptr;  // of a namedtuple: its fields name the items
};
/// Keys by Python equality, in order of insertion.
struct Dict : Object {
  static constexpr Kind kKind = Kind::kDict;
  Dict() : Object(kKind) {}
  Ref Find(Ref key) const;
  Ref Find(std::string_view key) const;
  void Set(Ref key, Ref value);
  bool Erase(Ref key);
  /// Replaces everything; the keys differ.
  void Assign(std::vector<std::pair<Ref, Ref>> entries);
  std::vector<std::pair<Ref, Ref>> items;
  Ref default_factory = nullptr;  // defaultdict
  bool counter = false;           // collections.Counter: missing keys count 0
  bool ordered = false;           // collections.OrderedDict
  bool open = false;              // more keys may exist (after update() with something unknown)
  /// Gets what is set here: globals(), a function's __dict__. A copy mirrors nothing.
  struct Mirror {
    Namespace* names = nullptr;
    Mirror() = default;
    Mirror(const Mirror&) {}
    Mirror& operator=(const Mirror&) { return *this; }
  } mirror;

 private:
  void MakeIndex();
  std::size_t Position(Ref key) const;
  HashIndex index_;  // only when large
};
/// In order of insertion, so that everything printed is deterministic.
struct Set : Object {
  static constexpr Kind kKind = Kind::kSet;
  explicit Set(bool is_frozen = false) : Object(kKind), frozen(is_frozen) {}
  bool Has(Ref item) const;
  void Add(Ref item);
  bool Erase(Ref item);
  /// Replaces everything. Items may be appended directly, but only this takes some away or moves
  /// them.
  void Assign(std::vector<Ref> elements);
  std::vector<Ref> items;
  bool frozen;
  DictView view;  // of keys or items, walked over in the dict's order

 private:
  std::size_t Position(Ref item) const;
  // Only when large, only of the first `indexed_` items.
  mutable HashIndex index_;
  mutable std::size_t indexed_ = 0;
};
struct Slice : Object {
  static constexpr Kind kKind = Kind::kSlice;
  Slice(Ref a, Ref b, Ref c) : Object(kKind), start(a), stop(b), step(c) {}
  Ref start, stop, step;
};
struct Range : Object {
  static constexpr Kind kKind = Kind::kRange;
  Range(std::int64_t a, std::int64_t b, std::int64_t c)
      : Object(kKind), start(a), stop(b), step(c) {}
  std::int64_t start, stop, step;
};
/// Makes the values of an Iterator, one at a time and as late as Python would.
struct IteratorSource {
  virtual ~IteratorSource() = default;
  /// The next value; null at the end. Throws what the code behind it raises.
  virtual Ref Next(Evaluator& ev) = 0;
  /// What inspect.getgeneratorstate says of it, without its prefix.
  virtual std::string_view State() const { return finished ? "CLOSED" : "SUSPENDED"; }
  bool finished = false;
  bool generator = false;  // there is a body, with a `yield` that waits
  bool coroutine = false;  // what calling an `async def` gives
  Ref returned = nullptr;  // a generator's return value
  Ref sent = nullptr;      // for generators: what the `yield` that waits gives …
  Ref thrown = nullptr;    // … or raises
};
/// Values still to come: generators, zip, map, iter(…). What the source gave is kept, so that both
/// arms of a branch can take the same values.
struct Iterator : Object {
  static constexpr Kind kKind = Kind::kIterator;
  explicit Iterator(std::vector<Ref> v) : Object(kKind), items(std::move(v)) {}
  explicit Iterator(std::shared_ptr<IteratorSource> s) : Object(kKind), source(std::move(s)) {}
  bool exhausted() const { return source == nullptr || source->finished; }
  bool is_coroutine() const { return source != nullptr && source->coroutine; }
  std::vector<Ref> items;
  std::size_t next = 0;
  std::shared_ptr<IteratorSource> source;  // gives what comes behind `items`; null: nothing does
};

/// A place where the evaluation may have gone two ways or many times: the conditions and loops
/// around what is being evaluated, innermost first. Immutable and shared.
struct Path {
  /// kGiven: where it does not hold the program ends, so that nothing depends on it.
  enum class Kind : std::uint8_t { kCondition, kEach, kGiven };
  const Path* outer = nullptr;
  Kind kind = Kind::kCondition;
  Ref subject = nullptr;  // the condition, or the collection that the loop runs over
  bool positive = true;   // no kEach: taken when the subject is true
  SourceSpan span;
  std::uint32_t born = 0;  // how many objects there were before it
};

/// Names of one function call, class body or module.
struct Scope : Object {
  static constexpr Kind kKind = Kind::kScope;
  explicit Scope(Scope* outer_scope) : Object(kKind), outer(outer_scope) {}
  Namespace names;
  Scope* outer;  // the enclosing *function* scope or the module, for closures; null for modules
  std::vector<std::string_view> globals;    // names declared `global`
  std::vector<std::string_view> nonlocals;  // names declared `nonlocal`
  bool is_class = false;
  bool comprehension = false;
  const struct Function* function = nullptr;  // whose call it is
};
struct Module : Object {
  static constexpr Kind kKind = Kind::kModule;
  explicit Module(std::string n) : Object(kKind), name(std::move(n)) {}
  std::string name;        // dotted
  std::string path;        // file below the root
  Scope* scope = nullptr;  // null while it is only a namespace package
  bool package = false;
  bool loading = false;  // inside its own import: what is missing may still come
  std::vector<std::string_view> star_imports;  // libraries of which everything was imported
};

enum class ParameterKind : std::uint8_t {
  kPositionalOnly,
  kNormal,
  kKeywordOnly,
  kVarArgs,
  kVarKeywords
};
struct Parameter {
  std::string_view name;
  ParameterKind kind = ParameterKind::kNormal;
  Ref default_value = nullptr;
  Node annotation;
};
/// A user's function or lambda.
struct Function : Object {
  static constexpr Kind kKind = Kind::kFunction;
  Function() : Object(kKind) {}
  std::string_view name;
  std::string qualified_name;
  std::vector<Parameter> parameters;
  Node definition;  // function_definition or lambda
  Node body;        // block, or the lambda's expression
  Scope* closure = nullptr;
  Module* module = nullptr;
  struct Class* owner = nullptr;  // the class whose body defines it, for super()
  Namespace attributes;
  bool generator = false;
  bool async = false;
  bool static_method = false;
  bool class_method = false;
  bool abstract_method = false;
  std::uint32_t calls = 0;  // how often it was called
  Dict* results = nullptr;  // functools.cache: what was computed, by arguments, last used last
  Dict* caching = nullptr;  // functools.cache: its maxsize, whether it is typed, hits, misses
};
struct BoundMethod : Object {
  static constexpr Kind kKind = Kind::kBoundMethod;
  BoundMethod(Ref s, Ref f) : Object(kKind), self(s), function(f) {}
  Ref self;      // becomes the first argument
  Ref function;  // Function or Native
};
/// A function written in C++: builtins, methods of builtin types, library functions, dialect
/// functions.
using NativeFunction = Ref (*)(Evaluator&, const Call&);
struct Native : Object {
  static constexpr Kind kKind = Kind::kNative;
  Native(std::string_view n, NativeFunction f) : Object(kKind), name(n), function(f) {}
  std::string_view name;
  NativeFunction function;
  std::vector<Ref> bound;  // what a native closure carries (a decorator, a dispatcher, …)
  Ref wrapped = nullptr;   // as functools.wraps() leaves it: the function that this one stands for
  bool method = false;     // looked up in an object it takes that first, as a Function does
};
struct Property : Object {
  static constexpr Kind kKind = Kind::kProperty;
  Property() : Object(kKind) {}
  Ref getter = nullptr;
  Ref setter = nullptr;
  Ref deleter = nullptr;
  bool computed = false;  // pydantic's computed_field: part of what model_dump() gives
};
/// A user's class, a builtin type (`str`, `list`: no members but a name), or a class that a dialect
/// declares (`model`).
struct Class : Object {
  static constexpr Kind kKind = Kind::kClass;
  Class() : Object(kKind) {}
  std::string_view name;
  std::string qualified_name;
  std::vector<Ref> bases;   // Class or Opaque
  std::vector<Class*> mro;  // itself first; classes only
  Namespace attributes;
  const ClassModel* model = nullptr;   // own or inherited
  NativeFunction construct = nullptr;  // builtin types: str(x), list(x), …
  struct Field {
    std::string_view name;
    Ref default_value = nullptr;
    Ref default_factory = nullptr;
    bool keyword_only = false;
    bool init = true;
    bool repr = true;
    bool compare = true;
    bool init_only = false;  // InitVar: an argument of __post_init__, no attribute
    Node annotation;
    Scope* scope = nullptr;  // of the class body that has the annotation, and its module
    const struct Instance* details = nullptr;  // the call of Field(), attr.ib() that describes it
    std::string_view argument;  // the constructor's argument, where that is not `name`
    struct Module* module = nullptr;
  };
  std::vector<Field> fields;  // dataclass, pydantic model, NamedTuple: own and inherited
  bool dataclass = false;
  bool exact = false;        // arguments that are no fields are errors
  bool ordered = false;      // dataclass(order=True)
  bool frozen = false;       // dataclass(frozen=True)
  bool by_identity = false;  // dataclass(eq=False)
  bool validated = false;    // pydantic: values are converted to the types of their fields
  bool named_tuple = false;  // its objects are Tuples
  bool typed_dict = false;   // its objects are Dicts
  bool enumeration = false;
  bool flag = false;               // enum.Flag: members combine
  bool value_text = false;         // enum.IntEnum and others: str() is that of the value
  Class* meta = nullptr;           // the user's metaclass
  std::vector<Class*> subclasses;  // direct ones
  bool opaque_base = false;        // some base is not known: missing attributes are opaque
  bool exception = false;
  bool protocol = false;           // typing.Protocol: told by its members
  bool abstract_base = false;      // abc.ABC: other classes can be registered, a hook can be asked
  std::vector<Class*> registered;  // by register()
  bool asked_first = false;        // has a __getattribute__ of its own
  bool rechecked = false;          // attrs: what is assigned is converted and checked, too
  bool slotted = false;            // its objects have no attributes but `slots`
  std::vector<std::string_view> slots;  // what __slots__ names, here and in its bases
  Node definition;
  Module* module = nullptr;
  std::uint32_t instances = 0;
};
/// An object of a user's class, of a class that a dialect declares, or both (a subclass of it).
/// Of a declared class the constructor's arguments are attributes by the signature's names.
struct Instance : Object {
  static constexpr Kind kKind = Kind::kInstance;
  explicit Instance(Class* c) : Object(kKind), cls(c) {}
  Class* cls;
  Namespace attributes;
  std::vector<std::string_view> given;  // declared classes: parameters that the caller passed
  Ref payload = nullptr;                // what a subclass of list, dict, str holds
  Dict* view = nullptr;                 // its __dict__, once that was asked for
  SourceSpan span;                      // the call that made it
  const Path* path = nullptr;           // under which conditions and loops it was made
  std::uint32_t serial = 0;             // order of creation
};
struct Super : Object {
  static constexpr Kind kKind = Kind::kSuper;
  Super(Class* c, Ref s) : Object(kKind), after(c), self(s) {}
  Class* after;  // look-up starts behind this class in the MRO of `self`
  Ref self;
};

/// A value of code that nobody declares, remembering how it was made, so that ordinary code around
/// a pipeline just flows through: `boto3.client("s3").upload_file(...)` is a call of an attribute
/// of a call of an import. Also what hangs below a declared object: `step.properties.A["b"]`.
struct Opaque : Object {
  static constexpr Kind kKind = Kind::kOpaque;
  enum class Origin : std::uint8_t { kImport, kAttribute, kItem, kCall, kOperation, kElement };
  explicit Opaque(Origin o) : Object(kKind), origin(o) {}
  Origin origin;
  Ref base = nullptr;     // not for imports
  std::string_view name;  // import: qualified name; attribute: its name; operation: the operator
  Ref key = nullptr;      // item: the index; operation: right operand (null for unary)
  std::vector<Ref> positional;  // call
  Namespace keywords;
  SourceSpan span;
  const Path* path = nullptr;
  std::uint32_t serial = 0;
  bool unresolved_local = false;  // import: looks like a module of the project that was not found
};
/// What cannot be known without running code (see graph::Unknown). `host`: decided by the machine
/// that builds the pipeline. `open`: whoever reads it may say its value by its `label`.
struct Unknown : Object {
  enum class Open : std::uint8_t { kNo, kName, kEnvironment };
  static constexpr Kind kKind = Kind::kUnknown;
  Unknown() : Object(kKind) {}
  std::string reason;
  std::string label;
  SourceSpan span;
  bool host = true;
  Open open = Open::kNo;
  bool optional = false;    // an environment variable that may not be set
  bool carried = false;     // left by the round before of a loop: one of `inputs`
  std::vector<Ref> inputs;  // what it was computed from, for explanations
};
/// One of two values, by a condition that is not known.
struct Choice : Object {
  static constexpr Kind kKind = Kind::kChoice;
  Choice(Ref c, Ref t, Ref e);
  Ref condition;
  Ref then;
  Ref otherwise;
  std::uint32_t alternatives;  // values at the ends of the tree of choices, no more than counted
  bool inert;                  // none of them is an object that the evaluation can change
};

/// Owns every object of one evaluation, and the names they use. Addresses are stable.
class Heap {
 public:
  Heap();
  ~Heap();
  template <typename T, typename... Args>
  T* New(Args&&... args) {
    auto& pool = std::get<Pool<T>>(pools_);
    T* object = &pool.emplace_back(std::forward<Args>(args)...);
    bytes_ += sizeof(T) + BytesIn(*object);
    object->born = count_++;
    return object;
  }
  Ref none() { return none_; }
  Ref absent() { return absent_; }
  Ref ellipsis() { return ellipsis_; }
  Ref boolean(bool value) { return value ? true_ : false_; }
  Ref integer(std::int64_t value);
  Ref number(double value) { return New<Float>(value); }
  Ref str(std::string value);
  /// The interned copy of `name`; equal names give the same view.
  std::string_view Intern(std::string_view name);
  Path* NewPath(const Path* outer, Path::Kind kind, Ref subject, bool positive, SourceSpan span);
  /// How many objects were made so far.
  std::uint32_t count() const { return count_; }
  /// Rough size of what was allocated, for the memory budget.
  std::size_t bytes() const { return bytes_; }
  void Charge(std::size_t bytes) { bytes_ += bytes; }

 private:
  // What an object holds beside itself when it is made.
  static std::size_t BytesIn(const Object&) { return 0; }
  static std::size_t BytesIn(const Str& text) { return text.value.size(); }
  static std::size_t BytesIn(const Bytes& bytes) { return bytes.value.size(); }
  static std::size_t BytesIn(const List& list) { return list.items.size() * sizeof(Ref); }
  static std::size_t BytesIn(const Iterator& iterator) {
    return iterator.items.size() * sizeof(Ref);
  }
  static std::size_t BytesIn(const Tuple& tuple) { return tuple.items.size() * sizeof(Ref); }
  static std::size_t BytesIn(const Set& set) { return set.items.size() * kBytesOfKey; }
  static std::size_t BytesIn(const Dict& dict) { return dict.items.size() * kBytesOfKey; }
  static std::size_t BytesIn(const Scope& scope) { return scope.names.size() * kBytesOfKey; }
  static constexpr std::size_t kBytesOfKey = 64;  // with its place in an index

  // Objects never move. Boost's deque allocates nothing before its first object: most evaluations
  // have objects of few kinds. Its own blocks would hold one class, or two functions.
  using Blocks = boost::container::deque_options<boost::container::block_bytes<4096U>>::type;
  template <typename T>
  using Pool = boost::container::deque<T, void, Blocks>;
  template <typename... Types>
  using Pools = std::tuple<Pool<Types>...>;
  Pools<None, Ellipsis, Absent, Bool, Int, Float, Str, Bytes, Template, List, Tuple, Dict, Set,
        Slice, Range, Iterator, Function, BoundMethod, Native, Property, Class, Instance, Super,
        Module, Scope, Opaque, Unknown, Choice>
      pools_;
  std::deque<Path> paths_;
  std::deque<std::string> name_texts_;
  std::unordered_map<std::string_view, std::string_view> names_;  // only for look-ups
  std::size_t bytes_ = 0;
  std::uint32_t count_ = 0;
  Ref none_, ellipsis_, absent_, true_, false_;
};

/// "str", "NoneType", "ProcessingStep", … as in Python's messages.
std::string_view TypeName(Ref value);
/// Equality of values as far as it is certain: 1 equal, 0 different, -1 not known.
int Equals(Ref a, Ref b);
/// A hash that agrees with Equals on hashable values.
std::size_t Hash(Ref value);
/// True for what is not known itself: opaque, Unknown, a string with gaps, a choice.
bool Uncertain(Ref value);
/// True when nothing in `value` (elements included) is opaque, unknown or a choice. The `id()` of a
/// known object is known: it is no number, but tells objects apart.
bool Known(Ref value);
/// The text of a Str, or of a Template with its gaps as "{label}"; null for anything else.
bool TextOf(Ref value, std::string& text);
/// A short label for a value that is not known, as it stands in braces inside names:
/// "time", "region", "uuid4()".
std::string LabelOf(Ref value);
/// As Python's repr() for people: 'text', [1, 2], <Prep>, {region}. Bounded in length and depth.
std::string Repr(Ref value);

}  // namespace smgraph::python
