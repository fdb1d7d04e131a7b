from collections import Counter
from typing import Any, Dict, List

from zenml import step


@step(enable_cache=True)
def build_vocabulary(train: List[Dict[str, Any]], max_features: int) -> Dict[str, int]:
    counts = Counter(word for ticket in train for word in ticket["body"].split())
    return {word: index for index, (word, _) in enumerate(counts.most_common(max_features))}
