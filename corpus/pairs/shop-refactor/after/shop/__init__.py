from .builder import ShopPipeline

__all__ = ["ShopPipeline"]
