// The parts that several text renderings share: an entity in a list, its offers, an explanation,
// constraints, counts.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"
#include "render/text/text_page.h"

namespace matchgraph::render {

/// Where the lines under a numbered name start.
inline constexpr std::size_t kBodyIndent = 5;

/// "1    Name" and under it type, maker, price, rank, date, offers and id.
void put_card(TextPage& page, std::size_t number, const EntityCard& card,
              std::span<const TextSpan> name_marks);
/// Type, maker, price, rank, date, offers and id, faint, between dots. What is unknown is left out,
/// but for the price.
StyledText card_facts(const EntityCard& card);
/// The other offers of a thing, one per line with price and id.
void put_offers(TextPage& page, std::size_t indent, const std::vector<EntityCard>& offers);

/// Entities that share a row because they say nearly the same, in one paragraph; nothing for none.
void put_near_duplicates(TextPage& page, std::size_t indent,
                         const std::vector<NamedEntity>& near_duplicates);

/// One line per node, children indented: "0.42 description".
void put_explanation(TextPage& page, std::size_t indent, const Explanation& explanation);

/// "name: text", or the text alone.
StyledText capability_words(const CapabilityRef& capability, std::span<const TextSpan> marks = {});
/// As capability_words, the text cut to `columns` around the marked words; the name is whole.
StyledText short_capability(const CapabilityRef& capability, std::span<const TextSpan> marks,
                            std::size_t columns);
/// The name, which says in few words what an excerpt of the text would cut in the middle; else the
/// text, with its marks, cut to `columns`.
StyledText short_name(const CapabilityRef& capability, std::size_t columns,
                      std::span<const TextSpan> marks = {});
/// "first; second; third and 4 more", each text cut short.
StyledText capability_list(std::span<const CapabilityRef* const> capabilities);

/// "price <= 1", "cheaper than Mixtral 8x7B ($0.54 per 1M input tokens)", "not from BigCode".
std::string constraint_words(const Constraint& constraint);
/// "without “price <= 1”: 7 found, first ", and behind the name of the nearest: " (ID), $2".
std::string miss_lead(const NearestMiss& miss);
std::string miss_tail(const NearestMiss& miss);
/// "90 % cheaper": how an alternative differs in one fact.
std::string difference_words(const FactDifference& difference);
/// The same of all facts in one line for a person: what both state, a date once, and last the names
/// of what a thing of its type could state and does not.
std::string differences_words(const std::vector<FactDifference>& differences);
/// "where price <= 1 and type = model"; nothing without constraints.
void put_constraints(TextPage& page, const std::vector<Constraint>& constraints);
/// "9 other versions of it left out: A, B, C and 6 more"; empty for none.
std::string version_words(const std::vector<NamedEntity>& versions, std::size_t seeds);
/// "left out, as it is unknown: price of 12, license of 3"; empty when nothing was.
std::string unknown_words(const std::vector<UnknownCount>& unknown);
void put_critiques(TextPage& page, const std::vector<CritiqueSuggestion>& critiques);
void put_unknown(TextPage& page, const std::vector<UnknownCount>& unknown);
/// "41 found, showing 11-20".
std::string position_words(std::size_t total, std::size_t offset, std::size_t shown);
/// position_words, and how to ask for the next: "; next: --offset 20".
void put_position(TextPage& page, std::size_t total, std::size_t offset, std::size_t shown);
/// Entities whose names are alike, one per line.
void put_names(TextPage& page, std::size_t indent, const std::vector<EntityCard>& cards);

}  // namespace matchgraph::render
