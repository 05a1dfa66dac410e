/// How rules come to differ between people while a trial runs.

#include "engine/simulation.hpp"

#include "core/units.hpp"

#include <algorithm>
#include <array>

namespace folkmoot {
namespace {

// What `rates_of` does not read, so that a change of it costs nothing.
constexpr std::array<std::string_view, 6> read_every_week{
    "take_up.awareness",   "take_up.burden",   "choice.online_access",
    "enrolment.awareness", "enrolment.burden", "job_search.help"};

bool starts_with(std::string_view key, std::string_view group) {
    return key.size() > group.size() && key.substr(0, group.size()) == group &&
           key[group.size()] == '.';
}

bool same_rates(const Settings& a, const Settings& b) {
    return std::ranges::all_of(settings_fields(), [&](const Field<Settings>& field) {
        return field.get(a) == field.get(b) ||
               std::ranges::find(read_every_week, field.key) != read_every_week.end();
    });
}

// Whether any setting of a group differs between the variants.
bool differs(const Variants& variants, std::string_view group) {
    return std::ranges::any_of(settings_fields(), [&](const Field<Settings>& field) {
        return starts_with(field.key, group) &&
               std::ranges::any_of(variants.settings, [&](const Settings& settings) {
                   return field.get(settings) != field.get(variants.settings[0]);
               });
    });
}

template <class Rule>
std::vector<Rule> by_area(const Variants& variants, std::string_view group, Rule Settings::* rule,
                          std::size_t areas) {
    std::vector<Rule> rules;
    if (variants.of_area.empty() || !differs(variants, group)) return rules;
    for (std::size_t a = 0; a < areas; ++a)
        rules.push_back(variants.settings[variants.of_area[a]].*rule);
    return rules;
}

}  // namespace

VaryLevel vary_level(std::string_view key) {
    const Field<Settings>* field = find_field(key);
    if (key == "take_up.awareness")
        return VaryLevel::citizen;  // a doubt, but one that a letter may settle
    if (field == nullptr || field->kind != FieldKind::lever) return VaryLevel::never;
    if (std::ranges::find(read_every_week, key) != read_every_week.end()) return VaryLevel::citizen;
    if (starts_with(key, "service") || starts_with(key, "payment")) return VaryLevel::provider;
    if (starts_with(key, "settlement") || starts_with(key, "allocation")) return VaryLevel::area;
    return VaryLevel::week;
}

void Simulation::change_settings(const Settings& now) {
    const bool same = same_rates(settings_, now);
    settings_ = now;
    if (!same)
        rates_ = rates_of(settings_, place_->world, place_->reference, state_.books.visit_cost);
}

void Simulation::vary(std::shared_ptr<const Variants> variants) {
    variants_ = std::move(variants);
    varied_ = {};
    if (!variants_) {
        change_settings(settings_in_week(plan_, week()));
        return;
    }
    change_settings(variants_->settings[0]);
    if (variants_->settings.size() == 1) return;
    for (const Settings& settings : variants_->settings)
        varied_.access.push_back(settings.choice.online_access);
    if (!variants_->of_provider.empty() && differs(*variants_, "payment")) {
        double growth = 1.0;
        for (std::uint32_t year = 0; year < week() / weeks_in_year; ++year)
            growth *= 1.0 + settings_.allocation.growth;
        for (const Settings& settings : variants_->settings) {
            Rates rates =
                rates_of(settings, place_->world, place_->reference, state_.books.visit_cost);
            varied_.terms.push_back({settings.payment, std::move(rates.pay_weights),
                                     rates.first_year, rates.base_weight,
                                     rates.price_year / weeks_per_year * growth});
        }
    }
    const std::size_t areas = place_->world.areas.size();
    varied_.settlements = by_area(*variants_, "settlement", &Settings::settlement, areas);
    varied_.allocations = by_area(*variants_, "allocation", &Settings::allocation, areas);
}

VariantOf Simulation::variant_of() const {
    if (!variants_ || variants_->settings.size() == 1) return {};
    return {variants_->of_citizen, variants_->of_provider};
}

const Settings& Simulation::settings_of(std::size_t provider) const {
    if (!variants_ || variants_->of_provider.empty()) return settings_;
    return variants_->settings[variants_->of_provider[provider]];
}

}  // namespace folkmoot
