#include "scenario/areas/own_areas.hpp"

#include "core/quoted.hpp"
#include "core/visible.hpp"
#include "engine/trial.hpp"
#include "scenario/areas/lay_out.hpp"
#include "scenario/areas/place_providers.hpp"
#include "scenario/areas/read_areas.hpp"
#include "scenario/load.hpp"
#include "scenario/place_columns.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot {

namespace {

constexpr std::string_view own = "own-areas"; ///< behind the name of the scenario
constexpr std::string_view not_in_table = "Of the areas: "; ///< before what the table does not say
constexpr std::string_view areas_source = "The areas";

double people_of(const std::vector<Area>& areas) {
    double people = 0;
    for (const Area& area : areas) people += area.registered;
    return people;
}

void problem(AreasLook& look, std::string_view file, std::string what, std::string found,
             std::string allowed) {
    look.places.problems.push_back({.file = std::string(file),
                                    .what = std::move(what),
                                    .found = std::move(found),
                                    .allowed = std::move(allowed)});
}

/// Places that have no name of their own would be called by their numbers.
void check_names(AreasLook& look, std::string_view file) {
    const ColumnMatches& matches = look.places.matches;
    for (const MatchedColumn& column : matches.columns)
        if (!column.heading.empty() && column.heading == matches.name)
            problem(look, file, "the table has no column of the areas’ names", {},
                    "a column 'name', 'area' or 'town'");
}

void check_size(AreasLook& look, std::string_view file, const std::vector<Area>& areas) {
    const double people = people_of(areas);
    if (areas.size() > limits::areas)
        problem(look, file, "too many areas", with_commas(static_cast<double>(areas.size())),
                "at most " + with_commas(static_cast<double>(limits::areas)) +
                    ": larger areas, or a part of them");
    else if (people < limits::least_population)
        problem(look, file, "too few people in all areas together", with_commas(people),
                "at least " + with_commas(limits::least_population));
}

std::string counted_areas(const std::vector<Area>& areas) {
    return with_commas(static_cast<double>(areas.size())) +
           (areas.size() == 1 ? " area" : " areas");
}

/// What the scenario says of its own areas need not hold of others.
void leave_out_what_was_found(Scenario& scenario) {
    scenario.tour.clear();
    scenario.checks.clear();
    scenario.trial.lesson.clear();
    scenario.chooser = {};
    // Designs that need more areas or providers than there are now.
    Settings settings = scenario.settings;
    for (const auto& [key, value] : scenario.policies.front().settings)
        scenario.model->find_setting(key)->set(settings, value);
    std::erase_if(scenario.trial.designs, [&](const TrialDesign& design) {
        return !check_trial(design, *scenario.model, settings,
                            {scenario.areas.size(), scenario.providers.size(), scenario.weeks})
                    .empty();
    });
    if (scenario.trial.designs.empty()) scenario.trial = {};
}

/// Title, place and the like say that the areas are somebody's own.
void say_whose(Scenario& scenario, std::string_view file, const std::vector<std::string>& taken) {
    constexpr std::size_t longest_name = 60, longest_title = 80, longest_file = 40,
                          longest_text = 990;
    const std::string table = "the table “" + shortened(plain_text(file), longest_file) + "”";
    const std::string people = with_commas(people_of(scenario.areas));
    if (!scenario.name.ends_with(own)) {
        scenario.name.resize(std::min(scenario.name.size(), longest_name - own.size() - 1));
        while (scenario.name.ends_with('-')) scenario.name.pop_back();
        scenario.introduction[1] = shortened("The question as the scenario “" + scenario.title +
                                                 "” puts it: " + scenario.introduction[0],
                                             longest_text);
        scenario.name += "-" + std::string(own);
        scenario.title = shortened(scenario.title, longest_title) + ", own areas";
    }
    scenario.introduction[0] = "Somebody’s own areas: " + counted_areas(scenario.areas) + " with " +
                               people + " people, from " + table +
                               ", which nobody has checked. Policies and assumptions are those of "
                               "the scenario; what is said of its own areas need not hold here.";
    scenario.place = counted_areas(scenario.areas) + " of " + table;
    std::erase_if(scenario.limits,
                  [](const std::string& each) { return each.starts_with(not_in_table); });
    for (const std::string& each : taken)
        scenario.limits.push_back(shortened(std::string(not_in_table) + each, longest_text));
    std::erase_if(scenario.sources, [](const Source& each) { return each.name == areas_source; });
    scenario.sources.insert(
        scenario.sources.begin(),
        Source{std::string(areas_source),
               "How many people live in each area, and what else is said of it: " + table +
                   ", brought by whoever made this scenario.",
               {}});
}

} // namespace

AreasLook look_at_areas(const Scenario& scenario, std::string_view file, std::string bytes,
                        const std::map<std::string, std::string>& by_hand,
                        const TableAnswers& answers) {
    AreasLook look;
    look.places = look_at_places(file, std::move(bytes), area_needs(scenario), by_hand, answers);
    check_names(look, file);
    if (!look.places.problems.empty()) return look;
    ReadAreas read = read_areas(scenario, file, look.places);
    look.places.problems = std::move(read.problems);
    check_size(look, file, read.areas);
    if (!look.places.problems.empty()) return look;
    PlacedProviders placed = place_providers(scenario, read, answers);
    std::ranges::move(placed.questions, std::back_inserter(look.places.questions));

    std::vector<std::string> taken = std::move(read.taken);
    std::ranges::move(placed.taken, std::back_inserter(taken));
    Scenario now = scenario;
    const bool other_nation = !same_areas(scenario.reference, scenario.areas);
    now.areas = std::move(read.areas);
    now.providers = std::move(placed.providers);
    now.people = people_of(now.areas);
    if (!other_nation) now.reference = now.areas;
    if (other_nation)
        taken.push_back("Payment is weighed against the same nation as in the scenario, of " +
                        counted_areas(now.reference) + ".");
    now.population =
        static_cast<std::uint32_t>(std::min<double>(scenario.population, std::floor(now.people)));
    if (now.population < scenario.population)
        taken.push_back("Everybody is simulated: there are " + with_commas(now.population) +
                        " citizens, not " + with_commas(scenario.population) + ".");
    leave_out_what_was_found(now);
    say_whose(now, file, taken);
    std::ranges::move(read.notes, std::back_inserter(look.places.notes));
    std::ranges::move(taken, std::back_inserter(look.places.notes));
    look.places.notes.emplace_back("Policies, levers and assumptions are the scenario’s. Its tour "
                                   "and its checks are left out: "
                                   "they tell of its own areas.");
    look.areas = now.areas;
    look.text = write_scenario(now);
    return look;
}

} // namespace folkmoot
