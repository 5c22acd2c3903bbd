#include "server/site/search_log.h"

#include <fmt/format.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <functional>

namespace matchgraph::server {
namespace {

constexpr std::string_view kCookieName = "matchgraph_session";
constexpr std::size_t kSessionDigits = 32;

// A search that is asked again so soon by the same session is the same search.
constexpr std::chrono::minutes kRepeatTime{30};
// Searches that are remembered for that, about 100 bytes each; then the memory begins anew.
constexpr std::size_t kMaxRecent = 50'000;

std::uint64_t key_of(const ShownSearch& search) {
  std::string text = search.session;
  // A new generation may answer otherwise, so the same words are another search then.
  for (const std::string& part : {search.query, search.filters, std::to_string(search.offset),
                                  std::to_string(search.generation)}) {
    // Bounds between the parts, or different searches would have one key.
    text += '\0';
    text += part;
  }
  return std::hash<std::string>{}(text);
}

}  // namespace

SearchLog::SearchLog(const std::string& data) : recorder_(data) {}

SearchId SearchLog::record(ShownSearch search) {
  // Without a session nobody can say whether it is the same person.
  if (search.session.empty()) return recorder_.record_search(std::move(search));
  const std::uint64_t key = key_of(search);
  const Clock::time_point now = Clock::now();
  if (const auto known = repeated(key, now)) return *known;
  // Outside the lock, and so two requests at once may both be recorded, which does no harm.
  const SearchId id = recorder_.record_search(std::move(search));
  remember(key, id, now);
  return id;
}

std::optional<SearchId> SearchLog::repeated(std::uint64_t key, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  const auto found = recent_.find(key);
  if (found == recent_.end() || now - found->second.at > kRepeatTime) return {};
  return found->second.id;
}

void SearchLog::remember(std::uint64_t key, SearchId id, Clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  // Cheaper than dropping the oldest; all it costs is that a repeat is recorded once more.
  if (recent_.size() >= kMaxRecent) recent_.clear();
  recent_[key] = {id, now};
}

ChoiceOutcome SearchLog::choose(SearchId search, std::string entity, std::string session) {
  MadeChoice choice;
  choice.search = search;
  choice.entity = std::move(entity);
  choice.session = std::move(session);
  return recorder_.record_choice(std::move(choice));
}

std::string new_session() {
  std::array<unsigned char, kSessionDigits / 2> bytes{};
  // The kernel's generator never fails for so few bytes once the machine is up.
  while (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
  }
  std::string out;
  for (const unsigned char byte : bytes) out += fmt::format("{:02x}", byte);
  return out;
}

std::string session_of(std::string_view cookie) {
  while (!cookie.empty()) {
    const std::size_t end = cookie.find(';');
    std::string_view pair = cookie.substr(0, end);
    cookie.remove_prefix(end == std::string_view::npos ? cookie.size() : end + 1);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    // A longer name may begin so; the "=" behind it tells.
    if (!pair.starts_with(kCookieName)) continue;
    pair.remove_prefix(kCookieName.size());
    if (!pair.starts_with('=')) continue;
    pair.remove_prefix(1);
    // Only what new_session() could have made: anything else would be a key of the sender's
    // choosing.
    const bool fits = pair.size() == kSessionDigits &&
                      pair.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    if (fits) return std::string(pair);
  }
  return {};
}

std::string session_cookie(std::string_view session) {
  return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax", kCookieName, session);
}

}  // namespace matchgraph::server
