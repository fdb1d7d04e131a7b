# Encoding, bytes and joining.
data = "héllo".encode("utf-8")
print(data, len(data), data.decode(), b"ab" + b"c", b"abc"[0], b"abc"[1:], bytes([65, 66]), b"a,b".split(b","))
print(b"abc".hex(), bytes.fromhex("6162"), b"x".upper(), "".join(chr(c) for c in b"hi"), ord("a"), list(b"az"))
print(str(b"x"), b"abc".decode("ascii").upper(), bytes("a", "utf-8") == b"a", b"a" in b"cat")
