#!/bin/sh
# Starts a command only where claude-fix finds nothing broken; else says what is and ends with 1.
#
#   before-claude.sh claude -p "..."
#
# Needs jq. What could not be told (3) does not stop the command.
set -u
report=$(mktemp) || exit 1
trap 'rm -f "$report"' EXIT
code=0
claude-fix check --json >"$report" </dev/null || code=$?
case $code in
  0 | 3) ;;
  1)
    jq -r '"not started: " + .verdict.summary,
      (.diagnoses[] | select(.severity == "broken") | "  \(.id): \(.advice[0] // .title)"),
      ((.policy.contact // empty) | "  ask " + join(", "))' "$report" >&2
    exit 1
    ;;
  *)
    echo "not started: claude-fix ended with $code" >&2
    exit 1
    ;;
esac
rm -f "$report"
trap - EXIT
exec "$@"
