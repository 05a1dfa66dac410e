#include "rooms/save.hpp"

#include "rooms/explore/charts.hpp"
#include "session/manifest.hpp"

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
