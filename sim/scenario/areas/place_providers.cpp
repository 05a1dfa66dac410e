#include "scenario/areas/place_providers.hpp"

#include "core/words/quoted.hpp"
#include "scenario/areas/lay_out.hpp"
#include "scenario/areas/own_table.hpp"
#include "scenario/load.hpp"
#include "scenario/table/place_columns.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace folkmoot {

namespace {

class Placing {
public:
    Placing(const Scenario& scenario, const ReadAreas& read, const TableAnswers& answers)
        : scenario_(scenario), read_(read), answers_(answers),
          word_(scenario.model->about().provider_word) {
        for (const Area& area : read.areas)
            if (area.registered > read.areas[largest_].registered)
                largest_ = static_cast<std::size_t>(&area - read.areas.data());
    }

    PlacedProviders place() {
        if (!read_.same.empty() && read_.providers.empty())
            keep_all();
        else
            lay_out_local();
        return std::move(placed_);
    }

private:
    /// Position in the table of an area of the scenario, or how many rows there are.
    [[nodiscard]] std::size_t row_of(std::size_t area) const {
        const auto found = std::ranges::find(read_.areas, scenario_.areas[area].name, &Area::name);
        return static_cast<std::size_t>(found - read_.areas.begin());
    }

    /// As the scenario has it, moved with its area.
    void move(const Provider& from, std::size_t row, bool online) {
        const Area &old = scenario_.areas[from.area], &now = read_.areas[row];
        const double wider = online ? 1.0 : now.radius / old.radius;
        const auto moved = [&](double at, double old_middle, double middle) {
            if (middle == old_middle && wider == 1.0) return at;
            return middle + (at - old_middle) * wider;
        };
        Provider provider = from;
        provider.area = static_cast<std::uint16_t>(row);
        provider.x = moved(from.x, old.x, now.x);
        provider.y = moved(from.y, old.y, now.y);
        placed_.providers.push_back(std::move(provider));
    }

    /// All areas are the scenario's, though not all of those need be there.
    void keep_all() {
        std::size_t local = 0;
        for (const Provider& from : scenario_.providers) {
            const std::size_t row = row_of(from.area);
            if (from.reach == Reach::online) {
                place_online(from, row, 1.0);
            } else if (row < read_.areas.size()) {
                move(from, row, false);
                auto& list = placed_.providers.back().opening_list;
                list = std::min(list, read_.areas[row].registered);
                ++local;
            }
        }
        if (local > 0)
            placed_.local_rules.push_back("The scenario has these areas, too: their " +
                                          several(word_) + " are as they stand there.");
    }

    void lay_out_local() {
        std::vector<std::size_t> had(scenario_.areas.size());
        for (const Provider& provider : scenario_.providers)
            if (provider.reach == Reach::local) ++had[provider.area];
        const std::vector<std::size_t> counts = counts_by(had);
        for (std::size_t i = 0; i < read_.areas.size(); ++i)
            lay_out_providers(read_.areas[i], static_cast<std::uint16_t>(i), counts[i], word_,
                              placed_.providers);
        const double part = people_in(read_.areas) / people_in(scenario_.areas);
        for (const Provider& from : scenario_.providers)
            if (from.reach == Reach::online)
                place_online(from, row_of(from.area), read_.same.empty() ? part : 1.0);
    }

    std::vector<std::size_t> counts_by(const std::vector<std::size_t>& had) {
        if (!read_.providers.empty()) return read_.providers;
        const auto [least, most] = std::ranges::minmax(had);
        std::vector<std::size_t> counts(read_.areas.size(), least);
        if (least == most) {
            if (most > 0)
                placed_.local_rules.push_back("Each area has " + std::to_string(most) + " " +
                                              (most == 1 ? word_ : several(word_)) +
                                              ", as in the scenario, spread evenly over it.");
            return counts;
        }
        constexpr double most_in_an_area = 1'000;
        std::size_t all = 0, now = 0;
        for (const std::size_t count : had) all += count;
        const double each = people_in(scenario_.areas) / static_cast<double>(all);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            const double wanted = std::floor(read_.areas[i].registered / each + 0.5);
            counts[i] = std::max(static_cast<std::size_t>(std::min(wanted, most_in_an_area)),
                                 std::min<std::size_t>(least, 1));
            now += counts[i];
        }
        if (now == 0) now = counts[largest_] = 1;
        placed_.local_rules.push_back("There is one " + word_ + " for " + with_commas(each) +
                                      " people, as in the scenario" +
                                      (least > 0 ? ", and one at least in each area" : "") + ": " +
                                      with_commas(static_cast<double>(now)) + " in all.");
        return counts;
    }

    /// `row`: of its home, or beyond the rows. `part`: of the scenario's people who live here.
    void place_online(const Provider& from, std::size_t row, double part) {
        const bool homeless = row >= read_.areas.size();
        if (homeless) row = home_for(from.area);
        move(from, row, true);
        Provider& provider = placed_.providers.back();
        if (provider.opening_list == 0) return;
        if (part != 1.0)
            provider.opening_list = std::max(1.0, std::floor(from.opening_list * part + 0.5));
        const double most = read_.areas[row].registered;
        const bool crowded = provider.opening_list > most;
        provider.opening_list = std::min(provider.opening_list, most);
        if (part != 1.0 || crowded)
            placed_.online_rules.push_back(
                spoken(from.name) + " opens with " + with_commas(provider.opening_list) +
                (provider.opening_list == 1 ? " person" : " people") +
                (crowded ? ", all that its area has."
                         : ", as large a part of all as in the scenario."));
    }

    /// Where those go whose area is not in the table.
    std::size_t home_for(std::size_t area) {
        if (const auto known = homes_.find(area); known != homes_.end()) return known->second;
        const std::string& old = scenario_.areas[area].name;
        std::vector<std::string> who;
        std::size_t homeless_areas = 0;
        std::vector<bool> seen(scenario_.areas.size());
        for (const Provider& provider : scenario_.providers) {
            if (provider.reach != Reach::online || row_of(provider.area) < read_.areas.size())
                continue;
            if (provider.area == area) who.push_back(spoken(provider.name));
            homeless_areas += seen[provider.area] ? 0 : 1;
            seen[provider.area] = true;
        }
        constexpr std::size_t most = 3;
        if (who.size() > most) {
            const std::string more = std::to_string(who.size() - most + 1) + " more";
            who.resize(most - 1);
            who.push_back(more);
        }
        TableQuestion question{.key = homeless_areas > 1 ? "host:" + old : "host",
                               .sentence = "Where is the home of " + all_of(who) +
                                           "? Your table has no " + spoken(old) + ".",
                               .answers = {},
                               .chosen = {}};
        for (const Area& each : read_.areas) question.answers.push_back({each.name, each.name});
        const std::string chosen = answer_to(question, answers_);
        question.chosen = chosen.empty() ? read_.areas[largest_].name : chosen;
        const auto home = std::ranges::find(read_.areas, question.chosen, &Area::name);
        placed_.online_rules.push_back(
            "Your table has no " + spoken(old) + ", the home of " + all_of(who) + ": " +
            spoken(question.chosen) + " is" +
            (chosen.empty() ? ", since most people live there." : ", as you chose."));
        // One answer is no choice.
        if (read_.areas.size() > 1) placed_.questions.push_back(std::move(question));
        return homes_[area] = static_cast<std::size_t>(home - read_.areas.begin());
    }

    const Scenario& scenario_;
    const ReadAreas& read_;
    const TableAnswers& answers_;
    std::string word_;
    std::size_t largest_ = 0; ///< area with most people; the first of several
    std::map<std::size_t, std::size_t> homes_;
    PlacedProviders placed_;
};

} // namespace

PlacedProviders place_providers(const Scenario& scenario, const ReadAreas& read,
                                const TableAnswers& answers) {
    return Placing(scenario, read, answers).place();
}

} // namespace folkmoot
