// evidence.db -> log lines.

#include "evidence/log_line.h"
#include "evidence/schema.h"
#include "evidence/store.h"
#include "matchgraph/evidence.h"

namespace matchgraph {

std::size_t export_evidence(const std::string& data,
                            const std::function<void(std::string_view)>& take_line,
                            const EvidenceProgress& progress) {
  evidence::require_folder(data);
  auto database = evidence::open_to_read(data, evidence::kCommandPatience);
  if (!database) return 0;
  // One state of the database, though a server may be recording meanwhile.
  const evidence::Transaction transaction(*database, evidence::Transaction::Kind::kRead);
  const std::int64_t all = database->number("SELECT count(*) FROM search");
  std::size_t lines = 0;
  const auto take = [&](std::string_view line) {
    take_line(line);
    ++lines;
  };
  std::int64_t done = 0;
  evidence::for_each_search(*database, [&](const evidence::StoredSearch& search) {
    for (const std::string& line : evidence::to_log_lines(search)) take(line);
    if (progress) progress(static_cast<double>(++done) / static_cast<double>(all));
  });
  const auto take_counts = [&](const auto& counts) { take(evidence::to_log_line(counts)); };
  evidence::for_each_forgotten(*database,
                               std::function<void(const evidence::ForgottenEntity&)>(take_counts));
  evidence::for_each_forgotten(*database,
                               std::function<void(const evidence::ForgottenDay&)>(take_counts));
  return lines;
}

}  // namespace matchgraph
