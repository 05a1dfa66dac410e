#pragma once

/// What the address of a page asks for, read as people and their programs pass addresses on.
///
/// Two forms: `CODE`, a share code, and
/// `scenario=NAME&reform=POLICY&baseline=POLICY&seed=1&population=N&weeks=N&KEY=VALUE` with any
/// part left out, which a person can write by hand; `room=ROOM`, `trial=DESIGN` and
/// `funding=FORMULA` open a room and what stands in it. On its way an address may get a full stop,
/// a bracket or quotes around it, a line break or a soft hyphen inside, percent-escapes (once or
/// twice), `&amp;` for `&`, or a parameter that counts readers. None of these changes what it asks
/// for. What can be shown of it is kept; what cannot is left out, and told.

#include "scenario/link/share_code.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// Something that was asked for and cannot be shown.
struct LeftOut {
    std::string asked; ///< as it was written: "settlement.lag_week=13"
    std::string why; ///< "there is no such setting; did it mean “settlement.lag_weeks”?"
};

/// What was asked for. Names are empty and numbers 0 where the scenario has the choice.
struct Asked {
    bool asks = false; ///< false: a bare address
    std::string unreadable; ///< why nothing of it could be read; empty if something could
    Shared state;
    std::vector<LeftOut> left_out;
};

/// Longest fragment that is looked at, in bytes.
inline constexpr std::size_t longest_link = 4 * longest_share_code;

/// Reads the part of an address behind its "#". `scenarios`: names of those that are here.
[[nodiscard]] Asked read_link(std::string_view fragment, std::span<const std::string> scenarios);

/// Leaves out what no scenario could show: settings that do not exist or may not have their value,
/// sizes out of range, a scenario that is not here. Nothing else of a link is then left either: it
/// was about another question.
void keep_what_fits(Asked& asked, std::span<const std::string> scenarios);

/// What a person reads of a text from outside: shortened, without characters that cannot be seen or
/// that turn the direction of writing.
[[nodiscard]] std::string as_shown(std::string_view text);

/// The value of `name` in a view such as "room=trial;trial=n1"; empty if it is not there.
[[nodiscard]] std::string part_of_view(std::string_view view, std::string_view name);

} // namespace folkmoot
