/// What is kept of a public beside its state, its rules and how they come to differ, what a week is
/// remembered by, and what must hold in it.

#include "models/opinion/town.hpp"

#include "core/whole.hpp"
#include "engine/usual_town.hpp"
#include "models/opinion/model.hpp"
#include "world/citizens.hpp"

#include <cmath>

namespace folkmoot::opinion {

Town::Town(std::shared_ptr<const Place> place, const PolicyPlan& plan, std::unique_ptr<State> state)
    : place_(std::move(place)), kept_(std::move(state)), state_(*kept_),
      rules_{rules_of(plan.settings)}, leanings_(rules_.front().views, place_->world.strata) {
    week_ = Counts(area_slot + place_->world.areas.size(), column_count);
    for (std::uint32_t c = 0; c < place_->world.population(); ++c)
        if (is_organised(state_.marks[c])) organised_.push_back(c);
    take_rules();
}

void Town::take_rules() {
    leanings_ = Leanings(rules_.front().views, place_->world.strata);
    tolerance_ = nearest_whole<std::uint32_t>(rules_.front().views.tolerance * for_it * statements);
    sums_ = sum_up();
}

void Town::change(const folkmoot::Settings& now) {
    variants_ = nullptr;
    rules_.assign(1, rules_of(now));
    take_rules();
}

void Town::vary(std::shared_ptr<const Variants> variants) {
    variants_ = std::move(variants);
    rules_.clear();
    for (const folkmoot::Settings& each : variants_->settings) rules_.push_back(rules_of(each));
    take_rules();
}

VaryLevel vary_level(const Setting& setting) {
    if (setting.kind != FieldKind::lever) return VaryLevel::never;
    const bool personal = setting.key == "showing.told" || setting.key == "showing.answered" ||
                          setting.key == "asking.help";
    return personal ? VaryLevel::citizen : VaryLevel::week;
}

const Rules& Town::rules_of_citizen(std::uint32_t c) const {
    if (!variants_ || variants_->of_citizen.empty()) return rules_.front();
    return rules_[variants_->of_citizen[c]];
}

std::uint32_t Town::stratum_of_citizen(std::uint32_t c) const {
    return stratum_of(place_->world.strata, c);
}

// ---------------------------------------------------------------- sums

std::uint32_t Town::gap_of(std::uint32_t c) const {
    const Position* at = state_.of(c);
    std::uint32_t sum = 0;
    for (std::size_t k = 0; k < statements; ++k) sum += apart(at[k], state_.policy[k]);
    return sum;
}

Town::Cell& Town::cell(std::uint32_t c, std::uint32_t stratum) {
    const std::uint8_t marks = state_.marks[c];
    return sums_
        .cells[(std::size_t{cell_of(stratum)} * parts + part_of(marks)) * camps + camp_of(marks)];
}

void Town::add_one(Cell& cell, std::uint32_t c) const {
    const std::uint32_t gap = gap_of(c);
    ++cell.people;
    cell.gap += gap;
    cell.trust += state_.trust[c];
    cell.accepts += accepts(gap) ? 1U : 0U;
}

Town::Sums Town::sum_up() const {
    const Strata& strata = place_->world.strata;
    Sums sums;
    sums.cells.resize(std::size_t{strata.count()} / strata_per_cell * parts * camps);
    sums.sides.resize(std::size_t{strata.areas} * camps);
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        for (std::uint32_t c = strata.first[s]; c < strata.first[s + 1]; ++c) {
            const std::size_t part = part_of(state_.marks[c]), camp = camp_of(state_.marks[c]);
            add_one(sums.cells[(std::size_t{cell_of(s)} * parts + part) * camps + camp], c);
            Side& side = sums.sides[area_of(s) * camps + camp];
            ++side.people;
            for (std::size_t k = 0; k < statements; ++k) {
                const Position at = state_.of(c)[k];
                side.sum[k] += at;
                side.agree[k] += at > for_it / 2 ? 1U : 0U;
            }
        }
    }
    return sums;
}

// ---------------------------------------------------------------- record

void Town::record(Counts& week) const {
    add_counts(week, week_);
    constexpr double tick = 1.0 / for_it;
    // Somebody drawn by lot stands for one person, however many a citizen stands for.
    const double of_lot = 1.0 / place_->world.people_per_citizen;
    const auto add = [&](Counts& table, std::uint32_t stratum, std::size_t by, const Cell& mine) {
        if (mine.people == 0) return;
        const std::size_t part = by / camps, camp = by % camps;
        const std::array amounts{
            static_cast<double>(mine.people), static_cast<double>(mine.gap) * tick / statements,
            static_cast<double>(mine.accepts), static_cast<double>(mine.trust) * tick,
            mine.people * (part == 0   ? 0.0
                           : part == 1 ? 1.0
                                       : of_lot)};
        for (const std::size_t slot :
             {Slot::total, Slot::deprivation + deprivation_of(stratum), Slot::age + age_of(stratum),
              part_slot + part, camp_slot + camp, area_slot + area_of(stratum)}) {
            const auto row = table.row(slot);
            for (std::size_t i = 0; i < amounts.size(); ++i) row[i] += amounts[i];
        }
    };
    for (std::size_t at = 0; at < sums_.cells.size(); ++at)
        add(week, static_cast<std::uint32_t>(at / camps / parts) * strata_per_cell,
            at % (camps * parts), sums_.cells[at]);
    const Strata& strata = place_->world.strata;
    for (std::uint32_t s = 0; week.parting() != nullptr && s < strata.count(); ++s) {
        Counts* const apart = week.part_of(s);
        if (apart == nullptr) continue;
        std::array<Cell, parts * camps> mine{};
        for (std::uint32_t c = strata.first[s]; c < strata.first[s + 1]; ++c)
            add_one(mine[part_of(state_.marks[c]) * camps + camp_of(state_.marks[c])], c);
        for (std::size_t by = 0; by < mine.size(); ++by) add(*apart, s, by, mine[by]);
    }
    const auto camps_at = [&](std::size_t slot, const Side& one, const Side& other) {
        if (one.people == 0 || other.people == 0) return;
        double apart = 0, alike = 0;
        for (std::size_t k = 0; k < statements; ++k) {
            const auto mean = [&](const Side& side) {
                return static_cast<double>(side.sum[k]) * tick / side.people;
            };
            const auto share = [&](const Side& side) {
                return static_cast<double>(side.agree[k]) / side.people;
            };
            apart += std::fabs(mean(one) - mean(other));
            alike += share(one) * share(other) + (1.0 - share(one)) * (1.0 - share(other));
        }
        week.at(slot, camp_gap_weeks) += apart / statements;
        week.at(slot, agree_weeks) += alike / statements;
    };
    std::array<Side, camps> all;
    for (std::size_t at = 0; at < sums_.sides.size(); ++at) {
        const Side& side = sums_.sides[at];
        Side& sum = all[at % camps];
        sum.people += side.people;
        for (std::size_t k = 0; k < statements; ++k) {
            sum.sum[k] += side.sum[k];
            sum.agree[k] += side.agree[k];
        }
        if (at % camps == 1) camps_at(area_slot + at / camps, sums_.sides[at - 1], side);
    }
    camps_at(Slot::total, all[0], all[1]);
    if (state_.loud_off >= 0.0) {
        week.at(Slot::total, loud_weeks) += 1.0;
        week.at(Slot::total, loud_sum) += state_.loud_off;
    }
    if (state_.lot_off >= 0.0) {
        week.at(Slot::total, lot_weeks) += 1.0;
        week.at(Slot::total, lot_sum) += state_.lot_off;
    }
}

std::size_t Town::bytes() const {
    const auto of = [](const auto& table) { return table.capacity() * sizeof(table[0]); };
    const World& world = place_->world;
    return of(world.digital) + of(world.strata.first) + of(state_.positions) + of(state_.trust) +
           of(state_.spoke) + of(state_.marks) + of(state_.round.sayings) + of(state_.round.panel) +
           of(sums_.cells) + of(sums_.sides) + of(organised_) + of(news_) + of(meetings_);
}

std::string Town::check_conservation() const {
    const std::string when = " in week " + std::to_string(state_.clock);
    if (sums_ != sum_up()) return "a person is not counted where they are" + when;
    std::size_t speaking = 0;
    for (const std::uint8_t marks : state_.marks)
        speaking += (marks & Mark::speaking) != 0 ? 1U : 0U;
    if (speaking != state_.round.sayings.size() + state_.round.panel.size())
        return "somebody speaks twice, or is not heard" + when;
    return {};
}

// ---------------------------------------------------------------- for those who look at people

std::vector<float> Town::amounts_now(const PersonOutcome& outcome) const {
    std::vector<float> amounts;
    if (outcome.sum != PersonSum::last) return amounts;
    const std::uint32_t people = place_->world.population();
    amounts.reserve(people);
    for (std::uint32_t c = 0; c < people; ++c) {
        const std::uint32_t gap = gap_of(c);
        amounts.push_back(outcome.event == person_trusts
                              ? state_.trust[c]
                              : static_cast<float>(outcome.event == person_gap ? gap / statements
                                                   : accepts(gap)              ? 1U
                                                                               : 0U));
    }
    return amounts;
}

std::vector<std::uint8_t> Town::contentment() const {
    std::vector<std::uint8_t> content;
    content.reserve(state_.trust.size());
    for (const std::uint16_t trust : state_.trust)
        content.push_back(static_cast<std::uint8_t>(trust >> 8U));
    return content;
}

} // namespace folkmoot::opinion
