/// What is kept beside the state, what a week is remembered by, and what must hold in it.

#include "models/claims/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"
#include "models/claims/model.hpp"

#include <algorithm>

namespace folkmoot::claims {

Town::Town(std::shared_ptr<const Place> place, const PolicyPlan& plan, std::unique_ptr<State> state)
    : UsualClaims(std::move(place), plan, std::move(state)) {
    const World& world = place_->world;
    const std::size_t areas = world.areas.size();
    offices_ = local_providers(world);
    week_ = Counts(area_slot + areas, column_count);
    helpers_left_.resize(areas);
    adults_.resize(areas);
    people_.resize(area_slot + areas);
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        const double size = world.strata.size(s);
        if (age_of(s) >= 2) adults_[area_of(s)] += size;
        for (const std::size_t slot : {Slot::total, Slot::deprivation + deprivation_of(s),
                                       Slot::age + age_of(s), area_slot + area_of(s)})
            people_[slot] += size;
    }
    Town::take_rules();
    glance_ = look_over();
    flow_cells_.resize(2 * areas * cells_per_area);
}

void Town::take_rules() {
    const Strata& strata = place_->world.strata;
    chances_ = right_chances(rules().right, strata);
    usual_rights_ = 0;
    for (std::uint32_t s = 0; s < strata.count(); ++s)
        usual_rights_ += chances_[s] * strata.size(s);
    mean_due_ = 100.0 * rules().right.amount;
    shown_ = 0;
    for (std::uint32_t c = 0; c < place_->world.population(); ++c)
        shown_ += rules_of_citizen(c).care.see_own ? 1.0 : 0.0;
    if (rules().care.keeper == Keeper::one) { // the first department's copy is everybody's
        const auto everywhere =
            static_cast<std::uint8_t>((1U << rules().registers.departments) - 1U);
        for (std::uint8_t& stale : state_.stale) stale = (stale & 1U) != 0 ? everywhere : 0;
    }
    const Linkage linkage = linkage_at(usual_fields, rules().care.certainty, 10'000);
    reclaimers_.clear();
    checks_ = {threshold(rules().registers.mistakes), threshold(linkage.found),
               threshold(linkage.wrong)};
    const Reach& reach = rules().reach;
    for (std::size_t at_home = 0; at_home < draws_.page.size(); ++at_home) {
        const double online = reach.digital * (static_cast<double>(at_home) / 255.0 - 0.5);
        draws_.page[at_home] = math::exp(reach.page + online);
        draws_.third[at_home] = math::exp(reach.third + online);
    }
    draws_.phone = math::exp(reach.phone);
    draws_.helper = math::exp(reach.helper);
    const Machine& machine = rules().machine;
    chain_works_ = threshold(math::pow(machine.each, has_machine(rules()) ? machine.parts : 1));
    kept_back_.clear();
    for (const Rules& each : rules_) kept_back_.emplace_back(each.paying);
    held_ = hold();
}

VaryLevel vary_level(const Setting& setting) {
    if (setting.kind != FieldKind::lever) return VaryLevel::never;
    const auto in = [&](std::string_view group) { return setting.key.starts_with(group); };
    const bool personal = in("asking.") || in("paying.") || setting.key == "work.tell" ||
                          setting.key == "care.see_own";
    return personal ? VaryLevel::citizen : VaryLevel::week;
}

// ---------------------------------------------------------------- claims at a glance

Town::Change::Change(Town& town, std::uint32_t c) : town_(town), citizen_(c) {
    const std::uint32_t at = town.state_.claim_of[c];
    if (at == no_claim) return;
    const Claim& claim = town.state_.claims[at];
    town.glance_.take_out(at, claim, cell_of(claim.stratum));
}

Town::Change::~Change() {
    const std::uint32_t at = town_.state_.claim_of[citizen_];
    if (at == no_claim) return;
    const Claim& claim = town_.state_.claims[at];
    town_.glance_.put_in(at, claim, cell_of(claim.stratum), town_.known_side(citizen_));
}

Glance Town::look_over() const {
    Glance all(place_->world.areas.size() * cells_per_area);
    for (std::size_t at = 0; at < state_.claims.size(); ++at) {
        const Claim& claim = state_.claims[at];
        all.put_in(at, claim, cell_of(claim.stratum), known_side(claim.citizen));
    }
    return all;
}

// ---------------------------------------------------------------- counting

void Town::count(const Claim& claim, Column column, double amount) {
    const std::uint32_t s = claim.stratum;
    const std::size_t known = known_slot + known_side(claim.citizen);
    week_.in_each(s, [&](Counts& table) {
        for (const std::size_t slot :
             {Slot::total, Slot::deprivation + deprivation_of(s), Slot::age + age_of(s),
              door_slot + claim.door, known, area_slot + area_of(s)})
            table.at(slot, column) += amount;
    });
}

void Town::count_person(std::uint32_t c, std::uint32_t stratum, Column column, double amount) {
    const std::size_t known = known_slot + known_side(c);
    week_.in_each(stratum, [&](Counts& table) {
        for (const std::size_t slot :
             {Slot::total, Slot::deprivation + deprivation_of(stratum), Slot::age + age_of(stratum),
              known, area_slot + area_of(stratum)})
            table.at(slot, column) += amount;
    });
}

void Town::takes_hours(const Claim& claim, double hours) {
    count(claim, hours_people, hours);
    note(person_hours, claim.citizen, nearest_whole<std::uint32_t>(10.0 * hours));
}

void Town::share(std::uint32_t c, std::uint32_t stratum, double shared) {
    count_person(c, stratum, records, shared);
    note(person_shared, c, static_cast<std::uint32_t>(shared));
}

void Town::call(const Claim& claim, double how_many) {
    count(claim, calls, how_many);
    spend_on(claim, rules().cost.call * how_many);
    week_.at(Slot::total, hours_state) += hours_of_call * how_many;
    takes_hours(claim, callers_hours * how_many);
}

void Town::feel(std::uint32_t c, std::uint8_t towards) {
    std::uint8_t& content = state_.content[c];
    content = static_cast<std::uint8_t>((content + towards) / 2);
    note(person_content, c, content);
}

void Town::record(Counts& week) const {
    add_counts(week, week_);
    for (std::size_t slot = 0; slot < week.slots(); ++slot)
        week.at(slot, people_weeks) += people_[slot];
    const Strata& strata = place_->world.strata;
    for (std::uint32_t s = 0; week.parting() != nullptr && s < strata.count(); ++s)
        if (Counts* const part = week.part_of(s))
            for (const std::size_t slot : {Slot::total, Slot::deprivation + deprivation_of(s),
                                           Slot::age + age_of(s), area_slot + area_of(s)})
                part->at(slot, people_weeks) += strata.size(s);
    const auto total = week.row(Slot::total);
    const double people = place_->world.population();
    double wrong = 0;
    const std::uint32_t departments = records_of(rules());
    for (std::uint32_t d = 0; d < departments; ++d) wrong += held_.stale[d];
    total[stale_weeks] += wrong / departments;
    total[all_right_weeks] += held_.all_right;
    total[unknown_weeks] += held_.unknown;
    total[duplicate_weeks] += held_.twice;
    total[third_known_weeks] += state_.market.reach * people;
    for (std::size_t area = 0; area < state_.ghosts.size(); ++area) {
        total[ghost_weeks] += state_.ghosts[area];
        week.at(area_slot + area, ghost_weeks) += state_.ghosts[area];
    }
}

std::size_t Town::bytes() const {
    const auto of = [](const auto& table) { return table.capacity() * sizeof(table[0]); };
    const World& world = place_->world;
    return of(world.digital) + of(world.strata.first) + of(state_.claims) + of(state_.claim_of) +
           of(state_.stale) + of(state_.known) + of(state_.content) + of(state_.line) + of(due_) +
           of(room_) + of(found_) + of(reclaimers_) + of(flow_cells_) + of(flow_groups_) +
           of(chances_) + episodes_.bytes() + glance_.bytes();
}

// ---------------------------------------------------------------- what must hold

std::string Town::check_conservation() const {
    const std::string when = " in week " + std::to_string(state_.clock);
    const Ledger& sums = state_.ledger;
    Pence hidden = 0, debt = 0, loan = 0, missed = 0;
    std::size_t in_line = 0, found = 0;
    for (std::size_t at = 0; at < state_.claims.size(); ++at) {
        const Claim& claim = state_.claims[at];
        hidden += claim.hidden;
        debt += claim.debt;
        loan += claim.loan;
        missed += claim.missed;
        in_line += claim.at(Stage::line) ? 1U : 0U;
        if (state_.claim_of[claim.citizen] != at) return "a claim is not where it should be" + when;
    }
    for (const std::uint32_t at : state_.claim_of) found += at != no_claim ? 1U : 0U;
    if (found != state_.claims.size()) return "somebody has two claims, or a claim nobody" + when;
    if (in_line != state_.line.size()) return "somebody stands in line twice, or not at all" + when;
    for (const std::uint32_t c : state_.line)
        if (state_.claim_of[c] == no_claim || !state_.claims[state_.claim_of[c]].at(Stage::line))
            return "somebody stands in line who has no claim there" + when;
    if (state_.opening + state_.begun != state_.claims.size() + state_.closed)
        return "a right is lost or made" + when;
    if (sums.due != sums.paid - sums.over + sums.under + sums.unclaimed)
        return "a pound that is due is neither paid nor unpaid" + when;
    if (sums.over != hidden + debt + sums.recovered + sums.forgiven + sums.written_off)
        return "a pound that was overpaid is neither owed, repaid nor written off" + when;
    if (sums.under != missed + sums.arrears + sums.under_lost)
        return "a pound that was underpaid is neither missing nor made good" + when;
    if (sums.advanced != loan + sums.repaid + sums.loans_lost)
        return "a pound that was lent is neither owed nor repaid" + when;
    if (held_ != hold()) return "a record is not counted as it is" + when;
    if (glance_ != look_over()) return "a claim is not what it is at a glance" + when;
    return {};
}

// ---------------------------------------------------------------- for those who look at people

std::vector<float> Town::amounts_now(const PersonOutcome& outcome) const {
    std::vector<float> amounts;
    if (outcome.event == person_content)
        amounts.assign(state_.content.begin(), state_.content.end());
    return amounts;
}

std::vector<std::uint8_t> Town::takes_part(const PersonOutcome&) const {
    const Strata& strata = place_->world.strata;
    std::vector<std::uint8_t> part(state_.claim_of.size());
    for (std::uint32_t s = 0; s < strata.count(); ++s)
        for (std::uint32_t c = strata.first[s]; c < strata.first[s + 1]; ++c)
            part[c] = age_of(s) >= 2 ? 1 : 0;
    return part;
}

} // namespace folkmoot::claims
