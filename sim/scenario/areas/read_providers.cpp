#include "scenario/areas/read_providers.hpp"

#include "core/words/quoted.hpp"
#include "scenario/areas/own_table.hpp"
#include "scenario/areas/read_areas.hpp"
#include "scenario/table/place_columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace folkmoot {

namespace {

/// Something of a provider that a table may leave to the scenario or its rule.
struct Unsaid {
    const char* what; ///< "where they lie"
    const char* rule; ///< "they are spread evenly over their area"
    const char* everywhere; ///< the same of those that serve everywhere; "": there is none
    std::size_t same = 0, by_rule = 0; ///< rows for which the scenario says it, or its rule
    std::size_t online = 0; ///< of those by rule, that serve everywhere
};
enum Told : std::size_t { told_reach, told_place, told_rating, told_efficiency, told_list };

class ProviderTable {
public:
    ProviderTable(const ProvidersGround& ground, std::string_view file, const PlacesLook& look)
        : ground_(ground), use_(ground.scenario.model->about().provider_use), file_(file),
          look_(look) {}

    ReadProviders read() {
        read_names();
        read_reach();
        read_areas();
        if (!read_.problems.empty()) return std::move(read_);
        lay_out();
        read_places();
        read_rating();
        read_efficiency();
        read_lists();
        say_taken();
        say_unused();
        return std::move(read_);
    }

private:
    [[nodiscard]] std::size_t size() const { return look_.table.places(); }

    /// What the table says of one row; nothing where it has no such column or leaves it open.
    [[nodiscard]] std::optional<double> said(std::string_view column, std::size_t row) const {
        const std::vector<double>* values = numbers_of(look_, column);
        if (values == nullptr || std::isnan((*values)[row])) return std::nullopt;
        return (*values)[row];
    }

    void problem(std::size_t row, const char* column, std::string what, std::string found,
                 std::string allowed) {
        const std::string& heading = heading_of(look_, column);
        const std::string where = heading.empty() ? spoken(look_.table.names[row]) + ": "
                                                  : cell_place(look_.rows[row].row, heading);
        read_.problems.push_back({.file = std::string(file_),
                                  .line = look_.rows[row].line,
                                  .what = where + std::move(what),
                                  .found = std::move(found),
                                  .allowed = std::move(allowed)});
    }

    /// One value of a row: the table's, the scenario's or the rule's; and counts whose it is.
    void take(Told what, std::size_t row, std::optional<double> told, double Provider::* member,
              bool counts = true) {
        Provider& provider = read_.providers[row];
        if (told)
            provider.*member = *told;
        else if (same_[row] != nullptr)
            provider.*member = same_[row]->*member;
        if (!told && counts) count(what, row, same_[row] != nullptr);
    }

    /// Whose word stands for what the table does not say of a row.
    void count(Told what, std::size_t row, bool same) {
        Unsaid& unsaid = unsaid_[what];
        ++(same ? unsaid.same : unsaid.by_rule);
        unsaid.online += !same && read_.providers[row].reach == Reach::online ? 1 : 0;
    }

    void read_names() {
        constexpr std::size_t longest = 110; // bytes; leaves room for "…" and a code
        std::map<std::string_view, const Provider*> known;
        for (const Provider& each : ground_.scenario.providers) known.emplace(each.name, nullptr);
        for (const Provider& each : ground_.before)
            if (const auto found = known.find(each.name); found != known.end())
                found->second = &each;
        std::map<std::string_view, std::size_t> times;
        for (const std::string& name : look_.table.names) ++times[name];
        std::vector<std::string> names = own_names(look_.table, "providers", longest, read_.notes);
        for (std::size_t row = 0; row < size(); ++row) {
            const std::string& name = look_.table.names[row];
            const auto found = known.find(name);
            same_.push_back(found != known.end() ? found->second : nullptr);
            Provider provider;
            const bool whole = same_[row] != nullptr && times[name] == 1;
            provider.name = whole ? name : std::move(names[row]);
            read_.providers.push_back(std::move(provider));
        }
    }

    void read_reach() {
        for (std::size_t row = 0; row < size(); ++row) {
            Provider& provider = read_.providers[row];
            const auto told = said("reach", row);
            if (told)
                provider.reach = *told == 1.0 ? Reach::online : Reach::local;
            else if (same_[row] != nullptr)
                provider.reach = same_[row]->reach;
            if (!told && use_.online) count(told_reach, row, same_[row] != nullptr);
            if (provider.reach == Reach::online && !use_.online)
                problem(row, "reach", "in this kind of world nothing serves everywhere", "online",
                        "local");
            read_.has_online = read_.has_online || provider.reach == Reach::online;
        }
    }

    void read_areas() {
        std::vector<std::string> names;
        for (const Area& area : ground_.areas) names.push_back(area.name);
        constexpr std::size_t most_named = 10;
        const std::size_t more = names.size() > most_named ? names.size() - most_named : 0;
        names.resize(names.size() - more);
        if (more > 0) names.push_back(std::to_string(more) + " more");
        const std::string allowed = all_of(names);
        for (std::size_t row = 0; row < size(); ++row) {
            const auto told = said("area", row);
            if (!told && same_[row] == nullptr && ground_.areas.size() > 1) {
                if (numbers_of(look_, "area") != nullptr) {
                    problem(row, "area", "empty", {}, allowed);
                    continue;
                }
                read_.problems.push_back(
                    {.file = std::string(file_),
                     .what = "the table has no column 'area' (the area that it is in)",
                     .allowed = allowed});
                return;
            }
            read_.providers[row].area = told                    ? static_cast<std::uint16_t>(*told)
                                        : same_[row] != nullptr ? same_[row]->area
                                                                : std::uint16_t{0};
        }
    }

    /// Whether the scenario's place of a provider of this name holds here.
    [[nodiscard]] bool stays(std::size_t row) const {
        const Provider* same = same_[row];
        return same != nullptr && same->area == read_.providers[row].area &&
               same->reach == read_.providers[row].reach;
    }

    /// Everybody as the rule of scenario files has them, before anything is said of them.
    void lay_out() {
        std::vector<std::vector<std::size_t>> rows(ground_.areas.size());
        for (std::size_t row = 0; row < size(); ++row) {
            Provider& provider = read_.providers[row];
            const Area& area = ground_.areas[provider.area];
            provider.x = area.x;
            provider.y = area.y;
            if (provider.reach == Reach::local && !stays(row)) rows[provider.area].push_back(row);
        }
        std::vector<Provider> laid;
        for (std::size_t a = 0; a < rows.size(); ++a)
            lay_out_providers(ground_.areas[a], static_cast<std::uint16_t>(a), rows[a].size(), "",
                              laid);
        std::size_t next = 0;
        for (const std::vector<std::size_t>& those : rows)
            for (const std::size_t row : those) {
                laid[next].name = std::move(read_.providers[row].name);
                read_.providers[row] = std::move(laid[next++]);
            }
    }

    void read_places() {
        std::vector<std::pair<double, double>> from_globe;
        const std::vector<double>*latitude = numbers_of(look_, "latitude"),
              *longitude = numbers_of(look_, "longitude");
        const bool degrees =
            latitude != nullptr && longitude != nullptr &&
            (numbers_of(look_, "x_km") == nullptr || numbers_of(look_, "y_km") == nullptr);
        if (degrees && ground_.middle)
            from_globe = kilometres_of(*latitude, *longitude, *ground_.middle);
        else if (degrees)
            read_.notes.emplace_back(
                "Degrees are not used: the scenario does not say where on the globe its map lies. "
                "A table of areas with latitude and longitude does.");
        for (std::size_t row = 0; row < size(); ++row) {
            Provider& provider = read_.providers[row];
            const auto east = said("x_km", row), north = said("y_km", row);
            if (east && north) {
                provider.x = *east;
                provider.y = *north;
            } else if (!from_globe.empty() && said("latitude", row) && said("longitude", row)) {
                std::tie(provider.x, provider.y) = from_globe[row];
                check_distance(row);
            } else if (stays(row)) {
                provider.x = same_[row]->x;
                provider.y = same_[row]->y;
                count(told_place, row, true);
            } else {
                count(told_place, row, false);
            }
        }
    }

    void check_distance(std::size_t row) {
        const Provider& provider = read_.providers[row];
        const double far = std::max(std::fabs(provider.x), std::fabs(provider.y));
        if (far > km_on_map)
            problem(row, "latitude", "too far from the areas for one map",
                    with_commas(far) + " km from their middle",
                    "at most " + with_commas(km_on_map) + " km");
    }

    void read_rating() {
        for (std::size_t row = 0; row < size(); ++row)
            take(told_rating, row, said("rating", row), &Provider::rating, use_.rating);
    }

    void read_efficiency() {
        for (std::size_t row = 0; row < size(); ++row)
            take(told_efficiency, row, said("efficiency", row), &Provider::efficiency,
                 use_.efficiency);
    }

    void read_lists() {
        for (std::size_t row = 0; row < size(); ++row) {
            const Provider& provider = read_.providers[row];
            take(told_list, row, said("opening_list", row), &Provider::opening_list,
                 provider.reach == Reach::online ? use_.online_list : use_.local_list);
            const Area& area = ground_.areas[provider.area];
            if (provider.opening_list <= area.registered) continue;
            problem(row, "opening_list", "a list longer than " + spoken(area.name) + " has people",
                    with_commas(provider.opening_list), "at most " + with_commas(area.registered));
        }
    }

    void say_taken() {
        std::vector<std::string> same;
        for (const Unsaid& each : unsaid_)
            if (each.same > 0) same.emplace_back(each.what);
        if (!same.empty())
            read_.taken.push_back("Your table does not say " + all_of(same) +
                                  ": the providers of the same names in the scenario do.");
        for (const Unsaid& each : unsaid_) {
            if (each.by_rule == 0) continue;
            const std::string left = each.by_rule == size()
                                         ? std::string("Your table does not say ")
                                         : "Of " + std::to_string(each.by_rule) +
                                               (each.by_rule == 1 ? " provider" : " providers") +
                                               " your table does not say ";
            const bool online = each.online > 0 && each.everywhere[0] != 0;
            read_.taken.push_back(left + each.what + ": " + each.rule +
                                  (online ? std::string("; ") + each.everywhere : std::string()) +
                                  ".");
        }
    }

    /// What stands in the table and does not count, or was not understood.
    void say_unused() {
        std::vector<std::string> vain;
        if (!use_.rating && numbers_of(look_, "rating") != nullptr)
            vain.emplace_back("how providers are rated");
        if (!use_.efficiency && numbers_of(look_, "efficiency") != nullptr)
            vain.emplace_back("how much they do for a pound");
        bool local = false, online = false;
        for (std::size_t row = 0; row < size(); ++row) {
            const bool everywhere = read_.providers[row].reach == Reach::online;
            if (said("opening_list", row).value_or(0) > 0) (everywhere ? online : local) = true;
        }
        if (local && !use_.local_list) vain.emplace_back("how many people local ones begin with");
        if (online && !use_.online_list)
            vain.emplace_back("how many people those begin with that serve everywhere");
        if (!vain.empty())
            read_.notes.push_back("In this kind of world it does not count " + all_of(vain) + ".");
        UsedHeadings used(look_);
        for (const char* name : {"area", "reach", "rating", "efficiency", "opening_list"})
            used.take({name});
        if (!used.take({"x_km", "y_km"})) used.take({"latitude", "longitude"});
        used.say_others(read_.notes);
    }

    const ProvidersGround& ground_;
    const ProviderUse use_;
    std::string_view file_;
    const PlacesLook& look_;
    std::vector<const Provider*> same_; ///< of the scenario, of each row's name; or nullptr
    std::array<Unsaid, 5> unsaid_{
        {{"whether they serve everywhere", "they are local", ""},
         {"where they lie", "they are spread evenly over their area",
          "those that serve everywhere stand in its middle"},
         {"how they are rated", "evenly from 60% to 80%", "those that serve everywhere at 70%"},
         {"how much they do for a pound", "evenly from 95% to 105% of the average",
          "those that serve everywhere the average"},
         {"how many people they begin with", "what else is known of the place decides it", ""}}};
    ReadProviders read_;
};

} // namespace

ReadProviders read_providers(const ProvidersGround& ground, std::string_view file,
                             const PlacesLook& look) {
    return ProviderTable(ground, file, look).read();
}

} // namespace folkmoot
