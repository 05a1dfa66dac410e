#pragma once

/// All that a policy or a doubt may set, in one flat table: "described once".
///
/// The JSON reader, the sliders, the plain view's form, `--set`, the ranges of sensitivity and the
/// generated model description all read `settings_fields()`. Keys are "group.name".

#include "core/describe.hpp"
#include "experiment/conduct.hpp"
#include "funding/allocation.hpp"
#include "funding/practice_payment.hpp"
#include "funding/settlement.hpp"
#include "process/adaptation.hpp"
#include "process/choice.hpp"
#include "process/enrolment.hpp"
#include "process/experience.hpp"
#include "process/job_search.hpp"
#include "process/need.hpp"
#include "process/service.hpp"
#include "process/shock.hpp"
#include "process/take_up.hpp"

#include <span>
#include <string_view>

namespace folkmoot {

struct Settings {
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
    Conduct conduct;
};

/// Every field of Settings, in the order in which people should read them.
[[nodiscard]] std::span<const Field<Settings>> settings_fields();

/// Whether what the group ("enrolment") is about happens in a world with these settings. Most
/// always does; people sign up, look for work, and a trial goes wrong only where a scenario says
/// so.
[[nodiscard]] bool is_on(const Settings& settings, std::string_view group);

/// The field with that key, or nullptr.
[[nodiscard]] const Field<Settings>* find_field(std::string_view key);

}  // namespace folkmoot
