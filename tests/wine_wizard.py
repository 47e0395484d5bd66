#!/usr/bin/env python3
"""Does the wizard for Windows live up to its story? The real .exe under Wine, in tmux, walked by keys on drive C:.

    tests/wine_wizard.py CLAUDE-FIX.EXE [--save FOLDER]      (`.ci/cross wizard` builds it and comes here)

Wine's console does not interpret escape sequences, so a debug build for Windows draws to the file that CLAUDE_FIX_DRAW_TO
names: the pane's own terminal. Keys come through Wine's console, as on Windows. Every screen is asked for what a person
must read there, kept as text with --save, and searched for the planted secrets. Ends with 77 where tmux or Wine is missing.
"""

import argparse
import http.server
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

LIMIT = 60
COLUMNS, ROWS = 120, 40
KEY = "sk-ant-api03-" + "".join(chr(65 + (7 * n * n + 3 * n) % 26) for n in range(95))
ACCESS = "sk-ant-oat01-" + "".join(chr(97 + (5 * n * n + 11 * n) % 26) for n in range(95))
REFRESH = "sk-ant-ort01-" + "".join(chr(97 + (11 * n * n + 5 * n) % 26) for n in range(95))


class Api(http.server.BaseHTTPRequestHandler):
    """Knows no key, and the login only."""

    def do_GET(self):
        known = self.headers.get("x-api-key") is None
        body = {"data": []} if known else {"type": "error", "error": {"type": "authentication_error", "message": "invalid x-api-key"}}
        text = json.dumps(body).encode()
        self.send_response(200 if known else 401)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_HEAD = do_POST = do_GET

    def log_message(self, *_):
        pass


class Home:
    """A home folder on drive C: with a login that a dead key in the settings hides, and a `claude.cmd`."""

    def __init__(self, prefix, url):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="story-", dir=prefix / "drive_c"))
        self.drive = "C:\\" + self.folder.name
        self.home = self.folder / "Ada Löwe"
        self.settings = self.home / ".claude" / "settings.json"
        self.settings.parent.mkdir(parents=True)
        (self.folder / "bin").mkdir()
        (self.folder / "work").mkdir()
        write(self.settings, json.dumps({"model": "opus", "env": {"ANTHROPIC_API_KEY": KEY}}, indent=2).replace("\n", "\r\n") + "\r\n")
        login = {"accessToken": ACCESS, "refreshToken": REFRESH, "expiresAt": int(time.time() + 8 * 3600) * 1000,
                 "scopes": ["user:inference", "user:profile"], "subscriptionType": "max"}
        write(self.home / ".claude" / ".credentials.json", json.dumps({"claudeAiOauth": login}))
        write(self.home / ".claude.json", '{"hasCompletedOnboarding":true}')
        write(self.folder / "bin" / "claude.cmd", "@echo off\r\necho 2.1.329 ^(Claude Code^)\r\n")
        self.url = url

    def start(self, exe, arguments=""):
        """A command file that a person's own console stands for: nothing of this machine's environment is in it."""
        lines = [
            # the name of the folder comes as a variable: a command file is read in the code page of the console
            "@echo off", 'set "USERPROFILE=%STORY%"', 'set "HOMEPATH=%STORY:~2%"',
            'set "APPDATA=%STORY%\\AppData\\Roaming"', 'set "LOCALAPPDATA=%STORY%\\AppData\\Local"',
            f'set "PATH={self.drive}\\bin;C:\\windows\\system32;C:\\windows"', f"set ANTHROPIC_BASE_URL={self.url}",
            # only what stands where nobody else could have put it is started
            f'set "ProgramFiles={self.drive}\\bin"',
            f'cd /d "{self.drive}\\work"', f'"{windows_path(exe)}" {arguments}', f'echo %errorlevel% >"{self.drive}\\code"',
        ]
        write(self.folder / "start.cmd", "\r\n".join(lines) + "\r\n")
        return self.drive + "\\start.cmd"

    def code(self):
        written = self.folder / "code"
        text = written.read_text().strip() if written.exists() else ""
        return int(text) if text else None


def write(path, text):
    path.write_bytes(text.encode())


def windows_path(path):
    return "Z:" + str(pathlib.Path(path).resolve()).replace("/", "\\")


class Window:
    """A window of tmux in which Wine runs one command file."""

    def __init__(self, prefix, save):
        self.socket = f"claude-fix-wine-{os.getpid()}"
        self.prefix, self.save, self.number = prefix, save, 0

    def tmux(self, *words):
        done = subprocess.run(["tmux", "-L", self.socket, "-f", "/dev/null", *words], stdout=subprocess.PIPE, timeout=20, check=True)
        return done.stdout.decode()

    def open(self, home, command):
        clean = {"HOME": str(self.prefix), "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8",
                 "WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "WINEARCH": "win64", "WINEDLLOVERRIDES": "mscoree,mshtml=",
                 "STORY": home.drive + "\\" + home.home.name}
        words = " ".join(f"'{name}={value}'" for name, value in clean.items())
        script = f"exec env -i {words} \"CLAUDE_FIX_DRAW_TO=Z:$(tty | tr / '\\\\')\" wine cmd /c '{command}'"
        self.tmux("new-session", "-d", "-x", str(COLUMNS), "-y", str(ROWS), "-s", "it", script, ";",
                  "set", "-g", "remain-on-exit", "on", ";", "set", "-g", "status", "off")

    def screen(self):
        return self.tmux("capture-pane", "-p", "-t", "it")

    def send(self, *keys):
        self.tmux("send-keys", "-t", "it", *keys)

    def tty(self):
        return self.tmux("display", "-p", "-t", "it", "#{pane_tty}").strip()

    def wizard(self, exe):
        """The process of the .exe in this window, which Wine shows by its path on a drive."""
        listed = subprocess.run(["ps", "-o", "pid=,args=", "-t", self.tty().removeprefix("/dev/")], stdout=subprocess.PIPE, timeout=20)
        found = [line.split() for line in listed.stdout.decode().splitlines()]
        mine = [int(words[0]) for words in found if words[1] == windows_path(exe)]
        must(len(mine) == 1, f"its process was not found: {found}")
        return mine[0]

    def over(self):
        return self.tmux("display", "-p", "-t", "it", "#{pane_dead}").strip() == "1"

    def close(self):
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], stderr=subprocess.DEVNULL, timeout=20)

    def until(self, what, holds):
        """The screen, once it holds."""
        end = time.monotonic() + LIMIT
        while True:
            seen = self.screen()
            if holds(seen):
                return seen
            if time.monotonic() > end:
                fail(f"{what} did not come", seen)
            time.sleep(0.1)

    def wait_for(self, *texts):
        seen = self.until(" and ".join(texts), lambda it: all(text in it for text in texts))
        return self.keep(texts[0], seen)

    def keep(self, name, seen):
        for secret in (KEY, ACCESS, REFRESH):
            body = secret[13:]
            if any(body[at:at + 10] in seen for at in range(len(body) - 10)):
                fail("a secret is on screen", seen)
        if self.save:
            self.number += 1
            short = "".join(c if c.isalnum() else "-" for c in name)[:30].strip("-")
            (self.save / f"{self.number:02}-{short}.txt").write_text(seen)
        return seen

    def agree(self, then):
        """Says yes until it counts: a card takes no answer in its first moment."""
        end = time.monotonic() + LIMIT
        while then not in self.screen():
            seen = self.screen()
            if time.monotonic() > end:
                fail(f"{then} did not come", seen)
            if "lines first" in seen or "the last line first" in seen:
                self.send("PageDown")
            elif "yes, do it" in seen:
                self.send("y")
            time.sleep(0.3)


def fail(what, seen=""):
    print(f"wizard under Wine: {what}\n{seen}", file=sys.stderr)
    sys.exit(1)


def must(holds, what, seen=""):
    if not holds:
        fail(what, seen)


def story(window, home, exe):
    """Overview, card, no, yes, fixed, undo, leave: and the file as it was, byte by byte."""
    before = home.settings.read_bytes()
    window.open(home, home.start(exe))
    seen = window.wait_for("checked at", "What is wrong")
    must("settings.json" in seen and "~\\.claude" in seen, "the place is not named as Windows writes it", seen)
    window.send("Enter")
    card = window.wait_for("yes, do it")
    must("- " in card and "ANTHROPIC_API_KEY" in card, "the card does not show the line", card)
    window.send("n")
    window.until("the end of the card", lambda it: "yes, do it" not in it)
    must(home.settings.read_bytes() == before, "no was not no")
    window.send("Enter")
    window.wait_for("yes, do it")
    window.agree("FIXED")
    window.wait_for("FIXED")
    after = home.settings.read_bytes()
    must(KEY.encode() not in after and json.loads(after) == {"model": "opus", **json.loads(after)}, "the key is still there")
    must(b"\r\n" in after, "the line ends of Windows are gone")
    must(not [it for it in home.settings.parent.iterdir() if it.name.startswith(".claude-fix-")], "a half-written file was left")
    window.send("u")
    window.wait_for("Take back")
    window.agree("UNDONE")
    window.wait_for("UNDONE")
    must(home.settings.read_bytes() == before, "the undo did not bring the very bytes back")
    window.send("Enter")
    window.until("the end of the card", lambda it: "UNDONE" not in it)
    window.send("q")
    ended(window, home, 1)


def interrupted(window, home, exe):
    """Ctrl-C as an event of the console, which Wine makes of this signal, leaves; a card that is open changes nothing."""
    before = home.settings.read_bytes()
    window.open(home, home.start(exe))
    window.wait_for("checked at")
    window.send("Enter")
    window.wait_for("yes, do it")
    os.kill(window.wizard(exe), signal.SIGINT)
    ended(window, home, 130)
    must(home.settings.read_bytes() == before, "an interrupted card changed something")


def closed(window, home, exe):
    """A window that is closed takes the wizard along."""
    window.open(home, home.start(exe))
    window.wait_for("checked at")
    wizard = window.wizard(exe)
    window.close()
    end = time.monotonic() + LIMIT
    while pathlib.Path(f"/proc/{wizard}").exists():
        must(time.monotonic() < end, "the wizard outlives its window")
        time.sleep(0.1)


def ended(window, home, code):
    window.until("the end", lambda _: window.over())
    must(home.code() == code, f"it ended with {home.code()} instead of {code}", window.screen())


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("exe")
    arguments.add_argument("--save", type=pathlib.Path)
    arguments = arguments.parse_args()
    missing = [it for it in ("tmux", "wine") if not shutil.which(it)]
    prefix = os.environ.get("WINEPREFIX")
    if missing or not prefix:
        print(f"wizard under Wine: ignored, {' and '.join(missing) or 'WINEPREFIX'} is not here")
        sys.exit(77)
    if arguments.save:
        arguments.save.mkdir(parents=True, exist_ok=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Api)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for part in (story, interrupted, closed):
        began = time.monotonic()
        home = Home(pathlib.Path(prefix), f"http://127.0.0.1:{server.server_port}")
        window = Window(pathlib.Path(prefix), arguments.save)
        try:
            part(window, home, arguments.exe)
        finally:
            window.close()
            shutil.rmtree(home.folder, ignore_errors=True)
        print(f"wizard under Wine: {part.__name__} ok, {time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    main()
