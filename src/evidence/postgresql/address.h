// "postgresql://writer:secret@db.example.org/matchgraph" -> what libpq connects with, and what may
// be shown of it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace matchgraph::evidence {

/// Whether a text names a database of PostgreSQL and no folder.
bool is_postgresql_address(std::string_view text);

/// An address, taken apart.
class PostgresqlAddress {
 public:
  /// Throws Error (kUsage) for one that libpq does not understand; the message does not repeat it.
  explicit PostgresqlAddress(const std::string& url);

  /// Without its password: "postgresql://writer@db.example.org:5432/matchgraph".
  const std::string& name() const { return name_; }
  /// Keywords and values, the password included.
  const std::vector<std::pair<std::string, std::string>>& parameters() const { return parameters_; }

 private:
  std::string name_;
  std::vector<std::pair<std::string, std::string>> parameters_;
};

}  // namespace matchgraph::evidence
