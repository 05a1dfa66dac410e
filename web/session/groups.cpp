#include "session/groups.hpp"

#include <algorithm>
#include <numeric>

namespace folkmoot::session {

std::vector<GroupSlot> groups_of(const message::Scenario& scenario, std::string_view by,
                                 const std::vector<std::size_t>& area_order) {
    using message::Slots;
    std::vector<GroupSlot> groups;
    const auto add_all = [&](const auto& names, std::size_t first) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            groups.push_back({std::string(names[i]), first + i});
        }
    };
    if (by == "deprivation") {
        add_all(deprivation_names, Slots::deprivation);
    } else if (by == "age") {
        add_all(age_names, Slots::age);
    } else if (by == "area") {
        const bool ordered = area_order.size() == scenario.areas.size();
        for (std::size_t i = 0; i < scenario.areas.size(); ++i) {
            const auto area = ordered ? area_order[i] : i;
            groups.push_back({scenario.areas[area].name, Slots::first_area(scenario) + area});
        }
    } else {
        std::size_t first = Slots::sides;
        for (const auto& side : scenario.sides) {
            if (side.key == by) add_all(side.groups, first);
            first += side.groups.size();
        }
        if (groups.empty()) groups.push_back({"Everyone", Slots::total});
    }
    return groups;
}

std::string named_alone(std::string_view by, const std::string& name) {
    return by == "age" ? "ages " + name : name;
}

std::string_view breakdown_question(const message::Scenario& scenario, std::string_view by) {
    if (by == "deprivation") return "Is it the same for rich and poor?";
    if (by == "age") return "Is it the same for young and old?";
    if (by == "area") return "Where does it change most?";
    for (const auto& side : scenario.sides)
        if (side.key == by) return side.question;
    return "Is it the same for everyone?";
}

std::vector<double> area_deprivation(const message::People& people, std::size_t areas) {
    std::vector<double> sum(areas, 0.0), count(areas, 0.0);
    for (const auto index : people.stratum) {
        const auto stratum = stratum_of(index);
        if (stratum.area >= areas) continue;
        sum[stratum.area] += stratum.deprivation;
        count[stratum.area] += 1;
    }
    for (std::size_t i = 0; i < areas; ++i) sum[i] = count[i] > 0 ? sum[i] / count[i] : 2.0;
    return sum;
}

std::vector<std::size_t> order_of(const std::vector<double>& deprivation) {
    std::vector<std::size_t> order(deprivation.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return deprivation[a] < deprivation[b]; });
    return order;
}

}  // namespace folkmoot::session
