#include "evidence/store.h"

#include "evidence/postgresql/address.h"
#include "evidence/postgresql/postgresql_store.h"
#include "evidence/sqlite/schema.h"
#include "evidence/sqlite/sqlite_store.h"
#include "matchgraph/evidence.h"

namespace matchgraph::evidence {

std::unique_ptr<Store> open_to_write(const std::string& place, std::chrono::milliseconds patience,
                                     StoreUse use) {
  // Told apart by the text of the place, so that everything above names a place and knows no store.
  if (is_postgresql_address(place)) return open_postgresql_to_write(place, patience, use);
  return std::make_unique<SqliteStore>(open_database_to_write(place, patience), use);
}

std::unique_ptr<Store> open_to_read(const std::string& place, std::chrono::milliseconds patience) {
  if (is_postgresql_address(place)) return open_postgresql_to_read(place, patience);
  std::optional<Database> database = open_database_to_read(place, patience);
  if (!database) return nullptr;
  return std::make_unique<SqliteStore>(std::move(*database), StoreUse::kCommand);
}

// An address is checked by connecting.
void require_place(const std::string& place) {
  if (!is_postgresql_address(place)) require_folder(place);
}

}  // namespace matchgraph::evidence

namespace matchgraph {

bool is_evidence_address(const std::string& place) {
  return evidence::is_postgresql_address(place);
}

std::string evidence_name(const std::string& place) {
  using namespace evidence;  // NOLINT(google-build-using-namespace)
  // Of an address without its password, as this is printed.
  return is_postgresql_address(place) ? PostgresqlAddress(place).name() : database_path(place);
}

void prepare_evidence(const std::string& place) {
  // Opened and closed again: what is wrong with it shows before the server takes requests.
  evidence::open_to_write(place, evidence::kCommandPatience);
}

void check_evidence(const std::string& place) {
  const auto store = evidence::open_to_read(place, evidence::kCommandPatience);
  if (!store) return;
  const evidence::StoreTransaction transaction(*store, evidence::Store::Kind::kRead);
  store->check_whole();
}

}  // namespace matchgraph
