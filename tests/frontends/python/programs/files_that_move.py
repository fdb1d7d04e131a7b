import os
import pathlib
import shutil

here = pathlib.Path("files_that_move_made")
shutil.rmtree(here, ignore_errors=True)
here.mkdir()
(here / "a.txt").write_text("one")
print((here / "a.txt").rename(here / "b.txt").name)
print(sorted(p.name for p in here.glob("*.txt")), (here / "b.txt").read_text())
os.replace(here / "b.txt", here / "c.txt")
print(sorted(os.listdir(here)))
shutil.copy(here / "c.txt", here / "d.txt")
print(shutil.move(str(here / "d.txt"), str(here / "e.txt")))
print(sorted(os.listdir(here)), (here / "e.txt").read_text())
shutil.rmtree(here)
