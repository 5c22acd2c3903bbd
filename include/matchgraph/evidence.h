// Past searches: what was asked, what was shown, what was chosen. How they are recorded, read back,
// imported, exported and forgotten.
//
//   matchgraph::EvidenceRecorder recorder(data);
//   const matchgraph::SearchId id = recorder.record_search(shown);  // returns at once
//   recorder.record_choice({.search = id, .entity = "acme/tool"});  // returns once it is on disk
//   const matchgraph::Evidence evidence = matchgraph::read_evidence({.data = data});
//
// A place is a data folder, in whose DIR/evidence.db (SQLite, write-ahead log) everything lies, or
// the address of a PostgreSQL database, "postgresql://USER@HOST:PORT/DATABASE", for servers on
// several machines; both mean the same by what follows. Nothing depends on the order or the time in
// which records arrived, nor on the key that sessions are hashed with: two places with the same
// records give the same Evidence. Several processes may use one place at the same time. A password
// of an address is in no message.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/catalogue.h"
#include "matchgraph/entity.h"

namespace matchgraph {

/// A moment, in UTC.
using EvidenceTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// Names a recorded search: a keyed hash of a count, so that no id tells another. Unique within a
/// data folder.
enum class SearchId : std::uint64_t {};
/// 16 hexadecimal digits.
std::string to_string(SearchId id);
/// The inverse of to_string; nothing for any other text.
std::optional<SearchId> parse_search_id(std::string_view text);

enum class SearchKind : std::uint8_t { kNeed, kAlternatives };
/// "need" or "alternatives".
std::string_view to_string(SearchKind kind);

/// Numbers that decide what counts as evidence.
struct EvidenceOptions {
  /// Times Matched counts the searches that showed an entity at one of so many first positions: the
  /// first page, as what lies deeper was hardly seen.
  std::size_t counted_positions = 10;
  /// Choices of one session that count on one day (UTC; choices without a time share a day). A
  /// person opens a few dozen entries a day; a script that stuffs the log opens hundreds.
  std::size_t choices_per_session_day = 30;
  // One address block (ShownSearch::block) adds to an entity at most one showing and one choice per
  // day, however many visitors and searches it has: RankOptions::prior_searches makes that less
  // than one point of a rank.
};

// ---- Recording ---------------------------------------------------------------------------------

/// How the recorder trades memory and time for what it keeps.
struct RecorderOptions {
  EvidenceOptions evidence;
  /// Bytes of searches that may wait to be written, about 10,000 of them; what is beyond is dropped
  /// and counted.
  std::size_t queue_bytes = std::size_t{32} << 20;
  /// Searches wait so long for company, so that a commit (a few ms of disk) serves many. A choice
  /// never waits.
  std::chrono::milliseconds batch_delay{200};
  std::size_t batch_records = 1000;  ///< a transaction holds at most so many
  /// How long a write waits for another process that holds the database, and a choice for a
  /// database server that does not answer; searches wait in the queue until it does.
  std::chrono::milliseconds busy_timeout{2000};
  /// How long record_choice waits for its commit; over busy_timeout, or a wait there is lost.
  std::chrono::milliseconds choice_timeout{5000};
  std::size_t shown_positions = 100;  ///< of one search; further ones are not kept
  /// How long after its search a choice is taken: nobody reads one page of results for longer.
  std::chrono::hours choice_age{24};
  /// Bytes of the database from which on nothing more is recorded: about a million searches.
  std::uint64_t quota_bytes = std::uint64_t{1} << 30;
  /// Told when recording begins to fail and when it works again; on the writing thread.
  std::function<void(bool healthy, const std::string& reason)> on_health = {};
};

/// A search that was answered.
struct ShownSearch {
  SearchKind kind = SearchKind::kNeed;
  std::string query;    ///< as typed
  std::string filters;  ///< as typed, may be empty
  /// What tells one visitor from another, such as a random cookie; only a keyed hash is kept.
  /// Empty: the search is a session of its own.
  std::string session;
  /// Where the visitor's address lies, such as "192.0.2.0/24": bounds what one place can add. Only
  /// a keyed hash is kept. Empty: unknown, and not bounded.
  std::string block;
  std::uint64_t generation = 0;    ///< that answered
  std::vector<std::string> shown;  ///< entity ids, best first
  std::size_t offset = 0;          ///< results that were skipped before the first one shown
  EvidenceTime at =
      std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
};

/// An entity that was opened from a search.
struct MadeChoice {
  SearchId search{};
  std::string entity;
  std::string session;  ///< the same as the search's
  EvidenceTime at =
      std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
};

/// What became of a choice.
enum class ChoiceOutcome : std::uint8_t {
  kRecorded,       ///< it is on disk and survives a crash of the process and of the machine
  kRepeated,       ///< the session chose this entity for this query before; it is on disk already
  kCapped,         ///< the session has made all the choices that count on one day
  kUnknownSearch,  ///< no such search: never recorded, dropped, forgotten, or too long ago
  kOtherSession,   ///< another session made that search
  kNotShown,       ///< the search did not show the entity
  kUnavailable,    ///< not committed in time, or it cannot be: status() says why
};

/// Counted since the recorder was made.
struct RecorderStatus {
  std::uint64_t searches_recorded = 0;  ///< committed
  std::uint64_t searches_dropped = 0;   ///< the queue was full, or the database not writable
  std::uint64_t choices_recorded = 0;   ///< committed
  std::uint64_t choices_refused = 0;    ///< not counted, for what the search and the session say
  std::uint64_t choices_failed = 0;     ///< the database was not writable
  std::uint64_t commits = 0;
  std::size_t queued = 0;   ///< records that wait
  bool healthy = true;      ///< the last write succeeded
  std::uint64_t bytes = 0;  ///< of the database at the last write
  std::string last_error;   ///< of the last write that failed; kept when writes succeed again
};

/// Writes searches and choices of a running server, on a thread of its own. Any thread may call any
/// function. Nothing that is wrong with the database is thrown: what cannot be written is dropped,
/// counted and told by status(), and the next write tries again.
class EvidenceRecorder {
 public:
  /// Returns at once; the database is opened, and made when missing, by the first write.
  explicit EvidenceRecorder(const std::string& place, const RecorderOptions& options = {});
  /// Writes what waits, as far as the database lets it.
  ~EvidenceRecorder();
  EvidenceRecorder(const EvidenceRecorder&) = delete;
  EvidenceRecorder& operator=(const EvidenceRecorder&) = delete;

  /// Queues a search; best effort. Cost: a few microseconds, never a disk access.
  SearchId record_search(ShownSearch search) noexcept;
  /// In two steps, for a search that may turn out not to count: an id that no search has yet, and
  /// later the search that has it.
  SearchId new_id() noexcept;
  void record_search(SearchId id, ShownSearch search) noexcept;
  /// Records a choice and waits until it is committed, at most choice_timeout.
  ChoiceOutcome record_choice(MadeChoice choice);
  /// Queues a choice; best effort, and nobody waits for it. Cost: as record_search.
  void note_choice(MadeChoice choice) noexcept;
  /// Waits until all that was recorded before has been written or dropped.
  void flush();

  RecorderStatus status() const;

 private:
  class Writer;
  std::unique_ptr<Writer> writer_;
};

// ---- Reading -----------------------------------------------------------------------------------

/// A choice that counts.
struct PastChoice {
  std::uint32_t need = 0;          ///< index into Evidence::needs
  std::uint32_t entity = 0;        ///< index into Evidence::entities
  std::uint32_t session = 0;       ///< equal for choices of one session; below Evidence::sessions
  std::optional<EvidenceTime> at;  ///< of the choice, else of the search
  SearchKind kind = SearchKind::kNeed;

  bool operator==(const PastChoice&) const = default;
};

/// An entity that searches for a need, with the same text, showed among their first ten.
struct ShownEntity {
  std::uint32_t need = 0;    ///< index into Evidence::shown_needs
  std::uint32_t entity = 0;  ///< index into Evidence::entities
  std::uint32_t times = 0;   ///< searches

  bool operator==(const ShownEntity&) const = default;
};

/// How often an entity was met, forgotten searches included.
struct EntityCounts {
  std::string id;
  /// Searches that showed it among their first ten; never fewer than those it was chosen from.
  std::uint64_t times_matched = 0;
  std::uint64_t times_chosen = 0;  ///< choices that count

  bool operator==(const EntityCounts&) const = default;
};

/// All that past searches tell.
struct Evidence {
  std::vector<std::string> needs;        ///< texts as typed that led to a choice, sorted, unique
  std::vector<EntityCounts> entities;    ///< shown or chosen, sorted by id
  std::vector<PastChoice> choices;       ///< sorted by need, kind, entity, session, time
  std::vector<std::string> shown_needs;  ///< texts of needs that showed something, sorted, unique
  std::vector<ShownEntity> shown;        ///< sorted by need, entity
  std::uint64_t sessions = 0;
  std::uint64_t searches = 0;            ///< kept with their text
  std::uint64_t forgotten_searches = 0;  ///< of which only counts are left
  std::uint64_t forgotten_choices = 0;
  /// 32 hexadecimal digits over all records; the same for the same records, whatever their order,
  /// their folder and the time of their import. Empty when there are none.
  std::string digest;
};

/// Where evidence is read from.
struct EvidenceSources {
  std::string data;                ///< a place, where nothing may have been recorded; empty: none
  std::vector<std::string> files;  ///< logs to read besides, as `evidence import` takes them
};

/// Evidence, and what was wrong with the files.
struct EvidenceResult {
  Evidence evidence;
  std::vector<Diagnostic> diagnostics;
  std::size_t errors = 0;  ///< lines left out
};

/// Reads a place's evidence, and log files as if they had been imported. Guards: a choice counts
/// only for an entity that its search showed, once per session, query (without case, punctuation
/// and white space) and entity, and so many times per session and day; of several the earliest
/// counts; one address block adds one showing and one choice per entity and day. Throws Error
/// (kEnvironment) when the database is damaged, every row being checked first, or locked. Memory:
/// that of the distinct texts, about 100 bytes per search and choice, and 12 per text and entity
/// that it showed.
EvidenceResult read_evidence(const EvidenceSources& sources, const EvidenceOptions& options = {});

/// Checks every row of a place, and of a folder's evidence.db every page. Throws Error
/// (kEnvironment) that names what is damaged; does nothing where there is none. Cost: about 10 us
/// per search.
void check_evidence(const std::string& place);

/// Whether a text is the address of a database and no data folder.
bool is_evidence_address(const std::string& place);

/// How a person knows a place: "DIR/evidence.db", or the address without its password. Throws Error
/// for an address that cannot be understood.
std::string evidence_name(const std::string& place);

/// Makes what a place keeps its records in, or brings it up to date; the first that writes does so
/// too, where it may. Throws Error (kEnvironment).
void prepare_evidence(const std::string& place);

/// How often a need was searched for.
struct NeedCount {
  std::string need;  ///< the first spelling in byte order, of those equal but for case and spacing
  std::uint64_t searches = 0;
  std::uint64_t choices = 0;

  bool operator==(const NeedCount&) const = default;
};

/// Counts for a person.
struct EvidenceStats {
  std::string file;         ///< or the database's address
  std::uint64_t bytes = 0;  ///< of the database
  std::uint64_t searches = 0;
  std::uint64_t choices = 0;  ///< that count
  std::uint64_t sessions = 0;
  std::uint64_t forgotten_searches = 0;
  std::uint64_t forgotten_choices = 0;
  std::uint64_t entities_shown = 0;
  std::uint64_t entities_chosen = 0;
  std::optional<Date> first;  ///< day of the first search whose time is known
  std::optional<Date> last;
  std::string digest;
  std::vector<NeedCount> top_needs;      ///< most searched first
  std::vector<NeedCount> found_nothing;  ///< needs of searches with no result
  std::vector<NeedCount> unchosen;       ///< needs that showed something, and nobody chose
  std::vector<EntityCounts> top_chosen;  ///< most chosen first
};

/// Counts of a place's evidence, each list at most `limit` long. Throws Error (kEnvironment) as
/// read_evidence, and when the folder does not exist.
EvidenceStats evidence_stats(const std::string& place, std::size_t limit,
                             const EvidenceOptions& options = {});

// ---- Importing, exporting, forgetting ----------------------------------------------------------

/// Is told how far an import or export is, 0..1.
using EvidenceProgress = std::function<void(double done)>;

/// What an import did.
struct EvidenceImport {
  std::vector<Diagnostic> diagnostics;  ///< in order of file and line
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t lines = 0;     ///< non-empty lines read
  std::size_t searches = 0;  ///< new ones
  std::size_t choices = 0;   ///< new ones
  std::size_t known = 0;     ///< lines that said nothing new
  std::size_t skipped = 0;   ///< lines with errors
  bool done = false;         ///< false: errors, and nothing was imported
};

/// Reads logs of searches into a place. Lines are JSON objects,
/// {"query", "selected", "at"?, "session"?}; README.md lists the further fields. A line without
/// `session` is a session of its own. What was imported before, from the same file or its
/// beginning, is not counted again. With errors nothing is imported unless `skip_bad`. Throws Error
/// (kEnvironment) when the database cannot be written. Memory: that of the files' text.
EvidenceImport import_evidence(const std::string& place, std::span<const std::string> files,
                               bool skip_bad, const EvidenceProgress& progress = {});

/// Hands out all records as lines (without line end) that import_evidence reads back to the same
/// counts and digest; by time, then text. Returns their number. Throws Error
/// (kEnvironment) as evidence_stats.
std::size_t export_evidence(const std::string& place,
                            const std::function<void(std::string_view)>& take_line,
                            const EvidenceProgress& progress = {});

/// What was forgotten.
struct EvidenceForgotten {
  std::uint64_t searches = 0;
  std::uint64_t choices = 0;  ///< that count
};

/// Removes all searches made before the start of `before` (UTC; searches without a time count as of
/// their import), texts and sessions, so that their bytes are no longer in the files, and keeps the
/// counts per entity and day. PostgreSQL's own log (WAL) and backups keep them as long as they are
/// kept themselves. Throws Error (kEnvironment); what was told as forgotten in the
/// message is forgotten then.
EvidenceForgotten forget_evidence(const std::string& place, const Date& before,
                                  const EvidenceOptions& options = {});

}  // namespace matchgraph
