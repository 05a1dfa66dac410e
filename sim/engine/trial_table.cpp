#include "core/random.hpp"
#include "engine/trial.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot {
namespace {

// Sums of a person's, or of many people's, events.
struct Sums {
    double amount = 0, count = 0, last = no_number;
    bool ever = false;

    void add(double what) {
        amount += what;
        count += 1.0;
        last = what;
        ever = ever || what > 0.0;
    }
    [[nodiscard]] double value(const PersonOutcome& outcome) const {
        switch (outcome.sum) {
        case PersonSum::total:
            return amount * outcome.scale;
        case PersonSum::count:
            return count * outcome.scale;
        case PersonSum::mean:
            return count > 0.0 ? amount / count * outcome.scale : no_number;
        case PersonSum::ever:
            return ever ? outcome.scale : 0.0;
        case PersonSum::last:
            return last * outcome.scale;
        }
        return no_number;
    }
};

std::vector<Sums> sums_of(std::span<const float> opening, const TrialRecord& record,
                          std::uint32_t from, std::uint32_t to, std::size_t people) {
    std::vector<Sums> sums(people);
    for (std::size_t c = 0; c < opening.size(); ++c) sums[c].last = opening[c];
    for (std::size_t e = record.first_of_week[from]; e < record.first_of_week[to]; ++e) {
        sums[record.events[e].citizen].add(record.events[e].amount);
    }
    return sums;
}

std::vector<double> outcomes(const PersonOutcome& outcome, std::span<const float> opening,
                             const TrialRecord& record, std::uint32_t weeks, std::size_t people) {
    std::vector<double> values;
    values.reserve(people);
    for (const Sums& sums : sums_of(opening, record, 0, weeks, people))
        values.push_back(sums.value(outcome));
    return values;
}

std::uint32_t weeks_or_all(const TrialRecord& record, std::uint32_t weeks) {
    return weeks == 0 ? record.weeks() : std::min(weeks, record.weeks());
}

// Who is not heard of again: more of those who are not content. Mean over people about `attrition`.
class Lost {
public:
    Lost(const TrialDesign& design, const TrialRecord& record)
        : salt_(salt_number(design.salt.empty() ? design.name : design.salt)),
          content_(record.contentment) {
        double discontent = 0;
        for (const std::uint8_t content : content_) discontent += 255.0 - content;
        const double mean = discontent / static_cast<double>(content_.size());
        per_point_ = mean > 0.0 ? design.attrition / mean : 0.0;
    }
    bool operator()(std::uint32_t c) const {
        if (!(per_point_ > 0.0)) return false;
        const auto words = assignment_words(salt_, AssignedKind::conduct, c);
        return words[3] < threshold(per_point_ * (255.0 - content_[c]));
    }

private:
    std::uint64_t salt_;
    std::span<const std::uint8_t> content_;
    double per_point_ = 0;
};

// Estimators want a number for everybody: who had none before counts as the mean of those who had.
void fill_in_means(std::vector<double>& values) {
    double sum = 0, known = 0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        sum += value;
        known += 1.0;
    }
    const double mean = known > 0.0 ? sum / known : 0.0;
    for (double& value : values) value = std::isnan(value) ? mean : value;
}

void add_people(const TrialStart& start, const TrialDesign& design, const Assignment& assignment,
                const TrialRecord& record, std::uint32_t weeks, TrialTable& table) {
    const World& world = start.place->world;
    const std::vector<double> all =
        outcomes(*start.outcome, start.opening, record, weeks, world.population());
    const std::vector<double> pre =
        start.before.weeks() > 0 ? outcomes_before(start) : std::vector<double>{};
    const std::vector<std::uint8_t> received = received_arms(start, design, assignment);
    const Lost lost(design, record);
    const bool content_known = !start.contentment.empty();
    table.covariates.resize(content_known ? 4 : 3);
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c) {
            if (assignment.of_citizen[c] == left_out) continue;
            table.full.push_back(all[c]);
            table.outcome.push_back(lost(c) ? no_number : all[c]);
            table.arm.push_back(assignment.of_citizen[c]);
            table.unit.push_back(c);
            table.received.push_back(received[c] != 0 ? 1.0 : 0.0);
            if (!assignment.cluster.empty()) table.cluster.push_back(assignment.cluster[c]);
            if (!assignment.stratum.empty()) table.stratum.push_back(assignment.stratum[c]);
            if (!pre.empty()) table.pre.push_back(pre[c]);
            table.covariates[0].push_back(deprivation_of(s));
            table.covariates[1].push_back(age_of(s));
            table.covariates[2].push_back(frailty_of(s));
            if (content_known) table.covariates[3].push_back(start.contentment[c] / 255.0);
        }
    }
    fill_in_means(table.pre);
}

// The people of an area in a block, as one row.
double cell_value(const PersonOutcome& outcome, std::span<const Sums> sums,
                  std::span<const std::uint32_t> people, double weeks_ratio) {
    double amount = 0, count = 0, value = 0;
    for (const std::uint32_t c : people) {
        amount += sums[c].amount;
        count += sums[c].count;
        if (outcome.sum != PersonSum::mean) value += sums[c].value(outcome);
    }
    const auto n = static_cast<double>(people.size());
    if (outcome.sum == PersonSum::mean)
        return count > 0.0 ? amount / count * outcome.scale : no_number;
    // A state is as it is; what adds up is told as if the block went on as long as the trial.
    return outcome.sum == PersonSum::last ? value / n : value / n * weeks_ratio;
}

std::vector<std::vector<std::uint32_t>> people_of_areas(const World& world,
                                                        const Assignment& assignment) {
    std::vector<std::vector<std::uint32_t>> people(world.areas.size());
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c) {
            if (assignment.of_citizen[c] != left_out) people[area_of(s)].push_back(c);
        }
    }
    return people;
}

void add_blocks(const TrialStart& start, const TrialDesign& design, const Assignment& assignment,
                const TrialRecord& record, std::uint32_t weeks, TrialTable& table) {
    const World& world = start.place->world;
    const bool by_week = design.unit == TrialUnit::week;
    const auto people = people_of_areas(world, assignment);
    std::vector<double> before(people.size(), no_number);
    if (start.before.weeks() > 0) {
        const std::uint32_t watched = start.before.weeks();
        const auto sums =
            sums_of(start.opening_before, start.before, 0, watched, world.population());
        for (std::size_t a = 0; a < people.size(); ++a) {
            if (people[a].empty()) continue;
            before[a] = cell_value(*start.outcome, sums, people[a],
                                   static_cast<double>(design.weeks) / watched);
        }
    }
    std::vector<float> opening = start.opening;
    for (std::uint32_t block = 0; block * design.block_weeks < weeks; ++block) {
        const std::uint32_t from = block * design.block_weeks;
        const std::uint32_t to = std::min(from + design.block_weeks, weeks);
        const auto sums = sums_of(opening, record, from, to, world.population());
        for (std::uint32_t a = 0; a < people.size(); ++a) {
            if (people[a].empty()) continue;
            const double value = cell_value(*start.outcome, sums, people[a],
                                            static_cast<double>(design.weeks) / (to - from));
            const auto arm = by_week ? assignment.of_block[block]
                                     : std::uint8_t{block >= assignment.first_block[a]};
            table.outcome.push_back(value);
            table.arm.push_back(arm);
            table.cluster.push_back(by_week ? block : a);
            table.stratum.push_back(by_week ? a : block);
            table.unit.push_back(a);
            table.period.push_back(block);
            table.people.push_back(static_cast<double>(people[a].size()));
            table.received.push_back(arm != 0 ? 1.0 : 0.0);
            if (start.before.weeks() > 0) table.pre.push_back(before[a]);
        }
        for (std::size_t c = 0; c < opening.size(); ++c)
            opening[c] = static_cast<float>(sums[c].last);
    }
    table.full = table.outcome;
    fill_in_means(table.pre);
}

} // namespace

std::vector<double> outcomes_of(const TrialStart& start, const TrialRecord& record,
                                std::uint32_t weeks) {
    return outcomes(*start.outcome, start.opening, record, weeks_or_all(record, weeks),
                    start.place->world.population());
}

std::vector<double> outcomes_before(const TrialStart& start) {
    return outcomes(*start.outcome, start.opening_before, start.before, start.before.weeks(),
                    start.place->world.population());
}

TrialTable trial_table(const TrialStart& start, const TrialDesign& design,
                       const Assignment& assignment, const TrialRecord& record,
                       std::uint32_t weeks) {
    TrialTable table;
    table.arms = design.arms.size();
    const bool in_blocks =
        design.unit == TrialUnit::week || design.unit == TrialUnit::stepped_wedge;
    const std::uint32_t upto = weeks_or_all(record, weeks);
    if (in_blocks) {
        add_blocks(start, design, assignment, record, upto, table);
    } else {
        add_people(start, design, assignment, record, upto, table);
    }
    return table;
}

TrialRows TrialTable::rows() const {
    TrialRows rows;
    rows.outcome = outcome;
    rows.arm = arm;
    rows.cluster = cluster;
    rows.stratum = stratum;
    rows.pre = pre;
    rows.received = received;
    for (const std::vector<double>& covariate : covariates) rows.covariates.emplace_back(covariate);
    rows.arms = arms;
    rows.row = period.empty() ? "person" : "period in an area";
    rows.rows = period.empty() ? "people" : "periods in an area";
    return rows;
}

} // namespace folkmoot
