#include "tools/importers/listings/json_files.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>

#include "catalogue/entity_id.h"
#include "text/unicode_text.h"
#include "tools/importers/common/file_head.h"
#include "tools/importers/common/source_dates.h"
#include "tools/importers/formats.h"

namespace matchgraph::importers {
namespace {

/// The size of a regular file; 0 for anything else.
std::size_t file_size(const std::string& file) {
  struct stat status {};
  // A pipe has no size and no date.
  const bool known = ::stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode);
  return known ? static_cast<std::size_t>(status.st_size) : 0;
}

/// What an element holds, for a person who has the wrong file.
struct JsonShape {
  bool is_envelope = false;  ///< an object around a list of objects
  std::string words;         ///< "an object with models, whose entries have code, name"
};

std::string names_of_members(const Json& object) {
  constexpr std::size_t kMost = 6;
  std::string out;
  std::size_t count = 0;
  for (const auto& [name, value] : object.items()) {
    if (++count > kMost) return out + ", ...";
    out += (out.empty() ? "" : ", ") + catalogue::shorten(name);
  }
  return out;
}

JsonShape shape_of(const Json& element) {
  if (!element.is_object()) return {false, catalogue::shown(element)};
  for (const auto& [name, value] : element.items()) {
    if (!value.is_array() || value.empty() || !value.front().is_object()) continue;
    return {true, fmt::format("an object with {}, whose entries have {}", catalogue::shorten(name),
                              names_of_members(value.front()))};
  }
  return {false, fmt::format("an object with {}", names_of_members(element))};
}

class JsonImport {
 public:
  JsonImport(const ImportRequest& request, const JsonFormat& format, const ReadElement& read)
      : request_(request), format_(format), read_(read) {
    for (const std::string& file : request.files) total_bytes_ += file_size(file);
  }

  ImportReport run() {
    for (const std::string& file : request_.files) {
      catalogue::DiagnosticLog log(file, LoadOptions{}.max_diagnostics);
      const bool is_read = import_file(file, log);
      ++(is_read ? report_.imported : report_.skipped);
      report_.errors += log.errors();
      report_.warnings += log.warnings();
      std::vector<Diagnostic> told = log.take();
      std::move(told.begin(), told.end(), std::back_inserter(report_.diagnostics));
    }
    return std::move(report_);
  }

 private:
  bool import_file(const std::string& file, catalogue::DiagnosticLog& log) {
    // A stream that fails need not set it, and what an earlier file left there would be told of
    // this one.
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    ByteInput input(in);
    input.on_block([&](std::size_t bytes) { tell_progress(file, bytes); });
    const FileHead head(input.head(), file);
    // In this order, as a file that cannot be opened has no first byte either; and first() is NUL
    // both for nothing at all and for a NUL that stands there.
    if (!in.is_open() || in.bad()) {
      log.error("", fmt::format("cannot be read: {}", std::strerror(errno)), "");
    } else if (head.first() == '\0' && head.bytes().find('\0') == std::string_view::npos) {
      log.error("", "is empty", fmt::format("expected {}", format_.expected));
    } else if (const std::string hint = other_format(head, format_.name, file); !hint.empty()) {
      log.set_line(1);
      log.error("", fmt::format("is no {} file", format_.name), hint);
    } else {
      return import_elements(input, file, log);
    }
    return false;
  }

  bool import_elements(ByteInput& input, const std::string& file, catalogue::DiagnosticLog& log) {
    Source source{.name = std::string(format_.source_name),
                  .url = std::string(format_.source_url),
                  .observed = request_.observed ? request_.observed : date_of_file(file)};
    // What is said of elements counts only where some of them are of the format.
    catalogue::DiagnosticLog inner(file, LoadOptions{}.max_diagnostics);
    ElementOutput output(request_, std::move(source), inner, places_);
    std::size_t elements = 0;
    std::optional<JsonShape> first;
    const auto fault = for_each_element(input, format_.place, [&](JsonElement& element) {
      if (++elements == 1) first = shape_of(element.value);
      import_element(element, output);
    });
    constexpr std::size_t kFewest = 2;  // of one, its own fault tells more
    const bool is_other = output.recognised() == 0 && inner.warnings() >= elements && first &&
                          (elements >= kFewest || first->is_envelope);
    if (is_other && !fault) {
      log.error("",
                fmt::format("is no {} file: none of {} {} is of its kind", format_.name, elements,
                            elements == 1 ? "element" : "elements"),
                fmt::format("expected {}; there is {}", format_.expected, first->words));
      return false;
    }
    log = std::move(inner);
    if (!fault) return true;
    // ElementSax begins with this word what it says of a shape, which only helps beside what was
    // expected.
    const bool is_shape = fault->reason.starts_with("found ");
    log.set_line(fault->line);
    log.error(
        "",
        is_shape ? fmt::format("expected {}, {}", format_.expected, fault->reason) : fault->reason,
        fault->hint);
    // What was read before the fault has been handed on and is not taken back.
    report_.is_partial = report_.is_partial || elements > 0;
    return false;
  }

  void import_element(JsonElement& element, ElementOutput& output) {
    output.set_line(element.line);
    const auto below = [&element](const std::string& path) {
      return element.path.empty() ? path : element.path + "." + path;
    };
    for (const std::string& path : element.repeated_keys) {
      output.log().warn(below(path), "is given twice in one object", "the last one counts");
    }
    if (!element.value.is_object()) {
      output.log().warn(
          element.path,
          fmt::format("expected an object, found {}", catalogue::shown(element.value)),
          "it is left out");
      return;
    }
    catalogue::FieldReader fields(element.value, element.path, output.log());
    read_(fields, element, output);
  }

  void tell_progress(const std::string& file, std::size_t bytes) {
    read_bytes_ += bytes;
    if (!request_.progress) return;
    // A pipe counts for nothing in the total, and a file may grow while it is read.
    const double total = static_cast<double>(std::max<std::size_t>(total_bytes_, 1));
    request_.progress(
        {.file = file, .done = std::min(1.0, static_cast<double>(read_bytes_) / total)});
  }

  const ImportRequest& request_;
  const JsonFormat& format_;
  const ReadElement& read_;
  std::size_t total_bytes_ = 0;
  std::size_t read_bytes_ = 0;
  std::unordered_map<std::string, std::string> places_;
  ImportReport report_;
};

}  // namespace

ElementOutput::ElementOutput(const ImportRequest& request, Source source,
                             catalogue::DiagnosticLog& log,
                             std::unordered_map<std::string, std::string>& places)
    : request_(request), source_(std::move(source)), log_(log), places_(places) {}

void ElementOutput::set_line(std::size_t line) {
  line_ = line;
  log_.set_line(line);
}

void ElementOutput::add(Entity entity, const std::string& path) {
  if (!catalogue::is_entity_id(entity.id)) {
    log_.warn(path, fmt::format("cannot be an id: {}", catalogue::shown(Json(entity.id))),
              "it is left out; an id has 1 to 200 bytes without white space");
    return;
  }
  ++recognised_;
  // Across files too: the first one met stays, and the message tells where it is.
  const auto [known, is_new] =
      places_.try_emplace(entity.id, fmt::format("{}:{}", log_.file(), line_));
  if (!is_new) {
    log_.warn(path, fmt::format("has the id {} of {}", entity.id, known->second), "it is left out");
    return;
  }
  if (entity.name.empty()) entity.name = entity.id;
  entity.sources = {source_};
  request_.entity(std::move(entity));
}

ImportReport import_json_files(const ImportRequest& request, const JsonFormat& format,
                               const ReadElement& read) {
  return JsonImport(request, format, read).run();
}

}  // namespace matchgraph::importers
