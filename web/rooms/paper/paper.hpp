#pragma once

/// What leaves the screen on paper: a policy brief of one page, also of the labs; a teacher's
/// guide, and a worksheet of two pages.
///
/// All words about the question come from the scenario and from what its model says of itself; what
/// is said here holds of every model.

#include "rooms/explore/charts.hpp"
#include "rooms/explore/outcomes.hpp"
#include "rooms/qr.hpp"
#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <string_view>

namespace folkmoot::rooms {

inline constexpr std::string_view paper_prefix = "paper:";

/// What is kept from sheet to sheet.
struct PaperKept {
    ChartsKept charts;
    OutcomeOrder outcomes;
    sheet::QrKept qr;
};

/// The paper that is asked for, below what prints it, leads to another and leads back.
[[nodiscard]] sheet::Node paper(const session::Session& session, PaperKept& kept);

/// What somebody does there. False: nothing there is so called.
[[nodiscard]] bool use_paper(session::Session& session, const sheet::Node& node,
                             std::string_view value);

} // namespace folkmoot::rooms
