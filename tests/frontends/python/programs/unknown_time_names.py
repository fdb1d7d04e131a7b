# Names made of the time, random identifiers and the like.
import datetime
import hashlib
import random
import time
import uuid
from datetime import date, datetime as dt, timedelta
from time import gmtime, strftime
from uuid import uuid4

print(f"train-{time.time()}", f"train-{int(time.time())}", "run-" + strftime("%Y-%m-%d-%H-%M-%S", gmtime()), time.strftime("exp-%Y%m%d"))
print(f"m-{datetime.datetime.now().strftime('%Y%m%d%H%M%S')}", f"{dt.now():%Y-%m-%d}", dt.utcnow().isoformat(), str(date.today()), "d-" + date.today().strftime("%d"), dt.now().year)
print(f"id-{uuid.uuid4()}", "id-" + str(uuid4())[:8], uuid4().hex, f"{uuid4().hex[:6]}")
print(f"r-{random.randint(1, 9)}", random.choice(["a", "b"]), hashlib.md5(b"x").hexdigest(), f"h-{hashlib.sha256(b'x').hexdigest()[:8]}")
yesterday = dt.now() - timedelta(days=1)
print(yesterday.strftime("%Y"), f"y-{yesterday}", (dt.now() - yesterday), "n-{}".format(dt.now()), "%s" % date.today())
random.seed(1)
time.sleep(0)
stamp = strftime("%Y%m%d")
print(f"a-{stamp}" == f"a-{stamp}", f"a-{stamp}", stamp.replace("-", ""), "-".join(["x", stamp]))
