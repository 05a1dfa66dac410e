#include "session/trial/fake_trial.hpp"

#include <limits>
#include <utility>
#include <variant>

namespace folkmoot::fake {

message::Scenario trial_scenario() {
    message::Scenario s;
    s.name = "letters";
    s.hash = 7;
    s.seed = 42;
    s.fields = {fake::lever("take_up.burden", "How hard it is to apply", "", 0, 1, 0.05, 0.3,
                            "Puts people off"),
                fake::lever("payment.price", "Price", "£", -50, 50, 0.5, 10, "What is paid")};
    message::TrialDesign d;
    d.name = "by-person";
    d.question = "Does an easier form work?";
    d.arms = {{"control", "Old form", 0.5, {}},
              {"easy", "Easy form", 0.5, {{"take_up.burden", 0.1}}}};
    d.outcome = "asked";
    d.method = "difference";
    d.effect = 0.02;
    auto clusters = d;
    clusters.name = "by-area";
    clusters.unit = message::TrialUnit::area;
    clusters.method = "cluster";
    s.trial.designs = {d, clusters};
    s.trial.outcomes = {{"asked", "Asked for help", "of people", "Share who asked", true, 1},
                        {"wait_days", "Days waited", "days", "Mean wait", false, -1}};
    s.trial.methods = {"difference", "cluster"};
    s.trial.method_words = {"The difference of two means.", "Counts areas, not people."};
    s.trial.lesson = {"Look here.", "Then there."};
    return s;
}

message::TrialRepeat repeat_of(std::uint32_t n) {
    message::TrialRepeat r;
    r.estimate = 0.01 * static_cast<double>(n % 17) - 0.05;
    r.low = r.estimate - 0.04;
    r.high = r.estimate + 0.04;
    r.p = n % 4 == 0 ? 0.01 : 0.4;
    r.truth = 0.03;
    return r;
}

message::Reply reply_to(const message::AskTrialRun& r) {
    message::TrialRan ran;
    ran.id = r.id;
    ran.method_label = "difference of two means";
    ran.conclusion = r.design.name;
    ran.truth = "In truth it adds 3.0 points.";
    ran.gap = "Chance hides 1.0 points of it";
    ran.fingerprint = r.seed;
    for (std::size_t i = 1; i < r.design.arms.size(); ++i) {
        message::TrialEstimate e;
        e.arm = r.design.arms[i].name;
        e.label = r.design.arms[i].label;
        e.n = e.control_n = 500;
        e.estimate = 0.02;
        e.low = -0.01;
        e.high = 0.05;
        e.p = e.adjusted_p = 0.2;
        e.truth_all = 0.03;
        ran.estimates.push_back(std::move(e));
    }
    ran.reasons = {{"chance", "Chance", "Who was drawn into which group.", -0.01},
                   {"attrition", "Who was lost", "Nobody was lost.", 0}};
    for (std::uint32_t w = 1; w <= r.design.weeks; ++w)
        ran.weeks.push_back({w, 0.02, -0.01, 0.05, -0.03, 0.07, 0.2});
    ran.warnings = {"The groups differ in age."};
    ran.x = {0, 100, 200, 300};
    ran.y = {0, 50, 100, 50};
    ran.arm = {0, 1, 1, 255};
    ran.group_effects = {0.01, 0.02, 0.03, 0.04, 0.05};
    ran.group_low = {0, 0.01, 0.02, 0.03, 0.04};
    ran.group_high = {0.02, 0.03, 0.04, 0.05, 0.06};
    return ran;
}

message::Reply reply_to(const message::AskTrialSize& r) {
    message::TrialSized sized;
    sized.id = r.id;
    sized.people_per_arm = 1234;
    sized.clusters_per_arm = std::numeric_limits<double>::quiet_NaN();
    sized.available_per_arm = 5000;
    sized.detectable = 0.01;
    sized.baseline = 0.2;
    sized.weeks = r.design.weeks;
    sized.people_worse_arm = 600;
    sized.sentence = "It is large enough.";
    const double none = std::numeric_limits<double>::quiet_NaN();
    for (const double n : {500.0, 1000.0, 2000.0})
        sized.curve.push_back({n, n / 2500, r.simulate ? n / 3000 : none});
    return sized;
}

message::Reply reply_to(const message::AskTrialRepeats& r) {
    message::TrialRepeated repeated;
    repeated.id = r.id;
    repeated.from = r.from;
    for (std::uint32_t n = r.from; n < r.from + r.count; ++n)
        repeated.repeats.push_back(repeat_of(n));
    return repeated;
}

message::Reply reply_to(const message::AskTrialSummary& r) {
    message::TrialSummed summed;
    summed.id = r.id;
    summed.repeats = static_cast<std::uint32_t>(r.repeats.size());
    // Depends on the order: sums of floating-point numbers do.
    for (const auto& repeat : r.repeats)
        summed.mean_estimate = summed.mean_estimate * 1.0000001 + repeat.estimate;
    summed.sentence = "One trial in four would have been announced.";
    summed.properties = {
        {"coverage", "The interval holds the truth", "So often.", 0.53, 0.95, 0.05, true},
        {"power", "Found", "A real effect was found.", 0.25, 0.8, 0.04, true}};
    return summed;
}

message::Reply reply_to(const message::AskTrialAnalysis& r) {
    if (r.outcome == "words") return message::Failed{r.id, {{r.file, "words is not a number"}}};
    message::TrialAnalysed analysed;
    analysed.id = r.id;
    analysed.method = r.method;
    analysed.method_label = "method " + r.method;
    analysed.sentence = r.outcome + " by " + r.arm + " against " + r.control;
    analysed.rows = 4;
    message::TrialEstimate e;
    e.arm = e.label = "letter";
    e.n = 2;
    e.estimate = 1.5;
    e.low = 1;
    e.high = 2;
    analysed.estimates = {e};
    return analysed;
}

message::Reply reply_to(const message::AskTrialOwnSize& r) {
    if (r.effect == "soon") return message::Failed{r.id, {{"effect", "not a number: soon"}}};
    message::TrialSized sized;
    sized.id = r.id;
    sized.sentence = "From " + r.baseline + " by " + r.effect + ": 385 people.";
    sized.curve = {{385, 0.8, std::numeric_limits<double>::quiet_NaN()}};
    return sized;
}

std::optional<message::Reply> trial_reply(const message::Request& request) {
    return std::visit(
        [](const auto& r) -> std::optional<message::Reply> {
            if constexpr (requires { reply_to(r); })
                return reply_to(r);
            else
                return std::nullopt;
        },
        request);
}

} // namespace folkmoot::fake
