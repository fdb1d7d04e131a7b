#include <cstdio>

#include <frontends/read.h>
#include <passes/check.h>
#include <passes/diff.h>
#include <passes/resolve.h>
#include <render/renderer.h>

// Reads a pipeline, checks it and draws it, with nothing but the installed headers.
int main(int argc, char** argv) {
  if (argc < 2) return smgraph::render::AllRenderers().empty() ? 1 : 0;
  smgraph::SourceMap sources;
  smgraph::frontends::Input input;
  input.path = argv[1];
  auto read = smgraph::frontends::Read(input, {}, sources);
  if (!read.ok()) return 1;
  for (auto& pipeline : read.value().pipelines) {
    smgraph::passes::Resolve(pipeline);
    const auto found = smgraph::passes::Check(pipeline);
    std::printf("%zu steps, %zu findings\n", num_vertices(pipeline), found.size());
  }
}
