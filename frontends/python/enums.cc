// Enumerations: members, looking them up by value, and flags that combine.
#include "frontends/python/enums.h"

#include <algorithm>
#include <cctype>
#include <map>

#include <fmt/format.h>

#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "graph/base/words.h"

namespace smgraph::python {
namespace {

// How `enum.auto()` arrives: nobody declares it.
bool IsAutomatic(Ref value) {
  const auto* call = As<Opaque>(value);
  const auto* function = call == nullptr ? nullptr : As<Opaque>(call->base);
  return function != nullptr && call->origin == Opaque::Origin::kCall &&
         function->origin == Opaque::Origin::kImport && function->name == "enum.auto";
}

constexpr ClassModel kMarkers[] = {
    {.name = "member", .spellings = "enum.member", .signature = "(value)", .tag = kLibraryTag},
    {.name = "nonmember",
     .spellings = "enum.nonmember",
     .signature = "(value)",
     .tag = kLibraryTag},
};
constexpr const ClassModel& kMember = kMarkers[0];
constexpr const ClassModel& kNonMember = kMarkers[1];

// The value that is marked so; null for any other.
Ref Marked(Ref value, const ClassModel& marker) {
  const auto* object = As<Instance>(value);
  return object != nullptr && object->cls->model == &marker ? object->attributes.Find("value")
                                                            : nullptr;
}

// Builtin functions and what is called like one (operator.itemgetter) have no __get__; methods of
// builtin types and functions with a cache have.
bool IsPlainNative(const Native& native) {
  return !native.method && native.wrapped == nullptr && !native.name.starts_with("object.");
}

bool IsMember(std::string_view name, Ref value) {
  if (Marked(value, kMember) != nullptr) return true;
  if (name.starts_with("_") || Marked(value, kNonMember) != nullptr) return false;
  switch (value->kind) {
    case Kind::kFunction:
    case Kind::kProperty:
    case Kind::kBoundMethod:
      return false;
    case Kind::kNative:
      return IsPlainNative(*static_cast<const Native*>(value));
    default: {
      const auto* instance = As<Instance>(value);
      return instance == nullptr ||
             Evaluator::Impl::ClassMember(*instance->cls, "__get__") == nullptr;
    }
  }
}

Ref ValueOf(const Instance& member) {
  return member.attributes.Find("value");
}

// The member with that value, in order of definition; null when there is none.
Instance* WithValue(const Class& cls, Ref value) {
  for (const auto& [name, entry] : cls.attributes.entries()) {
    auto* member = As<Instance>(entry);
    if (member == nullptr || member->cls != &cls) continue;
    const Ref own = ValueOf(*member);
    if (entry == value || (own != nullptr && Equals(own, value) == 1)) return member;
  }
  return nullptr;
}

bool HoldsText(const Class& cls) {
  return std::any_of(cls.mro.begin(), cls.mro.end(),
                     [](const Class* base) { return base->name == "str"; });
}

// The value of a new member behind those that there are.
Ref NextValue(Evaluator& e, const Class& cls, std::string_view name,
              const std::vector<Ref>& before) {
  if (HoldsText(cls) && cls.value_text) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return e.heap().str(lower);
  }
  std::int64_t largest = 0;
  for (const Ref value : before)
    largest = std::max(largest, IntegerIn(value).value_or(0));
  if (!cls.flag) return e.heap().integer(largest + 1);
  std::int64_t bit = 1;
  while (bit <= largest)
    bit *= 2;
  return e.heap().integer(bit);
}

Instance* NewMember(Evaluator& e, Class& cls, Ref name, Ref value) {
  Instance* member =
      e.NewInstance(&cls, cls.definition.null() ? SourceSpan{} : cls.definition.span());
  member->attributes.Set("name", name);
  member->attributes.Set("value", value);
  member->attributes.Set("_name_", name);
  member->attributes.Set("_value_", value);
  return member;
}

}  // namespace

Ref EnumEntry(Evaluator& ev, Class& cls, const Scope& body, std::string_view name, Ref value) {
  if (!IsAutomatic(value)) return value;
  std::vector<Ref> before;
  for (const auto& [other, given] : body.names.entries()) {
    const Ref marked = Marked(given, kMember);
    if (IsMember(other, given)) before.push_back(marked == nullptr ? given : marked);
  }
  constexpr std::string_view kHook = "_generate_next_value_";
  const Ref inherited = Evaluator::Impl::ClassMember(cls, kHook);
  const Ref own = body.names.Find(kHook);
  const Ref hook = own == nullptr ? inherited : own;
  if (hook == nullptr) return NextValue(ev, cls, name, before);
  const auto count = static_cast<std::int64_t>(before.size());
  return ev.CallValue(hook, CallWith({ev.heap().str(std::string(name)), ev.heap().integer(1),
                                      ev.heap().integer(count), NewList(ev, before)},
                                     {}));
}

namespace {

constexpr std::string_view kEnumClasses[] = {"enum.Enum", "enum.IntEnum", "enum.StrEnum",
                                             "enum.Flag", "enum.IntFlag"};

// "A B", "A, B", ["A", "B"], [("A", 1)], {"A": 1}: names with their values, null for the next one.
std::optional<std::vector<std::pair<Ref, Ref>>> MembersIn(Evaluator& ev, Ref given,
                                                          SourceSpan span) {
  std::vector<std::pair<Ref, Ref>> members;
  if (const std::string* text = TextIn(given)) {
    std::string spaced = *text;
    std::replace(spaced.begin(), spaced.end(), ',', ' ');
    for (const std::string_view name : Words(spaced))
      members.emplace_back(ev.heap().str(std::string(name)), nullptr);
    return members;
  }
  if (const auto* dict = As<Dict>(given))
    return dict->open ? std::nullopt : std::optional(dict->items);
  const auto items = Known(given) ? ev.Elements(given, span) : std::nullopt;
  if (!items) return std::nullopt;
  for (const Ref item : *items) {
    const auto* pair = As<Tuple>(item);
    const bool valued = pair != nullptr && pair->items.size() == 2;
    members.emplace_back(valued ? pair->items[0] : item, valued ? pair->items[1] : nullptr);
  }
  return members;
}

}  // namespace

Ref FunctionalEnum(Evaluator& ev, Ref callee, const Call& call) {
  const auto* import = As<Opaque>(callee);
  const bool makes = import != nullptr && import->origin == Opaque::Origin::kImport &&
                     call.positional.size() == 2 && TextIn(call.positional[0]) != nullptr &&
                     std::find(std::begin(kEnumClasses), std::end(kEnumClasses), import->name) !=
                         std::end(kEnumClasses);
  const auto members = makes ? MembersIn(ev, call.positional[1], call.span) : std::nullopt;
  if (!members) return nullptr;
  const Ref bases = NewTuple(ev, {callee});
  Call make = CallWith({call.positional[0], bases, ev.heap().New<Dict>()}, call.span);
  auto* cls = Evaluator::Impl::MakeClass(ev, make, 0);
  std::vector<Ref> before;
  const Ref start = call.Keyword("start");
  for (const auto& [name, value] : *members) {
    const std::string* text = TextIn(name);
    if (cls == nullptr || text == nullptr) return nullptr;
    const bool first = value == nullptr && before.empty() && start != nullptr;
    before.push_back(first ? start : value == nullptr ? NextValue(ev, *cls, *text, before) : value);
    cls->attributes.Set(ev.heap().Intern(*text), before.back());
  }
  if (cls != nullptr) Evaluator::Impl::FinishEnum(ev, *cls);
  return cls;
}

// Members: instances with `name` and `value`. Equal values are one member.
namespace {

// The members with one bit that a flag is made of, in the order of the class.
std::vector<Ref> SingleFlags(const Instance& flag) {
  std::vector<Ref> members;
  const std::int64_t bits = IntegerIn(ValueOf(flag)).value_or(0);
  for (const auto& [label, entry] : flag.cls->attributes.entries()) {
    auto* member = As<Instance>(entry);
    if (member == nullptr || member->cls != flag.cls) continue;
    const std::int64_t value = IntegerIn(ValueOf(*member)).value_or(0);
    if (value > 0 && (value & (value - 1)) == 0 && (bits & value) != 0) members.push_back(member);
  }
  return members;
}

Ref IterateFlag(Evaluator& ev, const Call& call) {
  return NewIterator(ev, SingleFlags(*static_cast<Instance*>(call.positional[0])));
}

Ref CountFlags(Evaluator& ev, const Call& call) {
  const auto* flag = static_cast<Instance*>(call.positional[0]);
  return ev.heap().integer(static_cast<std::int64_t>(SingleFlags(*flag).size()));
}

}  // namespace

namespace {

// What `_ignore_` names is gone when the members are made.
void DropIgnored(Evaluator& e, Class& cls) {
  constexpr std::string_view kIgnore = "_ignore_";
  const Ref given = cls.attributes.Find(kIgnore);
  const auto ignored = given == nullptr ? std::nullopt : MembersIn(e, given, {});
  if (!ignored) return;
  cls.attributes.Erase(kIgnore);
  for (const auto& [name, value] : *ignored) {
    if (const std::string* text = TextIn(name)) cls.attributes.Erase(*text);
  }
}

}  // namespace

namespace {

// The dataclass that the members are objects of as well.
Class* DataMixin(const Class& cls) {
  const auto found = std::ranges::find_if(
      cls.mro, [&](const Class* base) { return base != &cls && base->dataclass; });
  return found == cls.mro.end() ? nullptr : *found;
}

// A member whose value is an object of the dataclass has its fields.
void TakeFields(Instance& member, const Instance& data) {
  for (const auto& [field, value] : data.attributes.entries())
    member.attributes.Set(field, value);
}

}  // namespace

void Evaluator::Impl::FinishEnum(Evaluator& e, Class& cls) {
  DropIgnored(e, cls);
  const Namespace plain = cls.attributes;
  if (cls.flag) {
    cls.attributes.Set("__iter__", e.heap_.New<Native>("__iter__", &IterateFlag));
    cls.attributes.Set("__len__", e.heap_.New<Native>("__len__", &CountFlags));
  }
  const Ref make = ClassMember(cls, "__new__");
  const Ref init = ClassMember(cls, "__init__");
  Class* mixin = make == nullptr ? DataMixin(cls) : nullptr;
  for (const auto& [name, given] : plain.entries()) {
    if (const Ref other = Marked(given, kNonMember)) cls.attributes.Set(name, other);
    if (!IsMember(name, given)) continue;
    const Ref marked = Marked(given, kMember);
    Ref value = marked == nullptr ? given : marked;
    Call arguments =
        CallWith({value}, cls.definition.null() ? SourceSpan{} : cls.definition.span());
    if (const auto* several = As<Tuple>(value)) arguments.positional = several->items;
    auto* data = mixin == nullptr ? nullptr : As<Instance>(e.CallValue(mixin, arguments));
    if (data != nullptr) value = data;
    if (Instance* alias = WithValue(cls, value)) {
      cls.attributes.Set(name, alias);
      continue;
    }
    const Ref label = e.heap_.str(std::string(name));
    Instance* member = nullptr;
    if (make != nullptr) {
      Call forwarded = arguments;
      forwarded.positional.insert(forwarded.positional.begin(), &cls);
      member = As<Instance>(e.CallValue(make, std::move(forwarded)));
    }
    if (member == nullptr) {
      member = NewMember(e, cls, label, value);
      if (data != nullptr) TakeFields(*member, *data);
      MakePayload(e, *member, arguments);
    } else {
      const Ref own = member->attributes.Find("_value_");
      member->attributes.Set("name", label);
      member->attributes.Set("_name_", label);
      member->attributes.Set("value", own == nullptr ? value : own);
    }
    cls.attributes.Set(name, member);
    if (init != nullptr) e.CallValue(BindMember(e, init, member, &cls, arguments.span), arguments);
  }
  cls.instances = 0;
}

namespace {

// The members whose bits a value has: "READ|WRITE".
Instance* Combined(Evaluator& e, Class& cls, std::int64_t bits) {
  std::string name;
  for (const auto& [label, entry] : cls.attributes.entries()) {
    const auto* member = As<Instance>(entry);
    if (member == nullptr || member->cls != &cls) continue;
    const auto value = IntegerIn(ValueOf(*member));
    const bool single = value && *value > 0 && (*value & (*value - 1)) == 0;
    if (!single || (bits & *value) == 0) continue;
    name += (name.empty() ? "" : "|") + std::string(label);
  }
  const Ref label = name.empty() ? e.heap().none() : e.heap().str(name);
  Instance* member = NewMember(e, cls, label, e.heap().integer(bits));
  Evaluator::Impl::MakePayload(e, *member, CallWith({e.heap().integer(bits)}, {}));
  return member;
}

std::int64_t AllBits(const Class& cls) {
  std::int64_t all = 0;
  for (const auto& [label, entry] : cls.attributes.entries()) {
    const auto* member = As<Instance>(entry);
    if (member != nullptr && member->cls == &cls) all |= IntegerIn(ValueOf(*member)).value_or(0);
  }
  return all;
}

// The combination with these bits, the same object every time.
Ref FlagWith(Evaluator& e, Class& cls, std::int64_t bits) {
  const Ref value = e.heap().integer(bits);
  if (Instance* known = WithValue(cls, value)) return known;
  auto& made = e.State<std::map<std::pair<const Class*, std::int64_t>, Instance*>>();
  Instance*& member = made[{&cls, bits}];
  if (member == nullptr) member = Combined(e, cls, bits);
  return member;
}

}  // namespace

Ref Evaluator::Impl::CombineFlags(Evaluator& e, BinaryOp op, Ref a, Ref b) {
  const auto* left = As<Instance>(a);
  const auto* right = As<Instance>(b);
  if (left == nullptr || right == nullptr || left->cls != right->cls || !left->cls->flag) {
    return nullptr;
  }
  const auto x = IntegerIn(ValueOf(*left));
  const auto y = IntegerIn(ValueOf(*right));
  if (!x || !y) return nullptr;
  switch (op) {
    case BinaryOp::kOr:
      return FlagWith(e, *left->cls, *x | *y);
    case BinaryOp::kAnd:
      return FlagWith(e, *left->cls, *x & *y);
    case BinaryOp::kXor:
      return FlagWith(e, *left->cls, *x ^ *y);
    default:
      return nullptr;
  }
}

Ref Evaluator::Impl::InvertFlag(Evaluator& e, Instance& member) {
  const auto bits = IntegerIn(ValueOf(member));
  if (!member.cls->flag || !bits) return nullptr;
  return FlagWith(e, *member.cls, AllBits(*member.cls) & ~*bits);
}

namespace {

// The member whose value this is, which only the run knows: one of a few. Null when there are more,
// and where somebody expects that it is none.
Ref MemberInRun(Evaluator& ev, const Class& cls, Ref value, SourceSpan span) {
  constexpr std::size_t kMost = 12;
  std::vector<Instance*> members;
  for (const auto& [name, entry] : cls.attributes.entries()) {
    auto* member = As<Instance>(entry);
    const bool own = member != nullptr && member->cls == &cls;
    if (own && std::ranges::find(members, member) == members.end()) members.push_back(member);
  }
  const bool few = !members.empty() && members.size() <= kMost;
  if (cls.flag || !few || ev.MayBeCaught("ValueError")) return nullptr;
  Ref selected = members.back();
  for (auto one = std::next(members.rbegin()); one != members.rend(); ++one) {
    const Ref same = ev.Compare(CompareOp::kEq, value, ValueOf(**one), span);
    selected = ev.Merge(same, *one, selected);
  }
  return selected;
}

}  // namespace

// Color("red"), and Enum("Color", "RED GREEN") with a class that has no members.
Ref Evaluator::Impl::FindEnumMember(Evaluator& e, Class& cls, const Call& call) {
  const Ref wanted = call.Argument(0, "value");
  if (wanted == nullptr) e.Raise("TypeError", "an enumeration needs a value", call.span);
  if (Instance* member = WithValue(cls, wanted)) return member;
  const auto bits = IntegerIn(wanted);
  if (cls.flag && bits && (*bits & ~AllBits(cls)) == 0) return FlagWith(e, cls, *bits);
  if (const Ref missing = ClassMember(cls, "_missing_")) {
    const Ref found =
        e.CallValue(BindMember(e, missing, &cls, &cls, call.span), CallWith({wanted}, call.span));
    if (!IsNone(found)) return found;
  }
  if (!Known(wanted)) {
    if (const Ref member = Unsure(wanted) ? MemberInRun(e, cls, wanted, call.span) : nullptr)
      return member;
    return e.NewUnknown(fmt::format("a member of {}", cls.name), std::string(cls.name), call.span);
  }
  std::string text;
  TextOf(e.ToRepr(wanted, call.span), text);
  e.Raise("ValueError", fmt::format("{} is not a valid {}", text, cls.name), call.span);
}

namespace {

// @enum.unique
Ref RequireUnique(Evaluator& ev, const Call& call) {
  const auto* cls = As<Class>(call.positional[0]);
  if (cls == nullptr || !cls->enumeration) return call.positional[0];
  std::string aliases;
  for (const auto& [name, entry] : cls->attributes.entries()) {
    const auto* member = As<Instance>(entry);
    const std::string* own =
        member == nullptr || member->cls != cls ? nullptr : TextIn(member->attributes.Find("name"));
    if (own != nullptr && *own != name)
      aliases += fmt::format("{}{} -> {}", aliases.empty() ? "" : ", ", name, *own);
  }
  if (!aliases.empty())
    ev.Raise("ValueError",
             fmt::format("duplicate values found in <enum '{}'>: {}", cls->name, aliases),
             call.span);
  return call.positional[0];
}

constexpr FunctionModel kDecorators[] = {{"enum.unique", Counted<RequireUnique, 1, 1>}};

}  // namespace

Rows EnumRows() {
  return {.functions = kDecorators, .classes = kMarkers};
}

}  // namespace smgraph::python
