// Awesome lists (Markdown) -> catalogue entities.
//
// An item or table row whose first words are a link is an entity: the link's text its name, what
// follows its summary and, sentence by sentence, its capabilities. Headings above it, and items
// without a link that it stands under, are tags. Items without a link under a linked one are
// further capabilities of that one. Left out, without a word: tables of contents, contributing,
// licence, credits and sponsors, quotes, images and badges.
//
// From the description: "by MAKER" names the maker (else the owner of a repository does), a short
// code such as `MIT` is the licence, other codes and #words are tags, links that stand alone
// ("[demo](...)") are dropped.
#pragma once

#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads the lists of a request. An id is the address, see source_address.h; the type follows from
/// the headings ("models", "datasets", "... servers" of an MCP list), else "tool". One address
/// twice is one entity with the tags of both. Warnings tell, by line, of items left out and of
/// entities without description. Never throws for what a file contains.
ImportReport import_awesome_lists(const ImportRequest& request);

}  // namespace matchgraph
