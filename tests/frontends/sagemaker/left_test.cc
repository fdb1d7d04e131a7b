#include <gtest/gtest.h>

#include "tests/frontends/sagemaker/program.h"
#include "tests/frontends/sagemaker/reading.h"

// Statements that are left under a condition that is not known: what comes behind is there where it
// does not hold; a handler that catches the exception, where it does.
namespace smgraph::sagemaker {
namespace {

TEST(Caught, HandlerAndRestOfTheBody) {
  EXPECT_EQ(
      GuardedSteps(R"(
try:
    steps.append(T("Before"))
    if mode == "b":
        raise ValueError(mode)
    steps.append(T("After"))
except ValueError:
    steps.append(T("Handler"))
else:
    steps.append(T("Else"))
finally:
    steps.append(T("Finally"))
)"),
      "Before; Handler if {MODE} == 'b'; Finally; After if {MODE} != 'b'; Else if {MODE} != 'b'");
}

TEST(Caught, StateIsThatOfTheRaise) {
  EXPECT_EQ(GuardedSteps(R"(
name = "Old"
made = ["A"]
try:
    own = ["X"]
    if mode == "b":
        own.append("Y")
        raise KeyError(mode)
    own.append("Z")
    name = "New"
    made.clear()
except KeyError:
    steps.append(T(name))
    steps.extend(T(n) for n in made + own)
)"),
            "Old if {MODE} == 'b'; A if {MODE} == 'b'; X if {MODE} == 'b'; Y if {MODE} == 'b'");
}

TEST(Caught, FromFunctionsThatReturnOtherwise) {
  EXPECT_EQ(GuardedSteps(R"(
def choose():
    if mode == "a":
        return "A"
    raise LookupError(mode)

try:
    choose()
    steps.append(T("Chosen"))
except KeyError:
    steps.append(T("NoKeyError"))
except LookupError:
    steps.append(T("None"))
)"),
            "None if {MODE} != 'a'; Chosen if {MODE} == 'a'");
}

TEST(Caught, EachByItsHandler) {
  EXPECT_EQ(GuardedSteps(R"(
try:
    if mode == "a":
        raise KeyError
    if mode == "b":
        raise IndexError
except KeyError:
    steps.append(T("Key"))
except IndexError:
    steps.append(T("Index"))
)"),
            "Index if {MODE} != 'a' and {MODE} == 'b'; Key if {MODE} == 'a'");
}

TEST(Caught, ByAStatementAround) {
  EXPECT_EQ(GuardedSteps(R"(
class Closing:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, trace):
        steps.append(T("Closed" if kind is None else "Broken"))

try:
    with Closing():
        try:
            if mode == "b":
                raise KeyError
        except IndexError:
            steps.append(T("Never"))
        finally:
            steps.append(T("Inner"))
except KeyError:
    steps.append(T("Handler"))
)"),
            "Inner; Broken if {MODE} == 'b'; Handler if {MODE} == 'b'; Closed if {MODE} != 'b'");
}

TEST(Caught, SuppressedByAManager) {
  EXPECT_EQ(GuardedSteps(R"(
import contextlib
with contextlib.suppress(KeyError):
    {"a": 1}[mode] if mode != "a" else None
    if mode == "b":
        raise KeyError
    steps.append(T("Rest"))
steps.append(T("Later"))
)"),
            "Rest if {MODE} == 'a' and not ({MODE} == 'a' and {MODE} == 'b'); Later");
}

TEST(Caught, InAGenerator) {
  EXPECT_EQ(GuardedSteps(R"(
def produce():
    for name in "ab":
        try:
            if mode == name:
                raise KeyError
            yield T("Good" + name)
        except KeyError:
            yield T("Bad" + name)

steps.extend(produce())
)"),
            "Bada if {MODE} == 'a'; Gooda if {MODE} != 'a'; Badb if {MODE} == 'b'; Goodb if {MODE} "
            "!= 'b'");
}

TEST(Caught, ContinueOfALoop) {
  EXPECT_EQ(GuardedSteps(R"(
for name in "ab":
    try:
        if mode == name:
            raise KeyError
    except KeyError:
        continue
    steps.append(T(name))
)"),
            "a if {MODE} != 'a'; b if {MODE} != 'b'");
}

TEST(Caught, ByAHandlerThatEndsTheProgram) {
  EXPECT_EQ(GuardedSteps(R"(
import sys
try:
    if mode == "b":
        raise ValueError(mode)
    steps.append(T("A"))
except Exception as error:
    print(error)
    sys.exit(1)
steps.append(T("B"))
)"),
            "A; B");
}

TEST(Caught, NobodyCatchesIt) {
  EXPECT_EQ(GuardedSteps(R"(
try:
    if mode == "b":
        raise ValueError(mode)
    steps.append(T("A"))
except KeyError:
    steps.append(T("Handler"))
)"),
            "A");
}

TEST(Caught, RoundsOfALoopOverSomethingUnknown) {
  EXPECT_EQ(GuardedSteps(R"(
try:
    for line in open("LINES"):
        if line == "bad":
            raise ValueError(line)
    steps.append(T("Good"))
except ValueError:
    steps.append(T("Bad"))
)"),
            "Bad if {a round raises}; Good if not ({a round raises})");
}

// What a loop or function does behind the point at which it was left under a condition.
TEST(Left, RoundsOfALoop) {
  EXPECT_EQ(GuardedSteps(R"(
for name in "ab":
    if mode == name:
        continue
    steps.append(T(name))
)"),
            "a if {MODE} != 'a'; b if {MODE} != 'b'");
}

TEST(Left, ALoop) {
  EXPECT_EQ(GuardedSteps(R"(
for name in "ab":
    if mode == name:
        steps.append(T("Last" + name))
        break
    steps.append(T(name))
)"),
            "Lasta if {MODE} == 'a'; a if {MODE} != 'a'; Lastb if {MODE} != 'a' and {MODE} == 'b'; "
            "b if {MODE} != 'a' and not ({MODE} != 'a' and {MODE} == 'b')");
}

TEST(Left, AFunction) {
  EXPECT_EQ(GuardedSteps(R"(
settings = {"size": "Small"}
def add():
    steps.append(T("First"))
    if mode == "a":
        return
    settings["size"] = "Large"
    steps.append(T("Second"))
add()
steps.append(T(settings["size"]))
)"),
            "First; Second if {MODE} != 'a'; {Small}");
}

TEST(Left, WhatMayNotBeThereYet) {
  EXPECT_EQ(
      GuardedSteps(R"(
tree = {}
for name in "ab":
    if mode == name:
        continue
    tree.setdefault("names", {})[name] = 1
for key, names in tree.items():
    for name, _ in names.items():
        steps.append(T(name))
)"),
      "a if not ({MODE} == 'a' and {MODE} == 'b') and {MODE} == 'b' or {MODE} != 'b' and "
      "{MODE} != 'a'; b if {MODE} != 'b' and {MODE} == 'a' or {MODE} != 'b' and {MODE} != 'a'");
}

TEST(Left, AGenerator) {
  EXPECT_EQ(GuardedSteps(R"(
def produce():
    for name in "ab":
        if mode == name:
            continue
        yield T(name)
    if mode == "none":
        return
    yield T("Last")
steps.extend(produce())
)"),
            "a if {MODE} != 'a'; b if {MODE} != 'b'; Last if {MODE} != 'none'");
}

TEST(Left, InsideAnArm) {
  EXPECT_EQ(GuardedSteps(R"(
kind = open("KIND").read()
for name in "a":
    if kind == "k":
        steps.append(T("Inner"))
        if mode == "m":
            continue
        steps.append(T("Rest"))
    steps.append(T("Last"))
)"),
            "Inner if {KIND} == 'k'; Rest if not ({KIND} == 'k' and {MODE} == 'm') and {KIND} == "
            "'k'; Last if not ({KIND} == 'k' and {MODE} == 'm')");
}

}  // namespace
}  // namespace smgraph::sagemaker
