#pragma once

/// A saved picture: a chart on a card that stands alone where no page is around it, with all that
/// somebody has to know who was never here. What it says is decided here; the page draws it.

#include "rooms/sheet.hpp"
#include "session/session.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::rooms {

/// Behind this in a button's key stands that of its chart.
inline constexpr std::string_view picture_prefix = "picture:";
inline constexpr std::string_view save_picture_words = "Save the picture (PNG)";

/// Offers the picture of a chart or a map, as its last child.
void offer_picture(sheet::Node& chart);

/// What a room knows of all its charts.
struct CardWords {
    std::string about; ///< the question and where it is asked, or the formula
    std::vector<std::string> lines; ///< what is compared, what was moved, how sure that is
    std::string made; ///< whose numbers these are, and what proves them
    std::string no_link; ///< why no link leads there; empty: one does
    std::string baseline{}; ///< whose line the baseline's is, where charts only call it so
    std::string changes{}; ///< behind the reform's name: " with 1 changed lever"; empty: nothing
    bool moved = false;    ///< by hand, and only in the reform
    std::optional<std::string> link{}; ///< in the place of the one to what is on screen
};

/// Which chart, and what only the page knows.
struct CardAsked {
    std::string chart; ///< its key
    std::string link;  ///< opens what is on screen; empty: no link can
    std::string day;   ///< "27 November 2026"
    /// Gives a map of people, or somebody's weeks, the colours of a card (web/canvas/colour/card);
    /// false while it is not known what is to be seen. Without it these have no picture.
    bool (*paint)(const session::Session& session, sheet::Node& node) = nullptr;
};

/// The card of a chart: a group "card" with the chart, as it stands, and texts. Nothing while the
/// room works out another answer.
///
/// "card:about", "card:title", "card:finding" and "card:of" stand above the chart; "card:line:N",
/// "card:made" and "card:no-link" or "card:link" below it, and beside these the QR code "card:qr".
[[nodiscard]] std::optional<sheet::Node> card_of(const session::Session& session,
                                                 const sheet::Node& chart, const CardAsked& asked);

/// Gives the page the card of a chart on screen: action "save-card", a file's name and the card as
/// JSON; or why there is none yet, and nothing.
void save_card(session::Session& session, const CardAsked& asked);

/// A button of `offer_picture` was pressed.
void use_picture(session::Session& session, const sheet::Node& button);

// What the labs say; nothing while they have no answer: card.cpp of their folders.
[[nodiscard]] std::optional<CardWords> funding_card(const session::Session& session);
[[nodiscard]] std::optional<CardWords> trial_card(const session::Session& session);
[[nodiscard]] std::optional<CardWords> deliberation_card(const session::Session& session);

} // namespace folkmoot::rooms
