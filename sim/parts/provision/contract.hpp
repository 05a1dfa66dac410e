#pragma once

/// What a provider is paid for serving people, and what it therefore does.

#include <array>
#include <cstddef>
#include <cstdint>

namespace folkmoot {

/// Two kinds of cases, by how hard it is to help: an index of the arrays below.
inline constexpr std::size_t easy_case = 0, hard_case = 1, case_kinds = 2;

/// Which outcomes are paid for.
enum class TargetKind : std::uint8_t {
    none,  ///< every good outcome
    above, ///< only those beyond the target
    gate   ///< every one if the target is met, none if it is missed
};

/// A contract is a sum: so much whatever happens, so much a case, so much a good outcome.
///
/// Two tariffs, because some are harder to help than others (the Work Programme paid £3,810 to
/// £6,600); a target, because a good outcome may have come by itself (the Peterborough bond paid
/// only beyond a fall of 10% in a cohort); a cap, because a budget ends. All money in pence.
struct Contract {
    std::int64_t block = 0; ///< for the period, whatever is done
    std::array<std::int64_t, case_kinds> per_case{};    ///< for each served
    std::array<std::int64_t, case_kinds> per_outcome{}; ///< for each that is recorded to end well
    TargetKind target_kind = TargetKind::none;
    double target = 0;                 ///< share of those served; 0..1
    std::int64_t cap = INT64_MAX / 2;  ///< the most that is paid for a period, block included
};

/// What a provider did in a period, as it is recorded. More outcomes than cases of a kind never.
struct Delivered {
    std::array<std::uint32_t, case_kinds> cases{}, outcomes{};
};

/// The parts of a payment, in pence. Their sum is what is paid; the cap cuts outcomes first, then
/// cases, then the block.
struct Payment {
    std::int64_t block = 0, cases = 0, outcomes = 0;
    [[nodiscard]] std::int64_t total() const { return block + cases + outcomes; }
};

/// What the contract pays for a period: whole pence, never below zero.
///
/// With `TargetKind::above` the outcomes beyond target × cases (rounded to the nearest outcome) are
/// paid, each at the mean rate of those achieved, rounded down to a penny. With `gate` all are paid
/// if outcomes ≥ target × cases. No cases, no outcomes.
[[nodiscard]] Payment payment(const Contract& contract, const Delivered& delivered);

/// The next period's target: moved by `ratchet` (0..1) of what was achieved beyond or below it.
/// 0: fixed. Both targets are shares.
[[nodiscard]] double next_target(double target, double achieved, double ratchet);

/// How much of the pay for one more outcome is left to a provider who sees that doing well today
/// raises tomorrow's target: (1 − d) / (1 − d(1 − λ)).
///
/// `ratchet` λ: of a surprise that goes into the next target; `patience` d: what next period's
/// money is worth today, below 1. Fixed targets leave all, 1.
/// Source: Weitzman, Bell Journal of Economics 11(1) (1980), 302–308.
[[nodiscard]] double ratchet_incentive(double ratchet, double patience);

/// What serving one case of a kind is expected to bring, in pence: its fee and, with chance
/// `success`, its outcome, less `cost`. Below zero: it pays to leave the person aside (parking),
/// and to take those who would have done well anyway (creaming).
[[nodiscard]] double margin_of_case(const Contract& contract, std::size_t kind, double success,
                                    double cost);

/// Whether a provider takes a case: its margin and what it is worth to it to help, `care` in pence,
/// are together not below zero.
[[nodiscard]] bool takes_case(const Contract& contract, std::size_t kind, double success,
                              double cost, double care);

} // namespace folkmoot
