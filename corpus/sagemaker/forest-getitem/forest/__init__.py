from .api import Flow as Flow
