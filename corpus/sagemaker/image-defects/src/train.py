import argparse
import os

import torch
import torchvision

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int)
parser.add_argument("--backbone")
parser.add_argument("--lr", type=float)
args = parser.parse_args()
data = torchvision.datasets.ImageFolder(os.environ["SM_CHANNEL_TRAIN"], torchvision.transforms.ToTensor())
model = torchvision.models.get_model(args.backbone, num_classes=2)
optimizer = torch.optim.AdamW(model.parameters(), lr=args.lr)
for epoch in range(args.epochs):
    for images, labels in torch.utils.data.DataLoader(data, batch_size=16, shuffle=True):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(images), labels).backward()
        optimizer.step()
torch.save(model.state_dict(), os.path.join(os.environ["SM_MODEL_DIR"], "model.pth"))
