// The command that mends something, in the words of the system at hand.
"use strict";

/** Commands for `platform`; on Linux without `sudo` when the user is already root. */
function remedies({ platform = process.platform, uid = process.getuid?.() } = {}) {
  const sudo = uid === 0 ? "" : "sudo ";
  const byPlatform = {
    linux: {
      python: `${sudo}apt-get install -y python3 python3-venv`,
      venv: `${sudo}apt-get install -y python3-venv`,
      permissions: `${sudo}chown -R "$(id -un)" .`,
      compiler: `${sudo}apt-get install -y g++`,
      chromium: `${sudo}apt-get install -y chromium`,
    },
    darwin: {
      python: "brew install python@3.12",
      venv: "brew install python@3.12",
      permissions: 'sudo chown -R "$(id -un)" .',
      chromium: "brew install --cask google-chrome",
    },
    win32: {
      python: "winget install Python.Python.3.12",
      venv: "winget install Python.Python.3.12",
      permissions: "icacls . /grant %USERNAME%:F /T",
      chromium: "winget install Google.Chrome",
    },
  };
  return { ...(byPlatform[platform] ?? byPlatform.linux), node: "nvm install 22", disk: "npm cache clean --force" };
}

module.exports = { remedies };
