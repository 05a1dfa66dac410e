/// What a week is remembered by, and what must hold in it.

#include "models/general_practice/town.hpp"

#include "core/units.hpp"

#include <numeric>

namespace folkmoot::general_practice {

void Town::record(Counts& week) const {
    const World& world = place_->world;
    std::fill(sides_.begin(), sides_.end(), SideWeek{});
    for (std::size_t p = 0; p < world.providers.size(); ++p) {
        const auto counts = state_.lists.counts(p);
        const auto fresh = state_.lists.fresh_counts(p);
        const std::uint32_t first = state_.lists.row(p).first_stratum;
        const double list = weighted_.of_provider[p];
        const ProviderBook& book = state_.books.providers[p];
        const double per_weight = list > 0.0 ? to_pounds(book.income) / list : 0.0;
        for (std::uint32_t i = 0; i < counts.size(); ++i) {
            const double list_size = counts[i] + fresh[i] * (rates_.first_year - 1.0);
            SideWeek& side_week = sides_[side(first + i, online_[p] != 0)];
            side_week.list_weight += list_size * rates_.weights[first + i] * weighted_.scale;
            side_week.spending += list_size * rates_.pay_weights[first + i] * per_weight;
        }
        const bool open = state_.open[p] != 0;
        for (const std::size_t slot : {Slot::total, registered_slot + (online_[p] != 0 ? 1U : 0U),
                                       area_slot + world.providers[p].area}) {
            const auto group = week.row(slot);
            group[column::closed] += open ? 0.0 : 1.0;
            if (!open) continue;
            group[column::provider_income] += to_pounds(book.income);
            group[column::provider_cost] += to_pounds(book.cost);
        }
    }
    for (std::uint32_t s = 0; s < world.strata.count(); s += strata_per_cell) {
        for (const bool online : {false, true}) {
            const std::size_t where = side(s, online);
            const Stock& stock = state_.stocks[where];
            SideWeek& side_week = sides_[where];
            side_week.people = stock.people;
            side_week.satisfaction = static_cast<double>(stock.satisfaction) / 255.0;
            side_week.need_weight = stock.people * rates_.need_weights[s];
        }
    }
    add_people(week, place_->host, tallies_, sides_);
    record_programmes(week);
    if (week.parting() != nullptr) record_apart(week);
    for (std::size_t a = 0; a < world.areas.size(); ++a) {
        const AreaBook& area = state_.books.areas[a];
        week.at(area_slot + a, column::balance) =
            to_pounds(area.allocation) / weeks_per_year +
            to_pounds(area.received - area.paid - area.repaid);
    }
    week.at(Slot::total, column::balance) = week.at(area_slot + place_->host, column::balance);
}

std::size_t Town::bytes() const {
    const World& world = place_->world;
    const auto of = [](const auto& table) { return table.capacity() * sizeof(table[0]); };
    std::size_t sum = of(world.digital) + of(world.strata.first);
    sum += of(state_.citizens.provider) + of(state_.citizens.since) + of(state_.citizens.felt);
    for (const Line& line : state_.lines) sum += of(line.requests());
    for (const auto& due : state_.returns) sum += of(due);
    for (const auto& newcomers : state_.newcomers) sum += of(newcomers);
    sum += of(state_.enrolled) + of(state_.working) + of(force_.citizen) + of(force_.cell);
    sum += episodes_.bytes() + requests_.bytes() + of(starts_) + of(moves_) + of(tallies_);
    return sum;
}

std::string Town::check_conservation() const {
    const State& state = state_;
    const World& world = place_->world;
    const std::string when = " in week " + std::to_string(state.clock);

    Lists counted(world);
    std::vector<Stock> stocks(state.stocks.size());
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c) {
            const std::uint16_t p = state.citizens.provider[c];
            ++counted.count(p, s);
            Stock& stock = stocks[side(s, world.providers[p].reach == Reach::online)];
            ++stock.people;
            stock.satisfaction += state.citizens.felt[c].satisfaction;
        }
    }
    for (std::size_t p = 0; p < world.providers.size(); ++p) {
        for (std::size_t i = 0; i < counted.counts(p).size(); ++i) {
            if (counted.counts(p)[i] != state.lists.counts(p)[i])
                return "a list differs from its people" + when;
            if (state.lists.fresh_counts(p)[i] > counted.counts(p)[i])
                return "more new people than people" + when;
        }
    }
    for (std::size_t i = 0; i < stocks.size(); ++i) {
        if (stocks[i].people != state.stocks[i].people ||
            stocks[i].satisfaction != state.stocks[i].satisfaction) {
            return "people or their satisfaction were lost" + when;
        }
    }
    std::uint64_t under_way = 0;
    for (const Line& line : state.lines) under_way += line.waiting();
    for (const auto& due : state.returns) under_way += due.size();
    if (state.needs != state.met + state.unmet + under_way) return "a need was lost" + when;

    Pence paid = 0, received = 0, settled = 0;
    for (const AreaBook& area : state.books.areas) {
        paid += area.paid + area.passed;
        settled += area.received - area.repaid;
    }
    for (const ProviderBook& provider : state.books.providers) received += provider.income;
    if (state.clock > warm_up_weeks && paid != received) return "a payment was not received" + when;
    if (settled != 0) return "a settlement between areas does not balance" + when;
    return {};
}

std::vector<float> Town::amounts_now(const PersonOutcome& outcome) const {
    std::vector<float> amounts;
    if (outcome.sum != PersonSum::last) return amounts;
    const World& world = place_->world;
    amounts.assign(world.population(), 0.0F);
    if (outcome.event == PersonEventKind::working) {
        for (std::size_t m = 0; m < force_.citizen.size(); ++m)
            amounts[force_.citizen[m]] = state_.working[m];
        return amounts;
    }
    for (std::size_t c = 0; c < amounts.size(); ++c) {
        const bool online = online_[state_.citizens.provider[c]] != 0;
        amounts[c] = outcome.event == PersonEventKind::felt
                         ? static_cast<float>(state_.citizens.felt[c].satisfaction)
                         : (online ? 1.0F : 0.0F);
    }
    return amounts;
}

std::vector<std::uint8_t> Town::takes_part(const PersonOutcome& outcome) const {
    std::vector<std::uint8_t> part;
    const World& world = place_->world;
    if (outcome.process == "enrolment") { // who is asked and has not signed up
        part.resize(world.population());
        for (std::uint32_t c = 0; c < world.population(); ++c)
            part[c] = state_.enrolled[c] == 0 && is_eligible(planned_enrolment_, world, c) ? 1 : 0;
    } else if (outcome.process == "job_search") { // who looks
        part.assign(world.population(), 0);
        for (std::size_t m = 0; m < force_.citizen.size(); ++m)
            part[force_.citizen[m]] = state_.working[m] == 0 ? 1 : 0;
    }
    return part;
}

std::vector<std::uint8_t> Town::contentment() const {
    std::vector<std::uint8_t> content;
    content.reserve(state_.citizens.felt.size());
    for (const Felt& felt : state_.citizens.felt) content.push_back(felt.satisfaction);
    return content;
}

} // namespace folkmoot::general_practice
