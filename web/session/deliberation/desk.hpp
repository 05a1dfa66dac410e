#pragma once

/// The state of the room of deliberation: one's own ballot, the ballots of others, and what they
/// come to.
///
/// Nothing here is sent anywhere. A ballot leaves as a code that somebody shows or hands on; what
/// is gathered is kept by the page as text, and saved as that text. Codes are made and read, and
/// everything is counted, by the workers.

#include "session/deliberation/guessed.hpp"
#include "session/desk.hpp"
#include "session/results.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

/// Policies with lever positions that people's ballots come to.
struct DeliberationOption {
    std::string key;   ///< "median", "group:0", "policy:NAME"
    std::string words; ///< "The middle of everybody"
    message::Trial trial;
};

class DeliberationDesk : public Desk {
public:
    [[nodiscard]] std::optional<message::Request> next(std::uint32_t id,
                                                       bool scenario_open) override;
    void take(std::uint32_t id, message::Reply& reply) override;
    void lost(std::uint32_t id) override;
    void adopt(const message::Scenario& scenario) override;
    [[nodiscard]] std::vector<std::uint32_t> take_unwanted() override;
    [[nodiscard]] std::string write() const override { return {}; }
    void read(std::string_view) override {}

    // ------------------------------------------------------------ from the page
    /// Sixteen hexadecimal digits that chance made: the number of one's own ballot.
    void take_random(std::string_view digits);
    /// The address of the room's page, without a fragment.
    void set_address(std::string address);
    /// Whether the page offers the question, so that its name in a link opens it for others too.
    void set_reachable(bool reachable);
    [[nodiscard]] bool reachable() const { return reachable_; }
    void set_camera(bool there);
    /// What the page kept from another visit: ballots, and the files that were open.
    void take_kept(std::string_view text);
    void take_kept_files(std::string_view text);
    /// What another page of this site has gathered meanwhile: a wall shows what is collected beside
    /// it, and of two pages neither forgets what the other was handed.
    void follow(std::string_view text);
    /// Files or text that somebody brings: codes, a conversation's files, a budget.
    void bring(std::vector<message::DeliberationFile> files, std::string note = {});
    /// What the page should keep, once after it changed; empty: nothing.
    [[nodiscard]] std::optional<std::string> take_keep();
    /// The same of the files that are open, which may be large and change seldom.
    [[nodiscard]] std::optional<std::string> take_keep_files();
    /// True once if another random number is needed.
    [[nodiscard]] bool take_random_wanted();
    /// Files to hand to the person, once.
    [[nodiscard]] std::vector<message::DeliberationFile> take_files();

    // ------------------------------------------------------------ from the panels: one's own
    // ballot
    void vote(std::uint32_t statement, std::int8_t vote);
    /// Takes back the vote that was cast last.
    void vote_back();
    /// Which policy, as it stands, before exploring.
    void choose(const std::string& policy);
    /// Explore was opened to try things for the ballot; see `exploring`.
    void explore();
    /// Comes back with what stands in Explore, or without it.
    void come_back(const message::Trial& trial, std::uint64_t fingerprint);
    void stop_exploring();
    /// `place` from 0; "": nothing there and below.
    void rank(std::size_t place, const std::string& policy);
    void approve(const std::string& policy, bool yes);
    /// 0 reject to 5 excellent; nothing: no grade.
    void grade(const std::string& policy, std::optional<std::uint8_t> grade);
    /// One vote more for a policy (1) or against it (-1), if the points are enough: n votes cost
    /// n².
    void add_vote(const std::string& policy, std::int32_t by);
    /// Pounds a year; nothing: not said.
    void pay(std::optional<double> pounds);
    void say(std::string words);
    /// A guess that was made in Explore: it may go along, if whoever made it wants that.
    void offer_guess(message::BallotGuess guess);
    /// Whether one's guesses go along with the ballot.
    void send_guesses(bool yes);
    /// Counts one's own ballot with the others', now and whenever it changes.
    void add_own();
    /// The next person's ballot on the same machine.
    void begin_anew();

    // ------------------------------------------------------------ from the panels: the others
    void forget_gathered();
    void close_files();
    void dismiss_left_out();
    void choose_group(std::string key);
    void save_polis();
    /// Shows what the model says of a question of `guesses`, or closes it again.
    void open_guess(const std::string& key, bool open);
    /// The wall goes on to what was guessed, a question after the other, and then back.
    void turn_wall();
    /// Large type for a projector, and nothing to press but what leads back.
    void set_wall(bool on);

    // ------------------------------------------------------------ what is on screen
    [[nodiscard]] const message::Scenario* scenario() const {
        return scenario_ ? &*scenario_ : nullptr;
    }
    [[nodiscard]] const message::Ballot& ballot() const { return ballot_; }
    /// True if the ballot says anything.
    [[nodiscard]] bool said() const;
    /// Guesses that can go along, and whether they do.
    [[nodiscard]] const std::vector<message::BallotGuess>& offered() const { return offered_; }
    [[nodiscard]] bool sends_guesses() const { return !ballot_.guesses.empty(); }
    /// The statement to ask about now; nothing if all are answered, or it is not known yet.
    [[nodiscard]] std::optional<std::uint32_t> asked() const { return asked_; }
    [[nodiscard]] bool can_go_back() const { return !cast_.empty(); }
    [[nodiscard]] bool exploring() const { return exploring_; }
    [[nodiscard]] bool wall() const { return wall_; }
    /// Votes for (or, below 0, against) a policy, what they cost, and what is left of the points.
    [[nodiscard]] std::int32_t votes_for(const std::string& policy) const;
    [[nodiscard]] std::uint32_t points_left() const;
    /// Whether one more vote (1 or -1) can be paid for.
    [[nodiscard]] bool can_add_vote(const std::string& policy, std::int32_t by) const;
    /// The code of the ballot as it stands; empty while it is being made.
    [[nodiscard]] const std::string& code() const { return code_; }
    /// Why there is no code.
    [[nodiscard]] const std::vector<message::Problem>& code_problems() const {
        return code_problems_;
    }
    [[nodiscard]] bool own_added() const { return own_added_; }
    /// Links to this question, and to the ballot; empty if the page has not told its address,
    /// or the question is a file of a person's own.
    [[nodiscard]] std::string invitation() const;
    [[nodiscard]] std::string ballot_link() const;
    [[nodiscard]] bool camera() const { return camera_; }
    /// Codes of the ballots on this question, one of each number.
    [[nodiscard]] const std::vector<std::string>& gathered() const;
    /// What is gathered as a file that `bring` and the command line read.
    [[nodiscard]] std::string session_text() const;
    /// What became of what was brought last.
    [[nodiscard]] const std::string& taken() const { return taken_; }
    [[nodiscard]] const std::vector<message::Problem>& left_out() const { return left_out_list_; }
    [[nodiscard]] const std::vector<std::string>& file_notes() const { return file_notes_; }
    [[nodiscard]] bool has_files() const { return !files_.empty(); }
    /// What they come to; nullptr until it is known.
    [[nodiscard]] const message::Deliberated* found() const { return found_ ? &*found_ : nullptr; }
    /// True while something newer is being counted.
    [[nodiscard]] bool counting() const { return counted_ != wanted_; }
    [[nodiscard]] const std::vector<message::Problem>& problems() const { return problems_; }
    /// "group:0", "dot:0:3" or "".
    [[nodiscard]] const std::string& group() const { return group_; }
    /// The policies that people's levers and the rules come to, and what each does.
    [[nodiscard]] const std::vector<DeliberationOption>& options() const { return options_; }
    [[nodiscard]] const TrialResults* results(std::size_t option) const;
    [[nodiscard]] bool trying() const;
    /// The policy that most would choose: its place in `options`; their number if there is none.
    [[nodiscard]] std::size_t most_chosen() const;
    /// What was guessed, by question, and what the model says of each: only of those that are
    /// opened; nullptr until then, and until it is known.
    [[nodiscard]] const ClassGuesses& guesses() const { return guesses_; }
    [[nodiscard]] bool guess_opened(std::size_t question) const {
        return opened_.contains(guesses_.questions[question].key);
    }
    [[nodiscard]] const TrialResults* guess_results(std::size_t question) const;
    /// Whether the answer cannot be worked out.
    [[nodiscard]] bool guess_hopeless(std::size_t question) const;
    /// The question on the wall; nothing: opinions stand there.
    [[nodiscard]] std::optional<std::size_t> wall_guess() const;
    /// Rises with everything that can be seen.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

private:
    enum class Task : std::uint8_t { count, code, own, polis, run };
    struct Job {
        Task task = Task::count;
        std::uint64_t version = 0;
        message::Trial trial;
        std::uint32_t replicate = 0;
    };

    void touch();
    void changed_ballot();
    /// `newer`: it takes the place of another guess at the same. Returns whether anything changed.
    bool add_offered(message::BallotGuess guess, bool newer);
    void recount();
    void make_options();
    void make_guesses();
    [[nodiscard]] bool hopeless(const message::Trial& trial) const;
    void settle_asked();
    [[nodiscard]] bool answered(std::uint32_t statement) const;
    void put_first(const std::string& policy);
    void take_lines(std::string_view text);
    void set_files(std::vector<message::DeliberationFile> files);
    [[nodiscard]] bool under_way(Task task) const;
    [[nodiscard]] message::AskDeliberation question_now() const;
    [[nodiscard]] std::optional<message::Request> next_run(std::uint32_t id);
    [[nodiscard]] const std::string* most_chosen_policy() const;
    [[nodiscard]] message::Trial trial_of(const std::map<std::string, double>& levers) const;

    void accept(const Job& job, message::BallotCode& reply);
    void accept(const Job& job, message::BallotRead& reply);
    void accept(const Job& job, message::Deliberated& reply);
    void accept(const Job& job, message::PolisFiles& reply);
    void accept(const Job& job, message::Ran& reply);
    void accept(const Job& job, message::Failed& reply);

    std::optional<message::Scenario> scenario_;
    std::uint64_t question_ = 0;
    std::string address_;
    bool reachable_ = true;
    bool camera_ = false;

    message::Ballot ballot_;
    std::vector<std::uint32_t> cast_; ///< statements in the order in which they were voted on
    std::vector<std::uint32_t> order_; ///< in which statements are asked about
    std::optional<std::uint32_t> asked_; ///< stays until it is answered
    bool exploring_ = false, own_added_ = false, random_wanted_ = false, wall_ = false;
    std::uint64_t ballot_version_ = 0; ///< rises with every change of the ballot
    std::uint64_t code_version_ = 0; ///< of which `code_` is
    std::string code_, kept_own_; ///< `kept_own_`: a code from another visit, to be read
    std::vector<message::Problem> code_problems_;

    std::map<std::uint64_t, std::vector<std::string>> gathered_; ///< by question
    std::vector<message::DeliberationFile> incoming_; ///< codes that are not counted yet
    std::vector<message::DeliberationFile> files_; ///< of a conversation, or a budget
    std::uint64_t wanted_ = 1, counted_ = 0;
    bool fresh_ = false, polis_wanted_ = false, keep_due_ = false, keep_files_due_ = false;
    std::vector<message::DeliberationFile> handed_;
    std::string taken_, group_, guessed_; ///< `guessed_`: what was guessed to read the open files
    std::vector<message::Problem> left_out_list_, problems_;
    std::vector<std::string> file_notes_;
    std::optional<message::Deliberated> found_;

    std::vector<message::BallotGuess> offered_;
    ClassGuesses guesses_;
    std::vector<TrialResults> guess_results_; ///< of each question
    std::set<std::string> opened_; ///< keys of questions
    std::string wall_guess_; ///< key of a question, or ""

    std::vector<DeliberationOption> options_;
    std::vector<TrialResults> results_;
    std::vector<message::Trial> hopeless_;

    std::map<std::uint32_t, Job> jobs_;
    std::vector<std::uint32_t> unwanted_;
    std::uint64_t revision_ = 0;
};

/// Runs that tell how sure it is what the policy that most would choose does.
inline constexpr std::uint32_t deliberation_runs = 10;
/// Runs that tell where nine of ten lie, beside what a class guessed.
inline constexpr std::uint32_t guess_runs = 21;

} // namespace folkmoot::session
