#include "tools/matchgraph/data_folder.h"

#include <cstdlib>
#include <string_view>

#include "matchgraph/evidence.h"
#include "tools/matchgraph/streams.h"

namespace matchgraph::command {
namespace {

// An empty variable counts as unset, as the XDG rules have it.
std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

std::string data_folder(const Common& common) {
  if (!common.data.empty()) return common.data;
  if (std::string own = variable("MATCHGRAPH_DATA"); !own.empty()) return own;
  // The folders that the XDG Base Directory Specification names.
  if (const std::string shared = variable("XDG_DATA_HOME"); !shared.empty()) {
    return shared + "/matchgraph";
  }
  if (const std::string home = variable("HOME"); !home.empty()) {
    return home + "/.local/share/matchgraph";
  }
  throw Error(ErrorCode::kEnvironment, "no data folder is known: pass --data DIR or set HOME");
}

std::string evidence_place(const std::string& named) {
  std::string place = named.empty() ? variable("MATCHGRAPH_EVIDENCE") : named;
  // Told here, before anything is opened with it.
  if (!place.empty() && !is_evidence_address(place)) {
    // Not repeated: it may hold a password.
    throw Error(ErrorCode::kUsage,
                "--evidence, MATCHGRAPH_EVIDENCE: an address such as "
                "postgresql://writer@db.example.org/matchgraph is needed");
  }
  return place;
}

std::shared_ptr<const Snapshot> open_live_snapshot(const Common& common) {
  std::shared_ptr<const Snapshot> snapshot = open_snapshot(data_folder(common));
  // Said on each start, as whoever asks gets answers of an older state.
  const std::string warning = stats(*snapshot).warning;
  if (!warning.empty()) write_note("warning: " + warning);
  return snapshot;
}

}  // namespace matchgraph::command
