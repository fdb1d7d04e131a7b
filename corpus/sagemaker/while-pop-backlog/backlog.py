# photo moderation, batch flow.  one file. sorry.
from collections import deque
from sagemaker.processing import ScriptProcessor, ProcessingInput, ProcessingOutput
from sagemaker.workflow.callback_step import CallbackStep, CallbackOutput, CallbackOutputTypeEnum as T
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionEquals, ConditionGreaterThan
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.steps import ProcessingStep
from sagemaker.workflow.fail_step import FailStep

S = PipelineSession()
R = 'arn:aws:iam::111122223333:role/photo'
tree = {
    'root': ['dedupe', 'exif'],
    'dedupe': ['nsfw', 'faces'],
    'exif': [],
    'nsfw': ['review'],
    'faces': ['review', 'blur'],
    'review': [], 'blur': ['export'], 'export': [],
}
P = lambda **k: ScriptProcessor(image_uri='111122223333.dkr.ecr.us-east-1.amazonaws.com/photo:7', command=['python3'], role=R, instance_count=1, sagemaker_session=S, **{'instance_type': 'ml.m5.large', **k})

steps, seen = [], {}
todo = deque([('root', None)])
while todo:
    node, parent = todo.popleft()
    if (old := seen.get(node)) is not None:
        old.add_depends_on([parent])
        continue
    if node == 'review':
        st = CallbackStep(name='Review', sqs_queue_url='https://sqs.us-east-1.amazonaws.com/111122223333/review', inputs={'from': parent.name, 'data': parent.properties.ProcessingOutputConfig.Outputs['o'].S3Output.S3Uri},
                          outputs=[CallbackOutput(n, t) for n, t in (('ok', T.Boolean), ('count', T.Integer))])
    else:
        kw = {}
        if parent is not None:
            kw['inputs'] = [ProcessingInput(source=parent.properties.ProcessingOutputConfig.Outputs['o'].S3Output.S3Uri, destination='/opt/ml/processing/i')]
        st = ProcessingStep(name=node.title(), step_args=P().run(code='s3://photo/%(node)s.py' % {'node': node}, outputs=[ProcessingOutput(output_name='o', source='/opt/ml/processing/o')], **kw))
    seen[node] = st
    steps.append(st)
    todo.extend((child, st) for child in tree[node])

for name in ('upload', 'export', 'blur'):
    if name in seen:
        last = seen.pop(name)
        break
else:
    raise SystemExit('nothing to export')

first, second, *middle, end = steps
assert end is last, end.name
for a, b in zip(middle[::2], reversed(middle[1::2])):
    b.add_depends_on([a] if a is not b and a.name < b.name else [])


def finish():
    extra = []

    def add(what, *after, gpu=False):
        nonlocal count
        count -= 1
        extra.append(ProcessingStep(name=f'{what}-{count}', step_args=P(**({'instance_type': 'ml.g4dn.xlarge'} if gpu else {})).run(code=f's3://photo/{what}.py'), depends_on=list(after)))
        return extra[-1]

    count = 3
    thumbs = add('thumbs', last)
    add('index', thumbs, *middle[-1:], gpu=True)
    while count > 0:
        add('sync', extra[-1])
    return extra


review = seen['review']
gate = ConditionStep('Accepted', conditions=[ConditionEquals(review.properties.Outputs['ok'], True), ConditionGreaterThan(review.properties.Outputs['count'], 0)],
                     if_steps=finish(), else_steps=[FailStep('Rejected', 'reviewers said no')])
p = Pipeline(name='photo-moderation', steps=[*steps, gate], sagemaker_session=S)
print(p.definition())
