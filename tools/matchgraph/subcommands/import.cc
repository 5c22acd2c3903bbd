#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/render.h"
#include "tools/importers/fields/field_roles.h"
#include "tools/importers/formats.h"
#include "tools/importers/readme/capabilities/llm_endpoint.h"
#include "tools/matchgraph/output_file.h"
#include "tools/matchgraph/progress.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kImportExamples =
    R"(  matchgraph import pages comparison.txt > catalogue.jsonl
  matchgraph import models.dev api.json -o models.jsonl
  matchgraph import github page1.json page2.json --observed 2026-11-22 -o repositories.jsonl
Formats:
)";

constexpr int kFormatColumn = 14;  // one more than the longest name

struct ImportOptions {
  std::string format;
  std::vector<std::string> files;
  std::string observed;  ///< a date; empty: each file's own
  LlmOptions llm;
  bool all_lines = false;            ///< of READMEs, also those that may be no capabilities
  std::vector<std::string> columns;  ///< "column=field"
  std::string id;                    ///< of the one entity that the one file is about
  std::string out;                   ///< empty: standard output
};

/// The catalogue that comes out: to a file, or line by line to standard output.
class CatalogueOutput {
 public:
  explicit CatalogueOutput(const std::string& path) {
    // Opened at once: a folder that cannot be written to is told before all files are read.
    if (!path.empty()) file_.emplace(path);
  }

  void add(const Entity& entity) {
    ++entities_;
    capabilities_ += entity.capabilities.size();
    const std::string line = to_catalogue_line(entity) + "\n";
    if (file_) {
      file_->write(line);
    } else {
      write_output(line);
    }
  }

  void commit() {
    if (file_) file_->commit();
  }

  // A bar on the same terminal would be torn by the lines.
  bool is_on_terminal() const { return !file_ && output_is_terminal(); }
  std::size_t entities() const { return entities_; }
  std::size_t capabilities() const { return capabilities_; }

 private:
  std::optional<FileReplacement> file_;
  std::size_t entities_ = 0;
  std::size_t capabilities_ = 0;
};

std::string examples_text() {
  std::string text = kImportExamples;
  for (const ImportFormat& format : import_formats()) {
    text += fmt::format("  {:<{}}{}\n", format.name, kFormatColumn, format.description);
  }
  text.pop_back();
  return text;
}

const ImportFormat& wanted_format(const ImportOptions& options) {
  if (options.format.empty()) throw MissingArguments("name the format and the files to import");
  const ImportFormat* format = find_import_format(options.format);
  if (format == nullptr) {
    throw Error(ErrorCode::kUsage,
                "\"" + options.format +
                    "\" is not a format that can be imported; accepted: " + import_format_names());
  }
  if (options.files.empty()) throw MissingArguments("name the files to import");
  return *format;
}

std::optional<Date> observed_date(const ImportOptions& options) {
  if (options.observed.empty()) return std::nullopt;
  const std::optional<Date> date = parse_date(options.observed);
  if (!date) {
    throw Error(ErrorCode::kUsage,
                "--observed \"" + options.observed + "\" is not a date; write it as 2026-11-22");
  }
  return date;
}

bool checked_all_lines(const ImportOptions& options) {
  // Options of one format are refused for others rather than ignored.
  if (options.all_lines && options.format != "readme") {
    throw Error(ErrorCode::kUsage, "--all-lines is for the format readme only");
  }
  return options.all_lines;
}

LlmOptions checked_llm(const ImportOptions& options) {
  if (options.llm.url.empty()) return options.llm;
  if (options.format != "readme") {
    throw Error(ErrorCode::kUsage, "--llm is for the format readme only");
  }
  if (!is_llm_address(options.llm.url)) {
    throw Error(ErrorCode::kUsage, "--llm \"" + options.llm.url +
                                       "\" is not an address; write it as http://127.0.0.1:8000");
  }
  return options.llm;
}

std::vector<std::pair<std::string, std::string>> checked_columns(const ImportOptions& options) {
  std::vector<std::pair<std::string, std::string>> columns;
  if (!options.columns.empty() && options.format != "csv") {
    throw Error(ErrorCode::kUsage, "--map is for the format csv only");
  }
  for (const std::string& one : options.columns) {
    // The last one, as heads of columns hold any sign: "a=b=url".
    const std::size_t equals = one.rfind('=');
    const std::string field = equals == std::string::npos ? "" : one.substr(equals + 1);
    if (equals == 0 || importers::role_of_field(field) == importers::Role::kNone) {
      throw Error(ErrorCode::kUsage,
                  "--map \"" + one + "\" is not COLUMN=FIELD; fields: " + importers::field_names());
    }
    columns.emplace_back(one.substr(0, equals), field);
  }
  return columns;
}

std::string checked_id(const ImportOptions& options) {
  if (options.id.empty()) return {};
  // One id cannot be that of several files.
  const bool may_have = options.format == "readme" || options.format == "mcp-tools";
  if (!may_have || options.files.size() != 1) {
    throw Error(ErrorCode::kUsage, "--id is for one file of the formats readme and mcp-tools");
  }
  const bool is_plain =
      options.id.size() <= 200 && options.id.find_first_of(" \t\r\n") == std::string::npos;
  if (!is_plain) {
    throw Error(ErrorCode::kUsage,
                "--id \"" + options.id + "\" is no id; it has 1 to 200 bytes without white space");
  }
  return options.id;
}

ImportReport read_files(const ImportFormat& format, ImportRequest& request,
                        CatalogueOutput& output) {
  // Lines go out as they are made, so that a long list can be looked at meanwhile.
  std::optional<ProgressPrinter> printer;
  if (!output.is_on_terminal()) printer.emplace();  // else the bar would run through the lines
  request.entity = [&output](const Entity& entity) { output.add(entity); };
  request.progress = [&printer](const ImportProgress& progress) {
    if (printer)
      printer->show({.phase = "reading " + printable(progress.file), .done = progress.done});
  };
  return format.read(request);
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string summary_text(const ImportReport& report, const CatalogueOutput& output) {
  return fmt::format(
      "imported {}, skipped {}: {}, {}, {}, {}\n", counted(report.imported, "file", "files"),
      report.skipped, counted(output.entities(), "entity", "entities"),
      counted(output.capabilities(), "capability", "capabilities"),
      counted(report.errors, "error", "errors"), counted(report.warnings, "warning", "warnings"));
}

// Numbers only, so there is nothing to escape.
std::string summary_json(const ImportReport& report, const CatalogueOutput& output) {
  return fmt::format(
      R"({{"imported":{},"skipped":{},"entities":{},"capabilities":{},"errors":{},"warnings":{}}})"
      "\n",
      report.imported, report.skipped, output.entities(), output.capabilities(), report.errors,
      report.warnings);
}

int run_import(const ImportOptions& options, const Common& common) {
  const ImportFormat& format = wanted_format(options);
  ImportRequest request;
  request.files = options.files;
  request.observed = observed_date(options);
  request.llm = checked_llm(options);
  request.keeps_unclear = checked_all_lines(options);
  request.id = checked_id(options);
  request.columns = checked_columns(options);
  CatalogueOutput output(options.out);
  const ImportReport report = read_files(format, request, output);
  for (const Diagnostic& diagnostic : report.diagnostics) {
    write_error(printable(to_string(diagnostic)) + "\n");
  }
  // The file of before stays, as nothing replaces it.
  if (output.entities() == 0) {
    throw Error(ErrorCode::kBadInput, "nothing could be imported; no catalogue was written");
  }
  // A catalogue that breaks off would replace a whole one.
  if (report.is_partial && !options.out.empty()) {
    throw Error(ErrorCode::kBadInput, "a file breaks off; " + options.out +
                                          " was not written (without -o, what stands before the "
                                          "fault is printed)");
  }
  output.commit();
  // On standard output stands the catalogue unless a file was named.
  if (!options.out.empty() && common.json()) write_output(summary_json(report, output));
  write_error(summary_text(report, output));
  // What could be read is written all the same; the status says that something was left out.
  return report.errors > 0 ? kBadInput : kDone;
}

}  // namespace

void add_import(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* sub = add_subcommand(app, chosen, "import", "Turns foreign files into catalogue lines",
                                 examples_text());
  sub->add_option("foreign", options->format, "What the files are: " + import_format_names())
      ->type_name("FORMAT");
  sub->add_option("file", options->files, "Files to read")->type_name("FILE");
  sub->add_option("--observed", options->observed,
                  "When the files were taken from their source (default: the file's date)")
      ->type_name("DATE");
  sub->add_option("--id", options->id,
                  "Id of what the one README is about: org/name of the hub for a card")
      ->type_name("ID");
  sub->add_option("--map", options->columns,
                  "What a column of a CSV file holds, when its head does not tell")
      ->type_name("COLUMN=FIELD")
      ->allow_extra_args(false);
  sub->add_flag("--all-lines", options->all_lines,
                "Of READMEs, take lines also where it is not clear that they are capabilities");
  sub->add_option("--llm", options->llm.url,
                  "OpenAI-compatible endpoint that finds the capabilities of READMEs")
      ->type_name("URL");
  sub->add_option("--llm-model", options->llm.model, "Model to ask for")->type_name("NAME");
  sub->add_option("--llm-timeout", options->llm.timeout_seconds,
                  "Seconds to wait for an answer, per file (default: 120)")
      ->type_name("SECONDS")
      ->check(CLI::Range(1, 3600));
  sub->add_option("-o,--output", options->out, "File to write (default: standard output)")
      ->type_name("OUT");
  sub->callback([options, &chosen] {
    chosen.run = [options, &chosen] { return run_import(*options, chosen.common); };
  });
}

}  // namespace matchgraph::command
