#include "matchgraph/evidence.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/filter_options.h"
#include "tools/matchgraph/output_file.h"
#include "tools/matchgraph/progress.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kEvidenceExamples = R"(  matchgraph evidence import searches.jsonl
  matchgraph evidence export searches.jsonl
  matchgraph evidence stats --limit 20
  matchgraph evidence forget --before 2026-01-01
  matchgraph evidence prepare --evidence postgresql://owner@db.example.org/matchgraph
A line of a log: {"query": "convert PDF to text", "selected": "pdf/textract"}
           with: "at": "2026-11-22T10:30:00Z", "session": "any text that tells visitors apart")";

constexpr const char* kActions = "import, export, stats, forget, prepare";
constexpr std::size_t kMaxSearchesShown = 1000;

struct EvidenceArguments {
  std::string action;
  std::vector<std::string> files;
  std::string out;     ///< empty: standard output
  std::string before;  ///< as typed
  std::size_t limit = 10;
  bool skip_bad = false;
  std::string evidence;  ///< empty: as the environment says, else the data folder
};

std::string place_of(const EvidenceArguments& arguments, const Common& common) {
  const std::string address = evidence_place(arguments.evidence);
  return address.empty() ? data_folder(common) : address;
}

EvidenceProgress shown_by(ProgressPrinter& printer, const std::string& phase) {
  return [&printer, phase](double done) { printer.show({.phase = phase, .done = done}); };
}

int run_import(const EvidenceArguments& arguments, const Common& common) {
  if (arguments.files.empty()) throw MissingArguments("name the logs to import");
  EvidenceImport report;
  // The bar ends before the report is printed.
  {
    ProgressPrinter printer;
    report = import_evidence(place_of(arguments, common), arguments.files, arguments.skip_bad,
                             shown_by(printer, "importing searches"));
  }
  for (const Diagnostic& diagnostic : report.diagnostics) {
    write_error(printable(to_string(diagnostic)) + "\n");
  }
  if (!report.done) {
    throw Error(
        ErrorCode::kBadInput,
        fmt::format("{} in the logs; correct what is reported above{}; nothing was imported",
                    report.errors == 1 ? "1 error" : fmt::format("{} errors", report.errors),
                    arguments.skip_bad ? "" : " or pass --skip-bad"));
  }
  print_result(common, report);
  return kDone;
}

std::string export_target(const EvidenceArguments& arguments) {
  // `export FILE` and `export -o FILE` mean the same.
  const std::size_t targets = arguments.files.size() + (arguments.out.empty() ? 0 : 1);
  if (targets > 1) throw Error(ErrorCode::kUsage, "evidence export writes one file: name one");
  if (!arguments.out.empty()) return arguments.out;
  return arguments.files.empty() ? "-" : arguments.files.front();
}

int run_export(const EvidenceArguments& arguments, const Common& common) {
  const std::string target = export_target(arguments);
  // Held as a whole: the file is replaced in one go, and only when all of the export was read.
  std::string text;
  std::size_t lines = 0;
  {
    ProgressPrinter printer;
    lines = export_evidence(
        place_of(arguments, common), [&text](std::string_view line) { (text += line) += '\n'; },
        shown_by(printer, "exporting searches"));
  }
  if (target == "-") {
    write_output(text);
  } else {
    replace_file(target, text);
    // The lines themselves are in the file, so the output has room for the figure.
    if (common.json()) write_output(fmt::format("{{\"lines\":{}}}\n", lines));
  }
  write_error(fmt::format("exported {} {}\n", lines, lines == 1 ? "line" : "lines"));
  return kDone;
}

int run_forget(const EvidenceArguments& arguments, const Common& common) {
  // A default would delete what nobody named.
  if (arguments.before.empty()) {
    throw MissingArguments("say up to when searches are forgotten: --before DATE");
  }
  const std::optional<Date> before = parse_date(arguments.before);
  if (!before) {
    throw Error(ErrorCode::kUsage, "--before: \"" + arguments.before +
                                       "\" is no date; accepted: YYYY, YYYY-MM, YYYY-MM-DD");
  }
  print_result(common, forget_evidence(place_of(arguments, common), *before));
  return kDone;
}

// An argument that nobody reads is most often a mistake: `forget 2026-01-01` without --before.
void refuse_files(const EvidenceArguments& arguments) {
  if (!arguments.files.empty()) {
    throw Error(ErrorCode::kUsage, "evidence " + arguments.action + " takes no file, not \"" +
                                       arguments.files.front() + "\"");
  }
}

int run_evidence(const EvidenceArguments& arguments, const Common& common) {
  if (arguments.action.empty()) {
    throw MissingArguments(std::string("say what to do with the evidence: ") + kActions);
  }
  if (arguments.action == "import") return run_import(arguments, common);
  if (arguments.action == "export") return run_export(arguments, common);
  if (arguments.action == "forget") {
    refuse_files(arguments);
    return run_forget(arguments, common);
  }
  if (arguments.action == "stats") {
    refuse_files(arguments);
    print_result(common, evidence_stats(place_of(arguments, common), arguments.limit));
    return kDone;
  }
  if (arguments.action == "prepare") {
    refuse_files(arguments);
    // For whoever owns the tables, so that servers need no right to make them.
    prepare_evidence(place_of(arguments, common));
    if (common.json()) write_output("{\"prepared\":true}\n");
    return kDone;
  }
  throw Error(ErrorCode::kUsage,
              "\"" + arguments.action + "\" is nothing that evidence does; accepted: " + kActions);
}

}  // namespace

void add_evidence(CLI::App& app, Chosen& chosen) {
  auto arguments = std::make_shared<EvidenceArguments>();
  CLI::App* sub =
      add_subcommand(app, chosen, "evidence", "Keeps past searches and what was chosen from them",
                     kEvidenceExamples);
  sub->add_option("action", arguments->action, std::string("What to do: ") + kActions)
      ->type_name("ACTION");
  sub->add_option("file", arguments->files,
                  "import: logs to read; export: the file to write (default: standard output)")
      ->type_name("FILE");
  sub->add_option("-o,--output", arguments->out, "export: the file to write")->type_name("OUT");
  sub->add_option("--before", arguments->before,
                  "forget: drop the texts of all searches before this day (UTC), keep the counts")
      ->type_name("DATE");
  sub->add_option("--evidence", arguments->evidence,
                  "The database that they are kept in (default: in the data folder); also "
                  "MATCHGRAPH_EVIDENCE")
      ->type_name("postgresql://USER@HOST/DATABASE");
  sub->add_flag("--skip-bad", arguments->skip_bad,
                "import: leave out lines with errors instead of refusing");
  add_whole_number(*sub, "--limit", arguments->limit, 0, kMaxSearchesShown,
                   "stats: length of each list (default 10)");
  sub->callback([arguments, &chosen] {
    chosen.run = [arguments, &chosen] { return run_evidence(*arguments, chosen.common); };
  });
}

}  // namespace matchgraph::command
