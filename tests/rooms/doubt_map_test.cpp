#include "rooms/settled_desk.hpp"

#include "rooms/explore/doubt/doubt_map.hpp"
#include "rooms/use.hpp"
#include "session/manifest.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

using namespace folkmoot;
using Says = session::DoubtMap::Says;

TEST_CASE("two assumptions are tried when somebody presses for it, and told as a finding") {
    auto desk = fake::settled();
    auto& session = desk.session;
    sheet::Node seen;
    const auto node = [&](std::string_view what) {
        seen = fake::sheet_of(desk);
        return sheet::find(seen, std::string(rooms::doubt_map_prefix).append(what));
    };
    CHECK(node("ask") == nullptr);
    session.look_for_overturn(true);
    desk.settle();
    REQUIRE(session.overturn().done());
    CHECK_FALSE(session.busy());
    REQUIRE(node("ask") != nullptr);
    // Those that are tried alone, and all that runs draw, which Evidence counts too.
    const auto& scenario = *session.scenario();
    const auto all = static_cast<std::size_t>(
        std::ranges::count(scenario.fields, message::Kind::assumption, &message::Field::kind));
    const auto tried = session.overturn().rows().size();
    const auto says = [&](const char* key, const std::string& part) {
        const auto* found = sheet::find(seen, key);
        return found != nullptr && found->words.find(part) != std::string::npos;
    };
    CHECK(says("overturn:told", std::to_string(tried) + " assumptions that were tried"));
    CHECK(says("overturn:together", "All " + std::to_string(all) + " assumptions at once"));
    CHECK(says("assumptions-note", std::to_string(all) + " facts that nobody knows for sure"));
    CHECK(says("overturn:others", std::to_string(all - tried) + " more stand") ==
          (all > tried + 1));
    // The two that matter most stand there at first; who takes one for both swaps them.
    const auto matter = session.overturn().that_matter(2);
    const auto two = session.overturn().two();
    CHECK(two[0] == matter[0].key);
    CHECK(two[1] == matter[1].key);
    CHECK(rooms::use(session, "overturn:map-across", two[1]).empty());
    CHECK(session.overturn().two() == std::array{two[1], two[0]});
    CHECK_FALSE(session.busy());
    CHECK(rooms::use(session, "overturn:map-ask", "").empty());
    CHECK(session.busy());
    REQUIRE(node("progress") != nullptr);
    CHECK(rooms::use(session, "overturn:map-stop", "").empty());
    desk.carry();
    CHECK(node("progress") == nullptr);
    CHECK(rooms::use(session, "overturn:map-ask", "").empty());
    desk.settle();
    const auto& map = session.overturn().map();
    REQUIRE(map.done());
    const auto* chart = node("chart");
    REQUIRE(chart != nullptr);
    CHECK(chart->title.starts_with("The answer holds in " + std::to_string(map.count(Says::holds)) +
                                   " of " + std::to_string(map.cells()) + " combinations"));
    REQUIRE(chart->children.front().table);
    CHECK(chart->children.front().table->rows.size() == map.up().values.size());
    // What it says is what the simulation gives, and what stands there is a command.
    auto trial = session.trial();
    trial.shared[map.across().key] = map.across().values[1];
    trial.shared[map.up().key] = map.up().values[2];
    const auto ran = std::get<message::Ran>(desk.core.answer(message::Run{0, trial, 0}));
    CHECK(map.change(1, 2) == session::headline_change(ran, session.overturn().outcome()));
    const auto line = session::map_command_line(session);
    CHECK(line.starts_with("folkmoot sweep "));
    CHECK(line.find(" --vary " + two[1] + "=") != std::string::npos);
    // Another question has another map.
    session.set_seed(99);
    desk.settle();
    CHECK_FALSE(session.overturn().map().asked());
}
