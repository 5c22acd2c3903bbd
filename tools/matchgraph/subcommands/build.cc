#include "tools/matchgraph/subcommands/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/evidence.h"
#include "matchgraph/snapshot.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/embedding_endpoint.h"
#include "tools/matchgraph/filter_options.h"
#include "tools/matchgraph/progress.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kBuildExamples = R"(  PROGRAM build catalogue.jsonl
  PROGRAM build models.jsonl tools.jsonl --jobs 2
  PROGRAM build catalogue.jsonl --skip-bad --data DIR
  PROGRAM build catalogue.jsonl --evidence postgresql://folder@db.example.org/matchgraph
  PROGRAM build catalogue.jsonl --embed http://127.0.0.1:11434 --embed-model nomic-embed-text)";

/// The examples with the program's name in them.
std::string examples_of(const std::string& program) {
  constexpr std::string_view kProgram = "PROGRAM";
  std::string out = kBuildExamples;
  // matchgraph-mpi has this subcommand too, under its own name.
  for (auto at = out.find(kProgram); at != std::string::npos; at = out.find(kProgram)) {
    out.replace(at, kProgram.size(), program);
  }
  return out;
}

constexpr std::size_t kMaxJobs = 1024;

struct BuildOptions {
  std::vector<std::string> files;
  std::size_t jobs = 0;
  bool skip_bad = false;
  bool full = false;
  std::vector<std::string> evidence;
  bool no_evidence = false;
  EmbeddingEndpoint embed;
  std::vector<std::string> embed_only_types;
  bool embed_optional = false;
  std::size_t embed_batch = 64;
  std::size_t embed_rate = 0;
};

/// What people leave in the environment: the key belongs there and nowhere else, as command lines
/// are seen by everybody on a machine.
std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

/// The model to ask; nothing when none is named. Throws Error (kUsage).
std::optional<EmbeddingRequest> embedding_request(const BuildOptions& options) {
  EmbeddingEndpoint endpoint = options.embed;
  if (endpoint.url.empty()) endpoint.url = from_environment("MATCHGRAPH_EMBED_URL");
  if (endpoint.model.empty()) endpoint.model = from_environment("MATCHGRAPH_EMBED_MODEL");
  // The variables may be set for good; asking for a part of it without an address is a mistake.
  if (endpoint.url.empty()) {
    if (!options.embed.model.empty() || !options.embed_only_types.empty() ||
        options.embed_optional) {
      throw Error(ErrorCode::kUsage,
                  "no embedding endpoint: pass --embed URL or set MATCHGRAPH_EMBED_URL");
    }
    return std::nullopt;
  }
  if (!is_embedding_address(endpoint.url)) {
    throw Error(ErrorCode::kUsage,
                "--embed: not an address that can be asked: pass one as http://127.0.0.1:11434");
  }
  if (endpoint.model.empty()) {
    throw Error(ErrorCode::kUsage, "--embed needs the name of the model: pass --embed-model NAME");
  }
  endpoint.key = from_environment("MATCHGRAPH_EMBED_KEY");
  EmbeddingRequest out;
  out.model = endpoint.model;
  // By value, as the request outlives this function.
  out.ask = [endpoint](std::span<const std::string> texts) {
    return ask_endpoint(endpoint, texts);
  };
  out.only_types = options.embed_only_types;
  out.optional = options.embed_optional;
  out.texts_per_request = options.embed_batch;
  out.requests_per_minute = static_cast<double>(options.embed_rate);
  return out;
}

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
                // An empty snapshot would take the place of a whole one.
                "the catalogue has no entity; the live snapshot is untouched");
  }
}

/// The option names logs and at most one address, which tells of itself.
void put_evidence(const BuildOptions& options, BuildRequest& request) {
  std::string address;
  for (const std::string& named : options.evidence) {
    if (!is_evidence_address(named)) {
      // Logs are files, and no file is called postgresql://.
      request.evidence_files.push_back(named);
      continue;
    }
    if (!address.empty()) {
      throw Error(ErrorCode::kUsage, "--evidence: one database at most can be named");
    }
    address = named;
  }
  request.use_evidence = !options.no_evidence;
  request.evidence = evidence_place(address);
}

int run_build(const BuildOptions& options, const Common& common, const Builder& builder) {
  if (options.files.empty()) throw MissingArguments("name the catalogue files to build from");
  // What can be refused by the arguments alone is refused before the catalogue is read.
  BuildRequest request;
  request.data = data_folder(common);
  request.jobs = options.jobs;
  request.full = options.full;
  put_evidence(options, request);
  request.embedding = embedding_request(options);
  const LoadResult loaded = builder.load(options.files);
  // All faults are shown before any refusal, so that one run is enough to mend a file.
  print_diagnostics(loaded);
  refuse_bad(loaded, options.skip_bad);
  BuildReport report;
  {
    // Ends before the result is printed: its line must not run into it.
    ProgressPrinter printer;
    request.progress = [&printer](const BuildProgress& progress) { printer.show(progress); };
    report = builder.build(loaded.catalogue, request);
  }
  // Also in the report, but a report may go into a file.
  if (report.embedding && !report.embedding->fault.empty()) {
    write_error("matchgraph: built without the embedding model: " + report.embedding->fault + "\n");
  }
  print_result(common, report, loaded);
  if (builder.end) builder.end();
  return kDone;
}

void add_embedding_options(CLI::App& sub, BuildOptions& options) {
  constexpr std::size_t kMostTexts = 2'048;
  constexpr std::size_t kMostRequests = 1'000'000;
  constexpr std::size_t kLongest = 3'600;
  sub.add_option("--embed", options.embed.url,
                 "An embedding model's OpenAI-compatible endpoint, which likeness of entities then "
                 "draws on; also MATCHGRAPH_EMBED_URL, a key only as MATCHGRAPH_EMBED_KEY")
      ->type_name("URL");
  sub.add_option("--embed-model", options.embed.model,
                 "Its name there, by which vectors are kept; also MATCHGRAPH_EMBED_MODEL")
      ->type_name("NAME");
  sub.add_option("--embed-only-types", options.embed_only_types,
                 "Tell the model of entities of these types alone (repeatable)")
      ->type_name("TYPE")
      ->allow_extra_args(false);
  sub.add_flag("--embed-optional", options.embed_optional,
               "Build without the model, with a warning, where it fails");
  add_whole_number(sub, "--embed-batch", options.embed_batch, 1, kMostTexts,
                   "Texts of one request (default: 64)");
  add_whole_number(sub, "--embed-rate", options.embed_rate, 1, kMostRequests,
                   "Requests per minute at most (default: as many as it answers)");
  add_whole_number(sub, "--embed-timeout", options.embed.timeout_seconds, 1, kLongest,
                   "Seconds that a request may take (default: 60)");
}

}  // namespace

void add_build(CLI::App& app, Chosen& chosen) {
  add_build(app, chosen,
            {[](std::span<const std::string> files) { return load_catalogues(files); },
             [](const Catalogue& catalogue, const BuildRequest& request) {
               return build_snapshot(catalogue, request);
             },
             {}});
}

// For matchgraph-mpi, which reads and builds by several processes.
CLI::App* add_build(CLI::App& app, Chosen& chosen, const Builder& builder) {
  auto options = std::make_shared<BuildOptions>();
  CLI::App* sub = add_subcommand(app, chosen, "build", "Builds a snapshot and publishes it",
                                 examples_of(app.get_name()));
  sub->add_option("catalogue", options->files, "JSON Lines files; of one id in two, the later wins")
      ->type_name("FILE");
  add_whole_number(*sub, "--jobs", options->jobs, 1, kMaxJobs, "Threads (default: one per core)");
  sub->add_flag("--skip-bad", options->skip_bad, "Leave out lines with errors instead of refusing");
  sub->add_flag("--full", options->full,
                "Compute everything, and take nothing over from the generation before");
  CLI::Option* evidence =
      sub->add_option("--evidence", options->evidence,
                      "A log of past searches to fold in, for this build only (repeatable); or the "
                      "postgresql:// address that they are kept under; also MATCHGRAPH_EVIDENCE")
          ->type_name("FILE")
          ->allow_extra_args(false);
  sub->add_flag("--no-evidence", options->no_evidence, "Leave past searches out")
      // Logs to fold in and no evidence contradict each other.
      ->excludes(evidence);
  add_embedding_options(*sub, *options);
  sub->callback([options, &chosen, builder] {
    chosen.run = [options, &chosen, builder] {
      return run_build(*options, chosen.common, builder);
    };
  });
  return sub;
}

}  // namespace matchgraph::command
