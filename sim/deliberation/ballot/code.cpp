/// Ballots as text: as few bytes as they need, in the letters of share codes.

#include "core/bytes/bounded_reader.hpp"
#include "core/bytes/sealed.hpp"
#include "core/bytes/short_bytes.hpp"
#include "deliberation/ballot/ballot.hpp"

#include <cereal/archives/portable_binary.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <sstream>

namespace folkmoot::ballot {
namespace {

/// Version 1 was cereal's portable binary, with eight bytes for every length. Its codes are read.
constexpr std::uint64_t code_version = 2, old_code_version = 1;

/// Where people put levers, and what they would pay, are decimals mostly: the number without its
/// point, and how many digits stand behind it. All else is `far_from_decimal` and the double.
constexpr std::array<double, 5> powers_of_ten{1, 10, 100, 1'000, 10'000};
constexpr std::uint64_t far_from_decimal = 7;
constexpr double most_digits = 1e12;

void write_decimal(ShortWriter& writer, double value) {
    for (std::size_t digits = 0; digits < powers_of_ten.size(); ++digits) {
        const double scaled = std::floor(value * powers_of_ten[digits] + 0.5);
        if (!(std::fabs(scaled) <= most_digits) || scaled / powers_of_ten[digits] != value)
            continue;
        const auto number = static_cast<std::int64_t>(scaled);
        const auto size = static_cast<std::uint64_t>(number < 0 ? -number : number);
        return writer.whole(((size << 1 | (number < 0 ? 1U : 0U)) << 3) | digits);
    }
    writer.whole(far_from_decimal);
    writer.number(value);
}

double read_decimal(ShortReader& reader) {
    const std::uint64_t bits = reader.whole();
    const auto digits = static_cast<std::size_t>(bits & 7U);
    if (bits == far_from_decimal) return reader.number();
    if (digits >= powers_of_ten.size()) reader.fail();
    if (!reader.good()) return 0;
    const auto size = static_cast<double>(bits >> 4);
    return ((bits >> 3 & 1U) != 0 ? -size : size) / powers_of_ten[digits];
}

// ---------------------------------------------------------------- writing

/// Names stand once, in order; elsewhere stands their place.
class BallotWriter {
public:
    explicit BallotWriter(const Ballot& ballot) : ballot_(ballot) {
        std::set<std::string> names(ballot.ranking.begin(), ballot.ranking.end());
        names.insert(ballot.approves.begin(), ballot.approves.end());
        for (const auto& [policy, grade] : ballot.grades) names.insert(policy);
        for (const auto& [policy, votes] : ballot.tokens) names.insert(policy);
        for (const auto* choices : {&ballot.before, &ballot.after}) {
            for (const Choice& choice : *choices) {
                names.insert(choice.policy);
                for (const auto& [lever, value] : choice.levers) names.insert(lever);
            }
        }
        for (const Guess& guess : ballot.guesses) names.insert(guess.outcome);
        names_.assign(names.begin(), names.end());
    }

    std::string write() {
        to_.fixed(ballot_.question);
        to_.fixed(ballot_.number);
        to_.whole(ballot_.edition);
        to_.whole(names_.size());
        for (const auto& each : names_) to_.text(each);
        write_answers();
        write_choices(ballot_.before);
        write_choices(ballot_.after);
        write_names(ballot_.ranking);
        write_names(ballot_.approves);
        to_.whole(ballot_.grades.size());
        for (const auto& [policy, grade] : ballot_.grades) {
            write_name(policy);
            to_.whole(grade);
        }
        to_.whole(ballot_.tokens.size());
        for (const auto& [policy, votes] : ballot_.tokens) {
            write_name(policy);
            to_.with_sign(votes);
        }
        to_.whole(ballot_.would_pay.size());
        for (const double pounds : ballot_.would_pay) write_decimal(to_, pounds);
        to_.text(ballot_.own_words);
        write_guesses();
        return std::move(to_.bytes);
    }

private:
    void write_name(const std::string& name) {
        const auto found = std::lower_bound(names_.begin(), names_.end(), name);
        to_.whole(static_cast<std::uint64_t>(found - names_.begin()));
    }
    void write_names(const std::vector<std::string>& names) {
        to_.whole(names.size());
        for (const auto& each : names) write_name(each);
    }
    /// How many statements were passed by, and the vote, in one number.
    void write_answers() {
        to_.whole(ballot_.answers.size());
        std::uint64_t next = 0;
        for (const Answer& answer : ballot_.answers) {
            to_.whole((answer.statement - next) * 3 + static_cast<std::uint64_t>(answer.vote + 1));
            next = std::uint64_t{answer.statement} + 1;
        }
    }
    void write_choices(const std::vector<Choice>& choices) {
        to_.whole(choices.size());
        for (const Choice& choice : choices) {
            write_name(choice.policy);
            to_.whole(choice.levers.size());
            for (const auto& [lever, value] : choice.levers) {
                write_name(lever);
                write_decimal(to_, value);
            }
            to_.whole(choice.fingerprint != 0 ? 1 : 0);
            if (choice.fingerprint != 0) to_.fixed(choice.fingerprint);
        }
    }

    /// Stand at the end, and only if there are any: a ballot without is the code that it always
    /// was.
    void write_guesses() {
        if (ballot_.guesses.empty()) return;
        to_.whole(ballot_.guesses.size());
        for (const Guess& guess : ballot_.guesses) {
            write_name(guess.outcome);
            to_.fixed(guess.asked);
            to_.whole(static_cast<std::uint64_t>(guess.kind));
            to_.whole(guess.year);
            to_.whole(guess.values.size());
            for (const double value : guess.values) write_decimal(to_, value);
        }
    }

    const Ballot& ballot_;
    std::vector<std::string> names_;
    ShortWriter to_;
};

// ---------------------------------------------------------------- reading

/// Names stand once and are told again by their place: a long one would be told a thousand times.
constexpr std::size_t longest_text = 256;

class BallotReader {
public:
    explicit BallotReader(std::string_view bytes) : from_(bytes) {}

    Ballot read() {
        Ballot made;
        made.question = from_.fixed();
        made.number = from_.fixed();
        made.edition = from_.small();
        for (std::size_t left = from_.count(); left > 0 && from_.good(); --left)
            if (names_.emplace_back(from_.text()).size() > longest_text) from_.fail();
        std::uint64_t next = 0;
        for (std::size_t left = from_.count(); left > 0 && from_.good(); --left) {
            const std::uint64_t bits = from_.whole();
            next += bits / 3;
            if (next > UINT32_MAX) from_.fail();
            made.answers.push_back({static_cast<std::uint32_t>(next),
                                    static_cast<std::int8_t>(static_cast<int>(bits % 3) - 1)});
            ++next;
        }
        read_choices(made.before);
        read_choices(made.after);
        read_names(made.ranking);
        read_names(made.approves);
        for (std::size_t left = from_.count(); left > 0 && from_.good(); --left) {
            auto& grade = made.grades[read_name()];
            const std::uint32_t value = from_.small();
            if (value > UINT8_MAX) from_.fail();
            grade = static_cast<std::uint8_t>(value);
        }
        for (std::size_t left = from_.count(); left > 0 && from_.good(); --left) {
            auto& votes = made.tokens[read_name()];
            const std::int64_t value = from_.with_sign();
            if (value < INT32_MIN || value > INT32_MAX) from_.fail();
            votes = static_cast<std::int32_t>(value);
        }
        for (std::size_t left = from_.count(); left > 0 && from_.good(); --left)
            made.would_pay.push_back(read_decimal(from_));
        made.own_words = from_.text();
        if (from_.good() && !from_.rest().empty()) read_guesses(made);
        return made;
    }

    /// What is wrong with the guesses, if it is they that cannot be read.
    [[nodiscard]] const Problems& guesses_wrong() const { return guesses_wrong_; }

    [[nodiscard]] bool whole() const { return from_.good() && from_.rest().empty(); }

private:
    std::string read_name() {
        const std::uint64_t place = from_.whole();
        if (place >= names_.size()) from_.fail();
        return from_.good() ? names_[static_cast<std::size_t>(place)] : std::string();
    }
    void read_names(std::vector<std::string>& names) {
        for (std::size_t left = from_.count(); left > 0 && from_.good(); --left)
            names.push_back(read_name());
    }
    void read_choices(std::vector<Choice>& choices) {
        for (std::size_t left = from_.count(); left > 0 && from_.good(); --left) {
            Choice& choice = choices.emplace_back();
            choice.policy = read_name();
            for (std::size_t levers = from_.count(); levers > 0 && from_.good(); --levers) {
                auto& value = choice.levers[read_name()];
                value = read_decimal(from_);
            }
            if (from_.whole() != 0) choice.fingerprint = from_.fixed();
        }
    }

    void read_guesses(Ballot& made) {
        const std::uint64_t said = from_.whole();
        if (from_.good() && (said == 0 || said > most_guesses))
            return refuse_guesses("not so many", std::to_string(said),
                                  "1 to " + std::to_string(most_guesses));
        for (std::uint64_t i = 0; i < said && from_.good(); ++i) {
            Guess& guess = made.guesses.emplace_back();
            guess.outcome = read_name();
            guess.asked = from_.fixed();
            const std::uint64_t kind = from_.whole();
            if (kind > static_cast<std::uint64_t>(GuessKind::line))
                return refuse_guesses("no kind of guess", std::to_string(kind), "0, 1 or 2");
            guess.kind = static_cast<GuessKind>(kind);
            guess.year = from_.small();
            for (std::size_t left = from_.count(); left > 0 && from_.good(); --left)
                guess.values.push_back(read_decimal(from_));
        }
        if (!from_.good())
            refuse_guesses("they cannot be read",
                           std::to_string(made.guesses.size()) + " of " + std::to_string(said),
                           "all of them");
        else if (!from_.rest().empty())
            refuse_guesses("something stands behind them",
                           std::to_string(from_.rest().size()) + " bytes", "nothing");
    }
    void refuse_guesses(std::string what, std::string found, std::string allowed) {
        from_.fail();
        guesses_wrong_ = {
            problem_at("ballot.guesses", std::move(what), std::move(found), std::move(allowed))};
    }

    ShortReader from_;
    std::vector<std::string> names_;
    Problems guesses_wrong_;
};

std::string encode_old(const Ballot& ballot) {
    std::ostringstream content;
    {
        cereal::PortableBinaryOutputArchive archive(content);
        archive(ballot);
    }
    return seal(old_code_version, std::move(content).str());
}

/// The ballot, and whether it is what these bytes say: what cannot be written again as it was,
/// nobody has written.
Result<Ballot> judged(Ballot ballot, bool as_it_was) {
    if (!as_it_was)
        return problem_at("code", "the code is whole, but what it holds cannot be read");
    auto problems = problems_of(ballot);
    if (!problems.empty()) return problems;
    return ballot;
}

Result<Ballot> decode_old(std::string_view code) {
    const auto content = open_sealed(code, old_code_version, "code", longest_code);
    if (!content) return content.problems();
    Ballot ballot;
    BoundedReader reader(*content);
    ballot.serialize(reader);
    const bool same = reader.whole() && encode_old(ballot) == code;
    return judged(std::move(ballot), same);
}

} // namespace

std::string seal_ballot(std::string_view content) { return seal(code_version, content); }

std::string encode_ballot(const Ballot& ballot) {
    return seal_ballot(BallotWriter(ballot).write());
}

Result<Ballot> decode_ballot(std::string_view code) {
    if (version_of_sealed(code) == old_code_version) return decode_old(code);
    const auto content = open_sealed(code, code_version, "code", longest_code);
    if (!content) return content.problems();
    BallotReader reader(*content);
    Ballot ballot = reader.read();
    if (!reader.guesses_wrong().empty()) return reader.guesses_wrong();
    const bool same = reader.whole() && encode_ballot(ballot) == code;
    return judged(std::move(ballot), same);
}

} // namespace folkmoot::ballot
