// What the page's worker runs: tools/browser makes of it the text that worker-source.ts exports.
import type { Answer, Port, Request } from "./messages";
import { serve } from "./serve";

serve(globalThis as unknown as Port<Answer, Request>);
