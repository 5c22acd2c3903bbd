#include "render/comparison_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "render/entity_words.h"
#include "render/figures.h"
#include "text/short_text.h"
#include "wording/fact_words.h"
#include "wording/told_name.h"

namespace matchgraph::render {
namespace {

/// The facts of one entity by where they come from, in the order of the table.
/// The reader has just seen them in that order.
std::vector<std::pair<std::string, std::vector<std::string>>> facts_by_source(
    const Comparison& comparison, std::size_t entity) {
  std::vector<std::pair<std::string, std::vector<std::string>>> by_source;
  for (const TableRow& row : comparison.table) {
    if (entity >= row.origins.size() || row.origins[entity].source.empty()) continue;
    const FactOrigin& origin = row.origins[entity];
    const std::string words = origin_words(origin.source, origin.observed);
    auto place = std::find_if(by_source.begin(), by_source.end(),
                              [&words](const auto& known) { return known.first == words; });
    if (place == by_source.end()) place = by_source.insert(place, {words, {}});
    place->second.push_back(row.feature);
  }
  return by_source;
}

/// Whether the fact table has the field. Texts have no row in it.
/// A text that differs is not told here, as the reader sees none of it in the table.
bool is_in_table(const std::string& field) {
  return field.starts_with("pricing.") || field.starts_with("signals.") || field == "license" ||
         field == "maker" || field == "type" || field == "released" || field == "updated";
}

}  // namespace

std::vector<std::string> sources_words(const Comparison& comparison) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < comparison.cards.size(); ++i) {
    const auto by_source = facts_by_source(comparison, i);
    std::vector<std::string> parts;
    for (const auto& [source, facts] : by_source) {
      parts.push_back(by_source.size() == 1
                          // One source for all facts needs no list of them.
                          ? source
                          : fmt::format("{} from {}", fmt::join(facts, ", "), source));
    }
    if (parts.empty()) continue;
    lines.push_back(fmt::format("{}: {}", told_name(comparison.cards[i]), fmt::join(parts, "; ")));
  }
  return lines;
}

std::vector<std::string> conflict_words(const Comparison& comparison) {
  std::vector<std::string> lines;
  for (const Entity& entity : comparison.entities) {
    for (const Conflict& conflict : entity.conflicts) {
      if (!is_in_table(conflict.field)) continue;
      std::vector<std::string> values;
      for (const Conflict::Value& value : conflict.values) {
        values.push_back(
            fmt::format("{} ({})", value.value, origin_words(value.source, value.observed)));
      }
      // The value in force stands last (Conflict).
      values.back().insert(0, "in force: ");
      lines.push_back(fmt::format("{}, {}: {}", entity.name, field_label(conflict.field),
                                  fmt::join(values, "; ")));
    }
  }
  return lines;
}

std::string title_words(const Comparison& comparison) {
  std::string words;
  for (const EntityCard& card : comparison.cards)
    words += (words.empty() ? "" : " vs ") + told_name(card);
  return words;
}

std::string lacking_words(const Denial& denial) {
  if (!denial.lacks) return fmt::format("{}: “{}”", denial.what, denial.evidence);
  // What it lacks is said in the words of the one that has it.
  const CapabilityRef& lacked = denial.lacks->capability;
  return fmt::format("{}: “{}”", lacked.name.empty() ? short_text(lacked.text) : lacked.name,
                     denial.evidence);
}

std::vector<std::string> denial_words(const Comparison& comparison) {
  std::vector<std::string> lines;
  for (const Denial& denial : comparison.denied) {
    const std::string name = told_name(comparison.cards[denial.entity]);
    // The line of an entry says by itself what it is about; a tag or field has to be named.
    if (denial.lacks) {
      lines.push_back(fmt::format("{} lacks {}", name, lacking_words(denial)));
    } else if (denial.field.starts_with("capabilities")) {
      lines.push_back(fmt::format("{}: “{}”", name, denial.evidence));
    } else {
      lines.push_back(fmt::format("{}: no {} ({}: {})", name, denial.what,
                                  field_label(denial.field), denial.evidence));
    }
  }
  return lines;
}

std::string basis_words(const VerdictSentence& sentence, const std::vector<EntityCard>& cards) {
  std::vector<std::string> words;
  for (const std::string& basis : sentence.rests_on) {
    // The component's name in JSON is not what people read elsewhere.
    words.push_back(basis == "unfragile_rank" ? "rank" : basis);
    for (std::size_t i = 0; i < cards.size(); ++i) {
      if (basis == fmt::format("only[{}]", i)) words.back() = "only in " + told_name(cards[i]);
    }
  }
  return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace matchgraph::render
