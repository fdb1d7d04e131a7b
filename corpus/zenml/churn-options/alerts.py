def notify_failure(exception: BaseException) -> None:
    print(exception)


def notify_success() -> None:
    print("ok")
