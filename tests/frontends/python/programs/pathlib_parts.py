# More of pathlib, without files.
from pathlib import Path, PurePath

p = Path("/data") / "raw" / "2024" / "file.tar.gz"
print(p.parents[0], p.parents[1].name, len(p.parents), p.parts[-2:], p.anchor, p.stem, p.suffixes, p.with_stem("new") if hasattr(p, "with_stem") else "", p.is_relative_to("/data"))
print(p.relative_to("/data"), p.match("*.gz"), Path("a") / "/b", Path("a", "b", "c"), Path("a/./b"), str(Path("x/")), Path("a") < Path("b"), sorted([Path("b"), Path("a")])[0])
print(PurePath("a/b").joinpath("c", "d.txt"), f"{p.parent}", p.name.split("."), Path("no_suffix").suffix == "", Path(".hidden").suffix, Path("a.b/c").suffix, repr(Path("x")) == "PosixPath('x')", {Path("a"): 1}[Path("a")], "/".join(Path("a/b").parts))
