// Keras on JAX and TensorBoard, as requirements.txt pins them.
"use strict";

const { jupyterEnvironment } = require("../../setup/environment");
const { isInstalled, places, recipe, REQUIREMENTS, seal } = require("../recipe");

const PIP = [
  "-m",
  "pip",
  "install",
  "--no-input",
  "--disable-pip-version-check",
  "--no-compile",
  "--only-binary=:all:",
  "--progress-bar=off",
];
const VERIFY = "import h5py, keras, tensorboard";

module.exports = {
  name: "interop-packages",
  title: "Keras, JAX y TensorBoard (655 MB en disco)",
  inputs: recipe,
  intact: ({ paths }) => isInstalled(paths),
  async run({ paths, command }, task) {
    const { python } = places(paths);
    const onLine = (line) => {
      if (line.startsWith("Collecting")) task.detail(line.split(" ")[1].split("==")[0]);
      if (line.startsWith("Installing collected")) task.detail("instalando");
    };
    await command(python, [...PIP, "-r", REQUIREMENTS], { onLine });
    await command(python, ["-c", VERIFY], { env: { ...jupyterEnvironment(paths), KERAS_BACKEND: "jax" } });
    seal(paths);
  },
};
