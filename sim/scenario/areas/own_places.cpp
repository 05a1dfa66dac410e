#include "scenario/areas/own_places.hpp"

#include "core/words/quoted.hpp"
#include "engine/trial.hpp"
#include "scenario/areas/lay_out.hpp"
#include "scenario/areas/own_table.hpp"
#include "scenario/areas/place_providers.hpp"
#include "scenario/areas/read_areas.hpp"
#include "scenario/areas/read_providers.hpp"
#include "scenario/areas/say_whose.hpp"
#include "scenario/load.hpp"
#include "scenario/table/place_columns.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

namespace folkmoot {

namespace {

Problem problem(std::string_view file, std::string what, std::string found, std::string allowed) {
    return {.file = std::string(file),
            .what = std::move(what),
            .found = std::move(found),
            .allowed = std::move(allowed)};
}

void check_size(Problems& problems, std::string_view file, const std::vector<Area>& areas) {
    const double people = people_in(areas);
    if (areas.size() > limits::areas)
        problems.push_back(problem(file, "too many areas",
                                   with_commas(static_cast<double>(areas.size())),
                                   "at most " + with_commas(static_cast<double>(limits::areas)) +
                                       ": larger areas, or a part of them"));
    else if (people < limits::least_population)
        problems.push_back(problem(file, "too few people in all areas together",
                                   with_commas(people),
                                   "at least " + with_commas(limits::least_population)));
}

/// What the scenario says of its own places need not hold of others.
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

class Putting {
public:
    Putting(const Scenario& scenario, OwnTables tables)
        : scenario_(scenario), tables_(std::move(tables)), now_(scenario) {}

    OwnLook put() {
        if (tables_.areas && !put_areas()) return std::move(look_);
        if (tables_.providers && !put_providers()) return std::move(look_);
        leave_out_what_was_found(now_);
        say_whose(now_, said_);
        const bool both = tables_.areas && tables_.providers;
        (tables_.providers ? look_.providers : look_.areas)
            .notes.emplace_back("Policies, levers and assumptions are the scenario’s. Its tour and "
                                "its checks are left out: they tell of its own " +
                                std::string(both            ? "areas and providers."
                                            : tables_.areas ? "areas."
                                                            : "providers."));
        look_.area_count = now_.areas.size();
        look_.provider_count = now_.providers.size();
        look_.text = write_scenario(now_);
        return std::move(look_);
    }

private:
    /// Sentences go into the notes of a table, and into what the new scenario says of itself.
    static void note(PlacesLook& look, std::vector<std::string>& said,
                     std::vector<std::string> sentences) {
        look.notes.insert(look.notes.end(), sentences.begin(), sentences.end());
        std::ranges::move(sentences, std::back_inserter(said));
    }

    bool put_areas() {
        OwnTable& table = *tables_.areas;
        PlacesLook& look = look_.areas;
        look_.areas_need = area_needs(scenario_);
        look = look_at_places(table.file, std::move(table.bytes), look_.areas_need, table.by_hand,
                              table.answers);
        check_own_names(look, table.file, "areas’", "a column 'name', 'area' or 'town'");
        if (!look.problems.empty()) return false;
        ReadAreas read = read_areas(scenario_, table.file, look);
        look.problems = std::move(read.problems);
        check_size(look.problems, table.file, read.areas);
        if (!look.problems.empty()) return false;
        if (tables_.providers && !read.providers.empty()) {
            read.notes.push_back(spoken(heading_of(look, "providers")) +
                                 " is not used: your table of providers says how many there are.");
            read.providers.clear();
        }
        said_.keeps_local = !read.same.empty() && read.providers.empty();
        PlacedProviders placed = place_providers(scenario_, read, table.answers);
        online_questions_ = std::move(placed.questions);
        online_rules_ = std::move(placed.online_rules);

        const bool other_nation = !same_areas(scenario_.reference, scenario_.areas);
        now_.areas = std::move(read.areas);
        now_.providers = std::move(placed.providers);
        now_.people = people_in(now_.areas);
        if (!other_nation) now_.reference = now_.areas;
        now_.population = static_cast<std::uint32_t>(
            std::min<double>(scenario_.population, std::floor(now_.people)));
        codes_ = look.table.ids;
        middle_ = read.middle;

        look.notes.insert(look.notes.end(), read.notes.begin(), read.notes.end());
        said_.areas_file = table.file;
        note(look, said_.of_areas, std::move(read.taken));
        if (!tables_.providers) {
            note(look, said_.of_providers, std::move(placed.local_rules));
            say_of_online();
        }
        if (other_nation)
            note(look, said_.of_areas,
                 {"Payment is weighed against the same nation as in the scenario, of " +
                  counted_areas(now_.reference) + "."});
        if (now_.population < scenario_.population)
            note(look, said_.of_areas,
                 {"Everybody is simulated: there are " + with_commas(now_.population) +
                  " citizens, not " + with_commas(scenario_.population) + "."});
        return true;
    }

    /// What is asked and said of the scenario's own that serve everywhere, once they stay.
    void say_of_online() {
        note(look_.areas, said_.of_online, std::move(online_rules_));
        std::ranges::move(online_questions_, std::back_inserter(look_.areas.questions));
    }

    bool put_providers() {
        OwnTable& table = *tables_.providers;
        PlacesLook& look = look_.providers;
        const ProvidersGround ground{scenario_, now_.areas, codes_, middle_, now_.providers};
        look_.providers_need = provider_needs(ground);
        if (!scenario_.model->about().provider_use.any) {
            look.problems.push_back(problem(table.file,
                                            "in this kind of world there are no "
                                            "providers, so a table of them has no use",
                                            std::string(scenario_.model->about().title),
                                            "a scenario with providers"));
            return false;
        }
        look = look_at_places(table.file, std::move(table.bytes), look_.providers_need,
                              table.by_hand, table.answers);
        check_own_names(look, table.file, "providers’", "a column 'name' or 'provider'");
        if (!look.problems.empty()) return false;
        ReadProviders read = read_providers(ground, table.file, look);
        look.problems = std::move(read.problems);
        if (!look.problems.empty()) return false;
        const bool keep = settle_online(read, table.answers);
        said_.keeps_online = keep;
        now_.providers = std::move(read.providers);
        for (const Provider& each : ground.before)
            if (keep && each.reach == Reach::online) now_.providers.push_back(each);
        look.problems = check_providers(ground, table.file, now_.providers);
        if (keep && tables_.areas) say_of_online();
        said_.providers_file = table.file;
        said_.own_providers = look.table.places();
        look.notes.insert(look.notes.end(), read.notes.begin(), read.notes.end());
        note(look, said_.of_providers, std::move(read.taken));
        return look.problems.empty();
    }

    /// Whether those of the scenario that serve everywhere stay.
    bool settle_online(ReadProviders& read, const TableAnswers& answers) {
        std::set<std::string_view> own;
        for (const Provider& each : read.providers) own.insert(each.name);
        std::vector<std::string> who;
        std::size_t more = 0;
        constexpr std::size_t most = 3;
        for (const Provider& each : now_.providers) {
            if (each.reach != Reach::online || own.contains(each.name)) continue;
            if (who.size() < most)
                who.push_back(spoken(each.name));
            else
                ++more;
        }
        if (who.empty()) return false;
        const bool one = who.size() + more == 1;
        if (more > 0) who.push_back(std::to_string(more) + " more");
        const std::string names = all_of(who);
        if (read.has_online) {
            read.taken.push_back(names + (one ? " is" : " are") +
                                 " left out: your table has others that serve everywhere.");
            return false;
        }
        TableQuestion question{.key = "online",
                               .sentence =
                                   names + (one ? " serves" : " serve") +
                                   " everywhere in the scenario, and nobody does in your table. " +
                                   (one ? "Does it stay?" : "Do they stay?"),
                               .answers = {{"keep", one ? "It stays" : "They stay"},
                                           {"leave-out", one ? "Leave it out" : "Leave them out"}},
                               .chosen = {}};
        const std::string chosen = answer_to(question, answers);
        const bool keep = chosen != "leave-out";
        question.chosen = keep ? "keep" : "leave-out";
        read.taken.push_back(names + (one ? " serves" : " serve") + " everywhere and " +
                             (keep  ? one ? "stays" : "stay"
                              : one ? "is left out"
                                    : "are left out") +
                             (chosen.empty() ? ", though not in your table." : ", as you chose."));
        look_.providers.questions.push_back(std::move(question));
        return keep;
    }

    const Scenario& scenario_;
    OwnTables tables_;
    Scenario now_;
    OwnLook look_;
    Whose said_;
    std::vector<TableQuestion> online_questions_;
    std::vector<std::string> online_rules_;
    std::vector<std::string> codes_; ///< of own areas
    std::optional<GlobePoint> middle_;
};

} // namespace

OwnLook look_at_own(const Scenario& scenario, OwnTables tables) {
    return Putting(scenario, std::move(tables)).put();
}

} // namespace folkmoot
