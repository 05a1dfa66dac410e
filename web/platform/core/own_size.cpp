/// How large a trial of a person's own has to be, from what they typed.

#include "labs/trial/own_size.hpp"
#include "platform/core/labs.hpp"
#include "platform/core/messages.hpp"

#include <limits>

namespace folkmoot {

message::Reply answer(const message::AskTrialOwnSize& request, Workshop* /*workshop*/) {
    const Result<OwnSizeAsked> asked =
        read_own_size({request.baseline, request.spread, request.effect, "", request.power,
                       request.cluster_people, request.intracluster});
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
