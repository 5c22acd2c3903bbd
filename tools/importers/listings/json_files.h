// The files of one JSON format -> entities: opening, provenance, faults, repeated ids, progress.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "catalogue/diagnostic_log.h"
#include "catalogue/field_reader.h"
#include "tools/importers/common/import_request.h"
#include "tools/importers/common/import_result.h"
#include "tools/importers/listings/json_elements.h"

namespace matchgraph::importers {

/// What all files of a format have in common.
struct JsonFormat {
  std::string_view name;         ///< as in the table of formats
  std::string_view source_name;  ///< provenance of every entity: "OpenRouter"
  std::string_view source_url;   ///< where such files come from
  std::string_view expected;     ///< what the document is, for messages: "an object of providers"
  ElementPlace place;
};

/// Where the entities of one file go, and the problems of its elements.
class ElementOutput {
 public:
  ElementOutput(const ImportRequest& request, Source source, catalogue::DiagnosticLog& log,
                std::unordered_map<std::string, std::string>& places);

  /// How many were entities of the format, those among them that were there before.
  std::size_t recognised() const { return recognised_; }

  /// For problems; it is set to the element's line.
  catalogue::DiagnosticLog& log() { return log_; }
  void set_line(std::size_t line);

  /// Hands the entity out, with its source; one without a name is called by its id. One whose id
  /// cannot be one, or was handed out before, is a warning at `path` and is left out.
  void add(Entity entity, const std::string& path);

 private:
  const ImportRequest& request_;
  Source source_;
  catalogue::DiagnosticLog& log_;
  std::size_t line_ = 0;
  std::size_t recognised_ = 0;
  std::unordered_map<std::string, std::string>& places_;  // of the ids of all files
};

/// Reads the fields of one element, an object. `path` is that of the element.
using ReadElement = std::function<void(catalogue::FieldReader& fields, const JsonElement& element,
                                       ElementOutput& output)>;

/// Reads all files of the request. A file that cannot be read, is empty, or is of another format is
/// an error and skipped; one that breaks off is an error, and its entities so far stay. Elements
/// that are no objects are warnings. A file none of whose elements is one of the format is one
/// error, with what they have instead.
ImportReport import_json_files(const ImportRequest& request, const JsonFormat& format,
                               const ReadElement& read);

}  // namespace matchgraph::importers
