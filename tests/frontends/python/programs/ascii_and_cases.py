"""Conversions to ASCII, letters of one sound, digits that are no decimal ones."""

name = "é"
print(f"{name!a}", f"{name!r}", f"{name!s}", "%a" % name, "{!a}".format(name), ascii(["ü", "→", "𝄞"]))
print(f"{[name]!a:>10}|", "{:>8}|".format(ascii(name)), "%5a|" % (name,))
print("Straße".casefold(), "ΑΣ".casefold() == "ας".casefold(), "ﬁt".casefold(), "MAẞE".casefold())
for digit in "5²½Ⅷ①x":
    print(digit, digit.isdecimal(), digit.isdigit(), digit.isnumeric())
print("2024".isdigit(), "²³".isdigit(), "".isdigit(), "1½".isnumeric())
