// Here is an adapter to something: is what does the work somebody's service?
//
// An adapter runs where its user likes, and the work is done elsewhere. Entries seldom say so in as
// many words; they say whose it is:
//
//   glif MCP Server:   "Runs glif.app workflows."                 a site of its name
//   Kagi MCP Server:   "Searches with Kagi's search platform."    what its name has to offer
//   Plum MCP Server:   "Translates by integrating with Plum."     who does its work
//   Exa, official:     its address is https://exa.ai/mcp          its maker's own site
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "matchgraph/entity.h"
#include "traits/said_of/subject.h"
#include "traits/trait_words.h"

namespace matchgraph {

/// Words [from, to) of the sentence [begin, end) by which an adapter of that name says that a
/// service of the same name does its work, or one that sells the use of models; nothing where none
/// do. Cost: linear in the sentence.
std::optional<std::pair<std::size_t, std::size_t>> own_service_in(const TraitWords& words,
                                                                  std::string_view text,
                                                                  const OwnName& own,
                                                                  std::size_t begin,
                                                                  std::size_t end);

/// Whether the entity calls itself official and its address is on a company's site of its name.
/// What is open source or self-hosted has such a site as well, and its maker does not do its work.
bool is_on_own_site(const Entity& entity);

}  // namespace matchgraph
