#pragma once

/// A name where there is little room.

#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

/// Shorter forms of a place's name, the longest first: with its points of the compass as letters
/// ("NW London"), then its first part ("online practice" of "The online practice", "Hull"
/// of "Hull and East Riding"), then its initials ("NWL"). Each is shorter than the
/// one before; empty for a name that is one short word.
[[nodiscard]] std::vector<std::string> shorter_names(std::string_view name);

/// The initials to which such a name comes last: "NWL"; empty for a name that has none.
[[nodiscard]] std::string name_initials(std::string_view name);

} // namespace folkmoot::session
