#include "session/fake_scenario.hpp"

#include "session/groups.hpp"

#include <utility>

namespace folkmoot::fake {

message::Field lever(std::string key, std::string label, std::string unit, double low, double high,
                     double step, double usual, std::string sentence) {
    return {std::move(key),
            std::move(label),
            std::move(unit),
            std::move(sentence),
            "",
            message::Kind::lever,
            message::Type::number,
            low,
            high,
            step,
            usual,
            {}};
}

message::Field assumption(std::string key, std::string label, std::string unit, double low,
                          double high, double step, double usual, std::string sentence,
                          std::string source) {
    auto field = lever(std::move(key), std::move(label), std::move(unit), low, high, step, usual,
                       std::move(sentence));
    field.kind = message::Kind::assumption;
    field.source = std::move(source);
    return field;
}

message::Field choice(std::string key, std::string label, std::vector<std::string> options,
                      double usual, std::string sentence) {
    auto field = lever(std::move(key), std::move(label), "", 0,
                       static_cast<double>(options.size()) - 1, 1, usual, std::move(sentence));
    field.type = message::Type::choice;
    field.options = std::move(options);
    return field;
}

message::Outcome outcome(std::string key, std::string label, std::string unit, int direction,
                         int decimals, std::string sentence, bool money, bool share) {
    return {std::move(key),
            std::move(label),
            std::move(unit),
            std::move(sentence),
            direction,
            decimals,
            money,
            share,
            {"deprivation", "age", "area", "registered"}};
}

std::vector<message::Outcome> outcomes() {
    return {
        outcome("wait_days", "Wait to be seen", "days", -1, 1, "Mean wait of those who were seen"),
        outcome("seen_within_two_weeks", "Seen within two weeks", "of those who ask", 1, 1,
                "Share of requests seen in 14 days", false, true),
        outcome("host_balance", "Balance of the host area", "£ a year", 1, 0,
                "What the host area has left", true),
        outcome("unmet_need", "Need that nobody meets", "of all needs", -1, 1,
                "Needs given up or never asked for", false, true),
        outcome("online_list", "Patients of the online practice", "people", 0, 0,
                "People registered online"),
        outcome("spending_per_head", "Spending for each person", "£ a year", 0, 0,
                "All payments divided by people", true),
        outcome("access_gap", "Gap between rich and poor", "of those who ask", 1, 1,
                "Slope of being seen across deprivation", false, true),
        outcome("satisfaction", "Satisfaction", "of people", 1, 1, "Share who are satisfied", false,
                true),
        outcome("closures", "Practices that close", "practices", -1, 1, "Since the start"),
    };
}

message::Picture picture() {
    message::Picture p;
    message::Colouring wait;
    wait.key = "wait";
    wait.label = "Wait";
    wait.title = "Days of the last wait";
    wait.full = 42;
    wait.ticks = {0, 3, 14, 42};
    wait.rooted = true;
    wait.better = -1;
    wait.amount.unit = "days";
    wait.amount.one = "day";
    wait.amount.nothing = "has not needed care yet";
    message::Colouring provider;
    provider.key = "provider";
    provider.label = "Practice";
    provider.by = message::ColourBy::provider;
    provider.palette = message::PaletteMeaning::provider;
    message::Colouring deprivation;
    deprivation.key = "deprivation";
    deprivation.label = "Deprivation";
    deprivation.by = message::ColourBy::deprivation;
    deprivation.palette = message::PaletteMeaning::hardship;
    deprivation.classes.assign(session::deprivation_names.begin(),
                               session::deprivation_names.end());
    message::Colouring age;
    age.key = "age";
    age.label = "Age";
    age.by = message::ColourBy::age;
    age.palette = message::PaletteMeaning::ordinal;
    age.classes.assign(session::age_names.begin(), session::age_names.end());
    p.colourings = {wait, provider, deprivation, age};
    p.kinds = {{"local", "local practice", "local practices", "Practice in",
                message::ProviderKind::Shape::square, false, "it stands for many practices"},
               {"online", "online practice", "online practices", "Online practice, hosted by",
                message::ProviderKind::Shape::diamond, true, ""}};
    p.provider_facts = {{"", 0, 1, "patients", "patient", 0, false, true, "", 30'000},
                        {"Wait this week", 1, 1, "days", "day", 1, false, false, "", 0}};
    p.person_facts = {
        {"Last wait", 0, 1, "days", "day", 0, false, false, "Has not needed care yet", 0},
        {"Satisfaction", 1, 1.0 / 255, "", "", 0, true, false, "", 0}};
    p.served = "Registered with";
    using Tells = message::Happening::Tells;
    message::Fact days, pounds;
    days.unit = "days";
    days.one = "day";
    pounds.each = 0.01;
    pounds.decimals = 2;
    p.happenings = {{"New need", Tells::that, {}, {}},
                    {"Waits", Tells::goes_on, {}, {}},
                    {"Seen after", Tells::amount, days, {}},
                    {"Seen by", Tells::provider, {}, {}},
                    {"Visits cost the practice £", Tells::sum, pounds, {}},
                    {"", Tells::which, {}, {"", "Was harmed", "Signed up"}}};
    return p;
}

message::Scenario scenario() {
    message::Scenario s;
    s.model = "general-practice";
    s.sides = {{"registered",
                "By where people are registered",
                "Is it the same at a practice and online?",
                {"Local practice", "Online practice"}}};
    s.picture = picture();
    s.name = "virtual-gp";
    s.title = "Virtual GP";
    s.question = "Should the money follow the patient?";
    s.place = "Five areas of one city";
    s.money_year = "2022/23";
    s.introduction = {
        "A practice without a building offers appointments by phone and screen to anybody in the "
        "city. Many young people join it. Each brings a yearly payment, and the area in which the "
        "practice happens to have its office must find that money, although most of its new "
        "patients live elsewhere.",
        "Nobody planned this and nobody is the villain. The question is what should happen to the "
        "money: stay with the place, follow the person, or be split between the two. Try it."};
    s.people = 1'500'000;
    s.population = 100'000;
    s.weeks = 260;
    s.seed = 1;
    s.hash = 0x5ce7a210f00d1234u;
    s.fields = {
        choice("settlement.rule", "Who pays for patients from elsewhere",
               {"none", "follows", "split"}, 0,
               "Whether the area where a patient lives repays the area that hosts the practice"),
        lever("settlement.portability", "Money follows the person", "of the payment", 0, 1, 0.01, 1,
              "0: the money stays with the place; 1: all of it follows the patient"),
        lever("settlement.lag_weeks", "The money arrives after", "weeks", 0, 104, 1, 52,
              "How long after a patient has moved the money moves too"),
        lever("payment.price", "Payment for each patient", "£ per weighted patient and year", 50,
              200, 1, 100.56, "What a practice is paid for each patient on its list"),
        lever("payment.remote_tariff", "Pay for each remote visit", "£ per remote visit", 0, 40,
              0.5, 0, "Pays practices for each visit by phone or screen"),
        choice("choice.online_access", "Who may join the online practice",
               {"nobody", "host_area", "everyone"}, 2,
               "Whether people may register with a practice that has no building near them"),
        lever("service.capacity", "Appointments", "× what practices can afford", 0.5, 2, 0.01, 1,
              "More or fewer appointments for the same money, everywhere"),
        assumption("choice.word_spreads", "Word spreads", "per year", 0.2, 5, 0.05, 2.2,
                   "How fast people hear of the online practice"),
        assumption("service.online_complex", "Complex needs settled online",
                   "of complex needs, first time", 0, 0.8, 0.01, 0.3,
                   "How often online care settles a need that takes an examination"),
        assumption("need.deprived_extra", "More need in the most deprived fifth",
                   "than in the least deprived", 0, 0.5, 0.01, 0.17,
                   "How much more often people in the most deprived fifth need care",
                   "Health Foundation, Level or not?"),
        assumption("service.patience", "Patience", "weeks", 1, 20, 0.5, 6,
                   "How long people wait on average before they give up"),
    };
    s.levers = {{"Who pays", {"settlement.rule", "settlement.portability", "settlement.lag_weeks"}},
                {"What practices are paid", {"payment.price", "payment.remote_tariff"}},
                {"Access", {"choice.online_access", "service.capacity"}}};
    s.assumptions = {{"How people choose", {"choice.word_spreads"}},
                     {"What care can do",
                      {"service.online_complex", "need.deprived_extra", "service.patience"}}};
    s.outcomes = outcomes();
    s.areas = {{"Riverside", 0, 0, 2.6, 210'000, true},
               {"Northgate", 1.2, 5.6, 3.0, 330'000, false},
               {"Eastmoor", 6.1, 1.0, 3.1, 380'000, false},
               {"Southbank", 0.8, -5.8, 2.9, 320'000, false},
               {"Westhill", -6.0, -0.6, 2.7, 260'000, false}};
    for (std::uint16_t area = 0; area < 5; ++area) {
        const auto& a = s.areas[area];
        const double half = a.radius / 2;
        s.providers.push_back({a.name + " Health Centre", 0, area, a.x - half, a.y + half / 2});
        s.providers.push_back({a.name + " Surgery", 0, area, a.x + half, a.y - half / 2});
    }
    s.providers.push_back({"Doctor Online", 1, 0, 0.3, 0.4});
    s.policies = {{"today", "As it is today", "The area that hosts a practice pays.", {}},
                  {"follows",
                   "Money follows the patient",
                   "The area where a patient lives repays the host, a year later.",
                   {{"settlement.rule", 1}}},
                  {"split",
                   "Split payment",
                   "The payment is shared between the online and the local practice.",
                   {{"settlement.rule", 2}}}};
    s.charts = {{"line", "wait_days", "", "How long do people wait?"},
                {"dots", "seen_within_two_weeks", "area", "Who gains and who loses?"},
                {"bars", "wait_days", "deprivation", "Who waits longer, by deprivation?"},
                {"line", "host_balance", "", "Can the host area pay its bills?"}};
    s.tour = {
        {"Today the area that hosts the online practice pays for all of its patients. Look at "
         "its balance.",
         "",
         "host_balance",
         {}},
        {"Let the money follow the patient and see who pays now.",
         "settlement.rule",
         "host_balance",
         {{"settlement.rule", 1}}},
        {"Now pay for each remote visit as well.",
         "payment.remote_tariff",
         "wait_days",
         {{"payment.remote_tariff", 12}},
         {},
         {"reform", "age", true}}};
    s.statements = {"Money should follow the patient."};
    s.limits = {"Hospitals, ambulances and pharmacies are left out.",
                "People do not move house between areas.",
                "Doctors do not leave or join except through what practices can afford."};
    s.sources = {{"NHS Payments to General Practice 2022/23",
                  "Registered and weighted patients, payments. Open Government Licence v3.",
                  "https://digital.nhs.uk"},
                 {"Hobbs et al. 2016, The Lancet", "Consultations per person and year.", ""}};
    return s;
}

} // namespace folkmoot::fake
