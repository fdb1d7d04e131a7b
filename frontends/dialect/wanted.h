#pragma once

namespace smgraph::frontends {

/// State of an evaluation: what is asked for beside what pipelines are compiled to.
struct Wanted {
  /// A pipeline whose parameters decide its graph while it is compiled, for any values of them, and
  /// not for those that it is compiled with.
  bool any_values = false;
  /// Where the body of a pipeline that is decided while it runs fails by itself: as steps.
  bool failures = false;
};

}  // namespace smgraph::frontends
