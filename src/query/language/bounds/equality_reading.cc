#include "query/language/bounds/equality_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "matchgraph/filter_table.h"
#include "query/language/filter_keys.h"
#include "query/language/query_values.h"
#include "query/language/readings/offered_readings.h"
#include "text/ascii.h"

namespace matchgraph {
namespace {

class EqualityReader {
 public:
  EqualityReader(QueryWords& words, const QueryVocabulary& vocabulary, ParsedQuery& out)
      : words_(words), vocabulary_(vocabulary), out_(out) {}

  std::size_t read(std::size_t i) {
    const std::string_view text = words_.text();
    std::uint32_t at = words_[i].core.begin;
    // Read by characters: people write the sign with spaces around it, on one side or with none.
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
    // Numbers are bounds, and read as those elsewhere.
    if (row == nullptr || row->kind != FilterKind::kNames) return 0;
    return read_names(i, *row, op.op, {at, end});
  }

 private:
  std::size_t note_unknown_field(std::size_t i, std::string_view key, std::string_view value,
                                 std::uint32_t end) {
    // "A vision model < $2" is of the price of models.
    if (!parse_amount(value) || value.starts_with('$') || vocabulary_.field(key)) return 0;
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
    // Makers have names of several words, and without quotes only the catalogue tells where one
    // ends: the longest that is known.
    if (row->field == "maker") {
      const std::size_t from = words_.first_from(value.begin);
      // Behind "maker=" the name begins within a word, and no further word can be joined to it.
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
    return next;
  }

  static constexpr std::size_t kMostNameWords = 4;

  QueryWords& words_;
  const QueryVocabulary& vocabulary_;
  ParsedQuery& out_;
};

}  // namespace

std::size_t read_equality(QueryWords& words, std::size_t i, const QueryVocabulary& vocabulary,
                          ParsedQuery& out) {
  return EqualityReader(words, vocabulary, out).read(i);
}

}  // namespace matchgraph
