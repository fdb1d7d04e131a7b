# Text that is read like a file.
import io

f = io.StringIO("line one\nline two\n\nlast")
print(f.readline(), f.read(4), [l.strip() for l in f], f.read() == "")
for n, line in enumerate("x\ny".split("\n"), 1):
    print(n, line)
