#include "models/news/news.hpp"

#include "analysis/certainty.hpp"
#include "analysis/compare.hpp"
#include "analysis/report.hpp"
#include "analysis/resume.hpp"
#include "canvas/colour/people.hpp"
#include "core/words/numbers.hpp"
#include "engine/snapshot.hpp"
#include "labs/funding/future.hpp"
#include "labs/trial/repeat.hpp"
#include "models/list.hpp"
#include "models/news/scenario.hpp"
#include "platform/core/service.hpp"
#include "rooms/evidence/markdown.hpp"
#include "rooms/explore/colours.hpp"
#include "rooms/explore/map.hpp"
#include "rooms/explore/tip.hpp"
#include "scenario/load.hpp"
#include "session/groups.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

using namespace folkmoot;

/// The whole of Folkmoot, run with a model of which nothing outside its folder knows more than a
/// line.

namespace {

const Scenario& news() {
    static const Scenario scenario = load_scenario("news.json", news_scenario, {}).value();
    return scenario;
}

Attempt letter() {
    Attempt attempt;
    attempt.reform = "letter";
    attempt.seed = news().seed;
    return attempt;
}

} // namespace

TEST_CASE("a model is found by its key; files without one mean general practice") {
    CHECK(find_model("news") == news_model());
    CHECK(find_model("gossip") == nullptr);
    CHECK(news().model == news_model());
    CHECK(models().front()->key() == "general-practice");
}

TEST_CASE("a file that names no model that there is, or another model's settings, is told so") {
    const auto said = [](const std::string& from, const std::string& to) {
        std::string text = news_scenario;
        text.replace(text.find(from), from.size(), to);
        const auto read = load_scenario("news.json", text, {});
        return read ? std::string() : text_of(read.problems());
    };
    CHECK(said("\"model\": \"news\"", "\"model\": \"newz\"").find("did you mean 'news'?") !=
          std::string::npos);
    CHECK(said("\"talk.spread\": 0", "\"payment.price\": 90")
              .find("settings.payment.price: unknown key") != std::string::npos);
    CHECK(said("\"by\": \"at-home\"", "\"by\": \"registered\"")
              .find("no such breakdown of 'heard'") != std::string::npos);
}

TEST_CASE("without neighbours the share who have heard is what the closed form says") {
    Workshop workshop(news());
    const auto pair = workshop.run(letter(), 0, 0, {});
    REQUIRE(pair);
    for (const auto& [run, reach] :
         {std::pair{pair->baseline, 0.01}, std::pair{pair->reform, 0.03}}) {
        for (const std::size_t week : {0U, 9U, 51U}) {
            const double expected = 1.0 - std::pow(1.0 - reach, static_cast<double>(week) + 1.0);
            // Four standard errors of 2,000 people.
            const double error = 4 * std::sqrt(expected * (1 - expected) / 2'000);
            CHECK(std::fabs(run->record.weekly[0][week] - expected) < error);
        }
    }
}

TEST_CASE("its runs are the same bits again, and a reform that changes nothing changes nothing") {
    Workshop one(news()), other(news());
    CHECK(one.run(letter(), 0, 0, {})->fingerprint == other.run(letter(), 0, 13, {})->fingerprint);
    Attempt same = letter();
    same.reform = "quiet";
    const auto pair = one.run(same, 0, 0, {});
    CHECK(pair->baseline->fingerprint == pair->reform->fingerprint);
}

TEST_CASE("its sentence, its certainty and its checks come from its own words") {
    const auto comparison = compare(news(), letter(), 20, 1, {});
    REQUIRE(comparison);
    const std::string sentence = sentence_of(news(), letter(), comparison->first.baseline->record,
                                             comparison->first.reform->record);
    CHECK(sentence.starts_with("After 1 year of “A letter”, "));
    CHECK(sentence.find("of people have heard instead of") != std::string::npos);
    CHECK(certainty_words(certainty_of(news(), *comparison), 20) ==
          "“Have heard” is better with the reform in 20 of 20 runs.");
    Workshop workshop(news());
    for (const Check& check : news().checks) CHECK(run_check(workshop, check) == "");
}

TEST_CASE("it describes itself, and its results are told by its own groups") {
    const auto json = nlohmann::json::parse(describe_json(news()));
    CHECK(json["model"] == "news");
    CHECK(json["fields"].size() == 2 + 4); // its own, and how a trial goes wrong
    CHECK(json["sides"][0]["key"] == "at-home");
    CHECK(json["outcomes"][0]["by"] == nlohmann::json({"deprivation", "age", "area", "at-home"}));
    Workshop workshop(news());
    const auto pair = workshop.run(letter(), 0, 0, {});
    const RunReport report{.scenario = news(),
                           .attempt = letter(),
                           .record = pair->reform->record,
                           .fingerprint = pair->reform->fingerprint};
    const auto run = nlohmann::json::parse(run_json(report));
    CHECK(run["outcomes"]["heard"]["by"]["at-home"].size() == 2);
    CHECK(run["outcomes"]["heard"]["by"]["area"].size() == 2);
    CHECK(outcomes_csv(report).find("at home online") != std::string::npos);
}

TEST_CASE("it is put away and taken up again") {
    Workshop workshop(news());
    auto run = workshop.run_alone(letter(), 0, 20, {});
    Snapshot saved;
    saved.scenario_file = "news.json";
    saved.scenario_text = news_scenario;
    saved.policy = "letter";
    saved.seed = news().seed;
    saved.population = news().population;
    saved.weeks = news().weeks;
    saved.week = 20;
    saved.state = run->simulation().state().bytes();
    saved.record = run->record();
    run->finish();
    auto resumed = take_up_again("it", write_snapshot(saved));
    REQUIRE_MESSAGE(resumed, text_of(resumed.problems()));
    resumed->run.finish();
    CHECK(fingerprint_of(resumed->run.record()) == fingerprint_of(run->record()));
    saved.state.pop_back();
    CHECK(!take_up_again("it", write_snapshot(saved)));
}

TEST_CASE("it is put to a trial, and the trial finds what a letter does") {
    Workshop workshop(news());
    const auto lab = open_trial(workshop, news().trial.designs.front(), {});
    REQUIRE_MESSAGE(lab, text_of(lab.problems()));
    double estimates = 0, truths = 0;
    const auto repeats = repeat_trials(*lab, 1, 0, 20, 1, {});
    for (const TrialRepeat& repeat : repeats) {
        estimates += repeat.estimate / 20;
        truths += repeat.truth / 20;
    }
    // .8 of those treated hear in eight weeks who would not have at .01: .99⁸ − .8⁸ = .755.
    CHECK(truths == doctest::Approx(0.755).epsilon(0.01));
    CHECK(estimates == doctest::Approx(truths).epsilon(0.02));
}

TEST_CASE("what it does not support it says in a sentence") {
    Workshop workshop(news());
    const auto answer = future_of(workshop, PlaceTable{}, Funding{}, 0);
    REQUIRE(!answer);
    CHECK(answer.problems().front().text().find("areas of this model have no budgets") !=
          std::string::npos);
}

namespace {

/// What the page gets of it: as it was opened, run, and as it stands in week 30.
struct Answers {
    message::Opened opened;
    message::Ran ran;
    message::People people;
    message::Frame frame;
};

Answers answers() {
    CoreService service;
    service.submit(message::Open{1, "news", news_scenario, {}});
    message::Trial trial;
    trial.reform = "letter";
    trial.seed = 7;
    service.submit(message::Run{2, trial, 0});
    service.submit(message::AskPeople{3, trial});
    service.submit(message::AskFrame{4, trial, true, 30});
    Answers all;
    while (!service.idle()) {
        auto reply = service.step(20);
        if (!reply) continue;
        if (auto* m = std::get_if<message::Opened>(&*reply)) all.opened = *m;
        if (auto* m = std::get_if<message::Ran>(&*reply)) all.ran = *m;
        if (auto* m = std::get_if<message::People>(&*reply)) all.people = *m;
        if (auto* m = std::get_if<message::Frame>(&*reply)) all.frame = *m;
    }
    return all;
}

using Lines = std::vector<std::string>;

Lines first_cells(const sheet::Node& table) {
    Lines cells;
    for (const auto& row : table.table->rows) cells.push_back(row.cells.front());
    return cells;
}

} // namespace

TEST_CASE("the page opens it, runs it and shows its people") {
    const auto [opened, ran, people, frame] = answers();
    CHECK(opened.scenario.model == "news");
    REQUIRE(opened.scenario.sides.size() == 1);
    CHECK(opened.scenario.sides[0].groups == std::vector<std::string>{"Offline", "Online"});
    CHECK(opened.scenario.trial.provider == "provider"); // it has no word of its own
    CHECK(ran.sentence.find("have heard") != std::string::npos);
    CHECK(ran.reform.yearly[0][0].size() == message::Slots::first_area(opened.scenario) + 2);
    CHECK(people.population == 2'000);
    CHECK(frame.channels.size() == 2);
    CHECK(frame.channels[0].size() == 2'000);
}

TEST_CASE("the page asks for its own words, and its evidence shows them") {
    CoreService service;
    service.submit(message::Open{1, "news", news_scenario, {}});
    service.submit(message::AskReadme{2});
    (void)service.step(20);
    const auto reply = service.step(20);
    REQUIRE(reply);
    const auto& readme = std::get<message::Readme>(*reply);
    CHECK(readme.id == 2);
    CHECK(readme.model == "news");
    CHECK(readme.text.starts_with("# News\n"));
    const auto chapters = rooms::read_markdown(readme.text, "model:");
    REQUIRE(chapters.size() == 9);
    CHECK(chapters[0].title == "News");
    CHECK(chapters[1].title == "In short");
    CHECK(
        chapters[1].content.front().words ==
        "Every week a letter reaches some people, and some hear from a neighbour. Nobody forgets.");
}

TEST_CASE("the map shows its own picture, and what every model has") {
    const auto all = answers();
    session::Session session;
    session.show_first({all.opened, all.ran, all.people, all.frame});
    session.set_side(session::Side::reform);
    const auto& scenario = *session.scenario();
    rooms::MapCount count;
    auto part = rooms::map(session, count);
    Lines choices;
    for (const auto& option : sheet::find(part, "colour")->options) choices.push_back(option.words);
    CHECK(choices == Lines{"News", "Around", "Deprivation", "Age"});
    CHECK(sheet::find(part, "map")->title == "Where people live, coloured by: News");
    CHECK(sheet::find(part, "map")->words.starts_with("Nowhere: 2 areas. Reform, "));
    CHECK(first_cells(*sheet::find(part, "map-colours")) == Lines{"Has not heard", "Has heard"});
    // Citizens, counted by hand; each stands for five people.
    const auto& heard = all.frame.channels[0];
    const auto know = std::ranges::count(heard, 1);
    REQUIRE(know > 0);
    CHECK(count.of(session, true) == std::vector<double>{5.0 * static_cast<double>(2'000 - know),
                                                         5.0 * static_cast<double>(know)});

    session.set_colouring("around");
    part = rooms::map(session, count);
    CHECK(first_cells(*sheet::find(part, "map-colours")) == Lines{"0% to 50%", "50% to 100%"});
    CHECK(sheet::find(part, "map-colours")->table->columns.front().words ==
          "How many in their village have heard");
    const auto legend = rooms::legend_of(scenario, *session.colouring());
    REQUIRE(legend.ticks.size() == 3);
    CHECK(legend.ticks[1].words == "50%");
    CHECK(legend.ticks[1].share == 0.5);
    // Of the first person's village, counted by hand.
    const auto village = [&](std::size_t person) {
        return session::stratum_of(all.people.stratum[person]).area;
    };
    double knows = 0, everybody = 0;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        if (village(i) != village(0)) continue;
        everybody += 1;
        knows += heard[i];
    }
    CHECK(rooms::tell_person(scenario, all.people, &all.frame, 0).facts ==
          Lines{"Have heard in their village: " + format_share(knows / everybody, 0)});

    for (const auto& colouring : scenario.picture.colourings) {
        CAPTURE(colouring.key);
        const auto entries = rooms::legend_of(scenario, colouring).entries;
        for (const auto appearance :
             {ui::Appearance::light, ui::Appearance::dark, ui::Appearance::contrast}) {
            const auto palette = ui::palette_of(ui::make_theme(appearance), scenario, colouring);
            std::set<ui::Colour> colours;
            for (const auto& entry : entries) colours.insert(palette[entry.value]);
            CHECK(colours.size() == entries.size());
        }
    }
}
