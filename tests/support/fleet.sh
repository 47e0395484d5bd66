#!/usr/bin/env bash
# Three hosts and a control machine, each with a network, an /etc, homes and a name of its own; sshd on every host; the
# role of docs/fleet over all of them. Runs as the first process of namespaces of its own, which end with it.
#
#   fleet.sh ROOM CLAUDE-FIX ANSIBLE-BIN DOCS-FLEET      the control machine: leaves ROOM/reports, exits as Ansible does
#   fleet.sh --host ROOM NAME ADDRESS                    one of the hosts
#   fleet.sh --policy ROOM CLAUDE-FIX                    one machine with a policy in every state: leaves ROOM/STATE.json
set -euo pipefail
HOSTS=(alpha:10.77.0.11 bravo:10.77.0.12 charlie:10.77.0.13)

# Everything that a host may change is its own, in memory.
own_disk() {
  local room=$1 etc; etc=$(mktemp -d -p "$room")
  mount --make-rprivate /
  mount -t tmpfs -o mode=0755 tmpfs "$etc"
  cp -a /etc/. "$etc"
  mount --bind "$etc" /etc
  local folder
  for folder in /home /root /run /usr/local/bin /var/tmp; do mount -t tmpfs -o mode=0755 tmpfs "$folder"; done
  printf '%s\n' root:x:0:0::/root:/bin/bash sshd:x:110:65534::/run/sshd:/usr/sbin/nologin \
    nobody:x:65534:65534::/:/usr/sbin/nologin dev:x:1234:1234::/home/dev:/bin/bash >/etc/passwd
  printf '%s\n' root:x:0: nogroup:x:65534: dev:x:1234: tty:x:5: >/etc/group
  printf '%s\n' 'root:*:20000:0:99999:7:::' 'dev:*:20000:0:99999:7:::' >/etc/shadow
  rm -rf /etc/profile.d /etc/claude-fix /etc/claude-code
  printf 'PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin\n' >/etc/profile
  mkdir -m 0755 /run/sshd
  mkdir -p -m 0700 /root/.ssh
}

# Somebody who is signed in, and whose start-up file says hello.
person() {
  local name=$1 home=/home/dev
  mkdir -p "$home/.local/bin" "$home/.claude"
  printf '#!/bin/sh\necho "2.1.329 (Claude Code)"\n' >"$home/.local/bin/claude"
  chmod 755 "$home/.local/bin/claude"
  local later=$((($(date +%s) + 86400) * 1000)) body=AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnwXyZ
  printf '{"claudeAiOauth":{"accessToken":"sk-ant-oat01-%s","refreshToken":"sk-ant-ort01-%s","expiresAt":%s,"scopes":["user:inference","user:profile"]}}' \
    "$body" "$body" "$later" >"$home/.claude/.credentials.json"
  printf '{"hasCompletedOnboarding":true}' >"$home/.claude.json"
  printf 'echo welcome to %s\nexport PATH=$HOME/.local/bin:$PATH\n' "$name" >"$home/.bashrc"
  printf '. ~/.bashrc\n' >"$home/.profile"
  # only a shell that reads this file sees what is wrong: a space that nobody sees, inside of a key
  if [ "$name" = bravo ]; then printf 'export ANTHROPIC_API_KEY="sk-ant-api03-AbCd\xe2\x80\x8b%s"\n' "$body" >>"$home/.bashrc"; fi
  chmod 700 "$home/.claude"
  chmod 600 "$home/.claude/.credentials.json"
  chown -R 1234:1234 "$home"
}

host() {
  local room=$1 name=$2 address=$3 line
  hostname "$name"
  own_disk "$room"
  person "$name"
  cp "$room/key.pub" /root/.ssh/authorized_keys
  printf '%s\n' "ListenAddress $address" "HostKey $room/$name.key" 'UsePAM no' 'PermitRootLogin prohibit-password' \
    'PasswordAuthentication no' 'AuthorizedKeysFile .ssh/authorized_keys' 'PidFile none' \
    'Subsystem sftp internal-sftp' >"$room/$name.conf"
  chmod 600 "$room/$name.key"
  coproc SSHD { exec /usr/sbin/sshd -D -e -f "$room/$name.conf" 2>&1; }
  while read -r line; do
    echo "$name: $line"
    case $line in 'Server listening'*) echo ready >"$room/$name.ready" ;; esac
  done <&"${SSHD[0]}"
}

control() {
  local room=$1 program=$2 ansible=$3 fleet=$4 it name address
  mount --make-rprivate /
  mount -t tmpfs -o mode=0755 tmpfs /run
  ip link set lo up
  ip link add bridge0 type bridge
  ip addr add 10.77.0.1/24 dev bridge0
  ip link set bridge0 up
  ssh-keygen -q -t ed25519 -N '' -C control -f "$room/key"
  for it in "${HOSTS[@]}"; do
    name=${it%:*} address=${it#*:}
    ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$room/$name.key"
    echo "$address $(cut -d' ' -f1,2 "$room/$name.key.pub")" >>"$room/known"
    echo "$name ansible_host=$address" >>"$room/hosts.ini"
    mkfifo "$room/$name.ready"
    ip netns add "$name"
    ip link add "to-$name" type veth peer name eth0 netns "$name"
    ip link set "to-$name" master bridge0 up
    ip -n "$name" link set lo up
    ip -n "$name" addr add "$address/24" dev eth0
    ip -n "$name" link set eth0 up
    ip netns exec "$name" unshare --mount --uts --pid --fork --kill-child --mount-proc \
      bash "${BASH_SOURCE[0]}" --host "$room" "$name" "$address" >"$room/$name.log" 2>&1 &
  done
  printf '%s\n' '[all:vars]' ansible_user=root "ansible_ssh_private_key_file=$room/key" \
    ansible_python_interpreter=/usr/bin/python3 \
    "ansible_ssh_common_args=-F none -o UserKnownHostsFile=$room/known -o StrictHostKeyChecking=yes" >>"$room/hosts.ini"
  for it in "${HOSTS[@]}"; do
    read -r -t 30 _ <"$room/${it%:*}.ready" || { cat "$room/${it%:*}.log"; exit 90; }
  done
  mkdir -p "$room/home"
  printf '{"claude_fix_binary":"%s","claude_fix_policy":"%s","claude_fix_users":["dev","nobody-here"],"claude_fix_options":["--offline"],"claude_fix_reports":"%s"}' \
    "$program" "$room/policy.toml" "$room/reports" >"$room/vars.json"
  env -i HOME="$room/home" PATH="$ansible:/usr/bin:/bin" LANG=C.UTF-8 ANSIBLE_NOCOLOR=1 \
    ansible-playbook -i "$room/hosts.ini" -e "@$room/vars.json" "$fleet/check.yml" </dev/null
}

# What claude-fix says to somebody who is not root, with the policy as it stands.
seen() { # STATE [VARIABLE=VALUE...]
  local state=$1; shift
  (cd /home/dev && setpriv --reuid 1234 --regid 1234 --clear-groups env -i HOME=/home/dev SHELL=/bin/bash LANG=C.UTF-8 \
    PATH=/home/dev/.local/bin:/usr/bin:/bin "$@" /usr/local/bin/claude-fix check --json --offline --only policy.company >"$room/$state.json") || true
}

policy() {
  local room=$1 place=/etc/claude-fix code=0
  own_disk "$room"
  person alone
  cp "$2" /usr/local/bin/claude-fix
  export PATH=/usr/local/bin:$PATH
  # nothing is there, and no variable says where else it would be
  cp "$room/policy.toml" /home/dev/policy.toml
  seen none CLAUDE_FIX_POLICY=/home/dev/policy.toml ProgramData=/home/dev XDG_CONFIG_DIRS=/home/dev XDG_CONFIG_HOME=/home/dev
  fresh() { rm -rf "$place"; mkdir -m 755 "$place"; install -m 644 "$room/policy.toml" "$place/policy.toml"; }
  fresh; seen good
  (cd /home/dev && setpriv --reuid 1234 --regid 1234 --clear-groups env -i HOME=/home/dev LANG=C.UTF-8 PATH=/usr/bin:/bin \
    /usr/local/bin/claude-fix fix reset.folder --yes </dev/null >"$room/fix.txt" 2>&1) || code=$?
  echo "ends with $code" >>"$room/fix.txt"
  fresh; chown 1234 "$place/policy.toml"; seen owned-file
  fresh; chown 1234 "$place"; seen owned-folder
  fresh; chmod 664 "$place/policy.toml"; seen open-file
  fresh; chmod 775 "$place"; seen open-folder
  fresh; mv "$place/policy.toml" "$place/real.toml"; ln -s real.toml "$place/policy.toml"; seen linked-file
  fresh; mv "$place" /etc/claude-fix-real; ln -s claude-fix-real "$place"; seen linked-folder
  rm "$place"; mkdir "$place"; mkfifo -m 644 "$place/policy.toml"; seen pipe
  rm -rf "$place"; fresh; head -c 70000 /dev/zero | tr '\0' '#' >>"$place/policy.toml"; seen large
  fresh; printf '\377' >>"$place/policy.toml"; seen bytes
  fresh; printf '\nx = [' >>"$place/policy.toml"; seen unclosed
  fresh; printf 'x = %s' "$(head -c 60000 /dev/zero | tr '\0' '[')" >"$place/policy.toml"; seen deep
  fresh; chmod 000 "$place/policy.toml"; seen shut
}

case $1 in
  --host) shift; host "$@" ;;
  --policy) shift; policy "$@" ;;
  *) control "$@" ;;
esac
