// math and operator.
#include <array>
#include <cmath>
#include <numbers>

#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

template <double (*kFunction)(double)>
Ref Real(Evaluator& ev, const Call& call) {
  const double result = kFunction(NeedNumber(ev, call.positional[0], call));
  if (std::isnan(result)) ev.Raise("ValueError", "math domain error", call.span);
  return ev.heap().number(result);
}

template <double (*kFunction)(double)>
Ref Rounded(Evaluator& ev, const Call& call) {
  return ev.heap().integer(
      static_cast<std::int64_t>(kFunction(NeedNumber(ev, call.positional[0], call))));
}

double Sqrt(double x) {
  return std::sqrt(x);
}
double Exp(double x) {
  return std::exp(x);
}
double Log2(double x) {
  return std::log2(x);
}
double Log10(double x) {
  return std::log10(x);
}
double Fabs(double x) {
  return std::fabs(x);
}
double Floor(double x) {
  return std::floor(x);
}
double Ceil(double x) {
  return std::ceil(x);
}
double Trunc(double x) {
  return std::trunc(x);
}

Ref Log(Evaluator& ev, const Call& call) {
  const double x = NeedNumber(ev, call.positional[0], call);
  if (x <= 0) ev.Raise("ValueError", "math domain error", call.span);
  const double base =
      call.positional.size() > 1 ? std::log(NeedNumber(ev, call.positional[1], call)) : 1;
  return ev.heap().number(std::log(x) / base);
}

Ref Pow(Evaluator& ev, const Call& call) {
  return ev.heap().number(
      std::pow(NeedNumber(ev, call.positional[0], call), NeedNumber(ev, call.positional[1], call)));
}

Ref IsClose(Evaluator& ev, const Call& call) {
  const double a = NeedNumber(ev, call.positional[0], call);
  const double b = NeedNumber(ev, call.positional[1], call);
  return ev.heap().boolean(std::fabs(a - b) <= 1e-9 * std::max(std::fabs(a), std::fabs(b)));
}

Ref Pi(Evaluator& ev) {
  return ev.heap().number(std::numbers::pi);
}
Ref E(Evaluator& ev) {
  return ev.heap().number(std::numbers::e);
}
Ref Infinity(Evaluator& ev) {
  return ev.heap().number(HUGE_VAL);
}

template <BinaryOp kOp>
Ref Operator(Evaluator& ev, const Call& call) {
  return ev.Binary(kOp, call.positional[0], call.positional[1], call.span);
}

template <CompareOp kOp>
Ref Comparison(Evaluator& ev, const Call& call) {
  return ev.Compare(kOp, call.positional[0], call.positional[1], call.span);
}

Ref Contains(Evaluator& ev, const Call& call) {
  return ev.Compare(CompareOp::kIn, call.positional[1], call.positional[0], call.span);
}

// itemgetter(a, b)(x) is (x[a], x[b]); with one key just x[a]. attrgetter follows dots.
Ref GetItems(Evaluator& ev, const Call& call) {
  std::vector<Ref> found;
  for (const Ref key : Carried(call))
    found.push_back(ev.GetItem(call.positional.at(0), key, call.span));
  return found.size() == 1 ? found.front() : NewTuple(ev, std::move(found));
}

Ref GetAttributes(Evaluator& ev, const Call& call) {
  std::vector<Ref> found;
  for (const Ref path : Carried(call)) {
    std::string_view rest = NeedText(ev, path, call);
    Ref value = call.positional.at(0);
    while (!rest.empty()) {
      const std::size_t dot = rest.find('.');
      value = ev.GetAttribute(value, ev.heap().Intern(rest.substr(0, dot)), call.span);
      rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
    }
    found.push_back(value);
  }
  return found.size() == 1 ? found.front() : NewTuple(ev, std::move(found));
}

Ref ItemGetter(Evaluator& ev, const Call& call) {
  return NewClosure(ev, "itemgetter", Counted<GetItems, 1, 1>, call.positional);
}
Ref AttrGetter(Evaluator& ev, const Call& call) {
  return NewClosure(ev, "attrgetter", Counted<GetAttributes, 1, 1>, call.positional);
}

constexpr FunctionModel kFunctions[] = {
    {"math.sqrt", Strict<Real<Sqrt>, 1, 1>},
    {"math.exp", Strict<Real<Exp>, 1, 1>},
    {"math.log2", Strict<Real<Log2>, 1, 1>},
    {"math.log10", Strict<Real<Log10>, 1, 1>},
    {"math.fabs", Strict<Real<Fabs>, 1, 1>},
    {"math.floor", Strict<Rounded<Floor>, 1, 1>},
    {"math.ceil", Strict<Rounded<Ceil>, 1, 1>},
    {"math.trunc", Strict<Rounded<Trunc>, 1, 1>},
    {"math.log", Strict<Log, 1, 2>},
    {"math.pow", Strict<Pow, 2, 2>},
    {"math.isclose", Strict<IsClose, 2, kMany>},
    {"operator.add operator.concat", Counted<Operator<BinaryOp::kAdd>, 2, 2>},
    {"operator.sub", Counted<Operator<BinaryOp::kSub>, 2, 2>},
    {"operator.mul", Counted<Operator<BinaryOp::kMul>, 2, 2>},
    {"operator.truediv", Counted<Operator<BinaryOp::kDiv>, 2, 2>},
    {"operator.floordiv", Counted<Operator<BinaryOp::kFloorDiv>, 2, 2>},
    {"operator.mod", Counted<Operator<BinaryOp::kMod>, 2, 2>},
    {"operator.or_", Counted<Operator<BinaryOp::kOr>, 2, 2>},
    {"operator.and_", Counted<Operator<BinaryOp::kAnd>, 2, 2>},
    {"operator.eq", Counted<Comparison<CompareOp::kEq>, 2, 2>},
    {"operator.ne", Counted<Comparison<CompareOp::kNe>, 2, 2>},
    {"operator.lt", Counted<Comparison<CompareOp::kLt>, 2, 2>},
    {"operator.le", Counted<Comparison<CompareOp::kLe>, 2, 2>},
    {"operator.gt", Counted<Comparison<CompareOp::kGt>, 2, 2>},
    {"operator.ge", Counted<Comparison<CompareOp::kGe>, 2, 2>},
    {"operator.contains", Counted<Contains, 2, 2>},
    {"operator.itemgetter", Counted<ItemGetter, 1, kMany>},
    {"operator.attrgetter", Counted<AttrGetter, 1, kMany>},
};

constexpr ValueModel kValues[] = {{"math.pi", Pi}, {"math.e", E}, {"math.inf", Infinity}};

}  // namespace

LibraryRows MathematicsRows() {
  return {.functions = kFunctions, .values = kValues};
}

}  // namespace smgraph::python
