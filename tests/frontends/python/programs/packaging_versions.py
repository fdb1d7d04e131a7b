from packaging import version
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version, parse

print(Version("1.10") > Version("1.9"), parse("2.0") == Version("2.0.0"), version.parse("1.0rc1") < Version("1.0"))
v = Version("1.2.3")
print(v, repr(v), v.major, v.minor, v.micro, v.release, v.is_prerelease, v.base_version, v.public)
w = Version("1!2.0.0a1.post2.dev3+local.7")
print(w, w.epoch, w.pre, w.post, w.dev, w.local, w.is_prerelease, w.is_postrelease, w.is_devrelease, w.public)
print(Version("v1.0-RC.2"), Version("1.0.0.POST1"), Version("1.0-1"), Version("1.0alpha"), Version("01.02"))
texts = ["1.0", "1.0.dev1", "1.0a1", "1.0b2", "1.0rc1", "1.0.post1", "1.0+abc", "1.0+1", "0.9", "1.1.dev1", "1.0a1.dev2", "1.0.post1.dev2"]
print([str(x) for x in sorted(map(Version, texts))])
print(max(Version("2.10.1"), Version("2.9.9")))
try:
    Version("not a version")
except InvalidVersion as error:
    print(error)
spec = SpecifierSet(">=2.0,<3")
print(Version("2.5") in spec, "3.0" in spec, spec.contains("2.0"), "1.9" in spec)
print("1.4.5" in SpecifierSet("~=1.4.2"), "1.5" in SpecifierSet("~=1.4.2"), "1.5" in SpecifierSet("~=1.4"))
print("1.4.9" in SpecifierSet("==1.4.*"), "1.5" in SpecifierSet("!=1.4.*"), "1.0" in SpecifierSet("==1.0.0"), "1.0" in SpecifierSet(""))
print(SpecifierSet(">=1.0").contains("2.0rc1", prereleases=True), "2.0rc1" in SpecifierSet(">=2.0rc1"))
print("1.0" in SpecifierSet("===1.0"), "1.0.post1" in SpecifierSet(">1.0"), "1.0rc1" in SpecifierSet("<1.0"), "1.0+x" in SpecifierSet("==1.0"))
print(list(spec.filter(["1.0", "2.1", "3.0"])))
try:
    SpecifierSet("nonsense 1")
except InvalidSpecifier:
    print("invalid specifier")
