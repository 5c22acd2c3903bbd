#include "evidence/recording_store.h"

namespace matchgraph::evidence {

RecordingStore::RecordingStore(const std::string& place, std::chrono::milliseconds patience)
    : store_(open_to_write(place, patience, StoreUse::kRecord)),
      key_(store_->settings().session_key) {}

void RecordingStore::add(SearchId id, const ShownSearch& search) {
  const auto number = static_cast<std::uint64_t>(id);
  store_->add_search({.id = number,
                      .session = session_of(search.session, number),
                      .block = block_of(search.block),
                      .kind = search.kind,
                      .query = search.query,
                      .filters = search.filters,
                      .at = search.at,
                      .generation = search.generation,
                      .offset = search.offset,
                      .shown = search.shown,
                      .choices = {}},
                     search.at);
}

ChoiceOutcome RecordingStore::add(const MadeChoice& choice, const RecorderOptions& options) {
  const auto id = static_cast<std::uint64_t>(choice.search);
  const auto search = store_->find_search(id);
  if (!search) return ChoiceOutcome::kUnknownSearch;
  // An id from an old page, a bookmark or a search engine's cache is no choice of today.
  if (search->at && choice.at - *search->at > options.choice_age) {
    return ChoiceOutcome::kUnknownSearch;
  }
  // Whoever sees an id in an address may not speak for the session that got it.
  if (search->session != session_of(choice.session, id)) return ChoiceOutcome::kOtherSession;
  // Anything may be posted: only what was shown can be chosen.
  if (!store_->showed(search->number, choice.entity)) return ChoiceOutcome::kNotShown;
  // Told apart from what is recorded, though both are on disk: a page that is loaded again is no
  // further choice.
  if (store_->has_choice(search->session, search->need, choice.entity)) {
    return ChoiceOutcome::kRepeated;
  }
  // The same guard as at a build, so that stuffing does not fill the disk either.
  if (store_->choices_on(search->session, day_of(choice.at)) >=
      options.evidence.choices_per_session_day) {
    return ChoiceOutcome::kCapped;
  }
  store_->add_choice(search->number, search->session, search->need, {choice.entity, choice.at});
  return ChoiceOutcome::kRecorded;
}

std::optional<std::uint64_t> RecordingStore::block_of(const std::string& block) const {
  if (block.empty()) return std::nullopt;
  return session_hash(key_, block);
}

std::uint64_t RecordingStore::session_of(const std::string& session, std::uint64_t search) const {
  // Without a cookie each search is a session of its own, and its choices belong to it.
  return session.empty() ? search : session_hash(key_, session);
}

}  // namespace matchgraph::evidence
