/// What the nodes of the room do.

#include "rooms/deliberation/deliberation.hpp"
#include "rooms/deliberation/parts.hpp"
#include "rooms/save.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace folkmoot::rooms {
namespace {

using session::DeliberationDesk;
using session::Session;
using sheet::Node;

void cast_vote(Session& session, std::int8_t vote) {
    auto& desk = session.deliberation();
    if (const auto statement = desk.asked()) desk.vote(*statement, vote);
}

void go_exploring(Session& session) {
    auto& desk = session.deliberation();
    desk.explore();
    if (!desk.ballot().before.empty()) session.choose_policy(desk.ballot().before.front().policy);
    session.set_room(session::Room::explore);
}

void take_along(Session& session) {
    const auto* shown = session.shown();
    const bool seen = shown != nullptr && shown->main && !session.stale() && !session.preview();
    // A run is named by both of its sides: what a ballot tells of is always against the usual one.
    const bool usual = seen && session::usual_baseline(*session.scenario(), session.trial());
    session.deliberation().come_back(session.trial(), usual ? shown->main->fingerprint : 0);
    session.set_room(session::Room::deliberate);
}

void leave_explore(Session& session) {
    session.deliberation().stop_exploring();
    session.set_room(session::Room::deliberate);
}

std::string session_file_name(const Session& session) {
    const auto* scenario = session.scenario();
    return (scenario == nullptr ? std::string("session") : scenario->name) + ".ballots";
}

void save_session(Session& session) {
    const auto text = session.deliberation().session_text();
    session.act("save-file", session_file_name(session), {text.begin(), text.end()});
}

void save_ballot(Session& session) {
    const auto text = session.deliberation().code() + "\n";
    session.act("save-file", "ballot.ballots", {text.begin(), text.end()});
}

void copy_ballot(Session& session) {
    const auto& desk = session.deliberation();
    const auto link = desk.ballot_link();
    session.act("copy-text", link.empty() ? desk.code() : link);
}

void save_statements(Session& session) {
    const auto* found = session.deliberation().found();
    if (found == nullptr) return;
    save_numbers(session, "statements.csv", statements_table(*found, true),
                 {{"Votes of", std::to_string(found->voters) + " people"}});
}

void show_wall(Session& session, bool on) {
    session.deliberation().set_wall(on);
    session.act("wall", on ? "1" : "");
}

struct DeliberationPress {
    std::string_view what;
    void (*act)(Session&);
};

constexpr std::array deliberation_presses{
    DeliberationPress{"agree", [](Session& s) { cast_vote(s, 1); }},
    DeliberationPress{"disagree", [](Session& s) { cast_vote(s, -1); }},
    DeliberationPress{"pass", [](Session& s) { cast_vote(s, 0); }},
    DeliberationPress{"back", [](Session& s) { s.deliberation().vote_back(); }},
    DeliberationPress{"explore", go_exploring},
    DeliberationPress{"guess-tour",
                      [](Session& s) {
                          go_exploring(s);
                          s.go_on_tour(std::nullopt);
                          s.go_on_tour(0);
                      }},
    DeliberationPress{"come-back", take_along},
    DeliberationPress{"leave", leave_explore},
    DeliberationPress{"pay-clear", [](Session& s) { s.deliberation().pay(std::nullopt); }},
    DeliberationPress{"copy-ballot", copy_ballot},
    DeliberationPress{"copy-invite",
                      [](Session& s) { s.act("copy-text", s.deliberation().invitation()); }},
    DeliberationPress{"save-ballot", save_ballot},
    DeliberationPress{"add-own", [](Session& s) { s.deliberation().add_own(); }},
    DeliberationPress{"new",
                      [](Session& s) {
                          s.deliberation().begin_anew();
                          s.forget_guesses();
                      }},
    DeliberationPress{"camera", [](Session& s) { s.act("ask-camera", ""); }},
    DeliberationPress{"wall-show", [](Session& s) { show_wall(s, true); }},
    DeliberationPress{"wall-leave", [](Session& s) { show_wall(s, false); }},
    DeliberationPress{"wall-next", [](Session& s) { s.deliberation().turn_wall(); }},
    DeliberationPress{"bad-close", [](Session& s) { s.deliberation().dismiss_left_out(); }},
    DeliberationPress{"save-session", save_session},
    DeliberationPress{"save-all", save_session},
    DeliberationPress{"forget", [](Session& s) { s.deliberation().forget_gathered(); }},
    DeliberationPress{"close-files", [](Session& s) { s.deliberation().close_files(); }},
    DeliberationPress{"csv", save_statements},
    DeliberationPress{"print", [](Session& s) { s.act("print-room", ""); }},
    DeliberationPress{"brief", [](Session& s) { s.open_paper(session::Paper::brief); }},
    DeliberationPress{"save-polis", [](Session& s) { s.deliberation().save_polis(); }},
};

std::optional<std::string_view> after(std::string_view key, std::string_view prefix) {
    if (!key.starts_with(prefix)) return std::nullopt;
    return key.substr(prefix.size());
}

/// What is set in the ballot.
bool edit_ballot(DeliberationDesk& desk, std::string_view what, std::string_view value) {
    if (what == "choose") {
        desk.choose(std::string(value));
    } else if (const auto place = after(what, "rank:")) {
        std::size_t index = 0;
        std::from_chars(place->data(), place->data() + place->size(), index);
        desk.rank(index, std::string(value));
    } else if (const auto policy = after(what, "approve:")) {
        desk.approve(std::string(*policy), value == "true");
    } else if (const auto graded = after(what, "grade:")) {
        std::uint8_t grade = 0;
        std::from_chars(value.data(), value.data() + value.size(), grade);
        desk.grade(std::string(*graded), value.empty() ? std::nullopt : std::optional(grade));
    } else if (const auto liked = after(what, "vote-for:")) {
        desk.add_vote(std::string(*liked), 1);
    } else if (const auto disliked = after(what, "vote-against:")) {
        desk.add_vote(std::string(*disliked), -1);
    } else if (what == "pay") {
        desk.pay(std::strtod(std::string(value).c_str(), nullptr));
    } else if (what == "words") {
        desk.say(std::string(value));
    } else if (what == "send-guesses") {
        desk.send_guesses(value == "true");
    } else {
        return false;
    }
    return true;
}

} // namespace

bool use_deliberation(Session& session, const Node& node, std::string_view value) {
    const auto what = std::string_view(node.key).substr(deliberation_prefix.size());
    const auto* found = std::find_if(deliberation_presses.begin(), deliberation_presses.end(),
                                     [&](const auto& press) { return press.what == what; });
    if (found != deliberation_presses.end()) {
        found->act(session);
        return true;
    }
    auto& desk = session.deliberation();
    if (what == "paste") {
        desk.bring({{"pasted text", std::string(value)}});
    } else if (const auto opened = after(what, "guess-open:")) {
        desk.open_guess(std::string(*opened), true);
    } else if (const auto closed = after(what, "guess-close:")) {
        desk.open_guess(std::string(*closed), false);
    } else if (what == "group") {
        desk.choose_group(std::string(value));
    } else if (what == "map") {
        desk.choose_group(desk.group() == value ? "" : std::string(value));
    } else {
        return edit_ballot(desk, what, value);
    }
    return true;
}

} // namespace folkmoot::rooms
