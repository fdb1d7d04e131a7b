# pathlib.
from pathlib import Path, PurePath

p = Path("data") / "nested" / "deep.txt"
print(p, p.name, p.stem, p.suffix, p.parent, p.parent.name, p.parts, str(p), repr(p))
print(Path("a", "b") / "c", Path("a") / Path("b"), "x" / Path("y"), Path("a/./b//c/"), Path("/abs") / "x", Path("a") / "/abs", Path())
print(p.with_suffix(".csv"), p.with_name("x.py"), p.with_stem("other"), p.joinpath("a", "b"), Path("m.tar.gz").suffixes, Path("m.tar.gz").stem, p.as_posix())
print(p.exists(), p.is_file(), p.is_dir(), p.parent.is_dir(), p.read_text(), Path("data/lines.txt").read_text().count("\n"))
print(Path("/a/b/c").parents[0], Path("/a/b/c").parents[1], Path("/a/b").is_absolute(), Path("a/b").is_absolute(), Path("a/b/c").relative_to("a"))
print(p == Path("data/nested/deep.txt"), p != Path("x"), Path("a") < Path("b"), isinstance(p, Path), f"{p}", p.parent / "other.txt")
print(sorted(str(x) for x in Path("data").glob("*.json")), sorted(x.name for x in Path("data").iterdir())[:2], [str(x) for x in sorted(Path("data").rglob("*.txt"))])
with p.open() as f:
    print(f.read())
with open(Path("data/lines.txt")) as f:
    print([line.strip() for line in f])
print({Path("a"): 1}[Path("a")], Path("dir.d/file").suffix, Path(".env").suffix, Path("a.b.c").with_suffix(""), Path("x").match("*.py"), Path("x.py").match("*.py"))
