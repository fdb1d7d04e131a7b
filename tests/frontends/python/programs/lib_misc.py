# string, textwrap, base64, urllib, copy, math, operator, typing, logging, sys.
import base64
import copy
import logging
import math
import operator
import string
import sys
import textwrap
import typing
import warnings
from typing import Any, Dict, List, Optional, cast
from urllib.parse import quote, urljoin, urlparse

logger = logging.getLogger(__name__)
logging.basicConfig(level=logging.INFO)
logger.info("nothing %s", 1)
warnings.filterwarnings("ignore")
print(string.ascii_lowercase[:5], string.digits, string.Template("$a-${b}$$").substitute(a=1, b="x"), string.Template("$a $z").safe_substitute({"a": 1}))
print(textwrap.dedent("""
    a
      b
    c""").strip(), repr(textwrap.dedent("  x\n  y\n")), textwrap.indent("a\nb", "> "))
print(base64.b64encode(b"hello").decode(), base64.b64decode("aGVsbG8=").decode(), urlparse("s3://bucket/key/x.csv").netloc, urlparse("s3://bucket/key/x.csv").path.lstrip("/"), urljoin("http://a/b/c", "d"), quote("a b/c"))
print(math.ceil(2.1), math.floor(-2.1), math.sqrt(16), math.pi, round(math.log(10), 4), math.log2(8), math.log(100, 10), math.pow(2, 3), math.inf > 1, math.trunc(2.9))
print(operator.itemgetter(1)([1, 2]), operator.itemgetter("a", "b")({"a": 1, "b": 2}), operator.attrgetter("x")(type("T", (), {"x": 5})) if False else 5, operator.add(1, 2), sorted([{"n": 2}, {"n": 1}], key=operator.itemgetter("n")))
original = {"a": [1, 2], "b": {"c": 3}}
shallow, deep = copy.copy(original), copy.deepcopy(original)
original["a"].append(3)
print(shallow, deep, cast(int, "x"), typing.cast("str", 5), sys.version_info >= (3, 8), sys.platform[:5], len(sys.argv))


def typed(a: Optional[int] = None, b: List[Dict[str, Any]] = None) -> "typing.Union[int, str]":
    return a or "none"


print(typed(), typed(3))
try:
    sys.exit("bye")
except SystemExit as error:
    print("SystemExit", error)
