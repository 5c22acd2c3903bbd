#include "claims/comparatives.h"

#include <algorithm>

#include "claims/comparison_words.h"
#include "claims/grammar_words.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

constexpr std::size_t kMaxPhrase = 6;  // words of a respect; longer ones are cut

/// "6x", "5-10x", "2.5x"
bool is_factor(std::string_view word) {
  return word.size() > 1 && word.back() == 'x' && is_digit(word.front());
}

/// Reads one comparative: the word that compares, and the phrase it governs.
class ComparativeReader {
 public:
  ComparativeReader(const Sentence& sentence, std::size_t begin, std::size_t limit)
      : sentence_(sentence), limit_(limit), head_(begin) {
    out_.begin = begin;
    // "6x faster": the factor belongs to the phrase, and the word behind it decides.
    if (is_factor(word(head_))) ++head_;
  }

  std::optional<ComparativePhrase> run() {
    const std::string_view head = word(head_);
    if (head == "more" || head == "less" || head == "fewer") return quantity(head);
    if (const auto polarity = comparative_polarity(head)) return one_word(*polarity);
    if (degree_of(head) != 0) return changed_measure();
    return unknown_comparative(head);
  }

 private:
  std::string_view word(std::size_t i) const {
    return i < limit_ ? sentence_.lower(i) : std::string_view();
  }

  /// The end of the phrase behind the head: nouns and adjectives, "to implement", "per minute".
  std::size_t phrase_end() const {
    std::size_t end = head_ + 1;
    while (end < limit_ && end < head_ + kMaxPhrase && sentence_.words[end].is_text()) {
      const std::string_view here = word(end);
      // "simpler to implement", "cheaper per minute": the word behind belongs to it whatever it is.
      const bool pair = here == "to" || here == "per";
      if (pair && end + 1 < limit_ && !word(end + 1).empty()) {
        end += 2;
        continue;
      }
      // A known quality goes on, and so does "costs", which is a verb elsewhere.
      const bool quality = end == head_ + 1 && known_quality(here).has_value();
      if (quality || here == "costs" || here == "support" || here == "code") {
        ++end;
        continue;
      }
      // A second comparative is a statement of its own.
      if (ends_noun_phrase(here) || is_degree_adverb(here) || comparative_polarity(here)) break;
      ++end;
    }
    return std::min(end, limit_);
  }

  /// The last noun of the phrase, before "to ..." or "per ...".
  std::string_view head_noun(std::size_t end) const {
    std::string_view noun;
    for (std::size_t i = head_ + 1; i < end && word(i) != "to" && word(i) != "per"; ++i) {
      noun = word(i);
    }
    return noun;
  }

  ComparativePhrase finish(std::size_t end, int sign, std::string_view topic) {
    out_.end = end;
    out_.sign = sign;
    out_.topic = std::string(topic);
    return out_;
  }

  /// "more flexible", "more languages", "less memory", "costs more".
  std::optional<ComparativePhrase> quantity(std::string_view head) {
    const int way = head == "more" ? 1 : -1;
    const std::size_t end = phrase_end();
    const std::string_view first = word(head_ + 1);
    if (end == head_ + 1 || first == "per") return bare_quantity(way, end);
    if (!first.empty() && is_digit(first.front())) return {};
    if (const auto quality = known_quality(first)) {
      return finish(end, way * quality->sign, quality->topic);
    }
    // "less database", "more of a library": what kind of thing it is, is no merit.
    if (end == head_ + 2 && is_general_noun(std::string(first) + "s")) return finish(end, 0, first);
    if (const auto manner = manner_quality(first); manner && end == head_ + 2) {
      return finish(end, way * manner->sign, manner->topic);
    }
    const std::string_view noun = head_noun(end);
    // "more strictly typed": the word behind the adverb is the quality.
    if (first.ends_with("ly") && end > head_ + 2) {
      const Polarity quality = quality_polarity(word(head_ + 2));
      return finish(end, way * quality.sign, quality.topic);
    }
    if (const auto measure = measure_polarity(noun)) {
      return finish(end, way * measure->sign, measure->topic);
    }
    // "uses more X" is a burden, whatever X is.
    const int burden = is_burden(before(out_.begin)) ? -1 : 1;
    // More of what has no known polarity is praise, which is what nearly all texts mean by it.
    return finish(end, way * burden, burden < 0 ? "resources" : quality_polarity(first).topic);
  }

  /// "more strictly", "more reliably": as their adjectives.
  static std::optional<Polarity> manner_quality(std::string_view adverb) {
    if (!adverb.ends_with("ly")) return {};
    return known_quality(adverb.substr(0, adverb.size() - 2));
  }

  /// "more" or "less" alone tells something behind a verb only.
  std::optional<ComparativePhrase> bare_quantity(int way, std::size_t end) {
    const std::string_view verb = before(out_.begin);
    const bool cost = verb == "costs" || verb == "cost" || verb == "charges" || verb == "charge";
    const bool deed = verb == "does" || verb == "do" || verb == "offers" || verb == "offer" ||
                      verb == "covers" || verb == "cover" || verb == "sees" || verb == "see" ||
                      verb == "knows" || verb == "know" || verb == "supports";
    // Without such a verb "more" is one half of something else ("more than a library").
    if (!cost && !deed) return {};
    // The verb is quoted with it, as "more" alone says nothing.
    out_.begin -= 1;
    return finish(end, cost ? -way : way, cost ? "cost" : "features");
  }

  static bool is_burden(std::string_view verb) {
    return verb == "uses" || verb == "needs" || verb == "requires" || verb == "consumes" ||
           verb == "takes" || verb == "need" || verb == "require" || verb == "use" ||
           verb == "using" || verb == "requiring";
  }

  std::string_view before(std::size_t i) const { return sentence_.before(i); }

  /// "faster inference", "lower API costs", "simpler to implement".
  ComparativePhrase one_word(const Polarity& polarity) {
    const std::size_t end = phrase_end();
    const auto measure = measure_polarity(head_noun(end));
    if (polarity.sign != 0) {
      if (!polarity.topic.empty()) return finish(end, polarity.sign, polarity.topic);
      const std::string_view topic = topic_of_phrase(end);
      return finish(end, polarity.sign, topic);
    }
    // "lower" and "larger" are neither good nor bad: the measure behind decides ("lower latency",
    // "larger context").
    const int degree = degree_of(word(head_));
    if (measure && degree != 0) return finish(end, degree * measure->sign, measure->topic);
    return finish(end, 0, polarity.topic);
  }

  /// What a general comparative ("better cost efficiency") is about.
  std::string_view topic_of_phrase(std::size_t end) const {
    for (std::size_t i = head_ + 1; i < end; ++i) {
      const auto measure = measure_polarity(word(i));
      if (measure) return measure->topic;
    }
    return head_noun(end);
  }

  /// "reduced accuracy", "improved coverage": only before a measure.
  std::optional<ComparativePhrase> changed_measure() {
    const std::size_t end = phrase_end();
    const std::string_view head = word(head_);
    const auto measure = measure_polarity(head_noun(end));
    if (!measure) return {};
    const bool praise = head == "improved" || head == "enhanced";
    // "improved latency" is praise, though more latency would not be.
    return finish(end, praise ? 1 : degree_of(head) * measure->sign, measure->topic);
  }

  /// "-er than": compares, but nobody knows which way.
  std::optional<ComparativePhrase> unknown_comparative(std::string_view head) {
    // "Docker than" is a name, not a comparative, unless it begins the sentence.
    const bool name = out_.begin > 0 && head_ < limit_ && sentence_.words[head_].capital;
    const bool form = !name && head.size() >= 5 && head.ends_with("er") && head != "other" &&
                      head != "rather" && head != "either" && head != "whether";
    if (!form || sentence_.lower(head_ + 1) != "than") return {};
    return finish(head_ + 1, 0, head);
  }

  const Sentence& sentence_;
  std::size_t limit_;
  std::size_t head_;
  ComparativePhrase out_;
};

/// The "affordable" of "more accessible and affordable".
std::optional<ComparativePhrase> second_quality(const Sentence& sentence,
                                                const ComparativePhrase& first, std::size_t limit) {
  const std::string_view head = sentence.lower(first.begin);
  const std::size_t i = first.end + 1;
  // Only "more" and "less" reach over the "and": "faster and affordable" compares nothing with its
  // second word.
  if ((head != "more" && head != "less") || sentence.lower(first.end) != "and") return {};
  const auto quality = i < limit ? known_quality(sentence.lower(i)) : std::nullopt;
  if (!quality) return {};
  const int way = head == "more" ? 1 : -1;
  return ComparativePhrase{i, i + 1, way * quality->sign, std::string(quality->topic)};
}

}  // namespace

std::optional<ComparativePhrase> comparative_at(const Sentence& sentence, std::size_t i,
                                                std::size_t limit) {
  return ComparativeReader(sentence, i, limit).run();
}

std::vector<ComparativePhrase> comparatives_in(const Sentence& sentence, std::size_t begin,
                                               std::size_t end) {
  std::vector<ComparativePhrase> out;
  for (std::size_t i = begin; i < end;) {
    auto found = comparative_at(sentence, i, end);
    if (found) out.push_back(*found);
    // Always onwards, as a comparative may be empty of words.
    i = found ? std::max(found->end, i + 1) : i + 1;
    if (found) found = second_quality(sentence, *found, end);
    if (found) out.push_back(*found);
  }
  return out;
}

}  // namespace matchgraph
