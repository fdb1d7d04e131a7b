#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "frontends/python/annotations.h"
#include "frontends/python/internals.h"
#include "frontends/python/methods/methods.h"
#include "frontends/python/natives.h"

// Rounds of a loop that are evaluated as one: what a round takes from the round before it.
namespace smgraph::python {
namespace {

struct Symbols {
  SymbolId for_statement = SymbolOf("for_statement"), if_statement = SymbolOf("if_statement");
  SymbolId while_statement = SymbolOf("while_statement"), try_statement = SymbolOf("try_statement");
  SymbolId match_statement = SymbolOf("match_statement"), call = SymbolOf("call");
  SymbolId integer = SymbolOf("integer"), unary_operator = SymbolOf("unary_operator");
};
const Symbols& S() {
  static const Symbols symbols;
  return symbols;
}

constexpr std::string_view kGrowing[] = {"add",    "append", "appendleft",
                                         "extend", "insert", "update"};

/// A name, or an attribute or item of one: `b`, `b.g`, `b["g"]`, `b[-1]`.
bool IsPlace(Node node) {
  if (node.is(G().identifier)) return true;
  if (node.is(G().attribute)) return node.field(G().f_object).is(G().identifier);
  if (!node.is(G().subscript) || !node.field(G().f_value).is(G().identifier)) return false;
  const Node key = node.field(G().f_subscript);
  return key.is(G().string) || key.is(S().integer) || key.is(S().unary_operator);
}

/// Which places a block gives values to, and which of them it reads first.
class Uses {
 public:
  struct Use {
    Node place;
    Instance* object = nullptr;  // whose attribute it is
    bool read_first = false;
    bool written = false;
    bool certain = false;  // written, whatever the conditions inside the block are
    bool grown = false;    // gets more elements
  };

  explicit Uses(Evaluator& e) : e_(e) {}
  void Visit(Node node, bool certain);
  const std::map<std::string, Use>& all() const { return uses_; }
  bool Writes(Node name) const {
    const auto found = uses_.find(std::string(name.text()));
    return found != uses_.end() && found->second.written;
  }

 private:
  Use& At(Node place);
  Instance* ObjectAt(Node name) const;
  /// Names in the body of a method are its own, apart from `self`.
  bool IsOwn(Node place) const {
    return self_ != nullptr && !(place.is(G().attribute) && ObjectAt(place.field(G().f_object)));
  }
  void Read(Node place) {
    if (IsOwn(place)) return;
    Use& use = At(place);
    use.read_first = use.read_first || !use.certain;
  }
  void Grow(Node container) {
    if (IsPlace(container) && !IsOwn(container)) At(container).grown = true;
  }
  void Write(Node target, bool certain);
  bool VisitGrowing(Node call, bool certain);
  void VisitMethod(Node call, bool certain);

  Evaluator& e_;
  std::map<std::string, Use> uses_;
  Instance* self_ = nullptr;  // of the method that is looked at
  std::string_view self_name_;
  int depth_ = 0;
};

Instance* Uses::ObjectAt(Node name) const {
  if (!name.is(G().identifier)) return nullptr;
  if (self_ != nullptr) return name.text() == self_name_ ? self_ : nullptr;
  const Ref found = Evaluator::Impl::LookUp(e_, name.text());
  return found == nullptr ? nullptr : As<Instance>(Evaluator::Impl::Settle(e_, found));
}

Uses::Use& Uses::At(Node place) {
  std::string text(place.text());
  std::replace(text.begin(), text.end(), '\'', '"');
  Instance* object = place.is(G().attribute) ? ObjectAt(place.field(G().f_object)) : nullptr;
  if (object != nullptr) {
    text =
        fmt::format("{} {}", place.field(G().f_attribute).text(), static_cast<const void*>(object));
  }
  Use& use = uses_[text];
  use.place = place;
  use.object = object;
  return use;
}

// `box.fill()` does what the method's body does with `box`.
void Uses::VisitMethod(Node call, bool certain) {
  constexpr int kDeepest = 3;
  const Node function = call.field(G().f_function);
  if (depth_ == kDeepest || !function.is(G().attribute)) return;
  Instance* object = ObjectAt(function.field(G().f_object));
  if (object == nullptr) return;
  const auto* method = As<Function>(
      Evaluator::Impl::ClassMember(*object->cls, function.field(G().f_attribute).text()));
  if (method == nullptr || method->parameters.empty() || method->static_method) return;
  const Restore<Instance*> self(self_, object);
  const Restore<std::string_view> name(self_name_, method->parameters.front().name);
  const Restore<int> depth(depth_, depth_ + 1);
  Visit(method->body, certain);
}

void Uses::Write(Node target, bool certain) {
  if (IsPlace(target)) {
    if (IsOwn(target)) return;
    Use& use = At(target);
    use.written = true;
    use.certain = use.certain || certain;
    if (target.is(G().subscript)) Grow(target.field(G().f_value));
    return;
  }
  if (target.is(G().subscript)) {
    Grow(target.field(G().f_value));
    return Visit(target.field(G().f_subscript), certain);
  }
  const bool names =
      target.is(G().pattern_list) || target.is(G().tuple_pattern) || target.is(G().list_pattern);
  for (const Node part : target.named_children())
    names ? Write(part, certain) : Visit(part, certain);
}

// `items.append(x)` reads nothing of the items.
bool Uses::VisitGrowing(Node call, bool certain) {
  const Node function = call.field(G().f_function);
  if (!function.is(G().attribute)) return false;
  const std::string_view method = function.field(G().f_attribute).text();
  const Node container = function.field(G().f_object);
  if (!IsPlace(container) || !std::ranges::binary_search(kGrowing, method)) return false;
  Grow(container);
  Visit(call.field(G().f_arguments), certain);
  return true;
}

void Uses::Visit(Node node, bool certain) {
  if (node.is(G().function_definition) || node.is(G().class_definition)) return;
  if (node.is(S().call)) VisitMethod(node, certain);
  if (node.is(S().call) && VisitGrowing(node, certain)) return;
  if (IsPlace(node)) Read(node);
  if (node.is(G().identifier)) return;
  if (node.is(G().attribute)) return Visit(node.field(G().f_object), certain);
  if (node.is(G().keyword_argument)) return Visit(node.field(G().f_value), certain);
  const bool augmented = node.is(G().augmented_assignment);
  if (augmented || node.is(G().assignment)) {
    if (augmented) Visit(node.field(G().f_left), certain);
    if (const Node right = node.field(G().f_right)) {
      Visit(right, certain);
      Write(node.field(G().f_left), certain);
    }
    return;
  }
  if (node.is(G().named_expression)) {
    Visit(node.field(G().f_value), certain);
    return Write(node.field(G().f_name), certain);
  }
  if (node.is(S().for_statement)) {
    Visit(node.field(G().f_right), certain);
    Write(node.field(G().f_left), false);
    Visit(node.field(G().f_body), false);
    return;
  }
  const bool inner = node.is(S().if_statement) || node.is(S().while_statement) ||
                     node.is(S().try_statement) || node.is(S().match_statement);
  for (const Node child : node.named_children())
    Visit(child, certain && !inner);
}

Unknown* Made(Evaluator& e, std::string reason, std::string label, SourceSpan span) {
  Unknown* made = e.NewUnknown(std::move(reason), std::move(label), span);
  made->host = false;
  return made;
}

Unknown* NotTheFirst(Evaluator& e, SourceSpan span) {
  return Made(e, "whether a round of a loop is its first is not known", "round", span);
}

Unknown* LeftBefore(Evaluator& e, Node place, SourceSpan span) {
  Unknown* left = Made(e, "left by the round before of a loop", std::string(place.text()), span);
  left->carried = true;
  return left;
}

/// The items of a list or set before a round: among them is what rounds before it may have left.
struct Grown {
  std::vector<Ref> before;
  Unknown* left;
};

// Takes that out again: what the round itself leaves is what it stood for.
std::vector<Ref> WithoutLeft(const std::vector<Ref>& items, const Grown& grown) {
  std::vector<Ref> kept;
  for (const Ref item : items) {
    Ref present = item;
    while (const Choice* choice = Conditional(present))
      present = choice->then->kind == Kind::kAbsent ? choice->otherwise : choice->then;
    if (present == grown.left) continue;
    kept.push_back(item);
    if (std::ranges::find(grown.before, item) == grown.before.end())
      grown.left->inputs.push_back(present);
  }
  return kept;
}

// A collection that a round puts in only where no round before it has: it may be that one's.
bool MaySharePlace(const Dict& dict) {
  return std::ranges::any_of(dict.items, [](const auto& entry) {
    const Choice* choice = Conditional(entry.second);
    if (choice == nullptr || IsToldApart(entry.first)) return false;
    const Ref value = choice->then->kind == Kind::kAbsent ? choice->otherwise : choice->then;
    return value->kind == Kind::kList || value->kind == Kind::kDict || value->kind == Kind::kSet;
  });
}

// Before the round anything may be in the container. Gives what takes that back after it; null for
// other values.
std::function<void()> LeaveOpen(Evaluator& e, Ref container, Node place, SourceSpan span) {
  if (auto* dict = As<Dict>(container)) {
    e.Touch(dict);
    const bool open = std::exchange(dict->open, true);
    return [&e, dict, open] {
      e.Touch(dict);
      dict->open = open || MaySharePlace(*dict) ||
                   std::ranges::any_of(dict->items, [dict](const auto& entry) {
                     return MayMeet(*dict, entry.first);
                   });
    };
  }
  auto* list = As<List>(container);
  auto* set = As<Set>(container);
  if (list == nullptr && set == nullptr) return nullptr;
  e.Touch(container);
  std::vector<Ref> items = list != nullptr ? list->items : set->items;
  const Grown grown{items, LeftBefore(e, place, span)};
  items.push_back(Evaluator::Impl::ForRounds(e, NotTheFirst(e, span), grown.left));
  const auto assign = [list, set](std::vector<Ref> all) {
    if (list != nullptr) list->items = std::move(all);
    if (set != nullptr) set->Assign(std::move(all));
  };
  assign(std::move(items));
  return [&e, container, list, set, grown, assign] {
    e.Touch(container);
    assign(WithoutLeft(list != nullptr ? list->items : set->items, grown));
  };
}

}  // namespace

Ref Evaluator::Impl::ValueAt(Evaluator& e, Node place, const Instance* owner) {
  if (owner != nullptr) return owner->attributes.Find(place.field(G().f_attribute).text());
  if (place.is(G().identifier)) return e.frame_->scope->names.Find(place.text());
  if (place.is(G().attribute)) return nullptr;
  const Ref found = LookUp(e, place.field(G().f_value).text());
  const Ref object = found == nullptr ? nullptr : Settle(e, found);
  const Ref key = e.Evaluate(place.field(G().f_subscript));
  if (const auto* dict = As<Dict>(object)) return Known(key) ? dict->Find(key) : nullptr;
  const auto* list = As<List>(object);
  const auto index = IntegerIn(key);
  if (list == nullptr || !index) return nullptr;
  const std::int64_t at = *index < 0 ? *index + std::ssize(list->items) : *index;
  const bool inside = at >= 0 && at < std::ssize(list->items);
  return inside ? list->items[static_cast<std::size_t>(at)] : nullptr;
}

namespace {

bool IsObject(Ref value) {
  if (const auto* choice = As<Choice>(value))
    return IsObject(choice->then) || IsObject(choice->otherwise);
  return value != nullptr && value->kind == Kind::kInstance;
}

}  // namespace

bool Evaluator::Impl::CarriesObject(Evaluator& e, const WhileLoop& loop) {
  Uses uses(e);
  uses.Visit(loop.body, true);
  uses.Visit(loop.condition, true);
  return std::ranges::any_of(uses.all(), [&](const auto& item) {
    const Uses::Use& use = item.second;
    const bool carried = use.written && use.read_first && use.place.is(G().identifier);
    return carried && IsObject(ValueAt(e, use.place, use.object));
  });
}

Evaluator::Impl::Carry Evaluator::Impl::CarryOver(Evaluator& e, const std::vector<Node>& code,
                                                  SourceSpan span) {
  Uses uses(e);
  for (const Node part : code)
    uses.Visit(part, true);
  Carry carry;
  for (const auto& [text, use] : uses.all()) {
    const Node place = use.place;
    const bool part = !place.is(G().identifier);
    const Node base =
        place.is(G().attribute) ? place.field(G().f_object) : place.field(G().f_value);
    if (!use.read_first || (part && uses.Writes(base))) continue;
    if (use.written) {
      Instance* const owner = use.object;
      const Ref before = ValueAt(e, place, owner);
      if (before == nullptr || Guarded(e, before) != nullptr) continue;
      Unknown* left = LeftBefore(e, place, span);
      const Ref either = e.Merge(NotTheFirst(e, span), left, before);
      if (owner == nullptr) {
        Assign(e, place, either);
      } else {
        StoreAttribute(e, *owner, e.heap_.Intern(place.field(G().f_attribute).text()), either,
                       span);
      }
      carry.push_back([&e, place, owner, left] {
        if (const Ref value = ValueAt(e, place, owner)) left->inputs.push_back(value);
      });
    } else if (use.grown) {
      const Ref found = part ? ValueAt(e, place, use.object) : LookUp(e, place.text());
      if (found == nullptr) continue;
      if (auto undo = LeaveOpen(e, Settle(e, found), place, span)) carry.push_back(std::move(undo));
    }
  }
  return carry;
}

void Evaluator::Impl::KeepCarried(const Carry& carry) {
  for (const auto& keep : carry)
    keep();
}

}  // namespace smgraph::python
