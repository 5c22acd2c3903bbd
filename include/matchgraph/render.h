// Result values -> text for a person, JSON for a program, and the comparison page format.
// Renderers compute nothing of their own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/cover.h"
#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "matchgraph/evaluate.h"
#include "matchgraph/evidence.h"
#include "matchgraph/query.h"
#include "matchgraph/results.h"
#include "matchgraph/snapshot.h"

namespace matchgraph {

/// How text output is laid out.
struct TextStyle {
  bool colour = false;     ///< ANSI colours, for terminals only
  std::size_t width = 80;  ///< columns, 40..200
};

// For a person at a terminal. Untrusted text is printed without its control characters.
std::string to_text(const SearchResults& results, const TextStyle& style);
std::string to_text(const AlternativesResults& results, const TextStyle& style);
/// What was understood of the text, then the answer.
std::string to_text(const Answer& answer, const TextStyle& style);
std::string to_text(const Comparison& comparison, const TextStyle& style);
std::string to_text(const EntityDetail& detail, const TextStyle& style);
std::string to_text(const ClaimsResults& results, const TextStyle& style);
std::string to_text(const Path& path, const TextStyle& style);
std::string to_text(const CoverResults& results, const TextStyle& style);
std::string to_text(const SnapshotStats& stats, const TextStyle& style);
std::string to_text(const std::vector<VerifyReport>& reports, const TextStyle& style);
std::string to_text(const SnapshotDiff& diff, const TextStyle& style);
/// The diagnostics, a line each, and a line of counts.
std::string to_text(const LoadResult& loaded, const TextStyle& style);
/// As above, and the pairs that look like one thing twice, those that were merged last.
std::string to_text(const LoadResult& loaded, const std::vector<SamePair>& duplicates,
                    const TextStyle& style);
/// What was built out of what: counts, times, sizes.
std::string to_text(const BuildReport& report, const LoadResult& loaded, const TextStyle& style);
/// What `asked` names, or the candidates.
std::string to_text(const Resolution& resolution, std::string_view asked, const TextStyle& style);

/// Any text on one line, without control characters and direction overrides: for messages.
std::string printable(std::string_view untrusted);

// For a program: one JSON document and a line end; keys as README.md documents them.
std::string to_json(const SearchResults& results);
std::string to_json(const AlternativesResults& results);
/// The document of search, alternatives or claims, and what was understood as "query".
std::string to_json(const Answer& answer);
std::string to_json(const Comparison& comparison);
std::string to_json(const EntityDetail& detail);
std::string to_json(const ClaimsResults& results);
/// {"ends", "connected", "entities", "steps": [{"from", "to", "similarity", "shared_words",
/// "capabilities": {"left", "right", "similarity", "shared_words"} or null}], "similarity",
/// "visited", "gave_up", "summary"}
std::string to_json(const Path& path);
/// {"needs", "constraints", "results": [card and "meets", "instead"], "unmet", "exact", "at_least",
/// "summary"}
std::string to_json(const CoverResults& results);
/// {"text", "entities": [{"id", "name", "type"}], "completions": [...]}
std::string to_json(const Suggestions& suggestions);
std::string to_json(const SnapshotStats& stats);
std::string to_json(const std::vector<VerifyReport>& reports);
/// {"before", "after", "is_same", "counts", "files", "options", "limit", "removed", "added",
/// "changed", "neighbours"}: the fields of SnapshotDiff.
std::string to_json(const SnapshotDiff& diff);
std::string to_json(const LoadResult& loaded);
/// With "duplicates": [{"id", "other_id", "name", "other_name", "by", "what", "merged"}].
std::string to_json(const LoadResult& loaded, const std::vector<SamePair>& duplicates);
std::string to_json(const BuildReport& report, const LoadResult& loaded);
/// {"error": {"code", "message"}}
std::string to_json(const Error& error);
/// {"error": {"code": "ambiguous" or "not_found", "message", "detail": {"candidates": [...]}}}
std::string to_json(const Resolution& resolution, std::string_view asked);

// GitHub Flavored Markdown, for a person who passes it on. Untrusted text is escaped, so that it is
// never markup, and http(s) addresses alone become links. Long lists end in "and 12 more".
std::string to_markdown(const SearchResults& results);
std::string to_markdown(const AlternativesResults& results);
std::string to_markdown(const ClaimsResults& results);
std::string to_markdown(const Answer& answer);
std::string to_markdown(const Comparison& comparison);
std::string to_markdown(const EntityDetail& detail);
std::string to_markdown(const Path& path);
std::string to_markdown(const CoverResults& results);

/// A comparison as one HTML file that loads nothing and runs nothing: styles inside, light and
/// dark, for screens of any width and for paper. Untrusted text is escaped; http(s) addresses alone
/// become links. Nothing is left out.
std::string to_html(const Comparison& comparison);

// Comma-separated values for a spreadsheet (RFC 4180): UTF-8, a heading, one width, a line a
// record. Nothing is left out; unknown is empty. A text that a spreadsheet would run as a formula
// has an apostrophe in front.
/// A record per result; what it lists ("; " between) stands in the last columns.
std::string to_csv(const SearchResults& results);
std::string to_csv(const AlternativesResults& results);
/// A record per claim.
std::string to_csv(const ClaimsResults& results);
std::string to_csv(const Answer& answer);
/// Lists with these columns alone beside position, id and name, worded as pages word them
/// ("context", "output_price", "runs", ...); without columns as above. Throws Error (kUsage) for a
/// column that there is not.
std::string to_csv(const Answer& answer, const std::vector<std::string>& columns);
std::string to_csv(const AlternativesResults& results, const std::vector<std::string>& columns);
/// section, feature, similarity (for two) or telling (for more), and one column per entity.
std::string to_csv(const Comparison& comparison);
/// section, name, text, unique, versus.
std::string to_csv(const EntityDetail& detail);

/// A comparison of two in the format of the pages that importers read (README.md, "Pages"). Throws
/// Error (kUsage) for another number of entities.
std::string to_page(const Comparison& comparison);

/// A table with a line a truth file, and below it what could not be found or asked. The lines never
/// wrap, and the file's name is the last column.
std::string to_text(const std::vector<Evaluation>& evaluations, const TextStyle& style);
/// An array with an object a truth file.
std::string to_json(const std::vector<Evaluation>& evaluations);
/// Lines "QUESTION Q0 ID RANK SCORE matchgraph" of a TREC run, ranks from 1; scores read back as
/// the same doubles.
std::string to_trec(std::size_t question, const std::vector<RankedEntity>& ranking);
/// The results shown as such lines of question 0, ranks from the first result's position.
std::string to_trec(const SearchResults& results);
std::string to_trec(const AlternativesResults& results);
/// Throws Error (kUsage) for claims, which rank nothing.
std::string to_trec(const Answer& answer);

// Past searches. Of imports the counts are told, not the diagnostics.
std::string to_text(const EvidenceStats& stats, const TextStyle& style);
std::string to_text(const EvidenceImport& import, const TextStyle& style);
std::string to_text(const EvidenceForgotten& forgotten, const TextStyle& style);
std::string to_json(const EvidenceStats& stats);
std::string to_json(const EvidenceImport& import);
std::string to_json(const EvidenceForgotten& forgotten);

}  // namespace matchgraph
