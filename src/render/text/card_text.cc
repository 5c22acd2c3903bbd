#include "render/text/card_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "matchgraph/filter_table.h"
#include "render/figures.h"
#include "render/seller_words.h"
#include "render/trait_words.h"
#include "wording/fact_words.h"

namespace matchgraph::render {
namespace {

constexpr std::string_view kDot = " · ";
constexpr std::size_t kListed = 3;          // capabilities that a one-line list names
constexpr std::size_t kListedColumns = 60;  // of each that has no name
constexpr std::size_t kLeastText = 8;       // columns behind a name that say something

StyledText joined(const std::vector<std::string>& parts) {
  StyledText text;
  for (const std::string& part : parts) {
    if (!text.empty()) text.add(kDot, Ink::kFaint);
    text.add(part, Ink::kFaint);
  }
  return text;
}

// "15 offers, from $0.03 / 1M in".
std::string offer_words(const EntityCard& card) {
  std::string words = count_words(card.offers, "offer");
  if (!card.cheapest_price) return words;
  const std::string least = price_words(*card.cheapest_price);
  return words + (least == "free" ? ", one free" : ", from " + least);
}

}  // namespace

// In the order in which people ask: what, whose, for how much; the id last, for the next command.
StyledText card_facts(const EntityCard& card) {
  std::vector<std::string> parts = {card.type};
  if (!card.maker.empty()) parts.push_back(card.maker);
  // Its price is not the maker's.
  if (!card.seller.empty() && !card.fitting) parts.push_back("sold by " + card.seller);
  // Even where it is unknown, as it is asked of everything.
  parts.push_back(pricing_words(card.price_model, card.price));
  // By which offer it was found, as the card's own price may break the bound.
  if (card.fitting) parts.push_back(fitting_words(card));
  if (card.cost) parts.push_back(cost_words(*card.cost));
  if (!card.license.empty()) parts.push_back(card.license);
  if (card.unfragile_rank) {
    parts.push_back(
        fmt::format("rank {}{}", rank_words(*card.unfragile_rank), estimate_words(card)));
  }
  if (card.updated) parts.push_back(to_string(*card.updated));
  if (card.offers > 1) parts.push_back(offer_words(card));
  for (std::string& trait : telling_traits(card)) parts.push_back(std::move(trait));
  parts.push_back(card.id);
  return joined(parts);
}

void put_card(TextPage& page, std::size_t number, const EntityCard& card,
              std::span<const TextSpan> name_marks) {
  StyledText name;
  name.add_marked(card.name, name_marks, Ink::kStrong);
  const std::string label = std::to_string(number);
  // A number of three digits still has a gap behind it.
  page.labelled(0, StyledText(label), std::max(kBodyIndent, label.size() + kGutter), name);
  page.paragraph(card_facts(card), kBodyIndent);
}

void put_offers(TextPage& page, std::size_t indent, const std::vector<EntityCard>& offers) {
  for (const EntityCard& offer : offers) {
    std::vector<std::string> parts = {pricing_words(offer.price_model, offer.price)};
    // What this very offer would cost, as the card tells the cheapest.
    if (offer.cost) parts.push_back(own_cost_words(*offer.cost));
    if (!offer.maker.empty()) parts.push_back(offer.maker);
    parts.push_back(offer.id);
    StyledText line("offer: ", Ink::kFaint);
    page.paragraph(line.add(joined(parts)), indent, indent + 2);
  }
}

void put_near_duplicates(TextPage& page, std::size_t indent,
                         const std::vector<NamedEntity>& near_duplicates) {
  if (near_duplicates.empty()) return;
  StyledText text("nearly the same: ", Ink::kFaint);
  for (std::size_t i = 0; i < std::min(kListed, near_duplicates.size()); ++i) {
    if (i > 0) text.add("; ", Ink::kFaint);
    text.add(near_duplicates[i].name).add(" " + near_duplicates[i].id, Ink::kFaint);
    if (!near_duplicates[i].note.empty()) text.add(", " + near_duplicates[i].note, Ink::kFaint);
  }
  if (near_duplicates.size() > kListed) {
    text.add(fmt::format(" and {} more", near_duplicates.size() - kListed), Ink::kFaint);
  }
  page.paragraph(text, indent, indent + 2);
}

void put_explanation(TextPage& page, std::size_t indent, const Explanation& explanation) {
  StyledText text;
  text.add(score_words(explanation.value)).add(" ").add(explanation.description, Ink::kFaint);
  // A deep tree must not run out of the right edge: from half the width on it stays put.
  const std::size_t column = std::min(indent, page.width() / 2);
  page.paragraph(text, column, column + 5);
  for (const Explanation& child : explanation.children) put_explanation(page, indent + 2, child);
}

StyledText capability_words(const CapabilityRef& capability, std::span<const TextSpan> marks) {
  StyledText words;
  // Many texts begin with the name already.
  if (!capability.name.empty() && !capability.text.starts_with(capability.name)) {
    words.add(capability.name).add(": ");
  }
  return words.add_marked(capability.text, marks);
}

StyledText short_capability(const CapabilityRef& capability, std::span<const TextSpan> marks,
                            std::size_t columns) {
  // A name is never cut: where it fills the room, the text behind it is left out.
  StyledText name(capability.name);
  if (!capability.name.empty() && name.width() + kLeastText > columns) return name;
  const StyledText text = StyledText().add_marked(capability.text, marks);
  if (capability.name.empty()) return excerpt(text, columns);
  // Then the name need not be said twice.
  if (capability.text.starts_with(capability.name)) {
    StyledText whole = excerpt(text, columns);
    if (whole.print(false).starts_with(capability.name)) return whole;
  }
  // Cut by itself: around what is marked, its beginning may go.
  constexpr std::string_view kBehindName = ": ";
  return name.add(kBehindName).add(excerpt(text, columns - name.width() - kBehindName.size()));
}

StyledText short_name(const CapabilityRef& capability, std::size_t columns,
                      std::span<const TextSpan> marks) {
  if (capability.name.empty()) return short_capability(capability, marks, columns);
  return StyledText(capability.name);
}

// A line: the whole lists are in the JSON.
StyledText capability_list(std::span<const CapabilityRef* const> capabilities) {
  StyledText text;
  for (std::size_t i = 0; i < std::min(kListed, capabilities.size()); ++i) {
    if (i > 0) text.add("; ");
    text.add(short_name(*capabilities[i], kListedColumns));
  }
  if (capabilities.size() > kListed) {
    text.add(fmt::format(" and {} more", capabilities.size() - kListed), Ink::kFaint);
  }
  return text;
}

std::string constraint_words(const Constraint& constraint) {
  if (!constraint.critique.empty()) return constraint.critique;
  std::string value = value_text(constraint.value);
  // "free" and "open source" are said as they are typed.
  if (flag_of(constraint) != nullptr) return value;
  const bool is_equal = constraint.op == "=";
  // As people say it: "from X", "not from X".
  if (constraint.field == "maker") return (is_equal ? "from " : "not from ") + value;
  return constraint.field + (is_equal ? " " : " " + constraint.op + " ") + value;
}

std::string miss_lead(const NearestMiss& miss) {
  return fmt::format("without “{}”: {} found, first ", constraint_words(miss.relax),
                     whole_number_words(miss.count));
}

std::string miss_tail(const NearestMiss& miss) {
  // Columns say it in words, stated fields leave it empty.
  const bool is_unknown = miss.value.empty() || miss.value == "unknown";
  const bool is_rank = miss.relax.field == "rank" && miss.entity.unfragile_rank;
  // What texts say is worded as a clause, figures are not.
  const bool is_clause = miss.value.starts_with("says ") || miss.value.starts_with("does not ");
  std::string out = fmt::format(" ({}), {}", miss.entity.id,
                                is_unknown  ? "of which it is unknown"
                                : is_clause ? "which " + miss.value
                                : is_rank   ? "rank " + rank_words(*miss.entity.unfragile_rank)
                                            : miss.value);
  for (std::size_t i = 0; i < miss.others.size(); ++i) {
    const NextMiss& next = miss.others[i];
    out += (i == 0 ? "; then " : ", ") + next.name;
    // Prices of the next few are told, since they are why one would wait for them.
    const bool is_told =
        miss.relax.field == "price" && !next.value.empty() && next.value != "unknown";
    if (is_told) out += " (" + next.value + ")";
  }
  return out;
}

std::string difference_words(const FactDifference& difference) {
  if (!difference.text.empty()) return difference.text;
  return field_label(difference.field) + " " + difference.right + " instead of " + difference.left;
}

std::string differences_words(const std::vector<FactDifference>& differences) {
  // In columns "unknown" is a word.
  const auto is_unknown = [](const std::string& value) {
    return value.empty() || value == "unknown";
  };
  const bool tells_updated =
      std::any_of(differences.begin(), differences.end(), [&](const FactDifference& difference) {
        return difference.field == "updated" && !is_unknown(difference.left) &&
               !is_unknown(difference.right);
      });
  const bool is_other_type =
      std::any_of(differences.begin(), differences.end(),
                  [](const FactDifference& difference) { return difference.field == "type"; });
  std::string words;
  std::string unstated;
  for (const FactDifference& difference : differences) {
    const bool is_date = difference.field == "released" || difference.field == "updated";
    if (is_unknown(difference.right)) {
      // Another type has other figures, and a date is on the card where one is known.
      const bool is_missed = difference.field == "price" || difference.field == "license" ||
                             (!is_other_type && !is_date);
      if (is_missed) unstated += (unstated.empty() ? "" : ", ") + field_label(difference.field);
    } else if (!is_unknown(difference.left) && (difference.field != "released" || !tells_updated)) {
      words += (words.empty() ? "" : "; ") + difference_words(difference);
    }
  }
  if (!unstated.empty()) words += (words.empty() ? "not stated: " : "; not stated: ") + unstated;
  return words;
}

void put_constraints(TextPage& page, const std::vector<Constraint>& constraints) {
  if (constraints.empty()) return;
  StyledText text;
  for (const Constraint& constraint : constraints) {
    text.add(text.empty() ? "where " : " and ", Ink::kFaint).add(constraint_words(constraint));
  }
  page.paragraph(text, 0, 6);
}

std::string unknown_words(const std::vector<UnknownCount>& unknown) {
  std::string words;
  for (const UnknownCount& field : unknown) {
    if (field.count == 0) continue;
    // Unknown is left out of a filtered list, and this is the only place that says so.
    words += words.empty() ? "left out, as it is unknown: " : ", ";
    words += field_label(field.field) + " of " + whole_number_words(field.count);
    for (std::size_t i = 0; i < field.nearest.size(); ++i) {
      words += (i == 0 ? " (" : ", ") + field.nearest[i].name;
    }
    if (!field.nearest.empty()) words += field.nearest.size() < field.count ? ", ...)" : ")";
  }
  return words;
}

std::string version_words(const std::vector<NamedEntity>& versions, std::size_t seeds) {
  if (versions.empty()) return {};
  // Three show what kind of versions they are.
  constexpr std::size_t kNamed = 3;
  std::string out =
      fmt::format("{} of {} left out: ", count_words(versions.size(), "other version"),
                  seeds == 1 ? "it" : "them");
  for (std::size_t i = 0; i < versions.size() && i < kNamed; ++i) {
    out += (i == 0 ? "" : ", ") + versions[i].name;
  }
  if (versions.size() > kNamed) out += fmt::format(" and {} more", versions.size() - kNamed);
  return out;
}

void put_unknown(TextPage& page, const std::vector<UnknownCount>& unknown) {
  page.paragraph(StyledText(unknown_words(unknown)), 0, 2);
}

std::string position_words(std::size_t total, std::size_t offset, std::size_t shown) {
  const std::string words = whole_number_words(total) + " found";
  // "0 found" has no range.
  return shown == 0 ? words : words + fmt::format(", showing {}-{}", offset + 1, offset + shown);
}

void put_position(TextPage& page, std::size_t total, std::size_t offset, std::size_t shown) {
  std::string words = position_words(total, offset, shown);
  // A page beyond the end is most often a typing error in the offset.
  if (shown == 0 && offset > 0) words += fmt::format(", none of them from --offset {} on", offset);
  if (shown > 0 && offset + shown < total) {
    words += fmt::format("; next: --offset {}", offset + shown);
  }
  page.paragraph(StyledText(words), 0, 2);
}

void put_critiques(TextPage& page, const std::vector<CritiqueSuggestion>& critiques) {
  if (critiques.empty()) return;
  StyledText text("narrow down: ", Ink::kFaint);
  for (std::size_t i = 0; i < critiques.size(); ++i) {
    if (i > 0) text.add(", ", Ink::kFaint);
    text.add(critiques[i].label).add(fmt::format(" ({})", critiques[i].count), Ink::kFaint);
  }
  page.paragraph(text, 0, 2);
}

void put_names(TextPage& page, std::size_t indent, const std::vector<EntityCard>& cards) {
  for (const EntityCard& card : cards) {
    StyledText text(card.name, Ink::kStrong);
    text.add(" (" + card.type, Ink::kFaint);
    if (!card.maker.empty()) text.add(", " + card.maker, Ink::kFaint);
    page.paragraph(text.add(") ", Ink::kFaint).add(card.id), indent, indent + 2);
  }
}

}  // namespace matchgraph::render
