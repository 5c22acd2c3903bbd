#include "snapshot/term_words.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>
#include <optional>
#include <vector>

#include "index/analyser.h"
#include "index/phrase_reader.h"
#include "matchgraph/error.h"
#include "storage/parallel.h"

namespace matchgraph {
namespace {

constexpr std::size_t kEntitiesAtOnce = 64;  // that a thread takes

std::optional<TermId> find(const StringTableView& terms, std::string_view term) {
  const std::size_t at = terms.lower_bound(term);
  if (at == terms.size() || terms[at] != term) return {};
  return static_cast<TermId>(at);
}

/// The most frequent word of each term, ties by word; null where there is none.
std::vector<const std::string*> words_of_terms(const CountedWords& counted,
                                               const StringTableView& terms) {
  std::vector<std::size_t> order(counted.words.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Words come ascending, so that of equally frequent ones the first in the alphabet stays first.
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return counted.words[a].entities > counted.words[b].entities;
  });
  // The written word is stemmed again, instead of keeping the term of each word while texts are
  // counted.
  Analyser analyser;
  std::vector<const std::string*> word_of(terms.size(), nullptr);
  for (const std::size_t i : order) {
    const std::string& word = counted.words[i].word;
    const std::vector<Token> tokens = analyser.tokens(word);
    // A word that is cut into several ("c++17") is the writing of none of them.
    if (tokens.size() != 1 || tokens.front().is_stop_word()) continue;
    const auto term = find(terms, tokens.front().term);
    if (term && word_of[*term] == nullptr) word_of[*term] = &word;
  }
  return word_of;
}

std::vector<TermId> denied_by(Analyser& analyser, const Entity& entity,
                              const StringTableView& terms) {
  std::vector<TermId> out;
  for (const std::string& term : denied_terms(analyser, entity)) {
    if (const auto number = find(terms, term)) out.push_back(*number);
  }
  return out;
}

}  // namespace

std::vector<std::vector<TermId>> read_denied_terms(std::span<const Entity> entities,
                                                   const StringTableView& terms, std::size_t jobs,
                                                   const KnownDenials& known) {
  std::vector<std::vector<TermId>> out(entities.size());
  parallel_blocks({.items = entities.size(), .at_once = kEntitiesAtOnce, .jobs = jobs}, [&] {
    return [&, analyser = Analyser()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t e = begin; e < end; ++e) {
        const bool is_known = !known.empty() && known[e].has_value();
        out[e] = is_known ? *known[e] : denied_by(analyser, entities[e], terms);
      }
    };
  });
  return out;
}

void write_term_words(const CountedWords& words, const StringTableView& terms,
                      std::span<const std::vector<TermId>> denied_by_entity,
                      const std::string& path) {
  const std::vector<const std::string*> word_of = words_of_terms(words, terms);
  // A bit for each term and a count for each 64 of them, instead of an offset for each: bigrams,
  // which are terms too, have no word.
  // A test of one bit and a count of bits find a word's place: popcount takes an instruction.
  const std::size_t blocks = word_of.size() / TermWords::kTermsAtOnce + 1;
  std::vector<std::uint64_t> written(blocks, 0);
  std::vector<std::uint32_t> written_before;
  StringTable texts;
  for (TermId term = 0; term < blocks * TermWords::kTermsAtOnce; ++term) {
    const std::size_t place = term % TermWords::kTermsAtOnce;
    if (place == 0) written_before.push_back(static_cast<std::uint32_t>(texts.size()));
    if (term >= word_of.size() || word_of[term] == nullptr) continue;
    written[term / TermWords::kTermsAtOnce] |= std::uint64_t{1} << place;
    texts.push_back(*word_of[term]);
  }
  // Few terms are denied at all, so they are a list of their own; the map has them ascending, which
  // the search by halves needs.
  std::map<TermId, std::vector<std::uint32_t>> denying_term;
  for (std::uint32_t e = 0; e < denied_by_entity.size(); ++e) {
    for (const TermId term : denied_by_entity[e]) denying_term[term].push_back(e);
  }
  std::vector<TermId> denied;
  std::vector<std::uint32_t> begin = {0};
  std::vector<std::uint32_t> denying;
  for (const auto& [term, entities] : denying_term) {
    denied.push_back(term);
    denying.insert(denying.end(), entities.begin(), entities.end());
    begin.push_back(static_cast<std::uint32_t>(denying.size()));
  }
  ArrayFileWriter writer;
  writer.add("words.written", written);
  writer.add("words.written_before", written_before);
  writer.add("words.at", texts.offsets());
  writer.add("words.text", texts.chars());
  writer.add("denied.terms", denied);
  writer.add("denied.at", begin);
  writer.add("denied.by", denying);
  writer.write(path);
}

TermWords::TermWords(const std::string& path)
    : file_(path),
      written_(file_.get<std::uint64_t>("words.written")),
      written_before_(file_.get<std::uint32_t>("words.written_before")),
      words_(file_.get<std::uint32_t>("words.at"), file_.get<char>("words.text")),
      denied_(file_.get<TermId>("denied.terms")),
      begin_(file_.get<std::uint32_t>("denied.at")),
      denying_(file_.get<std::uint32_t>("denied.by")) {
  const bool fits =
      begin_.size() == denied_.size() + 1 && begin_.back() == denying_.size() &&
      !written_.empty() && written_.size() == written_before_.size() &&
      // The last block's count closes the whole: a table that is cut short is noticed at the
      // opening.
      written_before_.back() + static_cast<std::size_t>(std::popcount(written_.back())) ==
          words_.size();
  if (!fits) throw Error(ErrorCode::kEnvironment, path + ": its arrays do not fit each other");
}

std::string_view TermWords::word(TermId term) const {
  if (!has_word(term)) return {};
  const std::size_t block = term / kTermsAtOnce;
  // Shifted by less than 64, as the remainder is taken first.
  const std::uint64_t before = (std::uint64_t{1} << term % kTermsAtOnce) - 1;
  const std::size_t at =
      written_before_[block] + static_cast<std::size_t>(std::popcount(written_[block] & before));
  return at < words_.size() ? words_[at]
                            : std::string_view();  // past the end only in damaged files
}

std::span<const std::uint32_t> TermWords::denying(TermId term) const {
  const auto found = std::lower_bound(denied_.begin(), denied_.end(), term);
  if (found == denied_.end() || *found != term) return {};
  const auto at = static_cast<std::size_t>(found - denied_.begin());
  const std::uint32_t begin = begin_[at];
  const std::uint32_t end = begin_[at + 1];
  if (begin > end || end > denying_.size()) return {};  // only in damaged files
  return denying_.subspan(begin, end - begin);
}

}  // namespace matchgraph
