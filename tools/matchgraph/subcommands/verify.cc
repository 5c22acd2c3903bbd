#include <algorithm>
#include <vector>

#include "matchgraph/evidence.h"
#include "matchgraph/snapshot.h"
#include "tools/matchgraph/data_folder.h"
#include "tools/matchgraph/streams.h"
#include "tools/matchgraph/subcommands/subcommands.h"

namespace matchgraph::command {
namespace {

int run_verify(const Common& common) {
  const std::string folder = data_folder(common);
  // Of each generation, not only the live one: it is asked where to go back to.
  const std::vector<VerifyReport> reports = verify_snapshots(folder);
  if (reports.empty()) {
    throw Error(ErrorCode::kEnvironment,
                "no snapshot in " + folder + ": make one with matchgraph build CATALOGUE");
  }
  print_result(common, reports);
  // Past searches are no part of a generation, and stand beside them all.
  const std::string evidence = evidence_place({});
  check_evidence(evidence.empty() ? folder : evidence);
  const auto damaged =
      std::count_if(reports.begin(), reports.end(),
                    [](const VerifyReport& report) { return !report.problems.empty(); });
  if (damaged == 0) return kDone;
  write_note(std::to_string(damaged) + " of " + std::to_string(reports.size()) +
             " generations are damaged: build again, or go back with matchgraph use GEN");
  // Damage is the disk's doing and not the caller's.
  return kEnvironment;
}

}  // namespace

void add_verify(CLI::App& app, Chosen& chosen) {
  CLI::App* sub = add_subcommand(app, chosen, "verify", "Checks every file of every generation",
                                 "  matchgraph verify\n  matchgraph verify --data DIR");
  sub->callback([&chosen] { chosen.run = [&chosen] { return run_verify(chosen.common); }; });
}

}  // namespace matchgraph::command
