// A store that could not do what it was asked to, and whether trying again may help.
#pragma once

#include <string>

#include "matchgraph/error.h"

namespace matchgraph::evidence {

/// Always kEnvironment, with what to do.
class StoreError : public Error {
 public:
  enum class Cause {
    kOther,
    kBusy,  ///< another process holds the store; trying again later may succeed
    kAway,  ///< its server does not answer or ends; nothing is wrong with what was asked
  };
  StoreError(const std::string& message, Cause cause)
      : Error(ErrorCode::kEnvironment, message), cause_(cause) {}

  bool is_busy() const { return cause_ == Cause::kBusy; }
  bool is_away() const { return cause_ == Cause::kAway; }

 private:
  Cause cause_;
};

}  // namespace matchgraph::evidence
