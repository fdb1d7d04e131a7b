// base64, binascii, html and urllib.parse, as far as they are written in Python here.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kBase64Text = R"py(
import _base64
import smgraph
from base64 import b64decode, b64encode


def urlsafe_b64encode(s):
    return b64encode(s).decode().replace("+", "-").replace("/", "_").encode()


def urlsafe_b64decode(s):
    text = s if isinstance(s, str) else s.decode()
    return b64decode(text.replace("-", "+").replace("_", "/"))


def b16encode(s):
    return s.hex().upper().encode()


def b32encode(s):
    if not smgraph.is_known(s):
        return _base64.b32encode(s)
    text = ""
    for at in range(0, len(s), 5):
        part = s[at:at + 5]
        number = int.from_bytes(part + bytes(5 - len(part)), "big")
        digits = "".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[number >> shift & 31] for shift in range(35, -1, -5))
        used = -(-len(part) * 8 // 5)
        text += digits[:used] + "=" * (8 - used)
    return text.encode()
)py";

const std::string_view kBinasciiText = R"py(
def hexlify(data, *options):
    return data.hex(*options).encode()


def unhexlify(hexstr):
    return bytes.fromhex(hexstr if isinstance(hexstr, str) else hexstr.decode())


b2a_hex, a2b_hex = hexlify, unhexlify
)py";

const std::string_view kHtmlText = R"py(
import _html
import re
import smgraph

_NAMED = {"amp": "&", "apos": "'", "copy": "\u00a9", "gt": ">", "hellip": "\u2026", "laquo": "\u00ab",
          "lt": "<", "mdash": "\u2014", "nbsp": "\u00a0", "ndash": "\u2013", "quot": '"',
          "raquo": "\u00bb", "reg": "\u00ae"}
_REFERENCE = re.compile(r"&(#[xX][0-9a-fA-F]+|#[0-9]+|[a-zA-Z]+);")


def _character(found):
    name = found.group(1)
    if name[0] != "#":
        return _NAMED[name]
    return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))


def unescape(s):
    if not smgraph.is_known(s) or "&" not in s:
        return s
    named = [name for name in _REFERENCE.findall(s) if name[0] != "#"]
    begun = len(re.findall(r"&(?=[#a-zA-Z])", s))  # some need no semicolon
    if begun != len(_REFERENCE.findall(s)) or any(name not in _NAMED for name in named):
        return _html.unescape(s)
    return _REFERENCE.sub(_character, s)


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s
)py";

const std::string_view kUrllibParseText = R"py(
import smgraph
import _urllib
from collections import namedtuple
from urllib.parse import quote, unquote, urlsplit

# Of other schemes, such as s3, nobody says that their paths are relative to each other.
_RELATIVE = ("", "file", "ftp", "http", "https", "imap", "mms", "nntp", "sftp", "svn", "svn+ssh", "ws", "wss")


class _Located:
    """What stands between the scheme and the path: user:password@host:port."""

    def _user(self, part):
        user, at, _ = self.netloc.rpartition("@")
        name, colon, password = user.partition(":")
        return (name if at else None, password if colon else None)[part]

    def _host(self):
        host = self.netloc.rpartition("@")[2]
        if host.startswith("["):
            name, _, rest = host[1:].partition("]")
            return name, rest.partition(":")[2]
        name, _, port = host.partition(":")
        return name, port

    @property
    def username(self):
        return self._user(0)

    @property
    def password(self):
        return self._user(1)

    @property
    def hostname(self):
        return self._host()[0].lower() or None

    @property
    def port(self):
        port = self._host()[1]
        if port and not (port.isdigit() and int(port) <= 65535):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        return int(port) if port else None


class SplitResult(_Located, namedtuple("SplitResult", "scheme netloc path query fragment")):
    def geturl(self):
        return urlunsplit(self)


class ParseResult(_Located, namedtuple("ParseResult", "scheme netloc path params query fragment")):
    def geturl(self):
        return urlunparse(self)


def quote_plus(string, safe="", *options):
    return quote(string, safe + " ").replace(" ", "+")


def unquote_plus(string, *options):
    return unquote(string.replace("+", " "))


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    parts = []
    for key, value in query.items() if hasattr(query, "items") else query:
        several = doseq and not isinstance(value, (str, bytes)) and hasattr(value, "__len__")
        for one in value if several else [value]:
            parts.append(quote_via(str(key), safe) + "=" + quote_via(str(one), safe))
    return "&".join(parts)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&"):
    pairs = []
    for part in qs.split(separator):
        name, mark, value = part.partition("=")
        if part and (value or keep_blank_values):
            pairs.append((unquote_plus(name), unquote_plus(value)))
        elif part and strict_parsing and not mark:
            raise ValueError(f"bad query field: {part!r}")
    return pairs


def parse_qs(qs, *args, **kwargs):
    values = {}
    for name, value in parse_qsl(qs, *args, **kwargs):
        values.setdefault(name, []).append(value)
    return values


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or (scheme in ("file", "ftp", "http", "https") and not url.startswith("//")):
        url = "//" + netloc + ("/" + url if url and not url.startswith("/") else url)
    url = scheme + ":" + url if scheme else url
    url = url + "?" + query if query else url
    return url + "#" + fragment if fragment else url


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))


def _resolved(base, path):
    above = base.split("/")
    if above[-1] != "":
        above.pop()
    parts = path.split("/") if path.startswith("/") else [*above, *path.split("/")]
    kept = []
    for at, part in enumerate(parts):
        if part == "..":
            kept = kept[:-1]
        elif part != "." and (part or at in (0, len(parts) - 1) or path.startswith("/")):
            kept.append(part)
    return "/".join([*kept, ""] if parts[-1] in (".", "..") else kept) or "/"


def urljoin(base, url, allow_fragments=True):
    if not smgraph.is_known(base) or not smgraph.is_known(url):
        return _urllib.urljoin(base, url)
    if not base or not url:
        return base or url
    under, given = urlsplit(base), urlsplit(url)
    scheme = given.scheme or under.scheme
    if scheme != under.scheme or scheme not in _RELATIVE:
        return url
    if given.netloc:
        return urlunsplit((scheme, *given[1:]))
    if not given.path:
        return urlunsplit((scheme, under.netloc, under.path, given.query or under.query, given.fragment))
    return urlunsplit((scheme, under.netloc, _resolved(under.path, given.path), *given[3:]))
)py";

}  // namespace smgraph::python
