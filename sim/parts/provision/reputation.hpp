#pragma once

/// What people know of a provider: how a mark is earned, who gives one, and how much it tells.

namespace folkmoot {

/// A rating as a share of good marks: that of a newcomer is what people expect of one, and each
/// mark moves it the less the more there are. The mean of a Beta law.
struct Rating {
    double good = 0, bad = 0; ///< marks so far, those that stand for expectation included

    /// A newcomer of whom `expected` (0..1) is thought, as firmly as `weight` marks would.
    [[nodiscard]] static Rating newcomer(double expected, double weight) {
        return {expected * weight, (1.0 - expected) * weight};
    }
    /// Share of good marks; needs at least one mark, given or expected.
    [[nodiscard]] double value() const { return good / (good + bad); }
};

/// Who gives a mark, and how kindly. Shares of people, 0..1.
struct Raters {
    double rate_after_good = 0; ///< of those it went well for who give a mark at all
    double rate_after_bad = 0;  ///< of those it went badly for
    double kindness = 0; ///< of the latter who give a good mark all the same, since it is public
};

/// The share of good marks that a provider collects whose people do well with chance `well`.
/// 0 if nobody gives a mark.
[[nodiscard]] double share_of_good_marks(double well, const Raters& raters);

/// The extra a provider must earn in each period, above its cost, so that it does not skimp: r D /
/// d.
///
/// `gain` D from skimping in a period, `found` d the chance that it is found out in one (above 0),
/// `interest` r what it wants for waiting one period.
/// Source: Shapiro, Quarterly Journal of Economics 98(4) (1983), 659–679.
[[nodiscard]] double quality_premium(double gain, double found, double interest);

} // namespace folkmoot
