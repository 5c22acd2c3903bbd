#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/snapshot.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/filter_options.h"
#include "tools/matchgraph/progress.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kBuildExamples = R"(  matchgraph build catalogue.jsonl
  matchgraph build models.jsonl tools.jsonl --jobs 2
  matchgraph build catalogue.jsonl --skip-bad --data DIR)";

constexpr std::size_t kMaxJobs = 1024;

struct BuildOptions {
  std::vector<std::string> files;
  std::size_t jobs = 0;
  bool skip_bad = false;
  std::vector<std::string> evidence;
  bool no_evidence = false;
};

// A file that cannot be read is not a bad line: to skip it would publish half a catalogue.
bool lacks_file(const LoadResult& loaded) {
  return std::any_of(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                     [](const Diagnostic& diagnostic) {
                       return diagnostic.line == 0 && diagnostic.severity == Severity::kError;
                     });
}

void print_diagnostics(const LoadResult& loaded) {
  for (const Diagnostic& diagnostic : loaded.diagnostics) {
    write_error(printable(to_string(diagnostic)) + "\n");
  }
}

void refuse_bad(const LoadResult& loaded, bool skip_bad) {
  if (lacks_file(loaded)) {
    throw Error(ErrorCode::kBadInput, "a catalogue cannot be read; the live snapshot is untouched");
  }
  if (loaded.errors > 0 && !skip_bad) {
    throw Error(
        ErrorCode::kBadInput,
        fmt::format("{} in the catalogue; correct what is reported above or pass --skip-bad; "
                    "the live snapshot is untouched",
                    loaded.errors == 1 ? "1 error" : fmt::format("{} errors", loaded.errors)));
  }
  if (loaded.catalogue.entities.empty()) {
    throw Error(ErrorCode::kBadInput,
                "the catalogue has no entity; the live snapshot is untouched");
  }
}

int run_build(const BuildOptions& options, const Common& common) {
  if (options.files.empty()) throw MissingArguments("name the catalogue files to build from");
  BuildRequest request;
  request.data = data_folder(common);
  request.jobs = options.jobs;
  request.evidence_files = options.evidence;
  request.use_evidence = !options.no_evidence;
  const LoadResult loaded = load_catalogues(options.files);
  // All faults are shown before any refusal, so that one run is enough to mend a file.
  print_diagnostics(loaded);
  refuse_bad(loaded, options.skip_bad);
  BuildReport report;
  {
    // Ends before the result is printed: its line must not run into it.
    ProgressPrinter printer;
    request.progress = [&printer](const BuildProgress& progress) { printer.show(progress); };
    report = build_snapshot(loaded.catalogue, request);
  }
  print_result(common, report, loaded);
  return kDone;
}

}  // namespace

void add_build(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<BuildOptions>();
  CLI::App* sub =
      add_subcommand(app, chosen, "build", "Builds a snapshot and publishes it", kBuildExamples);
  sub->add_option("catalogue", options->files, "JSON Lines files; of one id in two, the later wins")
      ->type_name("FILE");
  add_whole_number(*sub, "--jobs", options->jobs, 1, kMaxJobs, "Threads (default: one per core)");
  sub->add_flag("--skip-bad", options->skip_bad, "Leave out lines with errors instead of refusing");
  CLI::Option* evidence =
      sub->add_option("--evidence", options->evidence,
                      "A log of past searches to fold in, for this build only (repeatable)")
          ->type_name("FILE")
          ->allow_extra_args(false);
  sub->add_flag("--no-evidence", options->no_evidence, "Leave past searches out")
      ->excludes(evidence);
  sub->callback([options, &chosen] {
    chosen.run = [options, &chosen] { return run_build(*options, chosen.common); };
  });
}

}  // namespace matchgraph::command
