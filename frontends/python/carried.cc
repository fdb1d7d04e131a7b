#include <map>
#include <string_view>

#include "frontends/python/internals.h"

// Rounds of a loop that are evaluated as one: what a round takes from the round before it.
namespace smgraph::python {
namespace {

struct StatementNames {
  SymbolId for_statement = SymbolOf("for_statement"), if_statement = SymbolOf("if_statement");
  SymbolId while_statement = SymbolOf("while_statement"), try_statement = SymbolOf("try_statement");
  SymbolId match_statement = SymbolOf("match_statement");
};
const StatementNames& S() {
  static const StatementNames names;
  return names;
}

/// Which names a block gives values to, and which of them it reads first.
class NameUses {
 public:
  void Visit(Node node, bool certain);

  /// Names that have a value from before when they are read, and get a new one.
  std::vector<std::string_view> Carried() const {
    std::vector<std::string_view> names;
    for (const auto& [name, use] : uses_) {
      if (use.read_first && use.written) names.push_back(name);
    }
    return names;
  }

 private:
  struct Use {
    bool read_first = false;
    bool written = false;
    bool certain = false;  // written, whatever the conditions inside the block are
  };

  void Read(Node name) {
    Use& use = uses_[name.text()];
    use.read_first = use.read_first || !use.certain;
  }
  void Write(Node target, bool certain);

  std::map<std::string_view, Use> uses_;
};

void NameUses::Write(Node target, bool certain) {
  if (target.is(G().identifier)) {
    Use& use = uses_[target.text()];
    use.written = true;
    use.certain = use.certain || certain;
    return;
  }
  const bool names =
      target.is(G().pattern_list) || target.is(G().tuple_pattern) || target.is(G().list_pattern);
  for (const Node part : target.named_children())
    names ? Write(part, certain) : Visit(part, certain);
}

void NameUses::Visit(Node node, bool certain) {
  if (node.is(G().identifier)) return Read(node);
  if (node.is(G().function_definition) || node.is(G().class_definition)) return;
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

}  // namespace

Evaluator::Impl::Carry Evaluator::Impl::CarryOver(Evaluator& e, Node body, SourceSpan span) {
  NameUses uses;
  uses.Visit(body, true);
  Carry carry;
  for (const std::string_view name : uses.Carried()) {
    Scope& scope = *e.frame_->scope;
    const Ref before = scope.names.Find(name);
    if (before == nullptr) continue;
    const auto unknown = [&](std::string reason, std::string label) {
      Unknown* made = e.NewUnknown(std::move(reason), std::move(label), span);
      made->host = false;
      return made;
    };
    Unknown* later = unknown("whether a round of a loop is its first is not known", "round");
    Unknown* left = unknown("left by the round before of a loop", std::string(name));
    e.Touch(&scope);
    scope.names.Set(e.heap_.Intern(name), e.Merge(later, left, before));
    carry.emplace_back(name, left);
  }
  return carry;
}

void Evaluator::Impl::KeepCarried(const Evaluator& e, const Carry& carry) {
  for (const auto& [name, unknown] : carry) {
    if (const Ref left = e.frame_->scope->names.Find(name)) unknown->inputs.push_back(left);
  }
}

}  // namespace smgraph::python
