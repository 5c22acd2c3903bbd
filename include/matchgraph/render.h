// Result values -> text for a person, JSON for a program, and the comparison page format.
// Renderers compute nothing of their own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "matchgraph/evaluate.h"
#include "matchgraph/evidence.h"
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
std::string to_text(const Comparison& comparison, const TextStyle& style);
std::string to_text(const EntityDetail& detail, const TextStyle& style);
std::string to_text(const SnapshotStats& stats, const TextStyle& style);
std::string to_text(const std::vector<VerifyReport>& reports, const TextStyle& style);
/// The diagnostics, a line each, and a line of counts.
std::string to_text(const LoadResult& loaded, const TextStyle& style);
/// What was built out of what: counts, times, sizes.
std::string to_text(const BuildReport& report, const LoadResult& loaded, const TextStyle& style);
/// What `asked` names, or the candidates.
std::string to_text(const Resolution& resolution, std::string_view asked, const TextStyle& style);

/// Any text on one line, without control characters and direction overrides: for messages.
std::string printable(std::string_view untrusted);

// For a program: one JSON document and a line end; keys as README.md documents them.
std::string to_json(const SearchResults& results);
std::string to_json(const AlternativesResults& results);
std::string to_json(const Comparison& comparison);
std::string to_json(const EntityDetail& detail);
std::string to_json(const SnapshotStats& stats);
std::string to_json(const std::vector<VerifyReport>& reports);
std::string to_json(const LoadResult& loaded);
std::string to_json(const BuildReport& report, const LoadResult& loaded);
/// {"error": {"code", "message"}}
std::string to_json(const Error& error);
/// {"error": {"code": "ambiguous" or "not_found", "message", "detail": {"candidates": [...]}}}
std::string to_json(const Resolution& resolution, std::string_view asked);

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

// Past searches. Of imports the counts are told, not the diagnostics.
std::string to_text(const EvidenceStats& stats, const TextStyle& style);
std::string to_text(const EvidenceImport& import, const TextStyle& style);
std::string to_text(const EvidenceForgotten& forgotten, const TextStyle& style);
std::string to_json(const EvidenceStats& stats);
std::string to_json(const EvidenceImport& import);
std::string to_json(const EvidenceForgotten& forgotten);

}  // namespace matchgraph
