// What the readable formats of one entity say in the same words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"

namespace matchgraph::render {

struct Fact {
  std::string label;
  std::string value;  ///< empty when not known
  /// Where it comes from (origin_words), of an entity that several sources described; else empty.
  std::string origin = {};
};

/// Id, type, maker, price, license, address, dates, rank, how often it was matched and chosen. What
/// a reader would miss is there without a value when it is not known.
std::vector<Fact> main_facts(const EntityDetail& detail);
/// Signals, and fields that this version does not interpret.
std::vector<Fact> other_facts(const Entity& entity);
/// All of these, and tags, aliases, cluster, what sets it apart, sources.
std::vector<Fact> facts_of(const EntityDetail& detail);

/// "openai/gpt-5 by OpenAI, which also lists: PDF input; Web search".
std::string standing_words(const StandingOffer& standing);
/// "PDF input; Web search": names of lines, or what they say.
std::string line_words(const std::vector<CapabilityRef>& lines);

/// How often a capability met the need of past searches best: "matched 12 times, chosen 3 times".
/// Empty when it never did, or no searches are known of.
std::string evidence_words(const EntityDetail& detail, std::size_t capability);

/// "100 x (0.25 adoption + 0.25 quality + ...)".
std::string rank_formula(const RankDetail& rank);
/// "match graph".
std::string component_words(const RankComponent& component);
/// What the component rests on, "; " between the facts.
std::string component_facts(const RankComponent& component);

/// "rank 61, times matched 3; against openai/gpt-4o".
std::string stated_words(const Stated& stated);

/// "models.dev, read 2025-03-01"; "unknown source".
std::string origin_words(const std::string& source, const std::optional<Date>& observed);

/// "models.dev, read 2025-03-01, https://models.dev"; "unknown source".
std::string source_words(const Source& source);

}  // namespace matchgraph::render
