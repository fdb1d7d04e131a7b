"""Names made of hashes, checksums and encodings of data that is known."""

import base64
import binascii
import hashlib
import html
import json
import unicodedata
import uuid
import zlib
from urllib.parse import parse_qs, parse_qsl, quote_plus, unquote_plus, urlencode, urlsplit, urlunsplit

config = {"b": 2, "a": [1, None, "x"]}
data = json.dumps(config, sort_keys=True).encode()
print(hashlib.md5(data).hexdigest()[:8], hashlib.sha1(data).hexdigest(), hashlib.new("sha256", data).hexdigest())
print(hashlib.sha224(b"").hexdigest(), hashlib.sha384(b"x").hexdigest()[-6:], hashlib.sha3_256(b"x").hexdigest()[:6])
state = hashlib.sha512()
for part in ("one", "two"):
    state.update(part.encode("utf-8"))
copied = state.copy()
copied.update(b"three")
print(state.hexdigest()[:12], copied.hexdigest()[:12], state.digest()[:2], state.name, state.digest_size)
print(int(hashlib.md5(b"bucket").hexdigest(), 16) % 8 if False else int(hashlib.md5(b"bucket").hexdigest()[:6], 16) % 8)
print(zlib.crc32(b"train"), binascii.crc32(b"train") % 4, zlib.adler32(b"train"), format(zlib.crc32(b""), "08x"))
try:
    hashlib.md5("text").hexdigest()
except TypeError as error:
    print(error)

print(binascii.hexlify(b"\x01\xfe"), binascii.unhexlify("01fe"), base64.urlsafe_b64encode(b"\xfb\xff\xfe"))
print(base64.urlsafe_b64decode("-__-"), base64.b32encode(b"hello you"), base64.b32encode(b""), base64.b16encode(b"ab"))

print(uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"), uuid.uuid3(uuid.NAMESPACE_URL, "a/b").hex)
print(str(uuid.uuid5(uuid.UUID("12345678-1234-5678-1234-567812345678"), "x"))[:8])

print(urlencode({"a": 1, "b c": "x/y&z"}), urlencode([("k", ["p", "q"])], doseq=True), quote_plus("a b/c"))
print(parse_qs("a=1&a=2&b=&c=x+y%21"), parse_qsl("a=1&b=", keep_blank_values=True), unquote_plus("a+b%2Fc"))
print(urlunsplit(("s3", "bucket", "key/x", "", "")), urlunsplit(urlsplit("https://h.org/p?q=1#f")))
print(html.escape('<a href="x">&'), html.escape("'q'", quote=False), unicodedata.normalize("NFKD", "plain"))

print(json.loads("[1.5, 2, -3]", parse_float=str, parse_int=lambda text: text + "!"))
print(json.loads('{"a": 1, "a": {"b": [1, {"c": 2}]}}', object_pairs_hook=list))
