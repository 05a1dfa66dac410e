#include "scenario/areas/say_whose.hpp"

#include "core/words/quoted.hpp"
#include "core/words/visible.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace folkmoot {

namespace {

/// How names and titles end that say what is somebody's own.
struct Ending {
    std::string_view name, title;
    bool areas, providers;
};
constexpr std::array<Ending, 3> endings{
    {{"-own-areas-and-providers", ", own areas and providers", true, true},
     {"-own-areas", ", own areas", true, false},
     {"-own-providers", ", own providers", false, true}}};

constexpr std::string_view of_areas = "Of the areas: "; ///< before what a table does not say
constexpr std::string_view of_providers = "Of the providers: ";
constexpr std::string_view of_online = "Of those that serve everywhere: ";
constexpr std::string_view areas_source = "The areas", providers_source = "The providers";
constexpr std::string_view too = " Its providers are somebody’s own, too: ";
constexpr std::size_t longest_text = 990;

std::string called(const std::string& file) {
    constexpr std::size_t longest = 40;
    return "the table “" + shortened(plain_text(file), longest) + "”";
}

/// Sentences in the place of those that begin alike.
void replace_limits(Scenario& scenario, std::string_view beginning,
                    const std::vector<std::string>& sentences) {
    std::erase_if(scenario.limits,
                  [&](const std::string& each) { return each.starts_with(beginning); });
    for (const std::string& each : sentences)
        scenario.limits.push_back(shortened(std::string(beginning) + each, longest_text));
}

void replace_source(Scenario& scenario, std::string_view name, std::string text) {
    std::erase_if(scenario.sources, [&](const Source& each) { return each.name == name; });
    scenario.sources.insert(scenario.sources.begin(),
                            Source{std::string(name), std::move(text), {}});
}

/// `keeps`: who was there before is still.
void rename(Scenario& scenario, bool areas, bool providers, bool keeps) {
    constexpr std::size_t longest_name = 60, longest_title = 70;
    const auto old = std::ranges::find_if(
        endings, [&](const Ending& each) { return scenario.name.ends_with(each.name); });
    if (old != endings.end()) {
        areas = areas || old->areas;
        providers = providers || (keeps && old->providers);
        scenario.name.resize(scenario.name.size() - old->name.size());
        if (scenario.title.ends_with(old->title))
            scenario.title.resize(scenario.title.size() - old->title.size());
    } else {
        scenario.introduction[1] = shortened("The question as the scenario “" + scenario.title +
                                                 "” puts it: " + scenario.introduction[0],
                                             longest_text);
    }
    const auto now = std::ranges::find_if(endings, [&](const Ending& each) {
        return each.areas == areas && each.providers == providers;
    });
    scenario.name.resize(std::min(scenario.name.size(), longest_name - now->name.size()));
    while (scenario.name.ends_with('-')) scenario.name.pop_back();
    scenario.name += now->name;
    scenario.title = shortened(scenario.title, longest_title) + std::string(now->title);
}

} // namespace

std::string counted_areas(const std::vector<Area>& areas) {
    return with_commas(static_cast<double>(areas.size())) +
           (areas.size() == 1 ? " area" : " areas");
}

void say_whose(Scenario& scenario, const Whose& whose) {
    const bool areas = !whose.areas_file.empty(), providers = !whose.providers_file.empty();
    const bool areas_before = scenario.introduction[0].starts_with("Somebody’s own areas: ");
    rename(scenario, areas, providers, whose.keeps_local);
    std::string& introduction = scenario.introduction[0];
    const std::string last = " Policies and assumptions are those of the scenario; what is said of "
                             "its own " +
                             std::string(areas || areas_before ? "areas" : "providers") +
                             " need not hold here.";
    const std::string many = with_commas(static_cast<double>(whose.own_providers)) + " from " +
                             called(whose.providers_file) + ", which nobody has checked.";
    if (areas) {
        const std::string table = called(whose.areas_file);
        introduction = "Somebody’s own areas: " + counted_areas(scenario.areas) + " with " +
                       with_commas(scenario.people) + " people, from " + table +
                       ", which nobody has checked." + last;
        scenario.place = counted_areas(scenario.areas) + " of " + table;
        replace_limits(scenario, of_areas, whose.of_areas);
        replace_source(scenario, areas_source,
                       "How many people live in each area, and what else is said of it: " + table +
                           ", brought by whoever made this scenario.");
    }
    if (providers) {
        if (areas || areas_before)
            introduction = introduction.substr(0, introduction.find(too)) + std::string(too) + many;
        else
            introduction = "Somebody’s own providers: " + many + last;
        replace_source(scenario, providers_source,
                       "Who the providers are, and what else is said of them: " +
                           called(whose.providers_file) +
                           ", brought by whoever made this scenario.");
    }
    if (!providers && !whose.keeps_local)
        std::erase_if(scenario.sources,
                      [](const Source& each) { return each.name == providers_source; });
    if (areas || !whose.keeps_online) replace_limits(scenario, of_online, whose.of_online);
    replace_limits(scenario, of_providers, whose.of_providers);
}

} // namespace folkmoot
