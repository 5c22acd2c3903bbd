// One line of a log of searches, read and written.
//
//   {"query": text, "selected": id, "at"?: time, "session"?: text}
//
// and what this program's own exports add: "kind", "filters", "generation", "shown" (ids in the
// order shown, when they are not just the one selected), "offset", "chosen_at", "search" (lines of
// one search share it). A session that starts with ~ and 16 hexadecimal digits is a hash already.
// Counts of forgotten searches:
//
//   {"day": date or null, "entity": id, "times_matched": n, "times_chosen": n, "origin": hex}
//   {"day": date or null, "searches": n, "choices": n, "origin": hex}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "catalogue/diagnostic_log.h"
#include "evidence/record.h"
#include "evidence/session_hash.h"

namespace matchgraph::evidence {

/// A search as a line tells it; `search.session` and `search.id` wait for identify().
struct LoggedSearch {
  StoredSearch search;
  std::string session;  ///< empty: a session of its own
};

using LogLine = std::variant<LoggedSearch, ForgottenEntity, ForgottenDay>;

/// Reads a line. Problems go to the log; nothing is returned when one of them is an error.
std::optional<LogLine> parse_log_line(std::string_view line, const LoadOptions& options,
                                      catalogue::DiagnosticLog& log);

/// Gives the lines of one file, from its first on, their sessions and ids. A line without a session
/// gets one that follows from its content and that of all lines before it: the same file, or one
/// that has grown, gives the same sessions again, and two equal lines give two.
class LineIdentity {
 public:
  explicit LineIdentity(const SessionKey& key) : key_(key) {}
  void identify(LoggedSearch& logged);

 private:
  SessionKey key_;
  std::string chain_;  // a hash of the lines so far
};

/// The lines that give the search back: one a choice, or one when there is none.
std::vector<std::string> to_log_lines(const StoredSearch& search);
std::string to_log_line(const ForgottenEntity& counts);
std::string to_log_line(const ForgottenDay& counts);

}  // namespace matchgraph::evidence
