#include "frontends/dialect/linear.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace smgraph::frontends {
namespace {

using graph::CompareOp;
using python::As;
using python::Opaque;
using python::Ref;

constexpr int kMaxDepth = 20;
constexpr double kLargest =
    9007199254740992.0;  // up to which all integers are numbers of their own

std::optional<double> NumberOf(Ref value) {
  if (const auto* integer = As<python::Int>(value)) return static_cast<double>(integer->value);
  if (const auto* number = As<python::Float>(value)) return number->value;
  return std::nullopt;
}

const Opaque* OperationIn(Ref value) {
  const auto* opaque = As<Opaque>(value);
  const bool operation = opaque != nullptr && opaque->origin == Opaque::Origin::kOperation;
  return operation ? opaque : nullptr;
}

/// Multiples of values and a number. Nothing is rounded: a sum that would be is given up.
class Sum {
 public:
  /// False for what is no number, or may be none.
  bool Add(Ref value, double factor, int depth) {
    if (value == nullptr || depth == 0) return false;
    if (const auto number = NumberOf(value)) return AddNumber(*number, factor);
    const Opaque* operation = OperationIn(value);
    if (operation == nullptr) return AddTerm(value, factor);
    const Ref left = operation->base;
    const Ref right = operation->key;
    if (operation->name == "neg" || operation->name == "pos") {
      calculated_ = true;
      return Add(left, operation->name == "neg" ? -factor : factor, depth - 1);
    }
    if (operation->name == "+" || operation->name == "-") {
      calculated_ = true;
      return Add(left, factor, depth - 1) &&
             Add(right, operation->name == "-" ? -factor : factor, depth - 1);
    }
    if (operation->name != "*") return AddTerm(value, factor);
    const auto times = NumberOf(left);
    const auto by = NumberOf(right);
    if (!times && !by) return AddTerm(value, factor);
    calculated_ = numbers_ = true;
    const double product = factor * (times ? *times : *by);
    return product / factor == (times ? *times : *by) &&
           Add(times ? right : left, product, depth - 1);
  }

  /// Something was calculated, with numbers: `+` alone may put texts together.
  bool calculated() const { return calculated_ && numbers_; }
  double number() const { return number_; }
  std::vector<std::pair<Ref, double>> Terms() const {
    std::vector<std::pair<Ref, double>> left;
    std::ranges::copy_if(terms_, std::back_inserter(left),
                         [](const auto& term) { return term.second != 0; });
    return left;
  }

 private:
  bool AddNumber(double number, double factor) {
    numbers_ = true;
    const double product = number * factor;
    const double sum = number_ + product;
    const bool exact = std::fma(number, factor, -product) == 0 && sum - number_ == product &&
                       sum - product == number_ && std::abs(sum) < kLargest;
    number_ = sum;
    return exact;
  }

  bool AddTerm(Ref value, double factor) {
    const auto* choice = As<python::Choice>(value);
    const bool open =
        choice != nullptr || As<Opaque>(value) != nullptr || As<python::Unknown>(value) != nullptr;
    if (!open) return false;
    const auto known =
        std::ranges::find_if(terms_, [value](const auto& term) { return term.first == value; });
    if (known == terms_.end()) {
      terms_.emplace_back(value, factor);
    } else {
      known->second += factor;
    }
    return true;
  }

  std::vector<std::pair<Ref, double>> terms_;
  double number_ = 0;
  bool calculated_ = false;
  bool numbers_ = false;
};

graph::Value NumberValue(double number) {
  const bool integral = std::trunc(number) == number && std::abs(number) < kLargest;
  return integral ? graph::Value(static_cast<std::int64_t>(number)) : graph::Value(number);
}

}  // namespace

std::optional<PlainComparison> WithoutArithmetic(Ref left, CompareOp op, Ref right) {
  const bool ordered = op != CompareOp::kIn && op != CompareOp::kNotIn && op != CompareOp::kTruthy;
  Sum sum;
  if (!ordered || !sum.Add(left, 1, kMaxDepth) || !sum.Add(right, -1, kMaxDepth))
    return std::nullopt;
  const auto terms = sum.Terms();
  if (!sum.calculated() || terms.empty() || terms.size() > 2) return std::nullopt;
  const auto [first, factor] = terms.front();
  PlainComparison plain{first, factor > 0 ? op : Swapped(op), nullptr, {}};
  if (terms.size() == 1) {
    const double number = -sum.number() / factor;
    if (std::fma(factor, number, sum.number()) != 0) return std::nullopt;
    plain.number = NumberValue(number);
    return plain;
  }
  if (sum.number() != 0 || terms.back().second != -factor) return std::nullopt;
  plain.right = terms.back().first;
  return plain;
}

}  // namespace smgraph::frontends
