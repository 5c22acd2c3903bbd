#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

#include "catalogue/diagnostic_log.h"
#include "catalogue/field_origins.h"
#include "catalogue/line_reader.h"
#include "catalogue/loader.h"
#include "catalogue/merge.h"
#include "catalogue/told_context.h"
#include "catalogue/told_price.h"
#include "catalogue/validate.h"
#include "identity/same_things.h"
#include "matchgraph/catalogue.h"
#include "storage/parallel.h"
#include "text/unicode_text.h"

namespace matchgraph {
namespace {

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

/// Without a bound of its own: that of the file holds when the lines are put together.
constexpr std::size_t kAllOfALine = std::numeric_limits<std::size_t>::max();

/// That a thread takes: some hundred microseconds of work.
constexpr std::size_t kLinesAtOnce = 16;

/// Lines that are not blank, held together until they are read. A reader's own line holds only
/// until the next one.
class LineBatch {
 public:
  /// The next lines, until they have kBytes or the stream ends. False when there is none.
  bool fill(catalogue::LineReader& reader) {
    lines_.clear();
    begin_.clear();
    text_.clear();
    catalogue::LineReader::Line line;
    while (text_.size() < kBytes && reader.next(line)) {
      if (!line.is_too_long && is_blank(line.text)) continue;
      begin_.push_back(text_.size());
      text_ += line.text;
      lines_.push_back(line);
    }
    begin_.push_back(text_.size());
    return !lines_.empty();
  }

  std::size_t size() const { return lines_.size(); }
  catalogue::LineReader::Line operator[](std::size_t i) const {
    catalogue::LineReader::Line line = lines_[i];
    line.text = std::string_view(text_).substr(begin_[i], begin_[i + 1] - begin_[i]);
    return line;
  }

 private:
  // Enough work for all threads between two times that they wait for each other; small beside what
  // is made of it.
  static constexpr std::size_t kBytes = std::size_t{1} << 20;

  std::vector<catalogue::LineReader::Line> lines_;  // without their texts
  std::vector<std::size_t> begin_;                  // of each in text_, and the end
  std::string text_;
};

}  // namespace

namespace catalogue {

void Loader::read_file(const std::string& file) {
  DiagnosticLog log(file, options_.max_diagnostics);
  std::error_code ignored;
  // A stream opens a folder without complaint, and fails only when it is read.
  if (std::filesystem::is_directory(file, ignored)) {
    log.error("", "is a folder", "name the catalogue files in it");
    finish_file(log);
    return;
  }
  // Streams promise no errno; if none is set, no stale one must be told.
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    log.error("", "cannot be opened: " + std::generic_category().message(errno), "check the path");
    finish_file(log);
    return;
  }
  read_stream(in, file);
}

ReadLine read_line(const LineReader::Line& line, const std::string& file,
                   const LoadOptions& options) {
  ReadLine out;
  out.number = line.number;
  // A log of its own, as lines may be read apart from each other and are put together in order.
  DiagnosticLog log(file, kAllOfALine);
  if (line.is_too_long) {
    report_long_line(options, log);
  } else {
    out.entity = read_entity(line.text, options, log);
  }
  out.problems = log.take();
  return out;
}

void read_lines(LineReader& reader, const std::string& file, const LoadOptions& options,
                const std::function<void(ReadLine)>& take) {
  LineBatch batch;
  while (batch.fill(reader)) {
    std::vector<ReadLine> read(batch.size());
    // Reading a line takes ten times as long as finding its end, and no line matters for another.
    parallel_blocks({.items = read.size(), .at_once = kLinesAtOnce, .jobs = options.jobs}, [&] {
      return [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) read[i] = read_line(batch[i], file, options);
      };
    });
    // In the order of the file, which decides how entries are merged.
    for (ReadLine& line : read) take(std::move(line));
  }
}

void Loader::read_stream(std::istream& in, const std::string& file) {
  begin_file(file);
  LineReader reader(in, options_.max_line_bytes);
  read_lines(reader, file, options_, [this](ReadLine line) { add_line(std::move(line)); });
  end_file(reader.failed());
}

void Loader::begin_file(const std::string& file) {
  files_.push_back(file);
  log_.emplace(file, options_.max_diagnostics);
  lines_before_ = result_.lines;
}

void Loader::end_file(bool has_failed) {
  log_->set_line(0);
  if (has_failed) {
    log_->error("", "cannot be read to its end", "check the disk");
  } else if (result_.lines == lines_before_) {
    // An empty file is most likely the wrong one.
    log_->error("", "holds no entities", "one JSON object per line");
  }
  finish_file(*log_);
}

void Loader::add_line(ReadLine line) {
  ++result_.lines;
  log_->set_line(line.number);
  for (Diagnostic& problem : line.problems) log_->add(std::move(problem));
  if (!line.entity || !add(std::move(*line.entity), line.number, *log_)) ++result_.skipped_lines;
}

bool Loader::add(Entity entity, std::size_t line, DiagnosticLog& log) {
  const std::size_t file = files_.size() - 1;
  auto& entities = result_.catalogue.entities;
  // Before the entity is moved away.
  const Mention mention = mention_of(entity);
  const auto [found, is_new] = places_.try_emplace(entity.id);
  Place& place = found->second;
  if (is_new) {
    place = {.entity = entities.size(), .file = file, .line = line};
    entities.push_back(std::move(entity));
    mentions_.push_back({mention});
    lines_.push_back(line);
    return true;
  }
  // Twice in one file is a mistake; in two files it is what merging is for.
  if (place.file == file) {
    log.error("id",
              fmt::format("\"{}\" is already the id of line {}", catalogue::shorten(entity.id),
                          place.line),
              "give each entity its own id");
    return false;
  }
  catalogue::merge_from(entities[place.entity], origins_of(place.entity), entity,
                        FieldOrigins(catalogue::described_by(
                            entity, fmt::format("{}:{}", files_[file], line), file)));
  // What is one thing under two ids is looked for by who mentions it, once all files are read.
  mentions_[place.entity].push_back(mention);
  // The place is that of the last description: a third file that repeats the id within itself is a
  // mistake again.
  place.file = file;
  place.line = line;
  return true;
}

/// The file that is being read, and the source that the entry states.
Mention Loader::mention_of(const Entity& entity) {
  Mention mention{.file = static_cast<std::uint32_t>(files_.size() - 1), .source = 0};
  const std::string name = catalogue::described_by(entity, "").name;
  if (!name.empty()) {
    const auto next = static_cast<std::uint32_t>(source_numbers_.size() + 1);
    mention.source = source_numbers_.try_emplace(name, next).first->second;
  }
  return mention;
}

/// Those of a merged entity, or of one that is about to be merged for the first time.
FieldOrigins& Loader::origins_of(std::size_t entity) {
  const auto known = origins_.find(entity);
  if (known != origins_.end()) return known->second;
  // Most entities are described once, so that origins are kept only of those that need them.
  const std::size_t file = mentions_[entity].front().file;
  const std::string place = fmt::format("{}:{}", files_[file], lines_[entity]);
  return origins_
      .try_emplace(entity, catalogue::described_by(result_.catalogue.entities[entity], place, file))
      .first->second;
}

/// Merges what is one thing under different ids.
void Loader::join_same_things() {
  // Entries of one source are never merged, so there is nothing to look for.
  if (files_.size() < 2 && source_numbers_.size() < 2) return;
  auto& entities = result_.catalogue.entities;
  for (const catalogue::Recognised& found : catalogue::recognise(entities, mentions_)) {
    Entity& entity = entities[found.first];
    Entity& other = entities[found.other];
    result_.joined.push_back({.id = entity.id,
                              .other_id = other.id,
                              .name = entity.name,
                              .other_name = other.name,
                              .by = found.by,
                              .what = found.what});
    // Links and other files still use the old id.
    other.aliases.push_back(other.id);
    catalogue::merge_from(entity, origins_of(found.first), other, origins_of(found.other));
    origins_.erase(found.other);
    // Erased at the end: positions must hold until all pairs are joined.
    other.id.clear();
  }
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
  join_same_things();
  result_.merged = origins_.size();
  auto& entities = result_.catalogue.entities;
  for (const auto& [entity, origins] : origins_) catalogue::note_origins(entities[entity], origins);
  // Those that were joined to others.
  std::erase_if(entities, [](const Entity& entity) { return entity.id.empty(); });
  for (Entity& entity : entities) {
    settle_price(entity);
    settle_context(entity);
  }
  std::map<std::string, std::size_t> conflicts;
  for (const Entity& entity : entities) {
    for (const Conflict& conflict : entity.conflicts) ++conflicts[conflict.field];
  }
  result_.conflicts.assign(conflicts.begin(), conflicts.end());
  std::sort(result_.joined.begin(), result_.joined.end(), [](const SamePair& a, const SamePair& b) {
    return std::pair(a.id, a.other_id) < std::pair(b.id, b.other_id);
  });
  // By id: an entity's number follows, and so does every tie in every answer.
  std::sort(entities.begin(), entities.end(),
            [](const Entity& a, const Entity& b) { return a.id < b.id; });
  return std::move(result_);
}

}  // namespace catalogue

LoadResult load_catalogues(std::span<const std::string> files, const LoadOptions& options) {
  catalogue::Loader loader(options);
  for (const std::string& file : files) loader.read_file(file);
  return loader.finish();
}

LoadResult load_catalogue(std::istream& in, const std::string& file, const LoadOptions& options) {
  catalogue::Loader loader(options);
  loader.read_stream(in, file);
  return loader.finish();
}

std::optional<Entity> parse_entity(std::string_view line, const std::string& file,
                                   std::size_t line_number, const LoadOptions& options,
                                   std::vector<Diagnostic>& diagnostics) {
  catalogue::DiagnosticLog log(file, options.max_diagnostics);
  log.set_line(line_number);
  auto entity = catalogue::read_entity(line, options, log);
  auto found = log.take();
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(found.begin()),
                     std::make_move_iterator(found.end()));
  return entity;
}

}  // namespace matchgraph
