#include "models/market/model.hpp"

#include "models/market/outcomes/measures.hpp"
#include "models/market/readme.hpp"
#include "models/market/town.hpp"

#include <array>

namespace folkmoot {
namespace market {
namespace {

constexpr std::array market_switches{
    ProcessSwitch{"entry", "entry.chance"},
    ProcessSwitch{"selection", "selection.freedom"},
    ProcessSwitch{"decline", "decline.share"},
};

constexpr std::array served_by{
    Side::Group{"public", "Public provider", "served by a public provider"},
    Side::Group{"charity", "Charity", "served by a charity"},
    Side::Group{"company", "Company", "served by a company"},
};
constexpr std::array how_hard{
    Side::Group{"easy", "Easy to help", "easy to help"},
    Side::Group{"hard", "Hard to help", "hard to help"},
};
constexpr std::array market_sides{
    Side{"served-by", "By who serves people", "Is it the same whoever serves?", served_by},
    Side{"how-hard", "By how hard people are to help",
         "Is it the same for people who are hard to help?", how_hard},
};
static_assert(served_by.size() == kinds);

constexpr std::array<std::size_t, 3> market_events{new_needs, started, ended};

ModelDescription describe_market() {
    ModelDescription about;
    about.key = "market";
    about.title = "A market of public services";
    about.sentence = "People who need a service, providers who come and go, and those who buy from "
                     "them and watch them";
    about.readme = readmes::market;
    about.settings.append(fields());
    about.nothing = "nobody needs the service";
    about.switches = market_switches;
    about.measures = measures();
    about.counts = count_columns();
    about.sides = market_sides;
    about.person_outcomes = person_outcomes();
    about.picture = picture();
    about.warm_up_weeks = warm_up_weeks;
    about.needs_local_provider = true;
    about.provider_word = "provider";
    about.bytes_a_citizen = 5; // who served them, where they stand, how they felt, how they waited
    about.events = market_events;
    return about;
}

class Market final : public Model {
public:
    Market() : Model(describe_market()) {}

    [[nodiscard]] VaryLevel vary_level(std::string_view key) const override {
        const Setting* setting = find_setting(key);
        return setting == nullptr ? VaryLevel::never : market::vary_level(*setting);
    }
    [[nodiscard]] std::unique_ptr<folkmoot::State> begin(const Place& place,
                                                         const Settings& before) const override {
        return market::begin(place, rules_of(before));
    }
    [[nodiscard]] std::unique_ptr<folkmoot::Town>
    make_town(std::shared_ptr<const Place> place, const PolicyPlan& plan,
              std::unique_ptr<folkmoot::State> state) const override {
        std::unique_ptr<State> mine(static_cast<State*>(state.release()));
        return std::make_unique<Town>(std::move(place), plan, std::move(mine));
    }
    [[nodiscard]] Result<std::unique_ptr<folkmoot::State>>
    read_state(std::string_view bytes, const Place& place, const PolicyPlan& plan,
               std::uint32_t week) const override {
        return market::read_state(bytes, place, plan, week);
    }
    [[nodiscard]] PictureFrame look(const Place& place, const folkmoot::State& state,
                                    std::uint32_t stride) const override {
        return market::look(place, state, stride);
    }
};

} // namespace
} // namespace market

const Model* market_model() {
    static const market::Market model;
    return &model;
}

} // namespace folkmoot
