#include "query/language/written_filter.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matchgraph/error.h"
#include "matchgraph/filter_table.h"
#include "query/language/bounds/order_reading.h"
#include "query/language/query_values.h"
#include "text/fold.h"
#include "traits/asked.h"

namespace matchgraph {
namespace {

class FilterUnderstanding {
 public:
  FilterUnderstanding(const QueryVocabulary& vocabulary, ParsedQuery& out)
      : vocabulary_(vocabulary), out_(out), text_(out.text) {}

  void understand(const WrittenFilter& written) {
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

 private:
  std::string_view slice(TextSpan span) const {
    return text_.substr(span.begin, span.end - span.begin);
  }

  static void check_negation(const WrittenFilter& written) {
    const FilterRow* row = written.meaning.row;
    // Nothing can be the contrary of a key but a row that leaves its names out.
    const bool can = row != nullptr && row->op == "=" && excluding(row->field) != nullptr;
    if (!written.negated || can) return;
    fail_at(written.begin,
            fmt::format("-{}: cannot be left out; only -maker:NAME can", written.shown));
  }

  void add_filter(const WrittenFilter& written, const FilterRow& row) {
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

  void keep(const WrittenFilter& written, Constraint constraint) {
    out_.typed_filters.push_back({std::move(constraint), {written.begin, written.end}});
  }

  std::optional<std::string> known_value(std::string_view field, std::string_view value) const {
    if (field == "type") return type_named(vocabulary_, value);
    if (field == "license") return vocabulary_.license(value);
    if (field == "cluster") return vocabulary_.cluster(value);
    if (field == "seller") {
      // No column spells the names of sellers, so that the one typed is kept.
      return vocabulary_.is_seller(value) ? std::optional(std::string(value)) : std::nullopt;
    }
    // Traits are named by the program, whatever the catalogue holds.
    if (field == kTraitField) return slug_for(value);
    return field == "tag" ? vocabulary_.tag(value) : vocabulary_.maker(value);
  }

  /// The value as a whole when it is quoted or known, else its parts between commas.
  std::vector<std::string_view> values_of(const WrittenFilter& written,
                                          std::string_view field) const {
    std::string_view rest = slice(written.value);
    // A maker's name may hold a comma, "Acme, Inc.": what the catalogue knows as a whole is one
    // value.
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
  void add_names(const WrittenFilter& written, const FilterRow& typed) {
    const bool excludes = written.negated || written.op == "!=";
    const FilterRow* other = excludes ? excluding(typed.field) : nullptr;
    const FilterRow& row = other != nullptr ? *other : typed;
    if (!written.op.empty() && written.op != "=" && written.op != row.op) {
      fail_at(written.begin, fmt::format("{} takes a name, not \"{}\"", written.shown, written.op));
    }
    NameList names;
    for (const std::string_view value : values_of(written, row.field)) {
      const std::optional<std::string> known = known_value(row.field, value);
      // It filters all the same, as asked, and the note says why nothing is found.
      if (!known) note_unknown(written, row.field, value);
      names.push_back(known.value_or(std::string(value)));
    }
    NameList& list = list_of(row, out_.filters);
    list.insert(list.end(), names.begin(), names.end());
    keep(written, {std::string(row.field), std::string(row.op), std::move(names)});
  }

  void note_unknown(const WrittenFilter& written, std::string_view field, std::string_view value) {
    std::string text = fmt::format("nothing in this catalogue has the {} \"{}\"", field, value);
    // Types are few enough to be listed, where makers and licences are not.
    if (field == "type")
      text += fmt::format("; known are {}", fmt::join(vocabulary_.types(), ", "));
    out_.notes.push_back({std::move(text), {written.begin, written.end}});
  }

  void add_switch(const WrittenFilter& written, const FilterRow& row) {
    const std::string value = fold_for_names(slice(written.value));
    // A flag that is off asks for nothing: what is not free is asked for by its price.
    if (!value.empty() && value != "yes" && value != "true" && value != "1") {
      const char* instead = row.name == "free" ? ", or price:>0 for what costs something" : "";
      fail_at(written.value.begin,
              fmt::format("{}: \"{}\" is not understood; write {}:yes{}", written.shown,
                          slice(written.value), written.shown, instead));
    }
    switch_on(row, out_.filters);
    keep_flag(written, row);
  }

  void keep_flag(const WrittenFilter& written, const FilterRow& row) {
    keep(written, {std::string(row.field), std::string(row.op), std::string(row.word)});
  }

  /// A phrase in quotes is one, else commas separate them.
  void add_phrases(const WrittenFilter& written, const FilterRow& row) {
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

  void add_amount(const WrittenFilter& written, const FilterRow& row) {
    const std::optional<double> amount = parse_amount(slice(written.value));
    if (!amount) {
      fail_at(written.value.begin,
              fmt::format("{}: \"{}\" is no number", written.shown, slice(written.value)));
    }
    // The key says which way it bounds, so that an operator, "min-rank:<50", could only deny it.
    if (*amount < row.least || !written.op.empty()) {
      fail_at(written.value.begin,
              fmt::format("{} takes a number of at least {}", written.shown, row.least));
    }
    number_of(row, out_.filters) = amount;
    keep(written, {std::string(row.field), std::string(row.op), *amount});
  }

  void add_price(const WrittenFilter& written) {
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

  void add_bound(const WrittenFilter& written) {
    const auto value = bound_value(written.field, slice(written.value));
    if (!value) {
      fail_at(written.value.begin, fault_of(written.shown, slice(written.value), written.field));
    }
    add_constraint(written, {written.field.name, written.op.empty() ? "=" : written.op, *value});
  }

  void add_constraint(const WrittenFilter& written, const Constraint& constraint) {
    out_.filters.where.push_back(constraint);
    keep(written, constraint);
  }

  /// --where 'FIELD OP VALUE', for any field.
  void add_where(const WrittenFilter& written) {
    WrittenBound bound;
    // The message of the splitter knows no text, and people look for the place in what they typed.
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
      // An unknown name is compared all the same, and then nothing is found.
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

  void add_sort(const WrittenFilter& written) {
    const std::string_view value = slice(written.value);
    const bool reversed = value.starts_with('-');
    const std::string name = fold_for_names(value.substr(reversed ? 1 : 0));
    // Folding drops the sign, so that it is put in front again.
    std::optional<ResultOrder> order = parse_order(reversed ? '-' + name : name);
    // An order may be typed as it is said, "sort:cheapest".
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
};

}  // namespace

void understand_filter(const WrittenFilter& written, const QueryVocabulary& vocabulary,
                       ParsedQuery& out) {
  FilterUnderstanding(vocabulary, out).understand(written);
}

}  // namespace matchgraph
