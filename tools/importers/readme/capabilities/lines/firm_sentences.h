// Sentences that are capabilities even among instructions: in sections on usage and on anything.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::readme {

/// True when the sentence names the thing ("Mill", "this library"; not "it" or "you") and its next
/// word says what that does: "Mill also supports rye". What holds only in some case ("if", "by
/// default"), or points to what stands elsewhere ("this way"), is none. `subjects` are the names of
/// the thing, lower case.
bool is_firm_sentence(std::string_view sentence, const std::vector<std::string>& subjects);

/// True for a whole sentence that is none of what never is a capability: below the heading of a
/// feature it may tell of it.
bool is_plain_sentence(std::string_view sentence);

/// True when a section that begins with the paragraph tells what the thing does not do.
bool is_denied(std::string_view paragraph);

/// True for what a repository holds ("This repository contains the weights"), and in a card for
/// what the model is made of and was trained on. As the sentence that says what the thing is, such
/// a one may still stand.
bool tells_inside(std::string_view sentence, bool is_card);

/// True for "It combines:" and "This model consists of three parts:".
bool tells_parts(std::string_view line);

/// True when a list of what the thing offers follows, and not of its settings: "Mill supports these
/// grains:", but not "It supports the following options:".
bool introduces_offers(std::string_view line, const std::vector<std::string>& subjects);

}  // namespace matchgraph::readme
