# textwrap and columns.
import textwrap

text = "one two three four five six seven"
print(textwrap.wrap(text, 12), textwrap.fill("a b c", 3), textwrap.shorten("hello big world", 11), textwrap.indent("a\n\nb", "  "))
print(textwrap.dedent("  x\n    y\n"), [w for w in text.split() if len(w) == 3], text.title(), text.center(40, "."), len(textwrap.wrap("", 5)))
