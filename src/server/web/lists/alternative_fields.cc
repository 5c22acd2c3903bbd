#include "server/web/lists/alternative_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "matchgraph/limits.h"
#include "render/comparison_words.h"
#include "render/figures.h"
#include "render/html/comparison_fields.h"
#include "render/order_words.h"
#include "render/text/card_text.h"
#include "render/trait_words.h"
#include "render/unlisted_words.h"
#include "server/web/lists/cards.h"

namespace matchgraph::web {
namespace {

using render::field;
using render::field_list;
using render::StyledText;

constexpr std::size_t kPairsShown = 2;   // the rest stands in what opens
constexpr std::size_t kListedShown = 3;  // capabilities named in a line
constexpr std::size_t kSameShown = 8;    // of what both say in the same words
constexpr std::size_t kBriefColumns = 130;
// Of what opens: two servers of a hundred lines each made a page of ten weigh 125 KB. The
// comparison, a link of each card, has all.
constexpr std::size_t kMostPairs = 12;
constexpr std::size_t kMostListed = 24;

Fields pair_fields(const CapabilityPair& pair, const AlternativesResults& results,
                   const EntityCard& entity) {
  Fields fields("left", short_capability_fields(pair.left, pair.left_shared));
  fields.set("right", short_capability_fields(pair.right, pair.right_shared));
  // An engine may have left out the seed's card, where its name is all that is missing.
  fields.set("left_of",
             pair.seed < results.seeds.size() ? field(results.seeds[pair.seed].name) : Fields(""));
  fields.set("right_of", field(entity.name));
  fields.set("similarity", render::similarity_words(pair.similarity));
  set_explanation(fields, pair.explanation);
  return fields;
}

/// "first; second; third", and more of them in what opens.
void set_listed(Fields& fields, const std::string& name,
                const std::vector<const CapabilityRef*>& capabilities,
                std::size_t most = kListedShown) {
  const std::size_t shown = std::min(most, capabilities.size());
  const std::size_t listed = std::min(kMostListed, capabilities.size());
  Fields all = field_list();
  for (std::size_t i = 0; i < listed; ++i) all.push_back(short_capability_fields(*capabilities[i]));
  Fields part("count", std::to_string(capabilities.size()));
  part.set("words",
           field(render::capability_list(std::span(capabilities).first(shown)).print(false)));
  part.set("has_more", capabilities.size() > shown);
  part.set("listed", std::to_string(listed));
  part.set("has_rest", capabilities.size() > listed);
  part.set("all", all);
  fields.set(name, capabilities.empty() ? Fields(false) : part);
}

/// What both say in the same words is named once; two texts stand beside each other where they
/// tell something.
void set_pairs(Fields& fields, const Alternative& alternative, const AlternativesResults& results) {
  Fields first = field_list();
  Fields rest = field_list();
  // Names of lines are enough where both texts say the same.
  std::vector<const CapabilityRef*> same;
  std::size_t told = 0;  // in a row of its own
  for (const CapabilityPair& pair : alternative.shared) {
    // An explanation tells of a pair, and needs its row.
    if (pair.left.text == pair.right.text && !pair.explanation) {
      same.push_back(&pair.right);
      continue;
    }
    ++told;
    if (told > kPairsShown + kMostPairs) continue;
    Fields& list = told <= kPairsShown ? first : rest;
    list.push_back(pair_fields(pair, results, alternative.entity));
  }
  render::set_list(fields, "pairs", first);
  render::set_list(fields, "more_pairs", rest);
  const std::size_t more = told - std::min(told, kPairsShown);
  fields.set("more_pairs_count", more > kMostPairs ? fmt::format("First {} of {}", kMostPairs, more)
                                                   : std::to_string(more));
  set_listed(fields, "same", same, kSameShown);
}

/// How much of what the seeds do it does too, as a bar.
void set_share(Fields& fields, const Alternative& alternative, const AlternativesResults& results) {
  std::size_t all = 0;
  // Several seeds are one set of capabilities to whoever looks for one thing in place of them all.
  for (const EntityCard& seed : results.seeds) all += seed.capability_count;
  const std::size_t both = std::min(alternative.shared.size(), all);
  const double share = all > 0 ? static_cast<double>(both) / static_cast<double>(all) : 0;
  set_bar(fields, share, fmt::format("does {} of {}", both, all),
          fmt::format("{} of the {} capabilities of {} are surely its own too", both, all,
                      names_of(results.seeds)));
}

Fields alternative_fields(const Alternative& alternative, std::size_t number,
                          const AlternativesResults& results, const Links& links) {
  Fields fields = card_fields(alternative.entity, links, number);
  render::set_text(fields, "differs", render::differences_words(alternative.differences));
  render::set_text(
      fields, "brief",
      render::excerpt(render::StyledText(alternative.entity.summary), kBriefColumns).print(false));
  render::set_text(
      fields, "listed_for",
      alternative.listed_for
          ? render::short_name(alternative.listed_for->capability, kExcerptColumns).print(false)
          : "");
  // Of one seed it goes without saying.
  const bool several = results.seeds.size() > 1;
  render::set_text(
      fields, "reached",
      several ? fmt::format("serves {} of {}", alternative.seeds_reached, results.seeds.size())
              : "");
  set_pairs(fields, alternative, results);
  set_share(fields, alternative, results);
  std::vector<const CapabilityRef*> related;
  for (const CapabilityPair& pair : alternative.related) related.push_back(&pair.right);
  set_listed(fields, "perhaps", related);
  std::vector<const CapabilityRef*> only;
  for (const CapabilityRef& capability : alternative.only_here) only.push_back(&capability);
  set_listed(fields, "adds", only);
  std::vector<const CapabilityRef*> missing;
  for (const SeedCapability& lack : alternative.missing) missing.push_back(&lack.capability);
  set_listed(fields, "unsaid", missing);
  Fields denied = field_list();
  for (const Denial& denial : alternative.denied) {
    denied.push_back(Fields("line", field(render::lacking_words(denial))));
  }
  render::set_list(fields, "denied", denied);
  std::vector<std::string> compared;
  for (const EntityCard& seed : results.seeds) compared.push_back(seed.id);
  compared.push_back(alternative.entity.id);
  fields.set("can_compare", compared.size() <= kMostCompared);
  fields.set("compare_href", links.compare(compared));
  set_conditions(fields, alternative.conditions, alternative.entity.summary);
  set_offers(fields, alternative.offers, alternative.near_duplicates, links);
  set_explanation(fields, alternative.explanation);
  return fields;
}

}  // namespace

std::vector<const EntityCard*> cards_of(const AlternativesResults& results) {
  std::vector<const EntityCard*> out;
  for (const Alternative& alternative : results.results) out.push_back(&alternative.entity);
  return out;
}

void set_alternatives(Fields& fields, const AlternativesResults& results, const Links& links) {
  Fields list = field_list();
  std::size_t number = results.offset;
  const std::size_t others = results.total - std::min(results.of_other_types, results.total);
  // On a later page as well, so that nobody takes what follows for what comes before the border.
  const auto is_border = [&](std::size_t at, std::size_t border) {
    return border < results.total && (at == border || (at == results.offset && at > border));
  };
  const std::vector<ConditionMet>* before = nullptr;
  for (const Alternative& alternative : results.results) {
    Fields one = alternative_fields(alternative, number + 1, results, links);
    const bool may_part = number > 0 && number >= results.stating_first;
    std::string border;
    if (is_border(number, others)) {
      border = render::other_types_words(results);
    } else if (may_part) {
      border = render::border_words(results.conditions, before, alternative.conditions);
    }
    one.set("has_border", !border.empty());
    one.set("border", field(border));
    list.push_back(one);
    before = &alternative.conditions;
    ++number;
  }
  render::set_list(fields, "alternatives", list);
  fields.set("first_number", std::to_string(results.offset + 1));
}

void set_critiques(Fields& fields, const AlternativesResults& results, const Links& links) {
  Fields list = field_list();
  for (const CritiqueSuggestion& critique : results.critiques) {
    Fields chip("label", field(critique.label));
    // Without how many of these meet it: what is asked anew looks further than these, and finds
    // another number.
    chip.set("href", links.search(critique.query));
    list.push_back(chip);
  }
  render::set_list(fields, "critiques", list);
}

void set_misses(Fields& fields, const AlternativesResults& results, const std::vector<Asked>& asked,
                const Links& links) {
  Fields list = field_list();
  for (const NearestMiss& miss : results.nearest_misses) {
    const std::string words = render::constraint_words(miss.relax);
    // The constraint is known by its words here; the chip with the same words has the address
    // without it.
    const auto dropped = std::find_if(asked.begin(), asked.end(),
                                      [&words](const Asked& one) { return asks(one, words); });
    Fields fields_of("name", field(miss.entity.name));
    fields_of.set("href", links.entity(miss.entity.id));
    fields_of.set("relax_words", field("Without “" + words + "”"));
    fields_of.set("has_relax", dropped != asked.end());
    fields_of.set("relax_href", dropped != asked.end() ? dropped->without_href : "");
    fields_of.set("relax_count", render::number_words(static_cast<double>(miss.count)) + " found");
    fields_of.set("tail", field(render::miss_tail(miss)));
    list.push_back(fields_of);
  }
  render::set_list(fields, "misses", list);
}

void set_versions(Fields& fields, const AlternativesResults& results, const Links& links) {
  render::set_text(fields, "versions",
                   render::version_words(results.versions, results.seeds.size()));
  fields.set("versions_href", links.replaced("versions", "1"));
}

void set_end(Fields& fields, const AlternativesResults& results) {
  render::set_text(fields, "unlisted", render::unlisted_words(results.unlisted));
  render::set_text(fields, "unshared", render::unshared_words(results));
  render::set_text(fields, "order_words",
                   render::order_words(results.order, results.sort, results.total));
}

std::string names_of(const std::vector<EntityCard>& cards) {
  std::string names;
  // As in a sentence, since titles and headings are read as one.
  for (std::size_t i = 0; i < cards.size(); ++i) {
    if (i > 0) names += i + 1 == cards.size() ? " and " : ", ";
    names += cards[i].name;
  }
  return names;
}

}  // namespace matchgraph::web
