from canal.factory import Factory

for season in ("summer", "winter"):
    factory = Factory(season, role="arn:aws:iam::111122223333:role/canal")
    pipeline = factory.pipeline()
    pipeline.upsert(role_arn=factory.role)
