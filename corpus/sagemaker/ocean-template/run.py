import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ocean.variants import CurrentsPipeline, SalinityPipeline  # noqa: E402

for cls in (SalinityPipeline, CurrentsPipeline):
    pipe = cls().assemble()
    pipe.upsert(role_arn=cls.role, description=cls.__doc__ or "none")
