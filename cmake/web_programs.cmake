# How our programs are linked as WebAssembly.

# Memory grows as a scenario needs it, to all that 32 bits can address. The stack is as deep as a
# small thread's: Emscripten's own default is shallower than a JSON parser may want.
#
# A function that is called from one place only is merged into its caller only if it is small: merged
# without limit, a whole week of the simulation became one function, which browsers compile into
# code that keeps next to nothing in registers.
add_library(folkmoot_web_program INTERFACE)
target_link_options(folkmoot_web_program INTERFACE
    -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=4GB -sSTACK_SIZE=1MB -sEXPORT_ES6 -sMALLOC=emmalloc
    -sBINARYEN_EXTRA_PASSES=one-caller-inline-max-function-size=100)

# A program for Node: NAME.mjs starts it with the machine's own files, arguments and exit status.
function(folkmoot_node_program name)
    set_target_properties(${name} PROPERTIES OUTPUT_NAME ${name}-module SUFFIX .mjs)
    target_link_libraries(${name} PRIVATE folkmoot_web_program)
    target_link_options(${name} PRIVATE -sNODERAWFS -sENVIRONMENT=node -sEXIT_RUNTIME)
    file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/${name}.mjs CONTENT
"#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import create from './${name}-module.mjs';
const thisProgram = fileURLToPath(import.meta.url); // beside it the scenarios are found
await create({ arguments: process.argv.slice(2), thisProgram });
")
endfunction()

# A module for the page: modules/NAME.mjs and modules/NAME.wasm, made by the factory FACTORY.
function(folkmoot_page_module name factory environment)
    set_target_properties(${name} PROPERTIES SUFFIX .mjs
        RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/modules)
    target_link_libraries(${name} PRIVATE folkmoot_web_program)
    target_link_options(${name} PRIVATE
        -sENVIRONMENT=${environment} -sEXPORT_NAME=${factory}
        -sEXPORTED_RUNTIME_METHODS=HEAPU8,UTF8ToString,stringToNewUTF8
        -sEXPORTED_FUNCTIONS=${ARGN})
endfunction()
