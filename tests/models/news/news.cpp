#include "models/news/news.hpp"

#include "core/random.hpp"
#include "models/news/readme.hpp"
#include "world/citizens.hpp"

#include <array>
#include <limits>
#include <utility>

namespace folkmoot {
namespace {

// ---------------------------------------------------------------- settings, described once

struct Post {
    double reach = 0.02; ///< chance a week that a letter reaches somebody

    static constexpr auto fields() {
        return std::array{lever<&Post::reach>("reach", "Letters", "of people a week",
                                              Range{0.0, 0.5}, "How many people get a letter")};
    }
};
struct Talk {
    double spread = 0.1; ///< chance a week of hearing it, were all neighbours to know

    static constexpr auto fields() {
        return std::array{assumption<&Talk::spread>(
            "spread", "Neighbours talk", "of people a week, if all around them know",
            Range{0.0, 0.5}, "How fast news travels from neighbour to neighbour", "assumption")};
    }
};
struct Rules {
    Post post;
    Talk talk;
};

std::span<const Field<Rules>> fields() {
    static const auto all = [] {
        auto list = embed<&Rules::post>("post", Post::fields());
        for (const auto& field : embed<&Rules::talk>("talk", Talk::fields())) list.push_back(field);
        return list;
    }();
    return all;
}

// ---------------------------------------------------------------- state

class Heard final : public State {
public:
    std::vector<std::uint8_t> heard; ///< by citizen

    [[nodiscard]] std::unique_ptr<State> copy() const override {
        return std::make_unique<Heard>(*this);
    }
    [[nodiscard]] std::string bytes() const override { return {heard.begin(), heard.end()}; }
};

// ---------------------------------------------------------------- counts and measures

constexpr std::size_t people = 0, know = 1;
constexpr std::array all_columns{
    Counted{"people", "citizens, at the end", true},
    Counted{"know", "of them, who have heard, at the end", true},
};

constexpr std::array at_home{
    Side::Group{"offline", "Offline", "not at home online"},
    Side::Group{"online", "Online", "at home online"},
};
constexpr std::array all_sides{
    Side{"at-home", "By being at home online", "Is it the same online and offline?", at_home}};

double heard_share(const Counts& counts, std::size_t slot) {
    const double all = counts.at(slot, people);
    return all > 0.0 ? counts.at(slot, know) / all : std::numeric_limits<double>::quiet_NaN();
}

std::string heard_clause(const Compared& share) { return share_clause(share, "have heard"); }

constexpr std::array all_measures{
    Measure{"heard", "Have heard", "of people", "How many people have heard the news", 1, 1, false,
            true, by_deprivation | by_age | by_area | by_side, heard_share, false,
            Phrase{.role = PhraseRole::may_lead, .clause = heard_clause}},
};

constexpr PersonEventKind hears = PersonEventKind::own;
constexpr std::array outcomes{
    PersonOutcome{"heard", "Heard the news", "of people", "Whether a person hears the news", true,
                  1, hears, PersonSum::ever, 1.0, ""},
};

// ---------------------------------------------------------------- a week

/// By area: the share who have heard.
std::vector<double> shares_by_area(const World& world, std::span<const std::uint8_t> heard) {
    std::vector<double> knows(world.areas.size()), all(world.areas.size());
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c) {
            all[area_of(s)] += 1.0;
            knows[area_of(s)] += heard[c];
        }
    }
    for (std::size_t a = 0; a < all.size(); ++a) knows[a] = all[a] > 0.0 ? knows[a] / all[a] : 0.0;
    return knows;
}

class NewsTown final : public Town {
public:
    NewsTown(std::shared_ptr<const Place> place, const Settings& settings,
             std::unique_ptr<State> state)
        : place_(std::move(place)), state_(static_cast<Heard*>(state.release())) {
        change(settings);
    }
    [[nodiscard]] const State& state() const override { return *state_; }
    [[nodiscard]] State& state() override { return *state_; }
    [[nodiscard]] std::unique_ptr<State> release() override { return std::move(state_); }

    void change(const Settings& now) override {
        variants_ = nullptr;
        rules_ = {typed(now, fields())};
    }
    void vary(std::shared_ptr<const Variants> variants) override {
        variants_ = std::move(variants);
        rules_.clear();
        for (const Settings& each : variants_->settings) rules_.push_back(typed(each, fields()));
    }
    void live(std::span<Town* const> towns) override {
        for (Town* town : towns) static_cast<NewsTown*>(town)->hear();
    }
    void record(Counts& week) const override {
        each_citizen([&](std::uint32_t c, std::uint32_t s) {
            const bool online = place_->world.digital[c] >= 128;
            week.in_each(s, [&](Counts& table) {
                for (const std::size_t slot :
                     {Slot::total, Slot::deprivation + deprivation_of(s), Slot::age + age_of(s),
                      Slot::sides + (online ? 1U : 0U),
                      Slot::sides + at_home.size() + area_of(s)}) {
                    table.at(slot, people) += 1.0;
                    table.at(slot, know) += state_->heard[c];
                }
            });
        });
    }
    [[nodiscard]] std::string check_conservation() const override {
        return state_->heard.size() == place_->world.population() ? "" : "a person was lost";
    }
    [[nodiscard]] std::size_t bytes() const override { return state_->heard.capacity(); }

private:
    void hear() {
        const World& world = place_->world;
        const std::vector<double> around = shares_by_area(world, state_->heard);
        each_citizen([&](std::uint32_t c, std::uint32_t s) {
            if (state_->heard[c] != 0) return;
            const Rules& rules = rules_[variant_of(c)];
            const double talk = rules.talk.spread * around[area_of(s)];
            const double chance_of_it = 1.0 - (1.0 - rules.post.reach) * (1.0 - talk);
            const Words word = draw(chance.seed, c, state_->clock, own_purpose(0));
            if (word[0] >= threshold(chance_of_it)) return;
            state_->heard[c] = 1;
            if (chance.log != nullptr) chance.log->add(hears, c, 1);
        });
    }
    [[nodiscard]] std::size_t variant_of(std::uint32_t c) const {
        return variants_ && !variants_->of_citizen.empty() ? variants_->of_citizen[c] : 0;
    }
    template <class Visit> void each_citizen(const Visit& visit) const {
        const Strata& strata = place_->world.strata;
        for (std::uint32_t s = 0; s < strata.count(); ++s)
            for (std::uint32_t c = strata.first[s]; c < strata.first[s + 1]; ++c) visit(c, s);
    }

    std::shared_ptr<const Place> place_;
    std::unique_ptr<Heard> state_;
    std::shared_ptr<const Variants> variants_;
    std::vector<Rules> rules_; ///< by variant
};

// ---------------------------------------------------------------- the model

// What a map shows: who has heard, and for how many of those around them the same holds.
constexpr std::size_t heard_channel = 0, around_channel = 1, channels = 2;
constexpr double most = 254; // of a channel: its 1 stands for so small a part of all

constexpr std::array<std::string_view, 2> heard_classes{"Has not heard", "Has heard"};
constexpr std::array<double, 3> around_ticks{0, 0.5, 1};
constexpr std::array colourings{
    Colouring{.key = "heard",
              .label = "News",
              .title = "Who has heard",
              .palette = PaletteMeaning::ordinal,
              .classes = heard_classes,
              .amount = {.channel = heard_channel}},
    Colouring{.key = "around",
              .label = "Around",
              .title = "How many in their village have heard",
              .palette = PaletteMeaning::diverging,
              .amount = {.channel = around_channel, .each = 1 / most, .share = true},
              .full = around_ticks.back(),
              .ticks = around_ticks},
};
constexpr std::array person_facts{
    Fact{.label = "Have heard in their village",
         .channel = around_channel,
         .each = 1 / most,
         .share = true},
};

Picture picture() {
    Picture what;
    what.colourings = colourings;
    what.person_facts = person_facts;
    return what;
}

class News final : public Model {
public:
    News() : Model(describe_it()) {}

    [[nodiscard]] VaryLevel vary_level(std::string_view key) const override {
        return key == "post.reach" ? VaryLevel::citizen : Model::vary_level(key);
    }
    [[nodiscard]] std::unique_ptr<State> begin(const Place& place, const Settings&) const override {
        auto state = std::make_unique<Heard>();
        state->heard.assign(place.world.population(), 0);
        return state;
    }
    [[nodiscard]] std::unique_ptr<Town> make_town(std::shared_ptr<const Place> place,
                                                  const PolicyPlan& plan,
                                                  std::unique_ptr<State> state) const override {
        return std::make_unique<NewsTown>(std::move(place), plan.settings, std::move(state));
    }
    [[nodiscard]] Result<std::unique_ptr<State>> read_state(std::string_view bytes,
                                                            const Place& place, const PolicyPlan&,
                                                            std::uint32_t week) const override {
        if (bytes.size() != place.world.population())
            return problem_at("state", "not as many people as the scenario has");
        auto state = std::make_unique<Heard>();
        state->heard.assign(bytes.begin(), bytes.end());
        state->clock = week;
        return std::unique_ptr<State>(std::move(state));
    }
    [[nodiscard]] PictureFrame look(const Place& place, const State& state,
                                    const Sample& whom) const override {
        const auto& heard = static_cast<const Heard&>(state).heard;
        const std::vector<double> around = shares_by_area(place.world, heard);
        PictureFrame frame;
        frame.people.resize(channels);
        std::uint32_t stratum = 0;
        for (const std::uint32_t c : whom) {
            while (place.world.strata.first[stratum + 1] <= c) ++stratum;
            frame.people[heard_channel].push_back(heard[c]);
            const double part = around[area_of(stratum)] * most + 0.5;
            frame.people[around_channel].push_back(static_cast<std::uint8_t>(part));
        }
        return frame;
    }

private:
    static ModelDescription describe_it() {
        ModelDescription about;
        about.key = "news";
        about.title = "News";
        about.sentence = "People hear a piece of news, by post or from neighbours";
        about.readme = readmes::news;
        about.settings.append(fields());
        about.measures = all_measures;
        about.counts = all_columns;
        about.sides = all_sides;
        about.person_outcomes = outcomes;
        about.picture = picture();
        return about;
    }
};

} // namespace

const Model* news_model() {
    static const News model;
    return &model;
}

} // namespace folkmoot
