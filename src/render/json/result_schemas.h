// Which fields does the JSON of a result have, and what do they mean?
//
// One row per field that a writer of this folder sets; the schemas of openapi.json are made of
// these tables at build time. A test of the server asks for answers of every kind and holds each
// field against them, so that a field without a row, or a row without a field, is found.
#pragma once

#include <string_view>
#include <vector>

namespace matchgraph::render {

struct SchemaField {
  std::string_view name;  ///< "like?" may be left out; others are always there
  /// Read from the inside to the outside: "Price?" may be null, "Price[]" is a list of them,
  /// "Price{}" an object of them by name, "'all'|'one'" is either of these words, "Price|Price[]"
  /// one or the other. The innermost is the name of a schema, or
  ///   text, html (escaped, with <mark>), address (http), date ("2025", "2025-06" or "2025-06-30"),
  ///   flag, number, count (a whole number from 0 on), span ([begin, end) in bytes of a text), any.
  std::string_view type;
  std::string_view meaning;
};

/// The description of one struct of results.
struct Schema {
  std::string_view name;  ///< as the struct of matchgraph/results.h is called, where there is one
  std::string_view meaning;
  std::string_view base;  ///< the schema whose fields it has too, in front; may be empty
  std::vector<SchemaField> fields;
  /// Whether a catalogue may bring fields of its own along, which pass through.
  bool is_open = false;
};

/// What most results are made of: cards, prices, capabilities, constraints, claims, explanations.
std::vector<Schema> shared_schemas();
/// SearchResults, AlternativesResults, ClaimsResults, Suggestions.
std::vector<Schema> list_schemas();
/// Comparison, Path.
std::vector<Schema> compare_schemas();
/// CoverResults.
std::vector<Schema> cover_schemas();
/// EntityDetail.
std::vector<Schema> entity_schemas();
/// Error: what is said instead of a result.
std::vector<Schema> error_schemas();

}  // namespace matchgraph::render
