#include "mpi/ranks.hpp"

#include "cli/progress.hpp"
#include "mpi/hands.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

namespace folkmoot::mpi {
namespace {

void tell_of_rank(int rank, const std::string& what) {
    if (!cli::tells_in_json()) cli::tell_line("rank " + std::to_string(rank) + " " + what);
}

} // namespace

/// Rank 0 at work.
class Ranks::Leader {
public:
    Leader(Ranks& ranks, const cli::Work& work, const std::vector<std::uint32_t>& numbers,
           std::uint32_t threads, const cli::Take& take)
        : ranks_(ranks), origin_(work.origin), take_(take), hands_(work, threads),
          left_(numbers.rbegin(), numbers.rend()), all_(numbers.size()) {
        own().free = hands_.count();
    }

    void run(const Proceed& proceed) {
        while (done_ < all_ && go_on_) {
            while (const auto letter = ranks_.mail_.receive()) read(*letter);
            hand_out();
            for (Hands::Done& piece : hands_.finished()) finish(0, piece);
            if (proceed && !proceed(static_cast<double>(done_) / static_cast<double>(all_))) return;
        }
    }

private:
    Other& own() { return ranks_.others_.front(); }

    void read(const Letter& letter) {
        Other& other = ranks_.others_[static_cast<std::size_t>(letter.from)];
        other.heard = true;
        if (letter.says == Says::result) {
            Hands::Done piece{letter.number, letter.text};
            finish(letter.from, piece);
        } else if (letter.says == Says::ready && letter.text == origin_) {
            other.free = letter.number;
        } else if (letter.says == Says::ready) {
            tell_of_rank(letter.from, "has another scenario or version, and is given nothing");
        } else {
            other.left = true;
            other.free = 0;
            left_.insert(left_.end(), other.has.rbegin(), other.has.rend());
            tell_of_rank(letter.from, "cannot go on: " + letter.text);
        }
    }

    void finish(int rank, Hands::Done& piece) {
        Other& other = ranks_.others_[static_cast<std::size_t>(rank)];
        other.has.erase(piece.first);
        ++other.free;
        if (go_on_) go_on_ = take_(piece.first, std::move(piece.second));
        ++done_;
    }

    // A piece for every thread that is free, by turns: nobody waits while another has two.
    void hand_out() {
        for (bool any = true; any && !left_.empty();) {
            any = false;
            for (std::size_t rank = 0; rank < ranks_.others_.size() && !left_.empty(); ++rank) {
                Other& other = ranks_.others_[rank];
                if (other.free == 0) continue;
                --other.free;
                other.has.insert(left_.back());
                if (rank == 0)
                    hands_.give(left_.back());
                else
                    ranks_.mail_.send(static_cast<int>(rank), Says::piece, left_.back());
                left_.pop_back();
                any = true;
            }
        }
    }

    Ranks& ranks_;
    const std::string& origin_;
    const cli::Take& take_;
    Hands hands_;
    std::vector<std::uint32_t> left_; ///< to be handed out, the next one last
    std::size_t all_, done_ = 0;
    bool go_on_ = true;
};

void Ranks::work(const cli::Work& work, const std::vector<std::uint32_t>& numbers,
                 std::uint32_t threads, const cli::Take& take, const Proceed& proceed) {
    const std::uint32_t own = std::clamp(threads, 1U, 256U);
    if (leads())
        Leader(*this, work, numbers, own, take).run(proceed);
    else
        follow(work, own);
}

void Ranks::follow(const cli::Work& work, std::uint32_t threads) {
    Hands hands(work, threads);
    mail_.send(0, Says::ready, hands.count(), work.origin);
    while (!sent_home_) {
        while (const auto letter = mail_.receive()) {
            if (letter->says == Says::piece)
                hands.give(letter->number);
            else
                sent_home_ = true;
        }
        for (const auto& [number, record] : hands.finished())
            mail_.send(0, Says::result, number, record);
    }
    mail_.send(0, Says::bye, 0);
}

void Ranks::end(const std::string& why) {
    if (!leads()) {
        if (!sent_home_) mail_.send(0, Says::leaving, 0, why);
        return;
    }
    std::vector<bool> told(others_.size(), false);
    for (;;) {
        bool waiting = false;
        for (std::size_t rank = 1; rank < others_.size(); ++rank) {
            Other& other = others_[rank];
            if (other.heard && !other.left && !told[rank]) {
                mail_.send(static_cast<int>(rank), Says::stop, 0);
                told[rank] = true;
            }
            waiting = waiting || !other.left;
        }
        if (!waiting) return;
        while (const auto letter = mail_.receive()) {
            Other& other = others_[static_cast<std::size_t>(letter->from)];
            other.heard = true;
            other.left = letter->says == Says::bye || letter->says == Says::leaving;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

} // namespace folkmoot::mpi
