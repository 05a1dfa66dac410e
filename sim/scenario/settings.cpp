#include "scenario/settings.hpp"

#include <algorithm>
#include <vector>

namespace folkmoot {

namespace {

template <class Part> void append(std::vector<Field<Settings>>& all, const Part& part) {
    all.insert(all.end(), part.begin(), part.end());
}

/// The one place that says which groups exist, what they are called and in which order they are
/// read.
std::vector<Field<Settings>> collect() {
    std::vector<Field<Settings>> all;
    append(all, embed<&Settings::settlement>("settlement", Settlement::fields()));
    append(all, embed<&Settings::payment>("payment", PracticePayment::fields()));
    append(all, embed<&Settings::allocation>("allocation", Allocation::fields()));
    append(all, embed<&Settings::choice>("choice", Choice::fields()));
    append(all, embed<&Settings::service>("service", Service::fields()));
    append(all, embed<&Settings::take_up>("take_up", TakeUp::fields()));
    append(all, embed<&Settings::need>("need", Need::fields()));
    append(all, embed<&Settings::experience>("experience", Experience::fields()));
    append(all, embed<&Settings::adaptation>("adaptation", Adaptation::fields()));
    append(all, embed<&Settings::shock>("shock", Shock::fields()));
    append(all, embed<&Settings::enrolment>("enrolment", Enrolment::fields()));
    append(all, embed<&Settings::job_search>("job_search", JobSearch::fields()));
    append(all, embed<&Settings::conduct>("conduct", Conduct::fields()));
    return all;
}

} // namespace

std::span<const Field<Settings>> settings_fields() {
    static const std::vector<Field<Settings>> all = collect();
    return all;
}

bool is_on(const Settings& settings, std::string_view group) {
    if (group == "enrolment") return settings.enrolment.eligible > 0.0;
    if (group == "job_search") return settings.job_search.looking > 0.0;
    if (group == "conduct")
        return settings.conduct.reaches < 1.0 || settings.conduct.spills > 0.0 ||
               settings.conduct.wears_off > 0.0;
    return true;
}

const Field<Settings>* find_field(std::string_view key) {
    const auto fields = settings_fields();
    const auto found = std::ranges::find(fields, key, &Field<Settings>::key);
    return found == fields.end() ? nullptr : &*found;
}

} // namespace folkmoot
