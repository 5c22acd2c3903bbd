// Which tables does evidence.db have, and how does an older one become the current one?
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "evidence/sqlite/database.h"

namespace matchgraph::evidence {

/// "DIR/evidence.db".
std::string database_path(const std::string& data);

/// Opens a data folder's database to write; makes folder and database when missing, and brings an
/// older schema up to date. Throws DatabaseError, also for a schema newer than this program and for
/// a database of another program.
Database open_database_to_write(const std::string& data, std::chrono::milliseconds patience);

/// Throws Error (kEnvironment) when the data folder does not exist: most likely it is misspelt.
void require_folder(const std::string& data);

/// Opens it to read; nothing when there is none.
std::optional<Database> open_database_to_read(const std::string& data,
                                              std::chrono::milliseconds patience);

/// Checks every page and the hash of every row. Throws DatabaseError that names what is damaged.
void check_whole(Database& database);

/// Whether searches tell their address block: an older schema, opened to read, does not.
bool has_blocks(Database& database);

}  // namespace matchgraph::evidence
