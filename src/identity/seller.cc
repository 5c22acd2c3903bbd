#include "identity/seller.h"

#include <algorithm>
#include <array>

#include "identity/own_name.h"
#include "text/fold.h"

namespace matchgraph::catalogue {
namespace {

bool is_sold_by_token(const Entity& entity) {
  return entity.pricing && entity.pricing->price &&
         usd_per_million_input_tokens(*entity.pricing->price).has_value();
}

std::string id_prefix(const Entity& entity) {
  const std::size_t slash = entity.id.find('/');
  return slash == std::string::npos ? std::string() : entity.id.substr(0, slash);
}

/// A company's name without the words for its kind behind it.
std::string plain_company(std::string_view name) {
  // Words for its kind, several of which may stand behind each other.
  constexpr std::array<std::string_view, 7> kKinds = {"ai",       "labs", "lab", "inc",
                                                      "research", "gmbh", "ltd"};
  std::string words = fold_for_names(name);
  for (std::size_t space = words.rfind(' '); space != std::string::npos; space = words.rfind(' ')) {
    const std::string_view last = std::string_view(words).substr(space + 1);
    if (std::find(kKinds.begin(), kKinds.end(), last) == kKinds.end()) break;
    words.resize(space);
  }
  return join_words(words);
}

/// Under which name makers of models sell where it is not their own.
struct House {
  std::string_view seller, maker;
};
// No rule of spelling leads from one to the other, so they are listed.
constexpr std::array<House, 3> kHouses = {
    {{"llama", "meta"}, {"amazonbedrock", "amazon"}, {"azure", "microsoft"}}};

bool is_called(std::string_view seller, std::string_view maker) {
  const std::string plain_maker = plain_company(maker);
  const std::string plain_seller = plain_company(seller);
  if (plain_maker.empty() || plain_seller.empty()) return false;
  // "moonshotai" is one word, and "Moonshot AI" two.
  return plain_seller == plain_maker || compact(seller) == compact(maker) ||
         std::any_of(kHouses.begin(), kHouses.end(), [&](const House& house) {
           return house.seller == plain_seller && house.maker == plain_maker;
         });
}

}  // namespace

std::string extra_text(const Entity& entity, std::string_view name) {
  for (const ExtraField& field : entity.extra) {
    const bool is_text = field.json.size() > 2 && field.json.front() == '"';
    if (field.name == name && is_text) return field.json.substr(1, field.json.size() - 2);
  }
  return {};
}

std::optional<std::string> provider_of(const Entity& entity) {
  std::string stated = extra_text(entity, "provider");
  if (!stated.empty()) return stated;
  // Without a price by the token the first part of an id is an account that sells nothing.
  if (!is_sold_by_token(entity)) return std::nullopt;
  return id_prefix(entity);
}

std::string seller_of(const Entity& entity) {
  std::string stated = extra_text(entity, "provider");
  return stated.empty() ? id_prefix(entity) : stated;
}

bool is_makers_own(const Entity& entity) {
  return is_called(extra_text(entity, "provider"), entity.maker) ||
         is_called(id_prefix(entity), entity.maker);
}

}  // namespace matchgraph::catalogue
