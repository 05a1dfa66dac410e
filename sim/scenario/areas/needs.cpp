#include "scenario/areas/own_table.hpp"
#include "scenario/areas/read_areas.hpp"

#include <array>

namespace folkmoot {

PlacesNeeds area_needs(const Scenario& scenario) {
    const std::string word(scenario.model->about().provider_word);
    PlacesNeeds needs;
    needs.wanted_by = "the scenario";
    needs.place_word = "area";
    needs.name_headings = {"area name",       "town",      "ward",   "district", "borough",
                           "local authority", "council",   "county", "region",   "municipality",
                           "neighbourhood",   "community", "parish", "city"};
    needs.columns = {
        {"registered",
         "people",
         "how many people live there",
         {"people", "population", "residents", "inhabitants", "persons", "patients",
          "number of people", "total population", "all ages", "registered patients", "list size"}},
        {"over65_share",
         "share",
         "share of people aged 65 and over",
         {"share over 65", "over 65 share", "aged 65 and over share", "share aged 65 and over",
          "over 65", "65+", "65 and over", "aged 65+", "aged 65 and over", "people over 65",
          "share of people aged 65 and over"}},
        {"over65",
         "people",
         "how many people are 65 or older",
         {"number over 65", "number aged 65 and over", "people aged 65 and over",
          "people aged 65+"}}};
    constexpr std::array<std::string_view, deprivation_fifths> words{
        "least deprived", "second least deprived", "middle", "second most deprived",
        "most deprived"};
    for (std::size_t d = 0; d < deprivation_fifths; ++d) {
        const std::string fifth(words[d]);
        needs.columns.push_back({fifth_columns[d],
                                 "share",
                                 "share of people in the " + fifth + " fifth",
                                 {fifth, fifth + " fifth", fifth + " quintile", fifth + " share",
                                  fifth + " 20%", "share in " + fifth + " fifth"}});
    }
    needs.columns.push_back({"weighted_ratio",
                             "index",
                             "weighted for each registered patient",
                             {"weighted per registered"}});
    needs.columns.push_back({"radius_km", "km", "half of an area’s width", {"radius"}});
    needs.columns.push_back({"x_km", "km", "kilometres to the east", {"x", "km east"}});
    needs.columns.push_back({"y_km", "km", "kilometres to the north", {"y", "km north"}});
    needs.columns.push_back({"latitude", "degrees", "degrees north", {"lat", "lat_approx"}});
    needs.columns.push_back(
        {"longitude", "degrees", "degrees east", {"lon", "long", "lng", "lon_approx"}});
    needs.columns.push_back({"providers",
                             "index",
                             "how many of them an area has",
                             {several(word), "number of " + several(word)}});
    for (const NeededColumn& column : needs.columns)
        if (column.name != "registered") needs.may_lack.push_back(column.name);
    needs.bounds = {{"registered", 1, 1e9, "1 to 1,000,000,000"},
                    {"over65_share", 0, 0.9, "0 to 0.9, or 0% to 90%"},
                    {"weighted_ratio", 0.3, 3, "0.3 to 3"},
                    {"radius_km", 0.1, 500, "0.1 to 500"},
                    {"x_km", -km_on_map, km_on_map, "-5,000 to 5,000"},
                    {"y_km", -km_on_map, km_on_map, "-5,000 to 5,000"},
                    {"latitude", -90, 90, "-90 to 90"},
                    {"longitude", -180, 180, "-180 to 180"},
                    {"providers", 0, 1'000, "0 to 1,000"}};
    return needs;
}

} // namespace folkmoot
