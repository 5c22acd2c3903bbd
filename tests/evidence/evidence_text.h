// Folders, log files and searches for the tests of evidence.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "matchgraph/evidence.h"
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

/// A data folder with whatever is imported into it.
class EvidenceFolder {
 public:
  const std::string& data() const { return folder_.path(); }
  std::string file(const std::string& name) const { return folder_.file(name); }

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
