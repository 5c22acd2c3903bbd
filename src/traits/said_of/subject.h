// Here is a sentence of an entry: is it about the entity, or about a product that the entity names?
//
//   an MCP server for Acme:  "Acme is open source."                    -> about Acme
//                            "Acme MCP Server is open source."         -> about the entity
//                            "Talks to Acme, an open-source database." -> about Acme
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "matchgraph/entity.h"
#include "traits/trait_words.h"

namespace matchgraph {

/// The words of an entity's name.
class OwnName {
 public:
  explicit OwnName(const Entity& entity);

  bool has(std::string_view word) const;
  /// Whether it names what the entity gives access to: "Acme MCP Server" names Acme.
  bool is_of_wrapper() const { return is_of_wrapper_; }
  std::size_t size() const { return words_.size(); }

 private:
  std::string folded_;
  std::vector<std::string_view> words_;
  bool is_of_wrapper_ = false;
};

/// Whether words [from, ...) of the sentence [begin, end) are said of another product: of the one
/// that the entity wraps, or of a name that they stand behind as "a ..." or "an ...". Cost: linear
/// in the sentence.
bool is_of_named_product(const TraitWords& words, std::string_view text, const OwnName& own,
                         std::size_t begin, std::size_t end, std::size_t from);

}  // namespace matchgraph
