#include "models/general_practice/settings.hpp"

#include <vector>

namespace folkmoot::general_practice {

namespace {

template <class Part> void append(std::vector<Field<Rules>>& all, const Part& part) {
    all.insert(all.end(), part.begin(), part.end());
}

/// The one place that says which groups exist, what they are called and in which order they are
/// read.
std::vector<Field<Rules>> collect() {
    std::vector<Field<Rules>> all;
    append(all, embed<&Rules::settlement>("settlement", Settlement::fields()));
    append(all, embed<&Rules::payment>("payment", PracticePayment::fields()));
    append(all, embed<&Rules::allocation>("allocation", Allocation::fields()));
    append(all, embed<&Rules::choice>("choice", Choice::fields()));
    append(all, embed<&Rules::service>("service", Service::fields()));
    append(all, embed<&Rules::take_up>("take_up", TakeUp::fields()));
    append(all, embed<&Rules::need>("need", Need::fields()));
    append(all, embed<&Rules::experience>("experience", Experience::fields()));
    append(all, embed<&Rules::adaptation>("adaptation", Adaptation::fields()));
    append(all, embed<&Rules::shock>("shock", Shock::fields()));
    append(all, embed<&Rules::enrolment>("enrolment", Enrolment::fields()));
    append(all, embed<&Rules::job_search>("job_search", JobSearch::fields()));
    return all;
}

} // namespace

std::span<const Field<Rules>> fields() {
    static const std::vector<Field<Rules>> all = collect();
    return all;
}

} // namespace folkmoot::general_practice
