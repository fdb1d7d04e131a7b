// Dynamic pipelines: which of several values is meant, where only the run knows.
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/frontends/zenml/zenml_reader.h"

namespace smgraph::zenml {
namespace {

constexpr std::string_view kLists = "ns = nums().load()\nxs = [src(n) for n in ns]\n";

TEST(DynamicChoices, ListsOfTheSameRoundsStandSideBySide) {
  for (const std::string_view rows :
       {"for x, n in zip(xs, ns):\n    sink(x, n)",
        "ys = [sq(x) for x in xs]\nfor x, y in zip(xs, ys):\n    sink(x, y)",
        "for i, (n, x) in enumerate(zip(ns, xs)):\n    sink(x, n)",
        "for n, x in dict(zip(ns, xs)).items():\n    sink(x, n)",
        "d = {}\nfor n in ns:\n    d[n] = src(n)\nfor n, x in d.items():\n    sink(x, n)"}) {
    const auto p = Dynamic(std::string(kLists) + std::string(rows));
    EXPECT_TRUE(Complete(p)) << rows << Messages(p);
    EXPECT_TRUE(Contains(InputOf(p, "sink", "x"), ".output")) << rows;
    EXPECT_EQ(p[*graph::FindStep(p, "sink")].multiplicity->over.size(), 1U) << rows;
  }
}

TEST(DynamicChoices, ColumnsOfRowsKeepTheirEdges) {
  const auto p = Dynamic(R"(rows = [(src(n), sq(n)) for n in nums().load() if n > 1]
a, b = zip(*rows)
add(list(a), id="a"); add([*b], id="b"))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(InputOf(p, "a", "xs"), "[src.output]");
  EXPECT_EQ(InputOf(p, "b", "xs"), "[sq.output]");
}

TEST(DynamicChoices, RowsThatFitNoRoundAreNotKnown) {
  for (const std::string_view rows :
       {"zip(xs, [x for x in xs if x.load()])", "zip(xs, xs[1:])", "zip(xs, [one(), one()])",
        "itertools.pairwise(xs)", "itertools.combinations(xs, 2)", "zip(ns, [one(), one()])"}) {
    const auto p = Dynamic("import itertools\n" + std::string(kLists) + "for a, b in " +
                           std::string(rows) + ":\n    sink(a, b)");
    EXPECT_FALSE(Complete(p)) << rows;
    EXPECT_TRUE(Contains(Messages(p), "may be an output of a step")) << rows;
  }
}

TEST(DynamicChoices, TheBestIsOneOfThem) {
  for (const std::string_view best :
       {"max(xs, key=lambda x: x.load())", "min(xs, key=lambda x: x.load())",
        "max(zip(ns, xs), key=lambda t: t[1].load())[1]",
        "max({n: x for n, x in zip(ns, xs)}.items(), key=lambda t: t[1].load())[1]",
        "next(iter(xs))", "dict(zip(ns, xs))[3]"}) {
    const auto p = Dynamic(std::string(kLists) + "sink(" + std::string(best) + ")");
    EXPECT_TRUE(Complete(p)) << best << Messages(p);
    EXPECT_EQ(InputOf(p, "sink", "x"), "src.output") << best;
  }
  const auto p = Dynamic("sink(max(one(), src(), key=lambda x: x.load()))");
  EXPECT_EQ(Edges(p), (Lines{"one ~> src", "one.output -> sink.x", "src.output -> sink.x"}));
}

TEST(DynamicChoices, TheFirstMayBeThereOrNot) {
  const auto p = Dynamic(std::string(kLists) + R"(it = iter(xs)
first = next(it, None)
if first is None:
    nothing()
for x in it:
    sink(x))");
  EXPECT_EQ(GuardOf(p, "nothing"), "not (nums.output)");
  EXPECT_EQ(InputOf(p, "sink", "x"), "src.output");
}

constexpr std::string_view kTwoOrOne = R"(some = []
if one().load() > 3:
    some.append(src(1))
some.append(src(2))
)";

TEST(DynamicChoices, AnyAndAllAskThoseThatAreThere) {
  const auto p = Dynamic(std::string(kTwoOrOne) + R"(values = [x.load() for x in some]
if any(v > 5 for v in values):
    sink(1)
if all(v > 5 for v in values):
    noop())");
  EXPECT_EQ(GuardOf(p, "sink"), "one.output > 3 and src.output > 5 or src_2.output > 5");
  EXPECT_EQ(GuardOf(p, "noop"), "(one.output <= 3 or src.output > 5) and src_2.output > 5");
}

TEST(DynamicChoices, RowsAreThereUnderTheConditionOfTheirCells) {
  const auto p =
      Dynamic(std::string(kTwoOrOne) + R"(for x, v in zip(some, [x.load() for x in some]):
    if v > 5:
        sink(x))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(GuardOf(p, "sink"), "one.output > 3 and src.output > 5");
  EXPECT_EQ(GuardOf(p, "sink_2"), "src_2.output > 5");
  EXPECT_EQ(InputOf(p, "sink_2", "x"), "src_2.output");
}

// Each run has its own order.
TEST(DynamicChoices, SortedByWhatStepsGiveMayBeAnyOrder) {
  const std::string two = "x, y = one(), src()\n";
  const Lines both = {"one.output -> sink.x", "src.output -> sink.x"};
  for (const std::string_view first :
       {"sorted([x, y], key=lambda f: f.load())[0]", "sorted([x, y], key=lambda f: -f.load())[1]",
        "{'x': x, 'y': y}[sorted('xy', key=lambda k: {'x': x, 'y': y}[k].load())[0]]"}) {
    const auto p = Dynamic(fmt::format("{}sink({})", two, first));
    for (const std::string& edge : both)
      EXPECT_EQ(std::ranges::count(Edges(p), edge), 1) << first;
  }
  const auto all = Dynamic(two + "xs = [x, y]\nxs.sort(key=lambda f: f.load())\nsink(xs)");
  for (const std::string& edge : both)
    EXPECT_EQ(std::ranges::count(Edges(all), edge), 1);
}

constexpr std::string_view kNested = R"(kept = []
x = one()
if x.load() > 0:
    if x.load() > 1:
        kept.append(x)
    y = src()
    if y.load() > 0:
        if y.load() > 1:
            kept.append(y)
        z = sq(1)
        if z.load() > 1:
            kept.append(z)
)";

TEST(DynamicChoices, ElementsOfNestedConditionsMayBeAnyOfThem) {
  for (const std::string_view use :
       {"sink(kept[-1])", "sink(kept[0])", "*_, last = kept\nsink(last)",
        "first, *_ = kept\nsink(first)", "sink(kept.pop())"}) {
    const auto p = Dynamic(std::string(kNested) + std::string(use));
    for (const std::string_view producer : {"one", "src", "sq"}) {
      EXPECT_EQ(std::ranges::count(Edges(p), fmt::format("{}.output -> sink.x", producer)), 1)
          << producer << " in " << use;
    }
  }
}

TEST(DynamicChoices, AfterMayHoldInSomeRuns) {
  const auto p = Dynamic("x = one()\nf = src.submit()\nnoop(after=[f] if x.load() > 1 else None)");
  EXPECT_EQ(Edges(p), (Lines{"one ~> noop", "one ~> src", "src ~> noop"}));
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicChoices, ValuesOfAFutureAreThoseOfItsOutputs) {
  const auto p = Dynamic("a, b = two.submit().load()\nif b > 1:\n    noop()");
  EXPECT_TRUE(Contains(GuardOf(p, "noop"), "two.")) << GuardOf(p, "noop");
  EXPECT_FALSE(Contains(GuardOf(p, "noop"), "[1]")) << GuardOf(p, "noop");
}

TEST(DynamicChoices, MayBeReturnedInATuple) {
  const auto p = Dynamic("x = one()\ny = src()\nif y.load() > 1:\n    y = sq(1)\nreturn x, y");
  EXPECT_TRUE(Complete(p)) << Messages(p);
}

TEST(DynamicChoices, SlicesOfMapsSaySo) {
  const auto p = Dynamic("ys = sq.map(nums())\nsink(ys[-1:])");
  const auto edge = *boost::in_edges(*graph::FindStep(p, "sink"), p).first;
  EXPECT_EQ(p[edge].expression, "map:sq:{index}.output[-1:]");
}

TEST(DynamicChoices, ReductionsHandOnFromRoundToRound) {
  const auto p = Dynamic("import functools\n" + std::string(kLists) +
                         "sink(functools.reduce(lambda a, b: sq(a, b), xs))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  for (const std::string_view edge :
       {"src.output -> sq.x", "src.output -> sq.f", "sq.output -> sq.x, carried"})
    EXPECT_EQ(std::ranges::count(Edges(p), edge), 1) << edge;
}

TEST(DynamicChoices, KeysAndPositionsThatMayBeMissing) {
  const auto p = Dynamic(R"(d = {n: src(n) for n in nums().load()}
if "a" in d:
    nothing(id="has")
if d.get("a") is None:
    nothing(id="none")
try:
    x = d["a"]
except KeyError:
    nothing(id="missing")
else:
    sink(x)
xs = list(d.values())
try:
    x = xs[0]
except IndexError:
    nothing(id="empty")
else:
    sink(x, id="first"))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  for (const std::string_view step : {"has", "none", "missing", "sink", "empty", "first"})
    EXPECT_NE(GuardOf(p, step), "always") << step;
  EXPECT_EQ(GuardOf(p, "first"), "nums.output");
}

TEST(DynamicChoices, CollectionsOfSeveralLengthsAreComparedEach) {
  const auto guard = [](const std::string& condition) {
    const auto p = Dynamic(
        "names = ['x', 'y']\ntable = {'x': 1}\nif one().load():\n"
        "    names.append('z')\n    table['z'] = 2\nif " +
        condition + ":\n    noop()");
    EXPECT_TRUE(Complete(p)) << Messages(p);
    return GuardOf(p, "noop");
  };
  for (const std::string longer :
       {"'z' in names", "names.count('z') == 1", "set(names) == {'x', 'y', 'z'}",
        "{'z'} <= set(names)", "tuple(names) == ('x', 'y', 'z')", "{'z'} & set(names)",
        "names > ['x', 'y']", "'z' in table", "list(reversed(names))[0] == 'z'",
        "table == {'x': 1, 'z': 2}", "names != ['x', 'y']"})
    EXPECT_EQ(guard(longer), "one.output") << longer;
  for (const std::string shorter :
       {"names == ['x', 'y']", "'z' not in names", "not {'z'} & set(names)", "table == {'x': 1}",
        "str(names) == \"['x', 'y']\"", "set(names) - {'x', 'y'} == set()"})
    EXPECT_EQ(guard(shorter), "not (one.output)") << shorter;
}

TEST(DynamicChoices, PlacesInListsOfSeveralLengths) {
  const std::string fill =
      "chosen = []\nif one().load():\n    chosen.append(sq(1))\nchosen.append(src(2))\n";
  for (const std::string first :
       {"sink(chosen[0])", "sink(chosen[:1][0])", "sink(chosen[-2:][0])"}) {
    const auto p = Dynamic(fill + first);
    EXPECT_TRUE(Complete(p)) << Messages(p);
    const Lines edges = Edges(p);
    EXPECT_EQ(std::ranges::count(edges, "sq.output -> sink.x"), 1) << first;
    EXPECT_EQ(std::ranges::count(edges, "src.output -> sink.x"), 1) << first;
  }
  const auto last = Dynamic(fill + "sink(chosen[-1])");
  EXPECT_EQ(std::ranges::count(Edges(last), "sq.output -> sink.x"), 0);
  const auto second = Dynamic(fill + "if len(chosen) > 1:\n    sink(chosen[1])");
  EXPECT_EQ(GuardOf(second, "sink"), "one.output");
  EXPECT_EQ(InputOf(second, "sink", "x"), "src.output");
}

TEST(DynamicChoices, MethodsOfListsOfSeveralLengthsDoWhatEachDoes) {
  const auto guard = [](const std::string& statement, const std::string& condition) {
    const auto p = Dynamic("names = ['x', 'y']\nif one().load():\n    names.insert(0, 'w')\n" +
                           statement + "\nif " + condition + ":\n    noop()");
    EXPECT_TRUE(Complete(p)) << Messages(p);
    return GuardOf(p, "noop");
  };
  const std::string longer = "one.output";
  EXPECT_EQ(guard("", "names.index('x') == 1"), longer);
  EXPECT_EQ(guard("first = names.pop(0)", "first == 'w'"), longer);
  EXPECT_EQ(guard("names.pop(0)", "names == ['x', 'y']"), longer);
  EXPECT_EQ(guard("names.pop()", "names == ['w', 'x']"), longer);
  EXPECT_EQ(guard("del names[0]", "names[0] == 'x'"), longer);
  EXPECT_EQ(guard("names[1] = 'z'", "'x' in names"), "not (one.output)");
  EXPECT_EQ(guard("names.insert(1, 'v')", "names[0] == 'x'"), "not (one.output)");
  EXPECT_EQ(guard("names.remove('x')", "len(names) == 2"), longer);
  EXPECT_EQ(guard("first, *rest = names", "rest == ['y']"), "not (one.output)");
  EXPECT_EQ(guard("first, *rest = names", "first == 'w'"), longer);
  EXPECT_EQ(guard("all = tuple(names)", "all.index('x') == 0"), "not (one.output)");
  EXPECT_EQ(guard("all = set(names)\nall.add('w')", "len(all) == 3"), "always");
}

TEST(DynamicChoices, ChosenOutputsAreMembersWhereTheyWereChosen) {
  const auto p = Dynamic(R"(made = [sq(n) for n in nums().load()]
good = [one for one in made if one.load() > 3]
for each in made:
    if each in good:
        sink(each, id="in")
    else:
        sink(each, id="out"))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(GuardOf(p, "in"), "sq.output > 3");
  EXPECT_EQ(GuardOf(p, "out"), "sq.output <= 3");
}

TEST(DynamicChoices, MembersOfTablesAreTheirKeys) {
  const auto p = Dynamic(R"(v = one().load()
try:
    {1: sq, 2: src}[v](5)
except KeyError:
    noop(id="other")
try:
    k = ["x", "y"].index(v)
    sq(k, id="found")
except ValueError:
    noop(id="none"))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(GuardOf(p, "other"), "one.output not in [1, 2]");
  EXPECT_EQ(GuardOf(p, "found"), "one.output in ['x', 'y']");
}

TEST(DynamicChoices, ItemsThatAConditionAdds) {
  const auto p = Dynamic(R"(log = []
if one().load():
    log.append("x")
try:
    last = log[-1]
except IndexError:
    nothing()
else:
    sink(last))");
  EXPECT_EQ(GuardOf(p, "nothing"), "not (one.output)");
  EXPECT_EQ(GuardOf(p, "sink"), "one.output");
}

TEST(DynamicChoices, StepsOutOfTables) {
  const auto p = Dynamic(R"(n = one().load()
sink({1: src, 2: lambda n: sq(n)}.get(n, nums)(3))
try:
    f = {1: src}[n]
except KeyError:
    nothing()
else:
    f(4, id="found")
[nums, big][n > 1](5))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(GuardOf(p, "src"), "one.output == 1");
  EXPECT_EQ(GuardOf(p, "sq"), "one.output != 1 and one.output == 2");
  EXPECT_EQ(GuardOf(p, "nothing"), "one.output != 1");
  EXPECT_EQ(GuardOf(p, "found"), "one.output == 1");
  EXPECT_NE(GuardOf(p, "big"), "always");
}

TEST(DynamicChoices, CallsOfWhatAListOfStepsGives) {
  const auto p = Dynamic("for n, f in zip(nums().load(), [src, sq]):\n    f(n)");
  EXPECT_FALSE(Complete(p));
  EXPECT_TRUE(Contains(Messages(p), "which of several things is called is not known"));
}

TEST(DynamicChoices, PairsOfOneOfTwoKinds) {
  const auto p = Dynamic(R"(a, b = one(), src()
n, x = ("a", a) if one().load() else ("b", b)
sink(x, n))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_TRUE(graph::FindStep(p, "sink").has_value());
}

TEST(DynamicChoices, UnpackingAsksForNoCertainLength) {
  const auto p = Dynamic("a, b = (src(n) for n in nums().load())\nsink(a, b)");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(InputOf(p, "sink", "y"), "src.output");
}

TEST(DynamicChoices, GroupsOfRoundsAreNotOneElementEach) {
  const auto p = Dynamic(R"(groups = {}
for n in nums().load():
    if n not in groups:
        groups[n] = []
    groups[n].append(src(n))
for group in groups.values():
    add(group))");
  EXPECT_FALSE(Complete(p));
  for (const std::string_view fill :
       {"groups = {}\nfor n in nums().load():\n    groups.setdefault(n % 2, []).append(src(n))",
        "groups = collections.defaultdict(list)\nfor n in nums().load():\n"
        "    groups[n % 2].append(src(n))"}) {
    const auto q = Dynamic("import collections\n" + std::string(fill) + R"(
for key, group in groups.items():
    if len(group) > 1:
        add(group)
    else:
        sink(group[0]))");
    EXPECT_TRUE(Complete(q)) << fill << Messages(q);
    EXPECT_EQ(InputOf(q, "add", "xs"), "[src.output]");
    EXPECT_EQ(GuardOf(q, "add"), "{first with each nums().load() % 2} and {len of [src(n)]} > 1");
  }
}

TEST(DynamicChoices, CountsOfRoundsAreNotKnown) {
  const auto p = Dynamic(R"(import collections
counts = collections.Counter(n % 2 for n in nums().load())
if counts[0] > 1:
    nothing()
for key, count in counts.most_common(1):
    sink(key))");
  EXPECT_NE(GuardOf(p, "nothing"), "always");
  EXPECT_TRUE(graph::FindStep(p, "sink").has_value());
}

TEST(DynamicChoices, TuplesOfAllRoundsHaveNoCertainLength) {
  const auto p = Dynamic(R"(xs = tuple(src(n) for n in nums().load())
a, b = xs
sink(a, b)
try:
    sink(xs[2], id="third")
except IndexError:
    nothing())");
  EXPECT_EQ(InputOf(p, "sink", "y"), "src.output");
  EXPECT_EQ(GuardOf(p, "third"), "{len of [src(n)]} >= 3");
}

TEST(DynamicMap, TheBestAndTheSortedKeepTheirEdges) {
  const auto p = Dynamic(R"(xs = sq.map(nums())
sink(max(xs, key=lambda x: x.load()), id="best")
add(sorted(xs, key=lambda x: x.load()), id="sorted"))");
  EXPECT_TRUE(Complete(p)) << Messages(p);
  EXPECT_EQ(InputOf(p, "best", "x"), "map:sq:{index}.output[]");
  EXPECT_EQ(Edges(p),
            (Lines{"best ~> sorted", "map:sq:{index}.output -> best.x",
                   "map:sq:{index}.output -> sorted.xs", "nums.output -> map:sq:{index}.x"}));
}

TEST(DynamicChoices, KeysOfOneRoundDiffer) {
  const auto p = Dynamic(R"(found = {}
for n in nums().load():
    for k in (1, 2):
        found[n, k] = sq(n, k)
add(list(found.values()), id="all")
del found[1, 1]
add(list(found.values()), id="rest"))");
  EXPECT_EQ(InputOf(p, "all", "xs"), "[sq.output, sq_2.output]");
  EXPECT_FALSE(Complete(p));  // which of them is gone
}

TEST(DynamicChoices, TheSameStepUnderSeveralKeysIsOneCall) {
  const auto p = Dynamic(R"(n = one().load()
f = {1: src, 2: src, 3: sq}.get(n)
if f:
    f(5)
[src, sq, src][n](6, id="of_list"))");
  EXPECT_EQ(Steps(p), (Lines{"one", "src", "sq", "of_list(src)", "of_list_2(sq)"}));
}

TEST(DynamicChoices, RoundsThatMayGoOnForEverEnd) {
  const auto p = Dynamic(R"(import itertools
for i in itertools.count(1):
    if sq(i).load() >= 4: break
sink(1))");
  EXPECT_FALSE(Complete(p));
  EXPECT_TRUE(Contains(Messages(p), "rounds that may be the last one")) << Messages(p);
  EXPECT_GT(num_vertices(p), 100U);
}

}  // namespace
}  // namespace smgraph::zenml
