from rail import Check, Dag, Fit, Script, to_pipeline

IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/rail:4"

with Dag("delay-prediction", image=IMAGE, role="arn:aws:iam::111122223333:role/rail") as dag:
    timetable, weather = Script("timetable"), Script("weather", machine="ml.m5.xlarge")
    features = Script("features")
    [timetable, weather] >> features
    models = [Fit(f"fit-{line}", machine="ml.g5.xlarge") for line in ("north", "south")]
    scored = Script("score", report=True)
    features >> models >> scored
    check = Check("good-enough", minimum=0.7)
    check << scored
    check | Script("publish") | Script("announce", after=dag["publish"])
    ~check | Script("alarm")

print(len(dag), list(dag))
pipeline = to_pipeline(dag)
