#pragma once

/// Some of a world's citizens.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace folkmoot {

/// Which citizens somebody looks at, in the order of their numbers: every so many'th, or those of a
/// list.
class Sample {
public:
    /// Goes through the citizens of a sample.
    class Walk {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = std::uint32_t;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = std::uint32_t;

        Walk(const Sample& sample, std::size_t at) : sample_(&sample), at_(at) {}
        std::uint32_t operator*() const { return (*sample_)[at_]; }
        Walk& operator++() {
            ++at_;
            return *this;
        }
        bool operator==(const Walk&) const = default;

    private:
        const Sample* sample_;
        std::size_t at_;
    };

    Sample() = default; ///< nobody
    /// Every `stride`th, the first among them.
    [[nodiscard]] static Sample every(std::uint32_t stride, std::uint32_t population) {
        Sample sample;
        sample.population_ = population;
        sample.stride_ = stride;
        sample.size_ = (std::size_t{population} + stride - 1) / stride;
        return sample;
    }
    /// Those of a list, which rises.
    [[nodiscard]] static Sample of(std::vector<std::uint32_t> citizens, std::uint32_t population) {
        Sample sample;
        sample.population_ = population;
        sample.size_ = citizens.size();
        sample.list_ = std::move(citizens);
        return sample;
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::uint32_t population() const { return population_; }
    [[nodiscard]] std::uint32_t operator[](std::size_t n) const {
        return stride_ != 0 ? static_cast<std::uint32_t>(n * stride_) : list_[n];
    }
    [[nodiscard]] Walk begin() const { return {*this, 0}; }
    [[nodiscard]] Walk end() const { return {*this, size_}; }

    /// Where in the sample a citizen stands; nothing: they are not in it.
    [[nodiscard]] std::optional<std::size_t> find(std::uint32_t citizen) const {
        if (stride_ != 0)
            return citizen % stride_ == 0 && citizen < population_
                       ? std::optional<std::size_t>(citizen / stride_)
                       : std::nullopt;
        const auto at = std::ranges::lower_bound(list_, citizen);
        if (at == list_.end() || *at != citizen) return std::nullopt;
        return static_cast<std::size_t>(at - list_.begin());
    }
    bool operator==(const Sample&) const = default;

private:
    std::uint32_t population_ = 0, stride_ = 0; ///< 0: there is a list
    std::size_t size_ = 0;
    std::vector<std::uint32_t> list_;
};

} // namespace folkmoot
