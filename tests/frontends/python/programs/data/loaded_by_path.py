NAME = "by path"


def shout(text):
    return text.upper()
