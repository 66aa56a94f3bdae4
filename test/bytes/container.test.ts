import { strict as assert } from "node:assert";
import { isOfOtherVersion, pack, unpack } from "ebm/bytes";
import fc from "fast-check";

const KIND = { magic: "TEST", version: 3 };
const ask = { ...KIND, subject: "prueba.bin" };
const contents = { header: { título: "ñ", n: [1, 2] }, body: Float32Array.of(1.5, -2, Math.fround(1e-30)) };

describe("pack and unpack", () => {
  it("are inverse of each other, bit for bit", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), fc.float32Array(), async (raw, body) => {
        const header = JSON.parse(JSON.stringify(raw));
        const back = await unpack(await pack(KIND, { header, body }), ask);
        assert.deepEqual(back.header, header);
        assert.deepEqual(new Uint32Array(back.body.buffer), new Uint32Array(Float32Array.from(body).buffer));
      }),
    );
  });

  it("notice any truncation and any changed byte", async () => {
    const whole = await pack(KIND, contents);
    for (let n = 0; n < whole.length; n++) await assert.rejects(unpack(whole.slice(0, n), ask), { name: "DataError" });
    for (let i = 0; i < whole.length; i++) {
      const altered = whole.slice();
      altered[i] ^= 1;
      await assert.rejects(unpack(altered, ask), { name: "DataError" }, `byte ${i}`);
    }
  });

  it("tell a file of another version from one that is damaged or foreign", async () => {
    const whole = await pack(KIND, contents);
    assert.equal(isOfOtherVersion(whole, KIND), false);
    assert.equal(isOfOtherVersion(whole.slice(0, -1), KIND), false);
    assert.equal(isOfOtherVersion(new TextEncoder().encode("<!doctype html>"), KIND), false);
    assert.equal(isOfOtherVersion(new Uint8Array(), KIND), false);
    for (const version of [2, 4]) assert.equal(isOfOtherVersion(await pack({ ...KIND, version }, contents), KIND), true);
  });

  it("say in Spanish whether the file is foreign, of another version or damaged", async () => {
    const whole = await pack(KIND, contents);
    await assert.rejects(unpack(new TextEncoder().encode("<!doctype html>"), ask), /prueba\.bin · el fichero no empieza por «TEST»/);
    await assert.rejects(unpack(await pack({ ...KIND, version: 4 }, contents), ask), /versión 4 y se esperaba la 3/);
    await assert.rejects(unpack(whole.slice(0, -1), ask), /truncado o alterado/);
    for (const bad of [undefined, null, "TEST", [84, 69]] as never[])
      await assert.rejects(unpack(bad, ask), { name: "DataError", message: /prueba\.bin · .*Uint8Array/ });
  });
});
