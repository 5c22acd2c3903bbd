// What lists show of an entity, as fields of their templates.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/results.h"
#include "render/html/html_template.h"
#include "server/web/links.h"

namespace matchgraph::web {

using render::Fields;

/// Characters of a text that a list shows; longer ones are cut around what is marked.
inline constexpr std::size_t kExcerptColumns = 220;

/// What of a card met the need.
struct CardMarks {
  std::span<const TextSpan> name = {};
  std::span<const TextSpan> summary = {};
};

/// {{>part/card}}: name with its marks, type, what it is, badges, the facts that its type is chosen
/// by, and links. `number` is its position from 1.
Fields card_fields(const EntityCard& card, const Links& links, std::size_t number,
                   const CardMarks& marks = {});

/// Facts that the card's type is chosen by (`chosen`: label, value, is_known), and its install
/// line.
void set_chosen_by(Fields& fields, const EntityCard& card);
/// The telling traits as links to what else states them (`badges`).
void set_badges(Fields& fields, const EntityCard& card, const Links& links);
/// A bar with a label before it: "fit 46 %". None for a share of 0.
void set_bar(Fields& fields, double share, const std::string& label, const std::string& title);

/// The marks, or none where they would cover most of the text.
std::vector<TextSpan> calm_marks(std::string_view text, std::span<const TextSpan> marks);

/// {{>part/actions}}: links to its alternatives and into or out of the compare tray, which come
/// back to `fragment` ("#hit-3"). Sets them beside what `fields` has.
void set_actions(Fields& fields, const EntityCard& card, const Links& links,
                 std::string_view fragment);

/// Maker, cost, date, offers, rank, how often matched and chosen: words, href. With a
/// `fragment` the number of offers leads to the page with the offers listed.
Fields card_facts(const EntityCard& card, const Links& links, std::string_view fragment = {});

/// {{>part/offers}} beside what `fields` has: offers of the same thing, the cheapest first, and
/// entities that say nearly the same.
void set_offers(Fields& fields, const std::vector<EntityCard>& offers,
                const std::vector<NamedEntity>& near_duplicates, const Links& links);

/// {{>part/conditions}}: how a result stands to the conditions that were set; `told` stands
/// above them, and what it says is not repeated.
void set_conditions(Fields& fields, const std::vector<ConditionMet>& conditions,
                    std::string_view told);

/// Links by name: name, href, id, type.
Fields name_links(const std::vector<NamedEntity>& entities, const Links& links);
Fields card_links(const std::vector<EntityCard>& cards, const Links& links);

/// {{>part/explanation}}, when there is one, as `explanation` of `fields`.
void set_explanation(Fields& fields, const std::optional<Explanation>& explanation);

/// {{>capability}} with the text cut to what a list shows.
Fields short_capability_fields(const CapabilityRef& capability,
                               std::span<const TextSpan> marks = {});

/// What was left out as a constrained field is not known of it: words, entities.
void set_unknown(Fields& fields, const std::vector<UnknownCount>& unknown, const Links& links);

}  // namespace matchgraph::web
