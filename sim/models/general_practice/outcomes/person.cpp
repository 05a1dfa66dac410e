#include "models/general_practice/outcomes/measures.hpp"

#include <array>

namespace folkmoot::general_practice {
namespace {

using enum PersonEventKind;
using enum PersonSum;

constexpr double days_per_wait_unit = 7.0 / 64.0;
constexpr double full_satisfaction = 255.0;

// What one gains there another may lose.
constexpr std::string_view same_lines = "stand in the same waiting lines";
constexpr std::string_view same_jobs = "compete for the same vacancies";

constexpr std::array all_outcomes{
    PersonOutcome{"wait_days", "Wait for an appointment", "days",
                  "How many days a person waits on average, from asking to being seen", false, -1,
                  seen, mean, days_per_wait_unit, "", same_lines},
    PersonOutcome{"seen_soon", "Seen within two weeks", "of a person's visits",
                  "How many of a person's visits come within two weeks of asking", true, 1,
                  seen_soon, mean, 1.0, "", same_lines},
    PersonOutcome{"asked", "Requests for an appointment", "per person in the trial",
                  "How often a person asks for an appointment, first time or again", false, 0,
                  asked, total, 1.0, "", same_lines},
    PersonOutcome{"visits", "Visits", "per person in the trial", "How often a person is seen",
                  false, 0, seen_soon, PersonSum::count, 1.0, "", same_lines},
    PersonOutcome{"resolved", "Needs settled", "per person in the trial",
                  "How many of a person's needs are settled", false, 1, settled, total, 1.0, "",
                  same_lines},
    PersonOutcome{"unmet", "Needs that nobody meets", "per person in the trial",
                  "How many of a person's needs end without help", false, -1, unmet, total, 1.0, "",
                  same_lines},
    PersonOutcome{"gave_up", "Gave up waiting", "of people",
                  "Whether a person ever gives up waiting", true, -1, left, ever, 1.0, "",
                  same_lines},
    PersonOutcome{"satisfaction", "Satisfaction", "of full satisfaction",
                  "How satisfied a person is at the end of the trial", true, 1, felt, last,
                  1.0 / full_satisfaction, "", same_lines},
    PersonOutcome{"online", "Registered online", "of people",
                  "Whether a person is with an online practice at the end of the trial", true, 0,
                  registered, last, 1.0, "", same_lines},
    PersonOutcome{"enrolled", "Signed up", "of people asked",
                  "Whether a person signs up during the trial", true, 1, enrolled, ever, 1.0,
                  "enrolment"},
    PersonOutcome{"found_work", "Found work", "of people who looked for work",
                  "Whether a person finds work during the trial, even if not for long", true, 1,
                  working, ever, 1.0, "job_search", same_jobs},
    PersonOutcome{"in_work", "In work at the end", "of people who looked for work",
                  "Whether a person is in work at the end of the trial", true, 1, working, last,
                  1.0, "job_search", same_jobs},
};

}  // namespace

std::span<const PersonOutcome> person_outcomes() { return all_outcomes; }

} // namespace folkmoot::general_practice
