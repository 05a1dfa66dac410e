#pragma once

/// How what a room shows is cited: the same reference everywhere, of the room's own result.

#include "rooms/sheet.hpp"
#include "session/cite.hpp"

#include <optional>
#include <string_view>

namespace folkmoot::rooms {

inline constexpr std::string_view cite_apa = "button:cite-apa", cite_bibtex = "button:cite-bibtex";

/// The result of the room on screen, if it has one and a link leads there.
[[nodiscard]] std::optional<session::Citable> citable_room(const session::Session& session);

/// Two buttons that copy a reference; none while there is nothing to cite.
void offer_citation(sheet::Node& into, const session::Session& session);

/// One of them was pressed.
void cite_room(session::Session& session, session::CitationStyle style);

// What the labs say: card.cpp of their folders.
[[nodiscard]] std::optional<session::Citable> funding_citable(const session::Session& session);
[[nodiscard]] std::optional<session::Citable> trial_citable(const session::Session& session);
[[nodiscard]] std::optional<session::Citable> deliberation_citable(const session::Session& session);

} // namespace folkmoot::rooms
