#include "index/posting_lists.h"

#include <xapian.h>

#include "matchgraph/error.h"

namespace matchgraph {

void for_each_posting_list(
    const std::string& database,
    const std::function<void(std::string_view, std::span<const RowPosting>)>& visit) {
  try {
    const Xapian::Database db(database);
    std::vector<RowPosting> postings;
    for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
      postings.clear();
      const std::string name = *term;
      for (auto p = db.postlist_begin(name); p != db.postlist_end(name); ++p) {
        postings.push_back({*p - 1, p.get_wdf()});
      }
      visit(name, postings);
    }
  } catch (const Xapian::Error& error) {
    throw Error(ErrorCode::kEnvironment, database + ": " + error.get_description());
  }
}

}  // namespace matchgraph
