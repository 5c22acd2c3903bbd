// Here is a need: over which protocol is it to be met, and in which form are its files?
#pragma once

#include "matchgraph/query.h"
#include "query/language/query_words.h"

namespace matchgraph {

/// "Read mail over IMAP", "files via SFTP": what does not name the protocol is no answer, however
/// much it says of mail, so that its name is looked for as if it were quoted. The words stay in the
/// need. The same of forms of files, "GPX tracks", where one or two are named. Cost: a look at
/// each word.
void read_protocols(const QueryWords& words, ParsedQuery& out);

}  // namespace matchgraph
