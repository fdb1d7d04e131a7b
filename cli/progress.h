#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "cli/console.h"

namespace smgraph::cli {

/// Says on a terminal's standard error what takes so long, once it takes longer than a second, and
/// wipes that line when done. Silent when nobody looks.
class Progress {
 public:
  Progress(const Console& console, std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  void Wait(const std::string& what);
  std::mutex mutex_;
  std::condition_variable done_condition_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace smgraph::cli
