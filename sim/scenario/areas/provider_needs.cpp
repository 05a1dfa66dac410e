#include "core/words/quoted.hpp"
#include "scenario/areas/own_table.hpp"
#include "scenario/areas/read_areas.hpp"
#include "scenario/areas/read_providers.hpp"
#include "scenario/load.hpp"
#include "scenario/table/place_columns.hpp"

#include <algorithm>
#include <utility>

namespace folkmoot {

PlacesNeeds provider_needs(const ProvidersGround& ground) {
    PlacesNeeds needs;
    needs.wanted_by = "the scenario";
    needs.row_word = "provider";
    needs.place_word = ground.scenario.model->about().provider_word;
    needs.codes_stand_once = true;
    needs.instead = "The scenario’s own value stands for it";
    needs.name_headings = {"provider", "provider name", "practice",     "practice name",
                           "clinic",   "surgery",       "hospital",     "hospital name",
                           "office",   "agency",        "organisation", "organisation name",
                           "body",     "organization",  "company",      "charity"};
    // A column that names an area, whatever a table of areas may call it; its code, too.
    std::vector<std::string> areas = area_needs(ground.scenario).name_headings;
    areas.insert(areas.end(), {"home area", "host area", "area code", "ward code", "place"});
    needs.columns = {
        {"area", "", "the area that it is in, or that pays it", std::move(areas)},
        {"reach", "", "local, or online if it serves everywhere", {"kind", "local or online"}},
        {"rating", "share", "how people rate it at first", {"quality", "patient rating"}},
        {"efficiency", "index", "what it does for a pound, against the average", {}},
        {"opening_list",
         "people",
         "how many people it begins with",
         {"list", "list size", "capacity", "people", "patients", "registered patients",
          "number of patients", "registered"}},
        {"x_km", "km", "kilometres to the east", {"x", "km east"}},
        {"y_km", "km", "kilometres to the north", {"y", "km north"}},
        {"latitude", "degrees", "degrees north", {"lat", "lat_approx"}},
        {"longitude", "degrees", "degrees east", {"lon", "long", "lng", "lon_approx"}}};
    for (const NeededColumn& column : needs.columns) needs.may_lack.push_back(column.name);
    needs.bounds = {{"rating", 0, 1, "0 to 1, or 0% to 100%"},
                    {"efficiency", 0.2, 5, "0.2 to 5"},
                    {"opening_list", 0, 1e9, "0 to 1,000,000,000"},
                    {"x_km", -km_on_map, km_on_map, "-5,000 to 5,000"},
                    {"y_km", -km_on_map, km_on_map, "-5,000 to 5,000"},
                    {"latitude", -90, 90, "-90 to 90"},
                    {"longitude", -180, 180, "-180 to 180"}};
    PlacesNeeds::Words where{.column = "area", .known = {}, .none_such = "no such area"};
    for (std::size_t i = 0; i < ground.areas.size(); ++i) {
        where.known.push_back({ground.areas[i].name});
        if (i < ground.codes.size()) where.known.back().push_back(ground.codes[i]);
    }
    needs.words = {std::move(where),
                   {.column = "reach",
                    .known = {{"local", "in person", "face to face"},
                              {"online", "everywhere", "remote", "virtual", "digital"}},
                    .none_such = "neither local nor online"}};
    return needs;
}

Problems check_providers(const ProvidersGround& ground, std::string_view file,
                         const std::vector<Provider>& providers) {
    Problems problems;
    const auto problem = [&](std::string what, std::string found, std::string allowed) {
        problems.push_back({.file = std::string(file),
                            .what = std::move(what),
                            .found = std::move(found),
                            .allowed = std::move(allowed)});
    };
    if (providers.size() > limits::providers)
        problem("too many providers", with_commas(static_cast<double>(providers.size())),
                "at most " + with_commas(static_cast<double>(limits::providers)));
    std::vector<std::uint8_t> served(ground.areas.size());
    std::size_t online = 0;
    for (const Provider& each : providers) {
        if (each.reach == Reach::local) served[each.area] = 1;
        online += each.reach == Reach::online ? 1 : 0;
    }
    if (online * ground.areas.size() > limits::online_lists)
        problem("too many online providers for so many areas",
                with_commas(static_cast<double>(online)),
                "at most " +
                    with_commas(static_cast<double>(limits::online_lists / ground.areas.size())));
    if (!ground.scenario.model->about().needs_local_provider) return problems;
    constexpr std::size_t most_named = 10;
    std::vector<std::string> lacking;
    std::size_t more = 0;
    for (std::size_t a = 0; a < served.size(); ++a) {
        if (served[a] != 0) continue;
        if (lacking.size() < most_named)
            lacking.push_back(spoken(ground.areas[a].name));
        else
            ++more;
    }
    if (more > 0) lacking.push_back(std::to_string(more) + " more");
    if (!lacking.empty())
        problem("areas have no local provider", all_of(lacking), "at least one in every area");
    return problems;
}

} // namespace folkmoot
