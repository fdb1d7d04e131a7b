#include "frontends/sagemaker/step_list.h"

#include <algorithm>
#include <utility>

#include "frontends/dialect/origin.h"
#include "frontends/python/natives.h"
#include "frontends/sagemaker/access.h"
#include "frontends/sagemaker/models/models.h"
#include "graph/base/catalogue.h"

namespace smgraph::sagemaker {
namespace {

using graph::Guard;
using python::As;
using python::Kind;
using python::Ref;

constexpr int kMaxListDepth = 40;

/// What the machine that builds the pipeline decides is decided there, whatever it compares.
void AtCompileTime(Guard& guard) {
  guard.time = graph::GuardTime::kCompileTime;
  for (Guard& operand : guard.operands)
    AtCompileTime(operand);
}

std::string Lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

/// Reads one list; recursive where a condition chooses between lists or elements.
class ListReader {
 public:
  ListReader(Reader& reader, Findings& findings, std::string what, SourceSpan span)
      : reader_(reader), findings_(findings), what_(std::move(what)), span_(span) {}

  void ReadList(Ref list, const Guard& guard, int depth) {
    list = python::Plain(list);
    if (list == nullptr || list->kind == Kind::kNone || list->kind == Kind::kAbsent) return;
    if (depth > kMaxListDepth) return Unknown("too many conditions inside each other");
    if (const auto* choice = As<python::Choice>(list)) {
      return Fork(*choice, guard,
                  [&](Ref one, const Guard& under) { ReadList(one, under, depth + 1); });
    }
    if (const auto* items = Items(list)) {
      for (Ref item : *items)
        ReadItem(item, guard, depth);
      return;
    }
    if (const auto* text = As<python::Str>(list)) return ReadText(text->value, guard);
    if (list->kind == Kind::kTemplate) return Unknown("a string with unknown parts");
    if (RoleOf(list) == Role::kStep || RoleOf(list) == Role::kCollection ||
        RoleOf(list) == Role::kDelayedReturn) {
      findings_.Add(Finding("not-a-step", what_ + " is a single step instead of a list", span_));
      return ReadItem(list, guard, depth);
    }
    if (const auto* opaque = As<python::Opaque>(list);
        opaque != nullptr && Concatenation(*opaque)) {
      ReadList(opaque->base, guard, depth + 1);
      return ReadList(opaque->key, guard, depth + 1);
    }
    Unknown(frontends::WhyUnknown(list));
  }

  std::vector<ListItem> Take() { return std::move(items_); }

 private:
  static const std::vector<Ref>* Items(Ref list) {
    if (const auto* value = As<python::List>(list)) return &value->items;
    if (const auto* value = As<python::Tuple>(list)) return &value->items;
    if (const auto* value = As<python::Set>(list)) return &value->items;
    if (const auto* value = As<python::Iterator>(list); value != nullptr && value->exhausted())
      return &value->items;
    return nullptr;
  }

  static bool Concatenation(const python::Opaque& opaque) {
    return opaque.origin == python::Opaque::Origin::kOperation && opaque.name == "+" &&
           opaque.key != nullptr;
  }

  /// The SDK walks a bare string letter by letter.
  void ReadText(const std::string& text, const Guard& guard) {
    findings_.Add(Finding(
        "bare-string-dependency",
        what_ + " is the string '" + text + "': the SDK takes every letter of it for a step's name",
        span_));
    for (const char c : text)
      items_.push_back({reader_.objects().evaluator().heap().str(std::string(1, c)), guard, ""});
  }

  template <typename Function>
  void Fork(const python::Choice& choice, const Guard& guard, Function read) {
    Guard test;
    reader_.Mutedly([&] { test = reader_.ReadCondition(choice.condition); });
    AtCompileTime(test);
    read(choice.then, graph::And(guard, test));
    read(choice.otherwise, graph::And(guard, graph::Not(test)));
  }

  void ReadItem(Ref item, const Guard& guard, int depth) {
    if (item == nullptr || item->kind == Kind::kAbsent || guard.never()) return;
    if (depth > kMaxListDepth) return Unknown("too many conditions inside each other");
    if (const auto* choice = As<python::Choice>(item)) {
      return Fork(*choice, guard,
                  [&](Ref one, const Guard& under) { ReadItem(one, under, depth + 1); });
    }
    if (const auto* dependency = InstanceOf(item, Role::kStepDependency)) {
      return ReadDependency(*dependency, guard, depth);
    }
    const Role role = RoleOf(item);
    if (role == Role::kStep || role == Role::kCollection || role == Role::kDelayedReturn ||
        item->kind == Kind::kStr || item->kind == Kind::kTemplate) {
      items_.push_back({item, guard, ""});
      return;
    }
    if (Items(item) != nullptr) {
      if (!guard.always()) return Unknown("it may hold a list inside the list");
      findings_.Add(Finding("not-a-step",
                            what_ + " holds a list inside the list, which the SDK refuses", span_));
      return ReadList(item, guard, depth + 1);
    }
    if (AccessOf(item)) {
      if (reader_.StepOf(item) != nullptr) {
        items_.push_back({item, guard, ""});
      } else {
        Refused(item);
      }
      return;
    }
    if (item->kind == Kind::kOpaque || item->kind == Kind::kUnknown ||
        item->kind == Kind::kInstance) {
      if (role != Role::kNone) return Refused(item);
      return Unknown(frontends::WhyUnknown(item));
    }
    Refused(item);
  }

  void ReadDependency(const python::Instance& dependency, const Guard& guard, int depth) {
    std::string trigger;
    python::TextOf(MemberValue(dependency.attributes.Find("trigger")), trigger);
    const std::size_t first = items_.size();
    ReadItem(dependency.attributes.Find("step"), guard, depth + 1);
    if (trigger == "Completed") trigger.clear();
    for (std::size_t i = first; i < items_.size(); ++i)
      items_[i].trigger = Lower(trigger);
  }

  void Refused(Ref item) {
    findings_.Add(Finding(
        "not-a-step", what_ + " holds " + frontends::DescribeOrigin(item) + ", which is not a step",
        span_));
  }

  void Unknown(const std::string& why) {
    findings_.Incomplete("unknown-step", what_ + ": " + why + " is not known", span_);
  }

  Reader& reader_;
  Findings& findings_;
  std::string what_;
  SourceSpan span_;
  std::vector<ListItem> items_;
};

std::vector<Guard> Conjuncts(const Guard& guard) {
  return guard.kind == Guard::Kind::kAnd ? guard.operands : std::vector<Guard>{guard};
}

}  // namespace

void Findings::Incomplete(RuleName rule, std::string message, SourceSpan span) {
  complete_ = false;
  Add(Finding(rule, std::move(message), span));
}

bool Findings::Has(RuleName rule) const {
  return std::ranges::any_of(
      diagnostics_, [rule](const Diagnostic& one) { return one.slug == rule.rule().slug; });
}

void Findings::Add(std::vector<Diagnostic> diagnostics) {
  for (Diagnostic& diagnostic : diagnostics)
    diagnostics_.push_back(std::move(diagnostic));
}

std::vector<ListItem> ReadStepList(Reader& reader, Findings& findings, Ref list,
                                   const std::string& what, SourceSpan span) {
  ListReader lists(reader, findings, what, span);
  lists.ReadList(list, Guard::True(), 0);
  return lists.Take();
}

bool Exclusive(const Guard& a, const Guard& b) {
  const auto left = Conjuncts(a);
  const auto right = Conjuncts(b);
  return std::any_of(left.begin(), left.end(), [&](const Guard& one) {
    const Guard denied = graph::Not(one);
    return std::find(right.begin(), right.end(), denied) != right.end();
  });
}

}  // namespace smgraph::sagemaker
