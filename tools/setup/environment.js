// The environment of every Python and Jupyter process that we start.
"use strict";

const path = require("node:path");

const FOREIGN = ["PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH"];

/**
 * The variables of `base` with a Jupyter of our own: the user's configuration cannot break it, our kernel is found first,
 * and signatures, settings and connection files stay in .cache/.
 */
function jupyterEnvironment({ venv, jupyter, scripts }, base = process.env) {
  const environment = { ...base };
  for (const name of FOREIGN) delete environment[name];
  return {
    ...environment,
    PATH: [path.dirname(process.execPath), scripts, base.PATH ?? ""].filter(Boolean).join(path.delimiter),
    JUPYTER_PREFER_ENV_PATH: "1",
    JUPYTER_PATH: path.join(venv, "share", "jupyter"),
    JUPYTER_CONFIG_DIR: path.join(jupyter, "config"),
    JUPYTER_DATA_DIR: path.join(jupyter, "data"),
    JUPYTER_RUNTIME_DIR: path.join(jupyter, "runtime"),
    PYTHONUTF8: "1",
    PYTHONNOUSERSITE: "1",
    PIP_USER: "0", // a pip.conf with `user = true` would refuse to install in .venv
  };
}

module.exports = { jupyterEnvironment };
