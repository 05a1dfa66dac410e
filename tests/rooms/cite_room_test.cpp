/// How the result of a room is cited: in every room that has one.

#include "rooms/away/cite.hpp"
#include "rooms/funding_room.hpp"
#include "rooms/trial_room.hpp"

#include "core/hash.hpp"
#include "rooms/use.hpp"
#include "session/deliberation/ballots.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace folkmoot;
using session::CitationStyle;

namespace {

bool names(const std::string& text, const std::string& part) {
    CAPTURE(text);
    CAPTURE(part);
    return text.find(part) != std::string::npos;
}

std::string apa_of_room(const session::Session& session) {
    const auto result = rooms::citable_room(session);
    return result ? session::reference(*result, CitationStyle::apa) : std::string();
}

} // namespace

TEST_CASE("Explore cites what Evidence does, from its own two buttons") {
    auto desk = fake::settled();
    auto& session = desk.session;
    const auto there = [&](std::string_view key) {
        return sheet::find(fake::sheet_of(desk), std::string(key)) != nullptr;
    };
    CHECK(there(rooms::cite_apa));
    for (const auto& [key, style] : {std::pair{rooms::cite_apa, CitationStyle::apa},
                                     std::pair{rooms::cite_bibtex, CitationStyle::bibtex}}) {
        REQUIRE(rooms::use(session, key, "") == "");
        desk.settle();
        const auto* action = desk.last_action("copy-citation");
        REQUIRE(action != nullptr);
        CHECK(action->text.substr(action->text.find('\n') + 1) ==
              session::citation(session, style));
    }
    CHECK(names(apa_of_room(session), to_hex(session.scenario()->hash)));
    session.set_room(session::Room::evidence);
    desk.settle();
    CHECK(apa_of_room(session) == session::citation(session, CitationStyle::apa));
}

TEST_CASE("the funding lab cites the formula and its table, and nothing that no link leads to") {
    fake::FundingRoom room;
    const auto& session = room.desk.session;
    const auto& answer = *room.lab().answer();
    const auto apa = apa_of_room(session);
    CHECK(names(apa, answer.formula.title));
    CHECK(names(apa, "table " + room.lab().table()));
    CHECK(names(apa, "fingerprint " + to_hex(answer.fingerprint)));
    REQUIRE(room.use(std::string(rooms::cite_bibtex)).empty());
    room.settle();
    const auto asked = std::ranges::find(room.actions, "copy-citation", &session::Action::name);
    REQUIRE(asked != room.actions.end());
    CHECK(names(asked->text, "@misc{folkmoot-"));
    room.lab().take_own_table("towns.csv", fake::places_on_a_map);
    room.settle();
    CHECK_FALSE(rooms::citable_room(session));
}

TEST_CASE("the split-test lab cites the design and what was run") {
    auto desk = fake::trial_room();
    const auto& lab = fake::desk_of(desk);
    const auto apa = apa_of_room(desk.session);
    CHECK(names(apa, lab.design().question));
    CHECK(names(apa, "design " + lab.design().name));
    CHECK(names(apa, "fingerprint " + to_hex(lab.ran()->fingerprint)));
    CHECK(sheet::find(fake::sheet_of(desk), std::string(rooms::cite_apa)) != nullptr);
}

TEST_CASE("a conversation is cited once its opinions have a map") {
    auto desk = fake::gathered_room();
    const auto* found = desk.session.deliberation().found();
    REQUIRE(found != nullptr);
    const auto apa = apa_of_room(desk.session);
    if (found->fingerprint == 0) {
        CHECK(apa.empty());
    } else {
        CHECK(names(apa, to_hex(found->fingerprint)));
        CHECK(names(apa, "people took part"));
    }
    desk.session.set_room(session::Room::explore);
    desk.settle();
    CHECK(apa_of_room(desk.session) == session::citation(desk.session, CitationStyle::apa));
}
