from zenml import step


@step
def fold(sheets: int) -> int:
    return sheets // 16


@step
def bind(signatures: int, cover: str) -> None:
    print(signatures, cover)
