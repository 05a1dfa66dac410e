#pragma once

/// Everything that is on screen, and the conversation with the simulation that keeps it true.
///
/// The session draws nothing and knows no browser: panels call its commands, the platform carries
/// its requests to the workers and its replies back, and calls `tick` now and then. What it wants
/// is derived anew each time from what is on screen and what is under way, so that cancelling is
/// always safe: what is still wanted is simply asked for again.
///
/// Rules: the newest lever position wins. While a hand is on a lever at most one run is under way,
/// and a quick look at fewer people answers if the full run takes too long; where the hand rests,
/// the full run follows, and gives way when it moves on. Replicates fill idle workers and give way
/// to everything else. A reply whose request is no longer under way is dropped.

#include "session/beside/alike.hpp"
#include "session/beside/crossed.hpp"
#include "session/beside/guess.hpp"
#include "session/beside/history.hpp"
#include "session/beside/overturn.hpp"
#include "session/beside/paper.hpp"
#include "session/carried.hpp"
#include "session/deliberation/desk.hpp"
#include "session/event_json.hpp"
#include "session/funding/desk.hpp"
#include "session/goal/form.hpp"
#include "session/goal/search.hpp"
#include "session/messages.hpp"
#include "session/results.hpp"
#include "session/trial/desk.hpp"
#include "session/view.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

class Session {
public:
    // ------------------------------------------------------------ from the platform
    /// There are `count` fresh workers, without memory of what was asked before.
    void set_workers(unsigned count);
    void receive(unsigned worker, message::Reply reply);
    /// Moves time on and asks for what is due. `now` in milliseconds, of any origin, never falling.
    void tick(double now);
    [[nodiscard]] std::vector<Outgoing> take_outgoing();
    [[nodiscard]] std::vector<Action> take_actions();
    /// True once after anything changed that should be seen at once: an answer among them.
    [[nodiscard]] bool take_changed();
    /// The same of what can wait a moment: how far long work is, one more of many runs.
    [[nodiscard]] bool take_trickled();

    // ------------------------------------------------------------ from the page
    void open(ScenarioFile file);
    /// Shows results that came with the page, at once; they are recomputed when workers are there.
    void show_first(std::vector<message::Reply> replies);
    /// Takes up a question that a link asks or that the page remembers. `fingerprint`: what the
    /// link promised.
    void restore(std::string scenario, message::Trial trial, View view,
                 std::optional<std::uint64_t> fingerprint = std::nullopt);
    /// Opens the first scenario that the page offers, if nothing has been opened yet.
    void open_usual();
    void set_scenarios(std::vector<ScenarioCard> cards);
    void report(std::string where, std::string text);

    // ------------------------------------------------------------ from the panels
    void choose_policy(const std::string& name);
    /// Moves a lever or an assumption. `held`: the hand is still on it.
    void move(const std::string& key, double value, bool held);
    /// The same for a value that somebody typed: it is not rounded to the lever's steps.
    void move_exactly(const std::string& key, double value);
    void move_all(const std::map<std::string, double>& values);
    void release();
    void reset(const std::string& key);
    void reset_all();
    void set_seed(std::uint64_t seed);
    /// How many citizens stand for all people; the scenario's own number counts as unmoved.
    void set_population(std::uint32_t citizens);
    /// How far ahead to look; the scenario's own number counts as unmoved.
    void set_weeks(std::uint32_t weeks);
    /// So many runs tell how sure an answer is; 0: as many as usual.
    void set_runs(std::uint32_t runs);
    void undo();
    void redo();
    /// Goes to one of the states of `history()`.
    void go_to_step(std::size_t place);
    void set_week(std::uint32_t week);
    void step_week(int by);
    void play(bool on);
    void set_speed(double weeks_per_second);
    void set_room(Room room);
    void set_side(Side side);
    /// `key`: of one of the scenario's colourings.
    void set_colouring(const std::string& key);
    /// Makes a link to what is on screen and hands it to the page: action "copy-link".
    void share();
    /// The same in a reference (session/cite.hpp), if there is one: action "copy-citation", a share
    /// code, a line end and the text.
    void cite(std::string reference);
    void open_plain(); ///< the same, to open the plain view with: action "open-plain"
    void stop(); ///< asks the page to end what has been waited for: action "stop"
    /// The outcome whose charts are shown; "": the scenario's main charts.
    void choose_outcome(const std::string& key);
    void go_on_tour(std::optional<std::size_t> step); ///< a step of the tour; nothing: it is over
    /// What is to be guessed, by a step of the tour or by the page; nothing: nothing is.
    [[nodiscard]] std::optional<Asked> asked() const;
    /// What was said to that; nullptr while nobody has. One without values was skipped.
    [[nodiscard]] const Guess* guess() const;
    /// The outcome whose answer waits for a guess: nobody shows it until then.
    [[nodiscard]] std::optional<std::size_t> closed_outcome() const;
    /// What a guess stands at before it is given, a value or one a year: at first as it is today.
    [[nodiscard]] std::vector<double> draft() const;
    void draft_guess(std::size_t year, double value);
    /// Gives the guess: a direction, or else what is drafted. A step of the tour is tried with it.
    void give_guess(std::optional<int> direction = std::nullopt);
    void skip_guess();
    /// The next person on this device has guessed nothing.
    void forget_guesses();
    /// The page asks for a guess of an outcome before it is shown; "": it does not.
    void ask_first(const std::string& outcome, const std::string& kind);
    /// Looks for words among levers and assumptions, and among the scenarios that the page offers.
    void find_lever(std::string words);
    void find_scenario(std::string words);
    /// A value that was not taken, and why; the next use takes it back. `key`: of what was used.
    void refuse(std::string key, std::string why);
    void load_scenario(const std::string& name);
    void dismiss_problems();
    void act(std::string name, std::string text, std::vector<std::uint8_t> bytes = {});

    // ------------------------------------------------------------ somebody like me
    using Likeness = message::Likeness;
    void describe(Likeness likeness);
    [[nodiscard]] const Likeness& likeness() const { return view_.like; }
    /// Follows a person of `people`; nothing: nobody any more.
    void follow(std::optional<std::uint32_t> person);
    /// Follows the next person of that likeness, from the one that is followed on; why not, if
    /// there is none.
    [[nodiscard]] std::string follow_next();
    /// How many of `people` are like that, and whether one is.
    [[nodiscard]] std::size_t alike() const;
    [[nodiscard]] bool is_alike(std::uint32_t person) const;
    /// What both policies mean for them; nullptr while nobody is described or it is not asked for.
    [[nodiscard]] const AlikeRuns* alike_runs() const;
    /// Who is followed, if the town has so many people.
    [[nodiscard]] std::optional<std::uint32_t> person() const;
    /// Their weeks under both policies, or `so_far` the first of them; nullptr while not known.
    [[nodiscard]] const message::Neighbour* neighbour(bool so_far = false) const;

    // ------------------------------------------------------------ policies side by side
    /// All of the scenario's policies beside each other, or only what is pinned.
    void show_all_policies(bool on);
    /// Pins the reform on screen under a name; "": its usual one. Returns why it cannot be pinned,
    /// or "".
    [[nodiscard]] std::string pin(std::string name);
    void unpin(std::size_t index);
    /// Makes a reform that stands beside the one on screen the one on screen.
    void show_reform(const message::Trial& trial);
    /// Compares with a policy, with levers moved of it; that which is the reform changes places.
    void compare_with(const std::string& policy, std::map<std::string, double> changed = {});
    using Closer = session::Closer;
    using Beside = session::Beside;
    void look_closer(Closer closer);
    [[nodiscard]] const Closer& closer() const { return closer_; }
    [[nodiscard]] const std::vector<Pin>& pins() const { return view_.pins; }
    /// None while nobody asked for any; else first the one on screen if it is neither pinned nor
    /// a policy as the scenario has it, then the scenario's policies, then pins, none twice.
    [[nodiscard]] std::vector<Beside> side_by_side() const;
    /// Looks for what would overturn what the sentence says first; or stops.
    void look_for_overturn(bool on);
    /// Tries two assumptions together, once it is looked for.
    void map_doubts(const DoubtMapWish& wish);
    [[nodiscard]] const Overturn& overturn() const { return overturn_; }

    /// Outcomes of two groupings crossed; nullptr while they are not known.
    void cross_groups(CrossedWish wish);
    [[nodiscard]] const CrossedGroups& crossed_groups() const { return crossed_; }
    [[nodiscard]] const message::Crossed* crossed() const;

    // ------------------------------------------------------------ what would it take
    /// What somebody has filled in of the question.
    void fill_goal(GoalForm form);
    [[nodiscard]] const GoalForm& goal_form() const { return goal_form_; }
    /// Begins to look, from the question on screen.
    void look_for_goal(message::GoalQuestion question);
    /// Ends it: what was found so far is the answer.
    void stop_goal();
    [[nodiscard]] const GoalSearch& goal() const { return goal_; }
    /// The question that was asked, with the levers of an answer.
    [[nodiscard]] message::Trial trial_of_goal(const message::GoalAnswer& answer) const;

    /// What is known of a question; nullptr before its first answer.
    [[nodiscard]] const TrialResults* results_of(const message::Trial& trial) const;
    /// It could not be worked out.
    [[nodiscard]] bool hopeless(const message::Trial& trial) const;

    // ------------------------------------------------------------ on paper
    /// Asks the page for a paper of what is on screen: action "open-paper", see web/README.md.
    void open_paper(Paper paper);
    /// The same for the picture of a chart, by its key: action "ask-picture".
    void ask_picture(const std::string& chart);
    /// Shows a paper in the place of the rooms, or rooms again.
    void show_paper(PaperPage page);
    [[nodiscard]] const PaperPage& paper() const { return paper_; }
    /// The share code of what the paper shows; empty while it is not known, or no link can hold it.
    [[nodiscard]] std::string paper_code() const;
    // ------------------------------------------------------------ a projector, beside/wall.cpp
    /// Explore in large type, or as it was.
    void show_wall(bool on);
    /// The same, as an address asks for it; the address that a link to it opens.
    void set_wall_address(std::string address);
    [[nodiscard]] bool wall() const { return wall_.on && view_.room == Room::explore; }
    /// Which chart, or "map"; "": as the step of the tour has it, or the first.
    void set_wall_picture(std::string name);
    [[nodiscard]] const std::string& wall_picture() const { return wall_.picture; }
    /// Opens exactly this; empty while it is being made.
    [[nodiscard]] std::string wall_link() const;
    /// The setting that somebody moved last; "": none yet.
    [[nodiscard]] const std::string& last_moved() const { return last_moved_; }
    /// True if it rests on a table or a formula of a person's own, which is in no link.
    [[nodiscard]] bool own_on_screen() const;
    /// The question on screen as each step of the tour has it.
    [[nodiscard]] std::vector<message::Trial> tour_trials() const;

    // ------------------------------------------------------------ what is on screen
    [[nodiscard]] const message::Scenario* scenario() const;
    [[nodiscard]] const ScenarioFile& file() const { return file_; }
    [[nodiscard]] const std::vector<ScenarioCard>& scenarios() const { return cards_; }
    [[nodiscard]] const message::Trial& trial() const { return trial_; }
    [[nodiscard]] const View& view() const { return view_; }
    /// What people are coloured by: as the view has it, or else what the model shows first; nullptr
    /// while no scenario is open.
    [[nodiscard]] const message::Colouring* colouring() const;
    /// The results to show: of the question as it stands, or the last ones while it is being run.
    [[nodiscard]] const TrialResults* shown() const;
    /// True while `shown` answers an older question.
    [[nodiscard]] bool stale() const;
    /// True if `shown` is a quick look, of fewer people, put on the last answer in full.
    [[nodiscard]] bool preview() const;
    /// True if a quick look has other assumptions than the answer below it: the baseline moves too.
    [[nodiscard]] bool facts_move() const;
    /// True if what the map shows is of the question as it stands.
    [[nodiscard]] bool map_is_current() const;
    [[nodiscard]] const message::People* people() const;
    /// The state of every citizen at (or near) the week on screen; nullptr before the first
    /// arrives.
    [[nodiscard]] const message::Frame* frame(bool reform) const;
    /// True if both sides' frames are of one question and one week, so that people can be compared.
    [[nodiscard]] bool frames_match() const;
    /// Increases whenever people or that frame are replaced.
    [[nodiscard]] std::uint32_t frame_version(bool reform) const;
    [[nodiscard]] std::uint32_t people_version() const { return people_version_; }
    [[nodiscard]] const std::vector<double>& deprivation() const { return deprivation_; }
    [[nodiscard]] std::uint32_t weeks() const;
    [[nodiscard]] std::uint32_t week() const;
    [[nodiscard]] std::size_t year() const { return week() / 52; }
    [[nodiscard]] bool playing() const { return playing_; }
    [[nodiscard]] double speed() const { return speed_; }
    [[nodiscard]] bool held() const { return held_; }
    [[nodiscard]] const std::string& outcome() const { return outcome_; }
    /// What somebody looks for among levers and assumptions, and among scenarios; empty: all.
    [[nodiscard]] const std::string& lever_search() const { return lever_search_; }
    [[nodiscard]] const std::string& scenario_search() const { return scenario_search_; }
    [[nodiscard]] std::optional<std::size_t> tour_step() const {
        return view_.tour ? std::optional<std::size_t>(*view_.tour) : std::nullopt;
    }
    struct Refusal {
        std::string key, why;
    };
    [[nodiscard]] const Refusal& refusal() const { return refusal_; }
    /// How long somebody has been waiting for an answer, in milliseconds; 0: nobody is.
    [[nodiscard]] double waited() const;
    /// What is asked now could not be worked out, or was stopped.
    [[nodiscard]] bool failed() const { return failed_trial_ && *failed_trial_ == trial_; }
    [[nodiscard]] const History& history() const { return history_; }
    [[nodiscard]] Confidence confidence() const;
    [[nodiscard]] std::string sentence() const;
    /// The same as it will be when all runs are in: what room to keep for it.
    [[nodiscard]] std::string full_sentence() const;
    /// Which assumptions matter most to what the sentence says first; nullptr: too few runs yet.
    [[nodiscard]] const std::vector<message::Doubt>* doubts() const;
    /// The scenario's model in its own words, in Markdown; empty until they have come.
    [[nodiscard]] std::string_view readme() const;
    /// The same of any outcome.
    [[nodiscard]] const std::vector<message::Doubt>* doubts(std::size_t outcome) const;
    [[nodiscard]] Reproduction reproduction() const;
    [[nodiscard]] const std::vector<message::Problem>& problems() const { return problems_; }
    /// 0..1 while long work is under way, else negative.
    [[nodiscard]] double progress() const { return progress_; }
    [[nodiscard]] bool busy() const;
    /// The labs' own state; panels may change it.
    [[nodiscard]] FundingDesk& funding() { return funding_; }
    [[nodiscard]] const FundingDesk& funding() const { return funding_; }
    [[nodiscard]] TrialDesk& trial_lab() { return trial_lab_; }
    [[nodiscard]] const TrialDesk& trial_lab() const { return trial_lab_; }
    [[nodiscard]] DeliberationDesk& deliberation() { return deliberation_; }
    [[nodiscard]] const DeliberationDesk& deliberation() const { return deliberation_; }
    [[nodiscard]] unsigned worker_count() const { return static_cast<unsigned>(workers_.size()); }

private:
    static constexpr std::string_view open_paper_action = "open-paper ";
    static constexpr std::string_view cite_action = "copy-citation ";
    static constexpr std::string_view keep_link_action = "keep-link";
    enum class Task : std::uint8_t {
        open,
        run,
        people,
        frame,
        make_link,
        doubts,
        readme,
        beside,
        neighbour,
        alike,
        crossed,
        overturn,
        goal,
        desk
    };
    struct Job {
        std::uint32_t id = 0;
        Task task = Task::open;
        message::Trial trial;
        std::uint32_t replicate = 0;
        bool reform = false;
        std::uint32_t week = 0;
        Desk* desk = nullptr; ///< whose question it is
        bool quick = false;
        double since = 0; ///< when it was asked, milliseconds
        std::size_t from = 0; ///< how many replicates it is judged from
        std::vector<message::GoalRun> goal_runs{}; ///< of a search; none: its next step
    };
    struct Worker {
        std::vector<Job> jobs;
        std::uint32_t opened = 0; ///< which file it has read: `file_serial_`, 0 none
    };
    struct KeptFrame {
        message::Trial trial;
        message::Frame frame;
        std::uint32_t version = 0;
    };
    struct Expected {
        message::Trial trial;
        std::uint64_t fingerprint = 0;
    };

    // session_requests.cpp: what to ask for
    void pump();
    void open_files();
    void drop_stale_runs();
    void ask_main_run();
    void ask_people();
    void ask_frames();
    void ask_link();
    void ask_doubts();
    void ask_readme();
    void ask_replicates();
    // beside/neighbour.cpp: whose weeks are followed
    void ask_neighbour();
    void take(unsigned worker, const Job& job, message::Neighbour& reply);
    // beside/alike.cpp: what both policies mean for people like that
    void ask_alike(bool first);
    void drop_stale_alike();
    void take(unsigned worker, const Job& job, message::Alike& reply);
    void ask_crossed(); // beside/crossed.cpp
    void take(unsigned worker, const Job& job, message::Crossed& reply);
    // beside/doubt.cpp: what would overturn the verdict
    void ask_overturn();
    void drop_stale_overturn();
    void drop_overturn_jobs();
    // goal/ask.cpp: what would it take
    void ask_goal();
    void drop_stale_goal(bool all = false);
    void take(unsigned worker, const Job& job, message::Goal& reply);
    void take(unsigned worker, const Job& job, message::GoalRuns& reply);
    // beside/policies.cpp: what stands beside the question on screen
    void drop_stale_beside();
    /// For first numbers of what stands beside, or for runs that tell how sure they are.
    void ask_beside(bool first);
    // beside/paper.cpp: the same, and what a paper tells of
    [[nodiscard]] std::vector<Beside> wanted_beside() const;
    /// The lab that a brief can be had of; nullptr in other rooms.
    [[nodiscard]] const Desk* lab_on_screen() const;
    /// What a page is told with a lab's paper, and what of the lab its link stands for.
    [[nodiscard]] std::string paper_asked() const;
    [[nodiscard]] std::string paper_state() const;
    void ask_desk();
    [[nodiscard]] Desk* desk_on_screen();
    [[nodiscard]] View view_with_desks() const;
    // beside/guessing.cpp: while an answer is closed the map shows today
    void mind_guess();
    [[nodiscard]] std::optional<Asked> toured_ask() const;
    /// What a memory tells of the tour.
    void take_up_guesses();
    void send(unsigned worker, Job job, message::Request request);
    void cancel(unsigned worker);
    [[nodiscard]] std::uint32_t new_id() { return next_id_++; }
    [[nodiscard]] bool use_preview() const;
    [[nodiscard]] const Job* job_of(unsigned worker, Task task) const;
    [[nodiscard]] bool any_job(Task task) const;

    // session_replies.cpp: what came back
    void take(unsigned worker, const Job& job, message::Opened& reply);
    void take(unsigned worker, const Job& job, message::Ran& reply);
    void take(unsigned worker, const Job& job, message::People& reply);
    void take(unsigned worker, const Job& job, message::Frame& reply);
    void take(unsigned worker, const Job& job, message::Link& reply);
    void take(unsigned worker, const Job& job, message::Doubts& reply);
    void take(unsigned worker, const Job& job, message::Readme& reply);
    void take(unsigned worker, const Job& job, message::Failed& reply);
    void adopt(message::Scenario scenario);
    void adopt_people(message::People people);
    void await_scenario();
    void tell_whether_reachable();
    void apply_pending();

    void put(const std::string& key, double value, bool held, bool exact);
    void edited();
    void remember_past();
    void announce();
    [[nodiscard]] std::string memory() const;

    std::optional<message::Scenario> scenario_;
    ScenarioFile file_;
    std::optional<ScenarioFile> candidate_; ///< being opened; becomes `file_` when it is sound
    std::uint32_t file_serial_ = 0;
    std::vector<ScenarioCard> cards_;
    message::Trial trial_;
    View view_;
    FundingDesk funding_;
    TrialDesk trial_lab_;
    DeliberationDesk deliberation_;
    ResultsStore store_{6};
    TrialResults preview_;
    message::Trial last_shown_;
    bool last_was_preview_ = false;
    std::optional<message::People> people_;
    message::Trial people_trial_;
    std::uint32_t people_version_ = 0;
    std::vector<double> deprivation_;
    std::array<std::optional<KeptFrame>, 2> frames_; ///< [reform]
    std::vector<KeptFrame> hopeless_frames_; ///< asked for in vain: not again
    bool people_hopeless_ = false;
    bool last_side_asked_ = false;
    std::vector<Worker> workers_;
    std::vector<Outgoing> outgoing_;
    std::vector<Action> actions_;
    std::vector<message::Problem> problems_;
    History history_;
    std::optional<Expected> expected_;
    /// A question that waits for its scenario to be opened.
    struct Pending {
        std::string scenario;
        message::Trial trial;
        View view;
        std::optional<std::uint64_t> fingerprint; ///< expected by a link
    };
    std::optional<Pending> pending_;
    std::optional<message::Trial> failed_trial_; ///< a run that failed: not asked for again
    std::vector<message::Trial> hopeless_beside_; ///< the same of what stands beside
    Closer closer_;
    Overturn overturn_;
    GoalForm goal_form_;
    GoalSearch goal_;
    AlikeRuns alike_runs_;
    CrossedGroups crossed_;
    struct Followed {
        message::Trial trial;
        std::uint32_t person = 0;
        std::optional<message::Neighbour> lives; ///< nothing: they could not be worked out
    };
    std::optional<Followed> followed_;
    std::string link_action_; ///< what a link is made for: "copy-link", …; empty: none is
    PaperPage paper_;
    struct Wall {
        bool on = false;
        std::string address, picture;
    } wall_;
    std::string last_moved_;
    struct PaperLink {
        message::Trial trial;
        std::string code, state;
    };
    std::string paper_state_asked_; ///< of the link that is being made
    std::optional<PaperLink> paper_link_;
    message::Readme readme_;
    std::string outcome_;
    Guesses guesses_;
    std::optional<Side> side_before_; ///< whose future the map showed before an answer was closed
    std::string lever_search_, scenario_search_;
    Refusal refusal_;
    bool held_ = false, playing_ = false, changed_ = true, trickled_ = false, memory_due_ = false;
    double now_ = 0, memory_at_ = 0, progress_ = -1, speed_ = 13, part_of_week_ = 0;
    std::uint32_t next_id_ = 1;
};

} // namespace folkmoot::session
