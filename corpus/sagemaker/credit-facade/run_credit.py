from credit.scoring import Corporate, Scoring

plans = [
    (Scoring, {"name": "plain"}),
    (Scoring, {"name": "full", "notify": True, "approval": True, "queue": "https://sqs.us-east-1.amazonaws.com/111122223333/q", "segments": ["a", "b"]}),
    (Corporate, {"name": "corp", "notify": 1, "topic": "corp", "approval": 0}),
]
pipelines = {}
for cls, data in plans:
    made = cls.from_dict(dict(data))
    pipelines[type(made).__name__] = made.compile()
print(list(pipelines))
