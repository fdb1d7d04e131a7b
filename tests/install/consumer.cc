#include <graph/pipeline.h>

int main() {
  const smgraph::graph::Pipeline pipeline;
  return static_cast<int>(num_vertices(pipeline));
}
