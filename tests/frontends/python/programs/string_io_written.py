# What is written to StringIO and BytesIO, by whom and where.
import io
import sys

buffer = io.StringIO()
print(buffer.write("abc"), buffer.getvalue(), buffer.tell())
print("line", 2, file=buffer)
buffer.writelines(["x\n", "y\n"])
buffer.seek(0)
print([line.rstrip() for line in buffer])
buffer.seek(1)
buffer.write("ZZZZ")
print(repr(buffer.getvalue()), repr(buffer.read()))
started = io.StringIO("first\n")
started.write("s")
print(repr(started.getvalue()))
with io.StringIO() as block:
    for name in ("a", "b"):
        block.write(f"{name}={len(name)};")
    print(block.getvalue().split(";"))
data = io.BytesIO(b"12")
data.seek(0, 2)
data.write(b"34")
print(data.getvalue())
