// An engine over a catalogue, in a folder of its own.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/engine.h"
#include "matchgraph/snapshot.h"
#include "support/temporary_folder.h"

namespace matchgraph::test {

/// Builds a snapshot and opens it; the folder goes with the object.
class FreshEngine {
 public:
  explicit FreshEngine(const Catalogue& catalogue) {
    BuildRequest request;
    request.data = folder_.path();
    request.jobs = 1;
    report_ = build_snapshot(catalogue, request);
    snapshot_ = open_snapshot(folder_.path());
    engine_ = std::make_unique<Engine>(snapshot_);
  }
  const Engine& operator*() const { return *engine_; }
  const Engine* operator->() const { return engine_.get(); }
  std::shared_ptr<const Snapshot> snapshot() const { return snapshot_; }
  const BuildReport& report() const { return report_; }

 private:
  TemporaryFolder folder_;
  BuildReport report_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::unique_ptr<Engine> engine_;
};

/// The catalogue that comes with the source.
inline Catalogue sample_catalogue() {
  const std::vector<std::string> files = {MATCHGRAPH_SOURCE_DIR "/tools/sample/catalogue.jsonl"};
  return load_catalogues(files).catalogue;
}

/// Built once, for all tests that only ask.
inline const FreshEngine& sample_engine() {
  static const FreshEngine engine(sample_catalogue());
  return engine;
}

template <typename Results>
std::vector<std::string> ids_of(const Results& results) {
  std::vector<std::string> out;
  for (const auto& result : results.results) out.push_back(result.entity.id);
  return out;
}

}  // namespace matchgraph::test
