// Lines of catalogue files -> entities that are merged: the inside of load_catalogues.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalogue/diagnostic_log.h"
#include "catalogue/field_origins.h"
#include "catalogue/line_reader.h"
#include "identity/same_things.h"
#include "matchgraph/catalogue.h"

namespace matchgraph::catalogue {

/// What is read of a line by itself; no other line matters for it.
struct ReadLine {
  std::size_t number = 0;  ///< from 1
  std::optional<Entity> entity;
  std::vector<Diagnostic> problems;  ///< all; where one is an error there is no entity
};

/// Reads the lines that are not blank, and hands each over.
void read_lines(LineReader& reader, const std::string& file, const LoadOptions& options,
                const std::function<void(ReadLine)>& take);

/// Reads files one after the other into one result. Lines may have been read elsewhere: between
/// begin_file() and end_file() come all that are not blank, in order.
class Loader {
 public:
  explicit Loader(const LoadOptions& options) : options_(options) {}

  void read_file(const std::string& file);
  void read_stream(std::istream& in, const std::string& file);
  void begin_file(const std::string& file);
  void add_line(ReadLine line);
  void end_file(bool has_failed);
  LoadResult finish();

 private:
  /// Where an id was met.
  struct Place {
    std::size_t entity = 0;  // index into result_.catalogue.entities
    std::size_t file = 0;    // ordinal of the file that gave the id last
    std::size_t line = 0;    // in that file
  };

  bool add(Entity entity, std::size_t line, DiagnosticLog& log);
  Mention mention_of(const Entity& entity);
  FieldOrigins& origins_of(std::size_t entity);
  void join_same_things();
  void finish_file(DiagnosticLog& log);

  const LoadOptions options_;
  LoadResult result_;
  std::vector<std::string> files_;
  // Of the file that is being read:
  std::optional<DiagnosticLog> log_;
  std::size_t lines_before_ = 0;  // of other files

  std::unordered_map<std::string, Place> places_;
  // Beside result_.catalogue.entities:
  std::vector<std::vector<Mention>> mentions_;
  std::vector<std::size_t> lines_;                                 // where each was met first
  std::unordered_map<std::size_t, FieldOrigins> origins_;          // of merged entities only
  std::unordered_map<std::string, std::uint32_t> source_numbers_;  // by name, from 1
};

}  // namespace matchgraph::catalogue
