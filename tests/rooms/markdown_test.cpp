#include "models/list.hpp"
#include "rooms/evidence/markdown.hpp"
#include "rooms/settled_desk.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace folkmoot;
using namespace folkmoot::fake;
using rooms::plain_words;
using rooms::read_markdown;
using sheet::Kind;

namespace {

/// Everything that a tree says, in the order of reading.
std::string said(const sheet::Node& root) {
    std::string all;
    sheet::walk(root, [&](const sheet::Node& node) {
        all += node.words + "\n";
        if (!node.table) return;
        for (const auto& column : node.table->columns) all += column.words + "\n";
        for (const auto& row : node.table->rows)
            for (const auto& cell : row.cells) all += cell + "\n";
    });
    return all;
}

} // namespace

TEST_CASE("emphasis is dropped, code keeps its words, and marks that mean themselves stay") {
    CHECK(plain_words("a *word*, **two words** and _one_") == "a word, two words and one");
    CHECK(plain_words("**Purpose.** To show. **End.**") == "Purpose. To show. End.");
    CHECK(plain_words("(*The ODD Protocol: A Second Update*, 2020)") ==
          "(The ODD Protocol: A Second Update, 2020)");
    CHECK(plain_words("`folkmoot describe` of `need_rate`") == "folkmoot describe of need_rate");
    CHECK(plain_words("need_rate, 2 * 3 * 4, snake_case_name") ==
          "need_rate, 2 * 3 * 4, snake_case_name");
    CHECK(plain_words("*Évrecy* is **à l'ouest**") == "Évrecy is à l'ouest");
    CHECK(plain_words("`1 − (1 − r)^w`") == "1 − (1 − r)^w");
    CHECK(plain_words("an open ` stays open, a [bracket] too") ==
          "an open  stays open, a [bracket] too");
}

TEST_CASE("a link is its words, and a page if it leads to one") {
    std::vector<rooms::InlineLink> links;
    CHECK(plain_words("see [*the* page](https://a.org/b), [a file](settings.hpp) and "
                      "[a trick](javascript:alert)",
                      &links) == "see the page, a file and a trick");
    REQUIRE(links.size() == 1);
    CHECK(links[0].words == "the page");
    CHECK(links[0].address == "https://a.org/b");
}

TEST_CASE("a text is taken apart at its headings, and lines that belong together are one") {
    const auto chapters = read_markdown("# Title\n\nOne line\nand the next.\n\nAnother.\n## First\n"
                                        "### Within\ntext\n## Empty\n",
                                        "t:");
    REQUIRE(chapters.size() == 3);
    CHECK(chapters[0].title == "Title");
    REQUIRE(chapters[0].content.size() == 2);
    CHECK(chapters[0].content[0].words == "One line and the next.");
    CHECK(chapters[0].content[1].words == "Another.");
    REQUIRE(chapters[1].content.size() == 2);
    CHECK(chapters[1].content[0].kind == Kind::heading);
    CHECK(chapters[1].content[0].level == 4);
    CHECK(chapters[1].content[1].words == "text");
    CHECK(chapters[2].content.empty());
    CHECK(read_markdown("", "t:").empty());
    CHECK(read_markdown("only text", "t:").at(0).content.size() == 1);
}

TEST_CASE("entries run on over lines, and a numbered list keeps its numbers") {
    const auto content =
        read_markdown("- one\n  goes on\n- **two**\n\n1. first\n2. [it](https://a.org)\n\nend",
                      "t:")
            .at(0)
            .content;
    REQUIRE(content.size() == 3);
    CHECK(content[0].kind == Kind::list);
    REQUIRE(content[0].children.size() == 2);
    CHECK(content[0].children[0].words == "one goes on");
    CHECK(content[0].children[1].words == "two");
    CHECK(content[1].children.at(0).words == "1. first");
    const auto& linked = content[1].children.at(1);
    CHECK(linked.kind == Kind::group);
    CHECK(linked.children.at(0).words == "2. it");
    CHECK(linked.children.at(1).kind == Kind::link);
    CHECK(linked.children.at(1).href == "https://a.org");
    CHECK(content[2].words == "end");
}

TEST_CASE("a table has its headings, and rows that are as long as they") {
    const auto content =
        read_markdown("| a | *b* |\n| --- | :-: |\n| **x** | [y](https://y.org) |\n"
                      "| short |\n| too | long | by one |\nafter",
                      "t:")
            .at(0)
            .content;
    REQUIRE(content.size() == 2);
    const auto& table = *content[0].table;
    CHECK_FALSE(content[0].title.empty()); // a screen reader calls it by that
    REQUIRE(table.columns.size() == 2);
    CHECK(table.columns[1].words == "b");
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].cells == std::vector<std::string>{"x", "y"});
    CHECK(table.rows[0].links == std::vector<std::string>{"", "https://y.org"});
    CHECK(table.rows[1].cells == std::vector<std::string>{"short", ""});
    CHECK(table.rows[2].cells == std::vector<std::string>{"too", "long"});
    CHECK(content[1].words == "after");
    // A line with a bar is no table without the line below its headings.
    CHECK(read_markdown("| not a table", "t:").at(0).content.at(0).words == "| not a table");
}

TEST_CASE("every model says what it is in short and by all headings of the ODD protocol") {
    for (const auto* model : models()) {
        CAPTURE(model->key());
        const auto chapters = read_markdown(model->about().readme, "m:");
        REQUIRE(chapters.size() >= 9);
        CHECK(chapters[0].title == model->about().title);
        CHECK(chapters[1].title == "In short");
        CHECK(!chapters[1].content.empty());
        std::size_t next = 2;
        for (const auto* heading :
             {"1. Purpose and patterns", "2. Entities, state variables and scales",
              "3. Process overview and scheduling", "4. Design concepts", "5. Initialisation",
              "6. Input data", "7. Submodels"}) {
            CHECK(chapters[next].title == heading);
            CHECK(!chapters[next].content.empty());
            ++next;
        }
        std::set<std::string> keys;
        std::size_t nodes = 0;
        std::string all;
        for (const auto& chapter : chapters) {
            for (const auto& node : chapter.content) {
                all += said(node);
                sheet::walk(node, [&](const sheet::Node& each) {
                    keys.insert(each.key);
                    ++nodes;
                });
            }
        }
        CHECK(keys.size() == nodes);
        // Nothing of how it is written is left.
        for (const auto* mark : {"**", "`", "](", "| ", "##"}) {
            CAPTURE(mark);
            CHECK(all.find(mark) == std::string::npos);
        }
    }
}

TEST_CASE("the evidence tells a model's own words: in short, then chapter by chapter") {
    Desk desk = settled();
    desk.session.set_room(session::Room::evidence);
    CHECK(sheet::find(sheet_of(desk), "section:model") == nullptr);
    desk.settle();
    const auto sheet = sheet_of(desk);
    const auto* how = sheet::find(sheet, "how");
    REQUIRE(how != nullptr);
    REQUIRE(how->children.size() == 4);
    CHECK(how->children[0].words == "People wait.");
    CHECK(how->children[1].words.starts_with("Baseline and reform are run on the same chance"));
    const auto* full = sheet::find(sheet, "section:model");
    REQUIRE(full != nullptr);
    CHECK(full->words == "Doctors in full");
    CHECK(said(*full).find("All of it.") != std::string::npos);
    const auto* chapter = sheet::find(sheet, "chapter:2");
    REQUIRE(chapter != nullptr);
    CHECK(chapter->kind == Kind::disclosure);
    CHECK(chapter->words == "1. Purpose");
    CHECK(chapter->children.at(0).words == "To try it.");
    CHECK(chapter->children.at(1).href == "https://example.org");
    CHECK(sheet::find(sheet, "contents:section:model") != nullptr);
    CHECK(sheet::find(sheet, "chapter:1") == nullptr); // it is told above
}
