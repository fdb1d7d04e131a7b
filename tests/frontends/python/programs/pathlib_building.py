# Paths are built, not opened.
from pathlib import Path, PurePosixPath

base = Path("data") / "raw"
file = base / "part-1.tar.gz"
print(file, file.name, file.stem, file.suffix, file.suffixes, file.parent, file.parts)
print(file.with_suffix(".csv"), file.with_name("x.txt"), base.joinpath("a", "b"), str(base) + "/x")
print([p.name for p in [Path("a/b.py"), Path("c.txt")] if p.suffix == ".py"], Path("a") == Path("a/"), Path("/x").is_absolute())
print(PurePosixPath("s3") / "bucket" / "key", f"{base}/{file.name}", base.as_posix(), file.relative_to("data"))
