/// A market's tables, its rules and how they come to differ, what a week is remembered by, and what
/// must hold in it.

#include "models/market/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"
#include "engine/usual_town.hpp"
#include "models/market/model.hpp"
#include "world/variant.hpp"

#include <algorithm>

namespace folkmoot::market {

Town::Town(std::shared_ptr<const Place> place, const PolicyPlan& plan, std::unique_ptr<State> state)
    : place_(std::move(place)), kept_(std::move(state)), state_(*kept_),
      rules_{rules_of(plan.settings)},
      streets_(std::make_shared<const Streets>(streets_of(place_->world))) {
    const World& world = place_->world;
    const std::size_t places = world.providers.size();
    offers_.resize(world.areas.size() * cells);
    offers_known_.resize(offers_.size());
    pulls_.resize(places);
    pulls_known_.resize(places);
    qualities_.resize(places);
    line_at_first_.resize(places);
    came_.resize(places);
    came_chosen_.resize(places);
    area_came_.resize(world.areas.size());
    area_open_.resize(world.areas.size());
    week_ = Counts(area_slot + world.areas.size(), column_count);
    Counts people(area_slot + world.areas.size(), 1);
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        add_person(people, s, no_kind, no_kind, static_cast<Column>(0), world.strata.size(s));
    for (std::size_t slot = 0; slot < people.slots(); ++slot) people_.push_back(people.at(slot, 0));
    take_rules();
}

void Town::take_rules() {
    const World& world = place_->world;
    const Rules& rules = rules_.front();
    need_chances_ = need_chances(rules.need, world.strata);
    hard_chances_.clear();
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        hard_chances_.push_back(hard_chance(rules.need, s));
    for (std::uint32_t d = 0; d < deprivation_fifths; ++d)
        able_[d] = threshold(able_chance(rules.weighing, d));
    habit_pull_ = math::exp(rules.weighing.habit);
    needs_of_area_.assign(world.areas.size(), 0.0);
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        needs_of_area_[area_of(s)] += need_chances_[s] * world.strata.size(s);
    nearness_.resize(streets_->near.size());
    for (std::size_t at = 0; at < nearness_.size(); ++at) {
        nearness_[at].clear();
        for (const Near& near : streets_->near[at])
            nearness_[at].push_back(nearness(rules.weighing, near.km));
    }
}

void Town::change(const folkmoot::Settings& now) {
    variants_ = nullptr;
    felt_.clear();
    tried_shown_.reset();
    rules_.assign(1, rules_of(now));
    take_rules();
}

void Town::vary(std::shared_ptr<const Variants> variants) {
    variants_ = std::move(variants);
    rules_.clear();
    felt_.clear();
    for (const folkmoot::Settings& each : variants_->settings) rules_.push_back(rules_of(each));
    take_rules();
    tried_shown_ = variants_->of_area.empty() ? shown_in_trial() : std::nullopt;
    if (variants_->of_provider.empty() && variants_->of_area.empty()) return;
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        felt_.push_back(rules_of_area(area_of_place(p)));
        if (variants_->of_provider.empty()) continue;
        const Rules& own_rules = rules_[variants_->of_provider[p]];
        felt_.back().contract = own_rules.contract;
        felt_.back().redress = own_rules.redress;
    }
}

std::optional<ShownTo> Town::shown_in_trial() const {
    ShownTo shown{};
    double choosers = 0;
    const bool by_place = variants_->of_citizen.empty(); // then people follow who served them last
    for (const std::uint8_t variant : by_place ? variants_->of_provider : variants_->of_citizen) {
        const Choice& choice = rules_[variant].choice;
        if (choice.way != Way::choose) continue;
        shown[static_cast<std::size_t>(choice.shown)] += 1.0;
        choosers += 1.0;
    }
    if (!(choosers > 0.0)) return std::nullopt;
    for (double& share : shown) share /= choosers;
    return shown;
}

VaryLevel vary_level(const Setting& setting) {
    if (setting.kind != FieldKind::lever) return VaryLevel::never;
    const auto in = [&](std::string_view group) { return setting.key.starts_with(group); };
    if (in("choice.") || setting.key == "watch.ease") return VaryLevel::citizen;
    if (in("contract.") || in("redress.")) return VaryLevel::provider;
    if (in("buying.")) return VaryLevel::area;
    return VaryLevel::week;
}

const Rules& Town::rules_of_citizen(std::uint32_t c) const {
    if (!variants_ || rules_.size() == 1) return rules_.front();
    const VariantOf of{variants_->of_citizen, variants_->of_provider};
    return rules_[of(c, state_.last[c])];
}

const Rules& Town::rules_of_provider(std::size_t p) const {
    return felt_.empty() ? rules_.front() : felt_[p];
}

const Rules& Town::rules_of_area(std::size_t area) const {
    if (!variants_ || variants_->of_area.empty()) return rules_.front();
    return rules_[variants_->of_area[area]];
}

// ---------------------------------------------------------------- record

void Town::record(Counts& week) const {
    add_counts(week, week_);
    for (std::size_t slot = 0; slot < week.slots(); ++slot)
        week.at(slot, people_weeks) += people_[slot];
    const World& world = place_->world;
    for (std::uint32_t s = 0; week.parting() != nullptr && s < world.strata.count(); ++s)
        if (Counts* const part = week.part_of(s))
            add_person(*part, s, no_kind, no_kind, people_weeks, world.strata.size(s));
    std::vector<double> custom(world.areas.size()), squares(custom.size());
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        if (!is_open(p)) continue;
        const Firm& firm = state_.firms[p];
        const std::size_t area = area_of_place(p), kind = firm.kind;
        const double served = firm.served();
        custom[area] += served;
        squares[area] += served * served;
        add_provider(week, area, kind, open_weeks);
        add_provider(week, area, kind, served_weeks, served);
        add_provider(week, area, kind, quality_weeks, served * quality(p).all);
        if (firm.bad_since != 0) add_provider(week, area, kind, served_bad_weeks, served);
        if (is_firm(firm)) add_provider(week, area, kind, firms);
        if (is_firm(firm) && firm.wins > 0) add_provider(week, area, kind, winners);
    }
    double all = 0, weighted = 0;
    for (std::size_t a = 0; a < custom.size(); ++a) {
        const double index = custom[a] > 0.0 ? squares[a] / (custom[a] * custom[a]) : 1.0;
        week.at(area_slot + a, concentration_weeks) += index;
        all += custom[a];
        weighted += custom[a] * index;
    }
    week.at(Slot::total, concentration_weeks) += all > 0.0 ? weighted / all : 1.0;
}

std::size_t Town::bytes() const {
    const World& world = place_->world;
    const auto of = [](const auto& table) { return table.capacity() * sizeof(table[0]); };
    std::size_t sum = of(world.digital) + of(world.strata.first) + of(streets_->cell_of);
    sum += of(state_.last) + of(state_.now) + of(state_.content) + of(state_.wait);
    for (const auto& line : state_.lines) sum += of(line);
    for (const auto& due : state_.serving) sum += of(due);
    for (const auto& due : state_.searching) sum += of(due);
    for (const auto& due : state_.to_record) sum += of(due);
    for (const auto& list : streets_->near) sum += of(list);
    sum += of(streets_->km);
    sum += of(state_.firms) + of(state_.deals) + episodes_.bytes();
    return sum;
}

std::string Town::check_conservation() const {
    const std::string when = " in week " + std::to_string(state_.clock);
    const World& world = place_->world;
    // Every need in exactly one place, every person in one state, everybody with one provider.
    std::vector<std::uint8_t> now(world.population(), static_cast<std::uint8_t>(Now::well));
    std::uint64_t under_way = 0;
    const auto stands = [&](const Case& person, Now as) {
        ++under_way;
        std::uint8_t& found = now[person.citizen];
        const bool first = found == static_cast<std::uint8_t>(Now::well);
        found = static_cast<std::uint8_t>(as);
        return first;
    };
    std::vector<std::array<std::uint32_t, 4>> load(state_.firms.size());
    std::vector<Pence> agreed(state_.firms.size());
    for (const auto& due : state_.serving) {
        for (const Case& person : due) {
            if (!stands(person, Now::served)) return "a person is served twice" + when;
            if (!is_open(person.provider)) return "somebody is served by nobody" + when;
            ++load[person.provider][(person.hard() ? 2U : 0U) + (person.parked() ? 1U : 0U)];
            agreed[person.provider] += person.amount;
        }
    }
    for (std::size_t p = 0; p < state_.lines.size(); ++p) {
        for (const Case& person : state_.lines[p])
            if (!stands(person, Now::waiting) || !is_open(p) || person.provider != p)
                return "a person waits twice, or for nobody" + when;
    }
    for (const auto& due : state_.searching)
        for (const Case& person : due)
            if (!stands(person, Now::searching)) return "a person searches twice" + when;
    if (now != state_.now) return "a person is not where they are said to be" + when;
    if (state_.needs != state_.ended + state_.given_up + under_way) return "a need was lost" + when;

    Pence reserves = 0;
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        const Firm& firm = state_.firms[p];
        reserves += firm.reserve;
        if (firm.load != load[p] || firm.agreed != agreed[p])
            return "a provider does not serve those whom it serves" + when;
    }
    const Ledger& l = state_.ledger;
    if (reserves != l.brought + l.paid + l.rescued + l.lost - l.spent - l.taken)
        return "a penny was lost" + when;
    if (l.redress != l.redressed) return "redress was not received" + when;
    return {};
}

std::vector<float> Town::amounts_now(const PersonOutcome& outcome) const {
    std::vector<float> amounts;
    if (outcome.sum != PersonSum::last) return amounts;
    amounts.reserve(state_.content.size());
    for (const std::uint8_t content : state_.content) amounts.push_back(content);
    return amounts;
}

} // namespace folkmoot::market
