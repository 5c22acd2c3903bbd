// Here is an entity that states no maker, or one who sells what others made: whose is it by its
// name?
#pragma once

#include <set>
#include <string_view>

#include "index/facts/fact_columns.h"

namespace matchgraph {

/// Whether an entity stands under a maker in its id ("mistralai/mistral-large", "seller/mistral/
/// large"), or is called after it ("Mistral Large") and states no maker or is a model, which others
/// sell under its maker's name. `maker` as people write it; letter case, marks and endings of
/// accounts such as "ai" do not count. Cost: linear in the id and the name.
bool is_named_after(const FactColumns& facts, EntityIndexNumber e, std::string_view maker);

/// Whether an entity that states no maker, or a model, holds one in its name, wherever it stands:
/// "MCP Google Maps" may well be of Google. Cost: linear in the name.
bool may_be_of(const FactColumns& facts, EntityIndexNumber e, std::string_view maker);

/// Whether its id stands under a name, letter case and marks aside: "qwen/max", "seller/qwen/max".
bool stands_under(const FactColumns& facts, EntityIndexNumber e, std::string_view name);

/// The accounts that the ids of a catalogue stand under, each once. Safe to share.
class AccountNames {
 public:
  /// `facts` must outlive it. Cost: a look at each id.
  explicit AccountNames(const FactColumns& facts);

  /// Whether stands_under() holds for any entity. Cost: linear in the accounts.
  bool contain(std::string_view name) const;

 private:
  std::set<std::string_view> accounts_;
};

/// Whether an entity is a model with several offers, one of which stands under a name of theirs.
bool is_offer_of(const FactColumns& facts, EntityIndexNumber e, std::string_view seller);

/// Whether it is a model that a seller of that name sells: its id begins with the name. Cost:
/// linear in the name.
bool is_sold_by(const FactColumns& facts, EntityIndexNumber e, std::string_view seller);

/// Whether an entity is a model of a maker that stands under another: sold by others too.
bool is_resold(const FactColumns& facts, EntityIndexNumber e, std::string_view maker);

/// Whether an entity's name says that it is a version of a line: "Claude 3" of "Claude", "Qwen3".
bool is_version_of(std::string_view name, std::string_view line);

}  // namespace matchgraph
