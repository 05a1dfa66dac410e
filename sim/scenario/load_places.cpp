#include "core/units.hpp"
#include "scenario/areas/lay_out.hpp"
#include "scenario/load.hpp"
#include "scenario/load_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace folkmoot {

namespace {

constexpr Range map_km{-5'000, 5'000};

std::array<double, deprivation_fifths> read_deprivation(Report& report, ObjectReader& area) {
    constexpr double tolerance = 0.001; // published shares are rounded
    std::array<double, deprivation_fifths> shares{};
    const JsonValue* list = area.get("deprivation", Presence::required);
    const std::string path = area.path("deprivation");
    if (list == nullptr || !is_list(report, *list, path, deprivation_fifths, deprivation_fifths))
        return shares;
    double sum = 0;
    for (std::size_t i = 0; i < deprivation_fifths; ++i) {
        shares[i] = read_number(report, list->items[i], item_path(path, i), {0, 1}).value_or(0);
        sum += shares[i];
    }
    if (std::fabs(sum - 1) > tolerance)
        report.add(*list, path, "the shares do not add up", "a sum of " + format_number(sum, 3),
                   "a sum of 1");
    return shares;
}

Area read_area(Report& report, const JsonValue& value, const std::string& path, Names& names) {
    ObjectReader reader(report, value, path);
    Area area;
    area.name = reader.text("name", Presence::required, 100);
    names.take(reader.at("name"), reader.path("name"), area.name);
    area.registered = reader.number("registered", {1, 1e9});
    area.weighted_ratio = reader.number("weighted_ratio", {0.3, 3}, area.weighted_ratio);
    area.over65_share = reader.number("over65_share", {0, 0.9});
    area.deprivation = read_deprivation(report, reader);
    area.x = reader.number("x", map_km);
    area.y = reader.number("y", map_km);
    area.radius = reader.number("radius", {0.1, 500});
    reader.finish();
    return area;
}

std::vector<Area> read_area_list(Report& report, const JsonValue& list, const std::string& path,
                                 std::size_t most) {
    std::vector<Area> areas;
    if (!is_list(report, list, path, 1, most)) return areas;
    Names names(report, "area");
    for (std::size_t i = 0; i < list.items.size() && !report.full(); ++i)
        areas.push_back(read_area(report, list.items[i], item_path(path, i), names));
    return areas;
}

/// The areas of a data file: { "about", "source", "licence", "areas": [ … ] }.
std::vector<Area> read_area_file(Report& report, const JsonValue& root) {
    ObjectReader file(report, root, "");
    (void)file.text("about", Presence::optional, 5'000);
    (void)file.text("source", Presence::required, 5'000);
    (void)file.text("licence", Presence::required, 500);
    const JsonValue* list = file.get("areas", Presence::required);
    file.finish();
    return list != nullptr ? read_area_list(report, *list, "areas", limits::reference_areas)
                           : std::vector<Area>{};
}

std::vector<Area> only(Report& report, const JsonValue& wanted, const std::string& path,
                       const std::vector<Area>& all) {
    std::vector<Area> chosen;
    if (!is_list(report, wanted, path, 1, limits::reference_areas)) return chosen;
    Names names(report, "area");
    const auto known = names_of(all);
    for (std::size_t i = 0; i < wanted.items.size(); ++i) {
        const std::string at = item_path(path, i);
        const auto index = read_one_of(report, wanted.items[i], at, "area", known);
        if (!index) return all; // so that nothing else is missed as well
        names.take(wanted.items[i], at, all[*index].name);
        chosen.push_back(all[*index]);
    }
    return chosen;
}

/// Areas as a list, or from a data file: {"from": NAME, "only": [names]}.
class AreaReader {
public:
    AreaReader(Report& report, const OpenData& open_data)
        : report_(report), open_data_(open_data) {}

    std::vector<Area> read(const JsonValue& value, const std::string& path, std::size_t most) {
        if (value.kind == JsonKind::list) return read_area_list(report_, value, path, most);
        if (value.kind != JsonKind::object) {
            report_.add(value, path, "wrong type", found_text(value),
                        "a list of areas or {\"from\": a data file}");
            return {};
        }
        ObjectReader reader(report_, value, path);
        const JsonValue* name = reader.get("from", Presence::required);
        const JsonValue* wanted = reader.get("only", Presence::optional);
        reader.finish();
        const std::vector<Area>* all = name != nullptr ? file(*name, reader.path("from")) : nullptr;
        if (all == nullptr) return {};
        std::vector<Area> chosen =
            wanted != nullptr ? only(report_, *wanted, reader.path("only"), *all) : *all;
        if (chosen.size() > most)
            report_.add(value, path, "too many areas",
                        with_commas(static_cast<double>(chosen.size())),
                        "at most " + with_commas(static_cast<double>(most)));
        return chosen;
    }

private:
    const std::vector<Area>* file(const JsonValue& name, const std::string& path) {
        const JsonValue* root = open_data_(name, path);
        if (root == nullptr) return nullptr;
        const auto known = read_.find(name.text);
        if (known != read_.end()) return &known->second;
        return &(read_[name.text] = read_area_file(report_, *root));
    }

    Report& report_;
    const OpenData& open_data_;
    std::map<std::string, std::vector<Area>> read_;
};

/// How many practices are laid out in each area: the same number in all, or a list of them.
std::vector<std::size_t> read_clinics(Report& report, ObjectReader& file, std::size_t areas) {
    constexpr double most = 1'000;
    const JsonValue& value = file.at("clinics_per_area");
    if (value.kind != JsonKind::list)
        return std::vector<std::size_t>(
            areas, static_cast<std::size_t>(file.whole("clinics_per_area", 0, most, 0)));
    (void)file.get("clinics_per_area", Presence::optional);
    std::vector<std::size_t> clinics(areas, 1); // so that a slip here is not told twice
    if (areas == 0 || !is_list(report, value, "clinics_per_area", areas, areas)) return clinics;
    for (std::size_t i = 0; i < areas; ++i)
        clinics[i] = static_cast<std::size_t>(
            read_whole(report, value.items[i], item_path("clinics_per_area", i), 0, most)
                .value_or(1));
    return clinics;
}

/// A practice from an "online" list (`reach` fixed) or a "providers" list (`reach` in the file).
Provider read_provider(Report& report, const JsonValue& value, const std::string& path,
                       const Scenario& scenario, bool online_list, Names& names) {
    constexpr std::string_view reaches[] = {"local", "online"};
    ObjectReader reader(report, value, path);
    Provider provider;
    provider.name = reader.text("name", Presence::required, 120);
    names.take(reader.at("name"), reader.path("name"), provider.name);
    if (online_list) {
        provider.reach = Reach::online;
    } else if (const JsonValue* reach = reader.get("reach", Presence::required)) {
        const auto index = read_one_of(report, *reach, reader.path("reach"), "reach", reaches);
        provider.reach = index.value_or(0) == 1 ? Reach::online : Reach::local;
    }
    if (const JsonValue* area = reader.get("area", Presence::required)) {
        const auto areas = names_of(scenario.areas);
        const auto index = areas.empty()
                               ? std::nullopt
                               : read_one_of(report, *area, reader.path("area"), "area", areas);
        provider.area = static_cast<std::uint16_t>(index.value_or(0));
    }
    const Area centre =
        provider.area < scenario.areas.size() ? scenario.areas[provider.area] : Area{};
    provider.x = reader.number("x", map_km, centre.x);
    provider.y = reader.number("y", map_km, centre.y);
    provider.efficiency = reader.number("efficiency", {0.2, 5}, provider.efficiency);
    provider.rating = reader.number("rating", {0, 1}, provider.rating);
    provider.opening_list = reader.number("opening_list", {0, 1e9}, provider.opening_list);
    if (provider.opening_list > 0 && centre.registered > 0 &&
        provider.opening_list > centre.registered)
        report.add(reader.at("opening_list"), reader.path("opening_list"),
                   "a list longer than the area has people", found_text(reader.at("opening_list")),
                   "at most " + with_commas(centre.registered));
    reader.finish();
    return provider;
}

void read_provider_list(Report& report, ObjectReader& file, std::string_view key, Names& names,
                        Scenario& scenario) {
    const JsonValue* list = file.get(key, Presence::optional);
    if (list == nullptr || !is_list(report, *list, key, 0, limits::providers)) return;
    for (std::size_t i = 0; i < list->items.size() && !report.full(); ++i)
        scenario.providers.push_back(read_provider(report, list->items[i], item_path(key, i),
                                                   scenario, key == "online", names));
}

void check_every_area_has_a_practice(Report& report, ObjectReader& file, const Scenario& scenario) {
    std::vector<bool> served(scenario.areas.size(), false);
    for (const Provider& provider : scenario.providers)
        if (provider.reach == Reach::local && provider.area < served.size())
            served[provider.area] = true;
    for (std::size_t i = 0; i < served.size(); ++i)
        if (!served[i])
            report.add(file.value(), "providers", "an area has no practice of its own",
                       in_quotes(scenario.areas[i].name),
                       "clinics_per_area, or a provider with reach local in every area");
}

} // namespace

void read_places(Report& report, ObjectReader& file, const OpenData& open_data,
                 Scenario& scenario) {
    AreaReader area_reader(report, open_data);
    if (const JsonValue* areas = file.get("areas", Presence::required))
        scenario.areas = area_reader.read(*areas, "areas", limits::areas);
    const JsonValue* reference = file.get("reference", Presence::optional);
    scenario.reference = reference != nullptr
                             ? area_reader.read(*reference, "reference", limits::reference_areas)
                             : scenario.areas;
    for (const Area& area : scenario.areas) scenario.people += area.registered;

    const std::vector<std::size_t> clinics = read_clinics(report, file, scenario.areas.size());
    Names names(report, "provider");
    if (scenario.areas.size() <= limits::areas)
        for (std::size_t i = 0; i < scenario.areas.size(); ++i)
            lay_out_providers(scenario.areas[i], static_cast<std::uint16_t>(i), clinics[i],
                              scenario.model->about().provider_word, scenario.providers);
    for (const Provider& clinic : scenario.providers) names.keep(clinic.name);
    read_provider_list(report, file, "online", names, scenario);
    read_provider_list(report, file, "providers", names, scenario);

    if (scenario.providers.size() > limits::providers)
        report.add(file.value(), "providers", "too many providers",
                   with_commas(static_cast<double>(scenario.providers.size())),
                   "at most " + with_commas(static_cast<double>(limits::providers)));
    const auto online = static_cast<std::size_t>(
        std::ranges::count(scenario.providers, Reach::online, &Provider::reach));
    if (online * scenario.areas.size() > limits::online_lists)
        report.add(file.value(), "providers", "too many online practices for so many areas",
                   with_commas(static_cast<double>(online)),
                   "at most " + with_commas(static_cast<double>(limits::online_lists /
                                                                scenario.areas.size())));
    if (scenario.model->about().needs_local_provider)
        check_every_area_has_a_practice(report, file, scenario);
    for (auto provider = scenario.providers.rbegin(); provider != scenario.providers.rend();
         ++provider)
        if (provider->reach == Reach::online) scenario.host = provider->area;
}

} // namespace folkmoot
