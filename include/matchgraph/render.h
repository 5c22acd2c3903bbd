// Result values -> text for a person, JSON for a program, and the comparison page format.
// Renderers compute nothing of their own.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "matchgraph/engine.h"
#include "matchgraph/error.h"
#include "matchgraph/results.h"
#include "matchgraph/snapshot.h"

namespace matchgraph {

/// How text output is laid out.
struct TextStyle {
  bool colour = false;      ///< ANSI colours, for terminals only
  std::size_t width = 80;   ///< columns, 40..200
};

// For a person at a terminal. Untrusted text is printed without its control characters.
std::string to_text(const SearchResults& results, const TextStyle& style);
std::string to_text(const AlternativesResults& results, const TextStyle& style);
std::string to_text(const Comparison& comparison, const TextStyle& style);
std::string to_text(const EntityDetail& detail, const TextStyle& style);
std::string to_text(const SnapshotStats& stats, const TextStyle& style);
std::string to_text(const std::vector<VerifyReport>& reports, const TextStyle& style);

// For a program: one JSON document and a line end; keys as README.md documents them.
std::string to_json(const SearchResults& results);
std::string to_json(const AlternativesResults& results);
std::string to_json(const Comparison& comparison);
std::string to_json(const EntityDetail& detail);
std::string to_json(const SnapshotStats& stats);
std::string to_json(const std::vector<VerifyReport>& reports);
/// {"error": {"code", "message"}}
std::string to_json(const Error& error);
/// {"error": {"code": "ambiguous" or "not_found", "message", "detail": {"candidates": [...]}}}
std::string to_json(const Resolution& resolution, std::string_view asked);

/// A comparison of two in the format of the pages that importers read (README.md, "Pages"). Throws
/// Error (kUsage) for another number of entities.
std::string to_page(const Comparison& comparison);

}  // namespace matchgraph
