#include "rooms/evidence/markdown.hpp"

#include "rooms/evidence/evidence.hpp"
#include "rooms/nodes.hpp"

#include <algorithm>
#include <cctype>

namespace folkmoot::rooms {
namespace {

using sheet::Node;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// 1..6 for a heading, else 0.
std::size_t heading_level(std::string_view line) {
    const auto marks = std::min(line.find_first_not_of('#'), line.size());
    return marks >= 1 && marks <= 6 && marks < line.size() && line[marks] == ' ' ? marks : 0;
}

/// How long the mark of an entry is ("- ", "12. "), with what stands before it; 0: it is none.
std::size_t entry_mark(std::string_view line) {
    const auto start = std::min(line.find_first_not_of(' '), line.size());
    const auto rest = line.substr(start);
    if (rest.starts_with("- ") || rest.starts_with("* ")) return start + 2;
    std::size_t digits = 0;
    while (digits < rest.size() && std::isdigit(static_cast<unsigned char>(rest[digits])) != 0)
        ++digits;
    return digits > 0 && rest.substr(digits).starts_with(". ") ? start + digits + 2 : 0;
}

bool is_numbered(std::string_view line) {
    return trimmed(line).front() != '-' && trimmed(line).front() != '*';
}

bool is_table(std::string_view line) { return trimmed(line).starts_with('|'); }

std::vector<std::string_view> cells_of(std::string_view line) {
    line = trimmed(line);
    line.remove_prefix(1);
    if (line.ends_with('|')) line.remove_suffix(1);
    std::vector<std::string_view> cells;
    for (;;) {
        const auto end = line.find('|');
        cells.push_back(trimmed(line.substr(0, end)));
        if (end == std::string_view::npos) return cells;
        line.remove_prefix(end + 1);
    }
}

/// "| --- | :-: |": the line between a table's headings and its rows.
bool is_rule(std::string_view line) {
    return is_table(line) && line.find_first_not_of("|-: \t\r") == std::string_view::npos;
}

/// Takes lines apart, block by block.
class Reader {
public:
    Reader(std::string_view text, const std::string& prefix)
        : lines_(lines_of(text)), prefix_(prefix) {}

    std::vector<Chapter> read() {
        while (at_ < lines_.size()) block();
        return std::move(chapters_);
    }

private:
    std::string key() { return prefix_ + std::to_string(next_++); }

    void add(Node node) {
        if (chapters_.empty()) chapters_.emplace_back();
        chapters_.back().content.push_back(std::move(node));
    }

    void block() {
        const auto line = trimmed(lines_[at_]);
        if (line.empty()) {
            ++at_;
        } else if (heading_level(line) > 0) {
            heading(line);
        } else if (is_table(line) && at_ + 1 < lines_.size() && is_rule(lines_[at_ + 1])) {
            table();
        } else if (entry_mark(lines_[at_]) > 0) {
            list();
        } else {
            paragraph();
        }
    }

    void heading(std::string_view line) {
        const auto level = heading_level(line);
        auto words = plain_words(trimmed(line.substr(level)));
        if (level <= 2) {
            chapters_.push_back({std::move(words), {}});
        } else {
            add(sheet::heading(key(),
                               static_cast<std::uint8_t>(std::min<std::size_t>(level + 1, 4)),
                               std::move(words)));
        }
        ++at_;
    }

    /// Lines that belong together, up to what begins something else.
    std::string run_on(std::string_view first) {
        std::string words(trimmed(first));
        for (++at_; at_ < lines_.size(); ++at_) {
            const auto line = trimmed(lines_[at_]);
            if (line.empty() || heading_level(line) > 0 || is_table(line) ||
                entry_mark(lines_[at_]) > 0)
                break;
            words += " " + std::string(line);
        }
        return words;
    }

    /// A text, with the pages that it links to below it.
    void add_text(Node& into, std::string_view words) {
        std::vector<InlineLink> links;
        into.add(sheet::text(key(), plain_words(words, &links)));
        for (auto& link : links)
            into.add(sheet::link(key(), std::move(link.words), std::move(link.address)));
    }

    void paragraph() {
        Node holder(sheet::Kind::group, "");
        add_text(holder, run_on(lines_[at_]));
        for (auto& node : holder.children) add(std::move(node));
    }

    void list() {
        Node list(sheet::Kind::list, key());
        // The number stays among the words: other texts speak of it.
        while (at_ < lines_.size() && entry_mark(lines_[at_]) > 0) {
            const auto line = lines_[at_];
            const auto words = run_on(is_numbered(line) ? line : line.substr(entry_mark(line)));
            auto entry = sheet::group(key());
            add_text(entry, words);
            list.add(entry.children.size() == 1 ? entry.children.front() : std::move(entry));
        }
        add(std::move(list));
    }

    void table() {
        Node node(sheet::Kind::table, key());
        sheet::Table table;
        for (const auto cell : cells_of(lines_[at_])) {
            const auto column = "column" + std::to_string(table.columns.size());
            table.columns.push_back({column, plain_words(cell)});
        }
        for (at_ += 2; at_ < lines_.size() && is_table(lines_[at_]); ++at_) {
            sheet::Row row{key(), {}};
            for (const auto cell : cells_of(lines_[at_])) {
                if (row.cells.size() == table.columns.size()) break;
                std::vector<InlineLink> links;
                row.cells.push_back(plain_words(cell, &links));
                row.links.push_back(links.empty() ? "" : links.front().address);
            }
            row.cells.resize(table.columns.size());
            row.links.resize(table.columns.size());
            if (std::ranges::all_of(row.links, &std::string::empty)) row.links.clear();
            table.rows.push_back(std::move(row));
        }
        // A table is called like what it stands under.
        node.title = "A table";
        if (!chapters_.empty() && !chapters_.back().title.empty())
            node.title = chapters_.back().title;
        if (!chapters_.empty()) {
            for (const Node& before : chapters_.back().content)
                if (before.kind == sheet::Kind::heading) node.title = before.words;
        }
        node.table = std::move(table);
        add(std::move(node));
    }

    std::vector<std::string_view> lines_;
    std::string prefix_;
    std::vector<Chapter> chapters_;
    std::size_t at_ = 0, next_ = 0;
};

/// A link that begins at `line[0]`: how long it is, or 0.
std::size_t link_at(std::string_view line, InlineLink& link) {
    const auto middle = line.find("](");
    if (line.empty() || line.front() != '[' || middle == std::string_view::npos) return 0;
    const auto end = line.find(')', middle);
    if (end == std::string_view::npos) return 0;
    link.words = plain_words(line.substr(1, middle - 1));
    link.address = safe_address(line.substr(middle + 2, end - middle - 2));
    return end + 1;
}

/// Whether the mark at `at` is one of emphasis: it touches a word on one side only. Otherwise it is
/// a star between numbers, or a line in a name.
bool is_emphasis(std::string_view line, std::size_t at, std::size_t length) {
    const auto is_word = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0;
    };
    const bool after_word = at > 0 && is_word(line[at - 1]);
    const bool before_word = at + length < line.size() && is_word(line[at + length]);
    const bool opens = at == 0 || line[at - 1] == ' ' || line[at - 1] == '(';
    const bool closes = at + length == line.size() || line[at + length] == ' ';
    return after_word != before_word || (!after_word && opens != closes);
}

} // namespace

std::vector<Chapter> read_markdown(std::string_view text, const std::string& prefix) {
    return Reader(text, prefix).read();
}

std::string plain_words(std::string_view line, std::vector<InlineLink>* links) {
    std::string words;
    for (std::size_t at = 0; at < line.size();) {
        InlineLink link;
        if (line[at] == '`') {
            const auto end = std::min(line.find('`', at + 1), line.size());
            words += line.substr(at + 1, end - at - 1);
            at = std::min(end + 1, line.size());
        } else if (const auto linked = link_at(line.substr(at), link); linked > 0) {
            words += link.words;
            if (links != nullptr && !link.address.empty()) links->push_back(link);
            at += linked;
        } else if (line[at] == '*' || line[at] == '_') {
            const std::size_t length = line.substr(at).starts_with("**") ? 2 : 1;
            if (!is_emphasis(line, at, length)) words += line.substr(at, length);
            at += length;
        } else {
            words += line[at++];
        }
    }
    return words;
}

} // namespace folkmoot::rooms
