// The card of a model or data set of the Hugging Face hub: what its front matter and its place say.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/importers/markdown/front_matter.h"
#include "tools/importers/markdown/markdown_tree.h"
#include "tools/importers/readme/capabilities/readme_capabilities.h"

namespace matchgraph::readme {

/// What a card says by a key that it was made for.
struct CardTask {
  FoundCapability capability;
  bool is_wide = false;  ///< a tag that fits many deeds: where the text says which, it says more
};

struct Card {
  bool is_card = false;  ///< false: a README like others, and the rest is empty
  std::string type;      ///< "model" or "dataset"
  std::string hub_id;    ///< "org/name", of its path or front matter; may be empty
  std::string name;      ///< pretty_name; may be empty
  std::string license;   ///< may be empty
  std::vector<std::string> tags;
  std::vector<CardTask> tasks;  ///< what it was made for
  std::vector<std::pair<std::string, std::vector<std::string>>>
      facts;  ///< base_model, datasets, ...
};

/// Reads the front matter of a card of any age of the format. `title` helps to tell whether the
/// folders of the path are an organisation and a name: "ORG/NAME/README.md", "models--ORG--NAME".
Card read_card(const FrontMatter& front, std::string_view path, std::string_view title);

/// The title of a card without the words that all cards begin with: 'Dataset Card for "pebbles"' ->
/// "pebbles"; empty for "Model Card".
std::string name_of_card_title(std::string_view title);

/// True for a text with several headings of the templates for cards: such a card has the sections
/// of one, be there a front matter or not.
bool reads_like_card(const markdown::Block& root);

/// True for a file or title that calls itself a card: "MODEL_CARD.md", "Model card".
bool is_card_title(std::string_view title);

}  // namespace matchgraph::readme
