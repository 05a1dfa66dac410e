#include "scenario/areas/read_areas.hpp"

#include "core/units.hpp"
#include "core/words/quoted.hpp"
#include "scenario/areas/lay_out.hpp"
#include "scenario/areas/own_table.hpp"
#include "scenario/table/place_columns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace folkmoot {

namespace {

std::string percent_words(double share) { return format_number(100 * share, 1) + "%"; }

/// The scenario's areas taken together.
struct Together {
    double over65 = 0, ratio = 0, people = 0, disc = 0; ///< disc: sum of squared radii, km²
    std::array<double, deprivation_fifths> deprivation{};

    explicit Together(const std::vector<Area>& areas) {
        for (const Area& area : areas) {
            people += area.registered;
            over65 += area.registered * area.over65_share;
            ratio += area.registered * area.weighted_ratio;
            disc += area.radius * area.radius;
            for (std::size_t d = 0; d < deprivation_fifths; ++d)
                deprivation[d] += area.registered * area.deprivation[d];
        }
        over65 /= people;
        ratio /= people;
        for (double& share : deprivation) share /= people;
    }
};

class AreaTable {
public:
    AreaTable(const Scenario& scenario, std::string_view file, const PlacesLook& look)
        : scenario_(scenario), file_(file), look_(look), together_(scenario.areas) {}

    ReadAreas read() {
        read_names();
        find_same();
        const std::vector<double>* people = column("registered");
        for (std::size_t i = 0; i < read_.areas.size(); ++i)
            read_.areas[i].registered = people != nullptr ? (*people)[i] : 0.0;
        read_ages();
        read_fifths();
        read_ratio();
        read_radius();
        read_position();
        read_providers();
        if (!from_same_.empty())
            read_.taken.push_back("Your table does not say " + all_of(from_same_) +
                                  ": the areas of the same names in the scenario do.");
        say_unused();
        return std::move(read_);
    }

private:
    [[nodiscard]] const std::vector<double>* column(std::string_view name) const {
        return numbers_of(look_, name);
    }
    void problem(std::string what, std::string found, std::string allowed) {
        read_.problems.push_back({.file = std::string(file_),
                                  .what = std::move(what),
                                  .found = std::move(found),
                                  .allowed = std::move(allowed)});
    }

    void read_names() {
        constexpr std::size_t longest = 90; // bytes; leaves room for "…" and a code
        for (std::string& name : own_names(look_.table, "areas", longest, read_.notes)) {
            Area area;
            area.name = std::move(name);
            read_.areas.push_back(std::move(area));
        }
    }

    void find_same() {
        for (const Area& area : read_.areas) {
            const auto here = std::ranges::find(scenario_.areas, area.name, &Area::name);
            if (here != scenario_.areas.end())
                read_.same.push_back(static_cast<std::size_t>(here - scenario_.areas.begin()));
            const auto nation = std::ranges::find(scenario_.reference, area.name, &Area::name);
            if (here != scenario_.areas.end())
                like_.push_back(&*here);
            else if (nation != scenario_.reference.end())
                like_.push_back(&*nation);
        }
        if (read_.same.size() != read_.areas.size()) read_.same.clear();
        if (like_.size() != read_.areas.size()) like_.clear();
    }

    void read_ages() {
        const std::vector<double>* share = column("over65_share");
        const std::vector<double>* old = column("over65");
        for (std::size_t i = 0; i < read_.areas.size(); ++i) {
            Area& area = read_.areas[i];
            if (share != nullptr) {
                area.over65_share = (*share)[i];
            } else if (old != nullptr) {
                area.over65_share = (*old)[i] / area.registered;
                if (area.over65_share > 0.9)
                    problem(spoken(area.name) + ": too many are 65 or older",
                            with_commas((*old)[i]) + " of " + with_commas(area.registered),
                            "at most nine in ten");
            } else {
                area.over65_share = like_.empty() ? together_.over65 : like_[i]->over65_share;
            }
        }
        if (share != nullptr || old != nullptr) return;
        if (like_.empty())
            read_.taken.push_back("Your table does not say how old people are: in every area " +
                                  percent_words(together_.over65) +
                                  " are 65 or older, as in the scenario’s areas together.");
        else
            from_same_.emplace_back("how old people are");
    }

    void read_fifths() {
        std::vector<const std::vector<double>*> columns;
        std::vector<std::string> lacking;
        for (const char* name : fifth_columns) {
            columns.push_back(column(name));
            if (columns.back() == nullptr) lacking.push_back(spoken(name));
        }
        if (lacking.empty()) {
            take_fifths(columns);
            return;
        }
        if (lacking.size() < deprivation_fifths)
            read_.notes.push_back("Of the five shares of deprivation your table lacks " +
                                  all_of(lacking) + ": none of them is used.");
        for (std::size_t i = 0; i < read_.areas.size(); ++i)
            read_.areas[i].deprivation =
                like_.empty() ? together_.deprivation : like_[i]->deprivation;
        if (!like_.empty()) {
            from_same_.emplace_back("how deprived they are");
            return;
        }
        std::vector<std::string> shares;
        for (const double share : together_.deprivation) shares.push_back(percent_words(share));
        read_.taken.push_back("Your table does not say how deprived people are: of every area’s "
                              "people " +
                              all_of(shares) +
                              " belong to the five fifths, the least deprived first, as in the "
                              "scenario’s areas together.");
    }

    void take_fifths(const std::vector<const std::vector<double>*>& columns) {
        constexpr double as_published = 0.001, rounded = 0.021;
        std::size_t scaled = 0;
        for (std::size_t i = 0; i < read_.areas.size(); ++i) {
            Area& area = read_.areas[i];
            double sum = 0;
            for (std::size_t d = 0; d < deprivation_fifths; ++d)
                sum += area.deprivation[d] = (*columns[d])[i];
            if (std::fabs(sum - 1) <= as_published) continue;
            if (std::fabs(sum - 1) > rounded) {
                problem(spoken(area.name) + ": the five shares of deprivation do not add up",
                        "a sum of " + percent_words(sum), "a sum of 100%");
                continue;
            }
            for (double& share : area.deprivation) share /= sum;
            ++scaled;
        }
        if (scaled > 0)
            read_.notes.push_back("The five shares of deprivation add up to nearly 100% in " +
                                  std::to_string(scaled) + (scaled == 1 ? " area" : " areas") +
                                  ", as rounded shares do: they were brought to 100%.");
    }

    void read_ratio() {
        const std::vector<double>* ratio = column("weighted_ratio");
        const auto plain = [](const Area& area) { return area.weighted_ratio == 1.0; };
        for (std::size_t i = 0; i < read_.areas.size(); ++i)
            read_.areas[i].weighted_ratio = ratio != nullptr ? (*ratio)[i]
                                            : like_.empty()  ? together_.ratio
                                                             : like_[i]->weighted_ratio;
        if (ratio != nullptr || (std::ranges::all_of(scenario_.areas, plain) &&
                                 std::ranges::all_of(scenario_.reference, plain)))
            return;
        if (like_.empty())
            read_.taken.push_back("Your table has no weighted_ratio, how many weighted patients "
                                  "there are for each registered one: every area has " +
                                  format_number(together_.ratio, 3) +
                                  ", as the scenario’s areas together.");
        else
            from_same_.emplace_back("how many weighted patients there are (weighted_ratio)");
    }

    void read_radius() {
        constexpr double pi = 3.14159265358979324, least = 0.1, most = 500;
        const std::vector<double>* radius = column("radius_km");
        for (std::size_t i = 0; i < read_.areas.size(); ++i) {
            Area& area = read_.areas[i];
            const double as_dense = std::sqrt(area.registered * together_.disc / together_.people);
            area.radius = radius != nullptr ? (*radius)[i]
                          : like_.empty()
                              ? std::clamp(std::floor(as_dense * 1'000 + 0.5) / 1'000, least, most)
                              : like_[i]->radius;
        }
        if (radius != nullptr) return;
        if (like_.empty())
            read_.taken.push_back(
                "Your table does not say how wide the areas are: each has " +
                with_commas(std::floor(together_.people / (pi * together_.disc) + 0.5)) +
                " people to a square kilometre, as the scenario’s areas together.");
        else
            from_same_.emplace_back("how wide the areas are");
    }

    void read_position() {
        const std::vector<double>*east = column("x_km"), *north = column("y_km");
        const std::vector<double>*latitude = column("latitude"), *longitude = column("longitude");
        std::vector<Area>& areas = read_.areas;
        if (east != nullptr && north != nullptr) {
            for (std::size_t i = 0; i < areas.size(); ++i) {
                areas[i].x = (*east)[i];
                areas[i].y = (*north)[i];
            }
        } else if (latitude != nullptr && longitude != nullptr) {
            read_.middle = middle_of_globe(*latitude, *longitude);
            const auto places = kilometres_of(*latitude, *longitude, *read_.middle);
            for (std::size_t i = 0; i < areas.size(); ++i) {
                areas[i].x = places[i].first;
                areas[i].y = places[i].second;
                const double far = std::max(std::fabs(areas[i].x), std::fabs(areas[i].y));
                if (far > km_on_map)
                    problem(spoken(areas[i].name) + ": the areas lie too far apart for one map",
                            with_commas(far) + " km from their middle",
                            "at most " + with_commas(km_on_map) + " km");
            }
        } else if (!like_.empty()) {
            for (std::size_t i = 0; i < areas.size(); ++i) {
                areas[i].x = like_[i]->x;
                areas[i].y = like_[i]->y;
            }
            from_same_.emplace_back("where they lie");
        } else {
            lay_out_areas(areas);
            if (areas.size() > 1)
                read_.taken.emplace_back("Your table does not say where the areas lie: they stand "
                                         "side by side in its order, and how far apart they are is "
                                         "invented.");
        }
    }

    void read_providers() {
        const std::vector<double>* counts = column("providers");
        if (counts == nullptr) return;
        const bool needed = scenario_.model->about().needs_local_provider;
        for (std::size_t i = 0; i < counts->size(); ++i) {
            const double count = (*counts)[i];
            if (count != std::floor(count) || (needed && count < 1))
                problem(spoken(read_.areas[i].name) + ", column '" +
                            shortened(heading_of(look_, "providers")) + "': " +
                            (count < 1 ? "every area needs one of its own" : "not a whole number"),
                        plain_number(count), needed ? "1 to 1,000" : "0 to 1,000");
            read_.providers.push_back(static_cast<std::size_t>(std::max(0.0, count)));
        }
    }

    /// Columns that were brought in vain.
    void say_unused() {
        UsedHeadings used(look_);
        used.take({"registered"});
        if (!used.take({"over65_share"})) used.take({"over65"});
        used.take({fifth_columns[0], fifth_columns[1], fifth_columns[2], fifth_columns[3],
                   fifth_columns[4]});
        used.take({"weighted_ratio"});
        used.take({"radius_km"});
        if (!used.take({"x_km", "y_km"})) used.take({"latitude", "longitude"});
        used.take({"providers"});
        used.say_others(read_.notes);
    }

    const Scenario& scenario_;
    std::string_view file_;
    const PlacesLook& look_;
    Together together_;
    std::vector<const Area*> like_; ///< whose numbers stand for those that a row lacks
    std::vector<std::string> from_same_;
    ReadAreas read_;
};

} // namespace

ReadAreas read_areas(const Scenario& scenario, std::string_view file, const PlacesLook& look) {
    return AreaTable(scenario, file, look).read();
}

} // namespace folkmoot
