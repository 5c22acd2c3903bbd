#include "tools/importers/lists/list_drafts.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/fold.h"
#include "text/unicode_text.h"
#include "tools/importers/common/entity_parts.h"
#include "tools/importers/common/licences.h"
#include "tools/importers/fields/field_values.h"
#include "tools/importers/listings/model_makers.h"
#include "tools/importers/lists/item_sentences.h"
#include "tools/importers/lists/item_text.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/source_address.h"

namespace matchgraph::awesome {
namespace {

using importers::Role;

bool is_one_thing(const SourceAddress& address) {
  return !address.repository.empty() || !address.hub_author.empty();
}

void add_extra_once(Entity& entity, std::string_view name, const nlohmann::json& value) {
  const bool is_known = std::any_of(entity.extra.begin(), entity.extra.end(),
                                    [name](const ExtraField& field) { return field.name == name; });
  if (is_known) return;
  const auto place = std::find_if(entity.extra.begin(), entity.extra.end(),
                                  [name](const ExtraField& field) { return field.name > name; });
  entity.extra.insert(place, {.name = std::string(name), .json = value.dump()});
}

Entity new_entity(const Item& item, const std::string& type) {
  const SourceAddress address = read_address(item.address);
  Entity entity;
  entity.name = item.name;
  entity.type = type;
  entity.summary = item.description;
  // What the words say is surer than whose account the address is under.
  entity.maker = !item.maker.empty()           ? item.maker
                 : !address.hub_author.empty() ? importers::maker_of_hub_author(address.hub_author)
                                               : address.owner;
  entity.url = item.address;
  entity.license = item.license;
  if (!item.released.empty()) entity.released = importers::read_loose_date(item.released);
  if (item.is_paid) entity.pricing = Pricing{.model = PriceModel::kPaid, .price = std::nullopt};
  if (item.deprecated) add_extra_once(entity, "status", "deprecated");
  const std::string& repository = address.repository.empty() ? item.repository : address.repository;
  if (!repository.empty()) add_extra_once(entity, "repository", repository);
  return entity;
}

/// "quill.example#quill-5-4-mini"
std::string with_name(const std::string& id, const std::string& name) {
  constexpr std::size_t kMostSlugBytes = 60;
  // As long as the catalogue allows an id to be.
  constexpr std::size_t kMostIdBytes = 200;
  std::string slug = catalogue::slug(name).substr(0, kMostSlugBytes);
  // The cut may have gone through a character of several bytes.
  slug.resize(catalogue::find_bad_utf8(slug).value_or(slug.size()));
  std::string out = id + "#" + slug;
  return slug.empty() || out.size() > kMostIdBytes ? id : out;
}

}  // namespace

std::string separate_id(const Entity& entity) {
  const SourceAddress address = read_address(entity.url);
  const bool is_named = entity.id.find('#') != std::string::npos;
  return is_one_thing(address) || is_named ? entity.id : with_name(entity.id, entity.name);
}

std::string Drafts::id_of(const Item& item) {
  const SourceAddress address = read_address(item.address);
  if (is_one_thing(address)) return address.id;
  // Records of spreadsheets may have a name only, which tells them apart in a space of its own.
  if (address.id.empty()) {
    const std::string id = with_name("item", item.name);
    return id == "item" ? "item#unnamed" : id;
  }
  // Several things may stand on one page that is no repository: the first has its address as an id,
  // the others have their names behind it.
  const std::string folded = fold_for_values(item.name);
  const auto [first, is_new] = names_.emplace(address.id, folded);
  if (is_new || first->second == folded) return address.id;
  return with_name(address.id, item.name);
}

std::size_t Drafts::add(const Item& item, const std::string& type, std::size_t line) {
  log_.set_line(line);
  const std::string id = id_of(item);
  const auto [found, is_new] = by_id_.emplace(id, drafts_.size());
  if (is_new) {
    drafts_.push_back({new_entity(item, type), line, {}});
    drafts_.back().entity.id = id;
  }
  Draft& draft = drafts_[found->second];
  if (!is_new) {
    log_.warn("",
              fmt::format("\"{}\" has the address of line {}; taken as one",
                          catalogue::shorten(item.name), draft.line),
              "");
    // What the first mention left out may stand at a later one.
    if (draft.entity.summary.empty()) draft.entity.summary = item.description;
    if (draft.entity.license.empty()) draft.entity.license = item.license;
    if (fold_for_values(item.name) != fold_for_values(draft.entity.name)) {
      importers::add_once(draft.entity.aliases, item.name);
    }
  }
  add_sentences(found->second, item.description);
  add_links(draft.entity, item.links);
  return found->second;
}

/// Links by other names than "GitHub" are names of the thing as well: its checkpoints.
void Drafts::add_links(Entity& entity, const std::vector<NamedLink>& links) {
  const SourceAddress own = read_address(entity.url);
  nlohmann::json others = nlohmann::json::object();
  for (const NamedLink& link : links) {
    const SourceAddress address = read_address(link.address);
    const bool is_label = importers::is_link_label(link.words);
    // Only under words such as "code" is a repository the thing's own; a name leads to another
    // project.
    if (!address.repository.empty() && own.repository.empty() && is_label) {
      add_extra_once(entity, "repository", address.repository);
    }
    if (address.hub_author.empty()) continue;
    const std::string name = is_label ? address.name : link.words;
    others[name] = link.address;
    if (!is_label && fold_for_values(name) != fold_for_values(entity.name)) {
      importers::add_once(entity.aliases, name);
    }
  }
  if (!others.empty()) add_extra_once(entity, "links", others);
}

void Drafts::add_capability(std::size_t draft, std::string text) {
  catalogue::clean(text, catalogue::Breaks::kLinesAndTabs);
  // Comparing with all that are known grows with their square.
  constexpr std::size_t kMostCapabilities = 200;
  Draft& known = drafts_[draft];
  if (text.empty() || known.folded.size() >= kMostCapabilities || is_housekeeping(text)) return;
  std::string folded = fold_for_values(text);
  if (std::find(known.folded.begin(), known.folded.end(), folded) != known.folded.end()) return;
  known.folded.push_back(std::move(folded));
  Capability capability;
  capability.text = std::move(text);
  known.entity.capabilities.push_back(std::move(capability));
}

void Drafts::add_sentences(std::size_t draft, const std::string& description) {
  Entity& entity = drafts_[draft].entity;
  // Before sentences about licence and price are dropped as no capabilities.
  for (const phrases::Range& range : phrases::sentences(description)) {
    const std::string_view sentence = range.of(description);
    if (entity.license.empty()) entity.license = licence_of_sentence(sentence);
    if (tells_free_tier(sentence)) importers::add_once(entity.tags, "free tier");
  }
  for (std::string& part : split_description(description)) add_capability(draft, std::move(part));
}

void Drafts::add_facts(std::size_t draft, const std::vector<std::pair<Role, std::string>>& facts) {
  for (const auto& [role, value] : facts) {
    importers::apply_fact(drafts_[draft].entity, role, value);
  }
}

void Drafts::add_fields(std::size_t draft, const FieldBlock& fields, bool described) {
  Entity& entity = drafts_[draft].entity;
  if (!described && !fields.description.empty()) {
    entity.summary = fields.description;
    // Where features are told one by one, the summary sums them up.
    if (fields.has_label && !fields.has_features) add_sentences(draft, fields.description);
  } else if (fields.has_label) {
    add_sentences(draft, fields.description);
  }
  for (const std::string& text : fields.features) add_capability(draft, text);
  add_facts(draft, fields.facts);
  add_links(entity, fields.links);
}

std::vector<Entity> Drafts::take() {
  std::vector<Entity> out;
  out.reserve(drafts_.size());
  for (Draft& draft : drafts_) out.push_back(std::move(draft.entity));
  return out;
}

}  // namespace matchgraph::awesome
