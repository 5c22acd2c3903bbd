// What waits for the recorder's thread.
#pragma once

#include <cstddef>
#include <future>
#include <string>
#include <variant>

#include "matchgraph/evidence.h"

namespace matchgraph::evidence {

struct QueuedSearch {
  SearchId id{};
  ShownSearch search;
};
struct QueuedChoice {
  MadeChoice choice;
  bool is_awaited = true;
  std::promise<ChoiceOutcome> answer;
};
struct QueuedFlush {
  std::promise<void> done;
};
using QueuedRecord = std::variant<QueuedSearch, QueuedChoice, QueuedFlush>;

/// Whether somebody waits for it.
inline bool is_urgent(const QueuedRecord& record) {
  const auto* const choice = std::get_if<QueuedChoice>(&record);
  return choice != nullptr ? choice->is_awaited : std::holds_alternative<QueuedFlush>(record);
}

/// Bytes that it holds. A flush costs nothing, so that it is never refused.
inline std::size_t bytes_of(const QueuedRecord& record) {
  constexpr std::size_t kRecordBytes = 256;  // besides its texts
  if (std::holds_alternative<QueuedFlush>(record)) return 0;
  const auto* const queued = std::get_if<QueuedSearch>(&record);
  if (queued == nullptr) return kRecordBytes;
  const ShownSearch& search = queued->search;
  std::size_t bytes =
      kRecordBytes + search.query.size() + search.filters.size() + search.session.size();
  for (const std::string& entity : search.shown) bytes += sizeof(std::string) + entity.size();
  return bytes;
}

}  // namespace matchgraph::evidence
