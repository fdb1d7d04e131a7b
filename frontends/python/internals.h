#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "frontends/python/evaluator.h"

// What the evaluator's own source files share and nobody else needs.
namespace smgraph::python {

/// The grammar's vocabulary, looked up once.
struct Grammar {
  SymbolId identifier, dotted_name, aliased_import, wildcard_import, relative_import, import_prefix;
  SymbolId argument_list, keyword_argument, list_splat, dictionary_splat, generator_expression,
      pair;
  SymbolId pattern_list, tuple_pattern, list_pattern, list_splat_pattern, tuple, list,
      expression_list;
  SymbolId attribute, subscript, slice, parenthesized_expression, as_pattern, as_pattern_target;
  SymbolId assignment, augmented_assignment, string, string_content, escape_sequence, interpolation;
  SymbolId string_start, string_end, format_specifier, type_conversion, block, lambda, yield;
  SymbolId elif_clause, else_clause, except_clause, except_group_clause, finally_clause,
      with_clause;
  SymbolId with_item, decorator, function_definition, class_definition, for_in_clause, if_clause;
  SymbolId default_parameter, typed_parameter, typed_default_parameter, dictionary_splat_pattern;
  SymbolId keyword_separator, positional_separator, case_clause, case_pattern, expression_statement;
  SymbolId binary_operator, named_expression;
  FieldId f_left, f_right, f_type, f_operator, f_operators, f_condition, f_consequence,
      f_alternative;
  FieldId f_body, f_name, f_alias, f_module_name, f_parameters, f_return_type, f_superclasses;
  FieldId f_definition, f_object, f_attribute, f_value, f_subscript, f_argument, f_function;
  FieldId f_arguments, f_key, f_expression, f_type_conversion, f_format_specifier, f_subject,
      f_guard;
  FieldId f_cause;
};
const Grammar& G();

/// `*values` in a display or among arguments. The grammar reads `*f(x)` as a call of `*f`, and
/// `*[1]`, where it knows none, as an operator.
inline bool IsSplat(Node node) {
  const std::string_view text = node.text();
  return text.starts_with("*") && !text.starts_with("**");
}

/// Remembers how objects looked before an arm of a branch changed them.
struct Evaluator::Fork {
  Fork* outer = nullptr;
  std::uint32_t born_before = 0;  // objects made later belong to the arm
  std::vector<std::pair<Object*, Object*>> saved;
  std::unordered_set<const Object*> seen;  // only for look-ups
};

/// How everything looked at one moment: what is changed afterwards is kept as it was. Of several
/// only the latest one keeps; an earlier one finds there what is changed after that.
class Evaluator::Snapshot {
 public:
  /// Of now. What the arms inside of `around` changed is kept at once: they will take it back.
  Snapshot(Evaluator& e, const Fork* around);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  /// Must be called before the object is changed.
  void Keep(Object* object);
  /// Everything is as it was then.
  void Restore() const;
  /// Where the condition holds everything is as it was then, elsewhere as it is.
  void Join(Ref condition) const;
  /// What was changed since, and what it was.
  std::vector<std::pair<Object*, Object*>> Changed() const;

 private:
  void Take(Object* object, Object* before);

  Evaluator& e_;
  Snapshot* earlier_;
  Snapshot* later_ = nullptr;
  const std::uint32_t born_before_;
  std::vector<std::pair<Object*, Object*>> saved_;
  std::unordered_set<const Object*> seen_;  // only for look-ups
};

/// The rounds of a loop over a collection that is not known, evaluated as one: while it lives, that
/// is inside of them.
class Evaluator::Rounds {
 public:
  Rounds(Evaluator& e, Ref collection, SourceSpan span);
  ~Rounds();
  Rounds(const Rounds&) = delete;
  Rounds& operator=(const Rounds&) = delete;

  Path* inside() const { return inside_; }
  /// Goes outside. What the round changed is so where there was one, and as it was before where
  /// there was none: names have one of two values, what came into a list stands for any number.
  void End();

 private:
  Evaluator& e_;
  const Path* before_;
  Path* inside_;
  std::optional<Snapshot> state_;
  bool ended_ = false;
};

/// One call of a user's function, one class body or one module while it is evaluated.
struct Evaluator::Frame {
  Frame* outer = nullptr;
  const Function* function = nullptr;  // null for class bodies and modules
  Module* module = nullptr;
  Scope* scope = nullptr;
  Class* class_body = nullptr;
  const Path* entry_path = nullptr;
  const Fork* fork = nullptr;  // around the call
  Ref returned = nullptr;
  /// Returns that happened in one arm of a branch that is not known: under `condition`.
  struct PendingReturn {
    Ref condition;
    Ref value;
    std::unique_ptr<Snapshot> state;
  };
  std::vector<PendingReturn> pending;
  /// Loops, or rounds of them, that were left in one arm of a branch that is not known.
  struct PendingExit {
    Flow flow;  // kBreak or kContinue
    const Path* path;
    std::unique_ptr<Snapshot> state;
  };
  std::vector<PendingExit> exits;
  Generator* generator = nullptr;   // whose body it is
  Ref handled_exception = nullptr;  // for a bare `raise`
};

/// An exception that was raised on one way through the body of a `try` only, and is caught: where
/// that was, and how all was there.
struct Evaluator::Escape {
  Raised raised;
  const Path* path = nullptr;
  std::unique_ptr<Snapshot> state = nullptr;
  std::vector<Path*> excluded = {};  // what the rest of the body has it for
  Unknown* some_round = nullptr;     // the condition, when a round of a loop raised it
};

/// What was started in the body of a `try` and may fail while the pipeline runs. `fails`: the
/// condition for that, which whoever handles it gives its name.
struct Evaluator::Risk {
  std::string what;
  const void* who = nullptr;
  std::unique_ptr<Snapshot> before;
  Unknown* fails = nullptr;
};

/// A statement whose body is running, and which may catch what that raises.
struct Evaluator::Catching {
  Catching* outer = nullptr;
  const Fork* fork = nullptr;   // around the statement
  std::vector<Ref> types = {};  // what its handlers name
  std::vector<Escape> escapes = {};
  bool boundary = false;  // no statement: where the stack of a generator begins
};

/// "f() missing 2 required positional arguments: 'a' and 'b'".
std::string MissingArguments(std::string_view function, const std::vector<std::string_view>& names,
                             std::string_view kind);
/// "f() takes from 1 to 2 positional arguments but 3 were given".
std::string TooManyArguments(std::string_view function, std::size_t least, std::size_t most,
                             std::size_t given);

/// Counts a level of nesting for as long as it lives.
class DepthGuard {
 public:
  DepthGuard(std::uint32_t& depth, std::uint32_t limit, const char* what) : depth_(depth) {
    if (depth_ >= limit) throw BudgetExceeded{what};
    ++depth_;
  }
  ~DepthGuard() { --depth_; }
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;

 private:
  std::uint32_t& depth_;
};

/// Sets a variable for as long as it lives.
template <typename T>
class Restore {
 public:
  Restore(T& variable, T value) : variable_(variable), before_(variable) { variable_ = value; }
  explicit Restore(T& variable) : variable_(variable), before_(variable) {}
  ~Restore() { variable_ = before_; }
  Restore(const Restore&) = delete;
  Restore& operator=(const Restore&) = delete;

 private:
  T& variable_;
  T before_;
};

/// Helpers of the evaluator's source files, with access to its inside.
struct Evaluator::Impl {
  struct TryRun;  // try.cc
  /// The risks are those of the `try` around.
  static void PassOn(Evaluator& e, std::vector<Risk> risks);
  /// What follows in the body of a `try` with handlers happens where none of the risks from `first`
  /// on has failed.
  static void ExcludeRisks(Evaluator& e, std::size_t first);
  /// How many steps may have failed in the bodies of the `try` statements around; none where no
  /// handler is for one.
  static std::size_t RisksSoFar(Evaluator& e);
  class Matcher;  // patterns.cc

  // scopes.cc
  static Ref LookUp(Evaluator& e, std::string_view name);
  static bool IsLocal(Evaluator& e, const Scope& scope, std::string_view name);
  static std::string_view Mangled(Evaluator& e, std::string_view name);
  static Ref FromStarImports(Evaluator& e, std::string_view name);
  static void Bind(Evaluator& e, std::string_view name, Ref value);
  static void BindIn(Evaluator& e, Scope* scope, std::string_view name, Ref value);
  static void Unbind(Evaluator& e, std::string_view name, SourceSpan span);
  /// Assigns to a target: name, attribute, item, or a pattern of them.
  static void Assign(Evaluator& e, Node target, Ref value);
  static void Unpack(Evaluator& e, const std::vector<Node>& targets, Ref value, SourceSpan span);

  // expressions.cc
  static Ref NameOfNotebook(Evaluator& e, Node node);
  /// A notebook with `%store -r`: a name that no cell defines may be among what it brings.
  static bool RestoresNames(const Module& module);
  static Ref BitwiseChain(Evaluator& e, Node node);
  /// `name := value`: binds the name, gives the value.
  static Ref BindNamed(Evaluator& e, Node named, Ref value);

  // fixtures.cc
  static void DeclareFixture(Evaluator& e, Ref decorated);
  /// What the pytest fixture of that name gives a function of its module; null when there is none.
  static Ref FixtureNamed(Evaluator& e, const Function& asking, std::string_view name);

  // functions.cc
  static std::vector<Parameter> ReadParameters(Evaluator& e, Node parameters);
  static Function* MakeFunction(Evaluator& e, Node definition);
  static Ref CallFunction(Evaluator& e, Function& function, Call call);
  /// The same without looking at kept results.
  static Ref RunFunction(Evaluator& e, Function& function, Call call);
  static SourceSpan SpanOfCall(Evaluator& e, Node call);
  static bool IsEndless(const Evaluator& e, const Function& function, const Scope& scope);
  static void BindParameters(Evaluator& e, const Function& function, const Call& call,
                             Scope& scope);
  static Ref RunBody(Evaluator& e, const Function& function, Scope& scope);
  /// Runs the body of a function in a frame of its own.
  static Ref RunFrame(Evaluator& e, const Function& function, Scope& scope, Generator* generator);
  static Ref RunInFrame(Evaluator& e, const Function& function, Scope& scope, Generator* generator);
  // generators.cc
  static Iterator* Generate(Evaluator& e, std::function<Ref(Generator&)> body);
  /// What `await` gives for a coroutine or an object with __await__; other values as they are.
  static Ref AwaitValue(Evaluator& e, Ref value, SourceSpan span);
  /// The same from where nothing can wait: all other tasks go on until it is there.
  static Ref AwaitHere(Evaluator& e, Iterator& coroutine, SourceSpan span);
  /// Ends a generator that a loop was the only one to know.
  static void CloseLeft(Evaluator& e, Ref iterable, SourceSpan span);
  static Ref FinishReturns(Evaluator& e, Frame& frame, Ref last);
  /// The names of the functions that are being called, the innermost first, and "<module>"; nothing
  /// inside of comprehensions, which have frames of their own.
  static std::vector<std::string_view> NamesOfFrames(const Evaluator& e);
  static const Dict* MappingOf(Evaluator& e, Ref value, SourceSpan span);
  static Call ReadArguments(Evaluator& e, Node arguments, SourceSpan span);

  // calls.cc
  static Ref CallClass(Evaluator& e, Class& cls, Call call);
  /// The same without asking the metaclass.
  static Ref MakeObject(Evaluator& e, Class& cls, Call call);
  static void MakePayload(Evaluator& e, Instance& instance, const Call& call);
  /// update() or setdefault() of an object derived from OrderedDict: they put everything in by the
  /// class's own __setitem__. Null for other objects and methods.
  static Ref FillingMethod(Evaluator& e, Instance& instance, std::string_view name);
  static void Initialize(Evaluator& e, Instance& instance, Call call);
  static Ref CallInstance(Evaluator& e, Instance& instance, Call call);
  static Ref CallOpaque(Evaluator& e, Ref callee, Call call);

  // classes.cc
  static void ComputeMro(Class& cls);
  static Ref ClassMember(const Class& cls, std::string_view name, const Class* after = nullptr,
                         const Class** owner = nullptr);
  /// Methods marked abstract that are not overridden, sorted.
  static std::vector<std::string_view> AbstractMembers(const Class& cls);
  /// Raises TypeError where a class cannot be instantiated: object.__new__ asks.
  static void RefuseAbstract(Evaluator& e, const Class& cls, SourceSpan span);
  static std::string QualifiedHere(const Evaluator& e, std::string_view name);
  static Ref BuildClass(Evaluator& e, Class& cls, const Call& header, Ref prepared);
  static Class* MakeClass(Evaluator& e, const Call& call, std::size_t first);
  static void FinishClass(Evaluator& e, Class& cls, const Call& header);
  /// What the class's __slots__ leave to its objects.
  static void ReadSlots(Evaluator& e, Class& cls, SourceSpan span);
  static Ref ConstructDeclared(Evaluator& e, Instance& instance, const ClassModel& model,
                               const Call& call);
  static Ref Decorate(Evaluator& e, Ref decorator, Ref decorated, SourceSpan span);

  // fields.cc
  static void ReadField(Evaluator& e, Class& cls, Class::Field& field);
  static void CollectFields(Evaluator& e, Class& cls);
  static void ConstructFields(Evaluator& e, Instance& instance, const Call& call);
  static Ref ConstructNamedTuple(Evaluator& e, Class& cls, const Call& call);

  // enums.cc
  static void FinishEnum(Evaluator& e, Class& cls);
  static Ref FindEnumMember(Evaluator& e, Class& cls, const Call& call);
  /// `a | b` and its like; null when they are no flags of one class.
  static Ref CombineFlags(Evaluator& e, BinaryOp op, Ref a, Ref b);
  static Ref InvertFlag(Evaluator& e, Instance& member);

  // attributes.cc
  /// What looking a member up in a class gives, seen from `self` (an instance, or the class
  /// itself).
  static Ref BindMember(Evaluator& e, Ref member, Ref self, Class* cls, SourceSpan span);
  /// The method of a descriptor object (`__get__`, `__set__`, `__delete__`) in a class; or null.
  static Ref DescriptorMethod(Ref member, std::string_view name);
  static Ref BuiltinMember(Evaluator& e, Ref object, Kind kind, std::string_view name);
  static Ref DictOf(Evaluator& e, const Namespace& names);
  /// The same, but what is set in it goes to the names of `owner`.
  static Ref ViewOfNames(Evaluator& e, Object* owner, Namespace& names);
  /// The text that stands first in a function's or class's body.
  static Ref Docstring(Evaluator& e, Node body);
  static Ref NativeAttribute(Evaluator& e, Native& native, std::string_view name, SourceSpan span);
  static Ref ModuleAttribute(Evaluator& e, Module& module, std::string_view name);
  static Ref SuperAttribute(Evaluator& e, const Super& super, std::string_view name,
                            SourceSpan span);
  static Ref BaseMember(Evaluator& e, Class& cls, Ref self, std::string_view name, SourceSpan span);
  /// What the program has set a library's attribute to, else `otherwise`, which may be null.
  static Ref Replaced(Evaluator& e, std::string_view qualified_name, Ref otherwise);
  static void Replace(Evaluator& e, std::string_view qualified_name, Ref value);
  static Ref OpaqueAttribute(Evaluator& e, Ref base, std::string_view name, SourceSpan span);
  static Ref ValueAttribute(Evaluator& e, Ref object, std::string_view name, SourceSpan span);

  // class_attributes.cc
  static Ref ClassAttribute(Evaluator& e, Class& cls, std::string_view name, SourceSpan span);

  // exceptions.cc
  /// What an exception that Python itself raises has beside its message.
  static void Describe(Evaluator& e, Instance& exception, std::string_view message);
  /// What every exception has, and what one of its class has.
  static Ref ExceptionAttribute(Evaluator& e, Instance& exception, std::string_view name);

  // instance_attributes.cc
  /// A method that the class of a library declares, bound to `self`; null when there is none.
  static Ref DeclaredMethod(Evaluator& e, Ref self, const Class& cls, std::string_view name);
  static Ref InstanceAttribute(Evaluator& e, Instance& instance, std::string_view name,
                               SourceSpan span);
  /// The same without a __getattribute__ of the class, and if so without its __getattr__.
  enum class Asks : std::uint8_t { kGetattr, kNothing };
  static Ref PlainAttribute(Evaluator& e, Instance& instance, std::string_view name,
                            SourceSpan span, Asks asks = Asks::kGetattr);
  static Ref InheritedAttribute(Evaluator& e, Instance& instance, std::string_view name,
                                SourceSpan span, Asks asks);
  static void ReadView(Evaluator& e, Instance& instance);
  static Ref ViewOf(Evaluator& e, Instance& instance);
  static Ref ObjectMethod(Evaluator& e, Ref self, std::string_view name);
  static void SetInstanceAttribute(Evaluator& e, Instance& instance, std::string_view name,
                                   Ref value, SourceSpan span);
  /// Into the object itself. Raises AttributeError where its __slots__ have no place for it.
  static void StoreAttribute(Evaluator& e, Instance& instance, std::string_view name, Ref value,
                             SourceSpan span);

  // branches.cc
  struct Arm {
    Flow flow = Flow::kNormal;
    Ref value = nullptr;
    std::optional<Raised> raised;
    bool escaped = false;                            // raised, and a handler around catches it
    const Path* path = nullptr;                      // where it ended
    std::vector<std::pair<Object*, Object*>> after;  // object and its state at the end of the arm
    std::unique_ptr<Snapshot> state;                 // the same, where the arm left the block
    bool left() const { return raised.has_value() || flow != Flow::kNormal; }
  };
  template <typename Body>
  static Arm RunArm(Evaluator& e, const Path* path, Body body);
  static void MergeArms(Evaluator& e, Ref condition, const Arm& then, const Arm& otherwise);
  /// Evaluates two arms of statements; the flow of the whole, with partial exits handled.
  static Flow BranchFlow(Evaluator& e, Ref condition, SourceSpan span,
                         const std::function<Flow()>& then, const std::function<Flow()>& otherwise);
  /// Both arms raised: the exception of one escapes, if it is caught, the other one is raised.
  [[noreturn]] static void ThrowEither(Evaluator& e, Ref condition, const Arm& then,
                                       const Arm& otherwise, std::size_t escapes);
  /// From here on the condition does not hold.
  static Path* Exclude(Evaluator& e, Ref condition, SourceSpan span);
  /// How many loops and functions may have been left so far in this function.
  struct Exits {
    std::size_t loops;
    std::size_t returns;
    std::size_t escapes;  // from the statement around
  };
  static Exits ExitsSoFar(const Evaluator& e);
  /// Takes back what was left by `flow` since `first`, when the path was `before`: the names are
  /// what was left, or what is there now. What follows happens where no other exit was taken.
  /// Gives the conditions of the exits taken back.
  static std::vector<Ref> JoinExits(Evaluator& e, Flow flow, const Path* before, Exits first);

  // conditions.cc
  /// What the current path says about a condition.
  static std::optional<bool> Decided(const Evaluator& e, Ref condition);
  /// The alternative of a Choice that the current path selects; other values as they are.
  static Ref Settle(const Evaluator& e, Ref value);
  /// True for a Choice of which one side is Absent: a slot that exists under a condition.
  static const Choice* Guarded(const Evaluator& e, Ref value);
  /// What is there under a condition only is taken to be there.
  static Ref WithoutAbsent(Ref value);
  static void TakeAsGiven(Call& call);
  /// True for what hangs below an attribute that a class declares to hold objects.
  static bool IsPresent(Ref value);
  /// The condition that `value` is true, in its simplest form.
  static Ref Condition(Evaluator& e, Ref value);
  static Ref Negation(Evaluator& e, Ref condition);
  /// Conjunction of the conditions between `from` (exclusive) and `path`.
  static Ref PathCondition(Evaluator& e, const Path* path, const Path* from);
  /// The alternative that is left where the condition holds, or where it does not.
  static Ref Where(Ref condition, bool holds, Ref value);
  /// The alternatives that are left there.
  static Ref Within(Evaluator& e, Ref condition, bool holds, Ref value);

  /// Was there an arm of a branch so far? Only they make items that may be absent.
  static bool HasArms(const Evaluator& e) { return e.arms_ > 0; }

  // merge.cc
  /// Of `a` where the condition holds and `b` elsewhere: the one that is right on both ways; or
  /// null.
  static Ref ForBoth(Ref condition, Ref a, Ref b);
  /// What the object holds is what `a` held where the condition holds, and what `b` held elsewhere.
  static void MergeContents(Evaluator& e, Ref condition, const Object* a, const Object* b,
                            Object* into);
  /// An operation on each alternative of a value has its bound.
  static void CheckAlternatives(const Choice& choice);

  // escapes.cc
  /// May `except types:` catch it?
  static bool MayCatch(Evaluator& e, Ref types, Ref exception);
  /// Whether a handler around may catch it.
  static bool IsCaught(Evaluator& e, Ref exception);
  /// The innermost statement that may catch; null without one.
  static Catching* Statement(const Evaluator& e);
  /// An exception that is raised here, on one way only: kept for the handler that catches it; false
  /// when none does.
  static bool LetEscape(Evaluator& e, const Raised& raised);
  static std::size_t EscapesSoFar(const Evaluator& e);
  static Ref EscapeCondition(Evaluator& e, Escape& escape, const Path* from);
  /// What follows happens where none of the escapes from `first` on was raised.
  static void ExcludeEscapes(Evaluator& e, std::size_t first, const Path* from);
  /// The same for exits of loops and functions.
  static void ExcludeExits(Evaluator& e, Exits first, Exits last, const Path* from,
                           SourceSpan span);
  static const Path* Moved(Evaluator& e, const Path* path, const Path* from, const Path* onto);
  /// What each way through a block goes through at its end: `body` happens on the path `all`, also
  /// for those who left since `first` by `return`, `continue` or `break`. They are on their way out
  /// again behind it, unless it leaves itself.
  static Flow AlsoForExits(Evaluator& e, Exits first, const Path* all,
                           const std::function<Flow()>& body);
  /// How a statement ends after its body: with what that raised, or its flow. Called once for each
  /// way through the body: `first` and `all` are for AlsoForExits.
  using Ending = std::function<Flow(const std::optional<Raised>& raised, Flow flow, Exits first,
                                    const Path* all)>;
  struct CatchingRun;
  /// Runs the body of a statement that may catch what it raises: the body says which types.
  static Flow RunCatching(Evaluator& e, SourceSpan span,
                          const std::function<Flow(std::vector<Ref>& types)>& body,
                          const Ending& ending);

  // carried.cc
  /// Before the rounds of a loop are evaluated as one: what a round takes from the round before it
  /// (names, attributes, items, elements of lists that grow) may be what that round left. Gives
  /// what KeepCarried has to do after the round.
  using Carry = std::vector<std::function<void()>>;
  static Carry CarryOver(Evaluator& e, const std::vector<Node>& code, SourceSpan span);
  static void KeepCarried(const Carry& carry);
  /// The value of a name, of its item, or of an attribute of `owner`; null when it is not there.
  static Ref ValueAt(Evaluator& e, Node place, const Instance* owner);

  // rounds.cc
  static bool Inside(const Evaluator& e, Ref collection);
  /// The collection of the outermost loop evaluated as one that an element of a list was made in,
  /// when we are not inside of it: the element stands for as many as there were rounds. Else null.
  static Ref LoopOf(const Evaluator& e, Ref element, int depth = 6);
  /// A loop over the iterable inside a loop over the same elements: which rounds of both are for
  /// the same element is not known, and that is said.
  static void CheckInnerLoop(Evaluator& e, Ref iterable, SourceSpan span);
  /// An element that exists on every way, and once.
  static bool IsCertain(const Evaluator& e, Ref item);
  /// What rounds go over of which there is one at least, and nothing else is known.
  static Ref SomeRounds(Evaluator& e, SourceSpan span);
  /// Whether there are rounds for the collection.
  static Ref NonEmpty(Evaluator& e, Ref collection);
  /// Whether one of the items exists.
  static Ref HasAny(Evaluator& e, const std::vector<Ref>& items);
  /// The condition for what is outside of the loops that it is about.
  static Ref Outside(Evaluator& e, Ref condition);
  /// A condition that Rounds::End made.
  static bool IsOfRounds(Ref condition);
  /// The same, for an item that stands for one of each round by itself.
  static bool StandsAlone(Ref condition, Ref item);
  /// An element that stands for one of each round of a loop that goes round if `often` holds.
  static Ref ForRounds(Evaluator& e, Ref often, Ref value);
  /// The condition holds inside of this loop.
  static bool HoldsIn(const Path& each, Ref condition);
  /// How many loops evaluated as one the value was made in that we are not inside of.
  static int LoopsAround(const Evaluator& e, Ref value);
  /// The value as an element that stands for one of each round of a loop over the collection.
  static Ref ForLoop(Evaluator& e, Ref collection, Ref value);
  // round_keys.cc
  /// What is shown of a dict's entry, or of a set's element: rounds of a loop may have made it
  /// under the same key, and then it is there once.
  static Ref OnceForKey(Evaluator& e, Ref key, Ref value, Ref shown);
  /// The condition that OnceForKey puts to what is not there for each round.
  static bool IsOfNewKey(Evaluator& e, Ref condition);
  /// The value as an element that stands for one of each round from the path `from` on.
  static Ref OfRounds(Evaluator& e, Ref value, const Path* from);

  // statements.cc
  /// A choice between few collections of which none is known: a loop over it is one over each. Null
  /// for anything else.
  static const Choice* EitherUnknown(Ref iterable);
  static Flow ForEach(Evaluator& e, Node target, Ref iterable, Node body, Node otherwise,
                      SourceSpan span);
  /// One round of a loop: a `continue` under an unknown condition holds for it only.
  static Flow RunRound(Evaluator& e, Node body);
  static Flow LoopElse(Evaluator& e, Node otherwise, const std::vector<Ref>& breaks,
                       std::size_t next, SourceSpan span);
  static Flow ForEachUnknown(Evaluator& e, Node target, Ref iterable, Ref element, Node body,
                             SourceSpan span);
  static Flow ReturnOfRounds(Evaluator& e, Ref iterable, std::unique_ptr<Snapshot> state,
                             SourceSpan span);
  static std::optional<bool> Bounded(Evaluator& e, Node condition);
  static Flow RunAsOne(Evaluator& e, Ref collection, const std::vector<Node>& code, bool counted,
                       SourceSpan span, const std::function<Flow()>& round);
  struct WhileLoop {
    Node condition, body;
    const Path* start;
    bool as_one = false;  // rounds were evaluated as one
  };
  /// Does a round of the loop take an object from the round before it?
  static bool CarriesObject(Evaluator& e, const WhileLoop& loop);
  static Flow WhileUnknown(Evaluator& e, WhileLoop& loop, Ref value, int round);
  static Flow RunLaterRounds(Evaluator& e, WhileLoop& loop);
  static Flow RunLoopBody(Evaluator& e, Node target, Ref element, Node body, SourceSpan span);
  /// Runs a block and keeps what it raises (try.cc).
  static std::optional<Raised> Attempt(const std::function<Flow()>& body, Flow& flow);
  /// What the manager's `exit` gives: what was raised is swallowed where that is true.
  static Ref Leave(Evaluator& e, Ref exit, const std::optional<Raised>& raised, SourceSpan span);
  static Flow WithItems(Evaluator& e, const std::vector<Node>& items, std::size_t next, Node with);
  static Flow IfChain(Evaluator& e, Node condition, Node consequence, const std::vector<Node>& rest,
                      std::size_t next);

  // comprehensions.cc
  static Frame ComprehensionFrame(Evaluator& e);
  /// One level of clauses; `iterable`, when given, is what the first of them walks over.
  static void Comprehend(Evaluator& e, const std::vector<Node>& clauses, std::size_t next,
                         Ref iterable, const std::function<void()>& emit);
  static void RunComprehension(Evaluator& e, Node node, const std::function<void()>& emit);

  // annotations.cc
  /// `node`, which may stand anywhere, with the names of `scope`.
  static Ref EvaluateIn(Evaluator& e, Node node, Scope* scope, Module* module);
  static Node ParseExpression(Evaluator& e, std::string text);

  // comparisons.cc
  static Ref IsSame(Evaluator& e, CompareOp op, Ref a, Ref b, SourceSpan span);
  static Ref IsEqual(Evaluator& e, CompareOp op, Ref a, Ref b, SourceSpan span);
  static Ref IsBefore(Evaluator& e, CompareOp op, Ref a, Ref b, SourceSpan span);

  // iteration.cc
  static std::optional<std::vector<Ref>> ClassElements(Evaluator& e, Class& cls, SourceSpan span);
  /// The key of the dict that a user's __eq__ says is the same; `key` itself when there is none.
  static Ref SameKey(Evaluator& e, const Dict& dict, Ref key, SourceSpan span);
  static std::optional<std::vector<Ref>> ElementsOf(Evaluator& e, Ref iterable, SourceSpan span);
  static Ref DictItem(Evaluator& e, Dict& dict, Ref key, SourceSpan span);
  static Ref InstanceItem(Evaluator& e, Instance& instance, Ref key, SourceSpan span);
  static void SetInstanceItem(Evaluator& e, Instance& instance, Ref key, Ref value,
                              SourceSpan span);
  static Ref SequenceItem(Evaluator& e, Ref object, Ref key, SourceSpan span);
  /// The same, where there is an item.
  static Ref ItemAt(Evaluator& e, Ref object, Ref key, SourceSpan span);
  /// The position that an index means, after IndexError; nullopt when it is not known.
  static std::optional<std::size_t> Position(Evaluator& e, Ref key, std::size_t size,
                                             std::string_view what, SourceSpan span);
  static void SetListItem(Evaluator& e, List& list, Ref key, Ref value, SourceSpan span);
  static void SetListSlice(Evaluator& e, List& list, const Slice& slice, Ref value,
                           SourceSpan span);
  static void DeleteListItem(Evaluator& e, List& list, Ref key, SourceSpan span);

  // strings.cc
  static std::string Unescape(std::string_view raw, bool bytes);
  static void StringParts(Evaluator& e, Node node, std::vector<Ref>& parts);

  // modules.cc
  static Module* LoadModule(Evaluator& e, const std::string& dotted);
  static void RunTree(Evaluator& e, Module& module, Node root);
  static void RunStatements(Evaluator& e, Module& module, const std::vector<Node>& statements,
                            Catching* importer = nullptr);
  /// importlib.reload(): runs the module's file, as it is now, in the module again.
  static void Reload(Evaluator& e, Module& module);
  /// The next import of the module runs it again.
  static void Forget(Evaluator& e, const Module& module);
  static bool LeavesModule(Evaluator& e, const Raised& raised, Catching* importer);
  /// The tree of a unit that is run: a new one, or one of those to be used again.
  static const Tree& AddTree(Evaluator& e, SourceUnit unit);
  /// Runs what belongs to a module and not to the place that asks for it: outside any fork, path
  /// and handler.
  static void RunApart(Evaluator& e, Module& module, const std::vector<Node>& statements);
  /// A module whose file was not run yet; without a file its path is empty.
  static Module* NewModule(Evaluator& e, std::string_view dotted, const std::string& path);
  /// sys.modules[name] = module
  static void Register(Evaluator& e, const std::string& dotted, Module& module);
  static Module* LoadFound(Evaluator& e, std::string_view dotted, const std::string& path,
                           bool is_file, bool is_package);
  static Module* LoadBeside(Evaluator& e, const Module& package, std::string_view name);
  static Ref ImportRelative(Evaluator& e, std::size_t dots, std::string_view rest, SourceSpan span);
  static Ref ImportSource(Evaluator& e, Node source);
  static Ref ImportedName(Evaluator& e, Ref module, std::string_view name, SourceSpan span);
  static void ImportAll(Evaluator& e, Ref module);
  static void ReportSyntaxErrors(Evaluator& e, const Tree& tree);
  static void ReportRaised(Evaluator& e, const Raised& raised, std::string_view where);

  // library_modules.cc
  /// A name of a library's module; null when there is none.
  static Ref NameIn(Evaluator& e, const Module& library, std::string_view name);
  /// What the module with that scope defines under the name, when it is one of a library.
  static Ref LateName(Evaluator& e, const Scope& scope, std::string_view name);

  // abstract_bases.cc
  /// The class that `collections.abc.Mapping` or `typing.Mapping` adds to a class derived from it;
  /// null for other names.
  static Class* AbstractBase(Evaluator& e, std::string_view import_name);

  // programs.cc
  static Node ParseText(Evaluator& e, std::string text, SourceSpan span);
  template <typename Body>
  static void WithNames(Evaluator& e, GivenNames given, Body body);

  // entry.cc
  /// Functions that nobody calls are only run where they may make a pipeline: some text that was
  /// read names a dialect, or a module of the project that was imported is not there.
  static bool MayMakePipelines(const Evaluator& e);
  static Ref MakeWithSymbols(Evaluator& e, Class& cls);

  static void Step(Evaluator& e);
};

/// Text, known or in parts.
inline bool IsText(Ref value) {
  return value->kind == Kind::kStr || value->kind == Kind::kTemplate;
}
/// What an instance of a subclass of a builtin type holds; anything else is itself.
inline Ref Content(Ref value) {
  const auto* instance = As<Instance>(value);
  return instance != nullptr && instance->payload != nullptr ? instance->payload : value;
}

}  // namespace smgraph::python
