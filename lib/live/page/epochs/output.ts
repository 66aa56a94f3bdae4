import { formatFixed } from "../../../figure/text";
import type { EpochsData } from "../../epochs/data";
import { within } from "../../within";
import { announcer } from "../parts/announcer";
import { element, write } from "../parts/dom";
import { plain, slider } from "../parts/slider";
import { type Frame, filmOf } from "./film";
import { meansChart } from "./means-chart";
import { epochsPictures } from "./pictures";
import { tourBar } from "./tour";

/** What is shown: an epoch, a step, and what is seen there. */
interface EpochsState extends Frame {
  readonly epoch: number;
  readonly moment: number;
}

/** What a mounted output tells the page. */
export interface EpochsOutput {
  state(): EpochsState;
}

const ABOUT =
  "Mismos ruidos y mismas sacudidas: solo cambia la red. Cada red pone el cero de E donde quiere, así que entre épocas compara las imágenes y la forma de las curvas, no los valores de E.";

/** The same noises through the epochs of a training: a slider for the epoch and one for the step. */
export function mountEpochs(root: HTMLElement, data: EpochsData): EpochsOutput {
  const { epochs, moments, start } = data;
  const film = filmOf(data);
  const voice = announcer();
  const numbers = element("p", { class: "cifras" });
  let [epoch, moment] = [start.epoch, start.moment];
  const state = () => ({ ...film.at(epoch, moment), epoch: epochs[epoch], moment: moments[moment] });
  const go = (toEpoch: number, toMoment: number) => {
    epoch = within([0, epochs.length - 1], toEpoch);
    moment = within([0, moments.length - 1], toMoment);
    draw();
  };
  const tell = () => voice.say(numbersOf(state(), data.averaged));
  const goAndTell = (toEpoch: number, toMoment: number) => {
    tour.pause();
    go(toEpoch, toMoment);
    tell();
  };
  const sliders = placeSliders(data, (toEpoch, toMoment) => goAndTell(toEpoch ?? epoch, toMoment ?? moment));
  const pictures = epochsPictures(data, (dEpoch, dMoment) => goAndTell(epoch + dEpoch, moment + dMoment));
  const means = meansChart(data, film);
  const tour = tourBar(root, {
    epochs: { length: epochs.length, place: () => epoch, go: (place) => go(place, moment) },
    moments: { length: moments.length, place: () => moment, go: (place) => go(epoch, place) },
    tell,
  });
  function draw() {
    const now = state();
    pictures.draw(now);
    means.draw(epoch, moment);
    sliders.set(now);
    write(numbers, numbersOf(now, data.averaged));
  }
  const about = element("p", { class: "cuentas" }, ABOUT);
  const side = element("div", { class: "lado" }, sliders.root, about);
  const head = element("div", { class: "cabeza" }, tour.root, numbers);
  root.append(
    element("p", { class: "titulo" }, data.title),
    head,
    pictures.root,
    element("div", { class: "curvas" }, means.root, side),
    voice.root,
  );
  draw();
  return { state };
}

/** The slider of the epoch and that of the step; what is told is the place of the one that moved. */
function placeSliders({ epochs, moments, start }: EpochsData, onMove: (epoch: number | undefined, moment: number | undefined) => void) {
  const make = (label: string, levels: readonly number[], { place, onPlace }: { place: number; onPlace: (place: number) => void }) =>
    slider({ label, levels, start: levels[place], format: plain, onChange: (value) => onPlace(levels.indexOf(value)) });
  const epoch = make("Época", epochs, { place: start.epoch, onPlace: (place) => onMove(place, undefined) });
  const moment = make("Paso", moments, { place: start.moment, onPlace: (place) => onMove(undefined, place) });
  return {
    root: element("div", { class: "mandos" }, epoch.root, moment.root),
    set(now: EpochsState) {
      epoch.set(now.epoch);
      moment.set(now.moment);
    },
  };
}

/** The numbers of now, in a line. */
function numbersOf({ epoch, moment, mean }: EpochsState, averaged: number): string {
  return `Época ${epoch} · paso ${moment} · media de ${averaged} energías: ${formatFixed(mean, 3)}`;
}
