// The one exception type of the library: what the world did wrong.
//
// Expected outcomes (nothing found, a name that fits two things, a faulty catalogue line) are
// values. A caller's bug is an assert. Everything else, a missing snapshot, a corrupt file, a full
// disk, is an Error, thrown where it is noticed. It is caught where it becomes an exit status or an
// HTTP status, and where something else can go on: a damaged generation gives way to the one
// before.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace matchgraph {

/// What kind of failure it is; the command's exit status follows from it.
enum class ErrorCode {
  kUsage,        ///< a request that cannot be carried out as it was put (exit 2)
  kBadInput,     ///< a file or text that breaks its format (exit 3)
  kEnvironment,  ///< no snapshot, no disk, corrupt data (exit 4)
};

/// A failure with the chain of what was being done, outermost first: "opening generation 42:
/// manifest.json: no such file".
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}

  ErrorCode code() const { return code_; }

  /// The same failure seen from one level up.
  Error within(const std::string& context) const {
    return Error(code_, context + ": " + std::string(what()));
  }

 private:
  ErrorCode code_;
};

}  // namespace matchgraph
