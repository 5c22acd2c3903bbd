#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <unordered_map>

#include "catalogue/diagnostic_log.h"
#include "catalogue/line_reader.h"
#include "catalogue/merge.h"
#include "catalogue/unicode_text.h"
#include "catalogue/validate.h"
#include "matchgraph/catalogue.h"

namespace matchgraph {
namespace {

using catalogue::DiagnosticLog;
using catalogue::FieldOrigins;
using catalogue::LineReader;

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// Reads files one after the other into one result.
class Loader {
 public:
  explicit Loader(const LoadOptions& options) : options_(options) {}

  void read_file(const std::string& file);
  void read_stream(std::istream& in, const std::string& file);
  LoadResult finish();

 private:
  /// Where an id was met.
  struct Place {
    std::size_t entity = 0;      // index into result_.catalogue.entities
    std::size_t first_file = 0;  // ordinal of the file that gave the id first
    std::size_t file = 0;        // and of the one that gave it last
    std::size_t line = 0;        // in that file
  };

  void read_line(const LineReader::Line& line, DiagnosticLog& log);
  bool add(Entity entity, std::size_t line, DiagnosticLog& log);
  void merge(const Place& place, const Entity& later, const std::string& origin);
  void finish_file(DiagnosticLog& log);

  const LoadOptions options_;
  LoadResult result_;
  std::vector<std::string> files_;
  std::unordered_map<std::string, Place> places_;
  std::unordered_map<std::size_t, FieldOrigins> origins_;  // of merged entities only
};

void Loader::read_file(const std::string& file) {
  DiagnosticLog log(file, options_.max_diagnostics);
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) {
    log.error("", "is a folder", "name the catalogue files in it");
    finish_file(log);
    return;
  }
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    log.error("", "cannot be opened: " + std::generic_category().message(errno), "check the path");
    finish_file(log);
    return;
  }
  read_stream(in, file);
}

void Loader::read_stream(std::istream& in, const std::string& file) {
  files_.push_back(file);
  DiagnosticLog log(file, options_.max_diagnostics);
  const std::size_t lines_before = result_.lines;
  LineReader reader(in, options_.max_line_bytes);
  LineReader::Line line;
  while (reader.next(line)) {
    if (!line.is_too_long && is_blank(line.text)) continue;
    log.set_line(line.number);
    read_line(line, log);
  }
  log.set_line(0);
  if (reader.failed()) {
    log.error("", "cannot be read to its end", "check the disk");
  } else if (result_.lines == lines_before) {
    log.error("", "holds no entities", "one JSON object a line");
  }
  finish_file(log);
}

void Loader::read_line(const LineReader::Line& line, DiagnosticLog& log) {
  ++result_.lines;
  std::optional<Entity> entity;
  if (line.is_too_long) {
    catalogue::report_long_line(options_, log);
  } else {
    entity = catalogue::read_entity(line.text, options_, log);
  }
  if (!entity || !add(std::move(*entity), line.number, log)) ++result_.skipped_lines;
}

bool Loader::add(Entity entity, std::size_t line, DiagnosticLog& log) {
  const std::size_t file = files_.size() - 1;
  auto& entities = result_.catalogue.entities;
  const auto [found, is_new] = places_.try_emplace(entity.id);
  Place& place = found->second;
  if (is_new) {
    place = {.entity = entities.size(), .first_file = file, .file = file, .line = line};
    entities.push_back(std::move(entity));
    return true;
  }
  if (place.file == file) {
    log.error("id",
              fmt::format("\"{}\" is already the id of line {}", catalogue::shorten(entity.id),
                          place.line),
              "give each entity its own id");
    return false;
  }
  merge(place, entity, catalogue::origin_of(entity, fmt::format("{}:{}", files_[file], line)));
  place.file = file;
  place.line = line;
  return true;
}

/// `place` still tells where the id was met before.
void Loader::merge(const Place& place, const Entity& later, const std::string& origin) {
  Entity& entity = result_.catalogue.entities[place.entity];
  if (place.file == place.first_file) ++result_.merged;
  const auto origins = origins_.try_emplace(
      place.entity,
      catalogue::origin_of(entity, fmt::format("{}:{}", files_[place.file], place.line)));
  catalogue::merge_from(entity, origins.first->second, later, origin);
}

void Loader::finish_file(DiagnosticLog& log) {
  result_.errors += log.errors();
  result_.warnings += log.warnings();
  std::vector<Diagnostic> diagnostics = log.take();
  result_.diagnostics.insert(result_.diagnostics.end(),
                             std::make_move_iterator(diagnostics.begin()),
                             std::make_move_iterator(diagnostics.end()));
}

LoadResult Loader::finish() {
  std::sort(result_.catalogue.entities.begin(), result_.catalogue.entities.end(),
            [](const Entity& a, const Entity& b) { return a.id < b.id; });
  return std::move(result_);
}

}  // namespace

LoadResult load_catalogues(std::span<const std::string> files, const LoadOptions& options) {
  Loader loader(options);
  for (const std::string& file : files) loader.read_file(file);
  return loader.finish();
}

LoadResult load_catalogue(std::istream& in, const std::string& file, const LoadOptions& options) {
  Loader loader(options);
  loader.read_stream(in, file);
  return loader.finish();
}

std::optional<Entity> parse_entity(std::string_view line, const std::string& file,
                                   std::size_t line_number, const LoadOptions& options,
                                   std::vector<Diagnostic>& diagnostics) {
  DiagnosticLog log(file, options.max_diagnostics);
  log.set_line(line_number);
  auto entity = catalogue::read_entity(line, options, log);
  auto found = log.take();
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(found.begin()),
                     std::make_move_iterator(found.end()));
  return entity;
}

}  // namespace matchgraph
