#include "cli/ensemble/crew.hpp"

#include "analysis/share_out.hpp"
#include "cli/options.hpp"

#include <mutex>

namespace folkmoot::cli {

void Threads::work(const Work& work, const std::vector<std::uint32_t>& numbers,
                   std::uint32_t threads, const Take& take, const Proceed& proceed) {
    std::mutex taking;
    const auto bench = [&] {
        return [&, worker = work.worker()](std::size_t place, const Proceed& report) {
            auto record = worker(numbers[place], report);
            if (!record) return false;
            const std::lock_guard lock(taking);
            return take(numbers[place], std::move(*record));
        };
    };
    (void)share_out(numbers.size(), threads_of(threads), bench, proceed);
}

} // namespace folkmoot::cli
