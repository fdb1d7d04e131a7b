// open() and file objects. What is read comes from the project's files; what is written exists in
// the evaluation only. A file outside the project reads as an Unknown that is named after it.
#include "frontends/python/library/files.h"

#include <algorithm>

#include <fmt/format.h>

#include "frontends/python/builtins/builtins.h"
#include "frontends/python/format.h"
#include "frontends/python/library/library.h"
#include "frontends/python/library/paths.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

// Attributes of a file object that user code does not see.
constexpr std::string_view kText = "%text";          // Str, Bytes or unknown; absent when writing
constexpr std::string_view kPosition = "%position";  // bytes read so far
constexpr std::string_view kTarget = "%target";      // path of a file that is being written
constexpr std::string_view kWritten = "%written";    // True: what it holds so far is known

Instance* Self(const Call& call) {
  return call.positional.empty() ? nullptr : As<Instance>(call.positional[0]);
}

Ref InMode(Evaluator& ev, Ref text, std::string_view mode) {
  const std::string* known = TextIn(text);
  const bool binary = known != nullptr && mode.find('b') != std::string_view::npos;
  return binary ? ev.heap().New<Bytes>(*known) : text;
}

// What a file holds that is open for writing and for reading; null for others.
Ref WrittenSoFar(Evaluator& ev, const Instance& file) {
  const Ref target = file.attributes.Find(kTarget);
  const std::string* mode = TextIn(file.attributes.Find("mode"));
  const bool reads = target != nullptr && mode != nullptr && mode->find('+') != std::string::npos;
  return reads ? InMode(ev, ReadFile(ev, target, file.span), *mode) : nullptr;
}

// The text that is left behind the position; null for files that are not there for reading.
Ref Rest(Evaluator& ev, Instance& file) {
  Ref text = file.attributes.Find(kText);
  if (text == nullptr) text = WrittenSoFar(ev, file);
  const auto* known = As<Str>(text);
  const auto* bytes = As<Bytes>(text);
  if (known == nullptr && bytes == nullptr) return text;
  const std::string& all = known != nullptr ? known->value : bytes->value;
  const auto position =
      static_cast<std::size_t>(IntegerIn(file.attributes.Find(kPosition)).value_or(0));
  const std::string rest = all.substr(std::min(position, all.size()));
  return known != nullptr ? ev.heap().str(rest) : ev.heap().New<Bytes>(rest);
}

void Advance(Evaluator& ev, Instance& file, std::size_t bytes) {
  const std::int64_t before = IntegerIn(file.attributes.Find(kPosition)).value_or(0);
  ev.Touch(&file);
  file.attributes.Set(kPosition, ev.heap().integer(before + static_cast<std::int64_t>(bytes)));
}

const std::string* Data(Ref text) {
  if (const auto* bytes = As<Bytes>(text)) return &bytes->value;
  return TextIn(text);
}

Ref SameKind(Evaluator& ev, Ref like, std::string data) {
  if (like->kind == Kind::kBytes) return ev.heap().New<Bytes>(std::move(data));
  return NewText(ev, std::move(data));
}

Ref Read(Evaluator& ev, const Call& call) {
  Instance* file = Self(call);
  const Ref rest = file == nullptr ? nullptr : Rest(ev, *file);
  if (rest == nullptr) return ev.heap().str("");
  const std::string* data = Data(rest);
  if (data == nullptr) return rest;
  const std::int64_t most = IntegerOr(ev, call.Argument(1, "size"), -1, call);
  const std::size_t size =
      most < 0 ? data->size() : std::min(data->size(), static_cast<std::size_t>(most));
  Advance(ev, *file, size);
  return SameKind(ev, rest, data->substr(0, size));
}

Ref ReadLine(Evaluator& ev, const Call& call) {
  Instance* file = Self(call);
  const Ref rest = file == nullptr ? nullptr : Rest(ev, *file);
  if (rest == nullptr) return ev.heap().str("");
  const std::string* data = Data(rest);
  if (data == nullptr) return ev.NewOpaque(Opaque::Origin::kElement, rest, "", call.span);
  const std::size_t end = data->find('\n');
  const std::size_t size = end == std::string::npos ? data->size() : end + 1;
  Advance(ev, *file, size);
  return SameKind(ev, rest, data->substr(0, size));
}

// The lines that are left, with their ends; nothing when they are not known.
std::optional<std::vector<Ref>> Lines(Evaluator& ev, Instance& file) {
  const Ref rest = Rest(ev, file);
  if (rest == nullptr) return std::vector<Ref>{};
  const std::string* data = Data(rest);
  if (data == nullptr) return std::nullopt;
  std::vector<Ref> lines;
  for (std::size_t begin = 0; begin < data->size();) {
    const std::size_t end = std::min(data->find('\n', begin), data->size() - 1) + 1;
    lines.push_back(SameKind(ev, rest, data->substr(begin, end - begin)));
    begin = end;
  }
  Advance(ev, file, data->size());
  return lines;
}

Ref ReadLines(Evaluator& ev, const Call& call) {
  Instance* file = Self(call);
  if (file == nullptr) return UnknownCall(ev, call);
  auto lines = Lines(ev, *file);
  return lines ? NewList(ev, std::move(*lines)) : UnknownCall(ev, call);
}

Ref Iterate(Evaluator& ev, const Call& call) {
  Instance* file = Self(call);
  if (file == nullptr) return UnknownCall(ev, call);
  auto lines = Lines(ev, *file);
  if (lines) return NewIterator(ev, std::move(*lines));
  return ev.OpaqueOperation("lines", file->attributes.Find(kText), nullptr, call.span);
}

Ref Next(Evaluator& ev, const Call& call) {
  const Ref line = ReadLine(ev, call);
  const std::string* data = Data(line);
  if (data != nullptr && data->empty()) ev.Raise("StopIteration", "", call.span);
  return line;
}

// Writes to a StringIO or BytesIO where it stands.
void PutInMemory(Evaluator& ev, Instance& file, const std::string* text) {
  const Ref held = file.attributes.Find(kText);
  const std::string* before = held == nullptr ? nullptr : Data(held);
  if (held == nullptr) return;
  ev.Touch(&file);
  if (text == nullptr || before == nullptr) {
    file.attributes.Set(kText, ev.NewUnknown("what is written to memory", "text", file.span));
    return;
  }
  const auto at = static_cast<std::size_t>(IntegerIn(file.attributes.Find(kPosition)).value_or(0));
  std::string all = *before;
  all.resize(std::max(all.size(), at));
  all.replace(at, std::min(text->size(), all.size() - at), *text);
  ev.CheckBytes(all.size());
  file.attributes.Set(kText, SameKind(ev, held, std::move(all)));
  Advance(ev, file, text->size());
}

// Adds to a file that is open for writing; null: something that is not known.
void Put(Evaluator& ev, Instance& file, const std::string* text) {
  const Ref path = file.attributes.Find(kTarget);
  if (path == nullptr) return PutInMemory(ev, file, text);
  const auto name = FileName(path);
  const auto target = name ? PlacedPath(ev, *name) : std::nullopt;
  if (!target) return;
  const bool begins = file.attributes.Find(kWritten) == nullptr;
  const std::string* mode = TextIn(file.attributes.Find("mode"));
  const bool adds = mode != nullptr && mode->find('a') != std::string::npos;
  auto before = begins && !(adds && ev.files().Exists(*target)) ? "" : ev.files().ReadText(*target);
  const bool known = text != nullptr && before && ev.path() == nullptr;
  ev.Touch(&file);
  file.attributes.Set(kWritten, ev.heap().boolean(true));
  ev.files().AddVirtual(*target, known ? std::optional(*before + *text) : std::nullopt);
  if (!known) return;
  const auto end = static_cast<std::int64_t>(before->size() + text->size());
  file.attributes.Set(kPosition, ev.heap().integer(end));
}

Ref Write(Evaluator& ev, const Call& call) {
  const std::string* text = Data(call.positional.size() > 1 ? call.positional[1] : nullptr);
  if (Instance* file = Self(call)) Put(ev, *file, text);
  return ev.heap().integer(text == nullptr ? 0 : static_cast<std::int64_t>(text->size()));
}

Ref WriteLines(Evaluator& ev, const Call& call) {
  Instance* file = Self(call);
  if (file == nullptr) return ev.heap().none();
  for (const Ref line :
       ev.Elements(call.positional[1], call.span).value_or(std::vector<Ref>{ev.heap().none()}))
    Put(ev, *file, Data(line));
  return ev.heap().none();
}

Ref Tell(Evaluator& ev, const Call& call) {
  const Instance* file = Self(call);
  const bool known = file != nullptr && Data(file->attributes.Find(kText)) != nullptr;
  if (!known) return UnknownCall(ev, call);
  return ev.heap().integer(IntegerIn(file->attributes.Find(kPosition)).value_or(0));
}

Ref Seek(Evaluator& ev, const Call& call) {
  Instance* file = Self(call);
  std::int64_t to = IntegerOr(ev, call.Argument(1, "offset"), 0, call);
  const std::int64_t whence = IntegerOr(ev, call.Argument(2, "whence"), 0, call);
  if (file != nullptr) {
    const std::string* all = Data(file->attributes.Find(kText));
    if (whence == 1) to += IntegerIn(file->attributes.Find(kPosition)).value_or(0);
    if (whence == 2 && all != nullptr) to += static_cast<std::int64_t>(all->size());
    ev.Touch(file);
    file->attributes.Set(kPosition, ev.heap().integer(std::max<std::int64_t>(to, 0)));
  }
  return ev.heap().integer(to);
}

Ref GetValue(Evaluator& ev, const Call& call) {
  Instance* file = Self(call);
  const Ref text = file == nullptr ? nullptr : file->attributes.Find(kText);
  return text == nullptr ? ev.NewUnknown("text written to memory", "text", call.span) : text;
}

constexpr MethodModel kFileMethods[] = {
    {"__enter__", ReturnFirst},
    {"__exit__", ReturnNone},
    {"__iter__", Counted<Iterate, 1, kMany>},
    {"__next__", Counted<Next, 1, kMany>},
    {"close", ReturnNone},
    {"flush", ReturnNone},
    {"getvalue", Counted<GetValue, 1, kMany>},
    {"read", Counted<Read, 1, kMany>},
    {"readline", Counted<ReadLine, 1, kMany>},
    {"readlines", Counted<ReadLines, 1, kMany>},
    {"seek", Counted<Seek, 1, kMany>},
    {"tell", Tell},
    {"truncate", ReturnNone},
    {"write", Counted<Write, 1, kMany>},
    {"writelines", Counted<WriteLines, 2, 2>},
};

constexpr ClassModel kClasses[] = {
    {.name = "TextIOWrapper",
     .spellings = "io.TextIOWrapper io.BufferedReader",
     .signature = "(name=None, **kwargs)",
     .tag = kLibraryTag,
     .methods = kFileMethods},
};

Ref StringFile(Evaluator& ev, const Call& call) {
  const Ref text = call.Argument(0, "initial_value");
  return NewTextFile(ev, text == nullptr ? ev.heap().str("") : text, call.span);
}

Ref BytesFile(Evaluator& ev, const Call& call) {
  const Ref data = call.Argument(0, "initial_bytes");
  return NewTextFile(ev, data == nullptr ? ev.heap().New<Bytes>("") : data, call.span);
}

Ref Open(Evaluator& ev, const Call& call) {
  const Ref given = call.Argument(0, "file");
  if (given == nullptr) ev.Raise("TypeError", "open() missing the file", call.span);
  return ev.MapChoice(given, [&](Ref file) {
    const Ref path = PathText(ev, file, call.span);
    if (path == nullptr) {
      ev.Raise("TypeError",
               fmt::format("expected str, bytes or os.PathLike object, not {}", TypeName(file)),
               call.span);
    }
    const std::string* mode = TextIn(call.Argument(1, "mode"));
    return OpenFile(ev, path, mode == nullptr ? "r" : *mode, call.span);
  });
}

constexpr FunctionModel kFunctions[] = {
    {"open io.open codecs.open", Counted<Open, 1, 8>},
    {"io.StringIO", StringFile},
    {"io.BytesIO", BytesFile},
};

Ref UnknownFile(Evaluator& ev, Ref path, SourceSpan span) {
  std::string name;
  const bool named = TextOf(path, name);
  Unknown* contents =
      ev.NewUnknown(named ? fmt::format("contents of {}, which is not in the project", name)
                          : "contents of a file",
                    named ? name.substr(name.find_last_of('/') + 1) : LabelOf(path), span);
  contents->inputs.push_back(path);
  return contents;
}

}  // namespace

Rows FileRows() {
  return {.functions = kFunctions, .classes = kClasses};
}

Ref PathText(Evaluator& ev, Ref path, SourceSpan span) {
  if (path->kind == Kind::kStr || path->kind == Kind::kTemplate) return path;
  if (Unsure(path)) return GapText(ev, path);
  if (const auto* bytes = As<Bytes>(path)) return ev.heap().str(bytes->value);
  auto* instance = As<Instance>(path);
  if (instance == nullptr) return nullptr;
  if (const Ref own = CallSpecial(ev, *instance, "__fspath__", CallWith({}, span))) return own;
  if (instance->payload != nullptr) return PathText(ev, instance->payload, span);
  const bool declared = instance->cls->model != nullptr || instance->cls->opaque_base;
  return declared ? GapText(ev, path) : nullptr;
}

namespace {

std::optional<std::string> PlaceOf(Evaluator& ev, Ref path) {
  const auto name = FileName(path);
  return name ? PlacedPath(ev, *name) : std::nullopt;
}

}  // namespace

Ref ReadFile(Evaluator& ev, Ref path, SourceSpan span) {
  const auto name = PlaceOf(ev, path);
  auto text = name ? ev.files().ReadText(*name) : std::nullopt;
  if (text) return NewText(ev, std::move(*text));
  const auto unknown = [&] { return UnknownFile(ev, path, span); };
  // Code that does not expect it would end there, so that the file will be there when it runs.
  if (!name || !ev.Expects("FileNotFoundError")) return unknown();
  return ev.Branch(PathExists(ev, path, "exists", span), span, unknown, [&]() -> Ref {
    ev.Raise("FileNotFoundError",
             fmt::format("[Errno 2] No such file or directory: '{}'",
                         TextIn(path) == nullptr ? LabelOf(path) : *TextIn(path)),
             span);
  });
}

void WriteFile(Evaluator& ev, Ref path, Ref text) {
  const auto target = PlaceOf(ev, path);
  const std::string* known = ev.path() == nullptr ? Data(text) : nullptr;
  if (target)
    ev.files().AddVirtual(*target, known == nullptr ? std::nullopt : std::optional(*known));
}

void RemoveFile(Evaluator& ev, Ref path) {
  const auto name = PlaceOf(ev, path);
  if (name && ev.path() == nullptr) ev.files().Remove(*name);
}

Ref CopyFile(Evaluator& ev, Ref from, Ref to, bool moves, SourceSpan span) {
  const std::string* source = TextIn(from);
  const std::string* target = TextIn(to);
  if (source != nullptr && target != nullptr && ev.files().IsDirectory(*target))
    to = ev.heap().str(*target + "/" + source->substr(source->rfind('/') + 1));
  const auto name = PlaceOf(ev, from);
  auto text = name ? ev.files().ReadText(*name) : std::nullopt;
  WriteFile(ev, to, text ? Ref(NewText(ev, std::move(*text))) : UnknownFile(ev, from, span));
  if (moves) RemoveFile(ev, from);
  return to;
}

Ref NewTextFile(Evaluator& ev, Ref text, SourceSpan span) {
  Instance* file = ev.NewInstance(ev.ClassOf(kClasses[0]), span);
  if (text != nullptr) file->attributes.Set(kText, text);
  return file;
}

Ref OpenFile(Evaluator& ev, Ref path, std::string_view mode, SourceSpan span) {
  const bool writes = mode.find_first_of("wax") != std::string_view::npos;
  const Ref text = writes ? nullptr : ReadFile(ev, path, span);
  const Ref file = NewTextFile(ev, InMode(ev, text, mode), span);
  // Nothing is known of what it will hold: not all that writes is followed.
  const auto name = writes ? FileName(path) : std::nullopt;
  if (name) {
    static_cast<Instance*>(file)->attributes.Set(kTarget, path);
    const bool adds = mode.find('a') != std::string_view::npos;
    if (!adds) ev.files().AddVirtual(*name, std::nullopt);
  }
  static_cast<Instance*>(file)->attributes.Set("name", path);
  static_cast<Instance*>(file)->attributes.Set("mode", ev.heap().str(std::string(mode)));
  return file;
}

Ref RestOfFile(Evaluator& ev, Ref file, SourceSpan span) {
  auto* instance = As<Instance>(file);
  if (instance == nullptr || instance->cls->model != &kClasses[0]) return nullptr;
  const Ref rest = Rest(ev, *instance);
  if (rest == nullptr) return ev.NewUnknown("file that is open for writing", "file", span);
  if (const std::string* data = Data(rest)) Advance(ev, *instance, data->size());
  return rest;
}

}  // namespace smgraph::python
