// Here are makers as entries name them: which of these names are one maker's?
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matchgraph/entity.h"

namespace matchgraph {

/// One name for each maker. Names are one maker's when they differ in case and punctuation only,
/// when one states the initials of the other behind it ("Amazon Web Services (AWS)"), and when they
/// are name and alias of one entry. A maker is also known without a last word that only says that
/// it is a firm ("Quill" for "Quill AI"), where nobody else is called or shortened so.
class MakerNames {
 public:
  explicit MakerNames(const std::vector<Entity>& entities);

  /// The name that stands for a maker that an entry names: the most frequent one, of equally
  /// frequent ones the first by bytes. A name without letters or digits stands for itself.
  const std::string& of(const std::string& maker) const { return chosen_.at(maker); }

  /// Folded names, ascending, each with the name that stands for it: those of entries, and those
  /// that are but stated as another name.
  const std::vector<std::pair<std::string, std::string>>& folded() const { return folded_; }

 private:
  std::map<std::string, std::string> chosen_;
  std::vector<std::pair<std::string, std::string>> folded_;
};

}  // namespace matchgraph
