// packaging: versions and what asks for them (PEP 440), in Python.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kPackagingVersionText = R"py(
import re
import _packaging
import smgraph
from _ordered import Ordered

_VERSION = re.compile(
    r"\s*v?(?:(?P<epoch>\d+)!)?(?P<release>\d+(?:\.\d+)*)"
    r"(?:[-_.]?(?P<pre>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?P<pre_n>\d+)?)?"
    r"(?:-(?P<post_short>\d+)|(?P<post>[-_.]?(?:post|rev|r))[-_.]?(?P<post_n>\d+)?)?"
    r"(?:(?P<dev>[-_.]?dev)[-_.]?(?P<dev_n>\d+)?)?"
    r"(?:\+(?P<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$", re.IGNORECASE)
_PRE = {"alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc"}
_FIRST, _LAST = (0,), (2,)


class InvalidVersion(ValueError):
    pass


def _local_key(local):
    return tuple([(1, int(part), "") if part.isdigit() else (0, 0, part) for part in local.split(".")])


class Version(Ordered):
    def __new__(cls, version):
        return object.__new__(cls) if smgraph.is_known(version) else _packaging.Version(version)

    def __init__(self, version):
        found = _VERSION.match(version)
        if found is None:
            raise InvalidVersion(f"Invalid version: {version!r}")
        self.epoch = int(found.group("epoch") or 0)
        self.release = tuple([int(part) for part in found.group("release").split(".")])
        self.pre = self.local = self.post = self.dev = None
        if found.group("pre"):
            name = found.group("pre").lower()
            self.pre = (_PRE.get(name, name), int(found.group("pre_n") or 0))
        if found.group("post_short") or found.group("post"):
            self.post = int(found.group("post_short") or found.group("post_n") or 0)
        if found.group("dev"):
            self.dev = int(found.group("dev_n") or 0)
        if found.group("local"):
            parts = re.split(r"[-_.]", found.group("local").lower())
            self.local = ".".join([str(int(part)) if part.isdigit() else part for part in parts])
        self._key = self._order()

    def _order(self):
        release = [*self.release]
        while len(release) > 1 and release[-1] == 0:
            release.pop()
        pre = _LAST if self.pre is None else (1, *self.pre)
        if self.pre is None and self.post is None and self.dev is not None:
            pre = _FIRST
        post = _FIRST if self.post is None else (1, self.post)
        dev = _LAST if self.dev is None else (1, self.dev)
        local = _FIRST if self.local is None else (1, _local_key(self.local))
        return self.epoch, tuple(release), pre, post, dev, local

    @property
    def major(self):
        return self.release[0]

    @property
    def minor(self):
        return self.release[1] if len(self.release) > 1 else 0

    @property
    def micro(self):
        return self.release[2] if len(self.release) > 2 else 0

    @property
    def is_prerelease(self):
        return self.pre is not None or self.dev is not None

    @property
    def is_postrelease(self):
        return self.post is not None

    @property
    def is_devrelease(self):
        return self.dev is not None

    @property
    def base_version(self):
        epoch = f"{self.epoch}!" if self.epoch else ""
        return epoch + ".".join(map(str, self.release))

    @property
    def public(self):
        pre = "" if self.pre is None else f"{self.pre[0]}{self.pre[1]}"
        post = "" if self.post is None else f".post{self.post}"
        dev = "" if self.dev is None else f".dev{self.dev}"
        return self.base_version + pre + post + dev

    def __str__(self):
        return self.public if self.local is None else f"{self.public}+{self.local}"

    def __repr__(self):
        return f"<Version('{self}')>"

    def __hash__(self):
        return hash(self._key)

    def _sides(self, other):
        return (self._key, other._key) if isinstance(other, Version) else None


def parse(version):
    return Version(version)
)py";

const std::string_view kPackagingSpecifiersText = R"py(
import re
import _packaging
import smgraph
from packaging.version import InvalidVersion, Version

_SPECIFIER = re.compile(r"\s*(~=|===|==|!=|<=|>=|<|>)\s*([^\s,]+)\s*$")


class InvalidSpecifier(ValueError):
    pass


def _padded(release, size):
    return tuple([*release, *[0] * (size - len(release))])


def _begins(version, prefix):
    wanted = Version(prefix)
    size = len(wanted.release)
    same = version.epoch == wanted.epoch and _padded(version.release, size)[:size] == wanted.release
    return same and (wanted.pre is None or version.pre == wanted.pre)


def _public(version):
    return Version(version.public)


class Specifier:
    def __init__(self, spec="", prereleases=None):
        found = _SPECIFIER.match(spec)
        if found is None:
            raise InvalidSpecifier(f"Invalid specifier: {spec!r}")
        self.operator, self.version = found.groups()
        self._prereleases = prereleases
        self._prefix = self.version[:-2] if self.version.endswith(".*") else None
        if self.operator != "===":
            try:
                self._wanted = Version(self._prefix or self.version)
            except InvalidVersion:
                raise InvalidSpecifier(f"Invalid specifier: {spec!r}")

    @property
    def prereleases(self):
        if self._prereleases is not None:
            return self._prereleases
        named = self.operator in ("==", ">=", "<=", "~=", ">", "<") and self._prefix is None
        return named and self._wanted.is_prerelease

    def _equal(self, version):
        if self._prefix is not None:
            return _begins(version, self._prefix)
        return (version if self._wanted.local else _public(version)) == self._wanted

    def _holds(self, version):
        operator = self.operator
        if operator == "===":
            return str(version).lower() == self.version.lower()
        wanted = self._wanted
        if operator == "==":
            return self._equal(version)
        if operator == "!=":
            return not self._equal(version)
        if operator == ">=":
            return _public(version) >= wanted
        if operator == "<=":
            return _public(version) <= wanted
        if operator == "~=":
            prefix = ".".join(map(str, wanted.release[:-1]))
            return _public(version) >= wanted and _begins(version, f"{wanted.epoch}!{prefix}")
        same_base = Version(version.base_version) == Version(wanted.base_version)
        if operator == "<":
            final = not wanted.is_prerelease and not wanted.is_postrelease
            return version < wanted and not (version.is_prerelease and final and same_base)
        return version > wanted and not (same_base and (
            (version.is_postrelease and not wanted.is_postrelease) or version.local is not None))

    def contains(self, item, prereleases=None):
        return SpecifierSet([self]).contains(item, prereleases)

    def __contains__(self, item):
        return self.contains(item)

    def __str__(self):
        return self.operator + self.version

    def __repr__(self):
        return f"<Specifier('{self}')>"

    def __eq__(self, other):
        return str(self) == str(other)

    def __hash__(self):
        return hash(str(self))


class SpecifierSet:
    def __new__(cls, specifiers="", prereleases=None):
        known = smgraph.is_known(specifiers)
        return object.__new__(cls) if known else _packaging.SpecifierSet(specifiers)

    def __init__(self, specifiers="", prereleases=None):
        given = specifiers.split(",") if isinstance(specifiers, str) else specifiers
        self._specifiers = [
            Specifier(one) if isinstance(one, str) else one
            for one in given if not isinstance(one, str) or one.strip()]
        self._prereleases = prereleases

    @property
    def prereleases(self):
        if self._prereleases is not None or not self._specifiers:
            return self._prereleases
        return any(one.prereleases for one in self._specifiers) or None

    def __len__(self):
        return len(self._specifiers)

    def __iter__(self):
        return iter(self._specifiers)

    def __and__(self, other):
        more = SpecifierSet(other) if isinstance(other, str) else other
        return SpecifierSet([*self._specifiers, *more._specifiers], self._prereleases)

    def __str__(self):
        return ",".join(sorted([str(one) for one in self._specifiers]))

    def __repr__(self):
        return f"<SpecifierSet('{self}')>"

    def __eq__(self, other):
        return str(self) == str(SpecifierSet(other) if isinstance(other, str) else other)

    def __hash__(self):
        return hash(str(self))

    def _holds(self, version):
        return all([one._holds(version) for one in self._specifiers])

    def contains(self, item, prereleases=None, installed=None):
        if not smgraph.is_known(item):
            return _packaging.contains(self, item)
        version = item if isinstance(item, Version) else Version(item)
        allowed = self.prereleases if prereleases is None else prereleases
        if not self._holds(version):
            return False
        if version.is_prerelease and allowed is None:  # releases of packaging differ
            return _packaging.contains(self, item)
        return not version.is_prerelease or allowed

    def __contains__(self, item):
        return self.contains(item)

    def filter(self, iterable, prereleases=None):
        allowed = self.prereleases if prereleases is None else prereleases
        fitting = [one for one in iterable if self._holds(one if isinstance(one, Version) else Version(one))]
        final = [one for one in fitting if not (one if isinstance(one, Version) else Version(one)).is_prerelease]
        return iter(fitting if allowed or (allowed is None and not final) else final)
)py";

}  // namespace smgraph::python
