/// How large a trial of a person's own has to be, from what they typed.

#include "core/delimited.hpp"
#include "platform/core/labs.hpp"
#include "platform/core/messages.hpp"

#include <limits>

namespace folkmoot {

Result<OwnSizeAsked> own_size_asked(const message::AskTrialOwnSize& request) {
    OwnSizeAsked asked;
    Problems problems;
    const auto take = [&](const char* key, const std::string& text, double& value) {
        if (text.empty()) return;
        if (const std::optional<double> typed = number_in(text))
            value = *typed;
        else
            problems.push_back(problem_at(key, "not a number", text, "for example 0.12 or 12%"));
    };
    take("baseline", request.baseline, asked.baseline);
    take("spread", request.spread, asked.spread);
    take("effect", request.effect, asked.effect);
    take("power", request.power, asked.power);
    take("cluster_people", request.cluster_people, asked.cluster_people);
    take("intracluster", request.intracluster, asked.intracluster);
    if (!problems.empty()) return problems;
    return asked;
}

message::Reply answer(const message::AskTrialOwnSize& request, Workshop* /*workshop*/) {
    const Result<OwnSizeAsked> asked = own_size_asked(request);
    if (!asked) return failed_message(request.id, asked.problems());
    const Result<OwnSize> size = own_size(*asked);
    if (!size) return failed_message(request.id, size.problems());
    message::TrialSized m;
    m.id = request.id;
    m.people_per_arm = size->people_per_arm;
    m.clusters_per_arm = size->clusters_per_arm;
    m.design_effect = size->design_effect;
    m.baseline = asked->baseline;
    m.spread = asked->spread;
    m.sentence = size->sentence;
    m.notes = size->notes;
    for (const OwnSize::At& at : size->curve)
        m.curve.push_back({at.people_per_arm, at.power, std::numeric_limits<double>::quiet_NaN()});
    return m;
}

} // namespace folkmoot
