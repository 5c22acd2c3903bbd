// How far a build is: a bar on a terminal, one line per phase elsewhere.
#pragma once

#include <string>

#include "matchgraph/snapshot.h"

namespace matchgraph::command {

/// Prints to standard error. For one thread. Ends its bar when destroyed.
class ProgressPrinter {
 public:
  ProgressPrinter();
  ~ProgressPrinter();
  ProgressPrinter(const ProgressPrinter&) = delete;
  ProgressPrinter& operator=(const ProgressPrinter&) = delete;

  void show(const BuildProgress& progress);

 private:
  bool terminal_;
  std::string phase_;
  std::string drawn_;  ///< the bar that is on the screen; empty when there is none
};

}  // namespace matchgraph::command
