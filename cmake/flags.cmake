# The flags that everything of ours is compiled with, as usage requirements of one target.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O3")
# For sanitised runs. At -O1 clang puts nothing in line: every element of an array is a call, and takes as long.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")

add_library(folkmoot_flags INTERFACE)
target_compile_options(folkmoot_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
    # Without it a compiler may fuse a*b+c into one rounding where the processor can: other bits.
    -ffp-contract=off)

if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # clang's -Wconversion is wider than g++'s; both are to object to the same things.
    # The other: the C++ library of g++ 12 calls, in std::stable_sort, what it itself deprecates.
    target_compile_options(folkmoot_flags INTERFACE
        -Wno-sign-conversion -Wno-deprecated-declarations)
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # g++ 12 sees overlapping copies in every "text" + string (its bug 105651).
    target_compile_options(folkmoot_flags INTERFACE -Wno-restrict)
endif()

if(CMAKE_SYSTEM_NAME STREQUAL "Emscripten")
    # As small as -O3 makes a program and as quick, after two thirds of the time.
    set(CMAKE_EXE_LINKER_FLAGS_RELEASE "-O2")
    # Exceptions by the browser's own means: cheap where nothing is thrown. Copies of memory and
    # roundings to whole numbers by its own instructions. All are said to the linker too, because it
    # chooses the system libraries by them.
    add_compile_options(-fwasm-exceptions -msimd128 -mbulk-memory -mnontrapping-fptoint)
    add_link_options(-fwasm-exceptions -msimd128 -mbulk-memory -mnontrapping-fptoint)
endif()

if(FOLKMOOT_SANITIZE)
    # Not null: Eigen names elements of empty matrices that it then does not touch. A null pointer that is
    # read or written through stops the program all the same, by AddressSanitizer.
    # Not alignment: on each use of an object it asks what only a cast of bytes could have done wrong, which we have not,
    # and it is a fifth of the time that it takes to compile. Nor object sizes, which AddressSanitizer knows better.
    # A double that no whole number can hold: "undefined" leaves that out, and every machine answers
    # differently.
    set(sanitizers -fsanitize=address,undefined,float-cast-overflow
        -fno-sanitize=null,alignment,object-size
        -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_compile_options(${sanitizers})
    add_link_options(${sanitizers})
endif()
