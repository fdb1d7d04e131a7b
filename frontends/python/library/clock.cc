// time, uuid and secrets: values that differ from run to run. Names made of them
// read `Train-{time}`, `model-{uuid}`.
#include <algorithm>

#include "frontends/python/library/datetime.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {
namespace {

constexpr char kTimeReason[] = "current time";
constexpr char kTimeLabel[] = "time";
constexpr char kRandomReason[] = "random number";
constexpr char kRandomLabel[] = "random";
constexpr char kBytesReason[] = "random bytes";
constexpr char kUuidReason[] = "random identifier";
constexpr char kUuidLabel[] = "uuid";

// ---- time

// The datetime that the fields of a struct_time are; null when they are not known.
Ref MomentOf(Evaluator& ev, Ref fields, SourceSpan span) {
  constexpr std::size_t kFields = 6;  // up to the seconds
  const auto* given = As<Tuple>(fields);
  if (given == nullptr || given->items.size() < kFields || !Known(fields)) return nullptr;
  std::vector<Ref> parts(given->items.begin(), given->items.begin() + kFields);
  return ev.CallValue(ev.LibraryObject("datetime.datetime"), CallWith(std::move(parts), span));
}

Ref StrfTime(Evaluator& ev, const Call& call) {
  const std::string* format = TextIn(call.Argument(0, "format"));
  if (format == nullptr) return UnknownCall(ev, call);
  const Ref moment = MomentOf(ev, call.Argument(1, "t"), call.span);
  if (moment == nullptr) return UnknownMomentText(ev, *format, call.span);
  return ev.CallMethod(moment, "strftime", CallWith({call.Argument(0, "format")}, call.span));
}

// time.gmtime(seconds); without seconds it is now.
Ref GmTime(Evaluator& ev, const Call& call) {
  if (call.positional.empty() || IsNone(call.positional[0]))
    return HostValue<kTimeReason, kTimeLabel>(ev, call);
  const Ref moment = ev.CallValue(ev.LibraryObject("datetime.datetime.utcfromtimestamp"), call);
  const Ref made = ev.CallMethod(moment, "timetuple", CallWith({}, call.span));
  if (auto* fields = As<Tuple>(made)) fields->items.back() = ev.heap().integer(0);
  return made;
}

Ref StrpTime(Evaluator& ev, const Call& call) {
  const Ref given = call.Argument(1, "format");
  const Ref format = given == nullptr ? ev.heap().str("%a %b %d %H:%M:%S %Y") : given;
  const Ref moment = ev.CallValue(ev.LibraryObject("datetime.datetime.strptime"),
                                  CallWith({call.positional[0], format}, call.span));
  return ev.CallMethod(moment, "timetuple", CallWith({}, call.span));
}

// ---- uuid: an object whose text, .hex and the like are unknown; uuid.UUID("…") is known.

constexpr std::string_view kText = "%text";

Ref UuidText(Evaluator& ev, const Call& call) {
  const auto* uuid = As<Instance>(call.positional[0]);
  const Ref text = uuid == nullptr ? nullptr : uuid->attributes.Find(kText);
  return text == nullptr ? UnknownCall(ev, call) : text;
}

void InitUuid(Evaluator& ev, Instance& uuid) {
  const Ref given = uuid.attributes.Find("hex");
  uuid.attributes.Erase("hex");
  uuid.attributes.Set(kText,
                      IsNone(given) ? ev.NewUnknown(kUuidReason, kUuidLabel, uuid.span) : given);
}

Ref UuidAttribute(Evaluator& ev, Instance& uuid, std::string_view name) {
  constexpr std::string_view kNames[] = {"hex", "int", "urn", "bytes", "node", "time", "fields"};
  if (std::find(std::begin(kNames), std::end(kNames), name) == std::end(kNames)) return nullptr;
  const Ref text = uuid.attributes.Find(kText);
  const std::string* known = TextIn(text);
  if (known == nullptr || name != "hex") {
    return known == nullptr && text != nullptr ? text
                                               : ev.NewUnknown(kUuidReason, kUuidLabel, uuid.span);
  }
  std::string hex = *known;
  std::erase(hex, '-');
  return ev.heap().str(std::move(hex));
}

constexpr MethodModel kUuidMethods[] = {{"__str__", Counted<UuidText, 1, 1>}};

constexpr ClassModel kClasses[] = {
    {.name = "UUID",
     .spellings = "uuid.UUID",
     .signature = "(hex=None, **kwargs)",
     .tag = kLibraryTag,
     .methods = kUuidMethods,
     .attribute = UuidAttribute,
     .init = InitUuid},
};

Ref Uuid(Evaluator& ev, const Call& call) {
  return ev.CallValue(ev.ClassOf(kClasses[0]), CallWith({}, call.span));
}

constexpr FunctionModel kFunctions[] = {
    {"time.time time.time_ns time.monotonic time.perf_counter time.process_time "
     "time.localtime time.mktime time.ctime time.asctime",
     HostValue<kTimeReason, kTimeLabel>},
    {"time.gmtime", Counted<GmTime, 0, 1>},
    {"time.strftime", Counted<StrfTime, 1, 2>},
    {"time.strptime", Counted<StrpTime, 1, 2>},
    {"time.sleep numpy.random.seed", ReturnNone},
    {"uuid.uuid1 uuid.uuid4", Uuid},
    {"secrets.choice secrets.randbelow", HostValue<kRandomReason, kRandomLabel>},
    {"os.urandom secrets.token_hex secrets.token_urlsafe secrets.token_bytes",
     HostValue<kBytesReason, kRandomLabel>},
};

// Nothing of it is known: the text of numpy need not be read for it.
Ref NumpyRandom(Evaluator& ev) {
  return ev.NewOpaque(Opaque::Origin::kImport, nullptr, "numpy.random", {});
}

constexpr ValueModel kValues[] = {{"numpy.random", NumpyRandom}};

}  // namespace

Rows ClockRows() {
  return {.functions = kFunctions, .classes = kClasses, .values = kValues};
}

}  // namespace smgraph::python
