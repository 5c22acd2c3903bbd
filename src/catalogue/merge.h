// Two descriptions of one entity -> one, with every disagreement kept.
#pragma once

#include "catalogue/field_origins.h"
#include "matchgraph/entity.h"

namespace matchgraph::catalogue {

/// As merge_into, with what the fields of `later` come from. What sources call the same in other
/// letters (a name, a maker, a licence, an address) is no conflict; of a date and a coarser form of
/// it the finer one stays. Another name becomes an alias. A name that is rather an id (no space, no
/// capital) gives way to one that is not, and a type that says nothing (`repository`, `other`) to
/// one that does.
void merge_from(Entity& entity, FieldOrigins& origins, const Entity& later,
                const FieldOrigins& later_origins);

}  // namespace matchgraph::catalogue
