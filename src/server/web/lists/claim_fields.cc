#include "server/web/lists/claim_fields.h"

#include <array>

#include "render/text/claim_text.h"

namespace matchgraph::web {

Fields claims_fields(const std::vector<Claim>& claims, const Links& links) {
  Fields list = render::field_list();
  for (const Claim& claim : claims) {
    Fields fields("by", render::field(claim.by.name));
    fields.set("by_href", links.entity(claim.by.id));
    fields.set("about", render::field(claim.about));
    fields.set("knows_about", !claim.about_id.empty());
    fields.set("about_href", links.entity(claim.about_id));
    fields.set("direction", std::string(render::direction_name(claim.direction)));
    fields.set("says", render::field(render::claimed_words(claim).print(false)));
    // Where the rival is called by another name than in the list, the sentence shows who is meant.
    fields.set("said", Fields("runs", render::runs_field(render::StyledText().add_marked(
                                          claim.text, std::array{claim.rival}))));
    Fields opposed = render::field_list();
    for (const OpposedClaim& other : claim.contradicted_by) {
      Fields contrary("name", render::field(other.by.name));
      contrary.set("href", links.entity(other.by.id));
      contrary.set("text", render::field(other.text));
      opposed.push_back(contrary);
    }
    fields.set("opposed", opposed);
    list.push_back(fields);
  }
  return list;
}

}  // namespace matchgraph::web
