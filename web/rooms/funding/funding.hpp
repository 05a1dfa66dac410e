#pragma once

/// The funding lab: a formula, the places that it pays, and what it does to them.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

/// Every key of this room's nodes begins so.
inline constexpr std::string_view funding_prefix = "funding:";

/// What is kept from sheet to sheet: putting hundreds of numbers into words takes its time.
struct FundingKept {
    std::uint32_t version = 0; ///< of the desk's answers and order: 0 nothing is kept
    session::PlacesTab map_of = session::PlacesTab::table;
    std::vector<sheet::Row> list, gains_rows, doubt_rows;
    std::vector<sheet::MapPlace> circles;
    std::optional<sheet::Chart> gains;
};

[[nodiscard]] sheet::Node funding(const session::Session& session, FundingKept& kept);

/// Does what `node` of this room's sheet stands for, after `value` has been found to be one that it
/// takes (use.hpp). `held`: a hand is still on the slider. False: there is nothing to do.
bool use_funding(session::Session& session, const sheet::Node& node, std::string_view value,
                 bool held);

} // namespace folkmoot::rooms
