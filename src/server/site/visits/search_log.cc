#include "server/site/visits/search_log.h"

#include <fmt/format.h>

#include <utility>

namespace matchgraph::server {
namespace {

// A search that is asked again so soon by the same session is the same search.
constexpr std::chrono::minutes kRepeatTime{30};
// Searches that are remembered for that, about 100 bytes each; then the memory begins anew.
constexpr std::size_t kMaxRecent = 50'000;
// First searches of sessions that have not come back, about a kilobyte each; the same.
constexpr std::size_t kMaxPending = 5'000;

// Bytes that a day may bring: of one visitor some 300 searches, of one address block 1,300. With a
// quota of a gibibyte it takes one block three years to fill it.
constexpr std::size_t kSessionBytes = std::size_t{256} << 10;
constexpr std::size_t kBlockBytes = std::size_t{1} << 20;
// Sessions and blocks of a day that are told apart; whoever is beyond them adds nothing.
constexpr std::size_t kMaxBounded = 200'000;
// Bytes of a row and its keys beside its texts, of a search and of each entity that it shows.
constexpr std::size_t kRowBytes = 160;
constexpr std::size_t kShownBytes = 24;

std::uint64_t key_of(const ShownSearch& search) {
  std::string text = search.session;
  // A new generation may answer otherwise, so the same words are another search then.
  for (const std::string& part : {search.query, search.filters, std::to_string(search.offset),
                                  std::to_string(search.generation)}) {
    // Bounds between the parts, or different searches would have one key.
    text += '\0';
    text += part;
  }
  // A few bits that meet by chance cost a search that is not recorded, and nothing else.
  return std::hash<std::string>{}(text);
}

std::size_t bytes_of(const ShownSearch& search) {
  std::size_t bytes = kRowBytes + search.query.size() + search.filters.size();
  for (const std::string& entity : search.shown) bytes += kShownBytes + entity.size();
  return bytes;
}

RecorderOptions recorder_options(std::function<void(std::string_view)> note) {
  RecorderOptions options;
  options.on_health = [note = std::move(note)](bool healthy, const std::string& reason) {
    note(healthy ? "past searches are recorded again"
                 : "warning: past searches are not recorded: " + reason);
  };
  return options;
}

}  // namespace

bool DailyBounds::take(const std::string& who, std::size_t bytes, std::size_t most, Day day) {
  if (taken_.size() >= kMaxBounded) {
    // Only those of former days go; were all of today's let go, whoever is beyond the bound could
    // begin anew.
    std::erase_if(taken_, [day](const auto& entry) { return entry.second.day != day; });
    if (taken_.size() >= kMaxBounded) return false;
  }
  // By the hash: whoever asks is not kept in memory by name.
  Taken& taken = taken_[std::hash<std::string>{}(who)];
  if (taken.day != day) taken = {day, 0};
  if (taken.bytes + bytes > most) return false;
  taken.bytes += bytes;
  return true;
}

SearchLog::SearchLog(const std::string& data, std::function<void(std::string_view)> note)
    : recorder_(data, recorder_options(std::move(note))) {}

bool SearchLog::has_room(const ShownSearch& search) {
  const auto day = std::chrono::floor<std::chrono::days>(search.at);
  const std::size_t bytes = bytes_of(search);
  // The session first, or a visitor beyond its own bound would use up its neighbours' too.
  return bounds_.take(search.session, bytes, kSessionBytes, day) &&
         (search.block.empty() || bounds_.take(search.block, bytes, kBlockBytes, day));
}

std::optional<SearchId> SearchLog::record(ShownSearch search, bool is_new_session) {
  // Whoever sends a cookie back keeps it, as browsers do.
  if (!is_new_session) confirm(search.session);
  const std::uint64_t key = key_of(search);
  const Clock::time_point now = Clock::now();
  SearchId id{};
  // Held for the memory alone; what is written waits for no one under it.
  {
    const std::scoped_lock lock(mutex_);
    if (const auto known = repeated(key, now)) return known;
    if (!has_room(search)) {
      ++capped_;
      return {};
    }
    id = recorder_.new_id();
    // Cheaper than dropping the oldest; all it costs is that a repeat is recorded once more.
    if (recent_.size() >= kMaxRecent) recent_.clear();
    recent_[key] = {id, now};
    if (is_new_session) {
      if (pending_.size() >= kMaxPending) pending_.clear();
      std::string session = search.session;
      pending_.insert_or_assign(std::move(session), Pending{id, std::move(search)});
      return id;
    }
  }
  recorder_.record_search(id, std::move(search));
  return id;
}

/// The session's cookie has come back: its first search counts.
void SearchLog::confirm(const std::string& session) {
  Pending pending;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = pending_.find(session);
    if (found == pending_.end()) return;
    pending = std::move(found->second);
    pending_.erase(found);
  }
  recorder_.record_search(pending.id, std::move(pending.search));
}

std::optional<SearchId> SearchLog::repeated(std::uint64_t key, Clock::time_point now) {
  const auto found = recent_.find(key);
  if (found == recent_.end() || now - found->second.at > kRepeatTime) return {};
  return found->second.id;
}

void SearchLog::note_choice(SearchId search, std::string entity, std::string session) {
  confirm(session);
  MadeChoice choice;
  choice.search = search;
  choice.entity = std::move(entity);
  choice.session = std::move(session);
  recorder_.note_choice(std::move(choice));
}

ChoiceOutcome SearchLog::choose(SearchId search, std::string entity, std::string session) {
  confirm(session);
  MadeChoice choice;
  choice.search = search;
  choice.entity = std::move(entity);
  choice.session = std::move(session);
  return recorder_.record_choice(std::move(choice));
}

}  // namespace matchgraph::server
