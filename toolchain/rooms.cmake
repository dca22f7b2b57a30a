# A room is a folder of toolchain/, a namespace, and a library. Its headers are found as
# "<room>/<file>.hpp" only by what links it: the include direction is what is linked.

add_library(diaoban_warnings INTERFACE)
target_compile_options(diaoban_warnings INTERFACE
  -Wall -Wextra -pedantic -Wshadow -Wold-style-cast -Wcast-qual -Wdouble-promotion -Wswitch
  -Wnon-virtual-dtor -Woverloaded-virtual)
if(DIAOBAN_WERROR)
  target_compile_options(diaoban_warnings INTERFACE -Werror)
endif()

# diaoban_room(NAME USES room… LINKS library…): all sources below the folder NAME.
function(diaoban_room name)
  cmake_parse_arguments(ROOM "" "" "USES;LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  set(include_root ${CMAKE_BINARY_DIR}/rooms/${name})
  file(MAKE_DIRECTORY ${include_root})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR}/${name} ${include_root}/${name} SYMBOLIC)
  if(sources)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${include_root})
    target_link_libraries(${name} PUBLIC ${ROOM_USES} PRIVATE ${ROOM_LINKS} diaoban_warnings)
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${include_root})
    target_link_libraries(${name} INTERFACE ${ROOM_USES} ${ROOM_LINKS})
  endif()
endfunction()

# diaoban_embed(ROOM SYMBOL FILE): the file's bytes as `diaoban::embedded::SYMBOL`, a string_view
# in the header "embedded/SYMBOL.hpp" that only ROOM sees.
function(diaoban_embed room symbol file)
  get_filename_component(path ${file} ABSOLUTE)
  set(header ${CMAKE_BINARY_DIR}/embedded/${room}/embedded/${symbol}.hpp)
  add_custom_command(OUTPUT ${header}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${path} -DOUTPUT=${header} -DSYMBOL=${symbol}
            -P ${CMAKE_SOURCE_DIR}/toolchain/embed.cmake
    DEPENDS ${path} ${CMAKE_SOURCE_DIR}/toolchain/embed.cmake VERBATIM)
  target_sources(${room} PRIVATE ${header})
  target_include_directories(${room} PRIVATE ${CMAKE_BINARY_DIR}/embedded/${room})
endfunction()

# diaoban_hash_sources(ROOM SYMBOL room…): a hash of the sources of these rooms as
# `diaoban::embedded::SYMBOL`, a string_view in the header "embedded/SYMBOL.hpp" that only ROOM sees.
function(diaoban_hash_sources room symbol)
  set(sources "")
  foreach(folder ${ARGN})
    file(GLOB_RECURSE found CONFIGURE_DEPENDS
      ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.hpp)
    list(APPEND sources ${found})
  endforeach()
  set(script ${CMAKE_SOURCE_DIR}/toolchain/hash_sources.cmake)
  set(header ${CMAKE_BINARY_DIR}/embedded/${room}/embedded/${symbol}.hpp)
  add_custom_command(OUTPUT ${header}
    COMMAND ${CMAKE_COMMAND} -DROOT=${CMAKE_CURRENT_SOURCE_DIR} "-DFOLDERS=${ARGN}"
            -DOUTPUT=${header} -DSYMBOL=${symbol} -P ${script}
    DEPENDS ${sources} ${script} VERBATIM)
  target_sources(${room} PRIVATE ${header})
  target_include_directories(${room} PRIVATE ${CMAKE_BINARY_DIR}/embedded/${room})
endfunction()
