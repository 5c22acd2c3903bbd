#include "tools/importers/records/record_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "matchgraph/catalogue.h"
#include "text/fold.h"
#include "text/unicode_text.h"
#include "tools/importers/common/file_bytes.h"
#include "tools/importers/common/file_head.h"
#include "tools/importers/common/source_dates.h"
#include "tools/importers/formats.h"

namespace matchgraph::records {
namespace {

constexpr std::size_t kMaxRecordFileBytes = std::size_t{64} << 20;
constexpr std::size_t kMaxRecordDiagnostics = 1000;  // a file

/// The bytes of a file that may be read, without a byte order mark; nothing, with an error, else.
std::optional<std::string> acceptable_bytes(const std::string& file, std::string_view format,
                                            catalogue::DiagnosticLog& log) {
  auto bytes = importers::read_bytes(file, kMaxRecordFileBytes, log);
  if (!bytes) return bytes;
  // Spreadsheet programs write one, and the first column's name would begin with it.
  if (bytes->starts_with("\xEF\xBB\xBF")) bytes->erase(0, 3);
  if (bytes->size() > kMaxRecordFileBytes) {
    log.error("", fmt::format("longer than {} bytes", kMaxRecordFileBytes), "split it");
    return std::nullopt;
  }
  if (const auto bad = catalogue::find_bad_utf8(*bytes)) {
    const auto end = bytes->begin() + static_cast<std::ptrdiff_t>(*bad);
    log.set_line(1 + static_cast<std::size_t>(std::count(bytes->begin(), end, '\n')));
    log.error("", "is not UTF-8 text", "");
    return std::nullopt;
  }
  // Formats are told by their first lines, and a file may be large.
  constexpr std::size_t kHeadBytes = std::size_t{64} << 10;
  const FileHead head(std::string_view(*bytes).substr(0, kHeadBytes), file);
  const std::string hint = other_format(head, format, file);
  if (hint.empty()) return bytes;
  log.set_line(1);
  log.error("", fmt::format("is no {} file", format), hint);
  return std::nullopt;
}

/// Adds the entities of one file to those of the files before it.
/// The same name may stand in several files and mean several things.
void collect(std::vector<Entity> read, const Source& source, std::map<std::string, Entity>& all) {
  for (Entity& entity : read) {
    entity.sources.push_back(source);
    const auto first = all.find(entity.id);
    const bool is_other =
        first != all.end() && fold_for_values(first->second.name) != fold_for_values(entity.name);
    if (is_other) entity.id = awesome::separate_id(entity);
    const std::string id = entity.id;
    // try_emplace leaves the entity as it was when the id is known.
    const auto [found, is_new] = all.try_emplace(id, std::move(entity));
    if (!is_new) merge_into(found->second, entity);
  }
}

}  // namespace

ImportReport import_record_files(
    const ImportRequest& request, std::string_view format,
    const std::function<void(const std::string& file, std::string_view bytes,
                             awesome::Drafts& drafts, catalogue::DiagnosticLog& log)>& read) {
  ImportReport report;
  std::map<std::string, Entity> entities;
  for (std::size_t i = 0; i < request.files.size(); ++i) {
    const std::string& file = request.files[i];
    if (request.progress) {
      request.progress({file, static_cast<double>(i) / static_cast<double>(request.files.size())});
    }
    catalogue::DiagnosticLog log(file, kMaxRecordDiagnostics);
    awesome::Drafts drafts(log);
    const std::optional<std::string> bytes = acceptable_bytes(file, format, log);
    if (bytes) {
      read(file, *bytes, drafts, log);
      std::vector<Entity> found = drafts.take();
      if (found.empty() && log.errors() == 0) {
        log.set_line(0);
        log.error("", "holds no entry", "no record has a name or an address");
      }
      const Source source{
          .name = std::filesystem::path(file).filename().string(),
          .url = {},
          .observed = request.observed ? request.observed : importers::date_of_file(file)};
      collect(std::move(found), source, entities);
    }
    report.errors += log.errors();
    report.warnings += log.warnings();
    ++(log.errors() > 0 ? report.skipped : report.imported);
    std::vector<Diagnostic> told = log.take();
    std::move(told.begin(), told.end(), std::back_inserter(report.diagnostics));
  }
  // By id, so that the order of the files makes no difference.
  for (auto& [id, entity] : entities) request.entity(std::move(entity));
  return report;
}

}  // namespace matchgraph::records
