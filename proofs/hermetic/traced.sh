# SPDX-License-Identifier: Apache-2.0
# Sourced: machines on which strace writes down what each action runs and opens. Bazel starts
# linux-sandbox for each action; there it starts strace in between, and so sees its own work and that
# of its repository rules go by unseen.
# shellcheck shell=bash disable=SC2154  # variables of common.sh

# find_strace: sets $strace, the machine's or else Debian's.
find_strace() {
  strace=$(command -v strace) && return
  borrow strace "$debian_stable" strace || skip "there is no strace: $not_borrowed"
  strace=$work/bin/strace
  debian_launcher "$borrowed/strace" usr/bin/strace "$strace"
}

# trace_actions MACHINE: of all that Bazel does there from now on. What a call's names are relative
# to, and led to, is written beside them (-y); processes have their numbers outside of the sandbox.
trace_actions() {
  local folder=$work/$1 installation calls
  find_strace
  "$strace" -o /dev/null true 2>/dev/null || skip "strace may not trace here, as in some containers"
  installation=$(on "$1" info install_base 2>/dev/null) || give_up "Bazel says where it is installed"
  on "$1" shutdown >/dev/null 2>&1
  echo "$installation" >"$folder/installation"
  mkdir "$folder/bazel" "$folder/traces"
  cp -as "$installation/." "$folder/bazel"
  rm "$folder/bazel/linux-sandbox"
  calls=execve,execveat,open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2
  calls+=,connect,chdir,fchdir,fork,vfork,clone,clone3
  cat >"$folder/bazel/linux-sandbox" <<END_OF_FILE
#!/bin/sh
trace=\$(PATH=/usr/bin:/bin mktemp "$folder/traces/XXXXXXXX")
exec "$strace" -f -q -e signal=none -e trace=$calls --seccomp-bpf --decode-pids=pidns \\
  -y -s 1000 -o "\$trace" "$installation/linux-sandbox" "\$@"
END_OF_FILE
  chmod +x "$folder/bazel/linux-sandbox"
  # Bazel sees by the date that nobody has changed it.
  touch -r "$installation/linux-sandbox" "$folder/bazel/linux-sandbox"
  echo "startup --install_base=$folder/bazel" >>"$folder/home/.bazelrc"
}

# forget_actions MACHINE: what was traced so far.
forget_actions() {
  rm -rf "$work/$1/traces"
  mkdir "$work/$1/traces"
}

# opened MACHINE: what its traced actions did: a line that counts, and one for each leak.
opened() {
  local folder=$work/$1 here=$repository/proofs/hermetic
  perl "$here/read_traces.pl" "$folder/traces" "$folder/base" >"$folder/opened" &&
    perl "$here/opened_files.pl" "$here/host_files" "$folder/base" "$folder/src" \
      "$(cat "$folder/installation")" <"$folder/opened"
}
