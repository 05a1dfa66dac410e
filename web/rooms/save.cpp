#include "rooms/save.hpp"

#include "rooms/explore/charts.hpp"
#include "rooms/explore/colours.hpp"
#include "session/funding/numbers.hpp"
#include "session/groups.hpp"
#include "session/manifest.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace folkmoot::rooms {

using session::Session;

void save_numbers(Session& session, std::string_view name, const session::Table& table,
                  session::MadeBy more) {
    const auto made = session::made_by(session);
    more.insert(more.end(), made.begin(), made.end());
    const auto text = session::to_csv(table, more);
    session.act("save-file", std::string(name), {text.begin(), text.end()});
}

void save_outcomes(Session& session) {
    const auto* scenario = session.scenario();
    const auto* results = session.shown();
    if (scenario == nullptr || results == nullptr) return;
    save_numbers(session, scenario->name + "-outcomes.csv",
                 session::outcomes_table(*scenario, *results, session.year()));
}

void save_runs(Session& session) {
    const auto* scenario = session.scenario();
    const auto* results = session.shown();
    if (scenario == nullptr || results == nullptr || !results->main) return;
    session::Table table{{"Run", "Outcome", "Unit", "Baseline", "Reform"}};
    const auto add = [&](std::uint32_t run, const message::Ran& ran) {
        for (std::size_t i = 0; i < scenario->outcomes.size(); ++i) {
            const auto value = [&](const message::Results& of) {
                return session::exact_number(
                    session::value_at(of, session.year(), i, message::Slots::total));
            };
            table.push_back({std::to_string(run), scenario->outcomes[i].key,
                             scenario->outcomes[i].unit, value(ran.baseline), value(ran.reform)});
        }
    };
    add(0, *results->main);
    for (const auto& [run, ran] : results->replicates()) add(run, ran);
    save_numbers(session, scenario->name + "-runs.csv", table,
                 {{"Year", std::to_string(session.year() + 1)}});
}

bool save_people(Session& session) {
    const auto* scenario = session.scenario();
    const auto* people = session.people();
    const auto* colouring = session.colouring();
    if (scenario == nullptr || people == nullptr || colouring == nullptr ||
        !session.map_is_current())
        return false;
    const auto words = colour_words(*scenario, *colouring);
    const auto classes = classes_of_values(*scenario, *colouring);
    session::Table table{
        {"Citizen", "East, km", "North, km", "Area", "Age", "Deprivation", "Long-term condition"}};
    struct Known {
        const message::Frame* frame;
        PersonColours colours;
    };
    std::vector<Known> known;
    for (const bool reform : {false, true}) {
        const auto* frame = session.frame(reform);
        if (frame == nullptr || frame->week != session.week()) continue;
        known.push_back({frame, PersonColours(*scenario, *people, frame, *colouring)});
        const std::string side = reform ? ", reform" : ", baseline";
        table.front().push_back(scenario->picture.served + side);
        table.front().push_back(colouring->label + side);
    }
    if (known.empty()) return false;
    constexpr double each_km = 100;
    for (std::size_t i = 0; i < people->stratum.size(); ++i) {
        const auto group = session::stratum_of(people->stratum[i]);
        std::vector<std::string> row{
            std::to_string(i),
            session::exact_number(people->x[i] / each_km),
            session::exact_number(people->y[i] / each_km),
            group.area < scenario->areas.size() ? scenario->areas[group.area].name : "",
            std::string(session::age_names[group.age]),
            std::string(session::deprivation_names[group.deprivation]),
            group.frailty != 0 ? "with" : "without"};
        for (const auto& [frame, colours] : known) {
            const bool served =
                i < frame->provider.size() && frame->provider[i] < scenario->providers.size();
            row.push_back(served ? scenario->providers[frame->provider[i]].name : "");
            const std::size_t value = colours.of(i);
            const bool told = value < classes.size() && classes[value] < words.size();
            row.push_back(told ? words[classes[value]] : "");
        }
        table.push_back(std::move(row));
    }
    save_numbers(session, scenario->name + "-people.csv", table,
                 {{"Week", std::to_string(session.week() + 1)}});
    return true;
}

bool save_chart(Session& session, std::string_view id) {
    for (const auto& chart : charts_shown(session)) {
        if (chart_id(chart) != id) continue;
        const auto data = chart_of(session, chart);
        if (!data) return false;
        save_numbers(session, session::file_name(data->title, "csv"),
                     session::chart_table(*data, true),
                     {{"Outcome", data->outcome->key}, {"Unit", data->outcome->unit}});
        return true;
    }
    return false;
}

void save_manifest(Session& session) {
    const auto* scenario = session.scenario();
    if (scenario == nullptr) return;
    const auto words = session::manifest_text(session);
    session.act("save-file", scenario->name + "-manifest.txt", {words.begin(), words.end()});
}

bool save_scenario(Session& session) {
    const auto* scenario = session.scenario();
    const auto& text = session.file().text;
    if (scenario == nullptr || text.empty()) return false;
    session.act("save-file", scenario->name + ".json", {text.begin(), text.end()});
    return true;
}

} // namespace folkmoot::rooms
