#include "funding/language/expression.hpp"
#include "funding/language/lexer.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace folkmoot {

namespace {

constexpr std::size_t longest_expression = 4'000;
constexpr std::size_t deepest = 60;  ///< brackets: reading goes as deep
constexpr std::size_t highest = 200; ///< operations on operations: working out goes as deep

/// Characters, not bytes.
std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Recursive descent, one function a level of precedence. After the first problem nothing more is
/// read, and what is returned does not matter.
class Parser {
public:
    explicit Parser(Expression& expression) : expression_(expression) { advance(); }

    std::optional<Problem> read() {
        (void)either();
        if (!problem_ && token_.kind != Token::Kind::end)
            expected("an operator such as + or *, or the end");
        return std::move(problem_);
    }

private:
    void advance() {
        token_ = next_token(expression_.text, token_.offset + token_.text.size());
        if (token_.kind == Token::Kind::bad)
            refuse(token_.offset, "no such sign or number", quoted(), {});
    }

    void refuse(std::size_t offset, std::string what, std::string found, std::string allowed) {
        if (problem_) return;
        problem_ = expression_.problem(offset, std::move(what));
        problem_->found = std::move(found);
        problem_->allowed = std::move(allowed);
    }
    [[nodiscard]] std::string quoted() const {
        constexpr std::size_t longest = 30;
        if (token_.kind == Token::Kind::end) return "the end";
        return token_.text.size() > longest ? "a very long word"
                                            : "'" + std::string(token_.text) + "'";
    }
    void expected(std::string allowed) {
        refuse(token_.offset, "cannot read the expression", quoted(), std::move(allowed));
    }

    [[nodiscard]] bool at_sign(std::string_view sign) const {
        return !problem_ && token_.kind == Token::Kind::sign && token_.sign == sign;
    }
    [[nodiscard]] bool at_word(std::string_view word) const {
        return !problem_ && token_.kind == Token::Kind::word && token_.text == word;
    }
    bool take_sign(std::string_view sign) {
        if (!at_sign(sign)) return false;
        advance();
        return true;
    }
    void want_word(std::string_view word) {
        if (at_word(word))
            advance();
        else
            expected("`" + std::string(word) + "`");
    }

    std::size_t add(Operation operation, std::size_t offset, std::vector<std::size_t> inputs) {
        Node node;
        node.operation = operation;
        node.offset = offset;
        node.inputs = std::move(inputs);
        std::size_t height = 1;
        for (const std::size_t input : node.inputs)
            if (input < heights_.size()) height = std::max(height, heights_[input] + 1);
        if (height > highest)
            refuse(offset, "the expression is too long", {}, "split it into steps");
        heights_.push_back(height);
        expression_.nodes.push_back(std::move(node));
        return expression_.nodes.size() - 1;
    }

    std::size_t either() {
        std::size_t left = both();
        while (at_word("or")) {
            const std::size_t offset = token_.offset;
            advance();
            const std::size_t right = both();
            left = add(Operation::either, offset, {left, right});
        }
        return left;
    }

    std::size_t both() {
        std::size_t left = negation();
        while (at_word("and")) {
            const std::size_t offset = token_.offset;
            advance();
            const std::size_t right = negation();
            left = add(Operation::both, offset, {left, right});
        }
        return left;
    }

    std::size_t negation() {
        if (!at_word("not")) return comparison();
        const std::size_t offset = token_.offset;
        if (!enter()) return 0;
        advance();
        const std::size_t inner = negation();
        --depth_;
        return add(Operation::not_so, offset, {inner});
    }

    [[nodiscard]] std::optional<Operation> compared() const {
        constexpr std::array<std::pair<std::string_view, Operation>, 6> signs{
            {{"<", Operation::less},
             {"<=", Operation::at_most},
             {">", Operation::more},
             {">=", Operation::at_least},
             {"=", Operation::equal},
             {"!=", Operation::unequal}}};
        for (const auto& [sign, operation] : signs)
            if (at_sign(sign)) return operation;
        return std::nullopt;
    }

    std::size_t comparison() {
        const std::size_t left = sum();
        const auto operation = compared();
        if (!operation) return left;
        const std::size_t offset = token_.offset;
        advance();
        const std::size_t right = sum();
        if (compared())
            refuse(token_.offset, "only two things can be compared at a time", quoted(),
                   "a < b and b < c");
        return add(*operation, offset, {left, right});
    }

    std::size_t sum() {
        std::size_t left = term();
        while (at_sign("+") || at_sign("-")) {
            const Operation operation = at_sign("+") ? Operation::add : Operation::subtract;
            const std::size_t offset = token_.offset;
            advance();
            const std::size_t right = term();
            left = add(operation, offset, {left, right});
        }
        return left;
    }

    std::size_t term() {
        std::size_t left = negative();
        while (at_sign("*") || at_sign("/")) {
            const Operation operation = at_sign("*") ? Operation::multiply : Operation::divide;
            const std::size_t offset = token_.offset;
            advance();
            const std::size_t right = negative();
            left = add(operation, offset, {left, right});
        }
        return left;
    }

    std::size_t negative() {
        const bool minus = at_sign("-");
        if (!minus && !at_sign("+")) return power();
        const std::size_t offset = token_.offset;
        if (!enter()) return 0;
        advance();
        const std::size_t inner = negative();
        --depth_;
        return minus ? add(Operation::negate, offset, {inner}) : inner;
    }

    std::size_t power() {
        const std::size_t base = value();
        if (!at_sign("^")) return base;
        const std::size_t offset = token_.offset;
        if (!enter()) return 0;
        advance();
        const std::size_t exponent = negative();
        --depth_;
        return add(Operation::power, offset, {base, exponent});
    }

    bool enter() {
        if (++depth_ <= deepest) return true;
        refuse(token_.offset, "brackets and signs are nested too deeply", {}, "at most 60 levels");
        return false;
    }

    std::size_t value() {
        if (problem_ || !enter()) return 0;
        std::size_t made = 0;
        const std::size_t offset = token_.offset;
        if (token_.kind == Token::Kind::number) {
            made = add(Operation::number, offset, {});
            expression_.nodes.back().number = token_.number;
            advance();
        } else if (take_sign("(")) {
            made = either();
            if (!take_sign(")")) expected("')'");
        } else if (at_word("if")) {
            advance();
            const std::size_t condition = either();
            want_word("then");
            const std::size_t yes = either();
            want_word("else");
            const std::size_t no = either();
            made = add(Operation::choose, offset, {condition, yes, no});
        } else if (token_.kind == Token::Kind::word && !is_word_of_language()) {
            made = name_or_call();
        } else {
            expected("a number, a name, '(', '-', `if` or `not`");
        }
        --depth_;
        return made;
    }

    [[nodiscard]] bool is_word_of_language() const {
        return is_reserved(token_.text) && find_function(token_.text) == nullptr;
    }

    std::size_t name_or_call() {
        constexpr std::size_t longest_name = 100;
        const std::string name(token_.text);
        const std::size_t offset = token_.offset;
        if (name.size() > longest_name)
            refuse(offset, "the name is too long", {}, "at most 100 letters");
        advance();
        if (at_sign("(")) return call(name, offset);
        if (const FunctionKind* kind = find_function(name)) {
            refuse(offset, "`" + name + "` needs its brackets", {}, std::string(kind->use));
            return 0;
        }
        const std::size_t made = add(Operation::name, offset, {});
        expression_.nodes.back().name = name;
        return made;
    }

    std::size_t call(const std::string& name, std::size_t offset) {
        const FunctionKind* kind = find_function(name);
        if (kind == nullptr) {
            std::vector<std::string_view> names;
            for (const FunctionKind& known : function_kinds()) names.push_back(known.name);
            refuse(offset, "no such function", "'" + name + "'", {});
            if (problem_->nearest.empty()) problem_->nearest = nearest_name(name, names);
            return 0;
        }
        std::vector<std::size_t> inputs;
        advance(); // past the bracket
        if (!take_sign(")")) {
            do inputs.push_back(either());
            while (take_sign(","));
            if (!take_sign(")")) expected("',' or ')'");
        }
        if (inputs.size() < kind->least || inputs.size() > kind->most)
            refuse(offset, "`" + name + "` has the wrong number of arguments",
                   std::to_string(inputs.size()), std::string(kind->use));
        const std::size_t made = add(Operation::call, offset, std::move(inputs));
        expression_.nodes.back().function = kind->function;
        expression_.nodes.back().name = name;
        return made;
    }

    Expression& expression_;
    Token token_;
    std::optional<Problem> problem_;
    std::size_t depth_ = 0;
    std::vector<std::size_t> heights_; ///< of nodes above their leaves: evaluation goes as deep
};

} // namespace

Problem Expression::problem(std::size_t offset, std::string what) const {
    Problem problem{.file = where.file};
    const std::string_view before = std::string_view(text).substr(0, offset);
    const std::size_t last_end = before.rfind('\n');
    const std::size_t line_start = last_end == std::string_view::npos ? 0 : last_end + 1;
    const std::size_t in_line = characters(before.substr(line_start));
    if (where.line > 0) {
        const auto lines = static_cast<std::size_t>(std::ranges::count(before, '\n'));
        problem.line = where.line + lines;
        problem.column = (lines == 0 ? where.column : 1) + in_line;
    }
    problem.what = std::move(what) + " in " + where.owner;

    if (text.empty()) return problem;

    // A long line is cut around the place.
    constexpr std::size_t most_before = 60, most_after = 60;
    std::string_view line = std::string_view(text).substr(line_start);
    line = line.substr(0, std::min(line.find('\n'), line.size()));
    std::size_t from = offset - line_start, to = offset - line_start;
    const auto inside = [&](std::size_t at) {
        return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U;
    };
    from -= std::min(from, most_before);
    while (from > 0 && inside(from)) --from;
    to = std::min(to + most_after, line.size());
    while (inside(to)) ++to;
    const std::string_view shown_before = line.substr(from, offset - line_start - from);
    const std::string cut = from > 0 ? "…" : "";
    problem.excerpt = "    " + cut + std::string(line.substr(from, to - from)) +
                      (to < line.size() ? "…" : "") + "\n    " +
                      std::string(characters(shown_before) + (from > 0 ? 1 : 0), ' ') + "^";
    std::ranges::replace(problem.excerpt, '\t', ' ');
    std::ranges::replace(problem.excerpt, '\r', ' ');
    return problem;
}

Result<Expression> parse_expression(std::string text, Where where) {
    Expression expression{.text = std::move(text), .where = std::move(where), .nodes = {}};
    if (expression.text.size() > longest_expression) {
        expression.text.resize(1);
        Problem problem = expression.problem(0, "the expression is too long");
        problem.allowed = "at most 4,000 letters; split it into steps";
        problem.excerpt.clear();
        return problem;
    }
    if (auto problem = Parser(expression).read()) return *std::move(problem);
    return expression;
}

std::string_view sign_of(Operation operation) {
    switch (operation) {
    case Operation::negate:
    case Operation::subtract:
        return "-";
    case Operation::add:
        return "+";
    case Operation::multiply:
        return "*";
    case Operation::divide:
        return "/";
    case Operation::power:
        return "^";
    case Operation::less:
        return "<";
    case Operation::at_most:
        return "<=";
    case Operation::more:
        return ">";
    case Operation::at_least:
        return ">=";
    case Operation::equal:
        return "=";
    case Operation::unequal:
        return "!=";
    case Operation::not_so:
        return "not";
    case Operation::both:
        return "and";
    case Operation::either:
        return "or";
    case Operation::choose:
        return "if";
    case Operation::number:
    case Operation::name:
    case Operation::call:
        break;
    }
    return "";
}

bool is_formula_name(std::string_view name) {
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    constexpr std::size_t longest = 100;
    return !name.empty() && name.size() <= longest && letter(name.front()) &&
           std::ranges::all_of(name, [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

} // namespace folkmoot
