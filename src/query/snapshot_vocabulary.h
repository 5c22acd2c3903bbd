// Here is an opened snapshot: what does a typed word mean in its catalogue?
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/engine_state.h"
#include "query/language/query_vocabulary.h"

namespace matchgraph {

/// Answers from the name index and the fact columns. For one thread at a time, like the state that
/// it reads, which has to outlive it; making one is free, tables are read when first asked for.
class SnapshotVocabulary : public QueryVocabulary {
 public:
  explicit SnapshotVocabulary(EngineState& state) : state_(state) {}

  NameLookup entity(std::string_view text, Spelling spelling) const override;
  bool has_unknown_word(std::string_view text) const override;
  bool rival(std::string_view text) const override;
  std::optional<std::string> type(std::string_view text) const override;
  std::optional<std::string> maker(std::string_view text) const override;
  std::optional<std::string> license(std::string_view text) const override;
  std::optional<std::string> tag(std::string_view text) const override;
  std::optional<std::string> cluster(std::string_view text) const override;
  std::vector<std::string> license_family(std::string_view text) const override;
  bool is_family(std::string_view text) const override;
  std::int32_t newest_year() const override;
  std::optional<Field> field(std::string_view text) const override;
  bool is_called_after(std::string_view maker) const override;
  bool is_line(std::string_view name) const override;
  bool is_seller(std::string_view name) const override;
  bool is_resold(std::string_view maker) const override;
  std::vector<std::string> price_units() const override;
  std::vector<std::string> types() const override;

 private:
  /// The values of one column by their folded form, sorted.
  using FoldedNames = std::vector<std::pair<std::string, std::string_view>>;
  std::optional<std::string> find(const StringTableView& table, std::optional<FoldedNames>& folded,
                                  std::string_view text) const;
  NameLookup lookup_of(const Resolution& resolution) const;
  NameLookup close(const std::string& key, Spelling spelling) const;
  NameLookup look_close(const std::string& key, Spelling spelling) const;
  /// Entities whose names begin with the first word of the text.
  std::vector<NamedEntity> spelt_alike(std::string_view text) const;
  /// The one thing whose name begins with the words of the folded text and goes on.
  std::optional<NamedEntity> begun_by(const std::string& key) const;

  /// The newest of what is called by the folded text and further words.
  std::optional<NamedEntity> newest_begun_by(const std::string& key) const;

  EngineState& state_;
  /// What was found, by folded text and spelling: one text is read in several ways, and each asks.
  mutable std::map<std::pair<std::string, Spelling>, NameLookup> close_;
  mutable std::optional<FoldedNames> types_, licenses_, tags_, clusters_;
};

}  // namespace matchgraph
