"""pathlib: the folders above a path end where its text does, those of an absolute one at the root."""

from pathlib import Path, PurePosixPath

print(list(Path("a/b/c").parents), len(Path("a/b/c").parents), Path("a/b").parents[0])
print(list(Path("/a/b").parents), [str(p) for p in PurePosixPath("x").parents], [str(p) for p in Path("/").parents])
here = Path(__file__).resolve()
print(here.name, here.parents[0] == here.parent, len(here.parents) > 3)
print(here.parents[0] / "x" == here.parent / "x", here.parents[1] == here.parent.parent)
