#include "parts/job_search.hpp"

#include "core/math.hpp"
#include "core/random.hpp"
#include "core/whole.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot {
namespace {

constexpr std::uint32_t youngest_band = 2, oldest_band = 3;  // 15–44 and 45–64

// Of the four words of the draw about a citizen and a week.
constexpr std::size_t races = 0, loses = 1;

struct Runner {
    double time = 0;          // the first to arrive get the jobs
    std::uint32_t member = 0; // of the work force
};

bool earlier(const Runner& a, const Runner& b) {
    return a.time < b.time || (a.time == b.time && a.member < b.member);
}

}  // namespace

WorkForce work_force(const JobSearch& search, const World& world) {
    WorkForce force;
    force.first_of_area.assign(world.areas.size() + 1, 0);
    const std::uint32_t looks = threshold(search.looking);
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        if (age_of(s) < youngest_band || age_of(s) > oldest_band) continue;
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c) {
            if (draw(world.seed, c, 0, Purpose::job_search)[0] >= looks) continue;
            force.citizen.push_back(c);
            force.cell.push_back(cell_of(s));
            ++force.first_of_area[area_of(s) + 1];
        }
    }
    for (std::size_t a = 0; a < world.areas.size(); ++a)
        force.first_of_area[a + 1] += force.first_of_area[a];
    return force;
}

double filled(double vacancies, double applications) {
    if (!(vacancies > 0.0)) return 0.0;
    return -vacancies * math::expm1(-applications / vacancies);
}

void search_for_work(std::span<const JobSearch> rules, std::uint64_t chance, std::uint32_t week,
                     const JobTables& tables) {
    const JobSearch& market = rules[0];
    const std::uint32_t ends = threshold(market.loses);
    const auto now_working = [&](std::uint32_t member, bool works) {
        tables.working[member] = works ? 1 : 0;
        if (tables.log != nullptr) {
            tables.log->add(PersonEventKind::working, tables.force.citizen[member], works ? 1 : 0);
        }
    };
    std::vector<Runner> runners;
    for (std::size_t a = 0; a + 1 < tables.force.first_of_area.size(); ++a) {
        const std::uint32_t first = tables.force.first_of_area[a];
        const std::uint32_t end = tables.force.first_of_area[a + 1];
        runners.clear();
        double effort = 0;
        for (std::uint32_t m = first; m < end; ++m) {
            const std::uint32_t c = tables.force.citizen[m];
            const Words word = draw(chance, c, week, Purpose::job_search);
            if (tables.working[m] != 0) {
                if (word[loses] < ends) now_working(m, false);
                continue;
            }
            // The first of exponential times with these rates: odds in proportion to them, draw
            // after draw.
            const double applies = 1.0 + rules[tables.variant(c, tables.provider[c])].help;
            runners.push_back({-math::fast_log_unit(word[races]) / applies, m});
            effort += applies;
        }
        const double vacancies = market.vacancies * (end - first);
        const double jobs = filled(vacancies, market.applications * effort) + tables.left_over[a];
        const double whole = std::floor(jobs);
        tables.left_over[a] = jobs - whole;
        const auto hired = std::min(runners.size(), whole_part<std::size_t>(whole));
        std::partial_sort(runners.begin(), runners.begin() + static_cast<std::ptrdiff_t>(hired),
                          runners.end(), earlier);
        for (std::size_t i = 0; i < hired; ++i) now_working(runners[i].member, true);
    }
}

} // namespace folkmoot
