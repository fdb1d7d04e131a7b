import bisect
import heapq
import itertools
from collections import Counter, OrderedDict, defaultdict
from operator import attrgetter, itemgetter, methodcaller

from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep


class Singleton(type):
    _instances = {}

    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]


class Bus(metaclass=Singleton):
    def __init__(self):
        self.listeners = defaultdict(list)
        self.counts = Counter()

    def on(self, event, priority=0):
        def add(fn):
            bisect.insort(self.listeners[event], (priority, len(self.listeners[event]), fn), key=itemgetter(0, 1))
            return fn
        return add

    def emit(self, event, **payload):
        self.counts[event] += 1
        for _, _, fn in self.listeners[event]:
            payload = fn(**payload) or payload
        return payload


bus = Bus()
assert bus is Bus()


@bus.on("name", priority=5)
def numbered(name, n):
    return {"name": f"{name}-{n:02d}", "n": n}


@bus.on("name")
def spelled(name, n):
    return {"name": name.replace("_", " ").title().replace(" ", ""), "n": n}


class Queue:
    def __init__(self):
        self._heap, self._tick = [], itertools.count()

    def put(self, weight, job):
        heapq.heappush(self._heap, (-weight, next(self._tick), job))

    def __iter__(self):
        while self._heap:
            yield heapq.heappop(self._heap)[-1]


queue = Queue()
for weight, job in [(1, "spillway"), (5, "inflow"), (5, "rain_gauge"), (3, "turbine_load"), (0, "report")]:
    queue.put(weight, job)
session = PipelineSession()
order, seen = OrderedDict(), set()
for n, job in enumerate(queue, 1):
    name = bus.emit("name", name=job, n=n)["name"]
    proc = ScriptProcessor("arn:aws:iam::111122223333:role/dam", "111122223333.dkr.ecr.us-east-1.amazonaws.com/dam:1", ["python3"], 1, "ml.m5.large", sagemaker_session=session)
    parents = [s for s in order.values() if s.name[0] != name[0]][-2:] if job != "rain_gauge" else []
    order[job] = ProcessingStep(name, step_args=proc.run(
        f"s3://dam/{job}.py", inputs=[ProcessingInput(p.properties.ProcessingOutputConfig.Outputs["o"].S3Output.S3Uri, f"/opt/ml/processing/{i}") for i, p in enumerate(parents)],
        outputs=[ProcessingOutput(output_name="o", source="/opt/ml/processing/o")]))
order.move_to_end("report", last=False)
order["report"].add_depends_on([order[k] for k in sorted(order.keys() - {"report", "inflow"}, key=len)[:2]])
shortest = min(order.values(), key=lambda s: (len(s.name), s.name))
pipeline = Pipeline(f"dam-{bus.counts['name']}-{shortest.name.lower()}", steps=sorted(order.values(), key=attrgetter("name")), sagemaker_session=session)
