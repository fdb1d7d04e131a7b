from .nodes import Graph, Node, each
