# iter(function, sentinel): until the function gives the sentinel; what it gave is used once.
import io

words = ["prepare", "train", "", "evaluate", "STOP", "never"]
calls = []


def next_word():
    calls.append(len(calls))
    return words[len(calls) - 1]


print([word.upper() for word in iter(next_word, "STOP") if word], len(calls))
print(list(iter(lambda: 7, 7)))
lines = io.StringIO("a b\nc\n\nd")
print([line.strip() for line in iter(lines.readline, "")])
left = iter([3, 2, 1, 0, 9])
for number in iter(left.__next__, 0):
    print(number, end=" ")
print(next(left))
