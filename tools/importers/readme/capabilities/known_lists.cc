#include "tools/importers/readme/capabilities/known_lists.h"

#include <utility>

#include "text/unicode_text.h"
#include "tools/importers/fields/field_roles.h"
#include "tools/importers/markdown/phrases.h"
#include "tools/importers/markdown/section_titles.h"
#include "tools/importers/readme/capabilities/capability_names.h"
#include "tools/importers/readme/capabilities/lines/item_words.h"
#include "tools/importers/readme/capabilities/lines/never_rules.h"
#include "tools/importers/readme/capabilities/lines/sentence_forms.h"

namespace matchgraph::readme {

using markdown::Block;
using markdown::SpanKind;

std::vector<KnownItem> items_of_known_list(const Section& section) {
  constexpr std::size_t kFewestWords = 2;
  std::vector<KnownItem> out;
  if (importers::role_of_label(section.title) != importers::Role::kFeatures) return out;
  for (const Block* block : section.blocks) {
    if (block->kind != markdown::BlockKind::kList) continue;
    for (const Block& item : block->children) {
      const std::string text(catalogue::without_pictures(without_shortcodes(item.text.words)));
      const bool is_plain = item.checked != false && !is_all(item.text, SpanKind::kLink) &&
                            !is_all(item.text, SpanKind::kCode) && !begins_with_cross(text);
      if (!is_plain || phrases::word_count(text) < kFewestWords) continue;
      std::string name = own_name(item.text);
      if (name.empty()) name = phrases::short_name(text);
      out.push_back({std::move(name), fitting(text), item.line});
    }
  }
  return out;
}

std::optional<Section> uses_within(const Section& section) {
  const bool is_usage =
      section.kind == SectionKind::kExcluded &&
      title_has(plain_title(section.title), "=usage|=how to use|=getting started");
  if (!is_usage) return std::nullopt;
  for (const Block* block : section.blocks) {
    const std::string& words = block->text.words;
    const bool is_lead = block->kind == markdown::BlockKind::kParagraph && words.ends_with(':') &&
                         title_has(phrases::joined_words(words),
                                   "useful for|suitable for|intended for|designed for|ideal for|"
                                   "can be used for|is used for|meant for") &&
                         !is_never_capability(words);
    const Block* next = is_lead ? block_after(section, *block) : nullptr;
    if (next == nullptr || next->kind != markdown::BlockKind::kList) continue;
    Section uses = section;
    uses.kind = SectionKind::kFeatures;
    uses.blocks = {block, next};
    return uses;
  }
  return std::nullopt;
}

}  // namespace matchgraph::readme
