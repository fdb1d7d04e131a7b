#include "cli/progress.h"

#include <cstdio>
#include <utility>

#include <fmt/format.h>

namespace smgraph::cli {

Progress::Progress(const Console& console, std::string what) {
  if (!console.error_terminal()) return;
  thread_ = std::thread([this, text = std::move(what)] { Wait(text); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  done_condition_.notify_one();
  thread_.join();
}

void Progress::Wait(const std::string& what) {
  using std::chrono::seconds;
  std::unique_lock lock(mutex_);
  int elapsed = 0;
  while (!done_condition_.wait_for(lock, seconds(1), [this] { return done_; }))
    fmt::print(stderr, "\r{} … {} s", what, ++elapsed);
  if (elapsed > 0) fmt::print(stderr, "\r\x1b[K");
}

}  // namespace smgraph::cli
