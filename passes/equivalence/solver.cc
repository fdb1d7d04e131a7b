#include "passes/equivalence/solver.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "passes/equivalence/z3_library.h"

namespace smgraph::passes {
namespace {

using graph::CompareOp;
using graph::Value;
using Kind = Formula::Kind;

constexpr unsigned kSolverSteps = 20'000'000;  // Z3's own count: a second or two
constexpr unsigned kDigits = 17;

// Shortest text that means exactly this number, without an exponent.
std::string Digits(double number) {
  std::array<char, 400> text = {};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  return {text.data(), end.ptr};
}

double NumberOf(const Value& value) {
  if (const auto* integer = value.As<std::int64_t>()) return static_cast<double>(*integer);
  if (const auto* number = value.As<double>()) return *number;
  const auto* truth = value.As<bool>();
  return truth != nullptr && *truth ? 1 : 0;
}

Value DefaultOf(Sort sort) {
  if (sort == Sort::kText) return std::string();
  if (sort == Sort::kTruth) return false;
  return std::int64_t{0};
}

bool Truthy(const Value& value) {
  if (const auto* text = value.As<std::string>()) return !text->empty();
  return NumberOf(value) != 0;
}

template <typename Number>
bool Compare(Number left, CompareOp op, Number right) {
  if (op == CompareOp::kEq) return left == right;
  return op == CompareOp::kLt ? left < right : left <= right;
}

bool AtomHolds(const Atom& atom, const Vocabulary& vocabulary, const Valuation& run) {
  const auto value = [&](const Operand& operand) -> Value {
    if (!operand.term) return operand.constant;
    // The vocabulary may have got more terms since the run was made.
    const bool open = *operand.term >= run.terms.size() || run.terms[*operand.term].null();
    return open ? DefaultOf(vocabulary.terms()[*operand.term].sort) : run.terms[*operand.term];
  };
  const Value left = value(atom.left);
  if (atom.op == CompareOp::kTruthy) return Truthy(left);
  const Value right = value(atom.right);
  if (const auto* text = left.As<std::string>()) {
    const int order =
        text->compare(*right.As<std::string>());  // UTF-8 is in the order of characters
    if (atom.op == CompareOp::kEq) return order == 0;
    return atom.op == CompareOp::kLt ? order < 0 : order <= 0;
  }
  const auto* integer = left.As<std::int64_t>();
  const auto* other = right.As<std::int64_t>();
  if (integer != nullptr && other != nullptr) return Compare(*integer, atom.op, *other);
  return Compare(NumberOf(left), atom.op, NumberOf(right));
}

}  // namespace

bool Holds(const Formula& formula, const Vocabulary& vocabulary, const Valuation& run) {
  switch (formula.kind) {
    case Kind::kTrue:
      return true;
    case Kind::kFalse:
      return false;
    case Kind::kAtom: {
      const Atom& atom = vocabulary.atoms()[formula.atom];
      if (!atom.fact) return AtomHolds(atom, vocabulary, run);
      const auto fact = run.facts.find(formula.atom);
      return fact != run.facts.end() && fact->second;
    }
    case Kind::kNot:
      return !Holds(formula.operands.front(), vocabulary, run);
    case Kind::kAnd:
    case Kind::kOr:
      break;
  }
  const bool all = formula.kind == Kind::kAnd;
  for (const Formula& operand : formula.operands) {
    if (Holds(operand, vocabulary, run) != all) return !all;
  }
  return all;
}

// One context of Z3, with a constant for each term and each fact that was spoken of.
struct Solver::Context {
  explicit Context(const Z3Library& library, const Vocabulary& words)
      : z3(library), vocabulary(words) {
    Z3_config config = z3.mk_config();
    context = z3.mk_context(config);
    z3.del_config(config);
    z3.set_error_handler(context, nullptr);  // errors are asked for, not fatal
    // The formulas are small: without the strategies that mk_solver prepares, each takes a tenth.
    solver = z3.mk_simple_solver(context);
    z3.solver_inc_ref(context, solver);
    LimitEffort();
  }
  ~Context() {
    z3.solver_dec_ref(context, solver);
    z3.del_context(context);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  Z3_ast Named(const std::string& name, Z3_sort sort) const {
    return z3.mk_const(context, z3.mk_string_symbol(context, name.c_str()), sort);
  }

  Z3_ast TermOf(std::size_t term) {
    const auto known = terms.find(term);
    if (known != terms.end()) return known->second;
    const Sort sort = vocabulary.terms()[term].sort;
    if (const auto text = vocabulary.terms()[term].text) {
      Z3_ast length = z3.mk_int2real(context, z3.mk_seq_length(context, TermOf(*text)));
      return terms.emplace(term, length).first->second;
    }
    Z3_sort of = z3.mk_real_sort(context);
    if (sort == Sort::kText) of = z3.mk_string_sort(context);
    if (sort == Sort::kTruth) of = z3.mk_bool_sort(context);
    return terms.emplace(term, Named("t" + std::to_string(term), of)).first->second;
  }

  Z3_ast FactOf(std::size_t atom) {
    const auto known = facts.find(atom);
    if (known != facts.end()) return known->second;
    Z3_ast fact = Named("f" + std::to_string(atom), z3.mk_bool_sort(context));
    return facts.emplace(atom, fact).first->second;
  }

  Z3_ast ConstantOf(const Value& value) const {
    if (const auto* text = value.As<std::string>()) return z3.mk_string(context, text->c_str());
    if (const auto* truth = value.As<bool>())
      return *truth ? z3.mk_true(context) : z3.mk_false(context);
    const auto* integer = value.As<std::int64_t>();
    const std::string digits =
        integer != nullptr ? std::to_string(*integer) : Digits(NumberOf(value));
    return z3.mk_numeral(context, digits.c_str(), z3.mk_real_sort(context));
  }

  Z3_ast OperandOf(const Operand& operand) {
    return operand.term ? TermOf(*operand.term) : ConstantOf(operand.constant);
  }

  bool IsText(const Operand& left, const Operand& right) const {
    const auto text = [this](const Operand& operand) {
      return operand.term ? vocabulary.terms()[*operand.term].sort == Sort::kText
                          : operand.constant.As<std::string>() != nullptr;
    };
    return text(left) || text(right);
  }

  Z3_ast AtomOf(std::size_t number) {
    const Atom& atom = vocabulary.atoms()[number];
    if (atom.fact) return FactOf(number);
    Z3_ast left = OperandOf(atom.left);
    if (atom.op == CompareOp::kTruthy) {
      const Sort sort = atom.left.term ? vocabulary.terms()[*atom.left.term].sort : Sort::kTruth;
      if (sort == Sort::kTruth) return left;
      return z3.mk_not(context, z3.mk_eq(context, left, ConstantOf(DefaultOf(sort))));
    }
    Z3_ast right = OperandOf(atom.right);
    if (atom.op != CompareOp::kEq && IsText(atom.left, atom.right)) {
      return atom.op == CompareOp::kLt ? z3.mk_str_lt(context, left, right)
                                       : z3.mk_str_le(context, left, right);
    }
    if (atom.op == CompareOp::kLt) return z3.mk_lt(context, left, right);
    if (atom.op == CompareOp::kLe) return z3.mk_le(context, left, right);
    return z3.mk_eq(context, left, right);
  }

  Z3_ast FormulaOf(const Formula& formula) {
    switch (formula.kind) {
      case Kind::kTrue:
        return z3.mk_true(context);
      case Kind::kFalse:
        return z3.mk_false(context);
      case Kind::kAtom:
        return AtomOf(formula.atom);
      case Kind::kNot:
        return z3.mk_not(context, FormulaOf(formula.operands.front()));
      case Kind::kAnd:
      case Kind::kOr:
        break;
    }
    std::vector<Z3_ast> operands;
    for (const Formula& operand : formula.operands)
      operands.push_back(FormulaOf(operand));
    const auto count = static_cast<unsigned>(operands.size());
    return formula.kind == Kind::kAnd ? z3.mk_and(context, count, operands.data())
                                      : z3.mk_or(context, count, operands.data());
  }

  Value ValueIn(Z3_model model, std::size_t term) const {
    Z3_ast value = nullptr;
    if (!z3.model_eval(context, model, terms.at(term), /*model_completion=*/true, &value))
      return {};
    const Sort sort = vocabulary.terms()[term].sort;
    if (sort == Sort::kTruth) return z3.get_bool_value(context, value) == Z3_L_TRUE;
    if (sort == Sort::kText) return std::string(z3.get_string(context, value));
    if (z3.is_numeral_ast(context, value)) {
      const std::string digits = z3.get_numeral_decimal_string(context, value, kDigits);
      if (digits.find('.') == std::string::npos && digits.size() < kDigits)
        return std::int64_t{std::strtoll(digits.c_str(), nullptr, 10)};
      return std::strtod(digits.c_str(), nullptr);
    }
    return {};
  }

  bool FactIn(Z3_model model, std::size_t atom) const {
    Z3_ast value = nullptr;
    return z3.model_eval(context, model, facts.at(atom), /*model_completion=*/true, &value) &&
           z3.get_bool_value(context, value) == Z3_L_TRUE;
  }

  void AssertDomains() {
    for (const auto& [term, constant] : terms) {
      const Term& known = vocabulary.terms()[term];
      if (known.sort == Sort::kInteger)
        z3.solver_assert(context, solver, z3.mk_is_int(context, constant));
      if (known.length && known.sort == Sort::kInteger)
        z3.solver_assert(context, solver, z3.mk_le(context, ConstantOf(Value(0)), constant));
      AssertAllowed(known, constant);
    }
  }

  // Only where the values are of the sort that comparisons take the parameter for.
  void AssertAllowed(const Term& term, Z3_ast constant) const {
    std::vector<Z3_ast> any;
    for (const Value& value : term.allowed) {
      const bool text = value.As<std::string>() != nullptr;
      const bool truth = value.As<bool>() != nullptr;
      if (text != (term.sort == Sort::kText) || truth != (term.sort == Sort::kTruth)) return;
      any.push_back(z3.mk_eq(context, constant, ConstantOf(value)));
    }
    if (any.empty()) return;
    z3.solver_assert(context, solver,
                     z3.mk_or(context, static_cast<unsigned>(any.size()), any.data()));
  }

  void LimitEffort() const {
    Z3_params params = z3.mk_params(context);
    z3.params_inc_ref(context, params);
    z3.params_set_uint(context, params, z3.mk_string_symbol(context, "rlimit"), kSolverSteps);
    z3.solver_set_params(context, solver, params);
    z3.params_dec_ref(context, params);
  }

  const Z3Library& z3;
  const Vocabulary& vocabulary;
  Z3_context context = nullptr;
  Z3_solver solver = nullptr;  // empty between questions
  std::map<std::size_t, Z3_ast> terms;
  std::map<std::size_t, Z3_ast> facts;
};

Solver::Solver(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

Solver::~Solver() = default;

Answer Solver::Satisfiable(const Formula& formula, Valuation& run) {
  const Z3Library* library = LoadZ3();
  if (library == nullptr) {
    problem_ =
        "conditions differ in form, and the solver (libz3.so.4, Debian's libz3-4) is missing";
    return Answer::kUnknown;
  }
  if (context_ == nullptr) context_ = std::make_unique<Context>(*library, vocabulary_);
  const Z3Library& z3 = *library;
  Z3_context context = context_->context;
  Z3_solver solver = context_->solver;
  z3.solver_push(context, solver);
  z3.solver_assert(context, solver, context_->FormulaOf(formula));
  context_->AssertDomains();
  const Z3_lbool checked = z3.solver_check(context, solver);
  Answer answer = checked == Z3_L_FALSE ? Answer::kNo : Answer::kUnknown;
  if (checked == Z3_L_TRUE) {
    Z3_model model = z3.solver_get_model(context, solver);
    z3.model_inc_ref(context, model);
    run.terms.assign(vocabulary_.terms().size(), {});
    run.facts.clear();
    for (const std::size_t atom : AtomsOf(formula)) {
      const Atom& read = vocabulary_.atoms()[atom];
      if (read.fact) {
        run.facts[atom] = context_->FactIn(model, atom);
        continue;
      }
      for (const Operand* operand : {&read.left, &read.right}) {
        if (operand->term) run.terms[*operand->term] = context_->ValueIn(model, *operand->term);
      }
    }
    z3.model_dec_ref(context, model);
    // Numbers that no double holds, and whatever else might be lost on the way back.
    answer = Holds(formula, vocabulary_, run) ? Answer::kYes : Answer::kUnknown;
  }
  z3.solver_pop(context, solver, 1);
  if (answer == Answer::kUnknown) problem_ = "the conditions are too much for the solver";
  return answer;
}

}  // namespace smgraph::passes
