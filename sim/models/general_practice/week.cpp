/// The weekly order of general practice, and what happens in it.

#include "models/general_practice/town.hpp"

#include "core/random.hpp"
#include "core/units.hpp"
#include "core/whole.hpp"
#include "funding/pay.hpp"
#include "models/general_practice/processes/adaptation.hpp"
#include "models/general_practice/processes/choice.hpp"
#include "models/general_practice/processes/need.hpp"
#include "models/general_practice/processes/service.hpp"
#include "parts/arrivals.hpp"
#include "parts/shock.hpp"
#include "parts/take_up.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::general_practice {
namespace {

constexpr double highest_weekly_chance = 0.9;
constexpr std::uint32_t weeks_in_quarter = 13;
constexpr double longest_published_wait = 26.0;  // weeks

}  // namespace

Town::Town(std::shared_ptr<const Place> place, const PolicyPlan& plan, std::unique_ptr<State> state)
    : place_(std::move(place)), area_shares_(plan.area_shares),
      planned_enrolment_(rules_of(plan.settings).enrolment), rules_(rules_of(plan.settings)),
      kept_(std::move(state)), state_(*kept_),
      rates_(rates_of(rules_, place_->world, place_->reference, state_.books.visit_cost)),
      providers_(local_providers(place_->world)) {
    state_.lists.lay_out(place_->world);
    const std::size_t count = place_->world.providers.size();
    for (const Provider& provider : place_->world.providers) {
        online_.push_back(provider.reach == Reach::online ? 1 : 0);
    }
    ratings_.resize(count);
    provider_weeks_.resize(count);
    activity_.resize(count);
    tallies_.resize(state_.stocks.size());
    sides_.resize(state_.stocks.size());
    prepare_programmes();
}

void Town::live(std::span<folkmoot::Town* const> together) {
    std::vector<Town*> towns;
    towns.reserve(together.size());
    for (folkmoot::Town* each : together) towns.push_back(static_cast<Town*>(each));

    for (Town* town : towns) town->begin_week();
    ask_for_help(towns);
    choose_practice(towns);
    for (Town* town : towns) {
        town->give_service();
        if (town->warming_up()) continue;
        town->sign_up();
        town->look_for_work();
        town->settle_accounts();
        town->adapt_practices();
        town->close_practices();
    }
}

void Town::begin_week() {
    std::fill(tallies_.begin(), tallies_.end(), Tally{});
    std::fill(apart_.tallies.begin(), apart_.tallies.end(), Tally{});
    std::fill(provider_weeks_.begin(), provider_weeks_.end(), ProviderWeek{});
    feel_shock();
}

void Town::feel_shock() {
    const int week = static_cast<int>(state_.clock) - static_cast<int>(warm_up_weeks);
    need_factor_ = folkmoot::need_factor(rules_.shock, chance.seed, state_.clock, week);
}

namespace {

// Calls `process` once for all towns if `same` of each and the first, else for each alone.
template <class Same, class Process>
void once_or_each(std::span<Town* const> towns, const Same& same, const Process& process) {
    const bool once = std::ranges::all_of(towns, [&](const Town* town) {
        return town == towns.front() || same(*towns.front(), *town);
    });
    if (once) return process(towns);
    for (std::size_t w = 0; w < towns.size(); ++w) process(towns.subspan(w, 1));
}

} // namespace

bool Town::same_chance(const Town& other) const {
    return place_ == other.place_ && chance.seed == other.chance.seed &&
           state_.clock == other.state_.clock;
}

void Town::ask_for_help(std::span<Town* const> towns) {
    const auto same_needs = [](const Town& a, const Town& b) {
        return a.same_chance(b) && a.need_factor_ == b.need_factor_ &&
               a.rates_.need_per_week == b.rates_.need_per_week;
    };
    once_or_each(towns, same_needs, need_and_ask);
}

TakeUpWeek Town::open_doors() {
    asks_.clear();
    for (std::size_t v = 0; v < (variants_ ? variants_->settings.size() : 1); ++v) {
        const TakeUp& take_up = variants_ ? varied_.rules[v].take_up : rules_.take_up;
        for (const double wait : state_.wait_weeks)
            asks_.push_back(threshold(ask_probability(take_up, wait)));
    }
    TakeUpWeek rules;
    rules.seed = chance.seed;
    rules.week = state_.clock;
    rules.patience = &rates_.patience;
    rules.worse = threshold(rules_.take_up.worse_share);
    rules.asks = asks_;
    rules.complex = rates_.complex;
    rules.online = online_;
    rules.variant = variant_of();
    rules.log = chance.log;

    requests_.clear();
    constexpr double room = 1.45; // for what comes back, and the winter
    requests_.reserve(static_cast<std::size_t>(place_->world.population() * rules_.need.rate /
                                               weeks_per_year * room));
    const auto returns = calendar();
    // Room for what one of the weeks that feed a week usually adds to it.
    const std::size_t share = returns[0]->size() / (longest_return - 1);
    for (std::vector<Return>* later : returns.subspan(1))
        later->reserve(later->size() + share + share / 16);
    return rules;
}

void Town::need_and_ask(std::span<Town* const> towns) {
    std::vector<TakeUpWeek> rules;
    for (Town* town : towns) rules.push_back(town->open_doors());

    const Town& any = *towns.front();
    const Strata& strata = any.place_->world.strata;
    const std::uint32_t week = any.state_.clock;
    const VisitOrder order(any.chance.seed, week, strata.count());
    constexpr std::size_t enough = 3 * episodes_at_once; // needs that are worth a loop of their own
    Episodes& episodes = towns.front()->episodes_;
    std::array<Words, 8 * episodes_at_once> room;
    // The same group has the same chance in every area.
    std::array<double, strata_per_area> known{};
    std::array<Gaps, strata_per_area> gaps;
    episodes.clear();
    for (std::uint32_t k = 0; k < strata.count(); ++k) {
        const std::uint32_t stratum = order(k);
        const double chance =
            std::min(any.rates_.need_per_week[stratum] * any.need_factor_, highest_weekly_chance);
        const std::size_t group = stratum % strata_per_area;
        if (known[group] != chance) {
            known[group] = chance;
            gaps[group] = Gaps(chance);
        }
        find_needs(any.chance.seed, week, stratum, gaps[group], strata, episodes);
        if (episodes.size() < enough && k + 1 < strata.count()) continue;
        for (std::size_t first = 0; first < episodes.size(); first += room.size()) {
            const auto some =
                episodes.all().subspan(first, std::min(room.size(), episodes.size() - first));
            const auto words = std::span(room).first(some.size());
            draw_words(any.chance.seed, week, some, words);
            for (std::size_t w = 0; w < towns.size(); ++w) {
                Town& town = *towns[w];
                ask(rules[w], some, words, town.state_.citizens.provider, town.requests_,
                    town.calendar(), town.tallies());
            }
        }
        episodes.clear();
    }
    for (std::size_t w = 0; w < towns.size(); ++w) towns[w]->ask_again(rules[w]);
}

void Town::ask_again(const TakeUpWeek& rules) {
    std::vector<Return>& due = *calendar()[0];
    folkmoot::ask_again(rules, due, state_.citizens.provider, requests_, tallies());
    due = std::vector<Return>(); // with its room: how many come back varies
}

void Town::choose_practice(std::span<Town* const> towns) {
    const auto same_ceiling = [](const Town& a, const Town& b) {
        return a.same_chance(b) && highest_chance_to_reconsider(a.rules_.choice) ==
                                       highest_chance_to_reconsider(b.rules_.choice);
    };
    once_or_each(towns, same_ceiling, reconsider_and_move);
}

void Town::reconsider_and_move(std::span<Town* const> towns) {
    if (towns.front()->warming_up()) return;
    const std::uint32_t week = towns.front()->week();
    std::vector<ChoosingWorld> choosing;
    choosing.reserve(towns.size());
    for (Town* town : towns) choosing.push_back(town->open_lists());
    reconsider(choosing, week);
    for (Town* town : towns) {
        for (const Move& move : town->moves_) {
            register_with(town->registers(), move, week);
            if (town->chance.log != nullptr)
                town->chance.log->add(PersonEventKind::registered, move.citizen,
                                      town->online_[move.to]);
        }
    }
}

ChoosingWorld Town::open_lists() {
    std::vector<std::uint32_t>& newcomers = state_.newcomers[state_.clock % weeks_in_year];
    if (week() >= weeks_in_year) end_first_year(registers(), newcomers, week());
    newcomers.clear();
    const World& world = place_->world;
    for (std::size_t p = 0; p < ratings_.size(); ++p) {
        const double list = static_cast<double>(state_.lists.size(p)) * world.people_per_citizen;
        ratings_[p] = rating_now(rules_.adaptation, world.providers[p].rating,
                                 state_.books.providers[p], list);
    }
    moves_.clear();
    return {rules_.choice,
            {world, providers_, state_.citizens, online_, state_.open, state_.wait_weeks, ratings_,
             &rates_.choice, &chance.seed, varied_.access, variant_of()},
            moves_};
}

void Town::give_service() {
    const ServiceTables tables = service_tables();
    waits_.follow(chance.log, state_.lines, place_->world.population());
    join(requests_.all(), state_.clock, tables, starts_);
    const auto returns = calendar();
    for (std::size_t p = 0; p < state_.lines.size(); ++p) {
        if (state_.open[p] == 0) continue;
        ProviderBook& book = state_.books.providers[p];
        const double scale =
            rules_of_provider(p).service.capacity / place_->world.people_per_citizen;
        const double available = book.visits * scale + book.slots_left_over;
        const double slots = std::floor(available);
        book.slots_left_over = available - slots;
        serve(p, whole_part<std::uint32_t>(slots), chance.seed, state_.clock, rates_.odds,
              rates_.experience, tables, returns);
        const ProviderWeek& done = provider_weeks_[p];
        double& published = state_.wait_weeks[p];
        if (done.seen > 0) {
            const double wait =
                static_cast<double>(done.wait_sum) / done.seen / wait_units_per_week;
            published += 0.5 * (wait - published);
        } else if (done.waiting > 0) {
            published = std::min(published + 1.0, longest_published_wait);
        }
    }
    if (chance.log != nullptr) waits_.note(*chance.log);
    for (std::uint32_t at = 0; at < apart_.tallies.size(); ++at)
        Tallies{tallies_}.of(at / registrations, at % registrations).add(apart_.tallies[at]);
    for (std::size_t side = 0; side < tallies_.size(); ++side) {
        const Tally& tally = tallies_[side];
        state_.needs += tally.needs;
        state_.met += tally.met();
        state_.unmet += tally.unmet;
        state_.stocks[side].satisfaction += tally.satisfaction;
    }
}

void Town::settle_accounts() {
    const World& world = place_->world;
    const std::span<const double> shares = area_shares_;
    if (week() == 0 && !shares.empty()) allocate_by(shares, state_.books);
    if (week() > 0 && week() % weeks_in_year == 0) {
        double budget = 0;
        for (const AreaBook& area : state_.books.areas) budget += to_pounds(area.allocation);
        budget *= 1.0 + rules_.allocation.growth;
        const auto target = shares.empty()
                                ? target_allocation(rates_.pay_weights, world.strata, budget)
                                : shared_out(shares, budget);
        const std::span<const Allocation> rules =
            varied_.allocations.empty() ? std::span(&rules_.allocation, 1) : varied_.allocations;
        open_year(rules, target, state_.books);
    }
    for (std::size_t p = 0; p < activity_.size(); ++p) {
        const ProviderWeek& done = provider_weeks_[p];
        const double remote = online_[p] != 0 ? 1.0 : rules_.service.remote_share;
        activity_[p].remote_visits = done.seen * remote * world.people_per_citizen;
        activity_[p].helped_on = done.helped_on * world.people_per_citizen;
    }
    const PayWeek rules = pay_week();
    weighted_ = weigh(rules, world, state_.lists);
    pay(rules, world, providers_, state_.lists, weighted_, state_.books);
}

void Town::adapt_practices() {
    for (std::size_t p = 0; p < state_.books.providers.size(); ++p) {
        if (state_.open[p] != 0) adapt(rates_.trades[p], state_.books.providers[p]);
    }
}

void Town::close_practices() {
    if (week() % weeks_in_quarter != weeks_in_quarter - 1) return;
    const World& world = place_->world;
    for (std::size_t p = 0; p < world.providers.size(); ++p) {
        if (state_.open[p] == 0 || !must_close(rules_.adaptation, state_.books.providers[p]))
            continue;
        const auto& neighbours = providers_.of_area[world.providers[p].area];
        const auto still_open = std::count_if(neighbours.begin(), neighbours.end(),
                                              [&](auto n) { return state_.open[n] != 0; });
        if (online_[p] == 0 && still_open <= 1) continue; // an area keeps its last practice
        state_.open[p] = 0;
        const Lists::Row row = state_.lists.row(p);
        const std::uint32_t first = row.first_stratum;
        for (std::uint32_t s = first; s < first + row.strata; ++s) {
            const auto& locals = providers_.of_area[area_of(s)];
            for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c) {
                if (state_.citizens.provider[c] != p) continue;
                const std::uint16_t to =
                    nearest_open(world, locals, state_.open, home_of(world, c, area_of(s)));
                register_with(registers(), {c, static_cast<std::uint16_t>(s), to}, week());
            }
        }
        // Whoever was waiting asks at the new practice next week, having lost their place.
        for (const Request& request : state_.lines[p].dissolve()) {
            if (chance.log != nullptr) waits_.ended(request.citizen);
            calendar()[1]->push_back(
                {request.citizen, request.luck, request.stratum,
                 static_cast<std::uint8_t>(request.marks & ~Request::is_sent_on), request.moment});
        }
    }
}

std::span<std::vector<Return>*, longest_return> Town::calendar() {
    for (std::uint32_t k = 0; k < longest_return; ++k) {
        calendar_[k] = &state_.returns[(state_.clock + k) % longest_return];
    }
    return calendar_;
}

Registers Town::registers() {
    return {state_.citizens, state_.lists,         state_.stocks,
            online_,         place_->world.strata, state_.newcomers[state_.clock % weeks_in_year]};
}

ServiceTables Town::service_tables() {
    return {place_->world,   providers_,    online_,   state_.open,
            state_.citizens, state_.lines,  tallies(), provider_weeks_,
            chance.log,      rates_.trades, &waits_};
}

PayWeek Town::pay_week() const {
    double growth = 1.0;
    for (std::uint32_t year = 0; year < week() / weeks_in_year; ++year)
        growth *= 1.0 + rules_.allocation.growth;
    return {.week = week(),
            .payment = rules_.payment,
            .settlement = rules_.settlement,
            .weights = rates_.pay_weights,
            .first_year = rates_.first_year,
            .base_weight = rates_.base_weight,
            .price_week = rates_.price_year / weeks_per_year * growth,
            .activity = activity_,
            .open = state_.open,
            .terms = varied_.terms,
            .terms_of =
                varied_.terms.empty() ? std::span<const std::uint8_t>{} : variants_->of_provider,
            .settlements = varied_.settlements};
}

} // namespace folkmoot::general_practice
