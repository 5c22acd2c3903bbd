#include "query/language/typed_filters.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "matchgraph/filter_table.h"
#include "query/language/filter_keys.h"
#include "query/language/prose.h"
#include "query/language/query_values.h"
#include "query/language/readings/order_reading.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "traits/asked.h"

namespace matchgraph {
namespace {

bool is_key_character(char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; }

/// A key with its operator and value, before it is understood.
struct Written {
  std::uint32_t begin = 0;  ///< of the key or flag
  std::string shown;        ///< the key as typed, for messages
  KeyMeaning meaning;
  QueryVocabulary::Field field;  ///< of a bound
  bool negated = false;
  std::string op;  ///< may be empty
  TextSpan value;
  std::uint32_t end = 0;  ///< of the value, its closing quote included
  bool quoted = false;
};

class FilterReader {
 public:
  FilterReader(const QueryVocabulary& vocabulary, ParsedQuery& out)
      : vocabulary_(vocabulary), out_(out), text_(out.text) {}

  QueryWords read() {
    QueryWords words(text_);
    const auto size = static_cast<std::uint32_t>(text_.size());
    std::uint32_t pending = 0;
    for (std::uint32_t at = 0; at < size;) {
      if (const std::size_t space = space_bytes(text_, at); space > 0) {
        at += static_cast<std::uint32_t>(space);
        continue;
      }
      if (text_[at] == '(' && at + 1 < size) ++at;
      if (const auto quoted = quoted_pieces(text_, at, false); !quoted.empty()) {
        take_phrase(at, quoted.front());
        at = run_end(quoted.front().end);
      } else if (const std::optional<std::uint32_t> end = take_excluded(at)) {
        words.append(pending, at);
        words.append_filter({at, *end});
        pending = at = *end;
      } else if (const std::optional<Written> written = written_at(at)) {
        understand(*written);
        words.append(pending, at);
        words.append_filter({at, written->end});
        pending = at = written->end;
      } else {
        at = run_end(at);
      }
    }
    words.append(pending, size);
    return words;
  }

 private:
  std::uint32_t run_end(std::uint32_t at) const {
    while (at < text_.size() && space_bytes(text_, at) == 0) ++at;
    return at;
  }

  void take_phrase(std::uint32_t begin, const QuotedPiece& piece) {
    const TextSpan span{begin, piece.end};
    if (fold_for_names(slice(piece.inside)).empty()) return;
    if (!is_prose_) {
      out_.phrases.push_back({std::string(slice(piece.inside)), span});
    } else if (is_short_) {
      out_.notes.push_back({fmt::format("quotation marks in a sentence are only marks; without the "
                                        "mark at its end, results have to hold \"{}\"",
                                        slice(piece.inside)),
                            span});
    }
  }

  /// `-word` or `-"phrase"` at the beginning of a run, taken; its end.
  std::optional<std::uint32_t> take_excluded(std::uint32_t at) {
    const bool bang = text_[at] == '!';  // as other search boxes have it: "!openai"
    if (is_prose_ || (!bang && (text_[at] != '-' || key_at(at)))) return {};
    const std::uint32_t begin = at + 1;
    TextSpan inside{begin, run_end(begin)};
    std::uint32_t end = inside.end;
    if (const auto quoted = quoted_pieces(text_, begin, false); !bang && !quoted.empty()) {
      inside = quoted.front().inside;
      end = quoted.front().end;
    } else {
      while (inside.end > begin &&
             std::string_view(",;)").find(text_[inside.end - 1]) != std::string_view::npos) {
        --inside.end;
      }
      if (inside.end < begin + 2 || !begins_word(text_[begin])) return {};
    }
    if (fold_for_names(slice(inside)).empty()) return {};
    out_.excluded.push_back({std::string(slice(inside)), {at, end}});
    return end;
  }

  static bool begins_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
  }

  std::string_view slice(TextSpan span) const {
    return text_.substr(span.begin, span.end - span.begin);
  }

  /// The key or flag at the beginning of a run, with its value; nothing for plain words.
  std::optional<Written> written_at(std::uint32_t at) {
    return text_.substr(at).starts_with("--") ? flag_at(at) : key_at(at);
  }

  std::uint32_t key_end(std::uint32_t at) const {
    while (at < text_.size() && is_key_character(text_[at])) ++at;
    return at;
  }

  bool name_key(std::string_view typed, Written& out) const {
    out.shown = typed;
    if (const auto known = meaning_of(typed)) {
      out.meaning = *known;
      if (out.meaning.kind == KeyMeaning::Kind::kPrice) out.field = {"price"};
      return true;
    }
    const auto field = vocabulary_.field(typed);
    if (field) out.field = *field;
    return field.has_value();
  }

  std::optional<Written> key_at(std::uint32_t at) const {
    Written out;
    out.begin = at;
    out.negated = text_[at] == '-';
    const std::uint32_t begin = at + (out.negated ? 1 : 0);
    const std::uint32_t end = key_end(begin);
    if (end == begin || end + 1 >= text_.size() || text_[end] != ':') return {};
    const std::uint32_t value = end + 1;
    if (space_bytes(text_, value) > 0 || text_[value] == ':' || text_[value] == '/') return {};
    if (!name_key(text_.substr(begin, end - begin), out)) return {};
    const ComparisonOperator op = comparison_operator(text_.substr(value));
    out.op = op.op;
    take_value(value + op.bytes, out);
    return out;
  }

  std::optional<Written> flag_at(std::uint32_t at) {
    Written out;
    out.begin = at;
    const std::uint32_t end = key_end(at + 2);
    const std::string_view name = text_.substr(at + 2, end - at - 2);
    if (is_command_option(name)) {
      out_.notes.push_back(
          {fmt::format("--{} is an option of the command; in the text it is a word", name),
           {at, end}});
    }
    const auto known = meaning_of(name);
    if (!known || known->kind == KeyMeaning::Kind::kPrice) return {};
    out.shown = fmt::format("--{}", name);
    out.meaning = *known;
    if (out.meaning.row != nullptr && out.meaning.row->is_switch()) {
      out.end = end;
      return out;
    }
    std::uint32_t value = end;
    if (value < text_.size() && text_[value] == '=') {
      ++value;
    } else {
      while (const std::size_t space = space_bytes(text_, value)) {
        value += static_cast<std::uint32_t>(space);
      }
    }
    if (value >= text_.size() || text_.substr(value).starts_with("--")) {
      fail_at(at, fmt::format("{} needs a value", out.shown));
    }
    take_value(value, out);
    return out;
  }

  void take_value(std::uint32_t at, Written& out) const {
    const auto pieces = quoted_pieces(text_, at, true);
    out.quoted = !pieces.empty();
    if (out.quoted) {
      out.value = pieces.front().inside;
      out.end = pieces.front().end;
      return;
    }
    if (opening_quote_bytes(text_, at) > 0) {
      fail_at(at, fmt::format("the quote after {} is not closed", out.shown));
    }
    std::uint32_t end = run_end(at);
    while (end > at && std::string_view(",;!?.)").find(text_[end - 1]) != std::string_view::npos) {
      --end;
    }
    if (end == at) fail_at(out.begin, fmt::format("{} has no value", out.shown));
    out.value = {at, end};
    out.end = end;
  }

  void understand(const Written& written) {
    check_negation(written);
    switch (written.meaning.kind) {
      case KeyMeaning::Kind::kFilter:
        return add_filter(written, *written.meaning.row);
      case KeyMeaning::Kind::kSort:
        return add_sort(written);
      case KeyMeaning::Kind::kPrice:
        return add_price(written);
      case KeyMeaning::Kind::kField:
        return add_bound(written);
    }
  }

  static void check_negation(const Written& written) {
    const FilterRow* row = written.meaning.row;
    const bool can = row != nullptr && row->op == "=" && excluding(row->field) != nullptr;
    if (!written.negated || can) return;
    fail_at(written.begin,
            fmt::format("-{}: cannot be left out; only -maker:NAME can", written.shown));
  }

  void add_filter(const Written& written, const FilterRow& row) {
    switch (row.kind) {
      case FilterKind::kFlag:
        return add_switch(written, row);
      case FilterKind::kNames:
        return add_names(written, row);
      case FilterKind::kNumber:
        return add_amount(written, row);
      case FilterKind::kPhrases:
        return add_phrases(written, row);
      case FilterKind::kWhere:
        return add_where(written);
      case FilterKind::kComparative:
        return;  // no key is one
    }
  }

  void keep(const Written& written, Constraint constraint) {
    out_.typed_filters.push_back({std::move(constraint), {written.begin, written.end}});
  }

  std::optional<std::string> known_value(std::string_view field, std::string_view value) const {
    if (field == "type") return type_named(vocabulary_, value);
    if (field == "license") return vocabulary_.license(value);
    if (field == "cluster") return vocabulary_.cluster(value);
    if (field == kTraitField) return slug_for(value);
    return field == "tag" ? vocabulary_.tag(value) : vocabulary_.maker(value);
  }

  /// The value as a whole when it is quoted or known, else its parts between commas.
  std::vector<std::string_view> values_of(const Written& written, std::string_view field) const {
    std::string_view rest = slice(written.value);
    if (written.quoted || known_value(field, rest)) return {rest};
    std::vector<std::string_view> out;
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      if (comma > 0) out.push_back(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return out;
  }

  /// `-maker:NAME` and `maker:!=NAME` are what not-maker:NAME is.
  void add_names(const Written& written, const FilterRow& typed) {
    const bool excludes = written.negated || written.op == "!=";
    const FilterRow* other = excludes ? excluding(typed.field) : nullptr;
    const FilterRow& row = other != nullptr ? *other : typed;
    if (!written.op.empty() && written.op != "=" && written.op != row.op) {
      fail_at(written.begin, fmt::format("{} takes a name, not \"{}\"", written.shown, written.op));
    }
    NameList names;
    for (const std::string_view value : values_of(written, row.field)) {
      const std::optional<std::string> known = known_value(row.field, value);
      if (!known) note_unknown(written, row.field, value);
      names.push_back(known.value_or(std::string(value)));
    }
    NameList& list = list_of(row, out_.filters);
    list.insert(list.end(), names.begin(), names.end());
    keep(written, {std::string(row.field), std::string(row.op), std::move(names)});
  }

  void note_unknown(const Written& written, std::string_view field, std::string_view value) {
    std::string text = fmt::format("nothing in this catalogue has the {} \"{}\"", field, value);
    if (field == "type")
      text += fmt::format("; known are {}", fmt::join(vocabulary_.types(), ", "));
    out_.notes.push_back({std::move(text), {written.begin, written.end}});
  }

  void add_switch(const Written& written, const FilterRow& row) {
    const std::string value = fold_for_names(slice(written.value));
    if (!value.empty() && value != "yes" && value != "true" && value != "1") {
      const char* instead = row.name == "free" ? ", or price:>0 for what costs something" : "";
      fail_at(written.value.begin,
              fmt::format("{}: \"{}\" is not understood; write {}:yes{}", written.shown,
                          slice(written.value), written.shown, instead));
    }
    switch_on(row, out_.filters);
    keep_flag(written, row);
  }

  void keep_flag(const Written& written, const FilterRow& row) {
    keep(written, {std::string(row.field), std::string(row.op), std::string(row.word)});
  }

  /// A phrase in quotes is one, else commas separate them.
  void add_phrases(const Written& written, const FilterRow& row) {
    if (!written.op.empty()) {
      fail_at(written.value.begin, fmt::format("{} takes a phrase", row.name));
    }
    std::vector<std::string>& list = list_of(row, out_.filters);
    std::string_view rest = slice(written.value);
    std::string shown;
    while (!rest.empty()) {
      const std::size_t end = written.quoted ? rest.size() : std::min(rest.find(','), rest.size());
      if (end > 0) {
        list.emplace_back(rest.substr(0, end));
        shown += (shown.empty() ? "" : ", ") + list.back();
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    keep(written, {std::string(row.field), std::string(row.op), shown});
  }

  void add_amount(const Written& written, const FilterRow& row) {
    const std::optional<double> amount = parse_amount(slice(written.value));
    if (!amount) {
      fail_at(written.value.begin,
              fmt::format("{}: \"{}\" is no number", written.shown, slice(written.value)));
    }
    if (*amount < row.least || !written.op.empty()) {
      fail_at(written.value.begin,
              fmt::format("{} takes a number of at least {}", written.shown, row.least));
    }
    number_of(row, out_.filters) = amount;
    keep(written, {std::string(row.field), std::string(row.op), *amount});
  }

  void add_price(const Written& written) {
    const std::string value = fold_for_names(slice(written.value));
    const bool plain = written.op.empty() || written.op == "=";
    if (plain && value == "free") {
      const FilterRow& row = filter_of(CritiqueKind::kFree);
      switch_on(row, out_.filters);
      return keep_flag(written, row);
    }
    if (plain && value == "paid") {
      out_.critiques.push_back({CritiqueKind::kPaid, "", {}, {written.begin, written.end}});
      return;
    }
    add_bound(written);
  }

  void add_bound(const Written& written) {
    const auto value = bound_value(written.field, slice(written.value));
    if (!value) {
      fail_at(written.value.begin, fault_of(written.shown, slice(written.value), written.field));
    }
    add_constraint(written, {written.field.name, written.op.empty() ? "=" : written.op, *value});
  }

  void add_constraint(const Written& written, const Constraint& constraint) {
    out_.filters.where.push_back(constraint);
    keep(written, constraint);
  }

  /// --where 'FIELD OP VALUE', for any field.
  void add_where(const Written& written) {
    WrittenBound bound;
    try {
      bound = split_where(slice(written.value));
    } catch (const Error& error) {
      fail_at(written.value.begin, fmt::format("{}: {}", written.shown, error.what()));
    }
    const std::string field = field_of_key(bound.field);
    if (field_kind(field) == FieldKind::kName) {
      const bool excludes = bound.op == "!=" && excluding(field) != nullptr;
      if (bound.op != "=" && !excludes) {
        fail_at(written.value.begin, fmt::format("{} compares with = only", field));
      }
      const std::string name = known_value(field, bound.value).value_or(bound.value);
      return add_constraint(written, {field, bound.op, NameList{name}});
    }
    const auto known = vocabulary_.field(field);
    if (!known) {
      fail_at(written.value.begin,
              fmt::format("nothing in this catalogue has a field \"{}\"", field));
    }
    const auto value = bound_value(*known, bound.value);
    if (!value) fail_at(written.value.begin, fault_of(field, bound.value, *known));
    add_constraint(written, {known->name, bound.op, *value});
  }

  static std::string fault_of(std::string_view shown, std::string_view value,
                              const QueryVocabulary::Field& field) {
    return fmt::format("{}: \"{}\" is no {}", shown, value,
                       field.is_date ? "date; write YYYY, YYYY-MM or YYYY-MM-DD" : "number");
  }

  void add_sort(const Written& written) {
    const std::string_view value = slice(written.value);
    const bool reversed = value.starts_with('-');
    const std::string name = fold_for_names(value.substr(reversed ? 1 : 0));
    std::optional<ResultOrder> order = parse_order(reversed ? '-' + name : name);
    if (!order) order = order_named(name);
    if (!order) {
      if (const auto field = vocabulary_.field(name); field && !field->is_date) {
        order = ResultOrder(field->name, reversed);
      }
    }
    if (!order || !written.op.empty()) {
      fail_at(
          written.value.begin,
          fmt::format("{}: \"{}\" is no order; accepted are relevance, rank, price, updated, "
                      "name, maker, license and fields with numbers, and with \"-\" the reverse",
                      written.shown, value));
    }
    out_.sort = order;
    keep(written, {"sort", "=", NameList{to_string(*order)}});
  }

  const QueryVocabulary& vocabulary_;
  ParsedQuery& out_;
  std::string_view text_;
  const bool is_short_ = is_short_text(text_);
  // Sentences have quotations and dashes of their own: 'Is "example.com" taken?', "methods -exact
  // or not- for pressures."
  const bool is_prose_ = !is_short_ || ends_as_sentence(text_);
};

}  // namespace

QueryWords read_typed_filters(const QueryVocabulary& vocabulary, ParsedQuery& out) {
  return FilterReader(vocabulary, out).read();
}

}  // namespace matchgraph
