#include "matchgraph/evaluate.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/output_file.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

constexpr const char* kEvaluateExamples = R"(  matchgraph evaluate --truth tools.needs.jsonl
  matchgraph evaluate --truth needs.jsonl alternatives.jsonl --without graph
  matchgraph evaluate --truth needs.jsonl --run needs.run --format json
A line of a truth file: {"query": "convert PDF to text", "relevant": {"pdf/textract": 2}}
                    or: {"entity": "pdf/textract", "relevant": {"pdf/paperflow": 1}}
                    or: {"left": "pdf/textract", "right": "pdf/paperflow", "relation": "partial",
                         "pairs": [[0, 1, 3]]}, capabilities that are one job)";

struct EvaluateOptions {
  std::vector<std::string> truths;
  std::string run;  ///< empty: none is written
  RankingParts parts;
};

// All files with all their faults, before any is measured.
std::vector<Truth> load(const std::vector<std::string>& files) {
  std::vector<Truth> truths;
  // Faults of all files are shown at once, so that one run is enough to mend them.
  std::size_t errors = 0;
  for (const std::string& file : files) {
    truths.push_back(load_truth_file(file));
    errors += truths.back().errors;
    for (const Diagnostic& diagnostic : truths.back().diagnostics) {
      write_error(printable(to_string(diagnostic)) + "\n");
    }
  }
  if (errors > 0) {
    throw Error(ErrorCode::kBadInput,
                fmt::format("{} in the truth files; correct what is reported above; nothing was "
                            "measured",
                            errors == 1 ? "1 error" : fmt::format("{} errors", errors)));
  }
  return truths;
}

int run_evaluate(const EvaluateOptions& options, const Common& common) {
  if (options.truths.empty()) throw MissingArguments("name the judged questions: --truth FILE");
  if (!options.run.empty() && options.truths.size() > 1) {
    throw Error(ErrorCode::kUsage,
                "--run takes one truth file at a time: its lines number the questions");
  }
  const std::vector<Truth> truths = load(options.truths);
  const std::shared_ptr<const Snapshot> snapshot = open_live_snapshot(common);
  std::string trec;
  RankingObserver observe;
  if (!options.run.empty()) {
    observe = [&trec](const JudgedQuestion& question, const std::vector<RankedEntity>& ranking) {
      // By its line in the truth file, from 0, so that a run and its questions go together.
      trec += to_trec(question.line - 1, ranking);
    };
  }
  std::vector<Evaluation> results;
  for (const Truth& truth : truths) {
    results.push_back(evaluate(snapshot, truth, options.parts, observe));
  }
  // Written when all was measured: half a run would be read as a bad one.
  if (!options.run.empty()) replace_file(options.run, trec);
  print_result(common, results);
  return kDone;
}

void leave_out(const std::string& part, RankingParts& parts) {
  if (part == "graph") {
    parts.graph = false;
  } else if (part == "evidence") {
    parts.evidence = false;
  } else if (part == "facts") {
    parts.facts = false;
  } else {
    throw CLI::ValidationError("--without", "\"" + part +
                                                "\" is no part of the ranking; accepted: graph, "
                                                "evidence, facts");
  }
}

}  // namespace

void add_evaluate(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<EvaluateOptions>();
  CLI::App* sub = add_subcommand(
      app, chosen, "evaluate", "Measures the ranking against judged questions", kEvaluateExamples);
  sub->add_option("--truth", options->truths, "Judged questions, JSON Lines files")
      ->type_name("FILE");
  sub->add_option("--run", options->run, "Also write the rankings, 100 deep, as a TREC run")
      ->type_name("OUT");
  sub->add_option_function<std::vector<std::string>>(
         "--without",
         [options](const std::vector<std::string>& parts) {
           for (const std::string& part : parts) leave_out(part, options->parts);
         },
         "Leave out a part of the ranking: graph, evidence, facts (repeatable)")
      // Each time one value, as `--without graph search` may be followed by other arguments.
      ->type_name("PART")
      ->allow_extra_args(false);
  sub->callback([options, &chosen] {
    chosen.run = [options, &chosen] { return run_evaluate(*options, chosen.common); };
  });
}

}  // namespace matchgraph::command
