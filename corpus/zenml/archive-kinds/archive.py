"""Documents are read by kind, page by page, and kept with what was found out about them."""
from functools import partial
from typing import Annotated, Any, Callable, Dict, List, Optional, Tuple

from zenml import pipeline, step


@step
def inspect(path: str) -> Dict[str, Any]:
    kind = path.rsplit(".", 1)[-1]
    return {"kind": kind, "pages": len(path) % 4, "lang": None if "x" in path else "de", "owner": {"name": "a"}}


@step
def read_text(path: str, page: int) -> str:
    return path


@step
def read_scan(path: str, page: int, dpi: int = 300, grey: bool = False) -> str:
    return path + str(dpi)


@step
def read_table(path: str, page: int) -> str:
    return path


@step
def guess_language(text: str) -> str:
    return "en"


@step
def translate(texts: List[str], lang: str) -> List[str]:
    return texts


@step
def keep(texts: List[str], lang: str) -> int:
    return len(texts)


@step
def refuse(path: str, kind: str) -> None:
    print("cannot read", path)


@step
def index(counts: List[int]) -> int:
    return sum(counts)


READERS: Dict[str, Callable] = {
    "txt": read_text,
    "csv": read_table,
    "pdf": partial(read_scan, dpi=600),
    "tif": partial(read_scan, grey=True),
}


def language(meta, texts):
    match meta:
        case {"lang": str(lang)}:
            return lang
        case _ if texts:
            return guess_language(texts[0])
        case _:
            return "unknown"


@pipeline(dynamic=True, enable_cache=False)
def archive(path: str = "letter.pdf", wanted: str = "de"):
    meta = inspect(path).load()
    reader = READERS.get(meta["kind"])
    if reader is None:
        refuse(path, meta["kind"])
        return None
    texts = [reader(path, page=number) for number in range(meta["pages"])]
    if not texts:
        return None
    lang = language(meta, texts)
    kept = keep(texts, lang)
    if meta["lang"] is not None and meta["lang"] != wanted:
        kept = keep(translate(texts, wanted), wanted)
    return index([kept])


if __name__ == "__main__":
    archive()
