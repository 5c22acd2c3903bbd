#include "query/ranking/matching/topic_share.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

#include "query/ranking/matching/conditions.h"

namespace matchgraph {
namespace {

/// Results that are judged: beyond them nobody reads one by one.
constexpr std::size_t kJudged = 50;
// Below this share of the words a text tells of something else. Tried beside it, by needs that were
// judged: to spare what scores near the best with its neighbours, which spared as much that is
// about something else as what tells the same in other words.
constexpr double kLeastShare = 0.6;
/// Who says the rarest word, which tells most of what is meant, or states what it is to, may leave
/// more of the others out.
constexpr double kLeastInPart = 0.4;
/// Where nothing says as much as this, the list as a whole misses the topic.
constexpr double kHalf = 0.5;

/// The words of a bigram, or the word.
std::string_view words_of(std::string_view term) { return is_bigram(term) ? term.substr(1) : term; }

/// How much there is of something: "7b", "200k", "16gb". Who offers it may write it otherwise or
/// have it among many.
bool is_size(std::string_view word) {
  const std::size_t letter = word.find_first_not_of("0123456789");
  if (letter == 0 || letter == std::string_view::npos) return false;
  static constexpr std::array<std::string_view, 8> kUnits = {"b",  "k",  "m",  "t",
                                                             "kb", "mb", "gb", "tb"};
  return std::find(kUnits.begin(), kUnits.end(), word.substr(letter)) != kUnits.end();
}

/// Stems that tell what somebody has to run it on, and not what it is to do: "on my old PC".
bool is_of_machine(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kWords = {"cheap",    "laptop", "old", "older",
                                                             "ordinari", "pc",     "slow"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Whether a word tells what is wanted.
bool tells(std::string_view word) {
  return class_weight(word) >= 1 && !is_size(word) && !is_of_machine(word);
}

/// Whether a form that the index has instead of a word of the need is one of this word: it begins
/// as it does or holds it, or one is short for the other ("llm", "language model").
bool is_form_of(std::string_view word, const NeedTerm& form) {
  constexpr std::size_t kBeginning = 3;
  constexpr std::size_t kShort = 4;
  const std::string_view text = words_of(form.term);
  const auto differs = std::mismatch(word.begin(), word.end(), text.begin(), text.end());
  if (differs.first - word.begin() >= static_cast<std::ptrdiff_t>(kBeginning)) return true;
  if (word.size() > 1 && text.find(word) != std::string_view::npos) return true;
  const bool is_shorter = word.size() < text.size();
  const std::string_view abbreviation = is_shorter ? word : text;
  const std::string_view whole = is_shorter ? text : word;
  // One word of a long form is not the form: "model" says nothing of an LLM.
  const bool may_be = form.kind == NeedTerm::Kind::kBigram || text.size() <= kShort;
  return may_be && abbreviation.size() <= kShort && abbreviation.front() == whole.front();
}

/// Who is no noise, whichever words of the topic it says.
class Spared {
 public:
  /// What being about the topic scores, and what is near to it.
  struct Marks {
    double whole = 0;
    double near = 0;
  };

  Spared(const Conditions& conditions, std::span<const double> topic, Marks marks,
         std::span<const Candidate> judged)
      : conditions_(conditions), topic_(topic), marks_(marks) {
    for (const Candidate& candidate : judged) {
      next_ = std::max(next_, std::min(best_, candidate.score));
      best_ = std::max(best_, candidate.score);
    }
  }

  /// `said`: its TopicShare::of.
  bool has(const Candidate& candidate, double said) const {
    const EntityIndexNumber e = candidate.entity;
    if (conditions_.is_asked_for(e, topic_[e], marks_.whole)) return true;
    if (topic_[e] < marks_.near) return false;
    // What is by far the best of the need as it was asked tells the topic in other words.
    if (candidate.score >= kByFar * next_) return true;
    // So does what is nearly the best, says some of it and states some of what it is to.
    return said >= kLeastInPart && candidate.score >= kNearBest * best_ &&
           conditions_.stated(e) > 0 && conditions_.states_directions(e);
  }

 private:
  static constexpr double kByFar = 1.25;
  static constexpr double kNearBest = 0.75;

  const Conditions& conditions_;
  std::span<const double> topic_;
  Marks marks_;
  double best_ = 0;  // of the need's own scores
  double next_ = 0;
};

}  // namespace

TopicShare::TopicShare(const EngineState& state, const Need& topic) : state_(state) {
  const Postings& postings = state.snapshot->postings();
  const auto entities = static_cast<double>(state.facts().entities());
  std::vector<const NeedTerm*> words, forms;
  for (const NeedTerm& term : topic.terms) {
    const bool is_word = term.kind == NeedTerm::Kind::kWord;
    if (is_word && tells(term.term)) words.push_back(&term);
    if (!is_word) forms.push_back(&term);
  }
  const auto is_known = [&](std::string_view text) {
    return std::any_of(words.begin(), words.end(),
                       [text](const NeedTerm* word) { return word->term == text; });
  };
  // Two words of the need side by side are these words.
  std::erase_if(forms, [&](const NeedTerm* form) {
    if (form->kind != NeedTerm::Kind::kBigram) return false;
    const std::string_view both = words_of(form->term);
    const std::size_t space = both.find(' ');
    return is_known(both.substr(0, space)) && is_known(both.substr(space + 1));
  });
  const auto rarity = [&](const NeedTerm* term) {
    const auto holders = static_cast<double>(postings.frequency(term->number));
    return std::log(entities / std::max(holders, 1.0));
  };
  double known = 0;
  for (const NeedTerm* word : words) {
    Word& added = words_.emplace_back(Word{rarity(word), {word->number}});
    known += added.weight;
    for (const NeedTerm* form : forms) {
      if (is_form_of(word->term, *form)) added.forms.push_back(form->number);
    }
  }
  for (const std::string& word : topic.unknown) {
    if (!tells(word)) continue;
    // As rare as the commonest of its forms, which is what it may mean.
    Word other{std::log(entities), {}};
    bool is_surely = false;
    for (const NeedTerm* form : forms) {
      if (!is_form_of(word, *form)) continue;
      other.forms.push_back(form->number);
      other.weight = std::min(other.weight, rarity(form));
      is_surely = is_surely || form->kind != NeedTerm::Kind::kSoft;
    }
    // What no text has, or only some word like it, weighs as the others do.
    const double mean = words.empty() ? 1 : known / static_cast<double>(words.size());
    if (!is_surely) other.weight = other.forms.empty() ? mean : std::min(mean, other.weight);
    words_.push_back(std::move(other));
  }
  std::stable_sort(words_.begin(), words_.end(),
                   [](const Word& a, const Word& b) { return a.weight > b.weight; });
}

bool TopicShare::can_judge() const {
  constexpr std::size_t kLeastWords = 2;
  return words_.size() >= kLeastWords;
}

bool TopicShare::says(const Word& word, EntityIndexNumber e) const {
  return std::any_of(word.forms.begin(), word.forms.end(), [&](PostingTerm term) {
    const std::span<const std::uint32_t> rows = state_.snapshot->postings().rows_of(term);
    return std::binary_search(rows.begin(), rows.end(), e);
  });
}

double TopicShare::of(EntityIndexNumber e) const {
  double said = 0;
  double all = 0;
  for (const Word& word : words_) {
    all += word.weight;
    if (says(word, e)) said += word.weight;
  }
  return all > 0 ? said / all : 1;
}

bool TopicShare::has_rarest(EntityIndexNumber e) const {
  const auto rarest = std::find_if(words_.begin(), words_.end(),
                                   [](const Word& word) { return !word.forms.empty(); });
  return rarest != words_.end() && says(*rarest, e);
}

TopicParts put_weak_behind(const EngineState& state, const Need& topic,
                           std::span<const double> scores, const Conditions& conditions,
                           std::vector<Candidate>& ranked) {
  const TopicShare share(state, topic);
  if (scores.empty() || ranked.empty() || !share.can_judge()) return {};
  const std::size_t judged = std::min(kJudged, ranked.size());
  // Of these alone, so that another page, which looks at more, parts them alike.
  const double whole = whole_topic(scores, std::span(ranked).first(judged));
  const double near = state.options.condition_near_share * whole;
  std::vector<double> said;
  for (std::size_t i = 0; i < judged; ++i) said.push_back(share.of(ranked[i].entity));
  const Spared spared(conditions, scores, {whole, near}, std::span(ranked).first(judged));
  const bool is_missed = *std::max_element(said.begin(), said.end()) < kHalf;
  std::vector<Candidate> telling, weak;
  for (std::size_t i = 0; i < judged; ++i) {
    const EntityIndexNumber e = ranked[i].entity;
    const bool says_much =
        said[i] >= kLeastShare || (said[i] >= kLeastInPart && share.has_rarest(e));
    // What stands far below the others holds a word by chance, and is not to come before them.
    const bool is_told = said[i] >= 1 || (says_much && scores[e] >= near);
    // Of what misses the topic the nearest scores like what is about it.
    const bool may_stay = !is_missed || said[i] >= kLeastInPart;
    const bool stays = may_stay && (is_told || spared.has(ranked[i], said[i]));
    (stays ? telling : weak).push_back(ranked[i]);
  }
  if (telling.empty()) return {.weak_from = 0, .is_missed = is_missed};
  if (weak.empty()) return {};
  const auto behind = std::copy(telling.begin(), telling.end(), ranked.begin());
  std::copy(weak.begin(), weak.end(), behind);
  return {.weak_from = telling.size(), .is_missed = false};
}

TopicParts put_undirected_behind(const Conditions& conditions, std::vector<Candidate>& ranked) {
  if (!conditions.has_directions()) return {};
  const auto weak = std::stable_partition(
      ranked.begin(), ranked.end(),
      [&conditions](const Candidate& c) { return conditions.states_directions(c.entity); });
  if (weak == ranked.end()) return {};
  return {.weak_from = static_cast<std::size_t>(weak - ranked.begin()), .is_missed = false};
}

double whole_topic(std::span<const double> topic, std::span<const Candidate> ranked) {
  constexpr std::size_t kBest = 5;
  if (topic.empty()) return 0;
  std::vector<double> scores;
  scores.reserve(ranked.size());
  for (const Candidate& candidate : ranked) scores.push_back(topic[candidate.entity]);
  const std::size_t count = std::min(kBest, scores.size());
  const auto end = scores.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(scores.begin(), end, scores.end(), std::greater<>());
  return std::accumulate(scores.begin(), end, 0.0) / static_cast<double>(count);
}

}  // namespace matchgraph
