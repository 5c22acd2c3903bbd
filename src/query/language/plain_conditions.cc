#include "query/language/plain_conditions.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "matchgraph/filter_table.h"
#include "query/language/filter_keys.h"
#include "query/language/prose.h"
#include "query/language/query_phrases.h"
#include "query/language/query_values.h"
#include "query/language/readings/bound_reading.h"
#include "query/language/readings/exclusion_reading.h"
#include "query/language/readings/license_reading.h"
#include "query/language/readings/maker_reading.h"
#include "query/language/readings/name_reading.h"
#include "query/language/readings/offered_readings.h"
#include "query/language/readings/order_reading.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

/// "at least 4 stars" is said of hotels; nobody asks for so few of what is counted here.
constexpr double kLeastSignal = 100;

class PlainConditionReader {
 public:
  PlainConditionReader(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out)
      : words_(words), vocabulary_(vocabulary), names_(words, vocabulary), out_(out) {}

  void read() {
    for (std::size_t i = 0; i < words_.size();) {
      const bool is_need = words_[i].role == WordRole::kNeed && !words_[i].key.empty();
      const std::size_t next = is_need ? read_at(i) : 0;
      i = next > i ? next : i + 1;
    }
    if (wants_type_) take_type();
    if (acted_) drop_what_says_nothing();
  }

 private:
  /// The word after a condition, whether it acts or is noted; 0 where there is none.
  std::size_t read_at(std::size_t i) {
    if (has_figures_) {
      if (BoundReading bound = symbolic_bound_at(words_, i, vocabulary_); bound.next > 0) {
        return take(i, std::move(bound));
      }
      if (const std::size_t next = read_written(i); next > 0) return next;
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
    if (const std::size_t next = note_this_year(i); next > 0) return next;
    if (const std::size_t next = read_order(i); next > 0) return next;
    if (const std::size_t next = read_maker(i); next > 0) return next;
    return read_exclusion(i);
  }

  std::size_t take(std::size_t i, BoundReading bound) {
    words_.set_role(i, bound.next, WordRole::kCritique);
    out_.critiques.push_back(std::move(bound.critique));
    acted_ = true;
    return bound.next;
  }

  std::size_t read_bound(std::size_t i, BoundReading bound) {
    const std::string& field = bound.critique.bound.field;
    const TextSpan span = words_.span(i, bound.next);
    if (bound.is_unknown) {
      note_unused(words_, span, "no price here is told in that unit", {}, {}, true, out_);
      return bound.next;
    }
    const auto* number = std::get_if<double>(&bound.critique.bound.value);
    const bool is_price = field == "price" || field == "output_price";
    const bool is_small = number != nullptr && !is_price && field != "rank" &&
                          field != "capabilities" && *number < kLeastSignal;
    const bool is_sure = bound.is_explicit || names_a_thing(i) || is_all(i, bound.next);
    if (is_short_ && is_sure && !is_small) {
      if (i > 0 && announces_bound(i - 1)) words_.set_role(i - 1, i, WordRole::kConnective);
      wants_type_ = wants_type_ || is_price;
      return take(i, std::move(bound));
    }
    const std::string words = fmt::format("{} {} {}", field, bound.critique.bound.op,
                                          value_text(bound.critique.bound.value));
    note_unused(words_, span, "read as words of the need", words,
                fmt::format("{}:{}{}", field, bound.critique.bound.op,
                            value_text(bound.critique.bound.value)),
                true, out_);
    return bound.next;
  }

  /// "with over 100k context", "models costing under $1".
  bool announces_bound(std::size_t i) const {
    static constexpr std::array<std::string_view, 9> kWords = {
        "with", "having", "has", "have", "of", "costing", "costs", "for", "that"};
    return words_[i].role == WordRole::kNeed && !words_[i].breaks &&
           std::find(kWords.begin(), kWords.end(), words_[i].key) != kWords.end();
  }

  /// Whether a thing that may have such a field stands before: "model", "price".
  bool names_a_thing(std::size_t before) const {
    for (std::size_t i = 0; i < before; ++i) {
      if (words_[i].role != WordRole::kNeed) continue;
      if (is_generic_noun(words_, i) || words_[i].key == "price" ||
          type_named(vocabulary_, words_.slice(i, i + 1))) {
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

  /// "maker != OpenAI", "type=model", and a bound on a field that nothing has: "stars > 1000".
  std::size_t read_written(std::size_t i) {
    const std::string_view text = words_.text();
    std::uint32_t at = words_[i].core.begin;
    while (at < text.size() && (is_alphanumeric(text[at]) || text[at] == '_')) ++at;
    const std::string_view key = text.substr(words_[i].core.begin, at - words_[i].core.begin);
    if (key.empty()) return 0;
    while (const std::size_t space = space_bytes(text, at)) at += static_cast<std::uint32_t>(space);
    const ComparisonOperator op = comparison_operator(text.substr(at));
    if (op.bytes == 0) return 0;
    at += op.bytes;
    while (const std::size_t space = space_bytes(text, at)) at += static_cast<std::uint32_t>(space);
    if (at >= text.size()) return 0;
    std::uint32_t end = at;
    while (end < text.size() && space_bytes(text, end) == 0) ++end;
    while (end > at && std::string_view(",;!?.)").find(text[end - 1]) != std::string_view::npos) {
      --end;
    }
    const auto meaning = meaning_of(key);
    if (!meaning) return note_unknown_field(i, key, text.substr(at, end - at), end);
    const FilterRow* row = meaning->row;
    if (row == nullptr || row->kind != FilterKind::kNames) return 0;
    return read_names(i, *row, op.op, {at, end});
  }

  std::size_t note_unknown_field(std::size_t i, std::string_view key, std::string_view value,
                                 std::uint32_t end) {
    if (!parse_amount(value) || vocabulary_.field(key)) return 0;
    const std::size_t next = words_.first_from(end);
    note_unused(words_, words_.span(i, next),
                fmt::format("nothing in this catalogue has a field \"{}\"", key), {}, {}, true,
                out_);
    return next;
  }

  std::size_t read_names(std::size_t i, const FilterRow& typed, const std::string& op,
                         TextSpan value) {
    const FilterRow* row = op == "!=" ? excluding(typed.field) : &typed;
    if (row == nullptr || (op != "=" && op != "!=")) return 0;
    std::size_t next = words_.first_from(value.end);
    std::string name(words_.slice(value));
    std::optional<std::string> known;
    if (row->field == "maker") {
      const std::size_t from = words_.first_from(value.begin);
      const bool whole = from < words_.size() && words_[from].outer.begin == value.begin;
      const std::size_t most = whole ? std::min(words_.size(), from + kMostNameWords) : from;
      for (std::size_t to = most; to > from && !known; --to) {
        known = vocabulary_.maker(words_.slice(from, to));
        if (known) next = to;
      }
      if (!known) known = vocabulary_.maker(name);
    } else if (row->field == "type") {
      known = type_named(vocabulary_, name);
    } else {
      known = row->field == "tag" ? vocabulary_.tag(name) : vocabulary_.license(name);
    }
    const TextSpan span = words_.span(i, next);
    if (!known) {
      note_unused(words_, span,
                  fmt::format("nothing in this catalogue has the {} \"{}\"", row->field, name), {},
                  {}, true, out_);
      return next;
    }
    list_of(*row, out_.filters).push_back(*known);
    out_.typed_filters.push_back(
        {{std::string(row->field), std::string(row->op), NameList{*known}}, span});
    words_.set_role(i, next, WordRole::kCritique);
    acted_ = true;
    return next;
  }

  /// "updated this year": the newest year that is known, for a catalogue may be old.
  std::size_t note_this_year(std::size_t i) {
    for (const std::string_view field : {"updated", "released"}) {
      if (words_.match(i, field) != 1) continue;
      const std::size_t count =
          std::max(words_.match(i + 1, "this year"), words_.match(i + 1, "in the last year"));
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

  std::size_t read_order(std::size_t i) {
    const OrderReading reading = order_at(words_, i, vocabulary_);
    if (reading.next == 0 || out_.sort) return 0;
    const std::string order = to_string(reading.order);
    const TextSpan span = words_.span(i, reading.next);
    std::size_t begin = i;  // "with the largest context"
    while (begin > 0 && is_article(words_, begin - 1) && !words_[begin - 1].breaks) --begin;
    if (!reading.is_of_results || !begins_phrase(begin)) {
      note_unused(words_, span, "read as words of the need", "sorted by " + order, "sort:" + order,
                  true, out_);
      return reading.next;
    }
    out_.sort = reading.order;
    out_.typed_filters.push_back({{"sort", "=", NameList{order}}, span});
    if (begin > 0 && announces_bound(begin - 1)) --begin;
    words_.set_role(begin, i, WordRole::kConnective);
    words_.set_role(i, reading.next, WordRole::kCritique);
    wants_type_ = true;
    acted_ = true;
    return reading.next;
  }

  /// Whether nothing but words that requests begin with stands before, or a mark or "with" does.
  bool begins_phrase(std::size_t i) const {
    if (i > 0 && (words_.ends_before(i) || announces_bound(i - 1))) return true;
    for (std::size_t at = 0; at < i; ++at) {
      if (words_[at].role == WordRole::kNeed && !is_filler(words_, at)) return false;
    }
    return true;
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
    const MakerReading maker = maker_at(words_, i + joint, vocabulary_, names_);
    if (maker.next == 0 || !is_written_as_name(words_.slice(i + joint, maker.next))) return 0;
    out_.critiques.push_back({CritiqueKind::kFrom, maker.maker, {}, words_.span(i, maker.next)});
    words_.set_role(i, maker.next, WordRole::kCritique);
    acted_ = true;
    return maker.next;
  }

  std::size_t read_exclusion(std::size_t i) {
    const ExclusionReading reading = exclusion_at(words_, i, vocabulary_, names_);
    if (reading.is_doubtful) return is_condition(reading.span) ? 0 : note_exclusion(reading);
    if (reading.next == 0) return 0;
    for (const Exclusion& one : reading.exclusions) {
      if (one.is_maker) {
        out_.critiques.push_back({CritiqueKind::kNotFrom, one.text, {}, one.span});
      } else {
        out_.excluded.push_back({one.text, one.span});
      }
    }
    words_.set_role(i, reading.next, WordRole::kCritique);
    acted_ = true;
    return reading.next;
  }

  /// "Without internet" was read: nothing of it is in doubt.
  bool is_condition(const TextSpan& span) const {
    return std::any_of(out_.conditions.begin(), out_.conditions.end(),
                       [&](const TypedCondition& one) {
                         return one.span.begin < span.end && span.begin < one.span.end;
                       });
  }

  std::size_t note_exclusion(const ExclusionReading& reading) {
    const bool one_word =
        reading.doubtful.find(' ') == std::string::npos && is_letter(reading.doubtful.front());
    note_unused(words_, reading.span, "read as words of the need",
                fmt::format("without “{}”", reading.doubtful),
                one_word ? '-' + reading.doubtful : fmt::format("-\"{}\"", reading.doubtful), true,
                out_);
    return words_.first_from(reading.span.end);
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
    out_.critiques.push_back({CritiqueKind::kType, type, {}, words_.span(i, i + 1)});
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

  static constexpr std::size_t kMostNameWords = 4;

  QueryWords& words_;
  const QueryVocabulary& vocabulary_;
  NameReader names_;
  ParsedQuery& out_;
  const bool is_short_ = is_short_text(words_.text());
  // Most needs have neither, and no field is looked for in them.
  const bool has_figures_ = words_.text().find_first_of("0123456789=<>") != std::string_view::npos;
  bool acted_ = false;
  bool wants_type_ = false;  // something was asked of things of one type
};

}  // namespace

void read_plain_conditions(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out) {
  PlainConditionReader(words, vocabulary, out).read();
}

}  // namespace matchgraph
