#pragma once

/// A kind of world: what it is called, what may be set in it, what is measured in it, and how it
/// is opened and lives. All that the rest of Folkmoot knows of it.
///
/// A model is a folder in sim/models/ and a line in sim/models/list.cpp.

#include "core/result.hpp"
#include "engine/measure.hpp"
#include "engine/person.hpp"
#include "engine/picture.hpp"
#include "engine/plan.hpp"
#include "engine/town.hpp"
#include "experiment/conduct.hpp"
#include "world/world.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot {

/// A world, its model, and the nation that weights are normalised over; shared, never changed.
struct Place {
    const Model* model = nullptr;
    World world;
    std::vector<Area> reference;
    std::size_t host = 0; ///< area that hosts the online provider, if there is one
};

/// Something that only some scenarios have: it happens where a setting is above 0.
struct ProcessSwitch {
    std::string_view group;   ///< of settings: "enrolment"
    std::string_view setting; ///< "enrolment.eligible"
};

/// How a formula's money reaches people, for models whose areas have budgets.
struct FundedBy {
    std::string_view paid;     ///< measure: what reaches people, £ a head and year
    std::string_view felt;     ///< measure: what they notice
    std::string_view shows_in; ///< "what practices are paid"
    std::string_view fades_as; ///< why less arrives than is given: "areas pass only part of it on"
};

/// What of a provider counts in a kind of world, beside its name and where it is.
struct ProviderUse {
    bool any = true; ///< false: it has no providers
    bool online = true; ///< they may serve everywhere
    bool efficiency = true; ///< what they do for a pound
    bool rating = true; ///< how they are rated at first
    bool local_list = true; ///< how many people a local one begins with
    bool online_list = true; ///< how many one that serves everywhere begins with
};

/// What a model says of itself.
struct ModelDescription {
    std::string_view key; ///< as in scenario files: "general-practice"
    std::string_view title; ///< "General practice"
    std::string_view sentence; ///< what it is about
    std::string_view readme; ///< all of it in words: its README.md, shown to whoever wants to know
    SettingsTable settings; ///< without those of how trials go wrong
    std::string_view nothing = "nothing happens"; ///< of a run in which nothing can be measured
    std::span<const ProcessSwitch> switches = {};
    std::span<const Measure> measures = {};
    std::span<const Counted> counts = {};
    std::span<const Side> sides = {};
    std::span<const PersonOutcome> person_outcomes = {}; ///< empty: it cannot be trialled
    Picture picture = {};
    FundedBy funded = {}; ///< empty: its areas have no budgets
    /// Weeks that a world runs before week 0, so that it is as it usually is.
    std::uint32_t warm_up_weeks = 0;
    /// Whether every area needs a provider with a building: whoever has no other goes there.
    bool needs_local_provider = false;
    /// What a provider that a scenario lays out by rule is called: "Upper, clinic 1".
    std::string_view provider_word = "clinic";
    ProviderUse provider_use = {};
    /// Bytes of its state that every citizen takes at least: a smaller file is of fewer.
    std::uint32_t bytes_a_citizen = 1;
    std::span<const std::size_t> events = {}; ///< columns of counts that a run's cost follows
};

class Model {
public:
    virtual ~Model() = default;
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;

    [[nodiscard]] const ModelDescription& about() const { return about_; }
    [[nodiscard]] std::string_view key() const { return about_.key; }
    [[nodiscard]] bool has_trials() const { return !about_.person_outcomes.empty(); }
    [[nodiscard]] bool has_budgets() const { return !about_.funded.paid.empty(); }

    // ------------------------------------------------------------ settings
    /// Every setting, in the order in which people should read them; where there are trials, those
    /// of how they go wrong come last, in the group "conduct".
    [[nodiscard]] std::span<const Setting> settings() const { return about_.settings.settings; }
    [[nodiscard]] const Setting* find_setting(std::string_view key) const {
        return about_.settings.find(key);
    }
    [[nodiscard]] const Settings& usual() const { return about_.settings.usual; }
    /// How a trial goes wrong under these settings.
    [[nodiscard]] Conduct conduct(const Settings& settings) const;
    /// Whether what the group ("enrolment") is about happens in a world with these settings. Most
    /// always does.
    [[nodiscard]] bool is_on(const Settings& settings, std::string_view group) const;
    /// What turns it on, in words: "a scenario with 'enrolment.eligible' above 0".
    [[nodiscard]] std::string how_to_turn_on(std::string_view group) const;
    /// The finest level at which a setting can differ.
    [[nodiscard]] virtual VaryLevel vary_level(std::string_view key) const;

    // ------------------------------------------------------------ what is measured
    [[nodiscard]] std::span<const Measure> measures() const { return about_.measures; }
    /// Index of the measure with that key, or measures().size().
    [[nodiscard]] std::size_t measure_index(std::string_view key) const;
    [[nodiscard]] const CountLayout& columns() const { return columns_; }
    [[nodiscard]] std::size_t slot_of_area(std::size_t area) const { return first_area_ + area; }
    /// The `group`-th group of the model's `side`-th grouping.
    [[nodiscard]] std::size_t slot_of_side(std::size_t side, std::size_t group) const;
    /// Whether `slot` is one by which the measure exists.
    [[nodiscard]] bool exists_by(const Measure& measure, std::size_t slot) const;
    /// All breakdowns that measures may have, in the order of reading.
    [[nodiscard]] std::vector<BreakdownName> breakdowns() const;
    /// An empty table of counts for a world of so many areas.
    [[nodiscard]] Counts empty_counts(std::size_t areas) const {
        return {slot_of_area(areas), columns_.size()};
    }
    /// The outcome of single people with that key, or nullptr.
    [[nodiscard]] const PersonOutcome* find_person_outcome(std::string_view key) const;

    // ------------------------------------------------------------ how it lives
    /// The world on the day on which its warm-up begins. It depends on the settings of the baseline
    /// only, so that every policy starts from the same day.
    [[nodiscard]] virtual std::unique_ptr<State> begin(const Place& place,
                                                       const Settings& before) const = 0;
    /// The world in a state, under a plan. `place` and `state` are of this model.
    [[nodiscard]] virtual std::unique_ptr<Town> make_town(std::shared_ptr<const Place> place,
                                                          const PolicyPlan& plan,
                                                          std::unique_ptr<State> state) const = 0;
    /// What `State::bytes` gave, if it is a state of this place under this plan; or what is wrong
    /// with it. `week`: of the scenario, that the state is the start of.
    [[nodiscard]] virtual Result<std::unique_ptr<State>> read_state(std::string_view bytes,
                                                                    const Place& place,
                                                                    const PolicyPlan& plan,
                                                                    std::uint32_t week) const = 0;
    /// What there is to see of a state, of some citizens of the place.
    [[nodiscard]] virtual PictureFrame look(const Place& place, const State& state,
                                            const Sample& whom) const = 0;
    /// £ a year that each area is given more at once if the budget is shared out so; only where
    /// `has_budgets`.
    [[nodiscard]] virtual std::vector<double> first_changes(const Place& place, const State& state,
                                                            std::span<const double> shares) const;

protected:
    explicit Model(ModelDescription description);

private:
    ModelDescription about_;
    CountLayout columns_;
    std::size_t first_conduct_ = 0; ///< where the settings of how trials go wrong begin
    std::size_t first_area_ = 0;
};

} // namespace folkmoot
