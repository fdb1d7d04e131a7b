# Texts built in loops.
text = ""
for i, word in enumerate(["a", "b", "c"]):
    text += word if i == 0 else f", {word}" if i < 2 else f" and {word}"
print(text)
lines = []
for level, name in [(0, "root"), (1, "kid"), (2, "leaf")]:
    lines.append("  " * level + "- " + name)
print("\n".join(lines))
print("".join(["<", *("=" * 3), ">"]), "-".join(str(i) for i in range(3)), " ".join(["x"] * 3), "ab".join("--"), "%s" * 2 % ("a", "b"), "".join(sorted("hello", reverse=True)), "a" + str(1) + repr("b"), "x".join([]) == "")
text *= 2
print(len(text), text[::4], text.split(", ")[0], text.upper().find("B"))
