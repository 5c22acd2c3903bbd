// A store of past searches -> log lines.

#include "evidence/log_line.h"
#include "evidence/store.h"
#include "matchgraph/evidence.h"

namespace matchgraph {

std::size_t export_evidence(const std::string& place,
                            const std::function<void(std::string_view)>& take_line,
                            const EvidenceProgress& progress) {
  // A place that was mistyped must not become an empty store.
  evidence::require_place(place);
  const auto store = evidence::open_to_read(place, evidence::kCommandPatience);
  if (!store) return 0;
  // One state of the store, though a server may be recording meanwhile.
  // Reading takes no lock that would keep a server from recording.
  const evidence::StoreTransaction transaction(*store, evidence::Store::Kind::kRead);
  // What imports the log would take a flipped bit for what was recorded.
  if (!store->checks_as_it_reads()) store->check_whole();
  const std::size_t all = store->count_searches();
  std::size_t lines = 0;
  // Counted as they are handed out, as a search may take several lines.
  const auto take = [&](std::string_view line) {
    take_line(line);
    ++lines;
  };
  std::size_t done = 0;
  store->for_each_search([&](const evidence::StoredSearch& search) {
    // A line a choice, since that is how logs of other programs look.
    for (const std::string& line : evidence::to_log_lines(search)) take(line);
    if (progress) progress(static_cast<double>(++done) / static_cast<double>(all));
  });
  const auto take_counts = [&](const auto& counts) { take(evidence::to_log_line(counts)); };
  store->for_each_forgotten(std::function<void(const evidence::ForgottenEntity&)>(take_counts));
  store->for_each_forgotten(std::function<void(const evidence::ForgottenDay&)>(take_counts));
  return lines;
}

}  // namespace matchgraph
