/// What a saved picture says of the conversation, beside its chart.

#include "rooms/away/card.hpp"
#include "core/hash.hpp"
#include "rooms/away/cite.hpp"
#include "rooms/deliberation/deliberation.hpp"
#include "rooms/deliberation/parts.hpp"
#include "session/deliberation/question.hpp"

namespace folkmoot::rooms {

std::optional<session::Citable> deliberation_citable(const session::Session& session) {
    const auto& desk = session.deliberation();
    const auto* found = desk.found();
    const auto* scenario = desk.scenario();
    // Of files no link leads anywhere; without a map of opinions nothing proves what was counted.
    if (found == nullptr || scenario == nullptr || desk.has_files() || found->fingerprint == 0)
        return std::nullopt;
    const auto fingerprint = to_hex(found->fingerprint);
    return session::Citable{scenario->title + ": a conversation. " + took_part(desk, *found),
                            "scenario " + scenario->name + " " + to_hex(scenario->hash) +
                                ", ballots in the file of the session, fingerprint of their map "
                                "of opinions " +
                                fingerprint,
                            scenario->name + "-conversation-" + fingerprint.substr(0, 8)};
}

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
