# unicodedata: what makes slugs of Latin text.
import re
import unicodedata


def slug(text):
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text.lower())).strip("-_")


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


names = ["São Paulo", "Zürich – Nord", "Łódź", "Señor Ñandú", "Ångström", "Nguyễn Văn Đức", "İstanbul", "x² ½ ﬁne…", "plain", "naïve café"]
for name in names:
    print(slug(name), plain(name), len(unicodedata.normalize("NFD", name)), len(unicodedata.normalize("NFKD", name)))
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        print(ascii(unicodedata.normalize(form, name)), unicodedata.is_normalized(form, name), end=" ")
    print()
print([unicodedata.normalize("NFC", text) for text in ("e\u0301", "u\u0308\u0304", "a\u0323\u0302", "a\u0302\u0323", "q\u0301")])
print([unicodedata.combining(c) for c in "a\u0301\u0327é-"], "".join(c for c in unicodedata.normalize("NFKD", "Ção") if not unicodedata.combining(c)))
print([unicodedata.category(c) for c in "aZ9 _-.$(+^\n~éÉ\u0301"])
