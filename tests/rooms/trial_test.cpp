#include "rooms/trial_room.hpp"

#include "rooms/sheet_json.hpp"
#include "rooms/use.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace folkmoot;
using fake::design_of;
using fake::Desk;
using fake::desk_of;
using fake::node_at;
using fake::option_keys;
using fake::own_table;
using fake::settle;
using fake::sheet_of;
using fake::trial_room;
using rooms::use;
using sheet::Kind;
using sheet::Node;

namespace {

bool takes_a_value(const Node& node) {
    switch (node.kind) {
    case Kind::choice:
    case Kind::slider:
    case Kind::toggle:
    case Kind::button:
    case Kind::text_field:
        return !node.disabled && node.key.starts_with("trial:");
    default:
        return false;
    }
}

/// A value that it takes and that it does not have.
std::string other_value(const Node& node) {
    if (node.kind == Kind::choice) {
        for (const auto& option : node.options) {
            if (option.key != std::get<std::string>(node.value)) return option.key;
        }
    }
    if (node.kind == Kind::toggle) return std::get<bool>(node.value) ? "false" : "true";
    if (node.kind == Kind::slider)
        return std::to_string(std::get<double>(node.value) == node.high ? node.low : node.high);
    return node.kind == Kind::text_field ? "arm,y\na,1\nb,2\n" : "";
}

} // namespace

TEST_CASE("the split-test lab says what the trial would have told, and what is true") {
    const auto desk = trial_room();
    const auto sheet = sheet_of(desk);
    CHECK(node_at(sheet, "trial:title").level == 1);
    CHECK(node_at(sheet, "trial:asked").words == "Does an easier form work?");
    CHECK(node_at(sheet, "trial:conclusion").words == "by-person");
    CHECK(node_at(sheet, "trial:conclusion").live);
    CHECK_FALSE(node_at(sheet, "trial:conclusion").busy);
    CHECK(node_at(sheet, "trial:truth").words == "In truth it adds 3.0 points.");
    // What is true has a tone of its own, and so a colour.
    CHECK(node_at(sheet, "trial:truth").tone == sheet::Tone::truth);
    CHECK(node_at(sheet, "trial:conclusion").tone != sheet::Tone::truth);
    CHECK(node_at(sheet, "trial:status").words ==
          "The result is ready. Its fingerprint is 0000000000000001.");
    CHECK(node_at(sheet, "trial:size-sentence").words == "It is large enough.");
    CHECK(node_at(sheet, "trial:facts").table->rows[0].cells ==
          std::vector<std::string>{"People needed in each group (sample size)", "1,234"});
    CHECK(node_at(sheet, "trial:summed").words == "One trial in four would have been announced.");
    CHECK(node_at(sheet, "trial:warning:0").words == "The groups differ in age.");
    CHECK(node_at(sheet, "trial:arms").table->rows.size() == 1);
    CHECK(node_at(sheet, "trial:fifths").table->rows.size() == 5);
    CHECK(node_at(sheet, "trial:map-groups").table->rows.size() == 3); // two groups, and left out
    const auto& properties = *node_at(sheet, "trial:properties").table;
    CHECK(properties.rows[0].key == "trial:property:coverage");
    CHECK(properties.rows[0].marks[1] == "bad");
    CHECK(properties.rows[0].cells[2] == "95%");
}

TEST_CASE("keys of the lab are unique, and what opens on a result has one heading of level one") {
    auto desk = trial_room();
    for (int groups = 0; groups < 3; ++groups)
        CHECK(use(desk.session, "trial:add-group", "") == "");
    desk.session.trial_lab().take_own("mine.csv", own_table, "Read as Windows-1252.");
    settle(desk);
    std::set<std::string> keys;
    int titles = 0;
    sheet::walk(sheet_of(desk), [&](const Node& node) {
        CAPTURE(node.key);
        CHECK(keys.insert(node.key).second);
        titles += node.kind == Kind::heading && node.level == 1;
        if (!node.table) return;
        for (const auto& row : node.table->rows) CHECK(keys.insert(row.key).second);
    });
    CHECK(titles == 1);
    CHECK(sheet::to_json(sheet_of(desk)).find("\"tone\":\"truth\"") != std::string::npos);
}

TEST_CASE("only the scenarios that bring a trial are offered, and the page says which do") {
    auto desk = trial_room();
    const auto sheet = sheet_of(desk);
    CHECK(option_keys(node_at(sheet, "trial:scenario")) ==
          std::vector<std::string>{"virtual-gp", "letters"});
    desk.actions.clear();
    CHECK(use(desk.session, "trial:scenario", "virtual-gp") == "");
    desk.carry();
    CHECK(desk.last_action("load-scenario") == nullptr); // it is open
    CHECK(use(desk.session, "trial:scenario", "letters") == "");
    desk.carry();
    REQUIRE(desk.last_action("load-scenario") != nullptr);
    CHECK(desk.last_action("load-scenario")->text == "letters");
}

TEST_CASE(
    "whom people go to is called what the model calls them, wherever they are put into groups") {
    auto desk = trial_room();
    desk.core.scenario.trial.provider = "branch";
    desk.core.scenario.trial.providers = "branches";
    desk.core.scenario.trial.designs[1].unit = message::TrialUnit::provider;
    desk.core.scenario.hash += 1;
    desk.open();
    settle(desk);
    CHECK(use(desk.session, "trial:ready-made", "1") == "");
    settle(desk);
    const auto sheet = sheet_of(desk);
    const auto& unit = node_at(sheet, "trial:unit").options.at(1);
    CHECK(unit.words == "Each branch");
    const std::string whole = "Whole branches are put into groups by chance";
    CHECK(unit.help.starts_with(whole));
    CHECK(node_at(sheet, "trial:in-words").words.starts_with(whole));
    CHECK(node_at(sheet, "trial:map").words.starts_with(whole));
}

TEST_CASE("everything in the lab that can be used does something, and nothing refuses its offer") {
    auto first = trial_room();
    // So that everything is there: a doubt, an edited design of four groups, one of which changes
    // two things, a table of one's own, and trials still under way.
    first.session.move("service.patience", 8.5, false);
    CHECK(use(first.session, "trial:add-group", "") == "");
    CHECK(use(first.session, "trial:add-group", "") == "");
    CHECK(use(first.session, "trial:add:1", "take_up.invited") == "");
    CHECK(use(first.session, "trial:looks", "1") == "");
    CHECK(use(first.session, "trial:plan-baseline", "50%") == "");
    CHECK(use(first.session, "trial:plan-effect", "10%") == "");
    first.session.trial_lab().take_own("mine.csv", own_table);
    settle(first);
    std::set<std::string> keys;
    const auto try_all = [&](const Desk& desk) {
        sheet::walk(sheet_of(desk), [&](const Node& node) {
            if (!takes_a_value(node) || !keys.insert(node.key).second) return;
            CAPTURE(node.key);
            Desk used = desk; // everything starts from the same
            (void)used.session.trial_lab().take_changed();
            (void)used.session.take_changed();
            CHECK(use(used.session, node.key, other_value(node)) == "");
            CHECK(used.session.refusal().why.empty());
            used.carry();
            // A link for a paper is asked for first.
            const bool acted = used.actions.size() > desk.actions.size() ||
                               used.waiting[0].size() > desk.waiting[0].size();
            const bool changed = used.session.take_changed();
            const bool did = acted || changed || used.session.trial_lab().take_changed();
            CHECK(did);
        });
    };
    try_all(first);
    auto working = first;
    CHECK(use(working.session, "trial:thousand", "") == "");
    CHECK(use(working.session, "trial:unit", "3") == "");
    CHECK(use(working.session, "trial:lesson-next", "") == "");
    working.tick(0);
    try_all(working);
    CHECK(use(working.session, "trial:unit", "5") == "");
    try_all(working);
    for (const auto* key : {"scenario",
                            "ready-made",
                            "usual",
                            "reset",
                            "lesson-next",
                            "share:0",
                            "share:2",
                            "add:1",
                            "remove:3",
                            "set:1:take_up.burden",
                            "set:1:take_up.invited",
                            "leave:1:take_up.invited",
                            "add-group",
                            "unit",
                            "block",
                            "saturations",
                            "outcome",
                            "weeks",
                            "looks",
                            "look-every",
                            "method",
                            "effect",
                            "stratified",
                            "rerandomised",
                            "exclude",
                            "attrition",
                            "alpha",
                            "power",
                            "cost",
                            "simulate",
                            "again",
                            "thousand",
                            "stop",
                            "csv:power",
                            "csv:gap",
                            "csv:running",
                            "csv:histogram",
                            "own-paste",
                            "own-outcome",
                            "own-arm",
                            "own-control",
                            "own-method",
                            "own-cluster",
                            "own-stratum",
                            "own-pre",
                            "own-counts",
                            "own-shares",
                            "own-save",
                            "own-forget",
                            "plan-baseline",
                            "plan-effect",
                            "plan-spread",
                            "plan-power",
                            "plan-cluster_people",
                            "plan-intracluster"}) {
        CAPTURE(key);
        CHECK(keys.contains("trial:" + std::string(key)));
    }
}

TEST_CASE("a design is edited, and the result follows") {
    auto desk = trial_room();
    CHECK(use(desk.session, "trial:weeks", "13") == "");
    CHECK(design_of(desk).weeks == 13);
    CHECK(node_at(sheet_of(desk), "trial:conclusion").busy);
    CHECK(node_at(sheet_of(desk), "trial:status").words == "Running the town four times…");
    settle(desk);
    CHECK_FALSE(node_at(sheet_of(desk), "trial:conclusion").busy);
    CHECK(node_at(sheet_of(desk), "trial:weeks").value_words == "13 weeks");
    CHECK(node_at(sheet_of(desk), "trial:weeks").usual_words == "At first: 26 weeks");
    CHECK(use(desk.session, "trial:unit", "2") == "");
    CHECK(design_of(desk).unit == message::TrialUnit::area);
    CHECK(use(desk.session, "trial:set:1:take_up.burden", "0.05") == "");
    CHECK(design_of(desk).arms[1].settings.at("take_up.burden") == 0.05);
    CHECK(use(desk.session, "trial:effect", "0.03") == "");
    CHECK(design_of(desk).effect == 0.03);
    // Another unit: what was worth finding says nothing any more.
    CHECK(use(desk.session, "trial:outcome", "wait_days") == "");
    CHECK(design_of(desk).effect == 0);
    CHECK(node_at(sheet_of(desk), "trial:effect").value_words == "not said");
    CHECK(use(desk.session, "trial:reset", "") == "");
    CHECK_FALSE(desk_of(desk).edited_design());
    CHECK(use(desk.session, "trial:ready-made", "1") == "");
    CHECK(design_of(desk).name == "by-area");
}

TEST_CASE("shares of the groups always come to one, and a group can come and go") {
    auto desk = trial_room();
    const auto all = [&] {
        double sum = 0;
        for (const auto& arm : design_of(desk).arms) sum += arm.share;
        return sum;
    };
    CHECK(use(desk.session, "trial:share:1", "0.8") == "");
    CHECK(design_of(desk).arms[0].share == doctest::Approx(0.2));
    CHECK(use(desk.session, "trial:add-group", "") == "");
    REQUIRE(design_of(desk).arms.size() == 3);
    CHECK(all() == doctest::Approx(1));
    CHECK(node_at(sheet_of(desk), "trial:group:2:title").words == "Treatment 2");
    CHECK(sheet::find(sheet_of(desk), "trial:other-groups") == nullptr);
    CHECK(use(desk.session, "trial:add-group", "") == "");
    CHECK(node_at(sheet_of(desk), "trial:other-groups").words == "The other 2 groups");
    CHECK(use(desk.session, "trial:remove:1", "") == "");
    CHECK(design_of(desk).arms.size() == 3);
    CHECK(all() == doctest::Approx(1));
    for (std::size_t i = 3; i < 10; ++i) CHECK(use(desk.session, "trial:add-group", "") == "");
    CHECK(sheet::find(sheet_of(desk), "trial:add-group") == nullptr);
}

TEST_CASE("a hand may stay on a slider of the design: repeats wait until it leaves") {
    auto desk = trial_room();
    CHECK(use(desk.session, "trial:weeks", "hold:20") == "");
    CHECK(use(desk.session, "trial:weeks", "hold:18.7") == "");
    CHECK(use(desk.session, "trial:alpha", "hold:0.0512") == "");
    CHECK(design_of(desk).alpha == 0.05);
    CHECK(use(desk.session, "trial:alpha", "0.0512") == "");
    CHECK(design_of(desk).alpha == 0.0512); // what is typed is not rounded
    CHECK(use(desk.session, "trial:weeks", "hold:19") == "");
    settle(desk);
    CHECK(design_of(desk).weeks == 19);
    CHECK_FALSE(desk_of(desk).ran_stale());
    CHECK(desk_of(desk).repeats_known() == 0);
    CHECK(node_at(sheet_of(desk), "trial:first-repeats").busy);
    CHECK(use(desk.session, "trial:weeks", "19") == "");
    CHECK(use(desk.session, "trial:weeks", "release") == "");
    settle(desk);
    CHECK(desk_of(desk).repeats_known() == session::usual_repeats);
}

TEST_CASE("what the lab does not offer is refused with a sentence") {
    auto desk = trial_room();
    const auto before = design_of(desk);
    CHECK(use(desk.session, "trial:weeks", "500") == "You typed 500. It may only be 2 to 104.");
    CHECK(node_at(sheet_of(desk), "trial:weeks").invalid ==
          "You typed 500. It may only be 2 to 104.");
    CHECK(use(desk.session, "trial:unit", "9") == "“Who is put into groups” has no choice “9”.");
    CHECK(use(desk.session, "trial:set:1:payment.price", "5") != "");
    CHECK(use(desk.session, "trial:share:9", "0.5") ==
          "There is nothing called “trial:share:9” here.");
    CHECK(use(desk.session, "trial:stop", "") != ""); // nothing is under way
    CHECK(use(desk.session, "trial:alpha", "often") ==
          "“False alarms that are accepted” needs a number.");
    CHECK(design_of(desk) == before);
}

TEST_CASE("charts of the lab have axes, marks and the table behind them") {
    const auto desk = trial_room();
    const auto sheet = sheet_of(desk);
    const auto& gap = node_at(sheet, "trial:chart:gap");
    CHECK(gap.title == "Chance hides 1.0 points of it");
    CHECK(gap.chart->labels ==
          std::vector<std::string>{"What the trial says", "Chance", "True effect for all"});
    CHECK(gap.chart->series[0].values[0] == doctest::Approx(2));
    CHECK(node_at(sheet, "trial:table:gap").table->rows[2].cells[1] == "+3.00 points");
    const auto& running = *node_at(sheet, "trial:chart:running").chart;
    CHECK(running.at.front() == 1);
    CHECK(running.at.size() == 26);
    CHECK(running.series[1].low.size() == 26);
    CHECK(running.marks[0].key == "truth");
    CHECK(running.marks[0].on_y);
    CHECK(running.marks[0].at == doctest::Approx(3));
    CHECK(running.y.unit == "percentage points");
    CHECK(running.y.ticks.size() > 2);
    const auto& histogram = *node_at(sheet, "trial:chart:histogram").chart;
    CHECK(histogram.at.size() == histogram.series[0].values.size() + 1);
    double trials = 0;
    for (const auto& series : histogram.series) {
        for (const double count : series.values) trials += count;
    }
    CHECK(trials == session::usual_repeats);
    CHECK(node_at(sheet, "trial:chart:histogram").title.starts_with("25 of 100 trials"));
    const auto& power = *node_at(sheet, "trial:chart:power").chart;
    CHECK(power.at == std::vector<double>{500, 1000, 2000});
    CHECK(power.series.size() == 1);
    const auto json = sheet::to_json(sheet);
    CHECK(json.find("\"at\":[500,1000,2000]") != std::string::npos);
    CHECK(json.find("\"words\":\"interval of a single look\",\"values\":[]") != std::string::npos);
    CHECK(json.find("{\"key\":\"needed\",\"words\":\"needed\",\"at\":1234}") != std::string::npos);
}

TEST_CASE("power is checked in this very world when somebody asks for it") {
    auto desk = trial_room();
    CHECK(use(desk.session, "trial:simulate", "") == "");
    CHECK(node_at(sheet_of(desk), "trial:simulating").busy);
    settle(desk);
    const auto sheet = sheet_of(desk);
    CHECK(sheet::find(sheet, "trial:simulate") == nullptr);
    CHECK(node_at(sheet, "trial:chart:power").chart->series[1].values.size() == 3);
}

TEST_CASE("a thousand trials are counted while they are run, and can be stopped") {
    auto desk = trial_room();
    CHECK(use(desk.session, "trial:thousand", "") == "");
    const auto sheet = sheet_of(desk);
    CHECK(node_at(sheet, "trial:count").kind == Kind::progress);
    CHECK(node_at(sheet, "trial:count").words == "100 of 1000 trials have been run");
    CHECK(std::get<double>(node_at(sheet, "trial:count").value) == 0.1);
    CHECK(use(desk.session, "trial:stop", "") == "");
    CHECK(node_at(sheet_of(desk), "trial:count").words == "100 trials have been run.");
}

TEST_CASE("the lesson is told step by step") {
    auto desk = trial_room();
    CHECK(node_at(sheet_of(desk), "trial:lesson-title").words == "In two minutes: step 1 of 2");
    CHECK(node_at(sheet_of(desk), "trial:lesson-text").words == "Look here.");
    CHECK(use(desk.session, "trial:lesson-next", "") == "");
    CHECK(node_at(sheet_of(desk), "trial:lesson-text").words == "Then there.");
    CHECK(node_at(sheet_of(desk), "trial:lesson-next").words == "From the start");
    CHECK(use(desk.session, "trial:lesson-next", "") == "");
    CHECK(node_at(sheet_of(desk), "trial:lesson-text").words == "Look here.");
}

TEST_CASE("an assumption that is doubted stands with the question, with a way back") {
    auto desk = trial_room();
    CHECK(sheet::find(sheet_of(desk), "trial:doubt") == nullptr);
    desk.session.move("service.patience", 8.5, false);
    settle(desk);
    CHECK(node_at(sheet_of(desk), "trial:doubt").words.starts_with("With 1 changed assumption: "));
    CHECK(use(desk.session, "trial:usual", "") == "");
    CHECK(desk.session.trial().shared.empty());
    settle(desk);
    CHECK(sheet::find(sheet_of(desk), "trial:doubt") == nullptr);
}

TEST_CASE("the room is kept from sheet to sheet, and anew as soon as anything of it changes") {
    auto desk = trial_room();
    rooms::Kept kept;
    const auto now = [&] { return rooms::sheet_of(desk.session, kept); };
    const auto fresh = [&] { return sheet::to_json(sheet_of(desk)); };
    CHECK(sheet::to_json(now()) == fresh());
    for (const auto& [key, text] : {std::pair{"trial:weeks", "hold:9"},
                                    {"trial:weeks", "200"},
                                    {"trial:weeks", "release"},
                                    {"trial:lesson-next", ""},
                                    {"trial:simulate", ""},
                                    {"trial:thousand", ""},
                                    {"trial:stop", ""},
                                    {"trial:own-paste", "arm,y\na,1\n"},
                                    {"trial:plan-effect", "3%"},
                                    {"trial:ready-made", "1"}}) {
        CAPTURE(key);
        (void)use(desk.session, key, text);
        CHECK(sheet::to_json(now()) == fresh());
        desk.answer();
        CHECK(sheet::to_json(now()) == fresh());
        settle(desk);
        CHECK(sheet::to_json(now()) == fresh());
    }
    desk.session.move("service.patience", 8.5, false);
    desk.tick(0);
    CHECK(sheet::to_json(now()) == fresh());
    desk.session.set_scenarios({});
    CHECK(sheet::to_json(now()) == fresh());
    desk.core.scenario.hash += 1;
    desk.core.scenario.trial.designs[0].question = "Something else?";
    desk.open();
    settle(desk);
    CHECK(sheet::to_json(now()) == fresh());
    CHECK(node_at(now(), "trial:asked").words == "Something else?");
}

TEST_CASE("in a lesson about trials the truth waits for a guess, and then says what came of it") {
    auto desk = trial_room();
    desk.session.set_scenarios({{"virtual-gp", "Virtual GP", "?", true, 0, true}});
    const auto& ran = *desk_of(desk).ran();
    const auto& first = ran.estimates[0];
    auto sheet = sheet_of(desk);
    CHECK(node_at(sheet, "trial:conclusion").words == ran.conclusion);
    for (const auto* key : {"trial:truth", "trial:chart:gap", "trial:chart:running", "trial:arms",
                            "trial:fifths", "trial:repeats"}) {
        CAPTURE(key);
        CHECK(sheet::find(sheet, key) == nullptr);
    }
    auto shown = desk;
    CHECK(use(shown.session, "trial:show", "") == "");
    CHECK(node_at(sheet_of(shown), "trial:truth").words == ran.truth);
    CHECK(sheet::find(sheet_of(shown), "trial:guess-verdict") == nullptr);
    CHECK(use(desk.session, "trial:guess-high", "") == "");
    sheet = sheet_of(desk);
    CHECK(node_at(sheet, "trial:truth").words == ran.truth);
    const bool right = first.truth_all >= first.low && first.truth_all <= first.high;
    const auto& told = node_at(sheet, "trial:guess-verdict").words;
    CHECK(told.starts_with(right ? "You said too high. It is about right: "
                           : first.estimate > first.truth_all
                               ? "You said too high. So it is: "
                               : "You said too high. It is too low: "));
    // Other chance events do not close it.
    CHECK(use(desk.session, "trial:again", "") == "");
    fake::settle(desk);
    CHECK(sheet::find(sheet_of(desk), "trial:truth") != nullptr);
    CHECK(session::estimate_off({"", "", 1, 1, 0, 0, 3, 1, 9, 1, 5, 0.1, 0.1, 0, 2}) == 0);
    CHECK(session::estimate_off({"", "", 1, 1, 0, 0, 3, 1, 9, 1, 5, 0.1, 0.1, 0, 0.5}) == 1);
    CHECK(session::estimate_off({"", "", 1, 1, 0, 0, 3, 1, 9, 1, 5, 0.1, 0.1, 0, 6}) == -1);
}
