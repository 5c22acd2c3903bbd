// The entities of a list while it is read: which entries are one thing, and what each is given.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/diagnostic_log.h"
#include "matchgraph/entity.h"
#include "tools/importers/fields/field_roles.h"
#include "tools/importers/lists/list_fields.h"
#include "tools/importers/lists/list_item.h"

namespace matchgraph::awesome {

/// One list's entities. Different names at one address are different things, but for an address
/// that is that of one thing: a repository, a model or data set of the hub.
class Drafts {
 public:
  explicit Drafts(catalogue::DiagnosticLog& log) : log_(log) {}

  /// The number of the item's entity, a new one or one that is there.
  std::size_t add(const Item& item, const std::string& type, std::size_t line);

  Entity& entity(std::size_t draft) { return drafts_[draft].entity; }

  /// Adds a capability that is none of those that are there and no housekeeping.
  void add_capability(std::size_t draft, std::string text);
  /// Adds the sentences of a description; what they say of licence and price becomes facts.
  void add_sentences(std::size_t draft, const std::string& description);
  void add_facts(std::size_t draft,
                 const std::vector<std::pair<importers::Role, std::string>>& facts);
  /// What stands below the item. `described` says that it has a description of its own.
  void add_fields(std::size_t draft, const FieldBlock& fields, bool described);

  std::vector<Entity> take();

 private:
  struct Draft {
    Entity entity;
    std::size_t line = 0;
    std::vector<std::string> folded;  ///< texts of its capabilities
  };

  std::string id_of(const Item& item);
  void add_links(Entity& entity, const std::vector<NamedLink>& links);

  catalogue::DiagnosticLog& log_;
  std::vector<Draft> drafts_;
  std::map<std::string, std::size_t> by_id_;
  std::map<std::string, std::string> names_;  ///< folded name of the first at an address, by id
};

/// The id of an entity whose address is taken by another name: "quill.example#quill-voice". Its own
/// id when the address is that of one thing whatever it is called.
std::string separate_id(const Entity& entity);

}  // namespace matchgraph::awesome
