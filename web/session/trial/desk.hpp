#pragma once

/// The split-test lab's state: the design on screen, what the trial would have told, and what is
/// true.
///
/// Opens on a result: the scenario's first ready-made design is run as soon as a worker is idle,
/// then sized, then repeated. The newest design wins; while it is being edited at most one run and
/// one sizing are under way. A repeat is addressed by its number and gathered by it, so that the
/// histogram and its summary are the same whatever the number of workers.

#include "session/desk.hpp"
#include "session/trial/own.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace folkmoot::session {

/// Repeats that are run without anybody asking, and the number that the room's button asks for.
inline constexpr std::uint32_t usual_repeats = 100, many_repeats = 1000;

/// A reply, and what it answers.
template <class Reply> struct TrialAnswer {
    Reply reply;
    message::TrialDesign design;
    std::uint64_t seed = 0;
    bool simulated = false;  ///< power by simulation was asked for as well
    [[nodiscard]] bool answers(const message::TrialDesign& d, std::uint64_t s) const {
        return design == d && seed == s;
    }
};

/// What somebody said of a trial before they saw the truth: that its estimate is too low (−1),
/// about right or too high (1). Nothing was said where it was only shown.
using TrialGuess = std::optional<int>;

/// What the truth makes of an estimate: 0 where it lies in the trial's own interval, otherwise the
/// sign of estimate − truth.
[[nodiscard]] int estimate_off(const message::TrialEstimate& estimate);

class TrialDesk : public Desk {
public:
    [[nodiscard]] std::optional<message::Request> next(std::uint32_t id,
                                                       bool scenario_open) override;
    void take(std::uint32_t id, message::Reply& reply) override;
    void lost(std::uint32_t id) override;
    void adopt(const message::Scenario& scenario) override;
    [[nodiscard]] std::vector<std::uint32_t> take_unwanted() override;
    [[nodiscard]] std::string write() const override;
    void read(std::string_view text) override;

    // ------------------------------------------------------------ from the panels
    /// Takes up a ready-made design of the scenario.
    void choose(std::size_t ready_made);
    /// The person changed the design. `held`: the hand is still on a slider; repeats wait for it.
    void change(message::TrialDesign design, bool held = false);
    void release();
    /// Assumptions that are other than the scenario says, in this room as in the others.
    void doubt(const std::map<std::string, double>& shared);
    /// The same trial with other chance events.
    void reseed();
    /// Goes on until `count` repeats are known.
    void repeat(std::uint32_t count);
    /// Leaves it at the repeats that are known without a gap.
    void stop_repeats();
    /// Also finds the power by running the trial in this very world.
    void simulate_power();
    void set_lesson_step(std::size_t step);
    /// Opens what is true of the chosen design, for as long as this page shows its scenario: no
    /// link and no memory holds it.
    void open_truth(TrialGuess guess = std::nullopt);
    /// Takes a table of a person's own and guesses what its columns mean.
    /// `note`: what was guessed to read the file, in a sentence.
    void take_own(std::string file, std::string text, std::string note = {});
    void change_own(OwnTrial own);
    void forget_own();
    /// What a person knows of a trial that they plan: its size is worked out as soon as it can be.
    void change_plan(TrialPlan plan);

    // ------------------------------------------------------------ what is on screen
    [[nodiscard]] const message::TrialMenu& menu() const { return menu_; }
    /// True if there is a design to show: the scenario has some, or offers outcomes to measure.
    [[nodiscard]] bool has_design() const { return !design_.arms.empty(); }
    /// True if the scenario brings ready-made designs.
    [[nodiscard]] bool ready_made() const { return !menu_.designs.empty(); }
    [[nodiscard]] std::size_t chosen() const { return chosen_; }
    [[nodiscard]] const message::TrialDesign& design() const { return design_; }
    /// The ready-made design from which the one on screen started.
    [[nodiscard]] const message::TrialDesign& start() const { return start_; }
    [[nodiscard]] bool edited_design() const { return !(design_ == opening()); }
    /// A town without a trial of its own, in which nobody gets anything else yet: there is nothing
    /// to run.
    [[nodiscard]] bool tries_nothing() const { return !ready_made() && gives_nothing(design_); }
    [[nodiscard]] std::uint64_t seed() const { return seed_; }
    [[nodiscard]] const message::TrialOutcome* outcome() const;
    [[nodiscard]] std::size_t lesson_step() const { return lesson_step_; }
    /// What was said before the truth of the chosen design was opened; nullptr: it is closed.
    [[nodiscard]] const TrialGuess* opened() const;

    [[nodiscard]] const message::TrialRan* ran() const { return ran_ ? &ran_->reply : nullptr; }
    /// True while `ran` answers an older design.
    [[nodiscard]] bool ran_stale() const { return !ran_ || !ran_->answers(design_, seed_); }
    [[nodiscard]] const message::TrialSized* sized() const {
        return sized_ ? &sized_->reply : nullptr;
    }
    [[nodiscard]] bool sized_stale() const { return !sized_ || !(sized_->design == design_); }
    [[nodiscard]] bool power_simulated() const { return sized_ && sized_->simulated; }
    [[nodiscard]] bool simulating_power() const { return simulate_ && !power_simulated(); }
    /// The repeats that are known, in the order of their numbers.
    [[nodiscard]] std::vector<message::TrialRepeat> repeats() const;
    [[nodiscard]] std::uint32_t repeats_wanted() const { return repeats_wanted_; }
    [[nodiscard]] std::uint32_t repeats_known() const {
        return static_cast<std::uint32_t>(repeats_.size());
    }
    [[nodiscard]] bool repeating() const { return repeats_known() < repeats_wanted_; }
    /// What the repeats come to; of fewer than are known while more are being run.
    [[nodiscard]] const message::TrialSummed* summed() const {
        return summed_ ? &*summed_ : nullptr;
    }
    /// Why the design cannot be sized, and what is wrong with it altogether.
    [[nodiscard]] const std::vector<message::Problem>& size_problems() const {
        return size_problems_;
    }
    [[nodiscard]] const std::vector<message::Problem>& problems() const { return problems_; }

    [[nodiscard]] const OwnTrial& own() const { return own_; }
    [[nodiscard]] const message::TrialAnalysed* analysed() const {
        return analysed_ ? &*analysed_ : nullptr;
    }
    [[nodiscard]] bool analysing() const {
        return own_.complete() && !analysed_ && own_problems_.empty();
    }
    [[nodiscard]] const std::vector<message::Problem>& own_problems() const {
        return own_problems_;
    }

    /// Rises with everything that can be seen: who keeps what was made of the desk compares it.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

    [[nodiscard]] const TrialPlan& plan() const { return plan_; }
    /// How large the planned trial has to be.
    [[nodiscard]] const message::TrialSized* planned() const {
        return planned_ ? &*planned_ : nullptr;
    }
    [[nodiscard]] const std::vector<message::Problem>& plan_problems() const {
        return plan_problems_;
    }

private:
    enum class Task : std::uint8_t { run, size, repeats, summary, analysis, plan };
    struct Job {
        Task task = Task::run;
        message::TrialDesign design;
        std::uint64_t seed = 0;
        std::uint32_t from = 0, count = 0;
        bool simulate = false;
        OwnTrial own;
        TrialPlan plan;
    };
    void begin(std::size_t ready_made);
    void fresh();
    [[nodiscard]] static bool gives_nothing(const message::TrialDesign& design) {
        return std::ranges::all_of(design.arms,
                                   [](const auto& arm) { return arm.settings.empty(); });
    }
    /// The design that is shown at first. In a town that brings none nobody gets anything else in
    /// it; `start_` keeps what links are told against.
    [[nodiscard]] message::TrialDesign opening() const {
        auto design = start_;
        if (!ready_made())
            for (auto& arm : design.arms) arm.settings.clear();
        return design;
    }
    void forget_repeats();
    void touch();
    void edited();
    [[nodiscard]] bool under_way(Task task) const;
    [[nodiscard]] bool of_this(const Job& job) const {
        return job.design == design_ && job.seed == seed_;
    }
    [[nodiscard]] std::optional<std::uint32_t> next_chunk() const;

    void accept(const Job& job, message::TrialRan& reply);
    void accept(const Job& job, message::TrialSized& reply);
    void accept(const Job& job, message::TrialRepeated& reply);
    void accept(const Job& job, message::TrialSummed& reply);
    void accept(const Job& job, message::TrialAnalysed& reply);
    void accept(const Job& job, message::Failed& reply);

    std::string scenario_;
    std::uint64_t hash_ = 0;
    std::vector<message::Field> fields_;
    message::TrialMenu menu_;
    std::size_t chosen_ = 0, lesson_step_ = 0;
    std::map<std::size_t, TrialGuess> opened_; ///< by ready-made design
    message::TrialDesign start_, design_;
    std::uint64_t first_seed_ = 1, seed_ = 1;
    bool held_ = false, simulate_ = false;
    std::uint64_t revision_ = 0;

    std::map<std::uint32_t, Job> jobs_; ///< under way, by the question's id
    std::vector<std::uint32_t> unwanted_;
    std::optional<TrialAnswer<message::TrialRan>> ran_;
    std::optional<TrialAnswer<message::TrialSized>> sized_;
    std::map<std::uint32_t, message::TrialRepeat> repeats_; ///< by number
    std::uint32_t repeats_wanted_ = usual_repeats;
    std::optional<message::TrialSummed> summed_;
    std::vector<message::Problem>
        size_problems_; ///< a design that cannot be sized can be run all the same
    std::vector<message::Problem>
        problems_; ///< with the design as it stands: it is not asked again

    OwnTrial own_;
    std::optional<message::TrialAnalysed> analysed_;
    std::vector<message::Problem> own_problems_;

    TrialPlan plan_;
    std::optional<message::TrialSized> planned_;
    std::vector<message::Problem> plan_problems_;
};

} // namespace folkmoot::session
