#include "render/html/comparison_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "render/comparison_words.h"
#include "render/entity_words.h"
#include "render/figures.h"
#include "render/html/page_templates.h"
#include "render/matrix_rows.h"
#include "render/relation_names.h"
#include "render/text/claim_text.h"
#include "render/unlisted_words.h"
#include "wording/coverage_words.h"
#include "wording/fact_words.h"
#include "wording/told_name.h"

namespace matchgraph::render {
namespace {

void set_compared(Fields& page, const std::vector<EntityCard>& cards) {
  Fields entities = field_list();
  Fields heading = field_list();
  for (std::size_t i = 0; i < cards.size(); ++i) {
    Fields entity = link_fields(told_name(cards[i]), cards[i].url);
    entity.set("id", field(cards[i].id));
    entities.push_back(entity);
    Fields part("name", field(told_name(cards[i])));
    // The "and" between names stands before all but the first.
    part.set("first", i == 0);
    // A hyphen in it is no place to go to the next line, where it has room on one.
    constexpr std::size_t kOnOneLine = 24;
    part.set("is_short", told_name(cards[i]).size() <= kOnOneLine);
    heading.push_back(part);
  }
  page.set("entities", entities);
  page.set("heading", heading);
  page.set("entity_count", std::to_string(cards.size()));
}

void set_verdict(Fields& page, const Verdict& verdict, const std::vector<EntityCard>& cards) {
  page.set("summary", field(verdict.summary));
  Fields sentences = field_list();
  for (const VerdictSentence& sentence : verdict.sentences) {
    Fields fields("text", field(sentence.text));
    // Where a sentence rests on figures, a reader may want to see which.
    fields.set("has_why", !sentence.rests_on.empty());
    fields.set("why", field(basis_words(sentence, cards)));
    sentences.push_back(fields);
  }
  set_list(page, "sentences", sentences);
}

Fields row_fields(const TableRow& row, const std::vector<EntityCard>& cards) {
  Fields values = field_list();
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    const std::string& value = row.values[i];
    // Rows that are computed say "unknown" in words, stated ones leave the value empty.
    const bool unknown = value.empty() || value == "unknown";
    Fields fields("value", unknown ? Fields("unknown") : field(value));
    fields.set("unknown", unknown);
    // Read by a screen reader in each cell, and shown where the table is narrow.
    fields.set("of", i < cards.size() ? field(told_name(cards[i])) : Fields(""));
    values.push_back(fields);
  }
  Fields fields("feature", field(row.feature));
  fields.set("values", values);
  return fields;
}

void set_fact_rows(Fields& page, const std::vector<TableRow>& table,
                   const std::vector<EntityCard>& cards) {
  Fields differing = field_list();
  Fields same = field_list();
  // What differs parts them, and stands open; what is the same is a list to fold away.
  for (const TableRow& row : table)
    (row.differs ? differing : same).push_back(row_fields(row, cards));
  set_list(page, "differing", differing);
  set_list(page, "same", same);
}

void set_lines(Fields& page, const std::string& name, const std::vector<std::string>& lines) {
  Fields list = field_list();
  for (const std::string& line : lines) list.push_back(Fields("line", field(line)));
  set_list(page, name, list);
}

void set_pairs(Fields& page, const std::string& name, const std::vector<CapabilityPair>& pairs) {
  Fields list = field_list();
  for (const CapabilityPair& pair : pairs) {
    // Each side with its own marks: the shared words stand elsewhere in the other text.
    Fields fields("left", capability_fields(pair.left, pair.left_shared));
    fields.set("right", capability_fields(pair.right, pair.right_shared));
    fields.set("similarity", similarity_words(pair.similarity));
    // Two equal sentences beside each other tell no more than one.
    const bool is_same = pair.left.text == pair.right.text && pair.left.name == pair.right.name;
    fields.set("is_same", is_same);
    fields.set("same_words", is_same ? capability_fields(pair.left) : Fields(false));
    list.push_back(fields);
  }
  set_list(page, name, list);
  page.set(name + "_count", std::to_string(pairs.size()));
}

void set_coverage(Fields& page, const Comparison& comparison) {
  Fields coverage = field_list();
  const std::vector<std::string> sentences = coverage_phrases(comparison);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    Fields fields("words", field(sentences[i]));
    // For a bar's length, which wants a point in every language.
    fields.set("share", fmt::format("{:.4f}", comparison.coverage[i]));
    // A share of a line or two would be a figure of chance, so it is told as a count without a bar.
    fields.set("has_share", comparison.told.size() <= i || makes_share(comparison.told[i]));
    coverage.push_back(fields);
  }
  set_list(page, "coverage", coverage);
}

Fields cell_fields(const Comparison& comparison, const MatrixRow& row, std::size_t entity) {
  Fields fields;
  const bool has = entity < row.cells.size() && row.cells[entity];
  // A denial counts only where no line of the entry says the contrary.
  const Denial* const denial = has ? nullptr : denial_of(comparison, row, entity);
  fields.set("denied", denial != nullptr);
  fields.set("evidence", denial != nullptr ? field(denial->evidence) : Fields(""));
  // The row is told in the words of one of them, whose own cell need not repeat it.
  fields.set("own", has && entity == row.entity);
  fields.set("other", has && entity != row.entity);
  const bool is_spoken_of = !has && denial == nullptr && speaks_of(row, entity);
  fields.set("spoken_of", is_spoken_of);
  fields.set("missing", !has && denial == nullptr && !is_spoken_of);
  fields.set("of", field(told_name(comparison.cards[entity])));
  if (!has) return fields;
  const CapabilityRef& capability = row.cells[entity]->capability;
  // A cell has room for a title; the whole text is a click away.
  fields.set("words", field(capability.name.empty() ? capability.text : capability.name));
  fields.set("similarity", similarity_words(row.cells[entity]->similarity));
  return fields;
}

void set_matrix(Fields& page, const Comparison& comparison) {
  Fields some = field_list();
  for (const MatrixRow* row : rows_of(comparison, RowKind::kSome)) {
    Fields cells = field_list();
    for (std::size_t i = 0; i < comparison.cards.size(); ++i)
      cells.push_back(cell_fields(comparison, *row, i));
    Fields fields("what", capability_fields(row->capability));
    fields.set("cells", cells);
    some.push_back(fields);
  }
  page.set("some_count", std::to_string(some.list_value().size()));
  set_list(page, "some", some);
  Fields all = field_list();
  for (const MatrixRow* row : rows_of(comparison, RowKind::kAll)) {
    all.push_back(capability_fields(row->capability));
  }
  page.set("all_count", std::to_string(all.list_value().size()));
  set_list(page, "all", all);
}

// What one alone does, of each that has such; of two, of both.
void set_only(Fields& page, const Comparison& comparison) {
  Fields only = field_list();
  for (std::size_t i = 0; i < comparison.cards.size(); ++i) {
    Fields capabilities = field_list();
    // Of two there is a list for each, of more the rows of the matrix that one alone has.
    if (i < comparison.only.size()) {
      for (const CapabilityRef& capability : comparison.only[i]) {
        capabilities.push_back(capability_fields(capability));
      }
    }
    for (const MatrixRow* row : rows_of_one(comparison, i)) {
      capabilities.push_back(capability_fields(row->capability));
    }
    // Counted when both sources are joined, as one of them is always empty.
    const std::size_t count = capabilities.list_value().size();
    // Of two, an empty list says something: nothing there is missing in the other.
    if (count == 0 && comparison.cards.size() != 2) continue;
    Fields fields("name", field(told_name(comparison.cards[i])));
    fields.set("number", std::to_string(i + 1));
    fields.set("count", std::to_string(count));
    set_list(fields, "capabilities", capabilities);
    only.push_back(fields);
  }
  page.set("only_count", std::to_string(only.list_value().size()));
  set_list(page, "only", only);
}

void set_claims_between(Fields& page, const Comparison& comparison) {
  Fields claims = field_list();
  for (const Claim& claim : comparison.claims) {
    Fields fields("what", runs_field(claim_words(claim, ClaimSides::kBoth)));
    fields.set(
        "said",
        // The rival alone is marked, so that a long sentence shows whom it is about.
        Fields("runs", runs_field(StyledText().add_marked(claim.text, std::array{claim.rival}))));
    Fields opposed = field_list();
    for (const OpposedClaim& other : claim.contradicted_by) {
      Fields contrary("name", field(other.by.name));
      contrary.set("text", field(other.text));
      opposed.push_back(contrary);
    }
    fields.set("opposed", opposed);
    claims.push_back(fields);
  }
  set_list(page, "claims", claims);
  page.set("claim_count", std::to_string(comparison.claims.size()));
  // A number of 0 would be a sentence about nothing.
  page.set("other_claims", comparison.other_claims > 0
                               ? Fields(count_words(comparison.other_claims, "claim"))
                               : Fields(false));
}

constexpr std::array<TemplatePart, 5> kComparisonParts = {{
    {"compare/verdict", kCompareVerdictHtml},
    {"compare/facts", kCompareFactsHtml},
    {"compare/capabilities", kCompareCapabilitiesHtml},
    {"compare/coverage", kCompareCoverageHtml},
    {"compare/claims", kCompareClaimsHtml},
}};

}  // namespace

// Marks count bytes of the text, so the name, which has none, is given apart.
Fields capability_fields(const CapabilityRef& capability, std::span<const TextSpan> marks) {
  Fields fields;
  fields.set("has_name", !capability.name.empty() && !capability.text.starts_with(capability.name));
  fields.set("name", field(without_marks(capability.name)));
  fields.set("runs", runs_field(StyledText().add_marked(capability.text, marks)));
  return fields;
}

void set_comparison(Fields& page, const Comparison& comparison) {
  const bool two = comparison.cards.size() == 2;
  page.set("is_two", two);
  page.set("is_many", !two);
  page.set("has_relation", two);
  page.set("relation", std::string(relation_name(comparison.relation)));
  page.set("relation_words", field(comparison.verdict.heading));
  set_compared(page, comparison.cards);
  set_verdict(page, comparison.verdict, comparison.cards);
  set_fact_rows(page, comparison.table, comparison.cards);
  set_lines(page, "fact_sources", sources_words(comparison));
  set_lines(page, "fact_conflicts", conflict_words(comparison));
  set_pairs(page, "both", comparison.both);
  set_pairs(page, "related", comparison.related);
  set_matrix(page, comparison);
  set_only(page, comparison);
  const std::vector<std::string> denied = denial_words(comparison);
  set_lines(page, "denied", denied);
  page.set("denied_count", std::to_string(denied.size()));
  set_coverage(page, comparison);
  set_claims_between(page, comparison);
  // An answer that was cut says so on the page as well.
  set_text(page, "unlisted", unlisted_words(comparison));
}

std::span<const TemplatePart> comparison_template_parts() { return kComparisonParts; }

}  // namespace matchgraph::render
