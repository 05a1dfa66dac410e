#pragma once

/// All that a policy or a doubt may set in general practice: "described once". Keys are
/// "group.name".

#include "core/describe.hpp"
#include "engine/settings.hpp"
#include "funding/allocation.hpp"
#include "funding/practice_payment.hpp"
#include "funding/settlement.hpp"
#include "models/general_practice/processes/adaptation.hpp"
#include "models/general_practice/processes/choice.hpp"
#include "models/general_practice/processes/experience.hpp"
#include "models/general_practice/processes/need.hpp"
#include "models/general_practice/processes/service.hpp"
#include "parts/enrolment.hpp"
#include "parts/job_search.hpp"
#include "parts/shock.hpp"
#include "parts/take_up.hpp"

#include <span>
#include <string_view>

namespace folkmoot::general_practice {

struct Rules {
    Settlement settlement;
    PracticePayment payment;
    Allocation allocation;
    Choice choice;
    Service service;
    TakeUp take_up;
    Need need;
    Experience experience;
    Adaptation adaptation;
    Shock shock;
    Enrolment enrolment;
    JobSearch job_search;
};

/// Every field of Rules, in the order in which people should read them.
[[nodiscard]] std::span<const Field<Rules>> fields();

/// The rules that a table of settings stands for.
[[nodiscard]] inline Rules rules_of(const folkmoot::Settings& settings) {
    return typed(settings, fields());
}

} // namespace folkmoot::general_practice
