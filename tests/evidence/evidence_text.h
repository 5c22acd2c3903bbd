// Places, log files and searches for the tests of evidence.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/evidence.h"
#include "support/postgresql_server.h"
#include "support/temporary_folder.h"

namespace matchgraph::test {

inline std::string write_file(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  REQUIRE(out.good());
  return path;
}

inline std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Whether the places of this run are schemas of PostgreSQL; else they are data folders. Both take
/// all cases but those of the suites "folder" and "postgresql".
inline bool in_postgresql() {
  const char* const asked = std::getenv("MATCHGRAPH_TEST_EVIDENCE");
  return asked != nullptr && std::string_view(asked) == "postgresql";
}

/// One server for all cases of a run.
inline PostgresqlServer& shared_postgresql() {
  static PostgresqlServer server;
  return server;
}

/// A place of evidence, empty at first, with whatever is imported into it.
class EvidencePlace {
 public:
  EvidencePlace() : place_(folder_.path()) {
    if (!in_postgresql()) return;
    static int count = 0;
    schema_ = "place" + std::to_string(++count);
    place_ = shared_postgresql().schema_address(schema_);
  }
  ~EvidencePlace() {
    if (in_postgresql()) shared_postgresql().drop_schema(schema_);
  }
  EvidencePlace(const EvidencePlace&) = delete;
  EvidencePlace& operator=(const EvidencePlace&) = delete;

  const std::string& data() const { return place_; }
  const std::string& schema() const { return schema_; }
  std::string file(const std::string& name) const { return folder_.file(name); }
  /// How messages name it.
  std::string name() const { return in_postgresql() ? "/evidence" : "evidence.db"; }

  /// All that was recorded is gone, and the place as at first.
  void clear() const {
    if (in_postgresql()) {
      shared_postgresql().drop_schema(schema_);
      shared_postgresql().schema_address(schema_);
      return;
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
      std::filesystem::remove(entry.path());
    }
  }
  /// Whether nothing was made yet.
  bool is_untouched() const {
    if (!in_postgresql()) return std::filesystem::is_empty(folder_.path());
    try {
      shared_postgresql().run_sql("SELECT 1 FROM " + schema_ + ".setting");
      return false;
    } catch (const std::runtime_error&) {
      return true;
    }
  }
  /// Every byte of every file that keeps rows.
  std::string all_bytes() const {
    std::string bytes;
    // What was written may not have reached the tables' files yet.
    if (in_postgresql()) shared_postgresql().run_sql("CHECKPOINT");
    const std::string root = in_postgresql() ? shared_postgresql().tables() : folder_.path();
    // Copied by another process: reading them here would end this process's locks.
    const TemporaryFolder copy;
    REQUIRE(std::system(("cp -r " + root + " " + copy.path()).c_str()) == 0);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(copy.path())) {
      if (entry.is_regular_file()) bytes += read_bytes(entry.path().string());
    }
    return bytes;
  }

  EvidenceImport import_text(const std::string& lines, bool skip_bad = false) const {
    const std::string log = write_file(logs_.file("log.jsonl"), lines);
    return import_evidence(data(), std::vector<std::string>{log}, skip_bad);
  }

  Evidence read(const EvidenceOptions& options = {}) const {
    return read_evidence({.data = data(), .files = {}}, options).evidence;
  }

  std::string export_text() const {
    std::string text;
    export_evidence(data(), [&text](std::string_view line) { (text += line) += '\n'; });
    return text;
  }

 private:
  TemporaryFolder folder_;
  TemporaryFolder logs_;
  std::string place_;
  std::string schema_;
};

/// Noon of a day of November 2026.
inline EvidenceTime noon(unsigned day, int second = 0) {
  using namespace std::chrono;  // NOLINT(google-build-using-namespace)
  return sys_days(year(2026) / 11 / day) + hours(12) + seconds(second);
}

inline ShownSearch shown(const std::string& session, const std::string& query,
                         std::vector<std::string> entities, EvidenceTime at = noon(22)) {
  ShownSearch search;
  search.session = session;
  search.query = query;
  search.shown = std::move(entities);
  search.at = at;
  return search;
}

inline MadeChoice choice(SearchId search, const std::string& session, const std::string& entity,
                         EvidenceTime at = noon(22, 30)) {
  return {.search = search, .entity = entity, .session = session, .at = at};
}

/// What a choice says, without the numbers that stand for its texts.
struct PlainChoice {
  std::string need;
  std::string entity;
  std::uint32_t session = 0;

  bool operator==(const PlainChoice&) const = default;
};

inline std::vector<PlainChoice> plain(const Evidence& evidence) {
  std::vector<PlainChoice> choices;
  for (const PastChoice& choice : evidence.choices) {
    choices.push_back(
        {evidence.needs[choice.need], evidence.entities[choice.entity].id, choice.session});
  }
  return choices;
}

/// The counts of one entity; zeros when it was never met.
inline EntityCounts counts_of(const Evidence& evidence, const std::string& id) {
  for (const EntityCounts& entity : evidence.entities) {
    if (entity.id == id) return entity;
  }
  return {.id = id, .times_matched = 0, .times_chosen = 0};
}

}  // namespace matchgraph::test
