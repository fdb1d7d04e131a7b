// Generators: the body of a generator function, or a generator expression, runs on a stack of its
// own and stops at each `yield`, so that effects happen in Python's order.
#include <algorithm>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <sys/mman.h>
#include <ucontext.h>

#include "frontends/python/generator.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "frontends/python/stacks.h"
#include "graph/base/catalogue.h"

#if defined(__SANITIZE_ADDRESS__)
#define SMGRAPH_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SMGRAPH_ADDRESS_SANITIZER 1
#endif
#endif
#if defined(SMGRAPH_ADDRESS_SANITIZER)
#include <sanitizer/common_interface_defs.h>
#endif

namespace smgraph::python {
namespace {

// As large as a main thread's stack, because `Limits::nesting` holds on both; only pages that are
// touched take memory.
constexpr std::size_t kStackBytes = std::size_t{8} << 20;

struct Unmap {
  void operator()(void* memory) const { ::munmap(memory, kStackBytes); }
};
using StackMemory = std::unique_ptr<void, Unmap>;

// Kept for the next generator of the thread: a fresh one costs more than most generators do.
thread_local StackMemory spare;

StackMemory NewStack() {
  if (spare != nullptr) return std::move(spare);
  void* const memory = ::mmap(nullptr, kStackBytes, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
  return StackMemory(memory == MAP_FAILED ? nullptr : memory);
}

// A stack that can be left and entered again. The sanitizer is told about every switch.
class Fiber {
 public:
  explicit Fiber(std::function<void()> body) : body_(std::move(body)) {}
  ~Fiber() {
    if (stack_ != nullptr) spare = std::move(stack_);
  }
  Fiber(const Fiber&) = delete;
  Fiber& operator=(const Fiber&) = delete;

  // False when there is no memory for a stack.
  bool Prepare();
  // Runs until the body leaves or ends.
  void Enter();
  // Called by the body: goes on behind Enter().
  void Leave() { LeaveFor(/*ever=*/false); }

 private:
  static void Run(unsigned high, unsigned low);
  void LeaveFor(bool ever);

  std::function<void()> body_;
  StackMemory stack_;
  ucontext_t inside_{};
  ucontext_t outside_{};
#if defined(SMGRAPH_ADDRESS_SANITIZER)
  void* inside_fake_ = nullptr;
  const void* outside_bottom_ = nullptr;
  std::size_t outside_size_ = 0;
#endif
};

bool Fiber::Prepare() {
  stack_ = NewStack();
  if (stack_ == nullptr) return false;
  ::getcontext(&inside_);
  inside_.uc_stack.ss_sp = stack_.get();
  inside_.uc_stack.ss_size = kStackBytes;
  inside_.uc_link = nullptr;
  const auto self = reinterpret_cast<std::uintptr_t>(this);
  ::makecontext(&inside_, reinterpret_cast<void (*)()>(&Fiber::Run), 2,
                static_cast<unsigned>(self >> 32), static_cast<unsigned>(self));
  return true;
}

void Fiber::Run(unsigned high, unsigned low) {
  auto* self =
      reinterpret_cast<Fiber*>((static_cast<std::uintptr_t>(high) << 32) | std::uintptr_t{low});
#if defined(SMGRAPH_ADDRESS_SANITIZER)
  __sanitizer_finish_switch_fiber(nullptr, &self->outside_bottom_, &self->outside_size_);
#endif
  self->body_();
  self->LeaveFor(/*ever=*/true);
}

void Fiber::Enter() {
#if defined(SMGRAPH_ADDRESS_SANITIZER)
  void* outside_fake = nullptr;
  __sanitizer_start_switch_fiber(&outside_fake, stack_.get(), kStackBytes);
#endif
  ::swapcontext(&outside_, &inside_);
#if defined(SMGRAPH_ADDRESS_SANITIZER)
  __sanitizer_finish_switch_fiber(outside_fake, nullptr, nullptr);
#endif
}

void Fiber::LeaveFor(bool ever) {
#if defined(SMGRAPH_ADDRESS_SANITIZER)
  __sanitizer_start_switch_fiber(ever ? nullptr : &inside_fake_, outside_bottom_, outside_size_);
#endif
  (void)ever;
  ::swapcontext(&inside_, &outside_);
#if defined(SMGRAPH_ADDRESS_SANITIZER)
  __sanitizer_finish_switch_fiber(inside_fake_, &outside_bottom_, &outside_size_);
#endif
}

// Unwinds the stack of a generator that nobody will ask again.
struct Abandoned {};

}  // namespace

// The evaluator's variables that belong to a stack.
struct Evaluator::Generator::Context {
  Frame* frame = nullptr;
  const Path* path = nullptr;
  Fork* fork = nullptr;
  std::uint32_t nesting = 0;
  std::uint32_t call_depth = 0;
  std::uint32_t fork_depth = 0;
  std::vector<Risk>* risks = nullptr;
  Catching* catching = nullptr;

  static Context Of(const Evaluator& e) {
    return {e.frame_,      e.path_,       e.fork_,  e.nesting_,
            e.call_depth_, e.fork_depth_, e.risks_, e.catching_};
  }
  void Restore(Evaluator& e) const {
    e.frame_ = frame;
    e.path_ = path;
    e.fork_ = fork;
    e.nesting_ = nesting;
    e.call_depth_ = call_depth;
    e.fork_depth_ = fork_depth;
    e.risks_ = risks;
    e.catching_ = catching;
  }
};

// All generators that have a stack.
struct Evaluator::Generator::Waiting {
  std::vector<Generator*> all;
};

struct Evaluator::Generator::Stack {
  explicit Stack(std::function<void()> body) : fiber(std::move(body)) {}
  Fiber fiber;
  Context inside;
  std::exception_ptr error;
  bool abandoned = false;
};

Evaluator::Generator::Generator(Evaluator& e, Body body)
    : e_(e), body_(std::move(body)), out_(e.heap_.New<List>()), path_(e.path_) {
  generator = true;
}

Evaluator::Generator::~Generator() {
  Abandon();
}

void Evaluator::Generator::Abandon() {
  finished = true;
  if (stack_ == nullptr || running_) return;
  const Context outside = Context::Of(e_);
  stack_->abandoned = true;
  stack_->fiber.Enter();
  outside.Restore(e_);
  Forget();
}

// The stack is given back: nothing runs on it any more.
void Evaluator::Generator::Forget() {
  stack_.reset();
  auto& waiting = e_.State<Waiting>().all;
  std::erase(waiting, this);
  e_.State<StacksInUse>().count = waiting.size();
}

void Evaluator::Generator::AbandonAll(Evaluator& e) {
  auto& waiting = e.State<Waiting>().all;
  while (!waiting.empty())
    waiting.back()->Abandon();
}

void Evaluator::Generator::Start() {
  stack_ = std::make_unique<Stack>([this] {
    try {
      returned = body_(*this);
    } catch (const Abandoned&) {
      // Its frames are gone, which was the purpose.
    } catch (...) {
      stack_->error = std::current_exception();
    }
    ended_ = true;
  });
  auto& waiting = e_.State<Waiting>().all;
  at_once_ = waiting.size() >= kMostStacks;
  waiting.push_back(this);
  e_.State<StacksInUse>().count = waiting.size();
  if (stack_->fiber.Prepare()) return;
  Forget();
  throw BudgetExceeded{"memory"};
}

Ref Evaluator::Generator::Next(Evaluator& e) {
  ReportEarly();
  if (delivered_ == out_->items.size() && !finished && !ended_) Resume();
  if (delivered_ < out_->items.size()) return out_->items[delivered_++];
  (void)e;
  finished = true;
  return nullptr;
}

void Evaluator::Generator::Resume() {
  if (running_) e_.Raise("ValueError", "generator already executing", {});
  if (stack_ == nullptr && thrown != nullptr) {  // thrown into one that never began
    finished = true;
    throw Raised{thrown, {}};
  }
  const DepthGuard guard(e_.call_depth_, e_.limits_.call_depth, "call depth");
  const Context outside = Context::Of(e_);
  const bool first = stack_ == nullptr;
  if (first) {
    Start();
    stack_->inside.frame = e_.frame_;
    stack_->inside.path = path_;
    stack_->inside.risks = &risks_;
    stack_->inside.catching = &boundary_;
  }
  boundary_.outer = outside.catching;
  Context inside = stack_->inside;
  // An arm of a branch that began later cannot take back what a generator did: it stays done.
  const bool older = e_.fork_ != nullptr && out_->born < e_.fork_->born_before;
  inside.fork = older ? nullptr : e_.fork_;
  inside.fork_depth = e_.fork_depth_;
  inside.call_depth = e_.call_depth_;
  inside.Restore(e_);
  if (!first) e_.frame_->outer = outside.frame;
  base_fork_ = e_.fork_;
  running_ = true;
  stack_->fiber.Enter();
  running_ = false;
  stack_->inside = Context::Of(e_);
  outside.Restore(e_);
  NoteEarly();
  Impl::PassOn(e_, std::exchange(risks_, {}));
  if (!ended_) return;
  const std::exception_ptr error = stack_->error;
  Forget();
  if (error == nullptr) return;
  std::optional<Raised> raised;
  try {
    std::rethrow_exception(error);
  } catch (const Raised& caught) {
    raised = caught;
  }
  if (TypeName(raised->exception) != "StopIteration") throw Raised(*raised);
  e_.Raise("RuntimeError", "generator raised StopIteration", raised->span);
}

void Evaluator::Generator::NoteEarly() {
  const auto late = std::exchange(late_, std::nullopt);
  if (!late || late->second >= risks_.size()) return;
  early_ = {risks_[late->second].what, late->first, e_.State<Started>().count};
}

// The order is in doubt when whoever uses the values has started something since.
void Evaluator::Generator::ReportEarly() {
  if (!early_ || e_.State<Started>().count == early_->started) return;
  e_.ReportIncomplete("unknown-dependency",
                      fmt::format("whether '{}' comes before or after what uses the values of this "
                                  "generator depends on a condition",
                                  early_->what),
                      early_->value);
  early_.reset();
}

bool Evaluator::Generator::LeftOnOneWay() const {
  if (!e_.frame_->pending.empty() || !e_.frame_->exits.empty()) return true;
  for (const Catching* around = e_.catching_; around != &boundary_; around = around->outer)
    if (!around->escapes.empty()) return true;
  return false;
}

Ref Evaluator::Generator::Yield(Ref value, SourceSpan span) {
  e_.Touch(out_);
  out_->items.push_back(Impl::OfRounds(e_, value, path_));
  e_.CheckItems(out_->items.size());
  // In an arm of a branch the value is handed over when the arms are merged; where the body was
  // left on one way, after that was joined.
  if (at_once_ || e_.fork_ != base_fork_ || LeftOnOneWay()) {
    if (!late_) late_ = {span, risks_.size()};
    return e_.heap_.none();
  }
  sent = nullptr;
  stack_->fiber.Leave();
  if (stack_->abandoned) throw Abandoned{};
  if (const Ref exception = std::exchange(thrown, nullptr)) throw Raised{exception, {}};
  return sent == nullptr ? e_.heap_.none() : std::exchange(sent, nullptr);
}

std::string_view Evaluator::Generator::State() const {
  if (finished || ended_) return "CLOSED";
  if (running_) return "RUNNING";
  return stack_ == nullptr ? "CREATED" : "SUSPENDED";
}

namespace {

Ref ReturnedBy(Evaluator& e, const Iterator* iterator) {
  const bool returns =
      iterator != nullptr && iterator->source != nullptr && iterator->source->returned != nullptr;
  return returns ? iterator->source->returned : e.heap().none();
}

}  // namespace

Ref Evaluator::Generator::YieldFrom(Ref iterable, SourceSpan span) {
  const auto* inner = As<Iterator>(iterable);
  Cursor cursor(e_, iterable, span);
  if (!cursor.known()) return Yield(e_.SymbolicElement(iterable, span), span);
  IteratorSource* source = inner == nullptr ? nullptr : inner->source.get();
  while (const Ref value = cursor.Next()) {
    try {
      const Ref received = Yield(value, span);
      if (source != nullptr) source->sent = received;
    } catch (const Raised& raised) {  // thrown into this one: raised where the inner one waits
      if (source == nullptr || !source->generator || source->finished) throw;
      source->thrown = raised.exception;
    }
  }
  return ReturnedBy(e_, inner);
}

Iterator* Evaluator::Impl::Generate(Evaluator& e, std::function<Ref(Generator&)> body) {
  return e.heap_.New<Iterator>(
      std::shared_ptr<IteratorSource>(std::make_shared<Generator>(e, std::move(body))));
}

void Evaluator::Impl::CloseLeft(Evaluator& e, Ref iterable, SourceSpan span) {
  const auto* iterator = As<Iterator>(iterable);
  const IteratorSource* source = iterator == nullptr ? nullptr : iterator->source.get();
  if (source != nullptr && source->generator && source->State() == "SUSPENDED")
    e.CallMethod(iterable, "close", CallWith({}, span));
}

// ---- await

Ref Evaluator::Impl::AwaitHere(Evaluator& e, Iterator& coroutine, SourceSpan span) {
  while (const Ref waits_for = NextItem(e, coroutine))
    e.CallValue(e.LibraryObject("asyncio._go_on_until"), CallWith({waits_for}, span));
  return ReturnedBy(e, &coroutine);
}

Ref Evaluator::Impl::AwaitValue(Evaluator& e, Ref value, SourceSpan span) {
  if (const auto* choice = As<Choice>(value)) {
    const auto await = [&](Ref one) {
      return [&e, one, span] { return AwaitValue(e, one, span); };
    };
    return e.Branch(choice->condition, span, await(choice->then), await(choice->otherwise));
  }
  auto* instance = As<Instance>(value);
  const Ref own =
      instance == nullptr ? nullptr : CallSpecial(e, *instance, "__await__", CallWith({}, span));
  auto* awaited = As<Iterator>(own == nullptr ? value : own);
  if (awaited == nullptr || (own == nullptr && !awaited->is_coroutine())) return value;
  const Frame& frame = *e.frame_;
  const bool waits =
      frame.generator != nullptr && frame.function != nullptr && !frame.function->generator;
  return waits ? frame.generator->YieldFrom(awaited, span) : AwaitHere(e, *awaited, span);
}

// `await a ** b` is `(await a) ** b`; the grammar reads the power first.
Ref Evaluator::Await(Node node) {
  const Node operand = node.named_child(0);
  const bool power =
      operand.is(G().binary_operator) && operand.field(G().f_operator).text() == "**";
  const Node awaited = power ? operand.field(G().f_left) : operand;
  const Ref value = Impl::AwaitValue(*this, Impl::Settle(*this, Evaluate(awaited)), node.span());
  if (!power) return value;
  return Binary(BinaryOp::kPow, value, Evaluate(operand.field(G().f_right)), node.span());
}

}  // namespace smgraph::python
