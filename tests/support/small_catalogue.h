// Small catalogues for tests, written in place.
#pragma once

#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "matchgraph/catalogue.h"

namespace matchgraph::test {

/// Reads catalogue lines; a test with a faulty line fails.
inline Catalogue catalogue_of(const std::string& lines) {
  std::istringstream in(lines);
  LoadResult loaded = load_catalogue(in, "test");
  for (const Diagnostic& diagnostic : loaded.diagnostics) MESSAGE(to_string(diagnostic));
  REQUIRE(loaded.errors == 0);
  return std::move(loaded.catalogue);
}

/// A line of a tool that is called by its id and says one text.
inline std::string tool_line(const std::string& id, const std::string& text) {
  return R"({"id":")" + id + R"(","name":")" + id + R"(","type":"tool","capabilities":[{"text":")" +
         text + "\"}]}\n";
}

/// Six tools whose similarity a reader sees at once: three convert documents, two query databases,
/// and one does neither.
inline Catalogue six_tools() {
  return catalogue_of(
      R"({"id":"pdf/textract","name":"Textract","type":"tool","maker":"Acme","license":"MIT","summary":"Extracts text from documents","tags":["documents"],"pricing":{"model":"free"},"updated":"2025-03-01","signals":{"stars":500},"capabilities":[{"name":"PDF to text","text":"Converts PDF files to plain text, page by page."},{"text":"Reads scanned pages by optical character recognition."}]}
{"id":"pdf/paperflow","name":"PaperFlow","type":"tool","maker":"Borealis","summary":"Document conversion service","pricing":{"model":"paid","price":{"amount":2,"currency":"USD","per":"1M input tokens"}},"updated":"2025-06","signals":{"stars":90},"capabilities":[{"text":"Converts PDF files and spreadsheets to plain text or Markdown."},{"text":"Translates documents between forty languages."}]}
{"id":"pdf/scanly","name":"Scanly","type":"web-app","maker":"Acme","summary":"Scans in the browser","pricing":{"model":"paid","price":{"amount":5e-7,"currency":"USD","per":"prompt token"}},"capabilities":[{"text":"Optical character recognition of scanned pages in the browser."}]}
{"id":"db/pgask","name":"PgAsk","type":"mcp-server","license":"Apache-2.0","summary":"Ask Postgres in plain English","tags":["database","postgres"],"pricing":{"model":"open-source"},"released":"2024","signals":{"stars":1200},"capabilities":[{"text":"Queries a Postgres database with read-only SQL."},{"text":"Lists tables and columns of the schema."}]}
{"id":"db/liteask","name":"LiteAsk","type":"mcp-server","license":"MIT","summary":"Ask SQLite in plain English","tags":["database","sqlite"],"capabilities":[{"text":"Queries a SQLite database with read-only SQL."},{"text":"Lists tables and columns of the schema."}]}
{"id":"game/chess","name":"ChessCoach","type":"tool","summary":"Teaches openings","capabilities":[{"text":"Plays chess against a beginner and explains each move."}]}
)");
}

}  // namespace matchgraph::test
