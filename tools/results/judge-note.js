// @ts-check
// What the judge makes of what nobody drew: test digits and noise.
"use strict";

const { firstBatch } = require("ebm/data");
const { accuracy, judge } = require("ebm/metrics");
const { uniformStart } = require("ebm/sampler");
const { decimal } = require("../tables/table");

/**
 * A sentence: how many test digits it knows, and how many of them and of as many noise images count as digits.
 * @param {import("ebm/engine").EngineNetwork} network @param {import("ebm/data").ImageSet} test @param {number} images
 */
function judgeNote(network, test, images) {
  const count = Math.min(images, test.count);
  const { x, labels } = firstBatch(test, { batchSize: count, seed: 2026 });
  const noise = judge(network, uniformStart([32, 32, 1], { chains: count, seed: 2026 })).confidence;
  const digits = judge(network, x).confidence;
  const part = (/** @type {number} */ share) => `el ${decimal(100 * share)} %`;
  const sure = (/** @type {Float32Array} */ confidence) => part(confidence.filter((p) => p > 0.9).length / count);
  const most = decimal(Math.max(...noise), 5);
  const known = part(accuracy(network.outputs(x), labels));
  return `El clasificador acierta ${known} de ${count} imágenes de prueba y cuenta como cifras ${sure(digits)}; de ${count} de ruido uniforme, ${sure(noise)} (la mayor confianza es ${most}).`;
}

module.exports = { judgeNote };
