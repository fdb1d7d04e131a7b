# unittest.mock: patches hold inside their block or function, and set back what was there.
from unittest import mock
from unittest.mock import patch
import os
class S:
    role = None
    def get(self): return self.role
with mock.patch.object(S, "role", "r1"):
    print(S().get())
print(S().get())
d = {"a": 1}
with patch.dict(d, {"b": 2}):
    print(d)
with patch.dict(d, {"b": 2}, clear=True):
    print(d)
print(d)
@patch.object(S, "role", "deco")
def f(x): return x, S.role
print(f(1), S.role)
with patch.dict(os.environ, {"Q": "1"}):
    print(os.environ["Q"])
print(os.environ.get("Q", "none"))
p = patch.object(S, "role", new="started"); p.start(); print(S.role); p.stop(); print(S.role)
