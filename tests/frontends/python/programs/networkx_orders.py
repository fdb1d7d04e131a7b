# networkx: graphs of jobs, their orders and neighbours.
import networkx as nx

g = nx.DiGraph(name="jobs")
g.add_edges_from([("split", "train"), ("clean", "split"), ("split", "test"), ("train", "eval"), ("test", "eval")])
g.add_edge("eval", "ship", when="good")
g.add_node("report", size=2)
g.add_nodes_from(["a", ("b", {"size": 3})], kind="extra")
print(list(g), list(g.nodes), list(g.edges), len(g), g.number_of_edges(), "train" in g, g.has_edge("clean", "split"))
print(list(nx.topological_sort(g)), list(nx.lexicographical_topological_sort(g)), [sorted(level) for level in nx.topological_generations(g)])
print(list(nx.lexicographical_topological_sort(g, key=lambda n: (len(n), n))), list(g.predecessors("eval")), list(g.successors("split")), list(g.neighbors("clean")))
print(g.nodes["b"], g.nodes["report"]["size"], list(g.nodes(data=True))[-1], list(g.nodes(data="size", default=0)), list(g.edges(data=True))[-1], g.edges["eval", "ship"]["when"], g["eval"]["ship"], list(g.edges("split")))
print(dict(g.in_degree()), g.in_degree("eval"), g.out_degree("split"), [n for n, d in g.in_degree() if d == 0], g.degree("split"), [n for n in g if g.out_degree(n) == 0], list(g.in_edges("eval")))
print(sorted(nx.ancestors(g, "eval")), sorted(nx.descendants(g, "split")), nx.is_directed_acyclic_graph(g), nx.has_path(g, "clean", "ship"), nx.has_path(g, "ship", "clean"))
sub = g.subgraph(["train", "split", "eval"])
print(sorted(sub.nodes), sorted(sub.edges), list(g.subgraph([n for n in g if n != "a"])), list(g.reverse().edges)[:2], list(g.copy().edges) == list(g.edges))
g.remove_node("a")
g.remove_edge("eval", "ship")
print(list(g.nodes), list(g.edges), nx.get_node_attributes(g, "size"))
cycle = nx.DiGraph([(1, 2), (2, 3), (3, 1)])
print(nx.is_directed_acyclic_graph(cycle))
try:
    list(nx.topological_sort(cycle))
except nx.NetworkXUnfeasible as e:
    print(type(e).__name__, e)
try:
    g.predecessors("nope")
except nx.NetworkXError as e:
    print(e)
h = nx.DiGraph({"x": ["y", "z"], "y": ["z"]})
nx.add_path(h, ["z", "w", "v"])
print(list(h.edges), list(nx.topological_sort(h)), h.is_directed(), list(h.nodes.keys()))
