import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";

/** A file of the site: its type and its bytes. */
export type Site = Readonly<Record<string, readonly [type: string, body: string | Buffer]>>;

/** A site on this machine. */
export interface Served {
  readonly address: string;
  close(): void;
}

/** Serves a site with no header but the type of each file, and `policy` where there is one. */
export async function serve(site: Site, policy?: string): Promise<Served> {
  const server: Server = createServer((request, response) => {
    const [type, body] = site[request.url as string] ?? ["", ""];
    response.statusCode = type === "" ? 404 : 200;
    response.setHeader("content-type", type);
    if (policy) response.setHeader("content-security-policy", policy);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** A page, what it asked for, and what it complained about. */
export interface Visit {
  readonly page: Page;
  readonly requests: string[];
  readonly complaints: string[];
}

/** Opens a page, after a script of the test. */
export async function visit(browser: Browser, url: string, script = ""): Promise<Visit> {
  const page = await browser.newPage();
  const [requests, complaints]: string[][] = [[], []];
  page.on("request", (request) => requests.push(request.url().replace(/^(blob:).*/, "$1")));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.addInitScript(script);
  await page.goto(url);
  return { page, requests, complaints };
}
