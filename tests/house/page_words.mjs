// The pages' own words for numbers are those of the model: one table holds both, see tests/core/words_table_test.cpp.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";

export function tests(root) {
    const module = join(root, "web/page/format.mjs");
    if (!existsSync(module)) return [];
    const table = JSON.parse(readFileSync(join(root, "tests/core/words_table.json"), "utf8"));
    const rows = (kind, told) => async () => {
        const words = await import(module);
        assert.ok(table[kind].length > 10);
        for (const row of table[kind]) assert.deepEqual(told(words, row), row.slice(-told.answers), JSON.stringify(row));
    };
    const one = (told) => Object.assign((words, row) => [told(words, row)], { answers: 1 });
    return [
        { name: "pages and model tell money alike", run: rows("money", one(({ money }, [pounds]) => money(pounds))) },
        {
            name: "pages and model tell plain numbers alike",
            run: rows("number", one(({ number }, [value, decimals]) => number(value, decimals))),
        },
        {
            name: "pages and model tell shares alike",
            run: rows("share", one(({ share }, [value, decimals]) => share(value, decimals))),
        },
        {
            name: "pages and model tell settings alike",
            run: rows("setting", one(({ settingValue }, [unit, high, step, value]) =>
                settingValue({ type: "number", unit, high, step }, value))),
        },
        {
            name: "pages and model tell values and their difference alike",
            run: rows("outcome", Object.assign((words, [outcome, before, after]) => {
                const change = words.changeOf(after, before);
                return [...words.outcomeValues(outcome, before, after, false), words.difference(outcome, change),
                    words.judgement(outcome, change)];
            }, { answers: 4 })),
        },
    ];
}
