#include "tools/importers/lists/list_fields.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/unicode_text.h"
#include "tools/importers/lists/item_text.h"
#include "tools/importers/markdown/phrases.h"

namespace matchgraph::awesome {
namespace {

using importers::Role;
using markdown::Block;
using markdown::BlockKind;

bool leads_somewhere(Role role) {
  return role == Role::kLink || role == Role::kRepository || role == Role::kPaper;
}

/// The links of a line, called by its label where their own words are an address.
void add_links(const markdown::Text& text, const std::string& label, FieldBlock& out) {
  for (NamedLink& link : web_links(text)) {
    if (!label.empty() && link.words.find("://") != link.words.npos) link.words = label;
    out.links.push_back(std::move(link));
  }
}

/// The texts of a list and of those in it, links among them as their words.
void add_texts(const Block& list, FieldBlock& out) {
  for (const Block& item : list.children) {
    // "Features:" only leads to what is listed below it.
    const bool is_group = item.text.words.ends_with(':');
    if (!is_group && !item.text.words.empty()) out.features.push_back(plain_line(item.text.words));
    for (const Block& child : item.children) {
      if (child.kind == BlockKind::kList) add_texts(child, out);
    }
  }
}

void add_description(std::string text, bool has_label, FieldBlock& out) {
  if (out.description.empty()) {
    out.description = std::move(text);
    out.has_label = has_label;
  } else {
    // The first one is the summary; what is said twice is more of the same.
    out.features.push_back(std::move(text));
  }
}

void read_labelled(const Block& item, const Field& field, FieldBlock& out) {
  ++out.known;
  const auto read_below = [&item, &out](auto read) {
    for (const Block& child : item.children) {
      if (child.kind == BlockKind::kList) read(child, out);
    }
  };
  if (leads_somewhere(field.role)) {
    add_links(item.text, field.label, out);
    read_below([](const Block& list, FieldBlock& into) {
      for (const Block& one : list.children) add_links(one.text, {}, into);
    });
  } else if (field.role == Role::kDescription) {
    if (!field.value.empty()) add_description(field.value, true, out);
    read_below(add_texts);
  } else if (field.role == Role::kFeatures) {
    out.has_features = true;
    if (!field.value.empty()) out.features.push_back(field.value);
    read_below(add_texts);
  } else {
    std::string value = field.value;
    // "Tags:" with a list below.
    read_below([&value](const Block& list, FieldBlock&) {
      for (const Block& one : list.children) value += (value.empty() ? "" : ", ") + one.text.words;
    });
    out.facts.emplace_back(field.role, std::move(value));
  }
}

bool is_one_of_words(std::string_view label, std::string_view list) {
  return phrases::is_one_of(in_lower_case(label), list);
}

}  // namespace

Field split_field(const markdown::Text& text) {
  constexpr std::size_t kLongestLabel = 48;
  constexpr std::size_t kMostWords = 5;
  Field out;
  const std::string_view words = text.words;
  std::size_t end = words.npos;
  std::size_t size = 0;
  for (const std::string_view mark : {": ", "：", ":\n"}) {
    const std::size_t at = words.find(mark);
    if (at < end) {
      end = at;
      size = mark == ":\n" ? 1 : mark.size();
    }
  }
  if (end == words.npos && words.ends_with(':')) {
    end = words.size() - 1;
    size = 1;
  }
  // What is longer is the beginning of a sentence with a colon in it.
  if (end == words.npos || end > kLongestLabel) return out;
  const std::string_view label =
      trimmed(catalogue::without_pictures(words.substr(0, end)), " *_-\t");
  if (label.empty() || phrases::word_count(label) > kMostWords) return out;
  // A link in front of the colon is an entry with its description.
  if (markdown::link_at(text, 0) != nullptr) return out;
  out.label = std::string(label);
  out.role = importers::role_of_label(label);
  out.value = plain_line(words.substr(end + size));
  return out;
}

void read_field_line(const Block& item, FieldBlock& out) {
  // A bullet of nothing but bullets.
  if (item.text.words.empty()) {
    for (const Block& child : item.children) {
      if (child.kind == BlockKind::kList) read_field_list(child, out);
    }
    return;
  }
  ++out.lines;
  const Field field = split_field(item.text);
  // "Tools: ..." tells what a thing has, not what it is called.
  const bool is_known = field.role != Role::kNone && field.role != Role::kName;
  if (is_known) return read_labelled(item, field, out);
  const ReadItem read = read_item(item.text);
  if (read.item) {
    const bool is_link = importers::is_link_label(read.item->name);
    if (!is_link) {
      out.entries.push_back(&item);
      return;
    }
    add_links(item.text, {}, out);
  } else if (read.reason == NoItem::kNoLink || read.reason == NoItem::kWordsBefore) {
    const bool is_group = item.text.words.ends_with(':') || item.text.words.ends_with("：");
    if (!is_group) {
      std::string text = plain_line(item.text.words);
      // The first longer line without a label says what the thing is for; a word or two are a
      // feature.
      const bool may_describe = field.label.empty() && phrases::word_count(text) >= 4;
      if (may_describe && out.description.empty() && out.features.empty()) {
        out.description = text;
      }
      out.features.push_back(std::move(text));
    }
  }
  // Below "Snippets:" stands what to type, not what the thing does.
  if (is_one_of_words(field.label,
                      "snippet|snippets|tip|tips|note|notes|example|examples|usage|"
                      "install|installation|setup|commands|troubleshooting|comments|"
                      "discussion|discussions")) {
    return;
  }
  for (const Block& child : item.children) {
    if (child.kind == BlockKind::kList) read_field_list(child, out);
  }
}

void read_field_list(const Block& list, FieldBlock& out) {
  for (const Block& item : list.children) read_field_line(item, out);
}

bool are_fields(const FieldBlock& block) {
  return block.known > 0 && block.known * 2 >= block.lines;
}

}  // namespace matchgraph::awesome
