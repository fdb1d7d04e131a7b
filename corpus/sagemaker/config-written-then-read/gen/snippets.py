ROLE = "arn:aws:iam::111122223333:role/map"


def uri(step):
    return step.properties.ProcessingOutputConfig.Outputs["tiles"].S3Output.S3Uri
