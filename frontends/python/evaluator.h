#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "frontends/python/budget.h"
#include "frontends/python/files.h"
#include "frontends/python/registry.h"
#include "frontends/python/syntax.h"
#include "frontends/python/value.h"
#include "graph/base/diagnostic.h"
#include "graph/base/source.h"

namespace smgraph::python {

/// The arguments of one call as they stand at the call, `*` and `**` already spread.
struct Call {
  std::vector<Ref> positional;
  std::vector<std::pair<std::string_view, Ref>> keywords;
  SourceSpan span;
  bool open = false;     // something of unknown length was spread into it
  Ref rest = nullptr;    // stands for the positional arguments among that
  Ref callee = nullptr;  // the Native being called, for natives that carry values
  /// The argument at `position` or called `name`; null when it was not given.
  Ref Argument(std::size_t position, std::string_view name) const;
  Ref Keyword(std::string_view name) const;
};

/// A Python exception on its way up. Never leaves frontends/python (and dialects' natives).
struct Raised {
  Ref exception;  // Instance of an exception class, or opaque
  SourceSpan span;
};

/// Values that the user binds on the command line.
struct Bindings {
  std::map<std::string, std::string, std::less<>> set;  // --set NAME=VALUE: see BoundValue
  std::map<std::string, std::string, std::less<>> env;  // --env NAME=VALUE
};

/// How a block ended.
enum class Flow : std::uint8_t { kNormal, kReturn, kBreak, kContinue };

enum class BinaryOp : std::uint8_t {
  kAdd,
  kSub,
  kMul,
  kDiv,
  kFloorDiv,
  kMod,
  kPow,
  kMatMul,
  kAnd,
  kOr,
  kXor,
  kLShift,
  kRShift
};
enum class CompareOp : std::uint8_t { kEq, kNe, kLt, kLe, kGt, kGe, kIn, kNotIn, kIs, kIsNot };
enum class UnaryOp : std::uint8_t { kNeg, kPos, kInvert, kNot };
std::string_view Spelling(BinaryOp op);
std::string_view Spelling(CompareOp op);
std::string_view Spelling(UnaryOp op);

/// A bounded abstract interpreter of Python: evaluates a module's text without executing anything.
/// What it cannot know becomes opaque or Unknown and flows on. On a condition that is not known
/// both arms are evaluated and merged; a loop over something unknown is evaluated once with a
/// symbolic element. It knows Python, not SageMaker or ZenML: dialects declare their classes and
/// functions in the Registry and read the logs afterwards.
class Evaluator {
 public:
  struct Impl;  // helpers that need no place in this header

  Evaluator(const Registry& registry, SourceMap& sources, ProjectFiles& files, Limits limits,
            Bindings bindings);
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  // ---- modules (modules.cc)
  /// Trees of another evaluation of the same program, so that this one need not make them again.
  void ReuseTrees(std::vector<std::unique_ptr<Tree>> trees) { reusable_trees_ = std::move(trees); }
  /// The trees of all that was read. They must outlive this object, with which nothing more is
  /// done.
  std::vector<std::unique_ptr<Tree>> TakeTrees() { return std::move(trees_); }
  /// Evaluates `unit` as the module `name` ("__main__"). Never throws.
  Module* RunModule(SourceUnit unit, std::string_view name, std::string_view path);
  /// The same for a notebook: its cells one after the other in one module.
  Module* RunModule(std::vector<SourceUnit> units, std::string_view name, std::string_view path);
  /// Runs a script or notebook of the project as a program of its own, under the name `name`; null
  /// when the project has no such file.
  Module* RunFile(std::string_view path, std::string_view name, SourceSpan span);
  /// Runs the text of a file of the project where the evaluation stands; false when there is none.
  bool RunFileHere(std::string_view path, SourceSpan span);
  /// The dicts that exec() and eval() are given: null for the names where the evaluation stands,
  /// and for locals that are the globals.
  struct GivenNames {
    Dict* globals = nullptr;
    Dict* locals = nullptr;
  };
  /// exec(text, globals, locals). Raises what the text raises, SyntaxError included.
  void ExecuteText(std::string text, GivenNames names, SourceSpan span);
  /// eval(text, globals, locals).
  Ref EvaluateText(std::string text, GivenNames names, SourceSpan span);
  /// `import a.b.c`: the module object, or an opaque value when it is not in the project.
  Ref ImportModule(std::string_view dotted, SourceSpan span);
  /// A module of Python's library that is written in Python; evaluated once.
  Module* LibraryModule(std::string_view name, std::string_view text);
  /// Functions and classes of `module` that nothing has called yet and that no other of them calls:
  /// calls them with defaults, and with Unknowns for required arguments (entry.cc). Never throws.
  void RunEntryPoints(Module& module);
  /// For a module in which that led to nothing: calls the functions that their callers left out
  /// (`main` without its `--upsert`), and those whose defaults of None stand for what every caller
  /// passes.
  void RunOtherFunctions(Module& module);

  // ---- what dialects and natives use
  Heap& heap() { return heap_; }
  const Registry& registry() const { return registry_; }
  ProjectFiles& files() { return files_; }
  SourceMap& sources() { return sources_; }
  const Limits& limits() const { return limits_; }
  const Bindings& bindings() const { return bindings_; }
  /// State of one dialect during this evaluation, made on first use.
  template <typename T>
  T& State() {
    static const std::size_t place = NewStatePlace();
    if (place >= states_.size()) states_.resize(place + 1);
    if (states_[place] == nullptr) states_[place] = std::make_shared<T>();
    return *static_cast<T*>(states_[place].get());
  }

  /// Calls any value. Throws Raised or BudgetExceeded.
  Ref CallValue(Ref callee, Call call);
  /// Calls a method by name.
  Ref CallMethod(Ref object, std::string_view name, Call call);
  /// Calls `function` with defaults, and with Unknowns named after the parameters for the rest
  /// (--set binds them). Never throws: what is raised becomes a diagnostic and the result is
  /// Unknown.
  Ref CallWithSymbols(Ref function, Call given, SourceSpan span);
  /// The value that a text spells as a Python literal (`[1, 'a']`); null when it is none.
  Ref ReadLiteral(std::string text);
  /// What --set gives the parameter `name`; null when it says nothing of it. Read as a Python
  /// literal where it is one (5, True, None, [1, 2], 'text') and as text otherwise; always as text
  /// when the annotation names str or the default, which may be null, is a str.
  Ref BoundValue(std::string_view name, Node annotation, Ref default_value);
  Ref GetAttribute(Ref object, std::string_view name, SourceSpan span);
  /// As GetAttribute, but null when a known object certainly has no such attribute.
  Ref FindAttribute(Ref object, std::string_view name, SourceSpan span);
  void SetAttribute(Ref object, std::string_view name, Ref value, SourceSpan span);
  void DeleteAttribute(Ref object, std::string_view name, SourceSpan span);
  Ref GetItem(Ref object, Ref key, SourceSpan span);
  void SetItem(Ref object, Ref key, Ref value, SourceSpan span);
  void DeleteItem(Ref object, Ref key, SourceSpan span);
  Ref Binary(BinaryOp op, Ref a, Ref b, SourceSpan span);
  /// `a op= b`: in place for lists, sets and dicts.
  Ref InPlace(BinaryOp op, Ref a, Ref b, SourceSpan span);
  Ref Unary(UnaryOp op, Ref a, SourceSpan span);
  Ref Compare(CompareOp op, Ref a, Ref b, SourceSpan span);
  /// bool(value); nullopt when it is not known.
  std::optional<bool> Truth(Ref value, SourceSpan span);
  /// The elements of an iterable, or nullopt when they are not known. Raises TypeError on what can
  /// certainly not be iterated. Consumes iterators.
  std::optional<std::vector<Ref>> Elements(Ref iterable, SourceSpan span);
  /// The symbolic element of a collection whose elements are not known.
  Ref SymbolicElement(Ref collection, SourceSpan span);
  /// str(value): Str or Template.
  Ref ToStr(Ref value, SourceSpan span);
  /// repr(value): Str or Template.
  Ref ToRepr(Ref value, SourceSpan span);
  /// format(value, spec): Str or Template.
  Ref Format(Ref value, std::string_view spec, SourceSpan span);
  /// The concatenation of strings and unknown values: a Str when all are known, else a Template.
  Ref Concatenate(const std::vector<Ref>& parts);
  bool IsInstance(Ref value, const Class& cls) const;
  /// True when a method of the class is abstract and not overridden.
  bool IsAbstract(const Class& cls) const;
  /// The arguments of a call of a user's function by the names of its parameters, defaults
  /// included. Raises TypeError as the call would.
  Namespace BindFunction(const Function& function, const Call& call);

  /// Says that what was evaluated now may raise while the pipeline runs (a step that fails), so
  /// that the handlers of the `try` around it are possible.
  void MayRaise(std::string_view what, const void* who = nullptr);
  /// True for a `who` of MayRaise whose failure a `try` around it alone has passed over without a
  /// word: what comes next comes next whether it failed or not.
  bool MayHaveFailed(const void* who) const { return passed_over_.contains(who); }

  /// True when a `try` around what is evaluated now has a handler that names the builtin exception
  /// or a class that it derives from, Exception and BaseException apart: the code expects it.
  bool Expects(std::string_view exception_class);
  /// True when an exception of the builtin class, raised now, may be caught by the code itself.
  bool MayBeCaught(std::string_view exception_class);

  Unknown* NewUnknown(std::string reason, std::string label, SourceSpan span);
  /// A value that the code leaves open and that Bindings::set has not; it would be bound by `name`.
  Unknown* NewOpenName(std::string reason, std::string_view name, SourceSpan span);
  Opaque* NewOpaque(Opaque::Origin origin, Ref base, std::string_view name, SourceSpan span);
  /// The opaque result of an operation (`operator`, operands).
  Ref OpaqueOperation(std::string_view operation, Ref left, Ref right, SourceSpan span);
  /// The class or function that a qualified library name stands for; null when nobody declares it.
  Ref LibraryObject(std::string_view qualified_name);
  /// The Class object of a declared or builtin class ("str", "dict", "KeyError").
  Class* ClassOf(const ClassModel& model);
  Class* BuiltinClass(std::string_view name);
  /// What type() gives for values of a builtin or library type ("int", "collections.Counter").
  Class* TypeObject(std::string_view name);
  /// A new object of a declared class without running its constructor.
  Instance* NewInstance(Class* cls, SourceSpan span);
  /// A copy of an object with the same attributes; of a declared class it is logged like a new one.
  Instance* CopyInstance(const Instance& original);
  /// Binds `call` to a signature in Python's syntax: names in the signature's order with the values
  /// given or their defaults. Throws Raised(TypeError) as Python would. `given` (may be null) gets
  /// the names that the call passed.
  Namespace BindSignature(std::string_view signature, const Call& call,
                          std::string_view function_name,
                          std::vector<std::string_view>* given = nullptr);

  /// Raises a builtin exception ("KeyError").
  [[noreturn]] void Raise(std::string_view exception_class, std::string message, SourceSpan span);
  /// The same with any value as the exception's argument: KeyError keeps the key.
  [[noreturn]] void RaiseWith(std::string_view exception_class, Ref argument, SourceSpan span);
  /// Must be called before a mutable object (List, Dict, Set, Scope, Instance, Class, Module,
  /// Iterator, Function) is changed, so that a branch arm can be undone and merged.
  void Touch(Object* object);
  /// Checks the size of a container or string that is about to grow. Throws BudgetExceeded.
  void CheckItems(std::size_t items);
  void CheckBytes(std::size_t bytes);
  /// Counts work that a native does in one call, in evaluation steps.
  void Work(std::size_t steps);
  /// The same for a walk through all items or the text of `value`, which costs as much as one of
  /// the user's loops would.
  void WorkThrough(Ref value);

  /// Evaluates both functions under the condition and its negation and merges what they changed;
  /// the result is the merged value. With a condition that is known only one of them runs.
  Ref Branch(Ref condition, SourceSpan span, const std::function<Ref()>& then,
             const std::function<Ref()>& otherwise);
  /// Applies `function` to the value, or to both alternatives of a Choice (bounded), and merges.
  Ref MapChoice(Ref value, const std::function<Ref(Ref)>& function);
  /// `function(element)`: conditional when the element is, for as many as it stands for.
  Ref ForElement(Ref element, SourceSpan span, const std::function<Ref(Ref)>& function);
  /// `a` when both are the same, else a Choice.
  Ref Merge(Ref condition, Ref a, Ref b);
  /// Under which unknown conditions and loops the evaluation is now.
  const Path* path() const { return path_; }

  // ---- logs, in order of evaluation
  const std::vector<Instance*>& instances() const { return instances_; }  // of declared classes
  const std::vector<Opaque*>& calls() const { return calls_; }            // calls of opaque values
  const std::vector<Module*>& modules() const { return modules_; }        // loaded project modules
  /// The function that is being evaluated, innermost first; null at module level.
  const Function* current_function() const;
  /// The module whose code is being evaluated; null before any is.
  Module* current_module() const;
  /// The names of the function, class body or module that is being evaluated, as a dict; those of a
  /// module change with the dict. Null before anything is.
  Ref LocalNames();

  void Report(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }
  /// Something the evaluation could not follow; the result is incomplete.
  void ReportIncomplete(RuleName rule, std::string message, SourceSpan span);
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  /// What has been reported so far.
  struct Reported {
    std::size_t diagnostics = 0;
    bool complete = true;
  };
  Reported reported() const { return {diagnostics_.size(), runs_.back().complete}; }
  /// Takes back what was reported since then, but for notes: a part of the program that stands for
  /// itself has made it its own.
  void TakeBack(const Reported& before);
  /// False once something was met that may hide pipelines or steps (an error in the code, a bound).
  bool complete() const;
  /// The same for what concerns `object`: what the call of another entry point met does not.
  bool CompleteFor(const Instance& object) const;
  /// True once the program itself has ended and its entry points are called as if somebody did.
  bool assuming() const { return runs_.size() > 1; }

 private:
  friend struct CoreNatives;  // object.cc
  struct Frame;
  struct Fork;
  struct Generator;
  struct Escape;
  class Snapshot;
  struct Risk;
  class Rounds;
  struct Catching;
  using ExpressionMember = Ref (Evaluator::*)(Node);
  using StatementMember = Flow (Evaluator::*)(Node);
  struct DispatchTable;
  static const DispatchTable& Dispatch();
  static std::size_t NewStatePlace();

  // dispatch.cc
  Ref Evaluate(Node node);
  Flow Execute(Node node);
  Flow ExecuteBlock(Node block);

  // expressions.cc, strings.cc, comprehensions.cc
  Ref Identifier(Node node);
  Ref IntegerLiteral(Node node);
  Ref FloatLiteral(Node node);
  Ref StringLiteral(Node node);
  Ref ConcatenatedString(Node node);
  Ref TrueLiteral(Node node);
  Ref FalseLiteral(Node node);
  Ref NoneLiteral(Node node);
  Ref EllipsisLiteral(Node node);
  Ref ListDisplay(Node node);
  Ref TupleDisplay(Node node);
  Ref SetDisplay(Node node);
  Ref DictDisplay(Node node);
  Ref Parenthesized(Node node);
  Ref AttributeAccess(Node node);
  Ref Subscript(Node node);
  Ref SliceExpression(Node node);
  Ref BinaryExpression(Node node);
  Ref BooleanExpression(Node node);
  Ref NotExpression(Node node);
  Ref UnaryExpression(Node node);
  Ref Comparison(Node node);
  Ref Conditional(Node node);
  Ref NamedExpression(Node node);
  Ref Lambda(Node node);
  Ref CallExpression(Node node);
  Ref Await(Node node);
  Ref Yield(Node node);
  Ref TypeExpression(Node node);  // annotations.cc
  Ref GenericType(Node node);
  Ref UnionType(Node node);
  Ref MemberType(Node node);
  Ref ListComprehension(Node node);
  Ref SetComprehension(Node node);
  Ref DictComprehension(Node node);
  Ref GeneratorExpression(Node node);

  // statements.cc, classes.cc, patterns.cc
  Flow ExpressionStatement(Node node);
  Flow If(Node node);
  Flow For(Node node);
  Flow While(Node node);
  Flow Try(Node node);
  Flow With(Node node);
  Flow Match(Node node);
  Flow Return(Node node);
  Flow RaiseStatement(Node node);
  Flow Assert(Node node);
  Flow Delete(Node node);
  Flow Pass(Node node);
  Flow TypeAlias(Node node);  // programs.cc
  Flow Break(Node node);
  Flow Continue(Node node);
  Flow GlobalStatement(Node node);
  Flow NonlocalStatement(Node node);
  Flow Import(Node node);
  Flow ImportFrom(Node node);
  Flow FunctionDefinition(Node node);
  Flow ClassDefinition(Node node);
  Flow DecoratedDefinition(Node node);
  Ref Assignment(Node node);
  Ref AugmentedAssignment(Node node);

  friend struct Impl;

  const Registry& registry_;
  SourceMap& sources_;
  ProjectFiles& files_;
  const Limits limits_;
  const Bindings bindings_;
  Heap heap_;
  std::vector<std::shared_ptr<void>> states_;  // each type has its place
  std::vector<std::unique_ptr<Tree>> trees_;
  std::vector<std::unique_ptr<Tree>> reusable_trees_;  // null where one is in `trees_` now
  std::map<std::string, Module*, std::less<>> module_by_name_;
  std::map<std::string, Module*, std::less<>> module_by_path_;
  std::vector<Module*> modules_;
  std::vector<Instance*> instances_;
  std::vector<Opaque*> calls_;
  std::vector<Diagnostic> diagnostics_;
  std::unordered_map<std::string_view, Ref> library_objects_;
  std::unordered_map<const ClassModel*, Class*> class_of_model_;
  Frame* frame_ = nullptr;
  Fork* fork_ = nullptr;
  const Path* path_ = nullptr;
  std::vector<Risk>* risks_ = nullptr;           // of the innermost `try` whose body is running
  std::unordered_set<const void*> passed_over_;  // only for look-ups
  Snapshot* latest_ = nullptr;                   // of all snapshots
  Catching* catching_ = nullptr;                 // the innermost statement that may catch
  Node statement_;  // being executed: where a reached limit is reported
  std::uint64_t steps_ = 0;
  std::uint32_t nesting_ = 0;
  std::uint32_t call_depth_ = 0;
  std::uint32_t fork_depth_ = 0;
  std::uint64_t arms_ = 0;  // of unknown conditions, run so far
  std::uint32_t serial_ = 0;
  // The module itself, then each call of an entry point, by the first object made in it.
  struct Run {
    std::uint32_t first = 0;
    bool complete = true;
  };
  std::vector<Run> runs_ = {Run()};
};

}  // namespace smgraph::python
