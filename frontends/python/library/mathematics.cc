// math and operator.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numbers>
#include <numeric>

#include "frontends/python/builtins/builtins.h"
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

template <double (*kFunction)(double, double)>
Ref RealOfTwo(Evaluator& ev, const Call& call) {
  return ev.heap().number(kFunction(NeedNumber(ev, call.positional[0], call),
                                    NeedNumber(ev, call.positional[1], call)));
}

// modf(x): both with the sign of x.
Ref FractionAndWhole(Evaluator& ev, const Call& call) {
  double whole = 0;
  const double fraction = std::modf(NeedNumber(ev, call.positional[0], call), &whole);
  return NewTuple(ev, {ev.heap().number(fraction), ev.heap().number(whole)});
}

// floor(x): what x says itself, or the number.
template <double (*kFunction)(double), const char* kMethod>
Ref Rounded(Evaluator& ev, const Call& call) {
  auto* object = As<Instance>(call.positional[0]);
  const Ref own =
      object == nullptr ? nullptr : CallSpecial(ev, *object, kMethod, CallWith({}, call.span));
  if (own != nullptr) return own;
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
double Sin(double x) {
  return std::sin(x);
}
double Cos(double x) {
  return std::cos(x);
}
double Tan(double x) {
  return std::tan(x);
}
double Radians(double x) {
  return x * (std::numbers::pi / 180);
}
double Degrees(double x) {
  return x * (180 / std::numbers::pi);
}
double Atan2(double y, double x) {
  return std::atan2(y, x);
}
double CopySign(double x, double y) {
  return std::copysign(x, y);
}
double Asin(double x) {
  return std::asin(x);
}
double Acos(double x) {
  return std::acos(x);
}
double Atan(double x) {
  return std::atan(x);
}
double Log1p(double x) {
  return std::log1p(x);
}
double Expm1(double x) {
  return std::expm1(x);
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
constexpr char kFloorMethod[] = "__floor__";
constexpr char kCeilMethod[] = "__ceil__";
constexpr char kTruncMethod[] = "__trunc__";

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

Ref IntegerRoot(Evaluator& ev, const Call& call) {
  const std::int64_t number = NeedInteger(ev, call.positional[0], call);
  if (number < 0) ev.Raise("ValueError", "isqrt() argument must be nonnegative", call.span);
  auto root = static_cast<std::int64_t>(std::sqrt(static_cast<long double>(number)));
  return ev.heap().integer(root * root > number ? root - 1 : root);
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
Ref NotANumber(Evaluator& ev) {
  return ev.heap().number(std::numeric_limits<double>::quiet_NaN());
}
Ref Tau(Evaluator& ev) {
  return ev.heap().number(2 * std::numbers::pi);
}
Ref Infinity(Evaluator& ev) {
  return ev.heap().number(HUGE_VAL);
}

template <BinaryOp kOp>
Ref Operator(Evaluator& ev, const Call& call) {
  return ev.Binary(kOp, call.positional[0], call.positional[1], call.span);
}

template <BinaryOp kOp>
Ref InPlaceOperator(Evaluator& ev, const Call& call) {
  return ev.InPlace(kOp, call.positional[0], call.positional[1], call.span);
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

// ---- integers
Ref Gcd(Evaluator& ev, const Call& call) {
  std::int64_t result = 0;
  for (const Ref value : call.positional)
    result = std::gcd(result, NeedInteger(ev, value, call));
  return ev.heap().integer(result);
}

Ref Lcm(Evaluator& ev, const Call& call) {
  Ref result = ev.heap().integer(1);
  for (const Ref value : call.positional) {
    const std::int64_t factor = std::abs(NeedInteger(ev, value, call));
    const auto before = IntegerIn(result);
    if (!before) return UnknownCall(ev, call);
    if (factor == 0) return ev.heap().integer(0);
    const Ref quotient = ev.heap().integer(factor / std::gcd(*before, factor));
    result = ev.Binary(BinaryOp::kMul, result, quotient, call.span);
  }
  return result;
}

// n * (n - 1) * … of `count` factors.
Ref FallingProduct(Evaluator& ev, std::int64_t n, std::int64_t count, SourceSpan span) {
  constexpr std::int64_t kMostFactors = 64;  // more of them leave 64 bits
  Ref result = ev.heap().integer(1);
  for (std::int64_t i = 0; i < std::min(count, kMostFactors) && IntegerIn(result); ++i)
    result = ev.Binary(BinaryOp::kMul, result, ev.heap().integer(n - i), span);
  return result;
}

Ref Factorial(Evaluator& ev, const Call& call) {
  const std::int64_t n = NeedInteger(ev, call.positional[0], call);
  if (n < 0) {
    ev.Raise("ValueError", "factorial() not defined for negative values", call.span);
  }
  return FallingProduct(ev, n, n, call.span);
}

Ref Permutations(Evaluator& ev, const Call& call) {
  const std::int64_t n = NeedInteger(ev, call.positional[0], call);
  return FallingProduct(ev, n, IntegerOr(ev, call.Argument(1, "k"), n, call), call.span);
}

Ref Combinations(Evaluator& ev, const Call& call) {
  const std::int64_t n = NeedInteger(ev, call.positional[0], call);
  const std::int64_t k = NeedInteger(ev, call.positional[1], call);
  if (k > n) return ev.heap().integer(0);
  const std::int64_t least = std::min(k, n - k);
  return ev.Binary(BinaryOp::kFloorDiv, FallingProduct(ev, n, least, call.span),
                   FallingProduct(ev, least, least, call.span), call.span);
}

Ref Product(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[0], call.span);
  if (!elements) return UnknownCall(ev, call);
  const Ref start = call.Keyword("start");
  Ref result = start == nullptr ? ev.heap().integer(1) : start;
  for (const Ref element : *elements)
    result = ev.Binary(BinaryOp::kMul, result, element, call.span);
  return result;
}

Ref Hypot(Evaluator& ev, const Call& call) {
  double squares = 0;
  for (const Ref value : call.positional) {
    const double number = NeedNumber(ev, value, call);
    squares += number * number;
  }
  return ev.heap().number(std::sqrt(squares));
}

// dist(p, q): how far two points are from each other.
Ref Distance(Evaluator& ev, const Call& call) {
  const auto p = ev.Elements(call.positional[0], call.span);
  const auto q = ev.Elements(call.positional[1], call.span);
  if (!p || !q) return UnknownCall(ev, call);
  if (p->size() != q->size()) {
    ev.Raise("ValueError", "both points must have the same number of dimensions", call.span);
  }
  double squares = 0;
  for (std::size_t i = 0; i < p->size(); ++i) {
    const double apart = NeedNumber(ev, (*p)[i], call) - NeedNumber(ev, (*q)[i], call);
    squares += apart * apart;
  }
  return ev.heap().number(std::sqrt(squares));
}

// fsum(numbers): no digit is lost, whatever their sizes: what a sum has left over is kept.
Ref ExactSum(Evaluator& ev, const Call& call) {
  const auto numbers = ev.Elements(call.positional[0], call.span);
  if (!numbers) return UnknownCall(ev, call);
  std::vector<double> partials;  // that do not overlap, the smallest first
  for (const Ref number : *numbers) {
    double sum = NeedNumber(ev, number, call);
    std::size_t kept = 0;
    for (double other : partials) {
      if (std::abs(sum) < std::abs(other)) std::swap(sum, other);
      const double high = sum + other;
      const double low = other - (high - sum);
      if (low != 0) partials[kept++] = low;
      sum = high;
    }
    partials.resize(kept);
    partials.push_back(sum);
  }
  double total = 0;
  for (auto partial = partials.rbegin(); partial != partials.rend(); ++partial)
    total += *partial;
  return ev.heap().number(total);
}

template <bool (*kTest)(double)>
Ref Test(Evaluator& ev, const Call& call) {
  return ev.heap().boolean(kTest(NeedNumber(ev, call.positional[0], call)));
}
bool IsNan(double value) {
  return std::isnan(value);
}
bool IsInfinite(double value) {
  return std::isinf(value);
}
bool IsFinite(double value) {
  return std::isfinite(value);
}

// ---- operator
template <UnaryOp kOp>
Ref UnaryOperator(Evaluator& ev, const Call& call) {
  return ev.Unary(kOp, call.positional[0], call.span);
}

Ref TakeItem(Evaluator& ev, const Call& call) {
  return ev.GetItem(call.positional[0], call.positional[1], call.span);
}

Ref PutItem(Evaluator& ev, const Call& call) {
  ev.SetItem(call.positional[0], call.positional[1], call.positional[2], call.span);
  return ev.heap().none();
}

Ref RemoveItem(Evaluator& ev, const Call& call) {
  ev.DeleteItem(call.positional[0], call.positional[1], call.span);
  return ev.heap().none();
}

// truth(x), index(x), abs(x): as the builtin of that name.
template <const char* kBuiltin>
Ref AsBuiltin(Evaluator& ev, const Call& call) {
  return ev.CallValue(ev.LibraryObject(kBuiltin), CallWith(call.positional, call.span));
}
constexpr char kBool[] = "bool";
constexpr char kAbs[] = "abs";

Ref Index(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  return Unsure(value) ? value : ev.heap().integer(NeedInteger(ev, value, call));
}

Ref CountOf(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[0], call.span);
  if (!elements || HoldsMany(ev, *elements)) return UnknownCall(ev, call);
  std::int64_t count = 0;
  for (const Ref element : *elements) {
    const Ref same = ev.Compare(CompareOp::kEq, element, call.positional[1], call.span);
    const auto truth = ev.Truth(same, call.span);
    if (!truth) return UnknownCall(ev, call);
    count += *truth ? 1 : 0;
  }
  return ev.heap().integer(count);
}

Ref IndexOf(Evaluator& ev, const Call& call) {
  const auto elements = ev.Elements(call.positional[0], call.span);
  if (!elements) return UnknownCall(ev, call);
  return ev.CallMethod(NewList(ev, *elements), "index", CallWith({call.positional[1]}, call.span));
}

// What __len__ or else __length_hint__ says.
Ref LengthHint(Evaluator& ev, const Call& call) {
  const Ref value = call.positional[0];
  if (Unsure(value)) return UnknownCall(ev, call);
  for (const std::string_view name : {"__len__", "__length_hint__"}) {
    const Ref method = FindQuietly(ev, value, name, call.span);
    if (method != nullptr) return ev.CallValue(method, CallWith({}, call.span));
  }
  return ev.heap().integer(IntegerOr(ev, call.Argument(1, "default"), 0, call));
}

Ref CallIt(Evaluator& ev, const Call& call) {
  Call inner = call;
  inner.positional.erase(inner.positional.begin());
  inner.callee = nullptr;
  return ev.CallValue(call.positional[0], std::move(inner));
}

// methodcaller(name, …): calls the method on what it is given.
Ref CallNamed(Evaluator& ev, const Call& call) {
  const std::vector<Ref>& carried = Carried(call);
  Call inner = CallWith(As<Tuple>(carried[1])->items, call.span);
  for (const auto& [name, value] : As<Dict>(carried[2])->items)
    inner.keywords.emplace_back(As<Str>(name)->value, value);
  if (!Unsure(carried[0]) && carried[0]->kind != Kind::kTemplate)
    return ev.CallMethod(call.positional[0], NeedText(ev, carried[0], call), std::move(inner));
  Call ask = CallWith({call.positional[0], carried[0]}, call.span);
  return ev.CallValue(ev.CallValue(ev.LibraryObject("getattr"), std::move(ask)), std::move(inner));
}

Ref MethodCaller(Evaluator& ev, const Call& call) {
  auto* keywords = ev.heap().New<Dict>();
  for (const auto& [name, value] : call.keywords)
    keywords->Set(ev.heap().str(std::string(name)), value);
  std::vector<Ref> arguments(call.positional.begin() + 1, call.positional.end());
  return NewClosure(ev, "methodcaller", Counted<CallNamed, 1, 1>,
                    {call.positional[0], NewTuple(ev, std::move(arguments)), keywords});
}

constexpr FunctionModel kFunctions[] = {
    {"math.comb", Strict<Combinations, 2, 2>},
    {"math.factorial", Strict<Factorial, 1, 1>},
    {"math.gcd", Strict<Gcd, 0, kMany>},
    {"math.hypot", Strict<Hypot, 0, kMany>},
    {"math.isfinite", Strict<Test<IsFinite>, 1, 1>},
    {"math.isinf", Strict<Test<IsInfinite>, 1, 1>},
    {"math.isnan", Strict<Test<IsNan>, 1, 1>},
    {"math.lcm", Strict<Lcm, 0, kMany>},
    {"math.perm", Strict<Permutations, 1, 2>},
    {"math.prod", Counted<Product, 1, 2>},
    {"operator.iadd operator.__iadd__ operator.iconcat operator.__iconcat__",
     Counted<InPlaceOperator<BinaryOp::kAdd>, 2, 2>},
    {"operator.isub operator.__isub__", Counted<InPlaceOperator<BinaryOp::kSub>, 2, 2>},
    {"operator.imul operator.__imul__", Counted<InPlaceOperator<BinaryOp::kMul>, 2, 2>},
    {"operator.itruediv operator.__itruediv__", Counted<InPlaceOperator<BinaryOp::kDiv>, 2, 2>},
    {"operator.ifloordiv operator.__ifloordiv__",
     Counted<InPlaceOperator<BinaryOp::kFloorDiv>, 2, 2>},
    {"operator.imod operator.__imod__", Counted<InPlaceOperator<BinaryOp::kMod>, 2, 2>},
    {"operator.ipow operator.__ipow__", Counted<InPlaceOperator<BinaryOp::kPow>, 2, 2>},
    {"operator.iand operator.__iand__", Counted<InPlaceOperator<BinaryOp::kAnd>, 2, 2>},
    {"operator.ior operator.__ior__", Counted<InPlaceOperator<BinaryOp::kOr>, 2, 2>},
    {"operator.ixor operator.__ixor__", Counted<InPlaceOperator<BinaryOp::kXor>, 2, 2>},
    {"operator.ilshift operator.__ilshift__", Counted<InPlaceOperator<BinaryOp::kLShift>, 2, 2>},
    {"operator.irshift operator.__irshift__", Counted<InPlaceOperator<BinaryOp::kRShift>, 2, 2>},
    {"operator.imatmul operator.__imatmul__", Counted<InPlaceOperator<BinaryOp::kMatMul>, 2, 2>},
    {"operator.abs operator.__abs__", Counted<AsBuiltin<kAbs>, 1, 1>},
    {"operator.call operator.__call__ builtin_function_or_method.__call__ function.__call__ "
     "method.__call__",
     Counted<CallIt, 1, kMany>},
    {"operator.countOf", Counted<CountOf, 2, 2>},
    {"operator.delitem operator.__delitem__", Counted<RemoveItem, 2, 2>},
    {"operator.index operator.__index__", Lifted<Index, 1, 1>},
    {"operator.indexOf", Counted<IndexOf, 2, 2>},
    {"operator.length_hint", Counted<LengthHint, 1, 2>},
    {"operator.lshift operator.__lshift__", Counted<Operator<BinaryOp::kLShift>, 2, 2>},
    {"operator.matmul operator.__matmul__", Counted<Operator<BinaryOp::kMatMul>, 2, 2>},
    {"operator.pos operator.__pos__", Counted<UnaryOperator<UnaryOp::kPos>, 1, 1>},
    {"operator.rshift operator.__rshift__", Counted<Operator<BinaryOp::kRShift>, 2, 2>},
    {"operator.setitem operator.__setitem__", Counted<PutItem, 3, 3>},
    {"operator.truth", Counted<AsBuiltin<kBool>, 1, 1>},
    {"operator.getitem operator.__getitem__", Counted<TakeItem, 2, 2>},
    {"operator.inv operator.__inv__ operator.invert operator.__invert__",
     Counted<UnaryOperator<UnaryOp::kInvert>, 1, 1>},
    {"operator.methodcaller", Counted<MethodCaller, 1, kMany>},
    {"operator.neg operator.__neg__", Counted<UnaryOperator<UnaryOp::kNeg>, 1, 1>},
    {"operator.not_ operator.__not__", Counted<UnaryOperator<UnaryOp::kNot>, 1, 1>},
    {"operator.pow operator.__pow__", Counted<Operator<BinaryOp::kPow>, 2, 2>},
    {"operator.xor operator.__xor__", Counted<Operator<BinaryOp::kXor>, 2, 2>},
    {"operator.is_", Counted<Comparison<CompareOp::kIs>, 2, 2>},
    {"operator.is_not", Counted<Comparison<CompareOp::kIsNot>, 2, 2>},
    {"math.sqrt", Strict<Real<Sqrt>, 1, 1>},
    {"math.exp", Strict<Real<Exp>, 1, 1>},
    {"math.log2", Strict<Real<Log2>, 1, 1>},
    {"math.log10", Strict<Real<Log10>, 1, 1>},
    {"math.acos", Strict<Real<Acos>, 1, 1>},
    {"math.asin", Strict<Real<Asin>, 1, 1>},
    {"math.atan", Strict<Real<Atan>, 1, 1>},
    {"math.atan2", Strict<RealOfTwo<Atan2>, 2, 2>},
    {"math.copysign", Strict<RealOfTwo<CopySign>, 2, 2>},
    {"math.dist", Strict<Distance, 2, 2>},
    {"math.fsum", Strict<ExactSum, 1, 1>},
    {"math.expm1", Strict<Real<Expm1>, 1, 1>},
    {"math.fabs", Strict<Real<Fabs>, 1, 1>},
    {"math.log1p", Strict<Real<Log1p>, 1, 1>},
    {"math.modf", Strict<FractionAndWhole, 1, 1>},
    {"math.sin", Strict<Real<Sin>, 1, 1>},
    {"math.cos", Strict<Real<Cos>, 1, 1>},
    {"math.tan", Strict<Real<Tan>, 1, 1>},
    {"math.radians", Strict<Real<Radians>, 1, 1>},
    {"math.degrees", Strict<Real<Degrees>, 1, 1>},
    {"math.isqrt", Strict<IntegerRoot, 1, 1>},
    {"math.floor", Strict<Rounded<Floor, kFloorMethod>, 1, 1>},
    {"math.ceil", Strict<Rounded<Ceil, kCeilMethod>, 1, 1>},
    {"math.trunc", Strict<Rounded<Trunc, kTruncMethod>, 1, 1>},
    {"math.log", Strict<Log, 1, 2>},
    {"math.pow", Strict<Pow, 2, 2>},
    {"math.isclose", Strict<IsClose, 2, kMany>},
    {"operator.add operator.__add__ operator.concat operator.__concat__",
     Counted<Operator<BinaryOp::kAdd>, 2, 2>},
    {"operator.sub operator.__sub__", Counted<Operator<BinaryOp::kSub>, 2, 2>},
    {"operator.mul operator.__mul__", Counted<Operator<BinaryOp::kMul>, 2, 2>},
    {"operator.truediv operator.__truediv__", Counted<Operator<BinaryOp::kDiv>, 2, 2>},
    {"operator.floordiv operator.__floordiv__", Counted<Operator<BinaryOp::kFloorDiv>, 2, 2>},
    {"operator.mod operator.__mod__", Counted<Operator<BinaryOp::kMod>, 2, 2>},
    {"operator.or_ operator.__or__", Counted<Operator<BinaryOp::kOr>, 2, 2>},
    {"operator.and_ operator.__and__", Counted<Operator<BinaryOp::kAnd>, 2, 2>},
    {"operator.eq operator.__eq__", Counted<Comparison<CompareOp::kEq>, 2, 2>},
    {"operator.ne operator.__ne__", Counted<Comparison<CompareOp::kNe>, 2, 2>},
    {"operator.lt operator.__lt__", Counted<Comparison<CompareOp::kLt>, 2, 2>},
    {"operator.le operator.__le__", Counted<Comparison<CompareOp::kLe>, 2, 2>},
    {"operator.gt operator.__gt__", Counted<Comparison<CompareOp::kGt>, 2, 2>},
    {"operator.ge operator.__ge__", Counted<Comparison<CompareOp::kGe>, 2, 2>},
    {"operator.contains operator.__contains__", Counted<Contains, 2, 2>},
    {"operator.itemgetter", Counted<ItemGetter, 1, kMany>},
    {"operator.attrgetter", Counted<AttrGetter, 1, kMany>},
};

constexpr ValueModel kValues[] = {{"math.pi", Pi},
                                  {"math.e", E},
                                  {"math.inf", Infinity},
                                  {"math.nan", NotANumber},
                                  {"math.tau", Tau}};

}  // namespace

Rows MathematicsRows() {
  return {.functions = kFunctions, .values = kValues};
}

}  // namespace smgraph::python
