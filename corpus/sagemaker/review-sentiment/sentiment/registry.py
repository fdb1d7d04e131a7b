def register_model(model, accuracy, group):
    import boto3

    client = boto3.client("sagemaker")
    package = client.create_model_package(ModelPackageGroupName=group, ModelPackageDescription=f"accuracy {accuracy:.3f}")
    return package["ModelPackageArn"]
