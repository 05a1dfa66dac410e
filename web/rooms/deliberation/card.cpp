/// What a saved picture says of the conversation, beside its chart.

#include "core/hash.hpp"
#include "rooms/away/card.hpp"
#include "rooms/deliberation/deliberation.hpp"
#include "rooms/deliberation/parts.hpp"
#include "session/deliberation/question.hpp"

namespace folkmoot::rooms {

std::optional<CardWords> deliberation_card(const session::Session& session) {
    const auto& desk = session.deliberation();
    const auto* found = desk.found();
    const auto* scenario = desk.scenario();
    if (found == nullptr) return std::nullopt;
    const bool files = desk.has_files() || scenario == nullptr;
    CardWords words;
    words.about = !files                 ? scenario->title + ": " + scenario->question
                  : found->topic.empty() ? "A conversation"
                                         : found->topic;
    words.lines.push_back(took_part(desk, *found));
    words.made = files ? "From files that were opened." : scenario->place + ".";
    if (found->fingerprint != 0)
        words.made +=
            " The fingerprint of the map of opinions is " + to_hex(found->fingerprint) + ".";
    // Who scans it takes part; what people said goes as a file.
    words.link = files ? "" : desk.invitation();
    return words;
}

} // namespace folkmoot::rooms
