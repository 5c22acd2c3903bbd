#include "query/explaining/part_terms.h"

#include <fmt/format.h>

#include <cmath>

#include "index/schema.h"
#include "text/short_text.h"

namespace matchgraph {

// Vectors and the documents of the full-text search weigh parts differently, and each score is
// explained by the weights that made it.
PartWeights vector_weights() {
  return {schema::kProfileNameWdf, schema::kProfileSummaryWdf, schema::kProfileTagWdf, 1, 1, true};
}

PartWeights document_weights() {
  return {schema::kNameWdf,           schema::kSummaryWdf,        schema::kTagWdf,
          schema::kCapabilityNameWdf, schema::kCapabilityTextWdf, false};
}

PartTerms::PartTerms(const Snapshot& snapshot, Analyser& analyser, const Entity& entity,
                     EntityIndexNumber number, const PartWeights& weights) {
  // The same texts with the same weights as the vectors are made of, or the shares would explain
  // another similarity than the one that ranked.
  add(0, analyser.tokens(entity.name), weights.name);
  add(0, analyser.tokens(entity.summary), weights.summary);
  for (const std::string& tag : entity.tags) add(0, analyser.tokens(tag), weights.tag);
  const RowId first = snapshot.facts().capability_begin()[number];
  for (std::size_t i = 0; i < entity.capabilities.size(); ++i) {
    const RowId row = first + static_cast<RowId>(i);
    // As the vectors leave out a line that its own entity repeats.
    if (snapshot.is_repeated(row)) continue;
    const double factor = weights.shared_texts_count_less
                              ? 1 / std::sqrt(static_cast<double>(snapshot.holders(row)))
                              : 1;
    const Capability& capability = entity.capabilities[i];
    add(i + 1, analyser.tokens(capability.name), factor * weights.capability_name);
    add(i + 1, analyser.tokens(capability.text), factor * weights.capability_text);
  }
  normalise();
}

void PartTerms::add(std::size_t part, const std::vector<Token>& tokens, double weight) {
  for (const Token& token : tokens) {
    // The first spelling stays: any is more to a reader than a stem.
    if (!token.is_stop_word()) words_.emplace(token.term, token.word);
  }
  TermCounts counts;
  count_terms(tokens, 1, counts);
  for (const auto& [term, count] : counts) {
    std::vector<Share>& shares = shares_[term];
    if (shares.empty() || shares.back().part != part) shares.push_back({part, 0});
    shares.back().share += weight * count;
  }
}

void PartTerms::normalise() {
  for (auto& [term, shares] : shares_) {
    double sum = 0;
    for (const Share& share : shares) sum += share.share;
    for (Share& share : shares) share.share /= sum;
  }
}

const std::vector<PartTerms::Share>& PartTerms::shares(std::string_view term) const {
  static const std::vector<Share> none;
  const auto found = shares_.find(term);
  return found == shares_.end() ? none : found->second;
}

std::string PartTerms::written(std::string_view term) const {
  if (is_bigram(term)) {
    // Behind the letter that marks bigrams.
    const std::size_t space = term.find(' ');
    return written(term.substr(1, space - 1)) + " " + written(term.substr(space + 1));
  }
  const auto found = words_.find(term);
  return found == words_.end() ? std::string(term) : found->second;
}

std::string part_name(const Entity& entity, std::size_t part) {
  if (part == 0) return "name and summary";
  const Capability& capability = entity.capabilities[part - 1];
  return capability.name.empty() ? short_text(capability.text) : capability.name;
}

std::string quoted_part(const Entity& entity, std::size_t part) {
  return part == 0 ? part_name(entity, part) : fmt::format("\"{}\"", part_name(entity, part));
}

}  // namespace matchgraph
