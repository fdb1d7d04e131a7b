// networkx: graphs of steps and their orders. Written in Python; algorithms that are not here are
// not known.
#include "frontends/python/library/in_python.h"

namespace smgraph::python {

const std::string_view kNetworkxText = R"py(
import heapq
from smgraph import unread

_UNREAD = set("""adjacency edge_subgraph get_edge_data graph nbunch_iter remove_edges_from remove_nodes_from size to_directed
to_undirected update""".split())


class NetworkXException(Exception):
    pass


class NetworkXError(NetworkXException):
    pass


class NodeNotFound(NetworkXException):
    pass


class NetworkXAlgorithmError(NetworkXException):
    pass


class NetworkXUnfeasible(NetworkXAlgorithmError):
    pass


class NetworkXNoCycle(NetworkXUnfeasible):
    pass


class _View:
    """Rows of keys and what belongs to each, which `shown` makes when they are asked for."""

    def __init__(self, shown, plain):
        self._shown, self._plain = shown, plain

    def __iter__(self):
        return iter([self._plain(key, value) for key, value in self._shown().items()])

    def __len__(self):
        return len(self._shown())

    def __contains__(self, key):
        return key in self._shown()

    def __getitem__(self, key):
        return self._shown()[key]

    def __str__(self):
        return str(list(self))

    def keys(self):
        return self._shown().keys()

    def items(self):
        return self._shown().items()

    def values(self):
        return self._shown().values()

    def get(self, key, default=None):
        return self._shown().get(key, default)

    def data(self, data=True, default=None):
        return self(data=data, default=default)


class _Nodes(_View):
    def __call__(self, data=False, default=None):
        rows = self._shown().items()
        return list(self) if data is False else [(n, d if data is True else d.get(data, default)) for n, d in rows]

    def __repr__(self):
        return f"NodeView({tuple(self)})"


class _Edges(_View):
    end = 0  # of the edges that nbunch is asked for

    def __call__(self, nbunch=None, data=False, default=None):
        wanted = None if nbunch is None else list(nbunch) if isinstance(nbunch, (list, tuple, set)) else [nbunch]
        rows = [(*pair, d) for pair, d in self._shown().items() if wanted is None or pair[self.end] in wanted]
        return [(u, v) if data is False else (u, v, d if data is True else d.get(data, default)) for u, v, d in rows]

    def __repr__(self):
        return f"OutEdgeView({list(self)})"


class _InEdges(_Edges):
    end = 1


class _Degrees(_View):
    def __call__(self, node=None, **options):
        if options or isinstance(node, list):
            return unread("networkx.degree")
        return list(self) if node is None else self._shown()[node]


class Graph:
    directed = False

    def __init__(self, incoming_graph_data=None, **attr):
        self._node, self._succ, self._pred, self.graph = {}, {}, {}, dict(attr)
        if isinstance(incoming_graph_data, Graph):
            self.add_nodes_from(incoming_graph_data.nodes(data=True))
            self.add_edges_from(incoming_graph_data.edges(data=True))
        elif isinstance(incoming_graph_data, dict):
            self.add_nodes_from(incoming_graph_data)
            self.add_edges_from([(u, v) for u, ends in incoming_graph_data.items() for v in ends])
        elif incoming_graph_data is not None:
            self.add_edges_from(incoming_graph_data)

    def __getattr__(self, name):
        if name not in _UNREAD:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute {name!r}")
        return unread("networkx.Graph." + name)

    def add_node(self, node_for_adding, **attr):
        if node_for_adding is None:
            raise ValueError("None cannot be a node")
        if node_for_adding not in self._node:
            self._succ[node_for_adding], self._node[node_for_adding] = {}, {}
            self._pred[node_for_adding] = {} if self.directed else self._succ[node_for_adding]
        self._node[node_for_adding].update(attr)

    def add_nodes_from(self, nodes_for_adding, **attr):
        for node in nodes_for_adding:
            pair = isinstance(node, tuple) and len(node) == 2 and isinstance(node[1], dict)
            self.add_node(node[0] if pair else node, **{**attr, **(node[1] if pair else {})})

    def add_edge(self, u_of_edge, v_of_edge, **attr):
        self.add_node(u_of_edge)
        self.add_node(v_of_edge)
        data = self._succ[u_of_edge].get(v_of_edge, {})
        data.update(attr)
        self._succ[u_of_edge][v_of_edge] = self._pred[v_of_edge][u_of_edge] = data

    def add_edges_from(self, ebunch_to_add, **attr):
        for edge in ebunch_to_add:
            self.add_edge(edge[0], edge[1], **{**attr, **(edge[2] if len(edge) == 3 else {})})

    def add_weighted_edges_from(self, ebunch_to_add, weight="weight", **attr):
        for u, v, value in ebunch_to_add:
            self.add_edge(u, v, **{**attr, weight: value})

    def remove_edge(self, u, v):
        if not self.has_edge(u, v):
            raise NetworkXError(f"The edge {u}-{v} not in graph.")
        del self._succ[u][v]
        self._pred[v].pop(u, None)

    def remove_node(self, n):
        if n not in self._node:
            raise NetworkXError(f"The node {n} is not in the graph.")
        for v in list(self._succ[n]):
            self._pred[v].pop(n, None)
        for u in list(self._pred[n]):
            self._succ[u].pop(n, None)
        del self._node[n], self._succ[n], self._pred[n]

    def clear(self):
        for one in (self._node, self._succ, self._pred, self.graph):
            one.clear()

    def has_node(self, n):
        return n in self._node

    def has_edge(self, u, v):
        return u in self._succ and v in self._succ[u]

    def __contains__(self, n):
        return n in self._node

    def __iter__(self):
        return iter(self._node)

    def __len__(self):
        return len(self._node)

    def __getitem__(self, n):
        return self._succ[n]

    def number_of_nodes(self):
        return len(self._node)

    order = number_of_nodes

    def number_of_edges(self, u=None, v=None):
        return len(self._edges()) if u is None else int(self.has_edge(u, v))

    def is_directed(self):
        return self.directed

    def is_multigraph(self):
        return False

    def _edges(self):
        edges = {}
        for u, ends in self._succ.items():
            for v, data in ends.items():
                if self.directed or (v, u) not in edges:
                    edges[u, v] = data
        return edges

    def _into(self):
        return {(u, v): data for v, starts in self._pred.items() for u, data in starts.items()}

    nodes = property(lambda self: _Nodes(lambda: self._node, lambda n, d: n))
    edges = property(lambda self: _Edges(self._edges, lambda pair, d: pair))
    out_edges = edges
    in_edges = property(lambda self: _InEdges(self._into, lambda pair, d: pair))
    adj = succ = property(lambda self: self._succ)
    pred = property(lambda self: self._pred)
    in_degree = property(lambda self: _Degrees(lambda: {n: len(self._pred[n]) for n in self._node}, lambda n, d: (n, d)))
    out_degree = property(lambda self: _Degrees(lambda: {n: len(self._succ[n]) for n in self._node}, lambda n, d: (n, d)))

    @property
    def degree(self):
        both = lambda n: len(self._succ[n]) + (len(self._pred[n]) if self.directed else int(n in self._succ[n]))
        return _Degrees(lambda: {n: both(n) for n in self._node}, lambda n, d: (n, d))

    def _ends(self, table, n):
        if n not in table:
            raise NetworkXError(f"The node {n} is not in the digraph.")
        return iter(table[n])

    def neighbors(self, n):
        return self._ends(self._succ, n)

    def copy(self, as_view=False):
        made = type(self)(self)
        made.graph = dict(self.graph)
        return made

    def subgraph(self, nodes):
        kept = {n for n in nodes if n in self._node}
        ordered = kept if 2 * len(kept) < len(self) else [n for n in self._node if n in kept]
        made = type(self)()
        made.add_nodes_from([(n, self._node[n]) for n in ordered])
        made.add_edges_from([(u, v, d) for (u, v), d in self._edges().items() if u in kept and v in kept])
        return made


class DiGraph(Graph):
    directed = True

    def successors(self, n):
        return self._ends(self._succ, n)

    def predecessors(self, n):
        return self._ends(self._pred, n)

    def has_successor(self, u, v):
        return self.has_edge(u, v)

    def has_predecessor(self, u, v):
        return self.has_edge(v, u)

    def reverse(self, copy=True):
        made = DiGraph()
        made.add_nodes_from(self.nodes(data=True))
        made.add_edges_from([(v, u, d) for (u, v), d in self._edges().items()])
        return made


def _no_end():
    return NetworkXUnfeasible("Graph contains a cycle or graph changed during iteration")


def _need_directed(G):
    if not G.is_directed():
        raise NetworkXError("Topological sort not defined on undirected graphs.")


def topological_generations(G):
    _need_directed(G)
    waits = {n: d for n, d in G.in_degree() if d > 0}
    ready = [n for n, d in G.in_degree() if d == 0]
    while ready:
        generation, ready = ready, []
        for node in generation:
            for child in G.neighbors(node):
                waits[child] -= 1
                if waits[child] == 0:
                    ready.append(child)
                    del waits[child]
        yield generation
    if waits:
        raise _no_end()


def topological_sort(G):
    for generation in topological_generations(G):
        yield from generation


def lexicographical_topological_sort(G, key=None):
    _need_directed(G)
    places = {n: at for at, n in enumerate(G)}
    item = lambda n: (n if key is None else key(n), places[n], n)
    waits = {n: d for n, d in G.in_degree() if d > 0}
    ready = [item(n) for n, d in G.in_degree() if d == 0]
    heapq.heapify(ready)
    while ready:
        node = heapq.heappop(ready)[2]
        for child in G.successors(node):
            waits[child] -= 1
            if waits[child] == 0:
                heapq.heappush(ready, item(child))
                del waits[child]
        yield node
    if waits:
        raise _no_end()


def is_directed_acyclic_graph(G):
    if not G.is_directed():
        return False
    try:
        return len(list(topological_sort(G))) == len(G)
    except NetworkXUnfeasible:
        return False


def _reached(table, source):
    if source not in table:
        raise NetworkXError(f"The node {source} is not in the graph.")
    seen, waiting = {source}, [source]
    while waiting:
        for other in table[waiting.pop()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen


def descendants(G, source):
    return _reached(G._succ, source) - {source}


def ancestors(G, source):
    return _reached(G._pred, source) - {source}


def has_path(G, source, target):
    for node in (source, target):
        if node not in G:
            raise NodeNotFound(f"{'Source' if node == source else 'Target'} {node} is not in G")
    return target in _reached(G._succ, source)


def add_path(G_to_add_to, nodes_for_path, **attr):
    nodes = list(nodes_for_path)
    G_to_add_to.add_nodes_from(nodes[:1])
    G_to_add_to.add_edges_from(zip(nodes, nodes[1:]), **attr)


def get_node_attributes(G, name, default=None):
    return {n: d.get(name, default) for n, d in G.nodes(data=True) if name in d or default is not None}


def set_node_attributes(G, values, name=None):
    for n, value in values.items() if isinstance(values, dict) else [(n, values) for n in G]:
        if n in G:
            G._node[n].update(value if name is None else {name: value})


def number_of_nodes(G):
    return len(G)
)py";

}  // namespace smgraph::python
