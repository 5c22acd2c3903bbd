// Which tables does PostgreSQL have for evidence, and how do older ones become the current ones?
#pragma once

#include <cstdint>

#include "evidence/postgresql/connection.h"

namespace matchgraph::evidence {

/// The tables' version, 0 for a schema without tables. Throws StoreError for tables of another
/// program, and for those of a newer matchgraph.
std::int64_t checked_version(Connection& connection);

/// Makes the tables or brings them up to date, unless they are. Throws StoreError.
void migrate(Connection& connection);

/// Waits until no other connection writes to these tables, and keeps others from it until the
/// transaction ends.
void lock_tables(Connection& connection);

}  // namespace matchgraph::evidence
