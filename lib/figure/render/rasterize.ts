import { FileError } from "../../errors";

/** Whether this environment draws PNG files itself; a browser page draws the Vega-Lite specification instead. */
export const CAN_RASTERIZE: boolean = false;

/** @throws FileError always: in a browser the figure is drawn by the page. */
export function rasterize(_svg: string, _scale: number): Uint8Array {
  throw new FileError({
    subject: "renderPng",
    problem: "en el navegador no se dibujan archivos PNG",
    remedy: "usa renderSvg o muestra la figura con show",
  });
}
