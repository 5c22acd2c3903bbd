// Here is a request for a page: what do all pages read of it, and what do they say when it cannot
// be answered?
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "server/site/resolved_entities.h"
#include "server/site/site.h"
#include "server/web/pages.h"

namespace matchgraph::server {

/// The first value of that name, else empty.
std::string value_of(const web::Parameters& parameters, std::string_view name);
/// All parameters but those of the two names.
web::Parameters without(const web::Parameters& parameters, std::string_view name,
                        std::string_view other);
/// The path of the request as it is written in an address.
std::string path_of(const HttpRequest& request);

/// The page's request with the compare tray; names that are no ids are left out of it.
web::PageRequest with_tray(const Call& call);

HttpReply problem_reply(int status, std::string message, std::vector<EntityCard> candidates,
                        const Call& call);
HttpReply unresolved_page(const Unresolved& unresolved, const Call& call);

bool has_long_text(const Call& call);
HttpReply long_text_page(const Call& call);

/// Whether somebody asks to see it: a browser that loads a page in case it is asked for has chosen
/// nothing.
bool is_a_visit(const HttpRequest& request);

}  // namespace matchgraph::server
