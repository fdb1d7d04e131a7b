# Bytes.
data = bytes(range(65, 70))
print(data, data[1], data[1:3], len(data), data + b"!", b"C" in data, data.find(b"C"), data.decode("ascii"))
print(b"a-b".split(b"-"), b",".join([b"x", b"y"]), b"abc".replace(b"b", b"_"), b"\x00\xff", b"tab\t\n", bytes(3), b"%d items" % 3 if False else b"")
import base64
import hashlib
print(base64.b64encode(b"hello").decode(), base64.b64decode("aGVsbG8="), "x".encode().hex())
print("é".encode("ascii", errors="ignore"), b"caf\xc3\xa9".decode("utf-8"), [b for b in b"ab"])
