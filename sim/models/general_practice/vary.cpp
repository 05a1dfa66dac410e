/// How rules come to differ between people while a trial runs.

#include "models/general_practice/model.hpp"
#include "models/general_practice/town.hpp"

#include "core/units.hpp"

#include <algorithm>
#include <array>

namespace folkmoot::general_practice {
namespace {

// What `rates_of` does not read, so that a change of it costs nothing.
constexpr std::array<std::string_view, 6> read_every_week{
    "take_up.awareness",   "take_up.burden",   "choice.online_access",
    "enrolment.awareness", "enrolment.burden", "job_search.help"};

bool starts_with(std::string_view key, std::string_view group) {
    return key.size() > group.size() && key.substr(0, group.size()) == group &&
           key[group.size()] == '.';
}

bool same_rates(const Rules& a, const Rules& b) {
    return std::ranges::all_of(fields(), [&](const Field<Rules>& field) {
        return field.get(a) == field.get(b) ||
               std::ranges::find(read_every_week, field.key) != read_every_week.end();
    });
}

// Whether any setting of a group differs between the variants.
bool differs(std::span<const Rules> variants, std::string_view group) {
    return std::ranges::any_of(fields(), [&](const Field<Rules>& field) {
        return starts_with(field.key, group) &&
               std::ranges::any_of(variants, [&](const Rules& rules) {
                   return field.get(rules) != field.get(variants.front());
               });
    });
}

template <class Rule>
std::vector<Rule> rules_by_area(std::span<const Rules> variants,
                                std::span<const std::uint8_t> of_area, std::string_view group,
                                Rule Rules::* rule) {
    std::vector<Rule> each;
    if (of_area.empty() || !differs(variants, group)) return each;
    for (const std::uint8_t variant : of_area) each.push_back(variants[variant].*rule);
    return each;
}

}  // namespace

VaryLevel vary_level(const Setting& setting) {
    const std::string_view key = setting.key;
    if (key == "take_up.awareness")
        return VaryLevel::citizen; // a doubt, but one that a letter may settle
    if (setting.kind != FieldKind::lever) return VaryLevel::never;
    if (std::ranges::find(read_every_week, key) != read_every_week.end()) return VaryLevel::citizen;
    if (starts_with(key, "service") || starts_with(key, "payment")) return VaryLevel::provider;
    if (starts_with(key, "settlement") || starts_with(key, "allocation")) return VaryLevel::area;
    return VaryLevel::week;
}

void Town::change_rules(const Rules& now) {
    const bool same = same_rates(rules_, now);
    rules_ = now;
    if (!same) rates_ = rates_of(rules_, place_->world, place_->reference, state_.books.visit_cost);
}

void Town::change(const folkmoot::Settings& now) {
    variants_ = nullptr;
    varied_ = {};
    change_rules(rules_of(now));
}

void Town::vary(std::shared_ptr<const Variants> variants) {
    variants_ = std::move(variants);
    varied_ = {};
    for (const folkmoot::Settings& settings : variants_->settings)
        varied_.rules.push_back(rules_of(settings));
    change_rules(varied_.rules.front());
    if (varied_.rules.size() == 1) return;
    for (const Rules& rules : varied_.rules) varied_.access.push_back(rules.choice.online_access);
    if (!variants_->of_provider.empty() && differs(varied_.rules, "payment")) {
        double growth = 1.0;
        for (std::uint32_t year = 0; year < week() / weeks_in_year; ++year)
            growth *= 1.0 + rules_.allocation.growth;
        for (const Rules& rules : varied_.rules) {
            Rates rates =
                rates_of(rules, place_->world, place_->reference, state_.books.visit_cost);
            varied_.terms.push_back({rules.payment, std::move(rates.pay_weights), rates.first_year,
                                     rates.base_weight,
                                     rates.price_year / weeks_per_year * growth});
        }
    }
    varied_.settlements =
        rules_by_area(varied_.rules, variants_->of_area, "settlement", &Rules::settlement);
    varied_.allocations =
        rules_by_area(varied_.rules, variants_->of_area, "allocation", &Rules::allocation);
}

VariantOf Town::variant_of() const {
    if (!variants_ || varied_.rules.size() == 1) return {};
    return {variants_->of_citizen, variants_->of_provider};
}

const Rules& Town::rules_of_provider(std::size_t provider) const {
    if (!variants_ || variants_->of_provider.empty()) return rules_;
    return varied_.rules[variants_->of_provider[provider]];
}

} // namespace folkmoot::general_practice
