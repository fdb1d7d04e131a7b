#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/exception_groups.h"
#include "frontends/python/internals.h"
#include "frontends/python/natives.h"
#include "graph/base/words.h"

// Objects of Python's own exceptions: what they have beside their arguments.
namespace smgraph::python {
namespace {

// Attributes by the class that has them. Where the program makes the exception, those with a place
// are its arguments if there are enough of them, and None otherwise.
struct OwnAttribute {
  std::string_view cls;
  std::string_view name;
  std::size_t place = 0;
  std::size_t least = 1;  // how many arguments there have to be
};
constexpr std::size_t kNoPlace = SIZE_MAX;
constexpr OwnAttribute kOwnAttributes[] = {
    {"AttributeError", "name", kNoPlace},
    {"AttributeError", "obj", kNoPlace},
    {"ImportError", "msg"},
    {"ImportError", "name", kNoPlace},
    {"ImportError", "path", kNoPlace},
    {"JSONDecodeError", "msg", 0, 3},
    {"JSONDecodeError", "doc", 1, 3},
    {"JSONDecodeError", "pos", 2, 3},
    {"JSONDecodeError", "lineno", kNoPlace},
    {"JSONDecodeError", "colno", kNoPlace},
    {"NameError", "name", kNoPlace},
    {"OSError", "errno", kNoPlace},
    {"OSError", "filename", kNoPlace},
    {"OSError", "filename2", kNoPlace},
    {"OSError", "strerror", kNoPlace},
    {"StopIteration", "value"},
    {"SyntaxError", "filename", kNoPlace},
    {"SyntaxError", "lineno", kNoPlace},
    {"SyntaxError", "msg"},
    {"SyntaxError", "offset", kNoPlace},
    {"SyntaxError", "text", kNoPlace},
    {"SystemExit", "code"},
};

// The name in quotes at the end of a message of Python's: "No module named 'x'".
std::string_view NameInQuotes(std::string_view message) {
  const std::size_t end = message.rfind('\'');
  const std::size_t begin =
      end == 0 || end == message.npos ? message.npos : message.rfind('\'', end - 1);
  return begin == message.npos ? "" : message.substr(begin + 1, end - begin - 1);
}

bool IsOf(Evaluator& e, Instance& exception, std::string_view cls) {
  return e.IsInstance(&exception, *e.BuiltinClass(cls));
}

// Of a group: its message and the exceptions in it.
Ref GroupAttribute(Evaluator& e, Instance& exception, std::string_view name) {
  if (!IsGroup(e, &exception)) return nullptr;
  const auto* given = As<Tuple>(exception.attributes.Find("args"));
  if (name == "message") return given->items[0];
  const auto inner = name == "exceptions" ? e.Elements(given->items[1], {}) : std::nullopt;
  return inner ? NewTuple(e, *inner) : nullptr;
}

Ref OwnAttributeOf(Evaluator& e, Instance& exception, std::string_view name) {
  const auto row = std::ranges::find_if(kOwnAttributes, [&](const OwnAttribute& own) {
    return own.name == name && IsOf(e, exception, own.cls);
  });
  if (row == std::end(kOwnAttributes)) return nullptr;
  const auto* given = As<Tuple>(exception.attributes.Find("args"));
  const bool enough = given != nullptr && given->items.size() >= row->least;
  return enough && row->place != kNoPlace ? given->items[row->place] : e.heap().none();
}

}  // namespace

void Evaluator::Impl::Describe(Evaluator& e, Instance& exception, std::string_view message) {
  const auto set = [&](std::string_view name, Ref value) { exception.attributes.Set(name, value); };
  const std::string_view cls = exception.cls->name;
  if (HasWord("AttributeError ImportError ModuleNotFoundError NameError", cls)) {
    set("name", e.heap_.str(std::string(NameInQuotes(message))));
  } else if (cls == "FileNotFoundError") {
    constexpr std::int64_t kNoEntry = 2;
    set("errno", e.heap_.integer(kNoEntry));
    set("strerror", e.heap_.str("No such file or directory"));
    set("filename", e.heap_.str(std::string(NameInQuotes(message))));
  } else if (cls == "ValidationError") {  // pydantic's: "1 validation error for Model\n…"
    constexpr std::string_view kFor = " error for ";
    const std::size_t at = message.find(kFor);
    const std::string_view model = at == message.npos ? "" : message.substr(at + kFor.size());
    set("title", e.heap_.str(std::string(model.substr(0, model.find('\n')))));
  } else if (cls == "JSONDecodeError") {
    for (const std::string_view name : {"msg", "doc", "pos", "lineno", "colno"})
      set(name, e.NewUnknown("where a text is no JSON", std::string(name), exception.span));
  }
}

Ref Evaluator::Impl::ExceptionAttribute(Evaluator& e, Instance& exception, std::string_view name) {
  const Ref cause = exception.attributes.Find("__cause__");
  if (name == "__suppress_context__") return e.heap_.boolean(cause != nullptr);
  if (name == "__context__" && !IsNone(cause)) return cause;
  if (HasWord("__cause__ __context__ __traceback__", name)) return e.heap_.none();
  if (const Ref of_group = GroupAttribute(e, exception, name)) return of_group;
  for (const Class* base : exception.cls->mro) {  // ValidationError.errors
    const Ref method =
        base->definition ? nullptr : e.LibraryObject(fmt::format("{}.{}", base->name, name));
    if (method != nullptr) return e.heap_.New<BoundMethod>(&exception, method);
  }
  return OwnAttributeOf(e, exception, name);
}

}  // namespace smgraph::python
