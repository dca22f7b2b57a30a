#!/bin/sh
# Builds and runs all benches in the build folder $1; fails when one is over its budget.
cmake --build "$1" --target benches || exit 1
failed=0
for bench in "$1"/tests/*_bench; do
  "$bench" || failed=1
done
python3 "$(dirname "$0")/against_typst.py" "$1/diaoban" || failed=1
exit $failed
