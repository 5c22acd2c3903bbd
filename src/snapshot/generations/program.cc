#include "snapshot/generations/program.h"

#include "matchgraph/error.h"
#include "storage/array_file.h"

namespace matchgraph {

// Not a version number: what is read in texts changes with rules and tables between versions too.
// Hashed once, as a server opens generations again and again.
const std::string& program_identity() {
  static const std::string identity = [] {
    try {
      return content_hash(MappedFile("/proc/self/exe").bytes());
    } catch (const Error&) {
      return std::string();
    }
  }();
  return identity;
}

}  // namespace matchgraph
