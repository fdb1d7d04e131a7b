def model_fn(model_dir):
    from transformers import pipeline

    return pipeline("text-classification", model=model_dir)
