#include "passes/equivalence/formula.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "passes/property_path.h"

namespace smgraph::passes {
namespace {

using graph::CompareOp;
using graph::Guard;
using graph::Side;
using graph::Value;
using Kind = Formula::Kind;

bool IsConstant(const Value& value) {
  return value.null() || value.As<bool>() != nullptr || value.As<std::int64_t>() != nullptr ||
         value.As<double>() != nullptr || value.As<std::string>() != nullptr;
}

Sort SortOf(const Value& constant) {
  if (constant.As<bool>() != nullptr) return Sort::kTruth;
  if (constant.As<std::int64_t>() != nullptr) return Sort::kNumber;
  if (const auto* number = constant.As<double>())
    return std::isfinite(*number) ? Sort::kNumber : Sort::kMixed;
  return constant.As<std::string>() != nullptr ? Sort::kText : Sort::kMixed;
}

Sort SortOfType(const std::string& type) {
  if (type == "Integer" || type == "int") return Sort::kInteger;
  if (type == "Float" || type == "float") return Sort::kNumber;
  if (type == "String" || type == "str") return Sort::kText;
  return type == "Boolean" || type == "bool" ? Sort::kTruth : Sort::kOpen;
}

// len() of what a step gives, as it stands in a path.
constexpr std::string_view kLength = ".len()";

bool IsLength(const Value& value) {
  const auto* reference = value.As<graph::StepReference>();
  return reference != nullptr && reference->path.ends_with(kLength);
}

bool IsNumber(Sort sort) {
  return sort == Sort::kNumber || sort == Sort::kInteger;
}

bool Comparable(Sort a, Sort b) {
  if (a == Sort::kMixed || b == Sort::kMixed) return false;
  return a == b || (IsNumber(a) && IsNumber(b));
}

// What both say: an integer is a number, too.
Sort Meet(Sort a, Sort b) {
  if (a == b || b == Sort::kOpen) return a;
  if (a == Sort::kOpen) return b;
  return IsNumber(a) && IsNumber(b) ? Sort::kInteger : Sort::kMixed;
}

// The sort of several constants; integers are told from other numbers.
Sort SortOfAll(const std::vector<Value>& constants) {
  Sort sort = Sort::kOpen;
  for (const Value& constant : constants) {
    const bool integer = constant.As<std::int64_t>() != nullptr;
    sort = Meet(sort, integer ? Sort::kInteger : SortOf(constant));
  }
  return sort;
}

Formula Constant(bool holds) {
  Formula formula;
  formula.kind = holds ? Kind::kTrue : Kind::kFalse;
  formula.key = holds ? "true" : "false";
  return formula;
}

// Flattens, drops what changes nothing, sorts.
Formula Combine(Kind kind, std::vector<Formula> operands) {
  const Kind neutral = kind == Kind::kAnd ? Kind::kTrue : Kind::kFalse;
  std::map<std::string, Formula> members;
  while (!operands.empty()) {
    Formula next = std::move(operands.back());
    operands.pop_back();
    if (next.kind == neutral) continue;
    if (next.kind == Kind::kTrue || next.kind == Kind::kFalse) return next;
    if (next.kind == kind) {
      std::ranges::move(next.operands, std::back_inserter(operands));
    } else {
      std::string key = next.key;
      members.emplace(std::move(key), std::move(next));
    }
  }
  if (members.empty()) return Constant(neutral == Kind::kTrue);
  if (members.size() == 1) return std::move(members.begin()->second);
  Formula formula;
  formula.kind = kind;
  formula.key = kind == Kind::kAnd ? "(and" : "(or";
  for (auto& [key, member] : members) {
    formula.key += " " + key;
    formula.operands.push_back(std::move(member));
  }
  formula.key += ")";
  return formula;
}

// The names in a path; the first one is the output's.
std::vector<std::string> PartsOf(const std::string& path) {
  std::vector<std::string> parts;
  const auto segments = ParsePropertyPath(path);
  if (!segments) return {path};
  for (const PathSegment& segment : *segments)
    parts.push_back(segment.text);
  return parts;
}

std::string TakeFirst(std::vector<std::string>& parts) {
  if (parts.empty()) return {};
  std::string first = std::move(parts.front());
  parts.erase(parts.begin());
  return first;
}

// Whether `parts` has all of `some`, in that order.
bool HasAllOf(const std::vector<std::string>& parts, const std::vector<std::string>& some) {
  auto next = some.begin();
  for (const std::string& part : parts) {
    if (next != some.end() && *next == part) ++next;
  }
  return next == some.end();
}

void CollectAtoms(const Formula& formula, std::set<std::size_t>& atoms) {
  if (formula.kind == Kind::kAtom) atoms.insert(formula.atom);
  for (const Formula& operand : formula.operands)
    CollectAtoms(operand, atoms);
}

}  // namespace

Formula Negation(Formula operand) {
  if (operand.kind == Kind::kTrue) return Constant(false);
  if (operand.kind == Kind::kFalse) return Constant(true);
  if (operand.kind == Kind::kNot) return std::move(operand.operands.front());
  Formula formula;
  formula.kind = Kind::kNot;
  formula.key = "(not " + operand.key + ")";
  formula.operands.push_back(std::move(operand));
  return formula;
}

Formula Conjunction(std::vector<Formula> operands) {
  return Combine(Kind::kAnd, std::move(operands));
}

Formula Disjunction(std::vector<Formula> operands) {
  return Combine(Kind::kOr, std::move(operands));
}

Formula Settled(const Formula& formula, const std::map<std::size_t, bool>& atoms) {
  if (formula.kind == Kind::kAtom) {
    const auto known = atoms.find(formula.atom);
    return known == atoms.end() ? formula : Constant(known->second);
  }
  if (formula.operands.empty()) return formula;
  std::vector<Formula> operands;
  for (const Formula& operand : formula.operands)
    operands.push_back(Settled(operand, atoms));
  if (formula.kind == Kind::kNot) return Negation(std::move(operands.front()));
  return Combine(formula.kind, std::move(operands));
}

std::vector<std::size_t> AtomsOf(const Formula& formula) {
  std::set<std::size_t> atoms;
  CollectAtoms(formula, atoms);
  return {atoms.begin(), atoms.end()};
}

Formula Vocabulary::Read(const Guard& guard, Side side) {
  switch (guard.kind) {
    case Guard::Kind::kTrue:
    case Guard::Kind::kFalse:
      return Constant(guard.always());
    case Guard::Kind::kCompare:
      return Comparison(guard, side);
    case Guard::Kind::kNot:
      return Negation(Read(guard.operands.front(), side));
    case Guard::Kind::kAnd:
    case Guard::Kind::kOr:
      break;
  }
  std::vector<Formula> operands;
  for (const Guard& operand : guard.operands)
    operands.push_back(Read(operand, side));
  return guard.kind == Guard::Kind::kAnd ? Conjunction(std::move(operands))
                                         : Disjunction(std::move(operands));
}

void Vocabulary::NoteLengths(const Guard& guard) {
  graph::Walk(guard, [this](const Value& value) {
    if (!IsLength(value)) return;
    const std::string& path = value.As<graph::StepReference>()->path;
    measured_.insert(path.substr(0, path.size() - kLength.size()));
  });
}

Formula Vocabulary::Truth(const Value& value, Side side) {
  const auto* reference = value.As<graph::StepReference>();
  if (reference == nullptr || !measured_.contains(reference->path))
    return AtomFormula({CompareOp::kTruthy, OperandOf(value, side), {}, {}, false});
  graph::StepReference length = *reference;
  length.path += kLength;
  return Comparison(Guard::Compare(std::move(length), CompareOp::kNe, 0), side);
}

// All comparisons by ==, < and <=, terms in front of constants where that is the same.
Formula Vocabulary::Comparison(const Guard& guard, Side side) {
  switch (guard.op) {
    case CompareOp::kIn:
      return Membership(guard, side);
    case CompareOp::kNotIn:
      return Negation(Membership(guard, side));
    case CompareOp::kTruthy:
      return Truth(guard.left, side);
    default:
      break;
  }
  Operand left = OperandOf(guard.left, side);
  Operand right = OperandOf(guard.right, side);
  switch (guard.op) {
    case CompareOp::kNe:
    case CompareOp::kEq: {
      if (KeyOf(right) < KeyOf(left)) std::swap(left, right);
      Formula equal = AtomFormula({CompareOp::kEq, std::move(left), std::move(right), {}, false});
      return guard.op == CompareOp::kEq ? equal : Negation(std::move(equal));
    }
    case CompareOp::kGt:
    case CompareOp::kGe:
      std::swap(left, right);
      break;
    default:
      break;
  }
  const bool less = guard.op == CompareOp::kLt || guard.op == CompareOp::kGt;
  const auto unknown = [this](const Operand& operand) {
    return operand.term && terms_[*operand.term].unknown;
  };
  // Of what is not known one fact tells both: u <= 1 where 1 < u does not hold.
  if (!less && (unknown(left) || unknown(right)))
    return Negation(AtomFormula({CompareOp::kLt, std::move(right), std::move(left), {}, false}));
  return AtomFormula(
      {less ? CompareOp::kLt : CompareOp::kLe, std::move(left), std::move(right), {}, false});
}

// In a list of known length: equal to one of its items.
Formula Vocabulary::Membership(const Guard& guard, Side side) {
  const auto* list = guard.right.As<graph::List>();
  if (list == nullptr) {
    Operand left = OperandOf(guard.left, side);
    Operand right = OperandOf(guard.right, side);
    return AtomFormula({CompareOp::kIn, std::move(left), std::move(right), {}, false});
  }
  std::vector<Formula> any;
  for (const Value& item : list->items)
    any.push_back(Comparison(Guard::Compare(guard.left, CompareOp::kEq, item), side));
  return Disjunction(std::move(any));
}

Formula Vocabulary::AtomFormula(Atom atom) {
  const bool unary = atom.op == CompareOp::kTruthy;
  const auto words = [this](const Operand& operand) {
    return operand.term ? terms_[*operand.term].name : graph::Describe(operand.constant);
  };
  const std::string key = fmt::format("[{} {} {}]", KeyOf(atom.left), CompareOpText(atom.op),
                                      unary ? "" : KeyOf(atom.right));
  atom.text =
      unary ? words(atom.left)
            : fmt::format("{} {} {}", words(atom.left), CompareOpText(atom.op), words(atom.right));
  const auto [known, inserted] = atom_by_key_.try_emplace(key, atoms_.size());
  if (inserted) atoms_.push_back(std::move(atom));
  Formula formula;
  formula.kind = Kind::kAtom;
  formula.atom = known->second;
  formula.key = key;
  return formula;
}

std::string Vocabulary::KeyOf(const Operand& operand) const {
  if (operand.term) return fmt::format("t{}", *operand.term);
  // 1 and 1.0 are one number.
  const auto* number = operand.constant.As<double>();
  if (number != nullptr && std::trunc(*number) == *number && std::abs(*number) < 1e15)
    return fmt::format("{}", static_cast<std::int64_t>(*number));
  return graph::Describe(operand.constant);
}

Operand Vocabulary::OperandOf(const Value& value, Side side) {
  if (IsConstant(value)) return {std::nullopt, value};
  return {TermOf(value, side), {}};
}

std::size_t Vocabulary::TermOf(const Value& value, Side side) {
  auto& known = side == Side::kBefore ? term_of_before_ : term_of_after_;
  const std::string text = graph::Describe(value);
  const auto found = known.find(text);
  if (found != known.end()) return found->second;
  std::optional<std::size_t> term = CounterpartOf(value, side);
  if (!term) {
    term = terms_.size();
    const bool length = IsLength(value);
    terms_.push_back({.name = text,
                      .value = value,
                      .side = side,
                      .sort = length ? Sort::kInteger : Sort::kOpen,
                      .length = length,
                      .unknown = value.As<graph::Unknown>() != nullptr});
    terms_by_step_[StepKey(value, side)].push_back(*term);
  }
  known.emplace(text, *term);
  return *term;
}

// One text for two steps that stand for each other; values that read no step have the empty one.
std::string Vocabulary::StepKey(const Value& value, Side side) const {
  const std::string_view step = graph::ReferredStep(value);
  if (step.empty() || side == Side::kBefore) return std::string(step);
  const auto of_after = same_.FindAfter(step);
  const auto of_before = of_after ? same_.BeforeOf(*of_after) : std::nullopt;
  return of_before ? same_.before()[*of_before].id : fmt::format("after's {}", step);
}

std::optional<std::size_t> Vocabulary::CounterpartOf(const Value& value, Side side) {
  for (const std::size_t i : terms_by_step_[StepKey(value, side)]) {
    if (terms_[i].side == side) continue;
    const bool before = side == Side::kBefore;
    const Value& of_before = before ? value : terms_[i].value;
    const Value& of_after = before ? terms_[i].value : value;
    const Likeness likeness = Compare(of_before, of_after);
    if (likeness == Likeness::kOther) continue;
    if (likeness == Likeness::kDoubtful) {
      doubts_.push_back(fmt::format("whether {} of the before is {} of the after",
                                    graph::Describe(of_before), graph::Describe(of_after)));
    }
    return i;
  }
  return std::nullopt;
}

Vocabulary::Likeness Vocabulary::Compare(const Value& before, const Value& after) {
  const auto* a = before.As<graph::StepReference>();
  const auto* b = after.As<graph::StepReference>();
  if (a == nullptr || b == nullptr)
    return same_.SameValue(before, after) ? Likeness::kSame : Likeness::kOther;
  if (!same_.SameStep(a->step, b->step)) return Likeness::kOther;
  std::vector<std::string> of_a = PartsOf(a->path);
  std::vector<std::string> of_b = PartsOf(b->path);
  const std::string output = TakeFirst(of_a);
  const Likeness outputs = CompareOutputs(*a, output, *b, TakeFirst(of_b));
  if (of_a == of_b) return outputs;
  const bool partly = same_.across() && (HasAllOf(of_a, of_b) || HasAllOf(of_b, of_a));
  return partly ? std::min(outputs, Likeness::kDoubtful) : Likeness::kOther;
}

// Outputs that only guards read may have no pair; the only ones of their steps are the same.
Vocabulary::Likeness Vocabulary::CompareOutputs(const graph::StepReference& before,
                                                const std::string& of_before,
                                                const graph::StepReference& after,
                                                const std::string& of_after) {
  if (of_before == of_after) return Likeness::kSame;
  const auto a = same_.FindBefore(before.step);
  const auto b = same_.FindAfter(after.step);
  if (!a || !b) return Likeness::kOther;
  const NamePairs& pairs = ports_.Outputs(*a, *b);
  const auto pair = pairs.find(of_before);
  if (pair != pairs.end()) return pair->second == of_after ? Likeness::kSame : Likeness::kOther;
  const bool taken = std::ranges::any_of(
      pairs, [&of_after](const auto& other) { return other.second == of_after; });
  if (!same_.across() || taken) return Likeness::kOther;
  const bool only = same_.before()[*a].outputs.size() <= 1 && same_.after()[*b].outputs.size() <= 1;
  return only ? Likeness::kSame : Likeness::kDoubtful;
}

void Vocabulary::Join(std::size_t term, Sort sort) {
  terms_[term].sort = Meet(terms_[term].sort, sort);
}

const graph::Parameter* Vocabulary::DeclarationOf(const Term& term) const {
  const auto* reference = term.value.As<graph::ParameterReference>();
  if (reference == nullptr) return nullptr;
  const auto& parameters =
      Info(term.side == Side::kBefore ? same_.before() : same_.after()).parameters;
  const auto declared = std::ranges::find(parameters, reference->name, &graph::Parameter::name);
  return declared == parameters.end() ? nullptr : &*declared;
}

// What the declaration of the parameter allows. Where only one side says so, or both say something
// else, that is told as a difference of the parameters, or noted: what a run may be given is what
// either allows.
void Vocabulary::FindAllowed(Term& term) const {
  const graph::Parameter* declared = DeclarationOf(term);
  if (declared == nullptr) return;
  term.allowed = declared->allowed;
  if (!term.allowed.empty()) return;
  const bool before = term.side == Side::kBefore;
  for (const graph::Parameter& other : Info(before ? same_.after() : same_.before()).parameters) {
    if (before ? same_.SameParameter(declared->name, other.name)
               : same_.SameParameter(other.name, declared->name))
      term.allowed = other.allowed;
  }
}

// As the parameter or the output is declared.
Sort Vocabulary::DeclaredSort(const Term& term) const {
  const bool before = term.side == Side::kBefore;
  const graph::Pipeline& side = before ? same_.before() : same_.after();
  if (const graph::Parameter* declared = DeclarationOf(term)) {
    const Sort sort = SortOfType(declared->type);
    return sort == Sort::kOpen ? SortOfAll(term.allowed) : sort;
  }
  const auto* read = term.value.As<graph::StepReference>();
  const auto step = read == nullptr ? std::nullopt
                    : before        ? same_.FindBefore(read->step)
                                    : same_.FindAfter(read->step);
  const graph::Port* port = step ? graph::FindPort(side[*step].outputs, read->path) : nullptr;
  return port == nullptr ? Sort::kOpen : SortOfType(port->type);
}

// Of what a method gives, where its value itself or another method of it is read, too.
void Vocabulary::FindComputedTerms() {
  const auto is_of = [this](const Term& other, const Term& computed, const std::string& base) {
    const auto* read = other.value.As<graph::StepReference>();
    if (read == nullptr || &other == &computed || !read->path.starts_with(base)) return false;
    const std::string_view below = std::string_view(read->path).substr(base.size());
    return (below.empty() || below.front() == '.' || below.front() == '[') &&
           StepKey(other.value, other.side) == StepKey(computed.value, computed.side);
  };
  for (Term& term : terms_) {
    const auto* read = term.value.As<graph::StepReference>();
    const std::size_t call = read == nullptr ? std::string::npos : read->path.find('(');
    if (term.length || call == std::string::npos) continue;
    const std::string base = read->path.substr(0, read->path.rfind('.', call));
    term.unknown =
        std::ranges::any_of(terms_, [&](const Term& other) { return is_of(other, term, base); });
  }
}

void Vocabulary::InferSorts() {
  FindComputedTerms();
  for (Term& term : terms_) {
    FindAllowed(term);
    if (term.sort == Sort::kOpen) term.sort = DeclaredSort(term);
  }
  // What is compared with each other is of one sort; twice, for chains of terms.
  for (int round = 0; round < 2; ++round) {
    for (const Atom& atom : atoms_) {
      if (atom.op == CompareOp::kTruthy || atom.op == CompareOp::kIn) continue;
      const auto sort = [this](const Operand& operand) {
        return operand.term ? terms_[*operand.term].sort : SortOf(operand.constant);
      };
      const auto of_number = [](Sort known) {
        return known == Sort::kInteger ? Sort::kNumber : known;
      };
      const Sort left = of_number(sort(atom.left));
      const Sort right = of_number(sort(atom.right));
      if (atom.left.term) Join(*atom.left.term, right);
      if (atom.right.term) Join(*atom.right.term, left);
    }
  }
  // Order without a constant to tell: numbers.
  for (const Atom& atom : atoms_) {
    const bool order = atom.op == CompareOp::kLt || atom.op == CompareOp::kLe;
    for (const Operand* operand : {&atom.left, &atom.right}) {
      if (order && operand->term && terms_[*operand->term].sort == Sort::kOpen)
        terms_[*operand->term].sort = Sort::kNumber;
    }
  }
  FindMeasuredTexts();
  for (Atom& atom : atoms_)
    atom.fact = IsFact(atom);
}

void Vocabulary::FindMeasuredTexts() {
  for (Term& length : terms_) {
    if (!length.length) continue;
    graph::StepReference read = *length.value.As<graph::StepReference>();
    read.path.resize(read.path.size() - kLength.size());
    const Value measured = std::move(read);
    const auto& known = length.side == Side::kBefore ? term_of_before_ : term_of_after_;
    const auto found = known.find(graph::Describe(measured));
    const auto term =
        found != known.end() ? std::optional(found->second) : CounterpartOf(measured, length.side);
    if (term && terms_[*term].sort == Sort::kText) length.text = term;
  }
}

bool Vocabulary::IsFact(const Atom& atom) const {
  if (atom.op == CompareOp::kIn) return true;
  const auto sort = [this](const Operand& operand) {
    return operand.term ? terms_[*operand.term].sort : SortOf(operand.constant);
  };
  const auto unknown = [this](const Operand& operand) {
    return operand.term && terms_[*operand.term].unknown;
  };
  if (unknown(atom.left)) return true;
  const Sort left = sort(atom.left);
  if (left == Sort::kMixed) return true;
  if (atom.op == CompareOp::kTruthy) return left == Sort::kOpen;
  const Sort right = sort(atom.right);
  if (unknown(atom.right) || !Comparable(left, right)) return true;
  const bool order = atom.op != CompareOp::kEq;
  return order && left == Sort::kTruth;
}

}  // namespace smgraph::passes
