// What a server was asked, as rows: sessions become hashes, and a choice is checked against its
// search.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "evidence/store.h"
#include "matchgraph/evidence.h"

namespace matchgraph::evidence {

/// The store as the recorder's thread has it open. Throws StoreError.
class RecordingStore {
 public:
  RecordingStore(const std::string& place, std::chrono::milliseconds patience);

  Store& store() { return *store_; }
  // In a transaction of the store that writes.
  void add(SearchId id, const ShownSearch& search);
  ChoiceOutcome add(const MadeChoice& choice, const RecorderOptions& options);

 private:
  std::optional<std::uint64_t> block_of(const std::string& block) const;
  std::uint64_t session_of(const std::string& session, std::uint64_t search) const;

  std::unique_ptr<Store> store_;
  SessionKey key_;
};

}  // namespace matchgraph::evidence
