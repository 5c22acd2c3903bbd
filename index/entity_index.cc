#include "index/entity_index.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "index/other_forms.h"
#include "index/schema.h"
#include "index/suggest/word_counts.h"
#include "matchgraph/error.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

bool all_letters(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return is_lower(c) || (c & 0x80) != 0; });
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const std::size_t limit = std::min(a.size(), b.size());
  std::size_t n = 0;
  while (n < limit && a[n] == b[n]) ++n;
  return n;
}

/// The one word of the text that is no stop word; empty when there are several or none.
/// For a need of one word other rules hold: what has the very form stands before what has its stem.
std::string only_word(const std::vector<Token>& tokens) {
  std::string out;
  for (const Token* token : whole_words(tokens)) {
    if (token->is_stop_word()) continue;
    if (!out.empty()) return {};
    out = token->word;
  }
  return out;
}

}  // namespace

struct EntityIndex::State {
  const Postings* postings;
  NeedOptions options;
  Analyser analyser;
  std::vector<double> scores;

  /// The need's words with their counts, at most max_words of them, the rarest.
  std::map<std::string, std::uint32_t> choose_words(const std::vector<Token>& tokens, Need& need) {
    std::map<std::string, std::uint32_t> counts;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      // The marked variant stands behind its plain word.
      const Token& token = tokens[i];
      // Who types ".NET" does not ask for what is called net, where there is something else.
      const bool is_other =
          i + 1 < tokens.size() && tokens[i + 1].marked && postings->find(tokens[i + 1].term);
      if (is_other) continue;
      if (token.is_stop_word()) {
        need.ignored.push_back(token.word);
      } else if (!postings->find(token.term)) {
        // Told to the person as unknown; of a variant nobody has heard.
        if (!token.variant) need.unknown.push_back(token.word);
      } else {
        ++counts[token.term];
      }
    }
    std::vector<std::pair<std::size_t, std::string>> by_rarity;
    for (const auto& [term, count] : counts) {
      by_rarity.emplace_back(postings->frequency(*postings->find(term)), term);
    }
    // Ties by term, so that the same words are dropped whatever their order in the need.
    std::sort(by_rarity.begin(), by_rarity.end());
    // A whole page pasted as a need costs no more than 32 words, and the rare ones carry it.
    for (std::size_t i = options.max_words; i < by_rarity.size(); ++i) {
      counts.erase(by_rarity[i].second);
      need.ignored.push_back(by_rarity[i].second);
    }
    for (const Token& token : tokens) {
      const bool is_new =
          std::find(need.words.begin(), need.words.end(), token.term) == need.words.end();
      if (is_new && counts.contains(token.term)) need.words.push_back(token.term);
    }
    return counts;
  }

  void add_bigrams(const std::vector<Token>& tokens,
                   // In the order of the text, without stop words and variants, as texts were
                   // counted.
                   const std::map<std::string, std::uint32_t>& words, Need& need) const {
    const Token* before = nullptr;
    std::set<std::string> seen;
    for (const Token& token : tokens) {
      if (token.is_stop_word() || token.variant) continue;
      if (before != nullptr && words.contains(before->term) && words.contains(token.term)) {
        std::string term = bigram(before->term, token.term);
        const auto number = postings->find(term);
        if (number && seen.insert(term).second) {
          // Counted once however often it is repeated: its words' own counts say so already.
          need.terms.push_back(
              {std::move(term), *number, NeedTerm::Kind::kBigram, options.classes.bigram, 1});
        }
      }
      before = &token;
    }
  }

  /// Terms by which texts may hold what the need's words say, otherwise written.
  void add_other_forms(const std::vector<Token>& tokens,
                       const std::map<std::string, std::uint32_t>& words, Need& need) {
    std::set<std::string> seen;
    for (const NeedTerm& term : need.terms) seen.insert(term.term);
    const auto add = [&](std::vector<OtherForm> forms) {
      for (OtherForm& form : forms) {
        if (words.contains(form.term) || !seen.insert(form.term).second) continue;
        const bool pair = is_bigram(form.term);
        const double weight =
            options.other_form_weight * form.share * class_weight(form.term, options.classes);
        // A pair of words is weighed as pairs are.
        need.terms.push_back({std::move(form.term), form.number,
                              pair ? NeedTerm::Kind::kBigram : NeedTerm::Kind::kOtherForm, weight,
                              1});
      }
    };
    // From the surest to the least sure, as a form that two of them give is added once.
    add(written_apart(analyser, tokens, *postings));
    add(written_together(analyser, tokens, *postings));
    add(doers(analyser, tokens, *postings));
    add(short_and_long(analyser, tokens, *postings));
    add(singulars_of_abbreviations(tokens, *postings));
  }

  /// How like a term is to which word of the need; no term when the index lacks the word.
  struct SoftTerm {
    double share = 0;
    std::optional<PostingTerm> source;
  };

  /// Terms that share a long beginning with a word of the need: "organisation" for "organise".
  void add_soft_terms(const std::map<std::string, std::uint32_t>& words, Need& need) {
    std::set<std::string> sources;
    for (const auto& [word, count] : words) sources.insert(word);
    const Xapian::Stem stemmer("english");
    // A word that no text has can still be met by its relatives.
    for (const std::string& word : need.unknown) sources.insert(stemmer(word));
    std::set<std::string, std::less<>> others;
    for (const NeedTerm& term : need.terms) {
      // What is another form of a word already has a weight for that.
      if (term.kind == NeedTerm::Kind::kOtherForm) others.insert(term.term);
    }
    const StringTableView& terms = postings->terms();
    std::map<PostingTerm, SoftTerm> similarity;
    for (const std::string& source : sources) {
      // Numbers and model names that begin alike ("gpt4", "gpt35") are different things, not forms
      // of one word.
      if (source.size() < options.soft_min_letters || !all_letters(source)) continue;
      const std::string stem = source.substr(0, options.soft_min_letters);
      // Terms are sorted, so all with this beginning lie together; a shorter one cannot share
      // enough.
      for (std::size_t t = terms.lower_bound(stem); t < terms.size(); ++t) {
        const std::string_view term = terms[t];
        if (!term.starts_with(stem)) break;
        if (term == source || words.contains(std::string(term)) || !all_letters(term)) continue;
        if (others.contains(term)) continue;
        // A term that stands only in repeated texts has no postings here.
        if (postings->frequency(static_cast<PostingTerm>(t)) == 0) continue;
        const double share = static_cast<double>(common_prefix(source, term)) /
                             static_cast<double>(std::max(source.size(), term.size()));
        if (share < options.soft_min_share) continue;
        SoftTerm& best = similarity[static_cast<PostingTerm>(t)];
        // Once per term, by the word that it is most like: two forms of one word in a need must not
        // add it twice.
        if (share > best.share) best = {share, postings->find(source)};
      }
    }
    // Negative, so that one ascending order puts the most similar first and breaks ties by term.
    std::vector<std::pair<double, PostingTerm>> best;
    for (const auto& [term, soft] : similarity) best.emplace_back(-soft.share, term);
    std::sort(best.begin(), best.end());
    if (best.size() > options.max_soft_terms) best.resize(options.max_soft_terms);
    for (const auto& [negative_share, number] : best) {
      const std::string_view term = terms[number];
      need.terms.push_back(
          {std::string(term), number, NeedTerm::Kind::kSoft,
           options.soft_weight * -negative_share * rarity_cap(number, similarity[number]) *
               class_weight(term, options.classes),
           1});
    }
  }

  /// A word that very many entities have ("context") tells little, and so must a rare one that is
  /// only like it ("content"): no more than the word itself.
  double rarity_cap(PostingTerm term, const SoftTerm& soft) const {
    if (!soft.source) return 1;
    const double holders = static_cast<double>(postings->frequency(*soft.source));
    if (holders < static_cast<double>(postings->rows()) * options.soft_common_share) return 1;
    // Compared by what a single occurrence adds.
    return std::min(1.0, postings->term_factor(*soft.source, 1, options.bm25) /
                             postings->term_factor(term, 1, options.bm25));
  }

  double factor(const NeedTerm& term) const {
    return term.weight * postings->term_factor(term.number, term.count, options.bm25);
  }
};

EntityIndex::EntityIndex(const Postings& postings, NeedOptions options)
    : state_(std::make_unique<State>()) {
  state_->postings = &postings;
  state_->options = options;
}
EntityIndex::~EntityIndex() = default;
EntityIndex::EntityIndex(EntityIndex&&) noexcept = default;
EntityIndex& EntityIndex::operator=(EntityIndex&&) noexcept = default;

Analyser& EntityIndex::analyser() { return state_->analyser; }

Need EntityIndex::analyse(std::string_view text) {
  Need need;
  const std::vector<Token> tokens = state_->analyser.typed_tokens(text);
  const auto words = state_->choose_words(tokens, need);
  need.only_word = only_word(tokens);
  for (const auto& [term, count] : words) {
    need.terms.push_back({term, *state_->postings->find(term), NeedTerm::Kind::kWord,
                          class_weight(term, state_->options.classes), count});
  }
  state_->add_bigrams(tokens, words, need);
  state_->add_other_forms(tokens, words, need);
  state_->add_soft_terms(words, need);
  return need;
}

// Kept between needs, as an array over all entities is no small thing to ask for.
std::span<const double> EntityIndex::score(const Need& need) {
  std::vector<double>& scores = state_->scores;
  // By entity, not in a table of those met: adding the postings then neither searches nor branches.
  scores.assign(state_->postings->rows(), 0);
  for (const NeedTerm& term : need.terms) {
    state_->postings->add_scores(term.number, state_->factor(term), state_->options.bm25, scores);
  }
  return scores;
}

std::vector<EntityIndex::Contribution> EntityIndex::contributions(const Need& need,
                                                                  std::uint32_t entity) const {
  std::vector<Contribution> out;
  for (const NeedTerm& term : need.terms) {
    // By the same functions as the score, so that the parts add up to it.
    const double score =
        state_->postings->score_of(term.number, state_->factor(term), state_->options.bm25, entity);
    if (score > 0) out.push_back({term, score});
  }
  return out;
}

std::vector<std::uint32_t> scored(std::span<const double> scores) {
  std::vector<std::uint32_t> out(scores.size());
  std::size_t size = 0;
  for (std::size_t e = 0; e < scores.size(); ++e) {
    out[size] = static_cast<std::uint32_t>(e);  // without a branch, which would be mispredicted
    size += scores[e] > 0 ? 1 : 0;
  }
  out.resize(size);
  return out;
}

namespace {

/// A score that the `depth` best probably reach, and few others: what twice their share of every
/// sixteenth entity reaches. 0 where looking at all is as quick.
double likely_least(std::span<const double> scores, std::span<const std::uint32_t> entities,
                    std::size_t depth) {
  constexpr std::size_t kStep = 16;
  constexpr std::size_t kMargin = 8;  // for small depths, whose share is a matter of chance
  // For a depth of 500 and 60,000 entities it is the 70th of 3,750 that are sampled: cheap, and
  // seldom too high.
  const std::size_t place = 2 * depth / kStep + kMargin;
  if (entities.size() < 2 * kStep * place) return 0;
  std::vector<double> sample;
  sample.reserve(entities.size() / kStep + 1);
  for (std::size_t i = 0; i < entities.size(); i += kStep) sample.push_back(scores[entities[i]]);
  const auto at = sample.begin() + static_cast<std::ptrdiff_t>(place);
  std::nth_element(sample.begin(), at, sample.end(), std::greater<>());
  return *at;
}

}  // namespace

std::vector<EntityScore> best_unsorted(std::span<const double> scores,
                                       std::span<const std::uint32_t> entities, std::size_t depth) {
  const double least = likely_least(scores, entities, depth);
  std::vector<EntityScore> out;
  const auto collect = [&](double bound) {
    for (const std::uint32_t e : entities) {
      if (scores[e] >= bound) out.push_back({e, scores[e]});
    }
  };
  collect(least);
  // Looked at again from 0, so that the sample decides the time and never the result.
  if (out.size() < std::min(depth, entities.size())) {  // the sample was not like the rest
    out.clear();
    collect(0);
  }
  if (out.size() <= depth) return out;
  if (depth == 0) return {};
  // Copied, as the order of entities is kept: who smooths over neighbours wants it.
  std::vector<EntityScore> order = out;
  const auto last = order.begin() + static_cast<std::ptrdiff_t>(depth - 1);
  const auto in_order = [](const EntityScore& a, const EntityScore& b) { return is_better(a, b); };
  std::nth_element(order.begin(), last, order.end(), in_order);
  std::erase_if(out, [&last](const EntityScore& one) { return is_better(*last, one); });
  return out;
}

std::vector<EntityScore> best_of(std::span<const double> scores,
                                 std::span<const std::uint32_t> entities, std::size_t depth) {
  std::vector<EntityScore> out = best_unsorted(scores, entities, depth);
  std::sort(out.begin(), out.end(),
            [](const EntityScore& a, const EntityScore& b) { return is_better(a, b); });
  return out;
}

std::string EntityIndex::corrected(std::string_view text, FullText& full_text,
                                   std::span<const std::string_view> kept) {
  std::string out;
  std::size_t copied = 0;
  bool changed = false;
  for (const Token& token : state_->analyser.typed_tokens(text)) {
    // Mended from left to right; a token inside of one that was mended is gone. Words that only
    // hold a wish together ("please") are right, though no text has them.
    const bool candidate = !token.variant && !token.is_stop_word() && token.begin >= copied &&
                           token.word.size() >= schema::kMinSpellingLetters &&
                           all_letters(token.word) && class_weight(token.term) >= 1 &&
                           !state_->postings->find(token.term);
    if (!candidate || std::find(kept.begin(), kept.end(), token.word) != kept.end()) continue;
    // One edit in a short word leads to many others: "cat" and "car".
    const std::string mended =
        full_text.spelling(token.word, token.word.size() <= schema::kOneEditLetters ? 1 : 2);
    if (mended.empty()) continue;
    out += text.substr(copied, token.begin - copied);
    out += mended;
    copied = token.end;
    changed = true;
  }
  if (!changed) return {};
  out += text.substr(copied);
  return out;
}

}  // namespace matchgraph
