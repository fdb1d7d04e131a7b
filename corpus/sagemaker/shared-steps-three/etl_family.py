import copy
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig
from sagemaker.workflow.lambda_step import LambdaStep, LambdaOutput, LambdaOutputTypeEnum
from sagemaker.workflow.steps import CacheConfig
from sagemaker.workflow.parameters import ParameterString
from sagemaker.lambda_helper import Lambda

session = PipelineSession()
fn = lambda n: Lambda(function_arn=f"arn:aws:lambda:us-east-1:111122223333:function:{n}", session=session)
day = ParameterString("Day", default_value="2024-01-01")
cfg = CacheConfig(enable_caching=True, expire_after="PT12H")


class Etl:
    """Tables of one domain."""
    domain = None
    tables = []

    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        cls.tables = list(cls.tables) + kw.get("extra", [])
        ALL.append(cls)

    def steps(self, cluster):
        made = {}
        for table in self.tables:
            upstream, _, table = table.rpartition(">")
            made[table] = EMRStep(
                name=f"{self.domain}.{table}".replace(".", "-"), display_name=table.upper(), description=self.__doc__ or "",
                cluster_id=cluster, step_config=EMRStepConfig(jar="s3://etl/app.jar", main_class="Main", args=[table, day]),
                depends_on=[made[u] for u in upstream.split("+") if u] or None, cache_config=cfg,
            )
        return made


ALL = []


class Sales(Etl):
    domain = "sales"
    tables = ["orders", "lines", "orders+lines>basket"]


class Crm(Etl, extra=["people>segments"]):
    domain = "crm"
    tables = ["people"]


start = LambdaStep("StartCluster", lambda_func=fn("start"), inputs={"day": day}, outputs=[LambdaOutput("id", LambdaOutputTypeEnum.String)])
cluster = start.properties.Outputs["id"]
made = {cls.domain: cls().steps(cluster) for cls in ALL}
stop = LambdaStep("StopCluster", lambda_func=fn("stop"), inputs=dict(id=cluster))

sales, crm = (list(made[k].values()) for k in ("sales", "crm"))
full = [start] + sales + crm + [stop]
stop.depends_on = [s for s in full if isinstance(s, EMRStep) and not any(s in (t.depends_on or []) for t in full if t is not stop)]

pipelines = [Pipeline("etl-full", [day], steps=full, sagemaker_session=session)]
only_sales = copy.copy(full)
only_sales[-1] = LambdaStep("StopCluster", lambda_func=fn("stop"), inputs={"id": cluster}, depends_on=[sales[-1]])
del only_sales[1 + len(sales):-1]
pipelines.append(Pipeline("etl-sales", [day], steps=only_sales, sagemaker_session=session))
light = Pipeline("etl-light", parameters=pipelines[0].parameters, steps=pipelines[0].steps[:2], sagemaker_session=session)
light.steps.extend(pipelines[1].steps[-1:])
light.steps[-1].depends_on[:] = light.steps[1:2]
pipelines.insert(0, light)

for p in sorted(pipelines, key=lambda p: len(p.steps)):
    print(p.name, [s.name for s in p.steps])
    p.upsert(role_arn="arn:aws:iam::111122223333:role/etl")
