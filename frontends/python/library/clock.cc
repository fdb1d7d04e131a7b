// time, uuid, random, secrets and hashlib: values that differ from run to run. Names made of them
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
constexpr char kHashReason[] = "hash of some data";
constexpr char kHashLabel[] = "hash";

// ---- time

Ref StrfTime(Evaluator& ev, const Call& call) {
  const std::string* format = TextIn(call.Argument(0, "format"));
  return format == nullptr ? UnknownCall(ev, call) : UnknownMomentText(ev, *format, call.span);
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

// ---- hashlib

Ref Hash(Evaluator& ev, const Call& call);

constexpr MethodModel kHashMethods[] = {
    {"copy", ReturnFirst},
    {"digest", HostValue<kHashReason, kHashLabel>},
    {"hexdigest", HostValue<kHashReason, kHashLabel>},
    {"update", ReturnNone},
};

constexpr ClassModel kClasses[] = {
    {.name = "UUID",
     .spellings = "uuid.UUID",
     .signature = "(hex=None, **kwargs)",
     .tag = kLibraryTag,
     .methods = kUuidMethods,
     .attribute = UuidAttribute,
     .init = InitUuid},
    {.name = "HASH",
     .spellings = "hashlib._Hash",
     .signature = "(**kwargs)",
     .tag = kLibraryTag,
     .methods = kHashMethods},
};

Ref Uuid(Evaluator& ev, const Call& call) {
  return ev.CallValue(ev.ClassOf(kClasses[0]), CallWith({}, call.span));
}

Ref Hash(Evaluator& ev, const Call& call) {
  return ev.NewInstance(ev.ClassOf(kClasses[1]), call.span);
}

// random.sample and random.choices: as many unknown elements as asked for.
Ref Sample(Evaluator& ev, const Call& call) {
  const auto count = IntegerIn(call.Argument(1, "k"));
  constexpr std::int64_t kMost = 10'000;
  if (!count || *count < 0 || *count > kMost) return UnknownCall(ev, call);
  std::vector<Ref> items;
  for (std::int64_t i = 0; i < *count; ++i)
    items.push_back(ev.NewUnknown("random choice", kRandomLabel, call.span));
  return NewList(ev, std::move(items));
}

constexpr FunctionModel kFunctions[] = {
    {"time.time time.time_ns time.monotonic time.perf_counter time.process_time time.gmtime "
     "time.localtime time.mktime time.ctime time.asctime calendar.timegm",
     HostValue<kTimeReason, kTimeLabel>},
    {"time.strftime", Counted<StrfTime, 1, 2>},
    {"time.sleep random.seed random.shuffle numpy.random.seed", ReturnNone},
    {"uuid.uuid1 uuid.uuid3 uuid.uuid4 uuid.uuid5", Uuid},
    {"random.random random.randint random.randrange random.uniform random.choice random.gauss "
     "random.normalvariate random.getrandbits secrets.choice secrets.randbelow",
     HostValue<kRandomReason, kRandomLabel>},
    {"os.urandom secrets.token_hex secrets.token_urlsafe secrets.token_bytes",
     HostValue<kBytesReason, kRandomLabel>},
    {"random.sample random.choices", Counted<Sample, 1, kMany>},
    {"hashlib.md5 hashlib.sha1 hashlib.sha224 hashlib.sha256 hashlib.sha384 hashlib.sha512 "
     "hashlib.blake2b hashlib.blake2s hashlib.new hmac.new",
     Hash},
    {"zlib.crc32 zlib.adler32 binascii.crc32", HostValue<kHashReason, kHashLabel>},
};

}  // namespace

Rows ClockRows() {
  return {.functions = kFunctions, .classes = kClasses};
}

}  // namespace smgraph::python
