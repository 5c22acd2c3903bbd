#include "evidence/postgresql/address.h"

#include <memory>

#include "evidence/postgresql/libpq.h"
#include "matchgraph/error.h"

namespace matchgraph::evidence {

// By its scheme alone: a folder may be called almost anything else.
bool is_postgresql_address(std::string_view text) {
  return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

PostgresqlAddress::PostgresqlAddress(const std::string& url) {
  const Libpq& libpq = Libpq::get();
  char* fault = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      libpq.conninfo_parse(url.c_str(), &fault), libpq.conninfo_free);
  // What libpq says quotes the part that it does not understand, which may be of a password.
  libpq.freemem(fault);
  if (options == nullptr) {
    throw Error(ErrorCode::kUsage,
                "the address of the evidence is not understood: it has to be of the form "
                "postgresql://USER@HOST:PORT/DATABASE, with %-codes for what is no letter or "
                "number in a name or password");
  }
  std::string user;
  std::string host;
  std::string port;
  std::string database;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    // Defaults of the environment, as a user's name, are among them where they are set.
    if (option->val == nullptr) continue;
    const auto& [keyword, value] = parameters_.emplace_back(option->keyword, option->val);
    if (keyword == "user") user = value + "@";
    if (keyword == "host") host = value;
    if (keyword == "port") port = ":" + value;
    if (keyword == "dbname") database = value;
  }
  name_ = "postgresql://" + user + host + port + "/" + database;
}

}  // namespace matchgraph::evidence
