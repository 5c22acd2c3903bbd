// Awesome lists (Markdown) -> catalogue entities.
//
// An entry is an item or table row with a link and a name (list_item.h, list_tables.h), a heading
// over its own description (list_headings.h), a name with fields below it (list_fields.h), or a
// paragraph "[Name](...) - what it does". Its summary is what is said about it, its capabilities
// the sentences of that, or the features listed below it. Headings above it, and items without a
// link that it stands under, are tags; so is what the list's legend says of its emoji.
//
// What tells how to get a thing, what it costs or how it is licensed is no capability: it becomes a
// fact where there is a place for it. Left out without a word are only tables of contents, pictures
// and badges; sections about the list itself (contributing, licence), items without a link and rows
// without one are counted and named.
#pragma once

#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"

namespace matchgraph {

/// Reads the lists of a request. An id is the address, see source_address.h; the type follows from
/// address, column and headings (list_types.h). A repository twice is one entity with the tags of
/// both; different names at one other address are different entities, the later with "#" and their
/// name behind the address. Warnings tell, by line, of items left out and of entities without
/// description; a list without any entry is an error. Never throws for what a file contains.
ImportReport import_awesome_lists(const ImportRequest& request);

}  // namespace matchgraph
