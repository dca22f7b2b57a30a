# Script of diaoban_hash_sources(): writes OUTPUT, a header that names the hash of all sources below
# FOLDERS as SYMBOL. Names and bytes count, nothing else: the same sources have the same hash
# everywhere.
set(names "")
foreach(folder ${FOLDERS})
  file(GLOB_RECURSE found RELATIVE ${ROOT} ${ROOT}/${folder}/*.cpp ${ROOT}/${folder}/*.hpp)
  list(APPEND names ${found})
endforeach()
list(SORT names COMPARE STRING)
set(all "")
foreach(name ${names})
  file(SHA256 ${ROOT}/${name} hash)
  string(APPEND all "${name} ${hash}\n")
endforeach()
string(SHA256 hash "${all}")
file(WRITE ${OUTPUT}
  "#pragma once\n#include <string_view>\nnamespace diaoban::embedded {\n"
  "inline constexpr std::string_view ${SYMBOL} = \"${hash}\";\n}\n")
