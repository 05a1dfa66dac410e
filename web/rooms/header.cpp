#include "rooms/header.hpp"

#include "rooms/chooser.hpp"
#include "rooms/nodes.hpp"

#include <algorithm>

namespace folkmoot::rooms {

using sheet::Kind;
using sheet::Node;

std::string problems_title(std::size_t problems) {
    return problems == 1 ? "This did not work" : std::to_string(problems) + " things are wrong";
}

Node header(const session::Session& session) {
    auto part = sheet::group("header", "Folkmoot");
    std::vector<sheet::Option> rooms;
    for (std::size_t i = 0; i < room_titles.size(); ++i)
        rooms.push_back({std::string(session::room_names[i]), std::string(room_titles[i])});
    part.add(sheet::choice(
        "room", "Room",
        std::string(session::room_names[static_cast<std::size_t>(session.view().room)]),
        std::move(rooms)));

    const auto* open = session.scenario();
    const auto name = open != nullptr ? open->name : "";
    std::vector<sheet::Option> questions;
    for (const auto& card : session.scenarios())
        questions.push_back({card.name, card.question, card.title});
    // A file of somebody's own is not among those that the page offers; it may well ask what one of
    // those asks, as most are written out of one.
    const bool offered = std::any_of(questions.begin(), questions.end(),
                                     [&](const auto& question) { return question.key == name; });
    if (open != nullptr && !offered)
        questions.insert(questions.begin(),
                         {name, "Yours: " + open->question, "Yours: " + open->title});
    part.add(sheet::choice("scenario", std::string(chooser_title), name, std::move(questions)));
    part.add(chooser(session));
    part.add({Kind::file, "scenario-file", "Open a scenario file", std::string(drop_words)});

    const auto add = [&](const char* key, const HeaderButton& button, bool there) {
        part.add(sheet::button(key, std::string(button.words), std::string(button.help))).disabled =
            !there;
    };
    add("button:tour", tour_button, open != nullptr && !open->tour.empty());
    add("button:share", share_button, session.shown() != nullptr);
    if (session.view().room == session::Room::explore)
        add("wall:show", wall_button, session.shown() != nullptr);
    add("button:plain", plain_button, true);
    return part;
}

std::optional<Node> problems(const session::Session& session) {
    const auto& list = session.problems();
    if (list.empty()) return std::nullopt;
    Node notice(Kind::notice, "problems", problems_title(list.size()));
    notice.tone = sheet::Tone::problem;
    notice.live = true;
    Node lines(Kind::list, "problems:list");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const bool said = list[i].where.empty() || list[i].text.starts_with(list[i].where);
        lines.add(sheet::text("problem:" + std::to_string(i),
                              said ? list[i].text : list[i].where + ": " + list[i].text));
    }
    notice.add(std::move(lines));
    notice.add(sheet::button("problems:close", "Close")).tone = sheet::Tone::strong;
    return notice;
}

} // namespace folkmoot::rooms
