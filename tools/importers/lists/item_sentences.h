// The description of an item -> the sentences that say different things of what it does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matchgraph::awesome {

/// Short sentences and those that go on with "it" stay with the one before; one that says the same
/// as an earlier one, and housekeeping, are dropped.
std::vector<std::string> split_description(const std::string& description);

/// True for a sentence that tells how to get a thing, what it costs or how it is licensed, a date,
/// a badge, an invitation: "Install: npx x.", "Free tier: 100 calls", "MIT.", "May 18, 2026."
bool is_housekeeping(std::string_view sentence);

/// The licence of a sentence that says nothing else ("MIT licensed."), as SPDX names it; else
/// empty.
std::string licence_of_sentence(std::string_view sentence);

/// The description without who made what it describes in front: "by Ann Miller, Ben Baker and C.
/// Stone." -> "", "by Millworks - a mill for rye" -> "a mill for rye", "from Mill AI." -> "".
std::string without_byline(std::string_view description);

/// True for "Free tier ..." and "Free plan ...".
bool tells_free_tier(std::string_view sentence);

}  // namespace matchgraph::awesome
