#include "render/entity_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/figures.h"
#include "wording/fact_words.h"

namespace matchgraph::render {
namespace {

void add_figure(std::string& words, const std::string& name, const std::string& value) {
  if (!words.empty()) words += ", ";
  words += name + " " + value;
}

/// A text that is kept as JSON, without its marks: "2023-09" is no name in quotes.
std::string plain_value(const std::string& json) {
  const bool is_text = json.size() > 1 && json.front() == '"' && json.back() == '"' &&
                       json.find('\\') == std::string::npos;
  return is_text ? json.substr(1, json.size() - 2) : json;
}

/// The field that sources call so.
std::string field_of(const Entity& entity, const std::string& label) {
  if (label != "price") return label;
  // Where sources disagree on a price, it is the price and not its model that they disagree on.
  const bool is_stated = entity.pricing && entity.pricing->price;
  return is_stated ? "pricing.price" : "pricing.model";
}

/// Says of facts where they come from, when that is not the same for all.
void add_origin(Fact& fact, const Entity& entity, const std::string& field) {
  // One source for all needs no word at every fact.
  if (entity.origins.empty() || fact.value.empty()) return;
  for (const FactOrigin& origin : entity.origins) {
    if (origin.field == field) fact.origin = origin_words(origin.source, origin.observed);
  }
}

}  // namespace

std::vector<Fact> main_facts(const EntityDetail& detail) {
  const Entity& entity = detail.entity;
  const Pricing pricing = entity.pricing.value_or(Pricing{});
  const auto& rank = detail.card.unfragile_rank;
  std::vector<Fact> facts = {
      {"id", entity.id},
      {"type", entity.type},
      {"maker", entity.maker},
      {"seller", detail.card.seller},
      {"price", entity.pricing ? pricing_words(pricing.model, pricing.price) : ""},
      {"license", entity.license},
      {"url", entity.url},
      {"released", entity.released ? to_string(*entity.released) : ""},
      {"updated", entity.updated ? to_string(*entity.updated) : ""},
      {"rank",
       rank ? fmt::format("{} of 100{}", rank_words(*rank), estimate_words(detail.card)) : ""}};
  // Of what is its maker's own, or nobody's, nobody asks who sells it.
  if (detail.card.seller.empty()) {
    std::erase_if(facts, [](const Fact& fact) { return fact.label == "seller"; });
  }
  // "Matched 0 times" would be read as a judgement; it only means that there were no searches.
  const auto add_count = [&facts](const char* label, const std::optional<std::uint64_t>& count) {
    if (count.value_or(0) > 0) facts.push_back({label, count_words(*count, "time")});
  };
  // Before the counts are added, which come from this catalogue's own record and from no source.
  for (Fact& fact : facts) add_origin(fact, entity, field_of(entity, fact.label));
  add_count("matched", detail.card.times_matched);
  add_count("chosen", detail.card.times_chosen);
  return facts;
}

std::string evidence_words(const EntityDetail& detail, std::size_t capability) {
  if (capability >= detail.capability_evidence.size()) return {};
  const CapabilityEvidence& evidence = detail.capability_evidence[capability];
  std::string words;
  if (evidence.times_matched > 0) words = "matched " + count_words(evidence.times_matched, "time");
  if (evidence.times_chosen > 0) {
    add_figure(words, "chosen", count_words(evidence.times_chosen, "time"));
  }
  return words;
}

std::vector<Fact> other_facts(const Entity& entity) {
  std::vector<Fact> facts;
  for (const Signal& signal : entity.signals) {
    // Each number has its own way of being said: tokens, stars, dollars.
    facts.push_back({signal_label(signal.name), signal_value_words(signal.name, signal.value)});
    add_origin(facts.back(), entity, "signals." + signal.name);
  }
  for (const ExtraField& field : entity.extra) {
    facts.push_back({field_label(field.name), plain_value(field.json)});
    add_origin(facts.back(), entity, field.name);
  }
  return facts;
}

std::vector<Fact> facts_of(const EntityDetail& detail) {
  const Entity& entity = detail.entity;
  std::vector<Fact> facts = main_facts(detail);
  const auto add_known = [&facts](const char* label, const std::string& value) {
    if (!value.empty()) facts.push_back({label, value});
  };
  // What is not there is left out here, as nobody misses it.
  add_known("tags", fmt::format("{}", fmt::join(entity.tags, ", ")));
  add_known("aliases", fmt::format("{}", fmt::join(entity.aliases, ", ")));
  if (!detail.cluster.name.empty()) {
    facts.push_back({"cluster", detail.cluster.name + ", " +
                                    whole_number_words(detail.cluster.size) + " alike"});
  }
  for (const Fact& fact : other_facts(entity)) facts.push_back(fact);
  if (detail.standing)
    add_known(detail.standing->is_maker ? "own offer" : "main offer",
              standing_words(*detail.standing));
  add_known("unique", entity.unique);
  add_known("versus", entity.versus);
  for (const Source& source : entity.sources) facts.push_back({"source", source_words(source)});
  return facts;
}

std::string standing_words(const StandingOffer& standing) {
  const std::string more = line_words(standing.lines);
  return fmt::format("{} by {}{}{}", standing.id, standing.seller,
                     more.empty() ? "" : ", which also lists: ", more);
}

std::string line_words(const std::vector<CapabilityRef>& lines) {
  std::string out;
  for (const CapabilityRef& line : lines) {
    out += (out.empty() ? "" : "; ") + (line.name.empty() ? line.text : line.name);
  }
  return out;
}

std::string rank_formula(const RankDetail& rank) {
  std::string words;
  // In the order in which the components are told below it.
  for (const RankComponent& component : rank.components) {
    if (!words.empty()) words += " + ";
    words += fmt::format("{:.2f} {}", component.weight, component_words(component));
  }
  return "100 x (" + words + ")";
}

std::string component_words(const RankComponent& component) {
  // A checklist of what the entry states tells how complete the entry is, not how good the thing.
  std::string words = component.name == "quality" ? "completeness" : component.name;
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string component_facts(const RankComponent& component) {
  std::vector<std::string> texts;
  for (const RankFact& fact : component.facts) texts.push_back(fact.text);
  return fmt::format("{}", fmt::join(texts, "; "));
}

std::string stated_words(const Stated& stated) {
  std::string words;
  const auto figure = [&words](const char* name, const std::optional<double>& value) {
    if (value) add_figure(words, name, number_words(*value));
  };
  const auto count = [&words](const char* name, const std::optional<std::int64_t>& value) {
    if (value) add_figure(words, name, number_words(static_cast<double>(*value)));
  };
  figure("rank", stated.rank);
  figure("adoption", stated.adoption);
  figure("quality", stated.quality);
  figure("ecosystem", stated.ecosystem);
  figure("match graph", stated.match_graph);
  count("times matched", stated.times_matched);
  count("capabilities", stated.capability_count);
  // Kept as the page words it, whatever it is.
  for (const ExtraField& field : stated.extra) add_figure(words, field.name, field.json);
  if (!stated.against.empty()) words += "; against " + stated.against;
  return words;
}

std::string origin_words(const std::string& source, const std::optional<Date>& observed) {
  std::string words = source.empty() ? "unknown source" : source;
  // When it was read matters, as prices and ranks age.
  if (observed) words += ", read " + to_string(*observed);
  return words;
}

std::string source_words(const Source& source) {
  std::string words = origin_words(source.name, source.observed);
  if (!source.url.empty()) words += ", " + source.url;
  return words;
}

}  // namespace matchgraph::render
