// What in the card of a model or data set is no capability, though its words read like one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::readme {

/// True for "Each sack includes:" and "Every row has the following fields:": what is listed are
/// fields of the data.
bool leads_to_fields(std::string_view line);

/// True for what tells how a data set was gathered ("Volunteers answer questions on mills"), whose
/// copy or part it is ("A re-host of Quern"), how well something does ("Rye dominates by far"), and
/// for what is said of another card ("The granary/oats dataset provides ..."), of the model that it
/// was made from, of its own name and format ("Canonical name: sackbook"), of another place ("...
/// by going to mill.example") and in slogans ("Quern's weight, Mill's speed"). A copy that says
/// what it is good for may stand. `subjects` are the names of the thing, lower case.
bool is_aside_of_card(std::string_view text, const std::vector<std::string>& subjects,
                      bool is_definition);

/// True for a card that says it is no model but scripts, guides or a way of working: the task that
/// it names is not done by it.
bool denies_model(std::string_view text);

}  // namespace matchgraph::readme
