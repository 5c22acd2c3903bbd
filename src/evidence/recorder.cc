// The writer of a running server: a bounded queue, one thread, group commit.
//
// Callers queue; the writer takes what waits, up to a batch, and writes it in one transaction. Its
// commit appends to the write-ahead log and syncs it (synchronous=FULL), so that a choice that was
// answered survives kill -9, which the page cache alone would see to, and the loss of power, which
// it would not. Choices that come while a commit runs share the next one.

#include <fmt/format.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "evidence/queued_record.h"
#include "evidence/recording_store.h"
#include "evidence/store_error.h"
#include "matchgraph/evidence.h"

namespace matchgraph {
namespace {

using namespace evidence;  // NOLINT(google-build-using-namespace)

// Between two tries to reach a store that does not answer: its server is started in about a second.
constexpr std::chrono::milliseconds kPauseWhileAway{250};

}  // namespace

class EvidenceRecorder::Writer {
 public:
  Writer(std::string place, const RecorderOptions& options)
      : place_(std::move(place)),
        options_(options),
        id_key_(random_session_key()),
        thread_([this] { run(); }) {}

  ~Writer() {
    {
      const std::lock_guard lock(mutex_);
      // run() still takes what waits, batch by batch, and ends at the first empty one.
      stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // A pseudorandom function of a count, under a key of this process: whoever sees its own ids
  // cannot tell the next visitor's, and the database need not be asked.
  SearchId next_id() { return SearchId{session_hash(id_key_, std::to_string(ids_.fetch_add(1)))}; }

  /// False, and the record is not taken, when the queue is full.
  bool enqueue(QueuedRecord record);
  void count_dropped_search() {
    const std::lock_guard lock(mutex_);
    ++status_.searches_dropped;
  }
  void count_failed_choice() {
    const std::lock_guard lock(mutex_);
    ++status_.choices_failed;
  }
  RecorderStatus status() const;
  const RecorderOptions& options() const { return options_; }

 private:
  using Batch = std::vector<QueuedRecord>;

  void run();
  Batch take_batch();
  std::optional<std::string> reason_to_give_up() const;
  void write(Batch& batch);
  std::vector<ChoiceOutcome> commit(const Batch& batch);
  void answer(Batch& batch, const std::vector<ChoiceOutcome>& outcomes);
  void refuse(Batch& batch, const std::string& reason);
  void wait_for_store(Batch& batch, const std::string& reason);
  void require_room();
  void tell_health(bool healthy, const std::string& reason) const;

  const std::string place_;
  const RecorderOptions options_;
  const SessionKey id_key_;
  std::atomic<std::uint64_t> ids_{0};

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<QueuedRecord> queue_;  // guarded by mutex_, as all that follow
  std::size_t queued_bytes_ = 0;
  std::size_t urgent_ = 0;  // choices and flushes in the queue
  bool stopping_ = false;
  RecorderStatus status_;

  std::unique_ptr<RecordingStore> store_;  // the thread's own, as the next
  std::optional<std::chrono::steady_clock::time_point> away_since_;
  std::thread thread_;  // last: it uses the rest
};

bool EvidenceRecorder::Writer::enqueue(QueuedRecord record) {
  // A bound of bytes and not of records, as a search with a hundred entities is a hundred times as
  // large as a choice.
  const std::size_t bytes = bytes_of(record);
  const bool waits = is_urgent(record);
  bool wakes = false;
  {
    const std::lock_guard lock(mutex_);
    // Refused rather than waited for: answers to visitors come first.
    if (queued_bytes_ + bytes > options_.queue_bytes) return false;
    queued_bytes_ += bytes;
    queue_.push_back(std::move(record));
    if (waits) ++urgent_;
    // Woken for what cannot wait, the first of a batch and the last that fits; records in between
    // would only wake it to wait again.
    wakes = waits || queue_.size() == 1 || queue_.size() == options_.batch_records;
  }
  if (wakes) wake_.notify_one();
  return true;
}

EvidenceRecorder::Writer::Batch EvidenceRecorder::Writer::take_batch() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
  // After the first record: time for others to share its commit.
  // Choices do not wait: somebody is waiting for them.
  wake_.wait_for(lock, options_.batch_delay, [this] {
    return stopping_ || urgent_ > 0 || queue_.size() >= options_.batch_records;
  });
  Batch batch;
  while (!queue_.empty() && batch.size() < options_.batch_records) {
    queued_bytes_ -= bytes_of(queue_.front());
    if (is_urgent(queue_.front())) --urgent_;
    batch.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return batch;
}

void EvidenceRecorder::Writer::run() {
  // What was queued is written even as the server ends.
  for (Batch batch = take_batch(); !batch.empty(); batch = take_batch()) {
    if (const auto reason = reason_to_give_up()) {
      refuse(batch, *reason);
    } else {
      write(batch);
    }
  }
}

/// While stopping, a database that just failed is not waited for once more.
std::optional<std::string> EvidenceRecorder::Writer::reason_to_give_up() const {
  const std::lock_guard lock(mutex_);
  if (!stopping_ || status_.healthy) return std::nullopt;
  return status_.last_error;
}

void EvidenceRecorder::Writer::write(Batch& batch) {
  // A server that was started anew has closed the connections of before, and the first to meet that
  // tries again at once.
  const bool may_be_stale = store_ != nullptr;
  std::vector<ChoiceOutcome> outcomes;
  try {
    try {
      outcomes = commit(batch);
    } catch (const StoreError& error) {
      if (!error.is_away() || !may_be_stale) throw;
      store_.reset();
      outcomes = commit(batch);
    }
  } catch (const StoreError& error) {
    // Whatever else is wrong may be mended by opening the store anew.
    // A store that is busy is whole, and opening it again would cost more.
    if (!error.is_busy()) store_.reset();
    if (error.is_away()) {
      wait_for_store(batch, error.what());
    } else {
      refuse(batch, error.what());
    }
    return;
  } catch (const std::exception& error) {
    store_.reset();
    refuse(batch, error.what());
    return;
  }
  answer(batch, outcomes);
}

std::vector<ChoiceOutcome> EvidenceRecorder::Writer::commit(const Batch& batch) {
  // A file that was moved away stays open and would take records that nobody reads any more.
  if (store_ && !store_->store().is_in_place()) store_.reset();
  if (!store_) store_ = std::make_unique<RecordingStore>(place_, options_.busy_timeout);
  require_room();
  std::vector<ChoiceOutcome> outcomes;
  StoreTransaction transaction(store_->store(), Store::Kind::kWrite);
  for (const QueuedRecord& record : batch) {
    if (const auto* const search = std::get_if<QueuedSearch>(&record)) {
      store_->add(search->id, search->search);
    } else if (const auto* const queued = std::get_if<QueuedChoice>(&record)) {
      // Outcomes stand in the order of the choices, which is how answer() hands them out.
      outcomes.push_back(store_->add(queued->choice, options_));
    }
  }
  // Outcomes are told only after this: "recorded" has to survive the loss of power.
  transaction.commit();
  return outcomes;
}

/// A quota and not the disk's end: others write there too, and builds need room.
void EvidenceRecorder::Writer::require_room() {
  // Asked at each batch, as other processes write into the same store.
  const std::uint64_t bytes = store_->store().bytes();
  {
    const std::lock_guard lock(mutex_);
    status_.bytes = bytes;
  }
  if (bytes < options_.quota_bytes) return;
  throw Error(ErrorCode::kEnvironment,
              fmt::format("{}: holds {} bytes, which is all it may: forget old searches with "
                          "matchgraph evidence forget",
                          store_->store().name(), bytes));
}

void EvidenceRecorder::Writer::tell_health(bool healthy, const std::string& reason) const {
  if (options_.on_health) options_.on_health(healthy, reason);
}

/// Puts back what can wait until the store answers again: its server may be about to be started. A
/// choice that somebody waits for does so only for as long as it would for another writer.
void EvidenceRecorder::Writer::wait_for_store(Batch& batch, const std::string& reason) {
  const auto now = std::chrono::steady_clock::now();
  // Counted from the first failure.
  if (!away_since_) away_since_ = now;
  const bool is_short = now - *away_since_ < options_.busy_timeout;
  Batch refused;
  {
    std::unique_lock lock(mutex_);
    if (!stopping_) {
      // From the last to the first, so that they stand as before.
      for (auto record = batch.rbegin(); record != batch.rend(); ++record) {
        if (is_urgent(*record) && (!is_short || std::holds_alternative<QueuedFlush>(*record))) {
          refused.push_back(std::move(*record));
          continue;
        }
        queued_bytes_ += bytes_of(*record);
        if (is_urgent(*record)) ++urgent_;
        queue_.push_front(std::move(*record));
      }
      batch = std::move(refused);
    }
  }
  refuse(batch, reason);
  std::unique_lock lock(mutex_);
  // Not in a busy loop while the store is away; the end of the server interrupts it.
  wake_.wait_for(lock, kPauseWhileAway, [this] { return stopping_; });
}

void EvidenceRecorder::Writer::answer(Batch& batch, const std::vector<ChoiceOutcome>& outcomes) {
  away_since_.reset();
  bool was_healthy = true;
  {
    const std::lock_guard lock(mutex_);
    ++status_.commits;
    was_healthy = std::exchange(status_.healthy, true);
    for (const QueuedRecord& record : batch) {
      if (std::holds_alternative<QueuedSearch>(record)) ++status_.searches_recorded;
    }
    for (const ChoiceOutcome outcome : outcomes) {
      ++(outcome == ChoiceOutcome::kRecorded ? status_.choices_recorded : status_.choices_refused);
    }
  }
  if (!was_healthy) tell_health(true, {});
  // Outside the lock: who waits for an answer may ask status() at once.
  std::size_t next = 0;
  for (QueuedRecord& record : batch) {
    // A choice that is not awaited has an outcome too.
    if (auto* const queued = std::get_if<QueuedChoice>(&record)) {
      if (queued->is_awaited) queued->answer.set_value(outcomes[next]);
      ++next;
    } else if (auto* const flush = std::get_if<QueuedFlush>(&record)) {
      flush->done.set_value();
    }
  }
}

void EvidenceRecorder::Writer::refuse(Batch& batch, const std::string& reason) {
  bool was_healthy = false;
  {
    const std::lock_guard lock(mutex_);
    was_healthy = std::exchange(status_.healthy, false);
    status_.last_error = reason;
    for (const QueuedRecord& record : batch) {
      if (std::holds_alternative<QueuedSearch>(record)) ++status_.searches_dropped;
      if (std::holds_alternative<QueuedChoice>(record)) ++status_.choices_failed;
    }
  }
  // Once, not per batch: a log that fills with one sentence hides all others.
  if (was_healthy) tell_health(false, reason);
  for (QueuedRecord& record : batch) {
    if (auto* const queued = std::get_if<QueuedChoice>(&record)) {
      if (queued->is_awaited) queued->answer.set_value(ChoiceOutcome::kUnavailable);
    } else if (auto* const flush = std::get_if<QueuedFlush>(&record)) {
      flush->done.set_value();
    }
  }
}

RecorderStatus EvidenceRecorder::Writer::status() const {
  const std::lock_guard lock(mutex_);
  RecorderStatus status = status_;
  status.queued = queue_.size();
  return status;
}

EvidenceRecorder::EvidenceRecorder(const std::string& place, const RecorderOptions& options)
    : writer_(std::make_unique<Writer>(place, options)) {}

EvidenceRecorder::~EvidenceRecorder() = default;

SearchId EvidenceRecorder::new_id() noexcept { return writer_->next_id(); }

SearchId EvidenceRecorder::record_search(ShownSearch search) noexcept {
  const SearchId id = new_id();
  record_search(id, std::move(search));
  return id;
}

void EvidenceRecorder::record_search(SearchId id, ShownSearch search) noexcept {
  try {
    // The rest would never be counted, and a list of thousands would fill the queue.
    if (search.shown.size() > writer_->options().shown_positions) {
      search.shown.resize(writer_->options().shown_positions);
    }
    // A search that cannot be noted is still answered, so this may not throw.
    if (!writer_->enqueue(QueuedSearch{id, std::move(search)})) writer_->count_dropped_search();
  } catch (const std::bad_alloc&) {
    writer_->count_dropped_search();
  }
}

ChoiceOutcome EvidenceRecorder::record_choice(MadeChoice choice) {
  QueuedChoice queued{std::move(choice), true, {}};
  std::future<ChoiceOutcome> answer = queued.answer.get_future();
  if (!writer_->enqueue(std::move(queued))) {
    writer_->count_failed_choice();
    return ChoiceOutcome::kUnavailable;
  }
  // The record stays in the queue and may still be written: "unavailable" promises nothing, not its
  // absence.
  if (answer.wait_for(writer_->options().choice_timeout) != std::future_status::ready) {
    return ChoiceOutcome::kUnavailable;
  }
  return answer.get();
}

void EvidenceRecorder::note_choice(MadeChoice choice) noexcept {
  try {
    if (!writer_->enqueue(QueuedChoice{std::move(choice), false, {}})) {
      writer_->count_failed_choice();
    }
  } catch (const std::exception&) {
    writer_->count_failed_choice();
  }
}

void EvidenceRecorder::flush() {
  QueuedFlush flush;
  std::future<void> done = flush.done.get_future();
  writer_->enqueue(std::move(flush));
  done.wait();
}

RecorderStatus EvidenceRecorder::status() const { return writer_->status(); }

}  // namespace matchgraph
