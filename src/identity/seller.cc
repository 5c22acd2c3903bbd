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
  if (!is_sold_by_token(entity)) return std::nullopt;
  return id_prefix(entity);
}

bool is_makers_own(const Entity& entity) {
  const std::string maker = plain_company(entity.maker);
  if (maker.empty()) return false;
  return plain_company(extra_text(entity, "provider")) == maker ||
         plain_company(id_prefix(entity)) == maker;
}

}  // namespace matchgraph::catalogue
