// A comparison of two entities in the format of the pages that importers read.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <span>
#include <tuple>
#include <utility>

#include "matchgraph/render.h"
#include "render/page/page_wording.h"
#include "text/ascii.h"
#include "text/unicode_text.h"

namespace matchgraph {
namespace {

/// Control characters and whatever else some reader takes for a line end become spaces; tabs stay.
/// What nobody sees is left out: a direction override would turn the rest of the line round.
std::string one_line(std::string_view untrusted) {
  const std::string seen = catalogue::without_hidden(untrusted);
  const std::string_view text = seen;
  std::string line;
  line.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::string_view rest = text.substr(at);
    const bool is_c1 =
        byte == 0xc2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xa0;
    if (rest.starts_with("\r\n") || is_c1) {
      line += ' ';
      at += 1;
    } else if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
      line += ' ';
      at += 2;
    } else {
      line += (byte < 0x20 && byte != '\t') || byte == 0x7f ? ' ' : text[at];
    }
  }
  return line;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == line.npos; }

/// What is stated about an entity, in the order in which a page asks: a page about exactly this
/// pair, then the newest observation, then the clean layout before the broken one, then the last in
/// line.
std::vector<const Stated*> by_authority(const Entity& entity, const std::string& other_id) {
  std::vector<const Stated*> sources;
  for (const Stated& stated : entity.stated) sources.push_back(&stated);
  const auto authority = [&other_id](const Stated* stated) {
    // Of a page with a broken layout an importer may have read less.
    const int layout = stated->layout == "clean" ? 2 : stated->layout == "broken" ? 0 : 1;
    // The address breaks ties: entries of one list, so the later one is greater.
    // Address and not time, as two pages may be read in one second.
    return std::tuple(stated->against == other_id, stated->source.observed, layout, stated);
  };
  std::sort(sources.begin(), sources.end(), [&authority](const Stated* left, const Stated* right) {
    return authority(left) > authority(right);
  });
  return sources;
}

/// The figure from the first source that states it.
template <typename T>
std::optional<T> figure(std::span<const Stated* const> sources, std::optional<T> Stated::*field) {
  for (const Stated* stated : sources) {
    if (stated->*field) return stated->*field;
  }
  return std::nullopt;
}

/// A field that an importer kept of the page about this pair, as JSON; null when there is none.
nlohmann::json extra(const Stated* pair_page, std::string_view name) {
  if (pair_page == nullptr) return nullptr;
  for (const ExtraField& field : pair_page->extra) {
    if (field.name != name) continue;
    auto value = nlohmann::json::parse(field.json, nullptr, /*allow_exceptions=*/false);
    // What an importer kept may be of another version of this program.
    return value.is_discarded() ? nlohmann::json(nullptr) : value;
  }
  return nullptr;
}

std::string extra_words(const Stated* pair_page, std::string_view name, std::string otherwise) {
  const nlohmann::json value = extra(pair_page, name);
  return value.is_string() ? value.get<std::string>() : std::move(otherwise);
}

std::string text_of(const nlohmann::json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The capabilities to list: those that the page about this pair had, when an importer kept them
/// because they differ from the entity's, else the entity's own. Blank texts make no line.
std::vector<Capability> listed(const Entity& entity, const Stated* pair_page) {
  std::vector<Capability> capabilities;
  const nlohmann::json kept = extra(pair_page, page::kExtraCapabilities);
  // Fields of a JSON object that a file may have changed.
  if (!kept.is_array()) {
    capabilities = entity.capabilities;
  } else {
    for (const nlohmann::json& object : kept) {
      if (!object.is_object()) continue;
      capabilities.push_back({.text = text_of(object, "text"),
                              .name = {},
                              .unique = text_of(object, "unique"),
                              .versus = text_of(object, "versus"),
                              .tags = {},
                              .extra = {}});
    }
  }
  for (Capability& capability : capabilities) {
    capability.text = one_line(capability.text);
    capability.unique = one_line(capability.unique);
    capability.versus = one_line(capability.versus);
  }
  // A blank line would end the list for who reads the page.
  std::erase_if(capabilities,
                [](const Capability& capability) { return is_blank(capability.text); });
  return capabilities;
}

PriceModel pricing_model(const std::string& words, PriceModel otherwise) {
  // The page says less than is known ("Free" of what is open source), and what is known stays.
  if (words == page::pricing_words(otherwise)) return otherwise;
  if (words == "Free") return PriceModel::kFree;
  if (words == "Paid") return PriceModel::kPaid;
  return words == page::kUnknown ? PriceModel::kUnknown : otherwise;
}

/// One column of the page.
struct Side {
  page::Contender contender;
  std::string type;
  std::optional<double> adoption;
  std::optional<double> quality;
  std::optional<double> ecosystem;
  std::optional<double> match_graph;
  /// Figures that no source states, as computed.
  const RankDetail* computed = nullptr;
  std::string pricing;
  std::string starting_price;  ///< empty when there is none
  std::int64_t count = 0;
  std::optional<std::int64_t> times_matched;
  std::vector<Capability> shown;
};

Side make_side(const Entity& entity, const std::string& other_id, const EntityCard* card,
               const RankDetail* computed) {
  const std::vector<const Stated*> sources = by_authority(entity, other_id);
  const bool has_pair_page = !sources.empty() && sources[0]->against == other_id;
  // Only what was said about this very pair goes before what is known now.
  const Stated* const pair_page = has_pair_page ? sources[0] : nullptr;
  const Pricing pricing = entity.pricing.value_or(Pricing{});

  Side side;
  side.contender.name = trimmed(one_line(entity.name), " \t");
  std::optional<double> rank = figure(std::span(sources), &Stated::rank);
  if (!rank && card != nullptr) rank = card->unfragile_rank;
  // Pages say whole ranks.
  if (rank) side.contender.rank = std::llround(std::clamp(*rank, 0.0, 100.0));
  side.adoption = figure(std::span(sources), &Stated::adoption);
  side.quality = figure(std::span(sources), &Stated::quality);
  side.ecosystem = figure(std::span(sources), &Stated::ecosystem);
  side.match_graph = figure(std::span(sources), &Stated::match_graph);
  side.computed = computed;
  side.times_matched = figure(std::span(sources), &Stated::times_matched);
  // A snapshot that knows of no search knows that none showed the entity.
  if (!side.times_matched && computed != nullptr && card != nullptr) {
    side.times_matched = static_cast<std::int64_t>(card->times_matched.value_or(0));
  }

  side.type = extra_words(pair_page, page::kExtraType, page::type_words(entity.type));
  side.pricing =
      extra_words(pair_page, page::kExtraPricing, std::string(page::pricing_words(pricing.model)));
  side.contender.pricing = pricing_model(side.pricing, pricing.model);
  side.starting_price = extra_words(pair_page, page::kExtraStartingPrice,
                                    pricing.price ? page::price_words(*pricing.price) : "");
  // "N/A" on the page means that there is none.
  if (side.starting_price == page::kNoPrice) side.starting_price.clear();

  side.shown = listed(entity, pair_page);
  const auto known = static_cast<std::int64_t>(side.shown.size());
  // What a page stated may be more than what it listed; the rest is told in a line of its own.
  side.count = std::max<std::int64_t>(
      figure(std::span(sources), &Stated::capability_count).value_or(known), 0);
  // Pages list so many; what is beyond is a number.
  const auto room = std::min<std::size_t>(page::kMostShown, static_cast<std::size_t>(side.count));
  if (side.shown.size() > room) side.shown.resize(room);
  return side;
}

/// 0 or 1: a value in 0..1, rounded; the stated one, else the computed one. A computed half is what
/// stands for a component that nothing is known of: that is no 1.
std::string zero_or_one(const std::optional<double>& stated, const RankDetail* computed,
                        std::string_view component) {
  if (stated) return *stated >= 0.5 ? "1" : "0";
  if (computed == nullptr) return std::string(page::kUnknown);
  for (const RankComponent& part : computed->components) {
    if (part.name == component) return part.value > 0.5 ? "1" : "0";
  }
  return std::string(page::kUnknown);
}

class PageLines {
 public:
  // Escaped in one place, so that no line can go without.
  void add(std::string_view line) {
    text_.append(text_.empty() ? "" : "\n").append(page::escape_markup(line));
  }

  void row(std::string_view feature, const std::string& left, const std::string& right) {
    // Cells are trimmed by whoever reads the page, so they must not differ by that.
    const std::string left_cell = page::escape_cell(trimmed(one_line(left), " \t"));
    const std::string right_cell = page::escape_cell(trimmed(one_line(right), " \t"));
    add(fmt::format("| {} | {} | {} |", feature, left_cell, right_cell));
  }

  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void add_table(PageLines& lines, const Side& a, const Side& b) {
  const auto rank = [](const Side& side) {
    return side.contender.rank ? fmt::format("{}/100", *side.contender.rank)
                               : std::string(page::kUnknown);
  };
  const auto price = [](const Side& side) {
    return side.starting_price.empty() ? std::string(page::kNoPrice) : side.starting_price;
  };
  const auto count = [](const Side& side) {
    return fmt::format("{}{}", side.count, page::kDecomposed);
  };
  const auto matched = [](const Side& side) {
    return side.times_matched ? std::to_string(*side.times_matched) : std::string(page::kUnknown);
  };
  lines.row("Feature", a.contender.name, b.contender.name);
  lines.add("|---|---|---|");
  lines.row("Type", a.type, b.type);
  lines.row("UnfragileRank", rank(a), rank(b));
  const auto part = [&](std::string_view feature, std::string_view component,
                        std::optional<double> Side::*stated) {
    lines.row(feature, zero_or_one(a.*stated, a.computed, component),
              zero_or_one(b.*stated, b.computed, component));
  };
  part("Adoption", "adoption", &Side::adoption);
  part("Quality", "quality", &Side::quality);
  part("Ecosystem", "ecosystem", &Side::ecosystem);
  part("Match Graph", "match_graph", &Side::match_graph);
  lines.row("Pricing", a.pricing, b.pricing);
  // The row is on the page only where one of both has a price.
  if (!a.starting_price.empty() || !b.starting_price.empty()) {
    lines.row("Starting Price", price(a), price(b));
  }
  lines.row("Capabilities", count(a), count(b));
  lines.row("Times Matched", matched(a), matched(b));
}

void add_capabilities(PageLines& lines, const Side& side, const std::string& name_a,
                      const std::string& name_b) {
  lines.add(page::heading(side.contender.name));
  for (const Capability& capability : side.shown) {
    // A capability may read like a heading of the page; escaped it is read back as what it is.
    lines.add(page::escape_text(capability.text, name_a, name_b));
    if (!is_blank(capability.unique)) lines.add(std::string(page::kUnique) + capability.unique);
    if (!is_blank(capability.versus)) lines.add(std::string(page::kVersus) + capability.versus);
  }
  const auto shown = static_cast<std::int64_t>(side.shown.size());
  if (side.count > shown) lines.add(page::more_line(side.count - shown));
}

}  // namespace

std::string to_page(const Comparison& comparison) {
  const std::vector<Entity>& entities = comparison.entities;
  if (entities.size() != 2) {
    // The format has two columns.
    throw Error(ErrorCode::kUsage,
                fmt::format("a comparison page shows two entities, not {}: ask for two, or for "
                            "another format",
                            entities.size()));
  }
  std::array<Side, 2> sides;
  for (std::size_t i = 0; i < 2; ++i) {
    const EntityCard* card = i < comparison.cards.size() ? &comparison.cards[i] : nullptr;
    const RankDetail* computed = i < comparison.ranks.size() ? &comparison.ranks[i] : nullptr;
    sides[i] = make_side(entities[i], entities[1 - i].id, card, computed);
  }
  page::Contender& a = sides[0].contender;
  page::Contender& b = sides[1].contender;
  const std::array<std::string, 2> ids = {one_line(entities[0].id), one_line(entities[1].id)};
  // A page without a name cannot be read back.
  if (a.name.empty()) a.name = ids[0];
  if (b.name.empty()) b.name = ids[1];
  if (a.name == b.name) {
    // Two makers may offer what has one name; a page cannot be read without two.
    a.name += fmt::format(" ({})", ids[0]);
    b.name += fmt::format(" ({})", ids[1]);
  }

  PageLines lines;
  lines.add(fmt::format("{} vs {}", a.name, b.name));
  lines.add(fmt::format("{} {}", page::rank_sentence(a, b), page::kBackedByEvidence));
  // The order of the parts is the format's, by which importers find them.
  add_table(lines, sides[0], sides[1]);
  add_capabilities(lines, sides[0], a.name, b.name);
  add_capabilities(lines, sides[1], a.name, b.name);
  lines.add(page::kVerdict);
  lines.add(page::verdict_sentence(a, b));
  lines.add(page::kSomethingDifferent);
  lines.add(page::kSearchTheGraph);
  return lines.take();
}

}  // namespace matchgraph
