// What the full-text index should say of a catalogue, counted directly.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "index/analyser.h"
#include "index/facts/inverted_fields.h"
#include "index/schema.h"
#include "index/text_index_builder.h"
#include "matchgraph/catalogue.h"

namespace matchgraph::test {

using Bag = std::map<std::string, std::uint32_t>;

inline void add_text(Analyser& analyser, const std::string& text, std::uint32_t weight, Bag& bag) {
  TermCounts counts;
  count_terms(analyser.tokens(text), 1, counts);
  for (const auto& [term, count] : counts) bag[term] += count * weight;
}

/// The weighted bag of each entity's terms.
inline std::vector<Bag> entity_bags(const Catalogue& catalogue) {
  const CapabilityUse use = capability_use(catalogue);
  Analyser analyser;
  std::vector<Bag> bags;
  std::size_t capability = 0;
  for (const Entity& entity : catalogue.entities) {
    Bag& bag = bags.emplace_back();
    add_text(analyser, entity.name, schema::kNameWdf, bag);
    add_text(analyser, entity.summary, schema::kSummaryWdf, bag);
    for (const std::string& tag : entity.tags) add_text(analyser, tag, schema::kTagWdf, bag);
    for (const Capability& one : entity.capabilities) {
      if (use.repeated[capability++] != 0) continue;
      add_text(analyser, one.name, schema::kCapabilityNameWdf, bag);
      add_text(analyser, one.text, schema::kCapabilityTextWdf, bag);
    }
  }
  return bags;
}

/// By term: the rows that hold it.
inline std::map<std::string, std::vector<RowPosting>> posting_lists(const std::vector<Bag>& bags) {
  std::map<std::string, std::vector<RowPosting>> lists;
  for (std::uint32_t row = 0; row < bags.size(); ++row) {
    for (const auto& [term, count] : bags[row]) lists[term].push_back({row, count});
  }
  return lists;
}

}  // namespace matchgraph::test
