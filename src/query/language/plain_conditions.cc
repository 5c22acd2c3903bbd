#include "query/language/plain_conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/filter_table.h"
#include "query/language/bounds/bound_reading.h"
#include "query/language/bounds/equality_reading.h"
#include "query/language/bounds/range_reading.h"
#include "query/language/bounds/wished.h"
#include "query/language/plain_exclusions.h"
#include "query/language/plain_orders.h"
#include "query/language/prose.h"
#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "query/language/readings/either_reading.h"
#include "query/language/readings/license_reading.h"
#include "query/language/readings/maker_reading.h"
#include "query/language/readings/name_reading.h"
#include "query/language/readings/offered_readings.h"
#include "query/language/readings/seller_reading.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

/// "at least 4 stars" is said of hotels; nobody asks for so few of what is counted here.
constexpr double kLeastSignal = 100;

/// Whether digits, signs or words for amounts stand in it: "half a cent".
bool may_hold_figures(const QueryWords& words) {
  if (words.text().find_first_of("0123456789=<>") != std::string_view::npos) return true;
  static const std::vector<std::string_view> amounts = {
      "billion", "cent",     "cents",   "dollar",        "dollars",
      "euro",    "gigabyte", "million", "million token", "thousand"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.is_one_of(i, amounts)) return true;
  }
  return false;
}

class PlainConditionReader {
 public:
  PlainConditionReader(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out)
      : words_(words), vocabulary_(vocabulary), names_(words, vocabulary), out_(out) {}

  void read() {
    for (std::size_t i = 0; i < words_.size();) {
      const bool is_need = words_[i].role == WordRole::kNeed;
      const std::size_t next = !is_need                 ? 0
                               : !words_[i].key.empty() ? read_at(i)
                                                        : read_behind_sign(i);
      i = next > i ? next : i + 1;
    }
    if (is_short_) settle_either(words_, out_);
    // What was read may have been taken back.
    acted_ = acted_ && (out_.sort || !out_.critiques.empty() || !out_.typed_filters.empty() ||
                        !out_.excluded.empty());
    wants_type_ = wants_type_ && acted_;
    if (wants_type_) take_type();
    if (const auto model = is_short_ ? asked_model(words_) : std::nullopt;
        model && words_[*model].role == WordRole::kNeed && vocabulary_.type("model")) {
      acted_ = true;
      add_type(*model, "model");
    }
    if (is_short_) note_left_denials(words_, out_);
    if (acted_) drop_what_says_nothing();
  }

 private:
  /// The word after a condition, whether it acts or is noted; 0 where there is none.
  std::size_t read_at(std::size_t i) {
    if (has_figures_) {
      if (BoundReading bound = symbolic_bound_at(words_, i, vocabulary_); bound.next > 0) {
        return take(i, std::move(bound));
      }
      if (const std::size_t next = read_equality(words_, i, vocabulary_, out_); next > 0) {
        acted_ = acted_ || words_[i].role == WordRole::kCritique;
        return next;
      }
      if (RangeReading range = range_at(words_, i, vocabulary_); range.next > 0) {
        return take_range(i, range);
      }
      if (BoundReading bound = worded_bound_at(words_, i, vocabulary_); bound.next > 0) {
        return read_bound(i, std::move(bound));
      }
    }
    if (!is_short_) return 0;
    if (LicenseReading license = license_at(words_, i, vocabulary_); license.next > 0) {
      const std::size_t next = license.next;
      take_license(words_, i, std::move(license), out_);
      acted_ = true;
      return next;
    }
    if (const std::size_t words = unknown_license_words_at(words_, i, vocabulary_); words > 0) {
      if (ask_permissive(words_, i, i + words, out_)) return i + words;
      note_unused(words_, words_.span(i, i + words),
                  fmt::format("nothing in this catalogue has the license \"{}\"",
                              words_.slice(i, i + words - 1)),
                  {}, {}, true, out_);
      return i + words;
    }
    if (const std::size_t next = note_this_year(i); next > 0) return next;
    if (const std::size_t next = note_training(i); next > 0) return next;
    if (const SellerReading seller = seller_at(words_, i, vocabulary_); seller.next > 0) {
      const bool is_denied = i > 0 && !words_[i - 1].breaks && words_[i - 1].key == "not";
      if (!seller.is_question && !is_denied) return take_sellers(i, seller);
      note_seller(words_, i - (is_denied ? 1 : 0), seller.next, true, out_);
      return seller.next;
    }
    if (const std::size_t next = read_order(i); next > 0) return next;
    if (const std::size_t next = read_maker(i); next > 0) return next;
    return read_exclusion(i);
  }

  /// "< $1": marks alone are no words, but for signs before a figure.
  std::size_t read_behind_sign(std::size_t i) {
    if (!has_figures_) return 0;
    BoundReading bound = worded_bound_at(words_, i, vocabulary_);
    return bound.next > 0 ? read_bound(i, std::move(bound)) : 0;
  }

  std::size_t take(std::size_t i, BoundReading bound) {
    std::size_t next = bound.next;
    const BoundReading further = further_bound_at(words_, next, vocabulary_, bound.critique.bound);
    if (further.next > 0) next = further.next;
    words_.set_role(i, next, WordRole::kCritique);
    out_.critiques.push_back(std::move(bound.critique));
    if (further.next > 0) {
      // One limit holds for both: neither can be taken back alone.
      out_.critiques.back().span.end = further.critique.span.end;
      out_.critiques.push_back(further.critique);
      out_.critiques.back().span.begin = words_[i].core.begin;
    }
    acted_ = true;
    return next;
  }

  /// "On Groq": of what several sell, what is sold there.
  std::size_t take_sellers(std::size_t i, const SellerReading& reading) {
    out_.typed_filters.push_back({{"seller", "=", reading.sellers}, words_.span(i, reading.next)});
    out_.filters.sellers.insert(out_.filters.sellers.end(), reading.sellers.begin(),
                                reading.sellers.end());
    words_.set_role(i, reading.next, WordRole::kCritique);
    acted_ = true;
    return reading.next;
  }

  std::size_t take_range(std::size_t i, RangeReading& range) {
    const bool is_sure = range.is_explicit || names_a_thing(i) || is_all(i, range.next);
    if (!is_short_ || !is_sure) {
      const Constraint& low = range.critiques.front().bound;
      const Constraint& high = range.critiques.back().bound;
      note_unused(
          words_, range.critiques.front().span, "read as words of the need",
          fmt::format("{} {} to {}", low.field, value_text(low.value), value_text(high.value)),
          fmt::format("{0}:>={1} {0}:<={2}", low.field, value_text(low.value),
                      value_text(high.value)),
          true, out_);
      return range.next;
    }
    if (i > 0 && announces_condition(words_, i - 1))
      words_.set_role(i - 1, i, WordRole::kConnective);
    wants_type_ = wants_type_ || is_price_field(range.critiques.front().bound.field);
    words_.set_role(i, range.next, WordRole::kCritique);
    out_.critiques.insert(out_.critiques.end(), range.critiques.begin(), range.critiques.end());
    acted_ = true;
    return range.next;
  }

  std::size_t read_bound(std::size_t i, BoundReading bound) {
    const std::string& field = bound.critique.bound.field;
    const TextSpan span = words_.span(i, bound.next);
    if (bound.is_unknown) {
      note_unused(words_, span, bound.unbounded, {}, {}, true, out_);
      return bound.next;
    }
    const auto* number = std::get_if<double>(&bound.critique.bound.value);
    const bool is_price = is_price_field(field);
    const bool is_money = is_price || is_price_of_unit(field) || field.ends_with("_price");
    const bool is_small = number != nullptr && !is_money && field != "rank" &&
                          field != "capabilities" && *number < kLeastSignal;
    const bool is_sure = bound.is_explicit || names_a_thing(i) || is_all(i, bound.next);
    const std::string value = value_text(bound.critique.bound.value);
    const std::string label = fmt::format("{} {} {}", field, bound.critique.bound.op, value);
    const std::string added = fmt::format("{}:{}{}", field, bound.critique.bound.op, value);
    if (is_wished(words_, i, bound.next)) {
      note_unused(words_, span, "a wish; nothing is left out for it", label, added, true, out_);
      words_.set_role(i, bound.next, WordRole::kConnective);
      return bound.next;
    }
    if (is_short_ && is_sure && !is_small) {
      if (field == "context" || field == "max_output") drop_verbs_of_tokens(i);
      if (i > 0 && announces_condition(words_, i - 1))
        words_.set_role(i - 1, i, WordRole::kConnective);
      wants_type_ = wants_type_ || is_price;
      return take(i, std::move(bound));
    }
    note_unused(words_, span, "read as words of the need", label, added, true, out_);
    return bound.next;
  }

  /// "That can write", "handles" before a number of tokens say nothing else.
  void drop_verbs_of_tokens(std::size_t i) {
    static const std::vector<std::string_view> verbs = {
        "able",      "accept", "accepts", "answer",  "answers",  "be",    "can",   "generate",
        "generates", "handle", "handles", "has",     "hold",     "holds", "is",    "it",
        "of",        "output", "outputs", "produce", "produces", "read",  "reads", "reply",
        "respond",   "return", "returns", "support", "supports", "take",  "takes", "that",
        "to",        "which",  "with",    "write",   "writes"};
    std::size_t begin = i;
    while (begin > 0 && !words_[begin - 1].breaks && words_[begin - 1].role == WordRole::kNeed &&
           words_.is_one_of(begin - 1, verbs)) {
      --begin;
    }
    words_.set_role(begin, i, WordRole::kConnective);
  }

  /// Whether a thing that may have such a field stands before: "model", "price".
  bool names_a_thing(std::size_t before) const {
    for (std::size_t i = 0; i < before; ++i) {
      if (words_[i].role != WordRole::kNeed) continue;
      const std::string_view word = words_.slice(i, i + 1);
      if (is_generic_noun(words_, i) || words_[i].key == "price" || type_named(vocabulary_, word) ||
          vocabulary_.is_family(word)) {
        return true;
      }
    }
    return false;
  }

  bool is_all(std::size_t from, std::size_t to) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const bool inside = i >= from && i < to;
      const bool says = words_[i].role == WordRole::kNeed && !words_[i].key.empty();
      if (!inside && says && !is_filler(words_, i)) return false;
    }
    return true;
  }

  /// "updated this year": the newest year that is known, for a catalogue may be old.
  std::size_t note_this_year(std::size_t i) {
    constexpr std::array<std::string_view, 8> kThisYear = {"this year",
                                                           "in the last year",
                                                           "in the past year",
                                                           "within a year",
                                                           "within the last year",
                                                           "within the past year",
                                                           "during the last year",
                                                           "over the last year"};
    for (const std::string_view field : {"updated", "released"}) {
      if (words_.match(i, field) != 1) continue;
      std::size_t count = 0;
      for (const std::string_view one : kThisYear)
        count = std::max(count, words_.match(i + 1, one));
      const std::int32_t year = count > 0 ? vocabulary_.newest_year() : 0;
      if (year == 0) continue;
      const std::size_t next = i + 1 + count;
      note_unused(words_, words_.span(i, next), "years are read as numbers",
                  fmt::format("{} since {}", field, year), fmt::format("{}:>={}", field, year),
                  true, out_);
      return next;
    }
    return 0;
  }

  /// "Trained after 2024", "knowledge cutoff in 2025": no entry is compared by it.
  std::size_t note_training(std::size_t i) {
    if (!has_figures_) return 0;
    std::size_t count = 0;
    for (const std::string_view words : {"trained after", "trained since", "trained before",
                                         "trained in", "knowledge cutoff", "training cutoff"}) {
      count = std::max(count, words_.match(i, words));
    }
    if (count == 0 || words_.ends_before(i + count)) return 0;
    std::size_t next = i + count;
    while (!words_.ends_before(next) && !is_conjunction(words_, next)) ++next;
    if (words_.slice(i, next).find_first_of("0123456789") == std::string_view::npos) return 0;
    note_unused(words_, words_.span(i, next), "when a thing was trained is not compared", {}, {},
                true, out_);
    return next;
  }

  std::size_t read_order(std::size_t i) {
    const std::size_t next = read_plain_order(words_, i, vocabulary_, names_, out_);
    const bool acts = next > 0 && words_[i].role == WordRole::kCritique;
    wants_type_ = wants_type_ || acts;
    acted_ = acted_ || acts;
    return next;
  }

  /// "Model from Anthropic": behind a thing it says whose. Of other words it may be what is read:
  /// "import contacts from Google".
  std::size_t read_maker(std::size_t i) {
    if (i == 0 || words_.ends_before(i) || words_[i - 1].role != WordRole::kNeed) return 0;
    if (!is_generic_noun(words_, i - 1) && !telling_type_at(i - 1)) return 0;
    std::size_t joint = 0;
    for (const std::string_view words : {"from", "by", "made by", "built by", "developed by"}) {
      joint = std::max(joint, words_.match(i, words));
    }
    if (joint == 0 || words_.ends_before(i + joint)) return 0;
    std::size_t next = 0;
    for (std::size_t begin = i, at = i + joint;;) {
      MakerReading maker = maker_at(words_, at, vocabulary_, names_);
      if (maker.next == 0) maker = maker_by_name_at(words_, at, vocabulary_);
      if (maker.next == 0 || !is_written_as_name(words_.slice(at, maker.next))) break;
      next = maker.next;
      out_.critiques.push_back({CritiqueKind::kFrom, maker.maker, {}, words_.span(begin, next)});
      words_.set_role(begin, next, WordRole::kCritique);
      acted_ = true;
      // "From Google, Meta or OpenAI": any of them.
      const bool is_listed =
          next < words_.size() && (is_and_or(words_, next) || words_[next - 1].breaks);
      if (!is_listed) break;
      begin = next;
      at = next + (is_and_or(words_, next) ? 1 : 0);
    }
    return next;
  }

  std::size_t read_exclusion(std::size_t i) {
    const std::size_t next = read_plain_exclusion(words_, i, vocabulary_, names_, out_);
    acted_ = acted_ || (next > 0 && words_[i].role == WordRole::kCritique);
    return next;
  }

  /// A type at `i` that tells things apart: an app may be listed as a platform, a model is a model.
  std::optional<std::string> telling_type_at(std::size_t i) const {
    static const std::vector<std::string_view> loose = {
        "api",       "apis",         "app",        "apps",    "extension", "extensions",
        "framework", "frameworks",   "libraries",  "library", "other",     "platform",
        "platforms", "repositories", "repository", "tool",    "tools",     "workflow"};
    if (words_[i].role != WordRole::kNeed || words_[i].key.empty()) return {};
    if (words_.is_one_of(i, loose)) return {};
    return type_named(vocabulary_, words_.slice(i, i + 1));
  }

  void add_type(std::size_t i, const std::string& type) {
    for (const std::string& kind : kinds_of(vocabulary_, type)) {
      out_.critiques.push_back({CritiqueKind::kType, kind, {}, words_.span(i, i + 1)});
    }
    words_.set_role(i, i + 1, WordRole::kCritique);
  }

  /// What has a price or is sorted is of the type that is named: "cheapest model with vision".
  void take_type() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (const auto type = telling_type_at(i)) return add_type(i, *type);
    }
  }

  /// Where conditions were read, "everything" and "I want" are no need, and a type alone is one of
  /// them: "models under $1".
  void drop_what_says_nothing() {
    static const std::vector<std::string_view> empty = {
        "all",       "anything", "everything", "one",      "ones",     "only",
        "option",    "options",  "product",    "products", "software", "someone",
        "something", "stuff",    "thing",      "things",   "tool",     "tools"};
    std::optional<std::size_t> type;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (words_[i].role != WordRole::kNeed || words_[i].key.empty()) continue;
      const bool is_empty =
          words_.is_one_of(i, empty) || is_filler(words_, i) || is_conjunction(words_, i);
      if (is_empty) continue;
      if (type || !telling_type_at(i)) return;
      type = i;
    }
    if (type) add_type(*type, *telling_type_at(*type));
    words_.set_role_of(WordRole::kNeed, WordRole::kConnective);
  }

  QueryWords& words_;
  const QueryVocabulary& vocabulary_;
  NameReader names_;
  ParsedQuery& out_;
  const bool is_short_ = is_short_text(words_.text());
  // Most needs have neither, and no field is looked for in them.
  const bool has_figures_ = may_hold_figures(words_);
  bool acted_ = false;
  bool wants_type_ = false;  // something was asked of things of one type
};

}  // namespace

void read_plain_conditions(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out) {
  PlainConditionReader(words, vocabulary, out).read();
}

}  // namespace matchgraph
