#!/bin/sh
# Installs the Debian packages of the named groups that are missing: setup.sh GROUP…
# As root or through sudo; where neither is possible it prints the one line to run, and stops.
set -eu
list="$(dirname "$0")/packages.txt"

missing=""
for group in "$@"; do
  while read -r package_group package command; do
    [ "$package_group" = "$group" ] || continue
    if [ -n "$command" ] && command -v "$command" >/dev/null 2>&1; then continue; fi
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
  done <"$list"
done
[ -n "$missing" ] || exit 0

# shellcheck disable=SC2086  # a list of package names
install() {
  "$@" apt-get update -q
  "$@" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
}

if ! command -v apt-get >/dev/null 2>&1; then
  echo "diaoban needs these Debian packages, and this system has no apt-get:$missing" >&2
  exit 1
elif [ "$(id -u)" = 0 ]; then
  install
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  install sudo
else
  echo "diaoban needs packages that are not installed. As root, run:" >&2
  echo "  apt-get update && apt-get install --no-install-recommends -y$missing" >&2
  exit 1
fi
