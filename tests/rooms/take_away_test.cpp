#include "rooms/settled_desk.hpp"

#include "rooms/use.hpp"
#include "session/funding/numbers.hpp"
#include "session/groups.hpp"
#include "session/manifest.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>

using namespace folkmoot;
using fake::Desk;
using fake::settled;
using rooms::use;

TEST_CASE("files to take away hold what is on screen") {
    Desk desk = settled();
    CHECK(session::command_line(desk.session).find("--replicates") == std::string::npos);
    desk.session.set_runs(40);
    CHECK(session::command_line(desk.session).ends_with(" --replicates 40"));
    desk.session.set_runs(0);
    const auto saved = [&](const char* key) {
        CHECK(use(desk.session, key, "") == "");
        desk.carry();
        const auto* action = desk.last_action("save-file");
        REQUIRE(action != nullptr);
        return std::pair(action->text, std::string(action->bytes.begin(), action->bytes.end()));
    };
    CHECK(saved("button:csv").first == "virtual-gp-outcomes.csv");
    CHECK(saved("button:csv").second.find("host_balance") != std::string::npos);
    CHECK(saved("csv:line-wait_days-").first == "how-long-do-people-wait.csv");
    // Every run that is in, with both policies' values of every outcome.
    const auto& scenario = *desk.session.scenario();
    const auto& results = *desk.session.shown();
    const auto [runs_name, runs] = saved("button:csv-runs");
    CHECK(runs_name == "virtual-gp-runs.csv");
    CHECK(static_cast<std::size_t>(std::ranges::count(runs, '\n')) ==
          1 + scenario.outcomes.size() * (1 + results.replicates().size()));
    const auto& second = *results.replicates().begin();
    CHECK(runs.find("\n" + std::to_string(second.first) + "," + scenario.outcomes[0].key + "," +
                    scenario.outcomes[0].unit + "," +
                    session::exact_number(session::value_at(
                        second.second.baseline, desk.session.year(), 0, message::Slots::total)) +
                    ",") != std::string::npos);
    // Everybody on the map, a line each, with what they are and how the map shows them.
    const auto [people_name, people] = saved("neighbour:people-csv");
    CHECK(people_name == "virtual-gp-people.csv");
    const auto citizens = desk.session.people()->stratum.size();
    CHECK(static_cast<std::size_t>(std::ranges::count(people, '\n')) == 1 + citizens);
    const auto first = session::stratum_of(desk.session.people()->stratum[0]);
    CHECK(people.find("," + scenario.areas[first.area].name + "," +
                      std::string(session::age_names[first.age]) + ",") != std::string::npos);
    desk.session.set_room(session::Room::evidence);
    CHECK(saved("button:save-manifest").second.starts_with("Folkmoot run manifest"));
    CHECK(saved("button:save-scenario") ==
          std::pair<std::string, std::string>{"virtual-gp.json", "{}"});
}
