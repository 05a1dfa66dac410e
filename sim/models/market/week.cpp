/// The weekly order of a market, and what happens to people in it.

#include "models/market/town.hpp"

#include "core/gaps.hpp"
#include "core/math.hpp"
#include "core/whole.hpp"
#include "parts/arrivals.hpp"
#include "parts/logit.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::market {
namespace {

constexpr std::uint8_t content_after_good = 235, content_after_bad = 70;

} // namespace

void Town::live(std::span<folkmoot::Town* const> together) {
    std::vector<Town*> towns;
    towns.reserve(together.size());
    for (folkmoot::Town* each : together) towns.push_back(static_cast<Town*>(each));

    Town& first = *towns.front();
    first.find_new_needs();
    for (Town* town : towns) {
        // Where chance brings the same people the same needs, it is asked once for all.
        const Town& same = town->same_needs(first) ? first : *town;
        if (&same != &first) town->find_new_needs();
        town->begin_week();
        town->put_out_contracts();
        town->ask_again();
        town->take_new_needs(same.episodes_.all());
        town->work_off_lines();
        town->pay_providers();
        town->end_service();
        town->record_endings();
        town->pay_for_outcomes();
        town->inspect();
        town->watch_outcomes();
        town->adapt_providers();
        town->let_new_ones_in();
        town->close_providers();
        town->take_gains();
    }
}

void Town::begin_week() {
    week_.clear();
    offers_known_.assign(offers_known_.size(), 0);
    pulls_known_.assign(pulls_known_.size(), 0);
    std::ranges::fill(came_, 0U);
    std::ranges::fill(came_chosen_, 0U);
    const double kept = math::exp(-1.0 / rules_.front().voice.memory);
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        Firm& firm = state_.firms[p];
        firm.income = 0;
        firm.spent = 0;
        firm.good *= kept;
        firm.bad *= kept;
        if (!warming_up() && week() == 0) firm.target = rules_of_provider(p).contract.target;
    }
    open_doors();
    publish_findings();
    const Decline& decline = rules_.front().decline;
    if (!warming_up() && week() == static_cast<std::uint32_t>(decline.week)) {
        for (std::size_t p = 0; p < state_.firms.size(); ++p) {
            const Words word =
                draw(place_->world.seed, static_cast<std::uint32_t>(p), 0, purpose::place);
            if (is_open(p) && word[3] < threshold(decline.share)) state_.firms[p].declining = 1;
        }
    }
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        qualities_[p] = quality(p);
        line_at_first_[p] = state_.lines[p].size();
    }
    sum_up_areas();
}

Quality Town::quality(std::size_t place) const {
    const Firm& firm = state_.firms[place];
    return quality_of(rules_.front().outcome, firm,
                      declined_by(rules_.front().decline, firm, state_.clock));
}

// ---------------------------------------------------------------- need

bool Town::same_needs(const Town& other) const {
    return place_ == other.place_ && chance.seed == other.chance.seed &&
           state_.clock == other.state_.clock && need_chances_ == other.need_chances_;
}

void Town::find_new_needs() {
    const Strata& strata = place_->world.strata;
    const VisitOrder order(chance.seed, state_.clock, strata.count());
    episodes_.clear();
    std::array<double, cells_per_area> known{}; // by age and fifth of deprivation
    std::array<Gaps, cells_per_area> gaps;
    for (std::uint32_t k = 0; k < strata.count(); ++k) {
        const std::uint32_t stratum = order(k);
        const std::size_t who = age_of(stratum) * deprivation_fifths + deprivation_of(stratum);
        if (known[who] != need_chances_[stratum]) {
            known[who] = need_chances_[stratum];
            gaps[who] = Gaps(known[who]);
        }
        find_needs(chance.seed, state_.clock, stratum, gaps[who], strata, episodes_);
    }
}

void Town::take_new_needs(std::span<const Episode> needs) {
    for (const Episode& need : needs) {
        if (state_.now[need.citizen] != static_cast<std::uint8_t>(Now::well)) continue;
        Case person;
        person.citizen = need.citizen;
        person.stratum = need.stratum;
        person.asked = static_cast<std::uint16_t>(state_.clock);
        const Words case_word = draw(chance.seed, need.citizen, state_.clock, purpose::need, 1);
        const bool hard = case_word[0] < threshold(hard_chances_[need.stratum]);
        if (hard) person.marks |= Case::is_hard;
        ++state_.needs;
        add_person(week_, need.stratum, no_kind, hard ? 1 : 0, new_needs);
        if (hard) add_person(week_, need.stratum, no_kind, 1, hard_needs);
        if (chance.log != nullptr) chance.log->add(PersonEventKind::needed, need.citizen, 1);
        find_provider(person, draw(chance.seed, need.citizen, state_.clock, purpose::need), false);
    }
}

void Town::ask_again() {
    std::vector<Case> due;
    due.swap(state_.searching[state_.clock % longest_search]);
    for (const Case& person : due)
        find_provider(person, draw(chance.seed, person.citizen, state_.clock, purpose::need), true);
}

// ---------------------------------------------------------------- choose, or be given

std::span<const Town::Offer> Town::offers(std::uint32_t area, std::uint8_t cell) {
    const std::size_t at = area * cells + cell;
    if (offers_known_[at] != 0) return offers_[at];
    offers_known_[at] = 1;
    std::vector<Offer>& list = offers_[at];
    list.clear();
    const Rules& rules = rules_.front();
    const auto near = streets_->from(area, cell);
    for (std::size_t i = 0; i < near.size(); ++i) {
        const std::uint16_t p = near[i].place;
        if (!takes_people(state_.doors[p], state_.firms[p], state_.clock)) continue;
        if (pulls_known_[p] == 0) {
            pulls_known_[p] = 1;
            const double wait = expected_wait(rules.service, state_.firms[p], line_at_first_[p]);
            for (std::size_t shown = 0; shown < kinds_shown; ++shown)
                pulls_[p][shown] = pull_of(
                    rules.weighing, seen_quality(static_cast<Shown>(shown), state_.firms[p]), wait);
        }
        const double nearby = nearness_[at][i];
        Offer offer{p, {}};
        for (std::size_t shown = 0; shown < kinds_shown; ++shown)
            offer.pull[shown] = pulls_[p][shown] * nearby;
        list.push_back(offer);
        if (list.size() == static_cast<std::size_t>(rules.weighing.considered)) break;
    }
    return list;
}

std::uint16_t Town::choose(const Case& person, Shown shown, double u) {
    const std::uint32_t area = area_of(person.stratum);
    const auto list = offers(area, streets_->cell_of[person.citizen]);
    if (list.empty()) return nobody;
    const bool was_well = state_.wait[person.citizen] != never_waited &&
                          state_.content[person.citizen] >= never_served_content;
    const double habit = was_well ? habit_pull_ : 1.0;
    std::array<double, most_considered> weight{};
    double sum = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
        weight[i] = list[i].pull[static_cast<std::size_t>(shown)];
        if (list[i].place == state_.last[person.citizen]) weight[i] *= habit;
        sum += weight[i];
    }
    return list[pick(std::span(weight).first(list.size()), sum, u)].place;
}

const Deal* Town::deal_of(std::uint32_t area, std::uint8_t cell) const {
    if (state_.lots[area] == 0) return nullptr;
    const Deal& deal = state_.deals[area * most_lots + cell % state_.lots[area]];
    if (deal.firm == nobody || state_.firms[deal.firm].generation != deal.generation)
        return nullptr;
    return takes_people(state_.doors[deal.firm], state_.firms[deal.firm], state_.clock) ? &deal
                                                                                        : nullptr;
}

double Town::price_for(const Case& person) const {
    const std::uint32_t area = area_of(person.stratum);
    if (!person.chosen() && rules_of_citizen(person.citizen).choice.way != Way::nearest_public) {
        const Deal* deal = deal_of(area, streets_->cell_of[person.citizen]);
        if (deal != nullptr && deal->firm == person.provider) return deal->price / 100.0;
    }
    return rules_of_provider(person.provider).contract.price;
}

void Town::find_provider(Case person, const Words& word, bool again) {
    const std::uint32_t c = person.citizen, area = area_of(person.stratum);
    const std::uint8_t cell = streets_->cell_of[c];
    const Rules& rules = rules_of_citizen(c);
    const Rules& area_rules = rules_of_area(area);
    const Words who = draw(place_->world.seed, c, 0, purpose::person);
    const auto near = streets_->from(area, cell);

    const bool able = who[0] < able_[deprivation_of(person.stratum)];
    const bool helped = who[1] < threshold(rules.choice.help);
    const bool told = who[2] < threshold(rules.choice.told);
    person.provider = nobody;
    person.marks &= Case::is_hard | Case::is_displaced;
    if (rules.choice.way == Way::choose && (able || helped)) {
        person.provider = choose(person, told ? rules.choice.shown : Shown::nothing, unit(word[1]));
        if (person.provider != nobody) person.marks |= Case::has_chosen;
    }
    const Deal* deal = nullptr;
    if (person.provider == nobody && rules.choice.way != Way::nearest_public) {
        deal = deal_of(area, cell);
        if (deal != nullptr) person.provider = deal->firm;
    }
    if (person.provider == nobody) person.provider = nearest_public(near, state_, state_.clock);

    // Whoever does not pay may be turned away by those who were chosen, and left aside by others.
    const Rules& theirs = rules_of_provider(person.provider);
    const ContractTerms& terms = theirs.contract;
    if (theirs.selection.freedom > 0.0 && word[2] < threshold(theirs.selection.freedom) &&
        !wants(theirs, terms, state_.firms[person.provider],
               agreed_price(terms, price_for(person), person.hard()) / 100.0, person.hard(),
               qualities_[person.provider])) {
        if (person.chosen()) {
            add_person(week_, person.stratum, no_kind, person.hard() ? 1 : 0, turned_away);
            person.provider = nearest_public(near, state_, state_.clock);
            person.marks &= Case::is_hard | Case::is_displaced;
        } else {
            person.marks |= Case::is_parked;
        }
    }

    const std::size_t hard = person.hard() ? 1 : 0;
    if (!again) {
        const std::size_t kind = state_.firms[person.provider].kind;
        const PersonRows rows(week_, person.stratum, kind, hard);
        rows.add(placed);
        if (person.chosen()) rows.add(chose);
        if (chance.log != nullptr) chance.log->add(person_chose, c, person.chosen() ? 1 : 0);
    }
    ++came_[person.provider];
    if (person.chosen() && told) ++came_chosen_[person.provider];

    if (deal != nullptr && area_rules.buying.sub_share > 0.0 &&
        !is_small_firm(state_.firms[person.provider]) &&
        word[1] < threshold(area_rules.buying.sub_share)) {
        for (const Near& each : near) {
            const Firm& firm = state_.firms[each.place];
            if (each.place == person.provider || !is_small_firm(firm) ||
                !takes_people(state_.doors[each.place], firm, state_.clock) ||
                firm.served() + 1.0 > firm.capacity)
                continue;
            const double cut =
                rules_.front().tendering.cut * (area_rules.buying.sub_open ? 0.5 : 1.0);
            const double pounds = price_for(person);
            pay(deal->firm, pence_of(pounds * cut));
            person.provider = each.place;
            begin_service(person, pounds * (1.0 - cut));
            return;
        }
    }
    if (again) return begin_service(person, price_for(person)); // nobody loses their place twice
    const double patience = -rules.service.patience * math::fast_log_unit(word[3]);
    person.amount = state_.clock + 1 + whole_part<std::uint16_t>(patience);
    state_.now[c] = static_cast<std::uint8_t>(Now::waiting);
    state_.lines[person.provider].push_back(person);
}

// ---------------------------------------------------------------- line and service

void Town::work_off_lines() {
    std::vector<Case> line;
    for (std::size_t p = 0; p < state_.lines.size(); ++p) {
        if (state_.lines[p].empty()) continue;
        line.swap(state_.lines[p]);
        state_.lines[p].clear();
        const Firm& firm = state_.firms[p];
        const auto room = whole_part<std::uint32_t>(std::max(firm.capacity, 1.0));
        const bool takes = firm.suspended_until <= state_.clock;
        for (const Case& person : line) {
            if (person.amount <= state_.clock) {
                ++state_.given_up;
                state_.now[person.citizen] = static_cast<std::uint8_t>(Now::well);
                std::uint8_t& content = state_.content[person.citizen];
                content = static_cast<std::uint8_t>((content + content_after_bad) / 2);
                add_person(week_, person.stratum, firm.kind, person.hard() ? 1 : 0, gave_up);
                if (chance.log != nullptr) {
                    chance.log->add(PersonEventKind::left, person.citizen, 1);
                    chance.log->add(person_ended, person.citizen, 0);
                    chance.log->add(person_content, person.citizen, content);
                }
            } else if (takes && firm.served() < room) {
                begin_service(person, price_for(person));
            } else {
                state_.lines[p].push_back(person);
            }
        }
        line.clear();
    }
}

void Town::begin_service(Case person, double pounds) {
    Firm& firm = state_.firms[person.provider];
    const bool hard = person.hard();
    const std::uint32_t c = person.citizen;
    person.amount = agreed_price(rules_of_provider(person.provider).contract, pounds, hard);
    ++firm.load[(hard ? 2U : 0U) + (person.parked() ? 1U : 0U)];
    firm.agreed += person.amount;
    if (chance.log != nullptr) {
        chance.log->add(PersonEventKind::served_by, c, person.provider);
        chance.log->add(PersonEventKind::cost, c, (person.amount + 50) / 100);
    }
    state_.now[c] = static_cast<std::uint8_t>(Now::served);
    state_.last[c] = person.provider;
    if (!person.displaced()) {
        const std::uint32_t waited = state_.clock - person.asked;
        state_.wait[c] = static_cast<std::uint8_t>(std::min<std::uint32_t>(waited, 254));
        const PersonRows rows(week_, person.stratum, firm.kind, hard ? 1 : 0);
        const double km = streets_->km_to(streets_->cell_of[c], person.provider);
        rows.add(started);
        rows.add(wait_weeks_sum, waited);
        rows.add(travel_sum, km);
        if (hard && !person.parked()) rows.add(hard_started);
        if (chance.log != nullptr) {
            chance.log->add(person_waited, c, waited);
            chance.log->add(person_travelled, c, nearest_whole<std::uint16_t>(km * 100.0));
        }
    }
    const auto ends = state_.clock + static_cast<std::uint32_t>(rules_.front().service.weeks) - 1;
    add_tightly(state_.serving[ends % longest_case], person);
}

void Town::end_service() {
    std::vector<Case>& due = state_.serving[state_.clock % longest_case];
    for (const Case& person : due) end_case(person);
    due = std::vector<Case>();
}

void Town::end_case(const Case& person) {
    const Outcome& rules = rules_.front().outcome;
    Firm& firm = state_.firms[person.provider];
    const std::uint32_t c = person.citizen;
    const bool hard = person.hard();
    const Quality got = person.parked() ? Quality{} : qualities_[person.provider];
    const Words word = draw(chance.seed, c, state_.clock, purpose::ending);
    const double luck = unit(word[0]);
    Ending ending;
    ending.harmed = unit(word[1]) < harm_chance(rules, got.all);
    ending.well = !ending.harmed && luck < ends_well(rules, hard, got.all);
    ending.record = !ending.harmed && luck < ends_well(rules, hard, got.measured);
    const ContractTerms& terms = rules_of_provider(person.provider).contract;
    const bool wrongly = word[2] < threshold(terms.error);
    const bool recorded_as_well = ending.record != wrongly;

    --firm.load[(hard ? 2U : 0U) + (person.parked() ? 1U : 0U)];
    firm.agreed -= person.amount;
    state_.now[c] = static_cast<std::uint8_t>(Now::well);
    std::uint8_t& content = state_.content[c];
    content = static_cast<std::uint8_t>(
        (content + (ending.well ? content_after_good : content_after_bad)) / 2);
    ++state_.ended;

    const PersonRows rows(week_, person.stratum, firm.kind, hard ? 1 : 0);
    const auto count = [&](Column column, bool it) {
        if (it) rows.add(column);
    };
    count(ended, true);
    count(ended_well, ending.well);
    count(hard_ended, hard);
    count(hard_ended_well, hard && ending.well);
    count(recorded, true);
    count(recorded_well, recorded_as_well);
    count(harmed, ending.harmed);
    count(harmed_at_bad, ending.harmed && firm.bad_since != 0);
    count(ended_badly, !ending.well);
    if (chance.log != nullptr) {
        chance.log->add(person_ended, c, ending.well ? 1 : 0);
        chance.log->add(person_harmed, c, ending.harmed ? 1 : 0);
        chance.log->add(person_content, c, content);
    }

    if (!warming_up()) {
        Known known;
        known.amount = person.amount;
        known.provider = person.provider;
        known.generation = static_cast<std::uint8_t>(firm.generation);
        known.marks = static_cast<std::uint8_t>((hard ? 1 : 0) | (recorded_as_well ? 2 : 0));
        const auto due = state_.clock + static_cast<std::uint32_t>(terms.lag_weeks);
        add_tightly(state_.to_record[due % longest_case], known);
        if (rules_of_provider(person.provider).redress.unasked && !recorded_as_well)
            pay_redress(person, ending.well);
    }
    hear(person, ending, word[3], draw(chance.seed, c, state_.clock, purpose::ending, 1));
}

} // namespace folkmoot::market
