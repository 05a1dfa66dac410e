#include "labs/deliberation/lot.hpp"

#include "core/table/delimited.hpp"
#include "core/words/numbers.hpp"
#include "core/words/quoted.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace folkmoot {
namespace {

using LotJson = nlohmann::ordered_json;

std::vector<bool> is_drawn(const LotTold& told) {
    std::vector<bool> drawn(told.pool.people.size());
    for (const std::uint32_t person : told.panel) drawn[person] = true;
    return drawn;
}

lot::Chance least_chance(const LotTold& told) {
    return *std::min_element(told.lottery.chances.begin(), told.lottery.chances.end());
}

} // namespace

std::string lot_sentence(const LotTold& told) {
    const auto least = least_chance(told);
    std::string words = with_commas(static_cast<double>(told.panel.size())) + " of " +
                        with_commas(static_cast<double>(told.pool.people.size())) +
                        " people are drawn. ";
    if (least == 0)
        return words + "Some can never be drawn: no panel that fits the quotas holds them.";
    return words + "Everybody's chance is at least " + format_share(static_cast<double>(least), 1) +
           ": no lot with these quotas could give everybody more.";
}

std::string lot_json(const LotTold& told) {
    LotJson json{{"size", told.panel.size()},
                 {"pool", told.pool.people.size()},
                 {"seed", told.seed},
                 {"possible_panels_by_kind", told.lottery.possible},
                 {"least_chance", static_cast<double>(least_chance(told))},
                 {"sentence", lot_sentence(told)}};
    json["panel"] = LotJson::array();
    for (const std::uint32_t person : told.panel)
        json["panel"].push_back(told.pool.people[person].id);
    json["people"] = LotJson::array();
    const auto drawn = is_drawn(told);
    for (std::size_t p = 0; p < drawn.size(); ++p)
        json["people"].push_back({{"id", told.pool.people[p].id},
                                  {"chance", static_cast<double>(told.lottery.chances[p])},
                                  {"exactly", told.lottery.chances[p].str()},
                                  {"drawn", static_cast<bool>(drawn[p])}});
    return json.dump(-1, ' ', false, LotJson::error_handler_t::replace);
}

std::string lot_csv(const LotTold& told) {
    std::string csv(byte_order_mark);
    csv += "id,chance,exactly,drawn\n";
    const auto drawn = is_drawn(told);
    for (std::size_t p = 0; p < drawn.size(); ++p) {
        const auto& chance = told.lottery.chances[p];
        csv += csv_cell(told.pool.people[p].id) + "," + plain_number(static_cast<double>(chance)) +
               "," + chance.str() + (drawn[p] ? ",1\n" : ",0\n");
    }
    return csv;
}

} // namespace folkmoot
