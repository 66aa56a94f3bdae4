import { strict as assert } from "node:assert";
import { decodeKeras, encodeKeras } from "ebm/keras";
import { add, conv2d, dense, flatten, type LayerSpec, network, type NetworkSpec } from "ebm/network";
import { randomWeights } from "../engine/nets";
import { foreign, type Json } from "./remake";

const image = (...layers: LayerSpec[]) => network({ name: "prueba", inputShape: [5, 5, 2], layers: [...layers, flatten(), dense(1)] });
const CHAIN = image(conv2d(2, { kernelSize: 3, activation: "swish" }));
const GRAPH = image(conv2d(2, { kernelSize: 3 }), add(1, { activation: "relu" }));

/** What we read in the file of a network whose config was edited. */
async function readEdited(spec: NetworkSpec, edit: (config: Json) => void) {
  const bytes = foreign(await encodeKeras({ spec, weights: randomWeights(spec, 1), about: {} }), edit);
  return (await decodeKeras(bytes, { name: "ajena.keras" })).spec;
}

/** The configuration of a layer by its name. */
function layerOf(config: Json, name: string): Json {
  const found = config.config.layers.find((layer: Json) => layer.config.name === name);
  assert.ok(found, name);
  return found;
}

/** A layer to put in the list of a Sequential. */
const extra = (className: string, config: Json = {}) => ({
  class_name: className,
  config: { name: "otra", ...config },
  registered_name: null,
});
const insert =
  (at: number, className: string, config: Json = {}) =>
  (model: Json) =>
    void model.config.layers.splice(at, 0, extra(className, config));

/** An activation as a layer of its own, after a convolution without it. */
const bare = (className: string, config: Json) => (model: Json) => {
  layerOf(model, "conv2d").config.activation = "linear";
  insert(2, className, config)(model);
};

describe("a model that Keras could have saved", () => {
  const same: [fact: string, activation: "swish" | "relu" | "leakyRelu" | "elu", edit: (model: Json) => void][] = [
    ["swish as silu", "swish", () => {}],
    ["swish by its own name", "swish", (model) => void Object.assign(layerOf(model, "conv2d").config, { activation: "swish" })],
    [
      "an activation as a function object",
      "elu",
      (model) =>
        void Object.assign(layerOf(model, "conv2d").config, {
          activation: {
            module: "builtins",
            class_name: "function",
            config: "elu",
            registered_name: "function",
          },
        }),
    ],
    [
      "a layer as an activation",
      "leakyRelu",
      (model) =>
        void Object.assign(layerOf(model, "conv2d").config, { activation: { class_name: "LeakyReLU", config: { negative_slope: 0.2 } } }),
    ],
    ["the layer Activation", "swish", bare("Activation", { activation: "silu" })],
    ["the layer ReLU", "relu", bare("ReLU", { max_value: null, negative_slope: 0, threshold: 0 })],
    ["the layer LeakyReLU with the slope of ours", "leakyRelu", bare("LeakyReLU", { negative_slope: 0.2 })],
    ["the layer LeakyReLU of Keras 2", "leakyRelu", bare("LeakyReLU", { alpha: 0.20000000298023224 })],
    ["the layer ELU", "elu", bare("ELU", { alpha: 1 })],
    ["a policy by its name", "swish", (model) => void Object.assign(layerOf(model, "conv2d").config, { dtype: "float32" })],
    ["a linear activation that changes nothing", "swish", insert(2, "Activation", { activation: "linear" })],
    ["one number for both sides of a kernel", "swish", (model) => void Object.assign(layerOf(model, "conv2d").config, { kernel_size: 3 })],
    [
      "no input layer, but the shape in the first",
      "swish",
      (model) => {
        model.config.layers.shift();
        model.config.layers[0].config.batch_input_shape = [null, 5, 5, 2];
      },
    ],
    ["no input layer, but the shape it was built for", "swish", (model) => void model.config.layers.shift()],
  ];
  for (const [fact, activation, edit] of same) {
    it(`is read: ${fact}`, async () => {
      assert.deepEqual(await readEdited(CHAIN, edit), image(conv2d(2, { kernelSize: 3, activation })));
    });
  }

  const graphs: [fact: string, edit: (model: Json) => void][] = [
    ["the class Model of Keras 2", (model) => void Object.assign(model, { class_name: "Model" })],
    ["an end inside a list", (model) => void Object.assign(model.config, { input_layers: [model.config.input_layers] })],
    ["layers in another order", (model) => void model.config.layers.reverse()],
    ["summands in the other order", (model) => void layerOf(model, "add").inbound_nodes[0].args[0].reverse()],
    [
      "nodes as Keras 2 wrote them",
      (model) => {
        for (const layer of model.config.layers) {
          const tensors = (layer.inbound_nodes[0]?.args ?? []).flat().map((tensor: Json) => [...tensor.config.keras_history, {}]);
          layer.inbound_nodes = tensors.length > 0 ? [tensors] : [];
        }
      },
    ],
  ];
  for (const [fact, edit] of graphs) {
    it(`is read: ${fact}`, async () => assert.deepEqual(await readEdited(GRAPH, edit), GRAPH));
  }
});

describe("a model that a NetworkSpec cannot say", () => {
  const set = (name: string, values: Json) => (model: Json) => void Object.assign(layerOf(model, name).config, values);
  const chains: [fact: string, edit: (model: Json) => void, message: RegExp][] = [
    ["dropout", insert(2, "Dropout", { rate: 0.5 }), /la capa otra: es de tipo Dropout y las que hay son Conv2D/],
    ["batch normalization", insert(2, "BatchNormalization"), /la capa otra: es de tipo BatchNormalization/],
    ["a model inside the model", insert(2, "Sequential", { layers: [] }), /la capa otra: es de tipo Sequential/],
    ["a softmax", insert(2, "Softmax"), /la capa otra: es de tipo Softmax/],
    ["another slope", bare("LeakyReLU", { negative_slope: 0.3 }), /la capa otra: la pendiente debe ser 0\.2 y llegó 0\.3/],
    ["a bounded ReLU", bare("ReLU", { max_value: 6 }), /la capa otra: max_value debe ser sin máximo y llegó 6/],
    ["an ELU of another height", bare("ELU", { alpha: 0.5 }), /la capa otra: alpha debe ser 1 y llegó 0\.5/],
    ["two activations", insert(2, "ReLU"), /la capa otra: una activación debe ir justo después/],
    ["an activation before anything", insert(1, "ReLU"), /la capa otra: una activación debe ir justo después/],
    [
      "an activation that is none of ours",
      set("conv2d", { activation: "gelu" }),
      /la capa conv2d: su activación es "gelu" y las que hay son linear, silu/,
    ],
    ["groups", set("conv2d", { groups: 2 }), /la capa conv2d: groups debe ser 1 y llegó 2/],
    ["dilation", set("conv2d", { dilation_rate: [2, 2] }), /la capa conv2d: dilation_rate debe ser 1 y llegó \[2, 2\]/],
    ["channels first", set("conv2d", { data_format: "channels_first" }), /la capa conv2d: data_format debe ser channels_last/],
    ["no bias", set("dense", { use_bias: false }), /la capa dense: use_bias debe ser true y llegó false.*\n.*use_bias=True/],
    ["an adapter", set("dense", { lora_rank: 4 }), /la capa dense: lora_rank no debe estar y llegó 4/],
    [
      "another precision",
      set("dense", { dtype: { class_name: "DTypePolicy", config: { name: "mixed_float16" } } }),
      /la capa dense: calcula en "mixed_float16"/,
    ],
    [
      "a class of its author's",
      (model) => void Object.assign(layerOf(model, "dense"), { registered_name: "Mi>Dense" }),
      /la capa dense: es de una clase propia, "Mi>Dense"/,
    ],
    [
      "an input of any size",
      set("input_layer", { batch_shape: [null, null, null, 2] }),
      /la capa input_layer: la forma de la entrada, .*, no está fija/,
    ],
    ["several outputs without a head", set("dense", { units: 10 }), /la capa dense: es la última y da 10 números.*\n.*Dense\(1\)/],
    [
      "an output with activation",
      set("dense", { activation: "tanh" }),
      /la capa dense: es la última y debe dar un solo número sin activación/,
    ],
    ["a size that is none", set("conv2d", { filters: -2 }), /la capa conv2d: filters debe ser un entero positivo/],
  ];
  for (const [fact, edit, message] of chains) {
    it(`is refused: ${fact}`, () => assert.rejects(readEdited(CHAIN, edit), { name: "SpecError", message }));
  }

  const tensor = (name: string) => ({ class_name: "__keras_tensor__", config: { keras_history: [name, 0, 0] } });
  const reads =
    (name: string, ...names: string[]) =>
    (model: Json) =>
      void Object.assign(layerOf(model, name), { inbound_nodes: [{ args: [names.map(tensor)], kwargs: {} }] });
  const graphs: [fact: string, edit: (model: Json) => void, message: RegExp][] = [
    ["a branch", reads("flatten", "conv2d"), /la capa flatten: lee la salida de conv2d|la capa flatten: empieza una rama/],
    ["a sum of three", reads("add", "conv2d", "input_layer", "input_layer"), /la capa add: debe sumar dos salidas distintas/],
    ["a sum with itself", reads("add", "conv2d", "conv2d"), /la capa add: debe sumar dos salidas distintas/],
    ["a layer that reads two", reads("flatten", "add_activation", "conv2d"), /la capa flatten: lee 2 salidas y solo Add puede/],
    [
      "a layer that is used twice",
      (model) => void layerOf(model, "conv2d").inbound_nodes.push({ args: [tensor("input_layer")], kwargs: {} }),
      /la capa conv2d: se usa 2 veces/,
    ],
    [
      "two inputs",
      (model) =>
        void Object.assign(model.config, {
          input_layers: [
            ["input_layer", 0, 0],
            ["otra", 0, 0],
          ],
        }),
      /una entrada y una salida, y sus entradas son/,
    ],
    [
      "two outputs",
      (model) =>
        void Object.assign(model.config, {
          output_layers: [
            ["flatten", 0, 0],
            ["conv2d", 0, 0],
          ],
        }),
      /una entrada y una salida, y sus salidas son/,
    ],
    ["a circle", reads("conv2d", "add"), /la capa conv2d: lee de una capa que no está antes/],
    [
      "an output halfway",
      (model) => void Object.assign(model.config, { output_layers: [["flatten", 0, 0]] }),
      /la salida del modelo es la de la capa flatten/,
    ],
  ];
  for (const [fact, edit, message] of graphs) {
    it(`is refused: ${fact}`, () => assert.rejects(readEdited(GRAPH, edit), { name: "SpecError", message }));
  }

  it("is refused when a sum reads what an activation took", async () => {
    const spec = image(conv2d(2, { kernelSize: 3 }), conv2d(2, { kernelSize: 3 }), add(1), add(2));
    const edit = (model: Json) => {
      const activation = { ...extra("ReLU"), inbound_nodes: [{ args: [tensor("conv2d")], kwargs: {} }] };
      model.config.layers.push(activation);
      reads("conv2d_1", "otra")(model);
      reads("add", "conv2d_1", "conv2d")(model);
    };
    await assert.rejects(readEdited(spec, edit), {
      name: "SpecError",
      message: /la capa add: lee la salida de conv2d de antes de su activación/,
    });
  });

  it("is refused as damaged when its list of layers is none", async () => {
    const broken: [(model: Json) => void, RegExp][] = [
      [(model) => void model.config.layers.splice(1, 1, 7), /una capa del modelo debe tener class_name y config y llegó 7/],
      [(model) => void Object.assign(model.config.layers[2].config, { name: "conv2d" }), /dos capas del modelo se llaman igual/],
      [(model) => void delete model.config.layers[1].config.name, /una capa Conv2D no tiene nombre/],
    ];
    for (const [edit, message] of broken) await assert.rejects(readEdited(CHAIN, edit), { name: "DataError", message });
  });
});
