#include "server/web/understood.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "matchgraph/filter_table.h"
#include "render/figures.h"
#include "wording/fact_words.h"

namespace matchgraph::web {
namespace {

constexpr std::string_view kSeparators = " ,;\t\n";

/// How a parameter is said that is no filter; {} is its value.
struct ParameterWords {
  std::string_view name;
  std::string_view words;
};
constexpr std::array<ParameterWords, 3> kOtherWords = {{
    {"need", "for “{}”"},
    {"sort", "sorted by {}"},
    {"workload", "for {}"},
}};

/// What a parameter of the address asks; nothing where it is no question or a switch that is off.
/// Places in the list and the form of an answer are no part of the question.
std::string asked_words(std::string_view name, std::string_view value, const Links& links) {
  if (const FilterRow* row = filter_named(name)) {
    if (row->is_switch() && !links.is_on(name)) return {};
    return words_with(*row, name == "type" ? type_words(value) : std::string(value));
  }
  const auto other = std::find_if(kOtherWords.begin(), kOtherWords.end(),
                                  [&](const ParameterWords& known) { return known.name == name; });
  return other == kOtherWords.end() ? std::string()
                                    : fmt::format(fmt::runtime(other->words), value);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(kSeparators) == std::string_view::npos;
}

std::string_view between(const ParsedQuery& query, std::uint32_t begin, std::uint32_t end) {
  return begin < end ? std::string_view(query.text).substr(begin, end - begin) : std::string_view();
}

/// Over connectives that stand directly before the span.
/// "But" and "and" that only held the part to its neighbours would be left dangling.
void widen_left(const ParsedQuery& query, TextSpan& span) {
  // Backwards, so that the next one to the left is looked at with the span as it has grown.
  for (auto it = query.connectives.rbegin(); it != query.connectives.rend(); ++it) {
    if (it->end <= span.begin && is_blank(between(query, it->end, span.begin))) {
      span.begin = it->begin;
    }
  }
}

/// Over connectives that stand directly behind the span.
void widen_right(const ParsedQuery& query, TextSpan& span) {
  for (const TextSpan& connective : query.connectives) {
    if (connective.begin >= span.end && is_blank(between(query, span.end, connective.begin))) {
      span.end = connective.end;
    }
  }
}

/// One space between words, no mark left over at either end or doubled.
std::string tidied(std::string_view text) {
  std::string out;
  std::string gap;
  for (const char c : text) {
    if (kSeparators.find(c) != std::string_view::npos) {
      gap += c;
      continue;
    }
    if (!out.empty() && !gap.empty()) {
      // Of several marks in a row the first stays: the others belonged to what was taken out.
      const std::size_t mark = gap.find_first_of(",;");
      if (mark != std::string::npos) out += gap[mark];
      out += ' ';
    }
    gap.clear();
    out += c;
  }
  return out;
}

bool is_first_critique(const ParsedQuery& query, TextSpan span) {
  return std::none_of(
      query.critiques.begin(), query.critiques.end(),
      [span](const Critique& critique) { return critique.span.begin < span.begin; });
}

}  // namespace

bool asks(const Asked& asked, std::string_view constraint_words) {
  // Chips and constraints space and punctuate differently.
  const auto bare = [](std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out),
                 [](char c) { return c != ' ' && c != ':'; });
    return out;
  };
  // A critique is told with what it is relative to: "cheaper than Mixtral 8x7B (free)".
  return bare(constraint_words).starts_with(bare(asked.label));
}

std::string text_without(const ParsedQuery& query, const Chip& chip) {
  TextSpan span = chip.span;
  if (chip.kind == Chip::Kind::kSeed) {
    const bool is_only = query.seeds.size() == 1;
    const bool is_first = query.seeds.front().span == chip.span;
    // The first of several keeps what stands before it ("like"): the next one needs it.
    if (is_only || !is_first) widen_left(query, span);
    if (is_first) widen_right(query, span);
  } else if (chip.kind == Chip::Kind::kCritique) {
    // The first one's "but" goes on to hold the next.
    if (is_first_critique(query, span) && query.critiques.size() > 1) {
      widen_right(query, span);
    } else {
      widen_left(query, span);
    }
  }
  const std::string_view text = query.text;
  const std::size_t end = std::min<std::size_t>(span.end, text.size());
  std::string_view rest = text.substr(end);
  // What stood between this name and the next goes with it.
  if (chip.kind == Chip::Kind::kSeed && query.seeds.front().span == chip.span) {
    rest.remove_prefix(std::min(rest.find_first_not_of(kSeparators), rest.size()));
  }
  // A blank in between, in case both sides are words.
  return tidied(std::string(text.substr(0, std::min<std::size_t>(span.begin, end))) + " " +
                std::string(rest));
}

std::vector<Asked> asked_in_text(const ParsedQuery& query, const Links& links) {
  std::vector<Asked> asked;
  for (const Chip& chip : chips(query)) {
    const std::string rest = text_without(query, chip);
    // Nothing left to ask: then the way leads to the beginning.
    const bool has_rest = !rest.empty() || !asked_in_filters(links).empty();
    asked.push_back({chip.label, has_rest ? links.replaced("q", rest) : links.home()});
  }
  return asked;
}

std::vector<Asked> asked_in_filters(const Links& links) {
  std::vector<Asked> asked;
  for (const auto& [name, value] : links.state()) {
    // Forms send empty fields along.
    if (value.empty()) continue;
    const std::string words = asked_words(name, value, links);
    if (!words.empty()) asked.push_back({words, links.without(name, value)});
  }
  return asked;
}

void set_nothing(Fields& fields, const std::vector<Asked>& asked) {
  Fields drops = render::field_list();
  // One link each, as only one of them has to give way, and a reader knows best which.
  for (const Asked& one : asked) {
    Fields drop("label", render::field(one.label));
    drop.set("href", one.without_href);
    drops.push_back(drop);
  }
  render::set_list(fields, "drops", drops);
}

void set_unused(Fields& fields, const ParsedQuery& query, const Links& links) {
  Fields list = render::field_list();
  for (const UnusedPart& part : query.unused) {
    Fields one("text", render::field(part.text));
    one.set("reason", render::field(part.reason));
    one.set("has_instead", !part.instead.empty());
    one.set("label", render::field(part.label));
    one.set("href", links.replaced("q", part.instead));
    one.set("has_count", part.count.has_value());
    one.set("count", render::number_words(static_cast<double>(part.count.value_or(0))));
    list.push_back(one);
  }
  render::set_list(fields, "unused", list);
}

void set_understood(Fields& fields, const std::vector<Asked>& asked) {
  Fields list = render::field_list();
  for (const Asked& one : asked) {
    Fields chip("label", render::field(one.label));
    chip.set("without_href", one.without_href);
    list.push_back(chip);
  }
  render::set_list(fields, "asked", list);
}

}  // namespace matchgraph::web
