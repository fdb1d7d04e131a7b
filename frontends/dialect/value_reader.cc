#include "frontends/dialect/value_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "frontends/dialect/linear.h"
#include "frontends/dialect/unknowns.h"
#include "frontends/python/natives.h"

namespace smgraph::frontends {
namespace {

using python::As;
using python::Kind;
using python::Path;
using python::Ref;

constexpr int kMaxDepth = 60;
constexpr int kMaxValues = 100'000;
constexpr std::int64_t kMaxRange = 1'000;

std::string KeyText(Ref key) {
  std::string text;
  if (python::TextOf(key, text)) return text;
  if (const auto* number = As<python::Int>(key)) return std::to_string(number->value);
  return python::Repr(key);
}

bool IsOuter(const Path* candidate, const Path* path) {
  for (; path != nullptr; path = path->outer) {
    if (path == candidate) return true;
  }
  return false;
}

/// True when the value is decided by the pipeline's run, not by the machine that builds it.
bool KnownAtRunTime(const graph::Value& value) {
  bool found = false;
  graph::Walk(value, [&found](const graph::Value& part) {
    found = found || part.As<graph::StepReference>() != nullptr ||
            part.As<graph::JsonGet>() != nullptr || part.As<graph::FunctionResult>() != nullptr;
  });
  return found;
}

bool HasUnknown(const graph::Value& value) {
  bool found = false;
  graph::Walk(value, [&found](const graph::Value& part) {
    found = found || part.As<graph::Unknown>() != nullptr;
  });
  return found;
}

struct OperatorRow {
  std::string_view spelling;
  graph::CompareOp op;
};
constexpr OperatorRow kOperators[] = {
    {"==", graph::CompareOp::kEq}, {"is", graph::CompareOp::kEq},
    {"!=", graph::CompareOp::kNe}, {"is not", graph::CompareOp::kNe},
    {"<", graph::CompareOp::kLt},  {"<=", graph::CompareOp::kLe},
    {">", graph::CompareOp::kGt},  {">=", graph::CompareOp::kGe},
    {"in", graph::CompareOp::kIn}, {"not in", graph::CompareOp::kNotIn},
};

const OperatorRow* FindOperator(std::string_view spelling) {
  const auto* row = std::ranges::find(kOperators, spelling, &OperatorRow::spelling);
  return row == std::end(kOperators) ? nullptr : row;
}

}  // namespace

graph::Value ValueReader::Read(Ref value) {
  if (value == nullptr) return graph::Null{};
  if (depth_ == 0) values_ = 0;
  graph::Value result;
  if (depth_ >= kMaxDepth || ++values_ > kMaxValues) {
    result = graph::Unknown{"a value too large to read", "...", PlaceOf(value, place_)};
  } else {
    ++depth_;
    result = ReadNow(value);
    --depth_;
  }
  if (in_condition_) {
    if (auto* unknown = result.As<graph::Unknown>()) terms_.Distinguish(value, *unknown);
  }
  return result;
}

graph::Value ValueReader::ReadNow(Ref value) {
  if (auto known = ReadIdentity(value)) return *std::move(known);
  switch (value->kind) {
    case Kind::kNone:
      return graph::Null{};
    case Kind::kBool:
      return As<python::Bool>(value)->value;
    case Kind::kInt:
      return As<python::Int>(value)->value;
    case Kind::kFloat:
      return As<python::Float>(value)->value;
    case Kind::kStr:
      return As<python::Str>(value)->value;
    case Kind::kBytes:
      return As<python::Bytes>(value)->value;
    case Kind::kTemplate:
      return ReadTemplate(*As<python::Template>(value));
    case Kind::kList:
      return ReadItems(value->kind, As<python::List>(value)->items);
    case Kind::kTuple:
      return ReadItems(value->kind, As<python::Tuple>(value)->items);
    case Kind::kSet:
      return ReadItems(value->kind, As<python::Set>(value)->items);
    case Kind::kDict:
      return ReadDict(*As<python::Dict>(value));
    case Kind::kRange: {
      const auto& range = *As<python::Range>(value);
      graph::List list;
      for (std::int64_t i = range.start; range.step > 0 ? i < range.stop : i > range.stop;
           i += range.step) {
        if (range.step == 0 || std::ssize(list.items) >= kMaxRange) return ReadUnknown(value);
        list.items.emplace_back(i);
      }
      return list;
    }
    case Kind::kIterator: {
      const auto& rest = *As<python::Iterator>(value);
      if (!rest.exhausted()) return ReadUnknown(value);
      const auto first = std::min(rest.next, rest.items.size());
      return ReadItems(value->kind,
                       {rest.items.begin() + static_cast<std::ptrdiff_t>(first), rest.items.end()});
    }
    case Kind::kChoice:
      return ReadChoice(*As<python::Choice>(value));
    case Kind::kInstance:
    case Kind::kOpaque:
      if (auto declared = ReadDeclared(value)) return *std::move(declared);
      if (const auto* object = As<python::Instance>(value)) return ReadObject(*object);
      return ReadUnknown(value);
    default:
      return ReadUnknown(value);
  }
}

graph::Value ValueReader::ReadUnknown(Ref value) {
  return MakeUnknown(value, place_);
}

graph::List ValueReader::ReadItems(Kind container, const std::vector<Ref>& items) {
  Enter(container);
  graph::List list;
  list.items.reserve(items.size());
  for (Ref item : items) {
    if (item != nullptr && item->kind != Kind::kAbsent) list.items.push_back(ReadItem(item));
  }
  Leave(container);
  return list;
}

// A plain value that is there under a condition only, or once for each round of a loop, is not
// known; other elements may say so themselves.
graph::Value ValueReader::ReadItem(Ref item) {
  if (python::Conditional(item) == nullptr) return Read(item);
  Ref there = nullptr;
  Ref present = python::PresentWhen(evaluator_, item, there);
  if (present->kind <= Kind::kBytes) return ReadUnknown(item);
  graph::Value read = Read(present);
  if (there == nullptr || IsMadeWhen(read, there)) return read;
  return ReadUnknown(
      evaluator_.heap().New<python::Choice>(there, present, evaluator_.heap().absent()));
}

graph::Map ValueReader::ReadDict(const python::Dict& dict) {
  Enter(Kind::kDict);
  graph::Map map;
  for (const auto& [key, value] : dict.items) {
    if (value != nullptr && value->kind != Kind::kAbsent) map.Set(KeyText(key), ReadItem(value));
  }
  if (dict.open) map.Set("**", graph::Unknown{"more keys that are not known", "**", place_});
  Leave(Kind::kDict);
  return map;
}

graph::Value ValueReader::ReadTemplate(const python::Template& text) {
  Enter(Kind::kTemplate);
  graph::Join join;
  for (Ref part : text.parts)
    join.values.push_back(Read(part));
  Leave(Kind::kTemplate);
  return join;
}

graph::Value ValueReader::ReadObject(const python::Instance& object) {
  if (object.payload != nullptr) return Read(object.payload);
  if (object.cls->enumeration) {
    if (Ref value = object.attributes.Find("value")) return Read(value);
    if (Ref value = object.attributes.Find("_value_")) return Read(value);
  }
  // A path, a date: where it is used its text is what counts.
  if (object.cls->model != nullptr && object.cls->model->tag == python::kLibraryTag) {
    return Read(evaluator_.ToStr(const_cast<python::Instance*>(&object), place_));
  }
  return ReadUnknown(const_cast<python::Instance*>(&object));
}

graph::Value ValueReader::ReadChoice(const python::Choice& choice) {
  if (choice.then == nullptr || choice.then->kind == Kind::kAbsent) return Read(choice.otherwise);
  if (choice.otherwise == nullptr || choice.otherwise->kind == Kind::kAbsent) {
    return Read(choice.then);
  }
  graph::Value then = Read(choice.then);
  graph::Value otherwise = Read(choice.otherwise);
  if (then == otherwise) return then;
  return MakeUnknown(const_cast<python::Choice*>(&choice), place_);
}

graph::Guard ValueReader::ReadTruth(Ref condition) {
  graph::Value value = Read(condition);
  if (const auto* known = value.As<bool>()) {
    return *known ? graph::Guard::True() : graph::Guard::False();
  }
  const bool at_run_time = KnownAtRunTime(value) || ComputedAtRunTime(condition);
  return graph::Guard::Compare(
      std::move(value), graph::CompareOp::kTruthy, graph::Null{},
      at_run_time ? graph::GuardTime::kRunTime : graph::GuardTime::kCompileTime);
}

// Is it made from what a step gives, or from what only the run knows?
bool ValueReader::ComputedAtRunTime(Ref value, int depth) {
  if (value == nullptr || depth > 20) return false;
  const auto any = [this, depth](const std::vector<Ref>& parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](Ref part) { return ComputedAtRunTime(part, depth + 1); });
  };
  if (const auto* unknown = As<python::Unknown>(value)) {
    return !unknown->host || any(unknown->inputs);
  }
  if (const auto* text = As<python::Template>(value)) return any(text->parts);
  const auto* opaque = As<python::Opaque>(value);
  if (opaque == nullptr && value->kind != Kind::kInstance) return false;
  const auto declared = ReadDeclared(value);
  if (declared && KnownAtRunTime(*declared)) return true;
  return opaque != nullptr &&
         (ComputedAtRunTime(opaque->base, depth + 1) || ComputedAtRunTime(opaque->key, depth + 1) ||
          any(opaque->positional));
}

// Whether all that a collection holds is known one by one, so that its literal says what is in it.
bool ValueReader::IsLiteral(Ref collection) {
  if (const auto* dict = As<python::Dict>(collection)) {
    return !dict->open && std::ranges::all_of(dict->items, [](const auto& item) {
      return python::Known(item.first) && python::Conditional(item.second) == nullptr;
    });
  }
  const auto* list = As<python::List>(collection);
  const auto* set = As<python::Set>(collection);
  if (list == nullptr && set == nullptr) return true;
  const std::vector<Ref>& items = list != nullptr ? list->items : set->items;
  return !python::HoldsMany(evaluator_, items) &&
         std::ranges::none_of(items, [](Ref item) { return python::Conditional(item) != nullptr; });
}

// What is asked whether something is in it: of a dict that is its keys.
graph::Value ValueReader::ReadAsked(graph::CompareOp op, Ref collection) {
  if (!IsLiteral(collection)) return MakeUnknown(collection, place_);
  const bool member = op == graph::CompareOp::kIn || op == graph::CompareOp::kNotIn;
  const auto* dict = member ? As<python::Dict>(collection) : nullptr;
  if (dict == nullptr) return Read(collection);
  graph::List keys;
  for (const auto& [key, value] : dict->items)
    keys.items.push_back(Read(key));
  return keys;
}

graph::Guard ValueReader::ReadComparison(const python::Opaque& operation) {
  const auto plain =
      WithoutArithmetic(operation.base, FindOperator(operation.name)->op, operation.key);
  const graph::CompareOp op = plain ? plain->op : FindOperator(operation.name)->op;
  const Ref base = plain ? plain->left : operation.base;
  const Ref key = plain ? plain->right : operation.key;
  graph::Value left = IsLiteral(base) ? Read(base) : MakeUnknown(base, place_);
  graph::Value right = plain && key == nullptr ? plain->number : ReadAsked(op, key);
  const bool at_run_time = KnownAtRunTime(left) || KnownAtRunTime(right) ||
                           ComputedAtRunTime(operation.base) || ComputedAtRunTime(operation.key);
  return graph::Guard::Compare(
      std::move(left), op, std::move(right),
      at_run_time ? graph::GuardTime::kRunTime : graph::GuardTime::kCompileTime);
}

graph::Guard ValueReader::ReadCondition(Ref condition) {
  return formulas_.Written(ReadFormula(condition));
}

Formulas::Id ValueReader::ReadFormula(Ref condition) {
  if (condition == nullptr || depth_ >= kMaxDepth) return formulas_.Atom(ReadTruth(condition));
  if (const auto known = read_.find(condition); known != read_.end()) return known->second;
  const bool inside = std::exchange(in_condition_, true);
  ++depth_;
  const Formulas::Id formula = ReadParts(condition);
  --depth_;
  in_condition_ = inside;
  read_.emplace(condition, formula);
  return formula;
}

Formulas::Id ValueReader::ReadParts(Ref condition) {
  if (const auto* choice = As<python::Choice>(condition)) {
    const Formulas::Id test = ReadFormula(choice->condition);
    const Formulas::Id then = ReadFormula(choice->then);
    const Formulas::Id otherwise = ReadFormula(choice->otherwise);
    return formulas_.Or(formulas_.And({test, then}), formulas_.And({-test, otherwise}));
  }
  const auto* opaque = As<python::Opaque>(condition);
  if (opaque == nullptr || opaque->origin != python::Opaque::Origin::kOperation) {
    return formulas_.Atom(ReadTruth(condition));
  }
  if (opaque->name == "bool" && opaque->key == nullptr) return ReadFormula(opaque->base);
  if (opaque->name == "not") return -ReadFormula(opaque->base);
  if (opaque->name == "and" || opaque->name == "or") {
    const Formulas::Id left = ReadFormula(opaque->base);
    const Formulas::Id right = ReadFormula(opaque->key);
    return opaque->name == "or" ? formulas_.Or(left, right) : formulas_.And({left, right});
  }
  const bool comparison = FindOperator(opaque->name) != nullptr;
  return formulas_.Atom(comparison ? ReadComparison(*opaque) : ReadTruth(condition));
}

graph::Guard ValueReader::ReadGuard(const Path* path, const Path* outermost) {
  std::vector<const Path*> conditions;
  for (; path != nullptr && !IsOuter(path, outermost); path = path->outer) {
    if (path->kind == Path::Kind::kCondition) conditions.push_back(path);
  }
  // The outermost first: what is there already is not moved.
  std::vector<Formulas::Id> all;
  std::ranges::reverse(conditions);
  for (const Path* condition : conditions) {
    const Formulas::Id here = ReadFormula(condition->subject);
    all.push_back(condition->positive ? here : -here);
  }
  return formulas_.Written(formulas_.And(all));
}

namespace {

/// What says how often a loop goes round: the number in range(n), the collection in sorted(c) and
/// range(len(c)).
Ref CountedIn(Ref subject) {
  constexpr std::string_view kAsMany[] = {"enumerate", "list",   "range",
                                          "reversed",  "sorted", "tuple"};
  const auto* call = As<python::Opaque>(subject);
  const bool as_many = call != nullptr && call->origin == python::Opaque::Origin::kOperation &&
                       std::ranges::find(kAsMany, call->name) != std::end(kAsMany);
  if (!as_many || (call->name == "range" && call->key != nullptr)) return subject;
  const auto* size = call->name == "range" ? As<python::Opaque>(call->base) : nullptr;
  const bool of_collection = size != nullptr &&
                             size->origin == python::Opaque::Origin::kOperation &&
                             size->name == "len" && size->key == nullptr;
  return CountedIn(of_collection ? size->base : call->base);
}

}  // namespace

std::optional<graph::Multiplicity> ValueReader::ReadMultiplicity(const Path* path,
                                                                 const Path* outermost) {
  std::optional<graph::Multiplicity> result;
  for (; path != nullptr && !IsOuter(path, outermost); path = path->outer) {
    if (path->kind != Path::Kind::kEach) continue;
    if (!result) result.emplace();
    result->over.insert(result->over.begin(), Read(CountedIn(path->subject)));
  }
  return result;
}

bool ValueReader::HasUnknownLoop(const Path* path, const Path* outermost) {
  for (; path != nullptr && !IsOuter(path, outermost); path = path->outer) {
    if (path->kind != Path::Kind::kEach || ComputedAtRunTime(path->subject)) continue;
    if (HasUnknown(Read(path->subject))) return true;
  }
  return false;
}

}  // namespace smgraph::frontends
