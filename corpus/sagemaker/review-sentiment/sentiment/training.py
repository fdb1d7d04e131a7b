"""Fine tuning."""


def train(df, epochs: int, base: str):
    from transformers import AutoModelForSequenceClassification, Trainer, TrainingArguments

    model = AutoModelForSequenceClassification.from_pretrained(base, num_labels=5)
    Trainer(model=model, args=TrainingArguments("out", num_train_epochs=epochs), train_dataset=df).train()
    return model
