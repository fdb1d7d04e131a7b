import io
import os

import torch
import torchvision
from PIL import Image


def model_fn(model_dir):
    model = torchvision.models.resnet50(num_classes=2)
    model.load_state_dict(torch.load(os.path.join(model_dir, "model.pth"), map_location="cpu"))
    return model.eval()


def input_fn(body, content_type):
    return torchvision.transforms.ToTensor()(Image.open(io.BytesIO(body)))[None]
