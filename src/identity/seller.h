// Here is an entry: who sells it?
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "matchgraph/entity.h"

namespace matchgraph::catalogue {

/// An unknown field of the entry that is a text; else empty.
std::string extra_text(const Entity& entity, std::string_view name);

/// Who offers it: what the entry states as its `provider`; of one with a price by the token that
/// states none, the id up to its first slash, or the empty text when it has none. Nothing for what
/// is no offer.
std::optional<std::string> provider_of(const Entity& entity);

/// The same where it is known to be an offer: the provider, else the id up to its first slash;
/// empty when it has neither.
std::string seller_of(const Entity& entity);

/// Whether its maker itself offers it: the provider, or what the id begins with, is called as the
/// maker is, but for words that say what kind of company it is ("Mistral AI", "mistral"), or is a
/// house of the maker's under another name ("llama" of Meta).
bool is_makers_own(const Entity& entity);

}  // namespace matchgraph::catalogue
