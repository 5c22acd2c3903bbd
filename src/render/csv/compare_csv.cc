// A comparison as one rectangular table: section, feature, a measure, and one column per entity.
// Sections share columns, so that a filter of the spreadsheet takes them apart.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "matchgraph/render.h"
#include "render/csv/csv_table.h"
#include "render/csv/csv_words.h"
#include "render/entity_words.h"
#include "render/matrix_rows.h"
#include "render/relation_names.h"
#include "render/text/claim_text.h"

namespace matchgraph {
namespace {

using render::csv_words;
using render::CsvCell;
using render::CsvTable;

const std::string& title_of(const CapabilityRef& capability) {
  return capability.name.empty() ? capability.text : capability.name;
}

// A record whose entity columns are read one by one.
template <typename Read>
void add(CsvTable& table, const Comparison& comparison, std::vector<CsvCell> cells,
         const Read& read) {
  for (std::size_t i = 0; i < comparison.cards.size(); ++i) cells.emplace_back(read(i));
  table.add(cells);
}

// Where each fact comes from; no line where no source is named.
void add_origins(CsvTable& table, const Comparison& comparison) {
  for (const TableRow& row : comparison.table) {
    const bool is_known = std::any_of(row.origins.begin(), row.origins.end(),
                                      [](const auto& origin) { return !origin.source.empty(); });
    // An entity that came without sources would only add empty lines.
    if (!is_known) continue;
    add(table, comparison, {"source", row.feature, ""}, [&](std::size_t i) {
      const bool is_named = i < row.origins.size() && !row.origins[i].source.empty();
      return is_named
                 ? CsvCell(render::origin_words(row.origins[i].source, row.origins[i].observed))
                 : CsvCell();
    });
  }
}

void add_facts(CsvTable& table, const Comparison& comparison) {
  add(table, comparison, {"entity", "id", ""},
      [&](std::size_t i) { return CsvCell(comparison.cards[i].id); });
  add(table, comparison, {"entity", "url", ""},
      [&](std::size_t i) { return CsvCell(comparison.cards[i].url); });
  for (const TableRow& row : comparison.table) {
    add(table, comparison, {row.differs ? "differs" : "same", row.feature, ""},
        // A row may have fewer values than there are entities.
        [&](std::size_t i) { return CsvCell(i < row.values.size() ? row.values[i] : ""); });
  }
  add_origins(table, comparison);
}

void add_pairs(CsvTable& table, const char* section, const std::vector<CapabilityPair>& pairs) {
  for (const CapabilityPair& pair : pairs) {
    // Both texts, in the columns of the entities that say them.
    table.add({section, fmt::format("{}", fmt::join(pair.shared_words, ", ")), pair.similarity,
               csv_words(pair.left), csv_words(pair.right)});
  }
}

void add_two(CsvTable& table, const Comparison& comparison) {
  add_pairs(table, "both", comparison.both);
  add_pairs(table, "related", comparison.related);
  for (std::size_t side = 0; side < comparison.only.size(); ++side) {
    for (const CapabilityRef& capability : comparison.only[side]) {
      add(table, comparison, {"only", title_of(capability), ""},
          // Whose it is, is told by its column.
          [&](std::size_t i) { return i == side ? CsvCell(csv_words(capability)) : CsvCell(); });
    }
  }
  add(table, comparison, {"coverage", "share that the other covers", ""}, [&](std::size_t i) {
    return i < comparison.coverage.size() ? CsvCell(comparison.coverage[i]) : CsvCell();
  });
}

void add_many(CsvTable& table, const Comparison& comparison) {
  for (const MatrixRow& row : comparison.matrix) {
    // Only rows that some have and others do not tell anything apart.
    const CsvCell telling = row.kind == RowKind::kSome ? CsvCell(row.telling) : CsvCell();
    add(table, comparison, {render::row_kind_name(row.kind), title_of(row.capability), telling},
        [&row](std::size_t i) {
          const bool has = i < row.cells.size() && row.cells[i];
          if (has) return CsvCell(csv_words(row.cells[i]->capability));
          return render::speaks_of(row, i) ? CsvCell("perhaps") : CsvCell();
        });
  }
}

// A claim stands in its claimant's column; what contradicts it in the column of whoever says so.
void add_claims(CsvTable& table, const Comparison& comparison) {
  const auto add_text = [&](const char* section, const std::string& what, const std::string& id,
                            const std::string& text) {
    add(table, comparison, {section, what, ""},
        [&](std::size_t i) { return comparison.cards[i].id == id ? CsvCell(text) : CsvCell(); });
  };
  for (const Claim& claim : comparison.claims) {
    const std::string what = render::claim_words(claim, render::ClaimSides::kBoth).print(false);
    add_text("claim", what, claim.by.id, claim.text);
    for (const OpposedClaim& opposed : claim.contradicted_by) {
      add_text("contradicted by", opposed.by.name, opposed.by.id, opposed.text);
    }
  }
}

void add_verdict(CsvTable& table, const Comparison& comparison) {
  // Of more than two no one relation holds.
  if (comparison.cards.size() == 2) {
    table.add({"relation", render::relation_name(comparison.relation)});
  }
  table.add({"verdict", comparison.verdict.summary});
  for (const VerdictSentence& sentence : comparison.verdict.sentences) {
    table.add({"verdict", sentence.text});
  }
}

}  // namespace

std::string to_csv(const Comparison& comparison) {
  const bool two = comparison.cards.size() == 2;
  std::vector<CsvCell> head = {"section", "feature", two ? "similarity" : "telling"};
  for (const EntityCard& card : comparison.cards) head.emplace_back(card.name);
  CsvTable table(head);
  add_facts(table, comparison);
  if (two) {
    add_two(table, comparison);
  } else {
    add_many(table, comparison);
  }
  add_claims(table, comparison);
  add_verdict(table, comparison);
  return table.take();
}

}  // namespace matchgraph
