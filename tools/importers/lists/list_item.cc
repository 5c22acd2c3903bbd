#include "tools/importers/lists/list_item.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/fields/field_roles.h"
#include "tools/importers/fields/field_values.h"
#include "tools/importers/lists/item_sentences.h"
#include "tools/importers/lists/item_text.h"
#include "tools/importers/lists/list_types.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/source_address.h"

namespace matchgraph::awesome {
namespace {

using importers::is_link_label;
using markdown::Span;
using markdown::SpanKind;
using phrases::Range;

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

bool is_capital(std::string_view word) {
  // "01.AI" and "@ann" are makers too.
  return !word.empty() && (is_upper(word[0]) || is_digit(word[0]) || word[0] == '@');
}

/// True when "by" after this word names who made the thing.
bool may_precede_maker(std::string_view word) {
  if (phrases::is_one_of(word,
                         "built|made|developed|created|maintained|written|designed|released|"
                         "published|launched|offered|provided")) {
    return true;
  }
  // "hosted by X", "backed by X": a participle in front of "by" tells who did that and not who made
  // it.
  return !word.ends_with("ed") &&
         !phrases::is_one_of(word, "driven|run|shown|chosen|given|step|done");
}

/// True for "an app that shows pictures of Flux, a model by X": the maker is that of the second
/// thing. Not for "Llama, a model by X".
bool is_about_another(std::string_view before) {
  constexpr std::size_t kMaxSubjectWords = 4;
  for (const std::string_view article : {", a ", ", an ", ", the "}) {
    const std::size_t at = before.find(article);
    if (at != before.npos && phrases::words(before.substr(0, at)).size() > kMaxSubjectWords) {
      return true;
    }
  }
  return false;
}

/// "... by Meta." at the end of a sentence, or "by Meta - ..." at the beginning.
std::string maker_of(const std::string& words) {
  constexpr std::size_t kMaxMakerWords = 4;
  for (const Range& range : phrases::sentences(words)) {
    const std::string_view sentence = trimmed(range.of(words), " .!,)");
    const std::size_t by = sentence.starts_with("by ") ? 0 : sentence.rfind(" by ");
    if (by == sentence.npos) continue;
    const std::string_view before = trimmed(sentence.substr(0, by), " ,");
    const std::size_t space = before.rfind(' ');
    if (is_about_another(before)) continue;
    if (!may_precede_maker(before.substr(space == before.npos ? 0 : space + 1))) continue;
    std::string_view maker = sentence.substr(by == 0 ? 3 : by + 4);
    if (by == 0) maker = maker.substr(0, std::min(maker.find(" - "), maker.find(". ")));
    if (maker.starts_with("the ")) maker.remove_prefix(4);
    bool plain = !maker.empty();
    std::size_t count = 0;
    for (std::size_t at = 0; plain && at < maker.size(); ++count) {
      const std::size_t end = std::min(maker.find(' ', at), maker.size());
      // Makers are names: a word in small letters means that something else was done "by" it.
      plain = is_capital(maker.substr(at, end - at)) && maker[end - 1] != ',';
      at = end + 1;
    }
    if (plain && count <= kMaxMakerWords) return std::string(trimmed(maker, " @.,;:"));
  }
  return {};
}

std::string linked_repository(const markdown::Text& text) {
  for (const Span& span : text.spans) {
    if (span.kind != SpanKind::kLink) continue;
    const std::string_view words =
        std::string_view(text.words).substr(span.begin, span.end - span.begin);
    // Another link may lead to somebody else's repository.
    const bool says_so = words.starts_with('#') ||
                         phrases::is_one_of(phrases::joined_words(words),
                                            " source code | github | source | code | repo | "
                                            "repository | opensource | open source | github repo ");
    if (!says_so) continue;
    std::string repository = read_address(span.target).repository;
    if (!repository.empty()) return repository;
  }
  return {};
}

bool is_badge(const markdown::Text& text, const Span& span) {
  // A link around a picture names nothing.
  return catalogue::without_pictures(
             std::string_view(text.words).substr(span.begin, span.end - span.begin))
      .empty();
}

/// The first link with words in it; null when there is none. Spans are listed by their ends.
const Span* first_link(const markdown::Text& text) {
  const Span* link = nullptr;
  for (const Span& span : text.spans) {
    if (span.kind != SpanKind::kLink || is_badge(text, span)) continue;
    if (link == nullptr || span.begin < link->begin) link = &span;
  }
  return link;
}

/// The bytes of a name in bold that the text begins with, before any link; 0 when there is none.
std::size_t bold_name_end(const markdown::Text& text, std::size_t link_begin) {
  for (const Span& span : text.spans) {
    if (span.kind != SpanKind::kStrong || span.end > link_begin) continue;
    const std::string_view before = std::string_view(text.words).substr(0, span.begin);
    if (!has_letter(catalogue::without_pictures(before))) return span.end;
  }
  return 0;
}

/// Where an item's name stands, and where the words about it begin.
struct NamePlace {
  std::string name;
  std::size_t rest = 0;
  std::string released;
  std::vector<std::string> tags;
  bool is_linked = false;  ///< the link's words are the name
  bool is_cited = false;
};

constexpr std::size_t kMaxNameWords = 6;

/// "[Paper] ", "(2023-05) ", "2023-05, ", "[🔥🔥] ": marks in front of the link.
bool is_mark(std::string_view before, NamePlace& place) {
  constexpr std::size_t kMostMarkWords = 5;
  const std::string_view inner = trimmed(before, " \t[]()|:,-*");
  const std::string_view plain = catalogue::without_pictures(inner);
  if (!has_letter(plain)) return true;
  if (importers::read_loose_date(plain)) {
    place.released = std::string(plain);
    return true;
  }
  const std::string_view edge = trimmed(before, " \t:-|*");
  const bool is_bracketed = (edge.starts_with('[') && edge.ends_with(']')) ||
                            (edge.starts_with('(') && edge.ends_with(')'));
  if (!is_bracketed || phrases::words(plain).size() > kMostMarkWords) return false;
  if (!is_link_label(plain)) place.tags.emplace_back(plain);
  return true;
}

/// `Muster, E., et al. "[Title](...)."`: authors, then the title in quotation marks.
bool is_citation(std::string_view before) {
  const std::string_view text = trimmed(before, " ");
  return text.ends_with('"') || text.ends_with("“") || text.ends_with("'");
}

/// The name without a date at its end: "Pebbleset 2024-1".
std::string_view without_date(std::string_view name, NamePlace& place) {
  const std::size_t space = name.rfind(' ');
  if (space == name.npos) return name;
  const std::string_view last = name.substr(space + 1);
  // A year alone belongs to a name ("Eval 2024").
  if (last.size() <= 4 || !importers::read_loose_date(last)) return name;
  place.released = std::string(last);
  return trimmed(name.substr(0, space), " ");
}

/// The name in front of "|", ":" or the first link.
std::string name_before(std::string_view words, NamePlace& place) {
  std::size_t end = words.size();
  for (const std::string_view mark : {" | ", "|", "：", ": "})
    end = std::min(end, words.find(mark));
  const std::string name = plain_line(trimmed(words.substr(0, end), " :-*("));
  return std::string(without_date(name, place));
}

/// Names of addresses: "name" of a repository, else the host.
std::string name_of_address(std::string_view target) {
  const SourceAddress address = read_address(target);
  if (!address.name.empty()) return address.name;
  return address.id.substr(0, address.id.find('/'));
}

/// Where the name of an item stands whose first link is `link`; nothing when words come in front of
/// it that are no name.
std::optional<NamePlace> find_name(const markdown::Text& text, const Span& link) {
  const std::string_view words = text.words;
  const std::string_view linked = words.substr(link.begin, link.end - link.begin);
  const std::string_view before = catalogue::without_pictures(words.substr(0, link.begin));
  NamePlace place;
  place.rest = link.end;
  const bool is_bare = linked.starts_with("http://") || linked.starts_with("https://");
  if (!has_letter(before) || is_mark(before, place)) {
    place.name =
        is_bare ? name_of_address(link.target) : std::string(catalogue::without_pictures(linked));
    place.is_linked = true;
    return place;
  }
  if (is_citation(before)) {
    place.name = std::string(trimmed(linked, " .,"));
    place.is_cited = true;
    place.is_linked = true;
    return place;
  }
  const std::size_t bold = bold_name_end(text, link.begin);
  if (bold > 0) {
    place.name = name_before(words.substr(0, bold), place);
    place.rest = bold;
    // Bold letters mark a name, so it may be longer than one that only stands in front.
    if (phrases::word_count(place.name) <= kMaxNameWords * 2 && has_letter(place.name))
      return place;
    return std::nullopt;
  }
  // "Name: [site](...)" and "Name - [site](...)"; "Name [GitHub](...)".
  const bool is_named_before = before.ends_with(':') || before.ends_with(" -") ||
                               before.ends_with("：") || before.ends_with(" –") ||
                               before.ends_with(" —") || is_link_label(linked) || is_bare;
  place.name = name_before(before, place);
  // "GIFs: [grist](.../grist)": the link bears the name of the place that it leads to.
  const std::string own = catalogue::slug(name_of_address(link.target));
  const std::string label = catalogue::slug(place.name);
  const bool is_of_group = before.ends_with(':') && !is_bare && catalogue::slug(linked) == own &&
                           own.find(label) == own.npos && label.find(own) == label.npos;
  if (is_of_group && !is_link_label(linked)) {
    place.tags.push_back(place.name);
    place.name = std::string(linked);
    place.is_linked = true;
    return place;
  }
  // A sentence that ends in front of the link is no name.
  const bool is_name = is_named_before && phrases::word_count(before) <= kMaxNameWords &&
                       has_letter(place.name) && !before.ends_with('.');
  if (!is_name) return std::nullopt;
  return place;
}

std::string behind_dash(const std::string& text) {
  for (const std::string_view dash : {" - ", " – ", " — "}) {
    const std::size_t at = text.find(dash);
    if (at != text.npos) return plain_line(std::string_view(text).substr(at + dash.size()));
  }
  return {};
}

ReadItem no_item(const markdown::Text& text, const Span& link) {
  ReadItem out;
  // A table of contents: left out without a word.
  const bool all_anchors = std::all_of(text.spans.begin(), text.spans.end(), [](const Span& span) {
    return span.kind != SpanKind::kLink || span.target.starts_with('#');
  });
  out.reason = all_anchors ? NoItem::kOnlyAnchors : NoItem::kNotWeb;
  out.target = link.target;
  return out;
}

/// How good an address is for knowing a thing by; the smallest is the best.
int address_rank(const NamedLink& link) {
  const SourceAddress address = read_address(link.address);
  const std::string plain = phrases::joined_words(link.words);
  if (!address.hub_author.empty()) return 0;
  if (!address.repository.empty()) return 1;
  // There the thing is told of, or its people are; it does not lie there.
  if (phrases::is_one_of(plain,
                         " paper | arxiv | pdf | blog | article | video | discord | twitter | x | "
                         "slack | docs | documentation | tutorial | demo | youtube | linkedin | "
                         "reddit | facebook | instagram | telegram | medium | author ")) {
    return 3;
  }
  return type_of_entry({}, link.address) == "document" ? 3 : 2;
}

}  // namespace

std::vector<NamedLink> web_links(const markdown::Text& text) {
  std::vector<std::pair<std::size_t, NamedLink>> found;
  for (const Span& span : text.spans) {
    if (span.kind != SpanKind::kLink || !is_web_address(span.target)) continue;
    if (is_badge(text, span)) continue;
    found.emplace_back(
        span.begin, NamedLink{text.words.substr(span.begin, span.end - span.begin), span.target});
  }
  // A bare address behind "：" is no link for the parser.
  const std::string_view words = text.words;
  for (const std::string_view start : {"https://", "http://"}) {
    for (std::size_t at = words.find(start); at != words.npos; at = words.find(start, at + 1)) {
      // Addresses within a link are among the spans already.
      if (markdown::link_at(text, at) != nullptr) continue;
      // Chinese text goes on behind an address without a blank.
      std::size_t end = at;
      while (end < words.size() && words[end] > ' ' &&
             static_cast<unsigned char>(words[end]) < 0x80 &&
             std::string_view("<>\"|").find(words[end]) == std::string_view::npos) {
        ++end;
      }
      const std::string address(trimmed(words.substr(at, end - at), ".,;:)"));
      if (is_web_address(address)) found.emplace_back(at, NamedLink{address, address});
    }
  }
  // Spans come by their ends, and bare addresses were looked for afterwards.
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& left, const auto& right) { return left.first < right.first; });
  std::vector<NamedLink> out;
  out.reserve(found.size());
  for (auto& [at, link] : found) out.push_back(std::move(link));
  return out;
}

const NamedLink* best_link(const std::vector<NamedLink>& links) {
  const auto best = std::min_element(links.begin(), links.end(), [](const auto& a, const auto& b) {
    return address_rank(a) < address_rank(b);
  });
  return best == links.end() ? nullptr : &*best;
}

ReadItem read_item(const markdown::Text& text) {
  ReadItem out;
  if (text.words.size() > kMaxItemBytes) {
    out.reason = NoItem::kTooLong;
    return out;
  }
  const Span* link = first_link(text);
  if (link == nullptr) return out;
  const std::vector<NamedLink> links = web_links(text);
  std::optional<NamePlace> place = find_name(text, *link);
  // A name whose first link leads nowhere may have a second that does.
  if (!is_web_address(link->target) && (links.empty() || !place || place->rest > link->begin)) {
    return no_item(text, *link);
  }
  if (!place) {
    out.reason = NoItem::kWordsBefore;
    return out;
  }
  Item item;
  item.name = std::move(place->name);
  // A name of its own is not bound to the link that comes first.
  const bool is_own_link =
      place->is_linked && is_web_address(link->target) && !is_link_label(item.name);
  const NamedLink* best = is_own_link ? nullptr : best_link(links);
  item.address = best == nullptr ? link->target : best->address;
  item.repository = linked_repository(text);
  item.released = std::move(place->released);
  item.is_cited = place->is_cited;
  ItemText words = read_item_text(text, place->rest);
  item.pictures =
      text.words.substr(0, link->begin < place->rest ? link->begin : 0) + words.pictures;
  item.description = std::move(words.description);
  item.license = std::move(words.license);
  item.tags = std::move(place->tags);
  std::move(words.tags.begin(), words.tags.end(), std::back_inserter(item.tags));
  item.deprecated = words.deprecated;
  item.is_paid = words.is_paid;
  // Behind a citation stands where it was published, and then what it is about.
  if (item.is_cited) item.description = behind_dash(item.description);
  item.maker = maker_of(item.description);
  item.description = without_byline(item.description);
  for (const NamedLink& one : links) {
    if (one.address != item.address) item.links.push_back(one);
  }
  out.item = std::move(item);
  return out;
}

}  // namespace matchgraph::awesome
