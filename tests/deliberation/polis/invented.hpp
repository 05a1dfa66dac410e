#pragma once

/// Invented conversations.

#include "core/random.hpp"
#include "deliberation/polis/votes.hpp"

#include <string>
#include <vector>

namespace folkmoot::polis {

/// A row a person, a letter a statement: + agree, - disagree, 0 pass, . not seen.
inline Votes votes_from(const std::vector<std::string>& rows) {
    Votes votes(rows.size(), rows.empty() ? 0 : rows.front().size());
    for (std::size_t person = 0; person < rows.size(); ++person) {
        for (std::size_t s = 0; s < rows[person].size(); ++s) {
            const char c = rows[person][s];
            if (c == '.') continue;
            votes.set(person, s, c == '+' ? Vote::agree : c == '-' ? Vote::disagree : Vote::pass);
        }
    }
    return votes;
}

/// People of two minds: every third is of the second. On even statements the two differ, on odd
/// ones most agree. Some statements they have not seen.
inline Votes two_minds(std::uint64_t seed, std::uint32_t people, std::uint32_t statements,
                       double seen = 0.7) {
    Votes votes(people, statements);
    for (std::uint32_t p = 0; p < people; ++p) {
        for (std::uint32_t s = 0; s < statements; ++s) {
            const Words words = draw(seed, p, s, Purpose::test);
            if (unit(words[0]) > seen) continue;
            const bool for_it = s % 2 == 1 || (s % 4 == 0) == (p % 3 == 2);
            const double agrees = for_it ? 0.85 : 0.1;
            votes.set(p, s,
                      unit(words[1]) < agrees ? Vote::agree
                      : unit(words[2]) < 0.8  ? Vote::disagree
                                              : Vote::pass);
        }
    }
    return votes;
}

} // namespace folkmoot::polis
