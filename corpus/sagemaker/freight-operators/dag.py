from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.parallelism_config import ParallelismConfiguration
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep


class Ref:
    __slots__ = ("node", "output")

    def __init__(self, node, output):
        self.node, self.output = node, output

    def __rshift__(self, other):
        return Edge(self, other if isinstance(other, Slot) else other @ self.output)

    def __repr__(self):
        return f"{self.node.key}.{self.output}"


class Slot:
    def __init__(self, node, name):
        self.node, self.name = node, name


class Edge:
    def __init__(self, ref, slot):
        self.ref, self.slot = ref, slot
        slot.node.feeds[slot.name] = ref

    def __rshift__(self, other):
        return self.slot.node >> other


class Group(tuple):
    """Nodes side by side."""

    def __rshift__(self, other):
        for node in self:
            node >> other
        return other

    def __rrshift__(self, other):
        for node in self:
            other >> node
        return self

    def __or__(self, other):
        return Group(tuple(self) + (tuple(other) if isinstance(other, Group) else (other,)))


class Node:
    _all = None

    def __init__(self, key, *outputs, script=None):
        self.key, self.outputs, self.script = key, outputs or ("out",), script or key
        self.after, self.feeds, self.extra = [], {}, []
        if Node._all is not None:
            Node._all += self

    def __call__(self, *args):
        self.extra.extend(args)
        return self

    def __getitem__(self, output):
        if output not in self.outputs:
            raise KeyError(output)
        return Ref(self, output)

    def __matmul__(self, slot):
        return Slot(self, slot)

    def __or__(self, other):
        return Group((self,)) | other

    def __rshift__(self, other):
        if isinstance(other, (list, tuple)):
            return Group(self >> o for o in other)
        other.after.append(self)
        return other

    def __rrshift__(self, others):
        for o in others:
            o >> self
        return self

    def __lshift__(self, other):
        other >> self
        return other

    def __hash__(self):
        return hash(self.key)

    def __eq__(self, other):
        return isinstance(other, Node) and self.key == other.key

    def __lt__(self, other):
        return self.key < other.key


class Graph:
    def __init__(self, name, **defaults):
        self.name, self.nodes, self.defaults = name, {}, defaults

    def __enter__(self):
        Node._all = self
        return self

    def __exit__(self, kind, value, trace):
        Node._all = None

    def __iadd__(self, node):
        self.nodes[node.key] = node
        return self

    def __contains__(self, key):
        return key in self.nodes

    def __len__(self):
        return len(self.nodes)

    def __iter__(self):
        yield from self.nodes.values()

    def __bool__(self):
        return True

    def compile(self):
        session = PipelineSession()
        made = {}

        def visit(node):
            if node.key in made:
                return made[node.key]
            inputs = [ProcessingInput(visit(ref.node).properties.ProcessingOutputConfig.Outputs[ref.output].S3Output.S3Uri,
                                      f"/opt/ml/processing/{slot}", slot) for slot, ref in node.feeds.items()]
            p = ScriptProcessor(image_uri=self.defaults["image"], command=["python3"], role=self.defaults["role"],
                                instance_type="ml.m5.large", instance_count=1, sagemaker_session=session)
            args = p.run(code=f"s3://freight/{node.script}.py", inputs=inputs, arguments=node.extra or None,
                         outputs=[ProcessingOutput(output_name=o, source=f"/opt/{o}") for o in node.outputs])
            made[node.key] = ProcessingStep(node.key, step_args=args, depends_on=[visit(a) for a in sorted(set(node.after))])
            return made[node.key]

        for node in self:
            visit(node)
        return Pipeline(self.name, steps=list(made.values()), sagemaker_session=session), ParallelismConfiguration(len(self) // 3)
