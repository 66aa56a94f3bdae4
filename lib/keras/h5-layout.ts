import { layerNames } from "../network/shapes";
import type { NetworkSpec } from "../network/spec";
import { isSequential, kerasNodes } from "./config";
import type { H5Array, H5Group } from "./hdf5";
import { inKerasOrder } from "./keras-order";
import { CLASS_NAMES, INPUT_NAME, type KerasNode, modelName } from "./nodes";
import { refuseFile } from "./refuse";
import { joinTheta, type NamedArray, splitTheta } from "./theta";

/**
 * Weights as Keras 3 lays them in a .weights.h5: `layers/conv2d_1/vars/0` is a kernel and `…/1` its bias, where the name of
 * the group is that of the class, counted in the order of the layers, whatever the layers are called.
 *
 * Source: keras/src/saving/saving_lib.py, 3.15.
 */
export function weightsTree(spec: NetworkSpec, theta: Float32Array): H5Group {
  const arrays = splitTheta(spec, theta);
  const groups: Record<string, H5Group> = {};
  if (!isSequential(spec)) groups[INPUT_NAME] = layerGroup(INPUT_NAME, []);
  const seen = new Map<string, number>();
  for (const node of inKerasOrder(kerasNodes(spec))) {
    const mine = node.className === "Activation" ? [] : arrays.filter(({ layer }) => layer === node.name);
    groups[groupName(node, seen)] = layerGroup(node.name, mine);
  }
  return group({ groups: { layers: group({ groups }), vars: group({ attributes: { name: modelName(spec) } }) } });
}

function groupName({ className }: KerasNode, seen: Map<string, number>): string {
  const name = className === "GroupNormalization" ? "group_normalization" : className.toLowerCase(); // to_snake_case of the classes that we write
  const earlier = seen.get(name) ?? 0;
  seen.set(name, earlier + 1);
  return earlier === 0 ? name : `${name}_${earlier}`;
}

function layerGroup(name: string, arrays: readonly H5Array[]): H5Group {
  const numbered = Object.fromEntries(arrays.map((array, i) => [String(i), array]));
  return group({ groups: { vars: group({ attributes: { name }, arrays: numbered }) } });
}

function group({ attributes = {}, groups = {}, arrays = {} }: Partial<H5Group>): H5Group {
  return { attributes, groups, arrays };
}

/**
 * θ from the groups of a .weights.h5, however deep its model put them: arrays of rank 4 are those of the convolutions, of
 * rank 2 those of dense layers and of rank 1 those of normalizations, each kind in the order of its numbers.
 * @throws DataError when they do not fit the network.
 */
export function thetaFromTree(spec: NetworkSpec, root: H5Group, subject: string): Float32Array {
  const found = layersIn(root, []).sort((a, b) => comparePaths(a.path, b.path));
  const odd = found.find(({ arrays }) => arrays.length !== 2 || kindOf(arrays) === undefined);
  if (odd)
    refuseFile(subject, `la capa ${odd.path.join("/")} tiene pesos que no son de Conv2D ni de Dense con sesgo, ni de GroupNormalization`, {
      remedy: "aquí no hay otras capas con pesos",
    });
  const ofKind = (kind: Kind) => found.filter(({ arrays }) => kindOf(arrays) === kind);
  const wanted = (kind: Kind) => spec.layers.filter(({ type }) => type === kind).length;
  if (KINDS.some((kind) => ofKind(kind).length !== wanted(kind))) {
    const told = KINDS.filter((kind) => kind !== "groupNorm" || ofKind(kind).length + wanted(kind) > 0);
    const has = listed(told.map((kind) => `${ofKind(kind).length} de ${CLASS_NAMES[kind]}`));
    refuseFile(subject, `las capas con pesos del fichero son ${has}, y la red ${spec.name} tiene ${listed(told.map(wanted))}`, {
      remedy: "comprueba de qué red son los pesos",
    });
  }
  const left = { conv2d: ofKind("conv2d"), dense: ofKind("dense"), groupNorm: ofKind("groupNorm") };
  const ofLayer = new Map<string, FoundLayer | undefined>();
  for (const { className, name, layer } of inKerasOrder(kerasNodes(spec)))
    if (isKind(layer.type) && className === CLASS_NAMES[layer.type]) ofLayer.set(name, left[layer.type].shift());
  const arrays = layerNames(spec.layers).flatMap((name) => namedArrays(ofLayer.get(name)));
  return joinTheta(spec, arrays, subject);
}

/** Layers with weights; how many dimensions the first of their two arrays has tells them apart. */
const KINDS = ["conv2d", "dense", "groupNorm"] as const;
type Kind = (typeof KINDS)[number];
const RANKS: Readonly<Record<Kind, number>> = { conv2d: 4, dense: 2, groupNorm: 1 };

function kindOf([first]: readonly H5Array[]): Kind | undefined {
  return KINDS.find((kind) => RANKS[kind] === first.shape.length);
}

/** a, b y c. */
function listed(parts: readonly (string | number)[]): string {
  return `${parts.slice(0, -1).join(", ")} y ${parts[parts.length - 1]}`;
}

function isKind(type: string): type is Kind {
  return (KINDS as readonly string[]).includes(type);
}

interface FoundLayer {
  readonly path: readonly string[];
  readonly arrays: readonly H5Array[];
}

/** Every group with variables of its own; scalars are metrics. */
function layersIn({ groups }: H5Group, path: readonly string[]): FoundLayer[] {
  return Object.entries(groups).flatMap(([name, inner]) => {
    if (name !== "vars") return layersIn(inner, [...path, name]);
    const names = Object.keys(inner.arrays).sort(COLLATOR.compare);
    const arrays = names.map((key) => inner.arrays[key]).filter(({ shape }) => shape.length > 0);
    return arrays.length > 0 ? [{ path, arrays }] : [];
  });
}

/** None for a layer without weights. */
function namedArrays({ path, arrays }: FoundLayer = { path: [], arrays: [] }): NamedArray[] {
  return arrays.map((array, i) => ({ ...array, name: [...path, "vars", i].join("/") }));
}

/** conv2d, conv2d_1, conv2d_2, conv2d_10: as numbers, not as letters. */
const COLLATOR = new Intl.Collator("en", { numeric: true });

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = COLLATOR.compare(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Whether a group lists its layers, as the .h5 files of Keras 2 and the legacy ones of Keras 3 do. */
export function isLegacy({ attributes }: H5Group): boolean {
  return Object.keys(attributes).some((name) => /^layer_names\d*$/.test(name));
}

/**
 * θ from the groups of a legacy .h5: `layer_names` lists the layers and `weight_names` of each its arrays, all in order.
 * @throws DataError when they do not fit the network.
 */
export function thetaFromLegacy(spec: NetworkSpec, root: H5Group, subject: string): Float32Array {
  const arrays = textsOf(root, "layer_names").flatMap((layer) => {
    const inner = root.groups[layer] ?? refuseFile(subject, `falta el grupo de la capa ${layer}`);
    return textsOf(inner, "weight_names").map((name) => ({ ...arrayAt(inner, name, subject), name }));
  });
  return joinTheta(spec, arrays, subject);
}

/** A list of texts; Keras cuts a long one in `name0`, `name1`… */
function textsOf({ attributes }: H5Group, name: string): readonly string[] {
  const keys = Object.keys(attributes).filter((key) => key.startsWith(name) && /^\d*$/.test(key.slice(name.length)));
  return keys.sort(COLLATOR.compare).flatMap((key) => attributes[key]);
}

function arrayAt(group: H5Group, path: string, subject: string): H5Array {
  const parts = path.split("/");
  const inner = parts.slice(0, -1).reduce<H5Group | undefined>((at, part) => at?.groups[part], group);
  return inner?.arrays[parts[parts.length - 1]] ?? refuseFile(subject, `faltan los pesos ${path}`);
}
