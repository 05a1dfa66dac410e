#include "models/beds/epidemic.hpp"

#include "core/math.hpp"
#include "core/random.hpp"
#include "models/beds/town.hpp"

#include <algorithm>

namespace folkmoot::beds {
namespace {

// How much contact an age has: the mean over all people is no matter, see `force`.
double contacts_of(const Epidemic& rules, std::size_t age) {
    return 1.0 + rules.ages * (AgePattern::contacts[age] - 1.0);
}

// Infected people in an area, spread over its ages as they are well.
void infect(Disease& disease, std::size_t area, double how_many) {
    double all = 0;
    for (std::size_t age = 0; age < age_bands; ++age) all += disease.well[area * age_bands + age];
    if (!(all > 0.0)) return;
    const double share = std::min(1.0, how_many / all);
    for (std::size_t at = area * age_bands; at < (area + 1) * age_bands; ++at) {
        const double moves = disease.well[at] * share;
        disease.well[at] -= moves;
        disease.latent[at] += moves;
    }
}

} // namespace

Disease no_disease(const std::vector<double>& people, std::size_t areas) {
    Disease disease;
    disease.well = people;
    disease.latent.assign(people.size(), 0.0);
    disease.ill = disease.over = disease.latent;
    disease.comes.assign(areas, 0);
    disease.carried.assign(areas, 0.0);
    return disease;
}

void begin_disease(Disease& disease, const Epidemic& rules, const std::vector<double>& people,
                   std::uint64_t seed, std::uint32_t clock) {
    const std::size_t areas = disease.comes.size();
    disease = no_disease(people, areas);
    disease.goes_about = 1;
    disease.began = clock;
    const Words word = draw(seed, 0, clock, purpose::disease);
    disease.reproduction =
        rules.reproduction * math::exp(rules.spread * math::normal_quantile(unit_open(word[0])));
    const std::size_t first = below(word[1], static_cast<std::uint32_t>(areas));
    for (std::uint32_t area = 0; area < areas; ++area) {
        const double u = unit(draw(seed, area, clock, purpose::comes)[0]);
        disease.comes[area] =
            area == first ? std::uint16_t{0} : static_cast<std::uint16_t>(u * (rules.apart + 1.0));
    }
}

void spread_disease(Disease& disease, const Epidemic& rules, const std::vector<double>& people,
                    double contacts, std::vector<double>& ill_today,
                    std::vector<double>& infected_today) {
    const std::size_t areas = disease.comes.size();
    for (std::size_t area = 0; area < areas; ++area) {
        infect(disease, area, disease.carried[area]);
        disease.carried[area] = 0;
    }
    // Whom an infectious person meets is drawn by contacts; so that everybody together is infected
    // by each as often as the setting says, what they meet is divided by Σ c² ÷ Σ c.
    double with_contact = 0, squared = 0, met = 0;
    for (std::size_t at = 0; at < people.size(); ++at) {
        const double c = contacts_of(rules, at % age_bands);
        with_contact += c * people[at];
        squared += c * c * people[at];
        met += c * disease.ill[at];
    }
    if (!(with_contact > 0.0)) return;
    const double ends = 1.0 - math::exp(-1.0 / rules.infectious),
                 begins = 1.0 - math::exp(-1.0 / rules.latent);
    const double force =
        disease.reproduction * ends * contacts * with_contact / squared; // a day's infections
    for (std::size_t area = 0; area < areas; ++area) {
        double here = 0, here_met = 0;
        for (std::size_t age = 0; age < age_bands; ++age) {
            const std::size_t at = area * age_bands + age;
            here += contacts_of(rules, age) * people[at];
            here_met += contacts_of(rules, age) * disease.ill[at];
        }
        const double at_home = here > 0.0 ? here_met / here : 0.0;
        const double pressure =
            force * ((1.0 - rules.mixing) * at_home + rules.mixing * met / with_contact);
        for (std::size_t age = 0; age < age_bands; ++age) {
            const std::size_t at = area * age_bands + age;
            const double infected =
                disease.well[at] * (1.0 - math::exp(-pressure * contacts_of(rules, age)));
            const double falls_ill = disease.latent[at] * begins, recovers = disease.ill[at] * ends;
            disease.well[at] -= infected;
            disease.latent[at] += infected - falls_ill;
            disease.ill[at] += falls_ill - recovers;
            disease.over[at] += recovers;
            ill_today[at] += falls_ill;
            infected_today[at] += infected;
        }
    }
}

double infectious_share(const Disease& disease, const std::vector<double>& people,
                        std::size_t area) {
    double ill = 0, all = 0;
    for (std::size_t at = area * age_bands; at < (area + 1) * age_bands; ++at) {
        ill += disease.ill[at];
        all += people[at];
    }
    return all > 0.0 ? ill / all : 0.0;
}

} // namespace folkmoot::beds
