#include "query/language/typed_filters.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "matchgraph/error.h"
#include "query/language/query_values.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

enum class Key {
  kType,
  kMaker,
  kNotMaker,
  kLicense,
  kTag,
  kFree,
  kMaxPrice,
  kMinRank,
  kWhere,
  kSort,
  kPrice,
  kPaid,
  kOpenSource,
  kWith,
  kWithout,
  kField
};

const std::map<std::string_view, Key>& keys() {
  static const std::map<std::string_view, Key> known = {
      {"type", Key::kType},          {"maker", Key::kMaker},
      {"not maker", Key::kNotMaker}, {"license", Key::kLicense},
      {"licence", Key::kLicense},    {"tag", Key::kTag},
      {"free", Key::kFree},          {"max price", Key::kMaxPrice},
      {"min rank", Key::kMinRank},   {"where", Key::kWhere},
      {"sort", Key::kSort},          {"price", Key::kPrice},
      {"paid", Key::kPaid},          {"open source", Key::kOpenSource},
      {"with", Key::kWith},          {"without", Key::kWithout}};
  return known;
}

/// Options of the command that say nothing of what is looked for.
bool is_command_option(std::string_view flag) {
  static const std::vector<std::string_view> options = {"data",  "explain", "format",
                                                        "limit", "offers",  "offset"};
  return std::binary_search(options.begin(), options.end(), flag);
}

/// Keys that are said or not, without a value where they are flags.
bool is_switch(Key key) {
  return key == Key::kFree || key == Key::kPaid || key == Key::kOpenSource;
}

bool is_key_character(char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; }

/// A key with its operator and value, before it is understood.
struct Written {
  std::uint32_t begin = 0;  ///< of the key or flag
  std::string shown;        ///< the key as typed, for messages
  Key key = Key::kField;
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
        at = run_end(quoted.front().end);
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
    if (const auto known = keys().find(fold_for_names(typed)); known != keys().end()) {
      out.key = known->second;
      if (out.key == Key::kPrice) out.field = {"price"};
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
    if (is_command_option(fold_for_names(name))) {
      out_.notes.push_back(
          {fmt::format("--{} is an option of the command; in the text it is a word", name),
           {at, end}});
    }
    const auto known = keys().find(fold_for_names(name));
    if (known == keys().end() || known->second == Key::kPrice) return {};
    out.shown = fmt::format("--{}", name);
    out.key = known->second;
    if (is_switch(out.key)) {
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
    if (written.negated && written.key != Key::kMaker) {
      fail_at(written.begin,
              fmt::format("-{}: cannot be left out; only -maker:NAME can", written.shown));
    }
    switch (written.key) {
      case Key::kType:
        return add_names(written, out_.filters.types, "type");
      case Key::kMaker:
      case Key::kNotMaker:
        return add_makers(written);
      case Key::kLicense:
        return add_names(written, out_.filters.licenses, "license");
      case Key::kTag:
        return add_names(written, out_.filters.tags, "tag");
      case Key::kFree:
        return add_switch(written, out_.filters.free, {"price", "=", "free"});
      case Key::kPaid:
        return add_switch(written, out_.filters.paid, {"price", "=", "paid"});
      case Key::kOpenSource:
        return add_switch(written, out_.filters.open_source, {"license", "=", "open source"});
      case Key::kWith:
        return add_phrases(written, out_.filters.with, "with");
      case Key::kWithout:
        return add_phrases(written, out_.filters.without, "without");
      case Key::kMaxPrice:
        return add_amount(written, out_.filters.max_price, {"price", "<=", ""});
      case Key::kMinRank:
        return add_amount(written, out_.filters.min_rank, {"rank", ">=", ""});
      case Key::kWhere:
        return add_where(written);
      case Key::kSort:
        return add_sort(written);
      case Key::kPrice:
        return add_price(written);
      case Key::kField:
        return add_bound(written);
    }
  }

  void keep(const Written& written, Constraint constraint) {
    out_.typed_filters.push_back({std::move(constraint), {written.begin, written.end}});
  }

  std::optional<std::string> known_value(const std::string& field, std::string_view value) const {
    if (field == "type") return type_named(vocabulary_, value);
    if (field == "license") return vocabulary_.license(value);
    return field == "tag" ? vocabulary_.tag(value) : vocabulary_.maker(value);
  }

  /// The value as a whole when it is quoted or known, else its parts between commas.
  std::vector<std::string_view> values_of(const Written& written, const std::string& field) const {
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

  void add_names(const Written& written, std::vector<std::string>& list, const std::string& field,
                 const std::string& op = "=") {
    if (!written.op.empty() && written.op != op) {
      fail_at(written.begin, fmt::format("{} takes a name, not \"{}\"", written.shown, written.op));
    }
    std::string shown;
    for (const std::string_view value : values_of(written, field)) {
      const std::optional<std::string> known = known_value(field, value);
      if (!known) note_unknown(written, field, value);
      list.push_back(known.value_or(std::string(value)));
      shown += (shown.empty() ? "" : ", ") + list.back();
    }
    keep(written, {field, op, shown});
  }

  void note_unknown(const Written& written, const std::string& field, std::string_view value) {
    std::string text = fmt::format("nothing in this catalogue has the {} \"{}\"", field, value);
    if (field == "type")
      text += fmt::format("; known are {}", fmt::join(vocabulary_.types(), ", "));
    out_.notes.push_back({std::move(text), {written.begin, written.end}});
  }

  void add_makers(const Written& written) {
    const bool excluded = written.negated || written.key == Key::kNotMaker || written.op == "!=";
    Written plain = written;
    plain.op.clear();
    if (!written.op.empty() && written.op != "=" && written.op != "!=") plain.op = written.op;
    if (excluded) {
      add_names(plain, out_.filters.not_makers, "maker", "!=");
    } else {
      add_names(plain, out_.filters.makers, "maker");
    }
  }

  void add_switch(const Written& written, bool& filter, Constraint constraint) {
    const std::string value = fold_for_names(slice(written.value));
    if (!value.empty() && value != "yes" && value != "true" && value != "1") {
      const char* instead =
          written.key == Key::kFree ? ", or price:>0 for what costs something" : "";
      fail_at(written.value.begin,
              fmt::format("{}: \"{}\" is not understood; write {}:yes{}", written.shown,
                          slice(written.value), written.shown, instead));
    }
    filter = true;
    keep(written, std::move(constraint));
  }

  /// A phrase in quotes is one, else commas separate them.
  void add_phrases(const Written& written, std::vector<std::string>& list,
                   const std::string& field) {
    if (!written.op.empty()) fail_at(written.value.begin, field + " takes a phrase");
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
    keep(written, {field, "=", shown});
  }

  std::string number_of(const Written& written) const {
    const auto number = plain_number(slice(written.value));
    if (!number) {
      fail_at(written.value.begin,
              fmt::format("{}: \"{}\" is no number", written.shown, slice(written.value)));
    }
    return *number;
  }

  void add_amount(const Written& written, std::optional<double>& amount, Constraint constraint) {
    constraint.value = number_of(written);
    const double value = *parse_amount(slice(written.value));
    if (value < 0 || !written.op.empty()) {
      fail_at(written.value.begin, fmt::format("{} takes a number of at least 0", written.shown));
    }
    amount = value;
    keep(written, std::move(constraint));
  }

  void add_price(const Written& written) {
    const std::string value = fold_for_names(slice(written.value));
    const bool plain = written.op.empty() || written.op == "=";
    if (plain && value == "free") {
      out_.filters.free = true;
      return keep(written, {"price", "=", "free"});
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
      fail_at(written.value.begin,
              fmt::format(
                  "{}: \"{}\" is no {}", written.shown, slice(written.value),
                  written.field.is_date ? "date; write YYYY, YYYY-MM or YYYY-MM-DD" : "number"));
    }
    add_constraint(written, {written.field.name, written.op.empty() ? "=" : written.op, *value});
  }

  void add_constraint(const Written& written, const Constraint& constraint) {
    out_.filters.where.push_back(constraint);
    keep(written, constraint);
  }

  /// --where 'FIELD OP VALUE', for any field.
  void add_where(const Written& written) {
    Constraint constraint;
    try {
      constraint = parse_where(slice(written.value));
    } catch (const Error& error) {
      fail_at(written.value.begin, fmt::format("{}: {}", written.shown, error.what()));
    }
    const std::string field = constraint.field == "licence" ? "license" : constraint.field;
    if (field == "type" || field == "maker" || field == "license" || field == "tag") {
      constraint.field = field;
      if (const auto known = known_value(field, constraint.value)) constraint.value = *known;
      const bool excluded = constraint.op == "!=" && field == "maker";
      if (constraint.op == "=" || excluded) return add_constraint(written, constraint);
      fail_at(written.value.begin, fmt::format("{} compares with = only", field));
    }
    const auto known = vocabulary_.field(constraint.field);
    if (!known) {
      fail_at(written.value.begin,
              fmt::format("nothing in this catalogue has a field \"{}\"", constraint.field));
    }
    const auto value = bound_value(*known, constraint.value);
    if (!value) {
      fail_at(written.value.begin,
              fmt::format("{}: \"{}\" is no {}", constraint.field, constraint.value,
                          known->is_date ? "date; write YYYY, YYYY-MM or YYYY-MM-DD" : "number"));
    }
    add_constraint(written, {known->name, constraint.op, *value});
  }

  void add_sort(const Written& written) {
    const auto sort = parse_sort(fold_for_names(slice(written.value)));
    if (!sort || !written.op.empty()) {
      fail_at(written.value.begin,
              fmt::format("{}: \"{}\" is no order; accepted are relevance, rank, price, updated, "
                          "name",
                          written.shown, slice(written.value)));
    }
    out_.sort = sort;
    keep(written, {"sort", "=", std::string(to_string(*sort))});
  }

  const QueryVocabulary& vocabulary_;
  ParsedQuery& out_;
  std::string_view text_;
};

}  // namespace

QueryWords read_typed_filters(const QueryVocabulary& vocabulary, ParsedQuery& out) {
  return FilterReader(vocabulary, out).read();
}

}  // namespace matchgraph
