#include "query/language/typed_filters.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "matchgraph/filter_table.h"
#include "query/language/filter_keys.h"
#include "query/language/prose.h"
#include "query/language/query_values.h"
#include "query/language/written_filter.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace matchgraph {
namespace {

bool is_key_character(char c) { return is_alphanumeric(c) || c == '_' || c == '-' || c == '.'; }

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
      // People put filters into brackets too; the bracket is no part of the key.
      if (text_[at] == '(' && at + 1 < size) ++at;
      if (const auto quoted = quoted_pieces(text_, at, false); !quoted.empty()) {
        take_phrase(at, quoted.front());
        // What is glued to the closing mark is no key, '"x"y:z'.
        at = run_end(quoted.front().end);
      } else if (const std::optional<std::uint32_t> end = take_excluded(at)) {
        words.append(pending, at);
        words.append_filter({at, *end});
        pending = at = *end;
      } else if (const std::optional<WrittenFilter> written = written_at(at)) {
        understand_filter(*written, vocabulary_, out_);
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
    // `-maker:X` is a filter that is denied, and no word that is left out.
    if (is_prose_ || (!bang && (text_[at] != '-' || key_at(at)))) return {};
    const std::uint32_t begin = at + 1;
    TextSpan inside{begin, run_end(begin)};
    std::uint32_t end = inside.end;
    if (const auto quoted = quoted_pieces(text_, begin, false); !bang && !quoted.empty()) {
      inside = quoted.front().inside;
      end = quoted.front().end;
    } else {
      // Marks behind it belong to the text around it.
      while (inside.end > begin &&
             std::string_view(",;)").find(text_[inside.end - 1]) != std::string_view::npos) {
        --inside.end;
      }
      // One letter or a number behind a dash is an option or a negative amount: "-5", "-v".
      if (inside.end < begin + 2 || !begins_word(text_[begin])) return {};
    }
    // Marks alone leave nothing out.
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
  std::optional<WrittenFilter> written_at(std::uint32_t at) {
    return text_.substr(at).starts_with("--") ? flag_at(at) : key_at(at);
  }

  std::uint32_t key_end(std::uint32_t at) const {
    while (at < text_.size() && is_key_character(text_[at])) ++at;
    return at;
  }

  bool name_key(std::string_view typed, WrittenFilter& out) const {
    out.shown = typed;
    if (const auto known = meaning_of(typed)) {
      out.meaning = *known;
      if (out.meaning.kind == KeyMeaning::Kind::kPrice) out.field = {"price"};
      return true;
    }
    // Keys of the language come before fields of the catalogue, so that no signal can take a key
    // away.
    const auto field = vocabulary_.field(typed);
    if (field) out.field = *field;
    return field.has_value();
  }

  std::optional<WrittenFilter> key_at(std::uint32_t at) const {
    WrittenFilter out;
    out.begin = at;
    out.negated = text_[at] == '-';
    const std::uint32_t begin = at + (out.negated ? 1 : 0);
    const std::uint32_t end = key_end(begin);
    if (end == begin || end + 1 >= text_.size() || text_[end] != ':') return {};
    const std::uint32_t value = end + 1;
    // "Type: x" is prose, "std::vector" a name and "http://x" an address.
    if (space_bytes(text_, value) > 0 || text_[value] == ':' || text_[value] == '/') return {};
    if (!name_key(text_.substr(begin, end - begin), out)) return {};
    const ComparisonOperator op = comparison_operator(text_.substr(value));
    out.op = op.op;
    take_value(value + op.bytes, out);
    return out;
  }

  std::optional<WrittenFilter> flag_at(std::uint32_t at) {
    WrittenFilter out;
    out.begin = at;
    const std::uint32_t end = key_end(at + 2);
    const std::string_view name = text_.substr(at + 2, end - at - 2);
    // Options of the command stand beside the text; whoever puts one in is told why it does
    // nothing.
    if (is_command_option(name)) {
      out_.notes.push_back(
          {fmt::format("--{} is an option of the command; in the text it is a word", name),
           {at, end}});
    }
    const auto known = meaning_of(name);
    // A flag that is none of the language's is a word: "--help" may be what somebody looks for.
    if (!known || known->kind == KeyMeaning::Kind::kPrice) return {};
    out.shown = fmt::format("--{}", name);
    out.meaning = *known;
    // A switch takes no value, and the word behind it is one of the need.
    if (out.meaning.row != nullptr && out.meaning.row->is_switch()) {
      out.end = end;
      return out;
    }
    // As at a command line, "--type model" and "--type=model" are the same.
    std::uint32_t value = end;
    if (value < text_.size() && text_[value] == '=') {
      ++value;
    } else {
      while (const std::size_t space = space_bytes(text_, value)) {
        value += static_cast<std::uint32_t>(space);
      }
    }
    // Refused and not read as a word: who types a flag with its dashes means it.
    if (value >= text_.size() || text_.substr(value).starts_with("--")) {
      fail_at(at, fmt::format("{} needs a value", out.shown));
    }
    take_value(value, out);
    return out;
  }

  void take_value(std::uint32_t at, WrittenFilter& out) const {
    const auto pieces = quoted_pieces(text_, at, true);
    out.quoted = !pieces.empty();
    if (out.quoted) {
      out.value = pieces.front().inside;
      out.end = pieces.front().end;
      return;
    }
    // Refused, as nobody could tell where the value ends.
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
