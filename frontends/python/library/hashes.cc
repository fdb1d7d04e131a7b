// hashlib, the checksums of zlib, and identifiers made of names: of data that is known.
#include "frontends/python/library/hashes.h"

#include <vector>

#include <boost/crc.hpp>
#include <fmt/format.h>
#include <nettle/nettle-meta.h>

#include "frontends/python/library/in_python.h"
#include "frontends/python/library/library.h"
#include "frontends/python/natives.h"

namespace smgraph::python {

std::optional<std::string> Digest(const std::string& algorithm, std::string_view data) {
  const nettle_hash* hash = nettle_lookup_hash(algorithm.c_str());
  if (hash == nullptr) return std::nullopt;
  std::vector<std::max_align_t> context(hash->context_size / sizeof(std::max_align_t) + 1);
  std::vector<std::uint8_t> digest(hash->digest_size);
  hash->init(context.data());
  hash->update(context.data(), data.size(), reinterpret_cast<const std::uint8_t*>(data.data()));
  hash->digest(context.data(), digest.size(), digest.data());
  return std::string(digest.begin(), digest.end());
}

namespace {

constexpr char kHashReason[] = "hash of some data";
constexpr char kHashLabel[] = "hash";

// The bytes to hash; null when they are not known. Raises TypeError for text.
const std::string* DataIn(Evaluator& ev, Ref value, SourceSpan span) {
  if (value->kind == Kind::kStr)
    ev.Raise("TypeError", "Strings must be encoded before hashing", span);
  const auto* bytes = As<Bytes>(value);
  return bytes == nullptr ? nullptr : &bytes->value;
}

// smgraph.digest(algorithm, data)
Ref DigestOf(Evaluator& ev, const Call& call) {
  const std::string* algorithm = TextIn(call.positional[0]);
  const std::string* data = DataIn(ev, call.positional[1], call.span);
  const auto digest =
      algorithm == nullptr || data == nullptr ? std::nullopt : Digest(*algorithm, *data);
  return digest ? Ref(ev.heap().New<Bytes>(*digest))
                : ev.NewUnknown(kHashReason, kHashLabel, call.span);
}

// smgraph.hexdigest(algorithm, data)
Ref HexDigestOf(Evaluator& ev, const Call& call) {
  const Ref digest = DigestOf(ev, call);
  const auto* bytes = As<Bytes>(digest);
  if (bytes == nullptr) return digest;
  std::string text;
  for (const char c : bytes->value)
    text += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return ev.heap().str(std::move(text));
}

std::uint32_t Crc32(std::string_view data) {
  boost::crc_32_type crc;
  crc.process_bytes(data.data(), data.size());
  return crc.checksum();
}

std::uint32_t Adler32(std::string_view data) {
  constexpr std::uint32_t kModulus = 65521;
  std::uint32_t low = 1;
  std::uint32_t high = 0;
  for (const char c : data) {
    low = (low + static_cast<unsigned char>(c)) % kModulus;
    high = (high + low) % kModulus;
  }
  return high << 16 | low;
}

// Without a checksum to go on from.
template <std::uint32_t (*kChecksum)(std::string_view)>
Ref Checksum(Evaluator& ev, const Call& call) {
  const std::string* data = DataIn(ev, call.positional[0], call.span);
  if (data == nullptr || call.positional.size() > 1)
    return ev.NewUnknown(kHashReason, kHashLabel, call.span);
  return ev.heap().integer(kChecksum(*data));
}

constexpr FunctionModel kFunctions[] = {
    {"smgraph.digest", Counted<DigestOf, 2, 2>},
    {"smgraph.hexdigest", Counted<HexDigestOf, 2, 2>},
    {"zlib.adler32", Counted<Checksum<Adler32>, 1, 2>},
    {"zlib.crc32 binascii.crc32", Counted<Checksum<Crc32>, 1, 2>},
};

}  // namespace

Rows HashRows() {
  return {.functions = kFunctions};
}

const std::string_view kHashlibText = R"py(
import smgraph


class _Hash:
    def __init__(self, name, data=b""):
        self.name, self._data = name, data

    def update(self, data):
        self._data = self._data + data

    def copy(self):
        return _Hash(self.name, self._data)

    def digest(self):
        return smgraph.digest(self.name, self._data)

    def hexdigest(self):
        return smgraph.hexdigest(self.name, self._data)

    @property
    def digest_size(self):
        return len(self.digest())


def new(name, data=b"", **options):
    return _Hash(name.lower(), data)


def _named(name):
    return lambda data=b"", **options: _Hash(name, data)


md5, sha1, sha224, sha256 = _named("md5"), _named("sha1"), _named("sha224"), _named("sha256")
sha384, sha512, sha3_256 = _named("sha384"), _named("sha512"), _named("sha3_256")
sha3_512 = _named("sha3_512")
blake2b = blake2s = _named("")  # not known


def file_digest(fileobj, digest):
    return new(digest, fileobj.read()) if isinstance(digest, str) else digest(fileobj.read())
)py";

const std::string_view kHmacText = R"py(
import hashlib


def new(key, msg=None, digestmod=""):
    return hashlib._Hash("", b"")
)py";

const std::string_view kUuidText = R"py(
import smgraph
from uuid import UUID, uuid4

NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")


def _named(algorithm, version, namespace, name):
    data = name.encode()
    if not (smgraph.is_known(data) and smgraph.is_known(namespace.hex)):
        return uuid4()
    text = smgraph.hexdigest(algorithm, bytes.fromhex(namespace.hex) + data)
    variant = "89ab"[int(text[16], 16) & 3]
    return UUID(f"{text[:8]}-{text[8:12]}-{version}{text[13:16]}-{variant}{text[17:20]}-{text[20:32]}")


def uuid3(namespace, name):
    return _named("md5", 3, namespace, name)


def uuid5(namespace, name):
    return _named("sha1", 5, namespace, name)
)py";

}  // namespace smgraph::python
