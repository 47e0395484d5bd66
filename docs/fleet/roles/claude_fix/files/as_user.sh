#!/bin/sh
# What does claude-fix see as this user? In an interactive login shell, which reads the start-up files: a variable that
# only they set is what is looked for. What they print themselves is no part of the report.
#
#   as_user.sh USER PROGRAM [OPTION...]     USER "-": as the one who asks
#
# Ends as `claude-fix check` does, and with 67 where there is no such user.
set -eu
user=$1
program=$2
shift 2
for word in "$user" "$program" "$@"; do
  case $word in
    '' | *[!A-Za-z0-9._,=:/@+-]*) echo "as_user.sh: not a name, a path or an option: $word" >&2; exit 64 ;;
  esac
done
asked="'$program' check --json $*"
if [ "$user" = - ] || [ "$user" = "$(id -un)" ]; then
  exec 3>&1 >/dev/null </dev/null
  cd
  exec "${SHELL:-/bin/sh}" -lic "$asked >&3"
fi
id "$user" >/dev/null 2>&1 || { echo "as_user.sh: no user $user here" >&2; exit 67; }
exec 3>&1 >/dev/null </dev/null
# the shell that the user database names, as `su` says in SHELL
exec su - "$user" -c "exec \"\$SHELL\" -ic \"$asked >&3\""
