#include "query/language/plain_orders.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "query/language/bounds/order_reading.h"
#include "query/language/query_phrases.h"
#include "query/language/readings/maker_reading.h"
#include "query/language/readings/offered_readings.h"
#include "query/language/readings/seller_reading.h"
#include "query/language/readings/wordings.h"

namespace matchgraph {
namespace {

class PlainOrderReader {
 public:
  PlainOrderReader(QueryWords& words, const QueryVocabulary& vocabulary, const NameReader& names,
                   ParsedQuery& out)
      : words_(words), vocabulary_(vocabulary), names_(names), out_(out) {}

  std::size_t read(std::size_t i) {
    const OrderReading reading = order_at(words_, i, vocabulary_);
    // One order at most: the first that was named is the one that is meant.
    if (reading.next == 0 || out_.sort) return 0;
    const std::string order = to_string(reading.order);
    const TextSpan span = words_.span(i, reading.next);
    std::size_t begin = i;  // "with the largest context"
    while (begin > 0 && is_article(words_, begin - 1) && !words_[begin - 1].breaks) --begin;
    // "Which embedding model is cheapest", "the one that is newest".
    const bool is_predicate =
        begin > 0 && is_verb_of_being(begin - 1) && words_.ends_before(reading.next);
    const std::size_t place = place_words_at(reading.next);
    const bool is_of_results = reading.is_of_results || begins_direction(reading.next) ||
                               is_job(reading.next) || place > 0;
    const bool asks_seller = i > 0 && words_.ends_before(reading.next) && asks_who_sells();
    const bool may_stand =
        asks_seller || reading.is_asked_outright || is_predicate || begins_phrase(begin);
    if (!is_of_results || !may_stand) {
      note_unused(words_, span, "read as words of the need", "sorted by " + order, "sort:" + order,
                  true, out_);
      return reading.next;
    }
    out_.sort = reading.order;
    out_.typed_filters.push_back({{"sort", "=", NameList{order}}, span});
    if (begin > 0 && (announces_condition(words_, begin - 1) || is_verb_of_being(begin - 1)))
      --begin;
    words_.set_role(begin, i, WordRole::kConnective);
    words_.set_role(i, reading.next, WordRole::kCritique);
    words_.set_role(reading.next, reading.next + place, WordRole::kConnective);
    read_maker_of_sorted(reading.next + place);
    return reading.next + place;
  }

 private:
  /// "Who sells X cheapest".
  bool asks_who_sells() const { return seller_at(words_, 0, vocabulary_).is_question; }

  bool is_verb_of_being(std::size_t i) const {
    return words_[i].role == WordRole::kNeed && !words_[i].breaks &&
           (words_[i].key == "is" || words_[i].key == "are");
  }

  /// "Cheapest transcription": what models and services are paid for, and nothing else is.
  bool is_job(std::size_t i) const {
    constexpr std::array<std::string_view, 12> kJobs = {
        "transcription",    "translation",        "ocr",
        "embeddings",       "inference",          "reranking",
        "moderation",       "speech recognition", "speech synthesis",
        "image generation", "video generation",   "web search"};
    if (words_.ends_before(i)) return false;
    const std::size_t job = longest_of(words_, i, kJobs);
    return job > 0 && (words_.ends_before(i + job) || is_boundary_word(words_, i + job));
  }

  /// "Cheapest place to get X", "cheapest provider for X": offers are what is put in order. How
  /// many words say so before what they are offers of; 0: none do.
  std::size_t place_words_at(std::size_t i) const {
    constexpr std::array<std::string_view, 11> kPlaces = {
        "place", "places", "seller", "sellers", "provider", "providers",
        "host",  "hosts",  "way",    "source",  "offer"};
    constexpr std::array<std::string_view, 10> kHad = {"to get",    "to buy",  "to use",  "to run",
                                                       "to access", "to host", "to call", "for",
                                                       "of",        "offering"};
    if (words_.ends_before(i) || longest_of(words_, i, kPlaces) != 1) return 0;
    const std::size_t had = longest_of(words_, i + 1, kHad);
    return had == 0 || words_.ends_before(i + 1 + had) ? 0 : 1 + had;
  }

  /// "Cheapest speech to text": what turns one thing into another is a thing of the catalogue.
  bool begins_direction(std::size_t i) const {
    if (words_.ends_before(i)) return false;
    return std::any_of(out_.conditions.begin(), out_.conditions.end(),
                       [&](const TypedCondition& one) {
                         return one.is_direction && one.span.begin == words_[i].core.begin;
                       });
  }

  /// "Most recent Mistral model": the most recent of those that Mistral made.
  void read_maker_of_sorted(std::size_t i) {
    if (words_.ends_before(i)) return;
    MakerReading maker = maker_at(words_, i, vocabulary_, names_);
    if (maker.next == 0) maker = maker_by_name_at(words_, i, vocabulary_);
    if (maker.next == 0 || !is_generic_noun(words_, maker.next)) return;
    out_.critiques.push_back({CritiqueKind::kFrom, maker.maker, {}, words_.span(i, maker.next)});
    words_.set_role(i, maker.next, WordRole::kCritique);
  }

  /// Whether nothing but words that requests begin with stands before, or a mark or "with" does.
  bool begins_phrase(std::size_t i) const {
    if (i > 0 && (words_.ends_before(i) || announces_condition(words_, i - 1))) return true;
    for (std::size_t at = 0; at < i; ++at) {
      if (words_[at].role == WordRole::kNeed && !is_filler(words_, at)) return false;
    }
    return true;
  }

  QueryWords& words_;
  const QueryVocabulary& vocabulary_;
  const NameReader& names_;
  ParsedQuery& out_;
};

}  // namespace

std::size_t read_plain_order(QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary,
                             const NameReader& names, ParsedQuery& out) {
  return PlainOrderReader(words, vocabulary, names, out).read(i);
}

}  // namespace matchgraph
